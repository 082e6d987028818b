//! Check boxes: which options of a form are ticked.

mod lists;
mod matrix;

use std::ops::Range;

use super::candidates::{Candidate, Scene};
use super::choices;
use super::flags;
use super::plan::{self, Role, Slot};
use super::spans;
use super::values::is_number;
use crate::engine::Evidence;
use crate::parse::Page;
use crate::schema::Kind;
pub(super) use lists::ticked;

/// A question or statement beside boxes that is less alike than this is not the field's.
const ALIKE: f64 = 0.55;
const WORTH: f64 = 0.95;
/// Lines of options below the question that they answer.
const MOST_LINES: usize = 6;

/// A box with the text that it ticks.
struct Option_ {
    words: Range<usize>,
    mark: Range<usize>,
    is_ticked: bool,
}

/// Options that answer one question: those of a line, or of lines below each other.
struct Group {
    question: Vec<Range<usize>>,
    options: Vec<Option_>,
}

pub(super) fn by_box(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            break;
        }
        for group in groups(page) {
            answers(scene, at, page, &group, &mut found);
        }
        matrix::answers(scene, at, page, &mut found);
    }
    found
}

/// Whether words at a place are a box, how many they are, and whether it is ticked.
pub(super) fn mark(page: &Page, at: usize) -> Option<(usize, bool)> {
    let text = |at: usize| page.words.get(at).map_or("", |word| word.text.as_str());
    match text(at) {
        "☑" | "☒" | "✓" | "✔" | "[x]" | "[X]" | "(x)" | "(X)" | "■" | "[✓]" | "[✔]" | "[*]"
        | "(✓)" | "✗" | "✘" | "🗹" | "🗵" | "◉" | "⦿" | "🔘" | "_x_" | "_X_" | "__x__" | "__X__"
        | "_✓_" | "_✔_" => Some((1, true)),
        "☐" | "□" | "[]" | "[_]" | "○" | "◯" | "❏" | "❑" | "⬜" => Some((1, false)),
        // A line to fill in is a box only beside one that is filled in.
        text if text.len() >= 2 && text.chars().all(|c| c == '_') && crossed_near(page, at) => {
            Some((1, false))
        }
        "(" if text(at + 1) == ")" => Some((2, false)),
        "(" if matches!(text(at + 1), "x" | "X" | "✓") && text(at + 2) == ")" => Some((3, true)),
        "[" if text(at + 1) == "]" => Some((2, false)),
        "[" if matches!(text(at + 1), "x" | "X" | "✓") && text(at + 2) == "]" => Some((3, true)),
        _ => None,
    }
}

/// Whether a cross between lines to fill in stands near by.
fn crossed_near(page: &Page, at: usize) -> bool {
    let near = at.saturating_sub(8)..at + 8;
    let words = near.filter_map(|at| page.words.get(at));
    words.into_iter().any(|word| {
        let inner = word.text.trim_matches('_');
        inner.len() < word.text.len() && matches!(inner, "x" | "X" | "✓" | "✔")
    })
}

/// Whether the words of an answer stand behind a box that is empty: a choice that was not made.
pub(super) fn is_unticked(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let is_flag = |slot: &Slot| slot.kind == Kind::Bool;
    if scene.slots.get(candidate.slot).is_none_or(is_flag) {
        return false;
    }
    let page = scene.document.pages.get(candidate.evidence.page);
    let start = candidate.evidence.runs.first().map(|run| run.start);
    page.zip(start).is_some_and(|(page, start)| {
        (1..=2).any(|count| {
            let at = start.checked_sub(count);
            at.is_some_and(|at| mark(page, at) == Some((count, false)))
        })
    })
}

fn groups(page: &Page) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut last_line = None;
    for (index, line) in page.lines.iter().enumerate() {
        let words = line.words();
        let marks: Vec<(Range<usize>, bool)> = words
            .clone()
            .filter_map(|at| mark(page, at).map(|(count, ticked)| (at..at + count, ticked)))
            .collect();
        let Some((first, _)) = marks.first().cloned() else {
            continue;
        };
        let ends_with_mark = marks.last().is_some_and(|(mark, _)| mark.end == words.end);
        let has_text_before = words.start < first.start;
        // "Yes ☐ No ☑": where a line ends with a box, boxes stand behind their options.
        let behind = ends_with_mark && has_text_before;
        let mut question = Vec::new();
        let mut options = Vec::new();
        for (nth, (mark, is_ticked)) in marks.iter().enumerate() {
            let text = if behind {
                let start = if nth == 0 {
                    option_start(page, words.start, mark.start)
                } else {
                    marks.get(nth - 1).map_or(words.start, |(m, _)| m.end)
                };
                if nth == 0 && words.start < start {
                    question.push(words.start..start);
                }
                start..mark.start
            } else {
                let stop = marks.get(nth + 1).map_or(words.end, |(next, _)| next.start);
                mark.end..segment_end(page, index, mark.end, stop)
            };
            options.push(Option_ {
                words: text,
                mark: mark.clone(),
                is_ticked: *is_ticked,
            });
        }
        if !behind && has_text_before {
            question.push(words.start..first.start);
        }
        let goes_on = !has_text_before
            && last_line == index.checked_sub(1)
            && groups.last().is_some_and(|group| group.options.len() < 40);
        last_line = Some(index);
        match groups.last_mut() {
            Some(group) if goes_on && question.is_empty() => group.options.extend(options),
            _ => {
                if question.is_empty() {
                    question.extend(question_above(page, index));
                }
                groups.push(Group { question, options });
            }
        }
    }
    groups
}

/// Where the option begins that stands before the first box of a line: behind the question.
fn option_start(page: &Page, start: usize, mark: usize) -> usize {
    let ends_question = |at: &usize| {
        page.words
            .get(*at)
            .is_some_and(|word| word.text.ends_with([':', '?']))
    };
    (start..mark)
        .rev()
        .find(ends_question)
        .map_or_else(|| start.max(mark.saturating_sub(1)), |at| at + 1)
}

/// An option ends with its segment, when the boxes stand further apart.
fn segment_end(page: &Page, line: usize, start: usize, stop: usize) -> usize {
    let segments = page
        .lines
        .get(line)
        .map(|line| line.segments.as_slice())
        .unwrap_or_default();
    segments
        .iter()
        .find(|segment| segment.words.contains(&start))
        .map_or(stop, |segment| segment.words.end.min(stop))
}

/// The line above that asks for what the boxes answer.
fn question_above(page: &Page, line: usize) -> Option<Range<usize>> {
    let above = page.lines.get(line.checked_sub(1)?)?;
    let here = page.lines.get(line)?;
    let close = here.rect.y0 - above.rect.y1 < 1.2 * here.rect.height();
    (close && above.segments.len() <= MOST_LINES).then(|| above.words())
}

fn answers(scene: &Scene<'_>, at: usize, page: &Page, group: &Group, found: &mut Vec<Candidate>) {
    let mut offer = |slot: usize, value: serde_json::Value, words: Range<usize>, score: f64| {
        found.push(Candidate {
            slot,
            value,
            evidence: Evidence {
                page: at,
                runs: std::iter::once(words).collect(),
            },
            label: None,
            score: score.min(0.97),
        });
    };
    let of_question = scene.label_suits(at, &group.question);
    for &(index, alike) in of_question.iter().filter(|(_, alike)| *alike >= ALIKE) {
        let Some(slot) = scene.slots.get(index) else {
            continue;
        };
        for option in group.options.iter().filter(|option| option.is_ticked) {
            let texts = spans::texts(page, option.words.clone());
            let score = WORTH * (0.6 + 0.4 * alike);
            if slot.kind == Kind::Bool {
                if let Some(value) = texts.first().and_then(|word| flags::says(word)) {
                    offer(index, value.into(), option.words.clone(), score);
                }
            } else if !slot.choices.is_empty() {
                if let Some(reading) = choices::read(slot, &texts) {
                    offer(index, reading.value, option.words.clone(), score);
                }
            } else if !is_number(slot.kind)
                && matches!(slot.role, Role::Plain | Role::Name | Role::Currency)
                && !texts.is_empty()
            {
                offer(index, texts.join(" ").into(), option.words.clone(), score);
            }
        }
    }
    for option in &group.options {
        // A statement of its own with a box: ticked is true.
        for &(index, alike) in scene
            .label_suits(at, std::slice::from_ref(&option.words))
            .iter()
        {
            let is_flag = scene
                .slots
                .get(index)
                .is_some_and(|slot| slot.kind == Kind::Bool);
            // "Yes" alone is the answer to a question, and "Smoker" a statement.
            let is_statement = option.words.len() > 1
                || alike >= 0.8
                    && spans::texts(page, option.words.clone())
                        .iter()
                        .all(|word| flags::says(word).is_none());
            if is_flag && alike >= ALIKE && is_statement {
                let evidence = if option.words.is_empty() {
                    option.mark.clone()
                } else {
                    option.words.clone()
                };
                offer(
                    index,
                    option.is_ticked.into(),
                    evidence,
                    WORTH * (0.5 + 0.5 * alike),
                );
            }
        }
    }
    // Options that are the choices of an enum need no question.
    for (index, slot) in scene
        .slots
        .iter()
        .enumerate()
        .filter(|(_, slot)| slot.choices.len() > 1)
    {
        let named: Vec<_> = group
            .options
            .iter()
            .filter_map(|option| {
                Some((
                    option,
                    choices::read(slot, &spans::texts(page, option.words.clone()))?,
                ))
            })
            .collect();
        if named.len() < 2 || named.len() * 2 < group.options.len() {
            continue;
        }
        let question = group.question.first().map_or(0.0, |words| {
            plan::best(&slot.phrases, &scene.lexed.terms(at, words.clone()))
        });
        for (option, reading) in named.into_iter().filter(|(option, _)| option.is_ticked) {
            offer(
                index,
                reading.value,
                option.words.clone(),
                0.75 + 0.2 * question,
            );
        }
    }
}

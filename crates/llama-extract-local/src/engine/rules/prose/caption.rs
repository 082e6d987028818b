//! The caption of a court paper: the court above, the parties to the left of a column of brackets, the case to its right.

use std::ops::Range;

use serde_json::Value;

use super::runs_of;
use super::text::plain;
use crate::engine::Evidence;
use crate::engine::rules::candidates::Candidate;
use crate::engine::rules::lexicon;
use crate::parse::{Document, Page};

/// A caption is not longer, in lines.
const LONGEST: usize = 24;

/// A text and the words that say it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) words: Vec<usize>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Caption {
    pub(super) page: usize,
    pub(super) first: Vec<Said>,
    pub(super) second: Vec<Said>,
    pub(super) court: Option<Said>,
    pub(super) title: Option<Said>,
    pub(super) number: Option<Said>,
}

impl Caption {
    pub(super) fn candidate(&self, slot: usize, said: &Said, score: f64) -> Candidate {
        Candidate {
            slot,
            value: Value::String(said.text.clone()),
            evidence: self.evidence(said),
            label: None,
            score,
        }
    }

    pub(super) fn evidence(&self, said: &Said) -> Evidence {
        Evidence {
            page: self.page,
            runs: runs_of(&said.words),
        }
    }
}

/// The caption of a document: on one of its first pages.
pub(super) fn of(document: &Document) -> Option<Caption> {
    document
        .pages
        .iter()
        .take(3)
        .enumerate()
        .find_map(|(at, page)| on_page(page, at))
}

fn is_versus(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "v." | "vs."
            | "vs"
            | "versus"
            | "v"
            | "-v-"
            | "gegen"
            | "contre"
            | "tegen"
            | "contra"
            | "przeciwko"
            | "-against-"
            | "against"
    )
}

fn is_rule(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, ')' | '_' | '|' | '§' | ':' | 'x' | '-'))
}

/// The offices of the sides.
fn is_side(text: &str) -> bool {
    const STEMS: [&str; 22] = [
        "plaintiff",
        "defendant",
        "petitioner",
        "respondent",
        "appellant",
        "appellee",
        "claimant",
        "applicant",
        "klager",
        "beklagt",
        "demandeur",
        "demanderesse",
        "defendeur",
        "defenderesse",
        "demandante",
        "demandad",
        "eiser",
        "gedaagd",
        "powod",
        "pozwan",
        "movant",
        "debtor",
    ];
    let plain = plain(text);
    STEMS.iter().any(|stem| plain.starts_with(stem))
}

fn on_page(page: &Page, at: usize) -> Option<Caption> {
    let text = |word: usize| page.words.get(word).map_or("", |word| word.text.as_str());
    // The line between the sides holds nothing but the sign, to the left of the rule.
    let (line, sign) = page
        .lines
        .iter()
        .enumerate()
        .take(60)
        .find_map(|(index, line)| {
            let first = line.segments.first()?.words.clone();
            let left: Vec<usize> = first.filter(|word| !is_rule(text(*word))).collect();
            let [only] = left.as_slice() else { return None };
            is_versus(text(*only)).then_some((index, *only))
        })?;
    let sign_rect = page.words.get(sign)?.rect;
    let bounds = line.saturating_sub(LONGEST)..page.lines.len().min(line + LONGEST);
    // A column of brackets parts the caption; without one, the left half of the page is the caption.
    let rules: Vec<f64> = page
        .lines
        .get(bounds.clone())?
        .iter()
        .flat_map(|line| line.words())
        .filter(|word| matches!(text(*word), ")" | "|" | "§" | ":"))
        .filter_map(|word| page.words.get(word).map(|word| word.rect.x0))
        .filter(|x| *x > sign_rect.x0)
        .collect();
    let has_rule = rules.len() >= 3;
    let parting = if has_rule {
        rules.iter().copied().fold(f64::MAX, f64::min)
    } else {
        page.width
    };
    let side = |index: usize, left: bool| -> Vec<usize> {
        let words = page
            .lines
            .get(index)
            .map_or(0..0, crate::parse::Line::words);
        words
            .filter(|word| {
                let rect = page.words.get(*word).map(|word| word.rect);
                let is_left = rect.is_some_and(|rect| rect.x0 < parting - 0.5);
                is_left == left && !is_rule(text(*word))
            })
            .collect()
    };
    let mut caption = Caption {
        page: at,
        ..Caption::default()
    };
    let in_caption = |index: usize| {
        let words = page
            .lines
            .get(index)
            .map_or(0..0, crate::parse::Line::words);
        !has_rule || words.clone().any(|word| is_rule(text(word)))
    };
    let above = collect(page, (bounds.start..line).rev(), &side, &in_caption, true);
    let below = collect(page, line + 1..bounds.end, &side, &in_caption, false);
    caption.first = names(page, &above.0);
    caption.second = names(page, &below.0);
    if caption.first.is_empty() || caption.second.is_empty() {
        return None;
    }
    if has_rule {
        let lines: Vec<Vec<usize>> = (above.1..=below.1)
            .map(|index| side(index, false))
            .collect();
        right(page, &lines, &mut caption);
    }
    caption.court = court(page, above.1);
    Some(caption)
}

/// The words of one side, in reading order, and the furthest line of it.
fn collect(
    page: &Page,
    lines: impl Iterator<Item = usize>,
    side: &impl Fn(usize, bool) -> Vec<usize>,
    in_caption: &impl Fn(usize) -> bool,
    upwards: bool,
) -> (Vec<usize>, usize) {
    let text = |word: usize| page.words.get(word).map_or("", |word| word.text.as_str());
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut last = 0;
    let mut gap: Option<(f64, f64)> = None;
    for index in lines {
        let Some(line) = page.lines.get(index) else {
            break;
        };
        if last == 0 {
            last = index;
        }
        if !in_caption(index) {
            // The first line of a caption may stand above its brackets.
            break;
        }
        let near = gap.is_none_or(|(y0, y1)| {
            let distance = if upwards {
                y0 - line.rect.y1
            } else {
                line.rect.y0 - y1
            };
            distance < 1.6 * (y1 - y0)
        });
        let words = side(index, true);
        let is_office = words.first().is_some_and(|word| is_side(text(*word)));
        let has_name = parts.iter().flatten().count() > 0;
        if has_name && (!near || upwards && is_office) {
            break;
        }
        last = index;
        gap = Some((line.rect.y0, line.rect.y1));
        if is_office {
            if !upwards && has_name {
                break;
            }
            continue;
        }
        if !words.is_empty() {
            parts.push(words);
        }
    }
    if upwards {
        parts.reverse();
    }
    (parts.into_iter().flatten().collect(), last)
}

/// The names of one side: "A, Inc. and B".
fn names(page: &Page, words: &[usize]) -> Vec<Said> {
    let text = |word: usize| page.words.get(word).map_or("", |word| word.text.as_str());
    let mut names: Vec<Vec<usize>> = vec![Vec::new()];
    for (index, &word) in words.iter().enumerate() {
        let content = text(word);
        let joins = matches!(
            plain(content).as_str(),
            "and" | "und" | "et" | "y" | "en" | "oraz" | "i"
        );
        if joins {
            names.push(Vec::new());
            continue;
        }
        // "an individual", "a corporation", "et al.": what describes a party is none of its name.
        let describes = content.starts_with(char::is_lowercase)
            && !matches!(
                plain(content).as_str(),
                "of" | "de" | "van" | "der" | "von" | "la" | "del" | "for" | "the"
            );
        if describes {
            if let Some(name) = names.last_mut()
                && name.is_empty()
            {
                continue;
            }
            names.push(Vec::new());
            continue;
        }
        if let Some(name) = names.last_mut() {
            name.push(word);
        }
        let next_is_form = words
            .get(index + 1)
            .is_some_and(|next| super::is_company_form(text(*next)));
        if content.ends_with([',', ';']) && !next_is_form {
            names.push(Vec::new());
        }
    }
    names.retain(|name| {
        let letters: usize = name
            .iter()
            .map(|word| text(*word).chars().filter(|c| c.is_alphabetic()).count())
            .sum();
        letters >= 3
            && name
                .iter()
                .any(|word| text(*word).starts_with(char::is_uppercase))
    });
    names.iter().map(|name| said(page, name)).collect()
}

fn said(page: &Page, words: &[usize]) -> Said {
    let texts: Vec<&str> = words
        .iter()
        .filter_map(|word| page.words.get(*word).map(|word| word.text.as_str()))
        .collect();
    let joined = texts.join(" ");
    let text = joined.trim_matches([',', ';', ':', ' ']);
    let keeps_stop = text.rsplit(' ').next().is_some_and(super::is_company_form);
    let text = if keeps_stop {
        text
    } else {
        text.trim_end_matches('.')
    };
    Said {
        text: text.to_owned(),
        words: words.to_vec(),
    }
}

/// What stands to the right of the brackets: the number of the case and the title of the paper.
fn right(page: &Page, lines: &[Vec<usize>], caption: &mut Caption) {
    let text = |word: usize| page.words.get(word).map_or("", |word| word.text.as_str());
    let mut title: Vec<usize> = Vec::new();
    let mut done = false;
    for words in lines.iter().filter(|words| !words.is_empty()) {
        let joined: Vec<&str> = words.iter().map(|word| text(*word)).collect();
        let is_case = joined.iter().any(|word| {
            matches!(
                plain(word).as_str(),
                "no" | "nos"
                    | "number"
                    | "case"
                    | "docket"
                    | "cause"
                    | "index"
                    | "rg"
                    | "aktenzeichen"
                    | "az"
                    | "sygn"
            )
        });
        let id = words.iter().position(|word| {
            let digits = text(*word).chars().filter(char::is_ascii_digit).count();
            digits >= 2
        });
        if let (true, Some(id), None) = (is_case, id, &caption.number) {
            let from = words.get(id..).unwrap_or_default();
            caption.number = Some(said(page, from));
            continue;
        }
        let in_capitals = joined.iter().all(|word| !word.contains(char::is_lowercase))
            && !joined.iter().any(|word| word.ends_with(':'));
        if in_capitals && !done {
            title.extend(words);
        } else if !title.is_empty() {
            done = true;
        }
    }
    if !title.is_empty() {
        caption.title = Some(said(page, &title));
    }
}

/// The court that the lines above the caption name.
fn court(page: &Page, end: usize) -> Option<Said> {
    let text = |word: usize| page.words.get(word).map_or("", |word| word.text.as_str());
    let names_court = |words: &Range<usize>| {
        words.clone().any(|word| {
            let plain: String = text(word)
                .chars()
                .flat_map(lexicon::plain)
                .filter(|c| c.is_alphanumeric())
                .collect();
            [
                "court",
                "gericht",
                "tribunal",
                "rechtbank",
                "juzgado",
                "sad",
                "cour",
            ]
            .iter()
            .any(|name| plain == *name || plain.ends_with("gericht"))
        })
    };
    let start = (0..end.min(30)).find(|index| {
        page.lines
            .get(*index)
            .is_some_and(|line| names_court(&line.words()))
    })?;
    let mut words: Vec<usize> = page.lines.get(start)?.words().collect();
    // "IN THE SUPERIOR COURT": what leads in is none of the name.
    while words
        .first()
        .is_some_and(|word| matches!(plain(text(*word)).as_str(), "in" | "the" | "before"))
    {
        words.remove(0);
    }
    if words.len() > 14 {
        return None;
    }
    if let Some(next) = page.lines.get(start + 1).filter(|_| start + 1 < end) {
        let leads = next
            .words()
            .next()
            .is_some_and(|word| matches!(plain(text(word)).as_str(), "for" | "of" | "in"));
        if leads && next.words().len() <= 10 {
            words.extend(next.words());
        }
    }
    Some(said(page, &words))
}

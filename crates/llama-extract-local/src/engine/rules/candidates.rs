//! Fields with the words that may answer them, each with a score.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::time::Instant;

use serde_json::Value;

use super::labels::Labels;
use super::plan::{Role, Slot};
use super::spans::{self, Span};
use super::terms::Terms;
use super::values::{self, Habits};
use crate::engine::Evidence;
use crate::parse::{Document, Page};
use crate::schema::Kind;

/// Labels less alike than this are not the field's.
const ALIKE: f64 = 0.52;
/// Without a colon or a gap, where a label ends is a guess, so it must fit better.
const ALIKE_IN_RUN: f64 = 0.8;

/// One answer to one field.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) slot: usize,
    pub(super) value: Value,
    pub(super) evidence: Evidence,
    /// The label, so that one label answers one field.
    pub(super) label: Option<(usize, Range<usize>)>,
    pub(super) score: f64,
}

/// What all finders need to know.
pub(super) struct Scene<'d> {
    pub(super) document: &'d Document,
    pub(super) slots: &'d [Slot],
    pub(super) habits: Habits,
    /// What the labels of the slots are.
    pub(super) labels: Labels,
    /// What the headings of the blocks are in which the slots stand.
    pub(super) sections: Labels,
    /// The answer is of no use to anybody after this.
    pub(super) deadline: Instant,
    /// Words that tables have taken: page and word.
    pub(super) taken: BTreeSet<(usize, usize)>,
}

impl<'d> Scene<'d> {
    pub(super) fn new(
        document: &'d Document,
        slots: &'d [Slot],
        habits: Habits,
        deadline: Instant,
    ) -> Self {
        Self {
            document,
            slots,
            habits,
            labels: Labels::new(slots.iter().map(|slot| slot.phrases.clone())),
            sections: Labels::new(slots.iter().map(|slot| slot.section.clone())),
            deadline,
            taken: BTreeSet::new(),
        }
    }

    pub(super) fn out_of_time(&self) -> bool {
        Instant::now() >= self.deadline
    }

    pub(super) fn is_free(&self, page: usize, words: &Range<usize>) -> bool {
        self.taken
            .range((page, words.start)..(page, words.end))
            .next()
            .is_none()
    }
}

/// Answers found through labels.
pub(super) fn by_label(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return found;
        }
        for span in spans::of_page(page) {
            if !scene.is_free(at, &span.words) {
                continue;
            }
            let label = Terms::of(&page.text(span.words.clone()));
            for &(slot, alike) in scene.labels.suits(&label).iter() {
                if alike >= ALIKE {
                    around(scene, at, page, &span, slot, alike, &mut found);
                }
            }
        }
    }
    found
}

/// The values beside and below a label.
fn around(
    scene: &Scene<'_>,
    at: usize,
    page: &Page,
    span: &Span,
    slot: usize,
    alike: f64,
    found: &mut Vec<Candidate>,
) {
    let mut offer = |words: Range<usize>, way: f64| {
        let before = found.len();
        found.extend(answer(scene, at, page, span, slot, words, alike * way));
        found.len() > before
    };
    if !span.rest.is_empty() {
        if span.has_colon {
            offer(span.rest.clone(), 1.0);
        } else if alike >= ALIKE_IN_RUN {
            offer(span.rest.clone(), 0.9);
        }
        return;
    }
    let mut beside = false;
    if let Some((right, gap)) = spans::right_of(page, span.line, span.segment) {
        let far = (gap / page.width.max(1.0)).clamp(0.0, 1.0);
        beside = offer(right.words.clone(), 0.97 - 0.15 * far);
    }
    if let Some((line, segment)) = spans::below(page, span.line, span.segment)
        && let Some(content) = page.lines.get(line).and_then(|l| l.segments.get(segment))
    {
        let above = page
            .lines
            .get(span.line)
            .and_then(|l| l.segments.get(span.segment));
        let aligned = above.is_some_and(|above| {
            let slack = 0.6 * content.rect.height();
            (above.rect.x0 - content.rect.x0).abs() < slack
                || (above.rect.x1 - content.rect.x1).abs() < slack
        });
        let way = if aligned { 0.88 } else { 0.78 };
        offer(content.words.clone(), if beside { way - 0.1 } else { way });
    }
}

fn answer(
    scene: &Scene<'_>,
    at: usize,
    page: &Page,
    span: &Span,
    slot: usize,
    words: Range<usize>,
    score: f64,
) -> Option<Candidate> {
    if !scene.is_free(at, &words) {
        return None;
    }
    let content = scene.slots.get(slot)?;
    let texts = spans::texts(page, words.clone());
    let reading = values::read(content, &texts, scene.habits)?;
    let run = words.start + reading.start..words.start + reading.end;
    let mut score = score * reading.fit;
    let terms = Terms::of(&page.text(run.clone()));
    // What repeats the field's name is the rest of its label, unless it is numbered.
    let is_numbered = texts
        .iter()
        .any(|word| word.contains(|c: char| c.is_ascii_digit()));
    if content.kind == Kind::Text
        && !is_numbered
        && !terms.is_empty()
        && terms.0.is_subset(&content.terms.0)
    {
        return None;
    }
    // What begins with a label of its own belongs to that.
    if content.kind == Kind::Text && texts.first().is_some_and(|word| word.ends_with(':')) {
        score *= 0.5;
    }
    // What is itself the label of a field is hardly the value of another.
    let may_be_label = content.kind == Kind::Text && !is_numbered;
    if may_be_label && !matches!(content.role, Role::Date | Role::Email) {
        let label = scene.labels.best(&terms);
        if label > 0.85 {
            score *= 0.4;
        }
    }
    Some(Candidate {
        slot,
        value: reading.value,
        evidence: Evidence {
            page: at,
            runs: vec![run],
        },
        label: Some((at, span.words.clone())),
        score,
    })
}

/// Gives each field its best answer, best first; no words and no label serve twice.
pub(super) fn assign(mut candidates: Vec<Candidate>, threshold: f64) -> BTreeMap<usize, Candidate> {
    candidates.retain(|candidate| candidate.score >= threshold);
    // Ties go to what stands first in the document, so that the same input gives the same output.
    candidates.sort_by(|a, b| {
        let place = |c: &Candidate| {
            (
                c.evidence.page,
                c.evidence.runs.first().map(|r| r.start),
                c.slot,
            )
        };
        b.score
            .total_cmp(&a.score)
            .then_with(|| place(a).cmp(&place(b)))
    });
    let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut assigned: BTreeMap<usize, Candidate> = BTreeMap::new();
    for candidate in candidates {
        let page = candidate.evidence.page;
        let runs = candidate
            .evidence
            .runs
            .iter()
            .map(|run| (page, run.clone()));
        let words: Vec<(usize, usize)> = runs
            .chain(candidate.label.clone())
            .flat_map(|(page, run)| run.map(move |word| (page, word)))
            .collect();
        if assigned.contains_key(&candidate.slot) || words.iter().any(|word| used.contains(word)) {
            continue;
        }
        used.extend(words);
        assigned.insert(candidate.slot, candidate);
    }
    assigned
}

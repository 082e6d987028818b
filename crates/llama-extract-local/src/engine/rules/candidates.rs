//! Fields with the words that may answer them, each with a score.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;
use std::time::Instant;

use serde_json::Value;

use super::cells::Cells;
use super::labels::{Labels, Suits};
use super::legal_names;
use super::lexed::{Lexed, Matcher};
use super::plan::{Role, Slot};
use super::rows;
use super::sections::Sections;
use super::spans::{self, Span};
use super::values::Habits;
use super::ways;
use crate::engine::Evidence;
use crate::parse::{Document, Rect};

/// Labels less alike than this are not the field's.
const ALIKE: f64 = 0.52;
/// What an answer loses whose words or label have answered another field.
const SHARED: f64 = 0.55;

/// What a label is worth that suits a field only with the heading above it.
const JOINT: f64 = 0.93;
/// Words of a line that says who signs.
const LONGEST_SIGNER: usize = 5;
/// What a label with the word "date" is worth to a field that asks for none.
const DATED: f64 = 0.6;

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
    pub(super) labels: Rc<Labels>,
    /// What the headings of the blocks are in which the slots stand.
    pub(super) sections: Rc<Labels>,
    /// The answer is of no use to anybody after this.
    pub(super) deadline: Instant,
    /// Words that tables have taken: page and word.
    pub(super) taken: BTreeSet<(usize, usize)>,
    pub(super) lexed: Rc<Lexed>,
    label_matcher: Matcher,
    section_matcher: Matcher,
}

impl<'d> Scene<'d> {
    pub(super) fn new(
        document: &'d Document,
        slots: &'d [Slot],
        habits: Habits,
        deadline: Instant,
    ) -> Self {
        Self::with(
            document,
            slots,
            habits,
            deadline,
            Rc::new(Lexed::of(document)),
        )
    }

    /// The same document with other slots to fill.
    pub(super) fn with_slots<'s>(&self, slots: &'s [Slot]) -> Scene<'s>
    where
        'd: 's,
    {
        let lexed = Rc::clone(&self.lexed);
        let mut scene = Scene::with(self.document, slots, self.habits, self.deadline, lexed);
        scene.taken.clone_from(&self.taken);
        scene
    }

    fn with(
        document: &'d Document,
        slots: &'d [Slot],
        habits: Habits,
        deadline: Instant,
        lexed: Rc<Lexed>,
    ) -> Self {
        let labels = Rc::new(Labels::new(slots.iter().map(|slot| slot.phrases.clone())));
        let sections = Rc::new(Labels::new(slots.iter().map(|slot| slot.section.clone())));
        Self {
            document,
            slots,
            habits,
            label_matcher: Matcher::new(Rc::clone(&labels), &lexed),
            section_matcher: Matcher::new(Rc::clone(&sections), &lexed),
            labels,
            sections,
            deadline,
            taken: BTreeSet::new(),
            lexed,
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

    /// The fields that the words suit as a label.
    pub(super) fn label_suits(&self, page: usize, runs: &[Range<usize>]) -> Suits {
        self.label_matcher.suits(&self.lexed, page, runs)
    }

    /// The fields that the words suit as a heading of their section.
    pub(super) fn section_suits(&self, page: usize, words: &Range<usize>) -> Suits {
        let whole = self
            .section_matcher
            .suits(&self.lexed, page, std::slice::from_ref(words));
        // "Section B - Vehicle", "2. Party details": what numbers a heading is none of its words.
        let is_sign = |word: &usize| {
            let page = self.document.pages.get(page);
            let word = page.and_then(|page| page.words.get(*word));
            word.is_some_and(|word| matches!(word.text.as_str(), "-" | "–" | "—" | ":"))
        };
        let head = words.start..words.end.min(words.start + 4);
        let sign = head.rev().find(is_sign);
        let Some(sign) = sign.filter(|sign| sign + 1 < words.end) else {
            return whole;
        };
        let after = sign + 1..words.end;
        let after = self
            .section_matcher
            .suits(&self.lexed, page, std::slice::from_ref(&after));
        let best = |suits: &Suits| suits.first().map_or(0.0, |(_, alike)| *alike);
        if best(&after) > best(&whole) {
            after
        } else {
            whole
        }
    }

    /// How well the words suit any field as its label.
    pub(super) fn label_alike(&self, page: usize, words: &Range<usize>) -> f64 {
        self.label_matcher.best(&self.lexed, page, words.clone())
    }

    /// Whether a word is one of some field's label.
    pub(super) fn is_relevant(&self, page: usize, word: usize) -> bool {
        self.label_matcher.is_relevant(&self.lexed, page, word)
    }
}

/// Answers found through labels.
pub(super) fn by_label(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let names = legal_names::of(scene.document);
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return found;
        }
        let sections = Sections::of_page(scene, at, page);
        let cells = Cells::of(page);
        for span in spans::of_page(page) {
            let is_of_name = || names.iter().any(|name| name.goes_on_with(at, &span.words));
            if !scene.is_free(at, &span.words) {
                continue;
            }
            let suits = scene.label_suits(at, &span.runs());
            if !suits.is_empty() && is_of_name() {
                continue;
            }
            let is_dated =
                !suits.is_empty() && scene.lexed.terms(at, span.words.clone()).has("date");
            let rect = page.lines.get(span.line).map(|line| line.rect);
            let rect = page
                .words
                .get(span.words.start)
                .map(|word| word.rect)
                .or(rect);
            let joint = joint(scene, at, &span, &sections, rect.as_ref(), &suits);
            for &(index, alike) in joint.iter().chain(suits.iter()) {
                let Some(slot) = scene.slots.get(index) else {
                    continue;
                };
                let alike = match &rect {
                    Some(rect) => sections.weigh(slot, index, rect, alike),
                    None => alike,
                };
                // "Date signed" asks for no signature.
                let alike = if is_dated && slot.role != Role::Date && !slot.terms.has("date") {
                    alike * DATED
                } else {
                    alike
                };
                if alike >= ALIKE {
                    let label = ways::Label {
                        at,
                        page,
                        cells: &cells,
                        span: &span,
                        slot,
                        index,
                        alike,
                    };
                    ways::around(scene, &label, &mut found);
                }
            }
        }
    }
    found
}

/// The fields that a label suits together with the heading above it, and not without: "Seal" under "Materials".
fn joint(
    scene: &Scene<'_>,
    at: usize,
    span: &Span,
    sections: &Sections,
    rect: Option<&Rect>,
    suits: &Suits,
) -> Vec<(usize, f64)> {
    let is_whole = span.has_colon || span.rest.is_empty() && span.before.is_empty();
    // The date beside a signature is that of the signature.
    let line = scene
        .document
        .pages
        .get(at)
        .and_then(|page| page.lines.get(span.line));
    let mut before = line
        .iter()
        .flat_map(|line| line.segments.iter().take(span.segment));
    let signer = before.find(|segment| {
        let terms = scene.lexed.terms(at, segment.words.clone());
        segment.words.len() <= LONGEST_SIGNER && terms.has_any(&rows::SIGNERS)
    });
    let signer = signer.map(|segment| segment.words.clone());
    let heading = signer.or_else(|| rect.and_then(|rect| sections.words_over(rect)));
    let Some(heading) = heading.filter(|_| is_whole && span.skipped == 0 && span.above.is_empty())
    else {
        return Vec::new();
    };
    if heading.start == span.words.start || scene.lexed.terms(at, span.words.clone()).is_empty() {
        return Vec::new();
    }
    let alone = scene.label_suits(at, std::slice::from_ref(&heading));
    let both = scene.label_suits(at, &[heading, span.words.clone()]);
    let of = |suits: &Suits, slot: usize| {
        let found = suits.iter().find(|(other, _)| *other == slot);
        found.map_or(0.0, |(_, alike)| *alike)
    };
    both.iter()
        .map(|&(slot, alike)| (slot, alike * JOINT))
        .filter(|&(slot, alike)| {
            let is_nested = scene.slots.get(slot).is_some_and(|slot| slot.is_nested);
            !is_nested && alike > of(&alone, slot) && alike > of(suits, slot)
        })
        .collect()
}

/// Gives each field its best answer, best first. Words and labels serve twice only where the second answer is sure
/// enough to lose by it.
pub(super) fn assign(
    document: &Document,
    mut candidates: Vec<Candidate>,
    threshold: f64,
) -> BTreeMap<usize, Candidate> {
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
    let mut late: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if assigned.contains_key(&candidate.slot) {
            continue;
        }
        // The currency of an amount and the amount itself are one piece of evidence, and the label of an amount often says
        // at what rate.
        let words = if is_currency(&candidate) || is_rate(document, &candidate) {
            Vec::new()
        } else {
            words_of(&candidate)
        };
        if words.iter().any(|word| used.contains(word)) {
            late.push(candidate);
            continue;
        }
        used.extend(words);
        assigned.insert(candidate.slot, candidate);
    }
    for mut candidate in late {
        candidate.score *= SHARED;
        if candidate.score >= threshold && !assigned.contains_key(&candidate.slot) {
            assigned.insert(candidate.slot, candidate);
        }
    }
    assigned
}

/// The words of answers and of their labels: page and word.
pub(super) fn answered(answers: &BTreeMap<usize, Candidate>) -> BTreeSet<(usize, usize)> {
    answers.values().flat_map(words_of).collect()
}

fn is_currency(candidate: &Candidate) -> bool {
    let code = candidate.value.as_str().unwrap_or_default();
    candidate.label.is_none() && code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase())
}

fn is_rate(document: &Document, candidate: &Candidate) -> bool {
    let page = document.pages.get(candidate.evidence.page);
    let mut runs = candidate.evidence.runs.iter();
    candidate.value.is_number()
        && page.is_some_and(|page| runs.any(|run| page.text(run.clone()).contains('%')))
}

fn words_of(candidate: &Candidate) -> Vec<(usize, usize)> {
    let page = candidate.evidence.page;
    let runs = candidate
        .evidence
        .runs
        .iter()
        .map(|run| (page, run.clone()));
    runs.chain(candidate.label.clone())
        .flat_map(|(page, run)| run.map(move |word| (page, word)))
        .collect()
}

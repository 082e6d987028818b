//! Labels beside and above the places where values stand.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::index::Hit;
use crate::engine::Evidence;
use crate::engine::rules::printed::Label;
use crate::parse::{Document, Page, Segment};

/// Lines above a value in which its heading may stand.
const REACH: usize = 12;
/// Words before a value that may be its label.
const WORDS_BEFORE: usize = 8;
/// A line that says so much of a label is what the label is about.
const ENOUGH: f64 = 0.6;

pub(super) struct Labels<'d> {
    document: &'d Document,
    segments: RefCell<HashMap<(usize, usize), Rc<Label>>>,
    /// Lines by the terms in them, made when they are first asked for.
    lines: OnceCell<Lines>,
}

struct Lines {
    labels: Vec<Label>,
    by_term: HashMap<String, Vec<usize>>,
}

/// What a field is called.
pub(super) fn of_field(field: &crate::schema::Field) -> Label {
    let title = field.title.as_deref().unwrap_or_default();
    let named = Label::of(&format!("{} {title}", field.name));
    if named.is_empty() {
        Label::of(field.description.as_deref().unwrap_or_default())
    } else {
        named
    }
}

impl<'d> Labels<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self {
            document,
            segments: RefCell::default(),
            lines: OnceCell::new(),
        }
    }

    /// How much the label of a place is like another: 1 for the same.
    pub(super) fn near(&self, wanted: &Label, hit: &Hit) -> f64 {
        self.similarity(wanted, hit).unwrap_or(0.0)
    }

    fn similarity(&self, wanted: &Label, hit: &Hit) -> Option<f64> {
        let page_number = hit.evidence.page;
        let page = self.document.pages.get(page_number)?;
        let first = hit.evidence.runs.first()?.start;
        let at = page
            .lines
            .iter()
            .position(|line| line.words().contains(&first));
        let at = at?;
        let line = page.lines.get(at)?;
        let own = line
            .segments
            .iter()
            .position(|s| s.words.contains(&first))?;
        let segment = line.segments.get(own)?;

        let from = segment.words.start.max(first.saturating_sub(WORDS_BEFORE));
        let before = Label::of(&page.text(from..first));
        let mut best = wanted
            .similarity(&before)
            .max(0.8 * wanted.share_in(&before));
        if let Some(left) = own.checked_sub(1).and_then(|left| line.segments.get(left)) {
            let label = self.label(page, page_number, left);
            best = best
                .max(wanted.similarity(&label))
                .max(0.8 * wanted.share_in(&label));
        }
        let above = page.lines.iter().take(at).rev().take(REACH);
        for line in above {
            let over = line
                .segments
                .iter()
                .filter(|s| s.rect.overlap_x(&segment.rect) > 0.0);
            for heading in over {
                let label = self.label(page, page_number, heading);
                best = best.max(0.95 * wanted.similarity(&label));
            }
        }
        Some(best)
    }

    fn label(&self, page: &Page, number: usize, segment: &Segment) -> Rc<Label> {
        let mut segments = self.segments.borrow_mut();
        let label = segments
            .entry((number, segment.words.start))
            .or_insert_with(|| Rc::new(Label::of(&page.text(segment.words.clone()))));
        Rc::clone(label)
    }

    /// The first line that says a label best.
    pub(super) fn line(&self, wanted: &Label, within: &Range<usize>) -> Option<Hit> {
        let lines = self.lines.get_or_init(|| Lines::of(self.document));
        let mut candidates: Vec<usize> = wanted
            .terms()
            .filter_map(|term| lines.by_term.get(term))
            .flatten()
            .copied()
            .filter(|line| within.contains(line))
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: Option<(f64, usize)> = None;
        for line in candidates {
            let share = lines
                .labels
                .get(line)
                .map_or(0.0, |label| wanted.share_in(label));
            if share >= ENOUGH && best.is_none_or(|(most, _)| share > most) {
                best = Some((share, line));
            }
        }
        let (_, line) = best?;
        let mut left = line;
        for (number, page) in self.document.pages.iter().enumerate() {
            match page.lines.get(left) {
                Some(of_page) => {
                    let runs = vec![of_page.words()];
                    return Some(Hit {
                        evidence: Evidence { page: number, runs },
                        line,
                        is_exact: false,
                    });
                }
                None => left -= page.lines.len(),
            }
        }
        None
    }
}

impl Lines {
    fn of(document: &Document) -> Self {
        let mut lines = Self {
            labels: Vec::new(),
            by_term: HashMap::new(),
        };
        for page in &document.pages {
            for line in &page.lines {
                let label = Label::of(&page.text(line.words()));
                for term in label.terms() {
                    let number = lines.labels.len();
                    lines
                        .by_term
                        .entry(term.to_owned())
                        .or_default()
                        .push(number);
                }
                lines.labels.push(label);
            }
        }
        lines
    }
}

//! Which fields a label may belong to, without comparing every label with every field.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::plan::Phrase;
use super::terms::Terms;

/// Fields that a label suits, each with how well; best first, then in the order of the fields.
pub(super) type Suits = Rc<Vec<(usize, f64)>>;

/// Labels of the same words are compared once: documents repeat them on every page.
pub(super) struct Labels {
    index: HashMap<String, Vec<usize>>,
    phrases: Vec<Vec<Phrase>>,
    known: RefCell<HashMap<Terms, Suits>>,
}

/// More different labels than this are compared anew, to bound the memory.
const MAX_KNOWN: usize = 50_000;
/// One label answers one field, so of many that it suits the best are enough to choose from.
const MOST: usize = 12;
/// Less alike than this is of no use to anybody.
const ALIKE: f64 = 0.5;

impl Labels {
    /// Over the phrases that each slot answers to.
    pub(super) fn new(slots: impl Iterator<Item = Vec<Phrase>>) -> Self {
        let mut labels = Self {
            index: HashMap::new(),
            phrases: Vec::new(),
            known: RefCell::default(),
        };
        for (slot, phrases) in slots.enumerate() {
            let terms: BTreeSet<&String> = phrases.iter().flat_map(|p| &p.terms.0).collect();
            for term in terms {
                labels.index.entry(term.clone()).or_default().push(slot);
            }
            labels.phrases.push(phrases);
        }
        labels
    }

    pub(super) fn suits(&self, label: &Terms) -> Suits {
        if let Some(known) = self.known.borrow().get(label) {
            return Rc::clone(known);
        }
        let suits = self.compare(label);
        let mut known = self.known.borrow_mut();
        if known.len() < MAX_KNOWN {
            known.insert(label.clone(), Rc::clone(&suits));
        }
        suits
    }

    /// Whether any field has the term.
    pub(super) fn knows(&self, term: &str) -> bool {
        self.index.contains_key(term)
    }

    /// The fields that have the term in a name or description.
    pub(super) fn slots_with(&self, term: &str) -> &[usize] {
        self.index.get(term).map(Vec::as_slice).unwrap_or_default()
    }

    /// What [`Labels::suits`] remembers.
    pub(super) fn compare(&self, label: &Terms) -> Suits {
        let terms = label.0.iter().filter_map(|term| self.index.get(term));
        let slots: BTreeSet<usize> = terms.flatten().copied().collect();
        let mut suits: Vec<(usize, f64)> = slots
            .into_iter()
            .filter_map(|slot| Some((slot, super::plan::best(self.phrases.get(slot)?, label))))
            .filter(|(_, alike)| *alike >= ALIKE)
            .collect();
        suits.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        suits.truncate(MOST);
        Rc::new(suits)
    }

    /// How well the label suits the field that it suits best; 0 for none.
    pub(super) fn best(&self, label: &Terms) -> f64 {
        let suits = self.suits(label);
        suits.iter().map(|(_, alike)| *alike).fold(0.0, f64::max)
    }
}

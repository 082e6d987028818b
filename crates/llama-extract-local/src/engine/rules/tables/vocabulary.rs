//! The folded words of a document, each folded once: lists ask for them line by line.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::columns::Columns;
use crate::engine::rules::terms::Terms;
use crate::parse::Document;

pub(super) struct Vocabulary {
    pages: Vec<Vec<Rc<Terms>>>,
}

impl Vocabulary {
    pub(super) fn of(document: &Document) -> Self {
        let mut known: HashMap<&str, Rc<Terms>> = HashMap::new();
        let pages = document.pages.iter().map(|page| {
            let words = page.words.iter().map(|word| {
                let terms = known.entry(&word.text);
                Rc::clone(terms.or_insert_with(|| Rc::new(Terms::of(&word.text))))
            });
            words.collect()
        });
        Self {
            pages: pages.collect(),
        }
    }

    fn terms(&self, page: usize, words: &Range<usize>) -> &[Rc<Terms>] {
        self.pages
            .get(page)
            .and_then(|page| page.get(words.clone()))
            .unwrap_or_default()
    }

    /// How many different words of the headings stand here.
    pub(super) fn headings(
        &self,
        page: usize,
        words: &Range<usize>,
        columns: &Columns<'_>,
    ) -> usize {
        let terms = self.terms(page, words).iter().flat_map(|terms| &terms.0);
        let known: BTreeSet<&String> = terms.filter(|term| columns.knows(term)).collect();
        known.len()
    }
}

//! The terms of every word of a document, folded once and known by number.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::dates;
use super::labels::{Labels, Suits};
use super::terms::{self, Terms};
use crate::parse::Document;

/// Number of a term within one document.
type Id = u32;

pub(super) struct Lexed {
    /// By page, then by word.
    words: Vec<Vec<Box<[Id]>>>,
    terms: Vec<String>,
}

impl Lexed {
    pub(super) fn of(document: &Document) -> Self {
        let mut ids: HashMap<String, Id> = HashMap::new();
        let mut lexed = Self {
            words: Vec::with_capacity(document.pages.len()),
            terms: Vec::new(),
        };
        for page in &document.pages {
            let mut words: Vec<Box<[Id]>> = vec![Box::default(); page.words.len()];
            for segment in page.lines.iter().flat_map(|line| &line.segments) {
                let texts = super::spans::texts(page, segment.words.clone());
                let slots = words.get_mut(segment.words.clone()).into_iter().flatten();
                let dated = dates::among(&texts, dates::Order::BySign);
                let all = terms::of_words(&texts).into_iter().enumerate();
                // A date or an id in a label says nothing about the field; a year alone may.
                let kept = all.map(|(at, own)| {
                    if dated.iter().any(|date| date.contains(&at))
                        || texts.get(at).is_some_and(|word| is_id(word))
                    {
                        Vec::new()
                    } else {
                        own
                    }
                });
                for (slot, own) in slots.zip(kept) {
                    *slot = own
                        .into_iter()
                        .map(|term| {
                            let next = ids.len() as Id;
                            *ids.entry(term).or_insert_with_key(|term| {
                                lexed.terms.push(term.clone());
                                next
                            })
                        })
                        .collect();
                }
            }
            lexed.words.push(words);
        }
        lexed
    }

    fn ids(&self, page: usize, words: Range<usize>) -> &[Box<[Id]>] {
        let page = self.words.get(page).map(Vec::as_slice).unwrap_or_default();
        page.get(words).unwrap_or_default()
    }

    /// The terms of one word; those of a phrase are all with its first word.
    pub(super) fn of_word(&self, page: usize, word: usize) -> impl Iterator<Item = &str> {
        let ids = self.ids(page, word..word + 1).iter().flatten();
        ids.filter_map(|id| self.terms.get(*id as usize).map(String::as_str))
    }

    /// Which terms of the document are some that are looked for, by their numbers.
    pub(super) fn marked(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<bool> {
        self.terms.iter().map(|term| is_wanted(term)).collect()
    }

    /// How many different marked terms stand among some words.
    pub(super) fn count_marked(&self, marked: &[bool], page: usize, words: Range<usize>) -> usize {
        let is_marked = |id: &&Id| marked.get(**id as usize).is_some_and(|marked| *marked);
        let ids = words.flat_map(|word| self.ids(page, word..word + 1).iter().flatten());
        let mut known: Vec<Id> = ids.filter(is_marked).copied().collect();
        known.sort_unstable();
        known.dedup();
        known.len()
    }

    pub(super) fn terms(&self, page: usize, words: Range<usize>) -> Terms {
        self.named(self.ids(page, words).iter().flatten())
    }

    fn named<'i>(&self, ids: impl Iterator<Item = &'i Id>) -> Terms {
        Terms(
            ids.filter_map(|id| self.terms.get(*id as usize).cloned())
                .collect(),
        )
    }
}

/// Letters and digits in one word: no word of a label.
fn is_id(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits >= 2 && word.contains(char::is_alphabetic) && !word.contains(['(', '%', ':'])
}

/// Labels of fields looked up by the words of one document.
pub(super) struct Matcher {
    labels: Rc<Labels>,
    /// Whether any field has the term; most words of a document are of no field.
    relevant: Vec<bool>,
    known: RefCell<BTreeMap<Vec<Id>, Suits>>,
    none: Suits,
}

/// More different labels than this are compared anew, to bound the memory.
const MAX_KNOWN: usize = 50_000;

impl Matcher {
    pub(super) fn new(labels: Rc<Labels>, lexed: &Lexed) -> Self {
        let relevant = lexed.marked(|term| labels.knows(term));
        Self {
            labels,
            relevant,
            known: RefCell::default(),
            none: Rc::new(Vec::new()),
        }
    }

    /// Whether a word says something of a field.
    pub(super) fn is_relevant(&self, lexed: &Lexed, page: usize, word: usize) -> bool {
        self.any(lexed.ids(page, word..word + 1).iter().flatten())
    }

    fn any<'i>(&self, mut ids: impl Iterator<Item = &'i Id>) -> bool {
        ids.any(|id| self.relevant.get(*id as usize).is_some_and(|known| *known))
    }

    /// The fields that the words of a label suit.
    pub(super) fn suits(&self, lexed: &Lexed, page: usize, runs: &[Range<usize>]) -> Suits {
        let words = || runs.iter().flat_map(|run| lexed.ids(page, run.clone()));
        if !self.any(words().flatten()) {
            return Rc::clone(&self.none);
        }
        let mut key: Vec<Id> = words().flatten().copied().collect();
        key.sort_unstable();
        key.dedup();
        if let Some(known) = self.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        let suits = self.labels.compare(&lexed.named(key.iter()));
        let mut known = self.known.borrow_mut();
        if known.len() < MAX_KNOWN {
            known.insert(key, Rc::clone(&suits));
        }
        suits
    }

    /// How well the words suit the field that they suit best; 0 for none.
    pub(super) fn best(&self, lexed: &Lexed, page: usize, words: Range<usize>) -> f64 {
        let suits = self.suits(lexed, page, std::slice::from_ref(&words));
        suits.iter().map(|(_, alike)| *alike).fold(0.0, f64::max)
    }
}

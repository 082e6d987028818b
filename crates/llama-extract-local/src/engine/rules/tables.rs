//! Lists: of objects, out of tables and repeated blocks; of single values, out of whatever lists them.

mod about;
mod breaks;
mod captioned;
mod cells;
mod columns;
mod ends;
mod flows;
mod front_matter;
mod geometry;
mod grid;
mod header;
mod headings;
mod keys;
mod leftover;
mod lists;
mod offer;
mod outline;
mod ranges;
mod records;
mod repeated;
mod rows;
mod shapes;
mod signs;
mod slides;
mod split;
mod staggered;
mod sums;
#[cfg(test)]
mod tests;
mod times;
mod transposed;
mod unheaded;
mod units;
mod wording;
mod wrapped;

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Scene;
use super::plan::{self, Phrase};
use crate::engine::Found;
use crate::schema::{Field, Node};
use about::About;
use columns::Columns;
use offer::Offer;
use outline::Outline;

/// An offer that scores less is no answer.
const LEAST: f64 = 0.3;
/// An offer that scores as much is not looked further for.
const CERTAIN: f64 = 0.95;
/// What rows that another list has taken are worth to a further list.
const TAKEN: f64 = 0.25;
/// Of a guess's rows, at most one in so many has answered a field.
const FEW: usize = 3;
/// Offers of one list that are kept to choose from.
const MOST: usize = 12;

/// A list of objects to be found.
struct Wanted<'s> {
    path: Vec<usize>,
    columns: Columns<'s>,
    offers: Vec<Offer>,
}

/// The lists of a schema, by their paths, and what those may be for which nothing speaks but that their rows are alike.
#[derive(Default)]
pub(super) struct Lists<'s> {
    pub(super) found: BTreeMap<Vec<usize>, Found>,
    guesses: Vec<Wanted<'s>>,
}

impl Lists<'_> {
    /// Fills lists by guesses, and takes the words of their rows, where no more than a few rows have answered a field:
    /// rows of labels and values are alike, too. Whether there was one.
    pub(super) fn guess(
        &mut self,
        scene: &mut Scene<'_>,
        answered: &BTreeSet<(usize, usize)>,
    ) -> bool {
        let mut wanted = std::mem::take(&mut self.guesses);
        for wanted in &mut wanted {
            wanted.offers.retain(|offer| {
                let has_answered = |row: &&offer::Row| row.words().any(|w| answered.contains(&w));
                let rows = offer.rows.iter().filter(has_answered).count();
                rows * FEW <= offer.rows.len()
            });
        }
        wanted.retain(|wanted| !wanted.offers.is_empty());
        assign(scene, &wanted, |_| true, &mut self.found);
        !wanted.is_empty()
    }
}

/// All lists of a schema; the words of their rows are taken.
pub(super) fn all<'s>(scene: &mut Scene<'_>, fields: &'s [Field]) -> Lists<'s> {
    let mut lists = Vec::new();
    lists_in(fields, &mut Vec::new(), &mut lists);
    let mut found = BTreeMap::new();
    if lists.is_empty() {
        return Lists::default();
    }
    let outline = Outline::of(scene.document);
    let others: Vec<Vec<Phrase>> = lists
        .iter()
        .map(|(_, field, _)| plan::phrases(field))
        .collect();
    let mut wanted = Vec::new();
    let mut scalars = Vec::new();
    for (path, field, element) in lists {
        match element {
            Node::Object(columns) => {
                let columns = Columns::new(columns);
                let authors = front_matter::authors::records(scene, &outline, field, &columns);
                let records = authors.or_else(|| slides::records(scene, &outline, field, &columns));
                if let Some(records) = records {
                    found.insert(path, Found::List(records));
                    continue;
                }
                let about = About::new(Some(field));
                let offers = offers(scene, &columns, &about, &outline, Some((field, &others)));
                wanted.push(Wanted {
                    path,
                    columns,
                    offers,
                });
            }
            Node::Leaf(leaf) => scalars.push((path, field, leaf)),
            Node::List(_) => {}
        }
    }
    let done = assign(scene, &wanted, |offer| !offer.unnamed, &mut found);
    for (path, field, leaf) in scalars {
        let list = lists::find(scene, &outline, field, leaf);
        found.insert(path, list);
    }
    let mut guesses = Vec::new();
    for (index, mut wanted) in wanted.into_iter().enumerate() {
        wanted.offers.retain(|offer| offer.unnamed);
        if !done.contains(&index) && !wanted.offers.is_empty() {
            guesses.push(wanted);
        }
    }
    Lists { found, guesses }
}

/// The rows of a document of which each is one entity.
pub(super) fn rows(scene: &mut Scene<'_>, fields: &[Field]) -> Found {
    let outline = Outline::of(scene.document);
    let columns = Columns::new(fields);
    let offers = offers(scene, &columns, &About::new(None), &outline, None);
    let wanted = Wanted {
        path: Vec::new(),
        columns,
        offers,
    };
    let mut found = BTreeMap::new();
    assign(scene, std::slice::from_ref(&wanted), |_| true, &mut found);
    found
        .remove(&wanted.path)
        .unwrap_or(Found::List(Vec::new()))
}

/// What the list may be, best first.
fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    named: Option<(&Field, &[Vec<Phrase>])>,
) -> Vec<Offer> {
    let mut offers = grid::offers(scene, columns, about, outline);
    offers.extend(geometry::offers(scene, columns, about, outline));
    offers.extend(transposed::offers(scene, columns, about, outline));
    offers.extend(staggered::offers(scene, columns, about, outline));
    // A table whose headings and caption fit leaves nothing to guess.
    let certain = offers.iter().any(|offer| offer.score >= CERTAIN);
    if let Some((field, others)) = named.filter(|_| !certain) {
        offers.extend(records::offers(
            scene, columns, about, outline, field, others,
        ));
        offers.extend(shapes::offers(scene, columns, about, outline));
        offers.extend(unheaded::offers(scene, columns, about, outline));
    }
    offers.retain(|offer| offer.score >= LEAST);
    // The order of finding decides between equals.
    offers.sort_by(|a, b| b.score.total_cmp(&a.score));
    offers.truncate(MOST);
    offers
}

/// Gives each list its best offer that is good enough, best first; rows serve two lists only when one has nothing else.
/// Which lists got one.
fn assign(
    scene: &mut Scene<'_>,
    wanted: &[Wanted<'_>],
    is_enough: impl Fn(&Offer) -> bool,
    found: &mut BTreeMap<Vec<usize>, Found>,
) -> BTreeSet<usize> {
    let mut all: Vec<(usize, &Offer)> = wanted
        .iter()
        .enumerate()
        .flat_map(|(list, wanted)| wanted.offers.iter().map(move |offer| (list, offer)))
        .filter(|(_, offer)| is_enough(offer))
        .collect();
    all.sort_by(|a, b| b.1.score.total_cmp(&a.1.score));
    let mut done: BTreeSet<usize> = BTreeSet::new();
    let mut second: Vec<(usize, &Offer)> = Vec::new();
    let mut given: Vec<(usize, &Offer)> = Vec::new();
    let mut taken = scene.taken.clone();
    for (list, offer) in all {
        if done.contains(&list) {
            continue;
        }
        let words = offer.words();
        let shared = words.iter().filter(|word| taken.contains(word)).count();
        if shared * 4 > words.len() {
            second.push((list, offer));
            continue;
        }
        taken.extend(words);
        done.insert(list);
        given.push((list, offer));
    }
    for (list, offer) in second {
        if !offer.unnamed && offer.score * (1.0 - TAKEN) >= LEAST && done.insert(list) {
            given.push((list, offer));
        }
    }
    scene.taken.extend(taken);
    for (list, wanted) in wanted.iter().enumerate() {
        let offer = given.iter().find(|(other, _)| *other == list);
        let rows = offer.map_or_else(Vec::new, |(_, offer)| offer.found(scene, &wanted.columns));
        found.insert(wanted.path.clone(), Found::List(rows));
    }
    done
}

fn lists_in<'s>(
    fields: &'s [Field],
    path: &mut Vec<usize>,
    lists: &mut Vec<(Vec<usize>, &'s Field, &'s Node)>,
) {
    for (index, field) in fields.iter().enumerate() {
        path.push(index);
        match &field.node {
            Node::Object(inner) => lists_in(inner, path, lists),
            Node::List(element) => lists.push((path.clone(), field, element.as_ref())),
            Node::Leaf(_) => {}
        }
        path.pop();
    }
}

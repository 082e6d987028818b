//! Records one after the other behind a label: `Present: Ann Low (chair), Tom Basri`.

use std::ops::Range;

use super::fill;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::{self, Phrase, Role};
use crate::engine::rules::tables::about::About;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::{Offer, Row};
use crate::engine::rules::tables::outline::{Kind, Outline, Piece};
use crate::engine::rules::tables::split;
use crate::engine::rules::terms::Terms;
use crate::parse::Page;

/// A label names the list at least so well.
const NAMED: f64 = 0.75;
/// Words of a label, and of a record.
const LABEL: usize = 6;
const LONGEST: usize = 14;
/// Records behind one label.
const MOST: usize = 100;

/// Lists of names behind their labels; more than names and what stands with them is no list of this kind.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    phrases: &[Phrase],
) -> Vec<Offer> {
    let texts = (0..columns.first_list)
        .filter(|slot| !columns.is_typed(*slot))
        .count();
    let names = columns.slots.iter().any(|slot| slot.role == Role::Name);
    if !names || columns.first_list < 2 || texts < columns.first_list {
        return Vec::new();
    }
    let mut offers = Vec::new();
    for (index, piece) in outline.pieces.iter().enumerate() {
        let Some(page) = scene.document.pages.get(piece.page) else {
            continue;
        };
        let Some(end) = label_end(page, &piece.words) else {
            continue;
        };
        let label = page.text(piece.words.start..end);
        let terms = Terms::of(label.trim_end_matches(':'));
        let named = about.named_by(&label).max(plan::best(phrases, &terms));
        if named < NAMED || !scene.is_free(piece.page, &piece.words) {
            continue;
        }
        let runs = behind(page, outline, index, end);
        offers.extend(offer(scene, columns, page, piece, &runs, named));
    }
    offers
}

/// Where the label in front of a line ends.
fn label_end(page: &Page, words: &Range<usize>) -> Option<usize> {
    let ends = |at: &usize| {
        page.words
            .get(*at)
            .is_some_and(|word| word.text.ends_with(':'))
    };
    words.clone().take(LABEL).find(ends).map(|at| at + 1)
}

/// What stands behind a label, with the lines that it goes on over.
fn behind(page: &Page, outline: &Outline, index: usize, end: usize) -> Vec<Range<usize>> {
    let Some(piece) = outline.pieces.get(index) else {
        return Vec::new();
    };
    let mut runs: Vec<Range<usize>> = Vec::new();
    if end < piece.words.end {
        runs.push(end..piece.words.end);
    }
    for next in outline.pieces.iter().skip(index + 1) {
        let open = runs.last().is_none_or(|run| {
            let last = run.end.checked_sub(1).and_then(|at| page.words.get(at));
            last.is_some_and(|word| word.text.ends_with([',', ';']))
        });
        let beside = runs.is_empty() && next.line == piece.line;
        let is_other = next.page != piece.page
            || next.kind != Kind::Text
            || label_end(page, &next.words).is_some();
        if is_other || !(next.goes_on || open || beside) || runs.len() > MOST {
            break;
        }
        runs.push(next.words.clone());
    }
    runs
}

fn offer(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    page: &Page,
    piece: &Piece,
    runs: &[Range<usize>],
    named: f64,
) -> Option<Offer> {
    let parts = split::parts(page, runs);
    if parts.is_empty() || parts.len() > MOST {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    for runs in parts {
        let words: usize = runs.iter().map(Range::len).sum();
        let first = runs.first().and_then(|run| page.words.get(run.start));
        // Names are written with capitals, and are short.
        if words > LONGEST || !first.is_some_and(|word| word.text.starts_with(char::is_uppercase)) {
            return None;
        }
        let record: Vec<Piece> = runs
            .into_iter()
            .enumerate()
            .map(|(nth, run)| Piece {
                words: run.clone(),
                content: run,
                kind: Kind::Text,
                goes_on: nth > 0,
                beside: false,
                ..piece.clone()
            })
            .collect();
        let (row, share) = fill::row(scene, columns, &record);
        if share <= 0.0 {
            return None;
        }
        rows.push(row);
    }
    Some(Offer {
        unnamed: false,
        score: 0.3 + 0.45 * named,
        sure: vec![0.5 + 0.3 * named; columns.slots.len()],
        rows,
        heads: Vec::new(),
    })
}

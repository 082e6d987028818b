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
/// What it adds that each record has a remark in brackets.
const REMARKED: f64 = 0.12;
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
    if columns.first_list < 2 || texts < columns.first_list {
        return Vec::new();
    }
    let mut offers = Vec::new();
    for (index, piece) in outline.pieces.iter().enumerate() {
        let Some(page) = scene.document.pages.get(piece.page) else {
            continue;
        };
        let heading = (piece.kind == Kind::Heading).then_some(piece.words.end);
        let Some(end) = label_end(page, &piece.words).or(heading) else {
            continue;
        };
        let label = page.text(piece.words.start..end);
        let terms = Terms::of(label.trim_end_matches(':'));
        let named = about.named_by(&label).max(plan::best(phrases, &terms));
        if named < NAMED || !scene.is_free(piece.page, &piece.words) {
            continue;
        }
        let runs = behind(page, outline, index, end);
        let parts = split::parts(page, &runs);
        // What is no list of names is one of records when each has its remark: `English (native), Dutch (basic)`.
        let has_remark = |runs: &Vec<Range<usize>>| {
            let text: Vec<String> = runs.iter().map(|run| page.text(run.clone())).collect();
            let text = text.join(" ");
            text.contains(" (") || text.contains(": ")
        };
        let remarked = parts.len() > 1 && parts.iter().all(has_remark);
        if remarked || names && heading.is_none() {
            let found = offer(scene, columns, piece, parts, named);
            offers.extend(found.map(|mut found| {
                found.score += if remarked { REMARKED } else { 0.0 };
                found
            }));
        }
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
    piece: &Piece,
    parts: Vec<Vec<Range<usize>>>,
    named: f64,
) -> Option<Offer> {
    let page = scene.document.pages.get(piece.page)?;
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

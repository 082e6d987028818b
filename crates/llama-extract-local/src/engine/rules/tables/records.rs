//! Repeated blocks: groups of labelled values, jobs of a résumé, entries of a list with several parts.

mod fill;
mod inline;
mod labelled;

use super::about::About;
use super::columns::Columns;
use super::offer::{Offer, Row};
use super::outline::{Kind, Outline, Piece};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::{self, Phrase};
use crate::engine::rules::terms::Terms;
use crate::schema::Field;

/// A heading names the list at least so well.
const NAMED: f64 = 0.45;
/// A section of more lines than this is no list of records.
const LONGEST: usize = 600;

/// The repeated blocks that the list may be.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    field: &Field,
    others: &[Vec<Phrase>],
) -> Vec<Offer> {
    let mut offers = labelled::offers(scene, columns, about, outline);
    let phrases = plan::phrases(field);
    offers.extend(inline::offers(scene, columns, about, outline, &phrases));
    let mut sections: Vec<(f64, usize)> = Vec::new();
    for (index, piece) in outline.pieces.iter().enumerate() {
        if piece.kind != Kind::Heading {
            continue;
        }
        let Some(page) = scene.document.pages.get(piece.page) else {
            continue;
        };
        let text = page.text(piece.words.clone());
        let named = about
            .named_by(&text)
            .max(0.95 * plan::best(&phrases, &Terms::of(text.trim_end_matches(':'))));
        if named >= NAMED {
            sections.push((named, index));
        }
    }
    sections.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (named, heading) in sections.into_iter().take(4) {
        let region = region(scene, outline, heading, &phrases, others);
        if region.is_empty() || region.len() > LONGEST || scene.out_of_time() {
            continue;
        }
        let pieces: Vec<Piece> = region
            .into_iter()
            .filter_map(|index| outline.pieces.get(index).cloned())
            .collect();
        offers.extend(of_region(scene, columns, &pieces, named));
    }
    offers
}

/// The pieces under a heading. Where headings of all levels look the same, one that is followed by another at once
/// holds that and its like: up to a heading that another list of the schema is named by, or of other content.
fn region(
    scene: &Scene<'_>,
    outline: &Outline,
    heading: usize,
    own: &[Phrase],
    others: &[Vec<Phrase>],
) -> Vec<usize> {
    let pieces = &outline.pieces;
    let is_heading = |index: usize| {
        pieces
            .get(index)
            .is_some_and(|piece| piece.kind == Kind::Heading)
    };
    let within: Vec<usize> = outline.under(heading).collect();
    if !within.is_empty() || !is_heading(heading + 1) {
        return within;
    }
    let first_kind = pieces.get(heading + 2).map(|piece| piece.kind);
    let mut end = heading + 1;
    while let Some(piece) = pieces.get(end) {
        if piece.kind == Kind::Heading {
            let text = scene
                .document
                .pages
                .get(piece.page)
                .map(|page| page.text(piece.words.clone()));
            let terms = Terms::of(text.unwrap_or_default().trim_end_matches(':'));
            let claimed = others
                .iter()
                .any(|phrases| plan::best(phrases, &terms) > 0.8 && plan::best(own, &terms) < 0.8);
            let next = pieces.get(end + 1).map(|piece| piece.kind);
            if claimed || next != first_kind {
                break;
            }
        }
        end += 1;
    }
    (heading + 1..end).collect()
}

/// The best way to part a region into records.
fn of_region(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    pieces: &[Piece],
    named: f64,
) -> Option<Offer> {
    let mut best: Option<(f64, Vec<Row>)> = None;
    for starts in partings(scene, pieces) {
        let mut rows = Vec::new();
        let mut filled = 0.0;
        for (nth, &start) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).copied().unwrap_or(pieces.len());
            let Some(record) = pieces.get(start..end) else {
                continue;
            };
            let (row, share) = fill::row(scene, columns, record);
            if share > 0.0 {
                filled += share;
                rows.push(row);
            }
        }
        until_foreign(columns, &mut rows);
        if rows.is_empty() {
            continue;
        }
        // Rows that hold all fields are better than many that hold some.
        let mean = filled / starts.len().max(1) as f64;
        let before = starts.first().copied().unwrap_or_default() as f64;
        let score = mean + if rows.len() > 1 { 0.1 } else { 0.0 } - 0.05 * before;
        if best
            .as_ref()
            .is_none_or(|(known, _)| score > *known + 0.001)
        {
            best = Some((score, rows));
        }
    }
    let (mean, rows) = best?;
    (mean > 0.45).then(|| Offer {
        unnamed: false,
        score: 0.2 + 0.3 * named + 0.3 * mean.min(1.0),
        sure: vec![0.35 + 0.25 * named + 0.2 * mean.min(1.0); columns.slots.len()],
        rows,
        heads: Vec::new(),
    })
}

/// Ends a list where its rows lose a typed value that all before had: what follows is something else.
fn until_foreign(columns: &Columns<'_>, rows: &mut Vec<Row>) {
    for slot in (0..columns.first_list).filter(|slot| columns.is_typed(*slot)) {
        let has = |row: &Row| row.cells.contains_key(&slot) || row.given.contains_key(&slot);
        let with = rows.iter().take_while(|row| has(row)).count();
        let later = rows.iter().skip(with).any(has);
        if with >= 2 && !later {
            rows.truncate(with);
        }
    }
}

/// Ways to part lines into records: where each begins.
fn partings(scene: &Scene<'_>, pieces: &[Piece]) -> Vec<Vec<usize>> {
    let starts = |is_start: &dyn Fn(usize, &Piece) -> bool| -> Vec<usize> {
        let pieces = pieces.iter().enumerate();
        pieces
            .filter(|(index, piece)| is_start(*index, piece))
            .map(|(index, _)| index)
            .collect()
    };
    let highest = pieces
        .iter()
        .filter(|piece| piece.kind == Kind::Heading)
        .map(|piece| piece.rank)
        .max();
    let left = pieces
        .iter()
        .map(|piece| piece.rect.x0)
        .fold(f64::INFINITY, f64::min);
    let before = |index: usize| index.checked_sub(1).and_then(|before| pieces.get(before));
    let new_line = |index: usize, piece: &Piece| {
        before(index).is_none_or(|before| before.line != piece.line || before.page != piece.page)
    };
    let mut ways = vec![
        starts(&|_, piece| piece.kind == Kind::Heading && Some(piece.rank) == highest),
        starts(&|_, piece| piece.kind == Kind::Item),
        starts(&|index, piece| piece.apart && !piece.goes_on && new_line(index, piece)),
        starts(&|index, piece| new_line(index, piece) && !piece.goes_on),
        starts(&|index, piece| new_line(index, piece) && piece.rect.x0 <= left + 2.0),
        // A line after entries of a list begins the next record.
        starts(&|index, piece| {
            piece.kind != Kind::Item
                && !piece.goes_on
                && before(index).is_none_or(|before| before.kind == Kind::Item || before.goes_on)
        }),
    ];
    // A date or period in each record: on its first line, or so many lines further down.
    let dated: Vec<usize> = starts(&|_, piece| {
        piece.kind != Kind::Item
            && scene
                .document
                .pages
                .get(piece.page)
                .is_some_and(|page| fill::has_period(&page.text(piece.words.clone())))
    });
    for back in 0..=3 {
        let shifted: Option<Vec<usize>> = dated.iter().map(|at| at.checked_sub(back)).collect();
        if let Some(shifted) = shifted.filter(|shifted| !shifted.is_empty()) {
            ways.push(shifted);
        }
    }
    for way in &mut ways {
        way.dedup();
    }
    // What precedes the first record is of none, so it must not be long.
    ways.retain(|way| way.first().is_some_and(|first| *first <= 3));
    let mut kept: Vec<Vec<usize>> = Vec::new();
    for way in ways {
        if !kept.contains(&way) {
            kept.push(way);
        }
    }
    kept
}

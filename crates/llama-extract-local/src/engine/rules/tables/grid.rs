//! Tables whose cells are known: ruled, or marked up.

mod body;
mod heads;
mod matrix;

use std::collections::BTreeSet;

use super::about::About;
use super::columns::Columns;
use super::geometry;
use super::offer::{self, Offer};
use super::outline::Outline;
use crate::engine::rules::candidates::Scene;
use body::rows_under;
use heads::{Head, heads};
use matrix::Matrix;

/// Known cells are surer than those that places make.
const SURER: f64 = 0.05;

/// The columns of the table before, how many there are, and the page it was last on.
type Before = (Vec<Option<(usize, f64)>>, usize, usize);

/// The tables that the list may be.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
) -> Vec<Offer> {
    let mut offers = Vec::new();
    // Tables of the document so far, for lists that say which one they are.
    let mut nth = 0;
    // The header of the table before, for one that goes on over the page.
    let mut before: Option<Before> = None;
    let mut checked = offer::Checked::default();
    for (at, page) in scene.document.pages.iter().enumerate() {
        for table in &page.tables {
            if scene.out_of_time() {
                return Vec::new();
            }
            let matrix = Matrix::new(page, at, table);
            let heads = heads(&matrix, table, columns);
            if heads.is_empty() {
                // Without a header of its own, a table on the next page goes on with the one before.
                if let Some((named, width, last)) = &before
                    && *width == table.columns
                    && at <= last + 1
                    && table.head_rows == 0
                    && let Some(Offer { rows, .. }) = offers.last_mut()
                {
                    let head = Head {
                        first: 0,
                        end: 0,
                        named: named.clone(),
                        stop: table.rows,
                    };
                    let more = rows_under(scene, columns, &matrix, &head);
                    let fits = more.iter().filter(|row| row.cells.len() > 1).count();
                    if fits * 2 > more.len() {
                        rows.extend(more);
                        offer::without_more_totals(scene, columns, about, rows, &mut checked);
                        before = Some((named.clone(), *width, at));
                        continue;
                    }
                }
                before = None;
                nth += 1;
                continue;
            }
            for head in &heads {
                let rows = rows_under(scene, columns, &matrix, head);
                let mut caption = captioned(scene, about, outline, &matrix, head);
                if about.place == Some(nth) {
                    caption = 1.0;
                }
                let mut alike = vec![0.0; columns.slots.len()];
                for (slot, how) in head.named.iter().flatten() {
                    if let Some(known) = alike.get_mut(*slot) {
                        *known = *how;
                    }
                }
                for row in &rows {
                    for slot in row.cells.keys() {
                        if let Some(known) = alike.get_mut(*slot)
                            && *known == 0.0
                        {
                            *known = 0.6;
                        }
                    }
                }
                let words = (head.first..head.end)
                    .flat_map(|row| matrix.cells(row))
                    .flat_map(|cell| cell.runs.iter().map(|run| (at, run.clone())))
                    .collect();
                let offer = geometry::finish(scene, columns, about, rows, words, alike, caption);
                if let Some(mut offer) = offer {
                    offer.score += SURER;
                    offers.push(offer);
                    checked = offer::Checked::default();
                    before = Some((head.named.clone(), table.columns, at));
                }
            }
            nth += 1;
        }
    }
    joined(offers)
}

/// Tables with the same columns that suit the list equally are all of it.
fn joined(offers: Vec<Offer>) -> Vec<Offer> {
    const AS_WELL: f64 = 0.04;
    let Some(best) = offers.iter().map(|offer| offer.score).reduce(f64::max) else {
        return offers;
    };
    let slots = |offer: &Offer| -> BTreeSet<usize> {
        offer
            .rows
            .iter()
            .flat_map(|row| row.cells.keys().copied())
            .collect()
    };
    let Some(first) = offers.iter().position(|offer| offer.score >= best) else {
        return offers;
    };
    let Some(wanted) = offers.get(first).map(slots) else {
        return offers;
    };
    let mut all: Option<Offer> = None;
    let mut alone = Vec::new();
    for offer in offers {
        if offer.score >= best - AS_WELL && slots(&offer) == wanted {
            match &mut all {
                Some(all) => {
                    all.rows.extend(offer.rows);
                    all.heads.extend(offer.heads);
                }
                None => all = Some(offer),
            }
        } else {
            alone.push(offer);
        }
    }
    all.into_iter().chain(alone).collect()
}

fn captioned(
    scene: &Scene<'_>,
    about: &About,
    outline: &Outline,
    matrix: &Matrix<'_>,
    head: &Head,
) -> f64 {
    let first = (head.first..head.stop).find_map(|row| {
        matrix
            .cells(row)
            .first()
            .and_then(|cell| cell.runs.first().map(|run| run.start))
    });
    let Some(first) = first else { return 0.0 };
    let page = matrix.page;
    let line = page.lines.partition_point(|line| line.words().end <= first);
    // Rows of the sheet above the headings may be the caption: nearest first.
    let mut captions = Vec::new();
    for (distance, row) in (0..head.first).rev().take(4).enumerate() {
        for cell in matrix.cells(row) {
            captions.push((matrix.text(cell), 1.0 - 0.05 * distance as f64));
        }
    }
    captions.extend(outline.captions(scene.document, matrix.at, line));
    let mut best = about.named_by_any(&captions);
    // And so may headings over groups of columns.
    for row in head.first..head.end {
        for cell in matrix
            .cells(row)
            .iter()
            .filter(|cell| cell.columns.len() > 1)
        {
            best = best.max(0.9 * about.named_by(&matrix.text(cell)));
        }
    }
    best
}

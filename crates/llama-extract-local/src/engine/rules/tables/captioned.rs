//! Headings and labels that name the list, for rows that have no header of their own.

use super::about::About;
use super::cells;
use super::columns::Columns;
use super::outline::{Outline, Piece};
use crate::engine::rules::candidates::Scene;
use crate::parse::Page;

/// A heading names the list at least so well.
const NAMED: f64 = 0.45;
/// A text heads a column of the list at least so well.
const HEADS: f64 = 0.7;

/// A piece of the outline that names the list.
pub(super) struct Caption<'o> {
    /// Into the pieces of the outline.
    pub(super) index: usize,
    pub(super) piece: &'o Piece,
    /// How well it names the list.
    pub(super) named: f64,
}

/// The pieces that name the list, of those that may.
pub(super) fn captions<'o>(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &'o Outline,
    may_name: impl Fn(&Piece) -> bool,
) -> Vec<Caption<'o>> {
    let mut found = Vec::new();
    for (index, piece) in outline.pieces.iter().enumerate() {
        let page = scene.document.pages.get(piece.page);
        let Some(page) = page.filter(|_| may_name(piece)) else {
            continue;
        };
        let named = about.named_by(&page.text(piece.words.clone()));
        if named >= NAMED && !heads_columns(page, piece, columns) {
            found.push(Caption {
                index,
                piece,
                named,
            });
        }
    }
    found
}

/// Whether a piece is one of several headings of columns, which have rows below them that other rules read.
fn heads_columns(page: &Page, piece: &Piece, columns: &Columns<'_>) -> bool {
    let Some(line) = page.lines.get(piece.line) else {
        return false;
    };
    let heads = cells::runs(page, line).into_iter().filter(|run| {
        let suits = columns.suits(&page.text(run.clone()));
        suits.iter().any(|(_, alike)| *alike >= HEADS)
    });
    heads.count() > 1
}

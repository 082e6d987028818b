//! Authors beside each other, each above an institution, a place and an address.

use std::ops::Range;

use super::{Piece, is_institution, text};
use crate::engine::rules::candidates::Scene;
use crate::parse::Page;

/// Lines of a block below the name.
const MOST: usize = 8;

/// A name and the lines below it.
pub(super) struct Block {
    pub(super) name: Range<usize>,
    pub(super) below: Vec<Range<usize>>,
}

/// The blocks, when names without marks stand above institutions or addresses.
pub(super) fn blocks(scene: &Scene<'_>, page: &Page, front: &[&Piece]) -> Vec<Block> {
    let names: Vec<&&Piece> = front
        .iter()
        .filter(|piece| is_name(&text(scene, piece)))
        .collect();
    let mut blocks = Vec::new();
    for name in &names {
        let mut below: Vec<Range<usize>> = Vec::new();
        let mut reached = false;
        for piece in front.iter().filter(|piece| piece.line > name.line) {
            let middle = 0.5 * (piece.rect.x0 + piece.rect.x1);
            let of_column = name.rect.overlap_x(&piece.rect) > 0.0
                // What stands in the middle of a block stands under the name that is nearest.
                && names.iter().all(|other| {
                    let away = |name: &Piece| (0.5 * (name.rect.x0 + name.rect.x1) - middle).abs();
                    other.line != name.line || away(name) <= away(other) + 0.5
                });
            if !of_column {
                continue;
            }
            if names.iter().any(|other| other.words == piece.words) || below.len() >= MOST {
                break;
            }
            reached |= is_institution(&text(scene, piece)) || text(scene, piece).contains('@');
            below.push(piece.words.clone());
        }
        // A name in the middle of a block, as a street may look like one, belongs to that.
        if reached && !below.is_empty() && !page.text(name.words.clone()).is_empty() {
            blocks.push(Block {
                name: name.words.clone(),
                below,
            });
        }
    }
    blocks
}

/// Words with capitals and nothing else, as a line of its own.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let particle = |word: &str| super::PARTICLES.contains(&word);
    (2..=4).contains(&words.len())
        && !is_institution(text)
        && words.iter().all(|word| {
            particle(word)
                || word.starts_with(char::is_uppercase)
                    && word
                        .chars()
                        .all(|c| c.is_alphabetic() || "-.'’".contains(c))
        })
}

impl Block {
    /// The line of the institution: one with a word for it, or else the first that is no address and no place.
    pub(super) fn institution(&self, page: &Page) -> Option<Range<usize>> {
        let lines = || {
            self.below
                .iter()
                .map(|line| (line, page.text(line.clone())))
        };
        let department = |text: &str| {
            let lower = text.to_lowercase();
            super::authors::DEPARTMENTS
                .iter()
                .any(|word| lower.starts_with(word))
        };
        let named = lines().find(|(_, text)| is_institution(text) && !department(text));
        let first = || lines().find(|(_, text)| !text.contains(['@', ',']) && !department(text));
        named.or_else(first).map(|(line, _)| line.clone())
    }

    /// The line with city and country: parted by a comma, and without numbers.
    pub(super) fn place(&self, page: &Page) -> Option<Range<usize>> {
        let fits = |line: &&Range<usize>| {
            let text = page.text((*line).clone());
            text.contains(", ")
                && !text.contains(|c: char| c.is_ascii_digit() || c == '@')
                && !is_institution(&text)
        };
        self.below.iter().find(fits).cloned()
    }
}

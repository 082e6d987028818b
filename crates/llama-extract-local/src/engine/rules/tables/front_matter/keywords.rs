//! Keywords that run on behind their heading in the column of the abstract.

use std::ops::Range;

use crate::engine::Found;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Slot;
use crate::engine::rules::tables::outline::{Kind, Outline};
use crate::engine::rules::tables::split;
use crate::schema::Field;

/// What keywords are called, in lower case.
const HEADS: [&str; 14] = [
    "keywords",
    "key words",
    "index terms",
    "schlüsselwörter",
    "schlagwörter",
    "stichwörter",
    "trefwoorden",
    "kernwoorden",
    "sleutelwoorden",
    "mots-clés",
    "mots clés",
    "palabras clave",
    "słowa kluczowe",
    "general terms",
];
/// Lines that they go on over.
const LINES: usize = 6;
/// Words of one of them.
const LONGEST: usize = 6;
const SURE: f64 = 0.85;

/// The keywords, when the field asks for them.
pub(in crate::engine::rules::tables) fn find(
    scene: &Scene<'_>,
    outline: &Outline,
    field: &Field,
    slot: &Slot,
) -> Option<Vec<Found>> {
    let name = field.name.to_lowercase().replace(['_', '-'], " ");
    let is_asked = HEADS.iter().any(|head| name.contains(head))
        || [
            "keyword",
            "palabras",
            "mots cles",
            "slowa",
            "schlagwo",
            "schluesselwo",
        ]
        .iter()
        .any(|head| name.contains(head));
    if !is_asked {
        return None;
    }
    outline
        .pieces
        .iter()
        .enumerate()
        .find_map(|(index, piece)| {
            let page = scene.document.pages.get(piece.page)?;
            let lower = page.text(piece.words.clone()).to_lowercase();
            let head = HEADS.iter().find(|head| lower.starts_with(*head))?;
            let behind = lower.get(head.len()..)?.trim_start();
            // A heading of its own is read as any other.
            if !behind.starts_with([':', '.', '—', '–', '-']) {
                return None;
            }
            let count = head.split(' ').count();
            let last = page.words.get(piece.words.start + count - 1)?;
            let runs_in = last.text.contains(['—', '–']) && !last.text.ends_with(['—', '–']);
            let sign = page.words.get(piece.words.start + count);
            let stands_alone =
                sign.is_some_and(|word| matches!(word.text.as_str(), "—" | "–" | "-" | ":"));
            let start =
                piece.words.start + count - usize::from(runs_in) + usize::from(stands_alone);
            let mut runs: Vec<Range<usize>> = Vec::new();
            runs.push(start..piece.words.end);
            let mut last = piece;
            for next in outline.pieces.iter().skip(index + 1).take(4 * LINES) {
                let in_column = next.rect.overlap_x(&piece.rect) > 0.0 && next.line > last.line;
                if !in_column {
                    continue;
                }
                let ends = runs
                    .last()
                    .is_some_and(|run| page.text(run.clone()).ends_with('.'));
                let close = next.rect.y0 - last.rect.y1 < 0.7 * piece.rect.height().max(1.0);
                // A line that ends before its column does, without a comma, is the last.
                let open = page.text(last.words.clone()).ends_with([',', ';'])
                    || last.rect.x1 + 4.0 * piece.rect.height() > piece.rect.x1.max(next.rect.x1);
                // A last line of keywords may look like a heading, but has commas.
                let is_other = next.kind == Kind::Item
                    || next.kind == Kind::Heading
                        && !page.text(next.words.clone()).contains([',', ';']);
                if next.page != piece.page
                    || is_other
                    || ends
                    || !close
                    || !open
                    || runs.len() > LINES
                {
                    break;
                }
                runs.push(next.words.clone());
                last = next;
            }
            let parts = split::parts(page, &runs);
            let fits =
                |runs: &Vec<Range<usize>>| runs.iter().map(Range::len).sum::<usize>() <= LONGEST;
            if parts.len() < 2 || !parts.iter().all(fits) {
                return None;
            }
            let places = parts.into_iter().map(|runs| (piece.page, runs)).collect();
            let mut found = split::values(scene, slot, places, SURE, true);
            // `Terms—load forecasting`: the heading is a part of the first word.
            if runs_in && let Some(Found::Value { value, .. }) = found.first_mut() {
                let text = value.as_str().unwrap_or_default().to_owned();
                if let Some((_, rest)) = text.split_once(['—', '–']) {
                    *value = rest.trim_start().into();
                }
            }
            Some(found)
        })
}

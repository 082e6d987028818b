//! Headers that stand on several pages of one table: what the cells below tell on one page holds on all.

use std::collections::BTreeMap;

use super::header::{Column, Header};
use crate::engine::rules::candidates::Scene;
use crate::parse::Rect;

/// In points: the same heading stands at the same place of every page.
const SAME: f64 = 2.0;

/// Gives headers of the same words at the same places the columns of the one that has most.
pub(super) fn unite(scene: &Scene<'_>, headers: &mut [Header]) {
    let mut best: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, header) in headers.iter().enumerate() {
        let group = best.entry(texts(scene, header)).or_default();
        group.push(at);
    }
    for group in best.values().filter(|group| group.len() > 1) {
        let most = group.iter().rev().copied();
        let most = most.max_by_key(|at| headers.get(*at).map_or(0, |header| header.columns.len()));
        let Some(model) = most.and_then(|at| headers.get(at)).cloned() else {
            continue;
        };
        for at in group {
            let Some(header) = headers.get_mut(*at) else {
                continue;
            };
            if header.page == model.page
                || header.columns.len() == model.columns.len()
                || !same_place(scene, header, &model)
            {
                continue;
            }
            let down = header.bottom - model.bottom;
            let moved = |column: &Column| Column {
                rect: Rect {
                    y0: column.rect.y0 + down,
                    y1: column.rect.y1 + down,
                    ..column.rect
                },
                ..column.clone()
            };
            header.columns = model.columns.iter().map(moved).collect();
        }
    }
}

fn texts(scene: &Scene<'_>, header: &Header) -> Vec<String> {
    let page = scene.document.pages.get(header.page);
    let lines = header.words.iter();
    lines
        .filter_map(|words| Some(page?.text(words.clone())))
        .collect()
}

/// Whether each word of a header is as far from the left as that of another one.
fn same_place(scene: &Scene<'_>, a: &Header, b: &Header) -> bool {
    let places = |header: &Header| -> Vec<f64> {
        let page = scene.document.pages.get(header.page);
        let words = header.words.iter().flat_map(Clone::clone);
        words
            .filter_map(|word| Some(page?.words.get(word)?.rect.x0))
            .collect()
    };
    let (a, b) = (places(a), places(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| (a - b).abs() < SAME)
}

//! Records of labelled values: the first label again begins the next record.

use std::collections::BTreeSet;

use crate::engine::rules::candidates::Scene;
use crate::engine::rules::tables::about::About;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::{Offer, Place, Row};
use crate::engine::rules::tables::outline::Outline;
use crate::parse::{Line, Page};

const ALIKE: f64 = 0.8;
/// Words of a label.
const LONGEST: usize = 5;

/// A value with its label.
struct Labelled {
    slot: usize,
    alike: f64,
    place: Place,
    line: usize,
    bottom: f64,
}

pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
) -> Vec<Offer> {
    let mut values: Vec<Labelled> = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return Vec::new();
        }
        for (index, line) in page.lines.iter().enumerate() {
            let found = labels_of(page, at, index, line, columns);
            // A line without a label goes on with the value above.
            if found.is_empty()
                && let Some(last) = values.last_mut()
                && last.place.page == at
                && last.line + 1 == index
                && line.rect.y0 - last.bottom < 0.6 * line.rect.height()
                && line.segments.len() == 1
                && !page.text(line.words()).contains(": ")
            {
                last.place.runs.push(line.words());
                last.line = index;
                last.bottom = line.rect.y1;
            }
            values.extend(found);
        }
    }
    let Some(first) = values.first().map(|value| value.slot) else {
        return Vec::new();
    };
    let slots: BTreeSet<usize> = values.iter().map(|value| value.slot).collect();
    if slots.len() < columns.least() {
        return Vec::new();
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut alike = vec![0.0_f64; columns.slots.len()];
    let mut start = (usize::MAX, 0);
    for value in values {
        if let Some(known) = alike.get_mut(value.slot) {
            *known = known.max(value.alike);
        }
        let begins = value.slot == first
            || rows
                .last()
                .is_none_or(|row| row.cells.contains_key(&value.slot));
        if begins {
            rows.push(Row {
                first: Some(value.place.clone()),
                ..Row::default()
            });
        }
        start = start.min((value.place.page, value.line));
        if let Some(row) = rows.last_mut() {
            row.cells.insert(value.slot, value.place);
        }
    }
    rows.retain(|row| row.cells.len() >= columns.least());
    let captions = outline.captions(scene.document, start.0, start.1);
    let named = about.named_by_any(&captions).max(0.0);
    let least = if named > 0.7 { 1 } else { 2 };
    if rows.len() < least {
        return Vec::new();
    }
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    let filled = cells as f64 / (rows.len() * columns.slots.len().max(1)) as f64;
    vec![Offer {
        unnamed: false,
        score: 0.7 * filled + 0.3 * named,
        sure: alike,
        rows,
        heads: Vec::new(),
    }]
}

/// The labelled values of a line: `Owner: Ann`, `Owner    Ann`, and several beside each other.
fn labels_of(
    page: &Page,
    at: usize,
    index: usize,
    line: &Line,
    columns: &Columns<'_>,
) -> Vec<Labelled> {
    let mut found: Vec<(usize, f64, std::ops::Range<usize>, usize)> = Vec::new();
    for segment in &line.segments {
        let words = segment.words.clone();
        let mut start = words.start;
        for end in words.start + 1..=words.end {
            let colon = page
                .words
                .get(end - 1)
                .is_some_and(|word| word.text.ends_with(':'));
            let whole = end == words.end && start == words.start && line.segments.len() == 2;
            if !colon && !whole {
                continue;
            }
            let from = start.max(end.saturating_sub(LONGEST));
            let best = (from..end)
                .flat_map(|from| {
                    let text = page.text(from..end);
                    let suits = columns.suits(text.trim_end_matches(':'));
                    suits
                        .into_iter()
                        .map(move |(slot, alike)| (slot, alike, from))
                })
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.2.cmp(&a.2)));
            if let Some((slot, alike, from)) = best
                && alike >= ALIKE
            {
                found.push((slot, alike, from..end, segment.words.end));
            }
            start = end;
        }
    }
    let mut out = Vec::new();
    for (nth, (slot, alike, label, _)) in found.iter().enumerate() {
        let stop = found
            .get(nth + 1)
            .map_or(line.words().end, |(_, _, next, _)| next.start);
        if label.end >= stop {
            continue;
        }
        let whole = label.end..stop;
        out.push(Labelled {
            slot: *slot,
            alike: *alike,
            place: Place {
                page: at,
                runs: vec![whole],
            },
            line: index,
            bottom: line.rect.y1,
        });
    }
    out
}

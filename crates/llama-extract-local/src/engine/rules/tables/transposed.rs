//! Tables whose rows are the fields and whose columns are the records: time tables, comparisons, years.

use std::collections::BTreeSet;
use std::ops::Range;

use super::about::About;
use super::cells;
use super::columns::Columns;
use super::geometry;
use super::header::{Column, Header, rect_of};
use super::offer::{Offer, Place, Row};
use super::outline::Outline;
use crate::engine::rules::candidates::Scene;
use crate::parse::model::Table;
use crate::parse::{Line, Page};

/// A row heading names its field at least so well.
const ALIKE: f64 = 0.7;
/// Words that a row heading may have.
const LONGEST: usize = 6;
/// Lines of values are not further apart than this, in line heights.
const FAR: f64 = 2.0;
/// Lines without a field that a table may have between two with one.
const BETWEEN: usize = 40;

/// A line of values with what it says they are.
struct Named {
    line: usize,
    /// The fields that the heading suits, with how well.
    suits: Vec<(usize, f64)>,
    label: Range<usize>,
    values: Vec<Range<usize>>,
}

/// The tables that the list may be.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
) -> Vec<Offer> {
    let mut offers = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return Vec::new();
        }
        for table in &page.tables {
            offers.extend(of_table(scene, columns, about, outline, at, page, table));
        }
        let lines: Vec<Named> = page
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.words().len() > 2)
            .filter_map(|(index, line)| {
                let front =
                    line.words().start..line.words().end.min(line.words().start + 3 * LONGEST);
                (columns.named_in(&scene.lexed, at, front.clone()) > 0)
                    .then(|| named(page, index, line, columns))
                    .flatten()
            })
            .collect();
        for group in groups(page, &lines) {
            offers.extend(of_group(scene, columns, about, outline, at, page, &group));
        }
    }
    offers
}

/// The heading of a line of values: the words before them that name a field best.
fn named(page: &Page, index: usize, line: &Line, columns: &Columns<'_>) -> Option<Named> {
    let runs = cells::runs(page, line);
    let mut best: Option<(f64, Named)> = None;
    // A label of a group of lines may stand before that of the line.
    for first in 0..runs.len().min(3) {
        let start = runs.get(first)?.start;
        for end in start + 1..=line.words().end.min(start + LONGEST) {
            let suits = columns.suits(page.text(start..end).trim_end_matches(':'));
            let Some(alike) = suits.iter().map(|(_, alike)| *alike).reduce(f64::max) else {
                continue;
            };
            if alike < ALIKE || best.as_ref().is_some_and(|(known, _)| *known >= alike) {
                continue;
            }
            // The rest of the heading's own words is heading, up to the first number.
            let mut end = end;
            while let Some(run) = runs
                .iter()
                .find(|run| run.contains(&end) && run.start < end)
                && page
                    .words
                    .get(end)
                    .is_some_and(|word| !word.text.contains(|c: char| c.is_ascii_digit()))
            {
                end += 1;
                if end >= run.end {
                    break;
                }
            }
            let values = runs
                .iter()
                .filter(|run| run.end > end)
                .map(|run| run.start.max(end)..run.end)
                .collect();
            let named = Named {
                line: index,
                suits: suits
                    .into_iter()
                    .filter(|(_, alike)| *alike >= ALIKE)
                    .collect(),
                label: start..end,
                values,
            };
            best = Some((alike, named));
        }
    }
    best.map(|(_, named)| named)
        .filter(|named| named.values.len() >= 2)
}

/// Lines that may be of one table: not far apart, with a field no more than once.
fn groups<'n>(page: &Page, lines: &'n [Named]) -> Vec<Vec<&'n Named>> {
    let mut groups: Vec<Vec<&Named>> = Vec::new();
    // "South Hill" is not "Hill", though like it: the best line for a field is chosen later.
    let same = |a: &Named, b: &Named| match (a.suits.first(), b.suits.first()) {
        (Some((slot, alike)), Some((other, as_alike))) => {
            slot == other && (alike - as_alike).abs() < 0.05
        }
        _ => false,
    };
    for named in lines {
        let joins = groups.last().is_some_and(|group| {
            let repeats = group.iter().any(|other| same(other, named));
            let last = group.last().map_or(0, |last| last.line);
            let between = page.lines.get(last + 1..named.line).unwrap_or_default();
            // Lines of values follow each other; what stands beside them may have lines of its own.
            let mut bottom = group
                .last()
                .and_then(|last| page.lines.get(last.line))
                .map(|l| l.rect.y1);
            let here = page.lines.get(named.line).map(|line| line.rect);
            let mut close = true;
            for rect in between
                .iter()
                .filter(|line| cells::runs(page, line).len() > 2)
                .map(|line| line.rect)
                .chain(here)
            {
                close &=
                    bottom.is_some_and(|bottom| rect.y0 - bottom < FAR * rect.height().max(1.0));
                bottom = Some(rect.y1);
            }
            !repeats && between.len() <= BETWEEN && close
        });
        match groups.last_mut().filter(|_| joins) {
            Some(group) => group.push(named),
            None => groups.push(vec![named]),
        }
    }
    groups
}

fn of_group(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    at: usize,
    page: &Page,
    group: &[&Named],
) -> Option<Offer> {
    let first = group.first()?;
    let last = group.last()?;
    // The line with the most values shows the columns.
    let fullest = group
        .iter()
        .max_by_key(|named| (named.values.len(), usize::MAX - named.line))?;
    let header = Header {
        page: at,
        first_line: first.line,
        last_line: last.line,
        bottom: 0.0,
        columns: fullest
            .values
            .iter()
            .map(|run| Column {
                slot: None,
                alike: 0.0,
                rect: rect_of(page, run),
            })
            .collect(),
        words: Vec::new(),
    };
    let mut lines = Vec::new();
    for named in group {
        lines.push(Labelled {
            suits: named.suits.clone(),
            label: vec![named.label.clone()],
            cells: cells::in_columns(page, &named.values, &header)
                .into_iter()
                .filter_map(|cell| Some((cell.column?, cell.lines)))
                .collect(),
        });
    }
    // What the columns are called may stand above the first line that names a field.
    let above: Vec<(usize, Vec<Range<usize>>)> = (1..=2)
        .filter_map(|up| page.lines.get(first.line.checked_sub(up)?))
        .map(|line| {
            let runs: Vec<Range<usize>> = cells::runs(page, line)
                .into_iter()
                .filter(|run| rect_of(page, run).x0 >= rect_of(page, &first.label).x1)
                .collect();
            cells::in_columns(page, &runs, &header)
                .into_iter()
                .filter_map(|cell| Some((cell.column?, cell.lines)))
                .collect::<Vec<_>>()
        })
        .find(|cells| cells.len() == header.columns.len())
        .unwrap_or_default();
    let named = captioned(scene, about, outline, at, first.line);
    records(
        scene,
        columns,
        about,
        at,
        lines,
        above,
        header.columns.len(),
        named,
    )
}

fn captioned(scene: &Scene<'_>, about: &About, outline: &Outline, at: usize, line: usize) -> f64 {
    about.named_by_any(&outline.captions(scene.document, at, line))
}

/// A row of a table, its label and its cells by column.
struct Labelled {
    suits: Vec<(usize, f64)>,
    label: Vec<Range<usize>>,
    cells: Vec<(usize, Vec<Range<usize>>)>,
}

fn of_table(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    at: usize,
    page: &Page,
    table: &Table,
) -> Option<Offer> {
    let mut lines: Vec<Labelled> = Vec::new();
    let mut above = Vec::new();
    let mut rows: Vec<Vec<&crate::parse::model::Cell>> = vec![Vec::new(); table.rows];
    for cell in table.cells.iter().filter(|cell| !cell.runs.is_empty()) {
        if let Some(row) = rows.get_mut(cell.rows.start) {
            row.push(cell);
        }
    }
    let mut label_column = None;
    for mut row in rows {
        row.sort_by_key(|cell| cell.columns.start);
        let text = |cell: &&crate::parse::model::Cell| {
            let texts: Vec<String> = cell.runs.iter().map(|run| page.text(run.clone())).collect();
            texts.join(" ")
        };
        let label = row.iter().take(3).find_map(|cell| {
            let mut suits = columns.suits(text(cell).trim_end_matches(':'));
            suits.retain(|(_, alike)| *alike >= ALIKE);
            let here = label_column.is_none_or(|column| column == cell.columns.start);
            (here && !suits.is_empty()).then_some((cell.columns.start, suits, cell.runs.clone()))
        });
        let Some((column, suits, label)) = label else {
            if lines.is_empty() {
                above = row
                    .iter()
                    .map(|cell| (cell.columns.start, cell.runs.clone()))
                    .collect();
            }
            continue;
        };
        label_column = Some(column);
        let cells = row
            .iter()
            .filter(|cell| cell.columns.start > column)
            .flat_map(|cell| {
                cell.columns
                    .clone()
                    .map(|column| (column, cell.runs.clone()))
            })
            .collect();
        lines.push(Labelled {
            suits,
            label,
            cells,
        });
    }
    let column = label_column?;
    above.retain(|(at, _)| *at > column);
    let first = lines.first()?.label.first()?.start;
    let line = page.lines.partition_point(|line| line.words().end <= first);
    let named = captioned(scene, about, outline, at, line);
    let mut offer = records(
        scene,
        columns,
        about,
        at,
        lines,
        above,
        table.columns,
        named,
    )?;
    offer.score += 0.02;
    Some(offer)
}

/// Turns labelled lines by columns into records.
#[expect(clippy::too_many_arguments, reason = "one call for each kind of table")]
fn records(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    at: usize,
    lines: Vec<Labelled>,
    above: Vec<(usize, Vec<Range<usize>>)>,
    count: usize,
    named: f64,
) -> Option<Offer> {
    // Each field its best line, each line one field.
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        pairs.extend(line.suits.iter().map(|&(slot, alike)| (alike, slot, nth)));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2, a.1).cmp(&(b.2, b.1))));
    let mut alike = vec![0.0; columns.slots.len()];
    let mut used = BTreeSet::new();
    let mut rows = vec![Row::default(); count];
    let mut heads = Vec::new();
    for (how, slot, nth) in pairs {
        let Some(known) = alike.get_mut(slot) else {
            continue;
        };
        if *known > 0.0 || used.contains(&nth) {
            continue;
        }
        *known = how;
        used.insert(nth);
        let Some(line) = lines.get(nth) else { continue };
        heads.extend(line.label.iter().map(|run| (at, run.clone())));
        for (column, runs) in &line.cells {
            if let Some(row) = rows.get_mut(*column) {
                row.cells.insert(
                    slot,
                    Place {
                        page: at,
                        runs: runs.clone(),
                    },
                );
            }
        }
    }
    if used.len() < columns.least() {
        return None;
    }
    // One field that no line names is what the columns are called.
    let mut nameless = alike
        .iter_mut()
        .enumerate()
        .filter(|(_, known)| **known == 0.0);
    if let (Some((slot, known)), None) = (nameless.next(), nameless.next())
        && above.len() >= 2
    {
        *known = 0.7;
        for (column, runs) in above {
            if let Some(row) = rows.get_mut(column) {
                row.cells.insert(slot, Place { page: at, runs });
            }
        }
    }
    rows.retain(|row| row.cells.len() >= columns.least());
    (rows.len() >= 2)
        .then(|| geometry::finish(scene, columns, about, rows, heads, alike, named))
        .flatten()
}

//! Columns without headings: lines of which each has its parts at the same places.

use std::ops::Range;

use super::about::About;
use super::captioned::captions;
use super::cells;
use super::columns::Columns;
use super::geometry;
use super::header::{Column, Header};
use super::offer::{self, Offer, Place, Row};
use super::outline::{Kind, Outline, Piece};
use crate::engine::rules::candidates::Scene;
use crate::parse::{Line, Rect};

/// Rows that make a table where no heading says so.
const MANY: usize = 4;
/// Rows looked at to tell what a column holds.
const SAMPLE: usize = 16;
/// Parts begin at one place when they are not further apart than this, in line heights.
const ALIGNED: f64 = 0.45;

/// The lists of such lines that the list may be.
pub(super) fn offers(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
) -> Vec<Offer> {
    let section = geometry::section_among(columns, &[]);
    let wanted: Vec<usize> = (0..columns.first_list)
        .filter(|slot| Some(*slot) != section)
        .collect();
    if wanted.len() < 2 || columns.first_list < columns.slots.len() {
        return Vec::new();
    }
    let mut offers = Vec::new();
    let is_heading = |piece: &Piece| piece.kind == Kind::Heading;
    for caption in captions(scene, columns, about, outline, is_heading) {
        let (piece, named) = (caption.piece, caption.named);
        let under = outline.under(caption.index);
        let last = under
            .filter_map(|index| outline.pieces.get(index))
            .take_while(|under| under.page == piece.page)
            .map(|under| under.line)
            .max();
        if let Some(last) = last {
            let region = piece.line + 1..last + 1;
            offers.extend(of_lines(
                scene, columns, about, outline, piece.page, region, &wanted, section, named, 2,
            ));
        }
    }
    if wanted.len() > 2 {
        for (at, page) in scene.document.pages.iter().enumerate() {
            if scene.out_of_time() {
                return Vec::new();
            }
            let region = 0..page.lines.len();
            offers.extend(of_lines(
                scene, columns, about, outline, at, region, &wanted, section, 0.0, MANY,
            ));
        }
    }
    offers
}

#[expect(
    clippy::too_many_arguments,
    reason = "one call for each kind of region"
)]
fn of_lines(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    about: &About,
    outline: &Outline,
    at: usize,
    region: Range<usize>,
    wanted: &[usize],
    section: Option<usize>,
    named: f64,
    least: usize,
) -> Option<Offer> {
    let page = scene.document.pages.get(at)?;
    let lines = page.lines.get(region.clone())?;
    let places = places(lines, wanted.len())?;
    let header = Header {
        page: at,
        first_line: region.start,
        last_line: region.start,
        bottom: 0.0,
        columns: places
            .into_iter()
            .map(|rect| Column {
                slot: None,
                alike: 0.0,
                rect,
            })
            .collect(),
        words: Vec::new(),
    };
    let mut rows: Vec<Vec<cells::Cell>> = Vec::new();
    let mut numbers = Vec::new();
    let mut others = 0;
    for (index, line) in lines.iter().enumerate() {
        let cells = cells::of_line(page, line, &header);
        let begins = cells.first().is_some_and(|cell| cell.column == Some(0));
        if begins && cells.len() > 1 {
            rows.push(cells);
            numbers.push(region.start + index);
        } else if line.segments.len() > 1 {
            others += 1;
        }
    }
    if rows.len() < least || others * 3 > rows.len() {
        return None;
    }
    let order = order(scene, columns, at, &rows, wanted)?;
    let mut alike = vec![0.0; columns.slots.len()];
    for slot in &order {
        if let Some(known) = alike.get_mut(*slot) {
            *known = 0.6;
        }
    }
    let rows = rows.into_iter().zip(numbers).map(|(cells, line)| {
        let mut row = Row {
            first: cells.first().map(|cell| Place {
                page: at,
                runs: cell.lines.clone(),
            }),
            ..Row::default()
        };
        for cell in cells {
            if let Some(slot) = cell.column.and_then(|column| order.get(column)) {
                row.cells.insert(
                    *slot,
                    Place {
                        page: at,
                        runs: cell.lines,
                    },
                );
            }
        }
        let heading = outline.heading_above(at, line);
        if let (Some(slot), Some(heading)) = (section, heading) {
            let runs = vec![heading.words.clone()];
            row.cells.insert(
                slot,
                Place {
                    page: heading.page,
                    runs,
                },
            );
        }
        row
    });
    let mut offer = geometry::finish(
        scene,
        columns,
        about,
        rows.collect(),
        Vec::new(),
        alike,
        0.0,
    )?;
    offer.score = 0.38 + 0.4 * named + 0.01 * offer.rows.len().min(10) as f64;
    offer.unnamed = named == 0.0;
    let least_sure = 0.5 + 0.3 * named;
    offer
        .sure
        .iter_mut()
        .for_each(|sure| *sure = sure.min(least_sure));
    Some(offer)
}

/// Where the parts of the lines begin, when that is at so many places.
fn places(lines: &[Line], count: usize) -> Option<Vec<Rect>> {
    let several = || lines.iter().filter(|line| line.segments.len() > 1);
    let total = several().count();
    let mut rects: Vec<Rect> = several()
        .flat_map(|line| line.segments.iter().map(|segment| segment.rect))
        .collect();
    rects.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut groups: Vec<(Rect, usize, f64)> = Vec::new();
    for rect in rects {
        match groups.last_mut() {
            Some((known, members, start)) if rect.x0 - *start <= ALIGNED * rect.height() => {
                *known = known.union(&rect);
                *members += 1;
            }
            _ => groups.push((rect, 1, rect.x0)),
        }
    }
    groups.retain(|(_, members, _)| *members >= 2 && *members * 5 >= total);
    (groups.len() == count).then(|| groups.into_iter().map(|(rect, _, _)| rect).collect())
}

/// Which field each column is for: by type where it tells, else in the order of the fields.
fn order(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    at: usize,
    rows: &[Vec<cells::Cell>],
    wanted: &[usize],
) -> Option<Vec<usize>> {
    let fits = |slot: usize, column: usize| -> bool {
        let Some(content) = columns.slots.get(slot) else {
            return false;
        };
        let cells: Vec<Place> = rows
            .iter()
            .take(SAMPLE)
            .filter_map(|row| row.iter().find(|cell| cell.column == Some(column)))
            .map(|cell| Place {
                page: at,
                runs: cell.lines.clone(),
            })
            .collect();
        let good = cells
            .iter()
            .filter(|place| offer::fit(scene, content, place) > 0.6);
        !cells.is_empty() && good.count() * 10 >= cells.len() * 8
    };
    let mut order: Vec<Option<usize>> = vec![None; wanted.len()];
    for &slot in wanted.iter().filter(|slot| columns.is_typed(**slot)) {
        let column = (0..order.len()).find(|column| {
            order.get(*column).is_some_and(Option::is_none) && fits(slot, *column)
        })?;
        if let Some(place) = order.get_mut(column) {
            *place = Some(slot);
        }
    }
    let mut texts = wanted.iter().filter(|slot| !columns.is_typed(**slot));
    for place in order.iter_mut().filter(|place| place.is_none()) {
        *place = texts.next().copied();
    }
    order.into_iter().collect()
}

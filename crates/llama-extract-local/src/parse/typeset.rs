//! Places for content that has none: a page of a fixed pitch, as a typewriter would fill it.
//!
//! The rules look to the right of a label and below it, so what is beside and below each other in the source stands so
//! here, and the columns of a table line up.

use std::ops::Range;

use super::budget::{Budget, Stop};
use super::flow::{Grid, GridCell, Node, Row, Run, Text};
use super::model::{Block, BlockKind, Cell, Line, Page, Rect, Segment, Table, Word};

/// A character is half as wide as its size, as in plain text.
const CHAR: f64 = 5.5;
const SIZE: f64 = 10.0;
const HALF_LINE: f64 = 6.0;
/// Half lines from one line to the next.
const PITCH: usize = 2;
/// Characters between two segments.
const GAP: usize = 3;
/// Half lines between two rows of a grid, so that the lines of one cell are closer to each other.
const ROW_GAP: usize = 1;
/// No segment is wider than this many characters: longer text is set narrower, so that a paragraph does not move what
/// is beside it out of reach.
const MAX_WIDTH: usize = 100;
const MAX_CELL_WIDTH: usize = 60;

/// Puts content on one page.
pub(super) fn page(number: usize, nodes: Vec<Node>, budget: &mut Budget<'_>) -> Result<Page, Stop> {
    let mut layout = Layout {
        placed: Vec::new(),
        blocks: Vec::new(),
        tables: Vec::new(),
        budget,
    };
    layout.nodes(nodes, 0, 0, MAX_WIDTH, true)?;
    layout.finish(number)
}

/// A segment with its place: half lines down, characters across.
struct Placed {
    y: usize,
    x: usize,
    width: usize,
    run: Run,
}

struct PlacedTable {
    rows: usize,
    columns: usize,
    head_rows: usize,
    cells: Vec<PlacedCell>,
}

struct PlacedCell {
    rows: Range<usize>,
    columns: Range<usize>,
    /// Into what was placed.
    segments: Range<usize>,
}

struct Layout<'b, 'l> {
    placed: Vec<Placed>,
    blocks: Vec<(BlockKind, Range<usize>)>,
    tables: Vec<PlacedTable>,
    budget: &'b mut Budget<'l>,
}

impl Layout<'_, '_> {
    /// Returns the first free half line below.
    fn nodes(
        &mut self,
        nodes: Vec<Node>,
        x: usize,
        y: usize,
        widest: usize,
        are_blocks: bool,
    ) -> Result<usize, Stop> {
        let mut y = y;
        let mut space = 0;
        let mut is_first = true;
        for node in nodes {
            self.budget.step()?;
            match node {
                Node::Space(more) => space = space.max(more),
                Node::Text(text) => {
                    let above = text.space.max(space);
                    y += if is_first { 0 } else { above };
                    space = text.space;
                    is_first = false;
                    y = self.text(text, x, y, widest, are_blocks)?;
                }
                Node::Grid(grid) => {
                    y += if is_first { 0 } else { space.max(PITCH) };
                    space = PITCH;
                    is_first = false;
                    y = self.grid(grid, x, y)?;
                }
            }
        }
        Ok(y)
    }

    fn text(
        &mut self,
        text: Text,
        x: usize,
        y: usize,
        widest: usize,
        is_block: bool,
    ) -> Result<usize, Stop> {
        let start = self.placed.len();
        let mut y = y;
        for row in text.rows {
            self.budget.step()?;
            let mut x = x + text.indent;
            for run in row {
                let width = width_of(&run).min(widest);
                self.placed.push(Placed { y, x, width, run });
                x += width + GAP;
            }
            y += PITCH;
        }
        if is_block && self.placed.len() > start {
            self.blocks.push((text.kind, start..self.placed.len()));
        }
        Ok(y)
    }

    fn grid(&mut self, grid: Grid, x: usize, y: usize) -> Result<usize, Stop> {
        let (lefts, tops) = measure(&grid);
        let mut tables: Vec<PlacedTable> = grid
            .regions
            .iter()
            .map(|region| PlacedTable {
                rows: region.rows.len(),
                columns: region.columns.len(),
                head_rows: region.head_rows,
                cells: Vec::new(),
            })
            .collect();
        let mut next = 0;
        for cell in grid.cells {
            let GridCell {
                rows,
                columns,
                content,
                ..
            } = cell;
            while grid
                .regions
                .get(next)
                .is_some_and(|region| region.rows.end <= rows.start)
            {
                next += 1;
            }
            let region = grid
                .regions
                .get(next)
                .filter(|region| region.rows.contains(&rows.start));
            let start = self.placed.len();
            let left = x + lefts.get(columns.start).copied().unwrap_or(0);
            let top = y + tops.get(rows.start).copied().unwrap_or(0);
            // The text of a cell is a block only where it is more than a value.
            let are_blocks = region.is_none()
                || content.len() > 1
                || content
                    .iter()
                    .any(|node| matches!(node, Node::Text(t) if t.kind != BlockKind::Paragraph));
            self.nodes(content, left, top, MAX_CELL_WIDTH, are_blocks)?;
            if let (Some(region), Some(table)) = (region, tables.get_mut(next))
                && region.columns.contains(&columns.start)
            {
                let down = |at: usize| at.min(region.rows.end) - region.rows.start;
                let across = |at: usize| at.min(region.columns.end) - region.columns.start;
                table.cells.push(PlacedCell {
                    rows: down(rows.start)..down(rows.end),
                    columns: across(columns.start)..across(columns.end),
                    segments: start..self.placed.len(),
                });
            }
        }
        self.tables.append(&mut tables);
        Ok(y + tops.last().copied().unwrap_or(0).saturating_sub(ROW_GAP))
    }

    fn finish(self, number: usize) -> Result<Page, Stop> {
        let mut order: Vec<usize> = (0..self.placed.len()).collect();
        order.sort_by_key(|&at| self.placed.get(at).map(|placed| (placed.y, placed.x)));
        let mut ranges = vec![0..0; self.placed.len()];
        let mut runs: Vec<Option<Placed>> = self.placed.into_iter().map(Some).collect();
        let mut words = Vec::new();
        let mut lines: Vec<Line> = Vec::new();
        let mut last = None;
        let (mut width, mut height) = (0.0_f64, 0.0_f64);
        for at in order {
            let Some(placed) = runs.get_mut(at).and_then(Option::take) else {
                continue;
            };
            let start = words.len();
            let y = placed.y;
            let rect = set(placed, &mut words);
            self.budget.step()?;
            width = width.max(rect.x1);
            height = height.max(rect.y1);
            if let Some(range) = ranges.get_mut(at) {
                *range = start..words.len();
            }
            let segment = Segment {
                words: start..words.len(),
                rect,
            };
            match lines.last_mut() {
                Some(line) if last == Some(y) => {
                    line.rect = line.rect.union(&rect);
                    line.segments.push(segment);
                }
                _ => lines.push(Line {
                    segments: vec![segment],
                    rect,
                }),
            }
            last = Some(y);
        }
        let runs = |segments: Range<usize>| -> Vec<Range<usize>> {
            let mut runs: Vec<Range<usize>> = Vec::new();
            for range in ranges.get(segments).unwrap_or_default() {
                match runs.last_mut() {
                    // Two segments of one line.
                    Some(last) if last.end == range.start && same_line(&words, last, range) => {
                        last.end = range.end;
                    }
                    _ => runs.push(range.clone()),
                }
            }
            runs
        };
        let blocks = self
            .blocks
            .into_iter()
            .map(|(kind, segments)| Block {
                kind,
                runs: runs(segments),
            })
            .collect();
        let tables = self
            .tables
            .into_iter()
            .map(|table| Table {
                rows: table.rows,
                columns: table.columns,
                head_rows: table.head_rows,
                cells: table
                    .cells
                    .into_iter()
                    .map(|cell| Cell {
                        rows: cell.rows,
                        columns: cell.columns,
                        runs: runs(cell.segments),
                    })
                    .collect(),
            })
            .collect();
        Ok(Page {
            number,
            width,
            height,
            words,
            lines,
            blocks,
            tables,
            images: 0,
            has_boxes: false,
        })
    }
}

fn same_line(words: &[Word], a: &Range<usize>, b: &Range<usize>) -> bool {
    let top = |range: &Range<usize>| words.get(range.start).map(|word| word.rect.y0);
    top(a) == top(b)
}

/// Makes words of a segment; returns where they are.
fn set(placed: Placed, words: &mut Vec<Word>) -> Rect {
    let natural = width_of(&placed.run).max(1);
    let unit = CHAR * placed.width as f64 / natural as f64;
    let left = placed.x as f64 * CHAR;
    let y0 = placed.y as f64 * HALF_LINE;
    let mut across = 0;
    let mut all: Option<Rect> = None;
    for token in placed.run {
        let length = token.text.chars().count();
        let rect = Rect {
            x0: left + across as f64 * unit,
            y0,
            x1: left + (across + length) as f64 * unit,
            y1: y0 + SIZE,
        };
        across += length + 1;
        all = Some(all.map_or(rect, |all| all.union(&rect)));
        words.push(Word {
            text: token.text,
            rect,
            size: SIZE,
            bold: false,
            is_mark: token.is_mark,
        });
    }
    all.unwrap_or_default()
}

/// In characters, with one between words.
fn width_of(run: &[super::flow::Token]) -> usize {
    let letters: usize = run.iter().map(|token| token.text.chars().count()).sum();
    letters + run.len().saturating_sub(1)
}

fn width_of_row(row: &Row, widest: usize) -> usize {
    let runs: usize = row.iter().map(|run| width_of(run).min(widest)).sum();
    runs + GAP * row.len().saturating_sub(1)
}

/// Width in characters and height in half lines. Readers bound how deeply grids nest.
fn size(nodes: &[Node], widest: usize) -> (usize, usize) {
    let mut width = 0;
    let mut height = 0;
    let mut space = 0;
    let mut is_first = true;
    for node in nodes {
        match node {
            Node::Space(more) => space = space.max(*more),
            Node::Text(text) => {
                height += if is_first { 0 } else { text.space.max(space) };
                height += text.rows.len() * PITCH;
                let rows = text.rows.iter().map(|row| width_of_row(row, widest));
                width = width.max(text.indent + rows.max().unwrap_or(0));
                space = text.space;
                is_first = false;
            }
            Node::Grid(grid) => {
                let (lefts, tops) = measure(grid);
                height += if is_first { 0 } else { space.max(PITCH) };
                height += tops.last().copied().unwrap_or(0).saturating_sub(ROW_GAP);
                width = width.max(lefts.last().copied().unwrap_or(0).saturating_sub(GAP));
                space = PITCH;
                is_first = false;
            }
        }
    }
    (width, height)
}

/// Where columns and rows begin, and after them where the grid ends.
fn measure(grid: &Grid) -> (Vec<usize>, Vec<usize>) {
    let sizes: Vec<(usize, usize)> = grid
        .cells
        .iter()
        .map(|cell| size(&cell.content, MAX_CELL_WIDTH))
        .collect();
    let across = grid.cells.iter().zip(&sizes).map(|(cell, (width, _))| {
        let columns = &cell.columns;
        let end = (columns.end + cell.overflow).min(grid.columns);
        (columns.start, end, width + GAP)
    });
    let down = grid
        .cells
        .iter()
        .zip(&sizes)
        .map(|(cell, (_, height))| (cell.rows.start, cell.rows.end, height + ROW_GAP));
    let mut gaps = vec![0; grid.rows];
    for &row in &grid.gaps {
        if let Some(gap) = gaps.get_mut(row) {
            *gap = PITCH;
        }
    }
    (
        starts(grid.columns, &vec![0; grid.columns], across),
        starts(grid.rows, &gaps, down),
    )
}

/// Starts of tracks of which each is as large as what ends in it needs. `gaps` come before their tracks.
fn starts(
    count: usize,
    gaps: &[usize],
    needs: impl Iterator<Item = (usize, usize, usize)>,
) -> Vec<usize> {
    let mut by_end: Vec<(usize, usize, usize)> = needs
        .filter(|(start, end, _)| start < end && *end <= count)
        .collect();
    by_end.sort_by_key(|(_, end, _)| *end);
    let mut needs = by_end.into_iter().peekable();
    let mut starts = Vec::with_capacity(count + 1);
    let mut at = 0;
    for track in 0..count {
        at += gaps.get(track).copied().unwrap_or(0);
        starts.push(at);
        let mut end = at;
        while let Some((start, _, need)) = needs.next_if(|(_, end, _)| *end == track + 1) {
            end = end.max(starts.get(start).copied().unwrap_or(at) + need);
        }
        at = end;
    }
    starts.push(at);
    starts
}

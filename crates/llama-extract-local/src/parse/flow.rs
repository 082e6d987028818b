//! Content of a document without pages, before it has places: blocks and grids, one below the other.

use std::ops::Range;

use super::boxes;
use super::budget::{Budget, Stop};
use super::model::BlockKind;

/// So many no-break spaces in a row are there to keep two things apart.
const WIDE_SPACES: usize = 3;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) is_mark: bool,
}

impl Token {
    /// A box of a form.
    pub(super) fn mark(checked: bool) -> Self {
        Self {
            text: if checked { "☑" } else { "☐" }.into(),
            is_mark: true,
        }
    }
}

/// Words that become one segment.
pub(super) type Run = Vec<Token>;

/// Segments that stand side by side.
pub(super) type Row = Vec<Run>;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Text(Text),
    Grid(Grid),
    /// Half lines of nothing.
    Space(usize),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Text {
    pub(super) kind: BlockKind,
    pub(super) rows: Vec<Row>,
    /// In characters.
    pub(super) indent: usize,
    /// Half lines kept free above and below.
    pub(super) space: usize,
}

/// Cells in rows and columns that line up.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Grid {
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// By row, then by column; no two share a place.
    pub(super) cells: Vec<GridCell>,
    /// The parts that are tables and not only stand in order, from top to bottom and apart from each other.
    pub(super) regions: Vec<Region>,
    /// Rows with nothing above them.
    pub(super) gaps: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct GridCell {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
    /// Empty columns to the right of it over which its text may run.
    pub(super) overflow: usize,
    pub(super) content: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
    pub(super) head_rows: usize,
}

impl Grid {
    /// The grid of a table in markup. What is only there for its layout, with headings or tables in it, is no table.
    pub(super) fn of_markup(mut cells: Vec<GridCell>, rows: usize, head_rows: usize) -> Self {
        let columns = compact(&mut cells);
        let is_layout = cells
            .iter()
            .flat_map(|cell| &cell.content)
            .any(|node| match node {
                Node::Grid(_) => true,
                Node::Text(text) => text.kind == BlockKind::Heading,
                Node::Space(_) => false,
            });
        let is_table = !is_layout && rows >= 2 && columns >= 2;
        let regions = is_table.then_some(Region {
            rows: 0..rows,
            columns: 0..columns,
            head_rows,
        });
        Self {
            rows,
            columns,
            cells,
            regions: regions.into_iter().collect(),
            gaps: Vec::new(),
        }
    }
}

/// Takes away columns in which no cell begins: they are there only because some cell claims more than one. Returns how
/// many are left.
fn compact(cells: &mut [GridCell]) -> usize {
    let last = cells.iter().map(|cell| cell.columns.end).max().unwrap_or(0);
    let mut numbers = vec![0_usize; last + 1];
    for cell in cells.iter() {
        if let Some(number) = numbers.get_mut(cell.columns.start) {
            *number = 1;
        }
    }
    let mut count = 0;
    for number in &mut numbers {
        count += std::mem::replace(number, count);
    }
    for cell in cells {
        let numbered = |column: usize| numbers.get(column).copied().unwrap_or(count);
        let start = numbered(cell.columns.start);
        cell.columns = start..numbered(cell.columns.end).max(start + 1);
    }
    count
}

impl Text {
    pub(super) fn plain(rows: Vec<Row>) -> Self {
        Self {
            kind: BlockKind::Paragraph,
            rows,
            indent: 0,
            space: 0,
        }
    }
}

/// Collects running text into rows of words.
#[derive(Debug, Default)]
pub(super) struct Inline {
    rows: Vec<Row>,
    row: Row,
    run: Run,
    /// Whether the next character goes on with the last word.
    joins: bool,
    wide_spaces: usize,
}

impl Inline {
    /// Text in which white space is only space.
    pub(super) fn text(&mut self, text: &str, budget: &mut Budget<'_>) -> Result<(), Stop> {
        for c in boxes::drawn(text).chars() {
            match c {
                // Where a word may be broken, and what encodings leave at the start.
                '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
                '\u{A0}' | '\u{2007}' => {
                    self.joins = false;
                    self.wide_spaces += 1;
                    if self.wide_spaces == WIDE_SPACES {
                        self.end_run();
                    }
                }
                c if c.is_whitespace() || c.is_control() => self.joins = false,
                c => {
                    self.wide_spaces = 0;
                    if let Some(checked) = boxes::state(c) {
                        self.mark(checked, budget)?;
                        continue;
                    }
                    match self.run.last_mut() {
                        Some(word) if self.joins && !word.is_mark => word.text.push(c),
                        _ => {
                            budget.word()?;
                            self.run.push(Token {
                                text: c.into(),
                                is_mark: false,
                            });
                            self.joins = true;
                        }
                    }
                }
            }
        }
        budget.step()
    }

    /// Text whose lines and wide gaps are meant.
    pub(super) fn preformatted(&mut self, text: &str, budget: &mut Budget<'_>) -> Result<(), Stop> {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_row();
            }
            for (index, part) in line.split("  ").flat_map(|p| p.split('\t')).enumerate() {
                if index > 0 {
                    self.end_run();
                }
                self.text(part, budget)?;
            }
        }
        Ok(())
    }

    pub(super) fn mark(&mut self, checked: bool, budget: &mut Budget<'_>) -> Result<(), Stop> {
        budget.word()?;
        self.run.push(Token::mark(checked));
        self.joins = false;
        Ok(())
    }

    /// What comes now is a word of its own.
    pub(super) fn end_word(&mut self) {
        self.joins = false;
    }

    /// What comes now is a segment of its own.
    pub(super) fn end_run(&mut self) {
        self.joins = false;
        if !self.run.is_empty() {
            self.row.push(std::mem::take(&mut self.run));
        }
    }

    pub(super) fn end_row(&mut self) {
        self.end_run();
        self.wide_spaces = 0;
        if !self.row.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
    }

    /// Words since the last segment ended.
    pub(super) fn run_len(&self) -> usize {
        self.run.len()
    }

    /// Whether the current row has nothing yet.
    pub(super) fn at_row_start(&self) -> bool {
        self.row.is_empty() && self.run.is_empty()
    }

    /// Parts the current run before each of these words.
    pub(super) fn cut(&mut self, at: &[usize]) {
        let mut rest = std::mem::take(&mut self.run);
        let mut start = 0;
        for &at in at {
            if at > start && at < start + rest.len() {
                let tail = rest.split_off(at - start);
                self.row.push(std::mem::replace(&mut rest, tail));
                start = at;
            }
        }
        self.run = rest;
    }

    /// Everything so far; what comes now is of another block.
    pub(super) fn take(&mut self) -> Vec<Row> {
        self.end_row();
        std::mem::take(&mut self.rows)
    }
}

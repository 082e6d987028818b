//! Headings, paragraphs and entries of lists.

use std::ops::Range;

use super::markers::{Marker, marker};
use super::order::{self, Piece};
use super::turned::is_turned;
use crate::parse::model::{Block, BlockKind, Line, Rect, Table, Word};

/// A distance between lines this much larger than usual begins a paragraph.
const SPACED: f64 = 1.3;
/// Sizes of fonts that differ by more are different.
const SAME_SIZE: f64 = 0.08;
/// A heading is larger than the text by this factor, or bold.
const LARGER: f64 = 1.12;
const MAX_HEADING_WORDS: usize = 16;
const MAX_HEADING_LINES: usize = 3;
/// Indents, in font sizes.
const INDENT: f64 = 0.8;
/// Markers stand no further before their text, in font sizes.
const MARKER_GAP: f64 = 4.0;
/// Lines of a paragraph are at least this far apart, in font sizes.
const LEADING: f64 = 1.15;
/// A line that leaves this part of its column free was not broken for want of room.
const SHORT_LINE: f64 = 0.2;

/// A line of one column.
#[derive(Debug, Clone)]
struct TextLine {
    /// Without the marker of an entry.
    runs: Vec<Range<usize>>,
    rect: Rect,
    size: f64,
    bold: bool,
    /// Where the text behind a marker begins.
    entry: Option<f64>,
    /// Pieces apart from each other: a row of a table, or a label with its value.
    is_row: bool,
}

/// What is usual on a page.
#[derive(Debug, Clone, Copy)]
struct Usual {
    size: f64,
    bold: bool,
}

/// The blocks of a page in the order of reading. The text of each ruled cell makes blocks of its own.
pub(crate) fn blocks(words: &[Word], lines: &[Line], tables: &[Table]) -> Vec<Block> {
    let usual = usual(words);
    let owners = owners(words, tables);
    let mut blocks = Vec::new();
    for column in order::columns(pieces(words, lines, tables, &owners)) {
        let mut text = Vec::new();
        for line in
            column.chunk_by(|a, b| a.line == b.line && a.table.is_none() && b.table.is_none())
        {
            let Some(table) = line.first().and_then(|piece| tables.get(piece.table?)) else {
                let runs = line.iter().map(|piece| piece.words.clone()).collect();
                text.push(runs);
                continue;
            };
            of_lines(words, std::mem::take(&mut text), usual, &mut blocks);
            for cell in &table.cells {
                let runs = cell.runs.iter().map(|run| vec![run.clone()]).collect();
                of_lines(words, runs, usual, &mut blocks);
            }
        }
        of_lines(words, text, usual, &mut blocks);
    }
    // Text that runs up or down the margin is read last.
    for line in lines.iter().filter(|line| runs_up_or_down(words, line)) {
        let free = |at: &usize| owners.get(*at).copied().flatten().is_none();
        if line.words().all(|at| free(&at)) {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                runs: line.segments.iter().map(|s| s.words.clone()).collect(),
            });
        }
    }
    blocks
}

fn runs_up_or_down(words: &[Word], line: &Line) -> bool {
    let words = words.get(line.words()).unwrap_or_default();
    words.iter().any(is_turned)
}

/// For each word the table that it is in.
fn owners(words: &[Word], tables: &[Table]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = vec![None; words.len()];
    for (index, table) in tables.iter().enumerate() {
        for run in table.cells.iter().flat_map(|cell| &cell.runs) {
            for slot in owners.get_mut(run.clone()).into_iter().flatten() {
                *slot = Some(index);
            }
        }
    }
    owners
}

fn usual(words: &[Word]) -> Usual {
    let mut sizes: Vec<(f64, usize)> = words
        .iter()
        .map(|word| (word.size, word.text.chars().count()))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: usize = sizes.iter().map(|(_, count)| count).sum();
    let mut seen = 0;
    let median = sizes.iter().find(|(_, count)| {
        seen += count;
        2 * seen >= all
    });
    let bold = words.iter().filter(|word| word.bold).count();
    Usual {
        size: median.map_or(10.0, |(size, _)| *size),
        bold: 2 * bold > words.len(),
    }
}

/// Segments outside of tables, and one piece for each table, line by line.
fn pieces(
    words: &[Word],
    lines: &[Line],
    tables: &[Table],
    owners: &[Option<usize>],
) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut seen = vec![false; tables.len()];
    for (number, line) in lines.iter().enumerate() {
        let is_turned = runs_up_or_down(words, line);
        let start = pieces.len();
        for segment in &line.segments {
            let mut from = segment.words.start;
            while from < segment.words.end {
                let owner = owners.get(from).copied().flatten();
                let same = |at: &usize| owners.get(*at).copied().flatten() == owner;
                let to = from + (from..segment.words.end).take_while(same).count().max(1);
                match owner {
                    None if is_turned => {}
                    None => {
                        let marked = pieces.get(start..).and_then(<[Piece]>::last);
                        let marked = marked.filter(|last| is_marker(words, last, from));
                        let begin = marked.map_or(from, |last| last.words.start);
                        if marked.is_some() {
                            pieces.pop();
                        }
                        pieces.extend(piece(words, begin..to, number));
                    }
                    Some(table) if seen.get(table) == Some(&false) => {
                        if let Some(slot) = seen.get_mut(table) {
                            *slot = true;
                        }
                        pieces.extend(table_piece(words, tables, table, number));
                    }
                    Some(_) => {}
                }
                from = to;
            }
        }
        if let Some(line) = pieces.get_mut(start..) {
            line.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
        }
    }
    pieces
}

/// Whether a piece is the marker of the words that follow it at some distance.
fn is_marker(words: &[Word], piece: &Piece, next: usize) -> bool {
    let gap = words.get(next).map(|word| word.rect.x0 - piece.rect.x1);
    let near = gap.is_some_and(|gap| (0.0..MARKER_GAP * piece.size).contains(&gap));
    let range = piece.words.start..next + 1;
    let lone = piece.table.is_none() && piece.words.len() == 1 && piece.words.end == next;
    lone && near
        && words.get(range).is_some_and(|pair| {
            marker(pair).is_some() || pair.first().is_some_and(|word| is_section(&word.text))
        })
}

/// `2`, `3.1`: the number of a heading.
fn is_section(text: &str) -> bool {
    let mut parts = text.trim_end_matches('.').split('.');
    text.len() <= 8
        && parts
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

fn piece(words: &[Word], run: Range<usize>, line: usize) -> Option<Piece> {
    let of = words.get(run.clone())?;
    let chars = || of.iter().flat_map(|word| word.text.chars());
    let digits = chars().filter(char::is_ascii_digit).count();
    let letters = chars().filter(|c| c.is_alphabetic()).count();
    Some(Piece {
        words: run,
        rect: around(of)?,
        size: of.iter().map(|word| word.size).fold(0.0, f64::max),
        line,
        is_figure: digits > 0 && digits >= letters,
        table: None,
    })
}

fn table_piece(words: &[Word], tables: &[Table], table: usize, line: usize) -> Option<Piece> {
    let runs = tables.get(table)?.cells.iter().flat_map(|cell| &cell.runs);
    let rects = runs.filter_map(|run| around(words.get(run.clone())?));
    Some(Piece {
        words: 0..0,
        rect: rects.reduce(|a, b| a.union(&b))?,
        size: 10.0,
        line,
        is_figure: false,
        table: Some(table),
    })
}

fn around(words: &[Word]) -> Option<Rect> {
    let rects = words.iter().map(|word| word.rect);
    rects.reduce(|a, b| a.union(&b))
}

/// The blocks of lines that go down one column.
fn of_lines(words: &[Word], lines: Vec<Vec<Range<usize>>>, usual: Usual, blocks: &mut Vec<Block>) {
    let numbered = lines
        .iter()
        .filter(|runs| first_words(words, runs).and_then(marker) == Some(Marker::Number))
        .count();
    let lines: Vec<TextLine> = lines
        .into_iter()
        .filter_map(|runs| text_line(words, runs, numbered >= 2, usual))
        .collect();
    let mut distances: Vec<f64> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(b.rect.middle_y() - a.rect.middle_y()),
            _ => None,
        })
        .filter(|distance| *distance > 0.0)
        .collect();
    distances.sort_by(f64::total_cmp);
    // Between lines of a paragraph there is the least distance that is common.
    let leading = distances.get(distances.len() / 3).copied();
    let prose = || lines.iter().filter(|line| !line.is_row);
    let right = prose().map(|line| line.rect.x1).fold(0.0, f64::max);
    let left = prose().map(|line| line.rect.x0).fold(right, f64::min);
    let mut start = 0;
    for end in 1..=lines.len() {
        let part = lines.get(start..end).unwrap_or_default();
        let next = lines.get(end);
        if next.is_some_and(|next| goes_on(words, part, next, usual, leading, left..right)) {
            continue;
        }
        start = end;
        blocks.push(Block {
            kind: kind(words, part, usual),
            runs: part.iter().flat_map(|line| line.runs.clone()).collect(),
        });
    }
}

fn first_words<'w>(words: &'w [Word], runs: &[Range<usize>]) -> Option<&'w [Word]> {
    let (first, last) = (runs.first()?, runs.last()?);
    words.get(first.start..last.end)
}

fn text_line(
    words: &[Word],
    mut runs: Vec<Range<usize>>,
    lists_numbers: bool,
    usual: Usual,
) -> Option<TextLine> {
    let of = first_words(words, &runs)?;
    // A number before bold text need not be bold itself.
    let text = of.get(usize::from(marker(of).is_some())..).unwrap_or(of);
    let all_bold = text.iter().all(|word| word.bold);
    let size = of.iter().map(|word| word.size).fold(0.0, f64::max);
    let stands_out = (all_bold && !usual.bold) || size > LARGER * usual.size;
    let is_entry = match marker(of) {
        Some(Marker::Bullet) => true,
        Some(Marker::Number) => lists_numbers && !stands_out,
        None => false,
    };
    let rect = around(of)?;
    if is_entry && let Some(first) = runs.first_mut() {
        first.start += 1;
        runs.retain(|run| !run.is_empty());
    }
    let entry = is_entry.then(|| of.get(1).map_or(rect.x0, |word| word.rect.x0));
    // What stands side by side without a gap is one run.
    let mut joined: Vec<Range<usize>> = Vec::new();
    let is_row = runs.len() > 1;
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ => joined.push(run),
        }
    }
    Some(TextLine {
        runs: joined,
        rect,
        size,
        bold: all_bold,
        entry,
        is_row,
    })
}

/// Whether a line goes on with what the ones before it say.
fn goes_on(
    words: &[Word],
    part: &[TextLine],
    b: &TextLine,
    usual: Usual,
    leading: Option<f64>,
    Range {
        start: left,
        end: right,
    }: Range<f64>,
) -> bool {
    let Some(a) = part.last() else {
        return true;
    };
    let distance = b.rect.middle_y() - a.rect.middle_y();
    let size = a.size.max(b.size);
    let leading = leading
        .unwrap_or(distance)
        .clamp(LEADING * size, 2.0 * size);
    // A title has words of several fonts.
    let same_weight = a.bold == b.bold || size > LARGER * usual.size;
    let same_style = (a.size - b.size).abs() <= SAME_SIZE * size && same_weight;
    if distance > SPACED * leading || !same_style || b.entry.is_some() || a.is_row || b.is_row {
        return false;
    }
    let indent = INDENT * b.size;
    if let Some(text) = a.entry {
        let hangs = (b.rect.x0 - text).abs() < indent;
        let is_full = a.rect.x1 > right - SHORT_LINE * (right - left);
        return hangs || is_full && b.rect.x0 >= a.rect.x0 - indent;
    }
    let middle = |line: &TextLine| (line.rect.x0 + line.rect.x1) / 2.0;
    let is_centred = (middle(a) - middle(b)).abs() < 0.5 * b.size;
    let is_indented = b.rect.x0 > a.rect.x0 + indent && b.rect.x0 > left + indent;
    // The first line of a paragraph may be indented, and lines of an entry are.
    let is_outdented = part.len() > 1 && b.rect.x0 < a.rect.x0 - indent;
    if (is_indented || is_outdented) && !is_centred {
        return false;
    }
    let is_short = a.rect.x1 < right - SHORT_LINE * (right - left);
    let last = a
        .runs
        .last()
        .and_then(|run| words.get(run.end.checked_sub(1)?));
    let first = b.runs.first().and_then(|run| words.get(run.start));
    let ends = last.is_some_and(|word| word.text.ends_with(['.', '!', '?', ':']));
    let begins = first.is_some_and(|word| {
        let mut chars = word.text.chars();
        chars.next().is_some_and(|c| !c.is_lowercase())
    });
    !(is_short && ends && begins)
}

fn kind(words: &[Word], part: &[TextLine], usual: Usual) -> BlockKind {
    let Some(first) = part.first() else {
        return BlockKind::Paragraph;
    };
    if first.entry.is_some() {
        return BlockKind::Item;
    }
    let runs = part.iter().flat_map(|line| &line.runs);
    let of: Vec<&Word> = runs
        .flat_map(|run| words.get(run.clone()).unwrap_or_default())
        .collect();
    let chars = || of.iter().flat_map(|word| word.text.chars());
    let letters = chars().filter(|c| c.is_alphabetic()).count();
    let ends_open = of
        .last()
        .is_some_and(|word| !word.text.ends_with(['.', ';', ',']));
    let is_title = letters >= 3
        && 2 * letters > chars().count()
        && ends_open
        && of.len() <= MAX_HEADING_WORDS
        && part.len() <= MAX_HEADING_LINES
        && !first.is_row;
    let is_upper = part.len() == 1 && letters >= 4 && !chars().any(char::is_lowercase);
    let is_small = first.size < 0.95 * usual.size;
    let stands_out = first.size > LARGER * usual.size || first.bold && !usual.bold && !is_small;
    if is_title && (stands_out || is_upper && !is_small) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

//! Headings, list entries and other lines of a document, in reading order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::breaks;
use crate::parse::model::BlockKind;
use crate::parse::{Document, Page, Rect};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    /// The first line of an entry of a list.
    Item,
    Text,
}

/// Words on one line that belong together.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) page: usize,
    pub(super) line: usize,
    pub(super) words: Range<usize>,
    /// The words without the bullet or number in front.
    pub(super) content: Range<usize>,
    pub(super) kind: Kind,
    /// Headings: what is higher holds what is lower.
    pub(super) rank: i32,
    pub(super) rect: Rect,
    /// Whether it stands apart from the line above.
    pub(super) apart: bool,
    /// It goes on with the block of the piece before it.
    pub(super) goes_on: bool,
    /// It shares its line with what stands beside it.
    pub(super) beside: bool,
}

pub(super) struct Outline {
    pub(super) pieces: Vec<Piece>,
    /// Where each page begins.
    starts: Vec<usize>,
}

/// Signs that begin an entry of a list.
const BULLETS: [&str; 16] = [
    "•", "-", "–", "—", "*", "◦", "▪", "‣", "·", "●", "○", "■", "□", "►", "➢", "",
];
/// Those that stand for an empty cell, too, or leave a mark.
const DASHES: [&str; 7] = ["-", "–", "—", "*", "●", "■", "□"];
/// Lines looked at above a table for what names it.
const CAPTION_LINES: usize = 4;
/// Pieces looked at above a table for headings.
const FAR: usize = 120;
/// Pieces looked at for the heading that a row stands under.
const MAX_ABOVE: usize = 1_000;
/// By so much less does a heading count that is only a short line.
const WEAK: i32 = 2;

impl Outline {
    pub(super) fn of(document: &Document) -> Self {
        let body = body_size(document);
        let mut pieces = Vec::new();
        let mut starts = Vec::new();
        for (at, page) in document.pages.iter().enumerate() {
            starts.push(pieces.len());
            of_page(page, at, body, &mut pieces);
        }
        Self { pieces, starts }
    }

    /// The nearest heading above a line, if it is not far.
    pub(super) fn heading_above(&self, page: usize, line: usize) -> Option<&Piece> {
        let end = self
            .starts
            .get(page + 1)
            .copied()
            .unwrap_or(self.pieces.len());
        let near = self.pieces.get(end.saturating_sub(MAX_ABOVE)..end)?;
        near.iter()
            .rev()
            .find(|piece| piece.kind == Kind::Heading && (piece.page, piece.line) < (page, line))
    }

    /// The pieces of the section under a heading: up to the next that is no lower.
    pub(super) fn section(&self, heading: usize) -> Range<usize> {
        let Some(head) = self.pieces.get(heading) else {
            return heading..heading;
        };
        let rest = self.pieces.get(heading + 1..).unwrap_or_default();
        let end = rest
            .iter()
            .position(|piece| piece.kind == Kind::Heading && piece.rank >= head.rank)
            .unwrap_or(rest.len());
        heading + 1..heading + 1 + end
    }

    /// The pieces of the section under a heading that stand in its column of the page.
    /// One by one: without headings, a section may be the rest of a long document.
    pub(super) fn under(&self, heading: usize) -> impl Iterator<Item = usize> {
        self.pieces
            .get(heading)
            .into_iter()
            .flat_map(move |head| self.under_head(heading, head))
    }

    fn under_head<'o>(
        &'o self,
        heading: usize,
        head: &'o Piece,
    ) -> impl Iterator<Item = usize> + 'o {
        let beside: Vec<&Piece> = self
            .pieces
            .iter()
            .skip(heading.saturating_sub(8))
            .take(17)
            .filter(|piece| piece.page == head.page && piece.line == head.line)
            .collect();
        let left = if beside.iter().any(|piece| piece.rect.x1 < head.rect.x0) {
            head.rect.x0 - head.rect.height()
        } else {
            f64::NEG_INFINITY
        };
        let right = beside
            .iter()
            .map(|piece| piece.rect.x0)
            .filter(|x0| *x0 > head.rect.x1)
            .fold(f64::INFINITY, f64::min);
        // Headings of its own column only end it.
        let ends = move |piece: &Piece| {
            piece.kind == Kind::Heading
                && piece.rank >= head.rank
                && piece.rect.x0 >= left
                && piece.rect.x0 < right
                && (piece.page, piece.line) != (head.page, head.line)
        };
        let within = move |piece: &Piece| {
            piece.page != head.page
                || piece.line != head.line && piece.rect.x0 >= left && piece.rect.x0 < right
        };
        let rest = self.pieces.iter().enumerate().skip(heading + 1);
        rest.take_while(move |(_, piece)| !ends(piece))
            .filter(move |(_, piece)| within(piece))
            .map(|(index, _)| index)
    }

    /// Texts that may name what stands at a line, each with what it is worth.
    pub(super) fn captions(
        &self,
        document: &Document,
        at: usize,
        line: usize,
    ) -> Vec<(String, f64)> {
        let mut captions = Vec::new();
        let Some(page) = document.pages.get(at) else {
            return captions;
        };
        for (distance, above) in (1..=CAPTION_LINES.min(line)).enumerate() {
            let Some(content) = page.lines.get(line - above) else {
                break;
            };
            let worth = 1.0 - 0.05 * distance as f64;
            captions.push((page.text(content.words()), worth));
            if content.segments.len() > 1 {
                for segment in &content.segments {
                    captions.push((page.text(segment.words.clone()), worth - 0.02));
                }
            }
        }
        let end = self.starts.get(at).copied().unwrap_or_default();
        let end = end
            + self
                .pieces
                .get(end..)
                .unwrap_or_default()
                .iter()
                .take_while(|piece| piece.page == at && piece.line < line)
                .count();
        let mut rank = i32::MIN;
        for piece in self
            .pieces
            .get(end.saturating_sub(FAR)..end)
            .unwrap_or_default()
            .iter()
            .rev()
        {
            if piece.kind == Kind::Heading && piece.rank > rank {
                rank = piece.rank;
                if let Some(page) = document.pages.get(piece.page) {
                    captions.push((page.text(piece.words.clone()), 0.9));
                }
            }
        }
        captions
    }
}

/// The size of most letters.
fn body_size(document: &Document) -> f64 {
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    for word in document.pages.iter().flat_map(|page| &page.words) {
        *sizes.entry((word.size * 2.0).round() as i64).or_default() += word.text.len();
    }
    let most = sizes.iter().max_by_key(|(size, count)| (**count, -**size));
    most.map_or(10.0, |(size, _)| *size as f64 / 2.0)
}

fn of_page(page: &Page, at: usize, body: f64, pieces: &mut Vec<Piece>) {
    let line_of = |word: usize| {
        page.lines
            .partition_point(|line| line.words().end <= word)
            .min(page.lines.len().saturating_sub(1))
    };
    let numbered = numbered_lines(page);
    let mut covered: BTreeSet<usize> = BTreeSet::new();
    let mut own: Vec<Piece> = Vec::new();
    for block in &page.blocks {
        let begins = match block.kind {
            BlockKind::Paragraph => breaks::begins(page, &block.runs),
            BlockKind::Heading | BlockKind::Item => Vec::new(),
        };
        for (nth, run) in block.runs.iter().enumerate() {
            covered.extend(run.clone());
            let line = line_of(run.start);
            for (part, words) in segments_of(page, line, run).into_iter().enumerate() {
                let Some(rect) = rect_of(page, &words) else {
                    continue;
                };
                let segments = page.lines.get(line).map_or(&[][..], |line| &line.segments);
                if numbered && segments.first().is_some_and(|first| first.words == words) {
                    continue;
                }
                let kind = match block.kind {
                    BlockKind::Heading => Kind::Heading,
                    BlockKind::Item if nth == 0 && part == 0 => Kind::Item,
                    BlockKind::Item | BlockKind::Paragraph => Kind::Text,
                };
                own.push(Piece {
                    page: at,
                    line,
                    content: words.clone(),
                    kind,
                    rank: 0,
                    rect,
                    apart: nth == 0,
                    goes_on: nth > 0 && part == 0 && begins.get(nth) != Some(&true),
                    beside: segments.len() > 1 + usize::from(numbered),
                    words,
                });
            }
        }
    }
    let has_blocks = !own.is_empty();
    // Where the source says what its headings are, nothing else is one.
    let told = !page.has_boxes && own.iter().any(|piece| piece.kind == Kind::Heading);
    // What no block holds stands where it is drawn.
    for (line, content) in page.lines.iter().enumerate() {
        for segment in &content.segments {
            let of_margin = numbered && segment.words.start == content.words().start;
            if of_margin || segment.words.clone().any(|word| covered.contains(&word)) {
                continue;
            }
            let piece = Piece {
                page: at,
                line,
                words: segment.words.clone(),
                content: segment.words.clone(),
                kind: Kind::Text,
                rank: 0,
                rect: segment.rect,
                apart: is_apart(page, line),
                goes_on: false,
                beside: content.segments.len() > 1 + usize::from(numbered),
            };
            let place = if has_blocks {
                own.iter()
                    .position(|other| other.words.start > segment.words.start)
                    .unwrap_or(own.len())
            } else {
                own.len()
            };
            own.insert(place, piece);
        }
    }
    let mut own = with_bullets(page, own);
    let mut item: Option<Rect> = None;
    for index in 0..own.len() {
        let Some(piece) = own.get(index) else { break };
        let mut rank = rank_of(page, piece);
        let (mut kind, mut content, mut goes_on) =
            (piece.kind, piece.content.clone(), piece.goes_on);
        if kind == Kind::Text && !goes_on {
            if let Some(marker) = marker(page, &piece.words) {
                kind = Kind::Item;
                content = piece.words.start + marker..piece.words.end;
            } else if let Some(above) = item
                && !piece.apart
                && piece.rect.x0 > above.x0 + 0.3 * piece.rect.height()
                && piece.rect.overlap_x(&above) > 0.0
            {
                goes_on = true;
            } else if !told && is_heading(page, piece, own.get(index + 1), body) {
                kind = Kind::Heading;
            } else if !told && is_front_line(page, piece, own.get(index + 1)) {
                kind = Kind::Heading;
                rank -= WEAK;
            }
        }
        match kind {
            Kind::Item => item = Some(piece.rect),
            Kind::Heading => item = None,
            Kind::Text if !goes_on => item = None,
            Kind::Text => {}
        }
        if let Some(piece) = own.get_mut(index) {
            piece.kind = kind;
            piece.content = content;
            piece.goes_on = goes_on;
            piece.rank = rank;
        }
    }
    pieces.extend(own);
}

/// Joins bullets that stand alone, as on a line of their own by a hair, to the text on their right.
fn with_bullets(page: &Page, own: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(own.len());
    let mut bullet: Option<Piece> = None;
    for mut piece in own {
        if let Some(bullet) = bullet.take() {
            let shared = bullet.rect.y1.min(piece.rect.y1) - bullet.rect.y0.max(piece.rect.y0);
            let beside = shared > 0.3 * bullet.rect.height() && piece.rect.x0 > bullet.rect.x1;
            if beside && piece.page == bullet.page {
                piece.kind = Kind::Item;
                piece.goes_on = false;
            } else {
                out.push(bullet);
            }
        }
        let first = page.words.get(piece.words.start);
        let is_bullet = piece.words.len() == 1
            && first.is_some_and(|word| {
                !DASHES.contains(&word.text.as_str()) && BULLETS.contains(&word.text.as_str())
            });
        if is_bullet {
            bullet = Some(piece);
        } else {
            out.push(piece);
        }
    }
    out.extend(bullet);
    out
}

/// The parts of a run of words that gaps make.
fn segments_of(page: &Page, line: usize, run: &Range<usize>) -> Vec<Range<usize>> {
    let segments = page.lines.get(line).map_or(&[][..], |line| &line.segments);
    let parts: Vec<Range<usize>> = segments
        .iter()
        .map(|segment| segment.words.start.max(run.start)..segment.words.end.min(run.end))
        .filter(|part| part.start < part.end)
        .collect();
    if parts.is_empty() {
        vec![run.clone()]
    } else {
        parts
    }
}

/// Whether the lines of a page are numbered in the margin, as those of transcripts and pleadings are.
fn numbered_lines(page: &Page) -> bool {
    let mut next = None;
    let mut in_order = 0;
    for line in &page.lines {
        let number = line.segments.first().filter(|first| first.words.len() == 1);
        let number = number.and_then(|first| page.text(first.words.clone()).parse::<u32>().ok());
        if let Some(number) = number {
            in_order += usize::from(next == Some(number));
            next = Some(number + 1);
        }
    }
    in_order >= 8 && in_order * 10 >= page.lines.len() * 6
}

fn is_apart(page: &Page, line: usize) -> bool {
    let (Some(above), Some(here)) = (
        line.checked_sub(1).and_then(|above| page.lines.get(above)),
        page.lines.get(line),
    ) else {
        return true;
    };
    here.rect.y0 - above.rect.y1 > 0.75 * here.rect.height().max(1.0)
}

/// How many words in front are a bullet or number of a list's entry.
pub(super) fn marker(page: &Page, words: &Range<usize>) -> Option<usize> {
    let first = page.words.get(words.start)?.text.as_str();
    if words.len() < 2 {
        return None;
    }
    let numbered = first
        .strip_suffix(['.', ')'])
        .map(|inner| inner.trim_start_matches('('))
        .is_some_and(|inner| {
            let digits =
                inner.chars().all(|c| c.is_ascii_digit()) && (1..=2).contains(&inner.len());
            let letter = inner.len() == 1 && inner.chars().all(|c| c.is_ascii_lowercase());
            digits || letter
        });
    // `[12] Low, A.: ...`, as the references of a paper are numbered.
    let cited = first
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
        .is_some_and(|inner| {
            (1..=3).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_digit())
        });
    (BULLETS.contains(&first) || numbered || cited).then_some(1)
}

/// Short, on its own, and set off by letters, size, colon or space.
fn is_heading(page: &Page, piece: &Piece, next: Option<&Piece>, body: f64) -> bool {
    let words = page.words.get(piece.words.clone()).unwrap_or_default();
    let text = page.text(piece.words.clone());
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if words.is_empty() || words.len() > 9 || letters < 3 || text.ends_with(['.', ',', ';']) {
        return false;
    }
    let size = words.iter().map(|word| word.size).fold(0.0, f64::max);
    if size > 1.12 * body || is_caps(&text) || text.ends_with(':') {
        return true;
    }
    let below_apart = next.is_none_or(|next| {
        next.apart || next.line == piece.line || marker(page, &next.words).is_some()
    });
    let digits = text.chars().filter(char::is_ascii_digit).count();
    piece.apart
        && below_apart
        && !piece.beside
        && words.len() <= 7
        && digits * 3 <= letters
        && text.starts_with(|c: char| c.is_uppercase())
}

/// A short line apart from what is above, right on top of longer lines: a heading, if a weak one.
fn is_front_line(page: &Page, piece: &Piece, next: Option<&Piece>) -> bool {
    let text = page.text(piece.words.clone());
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let Some(next) = next.filter(|next| next.page == piece.page && !next.apart) else {
        return false;
    };
    piece.apart
        && !piece.beside
        && piece.words.len() <= 3
        && letters >= 4
        && text
            .chars()
            .all(|c| c.is_alphabetic() || c.is_whitespace() || c == '-')
        && text.starts_with(|c: char| c.is_uppercase())
        && (next.beside || next.rect.width() > 1.6 * piece.rect.width())
}

fn is_caps(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && !text.contains(|c: char| c.is_lowercase())
}

fn rank_of(page: &Page, piece: &Piece) -> i32 {
    let words = page.words.get(piece.words.clone()).unwrap_or_default();
    let size = words.iter().map(|word| word.size).fold(0.0, f64::max);
    let text = page.text(piece.words.clone());
    (size * 2.0).round() as i32 * 4 + if is_caps(&text) { 3 } else { 0 }
}

fn rect_of(page: &Page, words: &Range<usize>) -> Option<Rect> {
    let words = page.words.get(words.clone())?;
    words
        .iter()
        .map(|word| word.rect)
        .reduce(|a, b| a.union(&b))
}

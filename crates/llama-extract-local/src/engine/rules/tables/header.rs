//! Header rows: lines whose words name the fields of a list.

use std::ops::Range;

use super::Columns;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::{self, Phrase};
use crate::engine::rules::terms::Terms;
use crate::parse::{Line, Page, Rect};
use crate::schema::Kind;

const ALIKE: f64 = 0.6;
const LONGEST: usize = 5;
/// Words of one header cell are not further apart than this, in font sizes.
const ONE_CELL: f64 = 0.6;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// The field it is for; none for a column that the schema does not ask for.
    pub(super) slot: Option<usize>,
    pub(super) rect: Rect,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    pub(super) page: usize,
    pub(super) last_line: usize,
    pub(super) bottom: f64,
    /// From left to right.
    pub(super) columns: Vec<Column>,
    pub(super) words: Vec<Range<usize>>,
    slots: Vec<usize>,
    score: f64,
}

/// The best header of the document and those like it: a table goes on over pages and repeats its header.
pub(super) fn find(scene: &Scene<'_>, wanted: &Columns, about: &[Phrase]) -> Vec<Header> {
    let named = wanted.slots.len();
    let mut headers = Vec::new();
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            return Vec::new();
        }
        for (index, line) in page.lines.iter().enumerate() {
            if !scene.is_free(at, &line.words()) {
                continue;
            }
            let mut header = of_line(page, at, index, line, wanted);
            if header.slots.len() < named.min(2) {
                continue;
            }
            // The caption above tells tables with the same columns apart.
            let captions = page
                .lines
                .get(index.saturating_sub(3)..index)
                .unwrap_or_default();
            let caption = captions
                .iter()
                .map(|line| plan::best(about, &Terms::of(&page.text(line.words()))))
                .fold(0.0, f64::max);
            header.score += 0.3 * caption;
            headers.push(header);
        }
    }
    let best = headers
        .iter()
        .map(|header| header.score)
        .fold(0.0, f64::max);
    let Some(chosen) = headers
        .iter()
        .find(|header| header.score >= best)
        .map(|h| h.slots.clone())
    else {
        return headers;
    };
    headers.retain(|header| header.slots == chosen && header.score >= 0.75 * best);
    headers
}

fn of_line(page: &Page, at: usize, index: usize, line: &Line, wanted: &Columns) -> Header {
    let mut header = Header {
        page: at,
        last_line: index,
        bottom: line.rect.y1,
        columns: Vec::new(),
        words: Vec::new(),
        slots: Vec::new(),
        score: 0.0,
    };
    let mut matches = matches_in(page, &line.words(), wanted, &[]);
    // Long headings wrap: a second line may complete or name more columns.
    let next = page.lines.get(index + 1).filter(|next| {
        next.rect.y0 - line.rect.y1 < 0.35 * line.rect.height() && !matches.is_empty()
    });
    let mut lines = vec![line];
    if let Some(next) = next {
        let named: Vec<usize> = matches.iter().map(|found| found.slot).collect();
        let more = matches_in(page, &next.words(), wanted, &named);
        if !more.is_empty() && more.iter().all(|found| found.alike > 0.8) {
            matches.extend(more);
            header.last_line += 1;
            header.bottom = next.rect.y1;
            lines.push(next);
        }
    }
    header.score = matches.iter().map(|found| found.alike).sum();
    header.slots = matches.iter().map(|found| found.slot).collect();
    header.slots.sort_unstable();
    let mut covered: Vec<Range<usize>> = Vec::new();
    for found in &matches {
        covered.push(found.words.clone());
        header.columns.push(Column {
            slot: Some(found.slot),
            rect: rect_of(page, &found.words),
        });
    }
    for line in lines {
        for words in uncovered(page, &line.words(), &covered) {
            header.columns.push(Column {
                slot: None,
                rect: rect_of(page, &words),
            });
        }
        header.words.push(line.words());
    }
    header.columns.extend(stub(page, &header, wanted));
    header
        .columns
        .sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
    header
}

/// The column that names the rows and has no heading of its own: what stands left of all headings on
/// the lines below, for the one text field that no heading names.
fn stub(page: &Page, header: &Header, wanted: &Columns) -> Option<Column> {
    let mut unnamed = wanted
        .slots
        .iter()
        .enumerate()
        .filter(|(index, slot)| slot.kind == Kind::Text && !header.slots.contains(index));
    let (slot, _) = unnamed.next()?;
    let left = header
        .columns
        .iter()
        .map(|column| column.rect.x0)
        .fold(f64::INFINITY, f64::min);
    let below = page.lines.get(header.last_line + 1..header.last_line + 4)?;
    let rect = below
        .iter()
        .map(|line| line.segments.first().map(|first| first.rect))
        .map(|rect| rect.filter(|rect| rect.x1 < left))
        .reduce(|a, b| Some(a?.union(&b?)))??;
    unnamed.next().is_none().then_some(Column {
        slot: Some(slot),
        rect,
    })
}

struct Match {
    slot: usize,
    words: Range<usize>,
    alike: f64,
}

/// The best match for each field, best first; no word names two columns.
fn matches_in(page: &Page, words: &Range<usize>, wanted: &Columns, named: &[usize]) -> Vec<Match> {
    let mut all = Vec::new();
    for start in words.clone() {
        for end in start + 1..=words.end.min(start + LONGEST) {
            if !is_one_cell(page, start..end) {
                break;
            }
            let terms = Terms::of(&page.text(start..end));
            for &(slot, alike) in wanted.labels.suits(&terms).iter() {
                if alike >= ALIKE && !named.contains(&slot) {
                    all.push(Match {
                        slot,
                        words: start..end,
                        alike,
                    });
                }
            }
        }
    }
    all.sort_by(|a, b| {
        b.alike
            .total_cmp(&a.alike)
            .then(a.words.start.cmp(&b.words.start))
    });
    let mut chosen: Vec<Match> = Vec::new();
    for found in all {
        let clashes = chosen.iter().any(|other| {
            other.slot == found.slot
                || other.words.start < found.words.end && found.words.start < other.words.end
        });
        if !clashes {
            chosen.push(found);
        }
    }
    chosen
}

fn is_one_cell(page: &Page, words: Range<usize>) -> bool {
    let words = page.words.get(words).unwrap_or_default();
    words.windows(2).all(|pair| match pair {
        [a, b] => b.rect.x0 - a.rect.x1 <= ONE_CELL * a.size.max(b.size),
        _ => true,
    })
}

/// Runs of words between the matched ones.
fn uncovered(page: &Page, words: &Range<usize>, covered: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for word in words.clone() {
        if covered.iter().any(|range| range.contains(&word)) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == word && is_one_cell(page, word - 1..word + 1) => {
                run.end = word + 1
            }
            _ => runs.push(word..word + 1),
        }
    }
    runs
}

fn rect_of(page: &Page, words: &Range<usize>) -> Rect {
    let words = page.words.get(words.clone()).unwrap_or_default();
    words
        .iter()
        .map(|word| word.rect)
        .reduce(|a, b| a.union(&b))
        .unwrap_or_default()
}

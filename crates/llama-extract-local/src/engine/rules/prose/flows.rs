//! Running text of a page, sentence by sentence.

use super::Sentence;
use crate::parse::model::BlockKind;
use crate::parse::{Page, Rect};

/// Lines of a paragraph are not further apart than this, in line heights.
const CLOSE: f64 = 0.75;
/// A sentence longer than this is cut: what stands further apart belongs together no more.
const LONGEST: usize = 70;
const SHORTEST: usize = 2;

/// The sentences of a page.
pub(in crate::engine::rules) fn sentences(page: &Page, at: usize) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for flow in flows(page) {
        let mut words: Vec<usize> = Vec::new();
        for (position, &word) in flow.iter().enumerate() {
            words.push(word);
            let next = flow
                .get(position + 1)
                .and_then(|&next| page.words.get(next));
            let ends = page
                .words
                .get(word)
                .is_some_and(|word| is_end(&word.text, next.map(|next| next.text.as_str())));
            if ends || words.len() >= LONGEST {
                sentences.push(Sentence {
                    at,
                    words: std::mem::take(&mut words),
                });
            }
        }
        sentences.push(Sentence { at, words });
    }
    sentences.retain(|sentence| sentence.words.len() >= SHORTEST);
    sentences
}

/// Whether a word ends a sentence: a full stop that is no abbreviation's, before a capital.
pub(in crate::engine::rules) fn is_end(word: &str, next: Option<&str>) -> bool {
    if matches!(word, "·" | "•" | "|") {
        return true;
    }
    let Some(bare) = word.strip_suffix(['.', '!', '?', ';']) else {
        return false;
    };
    let starts = next.is_none_or(|next| {
        next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“„(".contains(c))
    });
    // "ca. 20 kg", "zzgl. 19 %": a short word before a number is an abbreviation.
    let before_number =
        next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit())) && bare.len() <= 5;
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let is_abbreviation = word.ends_with('.')
        && (letters <= 1 && !bare.contains(char::is_numeric)
            || bare.contains('.') && letters > 0
            || ABBREVIATIONS.contains(&bare.to_lowercase().as_str()));
    // "9. März": the full stop of a day.
    let is_day = bare.len() <= 2
        && bare.chars().all(|c| c.is_ascii_digit())
        && next.is_some_and(crate::engine::rules::dates::is_month);
    let goes_on = is_day || is_abbreviation || before_number && word.ends_with('.');
    starts && !goes_on
}

const ABBREVIATIONS: [&str; 72] = [
    "hon", "sra", "sr", "mme", "dhr", "mevr", "ing", "mgr", "no", "nr", "nos", "mr", "mrs", "ms",
    "dr", "prof", "inc", "ltd", "co", "corp", "llc", "st", "art", "abs", "bzw", "ca", "vgl", "tel",
    "fax", "ref", "réf", "núm", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "okt", "nov", "dec", "dez", "approx", "est", "max", "min", "pos", "str", "ul", "sp",
    "esq", "jr", "hr", "fr", "med", "hab", "inż", "inz", "rer", "nat", "phil", "jur", "dipl",
    "univ", "doz", "lic", "drs", "avda",
];

/// Word indices of each paragraph: blocks where the page has them, or lines that go on under each other.
fn flows(page: &Page) -> Vec<Vec<usize>> {
    if !page.blocks.is_empty() {
        let words =
            |block: &crate::parse::model::Block| block.runs.iter().cloned().flatten().collect();
        let mut flows: Vec<Vec<usize>> = page.blocks.iter().map(words).collect();
        // What no block holds stands in a table or form.
        let covered: std::collections::BTreeSet<usize> = flows.iter().flatten().copied().collect();
        let segments = page.lines.iter().flat_map(|line| &line.segments);
        let bare =
            segments.filter(|segment| !segment.words.clone().any(|word| covered.contains(&word)));
        flows.extend(bare.map(|segment| segment.words.clone().collect()));
        return flows;
    }
    let mut flows: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<Rect> = None;
    for line in &page.lines {
        let [segment] = line.segments.as_slice() else {
            last = None;
            flows.extend(
                line.segments
                    .iter()
                    .map(|segment| segment.words.clone().collect()),
            );
            continue;
        };
        let rect = segment.rect;
        let goes_on = last.is_some_and(|last| {
            rect.y0 - last.y1 < CLOSE * last.height()
                && (rect.x0 - last.x0).abs() < 3.0 * last.height()
        });
        match flows.last_mut() {
            Some(flow) if goes_on => flow.extend(segment.words.clone()),
            _ => flows.push(segment.words.clone().collect()),
        }
        last = Some(rect);
    }
    flows
}

/// The paragraphs of a page, each with what the parser took it for where it knows.
pub(super) fn kinds(page: &Page) -> Vec<(Option<BlockKind>, Vec<usize>)> {
    let mut all = Vec::new();
    let mut blocks = page.blocks.iter();
    for mut flow in flows(page) {
        let kind = blocks.next().map(|block| block.kind);
        let head = if kind == Some(BlockKind::Heading) {
            0
        } else {
            head_of(page, &flow)
        };
        if head > 0 {
            let rest = flow.split_off(head.min(flow.len()));
            all.push((Some(BlockKind::Heading), flow));
            all.push((Some(BlockKind::Paragraph), rest));
        } else {
            all.push((kind, flow));
        }
    }
    all
}

/// How many words of a paragraph are a heading on a line of its own, under which its text goes on without a gap.
fn head_of(page: &Page, flow: &[usize]) -> usize {
    let word = |index: usize| flow.get(index).and_then(|word| page.words.get(*word));
    let Some(first) = word(0) else { return 0 };
    let below = |rect: &Rect| rect.y0 > first.rect.y0 + 0.6 * first.rect.height();
    let Some(count) = (1..flow.len()).find(|at| word(*at).is_some_and(|word| below(&word.rect)))
    else {
        return 0;
    };
    let right = (0..flow.len())
        .filter_map(|at| word(at).map(|word| word.rect.x1))
        .fold(first.rect.x1, f64::max);
    let last = word(count - 1).map_or(first.rect.x1, |word| word.rect.x1);
    let ends = word(count - 1).is_some_and(|word| word.text.ends_with([',', ';', '-']));
    let begins = word(count).is_some_and(|word| word.text.starts_with(char::is_uppercase));
    let is_short = last - first.rect.x0 < 0.6 * (right - first.rect.x0) && count <= 8;
    if is_short && begins && !ends {
        count
    } else {
        0
    }
}

/// The segments of a page with their words, for finders that look at columns.
pub(in crate::engine::rules) fn texts_of_columns(
    page: &Page,
) -> impl Iterator<Item = (usize, &crate::parse::Segment)> {
    page.lines
        .iter()
        .enumerate()
        .flat_map(|(index, line)| line.segments.iter().map(move |segment| (index, segment)))
}

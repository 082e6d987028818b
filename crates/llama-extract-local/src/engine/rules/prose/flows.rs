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
pub(super) fn sentences(page: &Page, at: usize) -> Vec<Sentence> {
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
        && (letters <= 1 && !bare.contains(|c: char| c.is_ascii_digit())
            || bare.contains('.') && letters > 0
            || ABBREVIATIONS.contains(&bare.to_lowercase().as_str()));
    // "9. März": the full stop of a day.
    let is_day = bare.len() <= 2
        && bare.chars().all(|c| c.is_ascii_digit())
        && next.is_some_and(crate::engine::rules::dates::is_month);
    starts && !is_day && !is_abbreviation && !(before_number && word.ends_with('.'))
}

const ABBREVIATIONS: [&str; 50] = [
    "no", "nr", "nos", "mr", "mrs", "ms", "dr", "prof", "inc", "ltd", "co", "corp", "llc", "st",
    "art", "abs", "bzw", "ca", "vgl", "tel", "fax", "ref", "réf", "núm", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez", "approx", "est",
    "max", "min", "pos", "str", "ul", "sp", "esq", "jr", "hr", "fr",
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
    let kinds = page.blocks.iter().map(|block| Some(block.kind));
    let rest = std::iter::repeat(None);
    kinds.chain(rest).zip(flows(page)).collect()
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

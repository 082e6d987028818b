//! How far a value goes on in the lines below its first.

use std::ops::Range;

use super::candidates::Scene;
use super::plan::Role;
use super::ways::{IS_LABEL, Label, label_is_address};
use crate::parse::{Page, Rect};
use crate::schema::Kind;

/// Lines that a value may have.
const MOST_LINES: usize = 6;
/// Lines of one value are not further apart than this, in line heights.
const CLOSE: f64 = 0.6;

/// The words with the lines below that go on with them.
pub(super) fn extended(
    scene: &Scene<'_>,
    label: &Label<'_>,
    words: Range<usize>,
) -> Vec<Range<usize>> {
    let mut runs = vec![words.clone()];
    let is_address = label.slot.role == Role::Address || label_is_address(scene, label);
    let goes_on = label.slot.kind == Kind::Text
        && label.slot.choices.is_empty()
        && (is_address || matches!(label.slot.role, Role::Plain | Role::Name));
    if !goes_on {
        return runs;
    }
    let page = label.page;
    let Some(first) = page.words.get(words.start) else {
        return runs;
    };
    let Some(line) = line_of(page, label.span.line, words.start) else {
        return runs;
    };
    let mut last = first.rect;
    let mut last_right = page
        .words
        .get(words.end.saturating_sub(1))
        .map_or(last.x1, |w| w.rect.x1);
    let column = column_right(page, line, &first.rect);
    for next in page.lines.iter().skip(line + 1) {
        let height = last.height();
        if next.rect.y0 - last.y1 > CLOSE * height || runs.len() >= MOST_LINES {
            break;
        }
        let segment = next
            .segments
            .iter()
            .find(|segment| (segment.rect.x0 - first.rect.x0).abs() < 0.5 * height);
        let Some(segment) = segment else { break };
        let alone = next
            .segments
            .first()
            .is_some_and(|first| first.words == segment.words);
        let is_beside_label = !alone && words.start != label.span.rest.start;
        let full = last_right >= column - 4.0 * height;
        let text = page.text(segment.words.clone());
        let fits_address =
            is_address && !text.contains(':') && super::codes::email(&text).is_none();
        let fits_prose = full && !ends_sentence(page, runs.last()) && !text.contains(':');
        if is_beside_label
            || !(fits_address || fits_prose)
            || scene.label_alike(label.at, &segment.words) >= IS_LABEL
            || !scene.is_free(label.at, &segment.words)
        {
            break;
        }
        last = segment.rect;
        last_right = segment.rect.x1;
        runs.push(segment.words.clone());
    }
    runs
}

fn line_of(page: &Page, near: usize, word: usize) -> Option<usize> {
    let lines = page.lines.iter().enumerate().skip(near);
    lines
        .take(40)
        .find(|(_, line)| line.words().contains(&word))
        .map(|(index, _)| index)
}

/// Where the column of text ends to the right: its widest line near by.
fn column_right(page: &Page, line: usize, first: &Rect) -> f64 {
    let near = page.lines.iter().skip(line.saturating_sub(4)).take(9);
    near.flat_map(|line| &line.segments)
        .filter(|segment| segment.rect.x0 <= first.x0 + 1.0 && segment.rect.x1 > first.x0)
        .map(|segment| segment.rect.x1)
        .fold(first.x1 + 20.0 * first.height(), f64::max)
}

fn ends_sentence(page: &Page, run: Option<&Range<usize>>) -> bool {
    let last = run.and_then(|run| page.words.get(run.end.checked_sub(1)?));
    last.is_none_or(|word| word.text.ends_with(['.', ';', '!', '?']))
}

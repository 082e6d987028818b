//! Lines of labels: with their values in the line below, or with signatures above.

use super::candidates::Scene;
use super::cells;
use super::plan::Role;
use super::spans;
use super::ways::{IS_LABEL, Label};
use crate::parse::{Line, Segment};
use crate::schema::Kind;

/// A line of more segments is one of a table.
const LONGEST_ROW: usize = 12;
/// Who signs, with the name above the line that says so.
pub(super) const SIGNERS: [&str; 4] = ["signature", "approver", "preparer", "director"];
/// Whether the line of a label is one of labels, with their values in the line below.
pub(super) fn heads_row(
    scene: &Scene<'_>,
    label: &Label<'_>,
    line: &Line,
    here: &Segment,
    below: &Segment,
) -> bool {
    let Some(right) = line.segments.get(label.span.segment + 1) else {
        return false;
    };
    let close = below.rect.y0 - here.rect.y1 < 1.2 * here.rect.height();
    if !close || line.segments.len() > LONGEST_ROW {
        return false;
    }
    // Labels look like each other, and not like their values: a heading below is the value of none.
    let page = label.page;
    let under_right = spans::below(page, label.span.line, label.span.segment + 1)
        .and_then(|(line, segment)| page.lines.get(line)?.segments.get(segment));
    let is_under = |label: &Segment, value: &Segment| {
        cells::differ(page, &label.words, &value.words)
            && (value.rect.x0 - label.rect.x0).abs() < label.rect.height()
    };
    if !cells::differ(page, &here.words, &right.words)
        && is_under(here, below)
        && under_right.is_some_and(|under| is_under(right, under))
    {
        return true;
    }
    let is_label = |segment: &Segment| scene.label_alike(label.at, &segment.words) >= IS_LABEL;
    is_label(here) && is_label(right)
}

/// Whether a line says who signs above it, and when.
pub(super) fn signs(scene: &Scene<'_>, label: &Label<'_>, line: &Line) -> bool {
    let slot = label.slot;
    let asks = slot.kind == Kind::Text
        && (matches!(slot.role, Role::Name | Role::Date) || slot.terms.has_any(&SIGNERS));
    asks && line.segments.len() <= LONGEST_ROW
        && line.segments.iter().any(|segment| {
            let terms = scene.lexed.terms(label.at, segment.words.clone());
            segment.words.len() <= 5 && terms.has_any(&SIGNERS)
        })
}

//! Cells that go on over lines: which of these belong to the value.

use std::ops::Range;

use super::columns::{Columns, Lines};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Role;
use crate::engine::rules::spans;
use crate::engine::rules::terms::Terms;
use crate::parse::Page;
use crate::schema::Kind;

/// The lines of a cell that the field wants.
pub(super) fn wanted_lines(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    named: &[usize],
    slot: usize,
    page: &Page,
    mut runs: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let lines = columns.lines.get(slot).copied().unwrap_or(Lines::Text);
    let is_text = columns
        .slots
        .get(slot)
        .is_some_and(|slot| slot.role != Role::Address && slot.choices.is_empty());
    let is_id = columns
        .slots
        .get(slot)
        .is_some_and(|slot| slot.role == Role::Number && slot.kind == Kind::Text);
    match lines {
        Lines::First => runs.truncate(1),
        Lines::Below => {
            let first = runs.len().min(1);
            runs.drain(..first);
        }
        // What stands below is for another field.
        Lines::Text if is_text && has_below(columns, named, slot) => runs.truncate(1),
        // An id is one word of one line; what stands below it is something else.
        Lines::Text if is_id => runs.truncate(1),
        Lines::Text if is_text && slot < columns.first_list => {
            let mut nth = 0;
            runs.retain(|run| {
                nth += 1;
                nth == 1 || goes_on(scene, page, run)
            });
        }
        Lines::Text | Lines::All => {}
    }
    runs
}

/// Whether a field without a column asks for the lines below the first of this one's cells.
fn has_below(columns: &Columns<'_>, named: &[usize], slot: usize) -> bool {
    columns.of_lines.iter().any(|other| {
        columns.lines.get(*other) == Some(&Lines::Below)
            && owner(columns, named, *other) == Some(slot)
    })
}

/// The field under whose heading stands what a field without a heading asks for by its line.
fn owner(columns: &Columns<'_>, named: &[usize], slot: usize) -> Option<usize> {
    if named.contains(&slot) {
        return None;
    }
    let of_line = named.iter().find(|other| columns.of_lines.contains(other));
    of_line.copied().or_else(|| {
        // "The line below the product's name" says whose lines these are.
        let said = Terms::of(columns.field(slot)?.description.as_deref()?);
        let is_said = |other: &&usize| {
            columns.slots.get(**other).is_some_and(|other| {
                other.kind == Kind::Text
                    && !other.own_name.is_empty()
                    && other.own_name.0.iter().all(|term| said.has(term))
            })
        };
        named.iter().find(is_said).copied()
    })
}

/// What the lines of a cell hold for fields that have no column of their own.
pub(super) fn of_others(
    columns: &Columns<'_>,
    named: &[usize],
    slot: usize,
    runs: &[Range<usize>],
) -> Vec<(usize, Vec<Range<usize>>)> {
    let others = columns.of_lines.iter().copied();
    others
        .filter(|other| owner(columns, named, *other) == Some(slot))
        .filter_map(|other| {
            let part = match columns.lines.get(other)? {
                Lines::First => runs.get(..1)?,
                Lines::Below => runs.get(1..)?,
                Lines::Text | Lines::All => return None,
            };
            (!part.is_empty()).then(|| (other, part.to_vec()))
        })
        .collect()
}

/// Whether a further line of a cell goes on with its text: it has no label of its own and is no period.
fn goes_on(scene: &Scene<'_>, page: &Page, run: &Range<usize>) -> bool {
    let texts = spans::texts(page, run.clone());
    let labelled = texts.iter().take(4).any(|word| word.ends_with(':'));
    let mut rest = texts.as_slice();
    let mut dates = 0;
    while !rest.is_empty() {
        match crate::engine::rules::dates::parse(rest, scene.habits.order) {
            Some((_, count)) => {
                dates += 1;
                rest = rest.get(count.max(1)..).unwrap_or_default();
            }
            None if rest
                .first()
                .is_some_and(|word| matches!(*word, "-" | "–" | "—" | "to" | "bis" | "au")) =>
            {
                rest = rest.get(1..).unwrap_or_default();
            }
            None => break,
        }
    }
    // "Jul 19 – Aug 19, 2024": the first of two dates may lack its year.
    let dated = dates > 0 && rest.is_empty() || is_period(&texts);
    !labelled && !dated
}

/// Two dates with a dash between, short of words that are anything else.
fn is_period(texts: &[&str]) -> bool {
    let dashes = texts
        .iter()
        .filter(|word| matches!(**word, "-" | "–" | "—"))
        .count();
    let digits = texts
        .iter()
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .count();
    dashes == 1 && texts.len() <= 8 && digits >= 2 && texts.len() - dashes <= digits + 2
}

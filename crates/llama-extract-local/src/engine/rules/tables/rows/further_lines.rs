//! What stands below the first line of a cell, for fields that have no column: `Size: M`, a value and `(GTIN)` below it,
//! the period of a service, a code.

use std::ops::Range;

use super::Reader;
use crate::engine::rules::dates;
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::spans;
use crate::engine::rules::tables::cells::Cell;
use crate::engine::rules::tables::leftover;
use crate::engine::rules::tables::offer::{Place, Row};
use crate::parse::Page;
use crate::schema::Kind;

/// Signs that a code has at least.
const SHORTEST_CODE: usize = 4;

impl Reader<'_, '_> {
    /// Fields without a column, out of the further lines of the cells. Returns the lines that are nothing else.
    pub(super) fn further_lines(
        &self,
        page: &Page,
        at: usize,
        cells: &[Cell],
        row: &mut Row,
    ) -> Vec<Range<usize>> {
        let named = self.header.slots();
        if named.len() == self.columns.slots.len() {
            return Vec::new();
        }
        let mut used = Vec::new();
        let slot_of = |text: &str| {
            let suits = self
                .columns
                .suits(text.trim_matches(['(', ')', '[', ']', ':', ' ']));
            let best = suits.into_iter().filter(|(slot, alike)| {
                *alike > 0.85 && !named.contains(slot) && *slot < self.columns.first_list
            });
            let best = best.max_by(|a, b| a.1.total_cmp(&b.1));
            // "S/N" is a serial number.
            let short = || {
                let slots = 0..self.columns.first_list;
                slots
                    .filter(|_| text.chars().count() <= leftover::SHORT)
                    .filter(|slot| !named.contains(slot))
                    .find(|slot| {
                        let field = self.columns.field(*slot);
                        field.is_some_and(|field| leftover::abbreviates(field, text) > 0.7)
                    })
            };
            best.map(|(slot, _)| slot).or_else(short)
        };
        for cell in cells {
            for (nth, run) in cell.lines.iter().enumerate().skip(1) {
                let text = page.text(run.clone());
                let found = if let Some((label, _)) = text.split_once(':') {
                    let count = label.split_whitespace().count();
                    let start = run.start + count;
                    let colon = page.words.get(start).is_some_and(|word| word.text == ":");
                    slot_of(label).map(|slot| (slot, start + usize::from(colon)..run.end))
                } else if text.starts_with('(') && text.ends_with(')') {
                    let above = cell.lines.get(nth - 1).cloned();
                    slot_of(&text).zip(above)
                } else {
                    None
                };
                if let Some((slot, value)) = found.filter(|(_, value)| !value.is_empty()) {
                    let runs = vec![value];
                    row.cells.entry(slot).or_insert(Place { page: at, runs });
                } else if self.by_look(page, at, run, &named, row) {
                    used.push(run.clone());
                }
            }
        }
        used
    }

    /// A period, a date or a code that is all of its line, for the only field without a column that wants one. Returns
    /// whether there is one.
    fn by_look(
        &self,
        page: &Page,
        at: usize,
        run: &Range<usize>,
        named: &[usize],
        row: &mut Row,
    ) -> bool {
        let slots = self.columns.slots.iter().enumerate();
        let open: Vec<(usize, &Slot)> = slots
            .take(self.columns.first_list)
            .filter(|(index, _)| !named.contains(index) && !row.cells.contains_key(index))
            .collect();
        if open.is_empty() {
            return false;
        }
        let texts = spans::texts(page, run.clone());
        let order = self.scene.habits.order;
        let place = |words: Range<usize>| Place {
            page: at,
            runs: vec![run.start + words.start..run.start + words.end],
        };
        let dated = |slot: &Slot| slot.kind == Kind::Text && slot.role == Role::Date;
        if let Some(period) = dates::period(&texts, order) {
            let before = row.given.len();
            for &(index, slot) in open.iter().filter(|(_, slot)| dated(slot)) {
                let (date, words) = match slot.asks_for_end() {
                    Some(true) => &period.end,
                    Some(false) => &period.start,
                    None => continue,
                };
                let value = date.to_string().into();
                row.given.insert(index, (value, place(words.clone())));
            }
            return row.given.len() > before;
        }
        let only = |is: &dyn Fn(&Slot) -> bool| -> Option<usize> {
            let mut suiting = open.iter().filter(|(_, slot)| is(slot));
            let (index, _) = suiting.next()?;
            suiting.next().is_none().then_some(*index)
        };
        let is_date = dates::parse(&texts, order).is_some_and(|(_, count)| count == texts.len());
        let slot = if is_date {
            only(&|slot| dated(slot) && !slot.asks_for_end_or_start())
        } else if matches!(texts.as_slice(), [word] if is_code(word)) {
            only(&|slot| slot.kind == Kind::Text && slot.role == Role::Number)
        } else {
            None
        };
        if let Some(slot) = slot {
            row.cells.insert(slot, place(0..texts.len()));
        }
        slot.is_some()
    }
}

/// Letters or signs between digits, as in `KR-28-TG`, and no number.
fn is_code(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let others = word
        .chars()
        .any(|c| c.is_ascii_uppercase() || matches!(c, '-' | '/'));
    digits >= 2
        && others
        && word.chars().count() >= SHORTEST_CODE
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_'))
}

//! Money that goes out in one column and comes in in another, for a field that wants both: an amount with its sign.

use std::ops::Range;

use super::cells::Cell;
use super::columns::Columns;
use super::header::{self, Header};
use super::offer::{Place, Row};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::plan::Slot;
use crate::engine::rules::spans;
use crate::engine::rules::terms::Terms;
use crate::engine::rules::values;
use crate::parse::Page;

/// What a column of either side is called.
const OUT: [&str; 3] = ["debit", "withdrawal", "out"];
const IN: [&str; 2] = ["credit", "deposit"];

/// The columns of both sides, and the only field for them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flows {
    amount: usize,
    out: usize,
    into: usize,
}

impl Flows {
    pub(super) fn of(scene: &Scene<'_>, columns: &Columns<'_>, header: &Header) -> Option<Self> {
        let sides = |slot: &Slot| slot.own_name.has_any(&OUT) || slot.own_name.has_any(&IN);
        let slots = || columns.slots.iter().enumerate().take(columns.first_list);
        let mut amounts = slots().filter(|(_, slot)| {
            values::is_number(slot.kind)
                && slot.own_name.has("amount")
                && slot.own_name.0.len() == 1
        });
        let (amount, _) = amounts.next()?;
        if amounts.next().is_some() || slots().any(|(_, slot)| sides(slot)) {
            return None;
        }
        let page = scene.document.pages.get(header.page)?;
        let find = |side: &[&str]| {
            let mut headings = header.columns.iter();
            headings.position(|column| heading(page, header, column).has_any(side))
        };
        let (out, into) = (find(&OUT)?, find(&IN)?);
        (out != into).then_some(Self { amount, out, into })
    }

    /// The amount of a row: what comes in, or what goes out with a minus.
    pub(super) fn fill(
        self,
        scene: &Scene<'_>,
        columns: &Columns<'_>,
        page: &Page,
        at: usize,
        cells: &[Cell],
        row: &mut Row,
    ) {
        let Some(slot) = columns.slots.get(self.amount) else {
            return;
        };
        let read = |column: usize| -> Option<(f64, Vec<Range<usize>>)> {
            let cell = cells.iter().find(|cell| cell.column == Some(column))?;
            let run = cell.lines.first()?;
            let reading = values::read(slot, &spans::texts(page, run.clone()), scene.habits)?;
            Some((reading.value.as_f64()?, vec![run.clone()]))
        };
        let (amount, runs) = match (read(self.out), read(self.into)) {
            (Some((amount, runs)), None) => (-amount.abs(), runs),
            (None, Some(found)) => found,
            _ => return,
        };
        if let Some(value) = values::json_number(slot, amount) {
            let place = Place { page: at, runs };
            // The cell tells how well the column suits, the value its sign.
            row.cells.insert(self.amount, place.clone());
            row.given.insert(self.amount, (value, place));
        }
    }
}

/// The words of a header over a column.
fn heading(page: &Page, header: &Header, column: &header::Column) -> Terms {
    let words = header.words.iter().flat_map(Clone::clone);
    let over = words
        .filter_map(|word| page.words.get(word))
        .filter(|word| {
            word.rect.overlap_x(&column.rect) > 0.5 * word.rect.width().min(column.rect.width())
        });
    let texts: Vec<&str> = over.map(|word| word.text.as_str()).collect();
    Terms::of(&texts.join(" "))
}

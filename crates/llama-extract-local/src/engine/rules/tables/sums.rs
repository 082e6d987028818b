//! Rows that sum up those above them, whatever else they say: `Total current charges`.

use super::about;
use super::columns::Columns;
use super::offer::Row;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::values;

/// Sums differ by no more than this from what they add up, for each row.
const ROUNDING: f64 = 0.006;

/// Takes out rows that begin with a word for a sum and are the sum of the rows since the last one.
pub(super) fn without(scene: &Scene<'_>, columns: &Columns<'_>, rows: &mut Vec<Row>) {
    let slots = columns.slots.iter().enumerate().take(columns.first_list);
    let numbers: Vec<usize> = slots
        .filter(|(_, slot)| values::is_number(slot.kind))
        .map(|(index, _)| index)
        .collect();
    let mut sums = vec![0.0; numbers.len()];
    let mut count = 0_usize;
    rows.retain(|row| {
        let amounts: Vec<Option<f64>> = numbers
            .iter()
            .map(|slot| {
                let texts = row.cells.get(slot)?.texts(scene);
                let reading = values::read(columns.slots.get(*slot)?, &texts, scene.habits)?;
                reading.value.as_f64()
            })
            .collect();
        let says_total = row
            .first
            .as_ref()
            .is_some_and(|first| about::is_total(first.text(scene).trim_end_matches(':'), true));
        let is_sum = says_total
            && count > 1
            && amounts.iter().zip(&sums).any(|(amount, sum): (_, &f64)| {
                amount.is_some_and(|amount| {
                    amount != 0.0 && (amount - sum).abs() < ROUNDING * count as f64
                })
            });
        if is_sum {
            sums.fill(0.0);
            count = 0;
            return false;
        }
        count += 1;
        for (sum, amount) in sums.iter_mut().zip(amounts) {
            *sum += amount.unwrap_or_default();
        }
        true
    });
}

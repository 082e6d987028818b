//! Values where a row and a column meet: `Revenue` and `2024`, `Total` and `Hours`.

use std::ops::Range;

use super::candidates::{Candidate, Scene};
use super::plan::Slot;
use super::spans;
use super::values;
use crate::engine::Evidence;
use crate::parse::{Page, Rect, Segment};

/// Row and heading together suit a field at least so well.
const ALIKE: f64 = 0.75;
/// Both must say something: together they suit it better than either alone by this.
const GAIN: f64 = 0.04;
const WORTH: f64 = 0.95;
/// Lines that a row may be below its heading.
const TALLEST: usize = 80;
/// Words of the name of a row, and of a heading.
const LONGEST: usize = 8;
/// Lines of one heading are not further apart than this, in line heights.
const STACKED: f64 = 0.8;
/// A value reads as one so well.
const SURE: f64 = 0.7;

pub(super) fn by_crossing(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let is_wanted = |slot: &Slot| values::is_number(slot.kind) && slot.choices.is_empty();
    if !scene.slots.iter().any(is_wanted) {
        return found;
    }
    for (at, page) in scene.document.pages.iter().enumerate() {
        if scene.out_of_time() {
            break;
        }
        for (index, line) in page.lines.iter().enumerate() {
            let [name, cells @ ..] = line.segments.as_slice() else {
                continue;
            };
            let is_name = name.words.len() <= LONGEST
                && !is_data(page, &name.words)
                && name.words.clone().any(|word| scene.is_relevant(at, word));
            if !is_name || cells.is_empty() {
                continue;
            }
            for cell in cells {
                if !is_data(page, &cell.words) || !scene.is_free(at, &cell.words) {
                    continue;
                }
                if let Some(heading) = heading(page, index, &cell.rect) {
                    at_crossing(scene, at, page, &name.words, &heading, cell, &mut found);
                }
            }
        }
    }
    found
}

/// The fields that the name of a row and a heading suit only together.
fn at_crossing(
    scene: &Scene<'_>,
    at: usize,
    page: &Page,
    name: &Range<usize>,
    heading: &[Range<usize>],
    cell: &Segment,
    found: &mut Vec<Candidate>,
) {
    let mut runs = heading.to_vec();
    let of_heading = scene.label_suits(at, &runs);
    runs.push(name.clone());
    let of_name = scene.label_suits(at, std::slice::from_ref(name));
    let alone = |slot: usize| {
        let suits = of_name.iter().chain(of_heading.iter());
        let own = suits.filter(|(other, _)| *other == slot);
        own.map(|(_, alike)| *alike).fold(0.0, f64::max)
    };
    for &(index, alike) in scene.label_suits(at, &runs).iter() {
        let Some(slot) = scene.slots.get(index) else {
            continue;
        };
        if alike < ALIKE
            || alike < alone(index) + GAIN
            || !values::is_number(slot.kind)
            || !slot.choices.is_empty()
        {
            continue;
        }
        let texts = spans::texts(page, cell.words.clone());
        let reading = values::read(slot, &texts, scene.habits);
        let Some(reading) = reading.filter(|reading| reading.fit > SURE) else {
            continue;
        };
        let start = cell.words.start;
        found.push(Candidate {
            slot: index,
            value: reading.value,
            evidence: Evidence {
                page: at,
                runs: std::iter::once(start + reading.start..start + reading.end).collect(),
            },
            label: None,
            score: WORTH * alike,
        });
    }
}

/// What stands over a cell: the nearest text above it that is no value, with the lines that it is wrapped over.
fn heading(page: &Page, index: usize, cell: &Rect) -> Option<Vec<Range<usize>>> {
    let above = page.lines.get(index.saturating_sub(TALLEST)..index)?;
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut top: Option<Rect> = None;
    for line in above.iter().rev() {
        if let Some(top) = &top
            && top.y0 - line.rect.y1 > STACKED * top.height()
        {
            break;
        }
        let over = line
            .segments
            .iter()
            .find(|segment| segment.rect.overlap_x(cell) > 0.0);
        let Some(over) = over else { continue };
        // A line of text that runs over the columns is not of the table.
        let is_text = !is_data(page, &over.words) || is_year(page, &over.words);
        if line.segments.len() == 1 && top.is_none() {
            if is_text && over.rect.width() > 2.0 * cell.width() {
                return None;
            }
            continue;
        }
        if is_text && over.words.len() <= LONGEST {
            runs.insert(0, over.words.clone());
            top = Some(over.rect);
        } else if top.is_some() {
            break;
        }
    }
    (!runs.is_empty()).then_some(runs)
}

/// Whether most signs of a text are digits, or there is nothing but a dash.
fn is_data(page: &Page, words: &Range<usize>) -> bool {
    let text = page.text(words.clone());
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    digits > letters || letters == 0
}

fn is_year(page: &Page, words: &Range<usize>) -> bool {
    let text = page.text(words.clone());
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::engine::rules::testing;

    fn found(text: &str, fields: &[&str]) -> Value {
        let fields: serde_json::Map<String, Value> = fields
            .iter()
            .map(|name| ((*name).to_owned(), json!({"type": ["number", "null"]})))
            .collect();
        testing::found("a.txt", text, fields.into())
    }

    #[test]
    fn a_year_in_the_name_of_a_field_is_the_heading_of_its_column() {
        let text = "\
Statement of income

                         2024        2023
Revenue                 1,200       1,100
Cost of sales             700         650
";
        assert_eq!(
            found(
                text,
                &["revenue_2024", "revenue_2023", "cost_of_sales_2023"]
            ),
            json!({"revenue_2024": 1200.0, "revenue_2023": 1100.0, "cost_of_sales_2023": 650.0})
        );
    }

    #[test]
    fn totals_stand_under_the_headings_of_their_columns() {
        let text = "\
Name          Hours     Amount    Kilometres
Ann            12.5     300.00            40
Bob             8.0     200.00            12
Total          20.5     500.00            52
";
        assert_eq!(
            found(text, &["total_kilometres", "total_hours", "total_amount"]),
            json!({"total_kilometres": 52.0, "total_hours": 20.5, "total_amount": 500.0})
        );
    }

    #[test]
    fn a_line_of_text_between_parts_a_table_from_what_is_below() {
        let text = "\
Name          Hours
Ann            12.5

The following amounts are in thousands of euros and were not audited.
Total         880.0
";
        assert_ne!(found(text, &["total_hours"])["total_hours"], 880.0);
    }
}

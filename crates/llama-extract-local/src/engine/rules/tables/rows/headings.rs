//! What the headings between rows say of the rows below them: `Cash advances`, `Delivery note 4711 of 3 May`.

use std::ops::Range;

use super::Reader;
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::dates;
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::spans;
use crate::engine::rules::tables::cells::Cell;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::{Place, Row};
use crate::engine::rules::terms::Terms;
use crate::engine::rules::values;
use crate::parse::{Line, Page};
use crate::schema::Kind;

/// A heading of more words is a sentence.
const LONGEST: usize = 10;
/// A heading says a choice if it is so much alike.
const ALIKE: f64 = 0.6;
/// Words at the start of a heading name a field if they suit it so well.
const NAMED: f64 = 0.85;

/// A heading between rows.
#[derive(Debug)]
pub(in super::super) struct Heading {
    place: Place,
    /// What it says of fields that no column is for.
    said: Vec<(usize, Said)>,
}

/// What a heading says of one field.
#[derive(Debug)]
enum Said {
    /// The words are the value.
    Words(Range<usize>),
    /// All of it says this choice.
    Choice(serde_json::Value),
}

impl Heading {
    pub(super) fn new(page: usize, words: Range<usize>) -> Self {
        Self {
            place: Place {
                page,
                runs: vec![words],
            },
            said: Vec::new(),
        }
    }

    pub(super) fn says_more(&self) -> bool {
        !self.said.is_empty()
    }

    /// Gives a row what the heading says: itself to the field that asks for headings, and the rest.
    pub(super) fn fill(&self, section: Option<usize>, row: &mut Row) {
        if let Some(slot) = section {
            row.cells.entry(slot).or_insert_with(|| self.place.clone());
        }
        for (slot, said) in &self.said {
            if row.cells.contains_key(slot) {
                continue;
            }
            match said {
                Said::Words(words) => {
                    let place = Place {
                        runs: vec![words.clone()],
                        ..self.place
                    };
                    row.cells.insert(*slot, place);
                }
                Said::Choice(value) => {
                    row.given.insert(*slot, (value.clone(), self.place.clone()));
                }
            }
        }
    }
}

impl Reader<'_, '_> {
    /// A line as a heading of the rows below: one text where the rows begin, or one that says something of a field and
    /// stands nearer to the row below than to the one above.
    pub(super) fn heading(
        &self,
        page: &Page,
        at: usize,
        index: usize,
        cells: &[Cell],
        bottom: f64,
    ) -> Option<Heading> {
        let line = page.lines.get(index)?;
        let text = page.text(line.words());
        let is_heading = line.segments.len() == 1
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ',', ';'])
            && self.row_follows(page, index);
        if !is_heading {
            return None;
        }
        let named = self.header.slots();
        let said = said(self.scene, self.columns, &named, page, &line.words());
        let below = page.lines.get(index + 1)?.rect.y0 - line.rect.y1;
        let is_apart = !said.is_empty() && below < line.rect.y0 - bottom;
        let is_first = matches!(cells, [cell] if cell.column == Some(0));
        (is_first || is_apart).then(|| Heading {
            said,
            ..Heading::new(at, line.words())
        })
    }

    /// A heading between rows: one cell that begins where the rows begin, and is no part of the row above.
    pub(super) fn is_section(&self, page: &Page, line: &Line, cells: &[Cell]) -> bool {
        let left = self
            .header
            .columns
            .iter()
            .map(|column| column.rect.x0)
            .fold(f64::INFINITY, f64::min);
        let text = page.text(line.words());
        cells.len() == 1
            && line.segments.len() == 1
            && line.rect.x0 <= left + line.rect.height()
            && text.split(' ').count() <= 6
            && (text.ends_with(':') || !text.contains(|c: char| c.is_lowercase()))
    }

    /// One short text where the rows begin.
    pub(super) fn is_lone(&self, page: &Page, line: &Line, cells: &[Cell]) -> bool {
        let [cell] = cells else { return false };
        let text = page.text(line.words());
        cell.column == Some(0)
            && line.segments.len() == 1
            && text.split(' ').count() <= 6
            && text.starts_with(char::is_uppercase)
            && !text.contains(|c: char| c.is_ascii_digit())
    }
}

/// What a heading says of the fields that no column is for.
fn said(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    named: &[usize],
    page: &Page,
    words: &Range<usize>,
) -> Vec<(usize, Said)> {
    if words.len() > LONGEST {
        return Vec::new();
    }
    let open = columns.slots.iter().enumerate().take(columns.first_list);
    open.filter(|(index, _)| !named.contains(index))
        .filter_map(|(index, slot)| {
            let said = if slot.choices.is_empty() {
                labelled(scene, columns, index, slot, page, words).map(Said::Words)
            } else {
                choice(slot, page, words).map(Said::Choice)
            };
            Some((index, said?))
        })
        .collect()
}

/// The choice that a heading is most like.
fn choice(slot: &Slot, page: &Page, words: &Range<usize>) -> Option<serde_json::Value> {
    let heading = Terms::of(&page.text(words.clone()));
    let mut best: Option<(f64, &serde_json::Value)> = None;
    for choice in &slot.choices {
        let Some(text) = choice.as_str() else {
            continue;
        };
        let alike = heading.similarity(&Terms::of(&text.replace('_', " ")));
        if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, choice));
        }
    }
    best.map(|(_, choice)| choice.clone())
}

/// What stands behind a field's name at the start of a heading.
fn labelled(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    index: usize,
    slot: &Slot,
    page: &Page,
    words: &Range<usize>,
) -> Option<Range<usize>> {
    let texts = spans::texts(page, words.clone());
    let most = texts.len().saturating_sub(1).min(3);
    let alike = |count: usize| -> f64 {
        let text = texts.get(..count).unwrap_or_default().join(" ");
        let suits = columns.suits(text.trim_end_matches([':', '#', '.']));
        let own = suits.iter().find(|(of, _)| *of == index);
        own.map_or(0.0, |(_, alike)| *alike)
    };
    // Of labels that are as good, the shortest.
    let labels = (1..=most).rev().map(|count| (count, alike(count)));
    let (label, best) = labels.max_by(|a, b| a.1.total_cmp(&b.1))?;
    if best < NAMED {
        return None;
    }
    let behind = texts.get(label..)?;
    let start = words.start + label;
    let has_digit = |text: &&str| text.contains(|c: char| c.is_ascii_digit());
    if slot.kind == Kind::Text && slot.role != Role::Date {
        // An id is one word; what follows it is about it, such as its date.
        return match behind {
            [first, ..]
                if has_digit(first) && dates::parse(behind, scene.habits.order).is_none() =>
            {
                Some(start..start + 1)
            }
            [_, ..] if slot.role != Role::Number => Some(start..words.end),
            _ => None,
        };
    }
    let reading = values::read(slot, behind, scene.habits)?;
    Some(start + reading.start..start + reading.end)
}

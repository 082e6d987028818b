//! Headings of a page, and which of them a place stands under.

use std::collections::BTreeSet;
use std::ops::Range;

use super::candidates::Scene;
use super::labels::Suits;
use super::plan::Slot;
use crate::parse::model::BlockKind;
use crate::parse::{Page, Rect};

/// A heading less alike than this is not the section's.
const ALIKE: f64 = 0.6;
/// Text that is not marked as a heading is one only when it names an object of the schema this well.
const ALIKE_UNMARKED: f64 = 0.75;
const LONGEST: usize = 8;
/// What a field of an object loses where the heading names another object.
const ELSEWHERE: f64 = 0.6;
/// What a field of no object loses where the heading names one.
const INSIDE: f64 = 0.93;

struct Heading {
    words: Range<usize>,
    rect: Rect,
    /// Where the column ends that the heading stands over.
    right: f64,
    suits: Suits,
    /// Whether it names an object of the schema.
    of_object: bool,
}

/// The headings of one page.
pub(super) struct Sections(Vec<Heading>);

impl Sections {
    pub(super) fn of_page(scene: &Scene<'_>, at: usize, page: &Page) -> Self {
        let marked: Vec<Range<usize>> = page
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Heading)
            .flat_map(|block| block.runs.iter().cloned())
            .collect();
        // What stands below the label of a cell is a value, however large.
        let values: BTreeSet<usize> = page
            .tables
            .iter()
            .flat_map(|table| &table.cells)
            .flat_map(|cell| cell.runs.iter().skip(1))
            .map(|run| run.start)
            .collect();
        let mut headings = Vec::new();
        for line in &page.lines {
            for (index, segment) in line.segments.iter().enumerate() {
                let is_marked = marked
                    .iter()
                    .any(|run| run.start <= segment.words.start && segment.words.end <= run.end);
                if segment.words.len() > LONGEST && !is_marked
                    || values.contains(&segment.words.start)
                {
                    continue;
                }
                let suits = scene.section_suits(at, &segment.words);
                // What heads one field of no object is the label of that field.
                let of_object = |&&(slot, _): &&(usize, f64)| {
                    scene.slots.get(slot).is_some_and(|slot| slot.is_nested)
                };
                let alike = suits
                    .iter()
                    .find(of_object)
                    .map_or(0.0, |(_, alike)| *alike);
                if !is_marked && alike < ALIKE_UNMARKED {
                    continue;
                }
                let next = line.segments.get(index + 1);
                headings.push(Heading {
                    words: segment.words.clone(),
                    rect: segment.rect,
                    right: next.map_or(f64::INFINITY, |next| next.rect.x0),
                    suits,
                    of_object: alike >= ALIKE_UNMARKED,
                });
            }
        }
        Self(headings)
    }

    fn over(&self, place: &Rect) -> Option<&Heading> {
        let slack = 2.0 * place.height();
        self.0
            .iter()
            .filter(|heading| {
                heading.rect.middle_y() < place.y0
                    && heading.rect.x0 - slack <= place.x0
                    && place.x0 < heading.right
            })
            .max_by(|a, b| {
                (a.rect.y0, a.rect.x0)
                    .partial_cmp(&(b.rect.y0, b.rect.x0))
                    .unwrap_or(std::cmp::Ordering::Equal)
            })
    }

    /// The words of the heading that a place stands under.
    pub(super) fn words_over(&self, place: &Rect) -> Option<Range<usize>> {
        self.over(place).map(|heading| heading.words.clone())
    }

    /// How alike a label is to a field, given the section that it stands in.
    pub(super) fn weigh(&self, slot: &Slot, index: usize, place: &Rect, alike: f64) -> f64 {
        let Some(heading) = self.over(place) else {
            return alike;
        };
        let own = heading
            .suits
            .iter()
            .any(|&(slot, alike)| slot == index && alike >= ALIKE);
        let of_any = heading.of_object;
        match (slot.is_nested, own) {
            // Under its heading, the field's own name is all that a label says.
            (true, true) => (alike / super::plan::NESTED_WORTH).min(1.0),
            (true, false) if of_any => alike * ELSEWHERE,
            (false, false) if of_any => alike * INSIDE,
            _ => alike,
        }
    }
}

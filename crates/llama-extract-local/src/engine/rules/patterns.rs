//! Values that need no label, because they look like nothing else and the document has just one.

use super::candidates::{Candidate, Scene};
use super::numbers;
use super::plan::{Role, Slot};
use super::spans;
use super::values;
use crate::engine::Evidence;
use crate::schema::Kind;

/// What stands alone is less sure than what has a label.
const SCORE: f64 = 0.6;

pub(super) fn by_look(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, slot) in scene.slots.iter().enumerate() {
        let unique = match slot.role {
            // A field that names whose address it is wants that one and no other.
            Role::Email | Role::Website => slot.section.is_empty(),
            Role::Date => slot.terms.0.len() == 1,
            Role::Currency => {
                found.extend(currency(scene, index));
                false
            }
            _ => false,
        };
        if unique && slot.kind == Kind::Text {
            found.extend(only_one(scene, index, slot));
        }
    }
    found
}

/// The value when all that look like it are the same.
fn only_one(scene: &Scene<'_>, index: usize, slot: &Slot) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let texts = spans::texts(page, segment.words.clone());
            let Some(reading) = values::read(slot, &texts, scene.habits) else {
                continue;
            };
            match &only {
                Some(other) if other.value == reading.value => {}
                Some(_) => return None,
                None => {
                    let run =
                        segment.words.start + reading.start..segment.words.start + reading.end;
                    only = Some(Candidate {
                        slot: index,
                        value: reading.value,
                        evidence: Evidence {
                            page: at,
                            runs: vec![run],
                        },
                        label: None,
                        score: SCORE,
                    });
                }
            }
        }
    }
    only
}

/// The currency of the amounts, when all that name one name the same.
fn currency(scene: &Scene<'_>, slot: usize) -> Option<Candidate> {
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for (index, word) in page.words.iter().enumerate() {
            let Some(code) = numbers::currency(&word.text) else {
                continue;
            };
            match &only {
                Some(other) if other.value == code => {}
                Some(_) => return None,
                None => {
                    only = Some(Candidate {
                        slot,
                        value: code.into(),
                        evidence: Evidence {
                            page: at,
                            runs: std::iter::once(index..index + 1).collect(),
                        },
                        label: None,
                        score: SCORE,
                    });
                }
            }
        }
    }
    only
}

//! Answers that are the same for each field that asks for them.

use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::patterns::only_one;
use crate::engine::rules::plan::{Role, Slot};

/// What the whole document was searched for, and need not be for the next field.
#[derive(Default)]
pub(super) struct Known {
    pub(super) currency: Once,
    pub(super) tax: Once,
    only: Vec<(Role, Once)>,
}

impl Known {
    pub(super) fn only_one(
        &mut self,
        scene: &Scene<'_>,
        index: usize,
        slot: &Slot,
    ) -> Option<Candidate> {
        // What a date or a choice looks like depends on its field.
        if slot.role == Role::Date || !slot.choices.is_empty() {
            return only_one(scene, index, slot);
        }
        let at = self.only.iter().position(|(role, _)| *role == slot.role);
        let at = at.unwrap_or_else(|| {
            self.only.push((slot.role, Once::default()));
            self.only.len() - 1
        });
        let (_, known) = self.only.get_mut(at)?;
        known.answer(index, || only_one(scene, index, slot))
    }
}

/// One answer for all fields that ask for the same.
#[derive(Default)]
pub(super) struct Once(Option<Option<Candidate>>);

impl Once {
    pub(super) fn answer(
        &mut self,
        slot: usize,
        find: impl FnOnce() -> Option<Candidate>,
    ) -> Option<Candidate> {
        let found = self.0.get_or_insert_with(find).clone()?;
        Some(Candidate { slot, ..found })
    }
}

//! Lists of single values.

use super::offer::Place;
use super::outline::Outline;
use super::split;
use crate::engine::Found;
use crate::engine::rules::candidates::{self, Scene};
use crate::engine::rules::plan::{Role, Slot};
use crate::schema::{Field, Kind, Leaf};

pub(super) fn find(scene: &mut Scene<'_>, _outline: &Outline, field: &Field, leaf: &Leaf) -> Found {
    let slot = Slot::new(field, leaf, &[]);
    let text = Slot {
        kind: Kind::Text,
        role: Role::Plain,
        choices: Vec::new(),
        ..slot.clone()
    };
    let slots = std::slice::from_ref(&text);
    let mut alone = Scene::new(scene.document, slots, scene.habits, scene.deadline);
    alone.taken.clone_from(&scene.taken);
    let candidates = candidates::by_label(&alone);
    let Some(whole) = candidates::assign(candidates, 0.6).remove(&0) else {
        return Found::List(Vec::new());
    };
    let place = Place {
        page: whole.evidence.page,
        runs: whole.evidence.runs,
    };
    Found::List(split::entries(scene, &slot, &place, whole.score))
}

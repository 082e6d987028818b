//! Institutions that are called what the field is called: `BANK OF THE COAST`, `Laboratorium Diagnova`.

use super::candidates::{Candidate, Scene};
use super::plan::Slot;
use super::terms::Terms;
use crate::engine::Evidence;
use crate::schema::Kind;

const WORTH: f64 = 0.97;
/// Down to here, in shares of the page, stands who has issued it.
const TOP: f64 = 0.25;
const LONGEST: usize = 8;
/// What is part of the name of one.
const INSTITUTIONS: [&str; 9] = [
    "bank",
    "laboratory",
    "school",
    "court",
    "university",
    "hospital",
    "insurer",
    "museum",
    "library",
];

pub(super) fn by_own_name(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let Some(page) = scene.document.pages.first().filter(|page| page.number == 1) else {
        return found;
    };
    for (index, slot) in scene.slots.iter().enumerate() {
        let Some(kind) = kind(slot) else { continue };
        let top = page
            .lines
            .iter()
            .enumerate()
            .take_while(|(nth, line)| *nth < 4 || line.rect.y0 < TOP * page.height);
        let segment = top.flat_map(|(_, line)| &line.segments).find(|segment| {
            let words = segment.words.clone();
            let text = page.text(words.clone());
            (2..=LONGEST).contains(&words.len())
                && text.starts_with(char::is_uppercase)
                && !text.contains(|c: char| c == ':' || c.is_ascii_digit())
                && scene.is_free(0, &words)
                && is_name(&text, kind)
        });
        if let Some(segment) = segment {
            found.push(Candidate {
                slot: index,
                value: page.text(segment.words.clone()).into(),
                evidence: Evidence {
                    page: 0,
                    runs: std::iter::once(segment.words.clone()).collect(),
                },
                label: None,
                score: WORTH,
            });
        }
    }
    found
}

/// Whether a text is the name of an institution: the word for its kind begins it, or ends it behind others with capitals.
fn is_name(text: &str, kind: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_kind = |word: &&&str| Terms::of(word).has(kind);
    let capitals = || {
        words
            .iter()
            .all(|word| word.starts_with(char::is_uppercase))
    };
    words.first().as_ref().is_some_and(is_kind)
        // The name of a court goes on over lines.
        || kind != "court" && capitals() && words.last().as_ref().is_some_and(is_kind)
}

/// The institution that a field asks for by nothing but its kind.
fn kind(slot: &Slot) -> Option<&'static str> {
    let own = slot.own_name.without(&["name"]);
    let is_text = slot.kind == Kind::Text && slot.choices.is_empty() && slot.wants_name();
    INSTITUTIONS
        .into_iter()
        .find(|kind| is_text && own.0.len() == 1 && own.has(kind))
}

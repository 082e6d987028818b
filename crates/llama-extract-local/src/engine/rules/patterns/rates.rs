//! Rates that stand in the label of their amount: "VAT 21 %", "Less 5% discount".

use crate::engine::Evidence;
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::numbers;
use crate::engine::rules::plan::Slot;
use crate::engine::rules::spans;
use crate::engine::rules::terms::Terms;
use crate::engine::rules::values::json_number;

/// A rate beside the name of what it is a rate of, where the document has one such rate.
const SCORE: f64 = 0.72;
/// Words of a label with a rate; more are a sentence.
const LONGEST: usize = 8;
/// Names of what has a rate in documents with amounts.
const RATED: [&str; 6] = [
    "vat",
    "tax",
    "discount",
    "withholding",
    "deposit",
    "interest",
];

/// The rate in the labels that say what the field is a rate of, when all say the same one.
pub(super) fn beside_name(scene: &Scene<'_>, slot: usize, wanted: &Slot) -> Option<Candidate> {
    let name: Vec<&str> = RATED
        .into_iter()
        .filter(|name| wanted.own_name.has(name))
        .collect();
    if name.is_empty() {
        return None;
    }
    let mut only: Option<Candidate> = None;
    for (at, page) in scene.document.pages.iter().enumerate() {
        for segment in page.lines.iter().flat_map(|line| &line.segments) {
            let texts = spans::texts(page, segment.words.clone());
            if texts.len() > LONGEST || !texts.iter().any(|text| text.contains('%')) {
                continue;
            }
            let is_named = |text: &&str| {
                let terms = Terms::of(text);
                // A tax may be called by its name, and a value added tax just a tax.
                terms.has_any(&name) || name.contains(&"tax") && terms.has("vat")
            };
            if !texts.iter().any(is_named) {
                continue;
            }
            let Some((rate, words)) = rate(&texts, scene) else {
                continue;
            };
            let value = json_number(wanted, rate)?;
            match &only {
                Some(other) if other.value == value => {}
                Some(_) => return None,
                None => {
                    let run = segment.words.start + words.start..segment.words.start + words.end;
                    only = Some(Candidate {
                        slot,
                        value,
                        evidence: Evidence {
                            page: at,
                            runs: std::iter::once(run).collect(),
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

/// The only percentage of some words.
fn rate(texts: &[&str], scene: &Scene<'_>) -> Option<(f64, std::ops::Range<usize>)> {
    let mut found = None;
    for (at, text) in texts.iter().enumerate() {
        let bare = text.trim_matches(['(', ')', ':', ',', '@']);
        let next = texts.get(at + 1).copied().unwrap_or_default();
        let apart = next.trim_end_matches([')', ':', ',']) == "%";
        let Some(number) = numbers::parse(bare, scene.habits.decimal) else {
            continue;
        };
        if number.is_percent || apart {
            if found.is_some() {
                return None;
            }
            found = Some((number.value, at..at + 1 + usize::from(apart)));
        }
    }
    found
}

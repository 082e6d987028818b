//! Enums: which of the allowed values some words say.

use super::plan::Slot;
use super::terms::Terms;
use super::values::Reading;

/// The choice whose words the text holds, in the spelling of the schema.
pub(super) fn read(slot: &Slot, words: &[&str]) -> Option<Reading> {
    let folded: Vec<Terms> = words.iter().map(|word| Terms::of(word)).collect();
    let mut best: Option<Reading> = None;
    for choice in &slot.choices {
        let spelled = choice
            .as_str()
            .map_or_else(|| choice.to_string(), str::to_owned);
        let wanted = Terms::of(&spelled);
        let length = wanted.0.len();
        if length == 0 {
            continue;
        }
        for start in 0..words.len() {
            let end = start + length;
            let Some(span) = folded.get(start..end) else {
                break;
            };
            let terms = span
                .iter()
                .fold(Terms::default(), |all, terms| all.and(terms));
            let fit = (0.7 + 0.3 * length as f64 / words.len() as f64).min(1.0);
            if terms == wanted
                && best
                    .as_ref()
                    .is_none_or(|best| length > best.end - best.start)
            {
                best = Some(Reading::new(choice.clone(), start..end, fit));
            }
        }
    }
    best
}

//! Enums: which of the allowed values some words say.

use super::lexicon;
use super::plan::Slot;
use super::terms::Terms;
use super::values::Reading;

/// Words of a text that may stand for a choice as a whole.
const SHORT: usize = 4;
/// Terms less alike than this are another choice's, or none's.
const ALIKE: f64 = 0.6;

/// The choice whose words the text holds, in the spelling of the schema.
pub(super) fn read(slot: &Slot, words: &[&str]) -> Option<Reading> {
    let folded: Vec<Terms> = words.iter().map(|word| Terms::of(word)).collect();
    if let Some(reading) = printed(slot, words) {
        return Some(reading);
    }
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
    best.or_else(|| alike(slot, words, &folded))
}

/// A short text that is like one choice and like no other: "wire" for `bank_transfer`.
fn alike(slot: &Slot, words: &[&str], folded: &[Terms]) -> Option<Reading> {
    if words.len() > SHORT {
        return None;
    }
    let said = folded
        .iter()
        .fold(Terms::default(), |all, terms| all.and(terms));
    let mut suits = slot.choices.iter().filter_map(|choice| {
        let alike = Terms::of(choice.as_str()?).similarity(&said);
        (alike >= ALIKE).then_some((choice, alike))
    });
    let (choice, alike) = suits.next()?;
    let only = suits.next().is_none();
    only.then(|| Reading::new(choice.clone(), 0..words.len(), 0.6 + 0.3 * alike))
}

/// The only choice whose own letters the text has; of choices within each other, the longest.
fn printed(slot: &Slot, words: &[&str]) -> Option<Reading> {
    let texts: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let mut best: Option<Reading> = None;
    for choice in &slot.choices {
        let spelled: Vec<String> = choice
            .as_str()?
            .split([' ', '_', '-'])
            .map(plain)
            .filter(|part| !part.is_empty())
            .collect();
        let length = spelled.len();
        let at = (0..texts.len())
            .find(|&at| length > 0 && texts.get(at..at + length).is_some_and(|run| run == spelled));
        let Some(at) = at else { continue };
        let fit = (0.7 + 0.3 * length as f64 / words.len() as f64).min(1.0);
        let reading = Reading::new(choice.clone(), at..at + length, fit);
        match &best {
            Some(best) if overlap(best, &reading) && length <= best.end - best.start => continue,
            Some(best) if overlap(best, &reading) => {}
            // Two choices stand there: which is meant, a mark beside one says.
            Some(_) => return None,
            None => {}
        }
        best = Some(reading);
    }
    best
}

fn plain(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(lexicon::plain).collect()
}

fn overlap(a: &Reading, b: &Reading) -> bool {
    a.start < b.end && b.start < a.end
}

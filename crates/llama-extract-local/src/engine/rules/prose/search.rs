//! How much of what a field is about stands around some words.

use std::ops::Range;

use super::clauses::Clauses;
use super::measures::{Measure, Unit};
use super::wanted::{About, Wanted};

/// What a heading says counts so much as what the sentence itself says.
const HEADING: f64 = 0.8;
/// What another sentence of the paragraph says.
const PARAGRAPH: f64 = 0.4;

/// What a field is about, with the places where the text says it.
pub(super) struct Search<'w, 't, 'd> {
    pub(super) clauses: &'t Clauses<'t, 'd>,
    pub(super) name: Vec<(&'w About, Vec<usize>)>,
    pub(super) description: Vec<(&'w About, Vec<usize>)>,
}

impl<'w, 't, 'd> Search<'w, 't, 'd> {
    pub(super) fn of(clauses: &'t Clauses<'t, 'd>, wanted: &'w Wanted) -> Self {
        let find = |all: &'w [About]| {
            let places = |about: &'w About| (about, clauses.places.find(clauses.text, about));
            all.iter().map(places).collect()
        };
        Self {
            clauses,
            name: find(&wanted.name),
            description: find(&wanted.description),
        }
    }

    pub(super) fn all(&self) -> Vec<(&'w About, Vec<usize>)> {
        self.name.iter().chain(&self.description).cloned().collect()
    }

    /// How much of what the field is about is said around some words of a sentence.
    pub(super) fn said(&self, sentence: usize, words: &Range<usize>, measures: &[Measure]) -> f64 {
        let name = self.part(&self.name, sentence, words, measures);
        let description = self.part(&self.description, sentence, words, measures);
        // What stands under a heading is about that; a field that the heading does not name may be a detail of it.
        let heading = self
            .clauses
            .text
            .sentences
            .get(sentence)
            .map_or(0..0, |s| s.heading.clone());
        let named = |all: &[(&About, Vec<usize>)]| {
            all.iter()
                .any(|(_, places)| places.iter().any(|place| heading.contains(place)))
        };
        let under = if heading.is_empty() || named(&self.name) || named(&self.description) {
            1.0
        } else {
            0.92
        };
        under
            * match (name, description) {
                (Some(name), Some(description)) => {
                    let both = 0.6 * name + 0.4 * description;
                    name.max(both).max(if name > 0.0 {
                        description * 0.95
                    } else {
                        description * 0.9
                    })
                }
                (Some(one), None) => one,
                (None, Some(one)) => one * 0.9,
                (None, None) => 0.0,
            }
    }

    /// Whether the sentence is about the next or the last such thing, and the field is not.
    pub(super) fn is_other(&self, words: &Range<usize>) -> bool {
        const OTHERS: [&str; 14] = [
            "next",
            "previous",
            "nachste",
            "nachsten",
            "vorherige",
            "volgende",
            "vorige",
            "prochaine",
            "prochain",
            "precedente",
            "proxima",
            "proximo",
            "nastepne",
            "kolejne",
        ];
        let asks = self
            .name
            .iter()
            .chain(&self.description)
            .any(|(about, _)| about.is_word(&OTHERS));
        !asks
            && words
                .clone()
                .any(|at| OTHERS.contains(&self.clauses.text.plain(at)))
    }

    fn part(
        &self,
        part: &[(&About, Vec<usize>)],
        sentence: usize,
        words: &Range<usize>,
        measures: &[Measure],
    ) -> Option<f64> {
        let text = self.clauses.text;
        let here = text.sentences.get(sentence)?;
        let paragraph = text.paragraphs.get(here.paragraph)?;
        // A word that the whole text does without says less about where the answer stands.
        let weigh = |(about, places): &(&About, Vec<usize>)| {
            about.weight * if places.is_empty() { 0.6 } else { 1.0 }
        };
        let all: f64 = part.iter().map(weigh).sum();
        if all == 0.0 {
            return None;
        }
        // "145 an hour, at most 60,000": what is said right behind an amount is about that one.
        let per_of = |place: usize| {
            measures.iter().find(|m| {
                place > m.words.end
                    && place <= m.words.end + 1
                    && matches!(
                        text.plain(m.words.end),
                        "per" | "pro" | "por" | "par" | "za" | "je" | "a" | "an" | "al"
                    )
            })
        };
        let between = |from: usize, to: usize| {
            measures
                .iter()
                .filter(|m| m.words.start >= from && m.words.end <= to && m.unit != Unit::Plain)
                .count()
        };
        let near = |place: usize| -> f64 {
            if words.contains(&place) {
                1.0
            } else if here.words.contains(&place) {
                let (distance, crossed, worth) = if place < words.start {
                    (
                        (words.start - place - 1) as f64,
                        between(place, words.start),
                        1.0,
                    )
                } else {
                    ((place - words.end) as f64, between(words.end, place), 0.9)
                };
                match per_of(place) {
                    Some(m) if m.words == *words => return 1.0,
                    Some(_) => return 0.5,
                    None => {}
                }
                let worth = worth - if crossed > 0 { 0.15 } else { 0.0 };
                (worth - 0.012 * distance).max(0.45)
            } else if here.heading.contains(&place) {
                HEADING
            } else if paragraph.contains(&place) {
                PARAGRAPH
            } else {
                0.0
            }
        };
        let of = |places: &[usize]| -> f64 {
            let in_range = |range: &Range<usize>| {
                let start = places.partition_point(|place| *place < range.start);
                let end = places.partition_point(|place| *place < range.end);
                places.get(start..end).unwrap_or_default().to_vec()
            };
            let around = in_range(paragraph)
                .into_iter()
                .chain(in_range(&here.heading));
            around.map(near).fold(0.0, f64::max)
        };
        let said: f64 = part
            .iter()
            .map(|(about, places)| about.weight * of(places))
            .sum();
        Some(said / all)
    }
}

//! Fields that a clause answers: what it states in numbers, dates and times, under a heading that says what it is about.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::{Value, json};

use super::measures::{self, Measure, Unit};
use super::text::Text;
use super::wanted::{self, About, Places, Wanted};
use super::{polarity, topics};
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::{codes, dates, terms, values};
use crate::schema::Kind;

/// What an answer is worth whose words all stand right before it.
const WORTH: f64 = 0.9;
/// So much of what a field is about must be said.
const COVERED: f64 = 0.56;
/// What a heading says counts so much as what the sentence itself says.
const HEADING: f64 = 0.8;
/// What another sentence of the paragraph says.
const PARAGRAPH: f64 = 0.4;
/// Sentences looked into for one field.
const MOST: usize = 24;
/// What has fewer words is a label or a cell and no sentence.
const SHORTEST: usize = 4;

/// What stands between two texts that are looked at again and again.
pub(super) struct Clauses<'t, 'd> {
    pub(super) text: &'t Text<'d>,
    pub(super) places: Places,
    /// By word: the sentence that it is in.
    sentence_of: Vec<usize>,
    /// By heading: the sentences that stand under it.
    under: BTreeMap<usize, Vec<usize>>,
}

impl<'t, 'd> Clauses<'t, 'd> {
    pub(super) fn of(text: &'t Text<'d>) -> Self {
        let mut sentence_of = vec![0; text.tokens.len()];
        let mut under: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, sentence) in text.sentences.iter().enumerate() {
            for word in sentence.words.clone() {
                if let Some(slot) = sentence_of.get_mut(word) {
                    *slot = index;
                }
            }
            if !sentence.heading.is_empty() && sentence.heading.start != sentence.words.start {
                under.entry(sentence.heading.start).or_default().push(index);
            }
        }
        Self {
            text,
            places: Places::of(text),
            sentence_of,
            under,
        }
    }

    /// The sentences that say something of what is wanted, themselves or in their headings, best first.
    pub(super) fn sentences(&self, wanted: &[(&About, Vec<usize>)]) -> Vec<usize> {
        let mut said: BTreeMap<usize, f64> = BTreeMap::new();
        for (about, places) in wanted {
            let mut own: BTreeMap<usize, f64> = BTreeMap::new();
            for place in places {
                let Some(&sentence) = self.sentence_of.get(*place) else {
                    continue;
                };
                own.insert(sentence, 1.0);
                let heading = self.text.sentences.get(sentence).map(|s| s.words.start);
                let below = heading.and_then(|start| self.heading_at(start));
                for index in below.into_iter().flatten().take(MOST) {
                    own.entry(*index).or_insert(HEADING);
                }
            }
            for (sentence, weight) in own {
                *said.entry(sentence).or_default() += weight * about.weight;
            }
        }
        let mut sentences: Vec<(usize, f64)> = said.into_iter().collect();
        sentences.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        sentences.truncate(MOST);
        sentences.into_iter().map(|(index, _)| index).collect()
    }

    fn heading_at(&self, start: usize) -> Option<&Vec<usize>> {
        // "Article 3 – Rent" is one sentence, "Primera. Objeto." are two.
        self.under
            .range(..=start)
            .next_back()
            .filter(|(heading, _)| start - **heading < 4)
            .map(|(_, sentences)| sentences)
    }
}

pub(super) fn by_clause(scene: &Scene<'_>, clauses: &Clauses<'_, '_>, found: &mut Vec<Candidate>) {
    let mut measured: BTreeMap<usize, Vec<Measure>> = BTreeMap::new();
    for (index, slot) in scene.slots.iter().enumerate() {
        if scene.out_of_time() {
            return;
        }
        if !wanted::is_asked(slot) {
            continue;
        }
        let wanted = Wanted::of(slot);
        let search = Search::of(clauses, &wanted);
        for sentence in clauses.sentences(&search.all()) {
            let Some(range) = clauses
                .text
                .sentences
                .get(sentence)
                .map(|s| s.words.clone())
            else {
                continue;
            };
            if !is_prose(clauses.text, &range) || is_taken(scene, clauses.text, &range) {
                continue;
            }
            if slot.kind == Kind::Bool {
                // In a form, the boxes answer and not the sentences beside them.
                let page = clauses
                    .text
                    .tokens
                    .get(range.start)
                    .and_then(|token| scene.document.pages.get(token.page));
                let is_mark = |word: &crate::parse::model::Word| {
                    word.is_mark
                        || word.text.contains(['☐', '☑', '☒', '□'])
                        || matches!(word.text.as_str(), "[" | "[]" | "[x]" | "[X]")
                };
                if page.is_some_and(|page| page.words.iter().any(is_mark)) {
                    continue;
                }
                found.extend(polarity::answer(clauses, &search, sentence, index));
            } else if values::is_number(slot.kind) || slot.role == Role::Plain {
                let measures = measured.entry(sentence).or_insert_with(|| {
                    measures::of(clauses.text, range.clone(), scene.habits.decimal)
                });
                numbers(
                    scene,
                    &search,
                    sentence,
                    measures,
                    (index, slot, &wanted),
                    found,
                );
            } else {
                moments(scene, &search, sentence, (index, slot), found);
            }
        }
    }
}

/// Whether words are a sentence, and no label with its value or row of a table.
fn is_prose(text: &Text<'_>, words: &Range<usize>) -> bool {
    let small = |at: &usize| {
        let word = text.text(*at);
        word.starts_with(char::is_lowercase) || word.len() <= 3 && terms::is_empty_word(word)
    };
    let count = words.clone().filter(small).count();
    words.len() >= SHORTEST && count >= 3 && count * 3 >= words.len()
}

fn is_taken(scene: &Scene<'_>, text: &Text<'_>, words: &Range<usize>) -> bool {
    let tokens = text.tokens.get(words.clone()).unwrap_or_default();
    let taken = tokens
        .iter()
        .filter(|token| !scene.is_free(token.page, &(token.word..token.word + 1)))
        .count();
    taken * 2 > tokens.len()
}

/// What a field is about, with the places where the text says it.
pub(super) struct Search<'w, 't, 'd> {
    clauses: &'t Clauses<'t, 'd>,
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
    fn is_other(&self, words: &Range<usize>) -> bool {
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

fn numbers(
    scene: &Scene<'_>,
    search: &Search<'_, '_, '_>,
    sentence: usize,
    measures: &[Measure],
    (index, slot, wanted): (usize, &Slot, &Wanted),
    found: &mut Vec<Candidate>,
) {
    let text = search.clauses.text;
    let in_dates = |measure: &Measure| {
        let Some(range) = text.sentences.get(sentence).map(|s| s.words.clone()) else {
            return false;
        };
        let texts = text.texts(range.clone());
        dates::among(&texts, scene.habits.order).iter().any(|date| {
            measure.number.start - range.start < date.end
                && date.start < measure.number.end - range.start
        })
    };
    for measure in measures {
        let (value, fit) = if slot.kind == Kind::Text {
            if !(measure.unit.is_time() && asks_for_period(slot)) {
                continue;
            }
            let said = text.texts(measure.words.clone()).join(" ");
            let said = said.trim_end_matches(['.', ',', ';', ':']);
            (json!(said), 0.97)
        } else {
            // "60 hours (40 of theory, 20 of practice)": what a bare number counts, the word behind it says.
            let counts = measure.unit == Unit::Plain
                && search
                    .name
                    .iter()
                    .any(|(_, places)| places.contains(&measure.words.end))
                && !wanted.is_money;
            let suiting = if counts {
                Some((measure.value, 1.0))
            } else {
                suits(measure, slot, wanted)
            };
            let Some((value, fit)) = suiting else {
                continue;
            };
            (number_value(value, slot.kind), fit)
        };
        let said = search.said(sentence, &measure.words, measures);
        if said < COVERED || measure.unit == Unit::Plain && in_dates(measure) {
            continue;
        }
        let Some(evidence) = text.evidence(measure.words.clone()) else {
            continue;
        };
        found.push(Candidate {
            slot: index,
            value,
            evidence,
            label: None,
            score: WORTH * said * fit,
        });
    }
}

fn number_value(value: f64, kind: Kind) -> Value {
    if kind == Kind::Integer && value.fract() == 0.0 && value.abs() < 9e15 {
        #[allow(clippy::cast_possible_truncation, reason = "it is whole and small")]
        return json!(value as i64);
    }
    json!(value)
}

/// The number of a measure as a field wants it, and how well its unit fits.
fn suits(measure: &Measure, slot: &Slot, wanted: &Wanted) -> Option<(f64, f64)> {
    let value = measure.value;
    if slot.kind == Kind::Integer && value.fract() != 0.0 {
        return None;
    }
    match wanted.unit {
        Some(unit) if unit.is_time() => {
            let value = measure.in_unit(unit)?;
            let fit = if unit == measure.unit { 1.0 } else { 0.9 };
            Some((value, fit))
        }
        Some(Unit::Percent) => (measure.unit == Unit::Percent).then_some((value, 1.0)),
        // "0,42 € per kilometre": a price, which its unit says only what it is for.
        Some(Unit::Kilometres | Unit::SquareMetres) if wanted_price(slot) => {
            (measure.unit == Unit::Money).then_some((value, 1.0))
        }
        Some(unit) => (measure.unit == unit).then_some((value, 1.0)),
        None if wanted.is_money => match measure.unit {
            Unit::Money => Some((value, 1.0)),
            _ => None,
        },
        None => match measure.unit {
            Unit::Plain => Some((value, 0.85)),
            Unit::Money if slot.kind == Kind::Number => Some((value, 0.95)),
            Unit::Percent
                if slot
                    .terms
                    .has_any(&["percent", "rate", "interest", "share"]) =>
            {
                Some((value, 1.0))
            }
            Unit::SquareMetres | Unit::Kilometres => Some((value, 0.9)),
            // "Working hours", "vacation days": what a number is of is said in the name.
            unit if unit.is_time() => Some((value, 0.9)),
            _ => None,
        },
    }
}

fn wanted_price(slot: &Slot) -> bool {
    slot.terms.has_any(&["price", "cost", "fee", "rate"])
}

/// Whether a text field wants to know how long something is.
pub(super) fn asks_for_period(slot: &Slot) -> bool {
    let wording = &slot.wording;
    wording.name.iter().any(|word| {
        ["notice", "term", "probation", "vacation"]
            .iter()
            .any(|topic| topics::is(word, topic))
            || word.ends_with("frist")
            || word.ends_with("termijn")
            || matches!(word.as_str(), "delai" | "deadline" | "termin")
    })
}

/// Dates and times of day.
fn moments(
    scene: &Scene<'_>,
    search: &Search<'_, '_, '_>,
    sentence: usize,
    (index, slot): (usize, &Slot),
    found: &mut Vec<Candidate>,
) {
    let text = search.clauses.text;
    let Some(range) = text.sentences.get(sentence).map(|s| s.words.clone()) else {
        return;
    };
    let texts = text.texts(range.clone());
    let mut readings: Vec<(Value, Range<usize>, bool)> = Vec::new();
    if slot.role == Role::Time {
        let mut start = 0;
        while let Some(time) = texts.get(start..).and_then(codes::time) {
            let words = start + time.start..start + time.end;
            start = words.end.max(start + 1);
            readings.push((time.value, words, false));
        }
    } else {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for at in dates::among(&texts, scene.habits.order) {
            let rest = texts.get(at.start..).unwrap_or_default();
            let Some((date, count)) = dates::parse(rest, scene.habits.order) else {
                continue;
            };
            if seen.insert(at.start) {
                readings.push((json!(date.to_string()), at.start..at.start + count, false));
            }
        }
        if let Some(end) = slot.asks_for_end() {
            if let Some(period) = dates::period(&texts, scene.habits.order) {
                let (date, words) = if end { period.end } else { period.start };
                readings.push((json!(date.to_string()), words, true));
            }
        }
    }
    for (value, words, of_period) in readings {
        let words = range.start + words.start..range.start + words.end;
        let said =
            search.said(sentence, &words, &[]) * if search.is_other(&range) { 0.6 } else { 1.0 };
        // "From ... to ...": for a field that asks for nothing but a beginning or an end.
        let only_ends = search.name.iter().all(|(about, _)| about.is_end_or_start());
        let said = match of_period {
            true if only_ends => said.max(0.5) + 0.3,
            _ => said,
        };
        if said < COVERED {
            continue;
        }
        let Some(evidence) = text.evidence(words) else {
            continue;
        };
        found.push(Candidate {
            slot: index,
            value,
            evidence,
            label: None,
            score: WORTH * said.min(1.0),
        });
    }
}

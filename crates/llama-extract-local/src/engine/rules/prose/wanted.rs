//! What a field asks of sentences: the words that it is about, and the unit of its answer.

use std::collections::HashMap;

use super::measures::Unit;
use super::text::Text;
use super::topics;
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::terms::{self, Terms};
use crate::engine::rules::values;
use crate::schema::Kind;

/// Letters that two words have in common at their beginnings when they are forms of one.
const STEM: usize = 5;

/// A word of a field that a sentence may say in its own way.
#[derive(Debug)]
pub(super) struct About {
    stem: String,
    /// The same without what stands for an umlaut.
    bare: Option<String>,
    topics: Vec<usize>,
    pub(super) weight: f64,
}

#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) name: Vec<About>,
    pub(super) description: Vec<About>,
    pub(super) unit: Option<Unit>,
    pub(super) is_money: bool,
}

/// Words of fields that say nothing about which sentence answers them.
const GENERIC: [&str; 97] = [
    "date",
    "datum",
    "fecha",
    "data",
    "amount",
    "betrag",
    "bedrag",
    "montant",
    "importe",
    "kwota",
    "number",
    "nummer",
    "numero",
    "numer",
    "name",
    "naam",
    "nom",
    "nombre",
    "nazwa",
    "value",
    "total",
    "euros",
    "euro",
    "eur",
    "usd",
    "pln",
    "dollars",
    "in",
    "as",
    "printed",
    "written",
    "stated",
    "without",
    "with",
    "sin",
    "zonder",
    "ohne",
    "sans",
    "iso",
    "yyyy",
    "mm",
    "dd",
    "if",
    "any",
    "any",
    "der",
    "die",
    "das",
    "of",
    "the",
    "for",
    "per",
    "iva",
    "btw",
    "vat",
    "tva",
    "mwst",
    "netto",
    "net",
    "neto",
    "brutto",
    "gross",
    "bruto",
    "contract",
    "vertrag",
    "contrat",
    "contrato",
    "overeenkomst",
    "umowa",
    "umowy",
    "agreement",
    "lease",
    "party",
    "parties",
    "zoals",
    "geschreven",
    "currency",
    "text",
    "wie",
    "como",
    "comme",
    "zoals",
    "whether",
    "what",
    "how",
    "many",
    "long",
    "is",
    "are",
    "true",
    "false",
    "days",
    "percent",
    "only",
    "wording",
    "full",
    "digits",
];

fn about(words: &[String], unit: Option<Unit>, is_time: bool) -> Vec<About> {
    let mut all: Vec<About> = Vec::new();
    for word in words {
        let says_unit = is_time && Unit::asked(word).is_some() && Unit::asked(word) == unit
            || Unit::asked(word) == Some(Unit::Percent);
        if says_unit
            || GENERIC.contains(&word.as_str())
            || terms::is_empty_word(word)
            || word.chars().count() < 2
        {
            continue;
        }
        // "kuendigungsfrist": names of fields do without umlauts.
        let bare = word
            .replace("ae", "a")
            .replace("oe", "o")
            .replace("ue", "u");
        let mut topics = topics::of(word);
        topics.extend(topics::of(&bare));
        let is_degree =
            topics::is(word, "minimum") || topics::is(word, "maximum") || topics::is(word, "term");
        all.push(About {
            bare: (bare != *word).then_some(bare),
            stem: word.clone(),
            weight: if is_degree && words.len() > 1 {
                0.4
            } else {
                1.0
            },
            topics,
        });
    }
    // A word that qualifies is the subject where nothing else is.
    if all.iter().all(|about| about.weight < 1.0) {
        all.iter_mut().for_each(|about| about.weight = 1.0);
    }
    all
}

impl Wanted {
    pub(super) fn of(slot: &Slot) -> Self {
        let wording = &slot.wording;
        let typed = values::is_number(slot.kind);
        let asked = |words: &[String]| {
            let units = words.iter().filter_map(|word| Unit::asked(word));
            units.last()
        };
        let unit = if typed {
            asked(&wording.name)
                .or_else(|| asked(&wording.description).filter(|unit| !unit.is_time()))
        } else {
            None
        };
        const MONEY: [&str; 14] = [
            "amount",
            "price",
            "cost",
            "fee",
            "salary",
            "rent",
            "deposit",
            "premium",
            "net pay",
            "penalty",
            "currency",
            "bonus",
            "gross",
            "surcharge",
        ];
        let says_money = [
            "eur", "euro", "euros", "usd", "pln", "gbp", "dollars", "zl", "zloty",
        ];
        let names_money = wording
            .name
            .iter()
            .chain(&wording.description)
            .any(|word| says_money.contains(&word.as_str()));
        let of_topic = |topic: &str| wording.name.iter().any(|word| topics::is(word, topic));
        let by_topic = [
            "rent",
            "deposit",
            "charges",
            "advance",
            "salary",
            "fee",
            "penalty",
            "liability",
            "bonus",
        ]
        .iter()
        .any(|topic| of_topic(topic));
        let is_money = typed
            && slot.kind != Kind::Integer
            && (names_money || slot.terms.has_any(&MONEY) || by_topic);
        // "Cuota mensual" asks for money; its month says how often.
        let counts_time = unit.is_some_and(Unit::is_time) && is_money && !names_only_time(slot);
        let unit = unit.filter(|_| !counts_time);
        let is_time = unit.is_some_and(Unit::is_time);
        Self {
            name: about(&wording.name, unit, is_time),
            description: {
                let mut said = about(&wording.description, unit, is_time);
                said.extend(
                    about(&wording.parent, unit, is_time)
                        .into_iter()
                        .map(|mut about| {
                            about.weight *= 0.5;
                            about
                        }),
                );
                // Where something begins and ends, a text says with how long it lasts.
                if slot.role == Role::Date && slot.asks_for_end().is_some() {
                    said.extend(about(&["duration".to_owned()], None, false));
                }
                said
            },
            is_money: is_money && unit.is_none(),
            unit,
        }
    }
}

/// Whether the last word of the name is a unit of time in the plural, as in `notice_months`.
fn names_only_time(slot: &Slot) -> bool {
    slot.wording.name.last().is_some_and(|word| {
        matches!(
            word.as_str(),
            "months"
                | "days"
                | "years"
                | "weeks"
                | "hours"
                | "monate"
                | "tage"
                | "jahre"
                | "wochen"
                | "stunden"
                | "maanden"
                | "dagen"
                | "jaren"
                | "weken"
                | "uren"
                | "mois"
                | "jours"
                | "ans"
                | "annees"
                | "semaines"
                | "heures"
                | "meses"
                | "dias"
                | "anos"
                | "semanas"
                | "horas"
                | "miesiace"
                | "miesiecy"
                | "dni"
                | "lata"
                | "lat"
                | "godziny"
                | "godzin"
        )
    })
}

/// Whether a field may be answered by what a sentence states.
pub(super) fn is_asked(slot: &Slot) -> bool {
    let by_number = values::is_number(slot.kind);
    let by_date = slot.kind == Kind::Text && matches!(slot.role, Role::Date | Role::Time);
    let by_text = slot.kind == Kind::Text && slot.choices.is_empty() && slot.role == Role::Plain;
    slot.choices.is_empty() && (by_number || by_date || by_text || slot.kind == Kind::Bool)
}

/// Where words, topics and concepts stand in a text.
pub(super) struct Places {
    topics: HashMap<usize, Vec<usize>>,
    stems: HashMap<String, Vec<usize>>,
    concepts: HashMap<String, Vec<usize>>,
}

impl Places {
    pub(super) fn of(text: &Text<'_>) -> Self {
        let mut places = Self {
            topics: HashMap::new(),
            stems: HashMap::new(),
            concepts: HashMap::new(),
        };
        let mut known: HashMap<&str, (Vec<usize>, Terms)> = HashMap::new();
        for (at, token) in text.tokens.iter().enumerate() {
            if token.plain.is_empty() {
                continue;
            }
            let (topics, concepts) = known
                .entry(token.plain.as_str())
                .or_insert_with(|| (topics::of(&token.plain), Terms::of(token.text)));
            for topic in topics.iter() {
                places.topics.entry(*topic).or_default().push(at);
            }
            for concept in &concepts.0 {
                if let Some(places) = places.concepts.get_mut(concept) {
                    places.push(at);
                } else {
                    places.concepts.insert(concept.clone(), vec![at]);
                }
            }
            let stem: String = token.plain.chars().take(STEM).collect();
            places.stems.entry(stem).or_default().push(at);
        }
        places
    }

    /// Where a text says what a field is about, in order.
    pub(super) fn find(&self, text: &Text<'_>, about: &About) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for topic in &about.topics {
            found.extend(self.topics.get(topic).into_iter().flatten());
        }
        for concept in &Terms::of(&about.stem).0 {
            found.extend(self.concepts.get(concept).into_iter().flatten());
        }
        for word in std::iter::once(&about.stem).chain(&about.bare) {
            self.forms(text, word, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Where other forms of a word stand.
    fn forms(&self, text: &Text<'_>, word: &str, found: &mut Vec<usize>) {
        let stem: String = word.chars().take(STEM).collect();
        let length = word.chars().count();
        let alike = |at: &&usize| {
            let plain = text.plain(**at);
            let common = plain
                .chars()
                .zip(word.chars())
                .take_while(|(a, b)| a == b)
                .count();
            // "Vermieter" and "Vermietung" are two things; endings are short.
            let shorter = plain.chars().count().min(length);
            common + 3 >= shorter && common >= STEM.min(length)
        };
        found.extend(self.stems.get(&stem).into_iter().flatten().filter(alike));
    }
}

impl About {
    pub(super) fn is_end_or_start(&self) -> bool {
        let is = |topic: &str| topics::is(&self.stem, topic);
        is("start") || is("end") || is("term")
    }

    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.stem.starts_with(word))
    }

    /// Whether it only says how the thing asked for is held: allowed, included, required.
    pub(super) fn is_mode(&self) -> bool {
        const STEMS: [&str; 26] = [
            "allow",
            "permit",
            "toegestaan",
            "erlaubt",
            "gestattet",
            "zulassig",
            "autoris",
            "permis",
            "permit",
            "dozwol",
            "includ",
            "inbegrepen",
            "enthalten",
            "inklus",
            "compris",
            "inclui",
            "requir",
            "erforderlich",
            "vereist",
            "requis",
            "requer",
            "wymag",
            "has",
            "prohib",
            "forbid",
            "verbo",
        ];
        STEMS.iter().any(|stem| self.stem.starts_with(stem))
    }
}

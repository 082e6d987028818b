//! The fields of a schema as things to look for.

use serde_json::Value;

use super::lexicon;
use super::terms::{self, Terms};
use crate::schema::{Field, Kind, Leaf, Node};

/// What a text field wants, as its name, description and format say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// Ids and numbers kept as printed.
    Number,
    Date,
    Currency,
    /// A time of day.
    Time,
    Iban,
    Bic,
    Email,
    Phone,
    Website,
    Name,
    Address,
    Street,
    City,
    State,
    Postal,
    Country,
}

impl Role {
    /// Whether it is part of a block of lines about a person or company.
    pub(super) fn is_of_party(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Address
                | Self::Street
                | Self::City
                | Self::State
                | Self::Postal
                | Self::Country
                | Self::Email
                | Self::Phone
                | Self::Website
        )
    }
}

/// A phrase that a label may use, and how much finding it is worth.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub(super) terms: Terms,
    pub(super) worth: f64,
}

/// A single value to look for.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) kind: Kind,
    pub(super) role: Role,
    pub(super) choices: Vec<Value>,
    /// Everything that name, title and description say.
    pub(super) terms: Terms,
    /// What its name says.
    pub(super) own_name: Terms,
    pub(super) phrases: Vec<Phrase>,
    /// What the heading of the block would say in which the value stands; empty for none.
    pub(super) section: Vec<Phrase>,
    /// Whether it lies in an object of the schema.
    pub(super) is_nested: bool,
    /// Whether the description wants the text of the page and not its meaning.
    pub(super) as_printed: bool,
    /// An example that the description gives.
    pub(super) example: Option<String>,
    /// The words of its name, of its description and of the name of its object, as they are.
    pub(super) wording: Wording,
}

/// What a schema says about a field, word by word, without case and accents.
#[derive(Debug, Clone, Default)]
pub(super) struct Wording {
    pub(super) name: Vec<String>,
    pub(super) description: Vec<String>,
    pub(super) parent: Vec<String>,
}

/// Alone, a field's name says little inside an object: many objects have a `name`.
pub(super) const NESTED_WORTH: f64 = 0.8;

/// Words that say the role and not whose it is.
const ROLE_WORDS: [&str; 17] = [
    "recipient",
    "name",
    "address",
    "street",
    "city",
    "state",
    "postal",
    "country",
    "email",
    "phone",
    "website",
    "block",
    "company",
    "line",
    "full",
    "contact",
    "number",
];
/// Parties that documents name.
const PARTIES: [&str; 12] = [
    "vendor",
    "customer",
    "bill",
    "ship",
    "remit",
    "payer",
    "payee",
    "sender",
    "store",
    "company",
    "contractor",
    "employer",
];

impl Slot {
    /// `parents` are the objects that the field lies in, outermost first.
    pub(super) fn new(field: &Field, leaf: &Leaf, parents: &[&Field]) -> Self {
        let own = phrases(field);
        let terms = own
            .iter()
            .fold(Terms::default(), |all, p| all.and(&p.terms));
        let name = Terms::of(&field.name);
        let role = match role(
            &name,
            &terms,
            leaf,
            format(field, leaf),
            !parents.is_empty(),
        ) {
            Role::Plain if asks_when(field) && leaf.kind == Kind::Text => Role::Date,
            role => role,
        };
        let mut all = own.clone();
        if let Some(parent) = parents.last() {
            let of_parent = phrases(parent);
            all.iter_mut()
                .for_each(|phrase| phrase.worth *= NESTED_WORTH);
            for (parent, own) in of_parent
                .iter()
                .flat_map(|p| own.iter().map(move |o| (p, o)))
            {
                all.push(Phrase {
                    terms: parent.terms.and(&own.terms),
                    worth: parent.worth.min(own.worth),
                });
            }
        }
        let section = match parents.last() {
            Some(parent) => phrases(parent),
            None => own
                .iter()
                .map(|phrase| Phrase {
                    terms: match phrase.terms.without(&ROLE_WORDS) {
                        // A field that is only named "recipient" is about the recipient.
                        none if none.is_empty() && phrase.terms.has("recipient") => {
                            phrase.terms.clone()
                        }
                        some => some,
                    },
                    worth: phrase.worth * 0.97,
                })
                .filter(|phrase| role.is_of_party() && !phrase.terms.is_empty())
                .collect(),
        };
        Self {
            kind: leaf.kind,
            role,
            choices: leaf.choices.clone(),
            terms,
            own_name: name,
            phrases: all,
            section,
            is_nested: !parents.is_empty(),
            as_printed: wants_print(field) && format(field, leaf).is_none(),
            example: example(field),
            wording: Wording {
                name: terms::split(&field.name).collect(),
                description: meaning(field)
                    .map_or_else(Vec::new, |said| terms::split(said).collect()),
                parent: parents
                    .last()
                    .map_or_else(Vec::new, |parent| terms::split(&parent.name).collect()),
            },
        }
    }

    /// Which end of a period it asks for: its last day or, if false, its first; none when it does not say.
    pub(super) fn asks_for_end(&self) -> Option<bool> {
        let first = self.terms.has_any(&["start", "from"]);
        let last = self.terms.has_any(&["end", "to", "expiry"]);
        (first != last).then_some(last)
    }

    /// Whether a name may answer it.
    pub(super) fn wants_name(&self) -> bool {
        matches!(self.role, Role::Plain | Role::Name)
    }

    pub(super) fn asks_for_end_or_start(&self) -> bool {
        self.asks_for_end().is_some()
    }

    /// Whether it is about whoever issued the document, who is named at its top without a label.
    pub(super) fn is_of_issuer(&self) -> bool {
        self.section
            .iter()
            .any(|p| p.terms.has("vendor") && p.terms.0.len() == 1)
    }
}

pub(super) fn best(phrases: &[Phrase], label: &Terms) -> f64 {
    phrases
        .iter()
        .map(|phrase| phrase.worth * alike(&phrase.terms, label))
        .fold(0.0, f64::max)
}

/// A label of more words than this is a sentence about what is asked.
const LONG_LABEL: usize = 5;
/// So much of the phrase a long label must hold.
const HELD: f64 = 0.8;

fn alike(phrase: &Terms, label: &Terms) -> f64 {
    let similarity = phrase.similarity(label);
    if label.0.len() <= LONG_LABEL || phrase.weight() < 1.5 {
        return similarity;
    }
    let held: f64 = phrase
        .0
        .intersection(&label.0)
        .map(|term| terms::weight(term))
        .sum();
    let held = held / phrase.weight();
    if held < HELD {
        return similarity;
    }
    similarity.max(held * (0.6 + 0.4 * phrase.weight() / label.weight()))
}

/// Name, title, and what the description starts with.
pub(super) fn phrases(field: &Field) -> Vec<Phrase> {
    let mut phrases = vec![Phrase {
        terms: Terms::of(&field.name),
        worth: 1.0,
    }];
    phrases.extend(field.title.as_deref().map(|title| Phrase {
        terms: Terms::of(title),
        worth: 1.0,
    }));
    if let Some(description) = meaning(field) {
        let end = [
            ",",
            ";",
            "(",
            ". ",
            " e.g",
            " as printed",
            " such as",
            " without",
            " where",
            ":",
            " if ",
        ]
        .iter()
        .filter_map(|mark| description.find(mark))
        // A mark within the first letters is part of an abbreviation.
        .filter(|at| *at > 5)
        .min();
        let head = description
            .get(..end.unwrap_or(description.len()))
            .unwrap_or(description);
        let terms = Terms::of(head);
        // A long description is prose about the field, not its label.
        let worth = if terms.0.len() <= 4 { 0.97 } else { 0.85 };
        phrases.push(Phrase { terms, worth });
        // What stands in brackets is often the label itself; the whole description says more, but loosely.
        let bracketed = description
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'));
        phrases.extend(bracketed.map(|(inner, _)| Phrase {
            terms: Terms::of(inner),
            worth: if Terms::of(inner).0.len() <= 4 {
                0.85
            } else {
                0.5
            },
        }));
    }
    phrases.retain(|phrase| !phrase.terms.is_empty());
    let others: Vec<Phrase> = phrases.iter().flat_map(other_words).collect();
    phrases.extend(others);
    phrases
}

/// The phrase with what documents say in place of some of its words.
fn other_words(phrase: &Phrase) -> Vec<Phrase> {
    lexicon::related()
        .iter()
        .filter(|related| related.of.iter().all(|word| phrase.terms.has(word)))
        .map(|related| Phrase {
            terms: phrase.terms.without(&related.of).and(&Terms(
                related.instead.iter().map(|&w| w.to_owned()).collect(),
            )),
            worth: phrase.worth * related.worth,
        })
        .collect()
}

/// Whether the description asks for a point in time without the word "date" in its beginning.
fn asks_when(field: &Field) -> bool {
    let description = field
        .description
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    description.starts_with("when ")
        || description.contains("yyyy")
        || description.contains("iso 8601")
}

/// The description without the sentences that stand for keywords of the schema, such as "Format: email."
fn meaning(field: &Field) -> Option<&str> {
    let description = field.description.as_deref()?;
    let keywords = [
        "Format: ",
        "Pattern: ",
        "Example: ",
        "Examples: ",
        "Characters: ",
        "At least ",
        "At most ",
    ];
    let end = keywords
        .iter()
        .filter_map(|keyword| description.find(keyword))
        .min();
    let meaning = description.get(..end.unwrap_or(description.len()))?.trim();
    (!meaning.is_empty()).then_some(meaning)
}

/// The `format` of the schema, which a description may stand for.
fn format<'f>(field: &'f Field, leaf: &'f Leaf) -> Option<&'f str> {
    let said = || {
        let (_, after) = field.description.as_deref()?.split_once("Format: ")?;
        let end = after.find(['.', ' ']).unwrap_or(after.len());
        after.get(..end)
    };
    leaf.format.as_deref().or_else(said)
}

/// What stands behind "e.g." in the description.
fn example(field: &Field) -> Option<String> {
    let description = field.description.as_deref()?;
    let leads = [
        "Example: ",
        "Examples: ",
        "e.g. ",
        "e.g., ",
        "for example ",
        "such as ",
        "z. B. ",
        "z.B. ",
        "p. ej. ",
        "np. ",
        "bijv. ",
        "par exemple ",
    ];
    let (_, after) = leads.iter().find_map(|lead| description.split_once(lead))?;
    let end = after.find([',', ';', ')', '"']).unwrap_or(after.len());
    let example = after.get(..end)?.trim().trim_end_matches('.');
    (!example.is_empty() && example.len() < 40).then(|| example.to_owned())
}

fn wants_print(field: &Field) -> bool {
    let description = field.description.as_deref().unwrap_or_default();
    ["as printed", "as written", "as shown", "as stated"]
        .iter()
        .any(|words| description.contains(words))
}

fn role(name: &Terms, all: &Terms, leaf: &Leaf, format: Option<&str>, nested: bool) -> Role {
    if leaf.kind != Kind::Text {
        return Role::Plain;
    }
    match format {
        Some("date" | "date-time") => return Role::Date,
        Some("email") => return Role::Email,
        Some("uri" | "url") => return Role::Website,
        _ => {}
    }
    let by_word = |terms: &Terms| {
        const WORDS: [(&str, Role); 16] = [
            ("iban", Role::Iban),
            ("bic", Role::Bic),
            ("time", Role::Time),
            ("date", Role::Date),
            ("email", Role::Email),
            ("phone", Role::Phone),
            ("website", Role::Website),
            ("currency", Role::Currency),
            ("postal", Role::Postal),
            ("street", Role::Street),
            ("city", Role::City),
            ("state", Role::State),
            ("country", Role::Country),
            ("address", Role::Address),
            ("number", Role::Number),
            ("name", Role::Name),
        ];
        WORDS
            .iter()
            .find(|(word, _)| terms.has(word))
            .map(|(_, role)| *role)
    };
    if let Some(role) = by_word(name) {
        return role;
    }
    let party = !nested && name.has_any(&PARTIES) && name.0.len() == 1;
    by_word(all).unwrap_or(if party { Role::Name } else { Role::Plain })
}

/// All leaves outside lists, in schema order, each with the path of indices that leads to it.
pub(super) fn leaves(fields: &[Field]) -> Vec<(Vec<usize>, Slot)> {
    fn walk<'s>(
        fields: &'s [Field],
        path: &mut Vec<usize>,
        parents: &mut Vec<&'s Field>,
        found: &mut Vec<(Vec<usize>, Slot)>,
    ) {
        for (index, field) in fields.iter().enumerate() {
            path.push(index);
            match &field.node {
                Node::Leaf(leaf) => found.push((path.clone(), Slot::new(field, leaf, parents))),
                Node::Object(inner) => {
                    parents.push(field);
                    walk(inner, path, parents, found);
                    parents.pop();
                }
                Node::List(_) => {}
            }
            path.pop();
        }
    }
    let mut found = Vec::new();
    walk(fields, &mut Vec::new(), &mut Vec::new(), &mut found);
    found
}

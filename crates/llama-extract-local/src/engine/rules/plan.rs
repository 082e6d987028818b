//! The fields of a schema as things to look for.

use serde_json::Value;

pub(super) use super::phrases::{Phrase, best, phrases};
use super::phrases::{base_phrases, meaning, of_kind};
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

/// A single value to look for.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) kind: Kind,
    pub(super) role: Role,
    pub(super) choices: Vec<Value>,
    /// Everything that name, title and description say.
    pub(super) terms: Terms,
    /// What its name and description say, without what documents say instead.
    pub(super) said: Terms,
    /// What its name says.
    pub(super) own_name: Terms,
    pub(super) phrases: Vec<Phrase>,
    /// What the heading of the block would say in which the value stands; empty for none.
    pub(super) section: Vec<Phrase>,
    /// Whether it lies in an object of the schema.
    pub(super) is_nested: bool,
    /// Whether the description wants the text of the page and not its meaning.
    pub(super) as_printed: bool,
    /// What one of it stands for, where the field counts in thousands or millions; else 1.
    pub(super) scale: f64,
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
/// Which of the digits of a longer number.
const LAST: [&str; 14] = [
    "last",
    "letzte",
    "letzten",
    "laatste",
    "derniers",
    "dernieres",
    "ultimos",
    "ultimas",
    "ultimo",
    "ostatnie",
    "ostatnich",
    "ending",
    "final",
    "finales",
];
const DIGITS: [&str; 15] = [
    "digits", "digit", "four", "ziffern", "stellen", "cijfers", "chiffres", "digitos", "cifras",
    "cyfry", "cyfr", "vier", "quatre", "cuatro", "cztery",
];
/// Words of a description that gives a sign only to some of the amounts.
const CASES: [&str; 26] = [
    "if", "when", "for", "or", "may", "can", "where", "wenn", "falls", "bei", "oder", "als", "bij",
    "of", "si", "quand", "pour", "ou", "cuando", "para", "o", "jesli", "gdy", "lub", "non", "not",
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
        // What documents say in place of a word tells nothing about the field.
        let said = base_phrases(field)
            .iter()
            .fold(Terms::default(), |all, p| all.and(&p.terms));
        let role = match role(&name, &said, leaf, format(field, leaf), !parents.is_empty()) {
            Role::Plain if asks_when(field) && leaf.kind == Kind::Text => Role::Date,
            Role::Plain if asks_who(field) && leaf.kind == Kind::Text => Role::Name,
            role => role,
        };
        let mut all = own.clone();
        all.extend(of_kind(&own, role, leaf.kind));
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
            said,
            own_name: name,
            phrases: all,
            section,
            is_nested: !parents.is_empty(),
            as_printed: wants_print(field) && format(field, leaf).is_none(),
            scale: scale(field),
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

    /// Whether only the last digits of a longer number are asked for: `card_last4`, "letzte vier Ziffern".
    pub(super) fn wants_last_digits(&self) -> bool {
        let mut words = self.wording.name.iter().chain(&self.wording.description);
        let has = |list: &[&str]| {
            let mut words = self.wording.name.iter().chain(&self.wording.description);
            words.any(|word| list.contains(&word.as_str()))
        };
        words.any(|word| matches!(word.as_str(), "last4" | "lastfour"))
            || has(&LAST) && has(&DIGITS)
    }

    /// The sign that the description gives the amount: "as a negative amount"; none when it is as printed.
    pub(super) fn sign(&self) -> Option<f64> {
        let said = &self.wording.description;
        let is_case = |word: &String| CASES.contains(&word.as_str());
        if said.iter().any(is_case) {
            return None;
        }
        let has = |stems: &[&str]| {
            let mut words = said.iter();
            words.any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        match (
            has(&["negativ", "negatie", "ujemn"]),
            has(&["positiv", "positie", "dodatni"]),
        ) {
            (true, false) => Some(-1.0),
            (false, true) => Some(1.0),
            _ => None,
        }
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

/// Whether the name asks for somebody: `approved_by`, `preparedBy`.
fn asks_who(field: &Field) -> bool {
    field.name.ends_with("_by") || field.name.ends_with("By")
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

/// The scale that the name or the description asks for: `revenue_millions`, "in M€", "w tys. zł".
fn scale(field: &Field) -> f64 {
    let text = [
        Some(field.name.as_str()),
        field.title.as_deref(),
        field.description.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ")
    .to_lowercase();
    let has = |words: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric() && !"€$£".contains(c))
            .any(|word| words.contains(&word))
    };
    match () {
        () if has(&[
            "billions",
            "billion",
            "mrd",
            "milliarden",
            "milliards",
            "bn",
            "mld",
        ]) =>
        {
            1e9
        }
        () if has(&[
            "millions",
            "million",
            "millionen",
            "miljoen",
            "millones",
            "mln",
            "mio",
            "m€",
            "€m",
            "$m",
            "meur",
            "musd",
            "milionach",
            "milionów",
        ]) =>
        {
            1e6
        }
        () if has(&[
            "thousands",
            "tausend",
            "duizend",
            "milliers",
            "miles",
            "tys",
            "k€",
            "teur",
        ]) =>
        {
            1e3
        }
        () => 1.0,
    }
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

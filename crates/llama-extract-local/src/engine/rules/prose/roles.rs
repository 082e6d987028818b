//! Which field wants what of which party that the text describes.

use std::ops::Range;

use serde_json::Value;

use super::described::{self, Described};
use super::residence;
use super::text::Text;
use super::topics;
use crate::engine::rules::candidates::{Candidate, Scene};
use crate::engine::rules::dates;
use crate::engine::rules::plan::{Role, Slot};
use crate::engine::rules::terms::Terms;
use crate::schema::Kind;

const WORTH: f64 = 0.99;

/// What may be known about a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attribute {
    Name,
    Address,
    Street,
    Postal,
    City,
    Representative,
    BirthDate,
    BirthPlace,
    Id(&'static [&'static str]),
}

/// Words of a field that ask for an id, and words that the text has before one.
const IDS: [(&[&str], &[&str]); 8] = [
    (&["nif", "cif"], &["nif", "cif", "ncif"]),
    (&["dni", "nie"], &["dni", "nie"]),
    (&["nip"], &["nip"]),
    (&["krs"], &["krs"]),
    (&["regon"], &["regon"]),
    (&["pesel"], &["pesel"]),
    (&["kvk", "koophandel"], &["kvk", "koophandel"]),
    (
        &[
            "rcs",
            "siren",
            "siret",
            "immatriculation",
            "hrb",
            "handelsregister",
            "registernummer",
            "registration",
            "company_number",
        ],
        &[
            "rcs",
            "siren",
            "siret",
            "immatricul",
            "hrb",
            "handelsregister",
            "registr",
            "registered",
            "number",
            "company",
        ],
    ),
];

/// Words that say what of a party is asked and not which party.
const ATTRIBUTES: [&str; 48] = [
    "name",
    "naam",
    "nom",
    "nombre",
    "nazwa",
    "imie",
    "nazwisko",
    "razon",
    "social",
    "denominacion",
    "raison",
    "sociale",
    "firma",
    "address",
    "adres",
    "adresse",
    "anschrift",
    "domicilio",
    "direccion",
    "domicile",
    "siege",
    "siedziba",
    "sede",
    "street",
    "strasse",
    "straat",
    "rue",
    "calle",
    "ulica",
    "city",
    "stadt",
    "ort",
    "plaats",
    "ville",
    "ciudad",
    "miasto",
    "postal",
    "postcode",
    "plz",
    "code",
    "representante",
    "representant",
    "representative",
    "reprezentant",
    "vertreter",
    "vertegenwoordiger",
    "full",
    "of",
];

fn attribute(slot: &Slot) -> Option<Attribute> {
    if slot.kind != Kind::Text || !slot.choices.is_empty() {
        return None;
    }
    let wording = &slot.wording;
    let has = |words: &[&str]| {
        wording
            .name
            .iter()
            .any(|word| words.contains(&word.as_str()))
    };
    let says = |words: &[&str]| {
        has(words)
            || wording
                .description
                .iter()
                .any(|word| words.contains(&word.as_str()))
    };
    if has(&[
        "contact",
        "kontakt",
        "contacto",
        "contactpersoon",
        "ansprechpartner",
        "email",
        "phone",
    ]) {
        return None;
    }
    let of_birth = wording.name.iter().any(|word| topics::is(word, "birth"))
        || slot.terms.has_any(&["birth", "birth date"]);
    let represents = wording.name.iter().any(|word| {
        [
            "represent",
            "vertret",
            "vertegenwoord",
            "reprezent",
            "signator",
            "firmante",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
    });
    let id = IDS
        .iter()
        .find(|(asked, _)| says(asked))
        .map(|(_, leads)| Attribute::Id(leads));
    let number_and_street = says(&["huisnummer", "hausnummer", "straat", "strasse"]);
    match slot.role {
        _ if of_birth && slot.role == Role::Date => Some(Attribute::BirthDate),
        _ if of_birth => Some(Attribute::BirthPlace),
        Role::Date
        | Role::Time
        | Role::Currency
        | Role::Iban
        | Role::Bic
        | Role::Email
        | Role::Phone
        | Role::Website => None,
        _ if represents => Some(Attribute::Representative),
        _ if id.is_some() => id,
        Role::Address if number_and_street => Some(Attribute::Street),
        Role::Address => Some(Attribute::Address),
        Role::Street => Some(Attribute::Street),
        Role::Postal => Some(Attribute::Postal),
        Role::City => Some(Attribute::City),
        _ if has(&[
            "domicilio",
            "anschrift",
            "siege",
            "siedziba",
            "sede",
            "domicile",
            "residence",
            "seat",
            "woonplaats",
            "sitz",
        ]) =>
        {
            Some(Attribute::Address)
        }
        _ if has(&[
            "plaats",
            "ort",
            "ville",
            "ciudad",
            "miasto",
            "place",
            "lugar",
            "miejscowosc",
        ]) =>
        {
            Some(Attribute::City)
        }
        Role::Name => Some(Attribute::Name),
        Role::Plain if slot.is_nested => has(&[
            "naam",
            "nom",
            "nombre",
            "nazwa",
            "razon",
            "imie",
            "raison",
            "denominacion",
        ])
        .then_some(Attribute::Name),
        Role::Plain => Some(Attribute::Name),
        _ => None,
    }
}

/// Whether some words of a field name the role of a party.
fn is_role(text: &Text<'_>, asked: &[String], role: &Range<usize>) -> bool {
    let said: Vec<&str> = role
        .clone()
        .map(|at| text.plain(at))
        .filter(|plain| {
            plain.len() > 2 && !matches!(*plain, "the" | "der" | "die" | "das" | "los" | "las")
        })
        .collect();
    let said_terms = Terms::of(&text.texts(role.clone()).join(" "));
    let asked_terms = Terms::of(&asked.join(" "));
    let common = said_terms.0.intersection(&asked_terms.0).count();
    let same_words = !asked.is_empty()
        && said.len() == asked.len()
        && said.iter().zip(asked).all(|(said, asked)| {
            let common = said
                .chars()
                .zip(asked.chars())
                .take_while(|(a, b)| a == b)
                .count();
            let (short, long) = (
                said.chars().count().min(asked.chars().count()),
                said.chars().count().max(asked.chars().count()),
            );
            // "Zleceniodawca" and "Zleceniodawcą", "Vermieter" and "Vermieterin", "l'Employeur" and "employeur".
            common + 2 >= short && common >= 4 && long - common <= 3
                || said.strip_prefix('l').is_some_and(|bare| bare == asked)
        });
    same_words || common > 0 && common == asked_terms.0.len() && said_terms.0.len() <= common + 1
}

pub(super) fn by_role(scene: &Scene<'_>, text: &Text<'_>, found: &mut Vec<Candidate>) {
    let parties = described::all(text);
    let whole = Described {
        words: 0..text.tokens.len(),
        role: 0..0,
        name: 0..0,
        representative: None,
    };
    for (index, slot) in scene.slots.iter().enumerate() {
        if scene.out_of_time() {
            return;
        }
        let Some(attribute) = attribute(slot) else {
            continue;
        };
        let asked: Vec<String> = if slot.is_nested {
            slot.wording.parent.clone()
        } else {
            let bare = |word: &&String| {
                let of_id = IDS.iter().any(|(asked, _)| asked.contains(&word.as_str()));
                let date = matches!(
                    word.as_str(),
                    "date" | "fecha" | "data" | "datum" | "number" | "numero" | "numer" | "nummer"
                );
                !(ATTRIBUTES.contains(&word.as_str()) || topics::is(word, "birth") || of_id || date)
            };
            slot.wording.name.iter().filter(bare).cloned().collect()
        };
        let is_single = matches!(attribute, Attribute::BirthDate | Attribute::BirthPlace);
        let of_role = parties
            .iter()
            .find(|party| is_role(text, &asked, &party.role));
        // "Born on": of a person that is the only one.
        let alone = (is_single && !slot.is_nested && asked.is_empty()).then_some(&whole);
        let Some(party) = of_role.or(alone) else {
            continue;
        };
        found.extend(of_attribute(scene, text, party, index, attribute));
    }
}

/// The name of a party.
pub(super) fn of_name(text: &Text<'_>, party: &Described) -> Option<Candidate> {
    candidate(text, party.name.clone(), 0, Attribute::Name)
}

/// What a field of an object wants that is all about one party.
pub(super) fn of_party(
    scene: &Scene<'_>,
    text: &Text<'_>,
    party: &Described,
    slot: &Slot,
) -> Option<Candidate> {
    let is_role = slot.wording.name.iter().any(|word| {
        matches!(
            word.as_str(),
            "role" | "rol" | "rolle" | "papel" | "rola" | "capacity" | "type" | "qualite"
        )
    });
    if is_role {
        let attribute = Attribute::Representative;
        return candidate(text, party.role.clone(), 0, attribute);
    }
    of_attribute(scene, text, party, 0, attribute(slot)?)
}

fn of_attribute(
    scene: &Scene<'_>,
    text: &Text<'_>,
    party: &Described,
    index: usize,
    attribute: Attribute,
) -> Option<Candidate> {
    let words = match attribute {
        Attribute::Name => Some(party.name.clone()),
        Attribute::Representative => party.representative.clone(),
        Attribute::Address => residence::address(text, &party.words),
        Attribute::Street | Attribute::Postal | Attribute::City => {
            let address = residence::address(text, &party.words)?;
            let parts = residence::parts(text, &address);
            match attribute {
                Attribute::Street => parts.street,
                Attribute::Postal => parts.postal,
                _ => parts.city,
            }
        }
        Attribute::BirthPlace => residence::birth_place(text, &party.words),
        Attribute::BirthDate => return birth_date(scene, text, party, index),
        Attribute::Id(leads) => residence::id_after(text, &party.words, leads),
    }?;
    candidate(text, words, index, attribute)
}

fn birth_date(
    scene: &Scene<'_>,
    text: &Text<'_>,
    party: &Described,
    slot: usize,
) -> Option<Candidate> {
    let born = party
        .words
        .clone()
        .find(|&at| topics::is(text.plain(at), "birth"))?;
    (born + 1..party.words.end.min(born + 6)).find_map(|at| {
        let texts = text.texts(at..party.words.end.min(at + 8));
        let (date, count) = dates::parse(&texts, scene.habits.order)?;
        Some(Candidate {
            slot,
            value: date.to_string().into(),
            evidence: text.evidence(at..at + count)?,
            label: None,
            score: WORTH,
        })
    })
}

fn candidate(
    text: &Text<'_>,
    words: Range<usize>,
    slot: usize,
    attribute: Attribute,
) -> Option<Candidate> {
    let said = text.texts(words.clone()).join(" ");
    let said = said.trim_matches([',', ';', ':', ' ', '"', '“', '”', '„', '*', '–']);
    // The full stop of an abbreviation is the name's own.
    let abbreviated =
        said.ends_with("o.o.") || said.rsplit(' ').next().is_some_and(super::is_company_form);
    let said = match attribute {
        Attribute::Name if abbreviated => said.to_owned(),
        Attribute::Id(_) => said.trim_matches(|c: char| !c.is_alphanumeric()).to_owned(),
        _ => said.trim_end_matches('.').to_owned(),
    };
    (!said.is_empty()).then_some(Candidate {
        slot,
        value: Value::String(said),
        evidence: text.evidence(words)?,
        label: None,
        score: WORTH,
    })
}

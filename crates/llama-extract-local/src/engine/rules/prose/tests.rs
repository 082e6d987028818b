//! What fields are found in the running text of small documents of several languages.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::engine::{Engine, Rules};
use crate::parse::{Limits, parse};
use crate::schema::check;

/// A field: its place, its type, its description, and what the document says. The type is one of JSON Schema's or "date",
/// or "strings" for a list.
type Expected<'a> = (&'a str, &'a str, &'a str, Value);

fn schema_of(fields: &[Expected<'_>]) -> Value {
    let mut properties = Map::new();
    for (path, kind, description, _) in fields {
        let leaf = match *kind {
            "date" => json!({"type": "string", "format": "date", "description": description}),
            "strings" => {
                json!({"type": "array", "items": {"type": "string"}, "description": description})
            }
            kind => json!({"type": kind, "description": description}),
        };
        match path.split_once('.') {
            Some((object, name)) => {
                let object = properties
                    .entry(object.to_owned())
                    .or_insert_with(|| json!({"type": "object", "properties": {}}));
                object["properties"][name] = leaf;
            }
            None => {
                properties.insert((*path).to_owned(), leaf);
            }
        }
    }
    json!({"type": "object", "properties": properties})
}

fn says(name: &str, text: &str, fields: &[Expected<'_>]) {
    let deadline = Instant::now() + Duration::from_secs(60);
    let limits = Limits {
        pages: None,
        max_pages: None,
        deadline,
    };
    let document = parse(name, text.as_bytes(), &limits).expect("the document is read");
    let schema = check(&schema_of(fields)).expect("a schema");
    let found = Rules.extract(&document, &schema, deadline).to_value();
    let wrong: Vec<String> = fields
        .iter()
        .filter_map(|(path, _, _, expected)| {
            let pointer = format!("/{}", path.replace('.', "/"));
            let got = found.pointer(&pointer).unwrap_or(&Value::Null);
            let same =
                got == expected || got.as_f64().is_some() && got.as_f64() == expected.as_f64();
            (!same).then(|| format!("{path}: {got} instead of {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

#[test]
fn a_german_lease_is_read() {
    says(
        "mietvertrag.txt",
        include_str!("tests/mietvertrag.txt"),
        &[
            (
                "vermieter.name",
                "string",
                "",
                json!("Hausverwaltung Lindner GmbH"),
            ),
            (
                "vermieter.vertreten_durch",
                "string",
                "Name der vertretenden Person",
                json!("Petra Lindner"),
            ),
            (
                "vermieter.anschrift",
                "string",
                "",
                json!("Kastanienallee 14, 04103 Leipzig"),
            ),
            (
                "vermieter.handelsregister",
                "string",
                "Registernummer",
                json!("HRB 28417"),
            ),
            ("mieter.name", "string", "", json!("Jonas Albrecht")),
            ("mieter.geburtsdatum", "date", "", json!("1989-05-07")),
            ("mieter.geburtsort", "string", "", json!("Gera")),
            ("wohnflaeche", "number", "Wohnfläche in m²", json!(74.5)),
            ("mietbeginn", "date", "", json!("2026-09-01")),
            ("mietende", "date", "", Value::Null),
            ("kuendigungsfrist_monate", "integer", "", json!(3)),
            ("kaltmiete", "number", "", json!(812.5)),
            ("betriebskosten_vorauszahlung", "number", "", json!(185)),
            ("iban", "string", "", json!("DE89 3704 0044 0532 0130 00")),
            ("kaution", "number", "", json!(2437.5)),
            ("hundehaltung_erlaubt", "boolean", "", json!(false)),
            ("untervermietung_erlaubt", "boolean", "", json!(false)),
            ("moebliert", "boolean", "", json!(false)),
            ("gerichtsstand", "string", "", json!("Leipzig")),
            ("ort", "string", "Ort der Unterzeichnung", json!("Leipzig")),
            (
                "datum",
                "date",
                "Datum der Unterzeichnung",
                json!("2026-07-12"),
            ),
        ],
    );
}

#[test]
fn a_french_contract_of_employment_is_read() {
    says(
        "cdi.txt",
        include_str!("tests/cdi.txt"),
        &[
            ("employeur.nom", "string", "", json!("ATELIERS VERNAY")),
            (
                "employeur.adresse",
                "string",
                "Siège social",
                json!("27 rue des Tanneurs, 69009 Lyon"),
            ),
            (
                "employeur.rcs",
                "string",
                "Numéro d'immatriculation",
                json!("512 874 330"),
            ),
            (
                "employeur.representant",
                "string",
                "Nom sans civilité",
                json!("Hélène Vernay"),
            ),
            (
                "salarie.nom",
                "string",
                "Sans civilité",
                json!("Karim Belhadj"),
            ),
            ("salarie.date_naissance", "date", "", json!("1992-11-03")),
            (
                "salarie.adresse",
                "string",
                "",
                json!("5 impasse du Moulin, 69100 Villeurbanne"),
            ),
            (
                "date_embauche",
                "date",
                "Date de début du contrat",
                json!("2026-05-04"),
            ),
            (
                "poste",
                "string",
                "Fonction du salarié",
                json!("chef d'atelier"),
            ),
            ("periode_essai_mois", "integer", "", json!(3)),
            ("salaire_mensuel_brut", "number", "", json!(2950)),
            ("prime_annuelle", "number", "", json!(1200)),
            ("heures_hebdomadaires", "number", "", json!(39)),
            ("conges_payes_jours", "integer", "", json!(25)),
            ("preavis", "string", "Durée du préavis", json!("deux mois")),
            ("lieu_signature", "string", "", json!("Lyon")),
            ("date_signature", "date", "", json!("2026-04-15")),
            ("clause_non_concurrence_mois", "integer", "", Value::Null),
        ],
    );
}

#[test]
fn a_polish_contract_of_mandate_is_read() {
    says(
        "zlecenie.txt",
        include_str!("tests/zlecenie.txt"),
        &[
            ("numer_umowy", "string", "", json!("14/2026")),
            ("data_zawarcia", "date", "", json!("2026-03-09")),
            ("miejsce_zawarcia", "string", "", json!("Poznaniu")),
            (
                "zleceniodawca.nazwa",
                "string",
                "",
                json!("Fabryka Okien Warta sp. z o.o."),
            ),
            ("zleceniodawca.nip", "string", "", json!("7811234567")),
            ("zleceniodawca.krs", "string", "", json!("0000345678")),
            (
                "zleceniodawca.adres",
                "string",
                "",
                json!("ul. Portowa 21, 61-001 Poznań"),
            ),
            (
                "zleceniodawca.reprezentant",
                "string",
                "",
                json!("Marka Nowickiego"),
            ),
            (
                "zleceniobiorca.imie_nazwisko",
                "string",
                "",
                json!("Anną Kowalczyk"),
            ),
            ("zleceniobiorca.pesel", "string", "", json!("91031204567")),
            ("data_rozpoczecia", "date", "", json!("2026-04-01")),
            ("data_zakonczenia", "date", "", json!("2026-09-30")),
            (
                "wynagrodzenie_miesieczne",
                "number",
                "Kwota brutto",
                json!(4500),
            ),
            ("termin_platnosci_dni", "integer", "", json!(14)),
            ("okres_wypowiedzenia_tygodnie", "integer", "", json!(2)),
            ("kara_umowna", "number", "", json!(10000)),
        ],
    );
}

#[test]
fn an_english_non_disclosure_agreement_is_read() {
    says(
        "nda.txt",
        include_str!("tests/nda.txt"),
        &[
            ("effective_date", "date", "", json!("2026-01-14")),
            (
                "parties",
                "strings",
                "Names of the parties",
                json!(["Quillfeather Analytics Ltd", "Marrow & Stone LLP"]),
            ),
            (
                "purpose",
                "string",
                "",
                json!("a possible acquisition of a data platform"),
            ),
            (
                "confidentiality_years",
                "integer",
                "Years that the obligations survive",
                json!(5),
            ),
            ("term_years", "integer", "", json!(2)),
            ("notice_days", "integer", "", json!(30)),
            ("automatic_renewal", "boolean", "", json!(false)),
            ("governing_law", "string", "", json!("England and Wales")),
            (
                "jurisdiction",
                "string",
                "Courts that have jurisdiction",
                json!("courts of London"),
            ),
            ("penalty", "number", "", Value::Null),
        ],
    );
}

#[test]
fn an_american_consulting_agreement_is_read() {
    says(
        "consulting.txt",
        include_str!("tests/consulting.txt"),
        &[
            ("effective_date", "date", "", json!("2026-03-01")),
            (
                "company.name",
                "string",
                "",
                json!("Bluewater Robotics, Inc."),
            ),
            (
                "company.address",
                "string",
                "",
                json!("410 Harbor Drive, San Diego, California 92101"),
            ),
            ("consultant.name", "string", "", json!("Priya Raman")),
            (
                "consultant.address",
                "string",
                "",
                json!("77 Alder Court, Portland, Oregon 97205"),
            ),
            ("hourly_rate", "number", "USD per hour", json!(145)),
            (
                "maximum_fee",
                "number",
                "Most that is paid in total",
                json!(60000),
            ),
            ("payment_terms_days", "integer", "", json!(45)),
            (
                "late_interest_percent",
                "number",
                "Interest per month on late payments",
                json!(1.5),
            ),
            ("term_months", "integer", "", json!(12)),
            ("termination_notice_days", "integer", "", json!(15)),
            (
                "auto_renewal",
                "boolean",
                "Whether it renews automatically",
                json!(true),
            ),
            (
                "insurance_minimum",
                "number",
                "Professional liability insurance",
                json!(1_000_000),
            ),
            ("liability_cap", "number", "", json!(75000)),
            ("assignment_allowed", "boolean", "", json!(false)),
            ("governing_law", "string", "", json!("State of California")),
            ("venue", "string", "", json!("San Diego County")),
        ],
    );
}

#[test]
fn a_caption_with_a_column_of_brackets_is_read() {
    says(
        "caption.txt",
        include_str!("tests/caption.txt"),
        &[
            (
                "court",
                "string",
                "",
                json!("UNITED STATES DISTRICT COURT FOR THE DISTRICT OF ARROWHEAD"),
            ),
            ("case_number", "string", "", json!("3:25-cv-00418-LMB")),
            ("plaintiff", "string", "", json!("MARISOL TREVINO")),
            (
                "defendants",
                "strings",
                "",
                json!(["NORTHGATE LOGISTICS, LLC", "HENRY OSGOOD"]),
            ),
            (
                "judge",
                "string",
                "Name without title",
                json!("Lena M. Brandt"),
            ),
            ("hearing_date", "date", "", json!("2026-06-03")),
            ("hearing_time", "string", "", json!("10:15 a.m.")),
            ("damages_sought", "number", "", json!(92500)),
            ("dated", "date", "", json!("2026-04-08")),
            ("counsel", "string", "", Value::Null),
        ],
    );
}

#[test]
fn a_german_certificate_is_read() {
    says(
        "bescheinigung.txt",
        include_str!("tests/bescheinigung.txt"),
        &[
            (
                "teilnehmer",
                "string",
                "Name ohne Anrede",
                json!("Miriam Osterhagen"),
            ),
            ("geburtsdatum", "date", "", json!("1995-02-21")),
            ("geburtsort", "string", "", json!("Celle")),
            (
                "seminar",
                "string",
                "Titel des Seminars",
                json!("Grundlagen der Wärmepumpe"),
            ),
            ("beginn", "date", "", json!("2026-03-02")),
            ("ende", "date", "", json!("2026-03-06")),
            ("stunden", "integer", "", json!(40)),
            ("ort", "string", "", json!("Hannover")),
            ("ausstellungsdatum", "date", "", json!("2026-03-09")),
            ("unterzeichner", "string", "", json!("Dr. Kai Wendt")),
        ],
    );
}

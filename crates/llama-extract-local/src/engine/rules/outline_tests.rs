//! What is found in documents of headings and short blocks: résumés, minutes, papers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use serde_json::{Value, json};

use super::testing::found;

fn text() -> Value {
    json!({"type": "string"})
}

fn rows(properties: Value) -> Value {
    json!({"type": "array", "items": {"type": "object", "properties": properties}})
}

const JOBS: &str = "\
EXPERIENCE

Site Manager, Bridges                                   Mar 2019 – Present
Holt & Rowe Builders, Leeds, UK

- Runs three sites with ninety people
- Keeps the books of two of them

Foreman, Night Shift                                    Jun 2014 – Feb 2019
Tarn Civil Works, Hull, UK

- Led a crew of twelve
";

#[test]
fn a_job_has_its_post_its_employer_the_place_and_both_ends() {
    let found = found(
        "cv.txt",
        JOBS,
        json!({"experience": rows(json!({"title": text(), "employer": text(), "city": text(), "country": text(),
            "start": text(), "end": text(), "highlights": {"type": "array", "items": text()}}))}),
    );
    let expected = json!([
        {"title": "Site Manager, Bridges", "employer": "Holt & Rowe Builders", "city": "Leeds", "country": "UK",
         "start": "Mar 2019", "end": "Present",
         "highlights": ["Runs three sites with ninety people", "Keeps the books of two of them"]},
        {"title": "Foreman, Night Shift", "employer": "Tarn Civil Works", "city": "Hull", "country": "UK",
         "start": "Jun 2014", "end": "Feb 2019", "highlights": ["Led a crew of twelve"]},
    ]);
    assert_eq!(found["experience"], expected);
}

#[test]
fn the_location_of_a_job_is_its_city_with_its_state() {
    let found = found(
        "cv.txt",
        JOBS,
        json!({"experience": rows(json!({"title": text(), "company": text(), "location": text(),
            "end": {"type": ["string", "null"]}}))}),
    );
    let first = &found["experience"][0];
    assert_eq!(
        (&first["company"], &first["location"], &first["end"]),
        (
            &json!("Holt & Rowe Builders"),
            &json!("Leeds, UK"),
            &Value::Null
        )
    );
}

#[test]
fn the_level_of_a_language_stands_in_brackets_behind_it() {
    let lines = "SPRACHEN\n\n- Deutsch (Muttersprache)\n- Englisch (fließend)\n";
    let found = found(
        "lebenslauf.txt",
        lines,
        json!({"sprachen": rows(json!({"sprache": text(), "niveau": text()}))}),
    );
    let expected = json!([{"sprache": "Deutsch", "niveau": "Muttersprache"},
                          {"sprache": "Englisch", "niveau": "fließend"}]);
    assert_eq!(found["sprachen"], expected);
}

#[test]
fn a_year_is_no_mark_of_an_examination() {
    let lines = "\
EDUCATION

B.S. in Geology, cum laude                              2016
University of Ardmore
GPA 3.61 / 4.00

B.A. in History                                         2012
Tay College
";
    let found = found(
        "cv.txt",
        lines,
        json!({"education": rows(json!({"degree": text(), "school": text(), "year": {"type": "integer"},
            "gpa": {"type": ["number", "null"]}, "honors": {"type": ["string", "null"]}}))}),
    );
    let expected = json!([
        {"degree": "B.S. in Geology", "school": "University of Ardmore", "year": 2016, "gpa": 3.61, "honors": "cum laude"},
        {"degree": "B.A. in History", "school": "Tay College", "year": 2012, "gpa": null, "honors": null},
    ]);
    assert_eq!(found["education"], expected);
}

const MINUTES: &str = "\
# Protokoll der Vorstandssitzung

**Datum:** Montag, 3. Februar 2025

**Zeit:** 19:00 – 20:45 Uhr

**Anwesend:** Karin Voss (Vorsitzende), Jens van der Brug (Kassenwart), Olga Reimann

**Entschuldigt:** Piet Harms (Beisitzer)

Die Niederschrift vom 6. Januar 2025 wurde genehmigt.
";

#[test]
fn those_present_stand_behind_one_label_with_their_offices() {
    let found = found(
        "protokoll.md",
        MINUTES,
        json!({"attendees": rows(json!({"role": {"type": ["string", "null"]}, "name": text()})),
               "absent": {"type": "array", "items": text(), "description": "Names only"},
               "chair": text()}),
    );
    let expected = json!({
        "attendees": [{"role": "Vorsitzende", "name": "Karin Voss"},
                      {"role": "Kassenwart", "name": "Jens van der Brug"},
                      {"role": null, "name": "Olga Reimann"}],
        "absent": ["Piet Harms"],
        "chair": "Karin Voss",
    });
    assert_eq!(found, expected);
}

#[test]
fn a_range_of_times_has_both_ends_of_a_meeting() {
    let found = found(
        "protokoll.md",
        MINUTES,
        json!({"meeting_date": {"type": "string", "format": "date"}, "start_time": text(), "end_time": text()}),
    );
    let expected =
        json!({"meeting_date": "2025-02-03", "start_time": "19:00", "end_time": "20:45"});
    assert_eq!(found, expected);
}

#[test]
fn tasks_of_a_meeting_have_those_who_do_them() {
    let table = "## Actielijst\n\n| Actie | Wie | Gereed vóór |\n|---|---|---|\n\
        | Sleutels bestellen | Hanna | 04-03-2025 |\n| Dak laten nakijken | Koos | 18-03-2025 |\n";
    let found = found(
        "notulen.md",
        table,
        json!({"actions": rows(json!({"action": text(), "owner": text(),
            "due_date": {"type": "string", "format": "date"}}))}),
    );
    let expected = json!([{"action": "Sleutels bestellen", "owner": "Hanna", "due_date": "2025-03-04"},
                          {"action": "Dak laten nakijken", "owner": "Koos", "due_date": "2025-03-18"}]);
    assert_eq!(found["actions"], expected);
}

const HEAD: &str = "\
Rosa M. Duarte
MSc, CEng | Structural Engineer
88 Mill Lane, Portland, OR 97201 | (503) 555-0171 | rosa@example.com | linkedin.com/in/rosad

EXPERIENCE

Structural Engineer, Pier & Sons, Portland, OR
06/2015 - 02/2019
";

#[test]
fn the_head_of_a_resume_says_who_it_is_about_and_where_to_find_her() {
    let found = found(
        "cv.txt",
        HEAD,
        json!({"full_name": text(), "headline": text(), "phone": text(), "email": text(), "linkedin": text(),
            "address": {"type": "object", "properties": {
                "street": text(), "city": text(), "state": text(), "zip": text()}}}),
    );
    let expected = json!({"full_name": "Rosa M. Duarte", "headline": "Structural Engineer",
        "phone": "(503) 555-0171", "email": "rosa@example.com", "linkedin": "linkedin.com/in/rosad",
        "address": {"street": "88 Mill Lane", "city": "Portland", "state": "OR", "zip": "97201"}});
    assert_eq!(found, expected);
}

#[test]
fn the_place_of_a_person_is_a_city_with_its_state() {
    let found = found(
        "cv.txt",
        HEAD,
        json!({"name": text(), "email": text(), "location": text(), "title": text()}),
    );
    assert_eq!(found["location"], "Portland, OR");
    assert_eq!(found["title"], "Structural Engineer");
}

#[test]
fn periods_of_a_job_are_found_by_the_short_words_of_other_languages() {
    let found = found(
        "lebenslauf.txt",
        "Berufserfahrung\n04/2018 – heute    Projektleiter, Rehm Anlagenbau GmbH\n                   - Leitung von Projekten\n09/2014 – 03/2018  Konstrukteur, Bauer Maschinen AG\n                   - Entwurf von Pumpen\n",
        json!({"berufserfahrung": rows(json!({"von": text(), "bis": text(), "position": text(),
            "arbeitgeber": text(), "methode": {"type": ["string", "null"]}}))}),
    );
    let first = &found["berufserfahrung"][0];
    assert_eq!(
        (&first["von"], &first["bis"]),
        (&json!("04/2018"), &json!("heute"))
    );
    assert_eq!(found["berufserfahrung"][1]["position"], "Konstrukteur");
}

#[test]
fn a_year_in_brackets_is_not_negative() {
    let found = found(
        "cv.txt",
        "CERTIFICATIONS\nCertified Welder - Level 2 (2021)\nForklift Licence (2018)\n",
        json!({"certifications": rows(json!({"name": text(), "year": {"type": "integer"}}))}),
    );
    let years: Vec<&Value> = found["certifications"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["year"])
        .collect();
    assert_eq!(years, [&json!(2021), &json!(2018)]);
}

#[test]
fn a_title_may_have_a_colon() {
    let found = found(
        "paper.md",
        "# Quiet Roads: Noise Maps from Mobile Phones\n\nText of the paper.\n",
        json!({"title": text()}),
    );
    assert_eq!(found["title"], "Quiet Roads: Noise Maps from Mobile Phones");
}

const PAPER: &str = "\
Letters on Field Machines 14 (2021) 233-241

Small Rovers for Steep Ground

Amara Diop 1, Henrik Berg 2, and Lucia Conti 1,2

1 Institute of Robotics, University of Arden, Arden, Italy
2 Norrland Polar Centre, Umby, Norway

amara.diop@arden.example, h.berg@npc.example

Abstract. Maps need rovers. We use forty small ones that share what they see.

Keywords: rovers, maps
";

#[test]
fn authors_have_the_institutions_that_their_marks_lead_to() {
    let found = found(
        "paper.txt",
        PAPER,
        json!({"title": text(), "abstract": text(), "authors": rows(json!({"name": text(),
            "affiliation": {"type": "string", "description": "without address"},
            "email": {"type": ["string", "null"]}}))}),
    );
    assert_eq!(found["title"], "Small Rovers for Steep Ground");
    let expected = json!([
        {"name": "Amara Diop", "affiliation": "University of Arden", "email": "amara.diop@arden.example"},
        {"name": "Henrik Berg", "affiliation": "Norrland Polar Centre", "email": "h.berg@npc.example"},
        {"name": "Lucia Conti", "affiliation": "University of Arden", "email": null},
    ]);
    assert_eq!(found["authors"], expected);
    assert_eq!(
        found["abstract"],
        "Maps need rovers. We use forty small ones that share what they see."
    );
}

#[test]
fn the_title_of_a_form_is_its_kind_and_not_the_office_above_it() {
    let found = found(
        "form.txt",
        "TOWN OF MARLOW - BUILDING OFFICE\nAPPLICATION FOR A FENCE PERMIT\n\nSite: 4 Mill Lane\n",
        json!({"form_title": text(), "agency": text()}),
    );
    assert_eq!(found["form_title"], "APPLICATION FOR A FENCE PERMIT");
}

#[test]
fn keywords_run_on_behind_a_dash() {
    let found = found(
        "paper.txt",
        "Quiet Roads\n\nAbstract—Noise maps are dear. Phones are cheap.\n\nIndex Terms—noise maps, mobile phones,\nroad surface.\n\n1 Introduction\nCities are loud.\n",
        json!({"keywords": {"type": "array", "items": text()}}),
    );
    assert_eq!(
        found["keywords"],
        json!(["noise maps", "mobile phones", "road surface"])
    );
}

#[test]
fn sections_are_the_numbered_headings() {
    let found = found(
        "paper.txt",
        "Quiet Roads\n\n1 Institute of Sound, Arden\n\n1 Introduction\nCities are loud.\n\n2 Method\nWe drove.\n\n2.1 Cars\nTwo cars.\n\n3 Results\nLess noise.\n",
        json!({"sections": {"type": "array", "items": text()}}),
    );
    assert_eq!(
        found["sections"],
        json!(["Introduction", "Method", "Results"])
    );
}

#[test]
fn tasks_say_who_does_what_by_when() {
    let schema = json!({"action_items": rows(json!({"owner": text(), "task": text(),
        "due_date": {"type": "string", "format": "date"}}))});
    let expected = json!([
        {"owner": "Dev Rao", "task": "sign the lease", "due_date": "2024-03-22"},
        {"owner": "Sue Web", "task": "tell the tenants", "due_date": "2024-04-01"},
    ]);
    for lines in [
        "- Dev Rao to sign the lease by 22 March 2024\n- Sue Web to tell the tenants by 1 April 2024\n",
        "1. sign the lease - Dev Rao - 22 March 2024\n2. tell the tenants - Sue Web - 1 April 2024\n",
    ] {
        let text = format!("MINUTES\n\nAction items\n{lines}\nNext meeting: 11 April 2024\n");
        assert_eq!(
            found("minutes.txt", &text, schema.clone())["action_items"],
            expected
        );
    }
}

#[test]
fn an_agenda_ends_where_its_numbers_begin_again() {
    let found = found(
        "minutes.txt",
        "Agenda\n1. Minutes\n2. Roof\n\n1. Minutes\nThey were approved.\n\n2. Roof\nIt leaks.\n",
        json!({"agenda": {"type": "array", "items": text()}}),
    );
    assert_eq!(found["agenda"], json!(["Minutes", "Roof"]));
}

#[test]
fn references_are_entries_whatever_commas_they_have() {
    let found = found(
        "paper.txt",
        "References\n[1] A. Low, Old roads, 2010.\n[2] B. Moor, C. Lee, New roads, 2011.\n",
        json!({"references": {"type": "array", "items": text()}}),
    );
    assert_eq!(
        found["references"],
        json!([
            "A. Low, Old roads, 2010.",
            "B. Moor, C. Lee, New roads, 2011."
        ])
    );
}

#[test]
fn languages_on_one_line_have_their_levels() {
    let found = found(
        "cv.txt",
        "LANGUAGES\nEnglish (native), Portuguese (fluent), Dutch (basic)\n",
        json!({"languages": rows(json!({"language": text(), "level": text()}))}),
    );
    assert_eq!(
        found["languages"][1],
        json!({"language": "Portuguese", "level": "fluent"})
    );
}

#[test]
fn a_phone_as_printed_is_none_of_the_dates_and_years() {
    let found = found(
        "cv.txt",
        "Ann Low\nWelder, C.W.I.\n\n4 Mill Lane 70012 (505) 555-0163\nLicence until 08/31/2026\nFair helper (2021–2024)\n",
        json!({"phone": {"type": "string", "description": "As printed"}, "full_name": text(), "headline": text()}),
    );
    assert_eq!(found["phone"], "(505) 555-0163");
    assert_eq!(found["headline"], "Welder, C.W.I.");
}

#[test]
fn slides_have_a_title_and_bullets() {
    let found = found(
        "deck.md",
        "# Harbour Review\n\n# Results\n- 12 new berths\n- Fees up 4%\n\n# Plans\n- A second crane\n",
        json!({"slides": rows(json!({"title": text(), "bullets": {"type": "array", "items": text()}}))}),
    );
    let expected = json!([
        {"title": "Harbour Review", "bullets": []},
        {"title": "Results", "bullets": ["12 new berths", "Fees up 4%"]},
        {"title": "Plans", "bullets": ["A second crane"]},
    ]);
    assert_eq!(found["slides"], expected);
}

//! What is found in small forms and data sheets, one fact each.
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

fn date() -> Value {
    json!({"type": "string", "format": "date"})
}

const CELLS: &str = "<table>\
    <tr><td>1. Nachname<br>Schmitz</td><td>2. Vorname<br>Eva</td><td>3. Geburtsdatum (TT.MM.JJJJ)<br>12.08.1990</td></tr>\
    <tr><td>4. Beruf<br>Gärtnerin</td><td>5. Personalnummer<br>00417</td><td>6. Telefon<br>0171 5551234</td></tr>\
    </table>";

#[test]
fn the_value_of_a_form_stands_in_the_cell_of_its_label() {
    let found = found(
        "form.html",
        CELLS,
        json!({"last_name": text(), "first_name": text(), "birth_date": date(), "position": text(),
               "employee_number": text(), "phone": text()}),
    );
    let expected = json!({"last_name": "Schmitz", "first_name": "Eva", "birth_date": "1990-08-12",
                          "position": "Gärtnerin", "employee_number": "00417", "phone": "0171 5551234"});
    assert_eq!(found, expected);
}

#[test]
fn labels_of_one_line_have_their_values_in_the_next() {
    let lines = "\
Nazwisko              Imię               Data urodzenia
Nowak                 Anna               12.08.1990
";
    let found = found(
        "form.txt",
        lines,
        json!({"last_name": text(), "first_name": text(), "birth_date": date()}),
    );
    let expected = json!({"last_name": "Nowak", "first_name": "Anna", "birth_date": "1990-08-12"});
    assert_eq!(found, expected);
}

#[test]
fn labels_may_follow_values_of_the_same_line_without_a_sign() {
    let line = "PURCHASE ORDER No. 88123 Rev. 2 Order date 2026-01-12\n";
    let found = found(
        "order.txt",
        line,
        json!({"order_number": text(), "revision": text(), "order_date": date()}),
    );
    let expected = json!({"order_number": "88123", "revision": "2", "order_date": "2026-01-12"});
    assert_eq!(found, expected);
}

const BOXES: &str = "\
Leistungen:  [x] Turnen  [ ] Judo  [x] Schwimmen

Zahlungsweise:  [ ] monatlich  [X] vierteljährlich  [ ] jährlich

Sind Sie Mitglied?  ( ) ja  (x) nein
";

#[test]
fn ticked_boxes_answer_lists_choices_and_questions() {
    let found = found(
        "form.txt",
        BOXES,
        json!({
            "services": {"type": "array", "items": text()},
            "payment_method": {"type": "string", "enum": ["monthly", "quarterly", "yearly"]},
            "is_member": {"type": "boolean", "description": "Mitglied"},
        }),
    );
    let expected = json!({"services": ["Turnen", "Schwimmen"], "payment_method": "quarterly", "is_member": false});
    assert_eq!(found, expected);
}

#[test]
fn a_choice_beside_an_empty_box_is_not_chosen() {
    let found = found(
        "form.txt",
        "Rodzaj: [ ] firma [x] osoba prywatna\n",
        json!({"kind": {"type": "string", "enum": ["company", "household"]}, "rodzaj": text()}),
    );
    assert_eq!(found, json!({"kind": null, "rodzaj": "osoba prywatna"}));
}

#[test]
fn a_mark_below_yes_or_no_answers_the_question_of_its_row() {
    let rows = "<table><tr><td></td><td>Yes</td><td>No</td></tr>\
        <tr><td>Do you smoke?</td><td>X</td><td></td></tr>\
        <tr><td>Do you take any medicine?</td><td></td><td>X</td></tr></table>";
    let flag = json!({"type": "boolean"});
    let found = found(
        "health.html",
        rows,
        json!({"smoke": flag.clone(), "takes_medicine": flag}),
    );
    assert_eq!(found, json!({"smoke": true, "takes_medicine": false}));
}

#[test]
fn labels_that_repeat_belong_to_the_section_that_they_stand_in() {
    let form = "\
Gegevens aanvrager
Naam: J.P. de Wit
Telefoonnummer: 06-12345678

Gegevens werkgever
Naam: Bakkerij Zon B.V.
Telefoonnummer: 030-7654321
";
    let person = json!({"type": "object", "properties": {"name": text(), "phone": text()}});
    let found = found(
        "form.txt",
        form,
        json!({"applicant": person.clone(), "employer": person}),
    );
    let expected = json!({
        "applicant": {"name": "J.P. de Wit", "phone": "06-12345678"},
        "employer": {"name": "Bakkerij Zon B.V.", "phone": "030-7654321"},
    });
    assert_eq!(found, expected);
}

#[test]
fn a_label_and_the_heading_above_it_name_a_field_together() {
    let sheet = "<h2>Werkstoffe</h2><table><tr><td>Gehäuse</td><td>Edelstahl</td></tr>\
        <tr><td>Gleitringdichtung</td><td>EPDM</td></tr></table>\
        <h2>Grenzwerte</h2><table><tr><td>Umgebungstemperatur</td><td>-5 bis +40 °C</td></tr></table>";
    let number = json!({"type": "number"});
    let found = found(
        "sheet.html",
        sheet,
        json!({"housing_material": text(), "seal_material": text(),
               "ambient_temperature_min": number.clone(), "ambient_temperature_max": number}),
    );
    let expected = json!({"housing_material": "Edelstahl", "seal_material": "EPDM",
                          "ambient_temperature_min": -5.0, "ambient_temperature_max": 40.0});
    assert_eq!(found, expected);
}

#[test]
fn the_name_of_a_signature_stands_above_the_line_that_says_so() {
    let lines = "\
Gregory Stahl                      January 12, 2026
Approved by                        Date
";
    let found = found(
        "order.txt",
        lines,
        json!({"approved_by": text(), "approval_date": date()}),
    );
    let expected = json!({"approved_by": "Gregory Stahl", "approval_date": "2026-01-12"});
    assert_eq!(found, expected);
}

#[test]
fn a_form_that_is_not_filled_in_has_no_values() {
    let form = "Approved by: ______________    Date: __________\nOrder total: ________\n";
    let found = found(
        "order.txt",
        form,
        json!({"approved_by": text(), "approval_date": date(), "total": {"type": "number"}}),
    );
    let expected = json!({"approved_by": null, "approval_date": null, "total": null});
    assert_eq!(found, expected);
}

//! Tables of kinds that documents often have, invented for the tests.

use serde_json::json;

use super::{list, of};

#[test]
fn the_header_of_another_table_ends_the_rows() {
    let text = "\
Artikel                    Menge      Einzelpreis      Betrag
Gartenschere                   2            18,50       37,00
Rindenmulch 60 l               4             6,25       25,00
Steuersatz                 Netto          Steuer       Brutto
19 %                       62,00           11,78        73,78
";
    let schema = of(
        "Positionen",
        &[
            ("artikel", "string", ""),
            ("menge", "number", ""),
            ("einzelpreis", "number", ""),
            ("betrag", "number", ""),
        ],
    );
    assert_eq!(
        list("a.txt", text, "positionen", schema),
        json!([
            {"artikel": "Gartenschere", "menge": 2.0, "einzelpreis": 18.5, "betrag": 37.0},
            {"artikel": "Rindenmulch 60 l", "menge": 4.0, "einzelpreis": 6.25, "betrag": 25.0},
        ])
    );
}

#[test]
fn sums_before_tax_are_no_rows() {
    for label in [
        "Netto",
        "Net total",
        "Razem netto",
        "Base imponible",
        "Sous-total HT",
        "Totaal excl. btw",
        "Summe netto",
    ] {
        let text = format!(
            "\
Item              Pieces      Price       Amount
Lamp                   2       10.00        20.00
Shade                  1        5.00         5.00
{label:<16}                                25.00
"
        );
        let schema = of(
            "Items",
            &[
                ("item", "string", ""),
                ("pieces", "integer", ""),
                ("price", "number", ""),
                ("amount", "number", ""),
            ],
        );
        let found = list("a.txt", &text, "items", schema);
        assert_eq!(found.as_array().map(Vec::len), Some(2), "{label}: {found}");
    }
}

#[test]
fn the_state_of_an_account_is_no_movement_of_it() {
    for (first, last) in [
        ("Opening balance", "Closing balance"),
        ("Saldo anterior", "Saldo final"),
        ("Alter Kontostand", "Neuer Kontostand"),
        ("Ancien solde au 31.12.", "Nouveau solde au 31.01."),
        ("Saldo początkowe", "Saldo końcowe"),
        ("Beginsaldo", "Eindsaldo"),
    ] {
        let text = format!(
            "\
Date          Description               Debit      Credit     Balance
01/02/2024    {first:<24}                          500.00
03/02/2024    Rent for the shop        120.00                 380.00
09/02/2024    Card takings                         75.00      455.00
28/02/2024    {last:<24}                          455.00
"
        );
        let schema = of(
            "Movements",
            &[
                ("date", "string", "Date, ISO 8601"),
                ("description", "string", ""),
                ("debit", "number", ""),
                ("credit", "number", ""),
                ("balance", "number", ""),
            ],
        );
        let found = list("a.txt", &text, "movements", schema);
        let texts: Vec<_> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["description"].clone())
            .collect();
        assert_eq!(texts, ["Rent for the shop", "Card takings"], "{first}");
    }
}

#[test]
fn a_sum_carried_over_does_not_end_the_rows() {
    for label in [
        "Übertrag",
        "Carried forward",
        "À reporter",
        "Suma y sigue",
        "Do przeniesienia",
        "Transport",
    ] {
        let text = format!(
            "\
Item              Pieces      Price       Amount
Lamp                   2       10.00        20.00
Shade                  1        5.00         5.00
{label:<16}                                25.00
Bulb                   3        2.00         6.00
"
        );
        let schema = of(
            "Items",
            &[
                ("item", "string", ""),
                ("pieces", "integer", ""),
                ("price", "number", ""),
                ("amount", "number", ""),
            ],
        );
        let found = list("a.txt", &text, "items", schema);
        let texts: Vec<_> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["item"].clone())
            .collect();
        assert_eq!(texts, ["Lamp", "Shade", "Bulb"], "{label}");
    }
}

#[test]
fn a_line_of_a_cell_goes_to_the_field_that_asks_for_it() {
    let text = "\
Date          Booking                   Amount
2024-02-01    Transfer                  120.00
              Miller & Daughters
2024-02-03    Cash                       20.00
";
    let fields = [
        ("date", "string", "Date, ISO 8601"),
        ("kind", "string", "First line of the booking"),
        ("party", "string", "Second line of the booking"),
        ("amount", "number", ""),
    ];
    assert_eq!(
        list("a.txt", text, "bookings", of("Bookings", &fields)),
        json!([
            {"date": "2024-02-01", "kind": "Transfer", "party": "Miller & Daughters", "amount": 120.0},
            {"date": "2024-02-03", "kind": "Cash", "party": null, "amount": 20.0},
        ])
    );
}

#[test]
fn what_stands_below_a_name_is_no_part_of_it_if_a_field_asks_for_it() {
    let text = "\
Article                 Pieces     Amount
Desk lamp                    1      40.00
Matt black
Floor lamp                   2     180.00
Brass
";
    let fields = [
        ("article", "string", ""),
        ("colour", "string", "Colour, on the line below the article"),
        ("pieces", "integer", ""),
        ("amount", "number", ""),
    ];
    assert_eq!(
        list("a.txt", text, "lines", of("Lines", &fields)),
        json!([
            {"article": "Desk lamp", "colour": "Matt black", "pieces": 1, "amount": 40.0},
            {"article": "Floor lamp", "colour": "Brass", "pieces": 2, "amount": 180.0},
        ])
    );
}

#[test]
fn headings_in_short_name_their_columns() {
    for (heads, names) in [
        (
            ["RECD", "B/O", "U/M"],
            ["received", "back_order", "unit_measure"],
        ),
        (
            ["Recv.", "Bk.Ord", "UOM"],
            ["received", "back_ordered", "uom"],
        ),
        (
            ["Zug.", "Rst.", "Verp."],
            ["zugang", "rueckstand", "verpackung"],
        ),
        (["RCVD", "OPEN", "PK"], ["received", "still_open", "pack"]),
    ] {
        let [a, b, c] = heads;
        let text = format!(
            "\
Item            {a:>8}  {b:>8}  {c:<8}  Amount
Lamp                   2         0  EA        20.00
Shade                 12         4  BOX        5.00
"
        );
        let [x, y, z] = names;
        let schema = of(
            "Items",
            &[
                ("item", "string", ""),
                (x, "integer", ""),
                (y, "integer", ""),
                (z, "string", ""),
                ("amount", "number", ""),
            ],
        );
        assert_eq!(
            list("a.txt", &text, "items", schema),
            json!([
                {"item": "Lamp", x: 2, y: 0, z: "EA", "amount": 20.0},
                {"item": "Shade", x: 12, y: 4, z: "BOX", "amount": 5.0},
            ]),
            "{heads:?}"
        );
    }
}

#[test]
fn a_column_about_something_else_is_not_taken_for_what_is_missing() {
    let text = "\
Item            Pieces      VAT %     Amount
Lamp                 2         21      20.00
Shade                1          9       5.00
";
    let schema = of(
        "Items",
        &[
            ("item", "string", ""),
            ("pieces", "integer", ""),
            ("weight", "number", "Weight in kg"),
            ("amount", "number", ""),
        ],
    );
    assert_eq!(
        list("a.txt", text, "items", schema),
        json!([
            {"item": "Lamp", "pieces": 2, "weight": null, "amount": 20.0},
            {"item": "Shade", "pieces": 1, "weight": null, "amount": 5.0},
        ])
    );
}

#[test]
fn an_abbreviation_does_not_end_a_cell() {
    let text = "\
Leistung                               Std.     Betrag
Wartung Heizkessel inkl.                  3     210,00
Messung und Protokoll
Anfahrt zzgl. Maut, lt. Vertrag           1      35,00
";
    let schema = of(
        "Leistungen",
        &[
            ("leistung", "string", ""),
            ("std", "number", "Stunden"),
            ("betrag", "number", ""),
        ],
    );
    let found = list("a.txt", text, "leistungen", schema);
    assert_eq!(
        found[0]["leistung"],
        "Wartung Heizkessel inkl. Messung und Protokoll"
    );
    assert_eq!(found[1]["leistung"], "Anfahrt zzgl. Maut, lt. Vertrag");
}
#[test]
fn typed_columns_may_have_a_single_space_between() {
    let text = "\
NB ARTICLE             P.UN  TOTAL
 2 Marteau 500 g       9,90  19,80
12 Vis inox 5x60 lot A 0,18   2,16
 1 Perceuse 750W coff 64,90  64,90
";
    let schema = of(
        "Lignes",
        &[
            ("quantite", "integer", "Quantité"),
            ("article", "string", ""),
            ("prix_unitaire", "number", ""),
            ("total", "number", ""),
        ],
    );
    assert_eq!(
        list("a.txt", text, "lignes", schema),
        json!([
            {"quantite": 2, "article": "Marteau 500 g", "prix_unitaire": 9.9, "total": 19.8},
            {"quantite": 12, "article": "Vis inox 5x60 lot A", "prix_unitaire": 0.18, "total": 2.16},
            {"quantite": 1, "article": "Perceuse 750W coff", "prix_unitaire": 64.9, "total": 64.9},
        ])
    );
}

#[test]
fn headings_in_two_languages_are_one_header() {
    let text = "\
Art.nr. /      Omschrijving /         Aantal   Totaal
Item no.       Description            Qty      Total
A-100          Kabelgoot 2 m              4     50,00
A-207          Schroeven                100      8,00
";
    let schema = of(
        "Regels",
        &[
            ("artikelnummer", "string", ""),
            ("omschrijving", "string", ""),
            ("aantal", "integer", ""),
            ("totaal", "number", ""),
        ],
    );
    assert_eq!(
        list("a.txt", text, "regels", schema),
        json!([
            {"artikelnummer": "A-100", "omschrijving": "Kabelgoot 2 m", "aantal": 4, "totaal": 50.0},
            {"artikelnummer": "A-207", "omschrijving": "Schroeven", "aantal": 100, "totaal": 8.0},
        ])
    );
}

#[test]
fn a_unit_stands_behind_its_quantity() {
    let text = "\
Artikel                Menge      Preis
Kupferrohr 15 mm       25 m        8,40
Muffe                  40 Stk.     0,95
";
    let schema = of(
        "Positionen",
        &[
            ("artikel", "string", ""),
            ("menge", "number", ""),
            ("einheit", "string", ""),
            ("preis", "number", ""),
        ],
    );
    assert_eq!(
        list("a.txt", text, "positionen", schema),
        json!([
            {"artikel": "Kupferrohr 15 mm", "menge": 25.0, "einheit": "m", "preis": 8.4},
            {"artikel": "Muffe", "menge": 40.0, "einheit": "Stk.", "preis": 0.95},
        ])
    );
}

#[test]
fn headings_between_rows_look_as_the_first_one_does() {
    let text = "\
Item                  Code     Price
Breakfast
Porridge              B1        4.50
Eggs on toast         B2        7.00
Lunch dishes
Soup of the day       L1        6.00
";
    let schema = of(
        "Dishes",
        &[
            ("category", "string", ""),
            ("item", "string", ""),
            ("code", "string", ""),
            ("price", "number", ""),
        ],
    );
    assert_eq!(
        list("a.txt", text, "dishes", schema),
        json!([
            {"category": "Breakfast", "item": "Porridge", "code": "B1", "price": 4.5},
            {"category": "Breakfast", "item": "Eggs on toast", "code": "B2", "price": 7.0},
            {"category": "Lunch dishes", "item": "Soup of the day", "code": "L1", "price": 6.0},
        ])
    );
}

#[test]
fn a_note_below_a_table_is_no_part_of_its_last_row() {
    let text = "\
Station            Level (cm)    Trend
Mill bridge *           87       steady
Old lock               140       falling
* provisional
";
    let schema = of(
        "Readings",
        &[
            ("station", "string", "Station without footnote marks"),
            ("level_cm", "number", ""),
            ("trend", "string", ""),
        ],
    );
    assert_eq!(
        list("a.txt", text, "readings", schema),
        json!([
            {"station": "Mill bridge", "level_cm": 87.0, "trend": "steady"},
            {"station": "Old lock", "level_cm": 140.0, "trend": "falling"},
        ])
    );
}

#[test]
fn a_label_in_short_below_an_item_names_its_field() {
    let text = "\
Description                        Qty    Price     Total
Laptop                               2   900.00   1800.00
  S/N: LX-22871
Docking station                      1   150.00    150.00
";
    let schema = of(
        "Lines",
        &[
            ("description", "string", ""),
            ("serial_number", "string", ""),
            ("qty", "integer", ""),
            ("price", "number", ""),
            ("total", "number", ""),
        ],
    );
    let found = list("a.txt", text, "lines", schema);
    assert_eq!(found[0]["description"], "Laptop");
    assert_eq!(found[0]["serial_number"], "LX-22871");
    assert_eq!(found[1]["serial_number"], serde_json::Value::Null);
}

#[test]
fn a_sign_may_stand_behind_an_amount() {
    let text = "\
Date        Details                         Amount      Balance
2025-02-03  Grocer's                        45.10-        264.90
2025-02-04  Salary                       1,900.00+      2,164.90
";
    let schema = of(
        "Transactions",
        &[
            ("date", "string", "Date, ISO 8601"),
            ("details", "string", ""),
            ("amount", "number", ""),
            ("balance", "number", ""),
        ],
    );
    let found = list("a.txt", text, "transactions", schema);
    assert_eq!(
        (&found[0]["amount"], &found[1]["amount"]),
        (&json!(-45.1), &json!(1900.0))
    );
}

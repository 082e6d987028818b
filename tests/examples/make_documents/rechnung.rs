//! A German craftsman's invoice: address window, information block on the right, tax summary, three columns at the foot.

use crate::face::Face::{Bold, Regular};
use crate::sheet::Align::{Left, Right};
use crate::sheet::{A4, BLACK, Colour, GREY, Pen, Sheet};
use crate::table::{Lines, Table};

const TEXT: Pen = Pen::new(Regular, 9.5);
const STRONG: Pen = Pen::new(Bold, 9.5);
const SMALL: Pen = Pen::new(Regular, 7.0).ink(GREY);
const BLUE: Colour = [0.1, 0.25, 0.5];

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new(A4);
    sheet.right(545.0, 60.0, Pen::new(Bold, 20.0).ink(BLUE), "BRANDNER");
    sheet.right(
        545.0,
        74.0,
        Pen::new(Regular, 9.0).ink(BLUE),
        "Heizung · Sanitär · Lüftung",
    );
    let sender = "Haustechnik Brandner GmbH · Gießerstraße 41 · 04229 Leipzig";
    sheet.text(57.0, 128.0, SMALL, sender);
    sheet.rule(57.0, 280.0, 131.0, 0.4, GREY);
    let window = "Wohnungsgenossenschaft Lindenhof eG\nFrau Petra Salzmann\nKastanienallee 12\n04157 Leipzig";
    sheet.paragraph([57.0, 300.0], 147.0, TEXT, window);

    let block = [
        ("Rechnungs-Nr.:", "RE-25-01883"),
        ("Kunden-Nr.:", "40217"),
        ("Datum:", "14.11.2025"),
        ("Leistungszeitraum:", "03.11.2025 – 07.11.2025"),
        ("Sachbearbeiter:", "T. Wieland"),
        ("Telefon:", "0341 5550-128"),
    ];
    for (row, (label, value)) in block.into_iter().enumerate() {
        let y = 147.0 + 13.0 * row as f32;
        sheet.text(340.0, y, TEXT, label);
        sheet.text(430.0, y, TEXT, value);
    }

    sheet.text(57.0, 262.0, Pen::new(Bold, 13.0), "Rechnung");
    let intro = "Sehr geehrte Frau Salzmann,\nfür die Wartung der Heizungsanlagen Kastanienallee 12–16 berechnen wir wie folgt:";
    sheet.paragraph([57.0, 545.0], 282.0, TEXT, intro);
    let table = Table {
        columns: &[
            ("Pos.", 57.0, 85.0, Left),
            ("Leistung", 85.0, 290.0, Left),
            ("Menge", 290.0, 335.0, Right),
            ("Einheit", 335.0, 378.0, Left),
            ("E-Preis EUR", 378.0, 445.0, Right),
            ("USt", 445.0, 480.0, Right),
            ("Gesamt EUR", 480.0, 545.0, Right),
        ],
        head: Pen::new(Bold, 9.0),
        head_fill: None,
        body: TEXT,
        lines: Lines::Rows,
        padding: 3.0,
    };
    let y = table.header(&mut sheet, 306.0);
    let y = table.rows(
        &mut sheet,
        y,
        "1|Wartung Gasbrennwertkessel inkl. Abgasmessung und Protokoll|3|Stk|189,00|19 %|567,00
         2|Ausdehnungsgefäß 35 l, inkl. Montage|2|Stk|146,50|19 %|293,00
         3|Monteurstunde|12,5|Std|62,40|19 %|780,00
         4|Fahrtkostenpauschale Zone 2|5|Tag|38,00|19 %|190,00
         5|Broschüre „Richtig heizen und lüften“ für Mieter|40|Stk|4,95|7 %|198,00",
    );
    let mut at = y + 16.0;
    for (pen, label, value) in [
        (TEXT, "Summe netto", "2.028,00"),
        (TEXT, "Umsatzsteuer gesamt", "361,56"),
        (STRONG, "Rechnungsbetrag", "2.389,56"),
    ] {
        sheet.text(378.0, at, pen, label);
        sheet.right(542.0, at, pen, value);
        at += 15.0;
    }
    sheet.rule(378.0, 545.0, at - 25.0, 0.8, BLACK);

    let taxes = Table {
        columns: &[
            ("USt-Satz", 57.0, 110.0, Left),
            ("Netto", 110.0, 180.0, Right),
            ("USt-Betrag", 180.0, 250.0, Right),
            ("Brutto", 250.0, 320.0, Right),
        ],
        head: Pen::new(Bold, 8.0),
        body: Pen::new(Regular, 8.0),
        padding: 1.5,
        ..table
    };
    let y = taxes.header(&mut sheet, y + 8.0);
    taxes.rows(
        &mut sheet,
        y,
        "19 %|1.830,00|347,70|2.177,70
         7 %|198,00|13,86|211,86",
    );
    let terms = "Zahlbar bis 28.11.2025 mit 2 % Skonto (2.341,77 EUR) oder bis 14.12.2025 ohne Abzug.\nBitte geben Sie bei der Überweisung die Rechnungsnummer an. Vielen Dank für Ihren Auftrag.";
    sheet.paragraph([57.0, 545.0], at + 22.0, TEXT, terms);

    sheet.rule(57.0, 545.0, 768.0, 0.5, GREY);
    for (x, lines) in [
        (
            57.0,
            "Haustechnik Brandner GmbH\nGießerstraße 41\n04229 Leipzig\nwww.brandner-haustechnik.example",
        ),
        (
            225.0,
            "Sparkasse Leipzig\nIBAN: DE41 8605 5592 1090 0437 18\nBIC: WELADE8LXXX",
        ),
        (
            395.0,
            "Amtsgericht Leipzig HRB 23117\nGeschäftsführer: Jörg Brandner\nUSt-IdNr.: DE287604113\nSteuer-Nr.: 232/109/04471",
        ),
    ] {
        sheet.paragraph([x, x + 170.0], 780.0, SMALL, lines);
    }
    vec![sheet]
}

//! A German data sheet of a pump: key and value with units and ranges, in sections, and a table of variants.

use crate::face::Face::{Bold, Regular};
use crate::sheet::Align::{Left, Right};
use crate::sheet::{A4, Colour, GREY, Pen, SHADE, Sheet, WHITE};
use crate::table::{Column, Lines, Table};

const TEXT: Pen = Pen::new(Regular, 9.0);
const RED: Colour = [0.7, 0.1, 0.1];

const SECTIONS: &[(&str, &str)] = &[
    (
        "Hydraulische Daten",
        "Fördermenge|0,5 … 12 m³/h
        Förderhöhe max.|42 m
        Medientemperatur|-10 °C bis +90 °C
        Betriebsdruck max.|10 bar
        Anschluss Saugseite / Druckseite|G 1¼ / G 1",
    ),
    (
        "Elektrische Daten",
        "Netzanschluss|3~400 V, 50 Hz
        Nennleistung P2|1,5 kW
        Nennstrom|3,4 A
        Nenndrehzahl|2.900 1/min
        Schutzart|IP 55
        Wirkungsgradklasse|IE3",
    ),
    (
        "Werkstoffe",
        "Gehäuse|Edelstahl 1.4301
        Laufrad|Edelstahl 1.4301
        Gleitringdichtung|Siliziumkarbid / EPDM",
    ),
    (
        "Sonstiges",
        "Gewicht netto|23,8 kg
        Schalldruckpegel|≤ 62 dB(A)
        Zulassungen|CE, KTW, ACS
        Gewährleistung|24 Monate",
    ),
];

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new(A4);
    sheet.fill([0.0, 30.0, A4.0, 84.0], RED);
    sheet.text(
        48.0,
        56.0,
        Pen::new(Bold, 18.0).ink(WHITE),
        "AQUARIX MV 12-40",
    );
    let kind = "Mehrstufige Kreiselpumpe, normalsaugend";
    sheet.text(48.0, 73.0, Pen::new(Regular, 10.0).ink(WHITE), kind);
    sheet.right(547.0, 56.0, Pen::new(Bold, 12.0).ink(WHITE), "Datenblatt");
    sheet.right(
        547.0,
        73.0,
        TEXT.ink(WHITE),
        "Art.-Nr. 4170 12040 · Stand 07/2025",
    );
    let use_ = "Einsatz: Wasserversorgung, Druckerhöhung, Kühlkreisläufe. Nicht geeignet für abrasive oder feststoffhaltige Medien.";
    let mut y = sheet.paragraph([48.0, 547.0], 106.0, TEXT, use_) + 8.0;

    let columns: [Column; 2] = [("", 48.0, 250.0, Left), ("", 250.0, 547.0, Left)];
    let table = Table {
        columns: &columns,
        head: Pen::new(Bold, 9.0),
        head_fill: Some(SHADE),
        body: TEXT,
        lines: Lines::Rows,
        padding: 2.5,
    };
    for (title, rows) in SECTIONS {
        sheet.text(48.0, y + 10.0, Pen::new(Bold, 10.5).ink(RED), title);
        y = table.rows(&mut sheet, y + 15.0, &rows.replace('≤', "max.")) + 8.0;
    }

    sheet.text(
        48.0,
        y + 10.0,
        Pen::new(Bold, 10.5).ink(RED),
        "Ausführungen",
    );
    let columns: [Column; 5] = [
        ("Typ", 48.0, 150.0, Left),
        ("Art.-Nr.", 150.0, 250.0, Left),
        ("Stufen", 250.0, 320.0, Right),
        ("H max. [m]", 320.0, 430.0, Right),
        ("P2 [kW]", 430.0, 547.0, Right),
    ];
    let variants = Table {
        columns: &columns,
        lines: Lines::Cells,
        ..table
    };
    let top = variants.header(&mut sheet, y + 16.0);
    variants.rows(
        &mut sheet,
        top,
        "MV 12-20|4170 12020|2|21|0,75
         MV 12-30|4170 12030|3|31|1,1
         MV 12-40|4170 12040|4|42|1,5
         MV 12-50|4170 12050|5|52|2,2",
    );
    let foot = "Aquarix Pumpen GmbH & Co. KG · Am Mühlbach 3 · 74653 Künzelsau · Technische Änderungen vorbehalten";
    sheet.centre(297.0, 815.0, Pen::new(Regular, 7.5).ink(GREY), foot);
    vec![sheet]
}

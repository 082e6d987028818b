//! A Polish payslip: a head of boxes, earnings beside deductions, the net amount at the foot.

use crate::face::Face::{Bold, Regular};
use crate::sheet::Align::{Left, Right};
use crate::sheet::{A4, BLACK, Pen, SHADE, Sheet};
use crate::table::{Column, Lines, Table};

const TEXT: Pen = Pen::new(Regular, 9.0);
const STRONG: Pen = Pen::new(Bold, 9.0);

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new(A4);
    sheet.text(
        45.0,
        56.0,
        Pen::new(Bold, 12.0),
        "Zakłady Mięsne Wierzbica Sp. z o.o.",
    );
    let address = "ul. Fabryczna 27, 26-600 Radom, NIP 948-22-17-406";
    sheet.text(45.0, 70.0, TEXT, address);
    sheet.text(
        45.0,
        104.0,
        Pen::new(Bold, 14.0),
        "Pasek płacowy za wrzesień 2025",
    );

    let boxes = [
        [
            ("Pracownik", "Grażyna Żółkiewska"),
            ("Nr ewidencyjny", "01764"),
            ("PESEL", "84051207369"),
        ],
        [
            ("Stanowisko", "Starszy technolog żywności"),
            ("Dział", "Kontrola jakości"),
            ("Wymiar etatu", "1/1"),
        ],
        [
            ("Data zatrudnienia", "01.04.2016"),
            ("Data wypłaty", "30.09.2025"),
            ("Lista płac nr", "09/2025/02"),
        ],
    ];
    for (row, cells) in (0u8..).zip(boxes) {
        for (column, (label, value)) in (0u8..).zip(cells) {
            let x = 45.0 + 168.0 * f32::from(column);
            let y = 116.0 + 30.0 * f32::from(row);
            sheet.frame([x, y, x + 168.0, y + 30.0], 0.6, BLACK);
            sheet.text(x + 4.0, y + 10.0, Pen::new(Regular, 7.0), label);
            sheet.text(x + 4.0, y + 24.0, STRONG, value);
        }
    }

    let earnings: [Column; 3] = [
        ("Składnik", 45.0, 170.0, Left),
        ("Godz.", 170.0, 210.0, Right),
        ("Kwota", 210.0, 290.0, Right),
    ];
    let deductions: [Column; 3] = [
        ("Potrącenie", 304.0, 430.0, Left),
        ("Stawka", 430.0, 478.0, Right),
        ("Kwota", 478.0, 549.0, Right),
    ];
    let table = Table {
        columns: &earnings,
        head: STRONG,
        head_fill: Some(SHADE),
        body: TEXT,
        lines: Lines::Cells,
        padding: 2.5,
    };
    let y = table.header(&mut sheet, 226.0);
    let y = table.rows(
        &mut sheet,
        y,
        "Wynagrodzenie zasadnicze|168|7 400,00
         Dodatek stażowy||592,00
         Nadgodziny 50%|6|396,43
         Premia regulaminowa||850,00",
    );
    let left = table.row(&mut sheet, y, STRONG, "Razem brutto||9 238,43");
    let table = Table {
        columns: &deductions,
        ..table
    };
    let y = table.header(&mut sheet, 226.0);
    let y = table.rows(
        &mut sheet,
        y,
        "Ubezpieczenie emerytalne|9,76%|901,67
         Ubezpieczenie rentowe|1,50%|138,58
         Ubezpieczenie chorobowe|2,45%|226,34
         Ubezpieczenie zdrowotne|9,00%|717,47
         Zaliczka na podatek||627,00
         Pakiet medyczny||65,00",
    );
    let right = table.row(&mut sheet, y, STRONG, "Razem potrącenia||2 676,06");

    let y = left.max(right) + 16.0;
    sheet.fill([45.0, y, 549.0, y + 28.0], SHADE);
    sheet.text(53.0, y + 19.0, Pen::new(Bold, 11.0), "Do wypłaty");
    sheet.right(541.0, y + 19.0, Pen::new(Bold, 13.0), "6 562,37 zł");
    let bank = "Przelew na rachunek: PL27 1140 2004 0000 3002 0135 5387";
    sheet.text(45.0, y + 46.0, TEXT, bank);
    let leave = "Urlop wypoczynkowy: wykorzystano 17 dni, pozostało 9 dni";
    sheet.text(45.0, y + 60.0, TEXT, leave);
    vec![sheet]
}

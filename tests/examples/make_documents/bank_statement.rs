//! A bank statement over two pages: money out, money in and a running balance, narratives of two lines.

use crate::face::Face::{Bold, Regular};
use crate::sheet::Align::{Left, Right};
use crate::sheet::{A4, Colour, GREY, Pen, Sheet, WHITE};
use crate::table::{Column, Lines, Table};

const TEXT: Pen = Pen::new(Regular, 9.0);
const STRONG: Pen = Pen::new(Bold, 9.0);
const NAVY: Colour = [0.08, 0.12, 0.35];

const COLUMNS: [Column; 5] = [
    ("Date", 45.0, 100.0, Left),
    ("Description", 100.0, 320.0, Left),
    ("Money out", 320.0, 395.0, Right),
    ("Money in", 395.0, 470.0, Right),
    ("Balance", 470.0, 550.0, Right),
];

pub(crate) fn draw() -> Vec<Sheet> {
    let table = Table {
        columns: &COLUMNS,
        head: Pen::new(Bold, 9.0).ink(WHITE),
        head_fill: Some(NAVY),
        body: TEXT,
        lines: Lines::Rows,
        padding: 3.5,
    };
    let mut first = page(1);
    let holder = "Mr Alasdair Finch\n22 Kingfisher Close\nShrewsbury\nSY3 8LP";
    first.paragraph([45.0, 250.0], 120.0, Pen::new(Regular, 10.0), holder);
    let mut y = 120.0;
    for (label, value) in [
        ("Account name", "Mr A Finch"),
        ("Sort code", "60-14-82"),
        ("Account number", "41708826"),
        ("IBAN", "GB71 SVRN 6014 8241 7088 26"),
        ("Statement period", "1 May 2025 to 31 May 2025"),
        ("Statement number", "087"),
    ] {
        first.text(320.0, y, Pen::new(Regular, 9.0).ink(GREY), label);
        first.text(405.0, y, TEXT, value);
        y += 13.0;
    }
    first.text(
        45.0,
        226.0,
        Pen::new(Bold, 12.0).ink(NAVY),
        "Account summary",
    );
    for (x, label, value) in [
        (45.0, "Opening balance", "£1,846.20"),
        (172.0, "Total money in", "£2,731.45"),
        (299.0, "Total money out", "£2,218.77"),
        (426.0, "Closing balance", "£2,358.88"),
    ] {
        first.frame([x, 236.0, x + 122.0, 274.0], 0.6, GREY);
        first.text(x + 8.0, 250.0, Pen::new(Regular, 8.0).ink(GREY), label);
        first.text(x + 8.0, 266.0, Pen::new(Bold, 12.0), value);
    }
    first.text(
        45.0,
        306.0,
        Pen::new(Bold, 12.0).ink(NAVY),
        "Your transactions",
    );
    let y = table.header(&mut first, 316.0);
    let y = table.row(
        &mut first,
        y,
        STRONG,
        "1 May|Balance brought forward||| 1,846.20",
    );
    let y = table.rows(
        &mut first,
        y,
        "1 May|Standing order//Wrekin Property Lettings|895.00||951.20
         6 May|Card payment//Aldgate Foods, Shrewsbury|63.18||888.02
         9 May|Direct debit//Severn Valley Water|34.50||853.52
         14 May|Bank credit//Refund Northway Rail|| 81.45|934.97
         15 May|Card payment//Pear Tree Garage MOT and service|412.75||522.22",
    );
    first.right(
        550.0,
        y + 16.0,
        Pen::new(Regular, 8.0).ink(GREY),
        "continued overleaf",
    );

    let mut second = page(2);
    let y = table.header(&mut second, 110.0);
    let y = table.rows(
        &mut second,
        y,
        "19 May|Direct debit//Marches Council Tax|187.00||335.22
         23 May|Cash withdrawal//Pride Hill, Shrewsbury|120.00||215.22
         28 May|Bank credit//Salop Instruments Ltd salary||2,650.00|2,865.22
         29 May|Transfer to savings 41708834|500.00||2,365.22
         30 May|Card payment//Quill Books|6.34||2,358.88",
    );
    let y = table.row(
        &mut second,
        y,
        STRONG,
        "31 May|Balance carried forward|||2,358.88",
    );
    second.text(45.0, y + 34.0, STRONG, "Your arranged overdraft");
    let overdraft = "Your arranged overdraft limit is £500.00. The interest rate on it is 39.9% EAR (variable). You did not use it in this period.";
    second.paragraph([45.0, 550.0], y + 50.0, TEXT, overdraft);
    vec![first, second]
}

fn page(number: u8) -> Sheet {
    let mut sheet = Sheet::new(A4);
    sheet.fill([0.0, 0.0, A4.0, 70.0], NAVY);
    sheet.text(
        45.0,
        44.0,
        Pen::new(Bold, 20.0).ink(WHITE),
        "Severn & Marches Bank",
    );
    sheet.right(
        550.0,
        44.0,
        Pen::new(Regular, 11.0).ink(WHITE),
        "Current account statement",
    );
    let foot = "Severn & Marches Bank plc. Registered in England, no. 01992847. Authorised by the Prudential Regulation Authority.";
    sheet.text(45.0, 815.0, Pen::new(Regular, 6.5).ink(GREY), foot);
    sheet.right(
        550.0,
        815.0,
        Pen::new(Regular, 8.0),
        &format!("Page {number} of 2"),
    );
    sheet
}

//! An American wholesaler's invoice: a grid of boxes with the label above the value, bill-to beside ship-to.

use crate::face::Face::{Bold, Regular};
use crate::sheet::Align::{Centre, Left, Right};
use crate::sheet::{BLACK, GREY, LETTER, Pen, SHADE, Sheet};
use crate::table::{Lines, Table};

const TEXT: Pen = Pen::new(Regular, 9.0);
const STRONG: Pen = Pen::new(Bold, 9.0);
const LABEL: Pen = Pen::new(Regular, 6.5).ink(GREY);

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new(LETTER);
    let company = Pen::new(Bold, 16.0);
    sheet.text(40.0, 56.0, company, "Bellweather Restaurant Supply Co.");
    let address =
        "2290 Commerce Drive, Worcester, MA 01608\nPhone (508) 555-0171   Fax (508) 555-0172";
    sheet.paragraph([40.0, 340.0], 70.0, Pen::new(Regular, 8.0), address);
    sheet.right(572.0, 58.0, Pen::new(Bold, 22.0), "INVOICE");
    sheet.right(572.0, 74.0, LABEL, "Page 1 of 1");

    let grid = [
        ("INVOICE NO.", "884210"),
        ("INVOICE DATE", "09/18/2025"),
        ("CUSTOMER NO.", "C-03377"),
        ("SALES ORDER", "SO-118206"),
        ("TERMS", "Net 30 Days"),
        ("DUE DATE", "10/18/2025"),
        ("SHIP VIA", "Coastal Freight LTL"),
        ("SALESPERSON", "D. Okafor"),
    ];
    for (index, (label, value)) in grid.into_iter().enumerate() {
        let x = 40.0 + 133.0 * (index % 4) as f32;
        let y = 96.0 + 28.0 * (index / 4) as f32;
        sheet.frame([x, y, x + 133.0, y + 28.0], 0.7, BLACK);
        sheet.text(x + 4.0, y + 9.0, LABEL, label);
        sheet.text(x + 4.0, y + 22.0, STRONG, value);
    }

    let sides = [
        (
            40.0,
            "BILL TO",
            "Three Rivers Catering LLC\nAccounts Payable\n75 Quarry Road, Suite 210\nHartford, CT 06103",
        ),
        (
            310.0,
            "SHIP TO",
            "Three Rivers Catering - Commissary\nAttn: Lucia Marchetti\n1408 Wethersfield Avenue, Dock 3\nHartford, CT 06114",
        ),
    ];
    for (x, label, lines) in sides {
        sheet.text(x, 176.0, STRONG, label);
        sheet.rule(x, x + 240.0, 180.0, 0.7, BLACK);
        sheet.paragraph([x, x + 240.0], 193.0, TEXT, lines);
    }

    let table = Table {
        columns: &[
            ("ITEM NO.", 40.0, 100.0, Left),
            ("DESCRIPTION", 100.0, 300.0, Left),
            ("ORD", 300.0, 333.0, Centre),
            ("SHIP", 333.0, 366.0, Centre),
            ("B/O", 366.0, 399.0, Centre),
            ("U/M", 399.0, 432.0, Centre),
            ("UNIT PRICE", 432.0, 500.0, Right),
            ("EXTENDED", 500.0, 572.0, Right),
        ],
        head: Pen::new(Bold, 7.5),
        head_fill: Some(SHADE),
        body: TEXT,
        lines: Lines::Cells,
        padding: 3.0,
    };
    let y = table.header(&mut sheet, 256.0);
    let y = table.rows(
        &mut sheet,
        y,
        "BW-20417|Stock pot, stainless steel, 40 qt, with lid and encapsulated base|4|4|0|EA|86.50|346.00
         BW-11803|Sheet pan, full size, 18 gauge aluminum|24|18|6|EA|9.75|175.50
         BW-33092|Cut-resistant glove, level A4, medium (pack of 12 pairs)|3|3|0|PK|41.20|123.60
         BW-50776|Insulated food carrier, front loading, holds five 4-inch deep pans|2|2|0|EA|214.00|428.00
         BW-90015|Bar towel, 16 x 19 in, ribbed, white|10|10|0|DZ|11.90|119.00",
    );
    let mut at = y + 20.0;
    for (label, value) in [
        ("Merchandise", "1,192.10"),
        ("Freight", "64.85"),
        ("MA sales tax 6.25%", "74.51"),
    ] {
        sheet.text(420.0, at, TEXT, label);
        sheet.right(569.0, at, TEXT, value);
        at += 15.0;
    }
    sheet.frame([414.0, at - 8.0, 572.0, at + 14.0], 1.2, BLACK);
    let total = Pen::new(Bold, 11.0);
    sheet.text(420.0, at + 7.0, total, "AMOUNT DUE");
    sheet.right(569.0, at + 7.0, total, "$1,331.46");
    let note = "Back-ordered items ship free of additional freight. A finance charge of 1.5% per month applies to past due balances. Claims for shortages must be made within 5 business days of receipt.";
    sheet.paragraph([40.0, 380.0], y + 20.0, Pen::new(Regular, 7.5), note);
    sheet.rule(40.0, 572.0, 700.0, 0.5, GREY);
    let remit = "Remit to: Bellweather Restaurant Supply Co., P.O. Box 4410, Worcester, MA 01613";
    sheet.centre(306.0, 714.0, TEXT, remit);
    vec![sheet]
}

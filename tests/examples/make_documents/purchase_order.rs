//! A purchase order over two pages; the head of the page and of the table come again.

use crate::face::Face::{Bold, Regular};
use crate::sheet::Align::{Left, Right};
use crate::sheet::{BLACK, GREY, LETTER, Pen, SHADE, Sheet};
use crate::table::{Lines, Table};

const TEXT: Pen = Pen::new(Regular, 9.0);
const STRONG: Pen = Pen::new(Bold, 9.0);

const FIRST: &str = "
10|HX-4410|Heat exchanger plate, 316L, gasket EPDM|24|EA|138.40|2026-02-16|3,321.60
20|HX-4410-G|Replacement gasket EPDM for HX-4410|48|EA|17.25|2026-02-16|828.00
30|VLV-0750|Ball valve, full port, 3/4 in NPT, brass, lever handle|60|EA|22.80|2026-02-02|1,368.00
40|PMP-SEAL-12|Mechanical seal kit for P-1200 series pumps (carbon/ceramic/FKM)|8|KIT|94.15|2026-02-02|753.20
50|TUBE-SS-10|Seamless tube, stainless 304, 10 mm OD x 1 mm wall|180|M|6.90|2026-02-09|1,242.00
60|FLG-DN50|Weld neck flange DN50 PN16|16|EA|31.75|2026-02-09|508.00";
const SECOND: &str = "
70|BLT-M16X70|Stud bolt M16 x 70 with two nuts, A4-80|128|SET|3.15|2026-02-02|403.20
80|INS-19-22|Elastomeric insulation, 19 mm, for 22 mm pipe|90|M|4.60|2026-02-09|414.00
90|SVC-FAT|Factory acceptance test, witnessed, one day|1|LS|1,450.00|2026-02-13|1,450.00";

pub(crate) fn draw() -> Vec<Sheet> {
    let table = Table {
        columns: &[
            ("Line", 36.0, 64.0, Left),
            ("Part number", 64.0, 138.0, Left),
            ("Description", 138.0, 310.0, Left),
            ("Qty", 310.0, 345.0, Right),
            ("UoM", 345.0, 378.0, Left),
            ("Unit price", 378.0, 440.0, Right),
            ("Need by", 440.0, 506.0, Left),
            ("Line total", 506.0, 576.0, Right),
        ],
        head: Pen::new(Bold, 8.5),
        head_fill: Some(SHADE),
        body: Pen::new(Regular, 8.5),
        lines: Lines::Rows,
        padding: 4.0,
    };
    let mut first = page(1);
    for (x, label, lines) in [
        (
            36.0,
            "Supplier",
            "Tidewater Process Equipment Inc.\n611 Foundry Street\nNorfolk, VA 23510\nVendor ID: 200418\nContact: Marcus Hale, m.hale@tidewaterpe.example",
        ),
        (
            320.0,
            "Deliver to",
            "Corran Dairy Cooperative\nPlant 4 - Receiving\n9050 State Highway 26\nLowville, NY 13367\nAttn: Beth Lindqvist",
        ),
    ] {
        first.frame([x, 104.0, x + 256.0, 190.0], 0.6, BLACK);
        first.text(x + 6.0, 117.0, STRONG, label);
        first.paragraph([x + 6.0, x + 250.0], 132.0, TEXT, lines);
    }
    let mut y = 208.0;
    for [(a, b), (c, d)] in [
        [
            ("Payment terms:", "2% 10, Net 45"),
            ("Buyer:", "Anita Desrosiers"),
        ],
        [("Incoterms:", "DAP Lowville"), ("Cost center:", "4-7720")],
        [("Freight:", "Prepaid and add"), ("Currency:", "USD")],
    ] {
        first.text(36.0, y, STRONG, a);
        first.text(116.0, y, TEXT, b);
        first.text(320.0, y, STRONG, c);
        first.text(400.0, y, TEXT, d);
        y += 14.0;
    }
    let y = table.header(&mut first, 254.0);
    let y = table.rows(&mut first, y, FIRST);
    first.right(
        576.0,
        y + 16.0,
        Pen::new(Regular, 8.0).ink(GREY),
        "Continued on page 2",
    );

    let mut second = page(2);
    let y = table.header(&mut second, 104.0);
    let mut y = table.rows(&mut second, y, SECOND) + 18.0;
    for (pen, label, value) in [
        (TEXT, "Subtotal", "10,288.00"),
        (TEXT, "Discount", "(308.64)"),
        (TEXT, "Freight (estimate)", "415.00"),
        (STRONG, "Order total USD", "10,394.36"),
    ] {
        second.text(420.0, y, pen, label);
        second.right(573.0, y, pen, value);
        y += 15.0;
    }
    y += 16.0;
    second.text(36.0, y, STRONG, "Special instructions");
    let notes = "1. Quote the purchase order number on all packing lists and invoices.\n2. Material certificates to EN 10204 3.1 are required for lines 10, 50 and 60.\n3. Deliveries are accepted Monday to Thursday, 7:00 a.m. to 2:30 p.m.";
    let y = second.paragraph([36.0, 560.0], y + 15.0, TEXT, notes);
    for (x, label, name) in [
        (36.0, "Approved by", "Gregory Stahl, Director of Operations"),
        (320.0, "Date", "January 12, 2026"),
    ] {
        second.text(x, y + 46.0, TEXT, name);
        second.rule(x, x + 220.0, y + 50.0, 0.6, BLACK);
        second.text(x, y + 60.0, Pen::new(Regular, 7.5).ink(GREY), label);
    }
    vec![first, second]
}

fn page(number: u8) -> Sheet {
    let mut sheet = Sheet::new(LETTER);
    sheet.text(36.0, 50.0, Pen::new(Bold, 15.0), "Corran Dairy Cooperative");
    sheet.text(
        36.0,
        63.0,
        Pen::new(Regular, 8.0),
        "Purchasing Department, 300 Mill Street, Watertown, NY 13601",
    );
    sheet.right(576.0, 50.0, Pen::new(Bold, 15.0), "PURCHASE ORDER");
    let reference = format!("PO 4500071936   Rev. 1   Order date 2026-01-12   Page {number} of 2");
    sheet.right(576.0, 66.0, TEXT, &reference);
    sheet.rule(36.0, 576.0, 78.0, 1.5, BLACK);
    sheet
}

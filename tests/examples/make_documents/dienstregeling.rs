//! A Dutch bus timetable: stops down the side, one column a trip, both directions.

use crate::face::Face::{Bold, Regular};
use crate::sheet::Align::{Centre, Left};
use crate::sheet::{Colour, GREY, Pen, Sheet, WHITE};
use crate::table::{Column, Lines, Table};

const TEXT: Pen = Pen::new(Regular, 9.0);
const ORANGE: Colour = [0.85, 0.4, 0.0];

const OUT: &str = "
Rit|301|303|305|307|309|311
Zutphen, Station|6:42|7:12|8:12|10:12|14:12|17:42
Zutphen, Ziekenhuis|6:49|7:20|8:20|10:19|14:19|17:50
Warnsveld, Kerkplein|6:53|7:25|8:25|10:23|14:23|17:55
Vorden, Dorpsplein|7:06|7:39|8:39|10:36|14:36|18:09
Ruurlo, Station|7:21|7:55|8:55|10:51|14:51|18:25";
const BACK: &str = "
Rit|302|304|306|308|310|312
Ruurlo, Station|6:28|7:35|9:05|11:05|15:05|18:35
Vorden, Dorpsplein|6:43|7:51|9:20|11:20|15:21|18:50
Warnsveld, Kerkplein|6:56|8:05|9:33|11:33|15:35|19:03
Zutphen, Ziekenhuis|7:00|–|9:37|11:37|15:40|19:07
Zutphen, Station|7:08|8:17|9:44|11:44|15:48|19:14";

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new((842.0, 595.0));
    sheet.fill([40.0, 30.0, 92.0, 70.0], ORANGE);
    sheet.centre(66.0, 60.0, Pen::new(Bold, 26.0).ink(WHITE), "53");
    sheet.text(
        106.0,
        48.0,
        Pen::new(Bold, 16.0),
        "Zutphen – Vorden – Ruurlo v.v.",
    );
    let valid = "Dienstregeling geldig van 14 december 2025 t/m 12 december 2026";
    sheet.text(106.0, 66.0, TEXT, valid);
    sheet.right(
        802.0,
        48.0,
        Pen::new(Bold, 14.0).ink(ORANGE),
        "StreekLijn Gelre",
    );
    sheet.right(802.0, 66.0, TEXT, "Klantenservice 0575 555 010");

    let columns: [Column; 7] = [
        ("", 40.0, 220.0, Left),
        ("", 220.0, 310.0, Centre),
        ("", 310.0, 400.0, Centre),
        ("", 400.0, 490.0, Centre),
        ("", 490.0, 580.0, Centre),
        ("", 580.0, 670.0, Centre),
        ("", 670.0, 760.0, Centre),
    ];
    let table = Table {
        columns: &columns,
        head: Pen::new(Bold, 9.0),
        head_fill: None,
        body: TEXT,
        lines: Lines::Rows,
        padding: 3.0,
    };
    let mut y = 100.0;
    for (title, rows) in [
        ("Richting Ruurlo – maandag t/m vrijdag", OUT),
        ("Richting Zutphen – maandag t/m vrijdag", BACK),
    ] {
        sheet.text(40.0, y, Pen::new(Bold, 11.0).ink(ORANGE), title);
        y += 6.0;
        let mut rows = rows.trim().lines();
        if let Some(trips) = rows.next() {
            y = table.row(&mut sheet, y, table.head, trips);
        }
        for row in rows {
            y = table.row(&mut sheet, y, TEXT, row);
        }
        y += 34.0;
    }
    let notes = "– = stopt hier niet.  Ritten 305 en 306 rijden niet tijdens de schoolvakanties.  Op zaterdag rijdt de bus elk uur, op zondag rijdt lijn 53 niet.";
    sheet.text(40.0, y, Pen::new(Regular, 8.0).ink(GREY), notes);
    vec![sheet]
}

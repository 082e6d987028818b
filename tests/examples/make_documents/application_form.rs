//! A filled application form: boxes with the label inside, check boxes drawn as squares.

use crate::face::Face::{Bold, Courier, Regular};
use crate::sheet::{BLACK, Colour, LETTER, Pen, Sheet, WHITE};

const LABEL: Pen = Pen::new(Regular, 7.0);
const TEXT: Pen = Pen::new(Regular, 9.0);
/// What the applicant typed.
const TYPED: Pen = Pen::new(Courier, 10.5);
const SLATE: Colour = [0.25, 0.3, 0.35];

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new(LETTER);
    sheet.text(36.0, 50.0, Pen::new(Bold, 15.0), "County of Marrow Creek");
    sheet.text(
        36.0,
        66.0,
        Pen::new(Regular, 11.0),
        "Application for a Food Vendor Permit",
    );
    sheet.right(576.0, 50.0, TEXT, "Form EH-214 (Rev. 03/2024)");
    sheet.frame([430.0, 56.0, 576.0, 80.0], 0.6, BLACK);
    sheet.text(434.0, 64.0, LABEL, "OFFICE USE ONLY - Permit no.");

    let y = section(&mut sheet, 90.0, "PART A - APPLICANT");
    boxes(
        &mut sheet,
        y,
        &[
            (216.0, "1. Last name", "Hollingsworth"),
            (190.0, "2. First name", "Denise"),
            (134.0, "3. Date of birth (MM/DD/YYYY)", "07/29/1981"),
        ],
    );
    boxes(
        &mut sheet,
        y + 32.0,
        &[
            (270.0, "4. Mailing address", "1187 Orchard Bend Road"),
            (140.0, "5. City", "Fallon Ridge"),
            (50.0, "6. State", "OR"),
            (80.0, "7. ZIP code", "97418"),
        ],
    );
    boxes(
        &mut sheet,
        y + 64.0,
        &[
            (160.0, "8. Daytime phone", "541-555-0136"),
            (220.0, "9. E-mail", "denise@ridgerunner.example"),
            (160.0, "10. Business license no. (if any)", ""),
        ],
    );

    let y = section(&mut sheet, y + 106.0, "PART B - OPERATION");
    boxes(
        &mut sheet,
        y,
        &[
            (300.0, "11. Name of business", "Ridge Runner Tacos"),
            (
                240.0,
                "12. Commissary or base kitchen",
                "Grange Hall Kitchen, Unit 2",
            ),
        ],
    );
    checks(
        &mut sheet,
        y + 48.0,
        "13. Type of unit",
        &[
            ("Cart", false),
            ("Trailer", true),
            ("Truck", false),
            ("Temporary booth", false),
        ],
    );
    checks(
        &mut sheet,
        y + 66.0,
        "14. Foods served (check all that apply)",
        &[
            ("Meat", true),
            ("Seafood", false),
            ("Dairy", true),
            ("Produce", true),
            ("Baked goods", false),
        ],
    );
    checks(
        &mut sheet,
        y + 84.0,
        "15. Will food be prepared on site?",
        &[("Yes", true), ("No", false)],
    );
    checks(
        &mut sheet,
        y + 102.0,
        "16. Is propane used?",
        &[("Yes", true), ("No", false)],
    );
    checks(
        &mut sheet,
        y + 120.0,
        "17. Has a permit ever been revoked?",
        &[("Yes", false), ("No", true)],
    );
    boxes(
        &mut sheet,
        y + 134.0,
        &[
            (180.0, "18. Season start (MM/DD/YYYY)", "04/15/2026"),
            (180.0, "19. Season end (MM/DD/YYYY)", "10/31/2026"),
            (180.0, "20. Number of employees", "3"),
        ],
    );

    let y = section(&mut sheet, y + 176.0, "PART C - FEE AND SIGNATURE");
    checks(
        &mut sheet,
        y + 16.0,
        "21. Permit term",
        &[
            ("Single event $75", false),
            ("Season $240", true),
            ("Annual $410", false),
        ],
    );
    checks(
        &mut sheet,
        y + 34.0,
        "22. Payment",
        &[("Check", true), ("Money order", false), ("Card", false)],
    );
    boxes(
        &mut sheet,
        y + 48.0,
        &[
            (320.0, "23. Signature of applicant", "Denise Hollingsworth"),
            (220.0, "24. Date signed", "02/11/2026"),
        ],
    );
    let note = "I certify that the information given above is true and complete. Incomplete applications will be returned. Mail to: Marrow Creek Environmental Health, 40 Courthouse Square, Fallon Ridge, OR 97418.";
    sheet.paragraph([36.0, 576.0], y + 100.0, LABEL, note);
    vec![sheet]
}

fn section(sheet: &mut Sheet, y: f32, title: &str) -> f32 {
    sheet.fill([36.0, y, 576.0, y + 16.0], SLATE);
    sheet.text(41.0, y + 11.5, Pen::new(Bold, 9.0).ink(WHITE), title);
    y + 16.0
}

fn boxes(sheet: &mut Sheet, y: f32, cells: &[(f32, &str, &str)]) {
    let mut x = 36.0;
    for (width, label, value) in cells {
        sheet.frame([x, y, x + width, y + 32.0], 0.6, BLACK);
        sheet.text(x + 4.0, y + 9.0, LABEL, label);
        sheet.text(x + 8.0, y + 25.0, TYPED, value);
        x += width;
    }
}

fn checks(sheet: &mut Sheet, y: f32, question: &str, answers: &[(&str, bool)]) {
    sheet.text(41.0, y, TEXT, question);
    let mut x = 220.0;
    for (label, ticked) in answers {
        sheet.check(x, y, *ticked, TEXT, label);
        x += 32.0 + TEXT.face.width(label, TEXT.size);
    }
}

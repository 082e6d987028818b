//! A résumé with a side bar: contact, skills and languages on the left, jobs and education on the right.

use crate::face::Face::{Bold, Regular};
use crate::sheet::{Colour, GREY, LETTER, Pen, Sheet};

const TEXT: Pen = Pen::new(Regular, 9.0);
const STRONG: Pen = Pen::new(Bold, 10.0);
const TEAL: Colour = [0.0, 0.4, 0.45];
const PALE: Colour = [0.92, 0.95, 0.96];

const JOBS: &[(&str, &str, &str, &[&str])] = &[
    (
        "Lead Structural Engineer",
        "Harrow & Teague Consulting, Minneapolis, MN",
        "Mar 2020 – Present",
        &[
            "Lead a team of six on steel and mass timber buildings of up to 14 stories",
            "Cut drawing turnaround from 15 to 9 days by standardizing connection details",
            "Engineer of record for the Kittson County Library",
        ],
    ),
    (
        "Structural Engineer",
        "Palisade Engineers, Inc., Duluth, MN",
        "Jul 2015 – Feb 2020",
        &[
            "Designed foundations for three grain terminals on soft clay",
            "Wrote the firm’s wind load calculation sheets",
        ],
    ),
    (
        "Engineering Intern",
        "Minnesota Department of Transportation, St. Paul, MN",
        "May 2014 – Aug 2014",
        &["Inspected 42 bridges and entered condition ratings"],
    ),
];

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new(LETTER);
    sheet.fill([0.0, 0.0, 200.0, LETTER.1], PALE);
    sheet.text(
        222.0,
        62.0,
        Pen::new(Bold, 24.0).ink(TEAL),
        "Joanna Przybyla-Moss",
    );
    sheet.text(
        222.0,
        80.0,
        Pen::new(Regular, 11.0).ink(GREY),
        "Structural Engineer, P.E.",
    );

    let mut y = 60.0;
    for (title, lines) in [
        (
            "CONTACT",
            &[
                "612-555-0188",
                "joanna.moss@postbox.example",
                "Minneapolis, MN",
                "linkedin.example/in/jpmoss",
            ][..],
        ),
        (
            "SKILLS",
            &[
                "Steel and timber design",
                "Finite element analysis",
                "Seismic assessment",
                "Revit",
                "Python",
                "Project leadership",
            ],
        ),
        (
            "LICENSES",
            &[
                "Professional Engineer, Minnesota, No. 51877",
                "LEED Green Associate",
            ],
        ),
        (
            "LANGUAGES",
            &["English (native)", "Polish (fluent)", "German (basic)"],
        ),
    ] {
        sheet.text(24.0, y, STRONG.ink(TEAL), title);
        y += 16.0;
        for line in lines {
            y = sheet.paragraph([24.0, 186.0], y, TEXT, line) + 2.0;
        }
        y += 18.0;
    }

    let mut y = heading(&mut sheet, 112.0, "PROFILE");
    let profile = "Structural engineer with ten years of experience in buildings and industrial works, from concept to site. Comfortable with clients, contractors and code officials alike.";
    y = sheet.paragraph([222.0, 580.0], y, TEXT, profile) + 14.0;
    y = heading(&mut sheet, y, "EXPERIENCE");
    for (title, employer, dates, bullets) in JOBS {
        sheet.text(222.0, y, STRONG, title);
        sheet.right(580.0, y, TEXT.ink(GREY), dates);
        sheet.text(222.0, y + 13.0, TEXT, employer);
        y += 28.0;
        for bullet in *bullets {
            sheet.text(228.0, y, TEXT, "•");
            y = sheet.paragraph([238.0, 580.0], y, TEXT, bullet);
        }
        y += 10.0;
    }
    y = heading(&mut sheet, y + 4.0, "EDUCATION");
    for (degree, school, year) in [
        (
            "M.S., Civil Engineering",
            "University of Minnesota Twin Cities",
            "2015",
        ),
        (
            "B.S., Civil Engineering, summa cum laude",
            "North Dakota State University",
            "2013",
        ),
    ] {
        sheet.text(222.0, y, STRONG, degree);
        sheet.right(580.0, y, TEXT.ink(GREY), year);
        sheet.text(222.0, y + 13.0, TEXT, school);
        y += 32.0;
    }
    vec![sheet]
}

fn heading(sheet: &mut Sheet, y: f32, text: &str) -> f32 {
    sheet.text(222.0, y, Pen::new(Bold, 11.0).ink(TEAL), text);
    sheet.rule(222.0, 580.0, y + 4.0, 0.8, TEAL);
    y + 20.0
}

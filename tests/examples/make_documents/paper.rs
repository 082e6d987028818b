//! The first page of a paper in two columns: title, authors over their affiliations, abstract, index terms.

use crate::face::Face::{Times, TimesBold};
use crate::sheet::{BLACK, LETTER, Pen, Sheet};

const TEXT: Pen = Pen::new(Times, 9.5);
const STRONG: Pen = Pen::new(TimesBold, 9.5);
const LEFT: [f32; 2] = [50.0, 296.0];
const RIGHT: [f32; 2] = [316.0, 562.0];

const ABSTRACT: &str = "Leakage accounts for a large part of the water that utilities treat and never sell. Acoustic loggers find leaks in metal mains but perform poorly in plastic ones, where sound is damped within tens of metres. We present DRIP, a method that combines pressure transients recorded at 200 Hz with a graph model of the network. On a test bed of 4.2 km of polyethylene main and in a field trial in two districts, DRIP locates 87.3% of leaks above 0.4 L/s to within 5 m, against 61.0% for the best acoustic baseline.";
const INTRODUCTION: &str = "Utilities in temperate regions lose between 15% and 40% of the water that they put into supply [1]. The economic level of leakage depends on the cost of finding a leak, and that cost is dominated by the time that a crew spends on the street [2]. Plastic pipe now makes up most of the new mains, and it defeats the correlators that crews have relied on for decades.\nIn this paper we ask whether pressure transients, which utilities create anyway when pumps start and valves close, can take the place of sound. Our contributions are:\n• a model of transient propagation in branched viscoelastic networks;\n• an estimator that needs no calibration of wave speed;\n• an open data set of 1,260 transients with surveyed leak positions.";
const RELATED: &str = "Transient methods were first proposed for single pipelines [3], [4]. Inverse transient analysis fits a hydraulic model to a measured response, which becomes ill posed when the network has more than a few branches [5]. Learning-based detectors [6] need labelled leaks, which no utility has in number. Our work differs in that the graph is used to constrain the arrival times and not to generate training data.";
const METHOD: &str = "Let G = (V, E) be the graph of the network, with loggers at a subset S of its nodes. A transient that starts at an unknown position on an edge arrives at each logger along one or more paths. We detect arrivals with a matched filter and keep the three strongest at each logger. For every edge we then solve a small linear program for the position and the wave speed; the edge with the least residual is reported.";

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new(LETTER);
    let running = "Proceedings of the 9th Workshop on Sensing for Water Systems (SWS 2025), Delft, The Netherlands, June 17–18, 2025";
    sheet.centre(306.0, 36.0, Pen::new(Times, 8.0), running);
    let title = Pen::new(TimesBold, 18.0);
    sheet.centre(
        306.0,
        76.0,
        title,
        "DRIP: Locating Leaks in Plastic Water Mains",
    );
    sheet.centre(306.0, 98.0, title, "from Ordinary Pressure Transients");
    for (x, name, lines) in [
        (
            126.0,
            "Maren Oosterhuis",
            [
                "Delft Institute of Hydraulics",
                "Delft, The Netherlands",
                "m.oosterhuis@dih.example",
            ],
        ),
        (
            306.0,
            "Tobias K. Lindgren",
            [
                "Northern Water Laboratory",
                "Umeå, Sweden",
                "tobias.lindgren@nwl.example",
            ],
        ),
        (
            486.0,
            "Priya Raghunathan",
            [
                "Delft Institute of Hydraulics",
                "Delft, The Netherlands",
                "p.raghunathan@dih.example",
            ],
        ),
    ] {
        sheet.centre(x, 128.0, Pen::new(Times, 11.0), name);
        for (y, line) in [141.0, 153.0, 165.0].into_iter().zip(lines) {
            sheet.centre(x, y, TEXT, line);
        }
    }

    sheet.text(LEFT[0], 200.0, STRONG, "Abstract");
    let y = sheet.paragraph(LEFT, 213.0, TEXT, ABSTRACT) + 6.0;
    let terms = "Index Terms—leak detection, pressure transients, water distribution networks, polyethylene pipe, sensor networks";
    let y = sheet.paragraph(LEFT, y, STRONG, terms) + 10.0;
    heading(&mut sheet, LEFT, y, "I.  INTRODUCTION");
    sheet.paragraph(LEFT, y + 14.0, TEXT, INTRODUCTION);
    heading(&mut sheet, RIGHT, 200.0, "II.  RELATED WORK");
    let y = sheet.paragraph(RIGHT, 214.0, TEXT, RELATED) + 10.0;
    heading(&mut sheet, RIGHT, y, "III.  METHOD");
    let y = sheet.paragraph(RIGHT, y + 14.0, TEXT, METHOD) + 24.0;

    sheet.rule(RIGHT[0], RIGHT[0] + 120.0, y, 0.5, BLACK);
    let small = Pen::new(Times, 7.5);
    let notes = "Manuscript received January 31, 2025; accepted April 9, 2025. This work was supported by the Baltic Water Fund under grant BWF-2022-118.\nCorresponding author: Maren Oosterhuis.\nDOI: 10.55555/sws.2025.014\n© 2025 The Authors. Licensed under CC BY 4.0.";
    sheet.paragraph(RIGHT, y + 11.0, small, notes);
    sheet.centre(306.0, 768.0, small, "101");
    vec![sheet]
}

fn heading(sheet: &mut Sheet, [x0, x1]: [f32; 2], y: f32, text: &str) {
    sheet.centre((x0 + x1) / 2.0, y, STRONG, text);
}

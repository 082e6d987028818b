//! Damaged documents: each is read or refused in time, and never panics.
//!
//! Mutations come from fixed seeds, so a failure names one that can be run again.
#![allow(clippy::panic, reason = "a test fails by panicking")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use serde_json::json;

use super::{Limits, parse};
use crate::engine::{Engine as _, Rules};
use crate::schema;

const MUTATIONS: u64 = 150;
/// What one reading may take, on a machine that is busy with other tests.
const TIME: Duration = Duration::from_secs(5);

/// Numbers that follow from a seed (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }
}

fn mutated(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut random = Random(seed);
    let mut bytes = bytes.to_vec();
    let (from, to) = {
        let (a, b) = (random.below(bytes.len()), random.below(bytes.len()));
        (a.min(b), a.max(b))
    };
    match seed % 6 {
        0 => bytes.truncate(from),
        1 => {
            for _ in 0..=bytes.len() / 100 {
                let at = random.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.next().to_le_bytes()[0];
                }
            }
        }
        2 => drop(bytes.drain(from..to)),
        3 => {
            let span = bytes.get(from..to).unwrap_or_default().to_vec();
            let at = random.below(bytes.len());
            drop(bytes.splice(at..at, span));
        }
        4 => {
            let digits: Vec<usize> = (0..bytes.len())
                .filter(|at| bytes.get(*at).is_some_and(u8::is_ascii_digit))
                .collect();
            let at = digits.get(random.below(digits.len())).copied();
            let huge: &[u8] = match random.below(4) {
                0 => b"99999999999999999999",
                1 => b"-2147483649",
                2 => b"4294967295",
                _ => b"1e308",
            };
            if let Some(at) = at {
                drop(bytes.splice(at..at + 1, huge.iter().copied()));
            }
        }
        _ => {
            let at = random.below(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
    }
    bytes
}

/// Reads every mutation, and has the engine look at what could be read.
fn survives(name: &str, bytes: &[u8]) {
    let schema = json!({"type": "object", "properties": {
        "number": {"type": "string", "description": "Invoice number"},
        "total": {"type": "number"},
        "items": {"type": "array", "items": {"type": "object", "properties": {
            "part": {"type": "string"}, "price": {"type": "number"}}}},
        "notes": {"type": "array", "items": {"type": "string"}},
    }});
    let Ok(root) = schema::check(&schema) else {
        panic!("the schema is sound")
    };
    let run = |bytes: &[u8]| {
        let deadline = Instant::now() + TIME;
        let limits = Limits {
            pages: None,
            max_pages: None,
            deadline,
        };
        parse(name, bytes, &limits).map(|document| Rules.extract(&document, &root, deadline))
    };
    assert!(run(bytes).is_ok(), "the sample itself is read");
    for seed in 0..MUTATIONS {
        let bytes = mutated(bytes, seed);
        let started = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| run(&bytes)));
        let Ok(outcome) = outcome else {
            panic!("mutation {seed} of {name} panics")
        };
        let took = started.elapsed();
        assert!(took < 2 * TIME, "mutation {seed} of {name} took {took:?}");
        if let Err(message) = outcome {
            assert!(message.contains(name), "mutation {seed}: {message}");
        }
    }
}

/// A page with a table, prose, a box to tick and a form field.
fn pdf() -> Vec<u8> {
    let mut content = String::new();
    for (x, y, text) in [
        (50, 780, "Invoice number"),
        (180, 780, "INV-117"),
        (54, 710, "Part"),
        (254, 710, "Price"),
        (54, 690, "Steel bolt"),
        (254, 690, "12.50"),
        (50, 650, "Total"),
        (180, 650, "12.50"),
        (70, 600, "Paid in cash"),
    ] {
        content += &format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n");
    }
    for y in [724, 704, 684] {
        content += &format!("50 {y} m 350 {y} l S\n");
    }
    for x in [50, 250, 350] {
        content += &format!("{x} 684 m {x} 724 l S\n");
    }
    content += "52 598 10 10 re S 53 599 m 61 607 l 53 607 m 61 599 l S\n";
    format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
         3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
         /Annots [6 0 R] /Resources <</Font <</F1 4 0 R>>>>>> endobj\n\
         4 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj\n\
         5 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n\
         6 0 obj <</Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada) /Rect [50 500 200 520]>> \
         endobj\ntrailer <</Root 1 0 R>>\n%%EOF",
        content.len()
    )
    .into_bytes()
}

#[test]
fn a_damaged_pdf_is_read_or_refused() {
    survives("sample.pdf", &pdf());
}

#[test]
fn damaged_markup_is_read_or_refused() {
    let rows = "<tr><th>Part<th>Price<tr><td>Steel bolt<td>12.50";
    let page = format!(
        "<html><body><h1>Invoice</h1><dl><dt>Invoice number<dd>INV-117</dl><table>{rows}</table>\
         <ul><li>paid<li>delivered</ul></body></html>"
    );
    survives("sample.html", page.as_bytes());
    let page =
        "# Invoice INV-117\n\n| Part | Price |\n|---|---|\n| Steel bolt | 12.50 |\n\n- paid\n";
    survives("sample.md", page.as_bytes());
}

#[test]
fn damaged_values_are_read_or_refused() {
    survives(
        "sample.csv",
        b"Part;Price\n\"Steel; bolt\";12,50\nNut;1,20\n",
    );
}

#[test]
fn damaged_text_is_read_or_refused() {
    let text = "Invoice number: INV-117\nTotal: 12.50\n\nPart        Price\nSteel bolt  12.50\n\n\
                - paid in cash\n- delivered\n";
    survives("sample.txt", text.as_bytes());
}

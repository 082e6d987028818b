//! Pages a second of the parser and of a whole extraction, over PDFs that are built in memory.
//!
//! ```text
//! cargo bench -p llama-extract-local --features bench
//! ```

mod scale;

use std::fmt::Write as _;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use llama_extract_local::bench;
use serde_json::json;

/// A PDF of these contents of pages, in Helvetica (`F1`) and its bold (`F2`).
fn pdf(pages: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n");
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 5 + 2 * at))
        .collect();
    let _ = writeln!(
        file,
        "2 0 obj <</Type /Pages /Kids [{}] /Count {}>> endobj",
        kids.join(" "),
        pages.len()
    );
    for (number, name) in [(3, "Helvetica"), (4, "Helvetica-Bold")] {
        let _ = writeln!(
            file,
            "{number} 0 obj <</Type /Font /Subtype /Type1 /BaseFont /{name}>> endobj"
        );
    }
    for (at, content) in pages.iter().enumerate() {
        let page = 5 + 2 * at;
        let _ = writeln!(
            file,
            "{page} 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources <</Font <</F1 3 0 R /F2 4 0 R>>>>>> endobj",
            page + 1
        );
        let _ = writeln!(
            file,
            "{} 0 obj <</Length {}>> stream\n{content}\nendstream endobj",
            page + 1,
            content.len()
        );
    }
    file.push_str("trailer <</Root 1 0 R>>\n%%EOF");
    file.into_bytes()
}

fn show(content: &mut String, font: u8, x: f64, y: f64, text: &str) {
    let _ = writeln!(content, "BT /F{font} 10 Tf {x} {y} Td ({text}) Tj ET");
}

fn invoice() -> String {
    let mut content = String::new();
    show(&mut content, 2, 50.0, 780.0, "Sample Traders Ltd");
    for (row, (label, value)) in [
        ("Invoice number", "INV-2024-117"),
        ("Invoice date", "2024-03-05"),
        ("Due date", "2024-04-04"),
        ("Customer", "Example Stores"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 740.0 - 14.0 * row as f64;
        show(&mut content, 2, 50.0, y, label);
        show(&mut content, 1, 180.0, y, value);
    }
    table(&mut content, 640.0, 12);
    show(&mut content, 2, 400.0, 400.0, "Total");
    show(&mut content, 1, 500.0, 400.0, "1,248.50");
    content
}

/// Rows of four columns with lines around each cell.
fn table(content: &mut String, top: f64, rows: usize) {
    let columns = [50.0, 250.0, 330.0, 430.0, 545.0];
    for row in 0..=rows {
        let y = top - 16.0 * row as f64;
        let _ = writeln!(content, "50 {y} m 545 {y} l S");
        if row == rows {
            break;
        }
        let cells = match row {
            0 => [
                "Description".into(),
                "Quantity".into(),
                "Unit price".into(),
                "Amount".into(),
            ],
            _ => [
                format!("Part {row} of steel"),
                format!("{row}"),
                "12.50".into(),
                format!("{}.50", 12 * row),
            ],
        };
        for (x, cell) in columns.iter().zip(&cells) {
            show(
                content,
                if row == 0 { 2 } else { 1 },
                x + 4.0,
                y - 12.0,
                cell,
            );
        }
    }
    for x in columns {
        let _ = writeln!(content, "{x} {top} m {x} {} l S", top - 16.0 * rows as f64);
    }
}

fn prose(number: usize) -> String {
    let mut content = String::new();
    show(&mut content, 2, 50.0, 800.0, &format!("Section {number}"));
    for column in 0..2 {
        for line in 0..54 {
            let text = format!("the party of line {line} keeps the goods of page {number}");
            show(
                &mut content,
                1,
                50.0 + 260.0 * f64::from(column),
                780.0 - 13.0 * f64::from(line),
                &text,
            );
        }
    }
    content
}

fn documents() -> Vec<(&'static str, usize, Vec<u8>)> {
    let prose: Vec<String> = (1..=100).map(prose).collect();
    let tables = (0..200).map(|_| {
        let mut content = String::new();
        table(&mut content, 800.0, 45);
        content
    });
    vec![
        ("invoice", 1, pdf(&[invoice()])),
        ("prose", 100, pdf(&prose)),
        ("tables", 200, pdf(&tables.collect::<Vec<_>>())),
    ]
}

fn parse(criterion: &mut Criterion) {
    let schema = json!({"type": "object", "properties": {
        "invoice_number": {"type": "string"},
        "invoice_date": {"type": "string", "description": "Date of the invoice"},
        "total": {"type": "number"},
        "items": {"type": "array", "items": {"type": "object", "properties": {
            "description": {"type": "string"},
            "quantity": {"type": "integer"},
            "amount": {"type": "number"},
        }}},
    }});
    let mut group = criterion.benchmark_group("pages");
    group.sample_size(10);
    for (name, pages, bytes) in documents() {
        group.throughput(Throughput::Elements(pages as u64));
        group.bench_with_input(BenchmarkId::new("parse", name), &bytes, |bencher, bytes| {
            bencher.iter(|| bench::parse("bench.pdf", bytes));
        });
        group.bench_with_input(
            BenchmarkId::new("extract", name),
            &bytes,
            |bencher, bytes| {
                bencher.iter(|| bench::extract("bench.pdf", bytes, &schema));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, parse, scale::extract);
criterion_main!(benches);

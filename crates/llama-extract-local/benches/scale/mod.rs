//! How the time of an extraction grows with the pages of the document and with the fields of the schema.

use criterion::{BenchmarkId, Criterion, Throughput};
use llama_extract_local::bench;
use serde_json::{Map, Value, json};

use crate::{pdf, show, table};

const SUBJECTS: [&str; 25] = [
    "pump",
    "engine",
    "vessel",
    "crane",
    "boiler",
    "turbine",
    "valve",
    "filter",
    "tank",
    "motor",
    "supplier",
    "buyer",
    "carrier",
    "agent",
    "owner",
    "insurer",
    "tenant",
    "bank",
    "driver",
    "inspector",
    "permit",
    "lease",
    "policy",
    "licence",
    "warranty",
];

/// What is asked of each subject, with the type of the answer.
const ASKED: [(&str, &str); 20] = [
    ("number", "id"),
    ("name", "string"),
    ("date", "date"),
    ("amount", "number"),
    ("price", "number"),
    ("currency", "string"),
    ("email", "string"),
    ("phone", "string"),
    ("address", "string"),
    ("city", "string"),
    ("approved", "boolean"),
    ("class", "choice"),
    ("share", "percent"),
    ("remark", "string"),
    ("start_date", "date"),
    ("end_date", "date"),
    ("quantity", "integer"),
    ("year", "integer"),
    ("tags", "strings"),
    ("parts", "objects"),
];

/// Fields of all types, with two lists in twenty.
fn schema(fields: usize) -> Value {
    let mut properties = Map::new();
    for at in 0..fields {
        let subject = SUBJECTS[at % SUBJECTS.len()];
        let (asked, kind) = ASKED[(at / SUBJECTS.len() + at % SUBJECTS.len()) % ASKED.len()];
        let description = format!("The {asked} of the {subject}");
        let field = match kind {
            "id" => {
                json!({"type": "string", "description": format!("{description}, e.g. KX-1234")})
            }
            "date" => json!({"type": "string", "format": "date", "description": description}),
            "percent" => {
                json!({"type": "number", "description": format!("{description} in percent")})
            }
            "choice" => json!({"type": "string", "enum": ["first", "second", "third"]}),
            "strings" => json!({"type": "array", "items": {"type": "string"},
                "description": format!("All {asked} of the {subject}")}),
            "objects" => json!({"type": "array", "description": description, "items": {
            "type": "object", "properties": {
                "part": {"type": "string"},
                "quantity": {"type": "integer"},
                "amount": {"type": "number"},
            }}}),
            kind => json!({"type": kind, "description": description}),
        };
        properties.insert(format!("{subject}_{asked}"), field);
    }
    assert_eq!(properties.len(), fields, "each field has a name of its own");
    json!({"type": "object", "properties": properties})
}

/// A page with a heading, labels with values, a table, a list and a paragraph, unlike all others.
fn page(number: usize) -> String {
    let subject = |at: usize| SUBJECTS[(number * 7 + at) % SUBJECTS.len()];
    let mut content = String::new();
    let title = format!("Report {number} on the {}", subject(0));
    show(&mut content, 2, 50.0, 800.0, &title);
    let values = [
        format!("KX-{number:04}"),
        format!("2024-03-{:02}", 1 + number % 28),
        format!("{}.50 EUR", 100 + number),
        format!("Sample Works {number} Ltd"),
        "yes".to_owned(),
        format!("desk{number}@example.com"),
    ];
    let mut y = 780.0;
    for (at, value) in values.iter().enumerate() {
        let (asked, _) = ASKED[(number + at) % 18];
        let label = format!("{} {}:", subject(at), asked.replace('_', " "));
        show(&mut content, 2, 50.0, y, &label);
        show(&mut content, 1, 220.0, y, value);
        y -= 14.0;
    }
    table(&mut content, 680.0, 12);
    y = 460.0;
    show(&mut content, 2, 50.0, y, &format!("{} tags", subject(8)));
    for item in 1..=5 {
        y -= 14.0;
        let text = format!("- mark {item} of page {number}");
        show(&mut content, 1, 60.0, y, &text);
    }
    y -= 30.0;
    for line in 1..=8 {
        let text = format!(
            "The {} of section {number}.{line} is kept by the {}, from 1 March 2024 to 31 May 2024, at {line} %.",
            subject(line),
            subject(line + 9),
        );
        show(&mut content, 1, 50.0, y, &text);
        y -= 12.0;
    }
    content
}

pub(crate) fn extract(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("scale");
    group.sample_size(10);
    for (pages, fields) in [
        (50, 100),
        (100, 100),
        (200, 100),
        (200, 125),
        (200, 250),
        (200, 500),
    ] {
        let bytes = pdf(&(1..=pages).map(page).collect::<Vec<_>>());
        let schema = schema(fields);
        group.throughput(Throughput::Elements(pages as u64));
        group.bench_with_input(
            BenchmarkId::new(format!("{pages} pages"), format!("{fields} fields")),
            &bytes,
            |bencher, bytes| bencher.iter(|| bench::extract("bench.pdf", bytes, &schema)),
        );
    }
    group.finish();
}

//! From the bytes of an answer to a value with the place of everything.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput};
use llama_extract::{ExtractSchema, Granularity as _, PerDocument};
use serde_json::{Map, Value, json};

use crate::types::{Form, Table};

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decode");
    let mut measure = |name: &str, result: Value, tree: Value| {
        let bytes = job(&result, &tree).to_string().into_bytes();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(format!("{name}, bytes to JSON"), |bencher| {
            bencher.iter_with_large_drop(|| read(black_box(&bytes)));
        });
        let decode = if result.get("rows").is_some() {
            drop_decoded::<Table>
        } else {
            drop_decoded::<Form>
        };
        group.bench_function(format!("{name}, JSON to value and evidence"), |bencher| {
            bencher.iter_batched(|| read(&bytes), decode, BatchSize::LargeInput);
        });
    };
    measure(
        "100 fields",
        form(&|part, name| json!(format!("{part}{name}"))),
        form(&|_, _| leaf()),
    );
    let rows = (0..1_000).map(row).collect::<Vec<_>>();
    let trees = rows.iter().map(row_tree).collect::<Vec<_>>();
    measure("1,000 rows", json!({"rows": rows}), json!({"rows": trees}));
    group.finish();
}

type Job = llama_extract::api::types::ExtractV2Job;

fn read(bytes: &[u8]) -> Job {
    serde_json::from_slice(bytes).unwrap()
}

fn drop_decoded<T: ExtractSchema>(job: Job) {
    drop(black_box(PerDocument::decode::<T>(job).unwrap()));
}

/// A finished job as the service answers it.
pub(crate) fn job(result: &Value, tree: &Value) -> Value {
    json!({
        "id": "ext-1",
        "created_at": "2026-11-22T12:00:00Z",
        "updated_at": "2026-11-22T12:00:12Z",
        "project_id": "prj-1",
        "file_input": "dfl-1",
        "status": "COMPLETED",
        "extract_result": result,
        "extract_metadata": {
            "field_metadata": {"document_metadata": tree, "page_metadata": null, "row_metadata": null},
            "parse_job_id": "pjb-1",
            "parse_tier": "agentic",
        },
    })
}

fn form(leaf: &dyn Fn(char, char) -> Value) -> Value {
    let names = || 'a'..='j';
    let part = |part| {
        let fields = names().map(|name| (name.to_string(), leaf(part, name)));
        Value::Object(fields.collect())
    };
    let parts: Map<String, Value> = names().map(|name| (name.to_string(), part(name))).collect();
    Value::Object(parts)
}

fn row(number: usize) -> Value {
    json!({
        "number": number,
        "article": format!("ACX-{number:05}"),
        "description": "Hydraulic coupling, stainless, 1/2 in NPT",
        "quantity": number % 7,
        "price": 12.5 + number as f64,
    })
}

fn row_tree(row: &Value) -> Value {
    let fields = row.as_object().into_iter().flatten();
    Value::Object(fields.map(|(name, _)| (name.clone(), leaf())).collect())
}

/// What the service tells of one value.
fn leaf() -> Value {
    json!({
        "citation": [{
            "page": 1,
            "matching_text": "ACX-10000",
            "bounding_boxes": [{"x": 72.0, "y": 144.5, "w": 60.25, "h": 11.0}],
            "page_dimensions": {"width": 612.0, "height": 792.0},
        }],
        "confidence": 0.987,
        "extraction_confidence": 0.991,
        "parsing_confidence": 0.996,
    })
}

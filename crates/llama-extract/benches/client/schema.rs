//! From a type to the schema that is sent.

use std::hint::black_box;

use criterion::Criterion;
use llama_extract::{__private, ExtractSchema as _};

use crate::types::Form;

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("schema");
    group.bench_function("100 fields, put together", |bencher| {
        bencher.iter(|| black_box(__private::derive_schema::<Form>().unwrap()));
    });
    group.bench_function("100 fields, known already", |bencher| {
        bencher.iter(|| black_box(Form::data_schema().unwrap()));
    });
    group.finish();
}

//! Many documents at once.

mod faults;
mod journal;
mod kill;
mod limits;
mod lists;
mod results;

use std::collections::BTreeMap;

use llama_extract::batch::{Batch, BatchResult};
use llama_extract_local::LocalService;
use llama_extract_tests::batch::{Receipt, jobs_by_document};

/// Everything that a batch gives.
async fn all(mut batch: Batch<Receipt>) -> Vec<BatchResult<Receipt>> {
    let mut results = Vec::new();
    while let Some(result) = batch.next().await {
        results.push(result);
    }
    results
}

/// Checks that each of so many receipts was read once and rightly.
fn are_all_right(results: &[BatchResult<Receipt>], receipts: u64) {
    let mut numbers: Vec<u64> = results
        .iter()
        .map(|found| {
            let receipt = &found.result.as_ref().unwrap().value;
            assert_eq!(receipt.receipt_number, found.index);
            assert_eq!(receipt.total, found.index as f64 + 0.5);
            found.index
        })
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..receipts).collect::<Vec<_>>());
}

/// Checks that the service has one job for each of so many receipts.
async fn are_paid_once(service: &LocalService, receipts: u64) {
    let expected: BTreeMap<_, _> = (0..receipts).map(|n| (format!("{n}.txt"), 1)).collect();
    assert_eq!(jobs_by_document(service).await, expected);
}

//! A program that extracts a batch with a journal, to be killed: `run_batch URL JOURNAL RECEIPTS`.

use std::process::ExitCode;

use llama_extract_tests::batch::{Receipt, hasty_client, receipt};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Some(true) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Whether every receipt was read, and rightly.
async fn run() -> Option<bool> {
    let mut arguments = std::env::args().skip(1);
    let client = hasty_client(&arguments.next()?);
    let journal = arguments.next()?;
    let receipts: u64 = arguments.next()?.parse().ok()?;
    let mut batch = client
        .extract_all::<Receipt>((0..receipts).map(receipt))
        .concurrency(4)
        .open_jobs(12)
        .journal(journal)
        .start()
        .await
        .ok()?;
    let mut right = 0;
    while let Some(found) = batch.next().await {
        let number = found.result.ok()?.value.receipt_number;
        right += u64::from(number == found.index);
    }
    Some(right == receipts)
}

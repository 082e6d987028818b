//! A batch of small receipts, and what a service has done of it.

use std::collections::BTreeMap;
use std::time::Duration;

use llama_extract::{Client, Document, ExtractSchema, RetryPolicy};
use llama_extract_local::{Faults, LocalService};
use serde::Deserialize;

/// A receipt
#[derive(Debug, Deserialize, ExtractSchema)]
#[non_exhaustive]
pub struct Receipt {
    /// Receipt number
    pub receipt_number: u64,
    /// Total amount
    pub total: f64,
}

/// The receipt of this number.
#[must_use]
pub fn receipt(number: u64) -> Document {
    let text = format!("Receipt number: {number}\nTotal amount: ${number}.50\n");
    Document::bytes(format!("{number}.txt"), text)
}

/// A client that does not wait long before it tries again.
///
/// # Panics
///
/// When the URL is none.
#[must_use]
pub fn hasty_client(base_url: &str) -> Client {
    let retry = RetryPolicy::default()
        .attempts(8)
        .first_gap(Duration::from_millis(2))
        .longest_gap(Duration::from_millis(50));
    Client::builder()
        .base_url(base_url)
        .api_key("llx-any")
        .retry(retry)
        .build()
        .expect("the client is well-formed")
}

/// How many jobs the service has for each document, by the document's name. What goes wrong on purpose stops.
///
/// # Panics
///
/// When the service cannot be asked.
pub async fn jobs_by_document(service: &LocalService) -> BTreeMap<String, usize> {
    service
        .set_faults(Faults::default())
        .expect("no rules are no wrong rules");
    let client = hasty_client(service.base_url());
    let files = client.files().list().page_size(1_000).collect_all().await;
    let names: BTreeMap<_, _> = files
        .expect("files are listed")
        .into_iter()
        .map(|file| (file.id, file.name))
        .collect();
    let jobs = client.jobs().list().page_size(1_000).collect_all().await;
    let mut counts = BTreeMap::new();
    for job in jobs.expect("jobs are listed") {
        let name = names.get(&job.file_input).cloned();
        *counts.entry(name.unwrap_or(job.file_input)).or_default() += 1;
    }
    counts
}

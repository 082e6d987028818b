//! What a batch does at one time.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use llama_extract::ExtractJobStatus;
use llama_extract_local::LocalService;
use llama_extract_tests::batch::{Receipt, hasty_client, receipt};

use super::{all, are_all_right};

#[tokio::test]
async fn documents_are_taken_as_their_results_are_read() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let taken = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&taken);
    let documents = (0..).map(move |n| {
        counter.fetch_add(1, Ordering::Relaxed);
        receipt(n)
    });
    let batch = client.extract_all::<Receipt>(documents).open_jobs(5);
    let mut batch = batch.start().await.unwrap();
    for read in 1..=20 {
        batch.next().await.unwrap().result.unwrap();
        assert!(taken.load(Ordering::Relaxed) <= read + 5);
    }
}

#[tokio::test]
async fn no_more_jobs_are_open_than_allowed() {
    // Jobs that end only when they are cancelled.
    let service = LocalService::builder()
        .running_time(Duration::from_secs(3_600))
        .spawn()
        .await
        .unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..12).map(receipt));
    let batch = batch.open_jobs(4).concurrency(3).start().await.unwrap();
    let progress = batch.progress();
    let reader = tokio::spawn(all(batch));
    while progress.counts().failed < 12 {
        let jobs = client.jobs().list().page_size(100).collect_all().await;
        let mut open = jobs.unwrap();
        open.retain(|job| job.status != ExtractJobStatus::Cancelled);
        assert!(open.len() <= 4, "{open:?}");
        for job in open {
            client.job::<Receipt>(job.id).cancel().await.unwrap();
        }
    }
    let results = reader.await.unwrap();
    assert_eq!(results.len(), 12);
    assert!(
        results
            .iter()
            .all(|found| found.result.as_ref().unwrap_err().is_job_cancelled())
    );
}

#[tokio::test]
async fn a_batch_with_rates_gives_every_result() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..20).map(receipt));
    let batch = batch.creates_per_second(200.0).reads_per_second(100.0);
    are_all_right(&all(batch.start().await.unwrap()).await, 20);
}

#[tokio::test]
async fn a_rate_of_none_is_refused() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..20).map(receipt));
    let error = batch.creates_per_second(0.0).start().await.unwrap_err();
    assert!(error.is_argument(), "{error}");
}

//! What a batch gives.

use futures_core::Stream;
use llama_extract::batch::BatchDocument;
use llama_extract::files::FileQuery;
use llama_extract::{Document, ExtractSchema, List};
use llama_extract_local::{FaultRule, LocalService};
use llama_extract_tests::batch::{Receipt, hasty_client, receipt};
use serde::Deserialize;
use serde_json::{Value, json};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::{all, are_all_right, are_paid_once};

#[tokio::test]
async fn every_document_gives_its_result() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..60).map(receipt));
    let batch = batch.start().await.unwrap();
    let progress = batch.progress();
    are_all_right(&all(batch).await, 60);
    are_paid_once(&service, 60).await;
    let counts = progress.counts();
    assert_eq!(
        (counts.taken, counts.uploaded, counts.created),
        (60, 60, 60)
    );
    assert_eq!((counts.done, counts.failed, counts.running), (60, 0, 0));
}

#[tokio::test]
async fn in_input_order_a_slow_document_holds_the_others_back() {
    let slow = FaultRule::jobs()
        .file("3.txt")
        .running(Duration::from_millis(300));
    let service = LocalService::builder().faults(slow).spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..10).map(receipt));
    let results = all(batch.in_input_order().start().await.unwrap()).await;
    let indices: Vec<_> = results.iter().map(|found| found.index).collect();
    assert_eq!(indices, (0..10).collect::<Vec<_>>());
}

#[tokio::test]
async fn without_an_order_the_others_do_not_wait_for_a_slow_document() {
    let endless = FaultRule::jobs()
        .file("3.txt")
        .running(Duration::from_secs(3_600));
    let service = LocalService::builder()
        .faults(endless)
        .spawn()
        .await
        .unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..10).map(receipt));
    let mut batch = batch.start().await.unwrap();
    let mut indices = Vec::new();
    for _ in 0..9 {
        indices.push(batch.next().await.unwrap().index);
    }
    indices.sort_unstable();
    assert_eq!(indices, [0, 1, 2, 4, 5, 6, 7, 8, 9]);
}

#[tokio::test]
async fn bad_documents_do_not_stop_the_others_and_are_told_with_their_jobs() {
    let faults = llama_extract_local::Faults::default()
        .rule(
            FaultRule::jobs()
                .file("4.txt")
                .failed("parsing_error: torn"),
        )
        .rule(FaultRule::jobs().file("6.txt").cancelled());
    let service = LocalService::builder()
        .faults(faults)
        .spawn()
        .await
        .unwrap();
    let client = hasty_client(service.base_url());
    let documents = (0..10).map(|n| match n {
        1 => Document::path("/no/such/file.pdf"),
        2 => Document::bytes("empty.txt", ""),
        3 => Document::file_id("dfl-unknown"),
        n => receipt(n),
    });
    let batch = client.extract_all::<Receipt>(documents).in_input_order();
    let mut batch = batch.start().await.unwrap();
    let mut failed = Vec::new();
    while let Some(found) = batch.next().await {
        if let Err(error) = found.result {
            assert_eq!(error.job_id().is_some(), found.index > 3, "{error}");
            failed.push((found.index, error));
        }
    }
    let is = |place: usize, index, test: fn(&llama_extract::Error) -> bool| {
        assert!(
            failed[place].0 == index && test(&failed[place].1),
            "{failed:?}"
        );
    };
    is(0, 1, llama_extract::Error::is_document);
    is(1, 2, llama_extract::Error::is_document);
    is(2, 3, llama_extract::Error::is_not_found);
    is(3, 4, llama_extract::Error::is_job_failed);
    is(4, 6, llama_extract::Error::is_job_cancelled);
    assert_eq!(failed.len(), 5);

    let summary = batch.summary();
    assert_eq!((summary.done, summary.failed), (5, 5));
    let told = &summary.failures[3];
    assert_eq!((told.index, told.document.as_str()), (4, "4.txt"));
    assert_eq!(told.job_id.as_deref(), failed[3].1.job_id());
    assert!(told.message.contains("parsing_error: torn"), "{told:?}");
}

#[tokio::test]
async fn a_schema_that_the_service_would_refuse_is_told_before_anything_is_sent() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Value>((0..3).map(receipt));
    let error = batch.start().await.unwrap_err();
    assert!(error.is_schema(), "{error:?}");
    assert!(service.requests().is_empty());
}

#[tokio::test]
async fn a_batch_can_be_per_page() {
    #[derive(Debug, Deserialize, ExtractSchema)]
    struct Page {
        /// Receipt number
        receipt_number: u64,
    }
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Page>((7..8).map(receipt)).per_page();
    let mut batch = batch.cite_sources().start().await.unwrap();
    let pages = batch.next().await.unwrap().result.unwrap();
    assert_eq!(pages[0].value.receipt_number, 7);
    assert_eq!(pages[0].evidence.receipt_number.citations[0].page, Some(1));
    assert!(batch.next().await.is_none());
}

#[tokio::test]
async fn a_batch_can_run_by_a_saved_configuration() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let saved = client.configurations().create::<Receipt>("receipts");
    let saved = saved.await.unwrap();
    let batch = client.extract_all::<Receipt>((0..3).map(receipt));
    let batch = batch.saved(&saved.id).start().await.unwrap();
    are_all_right(&all(batch).await, 3);
    let jobs = client.jobs().list().configuration_id(&saved.id);
    assert_eq!(jobs.collect_all().await.unwrap().len(), 3);
}

/// The documents that the service has, as a stream.
struct Uploaded(List<FileQuery>);

impl Stream for Uploaded {
    type Item = Document;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Document>> {
        let file = Pin::new(&mut self.0).poll_next(context);
        file.map(|file| file.map(|file| Document::file_id(file.unwrap().id)))
    }
}

#[tokio::test]
async fn documents_can_come_as_a_stream() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    for n in 0..3 {
        client.files().upload(receipt(n)).await.unwrap();
    }
    let documents = Uploaded(client.files().list().page_size(2));
    let batch = client.extract_stream::<Receipt>(documents);
    let results = all(batch.start().await.unwrap()).await;
    let mut numbers: Vec<_> = results
        .iter()
        .map(|found| found.result.as_ref().unwrap().value.receipt_number)
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [0, 1, 2]);
}

#[tokio::test]
async fn credits_are_added_up_and_a_shared_parse_job_counts_once() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    // With evidence comes the id of the parse job.
    let first = client.extract::<Receipt>(receipt(5)).cite_sources();
    let first = first.await.unwrap();
    let metadata = first.job().extract_metadata.clone().unwrap();
    let parsed = metadata.parse_job_id.unwrap();
    let documents = (0..4).map(move |_| Document::parse_job_id(&parsed));
    let batch = client.extract_all::<Receipt>(documents).usage();
    let mut batch = batch.start().await.unwrap();
    while let Some(found) = batch.next().await {
        let job = found.result.unwrap();
        assert_eq!(job.usage().unwrap().credits, Some(8.0));
    }
    // Five for each extraction; three for the one parse job.
    let credits = batch.summary().credits.unwrap();
    assert_eq!(
        (credits.extract, credits.parse, credits.total),
        (20.0, 3.0, 23.0)
    );
    assert_eq!(credits.unsettled, 0);
}

#[tokio::test]
#[should_panic(expected = "the third document is bad")]
async fn an_iterator_that_panics_does_not_end_the_batch_in_silence() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let documents = (0..5).map(|n| match n {
        2 => panic!("the third document is bad"),
        n => receipt(n),
    });
    let batch = client.extract_all::<Receipt>(documents);
    all(batch.start().await.unwrap()).await;
}

#[tokio::test]
async fn a_result_that_does_not_fit_the_type_is_an_error_with_the_job() {
    #[derive(Debug, Deserialize, ExtractSchema)]
    struct Tiny {
        /// Receipt number
        #[expect(dead_code, reason = "it is never decoded")]
        receipt_number: u8,
    }
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let documents = [BatchDocument::new(receipt(70_000))];
    let mut batch = client.extract_all::<Tiny>(documents).start().await.unwrap();
    let error = batch.next().await.unwrap().result.unwrap_err();
    assert!(error.is_decode(), "{error:?}");
    let result = serde_json::to_value(&error.job().unwrap().extract_result).unwrap();
    assert_eq!(result, json!({"receipt_number": 70_000}));
}

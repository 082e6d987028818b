//! How a batch looks at its jobs.

use std::time::Duration;

use llama_extract::Polling;
use llama_extract_local::{FaultRule, LocalService};
use llama_extract_tests::batch::{Receipt, hasty_client, receipt};

use super::{all, are_all_right};

/// Looks of each kind: lists, and single ones.
fn looks(service: &LocalService) -> (usize, usize) {
    let requests = service.requests();
    let count = |operation| {
        let of_kind = requests.iter().filter(|r| r.operation == Some(operation));
        of_kind.count()
    };
    (count("list_extract_jobs"), count("get_extract_job"))
}

#[tokio::test]
async fn many_jobs_are_looked_at_with_few_requests() {
    let service = LocalService::builder()
        .running_time(Duration::from_millis(400))
        .spawn()
        .await
        .unwrap();
    let client = hasty_client(service.base_url());
    // So seldom that a machine with other things to do does not look oftener.
    let batch = client
        .extract_all::<Receipt>((0..100).map(receipt))
        .polling(Polling::every(Duration::from_millis(500)));
    are_all_right(&all(batch.cite_sources().start().await.unwrap()).await, 100);
    let (lists, single) = looks(&service);
    assert!(lists > 0 && lists + single < 60, "{lists} and {single}");
}

#[tokio::test]
async fn one_job_is_looked_at_by_itself() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..1).map(receipt));
    are_all_right(&all(batch.start().await.unwrap()).await, 1);
    let (lists, single) = looks(&service);
    assert!(lists == 0 && single > 0, "{lists} and {single}");
}

#[tokio::test]
async fn what_jobs_cost_is_asked_for_one_by_one_once_they_have_ended() {
    let service = LocalService::spawn().await.unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..50).map(receipt)).usage();
    let results = all(batch.start().await.unwrap()).await;
    are_all_right(&results, 50);
    assert!(results.iter().all(|found| {
        let extraction = found.result.as_ref().unwrap();
        extraction.usage().unwrap().credits == Some(8.0)
    }));
}

#[tokio::test]
async fn a_service_without_such_lists_is_asked_for_each_job() {
    for status in [404, 414, 422] {
        let none = FaultRule::on("list_extract_jobs").answer(status);
        let service = LocalService::builder().faults(none).spawn().await.unwrap();
        let client = hasty_client(service.base_url());
        let batch = client.extract_all::<Receipt>((0..30).map(receipt));
        are_all_right(&all(batch.start().await.unwrap()).await, 30);
    }
}

#[tokio::test]
async fn a_list_that_is_no_list_is_asked_for_once() {
    let strange = FaultRule::on("list_extract_jobs").html();
    let service = LocalService::builder()
        .faults(strange)
        .spawn()
        .await
        .unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..30).map(receipt));
    are_all_right(&all(batch.start().await.unwrap()).await, 30);
    // Those that were under way when the first came back may come back the same.
    assert!(looks(&service).0 <= 4, "{:?}", looks(&service));
}

#[tokio::test]
async fn jobs_that_take_too_long_are_given_up_with_their_ids_and_the_others_are_not() {
    let endless = FaultRule::jobs()
        .every(3)
        .running(Duration::from_secs(3_600));
    let service = LocalService::builder()
        .faults(endless)
        .spawn()
        .await
        .unwrap();
    let client = hasty_client(service.base_url());
    let batch = client.extract_all::<Receipt>((0..9).map(receipt));
    let batch = batch
        .deadline(Duration::from_secs(2))
        .polling(Polling::every(Duration::from_millis(20)));
    let results = all(batch.start().await.unwrap()).await;
    let errors = results
        .iter()
        .filter_map(|found| found.result.as_ref().err());
    let errors: Vec<_> = errors.collect();
    assert_eq!((results.len(), errors.len()), (9, 3));
    for error in errors {
        assert!(error.is_deadline() && error.job_id().is_some(), "{error:?}");
        assert!(error.to_string().contains("RUNNING"), "{error}");
    }
}

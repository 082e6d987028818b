//! From a job to its end.

use std::time::Duration;

use llama_extract::{Document, ExtractJobStatus, ExtractSchema, JobHandle};
use llama_extract_local::LocalService;
use llama_extract_tests::documents;
use llama_extract_tests::stub::{Reply, Stub};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::invoice::{Invoice, client_of};

#[derive(Debug, Deserialize, ExtractSchema)]
struct Total {
    total: f64,
}

fn job(status: &str) -> Reply {
    let result = if status == "COMPLETED" {
        json!({"total": 12.5})
    } else {
        Value::Null
    };
    Reply::json(
        200,
        &json!({
            "id": "ext-1", "file_input": "dfl-1", "project_id": "prj-1", "status": status, "extract_result": result,
            "error_message": (status == "FAILED").then_some("parsing_error: no text"),
            "created_at": "2026-09-11T09:00:31.892912Z", "updated_at": "2026-09-11T09:00:31.892912Z"
        }),
    )
}

#[tokio::test]
async fn a_throttled_job_and_an_unknown_status_are_waited_on() {
    let stub = Stub::start([
        job("PENDING"),
        job("THROTTLED"),
        job("ARCHIVING"),
        job("COMPLETED"),
    ])
    .await;
    let found = stub
        .client()
        .extract::<Total>(Document::file_id("dfl-1"))
        .await
        .unwrap();
    assert_eq!(found.value.total, 12.5);
}

#[tokio::test]
async fn errors_that_pass_are_survived() {
    let busy = || Reply::json(503, &json!({"detail": "busy"}));
    let stub = Stub::start([
        job("PENDING"),
        busy(),
        Reply::text(502, "<html>"),
        busy(),
        job("COMPLETED"),
    ])
    .await;
    let found = stub
        .client()
        .extract::<Total>(Document::file_id("dfl-1"))
        .await
        .unwrap();
    assert_eq!(found.value.total, 12.5);
    assert_eq!(stub.asked().len(), 5);
}

#[tokio::test]
async fn an_error_that_does_not_pass_ends_the_wait_with_the_job_id() {
    let stub = Stub::start([
        job("PENDING"),
        Reply::json(403, &json!({"detail": "no access"})),
    ])
    .await;
    let error = stub
        .client()
        .extract::<Total>(Document::file_id("dfl-1"))
        .await
        .unwrap_err();
    assert_eq!((error.status(), error.job_id()), (Some(403), Some("ext-1")));
}

#[tokio::test]
async fn an_answer_that_is_not_the_apis_ends_the_wait_with_the_job_id() {
    for strange in ["<html>Welcome</html>", "[1, 2]"] {
        let stub = Stub::start([job("PENDING"), Reply::text(200, strange)]).await;
        let error = stub
            .client()
            .extract::<Total>(Document::file_id("dfl-1"))
            .await
            .unwrap_err();
        assert!(
            error.is_senseless_answer() && !error.is_retryable(),
            "{error}"
        );
        assert_eq!(error.job_id(), Some("ext-1"));
    }
}

#[tokio::test]
async fn an_answer_that_is_cut_off_is_asked_for_again() {
    let cut = r#"{"id": "ext-1", "status": "COMPL"#;
    let stub = Stub::start([job("PENDING"), Reply::text(200, cut), job("COMPLETED")]).await;
    let found = stub
        .client()
        .extract::<Total>(Document::file_id("dfl-1"))
        .await
        .unwrap();
    assert_eq!(found.value.total, 12.5);
}

#[tokio::test]
async fn a_failed_job_is_an_error_with_the_services_words() {
    let stub = Stub::start([job("PENDING"), job("FAILED")]).await;
    let error = stub
        .client()
        .extract::<Total>(Document::file_id("dfl-1"))
        .await
        .unwrap_err();
    assert!(error.is_job_failed() && !error.is_retryable());
    assert_eq!(error.message(), Some("parsing_error: no text"));
}

#[tokio::test]
async fn a_job_that_takes_too_long_is_given_up_with_its_id_and_goes_on() {
    let service = LocalService::builder()
        .running_time(Duration::from_secs(3600))
        .spawn()
        .await
        .unwrap();
    let client = client_of(&service);
    let error = client
        .extract::<Invoice>(documents::invoice())
        .deadline(Duration::from_millis(60))
        .await
        .unwrap_err();
    assert!(error.is_deadline(), "{error}");
    let id = error.job_id().unwrap().to_owned();
    assert!(
        error.to_string().contains(&id) && error.to_string().contains("Client::job"),
        "{error}"
    );

    // It is there still, and can be cancelled by whoever knows the id.
    let mut job = client.job::<Invoice>(id);
    job.cancel().await.unwrap();
    let error = job.await.unwrap_err();
    assert!(error.is_job_cancelled(), "{error}");
}

#[tokio::test]
async fn a_job_that_has_ended_can_be_deleted_and_is_gone() {
    let service = LocalService::spawn().await.unwrap();
    let client = client_of(&service);
    let done = client
        .extract::<Invoice>(documents::invoice())
        .await
        .unwrap();
    let id = done.job().id.clone();
    client.job::<Invoice>(&id).delete().await.unwrap();
    assert!(client.job::<Invoice>(&id).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn updates_show_each_look_and_end_with_the_result() {
    let busy = Reply::json(503, &json!({"detail": "busy"}));
    let stub = Stub::start([job("PENDING"), job("ARCHIVING"), busy, job("COMPLETED")]).await;
    let submitted = stub
        .client()
        .extract::<Total>(Document::file_id("dfl-1"))
        .submit();
    let mut updates = submitted.await.unwrap().updates();
    let mut seen = Vec::new();
    while let Some(update) = updates.next().await {
        let status = update.status.map(|status| status.as_str().to_owned());
        seen.push((
            status.unwrap(),
            update.problem.is_some(),
            update.next_look.is_some(),
        ));
    }
    let expected = [
        ("ARCHIVING", false, true),
        ("ARCHIVING", true, true),
        ("COMPLETED", false, false),
    ];
    assert_eq!(
        seen,
        expected.map(|(status, a, b)| (status.to_owned(), a, b))
    );
    assert_eq!(updates.finish().await.unwrap().value.total, 12.5);
}

#[tokio::test]
async fn updates_of_a_job_that_failed_end_with_its_error() {
    let stub = Stub::start([job("PENDING"), job("RUNNING"), job("FAILED")]).await;
    let submitted = stub
        .client()
        .extract::<Total>(Document::file_id("dfl-1"))
        .submit();
    // Finished without having been read.
    let error = submitted
        .await
        .unwrap()
        .updates()
        .finish()
        .await
        .unwrap_err();
    assert!(error.is_job_failed(), "{error}");
}

#[tokio::test]
async fn a_job_that_is_not_visible_yet_is_waited_for() {
    let unseen = || Reply::json(404, &json!({"detail": "Job not found"}));
    let stub = Stub::start([job("PENDING"), unseen(), unseen(), job("COMPLETED")]).await;
    let extraction = stub.client().extract::<Total>(Document::file_id("dfl-1"));
    assert_eq!(extraction.await.unwrap().value.total, 12.5);

    // One that was picked up by its id is not there when the service says so.
    let stub = Stub::start([unseen(), job("COMPLETED")]).await;
    let error = stub.client().job::<Total>("ext-1").await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

/// A service whose jobs run for an hour.
async fn slow_service() -> LocalService {
    LocalService::builder()
        .running_time(Duration::from_secs(3600))
        .spawn()
        .await
        .unwrap()
}

#[tokio::test]
async fn a_job_can_be_cancelled_by_dropping_the_future_that_awaits_it() {
    let service = slow_service().await;
    let client = client_of(&service);
    let job = client
        .extract::<Invoice>(documents::invoice())
        .cancel_on_drop()
        .submit()
        .await
        .unwrap();
    let mut same = client.job::<Invoice>(job.id());
    let mut updates = job.updates();
    // It is seen running, and then nobody waits any more.
    updates.next().await.unwrap();
    drop(updates);
    while same.poll_once().await.unwrap().status != ExtractJobStatus::Cancelled {}
}

#[tokio::test]
async fn only_a_job_that_somebody_dropped_before_its_end_is_cancelled() {
    let cancels = |service: &LocalService| {
        let requests = service.requests();
        requests
            .iter()
            .filter(|request| request.path.ends_with("/cancel"))
            .count()
    };
    // Seen to its end.
    let service = LocalService::spawn().await.unwrap();
    let client = client_of(&service);
    let extract = client.extract::<Invoice>(documents::invoice());
    let done = extract.cancel_on_drop().await.unwrap();
    // What a drop has the runtime send is sent before this is answered.
    let mut job = client.job::<Invoice>(&done.job().id);
    job.poll_once().await.unwrap();
    assert_eq!(cancels(&service), 0);

    // Given up on at a deadline: the error has its id.
    let service = slow_service().await;
    let client = client_of(&service);
    let extract = client.extract::<Invoice>(documents::invoice());
    let extract = extract.cancel_on_drop().deadline(Duration::from_millis(30));
    let error = extract.await.unwrap_err();
    let mut job = client.job::<Invoice>(error.job_id().unwrap());
    let status = &job.poll_once().await.unwrap().status;
    assert_ne!(*status, ExtractJobStatus::Cancelled);
    assert_eq!(cancels(&service), 0);
}

#[tokio::test]
async fn a_handle_outlasts_the_program_and_knows_its_service() {
    let service = LocalService::spawn().await.unwrap();
    let client = client_of(&service);
    let extract = client.extract::<Invoice>(documents::invoice());
    let job = extract.submit().await.unwrap();
    let line = serde_json::to_string(&job.handle()).unwrap();
    drop((job, client));

    let handle: JobHandle = serde_json::from_str(&line).unwrap();
    let found = client_of(&service).job::<Invoice>(handle.clone()).await;
    assert_eq!(found.unwrap().job().id, handle.id());

    let other = LocalService::spawn().await.unwrap();
    let error = client_of(&other).job::<Invoice>(handle).await.unwrap_err();
    assert!(error.is_argument(), "{error}");
    assert!(error.to_string().contains(service.base_url()), "{error}");
    assert!(other.requests().is_empty());
}

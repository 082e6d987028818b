//! What is sent again, and what is not.

use llama_extract::{Document, Error, ExtractSchema, Extraction};
use llama_extract_tests::stub::{Asked, Reply, Stub};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize, ExtractSchema)]
struct Total {
    total: f64,
}

fn job_json(id: &str, created_at: &str) -> Value {
    json!({
        "id": id, "file_input": "dfl-1", "project_id": "prj-1", "status": "COMPLETED",
        "extract_result": {"total": 12.5}, "created_at": created_at, "updated_at": created_at
    })
}

fn job(id: &str) -> Reply {
    Reply::json(200, &job_json(id, "2026-09-11T09:00:31.892912Z"))
}

/// A list of jobs, by id and how many seconds ago they were created.
fn jobs(jobs: &[(&str, i64)]) -> Reply {
    let items: Vec<Value> = jobs
        .iter()
        .map(|(id, age)| {
            let created = chrono::Utc::now() - chrono::TimeDelta::seconds(*age);
            job_json(id, &created.to_rfc3339())
        })
        .collect();
    Reply::json(200, &json!({"items": items, "next_page_token": null}))
}

fn refused(status: u16) -> Reply {
    Reply::json(status, &json!({"detail": "not now"}))
}

async fn extract(stub: &Stub) -> Result<Extraction<Total>, Error> {
    let client = stub.retrying_client();
    client.extract::<Total>(Document::file_id("dfl-1")).await
}

fn creates(stub: &Stub) -> usize {
    let is_create = |asked: &&Asked| asked.method == Method::POST;
    stub.asked().iter().filter(is_create).count()
}

#[tokio::test]
async fn a_look_is_repeated_until_there_is_an_answer() {
    let answers = [
        refused(503),
        refused(502),
        refused(429),
        refused(408),
        job("ext-1"),
    ];
    let stub = Stub::start(answers).await;
    let mut job = stub.retrying_client().job::<Total>("ext-1");
    job.poll_once().await.unwrap();
    assert_eq!(stub.asked().len(), 5);
}

#[tokio::test]
async fn the_error_says_how_often_it_was_tried() {
    let stub = Stub::start((0..10).map(|_| refused(503))).await;
    let client = stub.retrying_client();
    let error = client.files().get("dfl-1").await.unwrap_err();
    assert_eq!((stub.asked().len(), error.attempts()), (6, 6));
    assert!(error.to_string().ends_with("(after 6 attempts)"), "{error}");
}

#[tokio::test]
async fn what_another_attempt_would_not_change_is_asked_once() {
    for status in [400, 401, 402, 404, 409, 413, 422] {
        let stub = Stub::start([refused(status), refused(status)]).await;
        let client = stub.retrying_client();
        let error = client.files().get("dfl-1").await.unwrap_err();
        assert_eq!((stub.asked().len(), error.attempts()), (1, 1), "{status}");
    }
}

#[tokio::test]
async fn a_create_that_was_refused_is_sent_again() {
    let stub = Stub::start([refused(429), refused(503), job("ext-1"), job("ext-1")]).await;
    extract(&stub).await.unwrap();
    assert_eq!(creates(&stub), 3);
}

#[tokio::test]
async fn the_job_of_a_create_whose_answer_was_lost_is_found_and_not_made_again() {
    for lost in [500, 502, 504] {
        let answers = [
            refused(lost),
            jobs(&[]),
            jobs(&[("ext-7", 0)]),
            job("ext-7"),
        ];
        let stub = Stub::start(answers).await;
        let found = extract(&stub).await.unwrap();
        assert_eq!(found.job().id, "ext-7", "{lost}");
        assert_eq!(creates(&stub), 1, "{lost}");
        let look = stub.asked()[1].uri.to_string();
        assert!(look.contains("file_input=dfl-1"), "{look}");
    }
}

#[tokio::test]
async fn a_create_that_surely_made_no_job_is_sent_again() {
    let none = || jobs(&[]);
    let answers = [
        refused(502),
        none(),
        none(),
        none(),
        job("ext-1"),
        job("ext-1"),
    ];
    let stub = Stub::start(answers).await;
    let found = extract(&stub).await.unwrap();
    assert_eq!((creates(&stub), found.value.total), (2, 12.5));
}

#[tokio::test]
async fn a_job_of_another_time_is_not_taken_for_the_lost_one() {
    let earlier = || jobs(&[("ext-old", 3_600)]);
    let answers = [
        refused(502),
        earlier(),
        earlier(),
        earlier(),
        job("ext-1"),
        job("ext-1"),
    ];
    let stub = Stub::start(answers).await;
    assert_eq!(extract(&stub).await.unwrap().job().id, "ext-1");
}

#[tokio::test]
async fn a_job_with_another_schema_is_not_taken_for_the_lost_one() {
    let other = || {
        let mut job = job_json("ext-other", &chrono::Utc::now().to_rfc3339());
        job["configuration"] = json!({"tier": "cost_effective", "data_schema": {
            "type": "object", "properties": {"name": {"type": "string"}}
        }});
        Reply::json(200, &json!({"items": [job], "next_page_token": null}))
    };
    let answers = [
        refused(502),
        other(),
        other(),
        other(),
        job("ext-1"),
        job("ext-1"),
    ];
    let stub = Stub::start(answers).await;
    assert_eq!(extract(&stub).await.unwrap().job().id, "ext-1");
}

#[tokio::test]
async fn two_creates_that_were_lost_together_do_not_take_the_same_job() {
    let both = || jobs(&[("ext-2", 0), ("ext-1", 0)]);
    let answers = [refused(502), both(), refused(502), both()];
    let stub = Stub::start(answers).await;
    let client = stub.retrying_client();
    let submit = || client.extract::<Total>(Document::file_id("dfl-1")).submit();
    let first = submit().await.unwrap();
    let second = submit().await.unwrap();
    assert_eq!((first.id(), second.id()), ("ext-2", "ext-1"));
}

#[tokio::test]
async fn when_looking_fails_the_error_says_that_there_may_be_a_job_and_how_to_look() {
    let answers = [refused(502), refused(401)];
    let stub = Stub::start(answers).await;
    let error = extract(&stub).await.unwrap_err();
    assert!(error.is_uncertain() && !error.is_retryable(), "{error:?}");
    assert_eq!(error.status(), Some(502));
    let text = error.to_string();
    assert!(text.contains("file_input(\"dfl-1\")"), "{text}");
    assert_eq!(creates(&stub), 1);
}

#[tokio::test]
async fn an_answer_that_makes_no_sense_is_not_asked_for_again() {
    let answers = [Reply::text(200, "<html>login</html>"), jobs(&[])];
    let stub = Stub::start(answers).await;
    let error = extract(&stub).await.unwrap_err();
    assert!(error.is_senseless_answer(), "{error:?}");
    assert_eq!(creates(&stub), 1);
}

#[tokio::test]
async fn an_upload_is_sent_whole_again() {
    let file = json!({"id": "dfl-9", "name": "a.txt", "project_id": "prj-1"});
    let stub = Stub::start([refused(503), Reply::json(201, &file)]).await;
    let client = stub.retrying_client();
    let document = Document::bytes("a.txt", "Total: 12.50");
    client.files().upload(document).await.unwrap();
    let asked = stub.asked();
    assert_eq!(asked.len(), 2);
    assert!(
        asked
            .iter()
            .all(|asked| asked.body.contains("Total: 12.50"))
    );
}

#[tokio::test]
async fn what_the_service_asks_for_beyond_reason_is_left_to_the_caller() {
    for asked in ["90", "3000000", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        let stub = Stub::start([refused(429).header("retry-after", asked)]).await;
        let error = extract(&stub).await.unwrap_err();
        assert!(error.is_rate_limited(), "{error}");
        assert!(error.retry_after().unwrap().as_secs() >= 90, "{error:?}");
        assert_eq!(creates(&stub), 1);
    }
}

#[tokio::test]
async fn an_answer_over_the_limit_is_not_read() {
    let large = Reply::text(200, &format!("{{\"id\": \"{}\"}}", "x".repeat(10_000)));
    let stub = Stub::start([large]).await;
    let client = llama_extract::Client::builder()
        .base_url(stub.base_url())
        .api_key("llx-secret")
        .answer_limit(1_000)
        .build()
        .unwrap();
    let error = client.files().get("dfl-1").await.unwrap_err();
    assert!(error.is_senseless_answer(), "{error:?}");
    assert!(error.to_string().contains("answer_limit"), "{error}");
}

fn cut_off() -> Reply {
    Reply::text(200, "{\"id\": \"ext-1\", \"status\": \"COMP")
}

#[tokio::test]
async fn a_look_that_stops_in_the_middle_is_made_up_for_by_the_next() {
    let stub = Stub::start([cut_off(), cut_off(), job("ext-1")]).await;
    let found = stub.retrying_client().job::<Total>("ext-1").await.unwrap();
    assert_eq!(found.value.total, 12.5);
}

#[tokio::test]
async fn looks_that_all_stop_in_the_middle_end_the_wait_with_the_id() {
    let stub = Stub::start((0..10).map(|_| cut_off())).await;
    let error = stub.retrying_client().job::<Total>("ext-1").await;
    let error = error.unwrap_err();
    assert!(error.is_senseless_answer(), "{error:?}");
    assert_eq!(error.job_id(), Some("ext-1"));
    assert_eq!(stub.asked().len(), 4);
}

#[tokio::test]
async fn the_job_of_a_create_whose_answer_stops_in_the_middle_is_found() {
    let stub = Stub::start([Reply::text(200, ""), jobs(&[("ext-7", 0)]), job("ext-7")]).await;
    assert_eq!(extract(&stub).await.unwrap().job().id, "ext-7");
    let stub = Stub::start([Reply::text(200, ""), jobs(&[])]).await;
    let error = extract(&stub).await.unwrap_err();
    assert!(error.is_senseless_answer(), "{error:?}");
    assert_eq!(creates(&stub), 1);
}

//! Lists over pages, and the ways in which a service can mislead about their end.

use std::future::poll_fn;
use std::pin::pin;

use futures_core::Stream as _;
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::{Value, json};

fn page(ids: &[&str], token: Value) -> Reply {
    let items: Vec<Value> = ids
        .iter()
        .map(|id| json!({"id": id, "name": "a.pdf", "project_id": "prj-1"}))
        .collect();
    Reply::json(
        200,
        &json!({"items": items, "next_page_token": token, "total_size": 3}),
    )
}

/// The `page_token` of each request.
fn tokens(stub: &Stub) -> Vec<Option<String>> {
    let token = |query: &str| {
        let pair = query
            .split('&')
            .find(|pair| pair.starts_with("page_token="))?;
        Some(pair["page_token=".len()..].to_owned())
    };
    stub.asked()
        .iter()
        .map(|asked| token(asked.uri.query().unwrap_or_default()))
        .collect()
}

async fn ids(stub: &Stub) -> Vec<String> {
    let files = stub.client().files().list().collect_all().await.unwrap();
    files.into_iter().map(|file| file.id).collect()
}

#[tokio::test]
async fn pages_follow_each_other_by_token() {
    let stub = Stub::start([
        page(&["1", "2"], json!("t1")),
        page(&["3"], json!("t2")),
        page(&["4"], Value::Null),
    ])
    .await;
    assert_eq!(ids(&stub).await, ["1", "2", "3", "4"]);
    assert_eq!(tokens(&stub), [None, Some("t1".into()), Some("t2".into())]);
}

#[tokio::test]
async fn an_empty_page_with_a_token_is_not_the_end() {
    let stub = Stub::start([
        page(&[], json!("t1")),
        page(&[], json!("t2")),
        page(&["1"], json!("t3")),
        page(&[], Value::Null),
    ])
    .await;
    assert_eq!(ids(&stub).await, ["1"]);
    assert_eq!(stub.asked().len(), 4);
}

#[tokio::test]
async fn a_token_that_is_null_empty_or_missing_is_the_end() {
    let missing = Reply::json(
        200,
        &json!({"items": [], "has_more": true, "total_size": 9}),
    );
    for last in [page(&["1"], Value::Null), page(&["1"], json!("")), missing] {
        // One more answer is there for whoever asks for it.
        let stub = Stub::start([last, page(&["2"], Value::Null)]).await;
        let mut files = stub.client().files().list();
        while files.try_next().await.unwrap().is_some() {}
        assert!(
            files.try_next().await.unwrap().is_none(),
            "it stays at its end"
        );
        assert_eq!(stub.asked().len(), 1);
    }
}

#[tokio::test]
async fn a_token_that_repeats_is_an_error_that_names_it() {
    let stub = Stub::start([
        page(&["1"], json!("t1")),
        page(&["2"], json!("t2")),
        page(&["3"], json!("t1")),
        page(&["2"], json!("t2")),
    ])
    .await;
    let mut files = stub.client().files().list();
    let mut found = vec![];
    let error = loop {
        match files.try_next().await {
            Ok(file) => found.push(file.expect("it does not end quietly").id),
            Err(error) => break error,
        }
    };
    assert_eq!(found, ["1", "2", "3"]);
    assert!(
        error.to_string().contains(r#""t1" for the second time"#),
        "{error}"
    );
    assert!(!error.is_retryable() && !error.is_transport());
    assert!(
        files.try_next().await.unwrap().is_none(),
        "and then it is over"
    );
    assert_eq!(stub.asked().len(), 3);
}

#[tokio::test]
async fn a_page_that_leads_to_itself_is_an_error() {
    let stub = Stub::start([page(&["1"], json!("t1")), page(&["1"], json!("t1"))]).await;
    let error = stub
        .client()
        .files()
        .list()
        .collect_all()
        .await
        .unwrap_err();
    assert!(error.to_string().contains(r#""t1""#), "{error}");
}

#[tokio::test]
async fn nothing_is_asked_before_it_is_needed() {
    let stub = Stub::start([page(&["1", "2"], json!("t1")), page(&["3"], Value::Null)]).await;
    let mut files = stub.client().files().list();
    assert_eq!(stub.asked().len(), 0);
    files.try_next().await.unwrap().unwrap();
    assert_eq!(files.total_size(), Some(3));
    files.try_next().await.unwrap().unwrap();
    assert_eq!(stub.asked().len(), 1);
    files.try_next().await.unwrap().unwrap();
    assert_eq!(stub.asked().len(), 2);
}

#[tokio::test]
async fn a_list_that_failed_goes_on_from_its_token() {
    let stub = Stub::start([
        page(&["1"], json!("t1")),
        Reply::json(503, &json!({"detail": "busy"})),
        page(&["2"], Value::Null),
    ])
    .await;
    let mut files = stub.client().files().list();
    files.try_next().await.unwrap().unwrap();
    let error = files.try_next().await.unwrap_err();
    assert!(
        error.to_string().starts_with("cannot list files: 503"),
        "{error}"
    );
    assert!(files.next().await.is_none());

    let token = files.page_token().unwrap();
    let rest = stub.client().files().list().from_page_token(token);
    assert_eq!(rest.collect_all().await.unwrap()[0].id, "2");
    assert_eq!(tokens(&stub)[2], Some("t1".into()));
}

#[tokio::test]
async fn pages_can_be_had_whole() {
    let stub = Stub::start([page(&["1", "2", "3"], json!("t1")), page(&[], Value::Null)]).await;
    let mut files = stub.client().files().list();
    files.try_next().await.unwrap().unwrap();
    let rest = files.next_page().await.unwrap().unwrap();
    assert_eq!(rest.len(), 2, "what was not read of this page");
    assert_eq!(files.next_page().await.unwrap().unwrap().len(), 0);
    assert!(files.next_page().await.unwrap().is_none());
}

#[tokio::test]
async fn a_list_is_a_stream() {
    let stub = Stub::start([page(&["1"], json!("t1")), page(&["2"], Value::Null)]).await;
    let mut files = pin!(stub.client().files().list());
    let mut found = vec![];
    while let Some(file) = poll_fn(|context| files.as_mut().poll_next(context)).await {
        found.push(file.unwrap().id);
    }
    assert_eq!(found, ["1", "2"]);
    assert_eq!(files.size_hint(), (0, Some(0)));
}

#[tokio::test]
async fn a_list_can_be_read_in_a_task_of_its_own() {
    let stub = Stub::start([page(&["1"], json!("t1")), page(&["2"], Value::Null)]).await;
    let files = stub.client().files().list();
    let read = tokio::spawn(async move { files.collect_all().await });
    assert_eq!(read.await.unwrap().unwrap().len(), 2);
}

#[tokio::test]
async fn a_wait_that_is_dropped_loses_nothing() {
    let stub = Stub::start([page(&["1"], Value::Null)]).await;
    let mut files = stub.client().files().list();
    // Polled once, which sends the request, and dropped.
    let polled_once = {
        let mut next = pin!(files.next());
        poll_fn(|context| std::task::Poll::Ready(next.as_mut().poll(context).is_pending())).await
    };
    assert!(polled_once, "an answer needs more than one poll");
    assert_eq!(files.try_next().await.unwrap().unwrap().id, "1");
    assert_eq!(stub.asked().len(), 1);
}

#[tokio::test]
async fn a_list_of_no_ids_is_empty_and_not_everything() {
    let stub = Stub::start([]).await;
    let client = stub.client();
    let none: [&str; 0] = [];
    assert!(
        client
            .files()
            .list()
            .file_ids(none)
            .collect_all()
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        client
            .jobs()
            .list()
            .job_ids(none)
            .collect_all()
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(stub.asked().len(), 0);
}

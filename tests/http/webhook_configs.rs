//! Stored webhook configurations.

use llama_extract::webhook::SigningSecret;
use llama_extract_tests::stub::{Reply, Stub};
use serde_json::{Value, json};

fn stored(id: &str) -> Value {
    json!({"id": id, "has_secret": true, "tenant_id": "prj-1", "tenant_type": "project",
        "webhook_url": "https://example.com/hook", "webhook_events": ["extract.success", "extract.paused"]})
}

#[tokio::test]
async fn a_configuration_is_stored_with_its_secret_which_is_never_printed() {
    let stub = Stub::start([Reply::json(201, &stored("whc-1"))]).await;
    let create = stub
        .client()
        .webhook_configs()
        .create("https://example.com/hook")
        .events(["extract.success"])
        .header("authorization", "Bearer hunter2")
        .signing_secret(&SigningSecret::new("whsec_hush").unwrap());
    let printed = format!("{create:?}");
    assert!(
        !printed.contains("hush") && !printed.contains("hunter2"),
        "{printed}"
    );
    assert!(printed.contains("https://example.com/hook"), "{printed}");

    let stored = create.await.unwrap();
    assert!(stored.has_secret);
    assert_eq!(stored.webhook_events.unwrap()[1].as_str(), "extract.paused");
    let sent: Value = serde_json::from_str(&stub.asked()[0].body).unwrap();
    assert_eq!(sent["webhook_signing_secret"], "whsec_hush");
    assert_eq!(sent["webhook_headers"]["authorization"], "Bearer hunter2");
}

#[tokio::test]
async fn an_update_leaves_out_what_is_not_said() {
    let stub = Stub::start([Reply::json(200, &stored("whc-1"))]).await;
    stub.client()
        .webhook_configs()
        .update("whc-1")
        .json()
        .await
        .unwrap();
    let sent: Value = serde_json::from_str(&stub.asked()[0].body).unwrap();
    assert_eq!(sent, json!({"webhook_output_format": "json"}));
}

#[tokio::test]
async fn no_events_are_refused_before_anything_is_sent() {
    let stub = Stub::start([]).await;
    let none: [&str; 0] = [];
    let error = stub
        .client()
        .webhook_configs()
        .update("whc-1")
        .events(none)
        .await
        .unwrap_err();
    assert!(
        error.is_argument() && error.to_string().contains("events"),
        "{error}"
    );
    assert_eq!(stub.asked().len(), 0);
}

#[tokio::test]
async fn the_list_goes_over_pages_where_there_are_some() {
    let first = json!({"items": [stored("whc-1")], "next_page_token": "t1"});
    let second = json!({"items": [stored("whc-2")], "next_page_token": null});
    let stub = Stub::start([Reply::json(200, &first), Reply::json(200, &second)]).await;
    let all = stub
        .client()
        .webhook_configs()
        .list()
        .collect_all()
        .await
        .unwrap();
    assert_eq!(all.len(), 2);
    assert!(
        stub.asked()
            .iter()
            .all(|asked| asked.uri.path() == "/api/v2/webhook-configs")
    );
}

#[tokio::test]
async fn a_service_without_pages_is_asked_for_all() {
    let absent = Reply::json(404, &json!({"detail": "Not Found"}));
    let stub = Stub::start([
        absent,
        Reply::json(200, &json!([stored("whc-1"), stored("whc-2")])),
    ])
    .await;
    let all = stub
        .client()
        .webhook_configs()
        .list()
        .collect_all()
        .await
        .unwrap();
    assert_eq!(all[1].id, "whc-2");
    assert_eq!(stub.asked()[1].uri.path(), "/api/v1/beta/webhook-configs");
}

#[tokio::test]
async fn a_404_in_the_middle_of_the_list_is_an_error() {
    let first = json!({"items": [stored("whc-1")], "next_page_token": "t1"});
    let gone = Reply::json(404, &json!({"detail": "no such page"}));
    let stub = Stub::start([Reply::json(200, &first), gone]).await;
    let error = stub
        .client()
        .webhook_configs()
        .list()
        .collect_all()
        .await
        .unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(stub.asked().len(), 2);
}

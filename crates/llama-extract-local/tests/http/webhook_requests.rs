//! Webhooks that are refused, and keys that are shown to nobody.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::client::{Api, small};
use crate::receiver::Receiver;
use crate::webhooks::{settled, start_job};

const URL: &str = "http://localhost:1/hook";

/// Members that do not fit, and where.
fn misfits() -> Vec<(Value, &'static str)> {
    vec![
        (json!({}), "webhook_url"),
        (json!({"webhook_url": null}), "webhook_url"),
        (json!({"webhook_url": 7}), "webhook_url"),
        (json!({"webhook_url": ""}), "webhook_url"),
        (json!({"webhook_url": "example.com/hook"}), "webhook_url"),
        (
            json!({"webhook_url": "ftp://example.com/hook"}),
            "webhook_url",
        ),
        (json!({"webhook_url": "http://"}), "webhook_url"),
        (
            json!({"webhook_url": URL, "webhook_events": []}),
            "webhook_events",
        ),
        (
            json!({"webhook_url": URL, "webhook_events": "extract.success"}),
            "webhook_events",
        ),
        (
            json!({"webhook_url": URL, "webhook_events": ["extract.success", "extract.done"]}),
            "webhook_events",
        ),
        (
            json!({"webhook_url": URL, "webhook_events": [7]}),
            "webhook_events",
        ),
        (
            json!({"webhook_url": URL, "webhook_headers": ["x"]}),
            "webhook_headers",
        ),
        (
            json!({"webhook_url": URL, "webhook_headers": {"x": 7}}),
            "webhook_headers",
        ),
        (
            json!({"webhook_url": URL, "webhook_headers": {"x": "a\r\ny: hush"}}),
            "webhook_headers",
        ),
        (
            json!({"webhook_url": URL, "webhook_headers": {"x": "a\0"}}),
            "webhook_headers",
        ),
        (
            json!({"webhook_url": URL, "webhook_headers": {"x y": "a"}}),
            "webhook_headers",
        ),
        (
            json!({"webhook_url": URL, "webhook_headers": {"": "a"}}),
            "webhook_headers",
        ),
        (
            json!({"webhook_url": URL, "webhook_headers": {"x\ny": "a"}}),
            "webhook_headers",
        ),
        (
            json!({"webhook_url": URL, "webhook_headers": {"Content-Length": "1"}}),
            "webhook_headers",
        ),
        (
            json!({"webhook_url": URL, "webhook_output_format": "xml"}),
            "webhook_output_format",
        ),
        (
            json!({"webhook_url": URL, "webhook_output_format": 7}),
            "webhook_output_format",
        ),
        (
            json!({"webhook_url": URL, "webhook_signing_secret": 7}),
            "webhook_signing_secret",
        ),
    ]
}

#[tokio::test]
async fn a_stored_configuration_that_does_not_fit_is_refused_by_name() {
    let api = Api::start().await;
    for (config, name) in misfits() {
        let (status, body) = api.post("/api/v1/beta/webhook-configs", &config).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{config}");
        assert_eq!(body["detail"][0]["loc"], json!(["body", name]), "{config}");
        assert_eq!(body["detail"].as_array().unwrap().len(), 1, "{body}");
    }
    assert_eq!(api.get("/api/v1/beta/webhook-configs").await.1, json!([]));
}

#[tokio::test]
async fn an_inline_configuration_that_does_not_fit_is_refused_by_place_and_name() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    for (config, name) in misfits() {
        let body = json!({"file_input": file, "configuration": small(),
            "webhook_configurations": [{"webhook_url": URL}, config]});
        let (status, body) = api.post("/api/v2/extract", &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{config}");
        assert_eq!(
            body["detail"][0]["loc"],
            json!(["body", "webhook_configurations", 1, name]),
            "{config}"
        );
    }
    assert_eq!(api.get("/api/v2/extract").await.1["items"], json!([]));
}

#[tokio::test]
async fn lists_of_webhooks_must_be_lists_of_the_right_things() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let many = vec![json!({"webhook_url": URL}); 101];
    for (name, value, loc) in [
        (
            "webhook_configurations",
            json!({"webhook_url": URL}),
            json!(["body", "webhook_configurations"]),
        ),
        (
            "webhook_configurations",
            json!([URL]),
            json!(["body", "webhook_configurations", 0]),
        ),
        (
            "webhook_configurations",
            json!(many),
            json!(["body", "webhook_configurations"]),
        ),
        (
            "webhook_configuration_ids",
            json!("whc-1"),
            json!(["body", "webhook_configuration_ids"]),
        ),
        (
            "webhook_configuration_ids",
            json!(["whc-1", 7]),
            json!(["body", "webhook_configuration_ids", 1]),
        ),
    ] {
        let mut body = json!({"file_input": file, "configuration": small()});
        body[name] = value;
        let (status, answer) = api.post("/api/v2/extract", &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
        assert_eq!(answer["detail"][0]["loc"], loc);
    }
}

#[tokio::test]
async fn an_unknown_stored_configuration_is_not_found_and_makes_no_job() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let body = json!({"file_input": file, "configuration": small(),
        "webhook_configuration_ids": ["whc-of-nobody"]});
    let (status, body) = api.post("/api/v2/extract", &body).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body["detail"].as_str().unwrap().contains("whc-of-nobody"));
    assert_eq!(api.get("/api/v2/extract").await.1["items"], json!([]));
}

#[tokio::test]
async fn null_and_empty_lists_of_webhooks_tell_nobody() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    for nothing in [json!(null), json!([])] {
        let body = json!({"file_input": file, "configuration": small(),
            "webhook_configurations": nothing, "webhook_configuration_ids": nothing});
        let (status, job) = api.post("/api/v2/extract", &body).await;
        assert_eq!(status, StatusCode::OK, "{job}");
        api.finished(job["id"].as_str().unwrap()).await;
    }
    assert_eq!(
        api.get("/_local/webhook-deliveries").await.1["items"],
        json!([])
    );
}

#[tokio::test]
async fn refusals_do_not_repeat_keys() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let bad = [
        json!({"webhook_url": "ftp://hush@example.com"}),
        json!({"webhook_url": URL, "webhook_headers": "hush"}),
        json!({"webhook_url": URL, "webhook_headers": {"x": ["hush"]}}),
        json!({"webhook_url": URL, "webhook_headers": {"x": "hush\n"}}),
        json!({"webhook_url": URL, "webhook_signing_secret": ["hush"]}),
        json!({"webhook_events": [], "webhook_signing_secret": "hush"}),
    ];
    for config in bad {
        let stored = api.post("/api/v1/beta/webhook-configs", &config).await;
        let inline = |hooks: Value| json!({"file_input": file, "configuration": small(), "webhook_configurations": hooks});
        let as_list = api.post("/api/v2/extract", &inline(json!([config]))).await;
        let as_object = api.post("/api/v2/extract", &inline(json!(config))).await;
        let nested = api
            .post("/api/v2/extract", &inline(json!([[config]])))
            .await;
        for (status, body) in [stored, as_list, as_object, nested] {
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
            assert!(!body.to_string().contains("hush"), "{body}");
        }
    }
}

#[tokio::test]
async fn answers_about_jobs_and_deliveries_hold_no_keys() {
    let (api, mut receiver) = (Api::start().await, Receiver::start().await);
    let hook = json!({"webhook_url": receiver.url() + "?token=hush", "webhook_signing_secret": "hush",
        "webhook_headers": {"x-key": "hush"}});
    let job = start_job(&api, json!([hook])).await;
    let told = receiver.take(2).await;
    assert_eq!(told[0].header("x-key"), Some("hush"));
    assert_eq!(told[0].path, "/hook?token=hush");
    for received in told {
        assert!(!received.event().to_string().contains("hush"));
    }
    let answers = [
        api.finished(&job).await,
        json!(settled(&api, &job).await),
        api.get("/api/v2/extract?expand=configuration&expand=metadata")
            .await
            .1,
    ];
    for answer in answers {
        assert!(!answer.to_string().contains("hush"), "{answer}");
    }
}

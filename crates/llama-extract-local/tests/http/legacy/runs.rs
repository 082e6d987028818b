//! Runs of an agent.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{V1, schema};
use crate::client::Api;

#[tokio::test]
async fn runs_are_listed_in_windows_and_by_state() {
    let api = Api::start().await;
    let agent = api.agent("codes").await;
    let good = api.upload("a.txt", b"Code: A-7").await;
    let bad = api.upload("a.xlsx", b"PK").await;
    let mut runs = Vec::new();
    for file in [&good, &bad, &good] {
        let body = json!({"extraction_agent_id": agent, "file_id": file});
        let (result, _) = api.v1_ended(&api.v1("/jobs", body).await).await;
        runs.insert(0, result["run_id"].clone());
    }
    let path = format!("/runs?extraction_agent_id={agent}");
    let listed = async |query: &str| {
        let page = api.v1_get(&format!("{path}{query}")).await;
        let items = page["items"].as_array().unwrap().clone();
        let ids: Vec<Value> = items.iter().map(|run| run["id"].clone()).collect();
        (
            ids,
            [&page["total"], &page["skip"], &page["limit"]].map(|n| n.as_u64().unwrap()),
        )
    };
    assert_eq!(listed("").await, (runs.clone(), [3, 0, 25]));
    assert_eq!(
        listed("&skip=1&limit=1").await,
        (runs[1..2].to_vec(), [3, 1, 1])
    );
    assert_eq!(
        listed("&status=ERROR").await,
        (runs[1..2].to_vec(), [1, 0, 25])
    );
    assert_eq!(listed("&status=CREATED").await, (vec![], [0, 0, 25]));
    let of_id = format!("&run_id={}", runs[2].as_str().unwrap());
    assert_eq!(listed(&of_id).await, (runs[2..].to_vec(), [1, 0, 25]));
    for (query, name) in [
        ("skip=-1", "skip"),
        ("limit=0", "limit"),
        ("status=DONE", "status"),
    ] {
        let (status, body) = api.get(&format!("{V1}{path}&{query}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(body["detail"][0]["loc"], json!(["query", name]));
    }
}

#[tokio::test]
async fn the_latest_run_from_the_web_page_is_null_until_there_is_one() {
    let api = Api::start().await;
    let agent = api.agent("codes").await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let body = json!({"extraction_agent_id": agent, "file_id": file});
    let path = format!("/runs/latest-from-ui?extraction_agent_id={agent}");
    api.v1("/jobs", body.clone()).await;
    assert_eq!(api.v1_get(&path).await, Value::Null);
    let job = api.v1("/jobs?from_ui=true", body.clone()).await;
    api.v1("/jobs", body).await;
    let run = api.v1_get(&path).await;
    assert_eq!(
        (&run["job_id"], &run["from_ui"]),
        (&job["id"], &json!(true))
    );
}

#[tokio::test]
async fn a_deleted_run_takes_its_job_and_its_work_along() {
    let api = Api::with_endless_jobs().await;
    let body = json!({"text": "Code: A-7", "data_schema": schema(), "config": {}});
    let job = api.v1("/run", body).await;
    let id = job["id"].as_str().unwrap();
    let (status, body) = api.get(&format!("{V1}/jobs/{id}/result")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body["detail"].as_str().unwrap().contains("PENDING"));

    let run = api.v1_get(&format!("/runs/by-job/{id}")).await;
    assert!(run["data"].is_null() && run["extraction_metadata"].is_null());
    let path = format!("{V1}/runs/{}", run["id"].as_str().unwrap());
    assert_eq!(
        api.call(Method::DELETE, &path).await,
        (StatusCode::OK, json!({}))
    );
    assert_eq!(
        api.call(Method::DELETE, &path).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        api.get(&format!("{V1}/jobs/{id}")).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(api.get("/api/v2/parse").await.1["items"], json!([]));
}

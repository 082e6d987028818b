//! Jobs of an agent.

use std::time::Duration;

use llama_extract_local::{FaultRule, LocalService};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{V1, schema};
use crate::client::{Api, small};
use crate::receiver::{Receiver, types};

#[tokio::test]
async fn a_job_works_with_the_settings_of_its_agent_or_with_its_own() {
    let api = Api::start().await;
    let agent = api.agent("codes").await;
    let file = api
        .upload("a.txt", b"Code: A-7\nTotal: 12.50\x0cCode: B-8")
        .await;
    let body = json!({"extraction_agent_id": agent, "file_id": file, "priority": "low"});
    let job = api.v1("/jobs", body).await;
    assert_eq!(job["extraction_agent"]["id"], agent.as_str());
    let (result, _) = api.v1_ended(&job).await;
    assert_eq!(result["data"], json!({"code": "A-7"}));

    let total = json!({"type": "object", "properties": {"total": {"type": "number"}}});
    let body = json!({
        "extraction_agent_id": agent, "file_id": file, "data_schema_override": total.to_string(),
        "config_override": {"page_range": "1", "extraction_target": "PER_PAGE"},
    });
    let (result, job) = api.v1_ended(&api.v1("/jobs", body).await).await;
    assert_eq!(result["data"], json!([{"total": 12.5}]));
    assert_eq!(job["extraction_agent"]["data_schema"], schema());
    let run = api
        .v1_get(&format!("/runs/by-job/{}", job["id"].as_str().unwrap()))
        .await;
    assert_eq!(
        (&run["data_schema"], &run["config"]["page_range"]),
        (&total, &json!("1"))
    );
    assert_eq!(
        (&run["id"], &run["data"]),
        (&result["run_id"], &result["data"])
    );
    assert_eq!(
        (&run["status"], &run["from_ui"]),
        (&json!("SUCCESS"), &json!(false))
    );

    let jobs = api
        .v1_get(&format!("/jobs?extraction_agent_id={agent}"))
        .await;
    assert_eq!((jobs.as_array().unwrap().len(), &jobs[0]), (2, &job));
}

#[tokio::test]
async fn a_batch_makes_all_its_jobs_or_none() {
    let api = Api::start().await;
    let agent = api.agent("codes").await;
    let one = api.upload("a.txt", b"Code: A-7").await;
    let two = api.upload("b.txt", b"Code: B-8").await;
    let listed = format!("/jobs?extraction_agent_id={agent}");
    let body = json!({"extraction_agent_id": agent, "file_ids": [one, "dfl-x"]});
    assert!(
        api.refused("/jobs/batch", body, 404)
            .await
            .contains("dfl-x")
    );
    assert_eq!(api.v1_get(&listed).await, json!([]));
    assert_eq!(api.get("/api/v2/parse").await.1["items"], json!([]));

    let body = json!({"extraction_agent_id": agent, "file_ids": [one, two]});
    let jobs = api.v1("/jobs/batch", body).await;
    for (job, code) in jobs.as_array().unwrap().iter().zip(["A-7", "B-8"]) {
        assert_eq!(api.v1_ended(job).await.0["data"]["code"], code);
    }
    for file_ids in [json!([]), json!([7]), json!("x"), Value::Null] {
        let body = json!({"extraction_agent_id": agent, "file_ids": file_ids});
        assert!(
            api.refused("/jobs/batch", body, 422)
                .await
                .contains("file_ids")
        );
    }
}

#[tokio::test]
async fn an_upload_becomes_a_job() {
    let api = Api::start().await;
    let agent = api.agent("codes").await;
    let send = async |texts: &[(&'static str, &str)]| {
        let file = Part::bytes(b"Code: A-7\nTotal: 12.50".to_vec()).file_name("a.txt");
        let mut form = Form::new().part("file", file);
        for (name, text) in texts {
            form = form.text(*name, (*text).to_owned());
        }
        let request = api.request(Method::POST, &format!("{V1}/jobs/file"));
        api.answer(request.bearer_auth("llx-test").multipart(form))
            .await
    };
    let (status, job) = send(&[("extraction_agent_id", &agent)]).await;
    assert_eq!(status, StatusCode::OK, "{job}");
    assert_eq!(job["file"]["name"], "a.txt");
    assert_eq!(api.v1_ended(&job).await.0["data"], json!({"code": "A-7"}));
    let total = r#"{"type": "object", "properties": {"total": {"type": "number"}}}"#;
    let (_, job) = send(&[
        ("extraction_agent_id", &agent),
        ("data_schema_override", total),
        ("config_override", r#"{"extraction_mode": "FAST"}"#),
    ])
    .await;
    assert_eq!(api.v1_ended(&job).await.0["data"], json!({"total": 12.5}));

    let files = api.get("/api/v1/beta/files").await.1["items"]
        .as_array()
        .unwrap()
        .len();
    for (texts, status, word) in [
        (vec![], 422, "extraction_agent_id"),
        (vec![("extraction_agent_id", "none")], 404, "none"),
        (
            vec![
                ("extraction_agent_id", agent.as_str()),
                ("data_schema_override", "{"),
            ],
            400,
            "not JSON",
        ),
        (
            vec![
                ("extraction_agent_id", agent.as_str()),
                ("config_override", "[]"),
            ],
            422,
            "config_override",
        ),
    ] {
        let (answered, body) = send(&texts).await;
        assert_eq!(answered.as_u16(), status, "{body}");
        assert!(body["detail"].to_string().contains(word), "{body}");
    }
    let after = api.get("/api/v1/beta/files").await.1["items"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(files, after, "what is refused leaves no file");
}

#[tokio::test]
async fn unknown_agents_jobs_and_runs_are_not_found() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let none = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
    let body = json!({"extraction_agent_id": none, "file_id": file, "file_ids": [file]});
    for path in ["/jobs", "/jobs/batch"] {
        assert!(api.refused(path, body.clone(), 404).await.contains("agent"));
    }
    for path in [
        format!("/jobs?extraction_agent_id={none}"),
        format!("/runs?extraction_agent_id={none}"),
        format!("/runs/latest-from-ui?extraction_agent_id={none}"),
        format!("/extraction-agents/{none}"),
        format!("/extraction-agents/by-name/{none}"),
        format!("/jobs/{none}"),
        format!("/jobs/{none}/result"),
        format!("/runs/{none}"),
        format!("/runs/by-job/{none}"),
    ] {
        let (status, body) = api.get(&format!("{V1}{path}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(body["detail"].as_str().unwrap().contains(none), "{body}");
    }
    for path in ["/jobs", "/runs", "/runs/latest-from-ui"] {
        let (status, body) = api.get(&format!("{V1}{path}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            body["detail"][0]["loc"],
            json!(["query", "extraction_agent_id"])
        );
    }
}

#[tokio::test]
async fn jobs_of_a_deleted_agent_stay_and_show_it() {
    let api = Api::start().await;
    let agent = api.agent("codes").await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let body = json!({"extraction_agent_id": agent, "file_id": file});
    let job = api.v1("/jobs", body).await;
    api.call(Method::DELETE, &format!("{V1}/extraction-agents/{agent}"))
        .await;
    api.call(Method::DELETE, &format!("/api/v1/beta/files/{file}"))
        .await;
    let (result, job) = api.v1_ended(&job).await;
    assert_eq!(result["data"], json!({"code": "A-7"}));
    assert_eq!(job["extraction_agent"]["name"], "codes");
    assert_eq!(
        (&job["file_id"], &job["file"]),
        (&json!(file), &Value::Null)
    );
}

#[tokio::test]
async fn lists_of_the_current_api_leave_legacy_jobs_out() {
    let api = Api::start().await;
    let body = json!({"text": "Code: A-7", "data_schema": schema(), "config": {}});
    api.v1_ended(&api.v1("/run", body).await).await;
    let job = api.extract("a.txt", b"Code: A-7", small()).await;
    let (_, page) = api.get("/api/v2/extract").await;
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    assert_eq!(page["items"][0]["id"], job["id"]);
}

#[tokio::test]
async fn legacy_jobs_outlast_the_service_and_unfinished_ones_go_on() {
    let directory = tempfile::tempdir().unwrap();
    let slow = LocalService::builder()
        .directory(directory.path())
        .running_time(Duration::from_secs(3_600));
    let api = Api::of(slow.spawn().await.unwrap());
    let agent = api.agent("codes").await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let body = json!({"extraction_agent_id": agent, "file_id": file});
    let job = api.v1("/jobs", body).await;
    let agents = api.v1_get("/extraction-agents").await;
    api.service.shutdown().await;

    let next = LocalService::builder().directory(directory.path());
    let api = Api::of(next.spawn().await.unwrap());
    let (result, _) = api.v1_ended(&job).await;
    assert_eq!(result["data"], json!({"code": "A-7"}));
    assert_eq!(api.v1_get("/extraction-agents").await, agents);
}

#[tokio::test]
async fn a_job_that_is_cancelled_from_outside_says_so_and_its_run_is_an_error() {
    let faults = FaultRule::jobs().cancelled();
    let api = Api::of(
        LocalService::builder()
            .faults(faults)
            .spawn()
            .await
            .unwrap(),
    );
    let body = json!({"text": "Code: A-7", "data_schema": schema(), "config": {}});
    let (result, job) = api.v1_ended(&api.v1("/run", body).await).await;
    assert_eq!(
        (&job["status"], &result["data"]),
        (&json!("CANCELLED"), &Value::Null)
    );
    let run = api
        .v1_get(&format!("/runs/{}", result["run_id"].as_str().unwrap()))
        .await;
    assert_eq!(run["status"], "ERROR");
    assert_eq!(run["error"], "the job was cancelled");
    let (_, parse) = api.get("/api/v2/parse").await;
    assert_eq!(parse["items"][0]["status"], "CANCELLED");
}

#[tokio::test]
async fn a_job_that_is_held_back_is_pending_and_so_is_its_parse_job() {
    let faults = FaultRule::jobs().throttled(Duration::from_secs(3_600));
    let api = Api::of(
        LocalService::builder()
            .faults(faults)
            .spawn()
            .await
            .unwrap(),
    );
    let body = json!({"text": "Code: A-7", "data_schema": schema(), "config": {}});
    let job = api.v1("/run", body).await;
    let id = job["id"].as_str().unwrap();
    // Held back is what the run is from CREATED on.
    while api.v1_get(&format!("/runs/by-job/{id}")).await["status"] == "CREATED" {}
    let run = api.v1_get(&format!("/runs/by-job/{id}")).await;
    assert_eq!(run["status"], "PENDING");
    assert_eq!(
        api.v1_get(&format!("/jobs/{id}")).await["status"],
        "PENDING"
    );
    let (_, parse) = api.get("/api/v2/parse?status=PENDING").await;
    assert_eq!(parse["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn webhooks_are_told_of_a_job_by_its_own_id() {
    let (api, mut receiver) = (Api::start().await, Receiver::start().await);
    let body = json!({
        "text": "Code: A-7", "data_schema": schema(), "config": {},
        "webhook_configurations": [{"webhook_url": receiver.url()}]
    });
    let job = api.v1("/run", body).await;
    let told = receiver.take(2).await;
    assert_eq!(types(&told), ["extract.pending", "extract.success"]);
    for received in told {
        assert_eq!(received.event()["data"]["job_id"], job["id"]);
    }
}

#[tokio::test]
async fn a_schema_is_generated_from_a_given_one_as_object_or_string() {
    let api = Api::start().await;
    for given in [schema(), json!(schema().to_string())] {
        let path = "/extraction-agents/schema/generate";
        let answer = api.v1(path, json!({"data_schema": given})).await;
        assert_eq!(
            answer["data_schema"]["properties"]["code"]["type"],
            "string"
        );
    }
    let refused = api.refused("/extraction-agents/schema/generate", json!({}), 400);
    assert!(refused.await.contains("prompt"));
}

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{Api, small};

#[tokio::test]
async fn a_job_starts_pending_and_ends_completed_with_its_result() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let (status, created) = api.create(&file, small()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(created["status"], "PENDING");
    let id = created["id"].as_str().unwrap();
    assert!(id.starts_with("ext-"), "{id}");
    for null in [
        "configuration_id",
        "configuration",
        "error_message",
        "metadata",
        "extract_result",
        "extract_metadata",
        "usage",
    ] {
        assert_eq!(created.get(null), Some(&Value::Null), "{null}");
    }
    api.finished(id).await;
    let (_, job) = api.get(&format!("/api/v2/extract/{id}")).await;
    assert_eq!(job["status"], "COMPLETED");
    assert_eq!(job["file_input"], file.as_str());
    assert_eq!(job["extract_result"], json!({"code": "A-7"}));
    for not_asked in ["configuration", "metadata", "extract_metadata", "usage"] {
        assert_eq!(job.get(not_asked), Some(&Value::Null), "{not_asked}");
    }
}

#[tokio::test]
async fn expand_fills_what_it_names() {
    let api = Api::start().await;
    let configuration = json!({"tier": "agentic", "cite_sources": true, "confidence_scores": true,
        "data_schema": small()["data_schema"]});
    let job = api.extract("a.txt", b"Code: A-7", configuration).await;
    assert_eq!(
        job["usage"],
        json!({"credits": 25.0, "extract_credits": 15.0, "parse_credits": 10.0})
    );
    assert_eq!(job["metadata"]["usage"]["num_pages_extracted"], 1);
    assert_eq!(job["metadata"]["engine"], "rules");
    assert_eq!(job["configuration"]["tier"], "agentic");
    assert_eq!(job["configuration"]["extraction_target"], "per_doc");
    assert_eq!(job["configuration"].get("max_pages"), Some(&Value::Null));
    let metadata = &job["extract_metadata"];
    assert_eq!(metadata["parse_tier"], "agentic");
    assert!(
        metadata["parse_job_id"]
            .as_str()
            .unwrap()
            .starts_with("pjb-")
    );
    let fields = &metadata["field_metadata"];
    assert_eq!(
        (&fields["page_metadata"], &fields["row_metadata"]),
        (&Value::Null, &Value::Null)
    );
    let leaf = &fields["document_metadata"]["code"];
    assert_eq!(
        leaf["citation"],
        json!([{"page": 1, "matching_text": "A-7"}])
    );
    let confidence = leaf["confidence"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&confidence), "{confidence}");
}

#[tokio::test]
async fn citations_and_confidence_come_only_when_asked_for() {
    let api = Api::start().await;
    for (flag, key, other) in [
        ("cite_sources", "citation", "confidence"),
        ("confidence_scores", "confidence", "citation"),
    ] {
        let mut configuration = small();
        configuration[flag] = true.into();
        let job = api.extract("a.txt", b"Code: A-7", configuration).await;
        let leaf = &job["extract_metadata"]["field_metadata"]["document_metadata"]["code"];
        assert!(
            leaf.get(key).is_some() && leaf.get(other).is_none(),
            "{leaf}"
        );
    }
}

#[tokio::test]
async fn what_is_not_in_the_document_is_null() {
    let api = Api::start().await;
    let job = api.extract("a.txt", b"Nothing of the kind.", small()).await;
    assert_eq!(job["status"], "COMPLETED");
    assert_eq!(job["extract_result"], json!({"code": null}));
}

#[tokio::test]
async fn a_page_at_a_time_gives_a_list() {
    let api = Api::start().await;
    let mut configuration = small();
    configuration["extraction_target"] = "per_page".into();
    configuration["cite_sources"] = true.into();
    configuration["target_pages"] = "2-3".into();
    let job = api
        .extract("a.txt", b"Code: A\x0cCode: B\x0cCode: C", configuration)
        .await;
    assert_eq!(job["extract_result"], json!([{"code": "B"}, {"code": "C"}]));
    let fields = &job["extract_metadata"]["field_metadata"];
    assert_eq!(fields["document_metadata"], Value::Null);
    assert_eq!(fields["page_metadata"][1]["code"]["citation"][0]["page"], 3);
}

#[tokio::test]
async fn max_pages_reads_no_further() {
    let api = Api::start().await;
    let mut configuration = small();
    configuration["max_pages"] = 1.into();
    let job = api
        .extract("a.txt", b"Nothing\x0cCode: B", configuration)
        .await;
    assert_eq!(job["extract_result"], json!({"code": null}));
    assert_eq!(job["metadata"]["usage"]["num_pages_extracted"], 1);
}

#[tokio::test]
async fn the_parse_job_of_an_extraction_can_be_extracted_from_again() {
    let api = Api::start().await;
    let first = api.extract("a.txt", b"Code: A-7", small()).await;
    let parse_job = first["extract_metadata"]["parse_job_id"].as_str().unwrap();
    let again = api.start_job(parse_job, small()).await;
    let again = api.finished(&again).await;
    assert_eq!(again["extract_result"], first["extract_result"]);
    assert_eq!(again["extract_metadata"]["parse_job_id"], parse_job);
}

#[tokio::test]
async fn a_running_job_can_be_cancelled_once() {
    let api = Api::with_endless_jobs().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let id = api.start_job(&file, small()).await;
    let path = format!("/api/v2/extract/{id}/cancel");
    let (status, job) = api.call(Method::POST, &path).await;
    assert_eq!(
        (status, &job["status"]),
        (StatusCode::OK, &json!("CANCELLED"))
    );
    let (status, body) = api.call(Method::POST, &path).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(
        body["detail"].as_str().unwrap().contains("CANCELLED"),
        "{body}"
    );
    let (_, job) = api.get(&format!("/api/v2/extract/{id}")).await;
    assert_eq!(
        (&job["status"], &job["extract_result"]),
        (&json!("CANCELLED"), &Value::Null)
    );
}

#[tokio::test]
async fn a_finished_job_can_be_deleted_and_is_gone() {
    let api = Api::start().await;
    let job = api.extract("a.txt", b"Code: A-7", small()).await;
    let path = format!("/api/v2/extract/{}", job["id"].as_str().unwrap());
    assert_eq!(
        api.call(Method::DELETE, &path).await,
        (StatusCode::OK, json!({}))
    );
    for (method, path) in [
        (Method::GET, path.clone()),
        (Method::DELETE, path.clone()),
        (Method::POST, format!("{path}/cancel")),
    ] {
        assert_eq!(api.call(method, &path).await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_running_job_is_deleted_only_by_force() {
    let api = Api::with_endless_jobs().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    let id = api.start_job(&file, small()).await;
    let path = format!("/api/v2/extract/{id}");
    let (status, body) = api.call(Method::DELETE, &path).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(
        body["detail"].as_str().unwrap().contains("force=true"),
        "{body}"
    );
    let (status, body) = api
        .call(Method::DELETE, &format!("{path}?force=perhaps"))
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    assert_eq!(
        api.call(Method::DELETE, &format!("{path}?force=true"))
            .await
            .0,
        StatusCode::OK
    );
    assert_eq!(api.get(&path).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn deleting_the_file_leaves_the_job() {
    let api = Api::start().await;
    let job = api.extract("a.txt", b"Code: A-7", small()).await;
    let file = job["file_input"].as_str().unwrap();
    api.call(Method::DELETE, &format!("/api/v1/beta/files/{file}"))
        .await;
    let again = api.finished(job["id"].as_str().unwrap()).await;
    assert_eq!(again, job);
}

#[tokio::test]
async fn what_a_job_is_made_from_must_exist() {
    let api = Api::start().await;
    for id in ["dfl-none", "pjb-none"] {
        let (status, body) = api.create(id, small()).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(body["detail"].as_str().unwrap().contains(id), "{body}");
    }
    let file = api.upload("a.txt", b"Code: A-7").await;
    let body = json!({"file_input": file, "configuration_id": "cfg-none"});
    let (status, body) = api.post("/api/v2/extract", &body).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(
        body["detail"].as_str().unwrap().contains("cfg-none"),
        "{body}"
    );
}

#[tokio::test]
async fn exactly_one_configuration_is_needed() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    for body in [
        json!({"file_input": file}),
        json!({"file_input": file, "configuration": small(), "configuration_id": "cfg-x"}),
    ] {
        let (status, body) = api.post("/api/v2/extract", &body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(
            body["detail"].as_str().unwrap().contains("exactly one"),
            "{body}"
        );
    }
}

#[tokio::test]
async fn settings_that_do_not_fit_are_named() {
    let api = Api::start().await;
    let file = api.upload("a.txt", b"Code: A-7").await;
    for (name, value) in [
        ("tier", json!("gold")),
        ("parse_tier", json!("gold")),
        ("extraction_target", json!("per_word")),
        ("max_pages", json!(0)),
        ("max_pages", json!("two")),
        ("target_pages", json!("x")),
        ("cite_sources", json!("yes")),
        ("system_prompt", json!(7)),
    ] {
        let mut configuration = small();
        configuration[name] = value.clone();
        let (status, body) = api.create(&file, configuration).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(
            body["detail"][0]["loc"],
            json!(["body", "configuration", name])
        );
        assert_eq!(body["detail"][0]["input"], value);
    }
    let mut configuration = small();
    configuration["tier"] = "gold".into();
    let (_, body) = api.create(&file, configuration).await;
    let msg = body["detail"][0]["msg"].as_str().unwrap();
    assert!(
        msg.contains("'cost_effective'") && msg.contains("'agentic'"),
        "{msg}"
    );
}

#[tokio::test]
async fn a_job_says_that_its_system_prompt_was_not_used() {
    let api = Api::start().await;
    let mut configuration = small();
    let job = api
        .extract("a.txt", b"Code: A-7", configuration.clone())
        .await;
    assert!(job["metadata"].get("system_prompt").is_none(), "{job}");
    configuration["system_prompt"] = "Answer in French.".into();
    let job = api.extract("a.txt", b"Code: A-7", configuration).await;
    assert_eq!(
        job["metadata"]["system_prompt"],
        "not used by the rules engine"
    );
    assert_eq!(job["configuration"]["system_prompt"], "Answer in French.");
    assert_eq!(job["extract_result"], json!({"code": "A-7"}));
}

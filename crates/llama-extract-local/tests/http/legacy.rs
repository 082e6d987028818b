//! The legacy API, v1: agents, jobs, runs, and runs without an agent.

use std::time::Duration;

use llama_extract_local::LocalService;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{Api, small};
use crate::sample::INVOICE;

const V1: &str = "/api/v1/extraction";

/// One string field called `code`.
fn schema() -> Value {
    small()["data_schema"].clone()
}

/// `Code: A-7` in base64.
const CODE: &str = "Q29kZTogQS03";

fn is_uuid_4(id: &Value) -> bool {
    let id = id.as_str().unwrap_or_default();
    let groups: Vec<usize> = id.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && id.chars().nth(14) == Some('4')
}

impl Api {
    async fn v1(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.post(&format!("{V1}{path}"), &body).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer
    }

    async fn v1_get(&self, path: &str) -> Value {
        let (status, answer) = self.get(&format!("{V1}{path}")).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer
    }

    async fn refused(&self, path: &str, body: Value, expected: u16) -> String {
        let (status, answer) = self.post(&format!("{V1}{path}"), &body).await;
        assert_eq!(status.as_u16(), expected, "{answer}");
        answer["detail"].to_string()
    }

    async fn agent(&self, name: &str) -> String {
        let body = json!({"name": name, "data_schema": schema(), "config": {}});
        let agent = self.v1("/extraction-agents", body).await;
        agent["id"].as_str().unwrap().to_owned()
    }

    /// The result of a job that has ended, and the job.
    async fn v1_ended(&self, job: &Value) -> (Value, Value) {
        let id = job["id"].as_str().unwrap();
        for _ in 0..20_000 {
            let job = self.v1_get(&format!("/jobs/{id}")).await;
            if job["status"] != "PENDING" {
                return (self.v1_get(&format!("/jobs/{id}/result")).await, job);
            }
        }
        panic!("job {id} does not end");
    }

    async fn run_file(&self, data: &str, mime_type: &str) -> (Value, Value) {
        let file = json!({"data": data, "mime_type": mime_type});
        let body = json!({"file": file, "data_schema": schema(), "config": {}});
        self.v1_ended(&self.v1("/run", body).await).await
    }
}

#[tokio::test]
async fn a_run_without_an_agent_takes_text_a_file_or_base64() {
    let api = Api::start().await;
    let file_id = api.upload("a.txt", b"Code: A-7").await;
    for input in [
        json!({"file_id": file_id}),
        json!({"text": "Code: A-7"}),
        json!({"file": {"data": CODE, "mime_type": "text/plain"}}),
    ] {
        let mut body = json!({"data_schema": schema(), "config": {}});
        for (name, value) in input.as_object().unwrap() {
            body[name] = value.clone();
        }
        let job = api.v1("/run", body).await;
        assert_eq!(job["status"], "PENDING");
        assert!(is_uuid_4(&job["id"]) && is_uuid_4(&job["extraction_agent"]["id"]));
        let (result, job) = api.v1_ended(&job).await;
        assert_eq!(
            (&job["status"], &job["error"]),
            (&json!("SUCCESS"), &Value::Null)
        );
        assert_eq!(result["data"], json!({"code": "A-7"}));
        assert_eq!(result["extraction_agent_id"], job["extraction_agent"]["id"]);
        assert!(is_uuid_4(&result["run_id"]));
        assert_eq!(
            result["extraction_metadata"]["usage"]["num_pages_extracted"],
            1
        );
        assert_eq!(job["file"]["id"], job["file_id"]);
        assert_eq!(job["file"]["file_size"], 9);
    }
}

#[tokio::test]
async fn a_schema_can_be_its_json_in_a_string() {
    let api = Api::start().await;
    let body = json!({"text": "Code: A-7", "data_schema": schema().to_string(), "config": {}});
    let (result, _) = api.v1_ended(&api.v1("/run", body).await).await;
    assert_eq!(result["data"], json!({"code": "A-7"}));

    for text in ["{", "7"] {
        let body = json!({"text": "x", "data_schema": text, "config": {}});
        let detail = api.refused("/run", body, 400).await;
        assert!(
            detail.contains("schema_validation: data_schema is a string"),
            "{detail}"
        );
    }
}

#[tokio::test]
async fn the_mime_type_tells_the_kind_of_a_document() {
    let api = Api::start().await;
    let pdf = {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(INVOICE)
    };
    // Encoders of MIME break lines.
    let lines: Vec<&str> = (0..pdf.len())
        .step_by(76)
        .map(|at| &pdf[at..pdf.len().min(at + 76)])
        .collect();
    let (_, job) = api.run_file(&lines.join("\r\n"), "application/pdf").await;
    assert_eq!(job["status"], "SUCCESS", "{job}");
    assert_eq!(job["file"]["name"], "document.pdf");
    let (result, job) = api.run_file(CODE, "image/png").await;
    assert_eq!(job["status"], "ERROR");
    let error = job["error"].as_str().unwrap();
    assert!(
        error.contains("UNSUPPORTED_FILE_TYPE") && error.contains(".png"),
        "{error}"
    );
    assert_eq!(
        (&result["data"], &result["extraction_metadata"]),
        (&Value::Null, &json!({}))
    );
}

#[tokio::test]
async fn a_run_has_exactly_one_input() {
    let api = Api::start().await;
    for inputs in [
        json!({}),
        json!({"text": "x", "file_id": "dfl-x"}),
        json!({"text": "x", "file": {"data": CODE, "mime_type": "text/plain"}}),
    ] {
        let mut body = json!({"data_schema": schema(), "config": {}});
        for (name, value) in inputs.as_object().unwrap() {
            body[name] = value.clone();
        }
        let detail = api.refused("/run", body, 400).await;
        assert!(
            detail.contains("exactly one of file_id, text and file"),
            "{detail}"
        );
    }
    let body = json!({"text": "", "data_schema": schema(), "config": {}});
    assert!(api.refused("/run", body, 400).await.contains("empty"));
    let body = json!({"file_id": "dfl-x", "data_schema": schema(), "config": {}});
    assert!(api.refused("/run", body, 404).await.contains("dfl-x"));
}

#[tokio::test]
async fn what_does_not_fit_in_a_run_is_named() {
    let api = Api::start().await;
    let whole = json!({"text": "x", "data_schema": schema(), "config": {}});
    for (member, value, loc) in [
        ("config", Value::Null, r#"["body","config"]"#),
        ("data_schema", json!(7), r#"["body","data_schema"]"#),
        ("text", json!(7), r#"["body","text"]"#),
        (
            "config",
            json!({"extraction_mode": "SLOW"}),
            r#"["body","config","extraction_mode"]"#,
        ),
        (
            "config",
            json!({"page_range": "3-1"}),
            r#"["body","config","page_range"]"#,
        ),
        (
            "config",
            json!({"parse_model": "none"}),
            r#"["body","config","parse_model"]"#,
        ),
        (
            "file",
            json!({"data": "%", "mime_type": "text/plain"}),
            r#"["body","file","data"]"#,
        ),
        (
            "file",
            json!({"data": CODE}),
            r#"["body","file","mime_type"]"#,
        ),
        (
            "webhook_configurations",
            json!({}),
            r#"["body","webhook_configurations"]"#,
        ),
    ] {
        let mut body = whole.clone();
        if member == "file" {
            body.as_object_mut().unwrap().remove("text");
        }
        body[member] = value;
        let detail = api.refused("/run", body, 422).await;
        assert!(detail.contains(loc), "{detail}");
    }
}

#[tokio::test]
async fn a_document_in_a_request_may_be_larger_than_other_requests_but_not_any_size() {
    let api = Api::start().await;
    let text = format!("{}\nCode: A-7", "words without end\n".repeat(400_000));
    let body = json!({"text": text, "data_schema": schema(), "config": {}});
    let job = api.v1("/run", body).await;
    assert_eq!(job["file"]["file_size"], text.len());

    let small_uploads = LocalService::builder().max_upload(8);
    let api = Api::of(small_uploads.spawn().await.unwrap());
    let body = json!({"text": "Code: A-7", "data_schema": schema(), "config": {}});
    assert!(api.refused("/run", body, 413).await.contains("exceeds"));
}

#[tokio::test]
async fn modes_targets_and_pages_of_old_mean_those_of_today() {
    let api = Api::start().await;
    let file_id = api
        .upload("a.txt", b"Code: A-7\x0cCode: B-8\x0cCode: C-9")
        .await;
    for (mode, parse_tier) in [
        ("FAST", "cost_effective"),
        ("BALANCED", "agentic"),
        ("MULTIMODAL", "agentic"),
        ("PREMIUM", "agentic_plus"),
    ] {
        let config = json!({
            "extraction_mode": mode, "extraction_target": "PER_PAGE", "page_range": "2-3",
            "citation_bbox": true, "unknown_setting": 1,
        });
        let body = json!({"file_id": file_id, "data_schema": schema(), "config": config});
        let (result, _) = api.v1_ended(&api.v1("/run", body).await).await;
        assert_eq!(result["data"], json!([{"code": "B-8"}, {"code": "C-9"}]));
        let metadata = &result["extraction_metadata"]["field_metadata"];
        assert_eq!(metadata[1]["code"]["citation"][0]["page"], 3, "{metadata}");
        let (_, parse) = api.get("/api/v2/parse?page_size=1").await;
        assert_eq!(parse["items"][0]["tier"], parse_tier, "{mode}");
    }
}

#[tokio::test]
async fn an_agent_is_made_shown_changed_and_deleted() {
    let api = Api::start().await;
    let config = json!({"cite_sources": true});
    let body = json!({"name": "codes", "data_schema": schema().to_string(), "config": config});
    let agent = api.v1("/extraction-agents", body.clone()).await;
    assert!(is_uuid_4(&agent["id"]));
    assert_eq!(agent["data_schema"], schema());
    assert_eq!(agent["custom_configuration"], Value::Null);
    let config = agent["config"].as_object().unwrap();
    assert_eq!((config.len(), &config["cite_sources"]), (16, &json!(true)));
    assert_eq!(config["extraction_target"], "PER_DOC");

    let path = format!("/extraction-agents/{}", agent["id"].as_str().unwrap());
    assert_eq!(api.v1_get(&path).await, agent);
    assert_eq!(api.v1_get("/extraction-agents/by-name/codes").await, agent);
    assert_eq!(api.v1_get("/extraction-agents").await, json!([agent]));
    let taken = api.refused("/extraction-agents", body, 400).await;
    assert!(taken.contains("codes"), "{taken}");

    let put = async |body: Value| {
        let request = api.request(Method::PUT, &format!("{V1}{path}"));
        Api::answer(request.bearer_auth("llx-test").json(&body)).await
    };
    let other = json!({"type": "object", "properties": {"total": {"type": "number"}}});
    let (status, changed) = put(json!({"data_schema": other, "config": {}})).await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    assert_eq!(
        (&changed["data_schema"], &changed["config"]["cite_sources"]),
        (&other, &json!(false))
    );
    assert_eq!(
        (&changed["id"], &changed["name"]),
        (&agent["id"], &agent["name"])
    );
    let (status, body) = put(json!({"data_schema": other})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body["detail"][0]["loc"], json!(["body", "config"]));

    let delete = format!("{V1}{path}");
    assert_eq!(api.call(Method::DELETE, &delete).await.0, StatusCode::OK);
    assert_eq!(
        api.call(Method::DELETE, &delete).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(api.get(&delete).await.0, StatusCode::NOT_FOUND);
    assert_eq!(
        put(json!({"data_schema": other, "config": {}})).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(api.v1_get("/extraction-agents").await, json!([]));
    api.agent("codes").await;
}

#[tokio::test]
async fn the_default_agent_is_made_when_it_is_asked_for_and_listed_on_request() {
    let api = Api::start().await;
    let default = api.v1_get("/extraction-agents/default").await;
    assert_eq!(default["custom_configuration"], "default");
    assert_eq!(api.v1_get("/extraction-agents/default").await, default);
    api.agent("codes").await;
    let count = async |query: &str| {
        let agents = api.v1_get(&format!("/extraction-agents{query}")).await;
        agents.as_array().unwrap().len()
    };
    assert_eq!(
        (count("").await, count("?include_default=true").await),
        (1, 2)
    );
}

#[tokio::test]
async fn agents_come_in_pages_too() {
    let api = Api::start().await;
    for name in ["a", "b", "c"] {
        api.agent(name).await;
    }
    let path = "/api/v1/beta/extraction-agents?page_size=2";
    let (status, first) = api.get(path).await;
    assert_eq!(status, StatusCode::OK);
    let names = |page: &Value| {
        let items = page["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|a| a["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&first), ["c", "b"]);
    let token = first["next_page_token"].as_str().unwrap();
    let (_, last) = api.get(&format!("{path}&page_token={token}")).await;
    assert_eq!(
        (names(&last), &last["next_page_token"]),
        (vec!["a".into()], &Value::Null)
    );
}

#[tokio::test]
async fn agents_that_do_not_fit_are_refused_by_name() {
    let api = Api::start().await;
    let whole = json!({"name": "x", "data_schema": schema(), "config": {}});
    for (member, value, status, word) in [
        ("name", Value::Null, 422, "name"),
        ("name", json!(""), 422, "name"),
        ("name", json!("x".repeat(3_001)), 422, "name"),
        ("config", json!([]), 422, "config"),
        (
            "data_schema",
            json!({"type": "array"}),
            400,
            "schema_validation",
        ),
    ] {
        let mut body = whole.clone();
        body[member] = value;
        let detail = api.refused("/extraction-agents", body, status).await;
        assert!(detail.contains(word), "{detail}");
    }
}

#[tokio::test]
async fn a_schema_is_validated_as_an_object_and_as_a_string() {
    let api = Api::start().await;
    let path = "/extraction-agents/schema/validation";
    for given in [schema(), schema().to_string().into()] {
        let answer = api.v1(path, json!({"data_schema": given})).await;
        assert_eq!(answer, json!({"data_schema": schema()}));
    }
    let bad = json!({"data_schema": {"type": "object", "properties": {"a": {"type": "date"}}}});
    assert!(
        api.refused(path, bad, 400)
            .await
            .contains("schema_validation")
    );
    assert!(
        api.refused(path, json!({}), 422)
            .await
            .contains("data_schema")
    );
}

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
        Api::answer(request.bearer_auth("llx-test").multipart(form)).await
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

//! The legacy API, v1: agents, jobs, runs, and runs without an agent.

mod agents;
mod jobs;
mod runs;
mod stateless;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::client::{Api, small};

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

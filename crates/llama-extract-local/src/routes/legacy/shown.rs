//! Agents, jobs, runs and results as the legacy API shows them.

use serde_json::{Value, json};

use crate::ids::timestamp;
use crate::store::{Agent, LegacyRun, Outcome, Status, Store};

pub(super) fn agent(store: &Store, agent: &Agent) -> Value {
    json!({
        "id": agent.id,
        "name": agent.name,
        "project_id": store.project_id(),
        "data_schema": agent.data_schema,
        "config": agent.config,
        "custom_configuration": agent.is_default.then_some("default"),
        "created_at": timestamp(agent.created_at),
        "updated_at": timestamp(agent.updated_at),
    })
}

pub(super) fn job(store: &Store, run: &LegacyRun) -> Value {
    json!({
        "id": run.job_id,
        "extraction_agent": agent(store, &run.agent),
        "status": job_status(run.job.status),
        "error": run.job.error_message,
        "file_id": run.job.file_input,
        "file": file(store, run),
    })
}

pub(super) fn run(store: &Store, run: &LegacyRun) -> Value {
    let outcome = run.job.outcome.as_ref();
    let error = match run.job.status {
        // Runs have no status of their own for it.
        Status::Cancelled => Some("the job was cancelled"),
        _ => run.job.error_message.as_deref(),
    };
    json!({
        "id": run.id,
        "created_at": timestamp(run.job.created_at),
        "updated_at": timestamp(run.job.updated_at),
        "project_id": store.project_id(),
        "extraction_agent_id": run.agent.id,
        "data_schema": run.data_schema,
        "config": run.config,
        "file_id": run.job.file_input,
        "file": file(store, run),
        "status": run_state(run.job.status),
        "error": error,
        "job_id": run.job_id,
        "data": outcome.map(|outcome| &outcome.result),
        "extraction_metadata": outcome.map(metadata),
        "from_ui": run.from_ui,
    })
}

/// What a job that has ended has to show: no data when it did not succeed.
pub(super) fn result(run: &LegacyRun) -> Value {
    let outcome = run.job.outcome.as_ref();
    json!({
        "run_id": run.id,
        "extraction_agent_id": run.agent.id,
        "data": outcome.map(|outcome| &outcome.result),
        "extraction_metadata": outcome.map_or_else(|| json!({}), metadata),
    })
}

fn metadata(outcome: &Outcome) -> Value {
    json!({
        "field_metadata": outcome.field_metadata,
        "usage": {
            "num_pages_extracted": outcome.pages,
            "num_document_tokens": outcome.document_words,
            "num_output_tokens": 0,
        },
    })
}

fn job_status(status: Status) -> &'static str {
    match status {
        Status::Completed => "SUCCESS",
        Status::Failed => "ERROR",
        Status::Cancelled => "CANCELLED",
        _ => "PENDING",
    }
}

/// A run is CREATED until work on it begins.
pub(super) fn run_state(status: Status) -> &'static str {
    match status {
        Status::Completed => "SUCCESS",
        Status::Failed | Status::Cancelled => "ERROR",
        Status::Pending => "CREATED",
        _ => "PENDING",
    }
}

/// The document; null once it has been deleted.
fn file(store: &Store, run: &LegacyRun) -> Value {
    let Some(file) = &run.file else {
        return Value::Null;
    };
    let time = timestamp(file.created_at);
    json!({
        "id": file.id,
        "created_at": time,
        "updated_at": time,
        "name": file.name,
        "external_file_id": file.external_file_id,
        "file_size": store.content(&file.content).and_then(|content| content.size().ok()),
        "file_type": file.file_type(),
        "project_id": store.project_id(),
        "last_modified_at": time,
        "resource_info": null,
        "permission_info": null,
        "data_source_id": null,
        "expires_at": null,
        "purpose": file.purpose,
    })
}

//! Each operation on the wire, made through the typed surface.

use std::collections::BTreeSet;

use chrono::{TimeZone as _, Utc};
use llama_extract::api::types::{
    ClassifyV2Parameters, ClassifyV2ParametersProductType, ClassifyV2Rule, ProductType,
};
use llama_extract::webhook::SigningSecret;
use llama_extract::{Client, DataSchema, Document, ExtractSchema};
use llama_extract_tests::spec::Spec;
use llama_extract_tests::stub::{Asked, Reply, Stub};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answers::recorded;
use crate::wire::on_the_wire;

/// An invoice
#[derive(Debug, Deserialize, ExtractSchema)]
#[expect(dead_code, reason = "only its schema is sent")]
struct Invoice {
    /// Supplier
    vendor: String,
    total: Option<f64>,
}

/// A client that works in a project: its id goes with every request that takes one.
fn client_of(stub: &Stub) -> Client {
    Client::builder()
        .base_url(stub.base_url())
        .api_key("llx-secret")
        .project_id("prj-1")
        .organization_id("org-1")
        .build()
        .unwrap()
}

fn schema() -> DataSchema {
    DataSchema::try_from(json!({"type": "object", "properties": {"total": {"type": "number"}}}))
        .unwrap()
}

/// The answer that the spec promises: the recorded one, or none.
fn answer(operation: &str) -> Reply {
    let spec = Spec::read();
    let found = spec.answers().find(|(id, ..)| *id == operation);
    match found {
        Some((_, status, _)) => Reply::json(status, &recorded(operation)),
        None => Reply::text(204, ""),
    }
}

/// The operation that a request is for, by its method and path.
fn operation_of(spec: &Spec, asked: &Asked) -> String {
    let path: Vec<&str> = asked.uri.path().split('/').collect();
    let is_like = |template: &str| {
        let template: Vec<&str> = template.split('/').collect();
        template.len() == path.len()
            && template
                .iter()
                .zip(&path)
                .all(|(segment, at)| segment == at || segment.starts_with('{'))
    };
    let mut candidates: Vec<_> = spec
        .operations()
        .filter(|(method, path, _)| {
            asked.method.as_str().eq_ignore_ascii_case(method) && is_like(path)
        })
        .collect();
    // `jobs/batch` is no job's id.
    candidates.sort_by_key(|(_, path, _)| path.matches('{').count());
    candidates[0].2["operationId"].as_str().unwrap().to_owned()
}

fn has_parameter(spec: &Spec, operation: &str, name: &str) -> bool {
    let (_, _, operation) = spec
        .operations()
        .find(|(_, _, candidate)| candidate["operationId"] == operation)
        .unwrap();
    operation["parameters"]
        .as_array()
        .is_some_and(|parameters| parameters.iter().any(|p| p["name"] == name))
}

/// One test for each operation, and the list of them.
macro_rules! requests {
    ($($operation:ident $(after $before:expr)?, |$client:ident| $call:expr;)*) => {
        const MADE: &[&str] = &[$(stringify!($operation)),*];

        $(
            #[tokio::test]
            async fn $operation() {
                let operation = stringify!($operation);
                let replies = [$(Some($before),)? Some(answer(operation))];
                let stub = Stub::start(replies.into_iter().flatten()).await;
                let $client = client_of(&stub);
                let _ = $call.await.unwrap();

                let asked = stub.asked();
                let asked = asked.last().unwrap();
                let spec = Spec::read();
                assert_eq!(operation_of(&spec, asked), operation);
                let query = asked.uri.query().unwrap_or_default();
                for (name, pair) in [("project_id", "project_id=prj-1"), ("organization_id", "organization_id=org-1")] {
                    assert_eq!(query.contains(pair), has_parameter(&spec, operation, name), "{query}");
                }
                crate::assert_snapshot("requests", operation, &on_the_wire(asked));
            }
        )*
    };
}

fn absent() -> Reply {
    Reply::json(404, &json!({"detail": "Not Found"}))
}

requests! {
    cancel_extract_job, |client| { let mut job = client.job::<Value>("ext-1"); async move { job.cancel().await } };
    create_extract_job, |client| client.extract_saved::<Invoice>(Document::file_id("dfl-1"), "cfg-1").submit();
    delete_extract_job, |client| client.job::<Value>("ext-1").delete();
    generate_extraction_schema, |client| client.schemas().generate().prompt("Invoices").file_id("dfl-1").name("invoices").data_schema(schema());
    get_extract_job, |client| { let mut job = client.job::<Value>("ext-1").usage(); async move { job.poll_once().await.map(drop) } };
    list_extract_jobs, |client| async move {
        let time = |hour| Utc.with_ymd_and_hms(2026, 9, 11, hour, 0, 31).unwrap();
        client.jobs().list()
            .status("COMPLETED").file_input("dfl-1").document_input_type("file_id").configuration_id("cfg-1")
            .job_ids(["ext-1", "ext-2"]).created_at_on_or_after(time(9)).created_at_on_or_before(time(10))
            .expand("configuration").expand("extract_metadata").page_size(50).from_page_token("a b&c")
            .next_page().await
    };
    validate_extraction_schema, |client| { let schemas = client.schemas(); async move { schemas.validate::<Invoice>().await } };

    delete_file, |client| { let files = client.files(); async move { files.delete("dfl-1/../2").await } };
    get_file, |client| { let files = client.files(); async move { files.get("dfl-1").await } };
    list_files, |client| async move {
        client.files().list()
            .file_ids(["dfl-1", "dfl-2"]).file_name("invoice & receipt.pdf").external_file_id("order 17")
            .order_by("created_at").download_urls().page_size(1000)
            .next_page().await
    };
    read_file_content, |client| { let files = client.files(); async move { files.content_url_for("dfl-1", std::time::Duration::from_secs(60)).await } };
    upload_file, |client| client.files().upload(Document::bytes("invoice.txt", "Total: 1")).purpose("parse").external_file_id("order 17");

    create_configuration, |client| client.configurations().create::<Invoice>("invoices").cite_sources().tier("agentic").max_pages(9).per_page();
    delete_configuration, |client| { let all = client.configurations(); async move { all.delete("cfg-1").await } };
    get_configuration, |client| { let all = client.configurations(); async move { all.get("cfg-1").await } };
    list_configurations, |client| async move {
        client.configurations().list()
            .product_type(ProductType::ExtractV2).product_type("parse_v2").name("invoices").latest_only().page_size(10)
            .next_page().await
    };
    update_configuration, |client| {
        let rule = ClassifyV2Rule::new("An invoice of a supplier", "invoice");
        let parameters = ClassifyV2Parameters::new(ClassifyV2ParametersProductType::ClassifyV2, vec![rule]);
        client.configurations().update("cfg-1").name("kinds").parameters(parameters)
    };

    create_webhook_config, |client| client.webhook_configs().create("https://example.com/hook")
        .events(["extract.success"]).header("x-tenant", "17").json()
        .signing_secret(&SigningSecret::new("whsec_1").unwrap());
    delete_webhook_config, |client| { let all = client.webhook_configs(); async move { all.delete("whc-1").await } };
    get_webhook_config, |client| { let all = client.webhook_configs(); async move { all.get("whc-1").await } };
    list_all_webhook_configs after absent(), |client| client.webhook_configs().list().collect_all();
    list_webhook_configs, |client| client.webhook_configs().list().include_total().page_size(10).collect_all();
    update_webhook_config, |client| client.webhook_configs().update("whc-1").url("https://example.com/other");

    create_extraction_agent, |client| client.legacy().create_agent::<Invoice>("invoices").configure(|config| config.cite_sources(true));
    delete_extraction_agent, |client| { let legacy = client.legacy(); async move { legacy.delete_agent("agent-1").await } };
    extract_stateless, |client| client.legacy().run::<Invoice>(Document::bytes("invoice.txt", "Total: 1")).submit();
    get_extraction_agent, |client| { let legacy = client.legacy(); async move { legacy.agent("agent-1").await } };
    get_legacy_job, |client| { let legacy = client.legacy(); async move { legacy.job("job-1").await } };
    get_legacy_job_result, |client| { let legacy = client.legacy(); async move { legacy.result::<Value>("job-1").await } };
    list_extraction_agents after absent(), |client| client.legacy().agents().include_default().collect_all();
    list_extraction_agents_by_page, |client| client.legacy().agents().include_default().page_size(10).collect_all();
    update_extraction_agent, |client| client.legacy().update_agent::<Invoice>("agent-1");
}

#[test]
fn every_operation_has_a_typed_way_or_is_named_here() {
    let spec = Spec::read();
    let made: BTreeSet<&str> = MADE.iter().copied().collect();
    // Reachable through `Client::api`.
    let bare = |operation: &str, subject: &str| match subject {
        "parse" => true,
        "legacy" => !made.contains(operation),
        _ => operation == "query_files",
    };
    let missing: Vec<&str> = spec
        .operations()
        .filter_map(|(_, _, operation)| {
            let id = operation["operationId"].as_str()?;
            let subject = operation["tags"][0].as_str()?;
            (!made.contains(id) && !bare(id, subject)).then_some(id)
        })
        .collect();
    assert!(missing.is_empty(), "no typed way to {missing:?}");
    crate::assert_no_others("snapshots/requests", |name| made.contains(name));
}

//! The names of operations, by method and path.

use axum::http::Method;

/// Method, path and name of every operation that `spec/openapi.json` has, in its order; a test compares.
const OPERATIONS: &[(&str, &str, &str)] = &[
    ("GET", "/api/v1/extraction/jobs", "list_legacy_jobs"),
    ("POST", "/api/v1/extraction/jobs", "create_legacy_job"),
    ("GET", "/api/v1/extraction/jobs/{job_id}", "get_legacy_job"),
    (
        "POST",
        "/api/v1/extraction/jobs/file",
        "create_legacy_job_from_file",
    ),
    (
        "POST",
        "/api/v1/extraction/jobs/batch",
        "create_legacy_jobs",
    ),
    (
        "GET",
        "/api/v1/extraction/jobs/{job_id}/result",
        "get_legacy_job_result",
    ),
    ("GET", "/api/v1/extraction/runs", "list_legacy_runs"),
    (
        "GET",
        "/api/v1/extraction/runs/latest-from-ui",
        "get_latest_legacy_run_from_ui",
    ),
    (
        "GET",
        "/api/v1/extraction/runs/by-job/{job_id}",
        "get_legacy_run_by_job",
    ),
    ("GET", "/api/v1/extraction/runs/{run_id}", "get_legacy_run"),
    (
        "DELETE",
        "/api/v1/extraction/runs/{run_id}",
        "delete_legacy_run",
    ),
    ("POST", "/api/v1/extraction/run", "extract_stateless"),
    (
        "GET",
        "/api/v1/extraction/extraction-agents",
        "list_extraction_agents",
    ),
    (
        "POST",
        "/api/v1/extraction/extraction-agents",
        "create_extraction_agent",
    ),
    (
        "POST",
        "/api/v1/extraction/extraction-agents/schema/validation",
        "validate_legacy_schema",
    ),
    (
        "POST",
        "/api/v1/extraction/extraction-agents/schema/generate",
        "generate_legacy_schema",
    ),
    (
        "GET",
        "/api/v1/extraction/extraction-agents/by-name/{name}",
        "get_extraction_agent_by_name",
    ),
    (
        "GET",
        "/api/v1/extraction/extraction-agents/default",
        "get_or_create_default_extraction_agent",
    ),
    (
        "GET",
        "/api/v1/extraction/extraction-agents/{extraction_agent_id}",
        "get_extraction_agent",
    ),
    (
        "PUT",
        "/api/v1/extraction/extraction-agents/{extraction_agent_id}",
        "update_extraction_agent",
    ),
    (
        "DELETE",
        "/api/v1/extraction/extraction-agents/{extraction_agent_id}",
        "delete_extraction_agent",
    ),
    ("GET", "/api/v1/beta/files", "list_files"),
    ("POST", "/api/v1/beta/files", "upload_file"),
    ("POST", "/api/v1/beta/files/query", "query_files"),
    ("GET", "/api/v1/beta/files/{file_id}", "get_file"),
    ("DELETE", "/api/v1/beta/files/{file_id}", "delete_file"),
    (
        "GET",
        "/api/v1/beta/files/{file_id}/content",
        "read_file_content",
    ),
    ("GET", "/api/v1/beta/configurations", "list_configurations"),
    (
        "POST",
        "/api/v1/beta/configurations",
        "create_configuration",
    ),
    (
        "GET",
        "/api/v1/beta/configurations/{config_id}",
        "get_configuration",
    ),
    (
        "PUT",
        "/api/v1/beta/configurations/{config_id}",
        "update_configuration",
    ),
    (
        "DELETE",
        "/api/v1/beta/configurations/{config_id}",
        "delete_configuration",
    ),
    ("POST", "/api/v2/parse/upload", "create_parse_job_from_file"),
    ("GET", "/api/v2/parse", "list_parse_jobs"),
    ("POST", "/api/v2/parse", "create_parse_job"),
    ("GET", "/api/v2/parse/versions", "list_parse_versions"),
    ("GET", "/api/v2/parse/{job_id}", "get_parse_job"),
    ("DELETE", "/api/v2/parse/{job_id}", "delete_parse_job"),
    ("POST", "/api/v2/parse/{job_id}/cancel", "cancel_parse_job"),
    (
        "POST",
        "/api/v2/extract/schema/validation",
        "validate_extraction_schema",
    ),
    (
        "POST",
        "/api/v2/extract/schema/generate",
        "generate_extraction_schema",
    ),
    ("GET", "/api/v2/extract", "list_extract_jobs"),
    ("POST", "/api/v2/extract", "create_extract_job"),
    ("GET", "/api/v2/extract/{job_id}", "get_extract_job"),
    ("DELETE", "/api/v2/extract/{job_id}", "delete_extract_job"),
    (
        "POST",
        "/api/v2/extract/{job_id}/cancel",
        "cancel_extract_job",
    ),
    (
        "GET",
        "/api/v1/beta/webhook-configs",
        "list_all_webhook_configs",
    ),
    (
        "POST",
        "/api/v1/beta/webhook-configs",
        "create_webhook_config",
    ),
    (
        "GET",
        "/api/v1/beta/webhook-configs/{config_id}",
        "get_webhook_config",
    ),
    (
        "PUT",
        "/api/v1/beta/webhook-configs/{config_id}",
        "update_webhook_config",
    ),
    (
        "DELETE",
        "/api/v1/beta/webhook-configs/{config_id}",
        "delete_webhook_config",
    ),
    ("GET", "/api/v2/webhook-configs", "list_webhook_configs"),
    (
        "GET",
        "/api/v1/beta/extraction-agents",
        "list_extraction_agents_by_page",
    ),
];

/// The operation behind a route, whatever the route calls its parameters.
pub(crate) fn operation(method: &Method, route: &str) -> Option<&'static str> {
    OPERATIONS
        .iter()
        .find(|(m, path, _)| *m == method.as_str() && same_path(path, route))
        .map(|(_, _, name)| *name)
}

fn same_path(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.split('/'), b.split('/'));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || (a.starts_with('{') && b.starts_with('{')) => {}
            _ => return false,
        }
    }
}

pub(super) fn is_operation(name: &str) -> bool {
    OPERATIONS.iter().any(|(_, _, known)| *known == name)
}

/// The operations whose names look most like this one, the best three first; none if none does.
pub(super) fn nearest(name: &str) -> Vec<&'static str> {
    // Whoever means the old API says so.
    let old = |name: &str| name.contains("legacy");
    let mut all: Vec<(f64, &str)> = OPERATIONS
        .iter()
        .filter(|(_, _, known)| old(name) || !old(known))
        .map(|(_, _, known)| (likeness(name, known), *known))
        .filter(|(likeness, _)| *likeness > 0.4)
        .collect();
    all.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    all.into_iter().take(3).map(|(_, known)| known).collect()
}

/// From 0 to 1: how many of the pairs of neighbouring characters two names share.
fn likeness(a: &str, b: &str) -> f64 {
    let pairs = |name: &str| -> Vec<(char, char)> {
        let lower = name.to_ascii_lowercase();
        lower.chars().zip(lower.chars().skip(1)).collect()
    };
    let (a, mut left) = (pairs(a), pairs(b));
    let total = a.len() + left.len();
    let shared = a
        .iter()
        .filter(|pair| {
            let at = left.iter().position(|other| other == *pair);
            at.map(|at| left.swap_remove(at)).is_some()
        })
        .count();
    if total == 0 {
        return 0.0;
    }
    2.0 * shared as f64 / total as f64
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::expect_used,
        reason = "a test fails by panicking"
    )]

    use serde_json::Value;

    use super::*;

    #[test]
    fn the_table_has_the_operations_of_the_spec() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/openapi.json");
        let text = std::fs::read_to_string(path).expect("the spec is there");
        let spec: Value = serde_json::from_str(&text).expect("the spec is JSON");
        let mut expected = Vec::new();
        for (path, item) in spec["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                if let Some(name) = operation["operationId"].as_str() {
                    expected.push((method.to_uppercase(), path.clone(), name.to_owned()));
                }
            }
        }
        let table: Vec<_> = OPERATIONS
            .iter()
            .map(|(method, path, name)| {
                ((*method).to_owned(), (*path).to_owned(), (*name).to_owned())
            })
            .collect();
        assert_eq!(table, expected);
    }

    #[test]
    fn a_route_is_found_whatever_its_parameter_is_called() {
        let found = operation(&Method::GET, "/api/v2/extract/{id}");
        assert_eq!(found, Some("get_extract_job"));
        assert_eq!(operation(&Method::PATCH, "/api/v2/extract/{id}"), None);
        assert_eq!(operation(&Method::GET, "/api/v2/extract/{id}/more"), None);
    }

    #[test]
    fn a_misspelt_operation_has_nearest_ones() {
        assert!(nearest("create_job").contains(&"create_extract_job"));
        assert_eq!(nearest("upload").first(), Some(&"upload_file"));
        assert_eq!(nearest("getExtractJob").first(), Some(&"get_extract_job"));
        assert!(nearest("zzz").is_empty());
    }
}

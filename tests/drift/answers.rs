//! Every recorded answer decodes, whatever the service adds to it tomorrow, and what is new survives a round trip.
//!
//! `answers/` has one answer for each operation. What may be added to it is not written down here: the spec says what is
//! an object, an enum, or may be null.

use std::collections::BTreeSet;
use std::path::Path;

use llama_extract::api::types::*;
use llama_extract_tests::spec::Spec;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::places::{Place, places, shown_fields};

/// The recorded answer of an operation.
pub(crate) fn recorded(operation: &str) -> Value {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("drift/answers/{operation}.json"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("record an answer in {}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

fn through<T: DeserializeOwned + Serialize>(answer: &Value) -> Result<Value, serde_json::Error> {
    serde_json::to_value(serde_json::from_value::<T>(answer.clone())?)
}

/// Decodes the answer of an operation into the type that the bindings have for it, and encodes it again.
fn round_trip(operation: &str, answer: &Value) -> Result<Value, serde_json::Error> {
    match operation {
        "create_extract_job" | "get_extract_job" | "cancel_extract_job" => {
            through::<ExtractV2Job>(answer)
        }
        "list_extract_jobs" => through::<ExtractV2JobQueryResponse>(answer),
        "validate_extraction_schema" => through::<ExtractV2SchemaValidateResponse>(answer),
        "generate_extraction_schema" => through::<ConfigurationCreateRequest>(answer),
        "upload_file" | "get_file" => through::<FileV2>(answer),
        "list_files" | "query_files" => through::<FileQueryResponseV2>(answer),
        "read_file_content" => through::<PresignedUrl>(answer),
        "create_configuration" | "get_configuration" | "update_configuration" => {
            through::<ConfigurationResponse>(answer)
        }
        "list_configurations" => through::<ConfigurationQueryResponse>(answer),
        "create_webhook_config" | "get_webhook_config" | "update_webhook_config" => {
            through::<WebhookConfigResponse>(answer)
        }
        "list_webhook_configs" => through::<WebhookConfigQueryResponse>(answer),
        "list_all_webhook_configs" => through::<Vec<WebhookConfigResponse>>(answer),
        "create_parse_job" | "create_parse_job_from_file" | "cancel_parse_job" => {
            through::<ParseJobResponse>(answer)
        }
        "delete_parse_job" => through::<ParseJobDeleted>(answer),
        "list_parse_jobs" => through::<ParseJobQueryResponse>(answer),
        "list_parse_versions" => through::<ParseVersionsResponse>(answer),
        "get_parse_job" => through::<ParseResultResponse>(answer),
        "extract_stateless"
        | "create_legacy_job"
        | "create_legacy_job_from_file"
        | "get_legacy_job" => through::<ExtractJob>(answer),
        "create_legacy_jobs" | "list_legacy_jobs" => through::<Vec<ExtractJob>>(answer),
        "get_legacy_job_result" => through::<ExtractResultset>(answer),
        "get_legacy_run" | "get_legacy_run_by_job" => through::<ExtractRun>(answer),
        "get_latest_legacy_run_from_ui" => through::<GetLatestLegacyRunFromUiResponse>(answer),
        "list_legacy_runs" => through::<PaginatedExtractRunsResponse>(answer),
        "create_extraction_agent"
        | "get_extraction_agent"
        | "update_extraction_agent"
        | "get_extraction_agent_by_name"
        | "get_or_create_default_extraction_agent" => through::<ExtractAgent>(answer),
        "list_extraction_agents" => through::<Vec<ExtractAgent>>(answer),
        "list_extraction_agents_by_page" => through::<ExtractAgentPage>(answer),
        "validate_legacy_schema" => through::<ExtractSchemaValidateResponse>(answer),
        "generate_legacy_schema" => through::<ExtractSchemaGenerateResponse>(answer),
        "delete_extract_job" | "delete_extraction_agent" | "delete_legacy_run" => {
            through::<Value>(answer)
        }
        other => panic!("which type has the answer of {other}?"),
    }
}

/// An operation, its recorded answer, and where that can change.
struct Recorded {
    operation: String,
    answer: Value,
    places: Vec<Place>,
}

/// All operations with a JSON answer. Fields that are null are taken out: a null that may be missing does not survive a
/// round trip, and need not.
fn all_recorded() -> Vec<Recorded> {
    let spec = Spec::read();
    let recorded = spec.answers().map(|(operation, _, schema)| {
        let mut answer = recorded(operation);
        let mut places = places(&spec, schema, &answer);
        places.retain(|place| match place {
            Place::Null(pointer) => {
                remove(&mut answer, pointer);
                false
            }
            _ => true,
        });
        Recorded {
            operation: operation.to_owned(),
            answer,
            places,
        }
    });
    recorded.collect()
}

fn at<'a>(answer: &'a mut Value, pointer: &str) -> &'a mut Value {
    answer.pointer_mut(pointer).unwrap()
}

fn remove(answer: &mut Value, pointer: &str) {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = at(answer, parent).as_object_mut().unwrap();
    parent.shift_remove(field).unwrap();
}

/// Changes each answer at one place at a time; says where it does not decode, or what comes out is not expected.
fn faults(
    change: impl Fn(&mut Value, &Place) -> bool,
    expected: impl Fn(&Value, &Place, &Value) -> bool,
) -> Vec<String> {
    let mut faults = vec![];
    let mut count = 0;
    for Recorded {
        operation,
        answer,
        places,
    } in all_recorded()
    {
        for place in places {
            let mut sent = answer.clone();
            if !change(&mut sent, &place) {
                continue;
            }
            count += 1;
            match round_trip(&operation, &sent) {
                Ok(back) if back == sent || expected(&answer, &place, &back) => {}
                Ok(_) => faults.push(format!("{operation} {place:?}: does not survive")),
                Err(error) => faults.push(format!("{operation} {place:?}: {error}")),
            }
        }
    }
    assert!(count > 100, "{count} changes are too few to show anything");
    faults
}

/// A change that has to come back as it was sent.
fn nothing_else(_: &Value, _: &Place, _: &Value) -> bool {
    false
}

fn is_without(answer: &Value, place: &Place, back: &Value) -> bool {
    let Place::Optional(pointer) = place else {
        return false;
    };
    let mut answer = answer.clone();
    remove(&mut answer, pointer);
    &answer == back
}

#[test]
fn there_is_an_answer_for_every_operation_and_it_is_what_the_spec_promises() {
    let spec = Spec::read();
    for (operation, status, _) in spec.answers() {
        let faults = spec.faults(operation, status, &recorded(operation));
        assert!(faults.is_empty(), "{operation}: {faults:#?}");
    }
    crate::assert_no_others("answers", |name| spec.answers().any(|(id, ..)| id == name));
}

#[test]
fn the_answers_show_every_field_of_what_is_extracted_saved_and_stored() {
    let spec = Spec::read();
    let shown: BTreeSet<String> = spec
        .answers()
        .flat_map(|(operation, _, schema)| shown_fields(&spec, schema, &recorded(operation)))
        .collect();
    // What is sent and never answered, and what belongs to the reading of documents.
    let elsewhere = |name: &str| {
        [
            "LlamaParse",
            "AutoMode",
            "Body_",
            "ParseRequest",
            "ParseV2",
            "ParseUpload",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix))
            || ["Request", "Create", "CreateBatch", "Update", "Filter"]
                .iter()
                .any(|suffix| name.ends_with(suffix) && name != "ConfigurationCreateRequest")
            || [
                "WebhookConfiguration",
                "FileData",
                "ErrorBody",
                "ValidationError",
            ]
            .contains(&name)
            || [
                "CodeItem",
                "ImageItem",
                "LinkItem",
                "ListItem",
                "FooterItem",
            ]
            .contains(&name)
    };
    let missing: Vec<String> = spec
        .schemas()
        .filter(|(name, _)| !elsewhere(name))
        .flat_map(|(name, schema)| {
            let fields = schema["properties"].as_object().into_iter().flatten();
            fields.map(move |(field, _)| format!("{name}.{field}"))
        })
        .filter(|field| !shown.contains(field))
        .collect();
    assert!(missing.is_empty(), "no recorded answer shows {missing:#?}");
}

#[test]
fn recorded_answers_survive_a_round_trip() {
    for recorded in all_recorded() {
        let back = round_trip(&recorded.operation, &recorded.answer).unwrap();
        assert_eq!(back, recorded.answer, "{}", recorded.operation);
    }
}

fn add_a_field(answer: &mut Value, place: &Place) -> bool {
    let (pointer, new) = match place {
        Place::Object(pointer) => (pointer, json!({"deep": [null, 1.5, "new"]})),
        Place::Map(pointer) => {
            let Some(value) = at(answer, pointer).as_object().unwrap().values().next() else {
                return false;
            };
            (pointer, value.clone())
        }
        _ => return false,
    };
    at(answer, pointer)["x_new_in_2027"] = new;
    true
}

fn unsee(answer: &mut Value, place: &Place) -> bool {
    let Place::Enum(pointer) = place else {
        return false;
    };
    *at(answer, pointer) = json!("unseen until 2027");
    true
}

#[test]
fn an_unknown_field_in_any_object_survives() {
    let faults = faults(add_a_field, nothing_else);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn an_unseen_value_of_any_enum_survives() {
    let faults = faults(unsee, nothing_else);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn everything_new_at_once_survives() {
    for recorded in all_recorded() {
        let mut answer = recorded.answer;
        for place in &recorded.places {
            add_a_field(&mut answer, place);
            unsee(&mut answer, place);
        }
        let back = round_trip(&recorded.operation, &answer).unwrap();
        assert_eq!(back, answer, "{}", recorded.operation);
    }
}

#[test]
fn null_in_any_field_that_may_be_null_or_missing_is_taken() {
    let faults = faults(
        |answer, place| {
            let (Place::Optional(pointer) | Place::Nullable(pointer)) = place else {
                return false;
            };
            *at(answer, pointer) = Value::Null;
            true
        },
        is_without,
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn any_field_that_may_be_missing_may_be_missing() {
    let faults = faults(
        |answer, place| {
            let Place::Optional(pointer) = place else {
                return false;
            };
            remove(answer, pointer);
            true
        },
        nothing_else,
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

//! What a rightly signed body may be.

use chrono::DateTime;
use serde_json::json;

use super::super::{
    Delivery, Event, EventKind, OutputFormat, SigningSecret, WebhookError, sign, verify,
};
use super::{JSON, secret, signature};

fn read(body: &str) -> Result<Event, WebhookError> {
    let secret: SigningSecret = secret("whsec_k1");
    let headers = signature(sign(&secret, body.as_bytes()).to_str().unwrap());
    verify(&secret, &headers, body.as_bytes())
}

#[test]
fn an_event_is_typed_and_the_rest_of_it_is_kept() {
    let event = read(JSON).unwrap();
    assert_eq!(event.kind, EventKind::ExtractSuccess);
    assert_eq!(event.job_id.as_deref(), Some("ext-a1"));
    assert_eq!(
        event.timestamp,
        DateTime::from_timestamp_micros(1_757_581_262_118_000)
    );
    assert_eq!(event.data["status"], "COMPLETED");
}

#[test]
fn a_kind_that_nobody_knows_yet_keeps_its_name() {
    let event = read(&JSON.replace("extract.success", "extract.paused")).unwrap();
    assert_eq!(event.kind, EventKind::Other("extract.paused".into()));
}

#[test]
fn a_job_is_named_by_its_id_where_data_has_no_job_id() {
    let event = read(&JSON.replace(r#""job_id":"ext-a1","#, "")).unwrap();
    assert_eq!(event.job_id.as_deref(), Some("ext-a1"));
}

#[test]
fn an_event_without_time_and_data_is_one() {
    for body in [
        r#"{"event_id": "e", "event_type": "batch.success"}"#,
        r#"{"event_id": "e", "event_type": "batch.success", "timestamp": null, "data": null}"#,
    ] {
        let event = read(body).unwrap();
        assert_eq!((event.timestamp, event.job_id), (None, None));
        assert!(event.data.is_empty());
    }
}

#[test]
fn a_whole_number_of_seconds_is_a_time() {
    let event = read(&JSON.replace("1757581262.118", "1757581262")).unwrap();
    assert_eq!(event.timestamp, DateTime::from_timestamp(1_757_581_262, 0));
}

#[test]
fn the_flat_form_of_an_event_is_read_and_has_an_id_by_which_it_is_known_again() {
    let body = r#"{"event": "extract.success", "job_id": "ext-1", "status": "COMPLETED"}"#;
    let event = read(body).unwrap();
    assert_eq!(event.kind, EventKind::ExtractSuccess);
    assert_eq!(event.job_id.as_deref(), Some("ext-1"));
    assert_eq!(event.data["status"], "COMPLETED");
    assert_eq!(event.timestamp, None);
    assert_eq!(event.id, read(body).unwrap().id);
    assert_ne!(event.id, read(&body.replace("ext-1", "ext-2")).unwrap().id);
}

#[test]
fn what_is_no_event_is_refused_and_the_message_names_the_member() {
    let long = json!({"event_id": "e".repeat(257), "event_type": "extract.success"}).to_string();
    let deep = "[".repeat(100_000);
    for (body, named) in [
        ("", "line 1"),
        ("{\"event_id\"", "line 1"),
        ("null", "object"),
        ("[1]", "object"),
        ("\"no JSON inside\"", "line 1"),
        (
            r#""\"\\\"a string in a string in a string\\\"\"""#,
            "object",
        ),
        (r#"{}"#, "event_id"),
        (r#"{"event_id": "", "event_type": "a"}"#, "event_id"),
        (r#"{"event_id": 7, "event_type": "a"}"#, "event_id"),
        (r#"{"event_id": "e"}"#, "event_type"),
        (r#"{"event": 7, "job_id": "ext-1"}"#, "event"),
        (
            r#"{"event_id": "e", "event_type": "a", "timestamp": "today"}"#,
            "timestamp",
        ),
        (
            r#"{"event_id": "e", "event_type": "a", "timestamp": 1e300}"#,
            "timestamp",
        ),
        (
            r#"{"event_id": "e", "event_type": "a", "data": [1]}"#,
            "data",
        ),
        (long.as_str(), "event_id"),
        (deep.as_str(), "line 1"),
    ] {
        let error = read(body).expect_err(body);
        assert!(error.is_not_event() && error.status() == 400, "{error}");
        assert!(error.to_string().contains(named), "{body}: {error}");
    }
}

#[test]
fn a_printed_event_does_not_show_what_was_extracted() {
    let event = read(&JSON.replace("COMPLETED", "hush")).unwrap();
    assert!(!format!("{event:?}").contains("hush"));
    assert!(format!("{event:?}").contains("ext-a1"));
}

#[test]
fn a_delivery_has_the_headers_of_the_service_and_the_body_of_its_format() {
    let delivery = Delivery::new("extract.success", "ext-1").id("e-1");
    let string = delivery.clone().unsigned();
    let object = delivery.output_format(OutputFormat::Json).unsigned();
    let inside: String = serde_json::from_slice(&string.body).unwrap();
    assert_eq!(inside.as_bytes(), &object.body[..]);
    for (name, value) in [
        ("content-type", "application/json"),
        ("user-agent", "llamaindex-webhook-service/1.0"),
        ("x-webhook-event-id", "e-1"),
        ("x-webhook-event-type", "extract.success"),
    ] {
        assert_eq!(object.headers[name], value);
    }
    assert!(!object.headers.contains_key("lc-signature"));
}

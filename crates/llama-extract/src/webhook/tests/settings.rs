//! Secrets and webhooks that are given to an extraction.

use llama_extract_api::types::ExtractV2JobCreate;
use serde_json::{Value, json};

use super::super::{EventKind, OutputFormat, SigningSecret, Webhook, Webhooks};
use super::secret;
use crate::Error;

fn settled(webhook: Webhook) -> Result<Value, Error> {
    let mut request = ExtractV2JobCreate::new("dfl-1");
    let webhooks = Webhooks {
        inline: vec![webhook],
        stored: vec!["whc-1".into()],
    };
    webhooks.settle(&mut request)?;
    Ok(serde_json::to_value(request).unwrap())
}

#[test]
fn a_secret_that_is_empty_or_has_white_space_around_it_is_refused_and_not_repeated() {
    for text in ["", " \n", "hush\n", " hush"] {
        let error = SigningSecret::new(text).expect_err("an unfit secret");
        assert!(error.is_configuration(), "{error}");
        assert!(!format!("{error} {error:?}").contains("hush"));
    }
}

#[test]
fn a_webhook_is_sent_as_it_was_set() {
    let webhook = Webhook::to("https://example.com/hook")
        .events([EventKind::ExtractSuccess, "extract.paused".into()])
        .header("X-Tenant", "17")
        .header("x-tenant", "18")
        .output_format(OutputFormat::Json)
        .signing_secret(&secret("whsec_1"));
    assert_eq!(
        settled(webhook).unwrap(),
        json!({
            "file_input": "dfl-1",
            "webhook_configurations": [{
                "webhook_url": "https://example.com/hook",
                "webhook_events": ["extract.success", "extract.paused"],
                "webhook_headers": {"x-tenant": "18"},
                "webhook_output_format": "json",
                "webhook_signing_secret": "whsec_1",
            }],
            "webhook_configuration_ids": ["whc-1"],
        })
    );
}

#[test]
fn what_is_not_set_is_left_to_the_service() {
    let request = settled("https://example.com/hook".into()).unwrap();
    assert_eq!(
        request["webhook_configurations"],
        json!([{"webhook_url": "https://example.com/hook"}])
    );
}

#[test]
fn a_webhook_that_makes_no_sense_is_refused_without_repeating_what_may_be_a_secret() {
    let fine = || Webhook::to("https://example.com");
    let none: [EventKind; 0] = [];
    for (webhook, named) in [
        (fine().events(none), "events"),
        (Webhook::to(""), "URL"),
        (Webhook::to("hush"), "URL"),
        (Webhook::to("ftp://example.com/hush"), "ftp"),
        (Webhook::to("https://hush@"), "URL"),
        (fine().header("x tenant", "hush"), "x tenant"),
        (fine().header("", "hush"), "header"),
        (fine().header("x-tenant", "hush\r\nx-more: 1"), "x-tenant"),
    ] {
        let error = settled(webhook).expect_err(named);
        assert!(error.is_argument(), "{error}");
        let message = error.to_string();
        assert!(
            message.contains(named) && !message.contains("hush"),
            "{message}"
        );
    }
}

#[test]
fn an_empty_id_of_a_stored_webhook_is_refused() {
    let webhooks = Webhooks {
        inline: vec![],
        stored: vec![" ".into()],
    };
    let error = webhooks.settle(&mut ExtractV2JobCreate::new("dfl-1"));
    assert!(error.is_err_and(|error| error.is_argument()));
}

#[test]
fn a_printed_webhook_shows_no_secret_no_value_of_a_header_and_no_key_in_its_url() {
    let webhook = Webhook::to("https://hush:hush@example.com/hook?key=hush#hush")
        .header("authorization", "hush")
        .signing_secret(&secret("hush"));
    let printed = format!("{webhook:?} {:?}", Webhook::to("hush"));
    assert!(!printed.contains("hush"), "{printed}");
    assert!(
        printed.contains("https://example.com/hook") && printed.contains("authorization"),
        "{printed}"
    );
}

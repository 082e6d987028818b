//! What must not be printed is not, wherever the spec marks it.

use llama_extract::api::types::{
    FileV2, PresignedUrl, WebhookConfigCreate, WebhookConfigUpdate, WebhookConfiguration,
};
use serde_json::json;

#[test]
fn a_signing_secret_and_headers_are_hidden_and_still_sent() {
    let webhook = json!({
        "webhook_url": "https://example.com",
        "webhook_headers": {"authorization": "tell-nobody"},
        "webhook_signing_secret": "tell-nobody"
    });
    let printed = [
        format!(
            "{:?}",
            serde_json::from_value::<WebhookConfiguration>(webhook.clone()).unwrap()
        ),
        format!(
            "{:?}",
            serde_json::from_value::<WebhookConfigCreate>(webhook.clone()).unwrap()
        ),
        format!(
            "{:#?}",
            serde_json::from_value::<WebhookConfigUpdate>(webhook.clone()).unwrap()
        ),
    ];
    for printed in printed {
        assert!(!printed.contains("tell-nobody"), "{printed}");
        assert!(printed.contains("https://example.com"), "{printed}");
    }
    let typed: WebhookConfiguration = serde_json::from_value(webhook.clone()).unwrap();
    assert_eq!(serde_json::to_value(typed).unwrap(), webhook);
}

#[test]
fn a_link_that_is_a_permission_is_hidden_in_whatever_holds_it() {
    let link =
        json!({"url": "https://example.com/tell-nobody", "expires_at": "2026-09-11T09:00:31Z"});
    let alone: PresignedUrl = serde_json::from_value(link.clone()).unwrap();
    let file: FileV2 = serde_json::from_value(
        json!({"id": "dfl-1", "name": "a.pdf", "project_id": "prj-1", "download_url": link}),
    )
    .unwrap();
    let printed = format!("{alone:?} {file:?}");
    assert!(
        !printed.contains("tell-nobody") && printed.contains("a.pdf"),
        "{printed}"
    );
    assert_eq!(alone.url, "https://example.com/tell-nobody");
}

#[test]
fn what_is_not_set_is_not_called_a_secret() {
    let printed = format!("{:?}", WebhookConfiguration::default());
    assert!(
        printed.contains("webhook_signing_secret: None"),
        "{printed}"
    );
}

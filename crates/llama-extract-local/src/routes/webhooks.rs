//! Webhooks in requests: read, checked, and never shown again where they carry keys.

use reqwest::Url;
use reqwest::header::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

use super::body::Members;
use super::reply::{Misfits, Refusal};
use crate::store::Store;
use crate::webhook::{EVENTS, Format, Webhook};

/// For one job, inline and stored together.
const MOST_OF_A_JOB: usize = 100;
/// How a body is framed and a connection is kept is not for the configuration to say.
const FRAMING: [&str; 7] = [
    "connection",
    "content-length",
    "expect",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];
/// In place of an input that may carry a key.
const HIDDEN: &str = "(not shown)";

/// Whom a request wants to have told.
#[derive(Default)]
pub(crate) struct Requested {
    inline: Vec<Webhook>,
    ids: Vec<String>,
}

impl Requested {
    /// From `webhook_configurations` and `webhook_configuration_ids`.
    pub(crate) fn read(members: &mut Members<'_>) -> Self {
        let inline = list(members, "webhook_configurations", |loc, item, misfits| {
            let Some(map) = item.as_object() else {
                misfits.add_at(
                    &loc,
                    "model_attributes_type",
                    "Input should be a valid dictionary or object to extract fields from",
                    HIDDEN.into(),
                );
                return None;
            };
            read_whole(map, &loc, misfits)
        });
        let ids = list(
            members,
            "webhook_configuration_ids",
            |loc, item, misfits| {
                if item.as_str().is_none() {
                    misfits.add_at(
                        &loc,
                        "string_type",
                        "Input should be a valid string",
                        HIDDEN.into(),
                    );
                }
                item.as_str().map(str::to_owned)
            },
        );
        if inline.len() + ids.len() > MOST_OF_A_JOB {
            members.misfits.add_at(
                &["body".into(), "webhook_configurations".into()],
                "too_long",
                format!(
                    "A job can have at most {MOST_OF_A_JOB} webhooks, inline and stored together"
                ),
                HIDDEN.into(),
            );
        }
        Self { inline, ids }
    }

    /// The inline ones, then copies of the stored ones.
    pub(crate) async fn resolve(self, store: &Store) -> Result<Vec<Webhook>, Refusal> {
        let mut webhooks = self.inline;
        for id in self.ids {
            let config = store.webhook_config(&id).await?;
            let config = config.ok_or_else(|| not_found(&id))?;
            webhooks.push(config.webhook);
        }
        Ok(webhooks)
    }
}

pub(super) fn not_found(id: &str) -> Refusal {
    Refusal::not_found("Webhook configuration", id)
}

fn list<T>(
    members: &mut Members<'_>,
    name: &str,
    read: impl Fn(Vec<Value>, &Value, &mut Misfits) -> Option<T>,
) -> Vec<T> {
    let loc = vec![Value::from("body"), name.into()];
    let Some(value) = members.get(name) else {
        return Vec::new();
    };
    let Some(items) = value.as_array() else {
        members.misfits.add_at(
            &loc,
            "list_type",
            "Input should be a valid list",
            HIDDEN.into(),
        );
        return Vec::new();
    };
    let mut found = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let loc = loc.iter().cloned().chain([position.into()]).collect();
        found.extend(read(loc, item, &mut members.misfits));
    }
    found
}

/// What a request says of a webhook. What it leaves out is none; what it sets to null is a none inside.
#[derive(Default)]
pub(super) struct Change {
    url: Option<String>,
    events: Option<Option<Vec<String>>>,
    headers: Option<Option<Vec<(String, String)>>>,
    format: Option<Option<Format>>,
    secret: Option<Option<String>>,
}

impl Change {
    pub(super) fn read(map: &Map<String, Value>, loc: &[Value], misfits: &mut Misfits) -> Self {
        let mut change = Self::default();
        let mut member = |name: &str, read: &mut dyn FnMut(&Value) -> Result<(), Misfit>| {
            let value = map.get(name);
            if let Some(Err(misfit)) = value.map(read) {
                let loc: Vec<_> = loc.iter().cloned().chain([name.into()]).collect();
                let input = misfit.input.unwrap_or_else(|| HIDDEN.into());
                misfits.add_at(&loc, misfit.kind, misfit.msg, input);
            }
        };
        member("webhook_url", &mut |value| {
            // There is no webhook without one, so null can only mean: as it is.
            change.url = nullable(value, url)?;
            Ok(())
        });
        member("webhook_events", &mut |value| {
            change.events = Some(nullable(value, events)?);
            Ok(())
        });
        member("webhook_headers", &mut |value| {
            change.headers = Some(nullable(value, headers)?);
            Ok(())
        });
        member("webhook_output_format", &mut |value| {
            change.format = Some(nullable(value, format)?);
            Ok(())
        });
        member("webhook_signing_secret", &mut |value| {
            let secret = nullable(value, |value| text(value).map(str::to_owned))?;
            change.secret = Some(secret.filter(|secret| !secret.is_empty()));
            Ok(())
        });
        change
    }

    pub(super) fn apply(self, webhook: &mut Webhook) {
        if let Some(url) = self.url {
            webhook.url = url;
        }
        if let Some(events) = self.events {
            webhook.events = events;
        }
        if let Some(headers) = self.headers {
            webhook.headers = headers;
        }
        if let Some(format) = self.format {
            webhook.format = format;
        }
        if let Some(secret) = self.secret {
            webhook.secret = secret;
        }
    }
}

/// A webhook of its own, which must say where to send.
pub(super) fn read_whole(
    map: &Map<String, Value>,
    loc: &[Value],
    misfits: &mut Misfits,
) -> Option<Webhook> {
    let change = Change::read(map, loc, misfits);
    if map.get("webhook_url").is_none_or(Value::is_null) {
        let loc: Vec<_> = loc.iter().cloned().chain(["webhook_url".into()]).collect();
        misfits.add_at(&loc, "missing", "Field required", Value::Null);
    }
    let url = change.url.clone()?;
    let mut webhook = Webhook {
        url,
        ..Webhook::default()
    };
    change.apply(&mut webhook);
    Some(webhook)
}

/// Why a member does not fit.
struct Misfit {
    kind: &'static str,
    msg: String,
    /// What was given, unless it may carry a key.
    input: Option<Value>,
}

impl Misfit {
    fn new(kind: &'static str, msg: impl Into<String>) -> Self {
        Self {
            kind,
            msg: msg.into(),
            input: None,
        }
    }

    fn showing(mut self, input: &Value) -> Self {
        self.input = Some(super::body::shown(input));
        self
    }
}

fn nullable<T>(
    value: &Value,
    read: impl Fn(&Value) -> Result<T, Misfit>,
) -> Result<Option<T>, Misfit> {
    if value.is_null() {
        return Ok(None);
    }
    read(value).map(Some)
}

fn text(value: &Value) -> Result<&str, Misfit> {
    let text = value.as_str();
    text.ok_or_else(|| Misfit::new("string_type", "Input should be a valid string"))
}

fn url(value: &Value) -> Result<String, Misfit> {
    let text = text(value)?;
    let url = Url::parse(text).map_err(|e| {
        Misfit::new(
            "url_parsing",
            format!("Input should be a valid URL, such as https://example.com/hook: {e}"),
        )
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Misfit::new(
            "url_scheme",
            "URL scheme should be 'http' or 'https'",
        ));
    }
    Ok(text.to_owned())
}

fn events(value: &Value) -> Result<Vec<String>, Misfit> {
    let Some(items) = value.as_array() else {
        let misfit = Misfit::new("list_type", "Input should be a valid list");
        return Err(misfit.showing(value));
    };
    if items.is_empty() {
        let msg =
            "List should have at least 1 item; leave webhook_events out, or null, for all events";
        return Err(Misfit::new("too_short", msg).showing(value));
    }
    let names = items.iter().map(|item| {
        let known = item.as_str().filter(|name| EVENTS.contains(name));
        known.map(str::to_owned).ok_or_else(|| {
            let msg = format!("Input should be one of {}", EVENTS.join(", "));
            Misfit::new("enum", msg).showing(item)
        })
    });
    names.collect()
}

fn headers(value: &Value) -> Result<Vec<(String, String)>, Misfit> {
    let Some(map) = value.as_object() else {
        let msg = "Input should be a valid dictionary";
        return Err(Misfit::new("dict_type", msg));
    };
    let pairs = map.iter().map(|(name, value)| {
        let refuse = |msg: String| Misfit::new("value_error", format!("Value error, {msg}"));
        let parsed = HeaderName::from_bytes(name.as_bytes());
        let parsed = parsed.map_err(|_| refuse(format!("{name:?} is not a name of a header")))?;
        if FRAMING.contains(&parsed.as_str()) {
            return Err(refuse(format!(
                "the header {name} is set by the connection; leave it out"
            )));
        }
        let text = value.as_str().ok_or_else(|| {
            Misfit::new("string_type", format!("{name} should be a valid string"))
        })?;
        HeaderValue::from_bytes(text.as_bytes()).map_err(|_| {
            refuse(format!(
                "the value of the header {name} has a line break or another control character"
            ))
        })?;
        Ok((name.clone(), text.to_owned()))
    });
    pairs.collect()
}

fn format(value: &Value) -> Result<Format, Misfit> {
    let format = Format::parse(text(value)?);
    format.ok_or_else(|| {
        let [string, json] = Format::NAMES;
        let msg = format!("Input should be '{string}' or '{json}'");
        Misfit::new("enum", msg).showing(value)
    })
}

/// Headers as the API shows them to who may read the configuration.
pub(super) fn headers_json(headers: &[(String, String)]) -> Value {
    let pairs = headers
        .iter()
        .map(|(name, value)| (name.clone(), json!(value)));
    Value::Object(pairs.collect())
}

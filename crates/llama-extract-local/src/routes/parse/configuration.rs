//! What a parse job is asked to do: checked whole, though the one reader here uses its pages alone.

use serde_json::{Map, Value};

use crate::routes::App;
use crate::routes::configurations::parse_settings;
use crate::routes::parameters::check_parse_request;
use crate::routes::reply::{Misfits, Refusal};

/// What the request says of the document, and not of how to read it.
const INPUTS: [&str; 3] = ["file_id", "source_url", "configuration_id"];

/// The file that was named, and the configuration as it is kept: what a saved one says, where the request does not say
/// something else. `loc` is where in the request it stands.
pub(super) async fn read(
    app: &App,
    body: &Map<String, Value>,
    loc: &[&str],
) -> Result<(Option<String>, Value), Refusal> {
    let text = |name: &str| {
        body.get(name)
            .and_then(Value::as_str)
            .filter(|t| !t.is_empty())
    };
    let saved = match text("configuration_id") {
        Some(id) => parse_settings(app, id).await?,
        None => Map::new(),
    };
    let mut settings = saved;
    settings.extend(body.clone());
    let mut misfits = Misfits::default();
    let mut loc = loc.iter().map(|&part| Value::from(part)).collect();
    check_parse_request(&settings, &mut loc, &mut misfits);
    misfits.refuse_any()?;
    for input in INPUTS {
        settings.shift_remove(input);
    }
    Ok((text("file_id").map(str::to_owned), Value::Object(settings)))
}

//! The parameters of a saved configuration: a union over the products, told apart by `product_type`.

mod parse;
mod shape;
mod tables;

use serde_json::{Map, Value};

use super::body::shown;
use super::configuration;
use super::reply::{Misfits, Refusal};

pub(crate) use parse::check_request as check_parse_request;

pub(crate) const EXTRACT: &str = "extract_v2";
pub(crate) const PARSE: &str = "parse_v2";

/// What a configuration can be for.
pub(crate) const PRODUCTS: [&str; 6] = [
    "split_v1",
    EXTRACT,
    "classify_v2",
    PARSE,
    "spreadsheet_v1",
    "unknown",
];

/// Parameters that fit.
pub(crate) struct Parameters {
    pub(crate) product_type: &'static str,
    /// As they are kept and shown, `product_type` among them.
    pub(crate) json: Map<String, Value>,
}

/// Reads the member `parameters` of a body. What does not fit is added to `misfits`, and then there is none.
///
/// # Errors
///
/// When all that was read so far fits and still cannot be taken, as a schema over the limits.
pub(crate) fn read(
    parameters: &Map<String, Value>,
    misfits: &mut Misfits,
) -> Result<Option<Parameters>, Refusal> {
    let loc = ["body", "parameters"];
    let Some(tag) = parameters.get("product_type") else {
        let msg = "Unable to extract tag using discriminator 'product_type'";
        let input = shown(&Value::Object(parameters.clone()));
        misfits.add(&loc, "union_tag_not_found", msg, input);
        return Ok(None);
    };
    let product = PRODUCTS.into_iter().find(|product| tag == product);
    let Some(product_type) = product else {
        let msg = format!(
            "Input tag {tag} found using 'product_type' does not match any of the expected tags: '{}'",
            PRODUCTS.join("', '")
        );
        misfits.add(&loc, "union_tag_invalid", msg, shown(tag));
        return Ok(None);
    };
    let mut loc = [loc[0], loc[1], product_type].map(Value::from).to_vec();
    let mut found = Misfits::default();
    let group = match product_type {
        "split_v1" => Some(&tables::SPLIT),
        EXTRACT => Some(&tables::EXTRACT_EXTRAS),
        "classify_v2" => Some(&tables::CLASSIFY),
        PARSE => Some(&parse::PARSE),
        "spreadsheet_v1" => Some(&tables::SPREADSHEET),
        _ => None,
    };
    if let Some(group) = group {
        group.check(parameters, &mut loc, &mut found);
    }
    let json = if product_type == EXTRACT {
        match extract(parameters) {
            Ok(json) => json,
            Err(refusal) => {
                if let Err(refusal) = found.absorb(refusal)
                    && found.is_empty()
                    && misfits.is_empty()
                {
                    return Err(refusal);
                }
                Map::new()
            }
        }
    } else {
        parameters.clone()
    };
    let fits = found.is_empty();
    misfits.append(found);
    Ok(fits.then_some(Parameters { product_type, json }))
}

/// Every setting present, as in a job, but with the version that was asked for: which one it stands for is decided when a
/// job is made. Settings that this service does not know are kept.
fn extract(parameters: &Map<String, Value>) -> Result<Map<String, Value>, Refusal> {
    let configuration = configuration::read_at(parameters, &["body", "parameters", EXTRACT])?;
    let mut json = Map::new();
    json.insert("product_type".into(), EXTRACT.into());
    if let Value::Object(settings) = configuration.json {
        json.extend(settings);
    }
    let version = configuration::version(parameters).unwrap_or("latest");
    json.insert("version".into(), version.into());
    for (name, value) in parameters {
        if !json.contains_key(name) {
            json.insert(name.clone(), value.clone());
        }
    }
    Ok(json)
}

//! Saved configurations: save, list, get, change, delete; and what a job takes from them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::body::{JsonObject, Members};
use super::id::Id;
use super::parameters::{self, EXTRACT, PARSE, PRODUCTS, Parameters};
use super::query::{Query, page_json};
use super::reply::Refusal;
use super::{App, configuration};
use crate::configuration::Configuration;
use crate::ids::timestamp;
use crate::store::{
    Changed, ConfigurationChange, ConfigurationFilter, NewConfiguration, StoredConfiguration,
};

const MAX_NAME: usize = 255;

/// Parse configurations that are always there: id and tier. They are not listed and cannot be changed.
const BUILT_IN: [(&str, &str); 4] = [
    ("cfg-PARSE_FAST", "fast"),
    ("cfg-PARSE_COST_EFFECTIVE", "cost_effective"),
    ("cfg-PARSE_AGENTIC", "agentic"),
    ("cfg-PARSE_AGENTIC_PLUS", "agentic_plus"),
];
/// They have had one version only.
const BUILT_IN_VERSION: &str = "2026-01-01T00:00:00.000000Z";

pub(crate) async fn save(
    State(app): State<App>,
    JsonObject(body): JsonObject,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let mut members = Members::new(&body, &["body"]);
    if members.get("name").is_none() {
        members.misfit("name", "string_type", "Input should be a valid string");
    }
    if members.get("parameters").is_none() {
        let msg = "Input should be a valid dictionary";
        members.misfit("parameters", "dict_type", msg);
    }
    let (name, parameters) = read(&app, members).await?;
    // Both are there, or the request was refused.
    let (Some(name), Some(parameters)) = (name, parameters) else {
        return Err(Refusal::bad_request("name and parameters are needed"));
    };
    let saved = app.store.save_configuration(NewConfiguration {
        name,
        product_type: parameters.product_type.to_owned(),
        parameters: Value::Object(parameters.json),
    });
    Ok((StatusCode::CREATED, Json(shown(&saved.await?))))
}

/// `name` and `parameters` of a body, where they are there.
async fn read(
    app: &App,
    mut members: Members<'_>,
) -> Result<(Option<String>, Option<Parameters>), Refusal> {
    let name = members.text("name").map(str::to_owned);
    match name.as_ref().map(|name| name.chars().count()) {
        Some(0) => {
            let msg = "String should have at least 1 character";
            members.misfit("name", "string_too_short", msg);
        }
        Some(length) if length > MAX_NAME => {
            let msg = format!("String should have at most {MAX_NAME} characters");
            members.misfit("name", "string_too_long", msg);
        }
        _ => {}
    }
    let parameters = match members.object("parameters") {
        Some(parameters) => parameters::read(parameters, &mut members.misfits)?,
        None => None,
    };
    members.misfits.refuse_any()?;
    if let Some(parameters) = &parameters
        && let Some(id) = parameters
            .json
            .get("parse_config_id")
            .and_then(Value::as_str)
        && parameters.product_type != "unknown"
    {
        parameters_of(app, id, PARSE).await?;
    }
    Ok((name, parameters))
}

pub(crate) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let page = query.page()?;
    let product_types = query.choices("product_type", &PRODUCTS);
    let name = query.owned("name");
    // There is one row a configuration, and it is the newest.
    query.flag("latest_only");
    query.finish()?;
    let filter = ConfigurationFilter {
        product_types,
        name,
    };
    let configurations = app.store.configurations(filter, page).await?;
    Ok(Json(page_json(configurations, shown)))
}

pub(crate) async fn get(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    if let Some(tier) = built_in(&id) {
        return Ok(Json(json!({
            "id": id,
            "name": id.trim_start_matches("cfg-"),
            "product_type": PARSE,
            "version": BUILT_IN_VERSION,
            "parameters": built_in_parameters(tier),
            "created_at": null,
            "updated_at": null,
        })));
    }
    let configuration = app.store.configuration(&id).await?;
    let configuration = configuration.ok_or_else(|| not_found(&id))?;
    Ok(Json(shown(&configuration)))
}

pub(crate) async fn change(
    State(app): State<App>,
    Id(id): Id,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    refuse_built_in(&id)?;
    let (name, parameters) = read(&app, Members::new(&body, &["body"])).await?;
    let change = ConfigurationChange {
        name: name.clone(),
        parameters: parameters.map(|parameters| {
            let json = Value::Object(parameters.json);
            (parameters.product_type.to_owned(), json)
        }),
    };
    match app.store.change_configuration(&id, change).await? {
        Changed::Done(configuration) => Ok(Json(shown(&configuration))),
        Changed::NotFound => Err(not_found(&id)),
        Changed::NameTaken(other) => Err(Refusal::bad_request(format!(
            "inputs_invalid: configuration {other} of the same product is called {:?} already; choose another name",
            name.unwrap_or_default()
        ))),
        Changed::OtherProduct(product) => Err(Refusal::bad_request(format!(
            "inputs_invalid: configuration {id} is for {product}; save parameters for another product as a new configuration"
        ))),
    }
}

pub(crate) async fn delete(State(app): State<App>, Id(id): Id) -> Result<StatusCode, Refusal> {
    refuse_built_in(&id)?;
    if app.store.delete_configuration(&id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(not_found(&id))
    }
}

/// The settings of a saved extract configuration, as an inline one has them.
pub(crate) async fn extract_settings(app: &App, id: &str) -> Result<Map<String, Value>, Refusal> {
    let mut settings = parameters_of(app, id, EXTRACT).await?;
    settings.remove("product_type");
    Ok(settings)
}

/// The settings of a saved parse configuration, as a request for a parse job has them.
pub(crate) async fn parse_settings(app: &App, id: &str) -> Result<Map<String, Value>, Refusal> {
    let mut settings = parameters_of(app, id, PARSE).await?;
    settings.shift_remove("product_type");
    Ok(settings)
}

/// What a job shall do by these settings. What they leave open is taken from the parse configuration that they name: the
/// job keeps it, whatever becomes of that configuration.
pub(crate) async fn for_job(
    app: &App,
    settings: &Map<String, Value>,
    file_input: &str,
) -> Result<Configuration, Refusal> {
    let configuration = configuration::read(settings)?;
    let Some(id) = configuration.json["parse_config_id"].as_str() else {
        return Ok(configuration);
    };
    let parse = parameters_of(app, id, PARSE).await?;
    // Turbo reads in its own way, and a parse job has been read already.
    if configuration::tier(&configuration.json) == "turbo" || file_input.starts_with("pjb-") {
        return Ok(configuration);
    }
    let pages = |name: &str| parse.get("page_ranges")?.get(name);
    let mut settings = settings.clone();
    for (name, value) in [
        ("parse_tier", parse.get("tier")),
        ("target_pages", pages("target_pages")),
        ("max_pages", pages("max_pages")),
    ] {
        if let Some(value) = value
            && settings.get(name).is_none_or(Value::is_null)
        {
            settings.insert(name.to_owned(), value.clone());
        }
    }
    configuration::read(&settings)
}

/// Of a configuration that must be there and be for this product.
async fn parameters_of(app: &App, id: &str, product: &str) -> Result<Map<String, Value>, Refusal> {
    let (product_type, parameters) = match built_in(id) {
        Some(tier) => (PARSE.to_owned(), built_in_parameters(tier)),
        None => {
            let found = app.store.configuration(id).await?;
            let found = found.ok_or_else(|| not_found(id))?;
            (found.product_type, found.parameters)
        }
    };
    match parameters {
        Value::Object(parameters) if product_type == product => Ok(parameters),
        _ => Err(Refusal::bad_request(format!(
            "inputs_invalid: configuration {id} is for {product_type}; give one for {product}"
        ))),
    }
}

fn built_in(id: &str) -> Option<&'static str> {
    let found = BUILT_IN.iter().find(|(known, _)| *known == id);
    found.map(|(_, tier)| *tier)
}

fn built_in_parameters(tier: &str) -> Value {
    json!({"product_type": PARSE, "tier": tier, "version": "latest"})
}

fn refuse_built_in(id: &str) -> Result<(), Refusal> {
    match built_in(id) {
        None => Ok(()),
        Some(_) => Err(Refusal::new(
            StatusCode::FORBIDDEN,
            format!(
                "Configuration {id} is built in and cannot be changed; save one of your own instead"
            ),
        )),
    }
}

fn not_found(id: &str) -> Refusal {
    Refusal::not_found("Configuration", id)
}

fn shown(configuration: &StoredConfiguration) -> Value {
    let changed = timestamp(configuration.updated_at);
    json!({
        "id": configuration.id,
        "name": configuration.name,
        "product_type": configuration.product_type,
        "version": changed,
        "parameters": configuration.parameters,
        "created_at": timestamp(configuration.created_at),
        "updated_at": changed,
    })
}

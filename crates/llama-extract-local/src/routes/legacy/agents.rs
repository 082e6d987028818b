//! Extraction agents: create, list, get, update, delete.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::{KIND_AGENT, config, schema, shown};
use crate::routes::App;
use crate::routes::body::{JsonObject, Members};
use crate::routes::id::Id;
use crate::routes::query::{Query, page_json};
use crate::routes::reply::Refusal;
use crate::store::{Agent, NewAgent};

const MAX_NAME: usize = 3_000;

pub(super) async fn create(
    State(app): State<App>,
    query: Query,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    query.finish()?;
    let mut members = Members::new(&body, &["body"]);
    let name = members.text("name").unwrap_or_default();
    if members.get("name").is_none_or(Value::is_string)
        && !(1..=MAX_NAME).contains(&name.chars().count())
    {
        members.misfit(
            "name",
            "string_too_short",
            "String should have 1 to 3000 characters",
        );
    }
    let (data_schema, config) = settings(members)?;
    let new = NewAgent {
        name: name.to_owned(),
        data_schema,
        config,
    };
    match app.store.add_agent(new).await? {
        Some(agent) => Ok(shown(&app, &agent)),
        None => Err(Refusal::bad_request(format!(
            "an extraction agent is already called {name:?}; choose another name, or update that agent"
        ))),
    }
}

pub(super) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let include_default = query.flag("include_default");
    query.finish()?;
    let agents = app.store.agents(include_default).await?;
    let agents = agents.iter().map(|agent| shown::agent(&app.store, agent));
    Ok(Json(agents.collect()))
}

/// The same in pages, newest first.
pub(super) async fn page(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let page = query.page()?;
    let include_default = query.flag("include_default");
    query.finish()?;
    let agents = app.store.agents_page(include_default, page).await?;
    Ok(Json(page_json(agents, |agent| {
        shown::agent(&app.store, agent)
    })))
}

pub(super) async fn by_name(State(app): State<App>, Id(name): Id) -> Result<Json<Value>, Refusal> {
    let agent = app.store.agent_by_name(&name).await?;
    let agent = agent.ok_or_else(|| Refusal::not_found(KIND_AGENT, &name))?;
    Ok(shown(&app, &agent))
}

pub(super) async fn default(State(app): State<App>) -> Result<Json<Value>, Refusal> {
    let agent = app.store.default_agent(config::unset()).await?;
    Ok(shown(&app, &agent))
}

pub(super) async fn get(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    Ok(shown(&app, &find(&app, &id).await?))
}

pub(super) async fn update(
    State(app): State<App>,
    Id(id): Id,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    let (data_schema, config) = settings(Members::new(&body, &["body"]))?;
    let agent = app.store.update_agent(&id, data_schema, config).await?;
    let agent = agent.ok_or_else(|| Refusal::not_found(KIND_AGENT, &id))?;
    Ok(shown(&app, &agent))
}

pub(super) async fn delete(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    if app.store.delete_agent(&id).await? {
        Ok(Json(json!({})))
    } else {
        Err(Refusal::not_found(KIND_AGENT, &id))
    }
}

pub(super) async fn find(app: &App, id: &str) -> Result<Agent, Refusal> {
    let agent = app.store.agent(id).await?;
    agent.ok_or_else(|| Refusal::not_found(KIND_AGENT, id))
}

fn shown(app: &App, agent: &Agent) -> Json<Value> {
    Json(shown::agent(&app.store, agent))
}

/// `data_schema` and `config`, both required.
fn settings(mut members: Members<'_>) -> Result<(Value, Value), Refusal> {
    let data_schema = schema::required(&mut members);
    let config = config::read(&mut members, "config");
    if members.get("config").is_none() {
        members.misfit("config", "dict_type", "Input should be a valid dictionary");
    }
    members.misfits.refuse_any()?;
    let data_schema = schema::read(data_schema)?;
    crate::schema::check(&data_schema).map_err(crate::routes::schema::refuse)?;
    Ok((data_schema, config.unwrap_or_else(config::unset)))
}

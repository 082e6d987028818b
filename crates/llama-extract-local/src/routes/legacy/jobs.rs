//! Jobs: with an agent and without, from files, uploads, and documents inside the request.

use axum::Json;
use axum::extract::{Request, State};
use serde_json::Value;

use super::input::Input;
use super::{KIND_AGENT, agents, config, schema, shown};
use crate::configuration::Configuration;
use crate::routes::body::{JsonObject, Members};
use crate::routes::configuration::parse_tier;
use crate::routes::id::Id;
use crate::routes::query::Query;
use crate::routes::reply::{Misfits, Refusal};
use crate::routes::upload::Form;
use crate::routes::webhooks::Requested;
use crate::routes::{App, apart};
use crate::store::{Agent, LegacyCreation, LegacyRun, NewJob, NewLegacyRun};
use crate::webhook::Webhook;

const KIND: &str = "Job";

/// A run without an agent; it belongs to the default one.
pub(super) async fn run(
    State(app): State<App>,
    query: Query,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    query.finish()?;
    let mut members = Members::new(&body, &["body"]);
    let data_schema = schema::required(&mut members);
    let config = config::read(&mut members, "config");
    if members.get("config").is_none() {
        members.misfit("config", "dict_type", "Input should be a valid dictionary");
    }
    let webhooks = Requested::read(&mut members);
    let input = Input::read(&mut members)?;
    let settings = Settings::new(
        schema::read(data_schema)?,
        config.unwrap_or_else(config::unset),
        webhooks.resolve(&app.store).await?,
    )?;
    let file_id = input.keep(&app).await?;
    let runs = start(&app, None, vec![file_id], settings, false).await?;
    one(&app, &runs)
}

pub(super) async fn create(
    State(app): State<App>,
    mut query: Query,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    let from_ui = query.flag("from_ui");
    query.finish()?;
    let mut members = Members::new(&body, &["body"]);
    let file_id = required_text(&mut members, "file_id");
    members.choice("priority", &config::PRIORITIES);
    let overrides = Overrides::read(members)?;
    let (agent, settings) = overrides.settings(&app).await?;
    let runs = start(&app, Some(&agent), vec![file_id], settings, from_ui).await?;
    one(&app, &runs)
}

/// A job for each file, or none at all when one of them is not there.
pub(super) async fn create_batch(
    State(app): State<App>,
    mut query: Query,
    JsonObject(body): JsonObject,
) -> Result<Json<Value>, Refusal> {
    let from_ui = query.flag("from_ui");
    query.finish()?;
    let mut members = Members::new(&body, &["body"]);
    let files = members.get("file_ids").and_then(Value::as_array);
    let file_ids: Vec<String> = files
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    if file_ids.is_empty() || files.is_some_and(|files| files.len() != file_ids.len()) {
        members.misfit(
            "file_ids",
            "list_type",
            "Input should be a valid list of one string or more",
        );
    }
    let overrides = Overrides::read(members)?;
    let (agent, settings) = overrides.settings(&app).await?;
    let runs = start(&app, Some(&agent), file_ids, settings, from_ui).await?;
    Ok(Json(
        runs.iter().map(|run| shown::job(&app.store, run)).collect(),
    ))
}

pub(super) async fn create_from_upload(
    State(app): State<App>,
    mut query: Query,
    request: Request,
) -> Result<Json<Value>, Refusal> {
    let from_ui = query.flag("from_ui");
    query.finish()?;
    let parts = [
        "extraction_agent_id",
        "data_schema_override",
        "config_override",
    ];
    let form = Form::read(&app, request, &parts).await?;
    form.require_file()?;
    let Some(agent_id) = form.text("extraction_agent_id") else {
        let loc = ["body", "extraction_agent_id"];
        return Err(Misfits::one(&loc, "missing", "Field required", Value::Null));
    };
    let overrides = Overrides {
        agent_id: agent_id.to_owned(),
        data_schema: form
            .text("data_schema_override")
            .map(schema::parse)
            .transpose()?,
        config: form
            .text("config_override")
            .map(|text| config::parse(text, "config_override"))
            .transpose()?,
        webhooks: Requested::default(),
    };
    let (agent, settings) = overrides.settings(&app).await?;
    let file = form.keep(&app, "extract", None).await?;
    let runs = start(&app, Some(&agent), vec![file.id], settings, from_ui).await?;
    one(&app, &runs)
}

pub(super) async fn list(State(app): State<App>, mut query: Query) -> Result<Json<Value>, Refusal> {
    let agent_id = query.required("extraction_agent_id");
    query.finish()?;
    agents::find(&app, &agent_id).await?;
    let runs = app.store.legacy_jobs(&agent_id).await?;
    Ok(Json(
        runs.iter().map(|run| shown::job(&app.store, run)).collect(),
    ))
}

pub(super) async fn get(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    Ok(Json(shown::job(&app.store, &find(&app, &id).await?)))
}

pub(super) async fn result(State(app): State<App>, Id(id): Id) -> Result<Json<Value>, Refusal> {
    let run = find(&app, &id).await?;
    if !run.job.status.is_terminal() {
        return Err(Refusal::bad_request(format!(
            "{KIND} {id} is PENDING and has no result yet; ask again when it has ended"
        )));
    }
    Ok(Json(shown::result(&run)))
}

pub(super) async fn find(app: &App, id: &str) -> Result<LegacyRun, Refusal> {
    let run = app.store.legacy_job(id).await?;
    run.ok_or_else(|| Refusal::not_found(KIND, id))
}

/// What a job works with, as the legacy API shows it and as the worker takes it.
struct Settings {
    data_schema: Value,
    config: Value,
    configuration: Configuration,
    webhooks: Vec<Webhook>,
}

impl Settings {
    fn new(data_schema: Value, config: Value, webhooks: Vec<Webhook>) -> Result<Self, Refusal> {
        let configuration = config::configuration(&data_schema, &config)?;
        Ok(Self {
            data_schema,
            config,
            configuration,
            webhooks,
        })
    }
}

/// An agent, and what one job has in place of the agent's settings.
struct Overrides {
    agent_id: String,
    data_schema: Option<Value>,
    config: Option<Value>,
    webhooks: Requested,
}

impl Overrides {
    fn read(mut members: Members<'_>) -> Result<Self, Refusal> {
        let agent_id = required_text(&mut members, "extraction_agent_id");
        let data_schema = schema::optional(&mut members, "data_schema_override");
        let config = config::read(&mut members, "config_override");
        let webhooks = Requested::read(&mut members);
        members.misfits.refuse_any()?;
        Ok(Self {
            agent_id,
            data_schema: match data_schema {
                Some(given) => Some(schema::read(Some(given))?),
                None => None,
            },
            config,
            webhooks,
        })
    }

    async fn settings(self, app: &App) -> Result<(Agent, Settings), Refusal> {
        let agent = agents::find(app, &self.agent_id).await?;
        let settings = Settings::new(
            self.data_schema
                .unwrap_or_else(|| agent.data_schema.clone()),
            self.config.unwrap_or_else(|| agent.config.clone()),
            self.webhooks.resolve(&app.store).await?,
        )?;
        Ok((agent, settings))
    }
}

/// Makes a job for each file and starts it.
async fn start(
    app: &App,
    agent: Option<&Agent>,
    file_ids: Vec<String>,
    settings: Settings,
    from_ui: bool,
) -> Result<Vec<LegacyRun>, Refusal> {
    let new = |file_input: String| NewLegacyRun {
        agent_id: agent.map(|agent| agent.id.clone()),
        data_schema: settings.data_schema.clone(),
        config: settings.config.clone(),
        from_ui,
        job: NewJob {
            file_input,
            configuration: settings.configuration.json.clone(),
            parse_tier: parse_tier(&settings.configuration.json).to_owned(),
            configuration_id: None,
            webhooks: settings.webhooks.clone(),
        },
    };
    let all = file_ids.into_iter().map(new).collect();
    let service = app.clone();
    let creation = apart(async move {
        let creation = service.store.add_legacy_runs(all, config::unset()).await?;
        if let LegacyCreation::Created(runs) = &creation {
            for run in runs {
                service
                    .worker
                    .start(&run.job, settings.configuration.clone());
            }
        }
        Ok(creation)
    });
    match creation.await? {
        LegacyCreation::Created(runs) => Ok(runs),
        LegacyCreation::UnknownAgent(id) => Err(Refusal::not_found(KIND_AGENT, &id)),
        LegacyCreation::UnknownFile(id) => Err(Refusal::not_found("File", &id)),
    }
}

fn one(app: &App, runs: &[LegacyRun]) -> Result<Json<Value>, Refusal> {
    let first = runs.first().map(|run| shown::job(&app.store, run));
    Ok(Json(first.unwrap_or_default()))
}

fn required_text(members: &mut Members<'_>, name: &str) -> String {
    let text = members.text(name);
    if members.get(name).is_none() {
        members.misfit(name, "string_type", "Input should be a valid string");
    }
    text.unwrap_or_default().to_owned()
}

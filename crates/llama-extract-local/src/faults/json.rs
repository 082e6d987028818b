//! Plans and rules as JSON, as `/_local/faults` has them.

use serde_json::{Map, Value};

use super::error::FaultError;
use super::plan::{FaultCount, Faults};
use super::rule::FaultRule;
use super::settings::{self, Setting};
use super::{check, text};

/// The counts in what GET shows. They are ignored where rules are set, so that an answer can be sent back.
const COUNTS: [&str; 2] = ["matched", "fired"];

/// `{"seed": 7, "rules": [..]}`, or a list of rules, or one rule.
pub(crate) fn read_faults(value: &Value) -> Result<Faults, FaultError> {
    match value {
        Value::Array(rules) => read_rules(Faults::default(), rules),
        Value::Object(object) if object.contains_key("rules") || object.contains_key("seed") => {
            let seed = match object.get("seed") {
                None | Some(Value::Null) => 0,
                Some(seed) => seed.as_u64().ok_or_else(|| {
                    FaultError::new(format!(
                        "seed: {seed} is no whole number; give one, such as 7"
                    ))
                })?,
            };
            if let Some(name) = object
                .keys()
                .find(|k| !matches!(k.as_str(), "seed" | "rules"))
            {
                return Err(FaultError::new(format!(
                    "{name}: beside rules only seed is known; settings belong into a rule"
                )));
            }
            match object.get("rules") {
                None => Ok(Faults::seeded(seed)),
                Some(Value::Array(rules)) => read_rules(Faults::seeded(seed), rules),
                Some(_) => Err(FaultError::new(
                    "rules: a list is needed, such as [{\"on\": \"*\", \"answer\": 503}]",
                )),
            }
        }
        rule => Ok(Faults::default().rule(read_rule(rule)?)),
    }
}

fn read_rules(faults: Faults, rules: &[Value]) -> Result<Faults, FaultError> {
    rules
        .iter()
        .try_fold(faults, |faults, rule| Ok(faults.rule(read_rule(rule)?)))
}

/// An object of settings with `on`, or the text form.
pub(crate) fn read_rule(value: &Value) -> Result<FaultRule, FaultError> {
    let rule = match value {
        Value::String(text) => text::read(text),
        Value::Object(object) => read_object(object),
        _ => Err(FaultError::new(
            "a rule is an object, such as {\"on\": \"create_extract_job\", \"first\": 2, \"answer\": 429}, or the same as text",
        )),
    };
    let rule = rule.map_err(|error| error.in_rule(value))?;
    check::rule(&rule)?;
    Ok(rule)
}

fn read_object(object: &Map<String, Value>) -> Result<FaultRule, FaultError> {
    let Some(Value::String(place)) = object.get("on") else {
        return Err(FaultError::new(
            "on: where is missing; give an operation, a path, \"*\" or \"jobs\", such as {\"on\": \"create_extract_job\"}",
        ));
    };
    let mut settings = Vec::new();
    for (name, value) in object {
        if name == "on" || COUNTS.contains(&name.as_str()) {
            continue;
        }
        let setting = match value {
            Value::Null | Value::Bool(false) => continue,
            Value::Bool(true) => Setting::Flag,
            Value::String(text) => Setting::Text(text.clone()),
            Value::Number(number) => Setting::Text(number.to_string()),
            Value::Array(_) | Value::Object(_) => {
                return Err(FaultError::new(format!(
                    "{name}: a text, a number or true is needed"
                )));
            }
        };
        settings.push((name.clone(), setting));
    }
    settings::read(place, settings)
}

pub(crate) fn write_rule(rule: &FaultRule) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("on".to_owned(), settings::show_place(&rule.place).into());
    for (name, setting) in settings::write(rule) {
        let value = match setting {
            Setting::Flag => Value::Bool(true),
            Setting::Number(number) => number.into(),
            Setting::Fraction(fraction) => fraction.into(),
            Setting::Text(text) => text.into(),
        };
        object.insert(name.to_owned(), value);
    }
    object
}

/// What is set and how often each rule has struck.
pub(crate) fn write_counts(seed: u64, counts: &[FaultCount]) -> Value {
    let rules = counts.iter().map(|count| {
        let mut object = write_rule(&count.rule);
        object.insert("matched".to_owned(), count.matched.into());
        object.insert("fired".to_owned(), count.fired.into());
        Value::Object(object)
    });
    serde_json::json!({"seed": seed, "rules": rules.collect::<Vec<_>>()})
}

//! Whether a rule makes sense, whichever way it was written.

use super::error::FaultError;
use super::operations;
use super::rule::{BodyKind, Cut, FaultRule, Moment, Place, Turn};

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "DELETE", "PATCH"];

pub(super) fn rule(rule: &FaultRule) -> Result<(), FaultError> {
    place(rule)
        .and_then(|()| when(rule))
        .and_then(|()| match rule.place {
            Place::Jobs => for_jobs(rule),
            _ => for_requests(rule),
        })
        .map_err(|error| error.in_rule(rule))
}

fn wrong(text: impl Into<String>) -> Result<(), FaultError> {
    Err(FaultError::new(text))
}

fn place(rule: &FaultRule) -> Result<(), FaultError> {
    match &rule.place {
        Place::Operation(name) if !operations::is_operation(name) => {
            let near = operations::nearest(name);
            let guess = match near.split_last() {
                Some((last, [])) => format!("did you mean {last}?"),
                Some((last, rest)) => format!("did you mean {} or {last}?", rest.join(", ")),
                None => "operations are named as in spec/openapi.json, such as create_extract_job"
                    .to_owned(),
            };
            wrong(format!(
                "there is no operation {name}; {guess} A path (GET /api/v2/extract/*), * and jobs are possible too"
            ))
        }
        Place::Path {
            method: Some(method),
            ..
        } if !METHODS.contains(&method.as_str()) => wrong(format!(
            "{method} is no method of the API; write one of {}, or the path alone for any",
            METHODS.join(", ")
        )),
        _ => Ok(()),
    }
}

fn when(rule: &FaultRule) -> Result<(), FaultError> {
    if let Turn::Nth(0) | Turn::First(0) | Turn::Every(0) = rule.turn {
        return wrong("counts begin with 1, so this rule would never fire; write first=1 or nth=1");
    }
    match rule.chance {
        Some(chance) if !(0.0..=1.0).contains(&chance) => wrong(format!(
            "chance={chance}: a probability is between 0 and 1, such as chance=0.25"
        )),
        _ => Ok(()),
    }
}

fn for_jobs(rule: &FaultRule) -> Result<(), FaultError> {
    if rule.has_effect() || rule.delay.is_some() {
        return wrong(
            "jobs have throttled, running, failed and cancelled; for requests name an operation, such as create_extract_job answer=503",
        );
    }
    answer_parts(rule)?;
    if rule.throttled.is_none() && rule.running.is_none() && rule.end.is_none() {
        return wrong(
            "it does nothing; add what happens, such as failed=\"no data found\" or throttled=2s",
        );
    }
    Ok(())
}

fn for_requests(rule: &FaultRule) -> Result<(), FaultError> {
    if rule.throttled.is_some() || rule.running.is_some() || rule.end.is_some() {
        return wrong(
            "throttled, running, failed and cancelled happen to jobs; write jobs for where, such as jobs nth=1 cancelled",
        );
    }
    if rule.file.is_some() {
        return wrong(
            "file chooses among jobs; write jobs for where, such as jobs file=*.pdf cancelled",
        );
    }
    if !rule.has_effect() && rule.delay.is_none() {
        return wrong(
            "it does nothing; add what happens, such as answer=503, delay=200ms or reset",
        );
    }
    answer_parts(rule)?;
    if let Some((least, most)) = rule.delay
        && least > most
    {
        return wrong("the shorter time of a delay comes first, such as delay=100ms..2s");
    }
    if let Some((0, _)) = rule.slow {
        return wrong("slow needs at least one byte for each pause, such as slow=1/50ms");
    }
    cut(rule)
}

/// What only makes sense with an answer of the rule's own.
fn answer_parts(rule: &FaultRule) -> Result<(), FaultError> {
    match rule.answer {
        Some(status) if !(200..=599).contains(&status) => {
            return wrong(format!(
                "answer={status}: an HTTP status is between 200 and 599, such as answer=503"
            ));
        }
        Some(status) if status < 400 && rule.body == BodyKind::Json => {
            return wrong(format!(
                "answer={status} is no error, so it needs body=html or body=empty; errors are 400 to 599"
            ));
        }
        _ => {}
    }
    if rule.retry_after.is_some() && rule.status().is_none() {
        return wrong("retry_after needs an answer to be sent with, such as answer=429");
    }
    if rule.detail.is_some() && rule.answer.is_none() {
        return wrong("detail needs an answer to be said in, such as answer=422");
    }
    if rule.detail.is_some() && rule.body != BodyKind::Json {
        return wrong("detail is a part of JSON; leave it out, or leave out body");
    }
    Ok(())
}

fn cut(rule: &FaultRule) -> Result<(), FaultError> {
    match rule.cut {
        Some((Cut::Stall, Moment::After)) => wrong(
            "after the answer there is nothing to hold back; write stall, stall=during or close=after",
        ),
        Some((_, Moment::Before)) if rule.status().is_some() || rule.slow.is_some() => wrong(
            "the connection goes before the answer, so there is none to shape; write reset=during, or leave out one of them",
        ),
        Some((_, moment)) if rule.lost && rule.status().is_none() && moment != Moment::Before => {
            wrong(
                "a lost answer cannot be cut; write `lost reset`, `lost answer=502`, or leave out lost",
            )
        }
        None if rule.lost && rule.status().is_none() && rule.slow.is_some() => wrong(
            "a lost answer cannot be slow; leave out one of them, or say which answer comes instead",
        ),
        _ => Ok(()),
    }
}

//! The one meaning of a rule's settings: text and JSON both come through here, and go out from here.

use std::time::Duration;

use super::error::FaultError;
use super::rule::{BodyKind, Cut, FaultRule, JobEnd, Moment, Place, RetryAfter, Turn};
use super::values::{fraction, number, pace, show_time, time, times};

/// What a setting is set to, before its meaning is known or after it has been written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Setting {
    /// Only its name.
    Flag,
    Number(u64),
    Fraction(f64),
    Text(String),
}

/// Every setting: name, and how it is written.
const KNOWN: &[(&str, &str)] = &[
    ("file", "file=*.pdf"),
    ("nth", "nth=3"),
    ("first", "first=2"),
    ("every", "every=5"),
    ("after", "after=10"),
    ("chance", "chance=0.25"),
    ("delay", "delay=200ms or delay=100ms..2s"),
    ("lost", "lost"),
    ("answer", "answer=503"),
    ("retry_after", "retry_after=1s"),
    ("retry_after_date", "retry_after_date=30s"),
    ("detail", "detail=\"some text\""),
    ("body", "body=html or body=empty"),
    ("reset", "reset, reset=during, reset=17 or reset=after"),
    ("close", "close, close=during, close=17 or close=after"),
    ("stall", "stall, stall=during or stall=17"),
    ("slow", "slow=1/50ms"),
    ("throttled", "throttled=2s"),
    ("running", "running=500ms"),
    ("failed", "failed=\"some text\""),
    ("cancelled", "cancelled"),
];

/// Settings of one rule of which a second would contradict the first.
const RIVALS: &[&[&str]] = &[
    &["nth", "first", "every", "after"],
    &["retry_after", "retry_after_date"],
    &["reset", "close", "stall"],
    &["failed", "cancelled"],
];

pub(super) fn place(text: &str) -> Place {
    let text = text.trim();
    match text.split_once(char::is_whitespace) {
        None if text == "*" => Place::Everywhere,
        None if text == "jobs" => Place::Jobs,
        None if text.starts_with('/') => Place::Path {
            method: None,
            pattern: text.to_owned(),
        },
        Some((method, path)) if path.trim_start().starts_with('/') => Place::Path {
            method: Some(method.to_ascii_uppercase()),
            pattern: path.trim_start().to_owned(),
        },
        _ => Place::Operation(text.to_owned()),
    }
}

pub(super) fn show_place(place: &Place) -> String {
    match place {
        Place::Operation(name) => name.clone(),
        Place::Path {
            method: Some(method),
            pattern,
        } => format!("{method} {pattern}"),
        Place::Path {
            method: None,
            pattern,
        } => pattern.clone(),
        Place::Everywhere => "*".to_owned(),
        Place::Jobs => "jobs".to_owned(),
    }
}

/// A rule from its place and settings. Whether it makes sense as a whole is for [`super::check`] to say.
pub(super) fn read(
    place_text: &str,
    settings: impl IntoIterator<Item = (String, Setting)>,
) -> Result<FaultRule, FaultError> {
    let mut rule = FaultRule::at(place(place_text));
    let mut seen: Vec<String> = Vec::new();
    for (name, setting) in settings {
        if seen.contains(&name) {
            return Err(FaultError::new(format!(
                "{name} is given twice; give it once"
            )));
        }
        for rivals in RIVALS.iter().filter(|set| set.contains(&name.as_str())) {
            if let Some(rival) = seen.iter().find(|other| rivals.contains(&other.as_str())) {
                return Err(FaultError::new(format!(
                    "{rival} and {name} contradict each other; give one of them, or two rules"
                )));
            }
        }
        set(&mut rule, &name, setting)?;
        seen.push(name);
    }
    Ok(rule)
}

fn set(rule: &mut FaultRule, name: &str, setting: Setting) -> Result<(), FaultError> {
    let Some((_, example)) = KNOWN.iter().find(|(known, _)| *known == name) else {
        return Err(unknown(name));
    };
    let shown = show(&setting);
    let wrong = |what: &str| {
        let written = match &shown {
            None => name.to_owned(),
            Some(value) => format!("{name}={value}"),
        };
        FaultError::new(format!("{written}: {what}; write {example}"))
    };
    let flag = || match setting {
        Setting::Flag => Ok(()),
        _ => Err(wrong("it takes no value")),
    };
    let value = || shown.as_deref().ok_or_else(|| wrong("it needs a value"));
    let count = || number(value()?).ok_or_else(|| wrong("a whole number is needed"));
    let duration =
        || time(value()?).ok_or_else(|| wrong("a time is needed, a number with ms, s, m or h"));
    match name {
        "file" => rule.file = Some(value()?.to_owned()),
        "nth" => rule.turn = Turn::Nth(count()?),
        "first" => rule.turn = Turn::First(count()?),
        "every" => rule.turn = Turn::Every(count()?),
        "after" => rule.turn = Turn::After(count()?),
        "chance" => {
            let chance = fraction(value()?).ok_or_else(|| wrong("a number from 0 to 1 is needed"));
            rule.chance = Some(chance?);
        }
        "delay" => {
            let range = times(value()?).ok_or_else(|| {
                wrong("a time is needed, or two with .. between, the shorter first")
            });
            rule.delay = Some(range?);
        }
        "lost" => {
            flag()?;
            rule.lost = true;
        }
        "answer" => {
            let status = number(value()?).and_then(|status| u16::try_from(status).ok());
            rule.answer = Some(status.ok_or_else(|| wrong("an HTTP status is needed"))?);
        }
        "retry_after" => rule.retry_after = Some(RetryAfter::Seconds(duration()?)),
        "retry_after_date" => rule.retry_after = Some(RetryAfter::Date(duration()?)),
        "detail" => rule.detail = Some(value()?.to_owned()),
        "body" => {
            rule.body = match value()? {
                "html" => BodyKind::Html,
                "empty" => BodyKind::Empty,
                _ => return Err(wrong("it is html or empty, and JSON when not given")),
            }
        }
        "reset" | "close" | "stall" => {
            let cut = match name {
                "reset" => Cut::Reset,
                "close" => Cut::Close,
                _ => Cut::Stall,
            };
            let moment = match shown.as_deref() {
                None | Some("before") => Moment::Before,
                Some("during") => Moment::During,
                Some("after") => Moment::After,
                Some(bytes) => Moment::AtByte(number(bytes).ok_or_else(|| {
                    wrong("it takes before, during, after, or a number of bytes of the body")
                })?),
            };
            rule.cut = Some((cut, moment));
        }
        "slow" => {
            let pace = pace(value()?).ok_or_else(|| wrong("bytes / time is needed"));
            rule.slow = Some(pace?);
        }
        "throttled" => rule.throttled = Some(duration()?),
        "running" => rule.running = Some(duration()?),
        "failed" => rule.end = Some(JobEnd::Failed(value()?.to_owned())),
        "cancelled" => {
            flag()?;
            rule.end = Some(JobEnd::Cancelled);
        }
        _ => return Err(unknown(name)),
    }
    Ok(())
}

fn unknown(name: &str) -> FaultError {
    let known: Vec<&str> = KNOWN.iter().map(|(known, _)| *known).collect();
    let near = known.iter().find(|known| {
        known.replace('_', "") == name.to_ascii_lowercase().replace(['_', '-'], "")
            || (name.len() >= 3 && (known.starts_with(name) || name.starts_with(*known)))
    });
    FaultError::new(match near {
        Some(near) => format!("{name} is no setting of a rule; did you mean {near}?"),
        None if name.parse::<u16>().is_ok() => {
            format!("{name} is no setting of a rule; write answer={name} for that status")
        }
        None => format!(
            "{name} is no setting of a rule; the settings are {}",
            known.join(", ")
        ),
    })
}

/// The value as text; nothing for a flag.
pub(super) fn show(setting: &Setting) -> Option<String> {
    match setting {
        Setting::Flag => None,
        Setting::Number(number) => Some(number.to_string()),
        Setting::Fraction(fraction) => Some(fraction.to_string()),
        Setting::Text(text) => Some(text.clone()),
    }
}

/// The settings of a rule, in the order of [`KNOWN`]: where, when, what.
pub(super) fn write(rule: &FaultRule) -> Vec<(&'static str, Setting)> {
    let mut settings = Vec::new();
    let mut put = |name, setting: Option<Setting>| settings.extend(setting.map(|s| (name, s)));
    let text = |text: &Option<String>| text.clone().map(Setting::Text);
    let duration = |time: Duration| Setting::Text(show_time(time));
    put("file", text(&rule.file));
    match rule.turn {
        Turn::Always => {}
        Turn::Nth(n) => put("nth", Some(Setting::Number(n))),
        Turn::First(n) => put("first", Some(Setting::Number(n))),
        Turn::Every(n) => put("every", Some(Setting::Number(n))),
        Turn::After(n) => put("after", Some(Setting::Number(n))),
    }
    put("chance", rule.chance.map(Setting::Fraction));
    put(
        "delay",
        rule.delay.map(|(least, most)| {
            Setting::Text(if least == most {
                show_time(least)
            } else {
                format!("{}..{}", show_time(least), show_time(most))
            })
        }),
    );
    put("lost", rule.lost.then_some(Setting::Flag));
    put("answer", rule.answer.map(|s| Setting::Number(s.into())));
    match rule.retry_after {
        None => {}
        Some(RetryAfter::Seconds(time)) => put("retry_after", Some(duration(time))),
        Some(RetryAfter::Date(time)) => put("retry_after_date", Some(duration(time))),
    }
    put("detail", text(&rule.detail));
    match rule.body {
        BodyKind::Json => {}
        BodyKind::Html => put("body", Some(Setting::Text("html".to_owned()))),
        BodyKind::Empty => put("body", Some(Setting::Text("empty".to_owned()))),
    }
    if let Some((cut, moment)) = rule.cut {
        let name = match cut {
            Cut::Reset => "reset",
            Cut::Close => "close",
            Cut::Stall => "stall",
        };
        put(
            name,
            Some(match moment {
                Moment::Before => Setting::Flag,
                Moment::During => Setting::Text("during".to_owned()),
                Moment::AtByte(bytes) => Setting::Number(bytes),
                Moment::After => Setting::Text("after".to_owned()),
            }),
        );
    }
    put(
        "slow",
        rule.slow
            .map(|(bytes, pause)| Setting::Text(format!("{bytes}/{}", show_time(pause)))),
    );
    put("throttled", rule.throttled.map(duration));
    put("running", rule.running.map(duration));
    match &rule.end {
        None => {}
        Some(JobEnd::Failed(message)) => put("failed", Some(Setting::Text(message.clone()))),
        Some(JobEnd::Cancelled) => put("cancelled", Some(Setting::Flag)),
    }
    settings
}

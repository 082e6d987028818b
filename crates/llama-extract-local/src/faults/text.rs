//! Rules as text: a place, then settings with blanks between.

use std::fmt;

use super::error::FaultError;
use super::rule::FaultRule;
use super::settings::{self, Setting};

pub(super) fn read(text: &str) -> Result<FaultRule, FaultError> {
    let mut words = words(text)?.into_iter().peekable();
    let mut place = words.next().ok_or_else(|| {
        FaultError::new(
            "the rule is empty; write where and what, such as `create_extract_job first=2 answer=429`",
        )
    })?;
    if let Some(path) = words.next_if(|word| word.starts_with('/')) {
        place = format!("{place} {path}");
    }
    if place.contains('=') {
        return Err(FaultError::new(format!(
            "{place}: a rule begins with where, such as `* {place}` or `create_extract_job {place}`"
        )));
    }
    let settings = words.map(|word| match word.split_once('=') {
        None => (word, Setting::Flag),
        Some((name, value)) => (name.to_owned(), Setting::Text(value.to_owned())),
    });
    settings::read(&place, settings)
}

/// Splits at blanks that are not between double quotes; a backslash in quotes takes the next character as it is.
fn words(text: &str) -> Result<Vec<String>, FaultError> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            '\\' if quoted => word.get_or_insert_default().extend(characters.next()),
            blank if blank.is_whitespace() && !quoted => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    if quoted {
        return Err(FaultError::new(format!(
            "{}: the quotation does not end; add \" at its end",
            word.unwrap_or_default()
        )));
    }
    words.extend(word);
    Ok(words)
}

pub(super) fn write(rule: &FaultRule, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(&settings::show_place(&rule.place))?;
    for (name, setting) in settings::write(rule) {
        match settings::show(&setting) {
            None => write!(f, " {name}")?,
            Some(value) => write!(f, " {name}={}", quoted(&value))?,
        }
    }
    Ok(())
}

fn quoted(value: &str) -> String {
    if !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || c == '"') {
        return value.to_owned();
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

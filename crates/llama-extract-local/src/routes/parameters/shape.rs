//! What JSON must look like, as a table; what does not is named by its place, as the hosted service's validator does.

use serde_json::{Map, Value};

use crate::parse::PageRanges;
use crate::routes::body::shown;
use crate::routes::reply::Misfits;

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    Flag,
    /// Least and most characters.
    Text(usize, usize),
    /// Text with an address of the web in it.
    Url,
    /// A list and ranges of pages.
    Pages,
    /// Least and most.
    Integer(i64, i64),
    /// 0 to 1.
    Share,
    /// Over 0, up to 1.
    PositiveShare,
    NumberOrText,
    IntegerOrText,
    Choice(&'static [&'static str]),
    /// Of one shape, with a least and a most number of items.
    List(&'static Shape, usize, usize),
    /// An object with any members.
    Map,
    Object(&'static Group),
}

/// The members of an object.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) members: &'static [Member],
    /// Whether other members are taken, too.
    pub(super) open: bool,
}

#[derive(Debug)]
pub(super) struct Member {
    name: &'static str,
    shape: Shape,
    required: bool,
    nullable: bool,
}

pub(super) const TEXT: Shape = Shape::Text(0, usize::MAX);
pub(super) const TEXTS: Shape = Shape::List(&TEXT, 0, usize::MAX);
pub(super) const INTEGER: Shape = Shape::Integer(i64::MIN, i64::MAX);
pub(super) const COUNT: Shape = Shape::Integer(1, i64::MAX);

/// May be left out or null.
pub(super) const fn optional(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        shape,
        required: false,
        nullable: true,
    }
}

/// May be left out, but not null.
pub(super) const fn omissible(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        shape,
        required: false,
        nullable: false,
    }
}

pub(super) const fn required(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        shape,
        required: true,
        nullable: false,
    }
}

/// A group that takes other members, too.
pub(super) const fn open(members: &'static [Member]) -> Group {
    Group {
        members,
        open: true,
    }
}

/// A group that takes these alone.
pub(super) const fn closed(members: &'static [Member]) -> Group {
    Group {
        members,
        open: false,
    }
}

impl Group {
    /// Adds what does not fit. `loc` is the place of the object.
    pub(super) fn check(
        &self,
        object: &Map<String, Value>,
        loc: &mut Vec<Value>,
        misfits: &mut Misfits,
    ) {
        for member in self.members {
            loc.push(member.name.into());
            match object.get(member.name) {
                None if member.required => {
                    misfits.add_at(loc, "missing", "Field required", Value::Null);
                }
                None => {}
                Some(Value::Null) if member.nullable => {}
                Some(value) => member.shape.check(value, loc, misfits),
            }
            loc.pop();
        }
        if !self.open {
            refuse_others(&[self], object, loc, misfits);
        }
    }

    fn has(&self, name: &str) -> bool {
        self.members.iter().any(|member| member.name == name)
    }
}

/// Adds the members that no group names.
pub(super) fn refuse_others(
    groups: &[&Group],
    object: &Map<String, Value>,
    loc: &mut Vec<Value>,
    misfits: &mut Misfits,
) {
    for (name, value) in object {
        if !groups.iter().any(|group| group.has(name)) {
            loc.push(name.as_str().into());
            let msg = "Extra inputs are not permitted";
            misfits.add_at(loc, "extra_forbidden", msg, shown(value));
            loc.pop();
        }
    }
}

/// The machine's word for what is wrong, and a sentence.
type Fault = (&'static str, String);

impl Shape {
    fn check(self, value: &Value, loc: &mut Vec<Value>, misfits: &mut Misfits) {
        match (self, value) {
            (Self::Object(group), Value::Object(object)) => group.check(object, loc, misfits),
            (Self::List(item, ..), Value::Array(items)) => {
                for (place, value) in items.iter().enumerate() {
                    loc.push(place.into());
                    item.check(value, loc, misfits);
                    loc.pop();
                }
            }
            _ => {}
        }
        if let Some((kind, msg)) = self.fault(value) {
            misfits.add_at(loc, kind, msg, shown(value));
        }
    }

    /// What is wrong with the value itself, not with what is in it.
    fn fault(self, value: &Value) -> Option<Fault> {
        let wrong = |kind, what: &str| Some((kind, format!("Input should be {what}")));
        match self {
            Self::Flag if value.is_boolean() => None,
            Self::Flag => wrong("bool_type", "a valid boolean"),
            Self::Text(least, most) => text_fault(value, least, most),
            Self::Url => match value.as_str() {
                None => wrong("string_type", "a valid string"),
                Some(url) if url.starts_with("http:") || url.starts_with("https:") => None,
                Some(_) => wrong("string_pattern_mismatch", "an http or https address"),
            },
            Self::Pages => match value.as_str().map(PageRanges::parse) {
                None => wrong("string_type", "a valid string"),
                Some(Ok(_)) => None,
                Some(Err(reason)) => Some(("value_error", format!("Value error, {reason}"))),
            },
            Self::Integer(least, most) => integer_fault(value, least, most),
            Self::Share | Self::PositiveShare => {
                let zero = matches!(self, Self::Share);
                match value.as_f64() {
                    None => wrong("float_type", "a valid number"),
                    Some(n) if n > 1.0 => wrong("less_than_equal", "less than or equal to 1"),
                    Some(n) if n < 0.0 && zero => {
                        wrong("greater_than_equal", "greater than or equal to 0")
                    }
                    Some(n) if n <= 0.0 && !zero => wrong("greater_than", "greater than 0"),
                    Some(_) => None,
                }
            }
            Self::NumberOrText if value.is_number() || value.is_string() => None,
            Self::NumberOrText => wrong("float_type", "a valid number or string"),
            Self::IntegerOrText if integer(value).is_some() || value.is_string() => None,
            Self::IntegerOrText => wrong("int_type", "a valid integer or string"),
            Self::Choice(choices) => match value.as_str() {
                Some(text) if choices.contains(&text) => None,
                _ => wrong("enum", &format!("one of '{}'", choices.join("', '"))),
            },
            Self::List(_, least, most) => match value.as_array().map(Vec::len) {
                None => wrong("list_type", "a valid list"),
                Some(n) if n < least => Some((
                    "too_short",
                    format!("List should have at least {least} item after validation, not {n}"),
                )),
                Some(n) if n > most => Some((
                    "too_long",
                    format!("List should have at most {most} items after validation, not {n}"),
                )),
                Some(_) => None,
            },
            Self::Map | Self::Object(_) if value.is_object() => None,
            Self::Map | Self::Object(_) => wrong("dict_type", "a valid dictionary"),
        }
    }
}

fn text_fault(value: &Value, least: usize, most: usize) -> Option<Fault> {
    let Some(text) = value.as_str() else {
        return Some(("string_type", "Input should be a valid string".into()));
    };
    let count = text.chars().count();
    if count < least {
        let msg = format!("String should have at least {least} characters");
        return Some(("string_too_short", msg));
    }
    if count > most {
        let msg = format!("String should have at most {most} characters");
        return Some(("string_too_long", msg));
    }
    None
}

/// Clients whose types come from a schema with a bound like `1.0` may send 3.0 for 3.
fn integer(value: &Value) -> Option<i64> {
    let whole = |n: &f64| n.fract() == 0.0;
    value
        .as_i64()
        .or_else(|| value.as_f64().filter(whole).map(|n| n as i64))
}

fn integer_fault(value: &Value, least: i64, most: i64) -> Option<Fault> {
    match integer(value) {
        None => Some(("int_type", "Input should be a valid integer".into())),
        Some(n) if n < least => {
            let msg = format!("Input should be greater than or equal to {least}");
            Some(("greater_than_equal", msg))
        }
        Some(n) if n > most => {
            let msg = format!("Input should be less than or equal to {most}");
            Some(("less_than_equal", msg))
        }
        Some(_) => None,
    }
}

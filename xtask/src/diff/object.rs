//! Comparing the fields of objects.
//!
//! | fact | in requests | in answers |
//! |---|---|---|
//! | field added | compatible; breaking when required | compatible |
//! | field removed, or renamed | breaking | breaking |
//! | became required | breaking | compatible |
//! | became optional | compatible | breaking, unless it could be null |
//! | other fields refused | breaking | compatible |
//! | other fields allowed | compatible | compatible |

use serde_json::Value;

use super::change::{Class, Direction};
use super::compare::{Comparison, Context};
use super::place::{Place, Step};
use super::view::{self, View};

impl<'a> Comparison<'a> {
    pub(super) fn object(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
    ) {
        let (old_fields, new_fields) = (fields(old), fields(new));
        let find = |fields: &[Field<'a>], name: &str| {
            fields.iter().find(|field| field.name == name).copied()
        };
        let mut removed: Vec<Field<'a>> = Vec::new();
        for field in &old_fields {
            match find(&new_fields, field.name) {
                // Still required, but nobody says what it holds: that is left over from a field.
                Some(now) if now.described || !field.described => {
                    self.field(*field, now, place, direction);
                }
                None if !field.described => self.requirement_removed(*field, place, direction),
                _ => removed.push(*field),
            }
        }
        let mut added: Vec<Field<'a>> = new_fields
            .iter()
            .filter(|field| find(&old_fields, field.name).is_none())
            // What nobody describes is no field of an answer.
            .filter(|field| field.described || direction == Direction::Request)
            .copied()
            .collect();
        for (from, to) in self.renamed(&mut removed, &mut added) {
            let message = format!(
                "`{}` is renamed to `{}`, it seems: one went, the other came, and both hold the same",
                from.name, to.name
            );
            self.report_renamed(
                Class::Breaking,
                &place.field(from.name),
                place.field(to.name),
                direction.kind("field-renamed"),
                message,
            );
        }
        for field in removed {
            let message = direction.pick(
                format!("requests have no `{}` any more", field.name),
                format!("answers have no `{}` any more", field.name),
            );
            self.report(
                Class::Breaking,
                &place.field(field.name),
                direction.kind("field-removed"),
                message,
            );
        }
        for field in added {
            self.field_added(field, &place.field(field.name), direction);
        }
        self.other_fields(old, new, place, direction);
    }

    /// A name that was required, of a field that nobody described.
    fn requirement_removed(&mut self, field: Field<'a>, place: &Place, direction: Direction) {
        let message = direction.pick(
            "requests may leave the field out",
            "nobody says any more that answers have the field",
        );
        let kind = direction.kind("field-became-optional");
        self.report(Class::Compatible, &place.field(field.name), kind, message);
    }

    fn field_added(&mut self, field: Field<'a>, place: &Place, direction: Direction) {
        let name = field.name;
        let (class, fact, message) = match (direction, field.required) {
            (Direction::Request, true) => (
                Class::Breaking,
                "required-field-added",
                format!("requests must have the new field `{name}`"),
            ),
            (Direction::Request, false) => (
                Class::Compatible,
                "field-added",
                format!("requests may have the new field `{name}`"),
            ),
            (Direction::Response, _) => (
                Class::Compatible,
                "field-added",
                format!("answers have the new field `{name}`"),
            ),
        };
        self.report(class, place, direction.kind(fact), message);
    }

    /// A field that both have.
    fn field(&mut self, old: Field<'a>, new: Field<'a>, place: &Place, direction: Direction) {
        let place = place.field(old.name);
        let was_nullable = View::of(self.old, old.schema).nullable;
        let found = match (direction, old.required, new.required) {
            (Direction::Request, false, true) => Some((
                Class::Breaking,
                "field-became-required",
                "requests must have the field",
            )),
            (Direction::Request, true, false) => Some((
                Class::Compatible,
                "field-became-optional",
                "requests may leave the field out",
            )),
            (Direction::Response, false, true) => Some((
                Class::Compatible,
                "field-became-required",
                "answers always have the field",
            )),
            (Direction::Response, true, false) if was_nullable => Some((
                Class::Compatible,
                "field-became-optional",
                "answers may leave the field out; what may be null is read as absent already",
            )),
            (Direction::Response, true, false) => Some((
                Class::Breaking,
                "field-became-optional",
                "answers may leave the field out",
            )),
            _ => None,
        };
        if let Some((class, fact, message)) = found {
            self.report(class, &place, direction.kind(fact), message);
        }
        let context = Context {
            may_be_absent: !old.required,
        };
        self.schema(old.schema, new.schema, &place, direction, context);
    }

    /// Takes out what went and came under another name: exactly one of the fields that came holds the same.
    fn renamed(
        &self,
        removed: &mut Vec<Field<'a>>,
        added: &mut Vec<Field<'a>>,
    ) -> Vec<(Field<'a>, Field<'a>)> {
        let same = |a: &Field<'a>, b: &Field<'a>| self.same(a.schema, b.schema);
        let mut pairs: Vec<(Field<'a>, Field<'a>)> = Vec::new();
        for from in removed.iter() {
            let mut candidates = added.iter().filter(|to| same(from, to));
            if let (Some(to), None) = (candidates.next(), candidates.next())
                && removed.iter().filter(|other| same(other, to)).count() == 1
            {
                pairs.push((*from, *to));
            }
        }
        removed.retain(|field| !pairs.iter().any(|(from, _)| from.name == field.name));
        added.retain(|field| !pairs.iter().any(|(_, to)| to.name == field.name));
        pairs
    }

    /// `additionalProperties`: whether other fields are allowed, and what they hold.
    fn other_fields(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
    ) {
        let (class, fact, message) = match (Others::of(old), Others::of(new)) {
            (Others::Schema(old), Others::Schema(new)) => {
                let place = place.then(Step::Values);
                self.schema(old, new, &place, direction, Context::default());
                return;
            }
            (Others::Any | Others::Schema(_), Others::Refused) => {
                // An answer without the named fields is a map; one that is always empty has lost all of them.
                let was_map = matches!(Others::of(old), Others::Schema(_));
                let class = match direction {
                    Direction::Response if was_map => Class::Breaking,
                    _ => direction.narrowed(),
                };
                (
                    class,
                    "additional-properties-closed",
                    "other fields than the named ones are refused",
                )
            }
            (Others::Refused, Others::Any | Others::Schema(_)) => (
                Class::Compatible,
                "additional-properties-opened",
                "other fields than the named ones are allowed",
            ),
            (Others::Any, Others::Schema(_)) => (
                direction.narrowed(),
                "additional-properties-typed",
                "other fields than the named ones must fit a schema",
            ),
            (Others::Schema(_), Others::Any) => (
                direction.widened(),
                "additional-properties-untyped",
                "other fields than the named ones may hold anything",
            ),
            (Others::Any, Others::Any) | (Others::Refused, Others::Refused) => return,
        };
        self.report(class, place, direction.kind(fact), message);
    }
}

/// A field of an object.
#[derive(Clone, Copy)]
struct Field<'a> {
    name: &'a str,
    schema: &'a Value,
    required: bool,
    /// It is among the properties, not only among the required names.
    described: bool,
}

/// The fields of an object, by name. One that is required and not described holds anything.
fn fields<'a>(view: &View<'a>) -> Vec<Field<'a>> {
    let described = view.properties.iter().map(|(name, schema)| Field {
        name,
        schema,
        required: view.required.contains(name),
        described: true,
    });
    let others = view
        .required
        .iter()
        .filter(|name| !view.properties.contains_key(*name))
        .map(|name| Field {
            name,
            schema: &view::ANYTHING,
            required: true,
            described: false,
        });
    let mut fields: Vec<Field<'a>> = described.chain(others).collect();
    fields.sort_by_key(|field| field.name);
    fields
}

/// What an object admits beside its named fields.
enum Others<'a> {
    Any,
    Refused,
    Schema(&'a Value),
}

impl<'a> Others<'a> {
    fn of(view: &View<'a>) -> Self {
        match view.keywords.get("additionalProperties") {
            Some(Value::Bool(false)) => Self::Refused,
            Some(schema) if schema.as_object().is_some_and(|it| !it.is_empty()) => {
                Self::Schema(schema)
            }
            _ => Self::Any,
        }
    }
}

#[cfg(test)]
#[path = "object_tests.rs"]
mod tests;

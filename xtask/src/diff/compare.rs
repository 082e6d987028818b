//! Comparing two schemas: whatever is not equal comes out as a change.
//!
//! The class of a change depends on who writes the value, so a component that stands in requests and in answers is
//! compared once for each, and a change in it is reported once for each.

use std::collections::HashSet;

use serde_json::Value;

use super::change::{Change, Class, Direction};
use super::place::{Place, Step};
use super::view::{self, Shape, Use, View};
use crate::schema::{self, COMPONENTS};

/// Two documents, and what was found so far.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a Value,
    pub(super) new: &'a Value,
    pub(super) changes: Vec<Change>,
    /// The pairs of schemas that were compared, by their addresses in the two documents. Schemas may refer to
    /// themselves; a pair is looked at once.
    seen: HashSet<(usize, usize, Direction)>,
}

/// The kinds of facts that concern names in Rust alone.
const NAMES: [&str; 2] = ["type-renamed", "type-replaced"];

impl<'a> Comparison<'a> {
    pub(super) fn new(old: &'a Value, new: &'a Value) -> Self {
        Self {
            old,
            new,
            changes: Vec::new(),
            seen: HashSet::new(),
        }
    }

    /// Notes a fact.
    pub(super) fn report(
        &mut self,
        class: Class,
        place: &Place,
        kind: impl Into<String>,
        message: impl Into<String>,
    ) {
        self.changes.push(Change {
            class,
            path: place.to_string(),
            kind: kind.into(),
            message: message.into(),
            place: place.clone(),
            renamed_to: None,
        });
    }

    /// Notes that something has a new name.
    pub(super) fn report_renamed(
        &mut self,
        class: Class,
        place: &Place,
        to: Place,
        kind: impl Into<String>,
        message: impl Into<String>,
    ) {
        self.report(class, place, kind, message);
        if let Some(change) = self.changes.last_mut() {
            change.renamed_to = Some(to);
        }
    }

    /// Whether two schemas admit the same values, whatever their types are called.
    pub(super) fn same(&self, old: &'a Value, new: &'a Value) -> bool {
        let mut comparison = Self::new(self.old, self.new);
        // A request: there, every difference has a class of its own.
        comparison.schema(
            old,
            new,
            &Place::document(""),
            Direction::Request,
            Context::default(),
        );
        comparison
            .changes
            .iter()
            .all(|change| NAMES.contains(&change.kind.as_str()) || change.class == Class::Cosmetic)
    }

    /// Compares two schemas that stand at the same place.
    pub(super) fn schema(
        &mut self,
        old: &'a Value,
        new: &'a Value,
        place: &Place,
        direction: Direction,
        context: Context,
    ) {
        if let (Some(old_use), Some(new_use)) = (Use::of(old), Use::of(new)) {
            self.remarks(&old_use, &new_use, place, direction, context);
            self.components(old_use.component, new_use.component, place, direction);
            return;
        }
        if !self
            .seen
            .insert((address_of(old), address_of(new), direction))
        {
            return;
        }
        let (old, new) = (View::of(self.old, old), View::of(self.new, new));
        self.views(&old, &new, place, direction, context);
    }

    /// What stands beside two references.
    fn remarks(
        &mut self,
        old: &Use<'a>,
        new: &Use<'a>,
        place: &Place,
        direction: Direction,
        context: Context,
    ) {
        let nullable = |node: &Value| node.get("nullable") == Some(&Value::Bool(true));
        self.nullability(
            nullable(old.beside),
            nullable(new.beside),
            place,
            direction,
            context,
        );
        for keyword in ["default", "deprecated", "readOnly", "writeOnly"] {
            self.keyword(
                keyword,
                old.beside.get(keyword),
                new.beside.get(keyword),
                place,
                direction,
            );
        }
    }

    /// Two components that stand at the same place: under one name, or under two.
    fn components(&mut self, old: &str, new: &str, place: &Place, direction: Direction) {
        let old_schema = view::target(self.old, &format!("{COMPONENTS}{old}"));
        let new_schema = view::target(self.new, &format!("{COMPONENTS}{new}"));
        let mut home = Place::component(old);
        if old != new {
            let renamed = !schema::components(self.new).contains_key(old)
                && !schema::components(self.old).contains_key(new);
            if renamed {
                let message = format!(
                    "`{old}` is called `{new}` now: on the wire nothing follows from it, in Rust the type's name does"
                );
                let to = Place::component(new);
                self.report_renamed(Class::Breaking, &home, to, "type-renamed", message);
            } else {
                let message = format!("`{new}` stands here, where `{old}` stood");
                self.report(Class::Breaking, place, "type-replaced", message);
                home = place.clone();
            }
        }
        let pair = (address_of(old_schema), address_of(new_schema), direction);
        if Use::of(old_schema).is_some() && Use::of(new_schema).is_some() {
            // Another name for a component.
            if self.seen.insert(pair) {
                self.schema(old_schema, new_schema, &home, direction, Context::default());
            }
        } else {
            self.schema(old_schema, new_schema, &home, direction, Context::default());
        }
    }

    fn views(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
        context: Context,
    ) {
        if old.shape() != Shape::Anything && new.shape() != Shape::Anything {
            self.nullability(old.nullable, new.nullable, place, direction, context);
        }
        if !self.shapes(old, new, place, direction) {
            // Nothing within two values of different types can be compared.
            return;
        }
        self.values(old, new, place, direction);
        self.bounds(old, new, place, direction);
        self.object(old, new, place, direction);
        self.array(old, new, place, direction);
        self.other_keywords(old, new, place, direction);
    }

    fn nullability(
        &mut self,
        old: bool,
        new: bool,
        place: &Place,
        direction: Direction,
        context: Context,
    ) {
        let (class, fact, message) = match (direction, old, new) {
            (Direction::Request, true, false) => (
                Class::Breaking,
                "null-refused",
                "requests may not say null any more",
            ),
            (Direction::Request, false, true) => {
                (Class::Compatible, "null-accepted", "requests may say null")
            }
            (Direction::Response, true, false) => (
                Class::Compatible,
                "no-longer-nullable",
                "answers never say null any more",
            ),
            (Direction::Response, false, true) if context.may_be_absent => (
                Class::Compatible,
                "became-nullable",
                "answers may say null; what may be absent is read as null already",
            ),
            (Direction::Response, false, true) => {
                (Class::Breaking, "became-nullable", "answers may say null")
            }
            _ => return,
        };
        self.report(class, place, direction.kind(fact), message);
    }

    /// Compares types and unions. Answers whether it makes sense to look further.
    fn shapes(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
    ) -> bool {
        match (old.shape(), new.shape()) {
            (Shape::Anything, Shape::Anything) => true,
            (Shape::Typed(old), Shape::Typed(new)) if old == new => true,
            (Shape::Union, Shape::Union) => {
                self.unions(old, new, place, direction);
                true
            }
            (Shape::Typed("integer"), Shape::Typed("number")) => {
                self.type_widened("integer", "number", place, direction)
            }
            (Shape::Typed("number"), Shape::Typed("integer")) => {
                self.type_narrowed("number", "integer", place, direction)
            }
            (_, Shape::Anything) => self.type_widened(&name_of(old), "anything", place, direction),
            (Shape::Anything, _) => self.type_narrowed("anything", &name_of(new), place, direction),
            (Shape::Typed(_), Shape::Union) if self.is_member_of(old, new) => {
                self.type_widened(&name_of(old), &name_of(new), place, direction)
            }
            (Shape::Union, Shape::Typed(_)) if self.has_member(old, new) => {
                self.type_narrowed(&name_of(old), &name_of(new), place, direction)
            }
            _ => {
                let message = format!("the type was {} and is {}", name_of(old), name_of(new));
                self.report(
                    Class::Breaking,
                    place,
                    direction.kind("type-changed"),
                    message,
                );
                false
            }
        }
    }

    fn type_widened(&mut self, old: &str, new: &str, place: &Place, direction: Direction) -> bool {
        let message = format!("the type was {old} and is {new}, which includes it");
        self.report(
            direction.widened(),
            place,
            direction.kind("type-widened"),
            message,
        );
        false
    }

    fn type_narrowed(&mut self, old: &str, new: &str, place: &Place, direction: Direction) -> bool {
        let message = format!("the type was {old} and is {new}, a part of it");
        self.report(
            direction.narrowed(),
            place,
            direction.kind("type-narrowed"),
            message,
        );
        false
    }

    fn is_member_of(&self, one: &View<'a>, union: &View<'a>) -> bool {
        let members = union.union.iter().flat_map(|union| &union.members);
        members
            .into_iter()
            .any(|member| self.same(one.node, member))
    }

    fn has_member(&self, union: &View<'a>, one: &View<'a>) -> bool {
        let members = union.union.iter().flat_map(|union| &union.members);
        members
            .into_iter()
            .any(|member| self.same(member, one.node))
    }

    fn array(&mut self, old: &View<'a>, new: &View<'a>, place: &Place, direction: Direction) {
        let items = |view: &View<'a>| view.keywords.get("items").copied();
        let (old, new) = match (items(old), items(new)) {
            (None, None) => return,
            (old, new) => (
                old.unwrap_or(&view::ANYTHING),
                new.unwrap_or(&view::ANYTHING),
            ),
        };
        // In OpenAPI 3.1 items may be `false`.
        if old.is_boolean() || new.is_boolean() {
            self.keyword("items", Some(old), Some(new), place, direction);
            return;
        }
        self.schema(
            old,
            new,
            &place.then(Step::Items),
            direction,
            Context::default(),
        );
    }
}

/// What the surroundings say about a value.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    /// It is a field that an old answer could leave out, so that its reader is ready for null.
    pub(super) may_be_absent: bool,
}

/// What a type is called in messages.
pub(super) fn name_of(view: &View<'_>) -> String {
    match (view.shape(), &view.union) {
        (Shape::Typed(kind), _) => kind.to_owned(),
        (_, Some(union)) => {
            let names: Vec<String> = union.members.iter().map(|it| label(it)).collect();
            format!("one of {}", names.join(", "))
        }
        _ => "anything".to_owned(),
    }
}

/// What a member of a union is called in messages and places.
pub(super) fn label(member: &Value) -> String {
    if let Some(used) = Use::of(member) {
        return used.component.to_owned();
    }
    let kind = member.get("type").and_then(Value::as_str);
    match (kind, member.get("enum").and_then(Value::as_array)) {
        (_, Some(values)) if values.len() == 1 => values.iter().map(Value::to_string).collect(),
        (Some(kind), _) => kind.to_owned(),
        (None, Some(_)) => "enum".to_owned(),
        (None, None) => "anything".to_owned(),
    }
}

/// Two schemas of a document are the same one if they stand at one address.
fn address_of(schema: &Value) -> usize {
    std::ptr::from_ref(schema).addr()
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;

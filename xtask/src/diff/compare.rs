//! Comparing two schemas: whatever is not equal comes out as a change.
//!
//! The class of a change depends on who writes the value, so a component that stands in requests and in answers is
//! compared once for each, and a change in it is reported once for each.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

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
    /// Pairs behind references, that are still to be compared: references can form chains as long as a document.
    waiting: Vec<Waiting<'a>>,
    /// Whether pairs admit the same values, as far as that is known; a pair that is being compared is taken to.
    verdicts: Rc<RefCell<HashMap<(usize, usize), bool>>>,
    /// How many comparisons wait for this one's verdict.
    depth: usize,
}

/// A pair of schemas to be compared.
struct Waiting<'a> {
    old: &'a Value,
    new: &'a Value,
    place: Place,
    direction: Direction,
    context: Context,
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
            waiting: Vec::new(),
            verdicts: Rc::default(),
            depth: 0,
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
        let pair = (address_of(old), address_of(new));
        if let Some(verdict) = self.verdicts.borrow().get(&pair) {
            return *verdict;
        }
        // Unions of unions, all with new names: so deep that nobody would call them the same.
        const DEEPEST: usize = 32;
        if self.depth > DEEPEST {
            return false;
        }
        self.verdicts.borrow_mut().insert(pair, true);
        let mut comparison = Self::new(self.old, self.new);
        comparison.verdicts = Rc::clone(&self.verdicts);
        comparison.depth = self.depth + 1;
        // A request: there, every difference has a class of its own.
        let request = Direction::Request;
        let place = Place::document("");
        comparison.schema(old, new, &place, request, Context::default());
        comparison.compare_waiting();
        let verdict = comparison
            .changes
            .iter()
            .all(|change| NAMES.contains(&change.kind.as_str()) || change.class == Class::Cosmetic);
        self.verdicts.borrow_mut().insert(pair, verdict);
        verdict
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
        match (Use::of(old), Use::of(new)) {
            (Some(old), Some(new)) => {
                self.remarks(&old, &new, place, direction, context);
                self.components(old.component, new.component, place, direction);
            }
            (None, None) => self.now(old, new, place, direction, context),
            (Some(Use { component, .. }), None) | (None, Some(Use { component, .. })) => {
                self.later(old, new, place.through(component), direction, context);
            }
        }
    }

    fn now(
        &mut self,
        old: &'a Value,
        new: &'a Value,
        place: &Place,
        direction: Direction,
        context: Context,
    ) {
        let pair = (address_of(old), address_of(new), direction);
        if self.seen.insert(pair) {
            let (old, new) = (View::of(self.old, old), View::of(self.new, new));
            self.views(&old, &new, place, direction, context);
        }
    }

    fn later(
        &mut self,
        old: &'a Value,
        new: &'a Value,
        place: Place,
        direction: Direction,
        context: Context,
    ) {
        self.waiting.push(Waiting {
            old,
            new,
            place,
            direction,
            context,
        });
    }

    /// Compares what stands behind references, and what stands behind references in that.
    pub(super) fn compare_waiting(&mut self) {
        while let Some(next) = self.waiting.pop() {
            let both_refer = Use::of(next.old).is_some() && Use::of(next.new).is_some();
            let pair = (address_of(next.old), address_of(next.new), next.direction);
            if !both_refer {
                self.now(
                    next.old,
                    next.new,
                    &next.place,
                    next.direction,
                    next.context,
                );
            } else if self.seen.insert(pair) {
                // Components that are nothing but other names.
                self.schema(
                    next.old,
                    next.new,
                    &next.place,
                    next.direction,
                    next.context,
                );
            }
        }
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
                home = place.through(old);
            }
        }
        self.later(old_schema, new_schema, home, direction, Context::default());
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

//! Comparing unions: which member is which, and what came or went.
//!
//! | fact | in requests | in answers |
//! |---|---|---|
//! | member added | compatible | compatible: our unions keep what they do not know |
//! | member removed | breaking | compatible |
//! | discriminator moved to another property | breaking | breaking |
//! | a discriminator's value means another member | breaking | breaking |

use std::collections::BTreeMap;

use serde_json::Value;

use super::change::{Class, Direction};
use super::compare::{Comparison, Context, label};
use super::place::{Place, Step};
use super::view::{Union, Use, View};
use crate::schema::COMPONENTS;

impl<'a> Comparison<'a> {
    pub(super) fn unions(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
    ) {
        let (Some(old_union), Some(new_union)) = (&old.union, &new.union) else {
            return;
        };
        if old_union.keyword != new_union.keyword {
            let message = format!(
                "the union is written as {}, no longer as {}",
                new_union.keyword, old_union.keyword
            );
            self.report(Class::Cosmetic, place, "union-keyword-changed", message);
        }
        let tags = (Tags::of(old), Tags::of(new));
        let matched = self.match_members(old_union, new_union, &tags);
        for (old, new) in &matched.pairs {
            let place = place.then(Step::Variant(label(old)));
            self.schema(old, new, &place, direction, Context::default());
        }
        for member in &matched.removed {
            let name = label(member);
            self.report(
                direction.narrowed(),
                &place.then(Step::Variant(name.clone())),
                direction.kind("variant-removed"),
                direction.pick(
                    format!("requests may not be `{name}` any more"),
                    format!("answers are never `{name}` any more"),
                ),
            );
        }
        for member in &matched.added {
            let name = label(member);
            self.report(
                Class::Compatible,
                &place.then(Step::Variant(name.clone())),
                direction.kind("variant-added"),
                direction.pick(
                    format!("requests may be `{name}`"),
                    format!("answers may be `{name}`; our unions keep what they do not know"),
                ),
            );
        }
        self.discriminators(&tags, &matched, place, direction);
    }

    /// Members belong together by name, by the discriminator's value, by what they admit, or as the only ones of
    /// their type; in this order.
    fn match_members(
        &self,
        old: &Union<'a>,
        new: &Union<'a>,
        tags: &(Option<Tags<'a>>, Option<Tags<'a>>),
    ) -> Matched<'a> {
        let mut matched = Matched {
            pairs: Vec::new(),
            removed: old.members.clone(),
            added: new.members.clone(),
        };
        let component = |member: &'a Value| Use::of(member).map(|used| used.component);
        matched.pair(|old, new| component(old).is_some() && component(old) == component(new));
        if let (Some(old_tags), Some(new_tags)) = tags {
            matched.pair(|old, new| {
                let values = old_tags.values_of(component(old));
                !values.is_empty() && values == new_tags.values_of(component(new))
            });
        }
        matched.pair(|old, new| self.same(old, new));
        let kind = |member: &'a Value| member.get("type").and_then(Value::as_str);
        let only = |all: &[&'a Value], one: &'a Value| {
            all.iter().filter(|other| kind(other) == kind(one)).count() == 1
        };
        let (olds, news) = (matched.removed.clone(), matched.added.clone());
        matched.pair(|old, new| {
            kind(old).is_some() && kind(old) == kind(new) && only(&olds, old) && only(&news, new)
        });
        matched
    }

    fn discriminators(
        &mut self,
        tags: &(Option<Tags<'a>>, Option<Tags<'a>>),
        matched: &Matched<'a>,
        place: &Place,
        direction: Direction,
    ) {
        let (old, new) = match tags {
            (Some(old), Some(new)) => (old, new),
            (None, None) => return,
            (None, Some(new)) => {
                let message = format!("the members are told apart by `{}`", new.property);
                self.report(Class::Compatible, place, "discriminator-added", message);
                return;
            }
            (Some(old), None) => {
                let message = format!("the members are no longer told apart by `{}`", old.property);
                self.report(Class::Breaking, place, "discriminator-removed", message);
                return;
            }
        };
        if old.property != new.property {
            let message = format!(
                "the members are told apart by `{}`, no longer by `{}`",
                new.property, old.property
            );
            self.report(Class::Breaking, place, "discriminator-changed", message);
        }
        let named = |members: &[&Value], name: &str| members.iter().any(|it| label(it) == name);
        let paired = |from: &str, to: &str| {
            let mut pairs = matched.pairs.iter();
            pairs.any(|(old, new)| label(old) == from && label(new) == to)
        };
        for (value, from) in &old.mapping {
            match new.mapping.get(value) {
                Some(to) if from == to || paired(from, to) => {}
                Some(to) => {
                    let message = format!("`{value}` means `{to}`, no longer `{from}`");
                    self.report(
                        Class::Breaking,
                        place,
                        "discriminator-value-changed",
                        message,
                    );
                }
                // The member is reported itself.
                None if named(&matched.removed, from) => {}
                None => {
                    let message = format!("`{value}` is no longer a value of the discriminator");
                    let kind = direction.kind("discriminator-value-removed");
                    self.report(direction.narrowed(), place, kind, message);
                }
            }
        }
        for (value, to) in &new.mapping {
            if !old.mapping.contains_key(value) && !named(&matched.added, to) {
                let message = format!("`{value}` is a new value of the discriminator");
                let kind = direction.kind("discriminator-value-added");
                self.report(Class::Compatible, place, kind, message);
            }
        }
    }
}

/// Which members of two unions belong together.
struct Matched<'a> {
    pairs: Vec<(&'a Value, &'a Value)>,
    removed: Vec<&'a Value>,
    added: Vec<&'a Value>,
}

impl<'a> Matched<'a> {
    /// Pairs what is still alone.
    fn pair(&mut self, belong: impl Fn(&'a Value, &'a Value) -> bool) {
        let Self {
            pairs,
            removed,
            added,
        } = self;
        removed.retain(|old| match added.iter().position(|new| belong(old, new)) {
            Some(index) => {
                pairs.push((old, added.remove(index)));
                false
            }
            None => true,
        });
    }
}

/// A discriminator.
struct Tags<'a> {
    property: &'a str,
    /// Value to component.
    mapping: BTreeMap<&'a str, &'a str>,
}

impl<'a> Tags<'a> {
    fn of(view: &View<'a>) -> Option<Self> {
        let discriminator = view.keywords.get("discriminator")?;
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        Some(Self {
            property: discriminator.get("propertyName")?.as_str()?,
            mapping: mapping
                .into_iter()
                .flatten()
                .filter_map(|(value, to)| {
                    let to = to.as_str()?;
                    Some((value.as_str(), to.strip_prefix(COMPONENTS).unwrap_or(to)))
                })
                .collect(),
        })
    }

    fn values_of(&self, component: Option<&str>) -> Vec<&'a str> {
        let mapping = self.mapping.iter();
        mapping
            .filter(|(_, to)| Some(**to) == component)
            .map(|(value, _)| *value)
            .collect()
    }
}

#[cfg(test)]
#[path = "union_tests.rs"]
mod tests;

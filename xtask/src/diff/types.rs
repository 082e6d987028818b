//! Comparing types, and whether null is one of them.
//!
//! | fact | in requests | in answers |
//! |---|---|---|
//! | null gained | compatible | breaking, unless the field may be absent |
//! | null lost | breaking | compatible |
//! | another type | breaking | breaking |
//! | a type that includes the old one | compatible | breaking |
//! | a type that the old one includes | breaking | compatible |

use super::change::{Class, Direction};
use super::compare::{Comparison, Context, label};
use super::place::Place;
use super::view::{Shape, View};

impl<'a> Comparison<'a> {
    pub(super) fn nullability(
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
    pub(super) fn shapes(
        &mut self,
        old: &View<'a>,
        new: &View<'a>,
        place: &Place,
        direction: Direction,
    ) -> bool {
        match (old.shape(), new.shape()) {
            (Shape::Anything, Shape::Anything) => true,
            (Shape::Typed(before), Shape::Typed(now)) if before == now => {
                if old.inferred != new.inferred {
                    let message = "the type is written, or no longer is; it follows from the rest";
                    self.report(Class::Cosmetic, place, "type-notation-changed", message);
                }
                true
            }
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
}

/// What a type is called in messages.
fn name_of(view: &View<'_>) -> String {
    match (view.shape(), &view.union) {
        (Shape::Typed(kind), _) => kind.to_owned(),
        (_, Some(union)) => {
            let names: Vec<String> = union.members.iter().map(|it| label(it)).collect();
            format!("one of {}", names.join(", "))
        }
        _ => "anything".to_owned(),
    }
}

#[cfg(test)]
#[path = "types_tests.rs"]
mod tests;

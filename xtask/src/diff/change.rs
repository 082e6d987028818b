//! What a comparison finds: facts, each with its class.

use serde::Serialize;

use super::place::Place;

/// What a change does to programs that were built before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Class {
    /// A program that is built already may fail, or no longer compiles against the new bindings.
    Breaking,
    /// The service does something else, or something more; a program that is built already goes on.
    Compatible,
    /// Nothing that is sent, received or called is different.
    Cosmetic,
}

impl Class {
    /// The word in the output.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Compatible => "compatible",
            Self::Cosmetic => "cosmetic",
        }
    }
}

/// Who writes a value: the same change can break one side and not the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    /// The client writes it, and the service may refuse it.
    Request,
    /// The service writes it, and the client must read it.
    Response,
}

impl Direction {
    /// The word that kinds begin with.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }

    /// The kind of a fact of this direction: `request-field-removed`.
    pub(super) fn kind(self, fact: &str) -> String {
        format!("{}-{fact}", self.word())
    }

    /// One of two values.
    pub(super) fn pick<T>(self, request: T, response: T) -> T {
        match self {
            Self::Request => request,
            Self::Response => response,
        }
    }

    /// The class of a change that narrows what is allowed: what was sent is refused; what was read is still read.
    pub(super) fn narrowed(self) -> Class {
        self.pick(Class::Breaking, Class::Compatible)
    }

    /// The class of a change that widens what is allowed: what was sent is still taken; what comes may not be read.
    pub(super) fn widened(self) -> Class {
        self.pick(Class::Compatible, Class::Breaking)
    }
}

/// One fact.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Change {
    pub(crate) class: Class,
    /// Where, in words: `ExtractConfiguration.tier`, `GET /api/v2/extract query page_size`.
    pub(crate) path: String,
    /// The kind of fact, in kebab case.
    pub(crate) kind: String,
    /// The fact, in a sentence.
    pub(crate) message: String,
    /// Where, taken apart.
    #[serde(skip)]
    pub(super) place: Place,
    /// For a new name: where the thing stands now.
    #[serde(skip)]
    pub(super) renamed_to: Option<Place>,
}

/// Brings changes into the order of the output, and reports each fact once: a component that several operations reach
/// is met several times.
pub(super) fn arrange(changes: &mut Vec<Change>) {
    let key = |change: &Change| {
        (
            change.path.clone(),
            change.kind.clone(),
            change.message.clone(),
        )
    };
    // The stricter class comes first, and stays.
    changes.sort_by_key(|change| (key(change), change.class));
    changes.dedup_by_key(|change| key(change));
    changes.sort_by_key(|change| (change.class, key(change)));
}

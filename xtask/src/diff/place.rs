//! Where a change stands, in words that stay the same when something else moves.

use std::fmt;

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) root: Root,
    pub(super) steps: Vec<Step>,
    /// The component that the way enters where the other document describes the same in place: how many steps lead to
    /// it, and its name.
    pub(super) through: Option<(usize, String)>,
}

/// Where the way to a place begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Root {
    /// A part of the document that belongs to no operation: `info`.
    Document(String),
    /// A component.
    Type(String),
    /// An operation, or a part of it.
    Operation {
        /// `GET /api/v2/extract`.
        key: String,
        /// The operation id.
        id: String,
        part: Part,
    },
}

/// A part of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Parameter { location: String, name: String },
    Body { media: String },
    Response { status: String, media: String },
    Header { status: String, name: String },
}

/// One step into a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    /// The items of an array.
    Items,
    /// The values of a map.
    Values,
    /// A member of a union, by its component or type.
    Variant(String),
}

impl Place {
    pub(super) fn document(part: &str) -> Self {
        Self::at(Root::Document(part.to_owned()))
    }

    pub(super) fn component(name: &str) -> Self {
        Self::at(Root::Type(name.to_owned()))
    }

    pub(super) fn operation(key: &str, id: &str) -> Self {
        Self::at(Root::Operation {
            key: key.to_owned(),
            id: id.to_owned(),
            part: Part::Whole,
        })
    }

    fn at(root: Root) -> Self {
        Self {
            root,
            steps: Vec::new(),
            through: None,
        }
    }

    /// Another part of the same operation.
    pub(super) fn part(&self, part: Part) -> Self {
        match &self.root {
            Root::Operation { key, id, .. } => Self::at(Root::Operation {
                key: key.clone(),
                id: id.clone(),
                part,
            }),
            _ => self.clone(),
        }
    }

    /// The same place, from which the way goes on within a component.
    pub(super) fn through(&self, component: &str) -> Self {
        let mut place = self.clone();
        place.through = Some((place.steps.len(), component.to_owned()));
        place
    }

    /// One step further.
    pub(super) fn then(&self, step: Step) -> Self {
        let mut place = self.clone();
        place.steps.push(step);
        place
    }

    pub(super) fn field(&self, name: &str) -> Self {
        self.then(Step::Field(name.to_owned()))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.root {
            Root::Document(part) => f.write_str(part)?,
            Root::Type(name) => f.write_str(name)?,
            Root::Operation { key, part, .. } => write!(f, "{key}{part}")?,
        }
        for step in &self.steps {
            match step {
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Items => f.write_str("[]")?,
                Step::Values => f.write_str("{}")?,
                Step::Variant(name) => write!(f, "<{name}>")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // JSON goes without saying.
        let media = |media: &str| match media {
            "" | "application/json" => String::new(),
            other => format!(" ({other})"),
        };
        match self {
            Self::Whole => Ok(()),
            Self::Parameter { location, name } => write!(f, " {location} {name}"),
            Self::Body { media: of } => write!(f, " body{}", media(of)),
            Self::Response { status, media: of } => write!(f, " response {status}{}", media(of)),
            Self::Header { status, name } => write!(f, " response {status} header {name}"),
        }
    }
}

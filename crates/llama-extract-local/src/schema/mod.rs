//! `data_schema`: what the service takes, and the shape that the engine works with.

mod check;

pub(crate) use check::check;

/// A checked schema: the fields of its root object, in the order they were written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Root {
    pub(crate) fields: Vec<Field>,
}

/// A named place for a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    /// Whether null may stand for all of it.
    pub(crate) nullable: bool,
    pub(crate) node: Node,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Object(Vec<Field>),
    List(Box<Node>),
    Leaf(Leaf),
}

/// A single value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Leaf {
    pub(crate) kind: Kind,
    /// The allowed values of an `enum`; empty for none.
    pub(crate) choices: Vec<serde_json::Value>,
    /// The `format` keyword, which the service does not check and the engine may use.
    pub(crate) format: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Integer,
    Bool,
}

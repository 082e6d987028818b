//! Types that keep what they do not know: the service may grow, and a program built before must not break.

use std::any::{Any, TypeId};

use serde::de::DeserializeOwned;
use serde_json::Value;

/// An enum of strings that the service may extend.
macro_rules! open_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($variant:ident = $value:literal,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $value, "`")]
                $variant,
            )*
            /// A value that this version does not know, kept as it came.
            Other(String),
        }

        impl $name {
            /// The values that this version knows.
            pub const KNOWN: &'static [&'static str] = &[$($value),*];

            /// The value as it stands in JSON.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Other(value) => value,
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(value))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)
                    .map(|value| Self::from(&*value))
            }
        }
    };
}

/// A union whose variants are told apart by the string at one property. What does not fit a known variant is kept as
/// JSON, so that one strange entry does not fail a whole page.
macro_rules! tagged_union {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident by $tag:literal {
            $($variant:ident($kind:ty) = $value:literal,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $tag, "` is `", $value, "`.")]
                $variant(Box<$kind>),
            )*
            /// What this version does not know, kept as it came.
            Other(serde_json::Value),
        }

        $(
            impl From<$kind> for $name {
                fn from(value: $kind) -> Self {
                    Self::$variant(Box::new(value))
                }
            }
        )*

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => value.serialize(serializer),)*
                    Self::Other(value) => value.serialize(serializer),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = $crate::json::value(deserializer)?;
                let known = match value.get($tag).and_then(serde_json::Value::as_str) {
                    $(Some($value) => serde::Deserialize::deserialize(&value).map(Self::$variant).ok(),)*
                    _ => None,
                };
                Ok(known.unwrap_or(Self::Other(value)))
            }
        }
    };
}

/// A union whose variants are tried in order; what fits none is kept as JSON.
macro_rules! untagged_union {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($variant:ident($kind:ty),)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, serde::Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("A `", stringify!($kind), "`.")]
                $variant($kind),
            )*
            /// Any other JSON, kept as it came.
            Other(serde_json::Value),
        }

        $(
            impl From<$kind> for $name {
                fn from(value: $kind) -> Self {
                    Self::$variant(value)
                }
            }
        )*

        // Not serde's own for `untagged`, which holds the whole value a second time, in a form of its own.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = $crate::json::value(deserializer)?;
                $(
                    let value = match $crate::open::fit::<$kind>(value) {
                        Ok(known) => return Ok(Self::$variant(known)),
                        Err(value) => value,
                    };
                )*
                Ok(Self::Other(value))
            }
        }
    };
}

/// The value as `T`, or unchanged if it is none. What is JSON itself (objects, lists of them, strings) is moved, whatever
/// its size.
pub(crate) fn fit<T: DeserializeOwned + 'static>(value: Value) -> Result<T, Value> {
    let value = match value {
        Value::Object(fields) => same(fields).map_err(Value::Object),
        Value::String(text) => same(text).map_err(Value::String),
        Value::Array(entries) if entries.iter().all(Value::is_object) && is::<T, Vec<Fields>>() => {
            let lists = entries.into_iter().filter_map(|entry| match entry {
                Value::Object(fields) => Some(fields),
                _ => None,
            });
            same(lists.collect::<Vec<Fields>>())
                .map_err(|lists| lists.into_iter().map(Value::Object).collect())
        }
        other => Err(other),
    };
    value.or_else(|value| T::deserialize(&value).map_err(|_| value))
}

type Fields = serde_json::Map<String, Value>;

fn is<T: 'static, U: 'static>() -> bool {
    TypeId::of::<T>() == TypeId::of::<U>()
}

/// The value as the type that it is already; back if it is not.
fn same<T: 'static, U: Default + 'static>(value: U) -> Result<T, U> {
    let mut slot = Some(value);
    let same = (&mut slot as &mut dyn Any).downcast_mut::<Option<T>>();
    // What was not taken is still there.
    same.and_then(Option::take)
        .ok_or_else(|| slot.unwrap_or_default())
}

/// A secret as `Debug` shows it: whether there is one.
#[allow(
    dead_code,
    reason = "a document that marks no secret generates no use of it"
)]
pub(crate) enum Hidden {
    Nothing,
    Something,
}

impl Hidden {
    #[allow(dead_code, reason = "as above")]
    pub(crate) fn of(secret: &impl serde::Serialize) -> Self {
        match serde_json::to_value(secret) {
            Ok(serde_json::Value::Null) => Self::Nothing,
            _ => Self::Something,
        }
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nothing => "None",
            Self::Something => "***",
        })
    }
}

pub(crate) use {open_enum, tagged_union, untagged_union};

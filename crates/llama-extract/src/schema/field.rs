//! What each type looks like, as a field or inside one.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    hash::BuildHasher,
    marker::PhantomData,
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use crate::evidence::{Evidence, EvidenceTree, FieldEvidence};

/// Marks a property that need not be there. Only `normalize` ever sees it.
pub(super) const OPTIONAL: &str = "x-llama-extract-optional";

/// A type that can be a field. Hidden: users meet [`ExtractSchema`](super::ExtractSchema) alone, which a `String` is not.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be extracted: it does not say what it looks like in JSON",
    label = "no `ExtractSchema`",
    note = "derive `ExtractSchema` for it: it takes structs with named fields and enums of plain names",
    note = "for any other type that serde can read, name one that looks the same in JSON: `#[extract(with = \"String\")]`"
)]
pub trait ExtractField: 'static {
    /// Evidence for a value of this type.
    type Evidence: Evidence;

    /// Whether the schema is written in place. Types with a description of their own are referred to, because schemars
    /// would put the field's description in its place.
    const INLINE: bool = true;

    /// The schema as schemars has it, before `normalize`.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema;
}

/// Gives schemars the schema of `T`, which itself implements nothing of schemars.
#[derive(Debug)]
pub struct FieldSchema<T: ?Sized>(PhantomData<T>);

impl<T: ExtractField + ?Sized> JsonSchema for FieldSchema<T> {
    fn inline_schema() -> bool {
        T::INLINE
    }

    /// The type's name without its path, in letters that need no escaping in a reference.
    fn schema_name() -> Cow<'static, str> {
        let full = std::any::type_name::<T>();
        let plain = full.split('<').next().unwrap_or(full);
        let name = plain.rsplit("::").next().unwrap_or(plain);
        name.chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect()
    }

    /// Tells apart types of one name in different modules or functions.
    fn schema_id() -> Cow<'static, str> {
        std::any::type_name::<T>().into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// The schema of a field with `#[serde(default)]`: that of `T`, not required.
#[derive(Debug)]
pub struct DefaultedSchema<T: ?Sized>(PhantomData<T>);

impl<T: ExtractField + ?Sized> JsonSchema for DefaultedSchema<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        FieldSchema::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<FieldSchema<T>>();
        schema.insert(OPTIONAL.to_owned(), true.into());
        schema
    }
}

macro_rules! scalars {
    ($name:literal: $($ty:ty)*) => {$(
        impl ExtractField for $ty {
            type Evidence = FieldEvidence;

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": $name})
            }
        }
    )*};
}

scalars!("string": String str char Cow<'static, str>);
scalars!("boolean": bool);
scalars!("number": f32 f64);
scalars!("integer": i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl<T: ExtractField> ExtractField for Option<T> {
    type Evidence = T::Evidence;

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let some = generator.subschema_for::<FieldSchema<T>>();
        let mut schema = json_schema!({"anyOf": [some, {"type": "null"}]});
        schema.insert(OPTIONAL.to_owned(), true.into());
        schema
    }
}

impl<T: ExtractField + ?Sized> ExtractField for Box<T> {
    type Evidence = T::Evidence;

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<FieldSchema<T>>()
    }
}

impl<T: ExtractField> ExtractField for Vec<T> {
    type Evidence = Vec<T::Evidence>;

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<FieldSchema<T>>();
        json_schema!({"type": "array", "items": items})
    }
}

impl<T: ExtractField> ExtractField for BTreeMap<String, T> {
    type Evidence = BTreeMap<String, T::Evidence>;

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        map_of::<T>(generator)
    }
}

impl<T: ExtractField, S: BuildHasher + 'static> ExtractField for HashMap<String, T, S> {
    type Evidence = HashMap<String, T::Evidence>;

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        map_of::<T>(generator)
    }
}

impl ExtractField for Map<String, Value> {
    type Evidence = EvidenceTree;

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        map_of::<Value>(generator)
    }
}

fn map_of<T: ExtractField>(generator: &mut SchemaGenerator) -> Schema {
    let values = generator.subschema_for::<FieldSchema<T>>();
    json_schema!({"type": "object", "additionalProperties": values})
}

impl ExtractField for Value {
    type Evidence = EvidenceTree;

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({})
    }
}

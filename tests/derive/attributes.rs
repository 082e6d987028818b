//! Attributes of serde, schemars and the derive itself: the names and shapes that serde reads are those of the schema and
//! of the evidence.

use std::collections::HashMap;

use llama_extract::{
    ExtractSchema,
    evidence::{Evidence, EvidenceTree, FieldEvidence},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

fn schema_of<T: ExtractSchema>() -> Value {
    T::data_schema().unwrap().into()
}

fn property_names(schema: &Value) -> Vec<&str> {
    schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// For each rule: what serde writes is what the schema asks for, and where the evidence is looked for.
macro_rules! rename_all {
    ($($test:ident: $rule:literal)*) => {$(
        #[test]
        fn $test() {
            #[derive(Default, Serialize, Deserialize, ExtractSchema)]
            #[serde(rename_all = $rule)]
            struct Named {
                one: String,
                tax_number: String,
                line_2_amount: String,
                _odd_name: String,
                #[serde(rename = "plain")]
                renamed_field: String,
                r#type: String,
            }

            let schema = schema_of::<Named>();
            let written = serde_json::to_value(Named::default()).unwrap();
            let names: Vec<_> = written.as_object().unwrap().keys().collect();
            assert_eq!(property_names(&schema), names);

            let leaf = |name: &&String| ((*name).clone(), json!({"reasoning": name}));
            let tree: Value = names.iter().map(leaf).collect::<serde_json::Map<_, _>>().into();
            let evidence = <Named as ExtractSchema>::Evidence::decode(Some(&tree));
            let found = [
                evidence.one, evidence.tax_number, evidence.line_2_amount, evidence._odd_name, evidence.renamed_field,
                evidence.r#type,
            ];
            let found: Vec<_> = found.into_iter().map(|leaf| leaf.reasoning.unwrap()).collect();
            assert_eq!(found.iter().collect::<Vec<_>>(), names);
        }
    )*};
}

rename_all! {
    lowercase_names_agree_with_serde: "lowercase"
    uppercase_names_agree_with_serde: "UPPERCASE"
    pascal_case_names_agree_with_serde: "PascalCase"
    camel_case_names_agree_with_serde: "camelCase"
    snake_case_names_agree_with_serde: "snake_case"
    screaming_snake_case_names_agree_with_serde: "SCREAMING_SNAKE_CASE"
    kebab_case_names_agree_with_serde: "kebab-case"
    screaming_kebab_case_names_agree_with_serde: "SCREAMING-KEBAB-CASE"
}

#[test]
fn names_for_serialization_alone_are_not_asked_for() {
    #[derive(Deserialize, ExtractSchema)]
    #[serde(rename_all(serialize = "UPPERCASE", deserialize = "camelCase"))]
    struct Named {
        first_name: String,
        #[serde(rename(serialize = "a", deserialize = "b"), alias = "c")]
        last_name: String,
    }

    assert_eq!(property_names(&schema_of::<Named>()), ["firstName", "b"]);
    let tree = json!({"b": {"confidence": 0.5}});
    assert_eq!(
        <Named as ExtractSchema>::Evidence::decode(Some(&tree))
            .last_name
            .confidence,
        Some(0.5)
    );
}

#[test]
fn what_has_a_default_is_not_required() {
    #[derive(Deserialize, ExtractSchema)]
    struct Mixed {
        needed: String,
        optional: Option<String>,
        #[serde(default)]
        listed: Vec<String>,
        #[serde(default = "three")]
        counted: u32,
    }
    #[derive(Default, Deserialize, ExtractSchema)]
    #[serde(default)]
    struct AllDefaulted {
        a: String,
        b: u32,
    }
    fn three() -> u32 {
        3
    }

    let schema = schema_of::<Mixed>();
    assert_eq!(schema["required"], json!(["needed"]));
    assert_eq!(schema["properties"]["counted"], json!({"type": "integer"}));
    assert_eq!(schema_of::<AllDefaulted>().get("required"), None);
    let read: Mixed = serde_json::from_value(json!({"needed": ""})).unwrap();
    assert_eq!(read.counted, 3);
}

#[test]
fn skipped_fields_are_not_asked_for() {
    struct Opaque;

    #[derive(Deserialize, ExtractSchema)]
    struct Partly {
        asked: String,
        #[serde(skip)]
        opaque: Option<Opaque>,
        #[serde(skip_deserializing, default)]
        computed: u32,
        #[serde(skip_serializing)]
        written_nowhere: String,
    }

    assert_eq!(
        property_names(&schema_of::<Partly>()),
        ["asked", "written_nowhere"]
    );
}

#[test]
fn a_flattened_struct_lies_in_its_owner_and_a_flattened_map_takes_the_rest() {
    #[derive(Deserialize, ExtractSchema)]
    struct Order {
        number: String,
        #[serde(flatten)]
        customer: Customer,
        #[serde(flatten)]
        rest: HashMap<String, Value>,
    }
    #[derive(Deserialize, ExtractSchema)]
    struct Customer {
        name: String,
        vip: Option<bool>,
    }

    let schema = schema_of::<Order>();
    assert_eq!(property_names(&schema), ["number", "name", "vip"]);
    assert_eq!(schema["required"], json!(["number", "name"]));
    assert_eq!(schema["additionalProperties"], json!(true));

    let tree = json!({
        "number": {"confidence": 0.1}, "name": {"confidence": 0.2}, "vip": {"confidence": 0.3},
        "colour": {"confidence": 0.4},
    });
    let evidence = <Order as ExtractSchema>::Evidence::decode(Some(&tree));
    assert_eq!(evidence.number.confidence, Some(0.1));
    assert_eq!(evidence.customer.name.confidence, Some(0.2));
    assert_eq!(evidence.customer.vip.confidence, Some(0.3));
    assert_eq!(evidence.rest["colour"].at("").confidence, Some(0.4));
    assert!(!evidence.rest.contains_key("number"));
}

#[test]
fn unknown_fields_are_denied_where_serde_denies_them() {
    #[derive(Deserialize, ExtractSchema)]
    #[serde(deny_unknown_fields)]
    struct Strict {
        a: String,
    }

    assert_eq!(schema_of::<Strict>()["additionalProperties"], json!(false));
}

#[test]
fn a_foreign_type_is_asked_for_as_the_type_it_looks_like() {
    #[derive(Deserialize)]
    struct Cents(f64);

    #[derive(Deserialize, ExtractSchema)]
    struct Bill {
        #[extract(with = "f64")]
        total: Cents,
        #[extract(with = Option<f64>)]
        tip: Option<Cents>,
        #[schemars(with = "Vec<String>")]
        words: std::collections::HashSet<String>,
    }

    let schema = schema_of::<Bill>();
    assert_eq!(schema["properties"]["total"], json!({"type": "number"}));
    assert_eq!(
        schema["properties"]["tip"],
        json!({"anyOf": [{"type": "number"}, {"type": "null"}]})
    );
    assert_eq!(schema["required"], json!(["total", "words"]));
    let evidence = <Bill as ExtractSchema>::Evidence::default();
    let _: (FieldEvidence, FieldEvidence, Vec<FieldEvidence>) =
        (evidence.total, evidence.tip, evidence.words);
}

#[test]
fn constraints_are_said_in_words() {
    #[derive(Deserialize, ExtractSchema)]
    struct Constrained {
        /// In percent
        #[schemars(range(min = 0, max = 100))]
        rate: u8,
        #[schemars(description = "Two letters", regex(pattern = "^[A-Z]{2}$"), example = &"DE")]
        country: String,
    }

    let schema = schema_of::<Constrained>();
    assert_eq!(
        schema["properties"]["rate"],
        json!({"type": "integer", "description": "In percent\nAt least 0.\nAt most 100."})
    );
    assert_eq!(
        schema["properties"]["country"],
        json!({"type": "string", "description": "Two letters\nExamples: DE\nPattern: ^[A-Z]{2}$"})
    );
}

#[test]
fn a_generic_struct_is_asked_for_by_its_arguments() {
    #[derive(Deserialize, ExtractSchema)]
    struct Paged<T, U = String>
    where
        T: Clone,
    {
        entries: Vec<T>,
        note: Option<U>,
    }
    #[derive(Clone, Deserialize, ExtractSchema)]
    struct Entry {
        a: bool,
    }
    #[derive(Deserialize, ExtractSchema)]
    struct Both {
        first: Paged<Entry>,
        second: Paged<u32, f64>,
    }

    let schema = schema_of::<Both>();
    let entries =
        |of: &str| schema["properties"][of]["properties"]["entries"]["items"]["type"].clone();
    assert_eq!(
        (entries("first"), entries("second")),
        (json!("object"), json!("integer"))
    );
    let tree = json!({"first": {"entries": [{"a": {"confidence": 1.0}}]}});
    let evidence = <Both as ExtractSchema>::Evidence::decode(Some(&tree));
    assert_eq!(evidence.first.entries[0].a.confidence, Some(1.0));
    assert!(evidence.second.entries.is_empty());
    assert_eq!(
        property_names(&schema_of::<Paged<u8>>()),
        ["entries", "note"]
    );
}

#[test]
fn types_of_one_name_are_told_apart() {
    mod other {
        #[derive(serde::Deserialize, llama_extract::ExtractSchema)]
        pub(super) struct Part {
            pub(super) weight: f64,
        }
    }
    #[derive(Deserialize, ExtractSchema)]
    struct Part {
        length: f64,
    }
    #[derive(Deserialize, ExtractSchema)]
    struct Parts {
        one: Part,
        other: other::Part,
    }

    let schema = schema_of::<Parts>();
    assert_eq!(property_names(&schema["properties"]["one"]), ["length"]);
    assert_eq!(property_names(&schema["properties"]["other"]), ["weight"]);
}

#[test]
fn a_json_value_is_asked_for_as_any_scalar_and_answered_with_a_tree() {
    #[derive(Deserialize, ExtractSchema)]
    struct Loose {
        anything: Value,
        maybe: Option<Value>,
        named: HashMap<String, Value>,
    }

    let schema = schema_of::<Loose>();
    let scalars = json!({"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"}]});
    assert_eq!(schema["properties"]["anything"], scalars);
    assert_eq!(schema["properties"]["maybe"], scalars);
    assert_eq!(
        schema["properties"]["named"]["additionalProperties"],
        json!(true)
    );
    let evidence = <Loose as ExtractSchema>::Evidence::decode(Some(
        &json!({"anything": {"deep": {"confidence": 0.5}}}),
    ));
    let _: &EvidenceTree = &evidence.anything;
    assert_eq!(evidence.anything.at("/deep").confidence, Some(0.5));
    assert!(evidence.anything.at("/shallow").is_empty());
}

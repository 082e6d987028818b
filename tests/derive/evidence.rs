//! Decoding the tree that the service sends beside a result.

use llama_extract::{
    ExtractSchema,
    evidence::{Evidence, FieldEvidence, fields},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// The shape that the service documents: lists by position, leaves with a singular `citation`.
fn documented_tree() -> Value {
    json!({
        "items": [
            {
                "amount": {"citation": [{"matching_text": "$10.00", "page": 1}], "confidence": 1},
                "description": {"citation": [{"matching_text": "$10/month", "page": 1}], "confidence": 0.998},
            },
        ],
        "total": {
            "citation": [{
                "page": 1,
                "matching_text": "10.00",
                "bounding_boxes": [{"x": 72.0, "y": 310.5, "w": 48.2, "h": 11.0}],
                "page_dimensions": {"width": 612.0, "height": 792.0},
            }],
            "confidence": 0.97,
            "extraction_confidence": 0.98,
            "parsing_confidence": 0.99,
        },
    })
}

#[derive(Debug, Deserialize, ExtractSchema)]
struct Subscription {
    items: Vec<Item>,
    total: Option<f64>,
}

#[derive(Debug, Deserialize, ExtractSchema)]
struct Item {
    amount: f64,
    description: String,
}

type SubscriptionEvidence = <Subscription as ExtractSchema>::Evidence;

#[test]
fn the_documented_tree_is_decoded_whole() {
    let evidence = SubscriptionEvidence::decode(Some(&documented_tree()));

    insta::assert_debug_snapshot!("documented_tree", evidence);
    assert_eq!(evidence.items[0].amount.confidence, Some(1.0));
    let citation = &evidence.total.citations[0];
    assert_eq!(
        (citation.page, citation.matching_text.as_deref()),
        (Some(1), Some("10.00"))
    );
    assert_eq!(citation.bounding_boxes[0].w, 48.2);
    assert_eq!(citation.page_dimensions.unwrap().height, 792.0);
    assert!(evidence.total.extra.is_empty());
}

#[test]
fn a_recorded_answer_is_decoded() {
    #[derive(Deserialize, ExtractSchema)]
    struct Invoice {
        vendor: String,
        total: f64,
    }
    let tree =
        json!({"vendor": {"confidence": 0.99, "citation": [{"page": 1, "matching_text": "Acme"}]}});

    let evidence = <Invoice as ExtractSchema>::Evidence::decode(Some(&tree));

    assert_eq!(evidence.vendor.confidence, Some(0.99));
    assert_eq!(
        evidence.vendor.citations[0].matching_text.as_deref(),
        Some("Acme")
    );
    assert!(evidence.total.is_empty());
}

#[test]
fn there_is_one_evidence_for_each_extracted_entry() {
    let value = json!({"items": [{"amount": 1.0}, {"amount": 2.0}], "total": null});

    let without_metadata = SubscriptionEvidence::decode_beside(Some(&value), None);
    let with_less = SubscriptionEvidence::decode_beside(Some(&value), Some(&documented_tree()));
    let without_value = SubscriptionEvidence::decode(Some(&documented_tree()));

    assert_eq!(without_metadata.items.len(), 2);
    assert!(without_metadata.items[1].amount.is_empty());
    assert_eq!(with_less.items.len(), 2);
    assert_eq!(with_less.items[0].amount.confidence, Some(1.0));
    assert!(with_less.items[1].amount.is_empty());
    assert_eq!(without_value.items.len(), 1);
}

#[test]
fn fields_named_like_metadata_are_fields() {
    #[derive(Deserialize, ExtractSchema)]
    struct Paper {
        citation: String,
        confidence: f64,
        reasoning: Option<String>,
        error: Option<Inner>,
    }
    #[derive(Deserialize, ExtractSchema)]
    struct Inner {
        citations: Vec<String>,
    }
    let tree = json!({
        "citation": {"citation": [{"page": 3}], "confidence": 0.1},
        "confidence": {"confidence": 0.2, "reasoning": "as printed"},
        "reasoning": "about the whole, not about the field",
        "error": {"citations": [{"citations": {"page": 4}}], "reasoning": "beside the fields"},
    });

    let evidence = <Paper as ExtractSchema>::Evidence::decode(Some(&tree));

    assert_eq!(
        (
            evidence.citation.citations[0].page,
            evidence.citation.confidence
        ),
        (Some(3), Some(0.1))
    );
    assert_eq!(evidence.confidence.reasoning.as_deref(), Some("as printed"));
    assert!(evidence.reasoning.is_empty());
    assert_eq!(evidence.error.citations[0].citations[0].page, Some(4));
}

#[test]
fn an_error_at_the_root_of_the_tree_disturbs_nothing() {
    let mut tree = documented_tree();
    tree["error"] = json!("citations are incomplete");

    let evidence = SubscriptionEvidence::decode(Some(&tree));

    assert_eq!(evidence.total.confidence, Some(0.97));
}

#[test]
fn filler_and_unknown_keys_are_kept_as_they_are() {
    let leaf = json!({"citation": "bar", "confidence": "high", "votes": 3, "reasoning": null, "parsing_confidence": null});

    let evidence = FieldEvidence::decode(Some(&leaf));

    assert!(evidence.citations.is_empty());
    assert_eq!(evidence.confidence, None);
    assert_eq!(
        Value::Object(evidence.extra),
        json!({"citation": "bar", "confidence": "high", "votes": 3})
    );
}

#[test]
fn odd_citations_lose_nothing() {
    let leaf = json!({"citations": [
        {"page": 2.0, "bounding_boxes": {"x": 1, "y": 2, "w": 3, "h": 4}},
        {"page": "iv", "bounding_boxes": [{"x": 1}, null], "page_dimensions": [612, 792], "section": "Totals"},
        "page 5",
        null,
    ]});

    let evidence = FieldEvidence::decode(Some(&leaf));

    let [first, second] = evidence.citations.as_slice() else {
        panic!("{evidence:?}")
    };
    assert_eq!((first.page, first.bounding_boxes[0].h), (Some(2), 4.0));
    assert_eq!(second.page, None);
    assert_eq!(
        Value::Object(second.extra.clone()),
        json!({"page": "iv", "bounding_boxes": [{"x": 1}], "page_dimensions": [612, 792], "section": "Totals"})
    );
    assert_eq!(
        Value::Object(evidence.extra),
        json!({"citations": ["page 5"]})
    );
}

#[test]
fn a_page_outside_the_numbers_of_pages_is_not_guessed_at() {
    for page in [
        json!(-1),
        json!(1.5),
        json!(5_000_000_000_u64),
        json!(1e300),
    ] {
        let evidence = FieldEvidence::decode(Some(&json!({"citation": [{"page": page}]})));

        assert_eq!(evidence.citations[0].page, None);
        assert_eq!(evidence.citations[0].extra["page"], page);
    }
}

#[test]
fn a_tree_of_another_shape_is_empty_evidence() {
    for tree in [
        json!(null),
        json!("bar"),
        json!([1]),
        json!({"items": {"amount": 1}, "total": [{"confidence": 1}]}),
    ] {
        let evidence = SubscriptionEvidence::decode(Some(&tree));

        assert!(
            evidence.items.is_empty() && evidence.total.is_empty(),
            "{tree}: {evidence:?}"
        );
    }
}

#[test]
fn evidence_is_written_as_it_came() {
    let leaf = documented_tree()["total"].clone();

    assert_eq!(
        serde_json::to_value(FieldEvidence::decode(Some(&leaf))).unwrap(),
        leaf
    );
}

#[test]
fn all_leaves_are_walked_in_order_each_with_its_evidence() {
    let value = json!({
        "items": [{"amount": 10.0, "description": "plan"}, {"amount": 5.0}],
        "a/b": {"~c": [true, null]},
        "empty": [],
        "total": 15.0,
    });
    let metadata = {
        let mut tree = documented_tree();
        tree["a/b"] = json!({"~c": [null, {"reasoning": "not there"}]});
        tree
    };

    let walked: Vec<_> = fields(&value, &metadata).collect();

    let pointers: Vec<_> = walked.iter().map(|field| field.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/items/0/amount",
            "/items/0/description",
            "/items/1/amount",
            "/a~1b/~0c/0",
            "/a~1b/~0c/1",
            "/total"
        ]
    );
    for field in &walked {
        assert_eq!(value.pointer(&field.pointer), Some(field.value));
    }
    assert_eq!(walked[0].evidence.confidence, Some(1.0));
    assert!(walked[2].evidence.is_empty());
    assert_eq!(walked[4].evidence.reasoning.as_deref(), Some("not there"));
    assert_eq!(walked[5].evidence.citations[0].page, Some(1));
}

#[test]
fn a_json_value_as_root_has_a_tree_and_asks_for_a_schema() {
    let evidence = <Value as ExtractSchema>::Evidence::decode(Some(&documented_tree()));
    assert_eq!(evidence.at("/items/0/amount").confidence, Some(1.0));
    assert_eq!(evidence.as_value(), &documented_tree());

    let error = <Value as ExtractSchema>::data_schema()
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("give a `DataSchema` with the request"),
        "{error}"
    );
}

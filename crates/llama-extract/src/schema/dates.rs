//! Dates and times: strings, in the format that chrono's `Deserialize` reads. The format is a keyword here;
//! `normalize` moves it into the description.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use schemars::{Schema, SchemaGenerator, json_schema};

use super::field::ExtractField;
use crate::evidence::FieldEvidence;

macro_rules! formatted {
    ($($ty:ty: $format:literal)*) => {$(
        impl ExtractField for $ty {
            type Evidence = FieldEvidence;

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "format": $format})
            }
        }
    )*};
}

formatted! {
    NaiveDate: "date"
    NaiveTime: "partial-time"
    NaiveDateTime: "partial-date-time"
    DateTime<Utc>: "date-time"
    DateTime<FixedOffset>: "date-time"
}

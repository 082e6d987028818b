//! The sample that schema and evidence are shown for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use llama_extract::ExtractSchema;
use serde::Deserialize;

/// An invoice sent by a supplier
#[derive(Debug, Deserialize, ExtractSchema)]
pub(crate) struct Invoice {
    /// Supplier's name as printed at the top
    pub(crate) vendor: String,
    /// Grand total, in the invoice's currency
    pub(crate) total: f64,
    pub(crate) currency: Option<Currency>,
    /// Last day to pay
    pub(crate) due_date: Option<NaiveDate>,
    pub(crate) paid: bool,
    /// Where to send the money
    pub(crate) bank: Option<Box<Bank>>,
    /// One entry for each line
    pub(crate) items: Vec<LineItem>,
    pub(crate) notes: Vec<String>,
    /// Reference numbers
    pub(crate) references: BTreeMap<String, String>,
}

/// A line of the table
#[derive(Debug, Deserialize, ExtractSchema)]
pub(crate) struct LineItem {
    pub(crate) description: String,
    pub(crate) quantity: u32,
    /// Without tax
    pub(crate) amount: Option<f64>,
}

/// A bank account
#[derive(Debug, Deserialize, ExtractSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Bank {
    pub(crate) account_holder: String,
    pub(crate) iban: Option<String>,
}

/// ISO 4217 code
#[derive(Debug, PartialEq, Deserialize, ExtractSchema)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Currency {
    /// Euro
    Eur,
    /// US dollar, also written as $
    Usd,
    Other,
}

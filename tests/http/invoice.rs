//! What the tests extract.

use chrono::NaiveDate;
use llama_extract::{Client, ExtractSchema};
use llama_extract_local::LocalService;
use serde::{Deserialize, Serialize};

/// An invoice sent by a supplier
#[derive(Debug, Deserialize, Serialize, ExtractSchema)]
pub(crate) struct Invoice {
    /// Supplier's name as printed at the top
    pub(crate) vendor: String,
    /// Invoice number
    pub(crate) invoice_number: String,
    /// Date of issue
    pub(crate) issue_date: NaiveDate,
    /// Due date
    pub(crate) due_date: Option<NaiveDate>,
    /// Purchase order number
    pub(crate) purchase_order: Option<String>,
    /// Currency
    pub(crate) currency: Option<Currency>,
    /// Who has to pay
    pub(crate) bill_to: Party,
    /// Line items
    pub(crate) items: Vec<LineItem>,
    /// Sum before tax
    pub(crate) subtotal: f64,
    /// Tax
    pub(crate) tax: Option<f64>,
    /// Total due
    pub(crate) total: f64,
    /// E-mail address for questions about payment
    pub(crate) payment_email: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, ExtractSchema)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Currency {
    Usd,
    Eur,
    Gbp,
}

#[derive(Debug, Deserialize, Serialize, ExtractSchema)]
pub(crate) struct Party {
    /// Name
    pub(crate) name: String,
    /// Address in one line
    pub(crate) address: Option<String>,
    /// E-mail address
    pub(crate) email: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, ExtractSchema)]
pub(crate) struct LineItem {
    /// Description
    pub(crate) description: String,
    /// Quantity
    pub(crate) quantity: u32,
    /// Unit price
    pub(crate) unit_price: f64,
    /// Amount
    pub(crate) amount: f64,
}

pub(crate) fn client_of(service: &LocalService) -> Client {
    Client::builder()
        .base_url(service.base_url())
        .api_key("llx-any")
        .build()
        .unwrap()
}

/// A service and a client of it. The service stops when it is dropped.
pub(crate) async fn service() -> (LocalService, Client) {
    let service = LocalService::spawn().await.unwrap();
    let client = client_of(&service);
    (service, client)
}

//! From a struct and a PDF to a typed value with the place of each field.
//!
//! ```text
//! cargo run --example quickstart                     the sample invoice, by the local service in this process
//! cargo run --example quickstart -- FILE ...         documents of your own
//! cargo run --example quickstart -- --hosted [FILE]  the same by LlamaCloud, with LLAMA_CLOUD_API_KEY set
//! ```

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example talks to the terminal"
)]

use std::fmt::Display;
use std::process::ExitCode;

use chrono::NaiveDate;
use llama_extract::evidence::{Citation, Field};
use llama_extract::{Client, Error, ExtractSchema, Extraction};
use llama_extract_local::LocalService;
use serde::Deserialize;

/// An invoice sent by a supplier
#[derive(Debug, Deserialize, ExtractSchema)]
struct Invoice {
    /// Supplier's name as printed at the top
    vendor: Option<String>,
    /// Invoice number
    invoice_number: Option<String>,
    /// Date of issue
    issue_date: Option<NaiveDate>,
    /// Date by which it must be paid
    due_date: Option<NaiveDate>,
    /// Who has to pay
    bill_to: Option<Party>,
    /// Line items
    #[serde(default)]
    items: Vec<LineItem>,
    /// Sum before tax
    subtotal: Option<f64>,
    /// Tax
    tax: Option<f64>,
    /// Total amount due
    total: Option<f64>,
}

#[derive(Debug, Deserialize, ExtractSchema)]
struct Party {
    /// Name
    name: Option<String>,
    /// E-mail address
    email: Option<String>,
}

#[derive(Debug, Deserialize, ExtractSchema)]
struct LineItem {
    /// Description of the goods or services
    description: Option<String>,
    /// Quantity
    quantity: Option<f64>,
    /// Price of one
    unit_price: Option<f64>,
    /// Amount of the line
    amount: Option<f64>,
}

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/documents/invoice.pdf"
);

#[tokio::main]
async fn main() -> ExitCode {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let hosted = files
        .iter()
        .position(|argument| argument == "--hosted")
        .map(|index| files.remove(index))
        .is_some();
    if files.is_empty() {
        files.push(SAMPLE.to_owned());
    }
    match run(hosted, &files).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(hosted: bool, files: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    // Hosted or local: nothing else differs. The service runs until this value is dropped.
    let (client, _service) = if hosted {
        (Client::from_env()?, None)
    } else {
        let service = LocalService::spawn().await?;
        let client = Client::builder()
            .base_url(service.base_url())
            .api_key("any-key-will-do")
            .build()?;
        (client, Some(service))
    };
    let mut failed = None;
    for file in files {
        match extract(&client, file).await {
            Ok(invoice) => print(file, &invoice),
            // One bad document does not stop the rest.
            Err(error) => {
                eprintln!("{file}\n  {error}\n");
                failed = Some(error);
            }
        }
    }
    failed.map_or(Ok(()), |_| {
        Err("not every document could be extracted".into())
    })
}

async fn extract(client: &Client, file: &str) -> Result<Extraction<Invoice>, Error> {
    client
        .extract::<Invoice>(file)
        .cite_sources()
        .confidence_scores()
        .await
}

fn print(file: &str, invoice: &Extraction<Invoice>) {
    let Invoice {
        vendor,
        invoice_number,
        issue_date,
        due_date,
        bill_to,
        items,
        ..
    } = &invoice.value;
    // The sample's path leads through this crate; only its end says something.
    println!("{}", file.rsplit("/../").next().unwrap_or(file));
    println!(
        "  invoice {} of {}, from {}",
        or_null(invoice_number),
        or_null(issue_date),
        or_null(vendor)
    );
    if let Some(Party { name, email }) = bill_to {
        println!(
            "  to {} ({}), due {}",
            or_null(name),
            or_null(email),
            or_null(due_date)
        );
    }
    // Typed, in the value and in its evidence: a misspelt field does not compile.
    for (item, evidence) in items.iter().zip(&invoice.evidence.items) {
        let LineItem {
            description,
            quantity,
            unit_price,
            amount,
        } = item;
        let place = evidence
            .amount
            .citations
            .first()
            .map_or_else(String::new, place);
        println!(
            "  {} x {} at {} = {}{place}",
            or_null(quantity),
            or_null(description),
            or_null(unit_price),
            or_null(amount)
        );
    }
    let place = invoice
        .evidence
        .total
        .citations
        .first()
        .map_or_else(String::new, place);
    let Invoice {
        subtotal,
        tax,
        total,
        ..
    } = &invoice.value;
    println!(
        "  {} + {} tax = {}{place}\n",
        or_null(subtotal),
        or_null(tax),
        or_null(total)
    );

    // Untyped: every leaf by its JSON pointer.
    println!(
        "  {:<24} {:<40} {:>4}  {:<40} confidence",
        "field", "value", "page", "text"
    );
    for Field {
        pointer,
        value,
        evidence,
        ..
    } in invoice.fields()
    {
        let citation = evidence.citations.first();
        let page = or_empty(citation.and_then(|citation| citation.page));
        let text = citation
            .and_then(|citation| citation.matching_text.as_deref())
            .unwrap_or_default();
        let confidence = evidence
            .confidence
            .map_or_else(String::new, |confidence| format!("{confidence:.2}"));
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        println!(
            "  {:<24} {:<40} {page:>4}  {:<40} {confidence}",
            pointer,
            cut(&value),
            cut(text)
        );
    }
    println!();
}

fn place(citation: &Citation) -> String {
    let page = citation
        .page
        .map_or_else(String::new, |page| format!(" page {page}"));
    let at = citation
        .bounding_boxes
        .first()
        .map_or_else(String::new, |b| format!(" at {:.0}, {:.0}", b.x, b.y));
    format!(
        "   [{}{page}{at}]",
        citation.matching_text.as_deref().unwrap_or_default()
    )
}

fn or_null<T: Display>(value: &Option<T>) -> String {
    value
        .as_ref()
        .map_or_else(|| "null".to_owned(), T::to_string)
}

fn or_empty<T: Display>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// One line that fits its column.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 40 {
        line
    } else {
        line.chars().take(37).chain("...".chars()).collect()
    }
}

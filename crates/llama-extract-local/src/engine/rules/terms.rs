//! Words of labels and field names, folded so that "Qty", "quantity" and "Quantities" are one.

use std::collections::BTreeSet;

/// Folded words of a label or a field name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Terms(pub(super) BTreeSet<String>);

/// Words that carry no meaning in a label.
const EMPTY: [&str; 33] = [
    "the", "a", "an", "of", "in", "on", "at", "for", "to", "by", "with", "as", "is", "was", "are",
    "and", "or", "if", "any", "this", "that", "its", "it", "their", "your", "our", "printed",
    "stated", "shown", "value", "grand", "given", "whole",
];

/// General document vocabulary: each word with the one that stands for it.
const SAME: [(&str, &str); 66] = [
    ("no", "number"),
    ("nr", "number"),
    ("num", "number"),
    ("nbr", "number"),
    ("id", "number"),
    ("identifier", "number"),
    ("qty", "quantity"),
    ("quantities", "quantity"),
    ("pcs", "quantity"),
    ("amt", "amount"),
    ("supplier", "vendor"),
    ("seller", "vendor"),
    ("merchant", "vendor"),
    ("provider", "vendor"),
    ("issuer", "vendor"),
    ("from", "vendor"),
    ("client", "customer"),
    ("buyer", "customer"),
    ("purchaser", "customer"),
    ("billing", "bill"),
    ("billed", "bill"),
    ("invoiced", "bill"),
    ("shipping", "ship"),
    ("shipped", "ship"),
    ("shipment", "ship"),
    ("delivery", "ship"),
    ("deliver", "ship"),
    ("delivered", "ship"),
    ("remittance", "remit"),
    ("taxes", "tax"),
    ("vat", "tax"),
    ("gst", "tax"),
    ("hst", "tax"),
    ("mwst", "tax"),
    ("ust", "tax"),
    ("btw", "tax"),
    ("tva", "tax"),
    ("tel", "phone"),
    ("telephone", "phone"),
    ("mobile", "phone"),
    ("ph", "phone"),
    ("mail", "email"),
    ("zip", "postal"),
    ("zipcode", "postal"),
    ("postcode", "postal"),
    ("desc", "description"),
    ("details", "description"),
    ("issued", "issue"),
    ("dated", "date"),
    ("payable", "due"),
    ("owed", "due"),
    ("owing", "due"),
    ("outstanding", "due"),
    ("addr", "address"),
    ("expires", "expiry"),
    ("expiration", "expiry"),
    ("recipient", "name"),
    ("paid", "paid"),
    ("paying", "pay"),
    ("payment", "pay"),
    ("percentage", "percent"),
    ("homepage", "website"),
    ("url", "website"),
    ("web", "website"),
    ("country", "country"),
    ("address", "address"),
];

/// Words that say what kind of value follows. Two labels with different ones mean different values.
const KINDS: [&str; 17] = [
    "date",
    "number",
    "name",
    "address",
    "amount",
    "quantity",
    "rate",
    "phone",
    "email",
    "percent",
    "price",
    "code",
    "description",
    "website",
    "method",
    "tax",
    "postal",
];

impl Terms {
    pub(super) fn of(text: &str) -> Self {
        Self(split(text).filter_map(|word| fold(&word)).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, term: &str) -> bool {
        self.0.contains(term)
    }

    pub(super) fn has_any(&self, terms: &[&str]) -> bool {
        terms.iter().any(|term| self.has(term))
    }

    /// These terms without some.
    pub(super) fn without(&self, terms: &[&str]) -> Self {
        let kept = self.0.iter().filter(|term| !terms.contains(&term.as_str()));
        Self(kept.cloned().collect())
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    fn weight(&self) -> f64 {
        self.0.iter().map(|term| weight(term)).sum()
    }

    /// 1 for the same terms, 0 for none in common.
    pub(super) fn similarity(&self, other: &Self) -> f64 {
        let common: f64 = self.0.intersection(&other.0).map(|term| weight(term)).sum();
        if common == 0.0 {
            return 0.0;
        }
        let ratio = 2.0 * common / (self.weight() + other.weight());
        let kinds = |a: &Self, b: &Self| KINDS.iter().any(|k| a.has(k) && !b.has(k));
        if kinds(self, other) && kinds(other, self) {
            ratio * 0.5
        } else {
            ratio
        }
    }
}

/// Words that many labels share tell less.
fn weight(term: &str) -> f64 {
    match term {
        "number" | "code" => 0.5,
        "date" | "name" | "amount" => 0.6,
        "address" | "description" => 0.7,
        "total" => 0.8,
        _ => 1.0,
    }
}

/// Splits at everything that is not a letter or digit, and inside camelCase.
fn split(text: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut lower_before = false;
    let mut digit_before = false;
    let joined = text
        .replace("P.O.", "purchase order")
        .replace("p.o.", "purchase order")
        .replace("e-mail", "email")
        .replace("E-mail", "email")
        .replace("E-Mail", "email");
    for c in joined.chars() {
        let breaks = c.is_uppercase() && lower_before;
        if breaks || !c.is_alphanumeric() {
            words.push(String::new());
        }
        match c {
            '#' => words.push("number".into()),
            // "VAT 21%" is about the VAT; "Discount %" asks for a percentage.
            '%' if !digit_before => words.push("percent".into()),
            _ => {}
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        } else {
            words.push(String::new());
        }
        lower_before = c.is_lowercase();
        digit_before = c.is_ascii_digit() || digit_before && c.is_whitespace();
    }
    // Numbers in a label, such as the rate of a tax, are not part of its name.
    words.retain(|word| word.contains(|c: char| !c.is_ascii_digit()));
    let mut out: Vec<String> = Vec::new();
    for word in words {
        match (out.last_mut(), word.as_str()) {
            (Some(last), "total" | "totals") if last == "sub" => *last = "subtotal".into(),
            (_, "po") => out.extend(["purchase".into(), "order".into()]),
            _ => out.push(word),
        }
    }
    out.into_iter()
}

fn fold(word: &str) -> Option<String> {
    if EMPTY.contains(&word) {
        return None;
    }
    if let Some((_, same)) = SAME.iter().find(|(from, _)| *from == word) {
        return Some((*same).to_owned());
    }
    let single = match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    };
    let same = SAME.iter().find(|(from, _)| *from == single);
    Some(same.map_or(single, |(_, to)| to).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn similarity(a: &str, b: &str) -> f64 {
        Terms::of(a).similarity(&Terms::of(b))
    }

    #[test]
    fn spellings_of_one_label_are_the_same() {
        for (a, b) in [
            ("invoice_number", "Invoice No."),
            ("invoiceNumber", "INVOICE #"),
            ("quantity", "Qty"),
            ("unit_price", "Unit Price:"),
            ("billTo", "BILL TO"),
            ("subtotal", "Sub-Total"),
            ("purchase_order", "P.O."),
            ("items", "Item"),
            ("sales_tax", "Sales tax (8%)"),
        ] {
            assert!(similarity(a, b) > 0.99, "{a} {b}");
        }
    }

    #[test]
    fn a_label_of_another_kind_is_less_alike() {
        assert!(similarity("invoice_number", "Invoice date") < 0.5);
        assert!(similarity("invoice_number", "Receipt number") < 0.5);
        assert!(similarity("invoice_number", "Invoice") > 0.6);
    }

    #[test]
    fn labels_with_nothing_in_common_are_unlike() {
        assert_eq!(similarity("total", "Ship via"), 0.0);
    }
}

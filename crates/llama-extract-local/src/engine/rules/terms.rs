//! Words of labels and field names, folded to concepts: "Qty", "Menge" and "Quantities" are one.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use super::lexicon;

/// The concepts and other words of a label or a field name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Terms(pub(super) BTreeSet<String>);

/// Words that carry no meaning in a label, without accents.
const EMPTY: [&str; 157] = [
    "thank", "thanks", "danke", "merci", "gracias", "you", "does", "did", "ever", "sind", "sie",
    "ist", "haben", "hat", "wurde", "werden", "wird", "bent", "heeft", "hebt", "wordt", "est",
    "etes", "avez", "vous", "czy", "usted", "esta", "tiene", "zzgl", "inkl", "plus", "add", "van",
    "see", "as", "the", "a", "an", "of", "in", "on", "at", "for", "by", "with", "as", "is", "was",
    "are", "and", "or", "if", "any", "this", "that", "its", "it", "their", "your", "our", "be",
    "has", "have", "which", "who", "whom", "whose", "will", "under", "per", "such", "eg", "g",
    "etc", "only", "stated", "shown", "given", "whole", "whether", "where", "when", "what", "de",
    "der", "die", "das", "des", "dem", "den", "im", "und", "oder", "fur", "zu", "zum", "zur", "am",
    "ein", "eine", "einer", "ihr", "ihre", "ihrer", "unser", "unsere", "het", "een", "en", "van",
    "voor", "uw", "onze", "op", "met", "aan", "le", "la", "les", "du", "l", "d", "et", "ou", "au",
    "aux", "pour", "sur", "votre", "notre", "el", "los", "las", "del", "y", "o", "por", "para",
    "con", "su", "nuestro", "i", "w", "z", "na", "dla", "oraz", "lub", "ze", "von", "vom", "mit",
    "auf", "al", "un", "une",
];

/// Words that say what kind of value follows. Two labels with different ones mean different values.
const KINDS: [&str; 24] = [
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
    "postal",
    "fax",
    "city",
    "street",
    "country",
    "currency",
    "term",
    "unit",
    "type",
];

/// Of these, a label that has the other one means another value.
const OPPOSED: [(&str, &str); 22] = [
    ("start", "end"),
    ("net", "gross"),
    ("credit", "debit"),
    ("bill", "ship"),
    ("vendor", "customer"),
    ("sender", "recipient"),
    ("lessor", "lessee"),
    ("minimum", "maximum"),
    ("subtotal", "gross"),
    ("subtotal", "discount"),
    ("previous", "new"),
    ("vat", "net"),
    ("tax", "net"),
    ("employer", "employee"),
    ("due", "issue"),
    ("due", "birth"),
    ("issue", "expiry"),
    ("insurer", "insured"),
    ("profit", "loss"),
    ("phone", "fax"),
    ("due", "order"),
    ("due", "ship"),
];

/// More different words than this are folded anew each time, to bound the memory.
const MAX_KNOWN: usize = 100_000;

thread_local! {
    /// Documents repeat their words, and folding one takes far longer than finding it here.
    static KNOWN: RefCell<HashMap<String, Vec<String>>> = RefCell::default();
    /// The same for whole labels: each list of a schema looks at the same ones.
    static TEXTS: RefCell<HashMap<String, Terms>> = RefCell::default();
}

/// So many labels are known, and longer ones are not.
const MAX_TEXTS: usize = 20_000;
const LONGEST_TEXT: usize = 80;

impl Terms {
    pub(super) fn of(text: &str) -> Self {
        if text.len() > LONGEST_TEXT {
            return Self::of_new(text);
        }
        if let Some(terms) = TEXTS.with_borrow(|known| known.get(text).cloned()) {
            return terms;
        }
        let terms = Self::of_new(text);
        TEXTS.with_borrow_mut(|known| {
            if known.len() < MAX_TEXTS {
                known.insert(text.to_owned(), terms.clone());
            }
        });
        terms
    }

    fn of_new(text: &str) -> Self {
        Self(of_words(&[text]).into_iter().flatten().collect())
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

    pub(super) fn weight(&self) -> f64 {
        self.0.iter().map(|term| weight(term)).sum()
    }

    /// 1 for the same terms, 0 for none in common.
    pub(super) fn similarity(&self, other: &Self) -> f64 {
        let common: f64 = self.0.intersection(&other.0).map(|term| weight(term)).sum();
        if common == 0.0 {
            return 0.0;
        }
        2.0 * common / (self.weight() + other.weight()) * self.harmony(other)
    }

    /// 1, or less when one asks for another thing than the other says.
    pub(super) fn harmony(&self, other: &Self) -> f64 {
        let kinds = |a: &Self, b: &Self| KINDS.iter().any(|k| a.has(k) && !b.has(k));
        let opposed =
            |a: &Self, b: &Self, x: &str, y: &str| a.has(x) && b.has(y) && !a.has(y) && !b.has(x);
        let is_opposite = OPPOSED
            .iter()
            .any(|(x, y)| opposed(self, other, x, y) || opposed(other, self, x, y));
        // A year or another number in a name tells it from its neighbours.
        let year = |terms: &Self| terms.0.iter().find(|term| is_year(term)).cloned();
        let years = year(self).zip(year(other));
        match () {
            () if years.is_some_and(|(a, b)| a != b) => 0.3,
            () if is_opposite => 0.4,
            () if kinds(self, other) && kinds(other, self) => 0.5,
            () => 1.0,
        }
    }
}

/// The terms of each of some words; those of a phrase are all with its first word.
pub(super) fn of_words(words: &[&str]) -> Vec<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    let mut owners: Vec<usize> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        // "19 %": the sign belongs to the number before it.
        let of_number = word.trim_end_matches([':', ')', ',']) == "%"
            && index > 0
            && words
                .get(index - 1)
                .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        if !of_number {
            parts.extend(split(word));
        }
        owners.resize(parts.len(), index);
    }
    let mut terms = vec![Vec::new(); words.len()];
    let mut at = 0;
    while let (Some(rest), Some(&owner)) = (parts.get(at..), owners.get(at)) {
        let Some(own) = terms.get_mut(owner) else {
            break;
        };
        if let Some((concepts, count)) = lexicon::lexicon().phrase(rest) {
            own.extend(concepts.iter().map(|&concept| concept.to_owned()));
            at += count;
            continue;
        }
        if let Some(word) = rest.first() {
            own.extend(fold(word));
        }
        at += 1;
    }
    terms
}

/// Whether a word only joins others.
pub(super) fn is_empty_word(word: &str) -> bool {
    let plain: String = word.chars().flat_map(lexicon::plain).collect();
    matches!(plain.as_str(), "to" | "from" | "od" | "do") || EMPTY.contains(&plain.as_str())
}

/// Words that many labels share tell less.
pub(super) fn weight(term: &str) -> f64 {
    match term {
        "to" => 0.2,
        "information" => 0.2,
        // "Order total USD": what an amount is counted in names none.
        "usd" | "eur" | "gbp" | "chf" | "pln" | "cad" | "aud" => 0.1,
        "from" | "percent" | "person" | "rated" => 0.4,
        "number" | "code" => 0.5,
        "date" | "name" | "amount" | "unit" | "full" => 0.6,
        "address" | "description" | "type" => 0.7,
        "total" => 0.8,
        _ => 1.0,
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.chars().all(|c| c.is_ascii_digit())
}

/// Splits at everything that is not a letter or digit, and inside camelCase; without case and accents.
pub(super) fn split(text: &str) -> impl Iterator<Item = String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut lower_before = false;
    let mut digit_before = false;
    for c in text.chars() {
        // "MwSt" is one word, whatever its capitals.
        let breaks = !c.is_alphanumeric() || c.is_uppercase() && lower_before && word != "mw";
        if breaks && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        match c {
            '#' | '№' => words.push("number".into()),
            // "VAT 21%" is about the VAT; "Discount %" asks for a percentage.
            '%' if !digit_before => words.push("percent".into()),
            _ if c.is_ascii_alphanumeric() => word.push(c.to_ascii_lowercase()),
            _ if c.is_alphanumeric() => word.extend(lexicon::plain(c)),
            _ => {}
        }
        lower_before = c.is_lowercase();
        digit_before = c.is_ascii_digit() || digit_before && c.is_whitespace();
    }
    if !word.is_empty() {
        words.push(word);
    }
    // Numbers in a label, such as the rate of a tax, are not part of its name; a year is.
    words.retain(|word| is_year(word) || word.contains(|c: char| !c.is_ascii_digit()));
    words.into_iter()
}

fn fold(word: &str) -> Vec<String> {
    if EMPTY.contains(&word) {
        return Vec::new();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(terms) = known.get(word) {
            return terms.clone();
        }
        let terms = lexicon::lexicon().terms(word);
        if known.len() < MAX_KNOWN {
            known.insert(word.to_owned(), terms.clone());
        }
        terms
    })
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

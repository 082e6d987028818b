//! What a list says about itself: where it stands and which rows it wants.

use std::collections::BTreeSet;

use crate::engine::rules::terms::Terms;
use crate::schema::Field;

/// Words that leave rows out, in the languages of the rules.
const WITHOUT: [&str; 12] = [
    "without",
    "except",
    "excluding",
    "not",
    "ohne",
    "außer",
    "zonder",
    "behalve",
    "sans",
    "sauf",
    "sin",
    "bez",
];
/// Words for a row that sums up others.
const TOTALS: [&str; 68] = [
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "sum",
    "grand total",
    "sub total",
    "overall",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtbetrag",
    "zwischensumme",
    "endsumme",
    "insgesamt",
    "nettosumme",
    "bruttosumme",
    "totaal",
    "subtotaal",
    "totalen",
    "eindtotaal",
    "totaux",
    "sous total",
    "total général",
    "montant total",
    "total ht",
    "total ttc",
    "totales",
    "total general",
    "suma",
    "sumas",
    "importe total",
    "razem",
    "ogółem",
    "łącznie",
    "suma częściowa",
    "do zapłaty",
    "net",
    "net total",
    "total net",
    "gross total",
    "total gross",
    "amount due",
    "total due",
    "balance due",
    "netto",
    "brutto",
    "nettobetrag",
    "bruttobetrag",
    "rechnungsbetrag",
    "gesamt netto",
    "gesamt brutto",
    "summe netto",
    "totaal excl btw",
    "totaal incl btw",
    "te betalen",
    "net à payer",
    "sous total ht",
    "à payer",
    "base imponible",
    "total a pagar",
    "suma brutto",
    "suma netto",
    "razem netto",
    "razem brutto",
    "do wypłaty",
    "wartość netto",
    "wartość brutto",
];
/// Words for a row that takes a sum over from the page before, or hands it on.
const CARRIED: [&str; 26] = [
    "carried forward",
    "brought forward",
    "carry forward",
    "continued",
    "übertrag",
    "zwischensumme übertrag",
    "transport",
    "overdracht",
    "transporteren",
    "report",
    "à reporter",
    "suma y sigue",
    "suma anterior",
    "do przeniesienia",
    "z przeniesienia",
    "balance carried forward",
    "balance brought forward",
    "total carried forward",
    "total brought forward",
    "subtotal carried forward",
    "subtotal brought forward",
    "page subtotal",
    "page total",
    "seitensumme",
    "solde à reporter",
    "solde reporté",
];
/// Words for the state of an account before and after its movements.
const BALANCES: [&str; 32] = [
    "opening balance",
    "closing balance",
    "starting balance",
    "ending balance",
    "beginning balance",
    "previous balance",
    "new balance",
    "anfangssaldo",
    "endsaldo",
    "schlusssaldo",
    "alter saldo",
    "neuer saldo",
    "alter kontostand",
    "neuer kontostand",
    "kontostand",
    "beginsaldo",
    "eindsaldo",
    "vorig saldo",
    "nieuw saldo",
    "oud saldo",
    "ancien solde",
    "nouveau solde",
    "solde initial",
    "solde final",
    "solde précédent",
    "saldo inicial",
    "saldo final",
    "saldo anterior",
    "saldo początkowe",
    "saldo końcowe",
    "saldo poprzednie",
    "saldo",
];
/// Words that a caption shares with anything.
const EMPTY: [&str; 30] = [
    "the", "of", "in", "and", "or", "for", "to", "per", "a", "an", "by", "with", "on", "from",
    "all", "der", "die", "das", "und", "de", "la", "le", "les", "des", "du", "el", "los", "et",
    "y", "w",
];

/// What a caption is worth that names another year than the list does.
const OTHER_YEAR: f64 = -0.5;
/// So many captions speak of this table and no other.
const NEAR: usize = 4;

/// What the caption of a list's table may say, and what its rows must not.
pub(super) struct About {
    name: Vec<String>,
    all: Vec<String>,
    /// Each the words of a row that is left out.
    without: Vec<BTreeSet<String>>,
    wants_totals: bool,
    /// Which of several tables, when it says so: 0 for the first.
    pub(super) place: Option<usize>,
}

impl About {
    pub(super) fn new(field: Option<&Field>) -> Self {
        let description = field
            .and_then(|field| field.description.as_deref())
            .unwrap_or_default();
        let name = field.map(|field| words(&field.name)).unwrap_or_default();
        let mut all = name.clone();
        all.extend(words(
            field.and_then(|f| f.title.as_deref()).unwrap_or_default(),
        ));
        let lower = description.to_lowercase();
        let (told, left_out) = split_without(&lower);
        all.extend(words(told));
        let without: Vec<BTreeSet<String>> = left_out
            .split([',', ';', '.'])
            .flat_map(|part| part.split(" and "))
            .flat_map(|part| part.split(" und "))
            .map(|part| {
                let words = words(part).into_iter();
                let words = words
                    .filter(|w| !matches!(w.as_str(), "row" | "line" | "zeile" | "rij" | "ligne"));
                words.collect::<BTreeSet<String>>()
            })
            .filter(|words| !words.is_empty())
            .collect();
        let asks = [
            "including total",
            "with total",
            "include total",
            "total row",
            "totals row",
        ];
        let wants_totals = left_out.is_empty() && asks.iter().any(|ask| lower.contains(ask));
        let place = [
            (
                0,
                [
                    "first table",
                    "erste tabelle",
                    "eerste tabel",
                    "premier tableau",
                    "primera tabla",
                ],
            ),
            (
                1,
                [
                    "second table",
                    "zweite tabelle",
                    "tweede tabel",
                    "deuxième tableau",
                    "segunda tabla",
                ],
            ),
            (
                2,
                [
                    "third table",
                    "dritte tabelle",
                    "derde tabel",
                    "troisième tableau",
                    "tercera tabla",
                ],
            ),
        ]
        .iter()
        .find(|(_, says)| says.iter().any(|say| lower.contains(say)))
        .map(|(place, _)| *place);
        Self {
            name,
            all,
            without,
            wants_totals,
            place,
        }
    }

    /// How well a caption or heading names the list: 0 to 1.
    pub(super) fn named_by(&self, caption: &str) -> f64 {
        let caption = words(caption);
        if caption.is_empty() || caption.len() > 16 {
            return 0.0;
        }
        let years = |words: &[String]| -> Vec<String> {
            words.iter().filter(|word| is_year(word)).cloned().collect()
        };
        let (own, other) = (years(&self.all), years(&caption));
        if !own.is_empty() && !other.is_empty() && !other.iter().any(|year| own.contains(year)) {
            return OTHER_YEAR;
        }
        let common =
            |a: &[String], b: &[String]| a.iter().filter(|word| b.contains(word)).count() as f64;
        let of_caption = common(&caption, &self.all) / caption.len() as f64;
        let of_name = if self.name.is_empty() {
            0.0
        } else {
            0.9 * common(&self.name, &caption) / self.name.len() as f64
        };
        // The order of words tells "A to B" from "B to A".
        let pairs = caption
            .windows(2)
            .filter(|pair| self.all.windows(2).any(|own| own == *pair));
        let ordered = pairs.count() as f64 / caption.len() as f64;
        (0.9 * of_caption.max(of_name) + 0.1 * ordered).min(1.0)
    }

    /// How well the captions of a table name the list, each with what it is worth; nearest first.
    pub(super) fn named_by_any(&self, captions: &[(String, f64)]) -> f64 {
        let mut best = 0.0_f64;
        let mut against = 0.0_f64;
        for (nth, (caption, worth)) in captions.iter().enumerate() {
            let named = self.named_by(caption);
            best = best.max(named * worth);
            if named < 0.0 && nth < NEAR {
                against = named;
            }
        }
        best + against
    }

    /// Whether a row with this text is not to be in the list.
    pub(super) fn leaves_out(&self, first: &str, texts: &[String], is_sparse: bool) -> bool {
        let named = texts.iter().any(|text| {
            let row: BTreeSet<String> = words(text).into_iter().collect();
            self.without.iter().any(|without| without.is_subset(&row))
        });
        let summed = is_total(first, is_sparse)
            || is_sparse
                && texts
                    .iter()
                    .any(|text| is_carried(text) || is_balance(text));
        named || !self.wants_totals && summed
    }
}

/// Whether a row hands a sum on over the end of a page.
pub(super) fn is_carried(text: &str) -> bool {
    CARRIED.contains(&bare(text).as_str())
}

/// Whether a row says what an account held before or after its movements.
fn is_balance(text: &str) -> bool {
    let text = bare(text);
    // A date may follow: "Saldo końcowe na dzień", "closing balance on".
    BALANCES.iter().any(|balance| {
        text == *balance
            || balance.contains(' ')
                && text
                    .strip_prefix(balance)
                    .is_some_and(|rest| rest.starts_with(' ') && rest.split(' ').count() <= 4)
    })
}

/// The words of a text without numbers and signs, in lower case.
fn bare(text: &str) -> String {
    let words: Vec<String> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect();
    words.join(" ")
}

/// Whether a row sums up others: it says so and nothing else, or says so first and has few values.
pub(super) fn is_total(first: &str, is_sparse: bool) -> bool {
    let joined = bare(first);
    TOTALS.iter().any(|total| {
        joined == *total
            || is_sparse
                && joined
                    .strip_prefix(total)
                    .is_some_and(|rest| rest.starts_with(' '))
    })
}

/// Folded words, digits kept: years tell tables apart.
fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'')) {
        let part = part.trim_matches(['.', '\'']);
        if part.is_empty() || EMPTY.contains(&part.to_lowercase().as_str()) {
            continue;
        }
        let terms = Terms::of(part);
        if terms.is_empty() && part.chars().all(|c| c.is_ascii_digit()) {
            out.push(part.to_owned());
        }
        out.extend(terms.0);
    }
    out
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.chars().all(|c| c.is_ascii_digit())
}

/// What comes before a word that leaves rows out, and what after.
fn split_without(text: &str) -> (&str, &str) {
    let at = WITHOUT
        .iter()
        .filter_map(|word| {
            let mut from = 0;
            while let Some(found) = text.get(from..)?.find(word) {
                let at = from + found;
                let before = text.get(..at)?.chars().next_back();
                let after = text.get(at + word.len()..)?.chars().next();
                let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                if apart(before) && apart(after) {
                    return Some((at, at + word.len()));
                }
                from = at + word.len();
            }
            None
        })
        .min();
    match at {
        Some((start, end)) => (
            text.get(..start).unwrap_or_default(),
            text.get(end..).unwrap_or_default(),
        ),
        None => (text, ""),
    }
}

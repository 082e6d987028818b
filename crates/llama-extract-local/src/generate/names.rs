//! Names of fields and configurations, made from words.

/// A property name has at most this many characters; a longer one ends at a word.
const LONGEST: usize = 60;
/// A configuration's name has at most this many characters.
const LONGEST_NAME: usize = 255;

/// A property name: lower case, words parted by underscores. What is an identifier already stays.
pub(super) fn of(words: &str) -> String {
    let words = words.trim();
    if is_identifier(words) {
        return words.to_owned();
    }
    let mut name = String::new();
    let spelled = words.replace('#', " number ").replace('%', " percent ");
    // An apostrophe is inside a word: "customer's" is one.
    let spelled = spelled.replace(['\'', '’'], "");
    for word in spelled
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if name.chars().count() + 1 + word.chars().count() > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('_');
        }
        name.push_str(&word.to_lowercase());
    }
    if name.is_empty() {
        return words
            .chars()
            .take(LONGEST)
            .filter(|c| c.is_alphanumeric())
            .collect();
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert_str(0, "field_");
    }
    name
}

/// `invoice_no`, `invoiceNo`: a name that a programmer wrote.
fn is_identifier(word: &str) -> bool {
    let starts = word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let inner = word.get(1..).unwrap_or_default();
    starts
        && plain
        && word.len() <= LONGEST
        && (word.contains('_') || inner.contains(|c: char| c.is_ascii_uppercase()))
        && word.contains(|c: char| c.is_ascii_lowercase())
}

/// The words of a name: `unitPrice` and `unit_price` are both "Unit price".
pub(super) fn words_of(name: &str) -> String {
    let mut words = String::new();
    let mut lower_before = false;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            words.push(' ');
        } else if c.is_uppercase() && lower_before {
            words.push(' ');
            words.extend(c.to_lowercase());
        } else {
            words.push(c);
        }
        lower_before = c.is_lowercase() || c.is_ascii_digit();
    }
    sentence(&words)
}

/// Single spaces and a capital letter at the start; what is written in capitals is not shouted.
pub(super) fn sentence(words: &str) -> String {
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let joined = joined.trim_matches([':', ',', ';', ' ']);
    let letters = || joined.chars().filter(|c| c.is_alphabetic());
    let shouted = letters().count() > 4 && letters().all(char::is_uppercase);
    let mut chars = joined.chars();
    match chars.next() {
        Some(first) if shouted => {
            first.to_uppercase().collect::<String>() + &chars.as_str().to_lowercase()
        }
        Some(first) => first.to_uppercase().collect::<String>() + chars.as_str(),
        None => String::new(),
    }
}

/// A configuration's name from the first of some proposals that says anything.
pub(super) fn configuration<'p>(proposals: impl Iterator<Item = Option<&'p str>>) -> String {
    let mut said = proposals
        .flatten()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty());
    let name = said.next().unwrap_or_else(|| "Extraction".into());
    name.chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_becomes_a_name() {
        for (label, name) in [
            ("Invoice No:", "invoice_no"),
            ("Customer's name", "customers_name"),
            ("Discount %", "discount_percent"),
            ("P.O. #", "p_o_number"),
            ("Währung", "währung"),
            ("22nd Street", "field_22nd_street"),
            ("invoiceNumber", "invoiceNumber"),
            ("is_paid", "is_paid"),
            ("TOTAL", "total"),
        ] {
            assert_eq!(of(label), name, "{label}");
        }
    }

    #[test]
    fn a_name_becomes_words() {
        for (name, words) in [
            ("unitPrice", "Unit price"),
            ("unit_price", "Unit price"),
            ("ID", "ID"),
            ("lineItem2Total", "Line item2 total"),
        ] {
            assert_eq!(words_of(name), words, "{name}");
        }
    }

    #[test]
    fn a_long_name_ends_at_a_word() {
        let name = of(&"many words ".repeat(20));
        assert!(name.len() <= LONGEST && name.ends_with("_many"), "{name}");
    }
}

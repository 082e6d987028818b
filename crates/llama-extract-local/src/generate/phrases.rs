//! The grammar of prompts: leads, enumerations, remarks in brackets, questions.

use super::draft::Shape;
use super::types;

/// One member of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    /// Whether "and" leads it in.
    pub(super) last: bool,
}

const LEAD: [&str; 44] = [
    "please",
    "extract",
    "get",
    "find",
    "pull",
    "capture",
    "give",
    "me",
    "i",
    "we",
    "want",
    "need",
    "would",
    "like",
    "to",
    "following",
    "fields",
    "out",
    "also",
    "include",
    "including",
    "collect",
    "list",
    "identify",
    "read",
    "parse",
    "schema",
    "for",
    "of",
    "should",
    "contain",
    "containing",
    "have",
    "has",
    "create",
    "generate",
    "build",
    "know",
    "record",
    "must",
    "their",
    "all",
    "information",
    "these",
];
/// Lead words that say that fields follow.
const ASKS: [&str; 16] = [
    "extract", "get", "find", "pull", "capture", "give", "want", "need", "include", "collect",
    "identify", "read", "parse", "list", "know", "record",
];
const ARTICLES: [&str; 12] = [
    "the", "a", "an", "any", "its", "their", "all", "every", "each", "some", "this", "these",
];
const LISTS: [&str; 6] = [
    "list of",
    "array of",
    "table of",
    "lists of",
    "set of",
    "series of",
];

/// The text of a line that is marked as a member of a list.
pub(super) fn bullet(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(['-', '*', '•', '–', '+'])
        && rest.starts_with(|c: char| c.is_whitespace())
    {
        return Some(rest.trim());
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = line.get(digits..)?.strip_prefix(['.', ')'])?;
    (digits > 0 && rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

/// Where a mark stands outside of brackets.
pub(super) fn find_outside(text: &str, mark: &str) -> Option<usize> {
    let mut depth = 0_i32;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        (depth <= 0 && text.get(at..).is_some_and(|rest| rest.starts_with(mark))).then_some(at)
    })
}

/// Sentences of a line; a full stop inside a word or after one letter ends none.
pub(super) fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0_i32;
    let bytes = line.as_bytes();
    for (at, c) in line.char_indices() {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        let before = line.get(start..at).unwrap_or_default();
        let word = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let open = bytes
            .get(at + 1)
            .is_some_and(|next| !next.is_ascii_whitespace());
        let abbreviates = c == '.' && (word.chars().count() <= 2 || word.contains('.'));
        if depth <= 0 && matches!(c, '.' | ';' | '!' | '?') && !open && !abbreviates {
            found.push(before.trim());
            start = at + c.len_utf8();
        }
    }
    found.push(line.get(start..).unwrap_or_default().trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Members of an enumeration: parted by commas and "and", brackets kept whole.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut last = false;
    let mut depth = 0_i32;
    let mut push = |from: usize, to: usize, last: bool| -> bool {
        let text = text.get(from..to).unwrap_or_default().trim();
        let text =
            text.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '.') || c.is_whitespace());
        if !text.is_empty() {
            found.push(Piece { text, last });
        }
        !text.is_empty()
    };
    for (at, c) in text.char_indices() {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        if depth > 0 || at < start {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let and = [" and ", " & ", " plus ", " as well as ", " along with "]
            .iter()
            .find(|word| rest.starts_with(*word));
        if let Some(and) = and {
            push(start, at, last);
            last = true;
            // The space behind may be the one before the next "and".
            start = at + and.len() - 1;
        } else if matches!(c, ',' | ';') {
            let said = push(start, at, last);
            last = last && !said;
            start = at + 1;
        }
    }
    push(start, text.len(), last);
    found
}

/// The text without the words that only ask, and whether they did.
pub(super) fn without_lead(text: &str) -> (&str, bool) {
    let mut rest = text.trim();
    let mut asked = false;
    loop {
        let (word, tail) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let lower = word.trim_matches([',', ':']).to_lowercase();
        let is_list = LISTS.iter().any(|list| starts_with(rest, list));
        let article = ARTICLES.contains(&lower.as_str());
        if word.is_empty() || is_list || !(LEAD.contains(&lower.as_str()) || article) {
            return (rest, asked);
        }
        // An article belongs to a list that follows it.
        if article
            && LISTS
                .iter()
                .any(|list| starts_with(tail.trim_start(), list))
        {
            return (rest, asked);
        }
        asked |= ASKS.contains(&lower.as_str());
        rest = tail.trim_start();
    }
}

fn starts_with(text: &str, words: &str) -> bool {
    let head = text.get(..words.len());
    let next = text.get(words.len()..).and_then(|rest| rest.chars().next());
    head.is_some_and(|head| head.eq_ignore_ascii_case(words))
        && next.is_none_or(|c| !c.is_alphanumeric())
}

/// `total and date from these invoices`: without the source, and the source.
pub(super) fn without_source(text: &str) -> (&str, Option<String>) {
    for mark in [" from ", " in ", " on "] {
        let Some(at) = text.to_ascii_lowercase().rfind(mark) else {
            continue;
        };
        let (Some(head), Some(tail)) = (text.get(..at), text.get(at + mark.len()..)) else {
            continue;
        };
        let tail = tail.trim_end_matches(['.', ':', ' ']);
        let first = tail
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let pointed =
            ARTICLES.contains(&first.as_str()) || matches!(first.as_str(), "my" | "our" | "your");
        let is_source = pointed || mark == " from " && types::is_plural(tail);
        if is_source && !tail.contains(',') && !tail.contains(" and ") {
            let source = tail.split_once(char::is_whitespace).filter(|_| pointed);
            let source = source.map_or(tail, |(_, rest)| rest).trim();
            let says = !matches!(
                source.to_lowercase().as_str(),
                "document"
                    | "documents"
                    | "file"
                    | "files"
                    | "text"
                    | "page"
                    | "pdf"
                    | "header"
                    | "footer"
            );
            return (
                head,
                (says && !source.is_empty()).then(|| source.to_owned()),
            );
        }
    }
    (text, None)
}

/// `line items with description`: the whole and its first part.
pub(super) fn parts(text: &str) -> Option<(&str, &str)> {
    let lower = text.to_ascii_lowercase();
    [
        " with ",
        " including ",
        " containing ",
        " consisting of ",
        " each having ",
        " having ",
    ]
    .iter()
    .filter_map(|mark| Some((lower.find(mark)?, mark.len())))
    .min()
    .and_then(|(at, length)| Some((text.get(..at)?, text.get(at + length..)?)))
}

/// Whether a phrase says that there are many: `a list of X`, `all X`, `each X`, a plural.
pub(super) fn is_list(phrase: &str) -> bool {
    let mut rest = phrase.trim();
    while let Some((word, tail)) = rest.split_once(char::is_whitespace) {
        if LISTS.iter().any(|list| starts_with(rest, list)) {
            return true;
        }
        let lower = word.to_lowercase();
        if matches!(lower.as_str(), "each" | "every") {
            return true;
        }
        if !ARTICLES.contains(&lower.as_str()) {
            break;
        }
        rest = tail.trim_start();
    }
    LISTS.iter().any(|list| starts_with(rest, list)) || types::is_plural(rest)
}

/// The phrase without articles and `list of` in front.
pub(super) fn without_article(phrase: &str) -> String {
    let mut rest = phrase.trim().trim_matches(['"', '`', '*', '\'']);
    loop {
        let before = rest;
        for word in LISTS.iter().chain(&ARTICLES) {
            if starts_with(rest, word) && rest.len() > word.len() {
                rest = rest.get(word.len()..).unwrap_or_default().trim_start();
            }
        }
        if rest == before {
            return rest.to_owned();
        }
    }
}

/// A phrase and what stands in brackets at its end.
pub(super) fn remark(phrase: &str) -> (&str, Option<&str>) {
    let phrase = phrase.trim().trim_end_matches(['.', ',']);
    let opened = phrase.strip_suffix(')').and_then(|inner| {
        let at = inner.find('(')?;
        Some((inner.get(..at)?, inner.get(at + 1..)?))
    });
    match opened {
        Some((head, inner)) if !head.trim().is_empty() => (head.trim(), Some(inner.trim())),
        _ => (phrase, None),
    }
}

/// `score as a number`: the phrase and the type it names.
pub(super) fn said_type(phrase: &str) -> (&str, Option<Shape>) {
    for mark in [" as an ", " as a ", " as "] {
        if let Some((head, tail)) = phrase.rsplit_once(mark)
            && let Some(shape) = types::named(tail)
        {
            return (head, Some(shape));
        }
    }
    match phrase.split_once(':') {
        Some((head, tail)) => match types::named(tail) {
            Some(shape) => (head, Some(shape)),
            None => (phrase, None),
        },
        None => (phrase, None),
    }
}

/// A question as the label of its answer, and the type that the question asks for.
pub(super) fn question(phrase: &str) -> (String, Option<Shape>) {
    for word in ["whether ", "if "] {
        if let Some(rest) = phrase.strip_prefix(word) {
            let label = match rest.split_once(" is ").or_else(|| rest.split_once(" was ")) {
                Some((_, state)) => format!("is {state}"),
                None => rest.to_owned(),
            };
            return (label, Some(Shape::Bool));
        }
    }
    if let Some(rest) = phrase.strip_prefix("how many ") {
        let noun = [" it ", " there ", " the ", " are ", " were "]
            .iter()
            .filter_map(|word| rest.find(word))
            .min()
            .and_then(|at| rest.get(..at));
        return (
            format!("number of {}", noun.unwrap_or(rest)),
            Some(Shape::Integer),
        );
    }
    if let Some(rest) = phrase.strip_prefix("when ") {
        let words = rest.split_whitespace();
        let kept: Vec<&str> = words
            .filter(|word| !matches!(*word, "the" | "is" | "was" | "it" | "will" | "be"))
            .collect();
        return (format!("{} date", kept.join(" ")), Some(Shape::Date));
    }
    // "The name of the vendor" is the vendor's name.
    match phrase.split_once(" of the ") {
        Some((what, whose))
            if phrase.split_whitespace().count() <= 6 && !what.starts_with("number") =>
        {
            (format!("{whose} {what}"), None)
        }
        _ => (phrase.to_owned(), None),
    }
}

/// `paid, open or overdue` as a list of choices; none for what is no choice.
pub(super) fn alternatives(remark: &str) -> Option<Vec<String>> {
    let is_choice = remark.contains(" or ") || remark.contains('|') || remark.contains('/');
    let example = ["e.g", "for example", "such as", "in ", "if "];
    if !is_choice || example.iter().any(|word| remark.starts_with(word)) {
        return None;
    }
    let found = choices(remark.strip_prefix("one of ").unwrap_or(remark));
    let short = |choice: &String| choice.split_whitespace().count() <= 3;
    (found.len() > 1 && found.iter().all(short)).then_some(found)
}

pub(super) fn choices(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for choice in text
        .replace(" or ", ",")
        .replace(" and ", ",")
        .split([',', '|', '/'])
    {
        let choice = choice.trim().trim_matches(['"', '\'', '`']).to_owned();
        if !choice.is_empty() && !found.contains(&choice) {
            found.push(choice);
        }
    }
    found
}

/// A word for many of what a word names.
pub(super) fn plural(word: &str) -> String {
    if word.ends_with('s') {
        word.to_owned()
    } else if let Some(stem) = word
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o']))
    {
        format!("{stem}ies")
    } else {
        format!("{word}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_full_stops_and_not_inside_words() {
        assert_eq!(
            sentences("Get e.g. the P.O. number. Then the total (e.g. 1.5); done"),
            [
                "Get e.g. the P.O. number",
                "Then the total (e.g. 1.5)",
                "done"
            ]
        );
    }

    #[test]
    fn an_enumeration_ends_with_and() {
        let texts = |text| {
            pieces(text)
                .iter()
                .map(|p| (p.text, p.last))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            texts("a, b (x, y), and c"),
            [("a", false), ("b (x, y)", false), ("c", true)]
        );
        assert_eq!(
            texts("a and b, c"),
            [("a", false), ("b", true), ("c", false)]
        );
    }

    #[test]
    fn a_source_is_no_field() {
        assert_eq!(
            without_source("total from the invoice"),
            ("total", Some("invoice".into()))
        );
        assert_eq!(without_source("total in EUR"), ("total in EUR", None));
    }
}

//! What descriptions say of a text: parts that it is to be without.

/// Words that leave a part out, in the languages of the rules.
const WITHOUT: [&str; 6] = ["without ", "ohne ", "zonder ", "sans ", "sin ", "bez "];

/// A text without the marks, titles and words that the description excludes.
pub(super) fn trimmed(description: &str, text: &str) -> String {
    let lower = description.to_lowercase();
    let mut out = text.to_owned();
    let clause = WITHOUT
        .iter()
        .filter_map(|word| lower.find(word).map(|at| at + word.len()))
        .min()
        .and_then(|at| description.get(at..));
    let Some(clause) = clause else { return out };
    let names = clause.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| names.contains(word));
    if says(&["footnote", "fußnote", "voetnoot", "note", "nota", "przypis"]) {
        out = without_note(&out);
    }
    if says(&[
        "asterisk",
        "sternchen",
        "asterisque",
        "asterisco",
        "gwiazdk",
    ]) {
        out = out.replace('*', "").trim().to_owned();
    }
    if says(&[
        "title",
        "titel",
        "position",
        "role",
        "titre",
        "puesto",
        "cargo",
        "stanowisk",
        "functie",
    ]) && let Some((name, _)) = out.split_once(',')
    {
        out = name.trim().to_owned();
    }
    // "without ESQ." names the word itself.
    for word in clause.split_whitespace() {
        let bare = word.trim_matches(|c: char| matches!(c, '"' | '\'' | '“' | '”' | ',' | ';'));
        let shouted = bare.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !bare.contains(|c: char| c.is_lowercase());
        let quoted = bare != word && word.starts_with(['"', '\'', '“']);
        if !shouted && !quoted {
            continue;
        }
        if let Some(at) = out.find(bare) {
            out.replace_range(at..at + bare.len(), "");
            out = out.trim_matches([' ', ',', ';']).to_owned();
        }
    }
    if out.is_empty() { text.to_owned() } else { out }
}

/// `Water (b)`, `Water*` and `Water 2)` are water with a note.
fn without_note(text: &str) -> String {
    let mut out = text.trim().trim_end_matches(['*', '†', '‡']).trim_end();
    if let Some((front, last)) = out.rsplit_once(' ') {
        let inner = last
            .trim_start_matches(['(', '['])
            .trim_end_matches([')', ']']);
        let marked = last.len() > inner.len();
        if marked && inner.chars().count() <= 2 && inner.chars().all(char::is_alphanumeric) {
            out = front.trim_end();
        }
    }
    out.trim_end_matches(|c: char| "¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c))
        .to_owned()
}

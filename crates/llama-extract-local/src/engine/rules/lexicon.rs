//! The words of documents in six languages, and the concepts that they stand for.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Concepts that a word or a run of words stands for.
type Concepts = &'static [&'static str];

static CONCEPTS: &str = include_str!("lexicon/concepts.txt");
static RELATED: &str = include_str!("lexicon/related.txt");

pub(super) struct Lexicon {
    words: HashMap<String, Concepts>,
    stems: HashMap<String, Concepts>,
    /// By the first word of each: the words that follow, longest first.
    phrases: HashMap<String, Vec<(Vec<String>, Concepts)>>,
}

/// What a label may say instead of some words, and what that is worth.
pub(super) struct Related {
    pub(super) of: Vec<&'static str>,
    pub(super) instead: Vec<&'static str>,
    pub(super) worth: f64,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);
static RELATIONS: LazyLock<Vec<Related>> = LazyLock::new(load_related);

pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

pub(super) fn related() -> &'static [Related] {
    &RELATIONS
}

/// The shortest parts that a compound is split into.
const SHORTEST_PART: usize = 3;
/// A part beside one that no language of ours knows must be this long, or chance would split words.
const SHORTEST_SURE: usize = 5;
const SHORTEST_UNKNOWN: usize = 4;
const SHORTEST_COMPOUND: usize = 7;
/// A word of no language of ours this long with "ae" is sooner a German compound than anything else.
const LONG: usize = 9;
/// What German and Dutch put between the parts of a compound.
const LINKS: [&str; 6] = ["", "s", "n", "en", "es", "e"];

impl Lexicon {
    fn load() -> Self {
        let mut lexicon = Self {
            words: HashMap::new(),
            stems: HashMap::new(),
            phrases: HashMap::new(),
        };
        let lines: Vec<(Concepts, &str)> = entries(CONCEPTS)
            .filter_map(|line| line.split_once(':'))
            .map(|(concepts, words)| (&*Vec::leak(concepts.split_whitespace().collect()), words))
            .collect();
        // First of all, each concept stands for itself.
        for concept in lines.iter().flat_map(|(concepts, _)| *concepts) {
            lexicon.add_word((*concept).to_owned(), Vec::leak(vec![*concept]));
        }
        for (concepts, words) in lines {
            for word in words.split([',', '|']) {
                let parts: Vec<String> = super::terms::split(word).collect();
                match parts.as_slice() {
                    [] => {}
                    [single] => lexicon.add_word(single.clone(), concepts),
                    [first, rest @ ..] => {
                        let rest = (rest.to_vec(), concepts);
                        lexicon.phrases.entry(first.clone()).or_default().push(rest);
                    }
                }
            }
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        lexicon
    }

    /// Whether a term is one that words of several languages stand for.
    pub(super) fn is_concept(&self, term: &str) -> bool {
        self.words
            .get(term)
            .is_some_and(|concepts| concepts.contains(&term))
    }

    fn add_word(&mut self, word: String, concepts: Concepts) {
        if word.len() >= SHORTEST_SURE {
            self.stems.entry(stem(&word).to_owned()).or_insert(concepts);
        }
        self.words.entry(word).or_insert(concepts);
    }

    /// The concepts of the phrase that the words begin with, and how many words it has.
    pub(super) fn phrase(&self, words: &[String]) -> Option<(Concepts, usize)> {
        let (first, after) = words.split_first()?;
        let phrases = self.phrases.get(first)?;
        let found = phrases.iter().find(|(rest, _)| after.starts_with(rest))?;
        Some((found.1, found.0.len() + 1))
    }

    /// What a folded word stands for: itself, when no language knows it.
    pub(super) fn terms(&self, word: &str) -> Vec<String> {
        if let Some(concepts) = self.word(word) {
            return owned(concepts);
        }
        if let Some(parts) = self.compound(word) {
            return parts;
        }
        // The names of fields have no umlauts: "kuendigungsfrist". But "groep" and "rubrique" have none, either.
        let bare = without_digraphs(word);
        let known = (bare != word)
            .then(|| self.word(&bare).map(owned))
            .flatten();
        known
            .or_else(|| (bare != word).then(|| self.compound(&bare)).flatten())
            .unwrap_or_else(|| {
                let spelled_out = word.len() >= LONG && !word.contains("que");
                let kept = if spelled_out { &bare } else { word };
                vec![singular(kept).to_owned()]
            })
    }

    fn word(&self, word: &str) -> Option<Concepts> {
        let inflected = || {
            let long = word.len() >= SHORTEST_SURE;
            long.then(|| self.stems.get(stem(word)))?
        };
        self.words.get(word).or_else(inflected).copied()
    }

    fn compound(&self, word: &str) -> Option<Vec<String>> {
        if word.len() < SHORTEST_COMPOUND || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let known_head = |head: &str| {
            LINKS.iter().find_map(|link| {
                let bare = head.strip_suffix(link)?;
                let long = bare.len() >= SHORTEST_PART;
                long.then(|| self.words.get(bare)).flatten().copied()
            })
        };
        let mut unsure = None;
        if let Some(of_head) = word.strip_suffix("nr").and_then(known_head) {
            return Some(
                owned(of_head)
                    .into_iter()
                    .chain(["number".to_owned()])
                    .collect(),
            );
        }
        for at in SHORTEST_PART..=word.len().saturating_sub(SHORTEST_PART) {
            let Some((head, tail)) = word.split_at_checked(at) else {
                continue;
            };
            let Some(of_tail) = self.words.get(tail).copied() else {
                continue;
            };
            // "vertrag-s-konto", and not "vertrag-skonto".
            let linked = tail.strip_prefix('s').filter(|_| !head.ends_with('s'));
            let of_tail = linked
                .filter(|bare| bare.len() > SHORTEST_PART)
                .and_then(|bare| self.words.get(bare).copied())
                .filter(|_| known_head(head).is_some())
                .unwrap_or(of_tail);
            if let Some(of_head) = known_head(head) {
                return Some(owned(of_head).into_iter().chain(owned(of_tail)).collect());
            }
            if unsure.is_none() && tail.len() >= SHORTEST_SURE && head.len() >= SHORTEST_UNKNOWN {
                let head = head.strip_suffix('s').unwrap_or(head).to_owned();
                unsure = Some([head].into_iter().chain(owned(of_tail)).collect());
            }
        }
        unsure
    }
}

/// A word with plain vowels where umlauts are spelled out.
fn without_digraphs(word: &str) -> String {
    let long = word.len() >= SHORTEST_SURE;
    let plain = |word: &str| {
        word.replace("ae", "a")
            .replace("oe", "o")
            .replace("ue", "u")
    };
    if long { plain(word) } else { word.to_owned() }
}

fn owned(concepts: Concepts) -> Vec<String> {
    concepts.iter().map(|&concept| concept.to_owned()).collect()
}

fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn load_related() -> Vec<Related> {
    let parse = |line: &'static str| {
        let (of, rest) = line.split_once('~')?;
        let (instead, worth) = rest.trim().rsplit_once(' ')?;
        Some(Related {
            of: of.split_whitespace().collect(),
            instead: instead.split_whitespace().collect(),
            worth: worth.parse().ok()?,
        })
    };
    entries(RELATED).filter_map(parse).collect()
}

/// A plural of English, French or Spanish without its ending.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(single) if single.len() > 2 && !single.ends_with(['s', 'u', 'i']) => single,
        _ => word,
    }
}

/// A word without the endings that inflect it; good enough to find it, not to show it.
fn stem(word: &str) -> &str {
    let shortest = 4;
    let mut stem = word;
    for endings in [
        &["s"][..],
        &["ego", "ami", "ach", "ow", "en", "em", "ej", "ych"],
        &["a", "e", "i", "o", "u", "y"],
        &["a", "e", "i", "o", "u", "y"],
    ] {
        let shorter = endings.iter().find_map(|ending| stem.strip_suffix(ending));
        if let Some(shorter) = shorter.filter(|shorter| shorter.len() >= shortest) {
            stem = shorter;
        }
    }
    stem
}

/// Lower case without accents.
pub(super) fn plain(c: char) -> impl Iterator<Item = char> {
    let folded = match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' | 'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ą' | 'ä' | 'Ä' | 'ª' => {
            "a"
        }
        'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' | 'È' | 'É' | 'Ê' | 'Ë' | 'Ę' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ł' | 'Ł' => "l",
        'ñ' | 'ń' | 'Ñ' | 'Ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' | 'º' => {
            "o"
        }
        'ś' | 'š' | 'Ś' | 'Š' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        _ => "",
    };
    let own = folded.is_empty().then(|| c.to_lowercase());
    folded.chars().chain(own.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_split_into_what_they_are_made_of() {
        for (word, terms) in [
            ("rechnungsnummer", vec!["invoice", "number"]),
            ("factuurdatum", vec!["invoice", "date"]),
            ("kundennummer", vec!["customer", "number"]),
            ("lieferdatum", vec!["ship", "date"]),
            ("foerderstrom", vec!["foerder", "current"]),
            ("kuendigungsfrist", vec!["notice"]),
            ("vertragskonto", vec!["contract", "account"]),
        ] {
            assert_eq!(lexicon().terms(word), terms, "{word}");
        }
    }

    #[test]
    fn inflected_words_are_found() {
        for (word, terms) in [
            ("faktury", vec!["invoice"]),
            ("nabywcy", vec!["customer"]),
            ("zamowienia", vec!["order"]),
            ("invoices", vec!["invoice"]),
            ("provisions", vec!["provision"]),
        ] {
            assert_eq!(lexicon().terms(word), terms, "{word}");
        }
    }

    #[test]
    fn what_a_label_may_say_instead_is_made_of_known_concepts() {
        for relation in related() {
            assert!(relation.worth > 0.0 && relation.worth <= 1.0);
            for term in relation.of.iter().chain(&relation.instead) {
                assert_eq!(lexicon().terms(term), [*term], "{term}");
            }
        }
    }
}

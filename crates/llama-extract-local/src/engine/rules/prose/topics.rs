//! The words of clauses, told by their stems in six languages: what a field and a sentence are both about.

use std::collections::HashMap;
use std::sync::LazyLock;

static TOPICS: &str = include_str!("topics.txt");

/// Stems of this length are found inside compounds.
const INSIDE: usize = 5;
/// A compound is at least this long.
const COMPOUND: usize = 8;

struct Topics {
    /// By their first letter, so that a word is compared with few.
    stems: HashMap<char, Vec<(&'static str, usize)>>,
    words: HashMap<&'static str, Vec<usize>>,
    inside: Vec<(&'static str, usize)>,
    names: Vec<&'static str>,
}

static LOADED: LazyLock<Topics> = LazyLock::new(load);

fn load() -> Topics {
    let mut topics = Topics {
        stems: HashMap::new(),
        words: HashMap::new(),
        inside: Vec::new(),
        names: Vec::new(),
    };
    let lines = TOPICS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'));
    for (index, (name, stems)) in lines.enumerate() {
        topics.names.push(name);
        for stem in stems
            .split(',')
            .map(str::trim)
            .filter(|stem| !stem.is_empty())
        {
            if let Some(word) = stem.strip_suffix('=') {
                topics.words.entry(word).or_default().push(index);
            } else if let Some(first) = stem.chars().next() {
                topics.stems.entry(first).or_default().push((stem, index));
                if stem.len() >= INSIDE {
                    topics.inside.push((stem, index));
                }
            }
        }
    }
    topics
}

/// The topics that a word belongs to.
pub(super) fn of(plain: &str) -> Vec<usize> {
    let topics = &*LOADED;
    let mut found: Vec<usize> = topics.words.get(plain).cloned().unwrap_or_default();
    let first = plain.chars().next();
    let stems = first.and_then(|first| topics.stems.get(&first));
    for (stem, topic) in stems.into_iter().flatten() {
        if plain.starts_with(stem) {
            found.push(*topic);
        }
    }
    if plain.len() >= COMPOUND {
        for (stem, topic) in &topics.inside {
            if plain.contains(stem) {
                found.push(*topic);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a word belongs to a topic.
pub(super) fn is(plain: &str, name: &str) -> bool {
    let topics = &*LOADED;
    of(plain)
        .iter()
        .any(|topic| topics.names.get(*topic).is_some_and(|known| *known == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_six_languages_are_of_one_topic() {
        for word in [
            "notice",
            "kundigungsfrist",
            "opzegtermijn",
            "preavis",
            "preaviso",
            "wypowiedzenia",
        ] {
            assert!(is(word, "notice"), "{word}");
        }
        for word in [
            "rent",
            "kaltmiete",
            "huurprijs",
            "loyer",
            "alquiler",
            "czynsz",
        ] {
            assert!(is(word, "rent"), "{word}");
        }
        assert!(!is("verhuurder", "rent"));
    }
}

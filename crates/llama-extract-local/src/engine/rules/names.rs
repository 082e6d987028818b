//! Names of persons without what stands around them.

use super::prose;

/// Forms of address that are nothing else in any of the languages.
const TITLES: [&str; 14] = [
    "heer",
    "herr",
    "herrn",
    "frau",
    "monsieur",
    "madame",
    "mademoiselle",
    "mme",
    "mlle",
    "dhr.",
    "mevr.",
    "mevrouw",
    "sra.",
    "hon.",
];
/// Those that may be other words, too.
const SHORT_TITLES: [&str; 8] = ["m.", "sr.", "d.", "dña.", "pan", "pani", "mw.", "señor"];
/// A longer text is no person with a title.
const LONGEST: usize = 5;

/// A person's name without what the person is: `Jane Low, Director`.
pub(super) fn without_office(name: String) -> String {
    let Some((person, office)) = name.split_once(", ") else {
        return name;
    };
    let words = office.split(' ').count();
    let is_form = office.split(' ').any(prose::is_company_form) || office.contains('&');
    if person.contains(' ')
        && words <= 4
        && !is_form
        && !office.contains(|c: char| c.is_ascii_digit())
    {
        person.to_owned()
    } else {
        name
    }
}

/// A person's name without the form of address before it: `Frau Jana Low`.
pub(super) fn without_title(name: String, is_name: bool) -> String {
    // Dutch has an article before it: "de heer Jan Low".
    let bare = name.strip_prefix("de ").unwrap_or(&name);
    let bare = if bare.starts_with("heer ") {
        bare
    } else {
        &name
    };
    let Some((title, rest)) = bare.split_once(' ') else {
        return name;
    };
    let title = title.to_lowercase();
    let is_title =
        TITLES.contains(&title.as_str()) || is_name && SHORT_TITLES.contains(&title.as_str());
    // "Frau Low": without its title, a surname alone would be left.
    if is_title && rest.contains(' ') && rest.split(' ').count() < LONGEST {
        rest.to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_named_without_a_title_when_two_names_are_left() {
        for (text, name) in [
            ("Frau Jana Low", "Jana Low"),
            ("M. Jules Roy", "Jules Roy"),
            ("Frau Low", "Frau Low"),
            ("Pan head screw", "head screw"),
        ] {
            assert_eq!(without_title(text.into(), true), name);
        }
        assert_eq!(
            without_title("Pan head screw".into(), false),
            "Pan head screw"
        );
    }
}

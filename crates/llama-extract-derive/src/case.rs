//! The names that serde gives to fields under `rename_all`.

/// A rule of `#[serde(rename_all = "...")]`, for fields: names in snake_case.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    /// The rule of a name; serde itself reports a wrong one.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "lowercase" => Self::Lower,
            "UPPERCASE" => Self::Upper,
            "PascalCase" => Self::Pascal,
            "camelCase" => Self::Camel,
            "snake_case" => Self::Snake,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            "SCREAMING-KEBAB-CASE" => Self::ScreamingKebab,
            _ => return None,
        })
    }

    pub(crate) fn apply(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => pascal(field),
            Self::Camel => {
                let pascal = pascal(field);
                let first = pascal.chars().next().map_or(0, char::len_utf8);
                let (first, rest) = pascal.split_at(first);
                first.to_ascii_lowercase() + rest
            }
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

/// As serde does it: underscores go, and the letter after one is a capital.
fn pascal(field: &str) -> String {
    let mut after_underscore = true;
    let mut name = String::new();
    for c in field.chars() {
        if c == '_' {
            after_underscore = true;
        } else {
            name.push(if after_underscore {
                c.to_ascii_uppercase()
            } else {
                c
            });
            after_underscore = false;
        }
    }
    name
}

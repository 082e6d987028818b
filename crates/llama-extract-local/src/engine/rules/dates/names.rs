//! Words that dates are written with, in the six languages.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Month names without accents, in the six languages and in the cases that dates put them.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jaenner", "januari", "janvier", "janv", "enero", "ene",
        "styczen", "stycznia", "sty",
    ],
    &[
        "february", "feb", "februar", "februari", "fevrier", "fevr", "fev", "febrero", "luty",
        "lutego", "lut",
    ],
    &[
        "march", "mar", "marz", "maerz", "mrz", "maart", "mrt", "mars", "marzo", "marzec", "marca",
    ],
    &[
        "april", "apr", "avril", "avr", "abril", "abr", "kwiecien", "kwietnia", "kwi",
    ],
    &["may", "mai", "mei", "mayo", "maj", "maja"],
    &[
        "june", "jun", "juni", "juin", "junio", "czerwiec", "czerwca", "cze",
    ],
    &[
        "july", "jul", "juli", "juillet", "juil", "julio", "lipiec", "lipca", "lip",
    ],
    &[
        "august", "aug", "augustus", "aout", "agosto", "ago", "sierpien", "sierpnia", "sie",
    ],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "wrzesien",
        "wrzesnia",
        "wrz",
    ],
    &[
        "october",
        "oct",
        "okt",
        "oktober",
        "octobre",
        "octubre",
        "pazdziernik",
        "pazdziernika",
        "paz",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "listopad",
        "listopada",
        "lis",
    ],
    &[
        "december",
        "dec",
        "dez",
        "dezember",
        "decembre",
        "diciembre",
        "dic",
        "grudzien",
        "grudnia",
        "gru",
    ],
];

/// Weekdays without accents, as they stand in front of dates.
const WEEKDAYS: [&[&str]; 7] = [
    &[
        "monday",
        "mon",
        "montag",
        "mo",
        "maandag",
        "lundi",
        "lunes",
        "poniedzialek",
    ],
    &[
        "tuesday", "tue", "tues", "dienstag", "di", "dinsdag", "mardi", "martes", "wtorek",
    ],
    &[
        "wednesday",
        "wed",
        "mittwoch",
        "mi",
        "woensdag",
        "mercredi",
        "miercoles",
        "sroda",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "donnerstag",
        "donderdag",
        "jeudi",
        "jueves",
        "czwartek",
    ],
    &[
        "friday", "fri", "freitag", "vrijdag", "vendredi", "viernes", "piatek",
    ],
    &[
        "saturday",
        "sat",
        "samstag",
        "sonnabend",
        "zaterdag",
        "samedi",
        "sabado",
        "sobota",
    ],
    &[
        "sunday",
        "sun",
        "sonntag",
        "zondag",
        "dimanche",
        "domingo",
        "niedziela",
    ],
];

/// What stands between the parts of a date: `3 de mayo de 2025`, `this 4th day of March, 2026`.
pub(super) const FILLERS: [&str; 10] = [
    "of", "de", "del", "day", "the", "den", "le", "el", "r", "dnia",
];

/// Bytes of the longest name of a month or weekday.
const LONGEST_NAME: usize = 12;

/// What the name of something in a date is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Month(u32),
    Weekday,
}

/// All names: each word of a document is looked up, some of them often.
static NAMES: LazyLock<HashMap<&str, Name>> = LazyLock::new(|| {
    let months = (1..)
        .zip(MONTHS)
        .flat_map(|(month, names)| names.iter().map(move |name| (*name, Name::Month(month))));
    let weekdays = WEEKDAYS
        .iter()
        .flat_map(|names| names.iter().map(|name| (*name, Name::Weekday)));
    months.chain(weekdays).collect()
});

pub(super) fn name_of(plain: &str) -> Option<Name> {
    (plain.len() <= LONGEST_NAME)
        .then(|| NAMES.get(plain).copied())
        .flatten()
}

pub(super) fn month(plain: &str) -> Option<u32> {
    match name_of(plain)? {
        Name::Month(month) => Some(month),
        Name::Weekday => None,
    }
}

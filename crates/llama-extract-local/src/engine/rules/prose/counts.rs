//! Small numbers in words: "twelve", "veinticuatro", "fünfundzwanzig", "dwóch".

/// The words of a number, small and without accents.
const WORDS: [(u32, &str); 32] = [
    (
        1,
        "one eins ein eine einen einem einer een un une uno una jeden jedna jednego jednej",
    ),
    (2, "two zwei zweier twee deux dos dwa dwie dwoch"),
    (3, "three drei dreier drie trois tres trzy trzech"),
    (4, "four vier quatre cuatro cztery czterech"),
    (5, "five funf vijf cinq cinco piec pieciu"),
    (6, "six sechs zes seis szesc szesciu"),
    (7, "seven sieben zeven sept siete siedem siedmiu"),
    (8, "eight acht huit ocho osiem osmiu"),
    (9, "nine neun negen neuf nueve dziewiec dziewieciu"),
    (10, "ten zehn tien dix diez dziesiec dziesieciu"),
    (11, "eleven elf onze once jedenascie jedenastu"),
    (12, "twelve zwolf twaalf douze doce dwanascie dwunastu"),
    (
        13,
        "thirteen dreizehn dertien treize trece trzynascie trzynastu",
    ),
    (
        14,
        "fourteen vierzehn veertien quatorze catorce czternascie czternastu",
    ),
    (
        15,
        "fifteen funfzehn vijftien quinze quince pietnascie pietnastu",
    ),
    (
        16,
        "sixteen sechzehn zestien seize dieciseis szesnascie szesnastu",
    ),
    (
        17,
        "seventeen siebzehn zeventien dixsept diecisiete siedemnascie",
    ),
    (
        18,
        "eighteen achtzehn achttien dixhuit dieciocho osiemnascie osiemnastu",
    ),
    (
        19,
        "nineteen neunzehn negentien dixneuf diecinueve dziewietnascie",
    ),
    (
        20,
        "twenty zwanzig twintig vingt veinte dwadziescia dwudziestu",
    ),
    (24, "veinticuatro"),
    (25, "veinticinco"),
    (28, "veintiocho"),
    (
        30,
        "thirty dreissig dertig trente treinta trzydziesci trzydziestu",
    ),
    (
        40,
        "forty vierzig veertig quarante cuarenta czterdziesci czterdziestu",
    ),
    (
        50,
        "fifty funfzig vijftig cinquante cincuenta piecdziesiat piecdziesieciu",
    ),
    (
        60,
        "sixty sechzig zestig soixante sesenta szescdziesiat szescdziesieciu",
    ),
    (70, "seventy siebzig zeventig setenta siedemdziesiat"),
    (75, "soixantequinze"),
    (
        80,
        "eighty achtzig tachtig quatrevingts ochenta osiemdziesiat",
    ),
    (
        90,
        "ninety neunzig negentig quatrevingtdix noventa dziewiecdziesiat dziewiecdziesieciu",
    ),
    (100, "hundred hundert honderd cent cien sto"),
];

fn single(plain: &str) -> Option<u32> {
    let found = WORDS
        .iter()
        .find(|(_, words)| words.split(' ').any(|word| word == plain));
    found.map(|(value, _)| *value)
}

/// What one word says, which may be put together: "twenty-five", "vierundzwanzig", "vijfentwintig".
pub(super) fn of_word(text: &str) -> Option<u32> {
    let plain = super::text::plain(text);
    if let Some(value) = single(&plain) {
        return Some(value);
    }
    if plain.len() < 7 {
        return None;
    }
    let below_ten = |value: &u32| *value < 10;
    if let Some((tens, ones)) = text.split_once('-') {
        let tens = single(&super::text::plain(tens)).filter(|value| value % 10 == 0);
        let ones = single(&super::text::plain(ones)).filter(|value| *value < 20);
        return Some(tens? + ones?);
    }
    ["und", "en"].iter().find_map(|link| {
        plain.match_indices(link).find_map(|(at, _)| {
            let ones = single(plain.get(..at)?).filter(below_ten)?;
            let tens = single(plain.get(at + link.len()..)?).filter(|value| value % 10 == 0)?;
            Some(tens + ones)
        })
    })
}

/// A number that words begin with, and how many of them it takes: "treinta y cinco", "one hundred twenty".
pub(super) fn of_words(words: &[&str]) -> Option<(u32, usize)> {
    let mut total = of_word(words.first()?)?;
    let mut used = 1;
    while let Some(word) = words.get(used) {
        let plain = super::text::plain(word);
        let joins = matches!(plain.as_str(), "y" | "and" | "et");
        let at = if joins { used + 1 } else { used };
        let Some(next) = words.get(at).and_then(|word| of_word(word)) else {
            break;
        };
        if next == 100 && total < 10 {
            total *= 100;
        } else if total >= 20 && total % 10 == 0 && next < 10 || total % 100 == 0 && next < 100 {
            total += next;
        } else {
            break;
        }
        used = at + 1;
    }
    Some((total, used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_read_in_six_languages() {
        for (text, value, count) in [
            ("twelve months", 12, 1),
            ("twenty-five days", 25, 1),
            ("vierundzwanzig Monate", 24, 1),
            ("vijfentwintig dagen", 25, 1),
            ("treinta y cinco años", 35, 3),
            ("trente jours", 30, 1),
            ("dwóch miesięcy", 2, 1),
            ("one hundred twenty days", 120, 3),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(of_words(&words), Some((value, count)), "{text}");
        }
        assert_eq!(of_words(&["months"]), None);
    }
}

//! The parts of an address, as six countries and their neighbours write them.

use std::ops::Range;

use crate::parse::Page;

/// Text and the words that say it.
type Said = (String, Range<usize>);

/// A line of an address, or what stands between its commas.
struct Piece {
    line: usize,
    words: Range<usize>,
}

pub(super) struct Address<'p> {
    page: &'p Page,
    lines: &'p [Range<usize>],
    pieces: Vec<Piece>,
    /// The piece with the postal code, and the words of the code.
    postal: Option<(usize, Range<usize>)>,
}

/// Words that streets are called by; those that end a name are looked for at its end, too.
const STREETS: [&str; 44] = [
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "drive",
    "dr",
    "lane",
    "ln",
    "blvd",
    "boulevard",
    "way",
    "court",
    "ct",
    "square",
    "terrace",
    "quay",
    "parkway",
    "hwy",
    "strasse",
    "straße",
    "str",
    "weg",
    "platz",
    "allee",
    "gasse",
    "straat",
    "laan",
    "plein",
    "dijk",
    "kade",
    "gracht",
    "rue",
    "chemin",
    "place",
    "quai",
    "calle",
    "c/",
    "avda",
    "plaza",
    "ul",
    "aleja",
    "al",
];
const BOXES: [&str; 5] = ["postbus", "postfach", "box", "apartado", "bp"];

/// Whether a word is only a sign that parts what one line says of a party.
pub(super) fn is_divider(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "·" | "•" | "|" | "∙")
}

impl<'p> Address<'p> {
    pub(super) fn of(page: &'p Page, lines: &'p [Range<usize>]) -> Self {
        let mut pieces = Vec::new();
        for (line, words) in lines.iter().enumerate() {
            let mut start = words.start;
            for word in words.clone() {
                let text = page.words.get(word).map_or("", |word| word.text.as_str());
                // A sign between parts of an address stands by itself: `C/ Mayor, 51 - 31001 Pamplona`.
                if is_divider(text) {
                    if start < word {
                        pieces.push(Piece {
                            line,
                            words: start..word,
                        });
                    }
                    start = word + 1;
                } else if text.ends_with(',') || word + 1 == words.end {
                    pieces.push(Piece {
                        line,
                        words: start..word + 1,
                    });
                    start = word + 1;
                }
            }
        }
        let mut address = Self {
            page,
            lines,
            pieces,
            postal: None,
        };
        // The last code counts: house numbers stand before it.
        address.postal = (0..address.pieces.len())
            .rev()
            .find_map(|piece| Some((piece, address.postal_in(piece)?)));
        address
    }

    fn text(&self, word: usize) -> &'p str {
        self.page
            .words
            .get(word)
            .map_or("", |word| word.text.trim_end_matches([',', ';', '.']))
    }

    fn said(&self, words: Range<usize>) -> Option<Said> {
        let text = self.page.text(words.clone());
        let text = text.trim_end_matches([',', ';', ' ']).to_owned();
        (text.chars().any(char::is_alphanumeric)).then_some((text, words))
    }

    fn postal_in(&self, piece: usize) -> Option<Range<usize>> {
        let words = self.pieces.get(piece)?.words.clone();
        let after_line_start = piece > 0;
        words.clone().find_map(|at| {
            let text = self.text(at);
            let next = if at + 1 < words.end {
                self.text(at + 1)
            } else {
                ""
            };
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let all_digits = digits == text.len();
            let bare = text
                .trim_start_matches(|c: char| c.is_ascii_uppercase())
                .trim_start_matches('-');
            // D-80333, 98109-5210, 81-350, 80333.
            let dashed = bare.split('-').map(str::len).collect::<Vec<_>>();
            let numeric = !bare.is_empty()
                && bare.chars().all(|c| c.is_ascii_digit() || c == '-')
                && text.len() - bare.len() <= 3;
            let is_number = numeric && matches!(dashed.as_slice(), [5] | [5, 4] | [2, 3]);
            let letters = |word: &str, count: usize| {
                word.len() == count && word.chars().all(|c| c.is_ascii_uppercase())
            };
            let at_start = at == words.start;
            let at_end = at + 1 == words.end;
            let mixed = |word: &str, pattern: &str| {
                word.len() == pattern.len()
                    && word.chars().zip(pattern.chars()).all(|(c, p)| {
                        if p == '9' {
                            c.is_ascii_digit()
                        } else {
                            c.is_ascii_uppercase()
                        }
                    })
            };
            match () {
                // 1619 HA
                () if all_digits && digits == 4 && letters(next, 2) => Some(at..at + 2),
                () if mixed(text, "9999AA") => Some(at..at + 1),
                // L8L 3T2, SW1A 1AA
                () if mixed(text, "A9A") && mixed(next, "9A9") => Some(at..at + 2),
                () if mixed(next, "9AA")
                    && (2..=4).contains(&text.len())
                    && text.starts_with(|c: char| c.is_ascii_uppercase())
                    && digits > 0 =>
                {
                    Some(at..at + 2)
                }
                // A house number of five digits begins its line, and more of the address follows.
                () if is_number
                    && (!at_start || after_line_start || self.only_before_city(piece)) =>
                {
                    Some(at..at + 1)
                }
                // Four digits are a code before a place, or behind a state.
                () if all_digits
                    && digits == 4
                    && after_line_start
                    && (at_start && !next.is_empty() || at_end && !at_start) =>
                {
                    Some(at..at + 1)
                }
                () => None,
            }
        })
    }

    /// Whether a piece is a code and a place alone, as in `80333 München`.
    fn only_before_city(&self, piece: usize) -> bool {
        self.pieces
            .get(piece + 1)
            .is_none_or(|next| !self.has_digit(&next.words))
    }

    fn has_digit(&self, words: &Range<usize>) -> bool {
        words
            .clone()
            .any(|word| self.text(word).contains(|c: char| c.is_ascii_digit()))
    }

    pub(super) fn postal(&self) -> Option<Said> {
        let (_, words) = self.postal.clone()?;
        let (text, words) = self.said(words)?;
        // The sign of the country before the code is none of it.
        let bare = text
            .trim_start_matches(|c: char| c.is_ascii_uppercase())
            .trim_start_matches('-');
        let is_marked = text.contains('-')
            && !text.contains(' ')
            && !bare.is_empty()
            && !bare.contains(char::is_alphabetic);
        let text = if is_marked { bare.to_owned() } else { text };
        Some((text, words))
    }

    /// The words of the piece before the code; where there are none, the piece before.
    fn before_postal(&self) -> Option<Range<usize>> {
        let (piece, code) = self.postal.clone()?;
        let start = self.pieces.get(piece)?.words.start;
        if start < code.start {
            return Some(start..code.start);
        }
        self.pieces
            .get(piece.checked_sub(1)?)
            .map(|before| before.words.clone())
    }

    fn is_state(text: &str) -> bool {
        (2..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase())
    }

    pub(super) fn city(&self) -> Option<Said> {
        let (piece, code) = self.postal.clone()?;
        let here = self.pieces.get(piece)?.words.clone();
        if code.end < here.end {
            return self.said(code.end..here.end);
        }
        let before = self.before_postal()?;
        let last = before.end.checked_sub(1)?;
        let in_piece = before.start >= here.start;
        if before.len() > 1 && Self::is_state(self.text(last)) {
            return self.said(before.start..last);
        }
        let is_state = in_piece
            && (Self::is_state(self.text(last)) || piece > 0 && self.same_line(piece, piece - 1));
        if is_state {
            let city = self.pieces.get(piece.checked_sub(1)?)?.words.clone();
            return self
                .said(city)
                .filter(|(text, _)| !text.contains(|c: char| c.is_ascii_digit()));
        }
        self.said(before)
            .filter(|(text, _)| !text.contains(|c: char| c.is_ascii_digit()))
    }

    fn same_line(&self, a: usize, b: usize) -> bool {
        let line = |piece: usize| self.pieces.get(piece).map(|piece| piece.line);
        line(a) == line(b)
    }

    pub(super) fn state(&self) -> Option<Said> {
        let (piece, _) = self.postal.clone()?;
        let before = self.before_postal()?;
        let last = before.end.checked_sub(1)?;
        if Self::is_state(self.text(last)) {
            return self.said(last..before.end);
        }
        let in_piece = before.start >= self.pieces.get(piece)?.words.start;
        let has_city = piece > 0 && self.same_line(piece, piece - 1);
        (in_piece && has_city).then(|| self.said(before)).flatten()
    }

    pub(super) fn country(&self) -> Option<Said> {
        let (piece, _) = self.postal.clone()?;
        let after = self.pieces.get(piece + 1)?;
        let (text, words) = self.said(after.words.clone())?;
        let fits = words.len() <= 4 && text.chars().all(|c| c.is_alphabetic() || " .-".contains(c));
        fits.then_some((text, words))
    }

    pub(super) fn street(&self) -> Option<Said> {
        let rank = |words: &Range<usize>| {
            let first = self.text(words.start);
            let starts = first.starts_with(|c: char| c.is_ascii_digit()) && words.len() > 1;
            let named = words.clone().any(|word| {
                let bare = self.text(word).to_lowercase();
                STREETS.contains(&bare.as_str())
                    || BOXES.contains(&bare.as_str())
                    || STREETS.iter().any(|street| {
                        street.len() > 3 && bare.len() > street.len() && bare.ends_with(street)
                    })
            });
            let ends = words
                .end
                .checked_sub(1)
                .is_some_and(|last| self.text(last).contains(|c: char| c.is_ascii_digit()));
            2 * usize::from(named) + 2 * usize::from(starts) + usize::from(ends)
        };
        let postal = self
            .postal
            .as_ref()
            .and_then(|(piece, _)| self.pieces.get(*piece));
        let mut best: Option<(usize, Range<usize>)> = None;
        for (line, words) in self.lines.iter().enumerate() {
            // On the line of the code, the street ends at the comma before.
            let words = match postal {
                Some(code) if code.line == line => {
                    let mut before = self
                        .pieces
                        .iter()
                        .filter(|piece| piece.line == line && piece.words.end <= code.words.start);
                    let Some(first) = before.next() else { continue };
                    let number = before.next().filter(|piece| {
                        piece.words.len() == 1
                            && piece.words.start == first.words.end
                            && self
                                .text(piece.words.start)
                                .starts_with(|c: char| c.is_ascii_digit())
                    });
                    first.words.start..number.unwrap_or(first).words.end
                }
                Some(code) if code.line < line => break,
                _ => words.clone(),
            };
            let rank = rank(&words);
            let usable = rank > 0 && self.has_digit(&words);
            if usable && best.as_ref().is_none_or(|(highest, _)| rank > *highest) {
                best = Some((rank, words));
            }
        }
        let (_, words) = best?;
        self.said(words)
    }
}

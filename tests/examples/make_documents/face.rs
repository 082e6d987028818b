//! The standard typefaces: how wide a text is, and which bytes stand for it.

use pdf_writer::Name;

/// Widths of the characters 32 to 126 in Helvetica, in thousandths of the font size.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same in Helvetica-Bold.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// The same in Times-Roman.
#[rustfmt::skip]
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The same in Times-Bold.
#[rustfmt::skip]
const TIMES_BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
    930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
    611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
    333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
    556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

/// What Windows-1252 puts between 128 and 159, by code.
#[rustfmt::skip]
const WINDOWS: [(u8, char); 15] = [
    (0x80, '€'), (0x82, '‚'), (0x84, '„'), (0x85, '…'), (0x89, '‰'), (0x8c, 'Œ'), (0x91, '‘'), (0x92, '’'),
    (0x93, '“'), (0x94, '”'), (0x95, '•'), (0x96, '–'), (0x97, '—'), (0x99, '™'), (0x9c, 'œ'),
];

/// The Polish letters that Windows-1252 lacks, with the codes that a document of ours gives them and their glyph names.
#[rustfmt::skip]
pub(crate) const POLISH: [(u8, char, &[u8]); 16] = [
    (0x81, 'ą', b"aogonek"), (0x83, 'Ą', b"Aogonek"), (0x86, 'ć', b"cacute"), (0x87, 'Ć', b"Cacute"),
    (0x88, 'ę', b"eogonek"), (0x8a, 'Ę', b"Eogonek"), (0x8b, 'ł', b"lslash"), (0x8d, 'Ł', b"Lslash"),
    (0x8e, 'ń', b"nacute"), (0x8f, 'Ń', b"Nacute"), (0x90, 'ś', b"sacute"), (0x98, 'Ś', b"Sacute"),
    (0x9a, 'ź', b"zacute"), (0x9b, 'Ź', b"Zacute"), (0x9d, 'ż', b"zdotaccent"), (0x9e, 'Ż', b"Zdotaccent"),
];

/// A typeface and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    Regular,
    Bold,
    Times,
    TimesBold,
    Courier,
    CourierBold,
}

impl Face {
    /// What a page's resources call it.
    pub(crate) fn name(self) -> Name<'static> {
        Name(match self {
            Self::Regular => b"F1",
            Self::Bold => b"F2",
            Self::Times => b"F3",
            Self::TimesBold => b"F4",
            Self::Courier => b"F5",
            Self::CourierBold => b"F6",
        })
    }

    pub(crate) fn base_font(self) -> Name<'static> {
        Name(match self {
            Self::Regular => b"Helvetica",
            Self::Bold => b"Helvetica-Bold",
            Self::Times => b"Times-Roman",
            Self::TimesBold => b"Times-Bold",
            Self::Courier => b"Courier",
            Self::CourierBold => b"Courier-Bold",
        })
    }

    /// Width of a text in points.
    pub(crate) fn width(self, text: &str, size: f32) -> f32 {
        let sum: u32 = text.chars().map(|c| u32::from(self.advance(c))).sum();
        sum as f32 * size / 1000.0
    }

    /// Width of a character in thousandths of the font size.
    fn advance(self, character: char) -> u16 {
        let [regular, bold, times, times_bold] = match character {
            'æ' => [889, 889, 667, 722],
            'ß' => [611, 611, 500, 556],
            'ø' => [611, 611, 500, 500],
            'ì' | 'í' | 'î' | 'ï' => [278; 4],
            'œ' => [944, 944, 722, 722],
            '€' | '§' | '–' | '£' | '«' | '»' => [556, 556, 500, 500],
            '—' | '…' | '™' => [1000; 4],
            '“' | '”' | '„' => [333, 500, 444, 500],
            '‘' | '’' => [222, 278, 333, 333],
            '•' => [350; 4],
            '°' => [400; 4],
            '·' => [278, 278, 250, 250],
            '²' | '³' | 'º' | 'ª' => [333, 333, 300, 300],
            '½' | '¼' => [834, 834, 750, 750],
            '±' | '×' => [584, 584, 564, 570],
            'µ' => [556, 611, 500, 556],
            '¡' => [333; 4],
            '¿' => [611, 611, 444, 500],
            _ => {
                let column = u32::from(base(character)).saturating_sub(32) as usize;
                [&REGULAR, &BOLD, &TIMES, &TIMES_BOLD]
                    .map(|widths| widths.get(column).copied().unwrap_or(556))
            }
        };
        match self {
            Self::Regular => regular,
            Self::Bold => bold,
            Self::Times => times,
            Self::TimesBold => times_bold,
            Self::Courier | Self::CourierBold => 600,
        }
    }

    /// The widths of the codes from 32 to `last`.
    pub(crate) fn widths(self, last: u8) -> Vec<f32> {
        (32..=last)
            .map(|code| f32::from(self.advance(decode(code))))
            .collect()
    }
}

/// The letter under the accent, which is as wide.
fn base(character: char) -> char {
    match character {
        'à'..='å' | 'ą' => 'a',
        'À'..='Å' | 'Ą' => 'A',
        'ç' | 'ć' => 'c',
        'Ç' | 'Ć' => 'C',
        'è'..='ë' | 'ę' => 'e',
        'È'..='Ë' | 'Ę' => 'E',
        'Ì'..='Ï' => 'I',
        'ł' => 'l',
        'Ł' => 'L',
        'ñ' | 'ń' => 'n',
        'Ñ' | 'Ń' => 'N',
        'ò'..='ö' => 'o',
        'Ò'..='Ö' | 'Ø' => 'O',
        'ś' => 's',
        'Ś' => 'S',
        'ù'..='ü' => 'u',
        'Ù'..='Ü' => 'U',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' => 'z',
        'Ź' | 'Ż' => 'Z',
        other => other,
    }
}

/// The bytes of a text; a character that no code stands for is a question mark, which shows on the page.
pub(crate) fn encode(text: &str) -> Vec<u8> {
    text.chars().map(code).collect()
}

fn code(character: char) -> u8 {
    let windows = WINDOWS.iter().find(|(_, c)| *c == character);
    let polish = POLISH.iter().find(|(_, c, _)| *c == character);
    match (windows, polish, u32::from(character)) {
        (Some((code, _)), ..) | (None, Some((code, ..)), _) => *code,
        (.., code @ (32..=126 | 160..=255)) => u8::try_from(code).unwrap_or(b'?'),
        _ => b'?',
    }
}

/// What a code stands for.
pub(crate) fn decode(code: u8) -> char {
    let windows = WINDOWS.iter().find(|(c, _)| *c == code);
    let polish = POLISH.iter().find(|(c, ..)| *c == code);
    match (windows, polish) {
        (Some((_, character)), _) | (None, Some((_, character, _))) => *character,
        _ => char::from(code),
    }
}

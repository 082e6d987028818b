//! Refuses PDFs that are small as a file and enormous when read.
//!
//! The reader inflates a stream whole and without a limit, some of them while it opens the file, so the
//! bytes are looked through before it sees them. Each `obj` is parsed with the reader's own parser, to
//! see what it would see. Where no page is drawn, images are never decoded; their data is blanked, so that nothing
//! else can decode it either by referring to it.

use std::collections::HashMap;
use std::time::Instant;

use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::reader::{Reader, ReaderContext, ReaderExt};
use hayro_interpret::hayro_syntax::{Filter, Pdf};

use super::inflate;

/// Of one stream. Contents of pages with maps and drawings have tens of megabytes.
const MAX_STREAM: usize = 256 * 1024 * 1024;
/// Forms are held in memory while the forms inside of them are drawn, up to 50 at a time.
const MAX_FORM: usize = 32 * 1024 * 1024;
/// A table of all objects has some 7 bytes for each, and each becomes an entry of a map.
const MAX_TABLE: usize = 16 * 1024 * 1024;
/// Of all streams together: a second or two of inflating.
const MAX_TOTAL: usize = 1024 * 1024 * 1024;
/// Objects that hold others have some kilobytes; writers put a few hundred into one.
const MAX_OBJECT_STREAM: usize = 64 * 1024 * 1024;
/// Each may be a page, which takes up to a kilobyte.
const MAX_DICTIONARIES: usize = 2_000_000;
const MAX_OBJECTS: usize = 1_000_000;
/// Objects in one stream that is encrypted, so that its size cannot be told before it is open.
const MAX_ENCRYPTED: usize = 256 * 1024;
/// Samples in one row of a predictor (ISO 32000-1, 7.4.4.4): the reader allocates a row of them.
const MAX_COLUMNS: f64 = 1_048_576.0;
const MAX_COLORS: f64 = 64.0;

/// What is done with the data of images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Images {
    /// They are never looked at.
    Blanked,
    /// A page may be drawn.
    Kept,
}

/// Bytes that the reader may open.
///
/// # Errors
///
/// What is too much; and when the deadline has passed.
pub(super) fn defused(bytes: &[u8], images: Images, deadline: Instant) -> Result<Vec<u8>, Refused> {
    let is_encrypted = bytes.windows(8).any(|window| window == b"/Encrypt");
    let mut budget = Budget::new(deadline);
    budget.dictionaries(inflate::dictionaries(bytes))?;
    let numbers = numbers(bytes);
    let mut copy = bytes.to_vec();
    for at in objects(bytes) {
        budget.object(1)?;
        let mut reader = Reader::new(bytes);
        reader.jump(at);
        reader.skip_white_spaces_and_comments();
        let Some(stream) = reader.read_with_context::<Stream<'_>>(&ReaderContext::dummy()) else {
            continue;
        };
        let data = stream.raw_data();
        let start = (data.as_ptr() as usize).wrapping_sub(bytes.as_ptr() as usize);
        let length = length(bytes, &stream, start, &numbers).unwrap_or(data.len());
        let data = bytes.get(start..start + length).unwrap_or(&data);
        if images == Images::Blanked && is_image(&stream) {
            if let Some(blank) = copy.get_mut(start..start + length) {
                blank.fill(0);
            }
            continue;
        }
        let dict = stream.dict();
        if holds_objects(dict) {
            budget.object(dict.get::<usize>(b"N".as_slice()).unwrap_or(MAX_OBJECTS))?;
        }
        let is_table = dict.contains_key(b"W") && dict.contains_key(b"Size");
        if is_encrypted && !is_table {
            // What is inside is looked at when the file is open; only this is read before.
            if holds_objects(dict) && data.len() > MAX_ENCRYPTED {
                return Err(Refused::TooLarge);
            }
            continue;
        }
        budget.stream(&stream, data, is_table)?;
    }
    Ok(copy)
}

/// Looks at what could not be seen from outside: streams that are encrypted, and contents that a page
/// repeats.
///
/// # Errors
///
/// As [`defused`].
pub(super) fn check_encrypted(pdf: &Pdf, deadline: Instant) -> Result<(), Refused> {
    let bytes: &[u8] = pdf.data().as_ref();
    if !bytes.windows(8).any(|window| window == b"/Encrypt") {
        return Ok(());
    }
    let mut budget = Budget::new(deadline);
    for object in pdf.objects() {
        if let Object::Stream(stream) = object
            && !is_image(&stream)
        {
            budget.stream(&stream, &stream.raw_data(), false)?;
        }
    }
    Ok(())
}

/// A page may list one stream many times, and the reader puts all of them into one.
///
/// # Errors
///
/// As [`defused`].
pub(super) fn check_contents(page: &Page<'_>, deadline: Instant) -> Result<(), Refused> {
    let Some(contents) = page.raw().get::<Array<'_>>(b"Contents".as_slice()) else {
        return Ok(());
    };
    let mut total = 0_usize;
    for stream in contents.iter::<Stream<'_>>() {
        if Instant::now() >= deadline {
            return Err(Refused::OutOfTime);
        }
        let size = inflate::size(&stream.raw_data(), &stream.filters(), MAX_STREAM);
        total = total.saturating_add(size.ok_or(Refused::TooLarge)?);
        if total > MAX_STREAM {
            return Err(Refused::TooLarge);
        }
    }
    Ok(())
}

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Data that would become too large.
    TooLarge,
    TooManyObjects,
    OutOfTime,
}

struct Budget {
    left: usize,
    dictionaries: usize,
    objects: usize,
    deadline: Instant,
}

impl Budget {
    fn new(deadline: Instant) -> Self {
        Self {
            left: MAX_TOTAL,
            dictionaries: 0,
            objects: 0,
            deadline,
        }
    }

    fn object(&mut self, more: usize) -> Result<(), Refused> {
        self.objects = self.objects.saturating_add(more);
        if self.objects > MAX_OBJECTS {
            Err(Refused::TooManyObjects)
        } else if Instant::now() >= self.deadline {
            Err(Refused::OutOfTime)
        } else {
            Ok(())
        }
    }

    fn dictionaries(&mut self, more: usize) -> Result<(), Refused> {
        self.dictionaries = self.dictionaries.saturating_add(more);
        let fits = self.dictionaries <= MAX_DICTIONARIES;
        fits.then_some(()).ok_or(Refused::TooManyObjects)
    }

    fn stream(&mut self, stream: &Stream<'_>, data: &[u8], is_table: bool) -> Result<(), Refused> {
        if Instant::now() >= self.deadline {
            return Err(Refused::OutOfTime);
        }
        let dict = stream.dict();
        let limit = match () {
            () if is_table => MAX_TABLE,
            () if holds_objects(dict) => MAX_OBJECT_STREAM,
            () if has_name(dict, b"Subtype", b"Form") => MAX_FORM,
            () => MAX_STREAM,
        };
        let mut filters = stream.filters().to_vec();
        // Filters that are objects of their own are not seen from outside; the commonest is assumed.
        let named = [b"Filter".as_slice(), b"F"]
            .iter()
            .any(|key| is_hidden(dict, key));
        if named {
            filters = vec![Filter::FlateDecode];
        }
        let size = if has_wide_rows(dict) {
            None
        } else {
            inflate::measure(data, &filters, limit.min(self.left), holds_objects(dict))
        };
        let size = size.ok_or(Refused::TooLarge)?;
        self.left = self.left.saturating_sub(size.bytes);
        // Only what lies in such a stream can be read as an object.
        self.dictionaries(size.dictionaries)
    }
}

/// Where something follows the word `obj`.
fn objects(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let words = bytes.windows(3).enumerate();
    words.filter_map(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let starts =
            before.is_none_or(|b| b.is_ascii_whitespace() || b.is_ascii_digit() || *b == 0);
        (word == b"obj" && starts).then_some(at + 3)
    })
}

/// Objects that are a whole number, by their number in the file; an edited file has several of one.
fn numbers(bytes: &[u8]) -> HashMap<u32, Vec<usize>> {
    let mut numbers: HashMap<u32, Vec<usize>> = HashMap::new();
    for at in objects(bytes) {
        let rest = bytes.get(at..).unwrap_or_default().trim_ascii_start();
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let head = bytes.get(..at - 3).unwrap_or_default();
        // The object's number, then its generation.
        let number = number_before(head).and_then(|(_, head)| number_before(head));
        if let (Some(value), Some((number, _))) = (whole(rest.get(..digits)), number) {
            numbers.entry(number).or_default().push(value);
        }
    }
    numbers
}

fn number_before(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let bytes = bytes.trim_ascii_end();
    let digits = bytes
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_digit())
        .count();
    let (head, number) = bytes.split_at(bytes.len() - digits);
    Some((u32::try_from(whole(Some(number))?).ok()?, head))
}

fn whole(digits: Option<&[u8]>) -> Option<usize> {
    std::str::from_utf8(digits?).ok()?.parse().ok()
}

/// The length of a stream whose dictionary names an object for it: of all objects of that number the
/// largest that leads to the end of a stream. None when the dictionary says it, or nothing does.
fn length(
    bytes: &[u8],
    stream: &Stream<'_>,
    start: usize,
    numbers: &HashMap<u32, Vec<usize>>,
) -> Option<usize> {
    let reference = stream.dict().get_ref(b"Length".as_slice())?;
    let lengths = numbers.get(&reference.obj_number)?.iter().copied();
    let ends = |length: &usize| {
        let tail = start.checked_add(*length).and_then(|end| bytes.get(end..));
        tail.is_some_and(|tail| tail.trim_ascii_start().starts_with(b"endstream"))
    };
    lengths.filter(ends).max()
}

fn holds_objects(dict: &Dict<'_>) -> bool {
    dict.contains_key(b"N") && dict.contains_key(b"First")
}

fn is_image(stream: &Stream<'_>) -> bool {
    has_name(stream.dict(), b"Subtype", b"Image")
}

fn has_name(dict: &Dict<'_>, key: &[u8], name: &[u8]) -> bool {
    let found = dict.get::<Name<'_>>(key);
    found.is_some_and(|found| &*found == name)
}

/// Whether a value is a reference, or a list with one in it.
fn is_hidden(dict: &Dict<'_>, key: &[u8]) -> bool {
    dict.get_ref(key).is_some()
        || dict.get::<Array<'_>>(key).is_some_and(|array| {
            let mut items = array.raw_iter();
            items.any(|item| matches!(item, MaybeRef::Ref(_)))
        })
}

/// Whether the parameters of a filter ask for rows of samples that no picture has.
fn has_wide_rows(dict: &Dict<'_>) -> bool {
    let over = |params: &Dict<'_>, key: &[u8], most: f64| {
        params.get::<f64>(key).is_some_and(|number| number > most)
    };
    let is_wide = |params: &Dict<'_>| {
        over(params, b"Columns", MAX_COLUMNS) || over(params, b"Colors", MAX_COLORS)
    };
    [b"DecodeParms".as_slice(), b"DP"].iter().any(|key| {
        let one = dict.get::<Dict<'_>>(*key);
        let many = dict.get::<Array<'_>>(*key);
        one.is_some_and(|params| is_wide(&params))
            || many.is_some_and(|many| many.iter::<Dict<'_>>().any(|params| is_wide(&params)))
    })
}

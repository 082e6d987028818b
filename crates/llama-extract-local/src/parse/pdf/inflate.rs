//! How large compressed data becomes, found out without the memory for it.

use std::borrow::Cow;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_interpret::hayro_syntax::Filter;

/// Deflate turns one byte into at most this many (zlib, "Maximum Expansion Factor").
const MOST_OF_DEFLATE: usize = 1032;
/// What is compressed twice is kept between the filters, so it gets less room.
const MAX_BETWEEN: usize = 16 * 1024 * 1024;

/// The length of data behind filters; none when it is over the limit, or cannot be known without going
/// over it.
pub(super) fn size(data: &[u8], filters: &[Filter], limit: usize) -> Option<usize> {
    measure(data, filters, limit, false).map(|size| size.bytes)
}

/// As [`size`], and how often the data says `<<`.
pub(super) fn measure(data: &[u8], filters: &[Filter], limit: usize, counts: bool) -> Option<Size> {
    let mut data = Cow::Borrowed(data);
    let mut size = Size {
        bytes: data.len(),
        dictionaries: if counts { dictionaries(&data) } else { 0 },
    };
    for (index, filter) in filters.iter().enumerate() {
        let is_last = index + 1 == filters.len();
        let mut sink = Sink {
            size: Size::default(),
            last: counts.then_some(0),
            limit: if is_last {
                limit
            } else {
                limit.min(MAX_BETWEEN)
            },
            kept: (!is_last).then(Vec::new),
        };
        match filter {
            Filter::FlateDecode => inflate(&data, &mut sink)?,
            Filter::LzwDecode => lzw(&data, &mut sink)?,
            Filter::RunLengthDecode => run_length(&data, &mut sink)?,
            Filter::AsciiHexDecode => hex(&data, &mut sink)?,
            Filter::Ascii85Decode => base_85(&data, &mut sink)?,
            // Encryption keeps the length, and images are never decoded.
            Filter::Crypt => continue,
            Filter::DctDecode
            | Filter::JpxDecode
            | Filter::Jbig2Decode
            | Filter::CcittFaxDecode => {
                return Some(size);
            }
        }
        size = sink.size;
        data = Cow::Owned(sink.kept.unwrap_or_default());
    }
    Some(size)
}

/// How much data is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) bytes: usize,
    /// How often `<<` is in it, with which each dictionary begins.
    pub(super) dictionaries: usize,
}

/// How often `<<` is in some bytes.
pub(super) fn dictionaries(bytes: &[u8]) -> usize {
    let pairs = bytes.windows(2);
    pairs.filter(|pair| *pair == b"<<").count()
}

/// Counts what a filter puts out, and keeps it when another filter reads it.
struct Sink {
    size: Size,
    /// The last byte put out, when dictionaries are counted.
    last: Option<u8>,
    limit: usize,
    kept: Option<Vec<u8>>,
}

impl Sink {
    fn count(&mut self, more: usize) -> Option<()> {
        self.size.bytes = self.size.bytes.saturating_add(more);
        (self.size.bytes <= self.limit).then_some(())
    }

    fn put(&mut self, bytes: &[u8]) -> Option<()> {
        self.count(bytes.len())?;
        if let Some(last) = self.last {
            let split = last == b'<' && bytes.first() == Some(&b'<');
            self.size.dictionaries += usize::from(split) + dictionaries(bytes);
            self.last = bytes.last().copied().or(self.last);
        }
        if let Some(kept) = &mut self.kept {
            kept.extend_from_slice(bytes);
        }
        Some(())
    }
}

/// As the reader does: with a zlib header, else without. Where the data is damaged, the reader may find
/// more in it than we do, so the rest counts with all that deflate can make of it.
fn inflate(data: &[u8], sink: &mut Sink) -> Option<()> {
    let mut best = Size::default();
    for has_header in [true, false] {
        let (before, kept) = (sink.size, sink.kept.as_ref().map(Vec::len));
        match inflate_with(data, has_header, sink)? {
            Ended::Well => return Some(()),
            Ended::Broken { unread: 0 } => return Some(()),
            Ended::Broken { .. } if sink.size.bytes > best.bytes => best = sink.size,
            Ended::Broken { .. } => {}
        }
        sink.size = before;
        if let (Some(bytes), Some(length)) = (&mut sink.kept, kept) {
            bytes.truncate(length);
        }
    }
    let most = data.len().saturating_mul(MOST_OF_DEFLATE);
    sink.size.dictionaries = best.dictionaries;
    sink.count(most.max(best.bytes))
}

enum Ended {
    Well,
    Broken { unread: usize },
}

fn inflate_with(data: &[u8], has_header: bool, sink: &mut Sink) -> Option<Ended> {
    let mut inflater = Decompress::new(has_header);
    let mut buffer = [0; 32 * 1024];
    let mut read = 0;
    loop {
        let rest = data.get(read..).unwrap_or_default();
        let (ins, outs) = (inflater.total_in(), inflater.total_out());
        let status = inflater.decompress(rest, &mut buffer, FlushDecompress::None);
        let taken = usize::try_from(inflater.total_in() - ins).ok()?;
        let given = usize::try_from(inflater.total_out() - outs).ok()?;
        read += taken;
        sink.put(buffer.get(..given)?)?;
        match status {
            Ok(Status::StreamEnd) => return Some(Ended::Well),
            // Cut off: the reader has no more to read than we had.
            Ok(_) if taken == 0 && given == 0 => return Some(Ended::Broken { unread: 0 }),
            Ok(_) => {}
            Err(_) => {
                return Some(Ended::Broken {
                    unread: data.len() - read,
                });
            }
        }
    }
}

/// LZW as PDF has it (ISO 32000-1, 7.4.4): the length of each entry tells the length of the output. Of
/// data that another filter reads the content matters; nobody honest compresses that twice.
fn lzw(data: &[u8], sink: &mut Sink) -> Option<()> {
    if sink.kept.is_some() {
        return None;
    }
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut lengths: Vec<usize> = Vec::with_capacity(4096);
    let mut previous: Option<usize> = None;
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    lengths.resize(END + 1, 1);
    for byte in data {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = usize::try_from((bits >> held) & ((1 << width) - 1)).ok()?;
        match code {
            CLEAR => {
                lengths.truncate(END + 1);
                previous = None;
                width = 9;
                continue;
            }
            END => return Some(()),
            _ => {}
        }
        let own = match (lengths.get(code), previous) {
            (Some(length), _) => *length,
            (None, Some(previous)) => previous + 1,
            (None, None) => return Some(()),
        };
        sink.count(own)?;
        if let Some(previous) = previous.filter(|_| lengths.len() < 4096) {
            lengths.push(previous + 1);
        }
        previous = Some(own);
        // Codes grow one entry early unless the stream says otherwise; the entries are as long either way.
        width = match lengths.len() + 1 {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Some(())
}

/// ISO 32000-1, 7.4.5.
fn run_length(data: &[u8], sink: &mut Sink) -> Option<()> {
    let mut at = 0;
    while let Some(&length) = data.get(at) {
        match usize::from(length) {
            128 => break,
            length @ 0..128 => {
                let end = (at + 2 + length).min(data.len());
                sink.put(data.get(at + 1..end).unwrap_or_default())?;
                at = end;
            }
            length => {
                let Some(&byte) = data.get(at + 1) else { break };
                sink.put([byte; 128].get(..257 - length).unwrap_or_default())?;
                at += 2;
            }
        }
    }
    Some(())
}

fn hex(data: &[u8], sink: &mut Sink) -> Option<()> {
    let digits = data.iter().take_while(|byte| **byte != b'>');
    let digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    let mut high = None;
    for digit in digits.filter_map(|digit| u8::try_from(digit).ok()) {
        match high.take() {
            None => high = Some(digit),
            Some(high) => sink.put(&[high << 4 | digit])?,
        }
    }
    match high {
        Some(high) => sink.put(&[high << 4]),
        None => Some(()),
    }
}

fn base_85(data: &[u8], sink: &mut Sink) -> Option<()> {
    let (mut group, mut count) = (0_u32, 0);
    for byte in data.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if count == 0 => sink.put(&[0; 4])?,
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    sink.put(&group.to_be_bytes())?;
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        sink.put(group.to_be_bytes().get(..count - 1).unwrap_or_default())?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use std::io::Write;

    const MANY: usize = 1 << 20;

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn dictionaries_are_counted_where_they_begin() {
        let packed = zlib(&b"<</A <<>>>>".repeat(30_000));
        let counted = measure(&packed, &[Filter::FlateDecode], MANY, true).unwrap();
        assert_eq!(counted.dictionaries, 60_000);
    }

    #[test]
    fn deflated_data_has_its_length_with_and_without_header() {
        let data = vec![7; MANY];
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::best());
        raw.write_all(&data).unwrap();
        for packed in [zlib(&data), raw.finish().unwrap()] {
            assert_eq!(size(&packed, &[Filter::FlateDecode], MANY), Some(MANY));
            assert_eq!(size(&packed, &[Filter::FlateDecode], MANY - 1), None);
        }
    }

    #[test]
    fn a_chain_of_filters_is_followed_to_its_end() {
        let twice = zlib(&zlib(&vec![0; MANY]));
        let flate = Filter::FlateDecode;
        assert_eq!(size(&twice, &[flate, flate], MANY), Some(MANY));
        assert_eq!(size(&twice, &[flate, flate], MANY - 1), None);
        let hex: String = twice.iter().map(|byte| format!("{byte:02x}")).collect();
        let filters = [Filter::AsciiHexDecode, flate, flate];
        assert_eq!(size(hex.as_bytes(), &filters, MANY), Some(MANY));
    }

    #[test]
    fn damaged_data_counts_with_all_that_it_could_become() {
        let mut packed = zlib(&(0..MANY).map(|n| ((n * n) >> 7) as u8).collect::<Vec<_>>());
        packed.iter_mut().skip(40).for_each(|byte| *byte = 0xFF);
        let length = packed.len();
        assert_eq!(size(&packed, &[Filter::FlateDecode], length * 1031), None);
        assert!(size(&packed, &[Filter::FlateDecode], length * 1032).is_some());
    }

    #[test]
    fn run_lengths_are_added_up() {
        // Three bytes as they are, a byte 128 times, the end.
        let data = [2, b'a', b'b', b'c', 129, b'x', 128, 9];
        assert_eq!(size(&data, &[Filter::RunLengthDecode], 1000), Some(131));
        assert_eq!(size(&data, &[Filter::RunLengthDecode], 130), None);
    }

    #[test]
    fn lzw_is_as_long_as_its_entries() {
        // The example of ISO 32000-1, 7.4.4.2: 45 45 45 45 45 65 45 45 45 66.
        let data = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(size(&data, &[Filter::LzwDecode], 1000), Some(10));
        assert_eq!(size(&data, &[Filter::LzwDecode], 9), None);
    }

    #[test]
    fn base_85_is_four_bytes_for_five() {
        assert_eq!(
            size(b"87cURD]i,\"Ebo80~>", &[Filter::Ascii85Decode], 100),
            Some(12)
        );
        assert_eq!(size(b"zz~>", &[Filter::Ascii85Decode], 100), Some(8));
    }
}

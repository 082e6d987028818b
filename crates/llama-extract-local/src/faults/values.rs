//! Numbers and times as rules write them.

use std::time::Duration;

/// Nanoseconds of each unit, the largest first; the first that divides a time writes it.
const UNITS: &[(&str, u128)] = &[
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1_000),
    ("ns", 1),
];

pub(super) fn number(text: &str) -> Option<u64> {
    // `parse` takes a sign, which nobody writes before a count.
    text.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
    text.parse().ok()
}

/// From 0 to 1.
pub(super) fn fraction(text: &str) -> Option<f64> {
    text.parse().ok().filter(|f| (0.0..=1.0).contains(f))
}

/// A number, whole or decimal, with its unit.
pub(super) fn time(text: &str) -> Option<Duration> {
    let text = text.trim();
    let (amount, unit) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic())?);
    let (_, nanos) = UNITS.iter().find(|(name, _)| *name == unit)?;
    if let Some(whole) = number(amount) {
        let nanos = u128::from(whole).checked_mul(*nanos)?;
        let seconds = u64::try_from(nanos / 1_000_000_000).ok()?;
        let rest = u32::try_from(nanos % 1_000_000_000).ok()?;
        return Some(Duration::new(seconds, rest));
    }
    let amount: f64 = amount.parse().ok()?;
    Duration::try_from_secs_f64(amount * *nanos as f64 / 1e9).ok()
}

pub(super) fn show_time(time: Duration) -> String {
    let nanos = time.as_nanos();
    for (unit, size) in UNITS {
        if nanos.is_multiple_of(*size) && (nanos > 0 || *unit == "s") {
            return format!("{}{unit}", nanos / size);
        }
    }
    format!("{nanos}ns")
}

/// One time, or two with `..` between and the shorter first.
pub(super) fn times(text: &str) -> Option<(Duration, Duration)> {
    match text.split_once("..") {
        None => time(text).map(|time| (time, time)),
        Some((least, most)) => {
            let range = (time(least)?, time(most)?);
            (range.0 <= range.1).then_some(range)
        }
    }
}

/// Bytes, a slash, and the time for each such piece.
pub(super) fn pace(text: &str) -> Option<(u64, Duration)> {
    let (bytes, pause) = text.split_once('/')?;
    Some((number(bytes)?, time(pause)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_number_with_a_unit() {
        assert_eq!(time("250ms"), Some(Duration::from_millis(250)));
        assert_eq!(time("1.5s"), Some(Duration::from_millis(1_500)));
        assert_eq!(time("2m"), Some(Duration::from_secs(120)));
        for wrong in [
            "",
            "5",
            "s",
            "-1s",
            "1 fortnight",
            "1e400s",
            "99999999999999999999h",
        ] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_time_that_was_written_reads_the_same() {
        for nanos in [0, 1, 1_000, 1_500_000, 90_000_000_000, 3_600_000_000_000] {
            let time_in = Duration::from_nanos(nanos);
            assert_eq!(time(&show_time(time_in)), Some(time_in), "{time_in:?}");
        }
        assert_eq!(show_time(Duration::from_secs(90)), "90s");
        assert_eq!(show_time(Duration::ZERO), "0s");
    }

    #[test]
    fn the_shorter_time_of_a_range_comes_first() {
        assert!(times("10ms..1s").is_some());
        assert_eq!(times("1s..10ms"), None);
        assert_eq!(times("1s.."), None);
    }
}

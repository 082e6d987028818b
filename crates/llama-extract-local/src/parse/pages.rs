//! `target_pages`: a list of pages and ranges, numbered from 1.

/// Pages such as `1,3,5-7`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageRanges(Vec<(usize, usize)>);

impl PageRanges {
    /// # Errors
    ///
    /// Says which part is wrong and how one looks.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let page = |part: &str| part.trim().parse::<usize>().ok().filter(|n| *n > 0);
        text.split(',')
            .map(|part| {
                let range = match part.split_once('-') {
                    Some((first, last)) => page(first).zip(page(last)),
                    None => page(part).map(|n| (n, n)),
                };
                range.filter(|(first, last)| first <= last).ok_or_else(|| {
                    format!(
                        "target_pages: {part:?} is not a page or a range; pages count from 1, as in 1,3,5-7"
                    )
                })
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    pub(crate) fn contains(&self, page: usize) -> bool {
        self.0
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&page))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn pages_and_ranges_are_read() {
        let pages = PageRanges::parse("1, 3,5-7").unwrap();
        let taken: Vec<_> = (1..10).filter(|n| pages.contains(*n)).collect();
        assert_eq!(taken, [1, 3, 5, 6, 7]);
    }

    #[test]
    fn what_is_no_page_is_refused_by_name() {
        for text in ["", "0", "a", "3-1", "1,,2", "1-", "-3", "1-2-3"] {
            assert!(PageRanges::parse(text).is_err(), "{text}");
        }
        assert!(PageRanges::parse("1,x").unwrap_err().contains("\"x\""));
    }
}

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

    /// All pages of a list, or the first so many of it; none for all pages there are.
    pub(crate) fn first(pages: Option<Self>, most: Option<usize>) -> Option<Self> {
        let Some(mut left) = most else { return pages };
        let pages = pages.unwrap_or(Self(vec![(1, usize::MAX)]));
        let mut taken = Vec::new();
        for (first, last) in pages.in_order() {
            if left == 0 {
                break;
            }
            let last = last.min(first.saturating_add(left - 1));
            left -= last - first + 1;
            taken.push((first, last));
        }
        Some(Self(taken))
    }

    /// The pages that are in both lists.
    pub(crate) fn common(&self, other: &Self) -> Self {
        let common = self.in_order().into_iter().flat_map(|(first, last)| {
            let parts = other.0.iter();
            let parts = parts.map(move |(from, to)| (first.max(*from), last.min(*to)));
            parts.filter(|(first, last)| first <= last)
        });
        Self(common.collect())
    }

    /// From the first page to the last, each once.
    fn in_order(&self) -> Vec<(usize, usize)> {
        let mut ranges = self.0.clone();
        ranges.sort_unstable();
        let mut merged: Vec<(usize, usize)> = Vec::new();
        for (first, last) in ranges {
            match merged.last_mut() {
                Some((_, end)) if first <= *end => *end = last.max(*end),
                _ => merged.push((first, last)),
            }
        }
        merged
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

    fn below_ten(pages: &PageRanges) -> Vec<usize> {
        (1..10).filter(|n| pages.contains(*n)).collect()
    }

    #[test]
    fn the_first_pages_of_a_list_are_its_lowest_and_each_counts_once() {
        let pages = PageRanges::parse("5-7,2,6-8,2").unwrap();
        let first = PageRanges::first(Some(pages.clone()), Some(4)).unwrap();
        assert_eq!(below_ten(&first), [2, 5, 6, 7]);
        assert_eq!(PageRanges::first(Some(pages.clone()), None), Some(pages));
        assert_eq!(
            below_ten(&PageRanges::first(None, Some(2)).unwrap()),
            [1, 2]
        );
        assert_eq!(PageRanges::first(None, None), None);
    }

    #[test]
    fn common_pages_are_in_both_lists() {
        let (one, two) = (PageRanges::parse("1-4,8"), PageRanges::parse("3-8"));
        assert_eq!(below_ten(&one.unwrap().common(&two.unwrap())), [3, 4, 8]);
    }

    #[test]
    fn what_is_no_page_is_refused_by_name() {
        for text in ["", "0", "a", "3-1", "1,,2", "1-", "-3", "1-2-3"] {
            assert!(PageRanges::parse(text).is_err(), "{text}");
        }
        assert!(PageRanges::parse("1,x").unwrap_err().contains("\"x\""));
    }
}

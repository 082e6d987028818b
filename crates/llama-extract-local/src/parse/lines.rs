//! Words to lines and segments.

use super::model::{Line, Rule, Segment, Word};

/// A gap this wide, in font sizes, ends a segment. Spaces between words are 0.2 to 0.4 wide, and up to
/// 0.8 in justified text.
const WIDE_GAP: f64 = 0.95;
/// Words whose middles are this close, in font sizes, stand on one line.
const SAME_LINE: f64 = 0.4;

/// Rules between two words that are looked at: a chart has thousands at one place, and no text between them.
const MAX_RULES_BETWEEN: usize = 2_000;

/// Typed rules: `|` parts cells, a run of dashes is a line.
const TYPED_RULE: usize = 4;

/// Puts words in reading order and finds the lines that they form.
pub(crate) fn build(mut words: Vec<Word>, rules: &[Rule]) -> (Vec<Word>, Vec<Line>) {
    words.retain(|word| !is_typed_rule(&word.text));
    let mut down: Vec<Rule> = rules.iter().filter(|rule| rule.vertical).copied().collect();
    down.sort_by(|a, b| a.at.total_cmp(&b.at));
    words.sort_by(|a, b| a.rect.middle_y().total_cmp(&b.rect.middle_y()));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    let mut middle = f64::NEG_INFINITY;
    for word in words {
        let here = word.rect.middle_y();
        match rows.last_mut() {
            Some(row) if here - middle <= SAME_LINE * word.size => {
                row.push(word);
            }
            _ => {
                middle = here;
                rows.push(vec![word]);
            }
        }
    }
    let mut ordered = Vec::new();
    let mut lines = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
        let line = line_of(&row, ordered.len(), &down);
        if !line.segments.is_empty() {
            lines.push(line);
        }
        ordered.extend(row);
    }
    (ordered, lines)
}

fn line_of(row: &[Word], start: usize, down: &[Rule]) -> Line {
    let mut segments: Vec<Segment> = Vec::new();
    let mut last: Option<&Word> = None;
    for (index, word) in row.iter().enumerate() {
        let index = start + index;
        if word.text == "|" {
            last = None;
            continue;
        }
        let joins = last.is_some_and(|last| {
            let gap = word.rect.x0 - last.rect.x1;
            gap <= WIDE_GAP * last.size.max(word.size) && !ruled_apart(last, word, down)
        });
        match segments.last_mut() {
            Some(segment) if joins => {
                segment.words.end = index + 1;
                segment.rect = segment.rect.union(&word.rect);
            }
            _ => segments.push(Segment {
                words: index..index + 1,
                rect: word.rect,
            }),
        }
        last = Some(word);
    }
    let rect = segments
        .iter()
        .map(|segment| segment.rect)
        .reduce(|a, b| a.union(&b))
        .unwrap_or_default();
    Line { segments, rect }
}

fn is_typed_rule(text: &str) -> bool {
    text.chars().count() >= TYPED_RULE
        && text
            .chars()
            .all(|c| matches!(c, '-' | '=' | '_' | '–' | '—'))
}

/// Whether one of the vertical rules, which are sorted by place, runs between two words of a line.
fn ruled_apart(left: &Word, right: &Word, down: &[Rule]) -> bool {
    let middle = left.rect.middle_y();
    let slack = 0.1 * left.size;
    let first = down.partition_point(|rule| rule.at < left.rect.x1 - slack);
    down.iter()
        .skip(first)
        .take_while(|rule| rule.at <= right.rect.x0 + slack)
        .take(MAX_RULES_BETWEEN)
        .any(|rule| rule.from <= middle && middle <= rule.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::model::Rect;

    fn word(text: &str, x0: f64, x1: f64, y: f64) -> Word {
        Word {
            text: text.into(),
            rect: Rect {
                x0,
                y0: y,
                x1,
                y1: y + 10.0,
            },
            size: 10.0,
            bold: false,
            is_mark: false,
        }
    }

    fn texts(words: Vec<Word>, rules: &[Rule]) -> Vec<Vec<String>> {
        let (words, lines) = build(words, rules);
        lines
            .iter()
            .map(|line| {
                line.segments
                    .iter()
                    .map(|s| {
                        let words: Vec<_> = words.iter().map(|w| w.text.as_str()).collect();
                        words.get(s.words.clone()).unwrap_or_default().join(" ")
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_wide_gap_ends_a_segment_and_a_space_does_not() {
        let words = vec![
            word("Total", 100.0, 120.0, 50.0),
            word("due", 123.0, 140.0, 50.0),
            word("9.00", 200.0, 220.0, 51.0),
        ];
        assert_eq!(texts(words, &[]), [["Total due", "9.00"]]);
    }

    #[test]
    fn a_typed_bar_ends_a_segment_and_a_row_of_dashes_is_no_word() {
        let words = vec![
            word("a", 10.0, 15.0, 10.0),
            word("|", 17.0, 18.0, 10.0),
            word("b", 20.0, 25.0, 10.0),
            word("-----", 10.0, 40.0, 30.0),
        ];
        assert_eq!(texts(words, &[]), [["a", "b"]]);
    }

    #[test]
    fn lines_go_down_the_page_whatever_the_order_of_drawing() {
        let words = vec![word("b", 10.0, 20.0, 90.0), word("a", 10.0, 20.0, 10.0)];
        assert_eq!(texts(words, &[]), [["a"], ["b"]]);
    }

    #[test]
    fn a_vertical_rule_ends_a_segment() {
        let words = vec![word("a", 10.0, 20.0, 10.0), word("b", 23.0, 30.0, 10.0)];
        let rule = Rule {
            vertical: true,
            at: 21.5,
            from: 0.0,
            to: 40.0,
        };
        assert_eq!(texts(words.clone(), &[rule]), [["a", "b"]]);
        assert_eq!(texts(words, &[Rule { to: 5.0, ..rule }]), [["a b"]]);
    }
}

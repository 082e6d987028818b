//! Text in columns, for people.

/// The widest that a cell gets, in characters.
const WIDEST: usize = 48;

/// Lays out rows under a header, each indented by two spaces. Columns are as wide as their widest cell.
pub(crate) fn render(header: &[&str], rows: &[Vec<String>]) -> String {
    let header: Vec<String> = header.iter().map(|&name| name.to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(&header)
        .chain(rows)
        .map(|row| row.iter().map(|text| cell(text)).collect())
        .collect();
    let widths: Vec<usize> = (0..header.len())
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|text| text.chars().count())
                .max()
                .unwrap_or_default()
        })
        .collect();
    let lines = rows.iter().map(|row| {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(text, &width)| format!("{text:<width$}"))
            .collect();
        format!("  {}", cells.join("  ")).trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// One line that fits. A document's control characters must not reach the terminal: they could drive it.
fn cell(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WIDEST {
        return line;
    }
    line.chars().take(WIDEST - 3).chain("...".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [row(&["/total", "1204.5"]), row(&["/no", ""])];
        assert_eq!(
            render(&["field", "value"], &rows),
            "  field   value\n  /total  1204.5\n  /no"
        );
    }

    #[test]
    fn a_cell_is_one_line_without_control_characters() {
        assert_eq!(cell("a\n b\t\u{1b}[31mc\u{9b}d"), "a b [31mc d");
    }

    #[test]
    fn a_long_cell_is_cut() {
        let cut = cell(&"ä".repeat(WIDEST + 1));
        assert_eq!(cut.chars().count(), WIDEST);
        assert!(cut.ends_with("ä..."), "{cut}");
        assert_eq!(cell(&"ä".repeat(WIDEST)), "ä".repeat(WIDEST));
    }
}

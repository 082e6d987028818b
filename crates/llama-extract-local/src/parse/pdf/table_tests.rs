//! Tables with lines between columns and none between rows.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::page_tests::{page, show};

/// Three columns from x = 50, 200 and 300 to 400, a line below the head, and texts at these places, the y counted in
/// lines.
fn rows(texts: &[(usize, f64, &str)]) -> Vec<Vec<String>> {
    let mut content = String::from("50 500 350 200 re S\n50 680 m 400 680 l S\n");
    content += "200 500 m 200 700 l S\n300 500 m 300 700 l S\n";
    for (x, text) in [(54.0, "Part"), (204.0, "Number"), (304.0, "Price")] {
        content += &show(2, x, 686.0, text);
    }
    for (column, line, text) in texts {
        let x = [54.0, 204.0, 304.0][*column];
        content += &show(1, x, 668.0 - 12.0 * line, text);
    }
    let page = page(&content);
    let [table] = page.tables.as_slice() else {
        panic!("{:?}", page.tables)
    };
    let mut rows = vec![vec![String::new(); table.columns]; table.rows];
    for cell in &table.cells {
        rows[cell.rows.start][cell.columns.start] = page.text_of(&cell.runs);
    }
    rows
}

#[test]
fn lines_of_text_that_columns_agree_on_are_rows() {
    let rows = rows(&[
        (0, 0.0, "Bolt"),
        (1, 0.0, "4"),
        (2, 0.0, "2.50"),
        (0, 1.0, "A nut which goes with the bolt"),
        (0, 2.0, "and is as long as that"),
        (1, 1.0, "12"),
        (2, 1.0, "0.75"),
        (0, 3.0, "Washer"),
        (1, 3.0, "100"),
        (2, 3.0, "12.00"),
    ]);
    assert_eq!(
        rows,
        [
            ["Part", "Number", "Price"],
            ["Bolt", "4", "2.50"],
            [
                "A nut which goes with the bolt and is as long as that",
                "12",
                "0.75"
            ],
            ["Washer", "100", "12.00"],
        ]
    );
}

#[test]
fn text_of_several_lines_beside_one_figure_is_one_row() {
    let text = [
        (0, 0.0, "A bolt which is longer than it"),
        (0, 1.0, "is thick by far"),
        (1, 0.0, "4"),
        (2, 0.0, "2.50"),
    ];
    assert_eq!(rows(&text).len(), 2);
}

#[test]
fn addresses_side_by_side_are_one_row() {
    let text = [
        (0, 0.0, "Ada Byron"),
        (0, 1.0, "12 High Street"),
        (0, 2.0, "London"),
        (1, 0.0, "Emmy Noether"),
        (1, 1.0, "Markt 7"),
        (1, 2.0, "Erlangen"),
    ];
    assert_eq!(rows(&text).len(), 2);
}

#[test]
fn figures_in_the_middle_of_taller_cells_do_not_part_them() {
    let text = [
        (0, 0.0, "Bolt"),
        (1, 0.0, "4"),
        (2, 0.0, "2.50"),
        (0, 1.0, "A nut which goes with the bolt"),
        (0, 2.0, "and is as long as that"),
        (1, 1.5, "12"),
        (2, 1.5, "0.75"),
    ];
    assert_eq!(rows(&text).len(), 2);
}

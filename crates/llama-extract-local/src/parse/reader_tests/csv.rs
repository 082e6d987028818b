use super::*;

fn of(text: &str) -> Page {
    page("a.csv", text.as_bytes())
}

#[test]
fn the_delimiter_is_found() {
    for sign in [",", ";", "\t", "|"] {
        let page = of(&["Name,Qty", "a b,1", "c,2"].join("\n").replace(',', sign));
        let table = page.tables.first().unwrap();
        assert_eq!(
            (table.rows, table.columns, table.head_rows),
            (3, 2, 1),
            "{sign}"
        );
    }
}

#[test]
fn decimal_commas_do_not_part_what_semicolons_part() {
    let page = of("Artikel;Preis\nA;1,50\nB;2,75\n");
    assert_eq!(lines(&page).last().unwrap(), &["B", "2,75"]);
}

#[test]
fn quoted_fields_keep_their_delimiters_and_lines() {
    let page = of("Name,Note,Qty\n\"Lozano, Dr\",\"first\nsecond\",1\n");
    let table = page.tables.first().unwrap();
    assert!(cells(&page, table).contains(&"1 1 first / second".into()));
    assert!(cells(&page, table).contains(&"1 0 Lozano, Dr".into()));
}

#[test]
fn lines_above_the_headings_are_no_part_of_the_table() {
    let page = of("Report of sales\n\nItem,Qty,Price\na,1,2.50\nb,2,3.50\n");
    let table = page.tables.first().unwrap();
    assert_eq!((table.rows, table.head_rows), (3, 1));
    assert_eq!(lines(&page).first().unwrap(), &["Report of sales"]);
}

#[test]
fn empty_fields_leave_their_column_free() {
    let page = of("a,b,c\n1,,3\n4,5,6\n");
    let table = page.tables.first().unwrap();
    assert!(cells(&page, table).contains(&"1 2 3".into()));
}

#[test]
fn labels_and_values_have_no_headings() {
    let page = of("Name,Acme\nCity,Berne\nCountry,CH\n");
    assert_eq!(page.tables.first().unwrap().head_rows, 0);
}

#[test]
fn what_is_no_text_is_refused() {
    let error = parse("a.csv", b"a,\0\0\0\0,b", &limits()).unwrap_err();
    assert!(error.starts_with("UNSUPPORTED_FILE_TYPE: a.csv"), "{error}");
}

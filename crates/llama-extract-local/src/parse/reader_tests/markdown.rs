use super::*;

fn of(text: &str) -> Page {
    page("a.md", text.as_bytes())
}

#[test]
fn lines_with_labels_stay_lines() {
    assert_eq!(
        lines(&of("**Customer:** Acme\n**Due**: 5 May\n")),
        vec![vec!["Customer:", "Acme"], vec!["Due:", "5 May"]]
    );
}

#[test]
fn headings_items_and_tasks_are_told_apart() {
    let page = of("# T\n\ntext\n\n- a\n- [x] b\n");
    assert_eq!(
        blocks(&page),
        [
            (BlockKind::Heading, "T".into()),
            (BlockKind::Paragraph, "text".into()),
            (BlockKind::Item, "a".into()),
            (BlockKind::Item, "☑ b".into()),
        ]
    );
    let marks: Vec<_> = page.words.iter().filter(|word| word.is_mark).collect();
    assert_eq!(marks.len(), 1);
}

#[test]
fn a_table_has_one_row_of_headings() {
    let page = of("| A | B |\n|---|--:|\n| x | 1 |\n");
    let table = page.tables.first().unwrap();
    assert_eq!(table.head_rows, 1);
    assert_eq!(cells(&page, table), ["0 0 A", "0 1 B", "1 0 x", "1 1 1"]);
}

#[test]
fn front_matter_is_read_as_labels_and_values() {
    assert_eq!(
        lines(&of("---\ntitle: \"Offer: 12\"\n---\ntext\n")),
        vec![vec!["title:", "Offer: 12"], vec!["text"]]
    );
    assert_eq!(lines(&of("---\n\ntext")), [["text"]]);
}

#[test]
fn html_inside_is_read_as_html() {
    let page = of("text\n\n<table><tr><td>k<td>v<tr><td>l<td>w</table>\n");
    assert_eq!(page.tables.len(), 1);
}

#[test]
fn code_keeps_its_lines() {
    assert_eq!(
        lines(&of("```\na  1\nb\n```\n")),
        vec![vec!["a", "1"], vec!["b"]]
    );
}

use super::*;

fn of(body: &str) -> Page {
    page("a.html", body.as_bytes())
}

#[test]
fn elements_become_blocks_of_their_kind() {
    let page = of("<h2>Terms</h2><p>One <b>two</b><i>!</i></p><ul><li>a<li>b</ul><div>c</div>");
    assert_eq!(
        blocks(&page),
        [
            (BlockKind::Heading, "Terms".into()),
            (BlockKind::Paragraph, "One two!".into()),
            (BlockKind::Item, "a".into()),
            (BlockKind::Item, "b".into()),
            (BlockKind::Paragraph, "c".into()),
        ]
    );
}

#[test]
fn what_is_not_shown_is_not_read() {
    let page = of(
        "<head><title>Head</title><style>p{}</style><body><h1>Seen</h1><script>var a = '<p>no</p>'</script>\
         <p hidden>no</p><div style='display: none'><p>no</p></div><template><p>no</p></template><!-- no -->",
    );
    assert_eq!(lines(&page), [["Seen"]]);
}

#[test]
fn the_title_heads_a_page_that_has_no_main_heading() {
    assert_eq!(
        lines(&of("<title>Offer</title><p>text")),
        [["Offer"], ["text"]]
    );
}

#[test]
fn entities_and_special_spaces_are_resolved() {
    assert_eq!(
        lines(&of(
            "<p>R&amp;D&nbsp;&euro;&nbsp;5 Rech&shy;nung<br>x&#8203;y"
        )),
        [["R&D € 5 Rechnung"], ["xy"]]
    );
}

#[test]
fn spans_of_a_table_are_kept() {
    let page = of("<table><thead><tr><th>A<th colspan=2>B</thead>\
         <tr><td rowspan=2>x<td>y<td>z<tr><td>p<br>q<td></table>");
    let table = page.tables.first().unwrap();
    assert_eq!((table.rows, table.columns, table.head_rows), (3, 3, 1));
    assert_eq!(
        cells(&page, table),
        [
            "0 0 A",
            "0 1+2 B",
            "1+2 0 x",
            "1 1 y",
            "1 2 z",
            "2 1 p / q",
            "2 2 "
        ]
    );
}

#[test]
fn a_row_of_heading_cells_heads_a_table() {
    let page = of("<table><tr><th>A<th>B<tr><th>x<td>1<tr><th>y<td>2</table>");
    assert_eq!(page.tables.first().unwrap().head_rows, 1);
}

#[test]
fn columns_line_up() {
    let page = of("<table><tr><td>a longer cell<td>1<tr><td>b<td>2</table>");
    let left = |line: usize| {
        page.lines
            .get(line)
            .unwrap()
            .segments
            .get(1)
            .unwrap()
            .rect
            .x0
    };
    assert!((left(0) - left(1)).abs() < f64::EPSILON);
}

#[test]
fn a_table_in_a_table_is_beside_what_its_cell_is_beside() {
    let page = of("<table><tr><td>left<td><table><tr><td>k<td>1<tr><td>l<td>2</table></table>");
    assert_eq!(lines(&page), vec![vec!["left", "k", "1"], vec!["l", "2"]]);
    assert_eq!(page.tables.len(), 1, "the outer one is only layout");
}

#[test]
fn definitions_stand_beside_their_terms() {
    let page = of("<dl><dt>Name<dd>Bob<dt>Age<dd>5<dd>6</dl>");
    assert_eq!(
        lines(&page),
        vec![vec!["Name", "Bob"], vec!["Age", "5"], vec!["6"]]
    );
}

#[test]
fn labels_are_segments_of_their_own() {
    assert_eq!(
        lines(&of(
            "<p><b>Due</b> 5 May<p><span>Server</span> <span>Ann</span><p>This is <b>bold</b> text"
        )),
        vec![
            vec!["Due", "5 May"],
            vec!["Server", "Ann"],
            vec!["This is bold text"]
        ]
    );
}

#[test]
fn form_fields_show_what_was_entered() {
    let page = of(
        "<label><input type=checkbox checked> Yes</label><label for=n>No</label><input id=n type=radio>\
         <p><input value='typed'><select><option>a<option selected>chosen</select><textarea>long</textarea>\
         <input type=hidden value=h>",
    );
    let texts: Vec<_> = page
        .words
        .iter()
        .map(|w| (w.text.as_str(), w.is_mark))
        .collect();
    assert_eq!(
        texts,
        [
            ("☑", true),
            ("Yes", false),
            ("☐", true),
            ("No", false),
            ("typed", false),
            ("chosen", false),
            ("long", false),
        ]
    );
}

#[test]
fn missing_end_tags_and_stray_elements_lose_no_text() {
    let page = of("<table><form><tr><td>a</td></tr><div>stray</div><tr><td>b</form></table><p>end");
    let all: Vec<_> = page.words.iter().map(|w| w.text.as_str()).collect();
    assert_eq!(all, ["stray", "a", "b", "end"]);
}

#[test]
fn deep_and_wide_pages_are_read_in_time() {
    let deep = format!("{}x", "<div><b>".repeat(100_000));
    assert_eq!(lines(&of(&deep)), [["x"]]);
    let tables = format!("{}x", "<table><tr><td>".repeat(20_000));
    assert_eq!(lines(&of(&tables)), [["x"]]);
    let wide = "<tr><td colspan=1000000 rowspan=1000000>a".repeat(2000);
    assert_eq!(of(&format!("<table>{wide}</table>")).words.len(), 2000);
    let formats = format!("{}{}", "<b>".repeat(150), "<p>x".repeat(20_000));
    assert_eq!(of(&formats).words.len(), 20_000);
}

#[test]
fn the_encoding_that_a_page_names_is_used() {
    let bytes = b"<meta charset='iso-8859-2'><p>\xB1";
    assert_eq!(page("a.html", bytes).text(0..1), "ą");
}

#[test]
fn a_page_without_a_telling_name_is_known_by_its_start() {
    assert_eq!(lines(&page("page", b"<!DOCTYPE html><p>x")), [["x"]]);
}

#[test]
fn a_text_that_mentions_pdf_is_no_pdf() {
    assert_eq!(lines(&page("a.html", b"<p>%PDF-1.7")), [["%PDF-1.7"]]);
}

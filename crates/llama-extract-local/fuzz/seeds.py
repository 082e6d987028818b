#!/usr/bin/env python3
"""Writes a small corpus for each fuzz target into corpus/. Standard library only, the same bytes each time."""

import io
import pathlib
import zipfile

HERE = pathlib.Path(__file__).parent / "corpus"


def pdf():
    content = b"BT /F1 10 Tf 50 780 Td (Invoice number INV-117) Tj ET\n52 598 10 10 re S\n50 724 m 350 724 l S\n"
    annotation = b"<</Type /Annot /Subtype /Widget /FT /Tx /V (Ada) /Rect [50 500 200 520]>>"
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [6 0 R] "
        b"/Resources <</Font <</F1 4 0 R>>>>>>",
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        b"<</Length %d>> stream\n%s\nendstream" % (len(content), content),
        annotation,
    ]
    body = b"".join(b"%d 0 obj %s endobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer <</Root 1 0 R>>\n%%EOF"


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in files.items():
            packed.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def package(main, kind, files):
    types = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    relation = f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="{main}"/>'
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>'
    return archive({"[Content_Types].xml": types, "_rels/.rels": relations, **files})


def docx():
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + cell.format("Part") + cell.format("12.50") + "</w:tr>"
    text = "<w:p><w:r><w:t>Invoice number: INV-117</w:t></w:r></w:p>"
    document = f'<w:document xmlns:w="{word}"><w:body>{text}<w:tbl>{row}</w:tbl></w:body></w:document>'
    return package("word/document.xml", "word", {"word/document.xml": document})


def xlsx():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = '<c r="A1" t="inlineStr"><is><t>Total</t></is></c><c r="B1"><v>12.5</v></c>'
    sheet = f'<worksheet xmlns="{main}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    book = f'<workbook xmlns="{main}" xmlns:r="{OFFICE}/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
    relation = f'<Relationship Id="r1" Type="{OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    return package("xl/workbook.xml", "xl", {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    })


SEEDS = {
    "pdf": pdf(),
    "html": b"<h1>Invoice</h1><dl><dt>Number<dd>INV-117</dl><table><tr><th>Part<th>Price<tr><td>Bolt<td>12.50</table>",
    "markdown": b"# Invoice\n\n| Part | Price |\n|---|---|\n| Bolt | 12.50 |\n\n- [x] paid\n",
    "csv": b'Part;Price\n"Bolt; steel";12,50\n',
    "xlsx": xlsx(),
    "docx": docx(),
    "text": b"Invoice number: INV-117\nTotal: 12.50\n\nPart    Price\nBolt    12.50\n",
    "engine": b'{"type":"object","properties":{"total":{"type":"number"}}}\0Total: 12.50\n',
}

for target, seed in SEEDS.items():
    folder = HERE / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sample").write_bytes(seed)

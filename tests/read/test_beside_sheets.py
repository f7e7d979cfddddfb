"""What stands beside the cells of a sheet: shapes with words, charts and pictures, headers and footers."""

from __future__ import annotations

import struct

import pytest
from docx_of import relationships, zipped
from package_of import DECLARED, body_of, grid_of, n, notes_of, ods, parts_of, t, xlsx

from reportlint.model import Document
from reportlint.read import read
from reportlint.read.sheets import Sheet
from reportlint.read.sheets.margins import margin_of
from reportlint.read.xls_beside import read_beside

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TABLE = t("项目") + t("金额"), t("甲") + n(3)


def drawn_on(shapes: str) -> Document:
    """Read a workbook with these shapes on its sheet."""
    parts = parts_of(xlsx(*TABLE))
    drawing = f'<x:wsDr xmlns:x="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main" xmlns:mc="{COMPATIBILITY}">'
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships({"rId1": ("drawing", "../drawings/d.xml")}).encode()
    parts["xl/drawings/d.xml"] = f"{drawing}{shapes}</x:wsDr>".encode()
    return read(zipped(dict(parts)), "a.xlsx")


def shape(*paragraphs: str) -> str:
    """Write a shape with words."""
    inside = "".join(f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>" for words in paragraphs)
    return f"<x:sp><x:txBody>{inside}</x:txBody></x:sp>"


def test_the_words_of_shapes_stand_behind_the_sheet() -> None:
    group = f"<x:grpSp>{shape('附注')}{shape('')}</x:grpSp>"
    body = body_of(drawn_on(f"<x:twoCellAnchor>{shape('审减20万元', '复核：略')}</x:twoCellAnchor>{group}"))
    assert body[1:] == [[["项目", "金额"], ["甲", "3"]], "审减20万元", "复核：略", "附注"]


def test_a_shape_with_a_stand_in_for_older_programs_is_read_once() -> None:
    words = shape("审减20万元")
    both = (
        f"<mc:AlternateContent><mc:Choice>{words}</mc:Choice><mc:Fallback>{words}</mc:Fallback></mc:AlternateContent>"
    )
    assert drawn_on(both).text.count("审减20万元") == 1


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("&L附表2&R单位：元", "附表2\n单位：元"),
        ('&C&"黑体,加粗"&14经费表', "经费表"),
        ("&C&K00-024经费表", "经费表"),
        ("经费表&C研发&&培训", "经费表研发&培训"),
        ("&L&A（&D）", "汇总（）"),
        ("&C第 &P 页，共 &N 页", ""),
        ("&CPage &P of &N", ""),
        ("", ""),
    ],
)
def test_headers_say_their_words_without_codes_and_page_numbers(written: str, words: str) -> None:
    assert margin_of(written, "汇总") == words


def test_headers_and_footers_of_sheets_are_notes_of_their_kind() -> None:
    margins = (
        "<headerFooter differentFirst='1'><oddHeader>&amp;R单位：元</oddHeader><oddFooter>&amp;C第&amp;P页</oddFooter>"
        "<evenHeader>从不印出</evenHeader><firstFooter>制表：略</firstFooter></headerFooter>"
    )
    document = read(xlsx(*TABLE, more=margins), "a.xlsx")
    assert notes_of(document) == [("header", "单位：元"), ("footer", "制表：略")]


CELL = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
LOOK = '<style:style style:name="ta1" style:family="table" style:master-page-name="P1"/>'


def sheet_of(beside: str) -> str:
    """Write a sheet of one cell with something drawn in another."""
    row = f"<table:table-row>{CELL}<table:table-cell>{beside}</table:table-cell></table:table-row>"
    return f'<table:table table:name="自评表" table:style-name="ta1">{row}</table:table>'


def test_shapes_of_opendocument_are_read_and_no_pictures() -> None:
    box = "<draw:frame><draw:text-box><text:p>审减20万元</text:p></draw:text-box></draw:frame>"
    custom = "<draw:custom-shape><text:p>复核：<text:span>略</text:span></text:p></draw:custom-shape>"
    document = read(ods(sheet_of(box + custom + "<draw:frame><draw:image/></draw:frame>")), "a.ods")
    assert body_of(document) == ["自评表", "甲", "审减20万元", "复核：略"]
    assert document.pictures == 1


def test_a_chart_of_an_opendocument_sheet_is_read() -> None:
    row = "<table:table-row>{}</table:table-row>"
    cells = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in ("", "经费"))
    values = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in ("一季度", "8"))
    chart = (
        f'<office:document-content {DECLARED} xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0">'
        f"<office:body><office:chart><chart:chart><table:table>{row.format(cells)}{row.format(values)}</table:table></chart:chart>"
        "</office:chart></office:body></office:document-content>"
    )
    parts = parts_of(ods(sheet_of('<draw:frame><draw:object xlink:href="./O1"/><draw:image/></draw:frame>')))
    document = read(zipped({**parts, "O1/content.xml": chart}), "a.ods")
    assert grid_of(document, document.charts[0].table) == [["", "经费"], ["一季度", "8"]]


def test_headers_of_the_page_an_opendocument_sheet_is_printed_on_are_notes() -> None:
    number = "<text:p>第<text:page-number>1</text:page-number>页</text:p>"
    pages = (
        "<style:master-page style:name='P1'><style:header><style:region-left><text:p>附表2</text:p></style:region-left>"
        "<style:region-right><text:p><text:sheet-name>???</text:sheet-name></text:p></style:region-right></style:header>"
        f"<style:footer>{number}</style:footer></style:master-page>"
        "<style:master-page style:name='P2'><style:header><text:p>未用</text:p></style:header></style:master-page>"
    )
    parts = parts_of(ods(sheet_of(""), LOOK))
    styles = f"<office:document-styles {DECLARED}>{pages}</office:document-styles>"
    assert notes_of(read(zipped({**parts, "styles.xml": styles}), "a.ods")) == [("header", "附表2 自评表")]


def record(kind: int, data: bytes) -> bytes:
    """Write one record of an xls sheet."""
    return struct.pack("<HH", kind, len(data)) + data


def drawn_object(kind: int) -> bytes:
    """Write the record of an object."""
    return record(0x5D, struct.pack("<HHHH", 0x15, 0x12, kind, 1))


def text_box(words: str) -> bytes:
    """Write the records of a text, which goes on in a second one."""
    head, tail = words[:2], words[2:]
    pieces = record(0x3C, b"\x01" + head.encode("utf-16-le")) + record(0x3C, b"\x01" + tail.encode("utf-16-le"))
    return record(0x1B6, struct.pack("<10xHH4x", len(words), 0)) + pieces


def beside(*written: bytes) -> Sheet:
    """Read what stands beside the cells of an xls sheet of these records."""
    sheet = Sheet("底稿")
    read_beside(sheet, record(0x809, bytes(4)) + b"".join(written) + record(0x0A, b""), 0)
    return sheet


def test_text_boxes_of_xls_are_read_and_comments_are_not_read_twice() -> None:
    sheet = beside(drawn_object(0x19), text_box("请核对"), drawn_object(0x02), text_box("审减20万元\r略"))
    assert sheet.boxes == ["审减20万元\n略"]


def test_charts_and_pictures_of_xls_are_counted() -> None:
    chart = record(0x809, bytes(4)) + drawn_object(0x08) + record(0x0A, b"")
    sheet = beside(drawn_object(0x05), chart, drawn_object(0x08), drawn_object(0x08))
    assert (len(sheet.charts), sheet.pictures) == (1, 2)


def test_headers_and_footers_of_xls_are_read() -> None:
    header = "&L附表2&R单位：元"
    sheet = beside(
        record(0x14, struct.pack("<HB", len(header), 1) + header.encode("utf-16-le")),
        record(0x15, struct.pack("<HB", 10, 0) + b"&CNo. 7 &P"),
    )
    assert sheet.margins == [("header", "附表2\n单位：元"), ("footer", "No. 7")]


@pytest.mark.parametrize("cut", [b"\x01", b"\x05\x00", b"\x05\x00\x01\x41"])
def test_a_record_that_is_cut_breaks_nothing(cut: bytes) -> None:
    assert beside(record(0x14, cut), record(0x5D, cut), record(0x1B6, cut), record(0x1B6, bytes(18))).boxes == []

"""Columns set with tab stops in flowing formats: lines of cells are a table, and numbers never run together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from doc_of import read_doc_of
from docx_of import docx_of, p, r
from package_of import body_of, odt, rtf

from reportlint.model import Document, Table
from reportlint.read import read

TAB = "<w:r><w:tab/></w:r>"
LIST = ["费用类别\t预算数\t决算数", "会议费\t120\t118", "培训费\t300\t245", "总计\t420\t363"]
CELLS = [line.split("\t") for line in LIST]


def in_docx(*lines: str) -> Document:
    """Read lines as paragraphs of Word."""
    return read(docx_of("".join(p(*pieces(line)) for line in lines)), "a.docx")


def pieces(line: str) -> list[str]:
    """Write a line as runs, its tabs as elements."""
    runs: list[str] = []
    for index, words in enumerate(line.split("\t")):
        runs += ([TAB] if index else []) + ([r(words)] if words else [])
    return runs


def in_doc(*lines: str) -> Document:
    """Read lines as paragraphs of Word before 2007."""
    return read_doc_of(("".join(f"{line}\r" for line in lines), b""))


def in_rtf(*lines: str) -> Document:
    """Read lines as paragraphs of RTF."""
    return read(rtf("".join(line.replace("\t", "\\tab ") + "\\par " for line in lines)), "a.rtf")


def in_odt(*lines: str) -> Document:
    """Read lines as paragraphs of OpenDocument."""
    return read(odt("".join(f"<text:p>{line.replace(chr(9), '<text:tab/>')}</text:p>" for line in lines)), "a.odt")


def table_of(document: Document) -> list[list[str]]:
    """Quote the rows of the only table."""
    (table,) = document.tables()
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(document.quote(cell.span))
    return rows


@pytest.mark.parametrize("reader", [in_docx, in_doc, in_rtf, in_odt])
def test_lines_of_cells_between_tabs_are_a_table(reader: Callable[..., Document]) -> None:
    document = reader("费用如下。", *LIST, "以上为全年数。")
    assert table_of(document) == CELLS
    assert [document.quote(block.span) for block in document.blocks if not isinstance(block, Table)] == [
        "费用如下。",
        "以上为全年数。",
    ]
    assert "\n".join(LIST) in document.text


def test_as_many_tabs_as_it_takes_to_reach_a_column_part_two_cells() -> None:
    document = in_docx("费用类别\t\t\t预算数\t决算数", "会议费\t\t120\t118", "公务用车运行费\t300\t245")
    assert table_of(document) == [
        ["费用类别", "预算数", "决算数"],
        ["会议费", "120", "118"],
        ["公务用车运行费", "300", "245"],
    ]


def test_an_empty_cell_keeps_its_column() -> None:
    document = in_docx("\t预算数\t决算数", "会议费\t120\t118", "培训费\t\t245", "差旅费\t60\t")
    assert table_of(document)[0] == ["", "预算数", "决算数"]
    assert table_of(document)[2:] == [["培训费", "", "245"], ["差旅费", "60", ""]]


def test_an_indent_is_no_cell() -> None:
    assert table_of(in_docx(*("\t" + line for line in LIST))) == CELLS


def test_rows_of_numbers_need_no_names_above_them() -> None:
    assert table_of(in_docx(*LIST[1:])) == CELLS[1:]


@pytest.mark.parametrize(
    "lines",
    [
        ["预算数\t120万元", "决算数\t118万元"],
        ["一、概况\t1", "二、资金\t3", "三、成效\t7"],
        ["负责人：甲\t填表人：乙", "日期：5月1日\t电话：无"],
        ["说明：\t全年支出120万元。", "其中：\t会议费118万元。"],
        ["会议费\t120\t118"],
    ],
)
def test_other_lines_with_tabs_stay_paragraphs(lines: list[str]) -> None:
    document = in_docx(*lines)
    assert not list(document.tables())
    assert [" ".join(document.quote(line.span).split()) for line in document.paragraphs()] == [
        line.replace("\t", " ") for line in lines
    ]


@pytest.mark.parametrize("reader", [in_docx, in_doc, in_rtf, in_odt])
def test_numbers_on_both_sides_of_a_tab_never_run_together(reader: Callable[..., Document]) -> None:
    (line,) = body_of(reader("会议费\t120\t118"))
    assert line == "会议费 120\N{EM SPACE}118"


def test_a_heading_is_no_row() -> None:
    level = '<w:outlineLvl w:val="0"/>'
    document = read(docx_of(p(*pieces(LIST[0]), properties=level) + "".join(p(*pieces(x)) for x in LIST[1:])), "a.docx")
    assert table_of(document) == CELLS[1:]
    assert [paragraph.outline for paragraph in document.paragraphs()] == [1]


def test_a_comment_on_a_cell_finds_its_run() -> None:
    document = in_docx(*LIST)
    spans = {document.quote(run.span): run.ordinal for run in document.runs}
    assert spans["245"] == spans["300"] + 2

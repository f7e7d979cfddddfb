"""What a sheet holds and does not print, and what it should hold and does not."""

from __future__ import annotations

import pytest
from docx_of import relationships, zipped
from package_of import SHEET, body_of, kinds_of, n, notes_of, ods, parts_of, t, xlsx

from reportlint.model import Document
from reportlint.read import read
from reportlint.read.sheets.merges import covered

MERGED = '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>'


def test_a_value_under_a_merged_cell_is_hidden_and_no_part_of_the_table() -> None:
    rows = t("经费表") + n(77) + t("经费表"), t("项目") + t("金额") + t("备注"), t("甲") + n(3) + t("略")
    document = read(xlsx(*rows, more=MERGED), "a.xlsx")
    assert body_of(document) == ["自评表", "经费表", [["项目", "金额", "备注"], ["甲", "3", "略"]]]
    assert notes_of(document) == [("hidden", "77")]


def test_a_formula_still_reckons_with_a_value_under_a_merged_cell() -> None:
    rows = t("经费表") + n(77), t("合计") + n(80, "B1+C2") + n(3)
    assert [one.computed for one in read(xlsx(*rows, more=MERGED), "a.xlsx").formulas] == ["80"]


def test_a_value_under_a_merged_cell_of_opendocument_is_hidden_too() -> None:
    cell = '<table:{}table-cell {} office:value-type="string"><text:p>{}</text:p></table:{}table-cell>'
    row = cell.format("", 'table:number-columns-spanned="2"', "合并", "") + cell.format(
        "covered-", "", "旧稿", "covered-"
    )
    rows = f"<table:table-row>{row}</table:table-row>"
    document = read(ods(f'<table:table table:name="表">{rows}</table:table>'), "a.ods")
    assert (body_of(document), notes_of(document)) == (["表", "合并"], [("hidden", "旧稿")])


def test_the_first_merge_covers_and_a_covered_corner_covers_nothing() -> None:
    places = [(row, column) for row in range(3) for column in range(3)]
    assert covered(places, [(0, 0, 1, 1), (1, 1, 2, 2)]) == {(0, 1): (0, 0), (1, 0): (0, 0), (1, 1): (0, 0)}
    assert covered([(0, 0), (5, 0)], [(0, 0, 1_048_575, 16_383)]) == {(5, 0): (0, 0)}


def test_zeros_are_blank_where_the_sheet_prints_none() -> None:
    data = "".join(
        f"<row>{row}</row>" for row in (t("项目") + t("金额") + t("余额"), t("甲") + n(0) + n(0, "B2"), t("乙") + n(4))
    )
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    parts = parts_of(xlsx(""))
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{SHEET}">{view}<sheetData>{data}</sheetData></worksheet>'.encode()
    )
    document = read(zipped(dict(parts)), "a.xlsx")
    assert body_of(document)[1] == [["项目", "金额", "余额"], ["甲", "", ""], ["乙", "4", ""]]


def with_strings(cells: str, strings: str | None) -> Document:
    """Read a workbook of one row whose words stand elsewhere, or nowhere."""
    parts = parts_of(xlsx(cells))
    if strings is not None:
        links = {
            "rId1": ("worksheet", "worksheets/sheet1.xml"),
            "rId2": ("sharedStrings", "sharedStrings.xml"),
        }
        parts["xl/_rels/workbook.xml.rels"] = relationships(links).encode()
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{SHEET}">{strings}</sst>'.encode()
    return read(zipped(dict(parts)), "a.xlsx")


@pytest.mark.parametrize("strings", [None, "", "<si><t>项目</t></si>"])
def test_words_that_are_missing_from_the_file_are_said(strings: str | None) -> None:
    document = with_strings('<c t="s"><v>7</v></c>' + n(3), strings)
    assert kinds_of(document) == ["words-lost"]
    assert document.problems[0].values == {"count": "1"}


def test_a_sheet_that_is_listed_and_missing_is_said() -> None:
    parts = parts_of(xlsx(n(3), 底稿=n(4)))
    del parts["xl/worksheets/sheet2.xml"]
    document = read(zipped(dict(parts)), "a.xlsx")
    assert [(one.kind, dict(one.values)) for one in document.problems] == [("missing-part", {"part": "底稿"})]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("上年_x000D_\n结转", "上年结转"),
        ("上年_x000D_结转", "上年 结转"),
        ("_x005F_x0041_", "_x0041_"),
        ("一_x0007_二", "一二"),
        ("A_x0042_C", "ABC"),
        ("a_x00zz_b", "a_x00zz_b"),
    ],
)
def test_characters_that_xml_cannot_hold_are_no_text(written: str, words: str) -> None:
    assert with_strings('<c t="s"><v>0</v></c>', f"<si><t>{written}</t></si>").text.split("\n")[-1] == words
    assert read(xlsx(t(written)), "a.xlsx").text.split("\n")[-1] == words

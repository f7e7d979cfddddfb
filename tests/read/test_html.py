"""Pages: what is hidden, what stands outside of cells, what lies too deep, and powers of ten."""

from __future__ import annotations

import pytest
from package_of import body_of, kinds_of, notes_of

from reportlint.model import Document
from reportlint.read import read


def page(inside: str) -> Document:
    """Read a page of this body."""
    return read(f"<html><head><meta charset='utf-8'></head><body>{inside}</body></html>".encode(), "a.html")


@pytest.mark.parametrize("how", ['style="display:none"', "hidden", 'style="visibility: collapse"'])
def test_rows_and_cells_that_are_gone_are_no_part_of_the_table(how: str) -> None:
    rows = (
        "<tr><td>项目</td><td>金额</td></tr>"
        f"<tr {how}><td>旧稿</td><td>9</td></tr>"
        f"<tr><td>甲</td><td {how}>初值</td><td>3</td></tr>"
        f"<tbody {how}><tr><td>作废</td></tr></tbody>"
    )
    document = page(f"<table>{rows}</table>")
    assert body_of(document) == [[["项目", "金额"], ["甲", "3"]]]
    assert notes_of(document) == [("hidden", "旧稿 9"), ("hidden", "初值"), ("hidden", "作废")]


def test_a_cell_whose_words_are_invisible_keeps_its_place() -> None:
    row = "<tr><td>甲</td><td style='visibility:hidden'>7</td><td>3</td></tr>"
    document = page(f"<table><tr><td>项目</td><td>旧</td><td>新</td></tr>{row}</table>")
    assert body_of(document) == [[["项目", "旧", "新"], ["甲", "", "3"]]]
    assert notes_of(document) == [("hidden", "7")]


def test_hidden_words_inside_a_cell_are_a_note() -> None:
    document = page("<table><tr><td>甲<span hidden>（旧 9）</span></td><td>3</td></tr></table>")
    assert (body_of(document), notes_of(document)) == ([[["甲", "3"]]], [("hidden", "（旧 9）")])


def test_hidden_blocks_are_kept_apart_in_their_note_and_scripts_are_none() -> None:
    document = page("<p>略</p><div hidden><p>支出12</p><p>收入30</p>共<b>4</b>2<script>var a</script></div>")
    assert notes_of(document) == [("hidden", "支出12 收入30 共42")]


def test_words_of_a_table_outside_its_cells_stand_before_it() -> None:
    document = page("<table>单位：元<tr>续表<td>甲</td><td>3</td>略</tr><p>注：初稿</p></table>")
    assert body_of(document) == ["单位：元 续表 略".replace(" ", ""), "注：初稿", [["甲", "3"]]]


def test_rows_inside_a_form_are_rows_of_the_table_around_it() -> None:
    rows = "<form><tr><td>甲</td><td>3</td></tr></form><form><tbody><tr><td>乙</td><td>4</td></tr></tbody></form>"
    assert body_of(page(f"<table>{rows}</table>")) == [[["甲", "3"], ["乙", "4"]]]


def test_tables_nested_deeper_than_they_are_read_are_said_and_not_cut() -> None:
    assert kinds_of(page("<table><tr><td>层" * 120)) == ["limit-exceeded"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<table><tr><td>10<sup>4</sup>元</td><td>9</td></tr></table>", [[["10⁴元", "9"]]]),
        ("<table><tr><td>单位：10<sup>8</sup> kWh</td><td>9</td></tr></table>", [[["单位：10⁸ kWh", "9"]]]),
        ("<p>金额（10<sup>4</sup>元）</p>", ["金额（10⁴元）"]),
        ("<table><tr><td>10<sup>2</sup></td><td>9</td></tr></table>", [[["10", "9"]]]),
        ("<p>10<sup>1</sup>万元已拨付</p>", ["10万元已拨付"]),
        ("<p>共拨付10<sup>3</sup>万元</p>", ["共拨付10万元"]),
        ("<p>210<sup>3</sup>万元</p>", ["210万元"]),
    ],
)
def test_a_power_of_ten_before_a_unit_is_one_and_other_raised_digits_are_marks(
    written: str, shown: list[str | list[list[str]]]
) -> None:
    assert body_of(page(written)) == shown


def styled(sheet: str, body: str) -> Document:
    """Read a page with a style sheet."""
    return read(f"<html><head>{sheet}</head><body>{body}</body></html>".encode(), "a.html")


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        ("<style>.old{display:none}</style>", '<p class="note old">旧稿 9</p>'),
        ("<style>#old, .x { color: red; Display : NONE }</style>", '<p id="old">旧稿 9</p>'),
        ("<style>@import url(a.css); p.old{visibility:hidden}</style>", '<p class="old">旧稿 9</p>'),
        ("<style>/* p{} */ del{display:none}</style>", "<p><del>旧稿 9</del></p>"),
        ("<style><!-- span.a{mso-hide:all;font-size:9pt} --></style>", '<p><span class="a">旧稿 9</span></p>'),
        ("<style>.old{display:block}.old{display:none}</style>", '<p class="old">旧稿 9</p>'),
        ("<style>.old{display:none!important}</style>", '<p class="old" style="display:block">旧稿 9</p>'),
        ("<style>@media screen{.old{display:none}}</style>", '<p class="old">旧稿 9</p>'),
        ("", '<p style="mso-hide:all">旧稿 9</p>'),
    ],
)
def test_what_a_style_sheet_hides_is_hidden(sheet: str, hidden: str) -> None:
    document = styled(sheet, f"<p>支出 8</p>{hidden}<p>结余 1</p>")
    assert (body_of(document), notes_of(document)) == (["支出 8", "结余 1"], [("hidden", "旧稿 9")])


@pytest.mark.parametrize(
    "sheet",
    [
        "p{display:none} p.new{display:block}",
        "#new{display:block} .new{display:none}",
        "@media print{.new{display:none}}",
        "@media (max-width: 600px){.new{display:none} .x{}} p{color:red}",
        ".menu p{display:none}",
        ".new{display:none} .open > .new{display:block}",
        ".newer, p.old, p:hover, p[title]{display:none}",
        "div p{} .new{display:none",
        "p{} /* .new{display:none} p{}",
    ],
)
def test_what_a_style_sheet_shows_or_may_show_is_text(sheet: str) -> None:
    document = styled(f"<style>{sheet}</style>", '<p class="new" id="new">支出 8</p>')
    assert (body_of(document), notes_of(document)) == (["支出 8"], [])


def test_an_own_style_overrides_the_style_sheet() -> None:
    document = styled("<style>.a{display:none}</style>", '<p class="a" style="display: block">支出 8</p>')
    assert body_of(document) == ["支出 8"]


def test_rows_a_style_sheet_hides_are_no_rows() -> None:
    row = "<tr class='{}'><td>{}</td><td>3</td></tr>".format
    document = styled("<style>tr.old{display:none}</style>", f"<table>{row('', '甲')}{row('old', '乙')}</table>")
    assert (body_of(document), notes_of(document)) == ([[["甲", "3"]]], [("hidden", "乙 3")])


@pytest.mark.parametrize("sheet", ["display:none" + "a" * 300_000, "display:none" + "/*" * 150_000])
def test_a_style_sheet_that_never_comes_to_a_rule_hides_nothing(sheet: str) -> None:
    document = styled(f"<style>{sheet}</style>", "<p>支出 8</p>")
    assert (body_of(document), notes_of(document)) == (["支出 8"], [])

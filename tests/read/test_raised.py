"""Raised characters: a footnote mark is no digit of the number before it, and 10⁴ is not 104."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx_of import p, r, read_body
from helpers import ROOT
from package_of import body_of, notes_of, odt, rtf
from pdf_of import LEFT, Paper, wide

from reportlint.model import Document
from reportlint.read import read
from reportlint.read.raised import parted

UP = '<w:vertAlign w:val="superscript"/>'


def in_docx(before: str, up: str, behind: str) -> Document:
    return read_body(p(before, r(up, UP), behind))


def in_docx_by_style(before: str, up: str, behind: str) -> Document:
    style = f'<w:style w:type="character" w:styleId="Mark"><w:name w:val="mark"/><w:rPr>{UP}</w:rPr></w:style>'
    return read_body(p(before, r(up, '<w:rStyle w:val="Mark"/>'), behind), styles=style)


def in_odt(before: str, up: str, behind: str) -> Document:
    style = '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    span = f'<text:span text:style-name="T1">{up}</text:span>'
    return read(odt(f"<text:p>{before}{span}{behind}</text:p>", automatic=style), "a.odt")


def in_rtf(before: str, up: str, behind: str) -> Document:
    return read(rtf(f"{before}{{\\super {up}}}{behind}\\par"), "a.rtf")


def in_html(before: str, up: str, behind: str) -> Document:
    return read(f"<html><body><p>{before}<sup>{up}</sup>{behind}</p></body></html>".encode(), "a.html")


Made = Callable[[str, str, str], Document]
FORMS: list[Made] = [in_docx, in_docx_by_style, in_odt, in_rtf, in_html]


@pytest.mark.parametrize("made", FORMS)
def test_a_raised_digit_behind_a_number_is_a_mark_and_no_digit_of_it(made: Made) -> None:
    document = made("资产总额412.36", "1", "万元，较上年减少。")
    assert body_of(document) == ["资产总额412.36万元，较上年减少。"]
    assert notes_of(document) == [("footnote", "1")]


@pytest.mark.parametrize("made", FORMS)
def test_a_raised_digit_before_a_number_is_none_of_its_digits(made: Made) -> None:
    assert body_of(made("完成率", "[2]", "98%，其中")) == ["完成率98%，其中"]


@pytest.mark.parametrize("made", FORMS)
@pytest.mark.parametrize(
    ("before", "up", "behind", "shown"),
    [
        ("库容10", "4", "m", "库容10⁴m"),
        ("约10", "-6", "，", "约10⁻⁶，"),
        ("共10", "2", "个", "共10个"),
        ("5.10", "2", "m", "5.10m"),
    ],
)
def test_ten_is_raised_to_a_power_where_a_sign_or_a_unit_says_so(
    made: Made, before: str, up: str, behind: str, shown: str
) -> None:
    assert body_of(made(before, up, behind)) == [shown]


@pytest.mark.parametrize("made", FORMS)
def test_an_exponent_stays_where_it_is_printed_and_stays_raised(made: Made) -> None:
    assert body_of(made("占地3.2×10", "4", "平方米")) == ["占地3.2×10⁴平方米"]
    assert body_of(made("占地30m", "2", "，已完工。")) == ["占地30m²，已完工。"]


@pytest.mark.parametrize("made", FORMS)
def test_raised_words_are_words(made: Made) -> None:
    assert body_of(made("项目部", "注", "：略")) == ["项目部注：略"]
    assert body_of(made("共计", "2365", "万元")) == ["共计2365万元"]
    assert body_of(made("", "1", "口径见附表。")) == ["1口径见附表。"]


def test_a_raised_mark_in_a_cell_is_no_digit_of_the_amount() -> None:
    html = "<table><tr><td>支出</td><td>12.5<sup>3</sup></td></tr><tr><td>收入</td><td>9<sup>a</sup></td></tr></table>"
    document = read(html.encode(), "a.html")
    assert body_of(document) == [[["支出", "12.5"], ["收入", "9a"]]]


def test_the_mark_an_author_chose_for_a_footnote_is_no_digit_of_the_text() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>'
    note = f'<w:footnote w:id="2">{p("含上级补助")}</w:footnote>'
    document = read_body(p("收入412.36", mark, "万元"), footnotes=note)
    assert body_of(document) == ["收入412.36万元"]
    assert ("footnote", "含上级补助") in notes_of(document)


def test_a_power_of_ten_on_a_page_is_not_read_as_one_number() -> None:
    paper = Paper().put(LEFT, 100, "约3×10").put(LEFT + wide("约3×10"), 94, "4", 8)
    document = paper.put(LEFT + wide("约3×10") + 5, 100, "立方米。").read()
    assert body_of(document) == ["约3×10⁴立方米。"]
    assert document.problems == ()


@pytest.mark.parametrize(
    ("before", "up", "said"),
    [
        ("收入12", "1,2", ("", "1,2")),
        ("收入12", "①", ("", "①")),
        ("收入12", "*", ("", "*")),
        ("5×10", "-3", ("⁻³", "")),
        ("1", "st", ("st", "")),
        ("", "3", ("3", "")),
        ("收入", " ", (" ", "")),
    ],
)
def test_what_is_raised_is_printed_or_a_mark(before: str, up: str, said: tuple[str, str]) -> None:
    assert parted(before, up) == said


def test_a_raised_mark_of_an_old_word_file_is_no_digit_either() -> None:
    data = (ROOT / "fixtures" / "converted" / "raised.doc").read_bytes()
    assert body_of(read(data, "a.doc")) == ["占地3.2×10⁴平方米，资产总额412.36万元。"]

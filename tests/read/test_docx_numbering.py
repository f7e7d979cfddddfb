"""Automatic numbers: the labels Word prints and does not store."""

from __future__ import annotations

import pytest
from docx_of import abstract, level, listed, num, p, r, read_body, restarting, table, tr

from reportlint.model import Document
from reportlint.read.numerals import numeral


def labels(document: Document) -> list[str]:
    """Quote the automatic numbers of the paragraphs, empty for none."""
    return [document.quote(item.label) if item.label else "" for item in document.paragraphs()]


def numbered(*items: tuple[int, int]) -> str:
    """Write paragraphs on lists: number and level of each."""
    return "".join(p("项", properties=listed(number, index)) for number, index in items)


def labels_of(numbering: str, *items: tuple[int, int], styles: str = "") -> list[str]:
    """Put paragraphs on lists and return their labels."""
    return labels(read_body(numbered(*items), numbering=numbering, styles=styles))


@pytest.mark.parametrize(
    ("style", "start", "text"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("decimalFullWidth", 101, "１０１"),
        ("decimalEnclosedCircle", 1, "①"),
        ("decimalEnclosedCircleChinese", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("hex", 26, "1A"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCountingThousand", 1, "一"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 11, "十一"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 101, "一百〇一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千〇一"),
        ("chineseCountingThousand", 10001, "一万〇一"),
        ("chineseCountingThousand", 120000, "十二万"),
        ("chineseCountingThousand", 1000000, ""),
        ("taiwaneseCountingThousand", 101, "一百零一"),
        ("taiwaneseCounting", 15, "十五"),
        ("taiwaneseDigital", 10, "一○"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("chineseLegalSimplified", 101, "壹佰零壹"),
        ("ideographLegalTraditional", 23, "貳拾參"),
        ("japaneseCounting", 101, "百一"),
        ("japaneseCounting", 2011, "二千十一"),
        ("ideographDigital", 101, "一〇一"),
        ("ideographTraditional", 10, "癸"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("russianLower", 5, "5"),
        ("upperLetter", 2_000_000_000, "2000000000"),
        ("upperRoman", 2_000_000_000, "2000000000"),
    ],
)
def test_numerals_are_what_word_prints(style: str, start: int, text: str) -> None:
    assert numeral(start, style) == text
    assert labels_of(abstract(0, level(0, style, "%1", start=start)) + num(1, 0), (1, 0)) == [text]


@pytest.mark.parametrize("style", ["bullet", "none"])
def test_bullets_and_numberless_levels_have_no_label(style: str) -> None:
    document = read_body(numbered((1, 0)), numbering=abstract(0, level(0, style, "·")) + num(1, 0))
    assert (document.text, labels(document)) == ("项", [""])


def test_a_custom_format_pads_with_zeros() -> None:
    form = '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    form += '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    own = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{form}<w:lvlText w:val="表%1"/></w:lvl>'
    assert labels_of(abstract(0, own) + num(1, 0), (1, 0)) == ["表007"]


THREE = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%2.%3"),
)


def test_a_deeper_level_begins_anew_under_each_higher_one() -> None:
    items = ((1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2))
    assert labels_of(THREE + num(1, 0), *items) == ["一、", "（一）", "（二）", "二、", "（一）", "一.1"]


def test_a_legal_level_writes_every_number_in_digits() -> None:
    numbering = abstract(0, level(0, "chineseCounting", "第%1章"), level(1, "upperLetter", "%1.%2", "<w:isLgl/>"))
    assert labels_of(numbering + num(1, 0), (1, 0), (1, 1)) == ["第一章", "1.1"]


def test_a_level_whose_restart_is_zero_counts_on() -> None:
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))
    assert labels_of(numbering + num(1, 0), (1, 0), (1, 1), (1, 0), (1, 1)) == ["1.", "(1)", "2.", "(2)"]


def test_a_level_may_begin_anew_under_one_higher_level_only() -> None:
    numbering = abstract(
        0,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>'),
    )
    items = ((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2))
    assert labels_of(numbering + num(1, 0), *items) == ["1.", "1.1", "(1)", "1.2", "(2)", "2.", "(1)"]


def test_a_skipped_level_counts_as_begun() -> None:
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    assert labels_of(numbering + num(1, 0), (1, 1), (1, 0), (1, 1)) == ["1.1", "2.", "2.1"]


def test_lists_of_one_family_count_on_together_unless_one_begins_anew() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, restarting(0, 5))
    items = ((1, 0), (2, 0), (3, 0), (3, 0), (1, 0))
    assert labels_of(numbering, *items) == ["1.", "2.", "5.", "6.", "7."]


def test_lists_of_different_families_count_apart() -> None:
    numbering = (
        abstract(0, level(0, "decimal", "%1.")) + abstract(1, level(0, "decimal", "%1)")) + num(1, 0) + num(2, 1)
    )
    assert labels_of(numbering, (1, 0), (2, 0), (1, 0)) == ["1.", "1)", "2."]


def test_a_list_may_redefine_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>'
    assert labels_of(abstract(0, level(0, "decimal", "%1.")) + num(1, 0, override), (1, 0)) == ["A."]


def test_list_number_zero_means_no_list() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="L"><w:pPr>{listed(1)}</w:pPr></w:style>'
    body = p("甲", style="L") + p("乙", style="L", properties=listed(0)) + p("丙", style="L")
    document = read_body(body, styles=styles, numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0))
    assert labels(document) == ["1.", "", "2."]


def test_the_level_of_a_heading_is_the_one_that_names_its_style() -> None:
    numbering = abstract(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>'),
    )
    only_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/><w:pPr>{inside}</w:pPr></w:style>'
        for name, base, inside in (("H1", "", only_list), ("H2", "H1", only_list), ("H2a", "H2", ""))
    )
    body = p("概况", style="H1") + p("职责", style="H2") + p("机构", style="H2a")
    assert labels(read_body(body, numbering=numbering + num(1, 0), styles=styles)) == ["一、", "（一）", "（二）"]


def test_a_list_may_take_its_levels_from_a_list_style() -> None:
    numbering = (
        abstract(0, '<w:styleLink w:val="LS"/>', level(0, "decimal", "%1)"))
        + abstract(1, '<w:numStyleLink w:val="LS"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="LS"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert labels_of(numbering, (2, 0), (2, 0), styles=styles) == ["1)", "2)"]


@pytest.mark.parametrize(
    ("label", "text", "line"),
    [
        ("%1、", "概况", "1、概况"),
        ("（%1）", "2025 年", "（1）2025 年"),
        ("%1.", "概况", "1. 概况"),
        ("(%1)", "概况", "(1) 概况"),
        ("%1.", " 概况", "1. 概况"),
        ("%1", "2025 年", "1 2025 年"),
        ("第%1条", "本办法", "第1条本办法"),
    ],
)
def test_a_label_never_runs_into_the_text(label: str, text: str, line: str) -> None:
    numbering = abstract(0, level(0, "decimal", label)) + num(1, 0)
    document = read_body(p(text, properties=listed(1)), numbering=numbering)
    (paragraph,) = document.paragraphs()
    assert document.text == document.quote(paragraph.span) == line


def test_a_chinese_number_never_runs_into_the_text() -> None:
    numbering = abstract(0, level(0, "chineseCounting", "%1")) + num(1, 0)
    assert read_body(p("十二个部门", properties=listed(1)), numbering=numbering).text == "一 十二个部门"


def test_the_style_of_paragraphs_that_name_none_counts() -> None:
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr>{listed(1)}</w:pPr></w:style>'
    assert labels(read_body(p("概况"), numbering=THREE + num(1, 0), styles=styles)) == ["一、"]


def test_an_empty_paragraph_on_a_list_prints_its_number() -> None:
    document = read_body(p(properties=listed(1)) + numbered((1, 0)), numbering=THREE + num(1, 0))
    assert document.text == "一、\n二、项"


def test_a_number_in_a_cell_is_part_of_the_cell() -> None:
    numbering = abstract(0, level(0, "decimal", "%1")) + num(1, 0)
    serial = p(properties=listed(1))
    document = read_body(table(tr(serial, "甲"), tr(serial, "乙")), numbering=numbering)
    assert document.text == "1\t甲\n2\t乙"


def test_a_paragraph_whose_end_is_deleted_takes_no_number() -> None:
    gone = p(r("项"), properties=listed(1) + '<w:rPr><w:del w:author="甲"/></w:rPr>')
    document = read_body(numbered((1, 0)) + gone + numbered((1, 0)), numbering=THREE + num(1, 0))
    assert labels(document) == ["一、", "二、"]
    assert document.quote(list(document.paragraphs())[1].span) == "二、项项"


@pytest.mark.parametrize(("number", "index"), [(7, 0), (1, 8), (1, -1), (1, 99)])
def test_a_list_or_level_nobody_defined_has_no_label(number: int, index: int) -> None:
    assert labels_of(THREE + num(1, 0) + num(5, 42), (number, index), (5, 0)) == ["", ""]


def test_a_monstrous_label_is_cut() -> None:
    numbering = abstract(0, level(0, "decimal", "长" * 10_000)) + num(1, 0)
    assert len(labels_of(numbering, (1, 0))[0]) == 255

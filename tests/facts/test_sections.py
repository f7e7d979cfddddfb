"""Headings from numbering tokens, and the sections they open."""

from __future__ import annotations

import pytest
from helpers import check_text, facts

OUTLINE = """\
# 2025年度绩效自评报告

一、基本情况

（一）单位概况

本单位为县级部门。

1.主要职责

承担全县水务工作。

（1）供水

（二）预算情况

二、评价结论
"""


def headings(text: str) -> list[tuple[int, int | None, str]]:
    """Return level, number and title of every heading."""
    return [(one.level, one.number, one.title) for one in facts(text).headings]


def test_the_numbering_tells_the_level() -> None:
    assert headings(OUTLINE) == [
        (0, None, "2025年度绩效自评报告"),
        (1, 1, "基本情况"),
        (2, 1, "单位概况"),
        (3, 1, "主要职责"),
        (4, 1, "供水"),
        (2, 2, "预算情况"),
        (1, 2, "评价结论"),
    ]


@pytest.mark.parametrize(
    ("text", "level", "number", "style"),
    [
        ("三、存在问题", 1, 3, "一、"),
        ("十二、其他", 1, 12, "一、"),
        ("（三）存在问题", 2, 3, "（一）"),
        ("(三)存在问题", 2, 3, "（一）"),
        ("（三）、存在问题", 2, 3, "（一）"),
        ("叁、存在问题", 0, 3, "壹、"),
        ("3.存在问题", 3, 3, "1."),
        ("3、存在问题", 3, 3, "1、"),
        ("（3）存在问题", 4, 3, "（1）"),
        ("3）存在问题", 5, 3, "1）"),
        ("③存在问题", 5, 3, "①"),
        ("第三部分 存在问题", 0, 3, "第一部分"),
        ("第三章 存在问题", 0, 3, "第一章"),
    ],
)
def test_every_style_of_numbering_is_known(text: str, level: int, number: int, style: str) -> None:
    (one,) = facts(text).headings
    assert (one.level, one.number, one.title) == (level, number, "存在问题" if "其他" not in text else "其他")
    assert one.style == style


def test_sections_stand_inside_the_chapters_that_they_are_numbered_in() -> None:
    text = "第一章 概况\n\n第一节 背景\n\n一、立项\n\n第二节 资金\n\n第二章 评价"
    assert [one.level for one in facts(text).headings] == [-1, 0, 1, 0, -1]


def test_a_decimal_number_keeps_its_path() -> None:
    (one,) = facts("2.1.3 资金管理").headings
    assert (one.path, one.title) == ((2, 1, 3), "资金管理")


def test_the_depth_of_markdown_marks_is_noise() -> None:
    assert headings("# 一、概况\n\n#### 二、结论\n") == [(1, 1, "概况"), (1, 2, "结论")]


@pytest.mark.parametrize(
    "text", ["2024.99万元已经拨付。", "3.5万人受益。", "98.5%的群众满意。", "12月底前完成。", "一般公共预算收入增长。"]
)
def test_a_sentence_that_begins_with_a_number_is_no_heading(text: str) -> None:
    assert facts(text).headings == ()


def test_a_numbered_item_with_text_behind_it_is_run_in() -> None:
    text = "1.强化预算管理。严格执行预算，压减一般性支出，确保资金安全高效使用。"
    (one,) = facts(text).headings
    assert (one.title, one.run_in) == ("强化预算管理", True)
    assert text[one.span.start : one.span.end] == "1.强化预算管理。"


def test_sections_nest_and_end_where_the_next_of_their_level_begins() -> None:
    read = facts(OUTLINE)
    titles = {one.heading.title: one for one in read.sections}
    assert read.document.quote(titles["单位概况"].span).startswith("（一）单位概况")
    assert "（二）" not in read.document.quote(titles["单位概况"].span)
    assert "（二）" in read.document.quote(titles["基本情况"].span)


def test_the_breadcrumb_names_the_headings_around_a_place() -> None:
    read = facts(OUTLINE)
    at = read.document.text.index("承担全县")
    span = type(read.headings[0].span)(at, at + 2)
    assert read.breadcrumb(span) == ("一、基本情况", "（一）单位概况", "1.主要职责")


@pytest.mark.parametrize(
    ("text", "quote", "context"),
    [
        ("收入10万元。支出9万元。结余1万元。", "9", "支出9万元。"),
        ("甲。乙", "乙", "乙"),
        ("| 项目 | 金额 |\n| --- | --- |\n| 甲 | 10 |\n| 乙 | 20 |\n", "20", "乙 | 20"),
    ],
)
def test_the_context_is_the_sentence_or_the_row(text: str, quote: str, context: str) -> None:
    read = facts(text)
    at = read.document.text.index(quote)
    span = type(read.document.blocks[0].span)(at, at + len(quote))
    assert read.document.quote(read.context(span)) == context


def test_formal_numerals_stand_above_plain_ones() -> None:
    text = "# 报告\n\n## 壹、项目概况\n\n## 贰、考核得分\n\n### 一、清扫\n\n### 二、清运\n\n## 叁、付费\n"
    assert [one.rule.code for one in check_text(text).findings if one.rule.code.startswith("SEC1")] == []

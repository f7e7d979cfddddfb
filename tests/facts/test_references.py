"""Captions of figures and tables, and the places that refer to them."""

from __future__ import annotations

import pytest
from helpers import facts


@pytest.mark.parametrize(
    ("text", "kind", "number", "title"),
    [
        ("表1 2024年支出构成", "表", "1", "2024年支出构成"),
        ("表 1：2024年支出构成", "表", "1", "2024年支出构成"),
        ("图2-1 支出结构", "图", "2-1", "支出结构"),
        ("表１　支出构成", "表", "1", "支出构成"),
        ("表一 支出构成", "表", "一", "支出构成"),
        ("附表3 支出构成", "附表", "3", "支出构成"),
        ("表2　反映事项分类", "表", "2", "反映事项分类"),
    ],
)
def test_a_caption_has_kind_number_and_title(text: str, kind: str, number: str, title: str) -> None:
    (one,) = facts(text).captions
    assert (one.kind, one.number, one.title) == (kind, number, title)


@pytest.mark.parametrize(
    "text",
    [
        "表1所示为支出构成。",
        "表明了态度。",
        "图1中可见增长。",
        "如表1所示。",
        "图书采购12册。",
        "表1为各项支出的构成情况。",
        "表1反映各项支出的构成情况",
    ],
)
def test_a_sentence_is_no_caption(text: str) -> None:
    assert facts(text).captions == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支出构成见表2。", ["表2"]),
        ("详见附表3。", ["附表3"]),
        ("如图1所示，支出增长。", ["图1"]),
        ("表4显示支出增长。", ["表4"]),
        ("具体见表1、表2。", ["表1", "表2"]),
        ("具体见表1和表2。", ["表1", "表2"]),
        ("见 图 2-1。", ["图2-1"]),
        ("请见附件。", []),
        ("代表3人参加。", []),
        ("列表2项。", []),
    ],
)
def test_a_place_that_sends_to_a_table_is_a_reference(text: str, found: list[str]) -> None:
    assert [one.kind + one.number for one in facts(text).references] == found


def test_a_caption_is_no_reference_to_itself() -> None:
    read = facts("表1 支出构成\n\n支出构成见表1。\n")
    assert len(read.captions) == 1
    assert len(read.references) == 1


def test_a_caption_may_stand_in_brackets_or_begin_with_a_comparison() -> None:
    text = (
        "# 报告\n\n（表1　基金预算收支决算表，单位：万元）\n\n**表2　与上年度得分、名次比较**\n\n表3与表4互为补充。\n"
    )
    assert [(one.number, one.title[:4]) for one in facts(text).captions] == [("1", "基金预算"), ("2", "与上年度")]

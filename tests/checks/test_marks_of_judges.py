"""Marks that words or a summary tell of a group: its own judge's, what it lost most, what several have together."""

from __future__ import annotations

import pytest
from helpers import check_text

DETAILS = """
# 文化馆免费开放绩效自评复核报告

## 一、分类得分

| 类别 | 分值 | 自评得分 | 复核得分 | 调减 |
| --- | --- | --- | --- | --- |
| 活动开展 | 55 | {own} | 48.3 | 4.3 |
| 资金管理 | 45 | 43.4 | 40.2 | 3.2 |
| 合计 | 100 | {total} | 88.5 | 7.5 |

## 二、评分明细

| 序号 | 指标 | 分值 | 自评 | 复核 | 调减 |
| --- | --- | --- | --- | --- | --- |
| 一 | 活动开展 | 55 | 52.6 | 48.3 | 4.3 |
| 1 | 开放天数达标 | 25 | 24.1 | 22.5 | 1.6 |
| 2 | 培训班次完成 | 30 | 28.5 | 25.8 | 2.7 |
| 二 | 资金管理 | 45 | 43.4 | 40.2 | 3.2 |
| 3 | 支出合规程度 | 20 | 19.4 | 18.7 | 0.7 |
| 4 | 台账齐全程度 | 25 | 24 | 21.5 | 2.5 |
| | 总分 | 100 | 96 | 88.5 | 7.5 |

{words}
"""


def loud(words: str = "", own: str = "52.6", total: str = "96") -> list[str]:
    """Return the codes of errors and warnings about marks."""
    told = check_text(DETAILS.format(words=words, own=own, total=total)).findings
    return [one.rule.code for one in told if one.severity.value != "info" and one.rule.code.startswith("CMP")]


def test_a_summary_tells_the_marks_of_every_judge() -> None:
    assert loud() == []


@pytest.mark.parametrize(("own", "total"), [("56.2", "96"), ("52.6", "69")])
def test_a_mark_that_no_judge_gave_is_told(own: str, total: str) -> None:
    assert loud(own=own, total=total)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("扣分最多的是活动开展，为6.7分；调减最多的也是活动开展，为4.3分。", False),
        ("扣分最多的是活动开展，为7.6分。", True),
        ("活动开展和资金管理合计扣11.5分。", False),
        ("开放天数达标满分25分，东馆、西馆闭馆检修，各扣1.25分，扣2.5分，得22.5分。", False),
        ("开放天数达标满分25分，东馆、西馆闭馆检修，各扣1.25分，扣2.5分，得23.5分。", True),
    ],
)
def test_words_say_what_a_number_behind_a_name_is(words: str, wrong: bool) -> None:
    assert bool(loud(words)) is wrong

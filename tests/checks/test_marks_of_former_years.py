"""Marks of a year before, told beside those of this one."""

from __future__ import annotations

import pytest
from helpers import check_text

TABLE = """\
# 2024年度图书馆免费开放补助资金绩效评价报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 决策 | 立项程序 | 10 | 9.2 |
| | 目标设定 | 10 | 8.6 |
| 过程 | 预算执行率 | 15 | 14.1 |
| | 制度执行 | 15 | 13.5 |
| 产出 | 开放天数 | 15 | 15 |
| | 活动场次 | 15 | 13.7 |
| 效益 | 读者满意度 | 20 | 18.4 |
| 合计 | | 100 | 92.5 |

四个一级指标中，决策得17.8分、过程得27.6分、产出得28.7分、效益得18.4分，总得分92.5分。

## 与上年比较

{}
"""


def loud(prose: str) -> list[str]:
    """Return the errors and warnings told about marks, with the places they point at."""
    text = TABLE.format(prose)
    found = [one for one in check_text(text).findings if one.severity.value != "info"]
    return [f"{one.rule.code} {text[one.span.start : one.span.end]}" for one in found]


@pytest.mark.parametrize(
    "former",
    [
        "与上年相比，2023年四个一级指标得分为决策17.3分、过程26.9分、产出27.9分、效益18.1分，合计90.2分。",
        "2023年度决策、过程、产出、效益得分分别为17.3分、26.9分、27.9分、18.1分。",
        "上年过程得26.9分，产出得27.9分，效益得18.1分。",
        "去年各类得分为：决策17.3分，过程26.9分，产出27.9分，效益18.1分。",
        "2023年制度执行得12.8分，开放天数得14.2分。",
        "2024年过程得27.6分，2023年过程得26.9分。",
        "过程得分由2023年的26.9分提高到27.6分。",
    ],
)
def test_marks_of_a_year_before_are_not_held_against_the_table(former: str) -> None:
    assert loud(former) == []


@pytest.mark.parametrize(
    ("prose", "mark"),
    [
        ("2024年四个一级指标得分为决策17.8分、过程27.6分、产出26.7分、效益18.4分。", "26.7"),
        ("2023年过程得26.9分，产出得27.9分；2024年过程得27.6分，产出得26.7分。", "26.7"),
        ("产出类包括2023年建成的自助馆，全年开放，产出得26.7分。", "26.7"),
        ("2023年起推行错时开放，制度执行得15.3分。", "15.3"),
    ],
)
def test_a_wrong_mark_of_the_year_is_told(prose: str, mark: str) -> None:
    assert any(one.endswith(f" {mark}") for one in loud(prose))

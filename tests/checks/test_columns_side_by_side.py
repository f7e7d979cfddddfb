"""Score tables with a column of marks for every project or quarter: whose mark a sentence gives."""

from __future__ import annotations

import pytest
from helpers import check_text

MARKS = ("CMP", "SCO")


def loud(text: str) -> list[str]:
    """Return the errors and warnings told about marks, with the places they point at."""
    result = check_text(text)
    found = [one for one in result.findings if one.severity.value != "info" and one.rule.code.startswith(MARKS)]
    return [f"{one.rule.code} {text[one.span.start : one.span.end]}" for one in found]


# ---------------------------------------------------------------- quarters beside each other

QUARTERS = """\
# 2024年度办公楼物业服务考核报告

**表1 分季度得分**

| 类别 | 内容 | 标准分 | 一季度 | 二季度 | 三季度 | 全年平均 |
|---|---|---|---|---|---|---|
| 清扫保洁 | 楼道大厅保洁 | 30 | 28.4 | 27.2 | 25.9 | 27.17 |
|  | 外围场地保洁 | 20 | 18.5 | 18.1 | 17.6 | 18.07 |
| | 小计 | 50 | 46.9 | 45.3 | 43.5 | 45.23 |
| 秩序维护 | 门岗值守 | 25 | 24.3 | 23.1 | 22.4 | 23.27 |
|  | 车辆引导 | 15 | 13.8 | 13.2 | 12.5 | 13.17 |
| | 小计 | 40 | 38.1 | 36.3 | 34.9 | 36.43 |
| 用户评价 | 用户意见处理 | 10 | 8.7 | 8.2 | 7.6 | 8.17 |
| 合计 | | 100 | 93.7 | 89.8 | 86.0 | 89.83 |

## 二季度：89.8分

{second}

## 三季度：86.0分

{third}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "当季清扫保洁45.3分，比一季度低1.6分；秩序维护36.3分；用户评价8.2分。",
        "与一季度相比各项均有回落：清扫保洁45.3分，秩序维护36.3分，用户评价8.2分。",
        "三个类别全部低于一季度：清扫保洁45.3分，降1.6分；用户评价8.2分，降0.5分。",
        "二季度清扫保洁高于三季度，用户评价8.2分。",
        "清扫保洁不及一季度和三季度的平均水平，用户评价8.2分。",
    ],
)
def test_a_quarter_that_is_only_compared_with_gives_no_mark(sentence: str) -> None:
    assert loud(QUARTERS.format(second=sentence, third="")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "当季清扫保洁45.3分，比一季度低1.6分；秩序维护36.3分；用户评价8.6分。",
        "三个类别全部低于一季度：清扫保洁45.3分，降1.6分；用户评价8.6分，降0.5分。",
    ],
)
def test_a_wrong_mark_of_the_quarter_that_the_heading_names_is_told(sentence: str) -> None:
    assert "CMP158 8.6" in loud(QUARTERS.format(second=sentence, third=""))


def test_sums_of_means_may_be_a_rounding_apart() -> None:
    """27.17 and 18.07 are rounded, and so is 45.23, the mean of the sums."""
    text = QUARTERS.format(second="", third="")
    assert loud(text) == []
    assert loud(text.replace("45.23", "45.53")) != []
    assert loud(text.replace("全年平均", "全年得分")) == []
    assert loud(text.replace("全年平均", "全年得分").replace("45.23", "45.53")) != []

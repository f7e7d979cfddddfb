"""Marks lost: where their reason may stand, what a text that takes up some rows is asked, what is no money block."""

from __future__ import annotations

import pytest
from helpers import check_text

FAMILIES = {"SCO", "CMP", "GRD", "FND"}


def loud(text: str) -> list[str]:
    """Return the errors and warnings about marks."""
    result = check_text(text)
    told = [one for one in result.findings if one.severity.value != "info"]
    return [f"{one.rule.code} {result.document.quote(one.span)}" for one in told if one.rule.code[:3] in FAMILIES]


QUALITIES = """
# 湿地修复项目绩效自评报告

| 一级指标 | 三级指标 | 目标值 | 实际值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 产出 | 补植面积 | 300亩 | 300亩 | 40 | 40 |
| 产出 | 苗木成活率 | 90% | 88% | 20 | 19.2 |
| 效益 | 巡护制度 | {target} | {actual} | 20 | 18 |
| 效益 | 周边村民满意度 | 90% | 91% | 20 | 20 |
| 合计 | | | | 100 | 97.2 |

## 说明

补植面积全部完成，得40分。苗木成活率因春旱偏低，得19.2分。巡护制度得18分，扣2分。周边村民满意度达标，得20分。
"""


def test_a_result_short_of_its_quality_says_why_marks_were_lost() -> None:
    assert loud(QUALITIES.format(target="健全", actual="基本健全")) == []


def test_a_result_as_planned_does_not_say_why_marks_were_lost() -> None:
    assert "SCO125 18" in loud(QUALITIES.format(target="健全", actual="健全"))


SIGNED = """
| 三级指标 | 方向 | 目标值 | 实际值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 平均抢修时长 | ≤ | 4小时 | {actual} | 50 | 50 |
| 管网漏损下降 | ≥ | 3% | 3.2% | 50 | 50 |
"""


@pytest.mark.parametrize(("actual", "told"), [("3.6小时", []), ("4.8小时", ["SCO126 50"])])
def test_a_column_of_directions_says_which_way_is_better(actual: str, told: list[str]) -> None:
    assert loud(SIGNED.format(actual=actual)) == told


SELECTIVE = """
# 校园足球项目绩效自评报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出 | 更新球场片数 | 25 | 25 |
| 产出 | 教练培训人次 | 25 | 23 |
| 产出 | 赛事组织规范性 | 5 | 4.5 |
| 产出 | 器材配备合理性 | 5 | 4.5 |
| 效益 | 学生体质达标率 | 20 | 19 |
| 满意度 | 家长满意度 | 20 | 18.6 |
| 合计 | | 100 | 94.6 |

## 说明

更新球场片数全部完成，得25分。教练培训人次因疫情停训一期，得23分。学生体质达标率略低于目标值，得19分。家长满意度{parents}
"""


def test_a_row_that_a_selective_text_passes_over_is_no_warning() -> None:
    assert loud(SELECTIVE.format(parents="因三成家长嫌场地太远，得18.6分。")) == []


def test_the_only_row_that_a_text_passes_over_is_one() -> None:
    text = SELECTIVE.format(parents="因三成家长嫌场地太远，得18.6分。") + "器材配备合理性因两校器材老旧，得4.5分。"
    assert loud(text) == ["SCO125 4.5"]


def test_a_row_whose_marks_the_text_gives_without_a_reason_is_one() -> None:
    assert loud(SELECTIVE.format(parents="得18.6分。")) == ["SCO125 18.6"]


QUARTERS = """
# 绿化养护考核报告

| 考核项 | 分值 | 一季度 | 二季度 |
| --- | --- | --- | --- |
| 修剪 | 60 | 58 | 57 |
| 浇灌 | 40 | 39 | 38 |
| 季度得分 | 100 | 97 | 95 |

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出 | 养护面积 | 60 | 60 |
| 效益 | 市民满意度 | 40 | 38 |
| 合计 | | 100 | 98 |
"""


def test_marks_by_quarter_are_no_money_block() -> None:
    assert loud(QUARTERS) == []


ALONE = """
| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出 | 开行公交班次 | 50 | 49 |
| 产出 | 车辆完好率 | 20 | 19.5 |
| 产出 | 准点率 | 20 | 19 |
| 满意度指标 | 乘客满意度 | 10 | 9.4 |
| 合计 | | 100 | 96.9 |

开行公交班次因道路施工少开40班，得49分。

车辆完好率因两辆车大修偏低，得19.5分。

准点率受早高峰影响偏低，得19分。

满意度指标满分10分，得9.4分，扣0.6分。{story}
"""


def test_what_stands_behind_the_marks_of_a_group_of_one_row_speaks_of_that_row() -> None:
    story = "随车问卷500份，其中满意470份，占94%。"
    assert loud(ALONE.format(story=story)) == []

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


# ---------------------------------------------------------------- projects beside each other, and in rows

PROJECTS = """\
# 2024年度三个农业项目绩效评价报告

**表1 三个项目得分并列表**

| 指标 | 满分 | 甲项目 | 乙项目 | 丙项目 |
|---|---|---|---|---|
| **一、过程** | **40** | **38.60** | **36.05** | **31.62** |
| 预算执行率 | 10 | 9.70 | 9.55 | 8.62 |
| 制度健全性 | 12 | 11.50 | 11.00 | 9.50 |
| 监管到位情况 | 18 | 17.40 | 15.50 | 13.50 |
| **二、产出** | **60** | **57.40** | **52.60** | **44.80** |
| 建设完成率 | 25 | 25.00 | 23.10 | 20.80 |
| 完工及时性 | 20 | 18.00 | 16.00 | 12.00 |
| 验收质量 | 15 | 14.40 | 13.50 | 12.00 |
| **合计** | **100** | **96.00** | **88.65** | **76.42** |

**表2 按资金加权的综合得分**

| 项目 | 预算（万元） | 资金权重（%） | 评价得分 | 折算得分 |
|---|---|---|---|---|
| 甲项目 | 1,000.00 | 50.00 | 96.00 | 48.00 |
| 乙项目 | 640.00 | 32.00 | 88.65 | 28.37 |
| 丙项目 | 360.00 | 18.00 | 76.42 | 13.76 |
| 合计 | 2,000.00 | 100.00 | — | 90.13 |

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "从时效看，完工及时性满分20分，每处逾期扣2分。甲项目1处逾期，扣2分，得18分；丙项目4处逾期，共扣8分，得12分。",
        "完工及时性（20分）。乙项目2处逾期，扣4分；丙项目4处逾期，扣8分。",
        "预算执行率方面，甲项目支出970万元，执行率97.00%，得9.70分；乙项目支出611.20万元，执行率95.50%，得9.55分。",
        "甲项目支出970万元，执行率97.00%，得9.70分；乙项目执行率95.50%，得9.55分；丙项目执行率86.20%，得8.62分。",
        "制度健全性方面，丙项目没有管理细则，扣2.5分，得9.5分。",
        "甲、乙、丙三个项目折算得分依次为48.00分、28.37分、13.76分，综合得分90.13分。",
        "甲项目折算得分48.00分，丙项目评价得分76.42分。",
    ],
)
def test_a_projects_mark_for_an_indicator_is_not_its_mark_as_a_whole(sentence: str) -> None:
    assert loud(PROJECTS.format(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("甲项目得96.00分，丙项目得75.42分。", "75.42"),
        ("制度健全性方面，丙项目没有管理细则，得9.8分。", "9.8"),
        ("完工及时性（20分）。乙项目两处逾期，得16分；丙项目四处逾期，得13分。", "13"),
        ("预算执行率方面，甲项目支出970万元，执行率97.00%，得9.10分。", "9.10"),
    ],
)
def test_a_wrong_mark_of_a_project_is_told(sentence: str, mark: str) -> None:
    assert any(one.endswith(f" {mark}") for one in loud(PROJECTS.format(sentence)))

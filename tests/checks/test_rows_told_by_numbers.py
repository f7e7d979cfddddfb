"""Rows that the text tells by what they reached and lost, not by their names; grades of the whole alone."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """# 柳湾镇校舍维修项目2023年度绩效自评报告

## 一、指标

| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
|---|---|---|---|---|---|---|
| 产出 | 维修学校数 | 24所 | 22所 | 24 | 22 | 撤并 |
| 产出 | 屋面防水处理面积 | 6400平方米 | 6080平方米 | 20 | 19 | 雨季 |
| 产出 | 验收合格率 | 100% | 100% | 16 | 16 | |
| 效益 | 危房消除率 | 100% | 100% | 30 | 30 | |
| 满意度 | 师生满意度 | ≥95% | 93.10% | 10 | 8 | 噪声 |
| 合计 | | | | 100 | 95 | |

## 二、分析

{}

验收合格率100%，得16分。危房消除率100%，得30分。师生满意度93.10%，扣2分。

## 三、存在的问题

雨季长。
"""
SHORT = """# 柳湾区养老服务项目2023年度绩效自评报告

## 一、结论

{}（90分及以上为优秀，80分至90分为良好，60分至80分为一般，60分以下为较差）

## 二、资金

| 资金 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|---|---|---|---|---|---|---|
| 年度资金总额 | 480.00 | 500.00 | 476.50 | 10 | 95.30% | 9.53 |

## 三、指标

| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
|---|---|---|---|---|---|---|
| 产出 | 助餐人次 | 300000人次 | 295470人次 | 30 | 29.6 | 检修 |
| 产出 | 改造户数 | 240户 | 234户 | 20 | 19.5 | 放弃 |
| 效益 | 覆盖率 | ≥15% | 15.44% | 30 | 28 | 偏低 |
| 满意度 | 老人满意度 | ≥90% | 94.78% | 10 | 10 | |
| 合计 | | | | 90 | 87.1 | 不含预算执行率 |

## 四、存在的问题

检修较多。
"""


def loud(text: str) -> list[str]:
    """Return the codes of the findings that are no hints."""
    return [one.rule.code for one in check_text(text).findings if one.severity.value != "info"]


@pytest.mark.parametrize(
    "text",
    [
        "计划维修24所，实修22所，扣2分。防水完成6080平方米，得19分，扣1分。",
        "全镇实修校舍22所，得22分；屋面处理6080平方米，得19分。",
        "学校维修只做了22所，扣2分；屋面做到6080平方米，扣1分。",
    ],
)
def test_a_row_may_be_told_by_its_numbers(text: str) -> None:
    assert "CMP109" not in loud(REPORT.format(text))


def test_a_row_that_nobody_tells_is_missed() -> None:
    assert "CMP109" in loud(REPORT.format("维修学校数22所，得22分。"))


@pytest.mark.parametrize(
    "text",
    [
        "项目自评96.63分（满分100分），评价等级“优秀”。",
        "本项目得分96.63分，满分100分，等次为“优秀”。",
        "评价等级为“优秀”。",
    ],
)
def test_a_grade_is_not_that_of_a_sum_without_the_money_block(text: str) -> None:
    assert loud(SHORT.format(text)) == []


def test_a_grade_of_another_band_than_the_whole_is_told() -> None:
    assert "CMP107" in loud(SHORT.format("项目自评96.63分（满分100分），评价等级“良好”。"))
    assert "CMP106" in loud(SHORT.format("项目自评97.63分（满分100分），评价等级“优秀”。"))

"""Means of several units beside the marks of one, former years and extremes beside a column, and what is due."""

from __future__ import annotations

import pytest
from helpers import check_text

MODULES = """# 医院考核情况报告

{}

| 模块 | 满分 | 平均分 | 2023年平均分 | 增减 | 最高分 |
| --- | --- | --- | --- | --- | --- |
| 党建管理 | 15 | 13.00 | 12.84 | 0.16 | 14.35（甲医院） |
| 医疗质量 | 40 | 35.34 | 35.01 | 0.33 | 38.46（乙医院） |
| 运营效率 | 45 | 40.16 | 39.62 | 0.54 | 42.85（乙医院） |
| 总分 | 100 | 88.50 | 87.47 | 1.03 | 93.03（乙医院） |
"""


def loud(text: str) -> list[str]:
    return [one.rule.code for one in check_text(text).findings if one.severity.value in {"error", "warning"}]


@pytest.mark.parametrize(
    "words",
    [
        "丙医院连续两年不合格，扣分由高到低为：医疗质量扣14.82分，运营效率扣14.16分，党建管理扣5.13分。",
        "市直医院高于县医院，差距从大到小依次是医疗质量4.06分、运营效率3.43分、党建管理1.85分。",
        "党建管理模块平均13.00分，得分率86.69%。",
    ],
)
def test_what_one_unit_lost_is_not_held_against_the_mean_of_all(words: str) -> None:
    assert loud(MODULES.format(words)) == []


def test_a_mean_is_held_against_the_table_of_means() -> None:
    assert loud(MODULES.format("党建管理平均得13.00分。")) == []
    assert loud(MODULES.format("党建管理平均得18.00分。"))


@pytest.mark.parametrize(
    "text",
    [
        "优秀和良好合计8家，优秀由2家增至3家，良好由6家减至5家，合格、不合格仍分别为3家和1家。",
        "全省平均降水量1284.6毫米，比上年1352.1毫米偏少5.0%，比多年平均1318.4毫米偏少2.6%。",
        "支出138.75万元，预算152.00万元，完成91.28%，比上年减少7.45万元，下降5.10%。",
        "九市合计423.85亿元。云河增速14.3%，只有青屿一市下降，减少2.54亿元，降幅4.6%。",
        "期间费用19,800.31万元，上年18,862.70万元。变动最大的是研发投入，较上年增加约836万元；管理费用不升反降，减少557.17万元。",
        "国有资本多调入3.60亿元，调整后的调入资金由基金、国资和其他资金三块构成，其他资金3.65亿元不变。",
    ],
)
def test_numbers_of_another_subject_are_left_alone(text: str) -> None:
    assert loud(text) == []

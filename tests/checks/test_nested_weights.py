"""Weights that a score table prints with what they are made of, and sums of what several hands give."""

from __future__ import annotations

import pytest
from helpers import check_text

NESTED = """# 绩效评价报告

| 一级指标 | 一级权重 | 二级指标 | 二级权重 | 综合权重 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 决策 | 20% | 立项 | 60% | 12% | 11.5 |
| 决策 | 20% | 目标 | 40% | 8% | 7.2 |
| 产出 | 50% | 数量 | {within}% | 25% | 23.1 |
| 产出 | 50% | 质量 | 50% | {whole}% | 24 |
| 效益 | 30% | 受益 | 100% | 30% | 28 |
"""
THOUSAND = """# 绩效评价报告

| 一级指标 | 二级指标 | 二级权重（%） | 满分 | 得分 |
| --- | --- | --- | --- | --- |
| 产出 | 运营 | 30.0 | 300 | 258 |
| 产出 | 维护 | {weight} | 150 | 121 |
| 效果 | 水质 | 35.0 | 350 | 301 |
| 管理 | 台账 | 20.0 | 200 | 180 |
| 合计 | | 100.0 | 1000 | 860 |
"""
EXPERTS = """# 绩效评价报告

| 指标 | 权重 | 甲 | 乙 | 丙 | 总和 | 平均 | 加权得分 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 立项 | 12% | 92 | 88 | 90 | 270 | 90.00 | 10.80 |
| 目标 | 8% | 85 | 90 | 86 | {sum} | 87.00 | 6.96 |
| 数量 | 50% | 80 | 76 | 84 | 240 | 80.00 | 40.00 |
| 受益 | 30% | 76 | 82 | 79 | 237 | 79.00 | 23.70 |
| 合计 | 100% | | | | | | 81.46 |
"""


def told(text: str) -> list[str]:
    codes = {"SCO166", "AMT121"}
    return [one.observation.computed for one in check_text(text).findings if one.rule.code in codes]


@pytest.mark.parametrize(
    "text", [NESTED.format(within="50", whole="25"), THOUSAND.format(weight="15.0"), EXPERTS.format(sum="261")]
)
def test_weights_and_sums_that_hold_are_not_told_of(text: str) -> None:
    assert told(text) == []


def test_a_weight_is_that_of_its_level_times_that_within_it() -> None:
    assert told(NESTED.format(within="50", whole="26")) == ["50% × 50% = 25% ≠ 26%"]
    assert told(NESTED.format(within="60", whole="25")) == ["50% × 60% = 30% ≠ 25%"]


def test_a_weight_beside_a_maximum_is_its_share_of_the_full_mark() -> None:
    assert told(THOUSAND.format(weight="16.0")) == ["150 ÷ 1000 = 15% ≠ 16.0%"]


def test_the_sum_of_several_hands_is_held_against_their_marks() -> None:
    assert told(EXPERTS.format(sum="281"))


def test_weights_that_no_formula_explains_are_left_alone() -> None:
    text = NESTED.format(within="50", whole="25").replace("12%", "14%").replace("| 8%", "| 11%")
    assert told(text) == []

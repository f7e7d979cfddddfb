"""Tables that weigh marks and average them, under whatever heads: the formula is learned from the rows."""

from __future__ import annotations

import pytest
from helpers import check_text, look
from made_tables import pipe

from reportlint.relation import Formula

EXPERTS = """\
# 绩效评价

| 指标 | 权重 | 专家甲 | 专家乙 | 专家丙 | 平均值 | 加权得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 立项 | 12% | 92 | 95 | 90 | 92.33 | 11.08 |
| 资金 | 18% | 88 | 84 | 87 | 86.33 | 15.54 |
| 产出 | 40% | 90 | 93 | 91 | 91.33 | 36.53 |
| 效益 | 30% | 96 | 95 | 97 | 96.00 | 28.80 |
| 合计 | 100% | | | | | 91.95 |
"""
PROJECTS = """\
# 项目自评

| 项目 | 预算（万元） | 自评总分 | 资金占比 | 加权分 |
| --- | --- | --- | --- | --- |
| 渠道清淤 | 900.00 | 94.3 | 22.50% | 21.22 |
| 泵站更新 | 2400.00 | 98.0 | 60.00% | 58.80 |
| 管护培训 | 700.00 | 84.5 | 17.50% | 14.79 |
| 合计（平均） | 4000.00 | 92.27 | 100.00% | 94.81 |
"""
AREAS = """\
# 考评

| 片区 | 宣传 | 处置 | 总分 |
| --- | --- | --- | --- |
| 东片 | 13.5 | 18.2 | 31.7 |
| 西片 | 14.1 | 17.5 | 31.6 |
| 南片 | 13.8 | 15.3 | 29.1 |
| 三片平均 | 13.80 | 17.00 | 30.80 |
"""


def formulas(text: str) -> list[Formula]:
    """Return the formulas that hold in the tables of a text."""
    return [one.formula for seen in look("footing", text) for one in seen.relations if one.holds]


def test_a_mark_is_the_weight_times_the_mean_of_the_experts() -> None:
    assert formulas(EXPERTS).count(Formula.MEAN) == 4
    assert formulas(EXPERTS).count(Formula.PRODUCT) == 4


def test_a_weighted_mark_is_the_share_times_the_mark_and_that_of_all_is_their_sum() -> None:
    assert formulas(PROJECTS).count(Formula.PRODUCT) == 3
    assert check_text(PROJECTS).findings == ()


def test_the_last_row_may_be_the_mean_of_the_rows_above() -> None:
    assert formulas(AREAS).count(Formula.MEAN) == 3
    assert check_text(AREAS).findings == ()


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (EXPERTS, "| 11.08 |", "| 11.80 |"),
        (EXPERTS, "| 88 | 84 |", "| 88 | 48 |"),
        (EXPERTS, "| 91.33 |", "| 93.13 |"),
        (PROJECTS, "| 58.80 |", "| 85.80 |"),
        (AREAS, "| 13.80 |", "| 13.60 |"),
        (AREAS, "平均 | 13.80 | 17.00 | 30.80 |", "平均 | 13.80 | 17.00 | 30.50 |"),
    ],
)
def test_a_weighted_mark_or_a_mean_that_is_another_is_told(text: str, right: str, wrong: str) -> None:
    found = check_text(text.replace(right, wrong)).findings
    assert "AMT121" in {one.rule.code for one in found}


def table(*rows: str) -> str:
    """Print rows of cells as a table."""
    head, *body = (f"| {row.replace('，', ' | ')} |" for row in rows)
    return "\n".join([head, "|" + " --- |" * (head.count("|") - 1), *body, ""])


@pytest.mark.parametrize(
    "text",
    [
        table("单位，得分率，满分，得分", "甲，90%，100，91", "乙，85%，100，79", "丙，80%，100，88"),
        table("河道，断面，达标，平均", "甲，8，5，7.2", "乙，6，3，5.1", "丙，9，4，8.8"),
        table("街道，权重，初评，终评", "甲，20%，90，91", "乙，30%，85，88", "丙，50%，92，90"),
    ],
)
def test_marks_that_no_weight_and_no_mean_makes_are_left_alone(text: str) -> None:
    assert Formula.PRODUCT not in formulas(text)
    assert Formula.MEAN not in formulas(text)
    assert not [one for one in check_text(text).findings if one.rule.code == "AMT121"]


def test_of_two_runs_of_marks_the_mean_is_that_of_the_longer_one() -> None:
    table = pipe(
        ("指标", "权重", "专家一", "专家二", "专家三", "专家四", "专家五", "均值", "加权得分"),
        ("观众获得感", "6%", "87", "85", "90", "84", "88", "86.8", "5.21"),
        ("人才培育", "6%", "70", "68", "75", "72", "66", "70.2", "4.21"),
    )
    means = [one for one in check_text(table).observed if one.rule.code == "AMT121"]
    terms = [[term.quantity.text for term in one.observation.relations[0].printed_terms] for one in means]
    assert ["87", "85", "90", "84", "88", "86.8"] in terms
    assert ["6", "86.8", "5.21"] in terms

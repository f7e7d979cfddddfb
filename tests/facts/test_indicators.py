"""Score tables: one indicator a leaf row, one group a name above it."""

from __future__ import annotations

import pytest
from helpers import facts

from reportlint.facts.scores.indicators import ScoreTable

TABLE = """\
| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 产出指标（60分） | 数量指标 | 培训期数 | 30 | 30 |
| 产出指标（60分） | 质量指标 | 合格率 | 30 | 28 |
| 效益指标（40分） | 社会效益 | 就业人数 | 30 | 29 |
| 效益指标（40分） | 满意度 | 学员满意度 | 10 | 9 |
| 合计 |  |  | 100 | 96 |
"""


def table(text: str) -> ScoreTable:
    """Return the one score table of a text."""
    (one,) = facts(text).score_tables
    return one


def test_every_leaf_row_is_an_indicator() -> None:
    read = [(one.name, one.full and one.full.text, one.score and one.score.text) for one in table(TABLE).indicators]
    assert read == [
        ("培训期数", "30", "30"),
        ("合格率", "30", "28"),
        ("就业人数", "30", "29"),
        ("学员满意度", "10", "9"),
    ]


def test_the_kind_of_an_indicator_is_told_by_the_names_around_it() -> None:
    assert [one.kind for one in table(TABLE).indicators] == ["数量", "质量", "社会效益", "满意度"]


def test_every_name_above_is_a_group_with_its_members() -> None:
    groups = [(one.level, one.name, one.members) for one in table(TABLE).groups]
    assert groups[:2] == [(1, "产出指标", (0, 1)), (1, "效益指标", (2, 3))]
    assert [name for level, name, _ in groups if level == 2] == ["数量指标", "质量指标", "社会效益", "满意度"]


@pytest.mark.parametrize(
    ("cell", "name", "declared"),
    [
        ("产出指标（60分）", "产出指标", "60"),
        ("产出指标(60分)", "产出指标", "60"),
        ("产出指标 60分", "产出指标", "60"),
        ("产出指标60分", "产出指标", "60"),
        ("产出指标（60）", "产出指标", "60"),
        ("产出指标（60%）", "产出指标", "60"),
        ("产出指标（7.5分）", "产出指标", "7.5"),
        ("产出指标", "产出指标", None),
        ("5G基站数量", "5G基站数量", None),
    ],
)
def test_a_group_may_declare_its_maximum_inside_its_cell(cell: str, name: str, declared: str | None) -> None:
    one = table(f"| 一级指标 | 三级指标 | 分值 | 得分 |\n| --- | --- | --- | --- |\n| {cell} | 甲 | 60 | 60 |\n")
    (group,) = one.groups
    assert group.name == name
    assert (group.declared.text if group.declared else None) == declared


def test_a_declared_maximum_points_at_its_digits() -> None:
    read = facts(TABLE)
    declared = read.score_tables[0].groups[0].declared
    assert declared is not None
    assert read.document.quote(declared.span) == "60"


def test_a_table_without_marks_is_no_score_table() -> None:
    assert facts("| 指标名称 | 年度指标值 |\n| --- | --- |\n| 培训期数 | 5 |\n").score_tables == ()


def test_a_table_of_amounts_is_no_score_table() -> None:
    assert facts("| 项目 | 金额（万元） |\n| --- | --- |\n| 甲 | 5 |\n").score_tables == ()


def test_the_total_row_is_no_indicator() -> None:
    one = table(TABLE)
    assert one.total is not None
    assert len(one.indicators) == 4


def test_the_execution_row_of_an_earlier_block_also_carries_marks() -> None:
    one = table(
        "| 资金 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n| --- | --- | --- | --- | --- | --- |\n"
        "| 年度资金总额 | 120.00 | 108.00 | 10 | 90.00% | 9 |\n"
        "| 一级指标 | 二级指标 | 三级指标 | 实际完成值 | 分值 | 得分 |\n"
        "| 产出指标 | 数量指标 | 培训期数 | 5期 | 90 | 88 |\n"
    )
    assert [row.label for _, row in one.extra] == ["年度资金总额"]


def test_a_subtotal_row_belongs_to_the_group_above_it() -> None:
    one = table(
        "| 一级指标 | 三级指标 | 分值 | 得分 |\n| --- | --- | --- | --- |\n"
        "| 产出指标 | 甲 | 30 | 30 |\n| 产出指标 | 乙 | 20 | 18 |\n| 小计 |  | 50 | 48 |\n"
        "| 效益指标 | 丙 | 50 | 50 |\n| 合计 |  | 100 | 98 |\n"
    )
    assert [group.subtotal is not None for group in one.groups] == [True, False]
    assert [one.name for one in one.indicators] == ["甲", "乙", "丙"]


def test_subtotals_of_two_levels_are_told_apart_in_rows_that_repeat_their_names() -> None:
    one = table(
        "| 一级 | 二级 | 三级 | 满分 | 得分 |\n| --- | --- | --- | --- | --- |\n"
        "| 产出 | 数量 | 甲 | 20 | 19 |\n| 产出 | 数量 | 乙 | 20 | 20 |\n| 产出 | 数量 | 小计 | 40 | 39 |\n"
        "| 产出 | 质量 | 丙 | 20 | 18 |\n| 产出 | 质量 | 小计 | 20 | 18 |\n| 产出合计 | — | — | 60 | 57 |\n"
        "| 效益 | 社会 | 丁 | 40 | 40 |\n| 效益 | 社会 | 小计 | 40 | 40 |\n| 总计 | — | — | 100 | 97 |\n"
    )
    assert [row.name for row in one.indicators] == ["甲", "乙", "丙", "丁"]
    assert [(row.name, row.members) for row in one.subtotals] == [
        ("数量", (0, 1)),
        ("质量", (2,)),
        ("产出", (0, 1, 2)),
        ("社会", (3,)),
    ]


def test_a_group_may_print_its_score_over_its_maximum() -> None:
    one = table("| 一级 | 三级 | 得分 | 满分 |\n| --- | --- | --- | --- |\n| 产出（57.5/60） | 甲 | 57.5 | 60 |\n")
    (group,) = one.groups
    assert (group.name, group.declared and group.declared.text) == ("产出", "60")


def test_a_review_prints_a_second_column_of_scores() -> None:
    one = table(
        "| 一级指标 | 三级指标 | 分值 | 自评得分 | 核实得分 |\n| --- | --- | --- | --- | --- |\n"
        "| 产出 | 甲 | 60 | 58 | 55 |\n"
    )
    assert [(row.score and row.score.text, [mark.text for mark in row.other_scores]) for row in one.indicators] == [
        ("58", ["55"])
    ]


@pytest.mark.parametrize(("weights", "nested"), [((50, 50, 70, 30), True), ((30, 30, 30, 10), False)])
def test_weights_that_make_a_hundred_in_every_group_are_nested(weights: tuple[int, ...], nested: bool) -> None:
    names = ("产出 | 甲", "产出 | 乙", "效益 | 丙", "效益 | 丁")
    rows = "".join(f"| {name} | {weight}% | 90 |\n" for name, weight in zip(names, weights, strict=True))
    assert table("| 一级指标 | 三级指标 | 权重 | 得分 |\n| --- | --- | --- | --- |\n" + rows).nested is nested

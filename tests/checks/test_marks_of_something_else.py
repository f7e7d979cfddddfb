"""Marks that are told of the whole or of a group, and are too far from it to be meant for it."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.rule import Severity

REPORT = """
# 校舍修缮项目绩效自评报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 过程 | 资金到位 | 12 | 10.5 |
| 过程 | 合同履约 | 18 | 16.6 |
| 产出 | 修缮面积 | 40 | 37.2 |
| 效益 | 师生满意 | 30 | 28 |
| 合计 | | 100 | 92.3 |

## 评价结论

{}
"""


def errors(words: str) -> set[str]:
    """Return the codes of the errors of a report that goes on with some words."""
    return {one.rule.code for one in check_text(REPORT.format(words)).findings if one.severity is Severity.ERROR}


@pytest.mark.parametrize("mark", ["4.5", "41"])
def test_a_total_that_is_far_from_the_tables_is_no_error(mark: str) -> None:
    assert not errors(f"该项目综合得分{mark}分。")


@pytest.mark.parametrize("mark", ["90.3", "95.1", "9.23", "29.3", "923"])
def test_a_total_that_is_near_the_tables_or_one_slip_away_is_one(mark: str) -> None:
    assert "CMP106" in errors(f"该项目综合得分{mark}分。")


@pytest.mark.parametrize(("mark", "told"), [("25.1", True), ("28.1", True), ("7.4", False), ("52", False)])
def test_a_groups_mark_is_held_against_its_rows_where_it_may_be_theirs(mark: str, told: bool) -> None:
    assert ("CMP105" in errors(f"过程得{mark}分。")) is told


@pytest.mark.parametrize(("lost", "told"), [("7.4", True), ("8.7", True), ("2.5", False), ("31", False)])
def test_what_was_lost_in_all_is_held_against_the_table_where_it_may_be_all(lost: str, told: bool) -> None:
    assert ("CMP151" in errors(f"该项目综合得分92.3分，共扣{lost}分。")) is told


REVIEW = """
# 乡道养护项目绩效评价报告

| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 管理 | 经费管理 | 经费到位率 | 12 | {at_hand} |
| 管理 | 经费管理 | 经费合规性 | 18 | 16.6 |
| 管理 | 现场管理 | 巡查规范性 | 20 | 17.2 |
| 成效 | 路况 | 路面完好率 | 50 | 48 |
| 合计 | | | 100 | {whole} |

## 指标分析

1. 经费到位率满分12分，{rule}，得10.5分。
2. 经费合规性18分。两笔超范围，扣1.4分，得16.6分。
3. 巡查规范性20分。记录不全，扣2.8分，得{inspected}分。

{sums}
"""


def reviewed(
    sums: str, rule: str = "到位较晚，扣1.5分", inspected: str = "17.2", at_hand: str = "10.5", whole: str = "92.3"
) -> set[str]:
    """Return the codes of the errors of a report that ends a numbered list with the marks of groups."""
    text = REVIEW.format(sums=sums, rule=rule, inspected=inspected, at_hand=at_hand, whole=whole)
    return {one.rule.code for one in check_text(text).findings if one.severity is Severity.ERROR}


@pytest.mark.parametrize(
    "sums",
    [
        "经费管理类合计30分，得27.1分；现场管理类合计20分，得17.2分。",
        "经费管理合计满分30分，得27.1分。",
        "过程控制小计50分，得44.3分。",
        "上述指标共扣5.7分，得44.3分。",
    ],
)
def test_marks_of_groups_behind_a_numbered_row_are_not_that_rows(sums: str) -> None:
    assert not reviewed(sums)


def test_a_groups_mark_behind_a_numbered_row_is_held_against_the_groups_rows() -> None:
    assert reviewed("经费管理类合计30分，得28.1分。") == {"CMP105"}


def test_a_rows_own_mark_under_its_number_is_still_held_against_it() -> None:
    assert "CMP102" in reviewed("该项目总体较好。", inspected="17.9")
    assert "CMP102" in reviewed("该项目总体较好。", at_hand="10.7", whole="92.5")


@pytest.mark.parametrize(
    "rule",
    [
        "到位率100%的得满分，每低1个百分点扣0.5分。实际到位率97%，扣1.5分",
        "到位率达到100%得满分，每低1个百分点扣0.5分。实际到位率97%，扣1.5分",
        "到位率98%及以上得满分，否则按比例计分。到位较晚，扣1.5分",
        "到位率≥98%得满分；不足的酌情扣分。到位较晚，扣1.5分",
        "按时足额到位者，得满分。到位较晚，扣1.5分",
        "足额及时到位得满分，有延迟的酌情扣分。到位较晚，扣1.5分",
        "全部到位得满分，部分到位按比例得分。到位较晚，扣1.5分",
    ],
)
def test_a_maximum_promised_by_a_rule_is_no_mark(rule: str) -> None:
    assert not reviewed("该项目总体较好。", rule=rule)


def test_a_maximum_that_was_earned_is_held_against_the_row() -> None:
    text = REVIEW.replace("{rule}，得10.5分", "到位率100%，得满分")
    told = check_text(text.format(sums="", inspected="17.2", at_hand="10.5", whole="92.3")).findings
    assert "CMP102" in {one.rule.code for one in told if one.severity is Severity.ERROR}


FORM = """
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 效益指标 | 可持续影响指标 | 智能泵站 | 建成 | {} | 20 | {} |
"""


@pytest.mark.parametrize(
    ("reached", "mark", "severity"),
    [
        ("部分完成", "16", "info"),
        ("部分完成", "18", "info"),
        ("已完成", "15", "info"),
        ("部分完成", "20", "warning"),
        ("完成", "8", "warning"),
        ("未完成", "17", "warning"),
        ("部分达成年度指标", "16", "info"),
        ("部分达成年度指标", "18", "error"),
        ("达成预期指标", "15", "error"),
        ("部分完成", "14", None),
    ],
)
def test_a_step_in_words_of_its_own_is_held_against_the_ministrys_bands_as_a_remark(
    reached: str, mark: str, severity: str | None
) -> None:
    found = [one for one in check_text(FORM.format(reached, mark)).findings if one.rule.code == "SCO120"]
    assert [one.severity.value for one in found] == ([severity] if severity else [])

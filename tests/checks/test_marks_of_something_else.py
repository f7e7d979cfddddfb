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

"""Rows of a score table that add marks to a hundred or take them from it, with the sign in a word or printed."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """# 东川镇水务站2023年度部门整体支出绩效自评报告

## 一、绩效分析

基础分得91.5分，加分1.5分，扣{lost}分，最终得分{total}分，为A档（90分及以上为A，80分至90分为B，80分以下为C）。

| 一级指标 | 二级指标 | 计分标准 | 分值 | 自评得分 |
|---|---|---|---|---|
| 管理 | 预算编制 | 编制完整 | 20 | 18.5 |
| 管理 | 绩效管理制度 | 制度齐全 | 20 | 20 |
| 产出 | 清淤长度 | 完成率×分值 | 30 | 27 |
| 效果 | 群众满意度 | 达标得满分 | 30 | 26 |
| 基础分小计 | | | 100 | 91.5 |
| 加分项 | 获县级以上表彰 | 每项1分 | 2 | {added} |
| 扣分项 | 审计问题未整改 | 每个扣0.5分 | — | {first} |
| 扣分项 | 报送材料逾期 | 每次扣0.2分 | — | {second} |
| 最终得分 | | | — | {total} |
"""
FORMS = [
    ("1.5", "扣0.5", "扣0.4"),
    ("加1.5", "减0.5分", "减0.4分"),
    ("+1.5", "-0.5", "-0.4"),
    ("1.5", "倒扣0.5分", "0.4"),
]


def loud(added: str, first: str, second: str, *, lost: str = "0.9", total: str = "92.1") -> list[str]:
    """Return the codes of the findings that are no hints."""
    text = REPORT.format(added=added, first=first, second=second, lost=lost, total=total)
    return [one.rule.code for one in check_text(text).findings if one.severity.value != "info"]


@pytest.mark.parametrize(("added", "first", "second"), FORMS)
def test_a_total_of_base_bonus_and_penalty_holds(added: str, first: str, second: str) -> None:
    assert loud(added, first, second) == []


@pytest.mark.parametrize(("added", "first", "second"), FORMS)
def test_a_total_that_these_do_not_make_is_told(added: str, first: str, second: str) -> None:
    assert "SCO104" in loud(added, first, second, total="93.1")


def test_a_wrong_penalty_in_a_cell_is_told() -> None:
    assert "SCO104" in loud("1.5", "扣0.6", "扣0.4")

"""Tables with a mark out of a hundred, its weight in percent, and the weighted mark: what the prose says of them."""

from __future__ import annotations

import pytest
from helpers import check_text

WEIGHTED = """\
# 2024年度社区养老服务补助资金绩效自评报告

**表1 自评评分表**

| 一级指标 | 一级权重（%） | 二级指标 | 权重（%） | 评分（百分制） | 加权得分 | 得分率（%） |
|:---:|:---:|---|:---:|:---:|:---:|:---:|
| 决策 | 20 | 立项依据 | 8 | 100.00 | 8.00 | — |
|  |  | 目标设定合理性 | 12 | 85.00 | 10.20 | — |
| | | **决策小计** | 20 | — | **18.20** | 91.00 |
| 过程 | 40 | 资金使用率 | 15 | 95.20 | 14.28 | — |
|  |  | 补助发放规范性 | 25 | 88.00 | 22.00 | — |
| | | **过程小计** | 40 | — | **36.28** | 90.70 |
| 效果 | 40 | 服务覆盖率 | 22 | 96.50 | 21.23 | — |
|  |  | 老人生活质量改善 | 18 | 90.00 | 16.20 | — |
| | | **效果小计** | 40 | — | **37.43** | 93.58 |
| **合计** | 100 | — | 100 | — | **91.91** | 91.91 |

## 指标分析

{goal}

{paid}

老人生活质量改善评分90.00分，权重18%，加权得分16.20分。随访的老人中有三成反映助餐花样少，扣10.00分。
"""
GOAL = (
    "目标设定合理性评分85.00分，权重12%，加权得分10.20分。目标写明了人数和次数，但“老人生活质量改善”只有一句话，扣9分；"
    "满意度目标沿用旧值，扣6分，两处共扣15分。"
)
PAID = (
    "补助发放规范性评分88.00分，权重25%，加权得分22.00分。补助按登记人数发到街道，总体及时；不足之处是老人迁出后没有及时"
    "核减，有4个街道多发1.2万元，扣12.00分。"
)


def loud(goal: str = GOAL, paid: str = PAID) -> list[str]:
    """Return the errors and warnings told, with the places they point at."""
    text = WEIGHTED.format(goal=goal, paid=paid)
    found = [one for one in check_text(text).findings if one.severity.value != "info"]
    return [f"{one.rule.code} {text[one.span.start : one.span.end]}" for one in found]


def test_reasons_and_losses_out_of_a_hundred_beside_weighted_marks_draw_nothing() -> None:
    assert loud() == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("共扣15分", "共扣16分"), ("加权得分10.20分", "加权得分10.50分"), ("评分85.00分", "评分83.00分")],
)
def test_a_wrong_mark_or_loss_is_told(right: str, wrong: str) -> None:
    assert any(one.split()[1] in wrong for one in loud(goal=GOAL.replace(right, wrong)))


def test_a_loss_that_nothing_explains_is_told() -> None:
    assert "SCO125 22.00" in loud(paid="补助发放规范性评分88.00分，权重25%，加权得分22.00分。")


@pytest.mark.parametrize(("lost", "told"), [("3", False), ("4", True)])
def test_a_loss_right_behind_a_row_named_later_is_that_rows(lost: str, told: bool) -> None:
    words = (
        f"资金使用率评分95.20分，权重15%，加权得分14.28分，结余退回。另有4个街道多发，补助发放规范性较弱，扣{lost}分。"
    )
    assert (f"CMP104 {lost}" in loud(paid=words)) is told

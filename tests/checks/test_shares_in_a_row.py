"""Shares told one after the other: what makes one hundred is a relation, what is counted together has to."""

from __future__ import annotations

import pytest
from helpers import alarms, look

from reportlint.relation import Formula


def divided(text: str) -> list[str]:
    return [
        one.computed
        for one in look("share", text)
        if any(relation.formula is Formula.PARTITION for relation in one.relations)
    ]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("三项支出分别占全部经费的21.36%（出国）、{}%（车辆）和12.17%（接待）。", "66.47", "64.67"),
        ("三者所占比重依次是4.1%、13.6%和{}%。", "82.3", "83.3"),
    ],
)
def test_shares_that_are_counted_together_make_one_hundred(text: str, right: str, wrong: str) -> None:
    assert len(divided(text.format(right))) == 1
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


@pytest.mark.parametrize(
    "text",
    [
        "税收占比61.8%，非税占比38.2%。",
        "从资金看，营养餐占全年预算的66.9%，校舍维修占28.4%，教师培训占4.7%。",
        "一、基本支出\n\n1. 人员经费占71.26%。\n\n2. 公用经费占28.74%。",
    ],
)
def test_a_row_of_shares_that_makes_one_hundred_is_a_relation(text: str) -> None:
    assert len(divided(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "前三类占比分别为35.2%、28.1%和20.5%。",
        "本地学生占64.2%，寄宿学生占38.5%。",
        "增值税增长5.0%，企业所得税增长95.0%。",
        "其中三项占比分别为41.2%、30.1%和27.5%。",
    ],
)
def test_shares_of_something_else_need_not(text: str) -> None:
    assert divided(text) == []
    assert alarms(text) == []

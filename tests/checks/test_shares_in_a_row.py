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
        ("中央、省、市、县四级资金依次占{}%、28.4%、19.7%和6.3%。", "45.6", "46.6"),
        ("男、女两类学员分别占{}%和38.3%。", "61.7", "60.7"),
        ("非常满意、满意、不满意三种评价分别占{}%、21.5%、3.3%。", "75.2", "76.2"),
        (
            "经费共1,000.0万元：出国213.6万元、车辆664.7万元、接待121.7万元。各类经费中三项分别占21.4%、{}%和12.2%。",
            "66.4",
            "64.4",
        ),
    ],
)
def test_shares_of_all_there_is_make_one_hundred(text: str, right: str, wrong: str) -> None:
    assert len(divided(text.format(right))) == 1
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


@pytest.mark.parametrize(
    "text",
    [
        "三项支出分别占全部经费的21.36%（出国）、64.67%（车辆）和12.17%（接待）。",
        "三者所占比重依次是4.1%、13.6%和83.3%。",
        "交通、农业、水利三类支出占比分别为41.3%、35.4%、22.3%。",
        "四项主要收费分别占非税收入的38.6%、27.1%、22.4%、10.9%。",
    ],
)
def test_shares_that_are_only_counted_may_be_some_of_many(text: str) -> None:
    assert alarms(text) == []


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

"""Sums and rests whose numbers stand elsewhere: named one by one, in the row of a table, in brackets behind names."""

from __future__ import annotations

import pytest
from helpers import alarms, outcomes

TABLE = (
    "单位：万元\n\n| 项目 | 预算数 | 支出数 |\n| --- | --- | --- |\n| 农村公路建设 | 8,460.00 | 8,112.35 |\n"
    "| 客运站场改造 | 960.00 | 541.45 |\n| 农村客运补贴 | 620.00 | 620.00 |\n\n"
)
HARVEST = "全年小麦产量12.64万吨，增长1.2%。\n\n玉米产量10.35万吨，面积稳定。\n\n大豆产量3.28万吨。\n\n"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (HARVEST + "小麦、玉米、大豆三项产量合计{}万吨。", "26.27", "26.72"),
        (TABLE + "结转额较大的是农村公路建设（347.65万元）、客运站场改造（{}万元）。", "418.55", "481.55"),
        ("开设课程31门，分布在机械（{}门）、电子（6门）、建筑（7门）和商贸（10门）四个大类。", "8", "9"),
        ("与上年末的104户相比减少21户，其中注销{}户、吸收合并8户。", "13", "12"),
        ("年末有场馆59个，即图书馆（含分馆）{}个、文化站35个、博物馆18个。", "6", "8"),
    ],
)
def test_what_is_named_has_to_make_the_number(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


@pytest.mark.parametrize(
    "text",
    [
        "上年小麦产量11.90万吨。\n\n目标玉米产量10.35万吨。\n\n小麦、玉米两项产量合计23.91万吨。",
        TABLE + "上年结转农村公路建设资金1268.40万元。",
        "抽查课程31门，涉及机械（9门）、电子（6门）等重点专业。",
        "在编人员减少5人，其中退休6人、调出2人，新招录3人。",
        "年末有场馆39个，即日起全部免费开放，其中图书馆7个。",
    ],
)
def test_what_may_be_something_else_is_not_added_up(text: str) -> None:
    assert alarms(text) == []


def test_numbers_of_another_year_are_no_addends() -> None:
    assert (
        outcomes("named-sum", "上年小麦产量11.90万吨。\n\n玉米产量10.35万吨。\n\n小麦、玉米两项产量合计22.25万吨。")
        == []
    )


TOWNS = "东岭村修路用去260.4万元，已通车。\n\n西坡村修路用去118.3万元，已验收。\n\n"
"""Two numbers, each under a name of its own."""


def test_a_sum_of_all_that_is_named_is_told_where_it_is_wrong() -> None:
    assert alarms(TOWNS + "东岭村、西坡村两村修路合计用去378.7万元。") == []
    assert alarms(TOWNS + "东岭村、西坡村两村修路合计用去387.7万元。") != []


@pytest.mark.parametrize(
    "text",
    [
        "上半年，东岭村、西坡村两村修路合计用去387.7万元。",
        "1—9月，东岭村、西坡村两村修路合计用去387.7万元。",
        "东岭村、西坡村两村财政资金合计用去387.7万元。",
        "东岭村、西坡村两村修路合计用去387.7万元，剔除上级补助9万元。",
        "东岭村、西坡村两村修路合计用去387.7万元（含勘察费9万元）。",
        "东岭村、西坡村两村修路合计用去387.7万元左右。",
    ],
)
def test_a_sum_of_another_time_or_scope_is_none_of_what_is_named(text: str) -> None:
    assert alarms(TOWNS + text) == []

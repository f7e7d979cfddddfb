"""Former values in a list of their own, behind or before the changes that they belong to, one each."""

from __future__ import annotations

import pytest
from helpers import alarms, check_text

TOLD = [
    (
        "全年在册企业5120家，从业人员30.25万人，营业收入61.30亿元，分别比上年增长{}%、2.54%和7.73%（上年依次为4800家、29.50万人、56.90亿元）。",
        "6.67",
        "6.76",
    ),
    ("营业收入412.60亿元、利润总额23.50亿元，分别增长6.0%、{}%（上年分别为389.25亿元、21.75亿元）。", "8.0", "9.8"),
    (
        "全年保障起飞30240架次、运送旅客240.50万人次，同比依次增长5.0%和{}%（2023年两项指标分别为28800架次、220.00万人次）。",
        "9.3",
        "3.9",
    ),
    ("城乡供养标准分别为824元/人·月、640元/人·月，分别比上年（800元、600元）提高{}%、6.7%。", "3.0", "3.5"),
    (
        "前两个季度分别为1050.00万元、1224.00万元，季均1137.00万元，上年同期分别为1000.00万元、1200.00万元，同比增幅依次为{}%和2.00%。",
        "5.00",
        "5.20",
    ),
    (
        "教育支出42000万元，增长5.0%；卫生健康支出20400万元，增长{}%。上年上述各项分别为40000万元、20000万元。",
        "2.0",
        "2.9",
    ),
    (
        "教育支出42000万元，占67.3%，增长5.0%；文化支出20400万元，占32.7%，增长{}%。2023年上述两项支出分别为40000万元、20000万元。",
        "2.0",
        "2.9",
    ),
    ("在册单位6630家，增长2.0%；缴费41.20亿元，增长{}%（上年分别为6500家、40.00亿元）。", "3.00", "3.30"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_each_rate_is_the_growth_over_the_former_value_of_its_place(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    found = check_text(text.format(wrong))
    assert [found.document.quote(one.span) for one in found.findings if one.rule.code == "AMT102"] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "营业收入412.60亿元、利润总额23.50亿元，分别增长6.0%、8.0%（2025年目标分别为430.00亿元、25.00亿元）。",
        "营业收入412.60亿元、利润总额23.50亿元，分别增长6.0%、8.0%（全省分别为4300亿元、250亿元）。",
        "全年受理案件15960件，结案15200件，未结760件；受理数、结案数同比分别上升5.0%和4.1%（2023年为15200件、14600件）。",
        "教育支出42000万元，增长5.0%；文化支出20400万元，增长2.0%。两项支出上年预算分别为41000万元、20100万元。",
        "教育支出42000万元，增长5.0%；文化支出20400万元，增长2.0%；农林水支出936万元，增长4.0%。上年前两项分别为39000万元、900万元。",
    ],
    ids=["target", "another-scope", "other-levels-between", "budget", "fewer-than-changes"],
)
def test_a_list_that_does_not_fit_the_changes_is_no_base(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "东、西两片区销售额分别为39.00亿元、27.00亿元，分别增长8.3%、5.9%，2018年分别为28.00亿元、16.00亿元。",
        "软件登记2350件、640件，同比分别增长8.7%、14.3%（2019年分别为1750件、430件）。",
        "游客、门票收入分别为913.5万人次、65.20亿元，分别增长12.3%、15.4%，2019年分别为871.2万人次、61.70亿元。",
        "道路养护支出70.00万元，增长16.7%；绿化支出40.00万元，增长33.3%。2018年分别为35.00万元、21.00万元。",
        "收入、支出分别为640.00万元、620.00万元，较年初预算分别增长6.7%、3.3%（上年分别为560.00万元、580.00万元）。",
        "进口、出口分别为45.00亿元、88.00亿元，以美元计价分别增长2.1%、3.4%（上年分别为43.00亿元、84.00亿元）。",
        "进口、出口分别为45.00亿元、88.00亿元，较2019年分别增长2.1%、3.4%（上年分别为43.00亿元、84.00亿元）。",
        "甲站支出70.00万元，增长12.7%；乙站支出40.00万元，增长31.3%。上年分别为60.00万元、30.00万元，其他分别为5.00万元、3.00万元。",
    ],
)
def test_former_values_are_no_base_of_rates_over_something_else(text: str) -> None:
    assert [one for one in alarms(text) if one.startswith("AMT102")] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("道路养护支出70.00万元，增长16.7%；绿化支出40.00万元，增长34.3%。2023年分别为60.00万元、30.00万元。", "34.3"),
        (
            "进口、出口分别为45.00亿元、88.00亿元，较2019年分别增长4.7%、7.4%（2019年分别为43.00亿元、84.00亿元）。",
            "7.4",
        ),
    ],
)
def test_values_of_a_named_year_are_the_base_where_a_rate_vouches_for_it(text: str, wrong: str) -> None:
    found = check_text(text)
    assert [found.document.quote(one.span) for one in found.findings if one.rule.code == "AMT102"] == [wrong]

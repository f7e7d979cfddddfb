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

"""Rates whose words leave two numbers for them without naming both: a wrong number is told of, at least as a hint."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

BEFORE = [
    ("东岭站小组活动约定{}场、开展34场，完成率85%。", "40", ["46", "90", "14"]),
    ("全年为3528名老人提供助浴服务，登记需求{}人，服务率98.00%。", "3600", ["3900", "8600"]),
    ("抽检单元工程80个，合格80个，优良{}个，优良率65.00%。", "52", ["57", "92"]),
    ("已开工的 48 个项目中通过中期检查 {} 个，中期合格率 93.75%。", "45", ["15", "43"]),
    ("全县8个水质监测断面中，{}个达到或优于Ⅲ类，达标率87.5%。", "7", ["4", "6"]),
    ("公租房应收租金96.40万元，实收{}万元，收缴率75.00%。", "72.30", ["12.30", "72.80"]),
]
BEHIND = [
    ("家长满意度则为{}%（有效问卷250份，满意235份），高于目标值。", "94.00", ["98.00", "49.00"]),
    ("全年空气优良天数{}天（全年365天），优良率92.3%。", "337", ["331", "137"]),
    ("企业自筹到位{}万元，到位率72.0%，计划2050万元。", "1476.0", ["1776.0", "1426.0"]),
    ("排查隐患整改{}处，整改率97.5%，剩余8处列入下年计划。", "312", ["372", "342"]),
    ("补助资金支出{}万元，执行率94.0%，结余31.20万元。", "488.80", ["438.80", "188.80"]),
    ("全年使用{}元，结余120500.00元，预算执行率95.18%。", "2379500.00", ["2319500.00", "5379500.00"]),
]


@pytest.mark.parametrize(("text", "right", "wrong"), [*BEFORE, *BEHIND])
def test_a_wrong_number_is_told_though_the_tie_is_broken(text: str, right: str, wrong: list[str]) -> None:
    assert not told(text.format(right)), right
    for number in wrong:
        assert told(text.format(number)), number


@pytest.mark.parametrize(
    "text",
    [
        "年末固定资产中自用52.18亿元，出租出借1.36亿元，闲置1.05亿元，闲置率1.92%。",
        "负债总额4.06亿元，净资产9.15亿元，资产负债率30.73%。",
        "本年收入预算820.00万元，调整后预算861.00万元，调整率5.00%。",
        "低保对象中的老年人1206人，参加居民养老保险8432人（其中代缴5210人），居民医保参保率99.6%。",
        "支出48.20万元，人均602元，预算执行率81.5%。",
        "发放问卷300份，收回286份，满意率95.8%。",
        "公办园12所，民办园18所，民办率60%。",
        "改造前用电620.0万千瓦时，改造后434.0万千瓦时，节电率30%。",
        "医院自有资金已投入4225万元，到位率65.00%；区财政安排9450万元。",
        "满意率95.0%（发放问卷300份，收回286份）。",
        "问题整改到位78个，整改率82.1%，下一步计划整改20个。",
    ],
)
def test_numbers_that_do_not_make_a_rate_are_left_alone(text: str) -> None:
    assert not told(text)


def told(text: str) -> list[str]:
    """Return the numbers that findings about rates point at."""
    result = check_text(text)
    return [quoted(result, one) for one in result.findings if one.rule.code in {"AMT155", "CNT151"}]

"""Amounts that a price and a count around them come to, and averages told by the unit."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

PRODUCTS = [
    ("建设面积3600亩，分为两片，按每亩2800元标准安排投资{}万元，其中省级财政605万元。", "1008", "1080"),
    ("每人每学期补助1600元，春季学期1042人、166.72万元，秋季学期986人、{}万元。", "157.76", "175.76"),
    ("客运补贴按每辆每年6.40万元的标准，对178辆营运车辆兑付{}万元，未突破标准。", "1139.20", "1193.20"),
    ("按每生每年1200元标准落实营养改善资金{}万元，惠及学生38640人。", "4636.80", "4663.80"),
    ("财政补助由每人每年640元提高到680元，286.5万人参保居民当年可享受财政补助{}亿元。", "19.48", "18.48"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), PRODUCTS)
def test_a_price_and_a_count_around_an_amount_bear_it_out(text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("tie", text.format(right), tie=TieKind.PRODUCT)
    given = outcomes("tie", text.format(wrong), tie=TieKind.PRODUCT)
    assert given.count("pass") < outcomes("tie", text.format(right), tie=TieKind.PRODUCT).count("pass")


@pytest.mark.parametrize(
    "text",
    [
        "建设面积3600亩。控制标准为每亩2800元。实际完成投资864万元。",
        "每人每学期补助1600元，上年秋季学期972人、158.20万元。",
        "按每辆每年6.40万元的标准，对178辆营运车辆分两批兑付，首批兑付560.00万元。",
    ],
)
def test_an_amount_that_is_not_all_of_it_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.PRODUCT)


UNITS = [
    ("年末常住人口286,400人。\n\n医疗机构床位2,186张，按常住人口折合{}张/千人。", "7.63", "6.73"),
    ("联网改造铺设管网36.4公里，投资148.51万元，单价{}万元/公里，低于控制标准4.20万元/公里。", "4.08", "4.80"),
    ("建成区面积12.40平方公里，常住人口8.16万人，人口密度{}人/平方公里。", "6581", "6851"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), UNITS)
def test_an_average_told_by_the_unit_is_recomputed(text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("tie", text.format(right), tie=TieKind.AVERAGE)
    assert "pass" not in outcomes("tie", text.format(wrong), tie=TieKind.AVERAGE)


def test_a_standard_told_by_the_unit_is_no_average() -> None:
    text = "联网改造铺设管网36.4公里，投资148.51万元，控制标准4.20万元/公里。"
    assert outcomes("tie", text, tie=TieKind.AVERAGE) == []

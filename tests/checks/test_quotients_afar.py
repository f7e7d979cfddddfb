"""Multiples of what stands in brackets or in its place, and quotients known by name whose numbers stand further off."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

MULTIPLES = [
    ("五个片区中投入最多的城东为28.64亿元，最少的西山为9.24亿元，前者是后者的{}倍。", "3.1", "4.1"),
    ("开放最少的一月仅31260人次，最多的十月达到84402人次，后者是前者的{}倍。", "2.7", "2.2"),
    ("追回补贴238.64万元，追回金额是上年（149.15万元）的{}倍。", "1.6", "1.9"),
    ("培训84.50万人次，上年为39.48万人次，增加45.02万人次，增长114.0%，为上年的{}倍。", "2.14", "2.41"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), MULTIPLES)
def test_a_multiple_is_that_of_what_its_words_point_at(text: str, right: str, wrong: str) -> None:
    assert outcomes("tie", text.format(right), tie=TieKind.MULTIPLE) == ["pass"]
    assert {"fail", "review"} & set(outcomes("tie", text.format(wrong), tie=TieKind.MULTIPLE))


@pytest.mark.parametrize(
    "text",
    [
        "甲县收入8.46亿元，乙县收入6.20亿元，丙县收入3.10亿元，前者是后者的2.7倍。",
        "追回资金186.40万元、违约金92.30万元，两项共278.70万元；追回金额是上年（116.50万元）的1.6倍。",
        "前者是后者的3.1倍。",
    ],
)
def test_a_multiple_of_other_numbers_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.MULTIPLE)


BALANCES = "年末各项存款余额384.6亿元，增长3.1%。\n\n各项贷款余额186.5亿元，增长2.2%。其中短期贷款64.2亿元。\n\n"
INCOMES = (
    "城镇居民人均可支配收入52,436元，增长4.1%；农村居民人均可支配收入23,212元，增长6.8%。城镇居民人均消费支出32,144元。"
)
SCHOOLS = "小学在校生86,412人，初中在校生51,268人。\n\n小学共有教学班2,384个"
FUND = "年末滚存结余24.36亿元，其中统筹基金18.62亿元。\n\n"
AFAR = [
    (BALANCES + "存贷比为{}%。", "48.5", "58.5"),
    (INCOMES + "城乡居民收入比由上年的2.31∶1缩小为{}∶1。", "2.26", "2.62"),
    (INCOMES + "城乡收入比由2.31缩小到{}。", "2.26", "2.62"),
    (SCHOOLS + "，平均班额{}人。", "36.2", "39.2"),
    (FUND + "按全年月均支出1.74亿元测算，可支付{}个月。", "14.0", "16.4"),
    ("参保8.86万人，其中在职5.64万人，退休3.22万人，抚养比为{}∶1。", "1.75", "1.57"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), AFAR)
def test_a_quotient_finds_the_numbers_of_its_name(text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("tie", text.format(right), tie=TieKind.RATE)
    assert "pass" not in outcomes("tie", text.format(wrong), tie=TieKind.RATE)


@pytest.mark.parametrize(
    "text",
    [
        BALANCES + "全省平均存贷比为82.4%。",
        BALANCES + "上年存贷比为46.1%。",
        INCOMES + "城乡居民收入比由上年的2.31∶1缩小0.05。",
        FUND + "按全年月均支出1.74亿元测算，统筹基金可支付10.7个月。",
        SCHOOLS + "，平均班额控制在45人以内。",
    ],
)
def test_a_quotient_of_another_time_or_body_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.RATE)

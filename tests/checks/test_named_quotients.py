"""Quotients known by their name, averages whose total or days stand behind them, rates beside other counts."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

TOLD = [
    (TieKind.RATE, "可用于偿债的收入14.82亿元，应偿本息10.58亿元，覆盖倍数{}倍。", "1.40", "1.46"),
    (TieKind.RATE, "到期有息债务318.20亿元，年末货币资金241.65亿元，现金短债比{}倍。", "0.76", "0.67"),
    (TieKind.RATE, "年末存款余额3126.8亿元，贷款余额2563.1亿元，存贷比{}%。", "82.0", "80.2"),
    (TieKind.RATE, "一般公共预算收入16.38亿元，一般公共预算支出55.94亿元，财政自给率{}%。", "29.3", "23.9"),
    (
        TieKind.RATE,
        "城镇居民人均可支配收入50138元，农村居民人均可支配收入27215元，城乡居民收入比为{}。",
        "1.84",
        "1.48",
    ),
    (TieKind.RATE, "粮食播种面积58.36万亩，总产24.71万吨，折合亩产{}公斤。", "423.4", "432.4"),
    (TieKind.RATE, "挂果{}亩，产量5175吨，平均亩产1.5吨。", "3450", "3950"),
    (TieKind.RATE, "调查居民200人，知晓{}人、满意172人，知晓率83%，满意率86%。", "166", "186"),
    (TieKind.AVERAGE, "年观众64.8万人次，全年开放{}天，日均2070人次。", "313", "343"),
    (TieKind.AVERAGE, "全年助餐156280人次，日均{}人次（按366天计）。", "427", "472"),
    (TieKind.AVERAGE, "核查25家，其中亏损14家，户均年亏损{}万元，合计88.2万元。", "6.3", "6.8"),
    (TieKind.AVERAGE, "住房销售面积41.85万平方米，销售额21.63亿元，均价{}元/平方米。", "5168", "5618"),
    (TieKind.AVERAGE, "成员单位共6家，合计诊疗96380人次，院均{}人次。", "16063", "16603"),
]


@pytest.mark.parametrize(("tie", "text", "right", "wrong"), TOLD)
def test_a_quotient_that_its_name_tells_is_recomputed(tie: TieKind, text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("tie", text.format(right), tie=tie)
    assert "fail" not in outcomes("tie", text.format(right), tie=tie)
    assert {"fail", "review"} & set(outcomes("tie", text.format(wrong), tie=tie))


@pytest.mark.parametrize(
    "text",
    [
        "流动资产7.77亿元，非流动资产15.51亿元；流动负债6.12亿元，流动比率1.27。",
        "各项存款余额3126.8亿元，其中住户存款余额2249.6亿元；各项贷款余额2563.1亿元。年末存贷比82.0%。",
        "粮食播种面积4.83万亩，早稻1.36万亩、中晚稻2.89万亩、旱粮0.58万亩，总产2.06万吨，折合亩产427公斤。",
        "一期收入5.27亿元，二期收入6.24亿元，应付本息13.08亿元，覆盖倍数0.88倍。",
        "住房销售面积41.85万平方米，销售额21.63亿元，上年均价5618元/平方米。",
    ],
)
def test_a_quotient_of_other_numbers_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.RATE)
    assert "fail" not in outcomes("tie", text, tie=TieKind.AVERAGE)


def test_money_less_spent_is_a_change() -> None:
    text = "公务接待费{}万元，比2022年的26.30万元少花5.86万元，降幅22.3%。"
    assert outcomes("change-difference", text.format("20.44")) == ["pass"]
    assert outcomes("change-difference", text.format("24.04")) == ["fail"]

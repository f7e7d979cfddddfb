"""Amounts that only follow a price: no word says that they are counted up, so that units and arithmetic tell."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes, told

from reportlint.facts.prose.ties import TieKind

HOLDS = [
    "机动地86.50亩，每亩650元，收56225.00元。",
    "购置净水设备34台，单价2.85万元，合同额96.90万元。",
    "每套床品460元，本年入住1,386套，应付637,560元。",
    "照护人员补贴按实际服务86420人次、每人次补贴12.50元计算，区级财政108.03万元。",
    "实际参保2314人，参保率97.2%。个人缴费每人380元，代收879320元。",
    "安置保洁员412人、护林员186人。保洁员每人每月补助850元，按12个月发放，共420.24万元。",
    "另有36户（已购房21户、超标15户）违规领取补贴，按每户每月420元计算，9个月多领13.61万元。",
    "资助初中生2146人、每人1250元，高中生864人、每人2000元，两项资金依次为268.25万元和172.80万元。",
    "计划购置雨棚260顶（单价1,350元，计35.1万元）。",
]


@pytest.mark.parametrize("text", HOLDS)
def test_an_amount_behind_a_price_is_tied_to_it(text: str) -> None:
    assert "pass" in outcomes("tie", text, tie=TieKind.PRODUCT)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("机动地86.50亩，每亩650元，收56725.00元。", "56725.00"),
        ("每套床品460元，本年入住1,386套，应付673,560元。", "673,560"),
    ],
)
def test_an_amount_behind_a_price_that_names_its_unit_is_told_when_wrong(text: str, quote: str) -> None:
    assert any(one.startswith(f"fail {quote}") for one in told("tie", text, tie=TieKind.PRODUCT))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("购置净水设备34台，单价2.85万元，合同额69.90万元。", "69.90"),
        ("实际参保2314人，参保率97.2%。个人缴费每人380元，代收897320元。", "897320"),
    ],
)
def test_another_amount_behind_a_price_is_told_where_one_slip_explains_it(text: str, code: str) -> None:
    assert any(code in one.message("zh") for one in check_text(text).findings if one.rule.code == "AMT117")


@pytest.mark.parametrize(
    "text",
    [
        "流转土地86.50亩，每亩补助650元，已兑付41200.00元。",
        "聘用讲解员18人，人均月工资4,260元，门票收入136.42万元。",
        "每张床位补贴1200元；全年新增床位86张，运营支出318.60万元。",
        "门票每张60元，全年接待游客12.46万人次，实现旅游收入3,862.40万元。",
    ],
)
def test_an_amount_of_its_own_behind_a_price_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.PRODUCT)
    assert not [one for one in check_text(text).findings if one.rule.code == "AMT117"]

"""Stocks in whatever order they are told, and sums that words declare beyond a plain list."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

TOLD = [
    (
        TieKind.FLOW,
        "年末贷款余额{}万元，年初余额52,306万元，当年发放31620万元，当年收回24,918万元。",
        "59,008",
        "58,608",
    ),
    (TieKind.FLOW, "专家库在库专家6318人，年内新增{}人、清退395人，年初为5971人。", "742", "842"),
    (TieKind.FLOW, "规上企业176家，比上年末净增13家（上年末163家，年内新入库{}家、退库11家）。", "24", "29"),
    (TieKind.FLOW, "所属企业46户，年内注销{}户、新设3户，户数由年初51户降为46户。", "8", "6"),
    (
        TieKind.FLOW,
        "年末户籍486户、{}人，户均3.8人。年初1878人，出生13人、死亡17人、迁入9人、迁出21人。",
        "1862",
        "1802",
    ),
    (TieKind.FLOW, "监测对象87户268人，其中年内识别13户41人、消除22户69人；年初对象为96户{}人。", "296", "286"),
    (
        TieKind.ADDITION,
        "收入{}万元，其中利润39200万元。加上级补助800万元、上年结转2100万元，收入总量57500万元。",
        "54600",
        "56600",
    ),
    (TieKind.ADDITION, "核发产权证书{}本、登记证明2317份，合计9158件。", "6841", "6481"),
    (
        TieKind.ADDITION,
        "债券到位286.0万元；资本金到位82.5万元，尚差12.5万元；自筹到位15.2万元。三项共到位{}万元。",
        "383.7",
        "387.3",
    ),
    (TieKind.REMAINDER, "14个乡镇街道（8个镇、{}个街道）全部配备专职委员。", "6", "5"),
    (TieKind.REMAINDER, "评价组由3名专家和{}名工作人员共8人组成。", "5", "6"),
]


@pytest.mark.parametrize(("tie", "text", "right", "wrong"), TOLD)
def test_what_the_words_balance_or_add_up_is_told_where_it_does_not_fit(
    tie: TieKind, text: str, right: str, wrong: str
) -> None:
    assert "fail" not in outcomes("tie", text.format(right), tie=tie)
    assert "pass" in outcomes("tie", text.format(right), tie=tie)
    assert "fail" in outcomes("tie", text.format(wrong), tie=tie)


@pytest.mark.parametrize(
    "text",
    [
        "存栏羊12000只，比年初增加1000只，新增圈舍12座。",
        "年末在册企业46户，年内注销8户、走访30户，年初51户。",
        "出租收入应收9436.8万元；实收9112.3万元，欠收324.5万元。处置收入与出租实收两项合计15954.8万元。",
        "14个乡镇街道（其中8个镇、3个街道）参加评比。",
        "14个单位（含8个学校、3个医院）已整改。",
        "查看73个单位、18个站点，共查出问题98个。",
    ],
)
def test_numbers_that_do_not_make_a_balance_or_a_sum_are_left_alone(text: str) -> None:
    for tie in (TieKind.FLOW, TieKind.ADDITION, TieKind.REMAINDER):
        assert "fail" not in outcomes("tie", text, tie=tie)

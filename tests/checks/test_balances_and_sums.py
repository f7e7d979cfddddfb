"""Stocks in whatever order they are told, and sums that words declare beyond a plain list."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes

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
    (TieKind.ADDITION, "纳入名录的河流182条，湖泊14个，合计{}条（个）。", "196", "169"),
    (
        TieKind.REMAINDER,
        "服务费总额1,092.00万元，因考核扣减46.41万元、专项扣款4.70万元，实付{}万元。",
        "1,040.89",
        "1,041.89",
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
        "抽查组4个，每组5人，共20人。",
        "查看73个单位、18个站点，共查出问题98个。",
    ],
)
def test_numbers_that_do_not_make_a_balance_or_a_sum_are_left_alone(text: str) -> None:
    for tie in (TieKind.FLOW, TieKind.ADDITION, TieKind.REMAINDER):
        assert "fail" not in outcomes("tie", text, tie=tie)


def test_parts_behind_a_comma_make_their_whole_or_give_a_hint() -> None:
    text = "承担课题{}项，纵向12项，横向45项。"
    assert outcomes("tie", text.format("57"), tie=TieKind.REMAINDER) == ["pass"]
    assert [one.rule.code for one in check_text(text.format("67")).findings] == ["AMT152"]
    assert check_text("中小学70所，小学34所、初中12所。").findings == ()


ITEMS = "立项{}项，经费{}万元：专项8项400.50万元，平均每项50.06万元；研发26项208.40万元，平均每项8.02万元。"


def test_items_that_make_one_total_have_to_make_the_other() -> None:
    assert outcomes("breakdown", ITEMS.format("34", "608.90")) == ["pass", "pass"]
    assert sorted(outcomes("breakdown", ITEMS.format("34", "698.90"))) == ["fail", "pass"]
    assert sorted(outcomes("breakdown", ITEMS.format("35", "608.90"))) == ["fail", "pass"]


def test_what_is_told_behind_a_list_is_no_member_of_it() -> None:
    text = "近年来实施项目{}个，其中审计9个、专项12个、调查6个、投资4个，涉及118个单位。"
    assert outcomes("breakdown", text.format("31")) == ["pass"]
    assert outcomes("breakdown", text.format("37")) == ["fail"]
    years = "三年下达资金{}万元：2022年1150.00万元、2023年1842.60万元，2024年最多，为2890.75万元。"
    assert outcomes("breakdown", years.format("5883.35")) == ["pass"]
    assert outcomes("breakdown", years.format("5893.35")) == ["fail"]

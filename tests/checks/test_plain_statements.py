"""Plain statements of reports, each beside the same statement with one number wrong."""

from __future__ import annotations

import pytest
from helpers import alarms

WRONG = (
    # all weights, all shares that several bear
    ("评价按百分制，权重依次为：投入15%、管理25%、产出{}%、效果25%。", "35", "30"),
    ("奖补资金由省、市、县三级按50%、30%、{}%的比例分担。", "20", "25"),
    # means told as 约
    ("减免租金92.40万元，惠及商户264家，户均约{}元。", "3,500", "350"),
    # opposite states, bands of marks, reasons, deadlines
    ("全年84个项目中完工79个，在建{}个，完工率94.05%。", "5", "6"),
    ("市级对18家机构开展了考核，90分及以上的11家，80分（含）至90分的{}家，80分以下的1家。", "6", "5"),
    (
        "全年新增534份、退出396份，年末在册7,812份。退出原因：死亡241份，迁出{}份，注销48份，不再符合条件52份。",
        "55",
        "85",
    ),
    ("抽查台账60份，其中{}份未在10日内归档，占15.00%。", "9", "19"),
    # shares of one whole that words name
    (
        "工程概算总投资4,120.00万元。\n\n累计到位3,010.00万元，占概算的73.06%；累计支出2,873.50万元，占概算的{}%。",
        "69.75",
        "95.47",
    ),
    # two units at once, trade, a base that is built on
    ("登记对象642户2,409人，其中已落实措施{}户1,873人。", "508", "805"),
    ("出口198.74亿元，增长6.2%；进口87.31亿元，增长2.8%。贸易顺差{}亿元。", "111.43", "114.43"),
    ("公用经费预算172.90万元，在上年182.00万元基础上按5%压减，减少{}万元。", "9.10", "9.01"),
    # satisfaction out of grades
    ("回收205份；其中很满意131份、满意62份、一般8份、不满意4份，满意度{}%。", "94.15", "91.45"),
    # dates
    ("大桥于2021年9月1日开工，计划{}年10月建成通车。", "2024", "2020"),
    ("评价组于2024年7月8日进场，{}月20日离场。", "8", "6"),
)


@pytest.mark.parametrize(("text", "right", "wrong"), WRONG)
def test_a_wrong_number_is_told_and_a_right_one_is_not(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


@pytest.mark.parametrize(
    "text",
    [
        "两类补贴合计1,103.00万元，占45.36%，其中灵活就业人员1,846人，人均约4,141元。",
        "权重依次为：数量20%、质量15%、时效10%等，其余见附表。",
        "全年84个项目中完工79个，新开工12个。",
        "回收205份，很满意131份、满意62份、基本满意8份、不满意4份，满意度96.00%。",
        "登记对象642户2,409人，其中已落实措施508户1,873人，另有32户待核。",
        "项目计划2023年10月开工，实际2022年12月建成先导段。",
        "减少原因：退休12人，调入2人。年末在职88人，比上年减少10人。",
    ],
)
def test_what_may_well_be_right_stays_untold(text: str) -> None:
    assert alarms(text) == []

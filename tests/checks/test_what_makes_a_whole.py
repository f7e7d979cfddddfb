"""Money given, spent and left; plans and what came of them; lists whose names make up a whole."""

from __future__ import annotations

import pytest
from helpers import alarms

RIGHT = {
    "sources of the budget in between": (
        "预算860.00万元，由中央补助480.00万元、省级补助120.00万元、市级安排260.00万元组成，执行838.65万元，结余{}万元。",
        "21.35",
        "213.5",
    ),
    "uses of the spending in between": (
        "年初安排预备费4600万元，实际动用2860万元，分别用于防汛抗旱1720万元、灾害抢险685万元、动物疫情455万元，剩余{}万元。",
        "1740",
        "2036",
    ),
    "parts of the budget in between": (
        "全年预算312.00万元，其中基本支出200.00万元、项目支出112.00万元，实际支出298.40万元，结余{}万元。",
        "13.60",
        "16.30",
    ),
    "people trained": ("计划培训400人，其中城镇150人、农村250人，完成培训372人，尚有{}人未培训。", "28", "38"),
    "posts held by kind of post": (
        "实有在职人员46人，其中行政人员17名、事业人员{}名；另有聘用网格员112人。",
        "29",
        "19",
    ),
    "the rate of posts held": (
        "编制总数286名，实有在职人员265人，编制使用率{}%；另有离退休203人。",
        "92.66",
        "130.54",
    ),
    "the rate of posts, retired among all": (
        "年末实有人员1286人，其中在职874人、离退休412人；核定事业编制920名，编制使用率{}%。",
        "95.0",
        "85.0",
    ),
    "assets in use": ("固定资产总额2350.6万元，其中在用固定资产2210.4万元，固定资产利用率{}%。", "94.04", "84.04"),
    "answers of a survey": (
        "发放问卷360份，收回有效问卷342份，其中“非常满意”{}份、“满意”107份、“一般”21份、“不满意”6份。",
        "208",
        "185",
    ),
}


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_silent_and_what_is_wrong_is_told(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


OTHER = {
    "what came in of the budget": "预算资金150.00万元，实际到位120.00万元，实际支出112.60万元，结余7.40万元。",
    "carried over from last year": "上年结转18.00万元，当年预算资金96.00万元，实际支出104.50万元，结余9.50万元。",
    "who is not counted": "行政编制15名，事业编制24名。实有人数39人，其中在职39人，退休18人不计入实有人数。",
    "posts that are free": "年末实有231人，分别为81人、117人和33人，空编12名；退休139人。",
    "net assets are no assets": "负债总额4.06亿元，净资产9.15亿元，资产负债率30.73%。",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_what_means_something_else_is_silent(text: str) -> None:
    assert alarms(text) == []


ELSEWHERE = """
2024年年初预算38462.15万元，执行中追加4915.60万元、调减1283.70万元，调整预算数42094.05万元，其中基本支出3186.24万元、项目支出38907.81万元。

全年支出39695.35万元，完成调整预算的{}%，未执行2398.70万元。其中：基本支出3174.86万元，项目支出36520.49万元。
"""
COMPLETED = {
    "of a budget in another paragraph": (ELSEWHERE, "94.30", "100.00"),
    "of what was planned, right before": ("新增就业450人，实际新增487人，完成率{}%。", "108.22", "118.22"),
    "of the least that was planned": ("组织活动60场以上，实际开展64场，完成率{}%。", "106.67", "116.67"),
    "a price by the year": ("安置1126人，每人每月800元、全年9600元，支出{}万元。", "1080.96", "7080.96"),
    "people of people and households": (
        "常住人口25917户、67483人，其中老年人6215人，占常住人口的{}%。",
        "9.21",
        "9.12",
    ),
}


@pytest.mark.parametrize(("text", "right", "wrong"), COMPLETED.values(), ids=COMPLETED)
def test_what_was_completed_is_held_against_what_was_planned(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


PROJECTS = """
| 项目 | 投入 | 产出 | 效益 | 满意度 | 合计 |
| --- | --- | --- | --- | --- | --- |
| 场馆开放 | 19.25 | 39.54 | 29.26 | 10.00 | 98.05 |
| 文物修缮 | 16.21 | {} | 28.85 | 9.85 | 86.77 |
| 文化惠民 | 18.40 | 37.62 | 27.75 | 9.90 | 93.67 |
| 古籍整理 | 19.05 | 36.48 | 28.12 | 9.72 | 93.37 |
"""
STRUCTURES = {
    "shares of the three industries": (
        "地区生产总值574.93亿元，其中第一产业28.64亿元、第二产业214.37亿元、第三产业331.92亿元。三次产业结构为5.0:37.3:{}。",
        "57.7",
        "5.77",
    ),
    "bonds of two sorts, with what is paid besides": (
        "到期政府债券本金{}万元，其中一般债券9620万元、专项债券6400万元，拟发行再融资债券偿还；应付利息5240万元，本息合计21260万元。",
        "16020",
        "18904",
    ),
    "one row of a column of sums": (PROJECTS, "31.86", "35.05"),
}


@pytest.mark.parametrize(("text", "right", "wrong"), STRUCTURES.values(), ids=STRUCTURES)
def test_what_makes_a_whole_is_told_however_wrong_it_is(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


ALONE = "清查公租房1248套，正常入住的1103套，占{}%；空置的89套已重新公开摇号。"


def test_a_share_of_two_numbers_that_stand_alone_is_that_of_the_first() -> None:
    assert alarms(ALONE.format("88.4")) == []
    assert alarms(ALONE.format("100.0")) == ["AMT118 100.0"]
    assert alarms("在职职工中，单位职工34.41万人，灵活就业人员6.82万人，占16.54%。") == []

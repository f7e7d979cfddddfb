"""Lists of names beside their number: how many there are, and where a number counts something else."""

from __future__ import annotations

import pytest
from helpers import outcomes

RIGHT = [
    "办好五件实事，即修路、通水、建园、助餐、添绿。",
    "对三家单位开展审计，分别为市水务局、市农科所、市图书馆，发现问题12个，其中管理类7个、核算类5个。",
    "抽查东湖镇、南岭乡、北桥镇三个乡镇，资金全部到户。",
    "由机关本级和预算评审中心、国库支付中心、会计学校三家预算单位组成。",
    "围绕培植财源、保障“三保”、防范风险三方面工作发力。",
    "设定等候时间≤20分钟、可用率≥99%、投诉率不高于1%三项指标。",
    "钢铁、化工、纺织、食品四大产业稳步增长。",
    "市、县两级财政、审计、纪检三部门联合检查。",
    "下辖8个村民小组，其中东坡、西湾、柿园、泉口四个组位于山区。",
    "基础教育与职业教育两大板块共投入2.4亿元。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_list_as_long_as_its_number_holds(text: str) -> None:
    assert set(outcomes("announced-list", text)) == {"pass"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (RIGHT[0], ("五件", "六件")),
        (RIGHT[1], ("三家", "四家")),
        (RIGHT[2], ("三个", "四个")),
        (RIGHT[4], ("三方面", "四方面")),
        (RIGHT[5], ("三项", "四项")),
        (RIGHT[6], ("四大", "五大")),
        (RIGHT[8], ("四个", "三个")),
        (RIGHT[9], ("两大", "三大")),
    ],
)
def test_a_list_of_another_length_is_told(text: str, wrong: tuple[str, str]) -> None:
    assert "fail" in outcomes("announced-list", text.replace(*wrong))


@pytest.mark.parametrize(
    "text",
    [
        "新建、改建、扩建四条道路，全部通车。",
        "走访、慰问、帮扶六个家庭。",
        "建成学校、医院12所。",
        "完善道路、管网等六项设施。",
        "围绕春耕、夏种、秋收等农时，开展三项服务。",
        "推广“党员、骨干、群众”三级联动和五个到位。",
        "甲、乙、丙，丁、戊三个组分批实施。",
    ],
)
def test_a_number_that_may_count_something_else_is_not_told(text: str) -> None:
    assert "fail" not in outcomes("announced-list", text)


def test_a_name_with_a_joining_word_leaves_the_length_open() -> None:
    text = "公共安全、社会保障和就业、卫生健康和体育三项支出增长较快。"
    assert outcomes("announced-list", text) == ["pass"]
    assert outcomes("announced-list", text.replace("三项", "四项")) == ["pass"]
    assert outcomes("announced-list", text.replace("三项", "五项")) == ["fail"]


@pytest.mark.parametrize(("number", "outcome"), [("两", "fail"), ("三", "pass"), ("四", "fail")])
def test_points_told_one_by_one_are_as_many_as_announced(number: str, outcome: str) -> None:
    text = f"检查中还发现{number}个问题：一是制度不全；二是台账缺失；三是整改偏慢。"
    assert outcomes("itemised-list", text) == [outcome]


def test_points_go_on_in_the_paragraphs_that_follow() -> None:
    text = "下一步做好四项工作。一是抓制度。\n\n二是抓进度。\n\n三是抓绩效，一是看结果，二是看过程。\n\n四是抓公开。"
    assert outcomes("itemised-list", text) == ["pass"]


def test_points_that_nobody_counted_are_no_list() -> None:
    assert outcomes("itemised-list", "2024年完成投资3个亿。一是新建管网，二是改造泵站。") == []

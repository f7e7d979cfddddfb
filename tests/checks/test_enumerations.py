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
    "项目按用途分为四类：水利设施、农村道路、人居环境、其他（监理费、设计费等）。",
    "内设机构有：综合股、业务股、财务股，共三个股室。",
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
        (RIGHT[10], ("四类", "五类")),
        (RIGHT[11], ("三个", "四个")),
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
        "做好两项工作：一是清理账户、核对往来、销号管理，二是建章立制。",
        "检查单位有：甲局、乙局、丙局，共12个问题。",
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


ABOVE = (
    "收入构成如下：\n\n（1）拨款120万元；\n\n（2）事业收入60万元；\n\n（3）其他收入20万元。\n\n以上{}项合计200万元。"
)


@pytest.mark.parametrize(("number", "outcome"), [("三", "pass"), ("两", "fail"), ("四", "fail")])
def test_the_items_above_are_as_many_as_told(number: str, outcome: str) -> None:
    assert outcome in outcomes("announced-list", ABOVE.format(number))


def test_items_above_that_no_list_numbers_are_not_counted() -> None:
    assert outcomes("announced-list", "拨款120万元。\n\n事业收入60万元。\n\n以上三项合计200万元。") == []


TABLE = """{}

| {} | 金额（万元） |
| --- | --- |
| 水利 | 120.00 |
| 道路 | 80.00 |
| 环境 | 60.00 |
| 合计 | 260.00 |
"""
COUNTED = [
    ("资金投向{}个领域，见下表。", "领域"),
    ("按用途共分为{}类，明细如下：", "类别"),
    ("全年共安排项目{}个，金额260.00万元，具体为：", "项目名称"),
    ("全村设{}个小组，年末户籍210户。", "小组"),
]


@pytest.mark.parametrize(("text", "head"), COUNTED)
def test_a_table_has_as_many_rows_as_the_words_before_it_announce(text: str, head: str) -> None:
    assert outcomes("rows-counted", TABLE.format(text.format("3"), head)) == ["pass"]
    assert outcomes("rows-counted", TABLE.format(text.format("4"), head)) == ["fail"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("全县共12个乡镇，其中前4个乡镇见下表。", "乡镇"),
        ("全年共安排项目26个，主要项目见下表。", "项目"),
        ("重点项目4个，见下表。", "项目"),
        ("全年开展督查4次，见下表。", "领域"),
        ("4个领域中有3个领域已完成，见下表。", "领域"),
        ("共检查4家企业，见下表。", "企业名称（部分）"),
    ],
)
def test_a_table_that_lists_something_else_is_not_counted(text: str, head: str) -> None:
    assert "fail" not in outcomes("rows-counted", TABLE.format(text, head))


@pytest.mark.parametrize(
    "text",
    [
        "**表二　三个渔业专项资金使用情况（万元、公顷）**",
        "附表一两个园区指标汇总（万元、个、%）",
        "合格率、及时率和得分一律按四舍五入保留，数量、金额、比率均保留两位小数。",
        "抽查组由渔政站、财务室和镇里的两名干部组成。",
        "评审组由规划股、审计股、监察室和两名外聘专家组成。",
        "规划股、审计股、监察室各派两名同志参加。",
        "会签单位为住建局、水务局、城管局和另外两家企业。",
    ],
)
def test_a_number_of_another_thing_than_the_names_beside_it_is_no_length(text: str) -> None:
    assert outcomes("announced-list", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "局属三级医院两家，分别为市一院、市中医院。",
        "下属二级预算单位四个，分别是东库管理所、西渠管理站、防汛中心、质监站。",
    ],
)
def test_the_number_nearest_to_a_list_counts_it_and_a_rank_counts_nothing(text: str) -> None:
    assert outcomes("announced-list", text) == ["pass"]
    assert outcomes("announced-list", text.replace("两家", "三家").replace("四个", "三个")) == ["fail"]
    assert outcomes("announced-list", "所属二级单位分别为东库管理所、西渠管理站、防汛中心。") == []


@pytest.mark.parametrize(
    "text",
    [
        "水务、住建、城管三家还统一了口径：图纸要齐、签证要清、账目要平、移交要有手续。",
        "两个村还定了规矩：垃圾不落地、污水不乱排、柴草不乱堆。",
        "三家协商确定：谁受益谁出资、谁破坏谁修复。",
        "全县五个站点统一要求：有人值守、有台账、有标识。",
    ],
)
def test_what_those_counted_say_is_no_list_of_them(text: str) -> None:
    assert "fail" not in outcomes("announced-list", text)


@pytest.mark.parametrize("text", ["做到四个统一：标准、时间、口径。", "提出四条要求：责任到人、时限到天、结果公开。"])
def test_a_list_of_what_was_laid_down_is_counted(text: str) -> None:
    assert outcomes("announced-list", text) == ["fail"]

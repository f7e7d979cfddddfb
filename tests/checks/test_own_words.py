"""What a number's own words say it is of, beside a likelier neighbour."""

from __future__ import annotations

import pytest
from helpers import check_text

LOUD = {"error", "warning"}


def loud(text: str) -> list[str]:
    return [one.rule.code for one in check_text(text).findings if one.severity.value in LOUD]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "虚增收入12480.00万元，其中空转入库9860.00万元、调节2620.00万元，虚增额相当于四区财政收入6.24亿元的{}%。",
            "20.0",
            "20.6",
        ),
        (
            "违法占地386.5亩，甲县168.2亩、乙县218.3亩，已恢复251.6亩，未恢复134.9亩，恢复率{}%。",
            "65.1",
            "56.1",
        ),
        (
            "三次产业结构由上年的25.3：28.1：46.6调整为24.7：28.5：46.8，第二、三产业占比分别提高{}个百分点和0.2个百分点。",
            "0.4",
            "0.9",
        ),
        ("全县地区生产总值[2]98.64亿元。\n\n民营经济增加值47.15亿元，占全县地区生产总值的{}%。", "47.8", "48.7"),
        (
            "在校学生46680人，教师4126人。营养改善覆盖小学和初中，共30306人。按教育支出74600万元计算，在校学生人均{}元。",
            "15981",
            "15918",
        ),
    ],
)
def test_the_words_of_a_number_say_what_it_is_of(text: str, right: str, wrong: str) -> None:
    assert loud(text.format(right)) == []
    assert loud(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "三税合计240028万元，占税收收入的56.4%；契税受新房成交影响，比上年少收6685万元，降幅12.6%。",
        "已投项目44个，撬动社会资本87.12亿元，即每1元财政资金带动4.00元。",
        "9个问题涉及412.85万元，包括列支培训费128.40万元、超标准接待36.75万元、转嫁费用157.20万元、发放津补贴90.50万元。",
        "16项指标中，5项维持自评分，分别为甲、乙、丙、丁、戊；11项作了调整，其中核减10项、核增1项。",
    ],
)
def test_what_is_told_of_something_else_is_left_alone(text: str) -> None:
    assert loud(text) == []


def test_a_rate_behind_another_base_is_none_of_the_change_before_it() -> None:
    text = "支出7480万元，比预算的7200万元多280万元，比上年的7130万元增长{}%。"
    assert loud(text.format("4.91")) == []
    assert "AMT102" in loud(text.format("4.97"))


def test_some_members_of_a_run_are_no_sum() -> None:
    text = "追加146.50万元，全年预算数为1,426.50万元；追加后三级拨款分别达到612.00万元、184.50万元和500.00万元。"
    assert loud(text) == []


def test_what_is_listed_behind_an_earlier_year_is_of_that_year() -> None:
    text = "# 2025年预算执行情况\n\n税收收入151.48亿元，非税收入62.88亿元。2024年税收收入143.21亿元，非税收入{}亿元。"
    assert loud(text.format("60.36")) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "甲镇人均产值33856元，比上年增加1581元，增长4.9%；乙镇人均产值14268元，比上年增加896元，增长{}%。",
            "6.7",
            "7.6",
        ),
        (
            "专项资金由64项整合为47项，减少{}项。",
            "17",
            "19",
        ),
        ("资金支付平均周期为16天，比上年的23天缩短{}天。", "7", "9"),
        ("次均费用为8432元，改革前是9623元，减少1191元，降幅{}%。", "12.38", "13.28"),
        ("年初存栏93642头，调入149210头，出栏144247头，年末存栏98605头，比年初增长{}%。", "5.30", "5.03"),
        ("全年社会消费品零售总额27.56亿元，增长{}%，上年总额26.21亿元。", "5.2", "2.5"),
        ("2021年至2023年收入分别为172.85亿元、181.30亿元和193.94亿元，年均{}亿元。", "182.70", "187.20"),
        ("低保标准分别提高到每月785元和628元，比上年提高35元和38元，提幅为4.7%、{}%。", "6.4", "4.6"),
    ],
)
def test_a_change_finds_what_it_is_a_change_of(text: str, right: str, wrong: str) -> None:
    assert loud(text.format(right)) == []
    assert loud(text.format(wrong))


def test_what_was_reached_last_is_what_changed() -> None:
    text = "办事时间从2023年的17.4分钟降到2024年的11.8分钟，今年再降到7.9分钟，比去年缩短3.9分钟。"
    assert loud(text) == []


def test_a_change_of_a_printed_year_is_that_of_the_level_of_the_year() -> None:
    text = "合格率由71.3%提高到2024年的88.5%，再提高到2025年的100%，2024年提高{}个百分点。"
    assert loud(text.format("17.2")) == []
    assert "AMT101" in loud(text.format("17.7"))

"""How far a rate is from a target: beside it, with a change between, or printed elsewhere in the document."""

from __future__ import annotations

import pytest
from helpers import alarms, look, outcomes

GOALS = "年度绩效目标：家长满意度达到90%以上，学生满意度达到92%以上，改造管网1250公里。\n\n"
TABLE = (
    "| 指标 | 目标值 | 完成值 |\n| --- | --- | --- |\n| 集中供水率 | ≥95% | 93.40% |\n| 危桥改造 | 48座 | 47座 |\n\n"
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("满意度93.40%，距95%差{}个百分点。", "1.60", "1.90"),
        ("本地采购占56.20%，离60%差{}个百分点。", "3.80", "3.30"),
        ("城镇化率63.1%，比2020年的60.4%高2.7个百分点，距2025年65.0%的目标还差{}个百分点。", "1.9", "2.9"),
        (GOALS + "调查显示，家长满意度93.40%，高于目标值{}个百分点。", "3.40", "5.40"),
        (TABLE + "年末集中供水率93.40%，比目标低{}个百分点。", "1.60", "1.90"),
        (GOALS + "全年改造管网1264公里，比计划多{}公里。", "14", "24"),
    ],
)
def test_a_distance_is_the_difference_of_number_and_target(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


@pytest.mark.parametrize(
    "text",
    [
        GOALS + "上年家长满意度88.10%，低于同类学校平均2.6个百分点。",
        GOALS + "调查显示，教师满意度93.40%，高于目标值5.40个百分点。",
        GOALS + "调查显示，家长满意度93.40%，高于全省目标1.40个百分点。",
        GOALS + "全年改造管网1264公里，比上年多32公里。",
        "合格率96.4%，比上次检查提高1.5个百分点。",
    ],
)
def test_another_base_is_not_the_target(text: str) -> None:
    assert alarms(text) == []


def test_a_former_value_of_the_same_name_is_found() -> None:
    text = "2023年收缴率为88.46%。\n\n2024年收缴率91.43%，比上年提高2.97个百分点。"
    assert outcomes("off-target", text) == ["pass"]
    (seen,) = look("off-target", text)
    assert seen.computed == "91.43% - 88.46% = 2.97"


REMARK = "年末资产总额{}亿元，净资产512.4亿元。\n\n与2023年末相比，资产总额增加46.53亿元（2023年末为643.12亿元）。"


def test_a_change_with_its_former_value_in_brackets_leads_to_the_present_one() -> None:
    assert alarms(REMARK.format("689.65")) == []
    assert outcomes("off-target", REMARK.format("689.65")) == ["pass"]
    assert alarms(REMARK.format("689.56")) != []


def test_the_parts_of_a_level_are_not_the_level() -> None:
    text = REMARK.replace("年末资产总额{}亿元", "市属企业资产总额400.30亿元，区属企业资产总额289.35亿元")
    assert alarms(text) == []


ROWS = (
    "| 指标 | 目标值 | 完成值 |\n| --- | --- | --- |\n| 节水率 | 12.0% | 10.7% |\n| 人工造林 | 18000亩 | 17860亩 |\n\n"
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("主要问题是：节水率低于目标{}个百分点。", "1.3", "3.1"),
        ("未完成的是造林：人工造林比计划少{}亩。", "140", "180"),
    ],
)
def test_a_row_that_is_named_prints_target_and_result(text: str, right: str, wrong: str) -> None:
    assert alarms(ROWS + text.format(right)) == []
    assert alarms(ROWS + text.format(wrong)) != []


def test_a_place_is_not_the_row_of_all() -> None:
    assert alarms(ROWS + "东山乡人工造林比计划少65亩。") == []


BEFORE = "项目实施前，供水保证率87.6%，管网漏损率29.8%。\n\n"


def test_a_rate_that_rose_since_leads_to_the_former_one() -> None:
    text = BEFORE + "建成后供水保证率达到95.9%，提高8.3个百分点；管网漏损率17.4%，比实施前下降12.4个百分点。"
    assert outcomes("off-target", text) == ["pass", "pass"]
    assert alarms(text) == []


def test_a_rate_that_rose_since_another_time_leads_nowhere() -> None:
    assert outcomes("off-target", BEFORE + "建成后供水保证率达到95.9%，同比提高2.1个百分点。") == []

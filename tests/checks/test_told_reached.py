"""Results of rows that the prose tells with what they miss of a target that only the table prints."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """# 项目绩效自评报告

{}

| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 产出指标 | 管网改造长度 | 40公里 | 36.5公里 | 30 | 27.4 |
| 产出指标 | 泵站设备完好率 | ≥95% | 93.2% | 20 | 19.6 |
| 效益指标 | 受益户数 | 500户 | 512户 | 50 | 50 |
"""


def told(words: str) -> list[str]:
    return [one.observation.computed for one in check_text(REPORT.format(words)).findings if one.rule.code == "CMP170"]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("全年改造管网36.5公里，完成年度目标的{}%，两个标段停工。", "91.25", "97.25"),
        ("全年改造管网36.5公里，少{}公里，两个标段停工。", "3.5", "8.5"),
        ("全年受益户数512户，比目标多{}户。", "12", "72"),
        ("泵站设备完好率93.2%，低于目标{}个百分点。", "1.8", "7.8"),
    ],
)
def test_shares_and_gaps_of_a_result_are_held_against_the_target_of_its_row(words: str, right: str, wrong: str) -> None:
    assert told(words.format(right)) == []
    assert len(told(words.format(wrong))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "全年改造管网36.5公里，比上年少8.5公里。",
        "2022年改造管网36.5公里，少8.5公里。",
        "石桥镇道路36.5公里，少8.5公里。",
        "全年改造管网36.5公里；少8.5公里的是石桥镇。",
        "全年改造管网36.5公里，占全部管网的45.25%。",
        "全年改造管网36.5公里，受用地影响，尚差6.2公里出户管未铺设。",
        "全年改造管网36.5公里，尚缺8.5公里。",
        "全年受益户数512户，仍差18户。",
        "全年受益户数512户，缺口72户列入来年安排。",
        "泵站设备完好率93.2%，仍差2.6个百分点达到全省平均。",
    ],
)
def test_gaps_of_something_else_are_left_alone(words: str) -> None:
    assert told(words) == []

"""Sums and means of marks in words: each is what the other says, and what the marks listed before come to."""

from __future__ import annotations

import pytest
from helpers import check_text, told


@pytest.mark.parametrize(
    ("sentence", "looks"),
    [
        ("六个镇得分之和527.8分，平均87.97分。", ["pass 87.97: 527.8 ÷ 6 = 87.97"]),
        ("六个镇得分之和528.8分，平均87.97分。", ["fail 87.97: 528.8 ÷ 6 = 88.1333 ≠ 87.97"]),
        ("四个季度累计441.4分，除以4得平均110.35分。", ["pass 110.35: 441.4 ÷ 4 = 110.35"]),
        ("五校平均82.74分，五校之和413.7分。", ["pass 82.74: 413.7 ÷ 5 = 82.74"]),
        (
            "甲站90.1分、乙站84.6分、丙站79.3分，三站合计254.0分，平均84.67分。",
            ["pass 84.67: 254.0 ÷ 3 = 84.67", "pass 254.0: 90.1 + 84.6 + 79.3 = 254.0"],
        ),
        (
            "甲站90.1分、乙站86.6分、丙站79.3分，三站合计254.0分，平均84.67分。",
            ["pass 84.67: 254.0 ÷ 3 = 84.67", "fail 254.0: 90.1 + 86.6 + 79.3 = 256 ≠ 254.0"],
        ),
        ("考核6座水厂，平均得分91.25分，六座之和547.5分。", ["pass 91.25: 547.5 ÷ 6 = 91.25"]),
        ("四个站所得分之和358.6分，加权平均90.12分。", []),
        ("四个站所得分之和358.6分，按业务量加权平均90.12分。", []),
        ("四个站所得分之和358.6分，去掉最低分后平均91.24分。", []),
        ("四个站所得分之和358.6分，平均服务26.4万人。", []),
        ("前三季度四个站所得分之和358.6分。全年平均90.1分。", []),
        ("项目得分之和254.0分，平均84.67分。", []),
        ("三站合计扣12分，平均得分84.67分。", []),
    ],
)
def test_a_sum_and_its_mean_agree(sentence: str, looks: list[str]) -> None:
    assert told("told-mean", sentence) == looks


def test_a_wrong_mean_of_marks_is_told_once() -> None:
    findings = check_text("六个镇得分之和527.8分，平均88.97分。").findings
    assert [one.rule.code for one in findings] == ["CMP160"]

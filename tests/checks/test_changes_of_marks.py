"""Differences of marks told in words, held against the two marks they lie between."""

from __future__ import annotations

import pytest
from helpers import told

BANDS = "综合得分95分及以上为示范，85分及以上为优良，70分及以上为达标，70分以下为不达标。\n\n"


def changes(text: str) -> list[str]:
    """Say what came of every difference of marks in a report."""
    return told("change-of-mark", f"# 2024年度校车服务项目绩效自评报告\n\n{text}\n")


@pytest.mark.parametrize(
    ("sentence", "looks"),
    [
        ("项目自评得分87分，较上年84.5分提高2.5分。", ["pass 2.5: 87 - 84.5 = 2.5"]),
        ("项目自评得分87分，比2023年的84.5分提高3.5分。", ["fail 3.5: 87 - 84.5 = 2.5 ≠ 3.5"]),
        ("项目自评得分87分。上年自评90.2分，今年低3.2分。", ["pass 3.2: 90.2 - 87 = 3.2"]),
        ("项目自评得分87分。上年自评90.2分，今年低2.2分。", ["fail 2.2: 90.2 - 87 = 3.2 ≠ 2.2"]),
        ("最高分92.4分与最低分73分相差19.4分。", ["pass 19.4: 92.4 - 73 = 19.4"]),
        ("城东站38分，高于城西站的31分，差6分。", ["fail 6: 38 - 31 = 7 ≠ 6"]),
        ("项目自评得分87分，较上年84.5分降低2.5分。", ["fail 2.5: 87 - 84.5 = 2.5 ≠ -2.5"]),
        ("项目自评得分87分。上年自评90.2分，今年高3.2分。", ["fail 3.2: 87 - 90.2 = -3.2 ≠ 3.2"]),
    ],
)
def test_a_difference_is_that_of_the_mark_beside_it(sentence: str, looks: list[str]) -> None:
    assert changes(sentence) == looks


def test_how_far_it_is_to_a_grade_is_told_by_the_bands() -> None:
    assert changes(BANDS + "项目综合得分87.5分，评定为“优良”，与“示范”差7.5分。") == ["pass 7.5: 95 - 87.5 = 7.5"]
    assert changes(BANDS + "项目综合得分87.5分，评定为“优良”，与“示范”差6.5分。") == ["fail 6.5: 95 - 87.5 = 7.5 ≠ 6.5"]


def test_a_mark_of_another_size_is_not_the_one_that_was_compared() -> None:
    said = "合计932分，最终得分932分。甲校2023年为91.4分，今年提高1.8分。"
    assert all(not look.startswith("fail") for look in changes(said))


@pytest.mark.parametrize(
    "sentence",
    [
        "项目自评得分87分，力争比上年的84.5分提高5分。",
        "每比目标少1次扣0.5分，比上年的3分少2分。",
        "比上年的84.5分提高2.5%。",
        "由上年的3分提高到5分。",
        "满意度87.2%，比目标低2.8个百分点。",
    ],
)
def test_plans_rules_and_rates_are_no_differences_of_marks(sentence: str) -> None:
    assert all(not look.startswith("fail") for look in changes(sentence))


def test_a_mark_from_elsewhere_convicts_only_where_one_slip_explains_it() -> None:
    said = "项目自评得分88分。\n\n2023年得分85.2分，今年高出{}分。"
    assert changes(said.format("2.8")) == ["pass 2.8: 88 - 85.2 = 2.8"]
    assert changes(said.format("3.8")) == ["fail 3.8: 88 - 85.2 = 2.8 ≠ 3.8"]
    assert changes(said.format("7.1")) == ["review 7.1: 88 - 85.2 = 2.8 ≠ 7.1"]

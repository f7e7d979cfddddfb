"""One amount a hundred times the others of its name: a unit, or a point, may have slipped."""

from __future__ import annotations

import pytest
from helpers import told

CHECK = "unlike-amounts"


@pytest.mark.parametrize(
    "text",
    [
        "会议经费由2022年的48.60万元减少到2024年的42.10元。",
        "2023年会议经费48.60万元，2024年会议经费42.10元。",
        "差旅经费12.00万元。会议经费42.10元，比上年的48.60万元减少13.37%。",
    ],
)
def test_one_of_two_amounts_in_another_unit_is_told(text: str) -> None:
    assert told(CHECK, text) == ["fail 42.10: 48.60万元 ÷ 42.10元 = 11543.94"]


def test_one_of_several_that_stands_out_is_told() -> None:
    text = "2021年会议经费4.20万元。2022年会议经费4.60万元。2023年会议经费463万元。2024年会议经费4.10万元。"
    assert told(CHECK, text) == ["fail 463: 463万元 ÷ 4.60万元 = 100.65"]


@pytest.mark.parametrize(
    "text",
    [
        "2023年会议经费48.60万元，2024年会议经费42.10万元。",
        "2023年会议经费0.80万元，2024年会议经费120.00万元。",
        "会议经费42.10元，比上年的48.60万元减少48.60万元。",
        "会议经费486000元，2024年会议经费48.60万元。",
        "会议经费标准为每人42.10元，全年会议经费48.60万元。",
        "会议经费48.60万元，人均会议经费42.10元。",
        "会议经费约40元，会议经费48.60万元。",
    ],
    ids=["alike", "grown", "reckoned-with", "same-amount", "a-price", "a-head", "about"],
)
def test_amounts_that_may_well_differ_are_silent(text: str) -> None:
    assert not [one for one in told(CHECK, text) if one.startswith("fail")]


def test_the_digits_of_another_amount_in_another_unit_are_told() -> None:
    text = "公务接待费支出5.21万元，比上年减少0.30万元。\n\n经核实，公务接待费支出52100万元。"
    assert told(CHECK, text) == ["fail 52100: 52100万元 ÷ 5.21万元 = 10000.00"]


def test_round_amounts_meet_by_chance() -> None:
    assert told(CHECK, "县级安排项目经费5万元。\n\n省级安排项目经费5000万元。") == []

"""Numbers of another time: a sentence that opens with a year is about that year until it names another one."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.rule import Severity


def told(text: str) -> list[str]:
    """Return what is told of the numbers of a text beyond hints: code and arithmetic."""
    found = [one for one in check_text(text).findings if not one.rule.code.startswith("YRS")]
    return [f"{one.rule.code} {one.observation.computed}" for one in found if one.severity is not Severity.INFO]


BALANCE = (
    "# 某局2025年度部门决算\n\n一、总体情况\n\n"
    "{opening}本年收入8213.46万元，使用结余32.50万元；本年支出8107.25万元，结余分配21.30万元，年末结转和结余117.41万元。\n\n"
    "二、支出情况\n\n本年支出8642.88万元，其中基本支出5210.30万元、项目支出3432.58万元；结余分配24.80万元。\n\n"
    "三、其他\n\n结余分配24.{cents}万元为提取的基金，本年支出8642.88万元已全部入账。\n"
)


@pytest.mark.parametrize("opening", ["2024年度", "上年", "作为对照，2024年度", "2024年全局"])
def test_what_a_sentence_opens_with_is_the_time_of_all_its_amounts(opening: str) -> None:
    assert told(BALANCE.format(opening=opening, cents="80")) == []


def test_a_slip_in_an_amount_of_this_year_is_told_beside_those_of_the_year_before() -> None:
    assert told(BALANCE.format(opening="2024年度", cents="30")) == ["AMT112 24.80 ≠ 24.30"]


def test_what_a_plan_for_the_next_year_opens_with_is_no_amount_of_this_one() -> None:
    text = (
        "# 某市2025年度专项资金自评报告\n\n一、预算安排\n\n项目计划投入7350.00万元，其中市级2150.00万元、"
        "县级5200.00万元。"
        "与2024年投入6820.00万元相比，2025年计划投入增加530.00万元，增长{}%。\n\n"
        "二、下一步\n\n2026年计划投入6950.00万元，其中市级2050.00万元、县级4900.00万元。\n"
    )
    assert told(text.format("7.77")) == []
    assert told(text.format("7.17")) == ["AMT102 (7350.00 - 6820.00) ÷ 6820.00 = 7.7713% ≠ 7.17%"]


def test_what_the_sentence_before_gives_for_an_earlier_year_is_the_base_of_a_change() -> None:
    text = (
        "# 某市2025年度自评报告\n\n2024年全市改造道路318处，铺设管线842.5公里，受益人口27.35万人，支出6120.40万元。"
        "2025年工程比上年增加35处，增长11.01%；受益人口增加3.12万人，增长{}%。\n"
    )
    assert told(text.format("11.41")) == []
    assert told(text.format("14.41")) != []


def test_a_time_holds_no_longer_than_to_the_next_one() -> None:
    text = "# 某县2025年度报告\n\n2024年拨付补助612.40万元，2025年拨付补助655.80万元，比上年增加43.40万元，增长{}%。\n"
    assert told(text.format("7.09")) == []
    assert told(text.format("7.49")) == ["AMT102 (655.80 - 612.40) ÷ 612.40 = 7.0869% ≠ 7.49%"]

"""Rates that were computed on another base: of last year, of the budget, or on themselves."""

from __future__ import annotations

import pytest
from helpers import check_text, look, outcomes

from reportlint.facts.prose.ties import TieKind

SALES = "全年零售额620.40亿元，上年为588.75亿元，增长5.4%。城镇零售额511.30亿元，占82.4%；乡村零售额109.10亿元，占{}%。"


def wrong(check: str, text: str) -> list[str]:
    """Return the numbers that a check calls wrong."""
    return [text[one.span.start : one.span.end] for one in look(check, text) if one.outcome.value == "fail"]


def test_two_parts_that_make_a_whole_are_both_shares_of_it() -> None:
    assert wrong("share", SALES.format("17.6")) == []
    assert "18.5" in wrong("share", SALES.format("18.5"))


def test_a_part_may_be_a_share_of_another_whole_that_it_names() -> None:
    text = SALES.format("17.6").replace("乡村零售额109.10亿元，占", "乡村零售额109.10亿元，占上年的")
    assert wrong("share", text.replace("17.6", "18.5")) == []


def test_a_hundred_per_cent_is_a_rate_of_the_counts_that_its_name_singles_out() -> None:
    text = "发放问卷250份，{}份满意，村民满意度{}%。"
    assert wrong("proportion", text.format(240, 96)) == []
    assert wrong("proportion", text.format(250, 100)) == []
    assert wrong("proportion", text.format(240, 100)) == ["100"]


def test_a_hundred_per_cent_may_be_a_rate_of_what_came_back() -> None:
    assert wrong("proportion", "发放问卷250份，收回240份，满意度100%。") == []
    assert wrong("proportion", "组织培训250人，考试240人，合格240人，合格率100%。") == []


@pytest.mark.parametrize(("rate", "outcome"), [("88.5", "pass"), ("100.0", "fail")])
def test_a_title_before_a_budget_does_not_make_it_an_outturn(rate: str, outcome: str) -> None:
    text = f"2．支出进度：区级补助2140.00万元，支出1893.90万元，支出率{rate}%。"
    assert outcomes("tie", text, tie=TieKind.RATE) == [outcome]


@pytest.mark.parametrize(("left", "outcome"), [("46.00", "pass"), ("58.00", "fail")])
def test_what_is_left_and_all_that_was_spent_make_the_revenue(left: str, outcome: str) -> None:
    text = f"本学年支出总额414.00万元，收支相抵，结余{left}万元，结余率10.00%。"
    assert outcomes("tie", text, tie=TieKind.RATE) == [outcome]


def test_what_was_spent_on_a_project_and_what_is_left_make_no_revenue() -> None:
    text = "项目支出414.00万元，结余58.00万元，结余率10.00%。"
    assert "fail" not in outcomes("tie", text, tie=TieKind.RATE)


def test_the_parts_of_what_was_spent_are_no_shares_of_the_budget() -> None:
    text = (
        "调整后预算850.00万元，实际支出790.00万元。支出结构：数据采集446.00万元，占56.46%；"
        "设备采购194.00万元，占24.56%；机房改造150.00万元，占{}%。"
    )
    assert wrong("share", text.format("18.99")) == []
    assert "17.65" in wrong("share", text.format("17.65"))
    told = [one for one in check_text(text.format("17.65")).findings if one.rule.code == "AMT118"]
    assert told


def misses(text: str) -> list[str]:
    """Return the numbers that errors and warnings about amounts point at."""
    found = [one for one in check_text(text).findings if one.rule.code.startswith("AMT")]
    return [text[one.span.start : one.span.end] for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "社会保障支出决算为402.18万元，完成预算{}%，占10.54%，比预算410.55万元节约8.37万元。",
        "维护经费预算410.55万元、支出402.18万元，完成{}%。",
    ],
)
def test_a_completion_is_of_the_budget_beside_it(text: str) -> None:
    assert misses(text.format("97.96")) == []
    assert misses(text.format("102.60")) == ["102.60"]


@pytest.mark.parametrize(
    "text",
    [
        "社会保障支出决算为402.18万元，完成调整预算99.10%，比年初预算410.55万元节约8.37万元。",
        "维护经费预算410.55万元、支出402.18万元，工程完成99.10%。",
        "年初预算410.55万元，调整后405.83万元，完成99.10%。",
    ],
)
def test_a_completion_may_be_of_another_budget(text: str) -> None:
    assert misses(text) == []


@pytest.mark.parametrize(("rate", "outcome"), [("91.59", "pass"), ("100.00", "fail")])
def test_a_rate_of_all_staff_is_of_all_posts(rate: str, outcome: str) -> None:
    text = "年末编制214人，其中行政编制42人、事业编制172人；在职196人，在职人员控制率" + rate + "%。"
    found = [one.outcome.value for one in look("identity", text, identity="在职人员控制率 = 在职人员数 / 编制总数")]
    assert found == [outcome]


@pytest.mark.parametrize(("rate", "outcome"), [("95", "pass"), ("114", "fail")])
def test_no_more_is_done_than_was_due(rate: str, outcome: str) -> None:
    text = f"补贴发放：应拨付120批，按时114批，按时率{rate}%。"
    assert outcomes("tie", text, tie=TieKind.RATE) == [outcome]

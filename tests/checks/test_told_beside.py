"""Sums, rests and changes that the words of one sentence declare, whatever the wrong number looks like."""

from __future__ import annotations

import pytest
from helpers import outcomes, told
from made_tables import pipe

from reportlint.facts.prose.ties import TieKind

TIES = [
    ("remainder", "沉淀资金4,286.30万元，已上缴3,114.20万元，尚余{}万元。", "1,172.10", "1,318.40"),
    ("remainder", "送审金额1,286.40万元，审定金额1,198.70万元，审减{}万元。", "87.70", "97.20"),
    ("remainder", "包联积案96件，化解81件，还剩{}件。", "15", "18"),
    (
        "addition",
        "2023年支出412.60万元，2024年支出538.20万元，2025年支出607.90万元，三年合计{}万元。",
        "1558.70",
        "1698.30",
    ),
    (
        "addition",
        "2023年、2024年分别付息86.40万元、212.70万元，2025年应付息190.50万元，合计{}万元。",
        "489.60",
        "521.30",
    ),
]


@pytest.mark.parametrize(("tie", "text", "right", "wrong"), TIES)
def test_what_the_words_declare_is_told_though_no_slip_explains_it(tie: str, text: str, right: str, wrong: str) -> None:
    assert "fail" not in outcomes("tie", text.format(right), tie=TieKind(tie))
    assert "fail" in outcomes("tie", text.format(wrong), tie=TieKind(tie))


@pytest.mark.parametrize(
    "text",
    [
        "2023年支出412.60万元，其中补助138.20万元，2024年支出607.90万元，三年合计1698.30万元。",
        "送审金额1,286.40万元，中标价1,198.70万元，审减66.20万元。",
        "沉淀资金4,286.30万元，涉及账户3,114.20万元，尚余1,318.40万元。",
    ],
)
def test_numbers_that_may_be_something_else_are_left_alone(text: str) -> None:
    for tie in ("addition", "remainder"):
        assert "fail" not in outcomes("tie", text, tie=TieKind(tie))


def test_a_stock_that_has_piled_up_changes_like_any_other() -> None:
    text = "年末累计结余{}亿元，比年初62.40亿元增加3.15亿元。"
    assert outcomes("change-difference", text.format("65.55")) == ["pass"]
    assert outcomes("change-difference", text.format("72.10")) == ["fail"]


def test_a_change_over_years_is_no_change_of_one_year() -> None:
    text = "五年累计增加18.20亿元，2024年65.55亿元，比年初62.40亿元增加3.15亿元，累计增长41.2%。"
    assert "fail" not in outcomes("change-rate", text)


def test_rates_behind_two_moves_belong_to_them_one_by_one() -> None:
    text = "救助人数由250名增加到{}名，资金由400.00万元增加到460.00万元，分别增长12.0%和15.0%。"
    assert outcomes("change-rate", text.format("280")) == ["pass", "pass"]
    assert outcomes("change-rate", text.format("296")) == ["fail", "pass"]


def test_a_change_is_that_of_the_level_right_before_it_and_of_no_other_cell_of_its_row() -> None:
    table = pipe(
        ("险种", "期初结余（亿元）", "收入（亿元）", "支出（亿元）", "期末结余（亿元）"),
        ("居民医保", "20.60", "31.90", "30.10", "22.40"),
        ("职工医保", "40.20", "36.50", "34.20", "42.50"),
    )
    text = "职工医保期末结余42.50亿元，比年初增加2.30亿元。居民医保收入31.90亿元，同比增加1.60亿元。"
    assert told("derived-from-table", f"{text}\n\n{table}") == ["pass 2.30: 42.50 - 40.20 = 2.30"]


def test_a_difference_of_incomes_is_plain_where_the_former_one_stands_beside() -> None:
    text = "农村居民人均可支配收入21840元，比上年的20500元增加{}元，增长{}%。"
    assert outcomes("change-difference", text.format("1340", "6.54")) == ["pass"]
    assert outcomes("change-difference", text.format("1430", "6.54")) == ["fail"]
    assert outcomes("change-difference", text.format("1430", "5.90")) == ["fail"]


def test_points_are_of_the_rate_before_them_and_of_no_whole_that_was_listed() -> None:
    text = "年末人口320.00万人，其中城镇192.00万人、乡村128.00万人，城镇化率60.00%，比上年末的{}%提高0.80个百分点。"
    assert outcomes("change-difference", text.format("59.20")) == ["pass"]
    assert outcomes("change-difference", text.format("52.90")) == ["fail"]


def test_what_owners_have_is_what_they_own_less_what_they_owe() -> None:
    text = "资产总额812.40亿元，负债总额{}亿元，所有者权益290.10亿元。"
    identity = "净资产 = 资产总额 - 负债总额"
    assert outcomes("identity", text.format("522.30"), identity=identity) == ["pass"]
    assert outcomes("identity", text.format("561.90"), identity=identity) == ["fail"]


OVER_YEARS = [
    ("change-rate", "与2021年的{}件相比，三年减少1150件，累计下降23.0%，年均下降8.3%。", "5000", "55000"),
    ("change-difference", "重复投诉率从2022年的8.6%下降到2025年的{}%，累计下降2.4个百分点。", "6.2", "2.6"),
]


@pytest.mark.parametrize(("check", "text", "right", "wrong"), OVER_YEARS)
def test_a_change_over_years_from_a_printed_base_is_plain(check: str, text: str, right: str, wrong: str) -> None:
    assert outcomes(check, text.format(right)) == ["pass"]
    assert outcomes(check, text.format(wrong)) == ["fail"]


def test_a_yearly_rate_is_no_plain_one() -> None:
    text = "从2020年的40.00亿元增加到2024年的58.56亿元，年均增长10.0%。"
    assert "fail" not in outcomes("change-rate", text)


def test_the_base_of_a_change_may_stand_right_behind_it() -> None:
    text = "到位资金比上年多260.00万元，增长6.50%，上年为{}万元。"
    assert outcomes("change-rate", text.format("4,000.00")) == ["pass"]
    assert outcomes("change-rate", text.format("3,419.00")) == ["fail"]

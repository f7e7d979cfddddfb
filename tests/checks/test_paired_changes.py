"""Amounts told in pairs: their changes and the rates of their changes belong to them one by one."""

from __future__ import annotations

import pytest
from helpers import outcomes

PAIRS = [
    "全年发生火灾{fires}起，受伤250人，同比减少6起、50人，分别下降10.0%和16.7%。",
    "全年发生火灾{fires}起、受伤250人，比上年减少6起、50人，下降10.0%和16.7%。",
    "全年发生火灾{fires}起，受伤250人。同比减少6起、50人，分别下降10.0%、16.7%。",
]


@pytest.mark.parametrize("text", PAIRS)
def test_the_changes_and_rates_of_a_pair_belong_to_it_one_by_one(text: str) -> None:
    assert outcomes("change-rate", text.format(fires=54)) == ["pass", "pass"]
    assert outcomes("change-rate", text.format(fires=45)) == ["fail", "pass"]


def test_runs_of_like_amounts_are_read_position_by_position() -> None:
    text = "全镇收入、支出分别为{income}亿元和206亿元，比上年分别增加10亿元和6亿元，分别增长10.0%和3.0%。"
    assert outcomes("change-rate", text.format(income=110)) == ["pass", "pass"]
    assert outcomes("change-rate", text.format(income=101)) == ["fail", "pass"]


def test_rates_without_changes_before_them_are_no_rates_of_a_pair() -> None:
    text = "全年发生火灾54起，受伤250人，分别下降10.0%和16.7%。"
    assert outcomes("change-rate", text) == []

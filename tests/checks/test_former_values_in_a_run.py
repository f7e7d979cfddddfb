"""Former values that stand in a run behind the present ones, and prices told per head that were raised."""

from __future__ import annotations

import pytest
from helpers import check_text


def codes(text: str) -> list[str]:
    """Return the codes of what is told about changes."""
    return [one.rule.code for one in check_text(text).findings if one.rule.code.startswith("AMT")]


RUN = "甲类企业收入70462元，乙类企业收入42815元，上年依次为66834元、39957元，分别增长5.4%和{rate}%。"


def test_a_rate_is_that_of_the_value_at_its_place_in_the_run_of_former_ones() -> None:
    assert codes(RUN.format(rate="7.2")) == []
    assert codes(RUN.format(rate="7.9")) == ["AMT102"]


@pytest.mark.parametrize("verb", ["提至", "调到", "调高到", "涨到"])
def test_a_standard_per_head_moves_from_one_amount_to_another(verb: str) -> None:
    told = f"护林员补助由每人每月1058元{verb}1104元，提高46元，增长4.3%。"
    assert codes(told) == []
    assert "AMT101" in codes(told.replace("1104", "1140"))

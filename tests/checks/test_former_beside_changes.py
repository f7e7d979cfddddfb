"""Changes whose former value stands beside them though other words come between: the rate is that of the two."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

CHANGES = [
    ("登记外观专利1,648件，逆势增长{}%（上年1,412件）。", "16.7", ["18.7", "61.7"]),
    ("检查发现问题单位236家，问题面12.0%；上年查出问题单位205家，同比增加31家，增长{}%。", "15.1", ["18.1", "51.1"]),
    ("上年立案205家，同比增加31家，增长{}%。", "15.1", ["18.1", "51.1"]),
]


@pytest.mark.parametrize(("text", "right", "wrong"), CHANGES)
def test_a_rate_of_change_follows_from_the_former_value_beside_it(text: str, right: str, wrong: list[str]) -> None:
    assert not told(text.format(right)), right
    for number in wrong:
        assert number in told(text.format(number)), number


@pytest.mark.parametrize(
    "text",
    [
        "本年收入640万元；上年结余60万元，减少9万元，下降4.1%。",
        "检查单位236家；上年罚款205万元，收缴率同比提高3.1个百分点。",
        "上年投入860万元，带动就业人数增加310人，增长12.0%。",
    ],
)
def test_the_former_value_of_something_else_is_left_alone(text: str) -> None:
    assert not told(text)


def told(text: str) -> list[str]:
    """Return the numbers that findings about changes point at."""
    result = check_text(text)
    return [quoted(result, one) for one in result.findings if one.rule.code in {"AMT101", "AMT102"}]

"""A rate of change that does not say against what."""

from __future__ import annotations

import pytest
from helpers import told

CHECK = "change-without-base"


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("全年接待读者36.20万人次，增长12.40%。", "12.40"),
        ("全市用水总量4.1亿立方米，下降3.2%。", "3.2"),
    ],
)
def test_a_rate_without_base_is_told(text: str, rate: str) -> None:
    assert told(CHECK, text) == [f"fail {rate}"]


@pytest.mark.parametrize(
    "text",
    [
        "全年接待读者36.20万人次，同比增长12.40%。",
        "全年接待读者36.20万人次，比上年增加4.00万人次，增长12.40%。",
        "与2023年相比，全年接待读者36.20万人次，增长12.40%。",
        "全年接待读者由32.20万人次增加到36.20万人次，增长12.42%。",
        "上年接待读者32.20万人次，今年36.20万人次，增长12.42%。",
        "全年接待读者36.20万人次，同比增长12.40%；借阅图书51.00万册次，增长3.10%。",
        "全年接待读者36.20万人次，增长12.42%（上年32.20万人次）。",
        "全年接待读者36.20万人次，年均增长12.40%。",
        "力争全年接待读者增长12%以上。",
    ],
    ids=["yoy", "change", "opening", "from-to", "prior-value", "same-passage", "behind", "yearly", "target"],
)
def test_a_rate_whose_base_is_said_is_silent(text: str) -> None:
    assert not [one for one in told(CHECK, text) if one.startswith("fail")]

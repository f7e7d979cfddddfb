"""Rates of counted things: what the counts beside them give, and what no whole number gives."""

from __future__ import annotations

import pytest
from helpers import outcomes, told

RIGHT = [
    "抽查台账48份，规范45份，规范率93.75%。",
    "访问服务对象120人，满意111人，满意度92.5%。",
    "19个项目区中17个按期完工，按期完工率89.5%。",
    "对43家单位开展检查，其中37家达到优秀等次，占86.0%。",
    "核定编制74名，年末在编66人，编制使用率89.19%。",
    "应办理建议216件，已办理209件，办理率96.76%，其余7件正在办理。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_rate_that_its_counts_give_holds(text: str) -> None:
    assert outcomes("proportion", text) == ["pass"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (RIGHT[0], "93.75%", "93.57%"),
        (RIGHT[1], "92.5%", "95.2%"),
        (RIGHT[2], "89.5%", "89.8%"),
        (RIGHT[3], "86.0%", "86.3%"),
        (RIGHT[4], "89.19%", "89.16%"),
        (RIGHT[5], "96.76%", "97.66%"),
    ],
)
def test_a_rate_that_no_count_gives_is_told(text: str, right: str, wrong: str) -> None:
    assert outcomes("proportion", text.replace(right, wrong)) == ["fail"]


def test_the_name_of_a_rate_tells_which_count_is_on_top() -> None:
    assert told("proportion", "抽查台账45份，规范48份，规范率93.75%。") == ["fail 93.75: 48 ÷ 45 = 106.6667% ≠ 93.75%"]


@pytest.mark.parametrize(
    "text",
    [
        "抽查项目24个，发现问题13个，资金拨付率97.1%。",
        "支持6个村、投入资金1,240.50万元，占22.41%；其余21个村自筹。",
        "开工9个，待开工4个，开工率69.2%。",
        "访问150户，不满意12户，满意率92%。",
        "在册党员1,862人，参训3,046人次，评议优秀率61.2%。",
        "目标是检查40家，合格38家，合格率力争达到98%以上。",
    ],
)
def test_counts_that_a_rate_is_not_made_of_are_left_alone(text: str) -> None:
    assert "fail" not in outcomes("proportion", text)


def test_a_rate_of_last_year_is_none_of_the_counts_of_this_one() -> None:
    assert outcomes("proportion", "报送信息62篇，采用29篇，采用率46.8%，上年采用率40.4%。") == ["pass"]

"""What sentences say of budget and outturn, against the table that prints both."""

from __future__ import annotations

import pytest
from helpers import outcomes

COLUMNS = """| 项目 | 预算数 | 决算数 |
| --- | --- | --- |
| 公务接待费 | 14.90 | 5.21 |
| 会议费 | 8.00 | 8.00 |

"""
ROWS = """| 项目 | 公务接待费 | 会议费 |
| --- | --- | --- |
| 预算数 | 14.90 | 8.00 |
| 决算数 | 5.21 | 8.00 |

"""


@pytest.mark.parametrize("table", [COLUMNS, ROWS])
def test_a_change_from_the_budget_agrees_with_the_row(table: str) -> None:
    text = table + "公务接待费5.21万元，与预算相比减少{}万元。"
    assert outcomes("outturn-told", text.format("9.69")) == ["pass"]
    assert outcomes("outturn-told", text.format("0.10")) == ["fail"]


@pytest.mark.parametrize("table", [COLUMNS, ROWS])
def test_what_is_called_unchanged_is_the_same_in_the_row(table: str) -> None:
    assert outcomes("outturn-told", table + "会议费支出8.00万元，与年初预算持平。") == ["pass"]
    assert outcomes("outturn-told", table + "公务接待费支出5.21万元，较预算无变化。") == ["fail"]


def test_a_row_of_another_outturn_is_not_meant() -> None:
    assert outcomes("outturn-told", COLUMNS + "公务接待费3.20万元，与预算相比减少0.10万元。") == []


def test_a_change_from_last_year_is_no_change_from_the_budget() -> None:
    assert outcomes("outturn-told", COLUMNS + "公务接待费5.21万元，比上年减少0.10万元。") == []

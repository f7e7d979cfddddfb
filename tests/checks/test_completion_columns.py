"""How far a plan was carried out, told of a row of a table: under 完成调整预算（%）, and as a share of a target."""

from __future__ import annotations

import pytest
from helpers import told

TABLE = """| 科目 | 上年决算（万元） | 调整预算（万元） | 决算数（万元） | {} |
| --- | --- | --- | --- | --- |
| 文化支出 | 41236 | 45820 | 44217 | 96.5 |
| 卫生支出 | 38117 | 39654 | 38702 | 97.6 |
| 合计 | 79353 | 85474 | 82919 | 97.0 |

文化支出44217万元，{}{}%。
"""
WAYS = [("完成调整预算（%）", "完成调整预算的"), ("完成率（%）", "为年度目标的")]


@pytest.mark.parametrize(("head", "words"), WAYS)
def test_the_rate_of_a_row_is_held_against_its_column(head: str, words: str) -> None:
    assert "pass 96.5: 96.5% = 96.5%" in told("restatement", TABLE.format(head, words, "96.5"))
    wrong = [one for one in told("restatement", TABLE.format(head, words, "98.5")) if "98.5" in one]
    assert [one.split()[0] for one in wrong] == ["fail"]


def test_a_rate_of_another_year_is_none_of_the_column() -> None:
    text = TABLE.format("完成调整预算（%）", "2022年完成调整预算的", "98.5").replace(
        "调整预算（%）", "2024年调整预算（%）"
    )
    assert not [one for one in told("restatement", text) if one.startswith("fail 98.5")]

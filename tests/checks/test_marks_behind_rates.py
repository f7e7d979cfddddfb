"""Marks behind a rate and without a name: the row whose maximum the rate turns into its mark is meant."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """\
# 部门整体支出绩效自评报告

| 三级指标 | 分值 | 得分 |
| --- | --- | --- |
| 年度任务落实程度 | 40 | 37.6 |
| 办结时限遵守程度 | 30 | 27 |
| 公众认可程度 | 30 | 29.1 |
| 合计 | 100 | 93.7 |

安排工作50项，做完47项，完成率94%，得37.6分；按时45项，占90%，得27分。回收问卷500份，好评率97%，按比例得29.1分。
"""


def told(text: str) -> list[str]:
    """Return the marks that are told to be others than those of the table."""
    return [one.observation.values["said"] for one in check_text(text).findings if one.rule.code == "CMP102"]


def test_marks_that_the_rates_before_them_earn_are_sound() -> None:
    assert told(REPORT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [("得37.6分", "得36.7分", "36.7"), ("占90%，得27分", "占90%，得28分", "28"), ("得29.1分", "得21.9分", "21.9")],
)
def test_a_mark_behind_a_rate_that_earns_the_rows_mark_is_told_when_another(right: str, wrong: str, said: str) -> None:
    assert told(REPORT.replace(right, wrong)) == [said]


@pytest.mark.parametrize(
    "sentence",
    [
        "上年完成率90%，得26分。",
        "好评率97%，每低1个百分点扣0.5分，得28分。",
        "另有一项由市里评定，达标率88%，得35.2分。",
        "好评率≥98%得30分，90%（含）—97%得28分，低于90%不得分。",
        "好评率90%（含）—97%，得28分。",
    ],
)
def test_marks_of_another_year_of_a_rule_or_of_no_row_are_left_alone(sentence: str) -> None:
    assert told(f"{REPORT}\n{sentence}\n") == []

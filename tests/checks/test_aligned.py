"""Numbers that are printed twice beside the same neighbours."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes
from made_tables import pipe

TABLE = pipe(
    ("村名", "上半年", "全年"), ("甲村", "20.11", "41.45"), ("乙村", "18.05", "{}"), ("丙村", "17.31", "36.96")
)
TEXT = "三村户均面积依次为41.45亩、38.72亩和36.96亩。"


def test_a_column_told_again_in_a_sentence_prints_the_same_numbers() -> None:
    assert outcomes("aligned", f"{TEXT}\n\n{TABLE.format('38.72')}") == ["pass", "pass", "pass"]


@pytest.mark.parametrize("wrong", ["38.12", "38.27", "83.72"])
def test_a_slip_between_the_same_neighbours_is_told(wrong: str) -> None:
    found = check_text(f"# 报告\n\n{TEXT}\n\n{TABLE.format(wrong)}").findings
    assert [one.rule.code for one in found] == ["AMT177"]


@pytest.mark.parametrize("other", ["29.64", "3872"])
def test_another_number_between_the_same_neighbours_is_another_number(other: str) -> None:
    assert "fail" not in outcomes("aligned", f"{TEXT}\n\n{TABLE.format(other)}")


ROW = pipe(
    ("模块", "满分", "均分", "得分率", "上年"),
    ("医疗质量", "30", "{}", "84.48%", "25.01"),
    ("运营", "25", "20.16", "80.64%", "19.87"),
)


def test_a_row_told_again_in_another_order_differs_in_no_number() -> None:
    text = "医疗质量得分率84.48%，上年25.01分，今年平均25.34分。"
    assert "fail" not in outcomes("aligned", f"{text}\n\n{ROW.format('25.34')}")
    assert "fail" in outcomes("aligned", f"{text}\n\n{ROW.format('25.84')}")


def test_two_numbers_alike_tell_no_row() -> None:
    text = "医疗质量上年25.01分，今年平均25.34分，目标86.00%。"
    assert "fail" not in outcomes("aligned", f"{text}\n\n{ROW.format('25.84')}")

"""A sum that only rounding explains stands out where all others are exact."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

LINES = [
    f"第{number}项支出{a + b / 100:.2f}万元，其中人员经费{a - 20:.2f}万元、公用经费{20 + b / 100:.2f}万元。"
    for number, (a, b) in enumerate(
        [(312, 45), (268, 31), (417, 92), (533, 67), (298, 74), (641, 53), (374, 29), (456, 83), (589, 61)], start=1
    )
]


def hints(lines: list[str]) -> list[str]:
    result = check_text("\n\n".join(lines))
    return [quoted(result, one) for one in result.findings if one.rule.code == "AMT104"]


def test_where_all_sums_are_exact_nothing_is_told() -> None:
    assert hints(LINES) == []


def test_the_only_sum_that_rounding_must_explain_is_a_hint() -> None:
    lines = [*LINES[:-1], LINES[-1].replace("589.61", "589.62")]
    assert hints(lines) == ["589.62"]
    (finding,) = (one for one in check_text("\n\n".join(lines)).findings if one.rule.code == "AMT104")
    assert finding.severity.value == "info"


@pytest.mark.parametrize("kept", [4, 7])
def test_a_document_with_few_sums_may_round(kept: int) -> None:
    assert hints([*LINES[:kept], LINES[-1].replace("589.61", "589.62")]) == []


def test_a_document_that_rounds_twice_rounds_as_a_habit() -> None:
    assert hints([*LINES[:-2], LINES[-2].replace("456.83", "456.82"), LINES[-1].replace("589.61", "589.62")]) == []


TABLE = (
    "单位：万元\n\n| 项目 | 合计 | 中央资金 | 省级资金 | 县级资金 |\n| --- | --- | --- | --- | --- |\n"
    "| 道路 | 418.92 | 210.45 | 120.31 | 88.16 |\n| 供水 | 352.37 | 180.12 | 96.73 | 75.52 |\n"
    "| 学校 | 268.15 | 150.28 | {} | 56.54 |\n| 医院 | 241.66 | 132.19 | 70.85 | 38.62 |\n"
    "| 合计 | 1281.10 | 673.04 | 349.22 | 258.84 |\n"
)


def told_of_table(number: str, more: str = "") -> list[str]:
    result = check_text("\n\n".join([TABLE.format(number) + more, *LINES]))
    return [quoted(result, one) for one in result.findings if one.rule.code == "AMT121"]


def test_a_number_whose_row_and_column_miss_by_one_in_its_last_place_is_a_hint() -> None:
    assert told_of_table("61.33") == []
    assert told_of_table("61.34") == ["61.34"]


def test_sums_that_miss_by_different_numbers_round() -> None:
    text = TABLE.replace("132.19", "132.18").format("61.34")
    result = check_text("\n\n".join([text, *LINES]))
    assert [one for one in result.findings if one.rule.code == "AMT121"] == []

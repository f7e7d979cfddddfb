"""Dates and ranges of dates as printed, and the days they can mean."""

from __future__ import annotations

import pytest
from helpers import facts

from reportlint.facts.text.dates import Date


def dates(text: str) -> list[Date]:
    """Return the dates of a text."""
    return [date for prose in facts(text).prose for date in prose.dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2025年12月31日", [(2025, 12, 31)]),
        ("２０２５年１２月３１日", [(2025, 12, 31)]),
        ("于2025 年 3 月 5 日召开", [(2025, 3, 5)]),
        ("2025年3月", [(2025, 3, None)]),
        ("2025年度", [(2025, None, None)]),
        ("二〇二五年三月五日", [(2025, 3, 5)]),
        ("2025-03-05", [(2025, 3, 5)]),
        ("2025.3.5", [(2025, 3, 5)]),
        ("2025/03/05", [(2025, 3, 5)]),
        ("2025年3月5日至8日", [(2025, 3, 5), (2025, 3, 8)]),
        ("2025年3月5日至4月8日", [(2025, 3, 5), (2025, 4, 8)]),
        ("浙财绩〔2019〕5号", [(2019, None, None)]),
        ("2025年4月上旬", [(2025, 4, None)]),
        ("2024年11月31日", [(2024, 11, 31)]),
    ],
)
def test_a_date_is_read_in_every_notation(text: str, expected: list[tuple[int | None, ...]]) -> None:
    assert [(date.year, date.month, date.day) for date in dates(text)] == expected


@pytest.mark.parametrize(
    "text", ["预算2024.99万元", "金额2019.36万元", "增长20.25%", "共2025人", "第3位", "编号2025-1"]
)
def test_a_number_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_a_date_without_a_year_takes_the_nearest_before_it() -> None:
    first, second = dates("2025年3月5日部署，4月10日完成。")
    assert not first.inherited
    assert (second.year, second.inherited) == (2025, True)


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("2024年2月29日", True),
        ("2025年2月29日", False),
        ("2024年11月31日", False),
        ("2024年12月31日", True),
        ("2024年13月1日", False),
        ("2月29日", True),
        ("2月30日", False),
    ],
)
def test_the_calendar_decides_which_dates_are_possible(text: str, possible: bool) -> None:
    (date,) = dates(text)
    assert date.possible is possible


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025年4月上旬", (2025, 4, 1), (2025, 4, 10)),
        ("2025年4月中旬", (2025, 4, 11), (2025, 4, 20)),
        ("2025年2月下旬", (2025, 2, 21), (2025, 2, 28)),
        ("2025年4月", (2025, 4, 1), (2025, 4, 30)),
        ("2025年", (2025, 1, 1), (2025, 12, 31)),
        ("2025年4月8日", (2025, 4, 8), (2025, 4, 8)),
    ],
)
def test_a_vague_date_means_several_days(
    text: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]
) -> None:
    (date,) = dates(text)
    assert (date.earliest(), date.latest()) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "2024年9月18日至2024年8月30日",
        "2024年9月18日-10月30日",
        "2024年9月—12月",
        "自3月11日到8月16日",
        "2024年9月18日～30日",
    ],
)
def test_two_dates_joined_by_a_range_mark_are_a_period(text: str) -> None:
    (prose,) = facts(text).prose
    assert len(prose.periods) == 1


@pytest.mark.parametrize("text", ["2024年9月18日和2024年10月30日", "2024年9月18日，10月30日", "2024年至2025年"])
def test_two_dates_apart_are_no_period(text: str) -> None:
    (prose,) = facts(text).prose
    assert prose.periods == ()


def test_the_words_of_a_period_reach_from_its_first_to_its_last_day() -> None:
    text = "工期自2024年3月11日至8月16日。"
    (period,) = facts(text).prose[0].periods
    assert text[period.span.start : period.span.end] == "2024年3月11日至8月16日"

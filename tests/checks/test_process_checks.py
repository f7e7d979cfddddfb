"""Durations against their dates, phases in order."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import told
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.dates.durations import day_lengths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("服务期自2024年4月1日起至2025年3月31日止，共12个月。", ["pass 12个月: 12 = 12月"]),
        ("服务期自2024年4月1日起至2025年3月31日止，共11个月。", ["fail 11个月: 12 ≠ 11月"]),
        ("工期为2024年3月至2024年11月，历时9个月。", ["pass 9个月: 8或9 = 9月"]),
        ("核查于2025年3月10日至3月21日进行，历时12天。", ["pass 12天: 11或12 = 12天"]),
        ("租期2023年1月1日至2024年12月31日，租期三年。", ["fail 三年: 2 ≠ 3年"]),
        ("2025年3月24日至3月28日，共5个工作日。", []),
        ("2024年3月至11月共完成投资9.20万元。", []),
    ],
)
def test_a_stated_duration_is_compared_with_its_dates(text: str, expected: list[str]) -> None:
    assert told("duration", text) == expected


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


@given(DAYS, st.integers(1, 60))
def test_a_span_of_whole_months_can_be_said_to_last_so_many(start: dt.date, months: int) -> None:
    start = start.replace(day=min(start.day, 28))
    years, month = divmod(start.month - 1 + months, 12)
    end = start.replace(year=start.year + years, month=month + 1) - dt.timedelta(days=1)
    assert day_lengths(start, end, "月") == (months,)


@given(DAYS, st.integers(0, 4000))
def test_days_are_counted_with_one_end_or_with_both(start: dt.date, days: int) -> None:
    assert day_lengths(start, start + dt.timedelta(days=days), "天") == (days, days + 1)


def test_phases_are_compared_clause_by_clause_and_section_by_section() -> None:
    clauses = "收集资料：2026年3月2日—3月6日；实地核查：2026年2月9日—2月11日；撰写报告：2026年3月16日—3月20日。"
    assert told("phase-order", clauses) == [
        "fail 2026年2月9日: 2026-03-02 > 2026-02-09",
        "pass 2026年3月16日: 2026-02-09 ≤ 2026-03-16",
    ]
    sections = "1、数据采集\n\n3月2日至3月6日收集资料。\n\n2、撰写报告\n\n2月9日至2月11日形成报告。\n"
    assert told("phase-order", sections) == ["fail 2月9日: 03-02 > 02-09"]


# ---------------------------------------------------------------- what was planned, and what was done


@pytest.mark.parametrize(
    "text",
    [
        "计划2025年10月底前开工率达到100%，实际于9月26日全部开工，完成全部任务。",
        "计划2025年10月20日开工，实际9月26日完成全部桩基。",
        "要求2025年6月30日前启动，并于6月12日完成方案编制。",
    ],
)
def test_work_is_not_held_against_when_it_was_due(text: str) -> None:
    assert told("start-before-step", text) == []


def test_a_start_behind_its_first_step_is_told() -> None:
    assert told("start-before-step", "2025年10月20日开工，并于9月26日完成全部桩基。") != []
    assert told("start-before-step", "计划2025年10月20日开工，计划9月26日完成全部桩基。") != []

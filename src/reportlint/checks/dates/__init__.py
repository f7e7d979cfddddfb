"""Checks of dates, years and the order of time."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.check import Check, NoParams
from reportlint.checks.dates.chronology import period_order, possible_date, start_before_step
from reportlint.checks.dates.columns import year_above, year_of_column
from reportlint.checks.dates.delays import delay
from reportlint.checks.dates.durations import duration
from reportlint.checks.dates.process import evaluation_date, number_year, phase_order
from reportlint.checks.dates.signing import balance_day, outer_year, signed_late, signing_date
from reportlint.checks.dates.titled import title_year
from reportlint.checks.dates.years import StaleYear, own_base, stale_year

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Check] = {
    "period-order": Check(period_order, NoParams),
    "start-before-step": Check(start_before_step, NoParams),
    "possible-date": Check(possible_date, NoParams),
    "duration": Check(duration, NoParams),
    "delay": Check(delay, NoParams),
    "phase-order": Check(phase_order, NoParams),
    "evaluation-date": Check(evaluation_date, NoParams),
    "signing-date": Check(signing_date, NoParams),
    "signed-late": Check(signed_late, NoParams),
    "outer-year": Check(outer_year, NoParams),
    "balance-day": Check(balance_day, NoParams),
    "number-year": Check(number_year, NoParams),
    "title-year": Check(title_year, NoParams),
    "stale-year": Check(stale_year, StaleYear),
    "year-above": Check(year_above, NoParams),
    "year-of-column": Check(year_of_column, NoParams),
    "own-base": Check(own_base, NoParams),
}
"""Name in rule files → check."""

"""Checks of what sentences state: changes, shares, breakdowns, lists, ties between neighbouring numbers."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.check import Check, NoParams
from reportlint.checks.prose.baseless import change_without_base
from reportlint.checks.prose.breakdowns import breakdown
from reportlint.checks.prose.capitals import capital_amount
from reportlint.checks.prose.changes import (
    Elimination,
    change_difference,
    change_direction,
    change_rate,
    component_changes,
    eliminated_growth,
    percentage_points,
    points_for_percent,
)
from reportlint.checks.prose.coincidence import coincidence
from reportlint.checks.prose.comparisons import comparison
from reportlint.checks.prose.completion import completion_told
from reportlint.checks.prose.doublings import doubling
from reportlint.checks.prose.listings import announced_list, itemised_list, quoted_list, summed_list
from reportlint.checks.prose.means import mean_of_sum
from reportlint.checks.prose.misunits import misunit
from reportlint.checks.prose.nought import change_from_nought
from reportlint.checks.prose.proportions import proportion
from reportlint.checks.prose.reasons import reason_of_change
from reportlint.checks.prose.shares import share
from reportlint.checks.prose.sources import sole_source
from reportlint.checks.prose.ties import Tied, tied

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Check] = {
    "change-difference": Check(change_difference, NoParams),
    "change-rate": Check(change_rate, NoParams),
    "change-direction": Check(change_direction, NoParams),
    "percentage-points": Check(percentage_points, NoParams),
    "points-for-percent": Check(points_for_percent, NoParams),
    "comparison": Check(comparison, NoParams),
    "completion-told": Check(completion_told, NoParams),
    "coincidence": Check(coincidence, NoParams),
    "misunit": Check(misunit, NoParams),
    "change-from-nought": Check(change_from_nought, NoParams),
    "reason-of-change": Check(reason_of_change, NoParams),
    "change-without-base": Check(change_without_base, NoParams),
    "doubling": Check(doubling, NoParams),
    "sole-source": Check(sole_source, NoParams),
    "component-changes": Check(component_changes, NoParams),
    "eliminated-growth": Check(eliminated_growth, Elimination),
    "breakdown": Check(breakdown, NoParams),
    "share": Check(share, NoParams),
    "tie": Check(tied, Tied),
    "announced-list": Check(announced_list, NoParams),
    "quoted-list": Check(quoted_list, NoParams),
    "itemised-list": Check(itemised_list, NoParams),
    "summed-list": Check(summed_list, NoParams),
    "mean-of-sum": Check(mean_of_sum, NoParams),
    "proportion": Check(proportion, NoParams),
    "capital-amount": Check(capital_amount, NoParams),
}
"""Name in rule files → check."""

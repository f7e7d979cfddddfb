"""Checks inside any table of numbers: totals, columns computed from columns, formulas of sheets."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.check import Check, NoParams
from reportlint.checks.tables.footing import footing, misread
from reportlint.checks.tables.formulas import formula_result

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Check] = {
    "footing": Check(footing, NoParams),
    "misread-table": Check(misread, NoParams),
    "formula-result": Check(formula_result, NoParams),
}
"""Name in rule files → check."""

"""Facts in, observations out: one function a kind of check; every room lists its own, here they are one table."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks import across, dates, file, prose, scores, structure, tables, words
from reportlint.checks.check import Check

__all__ = ["CHECKS", "Check"]

CHECKS: Mapping[str, Check] = {
    **prose.CHECKS,
    **tables.CHECKS,
    **across.CHECKS,
    **scores.CHECKS,
    **structure.CHECKS,
    **dates.CHECKS,
    **words.CHECKS,
    **file.CHECKS,
}
"""Name in rule files → check."""

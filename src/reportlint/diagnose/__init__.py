"""Observations in, what they mean together out: causes with repairs, and how much of the document is protected."""

from __future__ import annotations

from reportlint.diagnose.causes import diagnose
from reportlint.diagnose.coverage import counted, coverage, standings
from reportlint.diagnose.doubt import without_misread
from reportlint.diagnose.echoes import without_echoes
from reportlint.diagnose.readings import without_failed_readings
from reportlint.diagnose.rounding import with_lone_roundings

__all__ = [
    "counted",
    "coverage",
    "diagnose",
    "standings",
    "with_lone_roundings",
    "without_echoes",
    "without_failed_readings",
    "without_misread",
]

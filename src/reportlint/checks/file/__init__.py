"""Checks of the file as such: what the reader could not see, requests for silence."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.check import Check
from reportlint.checks.file.reading import ReaderProblem, reader_problem
from reportlint.checks.file.silences import SilenceFault, silence_fault

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Check] = {
    "silence": Check(silence_fault, SilenceFault),
    "reader-problem": Check(reader_problem, ReaderProblem),
}
"""Name in rule files → check."""

"""Observations in, what they mean together out: causes with repairs, and how much of the document is protected."""

from __future__ import annotations

from reportlint.diagnose.causes import diagnose, without_echoes
from reportlint.diagnose.coverage import coverage

__all__ = ["coverage", "diagnose", "without_echoes"]

"""Tables wider than any paper, because cells say that they reach over thousands of columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

MOST_COLUMNS: Final = 512
"""A table of more columns is looked at; word processors make up to 63."""


def begun(columns: Iterable[int]) -> Sequence[int]:
    """Return the columns in which any cell begins, in order; all others hold nothing of their own."""
    return sorted(set(columns))


def narrowed(column: int, colspan: int, begins: Sequence[int]) -> tuple[int, int]:
    """Return column and extent of a cell in a table that has only the columns in which a cell begins."""
    first = bisect_left(begins, column)
    return first, max(1, bisect_left(begins, column + colspan) - first)

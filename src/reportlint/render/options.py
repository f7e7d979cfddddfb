"""How the output should look, as far as the caller decides it."""

from __future__ import annotations

from dataclasses import dataclass

NARROWEST = 60
"""Columns below which nothing is fitted."""


@dataclass(frozen=True, slots=True)
class Options:
    """Wishes that several formats share; a format ignores those that mean nothing to it."""

    language: str = "zh"
    """`zh` or `en`."""
    width: int = 100
    """Columns of the terminal."""
    color: bool = False
    """Whether to use colours."""
    quiet: bool = False
    """Findings only, no summary."""
    verbose: bool = False
    """Nothing folded, nothing only counted."""
    anonymous: bool = False
    """Whether a summary of several reports names nobody."""
    statistics: bool = False
    """Whether to say how often each rule looked and what it saw, places that hold included."""

    @property
    def columns(self) -> int:
        """The columns to fill."""
        return max(self.width, NARROWEST)

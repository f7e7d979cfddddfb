"""Which local scheme a report follows: the one asked for, or the one whose traits it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.tables.grids import Grid
from reportlint.model import Document
from reportlint.rule import Profile

OPENING = 600
"""Characters of a report in which its title stands."""


class Read(Protocol):
    """What has been read of a report."""

    @property
    def document(self) -> Document:
        """The document."""

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Its tables."""

    @property
    def score_tables(self) -> tuple[ScoreTable, ...]:
        """Its score tables."""


def profile_of(read: Read, profiles: Sequence[Profile], asked: str = "") -> Profile | None:
    """Return the profile with the name `asked`, or the one that describes the report most closely; None for none."""
    if asked:
        return next((profile for profile in profiles if profile.name == asked), None)
    fitting = [profile for profile in profiles if profile.recognise.count and shows(read, profile)]
    return max(fitting, key=closeness, default=None)


def closeness(profile: Profile) -> tuple[int, int]:
    """Rank profiles by how closely they describe a report: kinds of traits, then how many of those all have to be."""
    traits = profile.recognise
    return traits.count, len(traits.groups) + len(traits.columns)


def shows(read: Read, profile: Profile) -> bool:
    """Whether a report shows every trait of a profile."""
    traits, text = profile.recognise, read.document.text
    titles = text[:OPENING] + "".join(grid.caption for grid in read.grids)
    kinds = {group.kind for table in read.score_tables for group in table.tops}
    kinds |= {one.kind for table in read.score_tables for one in table.indicators if not table.tops}
    columns = {column.name for grid in read.grids for column in grid.columns}
    return (
        (not traits.title or any(word in titles for word in traits.title))
        and (not traits.places or any(word in text for word in traits.places))
        and set(traits.groups) <= kinds
        and set(traits.columns) <= columns
    )

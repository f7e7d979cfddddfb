"""Lists that number their paragraphs: how their levels are numbered and how far they have counted in, labels out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlint.patterns import Match, compiled
from reportlint.read.numerals import numeral

SLOT = compiled(r"%([1-9])")
"""Where the number of a level stands in a label."""

LONGEST_LABEL = 255
"""Word allows no longer one; without a bound one long label could be repeated until the memory is full."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    """First number."""
    style: str = "decimal"
    """The `w:numFmt`."""
    picture: str = ""
    """The sample a `custom` format gives."""
    text: str = ""
    """The label with `%1` to `%9` where the numbers of the levels go."""
    restart: int | None = None
    """1-based level that makes this one begin anew, 0 for never, None for every higher one."""
    legal: bool = False
    """True where the numbers of all levels are written in plain digits."""
    paragraph_style: str = ""
    """Id of the style whose paragraphs stand on this level."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """One list as paragraphs refer to it (`w:num`)."""

    family: str
    """Id of the abstract list it belongs to; the lists of one family count on together."""
    levels: Mapping[int, Level]
    """Its levels, its own changes applied."""
    starts: Mapping[int, int]
    """Levels it begins anew, with the number to begin at."""

    def level_of(self, *styles: str) -> int | None:
        """Return the level that belongs to the first of these styles that has one."""
        by_style = {level.paragraph_style: index for index, level in self.levels.items() if level.paragraph_style}
        return next((by_style[style] for style in styles if style in by_style), None)

    def start(self, index: int) -> int:
        """Return the number a level begins at."""
        return self.starts.get(index, self.levels.get(index, Level()).start)


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: Mapping[str, Numbers]
    """Every list by its `w:numId`."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """By family: the number each level stands at."""
    begun: set[tuple[str, int]] = field(default_factory=set)
    """List and level whose own beginning has been used up."""

    def count(self, identity: str, numbers: Numbers, index: int) -> str:
        """Move one level on, begin the deeper ones anew and write the label."""
        level = numbers.levels.get(index)
        if level is None:
            return ""
        counts = self.counts.setdefault(numbers.family, {})
        counts[index] = self.next_number(identity, numbers, index, counts.get(index))
        # A level that was skipped counts as begun: 1.1 before any 1 makes the next one 2.
        for higher in range(index):
            counts.setdefault(higher, numbers.start(higher))
        for deeper in [other for other in counts if other > index and renews(numbers.levels.get(other), index)]:
            del counts[deeper]
        return written(numbers, level, counts)

    def next_number(self, identity: str, numbers: Numbers, index: int, current: int | None) -> int:
        """Return the number that follows `current`; a list's own beginning counts once."""
        if index in numbers.starts and (identity, index) not in self.begun:
            self.begun.add((identity, index))
            return numbers.starts[index]
        return numbers.start(index) if current is None else current + 1


def renews(deeper: Level | None, index: int) -> bool:
    """Say whether a paragraph on level `index` makes the deeper level begin anew."""
    restart = None if deeper is None else deeper.restart
    return restart is None or index < restart


def written(numbers: Numbers, level: Level, counts: Mapping[int, int]) -> str:
    """Write the label of a level from the numbers of all levels."""
    if level.style in {"bullet", "none"}:
        return ""

    def number(slot: Match) -> str:
        index = int(slot[1]) - 1
        other = numbers.levels.get(index, Level())
        style = "decimal" if level.legal else other.style
        return numeral(counts.get(index, numbers.start(index)), style, other.picture)

    return " ".join(SLOT.sub(number, level.text)[:LONGEST_LABEL].split())

"""Automatic numbers: the lists a document defines and a paragraph's place among them in, the label Word prints out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlint.read.docx.names import (
    LEVEL_INDEX,
    NUMBER_ID,
    STYLE_REFERENCE,
    Element,
    W,
    child_value,
    integer,
    switched_on,
    value,
)
from reportlint.read.docx.numerals import numeral
from reportlint.read.docx.styles import Numbered, Styles

SLOT = re.compile(r"%([1-9])")
"""Where the number of a level stands in a label."""

LONGEST_LABEL = 255
"""Word allows no longer one; without a bound one long label could be repeated until the memory is full."""

DEEPEST = 8
"""The last of the nine levels a list has."""

ABSTRACT, ABSTRACT_ID = W + "abstractNum", W + "abstractNumId"
LEVEL = W + "lvl"


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

    def label(self, direct: Numbered, inherited: Numbered, style: str) -> str:
        """Count a paragraph and return the label printed before it; empty for none and for bullets."""
        identity = inherited.number if direct.number is None else direct.number
        numbers = self.lists.get(identity or "")
        if identity is None or numbers is None:
            return ""
        index = direct.level
        if index is None:
            index = numbers.level_of(style, inherited.owner)
        if index is None:
            index = inherited.level or 0
        return self.count(identity, numbers, index)

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

    def number(slot: re.Match[str]) -> str:
        index = int(slot[1]) - 1
        other = numbers.levels.get(index, Level())
        style = "decimal" if level.legal else other.style
        return numeral(counts.get(index, numbers.start(index)), style, other.picture)

    return " ".join(SLOT.sub(number, level.text)[:LONGEST_LABEL].split())


def read_numbering(root: Element | None, styles: Styles) -> Mapping[str, Numbers]:
    """Read the numbering part: every list by its `w:numId`."""
    if root is None:
        return {}
    families = {element.get(ABSTRACT_ID, ""): element for element in root.iter(ABSTRACT)}
    elements = {element.get(NUMBER_ID, ""): element for element in root.iter(W + "num")}
    chosen = {identity: child_value(element, ABSTRACT_ID) or "" for identity, element in elements.items()}
    defined = {family: defining_family(family, families, chosen, styles) for family in {*chosen.values()}}
    levels = {family: read_levels(families.get(family)) for family in {*defined.values()}}
    return {
        identity: read_list(defined[chosen[identity]], levels[defined[chosen[identity]]], element)
        for identity, element in elements.items()
    }


def defining_family(family: str, families: Mapping[str, Element], chosen: Mapping[str, str], styles: Styles) -> str:
    """Follow an abstract list that leaves its levels to a list style to the abstract list of that style."""
    style = child_value(families[family], W + "numStyleLink") if family in families else None
    return family if style is None else chosen.get(styles.of(style).numbered.number or "", family)


def read_list(family: str, levels: Mapping[int, Level], element: Element) -> Numbers:
    """Read one `w:num`: the levels of its family with its own changes."""
    starts: dict[int, int] = {}
    changed = dict(levels)
    for override in element.iter(W + "lvlOverride"):
        index = integer(override.get(LEVEL_INDEX))
        changed.update(read_levels(override))
        start = child_value(override, W + "startOverride")
        if start is not None:
            starts[index] = integer(start, 1)
    return Numbers(family, changed, starts)


def read_levels(element: Element | None) -> Mapping[int, Level]:
    """Read the levels defined in an abstract list or an override, by 0-based index."""
    levels = () if element is None else element.iter(LEVEL)
    indexed = ((integer(level.get(LEVEL_INDEX), DEEPEST + 1), level) for level in levels)
    return {index: read_level(level) for index, level in indexed if 0 <= index <= DEEPEST}


def read_level(element: Element) -> Level:
    """Read one `w:lvl`."""
    # Word puts a custom format into mc:AlternateContent; the first one found is its own.
    form = next(element.iter(W + "numFmt"), None)
    said = {child.tag: child for child in element}
    restart = value(said, W + "lvlRestart")
    legal = said.get(W + "isLgl")
    return Level(
        start=integer(value(said, W + "start"), 1),
        style="decimal" if form is None else form.get(W + "val", "decimal"),
        picture="" if form is None else form.get(W + "format", ""),
        text=value(said, W + "lvlText") or "",
        restart=None if restart is None else integer(restart),
        legal=legal is not None and switched_on(legal),
        paragraph_style=value(said, STYLE_REFERENCE) or "",
    )

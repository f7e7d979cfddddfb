"""Words that lie otherwise than those of their page → their lines, as somebody reads them who turns the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlint.read.layout.glyphs import Glyph
from reportlint.read.layout.lines import Line, lines_of


@dataclass(frozen=True, slots=True)
class Turned:
    """Characters that lie on their side or head, where they stand on the turned page."""

    turn: int
    """Clockwise quarter turns that make them upright."""
    width: float
    """Of the page turned so, in points."""
    height: float
    """Of the page turned so, in points."""
    glyphs: tuple[Glyph, ...]
    """The characters, in the order of drawing; each has the place there that it has on the page."""


@dataclass(frozen=True, slots=True)
class Sideways:
    """What such characters say."""

    number: int
    """The page, 1-based."""
    turn: int
    """Clockwise quarter turns that make the words upright."""
    width: float
    """Of the page turned so, in points."""
    height: float
    """Of the page turned so, in points."""
    lines: tuple[Line, ...]
    """Its lines from the top down, where they stand on the turned page."""


def take_sideways(
    glyphs: list[Glyph], turned: Sequence[Turned], number: int
) -> tuple[tuple[Sideways, ...], list[Glyph]]:
    """Part off the characters of page `number` that lie otherwise; those in tables and charts are not among them."""
    if not turned:
        return (), glyphs
    orders = {glyph.order for glyph in glyphs}
    gone = {glyph.order for part in turned for glyph in part.glyphs}
    found = tuple(sideways_of(turned, orders, number))
    return found, [glyph for glyph in glyphs if glyph.order not in gone]


def sideways_of(turned: Iterable[Turned], orders: set[int], number: int) -> Iterator[Sideways]:
    """Yield what the characters of some places in the order of drawing say, for each way they lie."""
    for part in turned:
        lines = tuple(lines_of([glyph for glyph in part.glyphs if glyph.order in orders], number))
        if lines:
            yield Sideways(number, part.turn, part.width, part.height, lines)

"""One printed page → what stands on it: lines, tables, charts, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, ne
from typing import Final

from reportlint.read.layout.carried import carry_on
from reportlint.read.layout.charts import Chart, box_of, chart_boxes, stray, take_charts, within
from reportlint.read.layout.columns import Region, carried_on, column_of, regions_of
from reportlint.read.layout.digits import NO_DIGITS, Digits, added, digits_of
from reportlint.read.layout.drawings import Box, Drawings, Edge
from reportlint.read.layout.folded import unfolded
from reportlint.read.layout.glyphs import UNMAPPED, Glyph, unmapped
from reportlint.read.layout.grids import NEAR, Grid, grids_of
from reportlint.read.layout.lines import BASE, Line, line_of, lines_of
from reportlint.read.layout.sideways import Sideways, Turned, take_sideways
from reportlint.read.layout.tables import Fragment, take_fragments
from reportlint.read.layout.threeline import Found, outside, take_three_lined
from reportlint.read.layout.unruled import take_unruled
from reportlint.read.trouble import Limits

FOOT: Final = 0.86
"""The share of a page, from the top, above which no table ends that goes on with the next page."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote on a page: a sticky note, a remark on highlighted words."""

    words: str
    """What it says."""
    author: str
    """Who wrote it, as far as the file says."""
    box: Box
    """The area it is about."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows."""

    number: int
    """1-based."""
    width: float
    """In points, as displayed."""
    height: float
    """In points, as displayed."""
    lines: tuple[Line, ...] = ()
    """Lines outside tables and charts, from the top down."""
    fragments: tuple[Fragment, ...] = ()
    """Tables or pieces of tables, from the top down."""
    charts: tuple[Chart, ...] = ()
    """Drawn charts."""
    slanted: tuple[Line, ...] = ()
    """Words printed aslant over the page: watermarks."""
    rules: tuple[Edge, ...] = ()
    """Level rules that belong to no table."""
    pictures: tuple[Box, ...] = ()
    """Where images stand."""
    too_large: int = 0
    """Tables left out for their size."""
    garbled: bool = False
    """True where the fonts do not say what most characters mean."""
    doubtful: bool = False
    """True where there seems to be a table whose columns were not found."""
    painted: bool = False
    """True where something other than text and a few rules is drawn."""
    digits: Digits = NO_DIGITS
    """How often each digit is printed, however it was read, and whether or not it is seen."""
    hidden: tuple[Line, ...] = ()
    """Words that are there and nobody sees."""
    recognised: bool = False
    """True where the words lie unseen behind a picture of them: somebody else recognised them."""
    remarks: tuple[Remark, ...] = ()
    """What readers wrote on it."""
    regions: tuple[Region, ...] = ()
    """The stretches of it that are set in columns."""
    turn: int = 0
    """Clockwise quarter turns that made its words upright: it is displayed without them."""
    sideways: tuple[Sideways, ...] = ()
    """Words that lie otherwise than the others, outside tables and charts."""

    def column(self, x: float, y: float) -> tuple[float, int]:
        """Return stretch and column of a point; both are nought where the page is not set in columns."""
        return column_of(self.regions, x, y) if self.regions else (0.0, 0)

    def abreast(self, stretch: float) -> int:
        """Return how many columns stand side by side in a stretch, nought outside all."""
        return next((1 + len(region.gutters) for region in self.regions if region.top == stretch), 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as printed, before anybody has looked what belongs together."""

    number: int
    """1-based."""
    width: float
    """In points, as displayed."""
    height: float
    """In points, as displayed."""
    glyphs: list[Glyph]
    """Its characters in the order of drawing."""
    drawings: Drawings
    """What else is drawn."""
    hidden: list[Glyph] = field(default_factory=list)
    """Characters that nobody sees."""
    recognised: bool = False
    """True where the characters lie unseen behind a picture of them."""
    remarks: tuple[Remark, ...] = ()
    """What readers wrote on it."""
    turn: int = 0
    """Clockwise quarter turns that made its words upright: it is displayed without them."""
    garbled: bool = False
    """True where the fonts are known not to say what the characters mean."""
    turned: tuple[Turned, ...] = ()
    """Those of its characters that lie otherwise than the others."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A page that could not be loaded."""

    number: int
    """1-based."""
    detail: str = field(default="")
    """What failed."""


def sorted_out(sheet: Sheet, limits: Limits, before: Page | Damaged | None = None) -> Page:
    """Part the characters of a page into those of tables, charts, watermarks and running text.

    `before` is the page before, whose columns may go on.
    """
    number, drawings, glyphs = sheet.number, sheet.drawings, sheet.glyphs
    digits = added(digits_of(glyphs), digits_of(sheet.hidden))
    garbled = sheet.garbled or unmapped(glyphs) > UNMAPPED * len(glyphs)
    grids, too_large = real_grids(drawings, limits.slots)
    pieces, glyphs = take_fragments(glyphs, grids, number)
    fragments = [unfolded(piece) for piece in pieces]
    charts, glyphs = take_charts(glyphs, chart_boxes(drawings, grids, sheet.width, sheet.height), number)
    sideways, glyphs = take_sideways(glyphs, sheet.turned, number)
    slanted, glyphs = take_slanted(glyphs)
    rules = free_rules(drawings, [*(grid.box for grid in grids), *(chart.box for chart in charts)])
    lines = lines_of(glyphs, number)
    boxes = [*(grid.box for grid in grids), *(chart.box for chart in charts)]
    regions = regions_of(lines, sheet.width, boxes, rules)
    if not regions and isinstance(before, Page) and before.regions and before.width == sheet.width:
        regions = carried_on(lines, before.regions[-1].gutters, [*boxes, *map(box_of, rules)])
    rest = going_on(before, lines, rules, boxes, sheet) if not regions and isinstance(before, Page) else None
    lines = outside(rest, lines) if rest else lines
    found = [without_rules(part, rules, low, high) for part, low, high in parts_of(lines, glyphs, regions, sheet)]
    return Page(
        number,
        sheet.width,
        sheet.height,
        tuple(sorted((line for part in found for line in part.lines), key=attrgetter("base"))),
        (*fragments, *([rest] if rest else []), *(fragment for part in found for fragment in part.fragments)),
        tuple(charts),
        tuple(line_of(run, number) for run in slanted),
        tuple(rules),
        tuple(drawings.pictures),
        too_large,
        garbled,
        any(part.doubtful for part in found),
        bool(drawings.pictures) or len(drawings.figures) + len(drawings.edges) > 3,
        digits,
        tuple(lines_of(sheet.hidden, number)),
        sheet.recognised,
        sheet.remarks,
        regions,
        sheet.turn,
        sideways,
    )


def parts_of(
    lines: list[Line], glyphs: list[Glyph], regions: Sequence[Region], sheet: Sheet
) -> Iterator[tuple[list[Line], float, float]]:
    """Yield the lines of a page, those of each column by themselves, and from where to where they may go."""
    if not regions:
        yield lines, 0.0, sheet.width
        return
    standing: dict[tuple[float, int], list[Glyph]] = {}
    for glyph in glyphs:
        standing.setdefault(column_of(regions, (glyph.x0 + glyph.x1) / 2, glyph.base), []).append(glyph)
    sides = {region.top: region.sides(sheet.width) for region in regions}
    for (top, side), inside in standing.items():
        low, high = sides[top][side - 1] if side else (0.0, sheet.width)
        yield lines_of(inside, sheet.number), low, high


def going_on(
    before: Page, lines: Sequence[Line], rules: Sequence[Edge], boxes: Sequence[Box], sheet: Sheet
) -> Fragment | None:
    """Find the rest of a table at the top of a page that only gaps tell and the page before ended with."""
    last = max(before.fragments, key=attrgetter("bottom"), default=None)
    if last is None or last.ruled or before.regions or before.width != sheet.width:
        return None
    if any(last.bottom < line.base < FOOT * before.height for line in before.lines):
        return None
    first = min((box[1] for box in boxes), default=sheet.height)
    return carry_on(last, [line for line in lines if line.base < first], rules, sheet.height)


def without_rules(lines: list[Line], rules: Sequence[Edge], low: float, high: float) -> Found:
    """Part lines between two sides into running text and the tables that few rules or none show."""
    here = [rule for rule in rules if low <= (rule.low + rule.high) / 2 <= high]
    three_lined = take_three_lined(lines, here, high - low)
    unruled = take_unruled(three_lined.lines, high)
    return Found((*three_lined.fragments, *unruled.fragments), unruled.lines, three_lined.doubtful)


def real_grids(drawings: Drawings, slots: int) -> tuple[list[Grid], int]:
    """Return the grids that no bars or curves stand in, and how many were too large."""
    if len(drawings.edges) < 4:
        return [], 0
    grids, too_large = grids_of(drawings.edges, slots)
    return [grid for grid in grids if len(grid.places) > 1 and stray(drawings, grid) < 2], too_large


def free_rules(drawings: Drawings, taken: Sequence[Box]) -> list[Edge]:
    """Return the level rules outside tables and charts, from the top down, each once."""
    rules = sorted((edge for edge in drawings.edges if not edge.upright), key=lambda edge: edge.at)
    free = [rule for rule in rules if not any(within(box_of(rule), box, NEAR) for box in taken)]
    return [
        rule
        for place, rule in enumerate(free)
        if not place or rule.at - free[place - 1].at > NEAR or rule.low > free[place - 1].high
    ]


def take_slanted(glyphs: list[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Part off runs of three or more characters that climb, or fall, from one to the next."""
    bases = list(map(BASE, glyphs))
    steps = [place for place, differs in enumerate(map(ne, bases[1:], bases), 1) if differs]
    slopes = {place: slope(glyphs[place - 1], glyphs[place]) for place in steps}
    runs: list[list[Glyph]] = []
    rest: list[Glyph] = []
    start = 0
    for place in [place for place, way in slopes.items() if way and slopes.get(place + 1) == way]:
        if place <= start:
            continue
        end = place
        while slopes.get(end) == slopes[place]:
            end += 1
        rest += glyphs[start : place - 1]
        runs.append(glyphs[place - 1 : end])
        start = end
    return runs, rest + glyphs[start:] if runs else glyphs


def slope(before: Glyph, glyph: Glyph) -> int:
    """Say whether a character stands beside the one before it and clearly higher (1) or lower (-1)."""
    across, down = abs(glyph.x0 - before.x0), glyph.base - before.base
    if 0.2 * glyph.size < abs(down) < 1.6 * glyph.size and 0.2 * glyph.size < across < 1.6 * glyph.size:
        return -1 if down > 0 else 1
    return 0

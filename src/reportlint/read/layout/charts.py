"""Figures of a page → the areas that charts and diagrams take, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlint.patterns import compiled
from reportlint.read.layout.drawings import Box, Drawings, Edge
from reportlint.read.layout.glyphs import Glyph
from reportlint.read.layout.grids import NEAR, Grid
from reportlint.read.layout.lines import Line, common_size, line_of

PIECES: Final = 6
"""So many painted pieces make a chart, …"""
FIGURES: Final = 2
"""… so many of them more than straight rules, …"""
SIDES: Final = (60.0, 40.0)
"""… on an area at least so wide and high, in points."""
CAPTION: Final = compiled(r"[图表注]\s*\d|[图表注][一二三四五六七八九十]|注[:：]|资料来源|数据来源|来源[:：]")
"""How the words under a chart begin that belong to the text."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: where it stands and what is written in it."""

    page: int
    """1-based."""
    box: Box
    """The area it covers."""
    words: tuple[Line, ...] = ()
    """Its labels in the order they are drawn."""


def stray(drawings: Drawings, grid: Grid) -> int:
    """Count the figures inside a grid that do not fill whole slots: bars and curves, not shaded cells."""
    return sum(
        within(figure.box, grid.box, NEAR)
        and not (all(fits(x, grid.xs) for x in figure.box[::2]) and all(fits(y, grid.ys) for y in figure.box[1::2]))
        for figure in drawings.figures
    )


def fits(spot: float, spots: Sequence[float]) -> bool:
    """Say whether a side of a figure lies on a grid line."""
    return any(abs(spot - known) <= NEAR for known in spots)


def within(box: Box, outer: Box, reach: float = 0.0) -> bool:
    """Say whether a box lies in another one."""
    return (
        outer[0] - reach <= box[0]
        and outer[1] - reach <= box[1]
        and box[2] <= outer[2] + reach
        and box[3] <= outer[3] + reach
    )


def chart_boxes(drawings: Drawings, grids: Sequence[Grid], width: float, height: float) -> list[Box]:
    """Return the areas where many painted pieces stand close together and are no table."""
    figures = [figure.box for figure in drawings.figures if not backdrop(figure.box, width, height)]
    if len(figures) < FIGURES:
        return []
    rules = [box_of(edge) for edge in drawings.edges]
    pieces = [(box, 1) for box in figures] + [(box, 0) for box in rules]
    free = [piece for piece in pieces if not any(within(piece[0], grid.box, NEAR) for grid in grids)]
    return [box for box, count, painted in clusters(free) if count >= PIECES and painted >= FIGURES and roomy(box)]


def backdrop(box: Box, width: float, height: float) -> bool:
    """Say whether a figure is the ground a page is printed on."""
    return box[2] - box[0] > 0.85 * width and box[3] - box[1] > 0.85 * height


def box_of(edge: Edge) -> Box:
    """Return a rule as an area."""
    if edge.upright:
        return (edge.at, edge.low, edge.at, edge.high)
    return (edge.low, edge.at, edge.high, edge.at)


def roomy(box: Box) -> bool:
    """Say whether an area is large enough for a chart."""
    return box[2] - box[0] >= SIDES[0] and box[3] - box[1] >= SIDES[1]


def clusters(pieces: Sequence[tuple[Box, int]]) -> list[tuple[Box, int, int]]:
    """Gather pieces that touch: the area of each group, how many pieces it has and how many are figures."""
    done: list[tuple[Box, int, int]] = []
    groups: list[tuple[Box, int, int]] = []
    for box, figures in sorted(pieces, key=lambda piece: piece[0][1]):
        area, count, painted = box, 1, figures
        apart: list[tuple[Box, int, int]] = []
        for known in groups:
            if touch(known[0], area):
                area, count, painted = hull(known[0], area), count + known[1], painted + known[2]
            elif known[0][3] + 2 * NEAR < box[1]:
                # What ended above can meet nothing that begins below.
                done.append(known)
            else:
                apart.append(known)
        groups = [*apart, (area, count, painted)]
    return done + groups


def touch(one: Box, other: Box) -> bool:
    """Say whether two areas meet."""
    reach = 2 * NEAR
    return (
        one[0] <= other[2] + reach
        and other[0] <= one[2] + reach
        and one[1] <= other[3] + reach
        and other[1] <= one[3] + reach
    )


def hull(one: Box, other: Box) -> Box:
    """Return the smallest area around two."""
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def take_charts(glyphs: list[Glyph], boxes: list[Box], page: int) -> tuple[list[Chart], list[Glyph]]:
    """Part the characters of a page into those of its charts and the rest."""
    if not boxes:
        return [], glyphs
    words = words_of(glyphs)
    outside = [glyph for word in words if not any(holds(box, word) for box in boxes) for glyph in word]
    body = common_size(outside or glyphs) if glyphs else 0.0
    charts: list[Chart] = []
    for box in boxes:
        inside = [word for word in words if holds(box, word)]
        if prose(inside, box, body):
            continue
        rest = [word for word in words if not holds(box, word)]
        beside = [word for word in rest if labels(word, box, body)]
        words = [word for word in rest if not labels(word, box, body)]
        charts.append(Chart(page, box, tuple(line_of(word, page) for word in inside + beside)))
    return charts, [glyph for word in words for glyph in word]


def words_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Part characters into words in the order they are drawn: labels that overlap stay apart."""
    words: list[list[Glyph]] = []
    for glyph in glyphs:
        last = words[-1][-1] if words else None
        if last and last.base == glyph.base and -0.2 * glyph.size < glyph.x0 - last.x1 < 0.6 * glyph.size:
            words[-1].append(glyph)
        else:
            words.append([glyph])
    return words


def holds(box: Box, word: Sequence[Glyph]) -> bool:
    """Say whether the middle of a word stands in an area."""
    return box[0] <= (word[0].x0 + word[-1].x1) / 2 <= box[2] and box[1] <= word[0].base - word[0].size / 3 <= box[3]


def prose(words: Sequence[Sequence[Glyph]], box: Box, body: float) -> bool:
    """Say whether an area is shading behind running text: lines of the body's size fill its width."""
    width = box[2] - box[0]
    full = [word for word in words if word[-1].x1 - word[0].x0 > 0.6 * width and len(word) > 12]
    return len(full) >= 2 and all(abs(word[0].size - body) < 0.15 * body for word in full)


def labels(word: Sequence[Glyph], box: Box, body: float) -> bool:
    """Say whether a word beside an area is one of its axis labels: smaller than the body, close by, no caption."""
    if word[0].size > 0.9 * body or CAPTION.match("".join(glyph.char for glyph in word)):
        return False
    reach = 1.6 * word[0].size
    outer = (box[0] - 4 * reach, box[1] - reach, box[2] + reach, box[3] + reach)
    return holds(outer, word) and word[-1].x1 - word[0].x0 < 0.7 * (box[2] - box[0])

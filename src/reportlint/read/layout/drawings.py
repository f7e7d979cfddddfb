"""What is drawn on a page besides text: straight rules for tables, and the outlines of whatever else is painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of the page."""
Point: TypeAlias = tuple[float, float]
"""x and distance from the top."""
Segment: TypeAlias = tuple[Point, Point]
"""A piece of an outline, from point to point."""

THIN: Final = 3.0
"""A filled rectangle thinner than this is a drawn rule, in points."""
STRAIGHT: Final = 0.5
"""How far from level or upright a rule may be, in points."""

LAYER: Final = 0.5
"""Where more than this share of the words is invisible over a picture, they are somebody's recognition of it."""
FULL: Final = 0.5
"""A picture that covers this share of a page is a picture of the page."""


class Edge(NamedTuple):
    """A level or upright rule."""

    upright: bool
    """True for a vertical rule."""
    at: float
    """Its x where upright, else its distance from the top."""
    low: float
    """Where it begins along its direction."""
    high: float
    """Where it ends."""


class Drawing(NamedTuple):
    """One painted path that is more than a rule."""

    box: Box
    """What it covers."""
    area: bool
    """True for a filled area, false for a slanted or curved line."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """Everything on a page that is not text."""

    edges: list[Edge] = field(default_factory=list)
    """Rules, outlines of stroked rectangles included."""
    figures: list[Drawing] = field(default_factory=list)
    """Filled areas, slanted lines and curves."""
    pictures: list[Box] = field(default_factory=list)
    """Where images stand."""

    def add(self, outline: Sequence[Segment], curved: bool, *, stroked: bool) -> None:  # noqa: FBT001 - a pair in one
        """Sort one painted outline, `curved` in places or not, into rules and figures."""
        if not outline:
            return
        box = bound([point for segment in outline for point in segment])
        if min(box[2] - box[0], box[3] - box[1]) < THIN:
            self.edges.extend(rule_of(box))
        elif stroked:
            edges = [edge for edge in map(edge_of, outline) if edge]
            self.edges.extend(edges)
            if curved or len(edges) < len(outline):
                self.figures.append(Drawing(box, area=False))
        else:
            self.figures.append(Drawing(box, area=True))


def bound(points: Sequence[Point]) -> Box:
    """Return the smallest box around some points."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return (min(xs), min(ys), max(xs), max(ys))


def edge_of(segment: Segment) -> Edge | None:
    """Return a piece of an outline as a rule, None where it is slanted."""
    (xa, ya), (xb, yb) = segment
    if abs(xa - xb) <= STRAIGHT:
        return Edge(upright=True, at=(xa + xb) / 2, low=min(ya, yb), high=max(ya, yb))
    if abs(ya - yb) <= STRAIGHT:
        return Edge(upright=False, at=(ya + yb) / 2, low=min(xa, xb), high=max(xa, xb))
    return None


def rule_of(box: Box) -> Iterator[Edge]:
    """Yield the rule that a thin shape draws; a dot draws none."""
    x0, top, x1, bottom = box
    if max(x1 - x0, bottom - top) < THIN:
        return
    if x1 - x0 < bottom - top:
        yield Edge(upright=True, at=(x0 + x1) / 2, low=top, high=bottom)
    else:
        yield Edge(upright=False, at=(top + bottom) / 2, low=x0, high=x1)


def is_layer(unseen: int, count: int, drawings: Drawings, size: tuple[float, float]) -> bool:
    """Say whether so many unseen characters of a page are the words of a picture of it, recognised by somebody."""
    return 0 < LAYER * count < unseen and any(
        (box[2] - box[0]) * (box[3] - box[1]) > FULL * size[0] * size[1] for box in drawings.pictures
    )

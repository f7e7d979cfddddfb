"""Recognised lines of an image → characters where they stand, straightened and in the sizes of their fonts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, degrees, radians, sin
from statistics import median
from typing import Final

from reportlint.read.layout.glyphs import TYPED, Glyph

INK: Final = 0.86
"""How much of the height of a recognised line its font takes."""
BASE: Final = 0.2
"""How far the baseline stands above the lower edge of a line, in its heights."""
ALIKE: Final = 0.12
"""Sizes that differ by less are one."""
LEAST_TILT: Final = 0.1
"""A page turned by less is straight, in degrees."""
MOST_TILT: Final = 8.0


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised character or word."""

    text: str
    """What it says."""
    x0: float
    """Left edge in points."""
    top: float
    """Upper edge."""
    x1: float
    """Right edge."""
    bottom: float
    """Lower edge."""
    score: float
    """How sure the engine is, from 0 to 1."""
    spaced: bool = False
    """Whether the engine read a space before it."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One recognised line."""

    words: tuple[Word, ...]
    """From left to right."""
    tilt: float
    """How far it falls to the right, in degrees."""
    height: float
    """How high it is, in points."""


def tilt_of(lines: Iterable[TextLine]) -> float:
    """Return how far a page is turned, in degrees: what the most of its long lines say."""
    tilts = [line.tilt for line in lines if len(line.words) > 5]
    if len(tilts) < 3:
        return 0.0
    tilt = median(tilts)
    return tilt if LEAST_TILT < abs(tilt) < MOST_TILT else 0.0


def tilt_between(left: Sequence[float], right: Sequence[float]) -> float:
    """Return how far the way from one point to another falls, in degrees."""
    return degrees(atan2(right[1] - left[1], right[0] - left[0]))


def straightened(x: float, y: float, tilt: float, centre: tuple[float, float]) -> tuple[float, float]:
    """Turn a point back around the middle of the page."""
    turn = radians(-tilt)
    dx, dy = x - centre[0], y - centre[1]
    return centre[0] + dx * cos(turn) - dy * sin(turn), centre[1] + dx * sin(turn) + dy * cos(turn)


def glyphs_of(lines: Sequence[TextLine], tilt: float, centre: tuple[float, float]) -> list[Glyph]:
    """Set out the characters of recognised lines."""
    sizes = common_sizes([size_of(line) for line in lines])
    found: list[Glyph] = []
    for number, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        middles = [straightened(word.x0, (word.top + word.bottom) / 2, tilt, centre)[1] for word in line.words]
        base = median(middles) + (0.5 - BASE) * line.height if middles else 0.0
        for word in line.words:
            x0 = straightened(word.x0, word.top, tilt, centre)[0]
            x1 = x0 + word.x1 - word.x0
            step = (x1 - x0) / max(len(word.text), 1)
            for place, char in enumerate(word.text):
                left = x0 + place * step
                space = TYPED if word.spaced and not place else 0
                sides = (left, base - 0.88 * size, left + step, base + 0.12 * size)
                # What stands in two lines was not drawn in one go, even side by side.
                found.append(Glyph(char, *sides, base, size, len(found) + number, space))
    return found


def size_of(line: TextLine) -> float:
    """Estimate the font size of a line: ideographs step by it; else its height tells it roughly."""
    pairs = [(one, other) for one, other in pairwise(line.words) if wide(one.text) and wide(other.text)]
    if len(pairs) >= 3:
        return median(other.x0 - one.x0 for one, other in pairs)
    return INK * line.height


def wide(text: str) -> bool:
    """Say whether a word is one ideograph."""
    return len(text) == 1 and "\u4e00" <= text <= "\u9fff"


def common_sizes(sizes: Sequence[float]) -> list[float]:
    """Bring sizes that differ by measurement only to one."""
    order = sorted(range(len(sizes)), key=lambda place: sizes[place])
    found = list(sizes)
    group: list[int] = []
    for place in [*order, -1]:
        if group and (place < 0 or sizes[place] > (1 + ALIKE) * sizes[group[0]]):
            common = median(sizes[member] for member in group)
            for member in group:
                found[member] = common
            group = []
        group.append(place)
    return found

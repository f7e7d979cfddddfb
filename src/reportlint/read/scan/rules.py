"""The ruling lines of an image: dark runs too long and too straight to be letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import cv2
import numpy as np

from reportlint.read.layout.drawings import Box, Drawing, Edge
from reportlint.read.layout.glyphs import Glyph

LONG: Final = 12.0
"""A run shorter than this is a stroke of a letter, in points."""
THICK: Final = 5.0
"""A run thicker than this is a bar, in points."""
PALE: Final = 205
"""What is paler than this grey is no ink: the ring of a red seal in the red channel."""
COARSE: Final = 1400
"""Pixels of the longer side of the image that the tilt is measured on."""
APART: Final = 5.0
"""Rules closer than this are one rule that is not quite straight, in points: no row of words is that low."""
SOLID: Final = 9.0
"""A patch of colour is at least so wide and high, in points."""


def refined(image: Any, tilt: float) -> float:  # noqa: ANN401
    """Return the tilt near a measured one at which lines of print and rules lie most sharply on rows of pixels."""
    shrink = min(1.0, COARSE / max(image.shape))
    small = cv2.resize(255 - image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    height, width = small.shape[:2]

    def sharpness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        rows = cv2.warpAffine(small, turn, (width, height)).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    best = max((tilt + step / 10 for step in range(-6, 7)), key=sharpness)
    return max((best + step / 50 for step in range(-5, 6)), key=sharpness)


def straight(image: Any, tilt: float) -> Any:  # noqa: ANN401 - an array of pixels
    """Turn an image back by its tilt in degrees."""
    if not tilt:
        return image
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    return cv2.warpAffine(image, turn, (width, height), borderValue=255)


def rules_of(image: Any, scale: float, glyphs: Sequence[Glyph]) -> list[Edge]:  # noqa: ANN401
    """Find the rules of a grey image whose pixels are `scale` to the point; strokes of its characters are none."""
    ink = cv2.adaptiveThreshold(image, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12)
    ink[image > PALE] = 0
    found: list[Edge] = []
    for upright in (False, True):
        length = int(LONG * scale)
        runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1) if upright else (1, length), np.uint8))
        # What printing and scanning leave between two pieces of one rule.
        whole = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, np.ones((5, 3) if upright else (3, 5), np.uint8))
        for x0, y0, x1, y1 in boxes_of(whole, scale):
            if (x1 - x0 if upright else y1 - y0) < THICK:
                low, high, at = (y0, y1, (x0 + x1) / 2) if upright else (x0, x1, (y0 + y1) / 2)
                edge = Edge(upright, at, low, high)
                if not is_stroke(edge, glyphs):
                    found.append(edge)
    return [
        *levelled([edge for edge in found if edge.upright]),
        *levelled([edge for edge in found if not edge.upright]),
    ]


def levelled(edges: list[Edge]) -> list[Edge]:
    """Bring the pieces of rules that are not quite straight onto one line each."""
    found: list[Edge] = []
    group: list[Edge] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if group and edge.at - group[0].at > APART:
            found += on_one_line(group)
            group = []
        group.append(edge)
    return found + on_one_line(group)


def on_one_line(group: list[Edge]) -> list[Edge]:
    """Move rules to where the most of their length stands."""
    length = sum(edge.high - edge.low for edge in group)
    at = sum(edge.at * (edge.high - edge.low) for edge in group) / length if length else 0.0
    return [edge._replace(at=at) for edge in group]


def patches_of(image: Any, scale: float) -> list[Drawing]:  # noqa: ANN401
    """Find the solid patches of a grey image: bars and slices of charts, shaded cells."""
    dark = cv2.threshold(image, 215, 255, cv2.THRESH_BINARY_INV)[1]
    side = int(SOLID * scale)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return [Drawing(box, area=True) for box in boxes_of(solid, scale)]


def boxes_of(mask: Any, scale: float) -> list[Box]:  # noqa: ANN401
    """Return the boxes around the connected parts of a mask, in points."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return [
        (left / scale, top / scale, (left + width) / scale, (top + height) / scale)
        for left, top, width, height, _ in stats[1:].tolist()
    ]


def is_stroke(edge: Edge, glyphs: Sequence[Glyph]) -> bool:
    """Say whether a run is no longer than the character it stands in."""
    for glyph in glyphs:
        reach = 0.3 * glyph.size
        low, high, near, far = (
            (glyph.top, glyph.bottom, glyph.x0, glyph.x1)
            if edge.upright
            else (glyph.x0, glyph.x1, glyph.top, glyph.bottom)
        )
        if low - reach <= edge.low and edge.high <= high + reach and near - reach <= edge.at <= far + reach:
            return True
    return False

"""Text of a PDF page that nobody sees: drawn without ink, in white on white, or outside what is clipped to."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pypdfium2 import raw

from reportlint.read.layout.drawings import Box, Drawings, bound, is_layer
from reportlint.read.layout.glyphs import Glyph
from reportlint.read.pdf.edges import IDENTITY, Matrix, combined, matrix_of, moved
from reportlint.read.pdf.pdfium import Frame, Handle

INVISIBLE: Final = frozenset({3, 7})
"""Render modes that put no ink on the page."""
WHITE: Final = 250
"""Red, green and blue above this are white."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """The stretches of a page whose text nobody sees, in points from the top left corner."""

    inkless: list[Box] = field(default_factory=list)
    """Text drawn without ink."""
    white: list[Box] = field(default_factory=list)
    """Text drawn in white."""
    clipped: list[tuple[Box, Box]] = field(default_factory=list)
    """Text that is clipped, and what of the page it is clipped to."""

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.inkless or self.white or self.clipped)


def find_unseen(things: Sequence[tuple[int, Handle]], frame: Frame, depth: int) -> Unseen:
    """Look at the text objects among what a page draws, and in its forms up to `depth` deep."""
    # A page has hundreds of them: three calls each, and buffers that all of them share.
    mode_of, fill_of = raw.FPDFTextObj_GetTextRenderMode, raw.FPDFPageObj_GetFillColor
    colour = [ctypes.c_uint() for _ in range(4)]
    red, _, _, alpha = colour
    found = Unseen()
    for thing, matrix, outer in text_objects(things, frame, depth):
        if mode_of(thing) in INVISIBLE:
            found.inkless.append(box_of(thing, frame, matrix))
            continue
        if fill_of(thing, *colour) and (red.value > WHITE or not alpha.value) and is_white(*colour):
            found.white.append(box_of(thing, frame, matrix))
        limit = limit_of(thing, frame, matrix, outer)
        if limit is not None:
            box = box_of(thing, frame, matrix)
            if not covers(limit, box):
                found.clipped.append((box, limit))
    return found


def text_objects(
    things: Sequence[tuple[int, Handle]], frame: Frame, depth: int
) -> Iterator[tuple[Handle, Matrix, Box | None]]:
    """Yield the text objects, each with the matrix that places it and what the forms around it leave."""
    text, form = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM
    for kind, thing in things:
        if kind == text:
            yield thing, IDENTITY, None
        elif kind == form:
            yield from inside(thing, frame, IDENTITY, None, depth)


def inside(
    form: Handle, frame: Frame, matrix: Matrix, limit: Box | None, depth: int
) -> Iterator[tuple[Handle, Matrix, Box | None]]:
    """Yield the text objects of a form in the same way."""
    limit = limit_of(form, frame, matrix, limit)
    matrix = combined(matrix_of(form), matrix)
    for index in range(raw.FPDFFormObj_CountObjects(form) if depth > 0 else 0):
        thing = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield thing, matrix, limit
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            yield from inside(thing, frame, matrix, limit, depth - 1)


def box_of(thing: Handle, frame: Frame, matrix: Matrix) -> Box:
    """Return where an object stands."""
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(thing, *sides)
    left, bottom, right, top = (side.value for side in sides)
    if matrix is IDENTITY:
        return bound([frame.place(left, bottom), frame.place(right, top)])
    corners = ((left, bottom), (left, top), (right, bottom), (right, top))
    return bound([frame.place(*moved(matrix, corner)) for corner in corners])


def is_white(red: ctypes.c_uint, green: ctypes.c_uint, blue: ctypes.c_uint, alpha: ctypes.c_uint) -> bool:
    """Say whether a colour leaves nothing to see on white paper."""
    return alpha.value == 0 or min(red.value, green.value, blue.value) > WHITE


def limit_of(thing: Handle, frame: Frame, matrix: Matrix, outer: Box | None) -> Box | None:
    """Return what of the page the clip path of an object leaves of what is left around it; None for all of it."""
    clip = raw.FPDFPageObj_GetClipPath(thing)
    paths = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    if paths <= 0:
        return outer
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(paths):
        points: list[tuple[float, float]] = []
        for number in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, number), x, y)
            points.append(frame.place(*moved(matrix, (x.value, y.value))))
        if points:
            box = bound(points)
            outer = box if outer is None else meet(outer, box)
    return outer


def meet(one: Box, other: Box) -> Box:
    """Return what two boxes share."""
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def covers(outer: Box, box: Box, reach: float = 1.0) -> bool:
    """Say whether a box lies in another one."""
    return (
        outer[0] - reach <= box[0]
        and outer[1] - reach <= box[1]
        and box[2] <= outer[2] + reach
        and box[3] <= outer[3] + reach
    )


def parted(
    glyphs: list[Glyph], unseen: Unseen, drawings: Drawings, size: tuple[float, float]
) -> tuple[list[Glyph], list[Glyph], bool]:
    """Part the characters of a page into seen and hidden ones; what is clipped away is neither.

    The third answer says that the hidden ones are the words of a picture of the page: then they are all there is to
    read, and they count as seen.
    """
    if not unseen:
        return glyphs, [], False
    inkless = [glyph for glyph in glyphs if any(drawn_by(glyph, box) for box in unseen.inkless)]
    if is_layer(len(inkless), len(glyphs), drawings, size):
        return glyphs, [], True
    grounds = [figure.box for figure in drawings.figures if figure.area] + drawings.pictures
    white = [box for box in unseen.white if not any(meets(box, ground) for ground in grounds)]
    hidden = {*inkless, *(glyph for glyph in glyphs if any(drawn_by(glyph, box) for box in white))}
    gone = {
        glyph for glyph in glyphs for box, clip in unseen.clipped if drawn_by(glyph, box) and not stands_in(glyph, clip)
    }
    seen = [glyph for glyph in glyphs if glyph not in hidden and glyph not in gone]
    return seen, [glyph for glyph in glyphs if glyph in hidden and glyph not in gone], False


def drawn_by(glyph: Glyph, box: Box) -> bool:
    """Say whether a character belongs to the object of text that has a box; by where it begins, for ink ends early."""
    return stands_at(glyph.x0 + 0.15 * glyph.size, glyph, box)


def stands_in(glyph: Glyph, box: Box) -> bool:
    """Say whether the middle of a character stands in a box."""
    return stands_at((glyph.x0 + glyph.x1) / 2, glyph, box)


def stands_at(x: float, glyph: Glyph, box: Box) -> bool:
    """Say whether a spot of a character, a little above its baseline, stands in a box."""
    y = glyph.base - 0.35 * glyph.size
    return box[0] - 0.5 <= x <= box[2] + 0.5 and box[1] - 0.5 <= y <= box[3] + 0.5


def meets(one: Box, other: Box) -> bool:
    """Say whether two boxes share a place."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

"""Text of a PDF page over which something was painted later: who edits a PDF puts a box on a number and types anew."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import inf
from typing import Final, NamedTuple

from pypdfium2 import raw

from reportlint.read.layout.drawings import THIN, Box
from reportlint.read.layout.glyphs import Glyph
from reportlint.read.layout.lines import BASE
from reportlint.read.pdf.characters import printed_places
from reportlint.read.pdf.edges import IDENTITY, Matrix, combined, draw_mode, matrix_of, segments
from reportlint.read.pdf.pdfium import Frame, Handle
from reportlint.read.pdf.unseen import box_of, limit_of, meet, stands_in

PATTERN: Final = (191, 191, 191)
"""What PDFium answers for an area filled with a pattern, which can leave gaps."""
CORNERS: Final = 4
"""A rectangle has so many sides."""


class Painted(NamedTuple):
    """An object of a page, in the order of painting."""

    kind: int
    """What it is."""
    thing: Handle
    """The object."""
    matrix: Matrix
    """What places it."""
    limit: Box | None
    """What the forms around it leave of the page; None for all of it."""


class Covered(NamedTuple):
    """The characters of a page over which an area was painted after them."""

    under: AbstractSet[Glyph] = frozenset()
    """All of them."""
    again: AbstractSet[Glyph] = frozenset()
    """Those that were printed again on the same spot: PDFium leaves out the second of two that are alike."""

    def without(self, glyphs: list[Glyph]) -> list[Glyph]:
        """Return the characters that are seen."""
        gone = self.under - self.again
        return [glyph for glyph in glyphs if glyph not in gone] if gone else glyphs


def find_covered(
    text: Handle, glyphs: Sequence[Glyph], things: Sequence[tuple[int, Handle]], frame: Frame, depth: int
) -> Covered:
    """Look for areas that were painted after the characters in them."""
    covers: list[tuple[int, Box]] = []
    written: dict[int, tuple[int, Painted]] = {}
    for order, painted in enumerate(all_painted(things, frame, depth)):
        if painted.kind == raw.FPDF_PAGEOBJ_TEXT:
            written[address(painted.thing)] = (order, painted)
        elif written and painted.kind == raw.FPDF_PAGEOBJ_PATH:
            box = cover_of(painted, frame)
            if box:
                covers.append((order, box))
    if not covers:
        return Covered()
    places, orders = printed_places(text), {own: order for own, (order, _) in written.items()}
    under: dict[Glyph, int] = {}
    beside: list[Glyph] = []
    for glyph, painted_over in standing_in(covers, glyphs):
        began = orders.get(address(raw.FPDFText_GetTextObject(text, places[glyph.order])), inf)
        if began < painted_over:
            under[glyph] = painted_over
        else:
            beside.append(glyph)
    if not under:
        return Covered()
    boxes = [(order, box_of(painted.thing, frame, painted.matrix)) for order, painted in written.values()]
    return Covered(frozenset(under), frozenset(printed_again(under, beside, boxes)))


def standing_in(covers: Sequence[tuple[int, Box]], glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, int]]:
    """Yield each character that stands in an area, with the order of that area."""
    lined = sorted(glyphs, key=BASE)
    bases = list(map(BASE, lined))
    for order, box in covers:
        first, last = bisect_left(bases, box[1] - 1), bisect_right(bases, 2 * box[3] - box[1] + 1)
        yield from ((glyph, order) for glyph in lined[first:last] if stands_in(glyph, box))


def printed_again(
    under: Mapping[Glyph, int], beside: Sequence[Glyph], boxes: Sequence[tuple[int, Box]]
) -> Iterator[Glyph]:
    """Yield the characters under an area that a text painted behind it repeats: it stands there and has no other."""
    for glyph, order in under.items():
        repeated = any(began > order and stands_in(glyph, box) for began, box in boxes)
        if repeated and not any(overlaps(glyph, other) for other in beside):
            yield glyph


def overlaps(one: Glyph, other: Glyph) -> bool:
    """Say whether two characters stand at the same place of one line."""
    reach = 0.1 * one.size
    return one.x0 + reach < other.x1 and other.x0 + reach < one.x1 and abs(one.base - other.base) < one.size


def address(thing: Handle) -> int:
    """Return what tells an object from others."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def all_painted(
    things: Sequence[tuple[int, Handle]], frame: Frame, depth: int, matrix: Matrix = IDENTITY, limit: Box | None = None
) -> Iterator[Painted]:
    """Yield what a page paints one after the other, forms unfolded."""
    for kind, thing in things:
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield Painted(kind, thing, matrix, limit)
        elif depth > 0:
            count = raw.FPDFFormObj_CountObjects(thing)
            inner = [raw.FPDFFormObj_GetObject(thing, index) for index in range(count)]
            held = [(raw.FPDFPageObj_GetType(part), part) for part in inner]
            within = limit_of(thing, frame, matrix, limit)
            yield from all_painted(held, frame, depth - 1, combined(matrix_of(thing), matrix), within)


def cover_of(painted: Painted, frame: Frame) -> Box | None:
    """Return what a filled rectangle hides, None for everything that hides nothing, or not surely."""
    thing = painted.thing
    box = box_of(thing, frame, painted.matrix)
    if (
        min(box[2] - box[0], box[3] - box[1]) < THIN
        or not draw_mode(thing)[0]
        or raw.FPDFPageObj_HasTransparency(thing)
    ):
        return None
    colour = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(thing, *colour) or tuple(part.value for part in colour[:3]) == PATTERN:
        return None
    sides, curved = segments(thing, combined(matrix_of(thing), painted.matrix), frame)
    if curved or len(sides) != CORNERS or any(min(abs(a[0] - b[0]), abs(a[1] - b[1])) > 1 for a, b in sides):
        return None
    limit = limit_of(thing, frame, painted.matrix, painted.limit)
    return meet(box, limit) if limit else box

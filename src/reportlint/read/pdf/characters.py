"""The printed characters of a page, each with its box, baseline and size, in the order the page draws them."""

from __future__ import annotations

import ctypes
import unicodedata
from math import hypot
from typing import Final, NamedTuple

import pypdfium2.raw as raw

from reportlint.read.pdf.pdfium import Frame, Handle, characters

GENERATED: Final = 1
"""A gap that PDFium takes for a space."""
TYPED: Final = 2
"""A space that stands in the file."""


class Glyph(NamedTuple):
    """One printed character; a plain tuple, for there are a hundred thousand of them."""

    char: str
    """What it says."""
    x0: float
    """Left edge of its advance box."""
    top: float
    """Upper edge, from the top of the page."""
    x1: float
    """Right edge."""
    bottom: float
    """Lower edge."""
    base: float
    """Its baseline, from the top of the page."""
    size: float
    """Its font size as displayed."""
    order: int
    """Its place in the order of drawing, white space not counted."""
    space: int
    """What stands before it in the order of drawing: nothing (0), `GENERATED` or `TYPED`."""


def _spellings() -> dict[int, str]:
    """Map the look-alikes that fonts put into text layers to the characters they stand for."""
    # Fonts with one glyph for U+4E00 and U+2F00 are often exported under the radical's code.
    radicals = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    ideographs = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xF900, 0xFB00)}
    same = {code: text for code, text in (radicals | ideographs).items() if len(text) == 1}
    # PDFium marks a hyphen at a line end with a control character.
    return same | {0x2: "-", 0xFFFE: "-", 0xAD: "-"}


SPELLINGS: Final = _spellings()
"""Code → the character to read instead."""

UNSEEN: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff" + "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0)))))
"""Characters that print nothing."""

BLANKS: Final = UNSEEN | frozenset(" \u00a0\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
"""Characters that leave a gap or nothing."""


def read_glyphs(text: Handle, frame: Frame) -> list[Glyph]:
    """Return the printed characters of a page that stand within its visible box."""
    found: list[Glyph] = []
    gap = 0
    shapes = Shapes(text, frame)
    width, height = frame.width, frame.height
    for index, char in enumerate(characters(text).translate(SPELLINGS)):
        if char in BLANKS:
            gap = gap or (index + 1 if char not in UNSEEN or char in "\r\n" else 0)
            continue
        shape = shapes.at(index)
        if 0 <= shape[0] + shape[2] <= 2 * width and 0 <= shape[1] + shape[3] <= 2 * height:
            found.append(Glyph(char, *shape, len(found), shapes.kind(gap - 1) if gap else 0))
        gap = 0
    return found


class Shapes:
    """Asks PDFium where the characters of one page stand, with as few calls as it can."""

    __slots__ = ("advance", "base", "frame", "high", "low", "rect", "size", "text", "x", "y")

    def __init__(self, text: Handle, frame: Frame) -> None:
        """Prepare the buffers that PDFium answers into."""
        self.text, self.frame = text, frame
        self.rect, self.x, self.y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self.low = self.high = self.advance = self.base = self.size = 0.0

    def at(self, index: int) -> tuple[float, float, float, float, float, float]:
        """Return left, top, right, bottom, baseline and size of a character."""
        rect, frame = self.rect, self.frame
        raw.FPDFText_GetLooseCharBox(self.text, index, rect)
        left, low, right, high = rect.left, rect.bottom, rect.right, rect.top
        if frame.turns or not self.like(low, high, right - left):
            self.low, self.high, self.advance = low, high, right - left
            self.base, self.size = self.stand(index, high - low)
        if not frame.turns:
            return left - frame.left, frame.top - high, right - frame.left, frame.top - low, self.base, self.size
        (xa, ya), (xb, yb) = frame.place(left, low), frame.place(right, high)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), self.base, self.size

    def like(self, low: float, high: float, advance: float) -> bool:
        """Say whether a box is that of a neighbour with the same font and baseline: as high, or nearly and as wide."""
        if low == self.low and high == self.high:
            return True
        reach = 0.1 * self.size
        near = -reach < low - self.low < reach and -reach < high - self.high < reach
        return near and -0.35 < advance - self.advance < 0.35

    def stand(self, index: int, extent: float) -> tuple[float, float]:
        """Return baseline and displayed size of a character whose box is `extent` high."""
        raw.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
        size = float(raw.FPDFText_GetFontSize(self.text, index))
        # The font size leaves out the text matrix, where many producers put the scale.
        if not 0.6 * size < extent < 2.2 * size:
            size *= self.scale(index)
        return self.frame.place(self.x.value, self.y.value)[1], abs(size) or extent

    def scale(self, index: int) -> float:
        """Return how much the text matrix enlarges a character."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        return hypot(matrix.c, matrix.d) or 1.0

    def kind(self, index: int) -> int:
        """Say whether the space at `index` is PDFium's own or stands in the file."""
        return GENERATED if raw.FPDFText_IsGenerated(self.text, index) == 1 else TYPED


def unmapped(glyphs: list[Glyph]) -> int:
    """Count the characters whose font does not say what they mean."""
    return sum(glyph.char == "\ufffd" or "\ue000" <= glyph.char <= "\uf8ff" for glyph in glyphs)

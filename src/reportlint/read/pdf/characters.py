"""The printed characters of a page, each with its box, baseline and size, in the order the page draws them."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable
from math import hypot
from typing import Final

import regex
from pypdfium2 import raw

from reportlint.patterns import compiled
from reportlint.read.layout.glyphs import BROAD, GENERATED, IDEOGRAPHIC_SPACE, TYPED, UNMAPPED, Glyph, new_glyph
from reportlint.read.pdf.pdfium import Frame, Handle, characters

loose_box: Final[Callable[..., int]] = raw.FPDFText_GetLooseCharBox
"""PDFium's advance box of a character: as wide as its step, as high as its font."""


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

ALIKE: Final = compiled(f"[{regex.escape(''.join(map(chr, SPELLINGS)))}]")
"""Any of these."""

SAMPLE: Final = 64
"""So many characters of a page are asked whether their fonts say what they mean."""

UNSEEN: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff" + "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0)))))
"""Characters that print nothing."""

BLANKS: Final = UNSEEN | frozenset(" \u00a0\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
"""Characters that leave a gap or nothing."""


def read_glyphs(text: Handle, frame: Frame) -> list[Glyph]:
    """Return the printed characters of a page that stand within its visible box."""
    found = turned_glyphs(text, frame) if frame.turns else upright_glyphs(text, frame)
    width, height = 2 * frame.width, 2 * frame.height
    return [glyph for glyph in found if 0 <= glyph[1] + glyph[3] <= width and 0 <= glyph[2] + glyph[4] <= height]


def printed_places(text: Handle) -> list[int]:
    """Return which of the characters that PDFium counts are printed: those that glyphs are made of, in their order."""
    return [place for place, char in enumerate(spelled(characters(text))) if char not in BLANKS]


def is_garbled(text: Handle) -> bool:
    """Say whether the fonts of a page do not say what their characters mean: a look at some of them tells."""
    count = int(raw.FPDFText_CountChars(text))
    places = range(0, count, max(count // SAMPLE, 1))
    printed = [place for place in places if not raw.FPDFText_IsGenerated(text, place)]
    wrong = [place for place in printed if raw.FPDFText_HasUnicodeMapError(text, place) == 1]
    return len(wrong) > UNMAPPED * len(printed)


def upright_glyphs(text: Handle, frame: Frame) -> list[Glyph]:
    """Return the printed characters of a page, wherever they stand."""
    # Here a reading spends a third of its time: no calls and no attributes that can be spared.
    pen = Pen(text, frame)
    rect, left, ceiling = raw.FS_RECTF(), frame.left, frame.top
    found: list[Glyph] = []
    met: dict[tuple[float, float], tuple[float, float]] = {}
    gap, broad = -1, False
    last_low = last_high = advance = base = size = reach = 0.0
    for index, char in enumerate(spelled(characters(text))):
        if char in BLANKS:
            gap = index if gap < 0 and char not in UNSEEN else gap
            broad = broad or char == IDEOGRAPHIC_SPACE
            continue
        loose_box(text, index, rect)
        low, high, x0, x1 = rect.bottom, rect.top, rect.left - left, rect.right - left
        # A neighbour has the same font and baseline where its box is as high, or nearly as high and as wide.
        if (low != last_low or high != last_high) and not (
            -reach < low - last_low < reach and -reach < high - last_high < reach and -0.35 < x1 - x0 - advance < 0.35
        ):
            last_low, last_high, advance = low, high, x1 - x0
            stand = met.get((low, high))
            if stand is None:
                stand = met[low, high] = pen.stand(index, high - low)
            base, size = stand
            reach = 0.1 * size
        space = BROAD if broad else pen.kind(gap) if gap >= 0 and char.isascii() else 0
        found.append(new_glyph((char, x0, ceiling - high, x1, ceiling - low, base, size, len(found), space)))
        gap, broad = -1, False
    return found


def turned_glyphs(text: Handle, frame: Frame) -> list[Glyph]:
    """Return the same of a page that is displayed turned."""
    pen, rect = Pen(text, frame), raw.FS_RECTF()
    found: list[Glyph] = []
    gap, broad = -1, False
    for index, char in enumerate(spelled(characters(text))):
        if char in BLANKS:
            gap = index if gap < 0 and char not in UNSEEN else gap
            broad = broad or char == IDEOGRAPHIC_SPACE
            continue
        loose_box(text, index, rect)
        (xa, ya), (xb, yb) = frame.place(rect.left, rect.bottom), frame.place(rect.right, rect.top)
        base, size = pen.stand(index, rect.top - rect.bottom)
        space = BROAD if broad else pen.kind(gap) if gap >= 0 and char.isascii() else 0
        found.append(Glyph(char, min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), base, size, len(found), space))
        gap, broad = -1, False
    return found


def spelled(text: str) -> str:
    """Read look-alikes as the characters they stand for."""
    return text.translate(SPELLINGS) if ALIKE.search(text) else text


class Pen:
    """Asks PDFium for what neighbouring characters mostly share."""

    __slots__ = ("frame", "text", "x", "y")

    def __init__(self, text: Handle, frame: Frame) -> None:
        """Prepare the buffers that PDFium answers into."""
        self.text, self.frame = text, frame
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

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

"""Pages of a PDF that are pictures → the same pages with recognised words, where recognition is installed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

from pypdfium2 import raw

from reportlint.model import Document, Doubt, Layout, Span
from reportlint.patterns import compiled
from reportlint.read.layout.digits import stretches
from reportlint.read.layout.pages import Page, sorted_out
from reportlint.read.pdf.pdfium import Handle, opened_page
from reportlint.read.scan import is_available
from reportlint.read.trouble import Limits

RESOLUTION: Final = 200 / 72
"""Pixels to the point at which pages are drawn for recognition."""
LARGEST: Final = 5000
"""Pixels along the longer side of a page at most."""
NUMBER: Final = compiled(r"\d[\d.,]*")


@dataclass(slots=True)
class Recogniser:
    """Recognises pages until its time is up."""

    limits: Limits
    """Limits of the file."""
    until: float
    """When to stop, by the monotonic clock."""
    words: dict[int, Sequence[Any]] = field(default_factory=dict)
    """Recognised words by page."""
    late: list[int] = field(default_factory=list)
    """Pages there was no time for."""

    @classmethod
    def begin(cls, limits: Limits, size: int) -> Recogniser:
        """Begin with most of the time a file of so many bytes has."""
        return cls(limits, monotonic() + 0.8 * limits.time(size))

    def read(self, document: Handle, page: Page) -> Page:
        """Return a page with its words, or as it is where it is no picture or cannot be recognised."""
        if not is_picture(page) or not is_available():
            return page
        if monotonic() > self.until:
            self.late.append(page.number)
            return page
        from reportlint.read.scan.engine import recognised  # noqa: PLC0415 - an extra, and slow to load

        scale = min(RESOLUTION, LARGEST / max(page.width, page.height))
        size = (page.height, page.width) if page.turn % 2 else (page.width, page.height)
        with opened_page(document, page.number - 1) as handle:
            sheet, words = recognised(drawn(handle, *size, scale), scale, page.number)
        if not sheet.glyphs:
            return page
        self.words[page.number] = words
        return sorted_out(sheet, self.limits)


def is_picture(page: Page) -> bool:
    """Say whether a page shows something and says nothing that could be read."""
    return page.garbled or (page.painted and not (page.lines or page.fragments or page.charts))


def drawn(page: Handle, width: float, height: float, scale: float) -> Any:  # noqa: ANN401 - an array of pixels
    """Draw a page: rows of pixels, each blue, green and red."""
    import numpy as np  # noqa: PLC0415 - part of the extra

    wide, high = max(int(width * scale), 1), max(int(height * scale), 1)
    bitmap = raw.FPDFBitmap_CreateEx(wide, high, raw.FPDFBitmap_BGR, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return np.frombuffer(buffer, np.uint8).reshape(high, stride)[:, : 3 * wide].reshape(high, wide, 3)


def doubts_of(document: Document, words: Mapping[int, Sequence[Any]]) -> Iterator[Doubt]:
    """Yield what rests on recognition: the words of each such page, and every number with its score."""
    layout = document.layout
    if layout is None or not words:
        return
    for span in stretches(layout, words):
        yield Doubt(span, "recognised")
        for number in NUMBER.finditer(document.text, span.start, span.end):
            score = score_of(layout, Span(*number.span()), words)
            if score is not None:
                yield Doubt(Span(*number.span()), "recognised", score)


def score_of(layout: Layout, span: Span, words: Mapping[int, Sequence[Any]]) -> float | None:
    """Return how sure the engine is of the least certain character of a number."""
    scores: list[float] = []
    for place in range(span.start, span.end):
        x0, top, x1, bottom = layout.boxes[4 * place : 4 * place + 4]
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        here = words.get(layout.pages[place], ())
        scores += [word.score for word in here if word.x0 <= x <= word.x1 and word.top <= y <= word.bottom]
    return min(scores, default=None)

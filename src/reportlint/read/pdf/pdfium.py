"""The one door to PDFium: an open file and its pages as opaque handles, with types around the untyped bindings."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import pi
from typing import Any, TypeAlias

from pypdfium2 import raw

from reportlint.read.pdf.standin import stand_in_used
from reportlint.read.trouble import Unreadable

Handle: TypeAlias = Any
"""A pointer of PDFium; only this package's modules look at it."""

PASSWORD = 4
"""PDFium's error number for a missing or wrong password."""

SAMPLE = 16
"""So many characters of a page are asked which way they lie."""
NEARLY_ALL = 0.8
"""Where this share of them lies alike, the page is read that way."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page, and how to turn its coordinates into points from the top left corner as displayed."""

    left: float
    """Smallest x of the box in the page's own coordinates."""
    bottom: float
    """Smallest y."""
    right: float
    """Largest x."""
    top: float
    """Largest y."""
    turns: int = 0
    """Clockwise quarter turns the page is displayed with."""

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point of the page into points from the displayed top left corner."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """Open a file and close it afterwards; raises `Unreadable` where PDFium will not."""
    with stand_in_used():
        document = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise refusal(raw.FPDF_GetLastError())
        try:
            yield document
        finally:
            raw.FPDF_CloseDocument(document)


def refusal(code: int) -> Unreadable:
    """Name the reason why PDFium refused the file."""
    if code == PASSWORD:
        return Unreadable("encrypted")
    return Unreadable("damaged", detail=f"PDFium {code}")


def page_count(document: Handle) -> int:
    """Count the pages."""
    return int(raw.FPDF_GetPageCount(document))


PROPERTIES = {"title": "Title", "subject": "Subject", "author": "Author"}
"""What the model calls a property → what PDF calls it."""
LONGEST = 400
"""Bytes of a property that are kept."""


def properties(document: Handle) -> dict[str, str]:
    """Read what the file says about itself."""
    found: dict[str, str] = {}
    for name, tag in PROPERTIES.items():
        buffer = ctypes.create_string_buffer(LONGEST)
        size = min(int(raw.FPDF_GetMetaText(document, tag.encode(), buffer, LONGEST)), LONGEST)
        text = buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace").strip()
        if text:
            found[name] = text
    return found


@contextmanager
def opened_page(document: Handle, index: int) -> Iterator[Handle]:
    """Load page `index` (0-based) and close it afterwards; yields None where it cannot be loaded."""
    page = raw.FPDF_LoadPage(document, index)
    try:
        yield page or None
    finally:
        if page:
            raw.FPDF_ClosePage(page)


@contextmanager
def opened_text(page: Handle) -> Iterator[Handle]:
    """Load the text of a page and close it afterwards; yields None where it cannot be loaded."""
    text = raw.FPDFText_LoadPage(page)
    try:
        yield text or None
    finally:
        if text:
            raw.FPDFText_ClosePage(text)


def frame(page: Handle) -> Frame:
    """Return the visible box of a page (its crop box within its media box) and its rotation."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, int(raw.FPDFPage_GetRotation(page)) % 4)


def objects_on(page: Handle) -> list[tuple[int, Handle]]:
    """Return kind and handle of everything that a page draws, in its order; forms are not unfolded."""
    get, kind_of = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    things = [get(page, index) for index in range(raw.FPDFPage_CountObjects(page))]
    return [(kind_of(thing), thing) for thing in things]


def reading_frame(text: Handle, shown: Frame) -> Frame:
    """Return the frame in which the words of a page stand upright, where nearly all of them lie otherwise on it."""
    count = int(raw.FPDFText_CountChars(text))
    places = range(0, count, max(count // SAMPLE, 1))
    angles = [raw.FPDFText_GetCharAngle(text, place) for place in places if not raw.FPDFText_IsGenerated(text, place)]
    turns = [-round(angle / (pi / 2)) % 4 for angle in angles if angle >= 0]
    usual = max(set(turns), key=turns.count, default=shown.turns)
    return replace(shown, turns=usual) if turns.count(usual) >= NEARLY_ALL * len(turns) else shown


def characters(text: Handle) -> str:
    """Return one character for each that PDFium counts on the page, so that their indexes agree."""
    count = int(raw.FPDFText_CountChars(text))
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text, 0, count, buffer)
    found = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    # PDFium leaves characters without a code out of the text, and those beyond 16 bits take two places.
    if len(found) == count and "\0" not in found:
        return found
    codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)

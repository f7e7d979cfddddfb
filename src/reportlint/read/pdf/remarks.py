"""Annotations of a PDF page that say something: sticky notes, remarks on highlighted words, typed-in text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Final

from pypdfium2 import raw

from reportlint.read.layout.pages import Remark
from reportlint.read.pdf.pdfium import Frame, Handle

SPEAKING: Final = frozenset(
    {
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_SQUARE,
        raw.FPDF_ANNOT_CIRCLE,
        raw.FPDF_ANNOT_CARET,
        raw.FPDF_ANNOT_INK,
    }
)
"""Kinds of annotations that carry somebody's words."""
MOST: Final = 1000
"""Annotations of one page that are looked at."""
LONGEST: Final = 65_536
"""Bytes of one remark that are read."""


def read_remarks(page: Handle, frame: Frame) -> Iterator[Remark]:
    """Yield what the annotations of a page say, each with the area it is about."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            words = string_of(annotation, b"Contents") if raw.FPDFAnnot_GetSubtype(annotation) in SPEAKING else ""
            rect = raw.FS_RECTF()
            if words.strip() and raw.FPDFAnnot_GetRect(annotation, rect):
                (xa, ya), (xb, yb) = frame.place(rect.left, rect.bottom), frame.place(rect.right, rect.top)
                box = (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
                yield Remark(" ".join(words.split()), string_of(annotation, b"T").strip(), box)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def string_of(annotation: Handle, key: bytes) -> str:
    """Return a string an annotation holds."""
    size = min(raw.FPDFAnnot_GetStringValue(annotation, key, None, 0), LONGEST)
    if size < 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")

"""The characters of a page that lie on their side or head while the others stand upright."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import pi
from typing import Final

from pypdfium2 import raw

from reportlint.read.layout.sideways import Turned
from reportlint.read.pdf.characters import printed_places, read_glyphs
from reportlint.read.pdf.pdfium import Frame, Handle

STEP: Final = 8
"""One in so many characters is asked which way it lies before all are."""
QUARTER: Final = pi / 2
ASKEW: Final = 0.1
"""How far from a quarter turn a character may lie, in radians; what lies aslant is no text of the page."""


def turned_parts(text: Handle, frame: Frame) -> Iterator[Turned]:
    """Yield for each way that characters lie otherwise than `frame` shows upright those that do."""
    count = int(raw.FPDFText_CountChars(text))
    upright = -frame.turns % 4 * QUARTER
    askew = (place for place in range(0, count, STEP) if raw.FPDFText_GetCharAngle(text, place) != upright)
    if all(turns_of(text, place) in {frame.turns, None} for place in askew):
        return
    turns = [turns_of(text, place) for place in printed_places(text)]
    for way in sorted({way for way in turns if way not in {frame.turns, None}} - {None}):
        own = replace(frame, turns=way)
        glyphs = tuple(glyph for glyph in read_glyphs(text, own) if turns[glyph.order] == way)
        yield Turned((way - frame.turns) % 4, own.width, own.height, glyphs)


def turns_of(text: Handle, place: int) -> int | None:
    """Return by how many clockwise quarter turns a character is made upright, None where by none."""
    angle = raw.FPDFText_GetCharAngle(text, place)
    turns = round(angle / QUARTER)
    if angle < 0 or abs(angle - turns * QUARTER) > ASKEW:
        return None
    # A space that PDFium itself puts between two characters lies nowhere.
    return None if raw.FPDFText_IsGenerated(text, place) else -turns % 4

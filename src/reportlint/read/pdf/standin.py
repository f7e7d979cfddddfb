"""One font for all that a file names and does not bring along, so that no page reads otherwise on another machine.

PDFium looks for such fonts on the machine. Where it finds none it gives their characters no extent, leaves those that
stand alone out of the page, and moves words together; where it finds some, they differ from machine to machine. What
is to be read needs no shapes: every character of this font is a plain box within its step.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Final

from pypdfium2 import raw

STANDARD: Final = (b"Helvetica", b"Times", b"Courier", b"Symbol", b"ZapfDingbats")
"""How the names of the fourteen standard fonts begin, by which PDFium asks for their look-alikes as well."""
FACE: Final = 5
"""Which of the arguments of PDFium's question is the name of the font."""
UNITS: Final = 1000
"""Font units to the em."""
NARROW: Final = (50, 0, 200, 700)
"""The box of a character of an alphabet: left, bottom, right, top; narrower than the narrowest step."""
WIDE: Final = (50, -100, 950, 850)
"""The box of an ideograph or its punctuation."""
FIRST_WIDE: Final = 0x2E80
"""Where the characters begin that are as wide as the em."""


def stand_in() -> bytes:
    """Make the font: TrueType, with a box for each of all characters."""
    shapes = [b"", outline(NARROW), outline(WIDE)]
    places = [sum(map(len, shapes[:count])) for count in range(len(shapes) + 1)]
    steps = ((UNITS // 2, 0), (UNITS // 2, NARROW[0]), (UNITS, WIDE[0]))
    ascent, descent = WIDE[3], WIDE[1]
    head = struct.pack(
        ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, UNITS, 0, 0, 0, descent, UNITS, ascent, 0, 8, 2, 1, 0
    )
    return packed(
        {
            b"cmap": character_map(),
            b"glyf": b"".join(shapes),
            b"head": head,
            b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, ascent, descent, 0, UNITS, 0, 0, UNITS, 1, 0, 0, 0, 3),
            b"hmtx": b"".join(struct.pack(">Hh", *step) for step in steps),
            b"loca": struct.pack(">4I", *places),
            b"maxp": struct.pack(">IHHH24x", 0x10000, len(shapes), 4, 1),
        }
    )


def outline(box: Sequence[int]) -> bytes:
    """Draw a box: one contour of four points on the curve."""
    left, bottom, right, top = box
    across, up = (left, 0, right - left, 0), (bottom, top - bottom, 0, bottom - top)
    drawn = struct.pack(">5hHH4B4h4h", 1, left, bottom, right, top, 3, 0, 1, 1, 1, 1, *across, *up)
    return drawn + bytes(-len(drawn) % 4)


def character_map() -> bytes:
    """Map characters to shapes, in the form that gives many characters one shape (format 13)."""
    groups = ((0x20, FIRST_WIDE - 1, 1), (FIRST_WIDE, 0x10FFFF, 2))
    body = struct.pack(">HHIII", 13, 0, 16 + 12 * len(groups), 0, len(groups))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body + b"".join(struct.pack(">III", *group) for group in groups)


def packed(tables: Mapping[bytes, bytes]) -> bytes:
    """Put tables into one file; their check sums stay nought, for nobody asks for them."""
    directory, body = struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0), b""
    start = len(directory) + 16 * len(tables)
    for name, table in sorted(tables.items()):
        directory += struct.pack(">4sIII", name, 0, start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body


@contextmanager
def stand_in_used() -> Iterator[None]:
    """Let PDFium take this font for what it would seek on the machine, and seek again afterwards: others may draw."""
    raw.FPDF_SetSystemFontInfo(offer())
    try:
        yield
    finally:
        # PDFium owns what it is given: each of these serves once.
        raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


@cache
def offer() -> object:
    """Make what answers PDFium's questions for fonts; it is kept, for PDFium keeps a pointer to it."""
    font = stand_in()
    handle = ctypes.cast(ctypes.create_string_buffer(1), ctypes.c_void_p)

    def choose(*wish: object) -> int | None:
        """Offer it, whatever is wished for; the fourteen standard fonts are built into PDFium, steps and all."""
        face = ctypes.cast(wish[FACE], ctypes.c_char_p).value or b""  # type: ignore[arg-type]
        return None if face.startswith(STANDARD) else handle.value

    def hand_over(_self: object, _font: object, table: int, buffer: object, size: int) -> int:
        """Copy the whole file, or say how long it is; tables are not asked for one by one."""
        if table:
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))  # type: ignore[arg-type]
        return len(font)

    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    source = raw.FPDF_SYSFONTINFO(version=1)
    source.MapFont = kinds["MapFont"](choose)
    source.GetFontData = kinds["GetFontData"](hand_over)
    source.GetFontCharset = kinds["GetFontCharset"](lambda _self, _font: raw.FXFONT_GB2312_CHARSET)
    return source

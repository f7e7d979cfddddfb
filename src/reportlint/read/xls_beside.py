"""What an xls sheet holds beside its cells, which xlrd passes over: headers and footers, text boxes, charts, pictures.

Read from the records of the sheet ([MS-XLS] 2.4.136 Header, 2.4.181 Obj, 2.4.329 TxO).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from reportlint.read.sheets import Sheet
from reportlint.read.sheets.margins import margin_of
from reportlint.read.story import Drawn
from reportlint.read.xls_formulas import records

HEADER, FOOTER, OBJECT, TEXT, CONTINUE = 0x0014, 0x0015, 0x005D, 0x01B6, 0x003C
MARGINS: Final = {HEADER: "header", FOOTER: "footer"}
CHART, PICTURE, COMMENT = 0x05, 0x08, 0x19
"""Types of objects; a comment is an object too, and is read with its cell."""


def read_beside(sheet: Sheet, stream: bytes, start: int) -> None:
    """Read what stands beside the cells of the sheet whose records begin at `start`."""
    kind_of_object = 0
    found = records(stream, start, frozenset({HEADER, FOOTER, OBJECT, TEXT, CONTINUE}))
    for kind, data in found:
        if kind in MARGINS:
            words = margin_of(text_of(data), sheet.name)
            if words:
                sheet.margins.append((MARGINS[kind], words))
        elif kind == OBJECT:
            kind_of_object = struct.unpack_from("<H", data, 4)[0] if len(data) >= 6 else 0
            if kind_of_object == CHART:
                sheet.charts.append(Drawn("", ()))
            sheet.pictures += kind_of_object == PICTURE
        elif kind == TEXT:
            words = words_behind(data, found)
            if words.strip() and kind_of_object != COMMENT:
                sheet.boxes.append(words)


def text_of(data: bytes) -> str:
    """Read a text that says how many characters it has and how wide they are."""
    if len(data) < 3:
        return ""
    count, wide = struct.unpack_from("<HB", data)
    return characters(data[3:], wide)[:count]


def words_behind(data: bytes, found: Iterator[tuple[int, bytes]]) -> str:
    """Read the words of a text box, which stand in the records behind its own."""
    count = struct.unpack_from("<H", data, 10)[0] if len(data) >= 12 else 0
    text = ""
    while len(text) < count:
        kind, more = next(found, (0, b""))
        if kind != CONTINUE or len(more) < 2:
            break
        text += characters(more[1:], more[0])
    return text[:count].replace("\r\n", "\n").replace("\r", "\n")


def characters(data: bytes, wide: int) -> str:
    """Decode characters of two bytes, or of one."""
    return data.decode("utf-16-le" if wide & 1 else "latin-1", "replace")

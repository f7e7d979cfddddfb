"""Packed properties of a Word file: bytes in, codes with their operands out ([MS-DOC] 2.2.5)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

SIZES: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""How long the operand of a property is, by the last three bits of its code."""
DEFINE_TABLE, TABS = 0xD608, 0xC615


def sprms_of(said: bytes) -> Iterator[tuple[int, bytes]]:
    """Unpack properties: each code with its operand."""
    at = 0
    while at + 2 <= len(said):
        code = int(struct.unpack_from("<H", said, at)[0])
        at += 2
        kind = code >> 13
        if kind != 6:
            size = SIZES[kind]
        elif at >= len(said):
            return
        elif code == DEFINE_TABLE:
            size = int(struct.unpack_from("<H", said, at)[0]) + 1 if at + 2 <= len(said) else 0
        elif code == TABS and said[at] == 255:
            return
        else:
            size = said[at] + 1
        yield code, said[at : at + size]
        at += max(size, 1)

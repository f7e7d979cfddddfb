"""Fields of forms in a Word file: the place of their data in, what was filled in out ([MS-DOC] 2.9.78)."""

from __future__ import annotations

import struct
from typing import Final

from reportlint.read.fields import Choice

MARK: Final = b"\xff\xff\xff\xff"
KINDS: Final = {1: "box", 2: "list"}
NOT_FILLED_IN: Final = 25
"""The result of a field that nobody has filled in."""
TEXTS: Final = 5
"""Texts between what was filled in and the entries to choose from: format, help, status and two macros."""
MOST: Final = 256
"""Entries that are read."""


def read_choice(data: bytes, place: int) -> Choice:
    """Read what a field was filled in with; one of no known kind where there are no such data."""
    try:
        return choice_at(data, place + data[place + 4])
    except (struct.error, IndexError):
        return Choice()


def choice_at(data: bytes, at: int) -> Choice:
    """Read the data of a field behind their head."""
    (bits,) = struct.unpack_from("<H", data, at + 4)
    kind = KINDS.get(bits & 3, "")
    if data[at : at + 4] != MARK or not kind:
        return Choice()
    result = bits >> 2 & 0x1F
    at = behind_text(data, at + 10)
    (default,) = struct.unpack_from("<H", data, at)
    choice = Choice(kind, None if result == NOT_FILLED_IN else result, default)
    if kind == "list":
        at += 2
        for _ in range(TEXTS):
            at = behind_text(data, at)
        choice.entries += entries_at(data, at)
    return choice


def behind_text(data: bytes, at: int) -> int:
    """Return where what follows a text begins: its length stands before it, an empty character behind it."""
    return at + 4 + 2 * int(struct.unpack_from("<H", data, at)[0])


def entries_at(data: bytes, at: int) -> list[str]:
    """Read the entries to choose from."""
    count = int(struct.unpack_from("<H", data, at + 2)[0])
    at += 6
    entries: list[str] = []
    for _ in range(min(count, MOST)):
        (length,) = struct.unpack_from("<H", data, at)
        entries.append(data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"))
        at += 2 + 2 * length
    return entries

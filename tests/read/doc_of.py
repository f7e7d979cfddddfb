"""Packs stretches of text with their packed properties into a Word file of before 2007, as its reader opens it."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate

from reportlint.model import Document
from reportlint.read.doc.body import read_body
from reportlint.read.doc.file import (
    CHARACTERS,
    FIRST_TABLE,
    FONTS,
    LISTS,
    OVERRIDES,
    PARAGRAPHS,
    STSHF,
    Piece,
    WordFile,
)
from reportlint.read.trouble import LIMITS

TEXT_AT = 1024
"""Where the text stands in the main stream."""
PAGE = 512


def sprm(code: int, *operand: int) -> bytes:
    """Pack one property."""
    return struct.pack("<H", code) + bytes(operand)


def read_doc_of(
    *stretches: tuple[str, bytes],
    paragraphs: Sequence[bytes] = (),
    data: bytes = b"",
    fonts: Sequence[str] = (),
    styles: Sequence[bytes] = (),
    numbered: str = "",
) -> Document:
    """Read the stretches of a body, each with the properties of its characters.

    `paragraphs` are the properties of those the text has, the number of a style first; `numbered` is the label of
    list 1.
    """
    text = "".join(words for words, _ in stretches)
    parts = {FONTS: font_table(fonts)} if fonts else {}
    parts |= {STSHF: style_sheet(styles)} if styles else {}
    parts |= list_tables(numbered) if numbered else {}
    return read_body(word_file(text, stretches, paragraphs, parts, data), LIMITS)


def word_file(
    text: str,
    stretches: Sequence[tuple[str, bytes]],
    paragraphs: Sequence[bytes],
    parts: Mapping[int, bytes],
    data: bytes,
) -> WordFile:
    """Lay out the streams."""
    raw = text.encode("utf-16-le")
    pages_at = -(-(TEXT_AT + len(raw)) // PAGE) * PAGE
    lines = [len(line) for line in text.replace("\7", "\r").split("\r")]
    ends = [0, *accumulate(length + 1 for length in lines[:-1])]
    said = [paragraphs[min(index, len(paragraphs) - 1)] if paragraphs else bytes(2) for index in range(len(lines) - 1)]
    bounds = [0, *accumulate(len(words) for words, _ in stretches)]
    pages = page(bounds, [packed for _, packed in stretches], 1) + page(ends, said, 13)
    number = pages_at // PAGE
    parts = {**parts, CHARACTERS: struct.pack("<3I", 0, 0, number), PARAGRAPHS: struct.pack("<3I", 0, 0, number + 1)}
    head, table = bytearray(TEXT_AT), b""
    for part, content in sorted(parts.items(), key=lambda item: item[0] in {LISTS, OVERRIDES}):
        struct.pack_into("<II", head, FIRST_TABLE + 8 * part, len(table), len(content))
        table += content
    main = (bytes(head) + raw).ljust(pages_at, b"\0") + pages
    return WordFile(main, table, data, (Piece(0, len(text), TEXT_AT, narrow=False),), (len(text), 0, 0, 0, 0, 0, 0))


def page(bounds: Sequence[int], said: Sequence[bytes], width: int) -> bytes:
    """Write a page of packed properties."""
    found = bytearray(PAGE)
    count, at = len(said), PAGE - 2
    struct.pack_into(f"<{count + 1}I", found, 0, *(TEXT_AT + 2 * bound for bound in bounds))
    for index, packed in enumerate(said):
        entry = bytes([len(packed)]) + packed if width == 1 else paragraph_entry(packed)
        at -= len(entry) + len(entry) % 2
        found[at : at + len(entry)] = entry
        found[4 * (count + 1) + width * index] = at // 2
    found[PAGE - 1] = count
    return bytes(found)


def paragraph_entry(packed: bytes) -> bytes:
    """Write the properties of a paragraph with their length."""
    if len(packed) % 2:
        return bytes([(len(packed) + 1) // 2]) + packed
    return bytes([0, len(packed) // 2]) + packed


def font_table(names: Sequence[str]) -> bytes:
    """Write the names of fonts."""
    entries = [bytes(39) + name.encode("utf-16-le") + bytes(2) for name in names]
    return struct.pack("<HH", len(names), 0) + b"".join(bytes([len(entry)]) + entry for entry in entries)


def style(kind: int, characters: bytes, base: int = 0xFFF) -> bytes:
    """Write a style of paragraphs (1) or characters (2) by how its characters look."""
    head = struct.pack("<5H", 0xFFE, kind | base << 4, 0, 0, 0) + struct.pack("<HHH", 1, ord("x"), 0)
    first = struct.pack("<HH", 2, 0) if kind == 1 else b""
    return head + first + struct.pack("<H", len(characters)) + characters


def style_sheet(styles: Sequence[bytes]) -> bytes:
    """Write a style sheet."""
    listed = b"".join(struct.pack("<H", len(one)) + one + bytes(len(one) % 2) for one in styles)
    return struct.pack("<HHH", 4, len(styles), 10) + listed


def list_tables(label: str) -> dict[int, bytes]:
    """Write the tables of one list that counts in plain digits; `%` in its label is the number."""
    words = [0 if char == "%" else ord(char) for char in label]
    level = (
        struct.pack("<iBB9sB8x", 1, 0, 0, bytes(9), 0) + bytes(4) + struct.pack(f"<H{len(words)}H", len(words), *words)
    )
    return {
        LISTS: struct.pack("<h", 1) + struct.pack("<i4x18xBB", 7, 1, 0) + level,
        OVERRIDES: struct.pack("<I", 1) + struct.pack("<i8xBBBB", 7, 0, 0, 0, 0) + struct.pack("<I", 0),
    }

"""The streams of a Word file: where its text stands and which tables describe it ([MS-DOC] 2.4, 2.5)."""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

import olefile

from reportlint.read.trouble import Unreadable, brief

MAGIC: Final = 0xA5EC
WORD_97: Final = 0xC1
"""The oldest version whose tables are as they are now."""
ENCRYPTED: Final = 0x0100
SECOND_TABLE: Final = 0x0200
FIRST_LENGTH: Final = 0x4C
"""Where the lengths of the stories stand: body, footnotes, headers, macros, comments, endnotes, text boxes."""
FIRST_TABLE: Final = 0x9A
"""Where the places of the tables stand, eight bytes each."""
COMPRESSED: Final = 0x40000000
STSHF, FOOTNOTE_MARKS, FOOTNOTE_TEXTS, COMMENT_MARKS, COMMENT_TEXTS = 1, 2, 3, 4, 5
HEADERS, CHARACTERS, PARAGRAPHS, FONTS, CLX, OWNERS = 11, 12, 13, 15, 33, 36
ENDNOTE_MARKS, ENDNOTE_TEXTS, BOX_TEXTS, LISTS, OVERRIDES = 46, 47, 56, 73, 74
"""Which table is the how-many-eth."""
SPECIAL: Final = 0xFFFFFFFA
"""Numbers of sectors from here on are none: the end of a chain, a free sector, a sector of tables."""
LARGEST: Final = 50_000_000
"""Characters a file may claim to have."""


class Piece(NamedTuple):
    """A stretch of text that stands in one place of the file."""

    first: int
    """Its first character, counted over all stories."""
    last: int
    """The character behind it."""
    offset: int
    """Where it stands in the main stream."""
    narrow: bool
    """Whether a character takes one byte rather than two."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """An opened file."""

    main: bytes
    """The main stream."""
    table: bytes
    """The stream of tables."""
    data: bytes
    """The stream of what is too large for the others."""
    pieces: tuple[Piece, ...]
    """Its text in order."""
    lengths: tuple[int, ...]
    """Characters of each story: body, footnotes, headers, macros, comments, endnotes, text boxes."""

    def part(self, number: int) -> bytes:
        """Return one of the tables; empty where there is none."""
        offset, length = struct.unpack_from("<II", self.main, FIRST_TABLE + 8 * number)
        return self.table[offset : offset + length]

    def rest(self, number: int) -> bytes:
        """Return one of the tables with all that stands behind it."""
        offset, length = struct.unpack_from("<II", self.main, FIRST_TABLE + 8 * number)
        return self.table[offset:] if length else b""

    def story(self, number: int) -> tuple[int, int]:
        """Return where a story begins and ends, in characters."""
        start = sum(self.lengths[:number])
        return start, start + self.lengths[number]

    def text(self) -> tuple[str, list[int]]:
        """Return all text, and where each character stands in the main stream."""
        words: list[str] = []
        places: list[int] = []
        for piece in self.pieces:
            count = piece.last - piece.first
            width = 1 if piece.narrow else 2
            raw = self.main[piece.offset : piece.offset + width * count]
            # Half a pair of surrogates is one character here, so that places stay true.
            text = raw.decode("cp1252", "replace") if piece.narrow else "".join(map(chr, units(raw)))
            text = text[:count].ljust(count, "\0")
            words.append(text)
            places.extend(range(piece.offset, piece.offset + width * count, width))
        return "".join(words), places


def units(raw: bytes) -> tuple[int, ...]:
    """Return the 16-bit units of a stretch of text."""
    return struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])


def open_file(data: bytes) -> WordFile:
    """Open a compound file; raises `Unreadable` where it is encrypted, damaged, or no Word file of this make."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            main = stream(container, "WordDocument")
            flags = flags_of(main)
            table = stream(container, "1Table" if flags & SECOND_TABLE else "0Table")
            extra = stream(container, "Data") if container.exists("Data") else b""
    except Unreadable:
        raise
    except Exception as error:  # olefile raises whatever its own decoding stumbles over
        raise Unreadable("damaged", detail=brief(f"{type(error).__name__}: {error}")) from error
    lengths = struct.unpack_from("<7i", main, FIRST_LENGTH)
    if any(length < 0 for length in lengths) or sum(lengths) > LARGEST:
        raise Unreadable("damaged", detail="FibRgLw97")
    file = WordFile(main, table, extra, (), lengths)
    return WordFile(main, table, extra, tuple(pieces_of(file.part(CLX))), lengths)


def flags_of(main: bytes) -> int:
    """Return the flags of the main stream; raises `Unreadable` where it is of another make or encrypted."""
    magic, version = struct.unpack_from("<HH", main, 0)
    flags = int(struct.unpack_from("<H", main, 0x0A)[0])
    if magic != MAGIC or version < WORD_97:
        raise Unreadable("damaged", detail=f"Word {version}")
    if flags & ENCRYPTED:
        raise Unreadable("encrypted")
    return flags


def chains_cross(data: bytes) -> bool:
    """Say whether sectors of the file follow two others, so that words may be lost or stand in the wrong place."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            container.loadminifat()
            return is_crossed(container.fat) or is_crossed(container.minifat)
    except Exception:  # noqa: BLE001 - olefile raises whatever its own decoding stumbles over
        return False


def is_crossed(table: Iterable[int] | None) -> bool:
    """Say whether two sectors name the same one as what follows them."""
    following = [sector for sector in table or () if sector < SPECIAL]
    return len(set(following)) < len(following)


def stream(container: olefile.OleFileIO, name: str) -> bytes:
    """Read a stream."""
    with container.openstream(name) as source:
        return bytes(source.read())


def pieces_of(clx: bytes) -> list[Piece]:
    """Read the piece table behind the property exceptions that stand before it."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    if at >= len(clx) or clx[at] != 2:
        raise Unreadable("damaged", detail="Clx")
    length = struct.unpack_from("<I", clx, at + 1)[0]
    table = clx[at + 5 : at + 5 + length]
    count = (len(table) - 4) // 12
    starts = struct.unpack_from(f"<{count + 1}I", table, 0)
    pieces: list[Piece] = []
    for number in range(count):
        place = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
        first, last = starts[number], starts[number + 1]
        if not first <= last <= LARGEST:
            raise Unreadable("damaged", detail="PlcPcd")
        narrow = bool(place & COMPRESSED)
        offset = (place & 0x3FFFFFFF) // (2 if narrow else 1)
        pieces.append(Piece(first, last, offset, narrow))
    return pieces


class Runs(NamedTuple):
    """Stretches of the main stream, each with the properties of its characters or paragraphs."""

    starts: list[int]
    """Where each begins."""
    ends: list[int]
    """Where each ends."""
    said: list[bytes]
    """What each says, still packed."""

    def at(self, place: int) -> bytes:
        """Return what is said about a place of the main stream."""
        return self.around(place)[2]

    def around(self, place: int) -> tuple[int, int, bytes]:
        """Return the stretch around a place, and what is said about it; the place alone where nothing is."""
        index = bisect_right(self.starts, place) - 1
        if index < 0 or place >= self.ends[index]:
            return place, place + 1, b""
        return self.starts[index], self.ends[index], self.said[index]


def runs_of(file: WordFile, number: int, *, paragraphs: bool) -> Runs:
    """Read all pages of packed properties."""
    table = file.part(number)
    count = max((len(table) - 4) // 8, 0)
    found: list[tuple[int, int, bytes]] = []
    for index in range(count):
        page = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF
        found.extend(page_runs(file.main[512 * page : 512 * page + 512], paragraphs=paragraphs))
    found.sort(key=lambda run: run[0])
    return Runs([run[0] for run in found], [run[1] for run in found], [run[2] for run in found])


def page_runs(page: bytes, *, paragraphs: bool) -> list[tuple[int, int, bytes]]:
    """Read one page of packed properties: where each run begins and ends, and what it says."""
    if len(page) < 512:
        return []
    count = page[511]
    width = 13 if paragraphs else 1
    if 4 * (count + 1) + width * count > 511:
        return []
    ends = struct.unpack_from(f"<{count + 1}I", page, 0)
    found: list[tuple[int, int, bytes]] = []
    for index in range(count):
        at = 2 * page[4 * (count + 1) + width * index]
        said = b""
        if at:
            size = page[at]
            if not paragraphs:
                said = page[at + 1 : at + 1 + size]
            elif size:
                said = page[at + 1 : at + 2 * size]
            elif at + 1 < 512:
                said = page[at + 2 : at + 2 + 2 * page[at + 1]]
        found.append((ends[index], ends[index + 1], said))
    return found

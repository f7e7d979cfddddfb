"""What paragraphs, characters, styles and lists of a Word file say about themselves ([MS-DOC] 2.6, 2.9)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import regex

from reportlint.patterns import compiled
from reportlint.read.doc.characters import PLAIN, Look, look_over
from reportlint.read.doc.file import LISTS, OVERRIDES, STSHF, WordFile
from reportlint.read.doc.packed import DEFINE_TABLE, sprms_of
from reportlint.read.edged import Edged
from reportlint.read.lists import Level, Numbers

IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
OUTLINE, LIST_LEVEL, LIST = 0x2640, 0x260A, 0x460B
HUGE: Final = frozenset({0x6645, 0x6646})
VERTICAL, ACROSS = 0xD62B, 0x5624
BODY_LEVEL: Final = 9
HEADING_NAME: Final = compiled(r"(?:heading|标题)\s*([1-9])", regex.IGNORECASE)
CONTENTS_NAME: Final = compiled(r"(?:toc|目录)\s*[1-9]", regex.IGNORECASE)
NO_BASE: Final = 0xFFF
NO_LABEL: Final = 0xFF
BULLET: Final = 23
PARAGRAPH_STYLE, CHARACTER_STYLE = 1, 2

NUMERALS: Final[Mapping[int, str]] = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal", 8: "hex",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 15: "decimalHalfWidth", 16: "japaneseLegal",
    17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero",
    26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac", 32: "ideographZodiacTraditional",
    33: "taiwaneseCounting", 34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital",
    37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand", BULLET: "bullet",
    NO_LABEL: "none",
}  # fmt: skip
"""Number format of a list level → the name it has elsewhere."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a paragraph says about itself, its style included."""

    depth: int = 0
    """How deep in tables it stands; 0 for the body."""
    ends_row: bool = False
    """Whether it is the end of a row."""
    ends_cell: bool = False
    """Whether it ends a cell of a table inside a cell."""
    outline: int | None = None
    """Heading level, 0 the highest; 9 for body text."""
    number: int = 0
    """Its list, 0 for none."""
    level: int = 0
    """The level of its list."""
    contents: bool = False
    """Whether it is an entry of a table of contents."""
    shapes: tuple[Edged, ...] = ()
    """The cells of the row it ends."""
    look: Look = PLAIN
    """How the style says that its characters look."""


def read_paragraph(file: WordFile, said: bytes, styles: Mapping[int, Paragraph]) -> Paragraph:
    """Read what a paragraph says, laid over what its style says."""
    if len(said) < 2:
        return styles.get(0, Paragraph())
    style = int(struct.unpack_from("<H", said, 0)[0])
    return laid_over(file, styles.get(style, Paragraph()), said[2:])


def laid_over(file: WordFile, base: Paragraph, said: bytes) -> Paragraph:
    """Lay properties over others."""
    found = base
    for code, operand in sprms_of(said):
        found = with_property(file, found, code, operand)
    return found


def with_property(file: WordFile, found: Paragraph, code: int, operand: bytes) -> Paragraph:
    """Lay one property over others; what does not concern a reader changes nothing."""
    if operand and code in CHANGES:
        return CHANGES[code](found, operand)
    if operand and code in HUGE:
        place = int.from_bytes(operand, "little")
        size = int.from_bytes(file.data[place : place + 2], "little")
        said = file.data[place + 2 : place + 2 + size]
        return found if any(inner in HUGE for inner, _ in sprms_of(said)) else laid_over(file, found, said)
    return found


def in_table(found: Paragraph, operand: bytes) -> Paragraph:
    """Note that a paragraph stands in a table, or in none."""
    return replace(found, depth=max(found.depth, 1) if operand[0] else 0)


def merged_down(found: Paragraph, operand: bytes) -> Paragraph:
    """Note that a cell of the row goes on with the one above."""
    if len(operand) < 3 or operand[1] >= len(found.shapes):
        return found
    shape = replace(found.shapes[operand[1]], down=operand[2] == 1)
    return replace(found, shapes=with_shape(found.shapes, operand[1], shape))


def merged_across(found: Paragraph, operand: bytes) -> Paragraph:
    """Note that some cells of the row are one."""
    shapes = found.shapes
    for index in range(operand[0] + 1, min(operand[-1], len(shapes))):
        shapes = with_shape(shapes, index, replace(shapes[index], across=True))
    return replace(found, shapes=shapes)


CHANGES: Final[Mapping[int, Callable[[Paragraph, bytes], Paragraph]]] = {
    IN_TABLE: in_table,
    ROW_END: lambda found, operand: replace(found, ends_row=bool(operand[0])),
    DEPTH: lambda found, operand: replace(found, depth=min(int.from_bytes(operand, "little"), 99)),
    INNER_CELL: lambda found, operand: replace(found, ends_cell=bool(operand[0])),
    INNER_ROW: lambda found, operand: replace(found, ends_row=bool(operand[0])),
    OUTLINE: lambda found, operand: replace(found, outline=operand[0]),
    LIST_LEVEL: lambda found, operand: replace(found, level=min(operand[0], 8)),
    LIST: lambda found, operand: replace(found, number=int.from_bytes(operand, "little")),
    DEFINE_TABLE: lambda found, operand: replace(found, shapes=shapes_of(operand)),
    VERTICAL: merged_down,
    ACROSS: merged_across,
}
"""Property of a paragraph or row → what it changes."""


def with_shape(shapes: tuple[Edged, ...], index: int, shape: Edged) -> tuple[Edged, ...]:
    """Change one cell of a row."""
    return (*shapes[:index], shape, *shapes[index + 1 :])


def shapes_of(operand: bytes) -> tuple[Edged, ...]:
    """Read the definition of a row: where its cells end and which of them are merged."""
    count = operand[2] if len(operand) > 2 else 0
    if count > 63 or 3 + 2 * (count + 1) > len(operand):
        return ()
    edges = struct.unpack_from(f"<{count + 1}h", operand, 3)
    first = 3 + 2 * (count + 1)
    found: list[Edged] = []
    for index in range(count):
        at = first + 20 * index
        flags = int.from_bytes(operand[at : at + 2], "little")
        vertical = flags >> 5 & 3
        right = max(edges[index + 1], edges[index] + 1)
        found.append(Edged(edges[index], right, across=flags & 3 == 2, down=vertical == 1))
    return tuple(found)


# ---------------------------------------------------------------- styles


def read_styles(file: WordFile) -> Mapping[int, Paragraph]:
    """Read the style sheet: what each style and its ancestors together say."""
    sheet = file.part(STSHF)
    if len(sheet) < 6:
        return {}
    header = int(struct.unpack_from("<H", sheet, 0)[0])
    count, base = struct.unpack_from("<HH", sheet, 2)
    at = 2 + header
    raw: dict[int, bytes] = {}
    for index in range(min(count, 4096)):
        if at + 2 > len(sheet):
            break
        size = int(struct.unpack_from("<H", sheet, at)[0])
        raw[index] = sheet[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
    known: dict[int, Paragraph] = {}
    for index in raw:
        resolve(file, raw, known, index, base)
    return known


def resolve(file: WordFile, raw: Mapping[int, bytes], known: dict[int, Paragraph], index: int, base: int) -> None:
    """Resolve a style and whatever ancestors are not known yet, eldest first."""
    line: list[int] = []
    while index in raw and index not in known and index not in line and len(raw[index]) >= 10:
        line.append(index)
        index = int(struct.unpack_from("<H", raw[index], 2)[0]) >> 4
    for heir in reversed(line):
        parent = known.get(index, Paragraph()) if index != NO_BASE else Paragraph()
        known[heir] = read_style(file, raw[heir], parent, base)
        index = heir


def read_style(file: WordFile, raw: bytes, parent: Paragraph, base: int) -> Paragraph:
    """Read one style: its name, which may state a level, and the properties of its paragraphs."""
    identity = int(struct.unpack_from("<H", raw, 0)[0]) & 0xFFF
    kind = int(struct.unpack_from("<H", raw, 2)[0]) & 0xF
    length = int(struct.unpack_from("<H", raw, base)[0]) if base + 2 <= len(raw) else 0
    name = raw[base + 2 : base + 2 + 2 * length].decode("utf-16-le", "replace").split(",")[0].strip()
    found = parent
    heading = HEADING_NAME.fullmatch(name)
    if 1 <= identity <= 9:
        found = replace(found, outline=identity - 1)
    elif heading:
        found = replace(found, outline=int(heading[1]) - 1)
    if 19 <= identity <= 27 or CONTENTS_NAME.fullmatch(name):
        found = replace(found, contents=True)
    at = base + 2 + 2 * length + 2
    if kind == PARAGRAPH_STYLE:
        size = int.from_bytes(raw[at : at + 2], "little")
        found = laid_over(file, found, raw[at + 4 : at + 2 + size])
        at += 2 + size + size % 2
    if kind in {PARAGRAPH_STYLE, CHARACTER_STYLE}:
        size = int.from_bytes(raw[at : at + 2], "little")
        found = replace(found, look=look_over(found.look, raw[at + 2 : at + 2 + size]))
    return found


# ---------------------------------------------------------------- lists


@dataclass(slots=True)
class Cursor:
    """Reads a table from front to back."""

    data: bytes
    """The table."""
    at: int = 0
    """How far it is read."""

    def take(self, form: str) -> tuple[int, ...]:
        """Unpack what comes next."""
        found = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return found


def read_lists(file: WordFile) -> Mapping[str, Numbers]:
    """Read the lists as paragraphs refer to them, from 1 on."""
    families = read_families(file.rest(LISTS))
    cursor = Cursor(file.rest(OVERRIDES))
    if not cursor.data:
        return {}
    (count,) = cursor.take("<I")
    headers = [(cursor.take("<i8xBBBB")) for _ in range(min(count, 65_536))]
    found: dict[str, Numbers] = {}
    for index, (family, levels, *_) in enumerate(headers, 1):
        changed_levels = dict(families.get(family, {}))
        starts: dict[int, int] = {}
        cursor.take("<I")
        for _ in range(levels):
            start, flags = cursor.take("<iI")
            if flags & 0x20:
                changed_levels[flags & 0xF] = read_level(cursor)
            elif flags & 0x10:
                starts[flags & 0xF] = start
        found[str(index)] = Numbers(str(family), changed_levels, starts)
    return found


def read_families(data: bytes) -> Mapping[int, Mapping[int, Level]]:
    """Read the definitions that lists share."""
    cursor = Cursor(data)
    if not data:
        return {}
    (count,) = cursor.take("<h")
    headers = [cursor.take("<i4x18xBB") for _ in range(max(count, 0))]
    return {
        identity: {index: read_level(cursor) for index in range(1 if flags & 1 else 9)}
        for identity, flags, _ in headers
    }


def read_level(cursor: Cursor) -> Level:
    """Read how one level is numbered."""
    start, form, info, *_ = cursor.take("<iBB9sB8x")[:3]
    characters, paragraphs, restart, _ = cursor.take("<BBBB")
    cursor.at += characters + paragraphs
    (length,) = cursor.take("<H")
    words = struct.unpack_from(f"<{length}H", cursor.data, cursor.at)
    cursor.at += 2 * length
    text = "".join(f"%{word + 1}" if word < 9 else chr(word) for word in words)
    return Level(
        start=start,
        style=NUMERALS.get(form, "decimal"),
        text=text,
        restart=restart if info & 0x08 else None,
        legal=bool(info & 0x04),
    )

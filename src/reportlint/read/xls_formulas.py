"""Formulas of xls: the records of a sheet ([MS-XLS] 2.4.127) in, what each cell computes out, as it is typed.

xlrd keeps results only. Its own text of a formula loses brackets, so the tokens (2.5.198) are read here.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from xlrd.formula import func_defs

from reportlint.read.sheets.formulas import Place, letters

BEGIN, END, FORMULA, SHARED = 0x0809, 0x000A, 0x0006, 0x04BC
UNREAD: Final = "…"
"""Stands for a formula whose tokens are not known."""
RECALCULATED: Final = 0x0002
"""Flag of a formula that is to be worked out when the file is opened, because its writer could not."""
EMPTY: Final = b"\x03"
"""How a result begins that is an empty string."""
SIGNS: Final[Mapping[int, tuple[str, int]]] = {
    0x03: ("+", 3), 0x04: ("-", 3), 0x05: ("*", 4), 0x06: ("/", 4), 0x07: ("^", 5), 0x08: ("&", 2),
    0x09: ("<", 1), 0x0A: ("<=", 1), 0x0B: ("=", 1), 0x0C: (">=", 1), 0x0D: (">", 1), 0x0E: ("<>", 1),
}  # fmt: skip
"""Token of two operands → its sign, and how closely it binds."""
ATOM: Final = 9
"""Nothing binds more closely."""
CHOICE, SUM = 0x04, 0x10
"""Attributes that have a table of jumps behind them, and that add up one operand."""
OWN_FUNCTION: Final = 255
"""A function that the file or an add-in defines."""


class Told(NamedTuple):
    """What one record says of a formula."""

    text: str
    """The formula as it is typed, without the equals sign."""
    cached: bool
    """Whether its result is the one stored."""


class Operand(NamedTuple):
    """A part of a formula."""

    text: str
    """As it is typed."""
    rank: int = ATOM
    """How closely it binds."""


class Unknown(Exception):  # noqa: N818 - no error of the program
    """A token that is not read here."""


SheetName = Callable[[int], str]
"""Which sheet a reference to a sheet names; raises `Unknown` for one of another file."""


def formulas_of(stream: bytes, start: int, sheet_name: SheetName | None) -> dict[Place, Told]:
    """Read the formulas of the sheet whose records begin at `start`; without names of sheets none is read."""
    cells: dict[Place, tuple[bytes, bool]] = {}
    shared: dict[Place, bytes] = {}
    latest: Place = (0, 0)
    for kind, data in records(stream, start, frozenset({FORMULA, SHARED})):
        if kind == FORMULA and len(data) >= 22:
            row, column, _, result, flags, _, length = struct.unpack_from("<HHH8sHIH", data)
            latest = row, column
            empty = result[6:] == b"\xff\xff" and result[:1] == EMPTY
            undone = bool(flags & RECALCULATED) and not any(result)
            cells[latest] = data[22 : 22 + length], not (empty or undone)
        elif kind == SHARED and len(data) >= 10:
            (length,) = struct.unpack_from("<H", data, 8)
            shared[latest] = data[10 : 10 + length]
    return {place: told(place, tokens, shared, sheet_name, cached=cached) for place, (tokens, cached) in cells.items()}


def records(stream: bytes, start: int, wanted: frozenset[int]) -> Iterator[tuple[int, bytes]]:
    """Yield the wanted records of a sheet, those of the charts inside it left out."""
    depth, at = 0, start
    while 0 <= at <= len(stream) - 4:
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 0:
            return
        if depth == 1 and kind in wanted:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def told(
    place: Place, tokens: bytes, shared: Mapping[Place, bytes], sheet_name: SheetName | None, *, cached: bool
) -> Told:
    """Tell what one formula says; one that it shares is written as this cell has it."""
    if tokens[:1] == b"\x01" and len(tokens) >= 5:
        row, column = struct.unpack_from("<HH", tokens, 1)
        tokens = shared.get((row, column), b"")
    try:
        text = UNREAD if sheet_name is None else Reader(tokens, place, sheet_name).text()
    except (Unknown, struct.error, IndexError, ValueError):
        text = UNREAD
    # Only a formula that speaks of text, or one nobody can read, has an empty text as its result.
    return Told(text, cached or text == UNREAD or '"' in text)


@dataclass(slots=True)
class Reader:
    """Reads the tokens of one formula, operands before what joins them."""

    tokens: bytes
    """What is read."""
    place: Place
    """The cell it stands in."""
    sheet_name: SheetName
    """Names the sheets."""
    at: int = 0
    """How far it is read."""
    stack: list[Operand] = field(default_factory=list)
    """The operands so far."""

    def text(self) -> str:
        """Read the whole formula."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            # Operands come in three classes, which say how they are used and not what they are.
            self.step(token if token < 0x20 else (token & 0x1F) | 0x20)
        (whole,) = self.stack
        return whole.text

    def take(self, form: str) -> Sequence[int]:
        """Read what a token has behind it."""
        found = struct.unpack_from("<" + form, self.tokens, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def step(self, token: int) -> None:
        """Read one token."""
        if token in SIGNS:
            right, left = self.stack.pop(), self.stack.pop()
            sign, rank = SIGNS[token]
            self.stack.append(Operand(bound(left, rank) + sign + bound(right, rank + 1), rank))
        elif token in PLAIN:
            PLAIN[token](self)
        else:
            raise Unknown

    def push(self, text: str) -> None:
        """Put an operand by."""
        self.stack.append(Operand(text))

    def signed(self, sign: str) -> None:
        """Read a sign before an operand."""
        self.stack.append(Operand(sign + bound(self.stack.pop(), ATOM), 0))

    def percent(self) -> None:
        """Read the percent sign behind an operand."""
        self.push(bound(self.stack.pop(), ATOM) + "%")

    def bracket(self) -> None:
        """Read brackets around an operand."""
        self.push(f"({self.stack.pop().text})")

    def words(self) -> None:
        """Read a text."""
        count, wide = self.take("BB")
        raw = self.tokens[self.at : self.at + count * (1 + (wide & 1))]
        self.at += len(raw)
        quoted = raw.decode("utf-16-le" if wide & 1 else "latin-1", "replace").replace('"', '""')
        self.push(f'"{quoted}"')

    def number(self, form: str) -> None:
        """Read a number."""
        self.push(f"{Decimal(repr(self.take(form)[0])):f}")

    def attribute(self) -> None:
        """Read what is said about how to compute, of which only a sum is a function."""
        kind, count = self.take("BH")
        if kind & CHOICE:
            self.at += 2 * count + 2
        elif kind & SUM:
            self.push(f"SUM({self.stack.pop().text})")

    def function(self, *, counted: bool) -> None:
        """Read a function, which says how many arguments it has where their number is not fixed."""
        count, identity = self.take("BH") if counted else (0, self.take("H")[0])
        known = func_defs.get(identity & 0x7FFF)
        if known is None or identity & 0x7FFF == OWN_FUNCTION:
            raise Unknown
        count = count & 0x7F if counted else known[1]
        if count > len(self.stack):
            raise Unknown
        cut = len(self.stack) - count
        arguments = ",".join(operand.text for operand in self.stack[cut:])
        del self.stack[cut:]
        self.push(f"{known[0]}({arguments})")

    def cell(self, *, moving: bool = False, sheet: str = "") -> None:
        """Read a reference to a cell."""
        row, column = self.take("HH")
        self.push(sheet + self.name(row, column, moving=moving))

    def area(self, *, moving: bool = False, sheet: str = "") -> None:
        """Read a reference to a range."""
        top, bottom, left, right = self.take("HHHH")
        first, last = (self.name(row, column, moving=moving) for row, column in ((top, left), (bottom, right)))
        self.push(f"{sheet}{first}:{last}")

    def elsewhere(self) -> str:
        """Read which sheet a reference is to."""
        name = self.sheet_name(self.take("H")[0]).replace("'", "''")
        return f"'{name}'!"

    def name(self, row: int, column: int, *, moving: bool) -> str:
        """Name a cell; in a shared formula the distance to it may be stated instead."""
        if moving:
            row = (row + self.place[0]) & 0xFFFF if column & 0x8000 else row
            column = column + self.place[1] if column & 0x4000 else column
        return f"{letters(column & 0xFF)}{row + 1}"


PLAIN: Final[Mapping[int, Callable[[Reader], None]]] = {
    0x12: lambda reader: reader.signed("+"),
    0x13: lambda reader: reader.signed("-"),
    0x14: Reader.percent,
    0x15: Reader.bracket,
    0x16: lambda reader: reader.push(""),
    0x17: Reader.words,
    0x19: Reader.attribute,
    0x1D: lambda reader: reader.push("TRUE" if reader.take("B")[0] else "FALSE"),
    0x1E: lambda reader: reader.number("H"),
    0x1F: lambda reader: reader.number("d"),
    0x21: lambda reader: reader.function(counted=False),
    0x22: lambda reader: reader.function(counted=True),
    0x24: Reader.cell,
    0x25: Reader.area,
    0x2C: lambda reader: reader.cell(moving=True),
    0x2D: lambda reader: reader.area(moving=True),
    0x3A: lambda reader: reader.cell(sheet=reader.elsewhere()),
    0x3B: lambda reader: reader.area(sheet=reader.elsewhere()),
}
"""Token of one operand or none → how it is read."""


def bound(operand: Operand, rank: int) -> str:
    """Write an operand, in brackets where what it stands in binds more closely."""
    return operand.text if operand.rank >= rank else f"({operand.text})"

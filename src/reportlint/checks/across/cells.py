"""The numbers of all tables by row, by name and by value, and how a print of one is told from a slip of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import TypeVar

import regex

from reportlint.facts import Facts
from reportlint.facts.tables.entries import BODY, TOTAL_LABEL, Entry
from reportlint.facts.tables.sheets import Sheet
from reportlint.number import (
    Kind,
    Quantity,
    approximate,
    counts_like,
    digits,
    is_plain,
    last_step,
    round_half_up,
    telling_digits,
)
from reportlint.patterns import Pattern, compiled
from reportlint.relation import is_hedged, is_slip
from reportlint.slips import SHIFTS

T = TypeVar("T")

SHORT = 3
"""Digits a number needs for a near miss to mean something, unless its sentence is tied to the row."""
TELLING = 4
"""Digits of a number that ties its sentence to a row."""
ROUNDED_TO = 5
"""Digits of a number that no other cell rounds to by chance."""
NEAR = 4
"""Paragraphs between a table and the prose that speaks of it."""
MOST = 6
"""Rows of one name, and cells of one value, that are looked at on either side of a passage: the nearest."""


@dataclass(frozen=True, slots=True)
class Place:
    """One number of a table."""

    sheet: int
    """Index of the sheet."""
    row: int
    """Index of its row."""
    column: int
    """Index of its column."""
    quantity: Quantity = field(compare=False)
    """The number; where it stands says which it is."""

    @property
    def line(self) -> tuple[int, int]:
        """The sheet and the row."""
        return self.sheet, self.row


class Tables:
    """The numbers of all tables, by row and by value; lives only while a document is read."""

    def __init__(self, facts: Facts) -> None:
        """Index the cells."""
        self.sheets = [sheet for sheet in facts.sheets if not sheet.scored]
        self.lines: dict[tuple[int, int], list[Place]] = {}
        self.named: dict[str, list[tuple[int, int]]] = {}
        self.by_value: dict[tuple[str, Fraction], list[Place]] = {}
        for number, sheet in enumerate(self.sheets):
            self.add(number, sheet)
        self.rounded: dict[tuple[str, Fraction, int], dict[Fraction, list[Place]]] = {}
        self.blocks = [sheet.grid.block for sheet in self.sheets]
        self.year = facts.subject.last_year

    def add(self, number: int, sheet: Sheet) -> None:
        """Index one sheet."""
        for at, (row, cells) in enumerate(zip(sheet.rows, sheet.cells, strict=True)):
            places = [Place(number, at, column, one) for column, one in enumerate(cells) if one]
            self.lines[number, at] = places
            for name in names_of(row):
                self.named.setdefault(name, []).append((number, at))
            for place in places:
                self.by_value.setdefault(value_key(place.quantity), []).append(place)

    @cached_property
    def names(self) -> Pattern | None:
        """The names of all rows as one pattern, longest first."""
        words = sorted(self.named, key=len, reverse=True)
        return regex.compile("|".join(map(regex.escape, words))) if words else None

    def column(self, place: Place) -> Entry:
        """Return the column of a cell."""
        return self.sheets[place.sheet].columns[place.column]

    def totals_near(self, block: int) -> list[tuple[int, int]]:
        """Return the total rows of the tables near a paragraph."""
        near = range(bisect_left(self.blocks, block - NEAR), bisect_right(self.blocks, block + NEAR))
        return [(number, at) for number in near for at, row in enumerate(self.sheets[number].rows) if row.rank != BODY]

    def rows_called(self, name: str, block: int) -> list[tuple[int, int]]:
        """Return the rows of a name nearest to a paragraph."""
        lines = self.named[name]
        return nearest(lines, bisect_left(lines, (bisect_left(self.blocks, block), 0)))

    def same(self, quantity: Quantity, block: int) -> list[Place]:
        """Return the cells nearest to a paragraph that print a value again, sign left out."""
        found = self.by_value.get(value_key(quantity), [])
        bare = self.by_value.get((family_of(Kind.PLAIN), abs(quantity.value)), []) if is_countable(quantity) else []
        sheet = bisect_left(self.blocks, block)
        near = (nearest(shelf, bisect_left(shelf, sheet, key=sheet_of)) for shelf in (found, bare))
        return [place for shelf in near for place in shelf if is_comparable(quantity, place.quantity)]

    def rounding_to(self, quantity: Quantity) -> Place | None:
        """Return the cell of more places, in whatever unit it states, that rounds to a long number; the only one."""
        if quantity.kind is Kind.RATIO or telling_digits(quantity) < ROUNDED_TO:
            return None
        shape = family_of(quantity.kind), quantity.scale, quantity.decimals
        if shape not in self.rounded:
            self.rounded[shape] = self.index_rounded(*shape)
        found = [
            place
            for place in self.rounded[shape].get(abs(quantity.value), ())
            if is_comparable(quantity, place.quantity)
        ]
        return found[0] if len({place.quantity.base_value for place in found}) == 1 else None

    def index_rounded(self, family: str, scale: Fraction, decimals: int) -> dict[Fraction, list[Place]]:
        """Return the cells that state a unit and have more places than a print, by what they round to in it."""
        index: dict[Fraction, list[Place]] = {}
        step = scale / 10**decimals
        for places in self.lines.values():
            for place in places:
                cell = place.quantity
                if cell.unit and family_of(cell.kind) == family and cell.ulp * cell.scale < step:
                    index.setdefault(round_half_up(abs(cell.base_value) / scale, decimals), []).append(place)
        return index


SHORTENED = compiled(r"(?:支出|收入|资金|经费|费用?|补贴|基金|业务|类)$")
"""What the name of a row may be short of in prose: 社会保障和就业 for 社会保障和就业支出."""
LEAST_SHORT = 4
"""Characters that a shortened name needs, and the name of a total without 合计."""


def names_of(row: Entry) -> Iterator[str]:
    """Yield what a row may be called in prose: its name, with and without remarks, and in short."""
    names = {row.name, row.full} if row.rank == BODY else set[str]()
    short = SHORTENED.sub("", row.name) if row.rank == BODY else TOTAL_LABEL.sub("", row.name)
    yield from (name for name in names if len(name) > 1 and not name.isdigit())
    if short not in names and len(short) >= LEAST_SHORT and not short.isdigit():
        yield short


def nearest(shelf: list[T], at: int) -> list[T]:
    """Return what stands next to a position of a list, a few each way: in a long report one name has many rows."""
    return shelf[max(0, at - MOST) : at + MOST]


def sheet_of(place: Place) -> int:
    """Return the index of the sheet of a number."""
    return place.sheet


def value_key(quantity: Quantity) -> tuple[str, Fraction]:
    """Return kind and size of a number."""
    return family_of(quantity.kind), abs(quantity.base_value)


def family_of(kind: Kind) -> str:
    """Return what kinds of number may be compared: rates with points, counts with measures."""
    return FAMILIES[kind]


FAMILIES = {kind: kind.value for kind in Kind} | {
    **dict.fromkeys((Kind.RATIO, Kind.POINTS), "rate"),
    **dict.fromkeys((Kind.COUNT, Kind.MEASURE, Kind.PLAIN, Kind.MULTIPLE), "count"),
}
"""Kind → the kinds it may be compared with, by one name."""


def is_countable(quantity: Quantity) -> bool:
    """Whether a number may stand in a table without its unit."""
    return quantity.kind is not Kind.RATIO and quantity.kind is not Kind.POINTS


def is_comparable(quantity: Quantity, cell: Quantity) -> bool:
    """Whether a cell may print a number of the prose: same kind, same unit but for 万 and 亿, or no unit at all."""
    if cell.kind is Kind.PLAIN and not cell.unit:
        return is_countable(quantity)
    if family_of(quantity.kind) != family_of(cell.kind):
        return False
    if family_of(cell.kind) != "count" or not quantity.unit:
        return True
    return counts_like(quantity, cell)


def nearly(first: Quantity, second: Quantity) -> bool:
    """Whether two prints are near enough to be of one thing, read in the first one's unit where the other has none."""
    scale = second.scale if second.unit or second.kind is not Kind.PLAIN else first.scale
    one, other = abs(first.base_value), abs(second.value * scale)
    return abs(one - other) <= max(one, other) / 4


def is_round(quantity: Quantity) -> bool:
    """Whether a number ends in noughts: of 5600 and 5000 neither need be a slip for the other."""
    whole, _, rest = quantity.text.partition(".")
    text = whole + rest.rstrip("0")
    return len(text) > 3 and text.endswith("00")


def is_misprint(first: Quantity, second: Quantity) -> bool:
    """Whether a slip turns one print into the other: a digit, two swapped, one dropped, the point, a last place."""
    texts = first.text.lstrip("-"), second.text.lstrip("-")
    if first.scale == second.scale or second.kind is Kind.PLAIN:
        if is_slip(*texts) or texts[1] in shortened(texts[0]) or texts[0] in shortened(texts[1]):
            return True
        first_value, second_value = abs(first.value), abs(second.value)
        if (
            digits(first) >= TELLING
            and first.decimals == second.decimals
            and abs(first_value - second_value) <= first.ulp
        ):
            return True
    else:
        first_value, second_value = abs(first.base_value), abs(second.base_value)
    if digits(first) < SHORT or not first_value:
        return False
    return is_shifted(first_value, second_value)


def in_unit(cell: Quantity, like: Quantity) -> Quantity:
    """Read a bare cell in the unit of a number of the prose."""
    if cell.kind is not Kind.PLAIN or cell.unit:
        return cell
    return replace(cell, unit=like.unit, kind=like.kind, scale=like.scale)


def printed_like(quantity: Quantity, cell: Quantity) -> Quantity:
    """Return what a cell comes to in the unit and with the places that a number of the prose is printed with."""
    if cell.scale == quantity.scale or (cell.kind is Kind.PLAIN and not cell.unit):
        return cell
    steps = abs(cell.base_value) / quantity.scale * 10**quantity.decimals
    digits_of = f"{floor(steps + Fraction(1, 2)):0{quantity.decimals + 1}d}"
    text = f"{digits_of[: -quantity.decimals]}.{digits_of[-quantity.decimals :]}" if quantity.decimals else digits_of
    sign = "-" if cell.value < 0 else ""
    value = Fraction(f"{sign}{text}")
    return replace(quantity, text=sign + text, value=value)


def is_shifted(first: Fraction, second: Fraction) -> bool:
    """Whether two values differ by a shift of the point that happens; in whole numbers, for many are compared."""
    one, other = first.numerator * second.denominator, second.numerator * first.denominator
    return any(one * 10**shift == other if shift > 0 else one == other * 10**-shift for shift in SHIFTS)


def shortened(text: str) -> set[str]:
    """Return a print with one digit dropped."""
    return {text[:at] + text[at + 1 :] for at, character in enumerate(text) if character.isdigit() and len(text) > 2}


def is_near(quantity: Quantity, cell: Quantity) -> bool:
    """Whether a cell may print a number of the prose in other places, seen in floating point, signs left out."""
    if is_hedged(quantity) or is_hedged(cell):
        return True
    bare = cell.kind is Kind.PLAIN and not cell.unit
    scale = float(quantity.scale if bare else cell.scale)
    value, step = abs(float(cell.text)) * scale, scale / float(10**cell.decimals)
    return abs(abs(approximate(quantity)) - value) <= last_step(quantity) + step + 1e-9 * value


def is_plain_amount(quantity: Quantity) -> bool:
    """Whether a number is printed without hedge or range, and is no mark: marks have checks of their own."""
    return is_plain(quantity) and quantity.kind is not Kind.SCORE


def alike(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are printed with the same unit and places."""
    return first.scale == second.scale and first.decimals == second.decimals

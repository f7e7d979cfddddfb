"""Every number that a document prints, in prose and tables, by its size and with the words about it.

Where a tie does not hold, the number that would close it may stand elsewhere: the copy that was brought up to date.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from reportlint.facts import Facts
from reportlint.facts.across.akin import FORMER, pairs_in
from reportlint.facts.prose.mentions import COMPARED, NOUN, Mention, Role
from reportlint.facts.tables.entries import Entry
from reportlint.model import Span
from reportlint.number import Kind, Modifier, Quantity, counter, telling_digits
from reportlint.patterns import Match, compiled

LEAST_TELLING = 3
"""Digits, noughts at either end left out, of a number that is known again."""
WORDS_BEFORE = 24
"""Characters before a number that say what it is about."""


@dataclass(frozen=True, slots=True)
class Print:
    """One number as it is printed."""

    quantity: Quantity
    """The number."""
    text: str
    """The words about it: its name, else those before it and right behind it; row and column of a table."""
    place: tuple[int, int]
    """The sentence or the table and row that it stands in."""
    period: str = ""
    """The year printed with it, `prior` or `target`; `` where none is."""
    compared: bool = False
    """Whether it is what another number is compared with, or the change of one."""

    @property
    def words(self) -> frozenset[str]:
        """The pairs of characters that say what it is about."""
        return pairs_in(self.text)


class Prints:
    """The numbers of a document that are long enough to be known again; lives only while a document is diagnosed."""

    def __init__(self, facts: Facts) -> None:
        """Keep what they are looked up in; nothing is read before it is asked for."""
        self.facts = facts

    @cached_property
    def at(self) -> dict[Span, Print]:
        """The numbers by their places."""
        return {one.quantity.span: one for one in (*told(self.facts), *tabled(self.facts))}

    @cached_property
    def shelves(self) -> dict[str, list[tuple[Fraction, Print]]]:
        """What is counted → the numbers by size in base units; bare ones of tables under `#`, as they are printed."""
        shelves: dict[str, list[tuple[Fraction, Print]]] = {}
        for one in self.at.values():
            quantity = one.quantity
            bare = quantity.kind is Kind.PLAIN and not quantity.unit
            shelf = "#" if bare else counter(quantity)
            shelves.setdefault(shelf, []).append((abs(quantity.value if bare else quantity.base_value), one))
        return {name: sorted(shelf, key=lambda each: each[0]) for name, shelf in shelves.items()}

    def between(self, like: Quantity, least: Fraction, most: Fraction) -> Iterator[Print]:
        """Yield the numbers that count what another one does and lie between two sizes in base units."""
        for name, scale in ((counter(like), Fraction(1)), ("#", like.scale)):
            shelf = self.shelves.get(name, [])
            first = bisect_left(shelf, least / scale, key=lambda each: each[0])
            last = bisect_right(shelf, most / scale, key=lambda each: each[0])
            yield from (one for _, one in shelf[first:last])


def told(facts: Facts) -> Iterator[Print]:
    """Yield the long numbers of the prose."""
    for number, prose in enumerate(facts.prose):
        origin = ""
        for one in prose.mentions:
            if is_long(one.quantity):
                text = origin if one.role is Role.TO else ""
                text = text or words_of(one, NOUN.match(prose.passage.text, one.end))
                yield Print(one.quantity, text, (number, one.sentence), one.period, one.role in COMPARED)
            origin = one.label if one.role is Role.FROM else ""


def words_of(one: Mention, noun: Match | None) -> str:
    """Return what a number of the prose is called, else the words around it."""
    return one.label or f"{one.lead[-WORDS_BEFORE:]}，{noun.group() if noun else ''}"


def tabled(facts: Facts) -> Iterator[Print]:
    """Yield the long numbers of the tables."""
    for number, sheet in enumerate(facts.sheets, start=1):
        for at, (row, line) in enumerate(zip(sheet.rows, sheet.cells, strict=True)):
            for column, cell in zip(sheet.columns, line, strict=True):
                if cell is not None and is_long(cell):
                    text = f"{row.label}，{column.heading}"
                    yield Print(cell, text, (-number, at), period_of(row, column), bool(column.role))


def period_of(row: Entry, column: Entry) -> str:
    """Return the year that a row or a column names, `prior` for one of another time, `` where neither does."""
    years: Sequence[str] = compiled(r"(?:19|20)\d{2}").findall(f"{row.label} {column.heading}")
    if years:
        return years[-1]
    return "prior" if FORMER.search(column.heading) or FORMER.search(row.label) else ""


def is_long(quantity: Quantity) -> bool:
    """Whether a number is printed without a hedge and long enough to be known again."""
    return (
        quantity.modifier is Modifier.NONE
        and quantity.high is None
        and quantity.kind not in {Kind.POINTS, Kind.SCORE}
        and telling_digits(quantity) >= LEAST_TELLING
    )

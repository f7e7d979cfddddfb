"""What a document prints as targets, former values and levels of other things, by value and by the words beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import chain
from operator import attrgetter

from reportlint.checks.across.cells import family_of, in_unit, is_comparable
from reportlint.checks.across.whose import is_of_goals
from reportlint.facts import Facts, Prose
from reportlint.facts.across.akin import pairs_in
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.tables.grids import Column, Grid, Row, Slot
from reportlint.facts.text.quantities import find_quantities
from reportlint.facts.text.years import YEAR
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import compiled

AIMED = compiled(r"目标|指标值|计划|任务|预算|概算|控制|标准|要求|应完成|拟|定额|限额|上限|下限")
"""Words of what was to be reached, or not to be exceeded."""
BOUNDS = frozenset({Modifier.AT_LEAST, Modifier.AT_MOST})
"""Hedges that targets are printed with: 不低于90%."""
ONCE = compiled(r"上年|去年|上期|同期|年初|期初|前一?年|(?:实施|改造|整改|治理)之?前")
"""Words of an earlier time."""
COMMON_NAME = compiled(r"^(?:完成率|执行率|预算执行率|支出|收入|资金|项目|任务|合格率|比例|占比|比重|增速|增幅)$")
"""Names that many numbers bear."""
LEAST_NAME = 3
"""Characters of a name that means one thing."""
LONGEST = 24
"""Characters of a cell that names its row, or that prints one number."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number of the document with the words beside it."""

    quantity: Quantity
    """The number, its hedge left out."""
    words: str
    """Its name and the words before it, or the names of its row and the head of its column."""
    pairs: frozenset[str]
    """The pairs of characters of those words that say what it is about."""
    aimed: bool
    """Whether they say that it was to be reached."""
    once: bool
    """Whether they say that it is of an earlier time."""

    @property
    def value(self) -> Fraction:
        """Its value as printed, by which it is found."""
        return self.quantity.value


@dataclass(frozen=True)
class Goals:
    """The numbers of a document by family and value."""

    shelves: dict[str, list[Printed]]
    """Family of kinds → its numbers, the smallest first."""

    def near(self, wanted: Fraction, like: Quantity, room: Fraction) -> Iterator[Printed]:
        """Yield the numbers that may be printed for a value, in the unit of `like`, give or take `room`."""
        for shelf in self.comparable_shelves(like):
            at = bisect_left(shelf, wanted - room, key=attrgetter("value"))
            while at < len(shelf) and shelf[at].value <= wanted + room:
                if is_read_like(shelf[at].quantity, like):
                    yield shelf[at]
                at += 1

    def comparable_shelves(self, like: Quantity) -> Iterator[list[Printed]]:
        """Yield the shelves that hold numbers like one: its own, and that of bare cells."""
        yield from (self.shelves.get(name, []) for name in dict.fromkeys((family_of(like.kind), family_of(Kind.PLAIN))))

    def called(self, name: str, like: Quantity, *, aimed: bool) -> list[Printed]:
        """Return the targets, or present values, printed like one whose words hold a name, or are held by it.

        更新管网改造 is the row 管网改造. Names shorter than three characters mean nothing.
        """
        if len(name) < LEAST_NAME:
            return []
        pairs = pairs_in(name)
        holding = (one for one in self.rarest(name) if one.aimed is aimed and name in one.words)
        held = (one for part in parts_of(name) for one in self.by_part.get(part, ()) if one.aimed is aimed)
        timely = (one for one in chain(holding, held) if aimed or not one.once)
        shared = (one for one in timely if not pairs.isdisjoint(one.pairs))
        found = {one.quantity.span: one for one in shared if is_read_like(one.quantity, like)}
        return sorted(found.values(), key=lambda one: min(pairs & one.pairs))

    def rarest(self, name: str) -> Sequence[Printed]:
        """Return the numbers whose words hold the pair of characters of a name that fewest hold."""
        shelves = [self.by_pair.get(name[at : at + 2], ()) for at in range(len(name) - 1)]
        return min(shelves, key=len, default=())

    @cached_property
    def by_pair(self) -> dict[str, list[Printed]]:
        """Two neighbouring characters → the numbers whose words hold them."""
        found: dict[str, list[Printed]] = {}
        for one in (one for shelf in self.shelves.values() for one in shelf):
            for pair in {one.words[at : at + 2] for at in range(len(one.words) - 1)}:
                found.setdefault(pair, []).append(one)
        return found

    @cached_property
    def by_part(self) -> dict[str, list[Printed]]:
        """Words between two marks that name something → the numbers beside them."""
        found: dict[str, list[Printed]] = {}
        for one in (one for shelf in self.shelves.values() for one in shelf):
            for part in set(MARKS.split(one.words)):
                if LEAST_NAME <= len(part) <= LONGEST and not COMMON_NAME.match(part) and not AIMED.search(part):
                    found.setdefault(part, []).append(one)
        return found


MARKS = compiled(r"[，。；：（）]")
"""What stands between two names."""


def parts_of(name: str) -> Iterator[str]:
    """Yield what stands in a name, shorter than it by any characters at its ends."""
    yield from {
        name[at:end] for at in range(len(name)) for end in range(at + LEAST_NAME, min(len(name), at + LONGEST) + 1)
    }


def is_read_like(cell: Quantity, like: Quantity) -> bool:
    """Whether a number is of the unit of another, or bare: then it is read in that unit."""
    bare = cell.kind is Kind.PLAIN and not cell.unit
    return bare or (cell.scale == like.scale and is_comparable(like, cell))


def read_as(cell: Quantity, like: Quantity) -> Quantity:
    """Read a bare cell in the unit of a number."""
    bare = cell.kind is Kind.PLAIN and not cell.unit
    return replace(in_unit(cell, like), kind=like.kind, unit=like.unit, scale=like.scale) if bare else cell


def printed_goals(facts: Facts) -> Goals:
    """Shelve the numbers of prose and tables."""
    shelves: dict[str, list[Printed]] = {}
    for one in (*told_in_prose(facts), *(each for grid in facts.grids for each in told_in_table(grid))):
        shelves.setdefault(family_of(one.quantity.kind), []).append(one)
    for shelf in shelves.values():
        shelf.sort(key=attrgetter("value"))
    return Goals(shelves)


def told_in_prose(facts: Facts) -> Iterator[Printed]:
    """Yield the numbers of sentences."""
    for prose in facts.prose:
        yield from told_in_passage(facts, prose)


def told_in_passage(facts: Facts, prose: Prose) -> Iterator[Printed]:
    """Yield the numbers of one passage, one for each of its mentions."""
    goals = is_of_goals(facts.section(prose.passage.span))
    opened = ""
    sentence = -1
    for one in prose.mentions:
        if one.sentence != sentence:
            sentence, opened = one.sentence, one.lead
        yield printed(one, opened, goals=goals)


def printed(one: Mention, opened: str, *, goals: bool) -> Printed:
    """Read a number of a sentence that opens with some words."""
    words = f"{one.label}，{one.lead}"
    aimed = goals or one.period == "target" or one.quantity.modifier in BOUNDS or bool(AIMED.search(words + opened))
    once = one.period == "prior" or one.period.isdigit() or bool(ONCE.search(words + opened) or YEAR.search(opened))
    return Printed(bare(one.quantity), words, pairs_in(words), aimed, once)


def told_in_table(grid: Grid) -> Iterator[Printed]:
    """Yield the numbers of a table."""
    for row in grid.rows:
        names = "，".join(dict.fromkeys(name for slot in row.slots if (name := name_of(slot))))
        for column in grid.columns:
            quantity = number_of(row, column)
            if quantity is not None:
                words = f"{names}，{column.header}"
                aimed = bool(AIMED.search(column.header)) or quantity.modifier in BOUNDS
                once = bool(ONCE.search(column.header)) or YEAR.search(column.header) is not None
                yield Printed(bare(quantity), words, pairs_in(words), aimed, once)


def name_of(slot: Slot | None) -> str:
    """Return the text of a cell that names its row, `` of one that does not."""
    named = slot is not None and slot.quantity is None and len(slot.text) <= LONGEST
    return slot.text if slot is not None and named and not compiled(r"\d").search(slot.text) else ""


def number_of(row: Row, column: Column) -> Quantity | None:
    """Return the only number of a cell of a row's own: 92.5, ≥95%."""
    slot = row.slots[column.index] if column.index < len(row.slots) else None
    if slot is None or slot.inherited or slot.quantity is not None:
        return None if slot is None or slot.inherited else slot.quantity
    found = list(find_quantities(slot.passage, ())) if compiled(r"\d").search(slot.text[:LONGEST]) else []
    return found[0] if len(found) == 1 or (found and found[0].modifier in BOUNDS) else None


def bare(quantity: Quantity) -> Quantity:
    """Return a number without its hedge."""
    return replace(quantity, modifier=Modifier.NONE)


def sharing(goals: Sequence[Printed], pairs: frozenset[str]) -> list[Printed]:
    """Return the numbers whose words share most pairs of characters with some words, none where they share none."""
    most = max((len(one.pairs & pairs) for one in goals), default=0)
    return [one for one in goals if most and len(one.pairs & pairs) == most]

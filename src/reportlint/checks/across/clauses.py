"""One clause read against the tables: the rows it is about, and the cells that print its numbers again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from reportlint.checks.across.cells import SHORT, TELLING, Place, Tables, alike, in_unit, is_comparable, is_near
from reportlint.checks.across.parts import FALL, PARTS, RISE, same_year
from reportlint.checks.across.reading import Reading
from reportlint.checks.observe import relate
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import BODY, DERIVED
from reportlint.number import Kind, digits
from reportlint.relation import Basis, Formula, Relation, Term

LONG = 5
"""Digits of a number that is recognised anywhere."""
LEAST_TELLING = 2
"""Digits of a number that says something of its neighbours."""
Line: TypeAlias = tuple[int, int]
"""A sheet and a row of it."""


@dataclass(frozen=True, slots=True)
class CellTie:
    """A number of the prose and the cell that prints it again, or should."""

    mention: Mention
    """The number."""
    place: Place
    """The cell."""
    relation: Relation
    """How they agree."""


class Clause:
    """The numbers between two marks that close a clause; lives only while a document is read."""

    def __init__(self, tables: Tables, reading: Reading, mentions: Sequence[Mention]) -> None:
        """Find the cells that print the numbers again."""
        self.tables = tables
        self.reading = reading
        self.mentions = mentions
        self.same = {one.start: tables.same(one.quantity, reading.block) for one in mentions}

    @cached_property
    def agreements(self) -> list[CellTie]:
        """The numbers that a cell of the right row prints again."""
        return [tie for one in self.mentions if (tie := self.agreement(one)) is not None]

    def listed_in(self, place: Place) -> tuple[int, int, int]:
        """Name the passage and the column of a cell: where several rows of one column stand in a row, all do."""
        return self.reading.prose.passage.span.start, place.sheet, place.column

    def level_of(self, mention: Mention) -> Mention | None:
        """Return the level a number is about: the last before it; of a run, the one that stands where it does.

        甲区9128元，乙区6340元，分别增长5.1%和6.3%: the first rate is that of 甲区.
        """
        run = self.run_of(mention)
        levels = [one for one in self.mentions if one.start < run[0].start and one.role is Role.LEVEL]
        position = run.index(mention) - len(run)
        return levels[position] if len(levels) >= -position else None

    def run_of(self, mention: Mention) -> list[Mention]:
        """Return the run a number is a member of, or the number alone."""
        return [one for one in self.mentions if one.run == mention.run] if mention.run >= 0 else [mention]

    def lines_about(self, mention: Mention) -> list[Line]:
        """Return the rows a number may be about: those of its name, or what the number before it is about."""
        before = [tie for tie in self.agreements if tie.mention.start < mention.start]
        if mention.run >= 0:
            level = self.level_of(mention)
            before = [tie for tie in before if tie.mention is level or tie.mention.run == mention.run]
        follows = [before[-1].place.line] if before and not self.reading.is_named(before[-1].mention, mention) else []
        return list(dict.fromkeys([*self.reading.own_name(mention), *follows]))

    @cached_property
    def votes(self) -> dict[tuple[int, int], set[int]]:
        """For every row the numbers of the clause that it prints, where they are long enough to mean it."""
        votes: dict[tuple[int, int], set[int]] = {}
        short: dict[tuple[int, int], dict[int, Mention]] = {}
        for one in self.mentions:
            places, length = self.same[one.start], digits(one.quantity)
            named = {place.line for place in places} & set(self.reading.lines_named(one))
            for line in {place.line for place in places}:
                if length >= TELLING or (length >= SHORT and named):
                    votes.setdefault(line, set()).add(one.start)
            for place in places:
                if self.may_print(one, place):
                    short.setdefault(place.line, {})[place.column] = one
        around = {*self.reading.near, *(line for one in self.mentions for line in self.reading.lines_named(one))}
        for line, ones in short.items():
            if line in around and len(ones) > 1 and sum(digits(one.quantity) for one in ones.values()) > LONG:
                votes.setdefault(line, set()).update(one.start for one in ones.values())
        return votes

    def agreement(self, mention: Mention) -> CellTie | None:
        """Return the cell that prints a number again: in a row named before it, in a row its clause is tied to."""
        own, named = self.reading.own_name(mention), self.reading.lines_named(mention)
        length = digits(mention.quantity)
        best: tuple[int, Place] | None = None
        for place in self.same[mention.start]:
            if not self.may_print(mention, place):
                continue
            row = self.tables.sheets[place.sheet].rows[place.row]
            rank = (
                8 * (place.line in own)
                + 4 * (place.line in named)
                + 4 * bool(self.votes.get(place.line, set()) - {mention.start})
            )
            rank += 2 * (place.line in self.reading.near and length >= SHORT) + (length >= LONG)
            rank += length >= TELLING and alike(mention.quantity, place.quantity)
            rank += (row.rank != BODY) if rank else 0
            if rank and (best is None or rank > best[0]):
                best = rank, place
        if best is not None:
            return self.tie(mention, best[1])
        return (self.rounded(mention, own) or self.rounded_anywhere(mention)) if length >= SHORT else None

    def rounded_anywhere(self, mention: Mention) -> CellTie | None:
        """Return the only cell that a long number is the rounded print of, whatever it is called."""
        place = self.tables.rounding_to(mention.quantity)
        tie = self.tie(mention, place) if place and self.may_print(mention, place) else None
        return tie if tie and tie.relation.holds else None

    def rounded(self, mention: Mention, lines: Sequence[tuple[int, int]]) -> CellTie | None:
        """Return the cell of the row named right before a number that prints it in other places or units."""
        for line in lines:
            for place in self.tables.lines[line]:
                if not is_near(mention.quantity, place.quantity):
                    continue
                if is_comparable(mention.quantity, place.quantity) and self.may_print(mention, place):
                    tie = self.tie(mention, place)
                    if tie.relation.holds and not tie.relation.weak:
                        return tie
        return None

    def may_print(self, mention: Mention, place: Place) -> bool:
        """Whether a column is of the kind that prints such a number: a change, a rate, a level of the same year."""
        column = self.tables.column(place)
        parts = PARTS.get(mention.role)
        if mention.role is Role.LEVEL and column.role in DERIVED - {"average"}:
            return False
        if parts is not None and mention.role is not Role.LEVEL and column.role not in parts:
            return mention.role is Role.RATIO and column.role not in {"rate", "points"}
        return same_year(mention, column)

    def tie(self, mention: Mention, place: Place) -> CellTie:
        """Relate a number to a cell, signs by the words of both."""
        cell = in_unit(place.quantity, mention.quantity)
        if cell.kind is Kind.RATIO and mention.quantity.kind is Kind.POINTS:
            cell = replace(cell, kind=Kind.POINTS)
        column = self.tables.column(place)
        turned = -1 if FALL.search(column.heading) and not RISE.search(column.heading) else 1
        direction = mention.direction if mention.role in {Role.CHANGE, Role.RATE, Role.POINTS} else 0
        stated = direction if direction and mention.quantity.value > 0 else 1
        if not direction or not column.role:
            turned, stated = 1, -1 if (cell.value < 0) != (mention.quantity.value < 0) else 1
        relation = relate(Formula.EQUAL, [Term(cell, turned)], Term(mention.quantity, stated), Basis.INFERRED)
        return CellTie(mention, place, relation)

"""The smallest sets of printed numbers whose replacement lets every relation of a document hold.

A minimum hitting set with arithmetic repair: pick a broken relation, exchange one of its numbers by the value that
mends it, see what breaks now, and so on to a bounded depth; deepened one by one, so that the first repairs found are
the smallest. Deterministic, and cut off with a word instead of running on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations

from reportlint.model import Span
from reportlint.number import Modifier, Quantity, round_half_up
from reportlint.relation import (
    ONE_SIDED,
    Basis,
    Formula,
    Relation,
    Term,
    Verdict,
    agrees_as_printed,
    evaluate,
    refused,
    reread,
    reworded,
)

Assignment = Mapping[Span, Quantity]
"""Printed numbers read otherwise, by their spans."""

SUMS = {Formula.SUM, Formula.PARTITION, Formula.EQUAL, Formula.COUNT}


@dataclass(frozen=True, slots=True)
class Effort:
    """How far a search may go."""

    changes: int = 6
    """Numbers exchanged at most by one repair."""
    evaluations: int = 3000
    """Relations evaluated at most for one set of broken relations."""
    total: int = 20_000
    """Relations evaluated at most for one document."""


class CutOff(Exception):  # noqa: N818 - no error of the program
    """The search went beyond its effort."""


@dataclass(slots=True)
class System:
    """The relations of a document as a graph over its printed numbers."""

    relations: tuple[Relation, ...]
    """All decided relations, each once."""
    effort: Effort = Effort()
    """How far to go."""
    touching: dict[Span, list[int]] = field(default_factory=dict)
    """Number → relations it stands in."""
    known: dict[tuple[int, tuple[tuple[Span, str], ...]], bool] = field(default_factory=dict)
    """Relations already evaluated under some replacements."""
    spent: int = 0
    """Evaluations so far."""
    ceiling: int = 0
    """Evaluations at which the present search ends."""

    lenient: bool = False
    """Whether what is only inferred may break."""
    following: dict[int, tuple[Span, Span]] = field(default_factory=dict)
    """Relations that only repeat a number: original and copy."""

    spans: list[dict[Span, Quantity]] = field(default_factory=list)
    """For each relation its printed numbers, by their spans."""
    balances: list[Balance | None] = field(default_factory=list)
    """For each relation its exact form, where it is a sum of exact numbers."""

    def __post_init__(self) -> None:
        """Index the relations by their numbers."""
        for index, relation in enumerate(self.relations):
            self.spans.append({term.quantity.span: term.quantity for term in relation.printed_terms})
            self.balances.append(Balance.of(relation))
            for term in relation.printed_terms:
                self.touching.setdefault(term.quantity.span, []).append(index)
        self.following = self.copies()

    def copies(self) -> dict[int, tuple[Span, Span]]:
        """Return the equalities that hold and whose one side stands nowhere else: relation → original and copy.

        A copy (the 10 分 quoted in a scoring rule) follows its original and is no witness of its own.
        """
        found = {}
        for index, relation in enumerate(self.relations):
            spans = [term.quantity.span for term in relation.printed_terms]
            if relation.formula is not Formula.EQUAL or len(spans) != 2 or relation.verdict is Verdict.INCONSISTENT:
                continue
            lonely = [span for span in spans if len(self.touching[span]) == 1]
            if len(lonely) == 1:
                found[index] = (next(span for span in spans if span != lonely[0]), lonely[0])
        return found

    def with_copies(self, repair: Assignment) -> dict[Span, Quantity]:
        """Return a repair with the copies that have to follow."""
        followed = dict(repair)
        touched = {index for span in repair for index in self.touching.get(span, ())}
        for index in sorted(touched & self.following.keys()):
            original, copy = self.following[index]
            if original in repair and self.broken(index, repair):
                term = next(one for one in self.relations[index].terms if one.quantity.span == copy)
                quantity = printed(term, repair[original].base_value)
                if quantity is not None:
                    followed[copy] = quantity
        return followed

    def broken(self, index: int, changed: Assignment) -> bool:
        """Whether a relation is refused under some replacements."""
        relation, own = self.relations[index], self.spans[index]
        key = tuple(sorted((span, quantity.text) for span, quantity in changed.items() if span in own))
        if not key:
            return relation.verdict is Verdict.INCONSISTENT
        found = self.known.get((index, key))
        if found is None:
            self.spend(index)
            balance = self.balances[index]
            found = balance.broken(changed) if balance else refused(reread(relation, changed))
            self.known[index, key] = found
        return found

    def spend(self, index: int) -> None:
        """Count the work of one evaluation; raises `CutOff` where the search takes too long."""
        self.spent += 1 if self.balances[index] else 1 + len(self.spans[index]) // 4
        if self.spent > self.ceiling:
            raise CutOff

    def repairs(self, seeds: Sequence[int], most: int | None = None) -> list[Assignment]:
        """Return all smallest repairs of some broken relations, none where they need more than `most` changes.

        Of one size, repairs that keep what is only inferred are preferred to those that give it up.

        Raises `CutOff` where the search takes too long.
        """
        self.ceiling = min(self.spent + self.effort.evaluations, self.effort.total)
        for size in range(1, (self.effort.changes if most is None else min(most, self.effort.changes)) + 1):
            for self.lenient in (False, True):
                found: dict[tuple[tuple[Span, str], ...], Assignment] = {}
                for assignment in self.search(self.broken_among(self.watched(seeds, seeds), {}), {}, size, seeds):
                    key = tuple(sorted((span, quantity.text) for span, quantity in assignment.items()))
                    found.setdefault(key, assignment)
                if found:
                    return list(found.values())
        return []

    def swaps(self, seeds: Sequence[int]) -> list[Assignment]:
        """Return the exchanges of two numbers that mend some broken relations and break no other.

        Raises `CutOff` where the search takes too long.
        """
        self.ceiling = min(self.spent + self.effort.evaluations, self.effort.total)
        numbers = dict(sorted({span: one for index in seeds for span, one in self.spans[index].items()}.items()))
        return [
            exchange
            for first, second in combinations(numbers.values(), 2)
            if self.touch_all(first, second, seeds)
            and (exchange := exchanged(first, second))
            and self.mends(exchange, seeds)
        ]

    def touch_all(self, first: Quantity, second: Quantity, seeds: Sequence[int]) -> bool:
        """Whether each of some relations has one of two numbers at least: only then can their exchange mend all."""
        one, other = self.touching[first.span], self.touching[second.span]
        return all(index in one or index in other for index in seeds)

    def mends(self, changed: Assignment, seeds: Sequence[int]) -> bool:
        """Whether replacements mend some broken relations and break none that they touch."""
        touched = {index for span in changed for index in self.touching[span]}
        return not any(
            self.broken(index, changed) for index in [*self.watched(seeds, seeds), *self.watched(list(touched), seeds)]
        )

    def search(
        self, failing: Sequence[int], changed: Assignment, left: int, seeds: Sequence[int]
    ) -> Iterator[Assignment]:
        """Yield the repairs of what still fails that need at most `left` more changes."""
        if not failing:
            yield changed
            return
        if disjoint(self.spans, failing, changed) > left:
            return
        for quantity in self.exchanges(min(failing, key=lambda index: self.narrowness(index, changed)), changed):
            further = {**changed, quantity.span: quantity}
            touched = self.touching[quantity.span]
            still = {index for index in failing if index not in touched}
            still |= set(self.broken_among(self.watched(touched, seeds), further))
            yield from self.search(sorted(still), further, left - 1, seeds)

    def broken_among(self, indices: Sequence[int], changed: Assignment) -> list[int]:
        """Return those of some relations that are refused under some replacements."""
        return [index for index in indices if self.broken(index, changed)]

    def narrowness(self, index: int, changed: Assignment) -> tuple[bool, int, int]:
        """Rank the broken relations to branch on: a bound last, for any smaller number would mend it."""
        return (self.relations[index].formula in ONE_SIDED, self.freedom(index, changed), index)

    def watched(self, indices: Sequence[int], seeds: Sequence[int]) -> list[int]:
        """Return those of some relations that a repair must not leave broken: no copies, and no mere inferences."""
        return [
            index
            for index in sorted(indices)
            if index not in self.following
            and (not self.lenient or self.relations[index].basis is not Basis.INFERRED or index in seeds)
        ]

    def freedom(self, index: int, changed: Assignment) -> int:
        """Count the numbers of a relation that may still be exchanged."""
        return len(self.spans[index].keys() - changed.keys())

    def exchanges(self, index: int, changed: Assignment) -> Iterator[Quantity]:
        """Yield the replacements of one number each that mend a relation."""
        self.spend(index)
        for term, value in self.mendings(index, changed):
            quantity = printed(term, value)
            if quantity is not None and not self.broken(index, {**changed, quantity.span: quantity}):
                yield quantity

    def mendings(self, index: int, changed: Assignment) -> Iterator[tuple[Term, Fraction]]:
        """Yield the numbers of a relation that may be exchanged, with the value that makes it exact."""
        balance = self.balances[index]
        if balance is not None:
            yield from balance.mendings(changed)
            return
        relation = reread(self.relations[index], changed)
        for position, term in enumerate(relation.terms):
            if term.quantity.span not in changed and term.printed:
                yield from ((term, value) for value in mending(relation, position))


@dataclass(frozen=True, slots=True)
class Balance:
    """A sum or equality of exact numbers: replacements only move its residual."""

    relation: Relation
    """The relation."""
    point: Fraction
    """Sum of its operands as printed."""

    @classmethod
    def of(cls, relation: Relation) -> Balance | None:
        """Return the exact form of a relation, None where it has none."""
        exact = all(term.quantity.exact for term in relation.terms)
        if not exact or relation.formula not in {Formula.SUM, Formula.EQUAL}:
            return None
        return cls(relation, sum((term.value for term in relation.operands), Fraction(0)))

    def moved(self, changed: Assignment) -> tuple[Fraction, Term]:
        """Return the sum of the operands and the stated number under some replacements."""
        point = self.point
        for term in self.relation.operands if changed else ():
            if term.printed and (other := changed.get(term.quantity.span)) is not None:
                point += term.weight * (other.base_value - term.quantity.base_value)
        stated = self.relation.stated
        other = changed.get(stated.quantity.span) if stated.printed else None
        return point, stated if other is None else replace(stated, quantity=other)

    def broken(self, changed: Assignment) -> bool:
        """Whether the sum is not the stated number."""
        point, stated = self.moved(changed)
        return not agrees_as_printed(stated, point)

    def mendings(self, changed: Assignment) -> Iterator[tuple[Term, Fraction]]:
        """Yield the numbers that may be exchanged, with the value that makes the sum exact."""
        point, stated = self.moved(changed)
        missing = stated.value - point
        for term in self.relation.operands:
            if term.printed and term.quantity.span not in changed:
                yield term, term.value + missing
        if stated.printed and stated.quantity.span not in changed:
            yield stated, point


def exchanged(first: Quantity, second: Quantity) -> Assignment:
    """Return two numbers of one sort in each other's place; nothing where they are of two, or one and the same."""
    sorts = [(one.kind, one.scale, one.decimals, one.modifier, one.high) for one in (first, second)]
    if sorts[0] != sorts[1] or first.value == second.value or first.modifier or first.high is not None:
        return {}
    return {first.span: reworded(first, second.text), second.span: reworded(second, first.text)}


def disjoint(numbers: Sequence[Mapping[Span, Quantity]], failing: Sequence[int], changed: Assignment) -> int:
    """Count broken relations no two of which share an exchangeable number: each needs a change of its own."""
    taken: set[Span] = set()
    count = 0
    for index in sorted(failing, key=lambda one: len(numbers[one])):
        spans = numbers[index].keys() - changed.keys()
        if taken.isdisjoint(spans):
            taken |= spans
            count += 1
    return count


def printed(term: Term, value: Fraction) -> Quantity | None:
    """Print a value in base units as the number it replaces is printed; None where it cannot stand there."""
    quantity = term.quantity
    if quantity.modifier is not Modifier.NONE or quantity.high is not None:
        return None
    rounded = round_half_up(value * term.weight / quantity.scale, quantity.decimals)
    if rounded == quantity.value or (rounded < 0) != (quantity.value < 0):
        return None
    scaled = rounded * 10**quantity.decimals
    digits = f"{abs(scaled.numerator):0{quantity.decimals + 1}d}"
    text = f"{digits[: -quantity.decimals]}.{digits[-quantity.decimals :]}" if quantity.decimals else digits
    return replace(quantity, text=("-" if rounded < 0 else "") + text, value=rounded)


def mending(relation: Relation, position: int) -> list[Fraction]:
    """Return the values of one term, in base units with its sign, that make a relation exact; none where unknown."""
    values = [term.value for term in relation.operands]
    stated = relation.stated.value
    try:
        if relation.formula in ONE_SIDED:
            return (
                [stated]
                if position == 0 and len(values) == 1
                else ([sum(values, Fraction(0))] if position == len(values) else [])
            )
        if position == len(values):
            point = evaluate(relation).point
            return [] if point is None else [point]
        if relation.formula in SUMS:
            return [stated - (sum(values, Fraction(0)) - values[position])]
        return nonlinear(relation.formula, position, values, stated)
    except ZeroDivisionError:
        return []


def nonlinear(  # noqa: PLR0911 - one line a formula and operand
    formula: Formula, position: int, values: Sequence[Fraction], stated: Fraction
) -> list[Fraction]:
    """Solve a ratio or share, a growth, a rate of change or a product for one of its operands."""
    match formula, position:
        case Formula.RATIO, 0:
            return [stated * values[1]]
        case Formula.RATIO, 1:
            return [values[0] / stated]
        case Formula.GROWTH, 0:
            return [values[1] * (1 + stated)]
        case Formula.GROWTH, 1:
            return [values[0] / (1 + stated)]
        case Formula.CHANGE_RATE, 0:
            return [values[1] * (1 + 1 / stated)]
        case Formula.CHANGE_RATE, 1:
            return [stated * values[0] / (1 + stated)]
        case ((Formula.JOINT_SHARE | Formula.PORTION), _):
            return gathered(formula, position, values, stated)
        case Formula.PRODUCT, _:
            rest = Fraction(1)
            for index, value in enumerate(values):
                rest *= 1 if index == position else value
            return [stated / rest]
        case _:
            return []


def gathered(formula: Formula, position: int, values: Sequence[Fraction], stated: Fraction) -> list[Fraction]:
    """Solve a share of several parts, or of the sum of all parts, for one of its operands."""
    last = len(values) - 1
    rest = sum(values, Fraction(0)) - values[position]
    if formula is Formula.JOINT_SHARE:
        return [rest / stated] if position == last else [stated * values[-1] - rest + values[-1]]
    return [stated * rest / (1 - stated)] if position == 0 else [values[0] / stated - rest]

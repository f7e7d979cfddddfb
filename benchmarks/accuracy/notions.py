"""Other notions of "equal", applied to the same declared relations and the same mutants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

from benchmarks.accuracy.bases import Relation
from benchmarks.accuracy.evaluate import FUNCTIONS, Reading, holds
from benchmarks.accuracy.mutate import Mutant

Notion: TypeAlias = Callable[[Relation, Reading], bool]
"""Whether a relation counts as kept."""

ADDED = {"sum", "diff", "points", "partition", "eq"}


def gap(relation: Relation, reading: Reading) -> tuple[Fraction, Fraction] | None:
    """Return computed and stated value in the printed unit; None where the relation is no equation."""
    if any(name in reading.lost for name in relation.names):
        return None
    if relation.kind == "partition":
        scale = reading.number(relation.operands[0]).scale
        return sum(map(reading.value, relation.operands), Fraction(0)) / scale, 1 / scale
    if relation.kind not in ADDED and relation.kind not in FUNCTIONS:
        return None
    stated = reading.number(relation.stated[0])
    target = reading.value(relation.stated[0]) / stated.scale
    values = [reading.value(name) for name in relation.operands]
    if relation.kind in ADDED:
        return sum(values, Fraction(0)) / stated.scale, target
    return FUNCTIONS[relation.kind](values) * relation.factor / stated.scale, target


def footing_only(relation: Relation, reading: Reading) -> bool:
    """Only columns and breakdowns are added up."""
    return relation.kind not in {"sum", "subset"} or holds(relation, reading)


def within(absolute: Fraction, share: Fraction = Fraction(0)) -> Notion:
    """Make the notion that allows a fixed difference, or a share of the stated number where that is more."""

    def kept(relation: Relation, reading: Reading) -> bool:
        try:
            values = gap(relation, reading)
        except ZeroDivisionError:
            return False
        if values is None:
            return holds(relation, reading)
        return abs(values[0] - values[1]) <= max(absolute, share * abs(values[1]))

    return kept


NOTIONS: Mapping[str, Notion] = {
    "sums only": footing_only,
    "± 0.01": within(Fraction(1, 100)),
    "max(1, 0.1 %)": within(Fraction(1), Fraction(1, 1000)),
}


def noticed(mutant: Mutant, notion: Notion) -> bool:
    """Whether a mutant breaks a declared relation, by this notion, that the base keeps."""
    after = Reading(mutant.base, mutant.numbers, mutant.words, mutant.lost, mutant.doubled)
    before = Reading(mutant.base)
    touched = {*mutant.numbers, *mutant.lost, *mutant.doubled}
    return any(
        not notion(relation, after) and notion(relation, before)
        for relation in mutant.base.relations
        if touched & set(relation.names) or relation.word_start in mutant.words
    )


def alarms(notion: Notion, reading: Reading) -> int:
    """Count the declared relations of a consistent base that a notion refuses."""
    return sum(not notion(relation, reading) for relation in reading.base.relations)

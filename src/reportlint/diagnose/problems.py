"""Broken relations with their smallest repairs, put together where mending them at once takes fewer changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportlint.diagnose.repair import Assignment, CutOff, System, disjoint
from reportlint.finding import Observed
from reportlint.model import Span
from reportlint.relation import Relation, Verdict
from reportlint.rule import Outcome

SHORT = 6
"""Numbers of a relation through which two problems may have one cause."""


def distinct(observed: Sequence[Observed]) -> tuple[Relation, ...]:
    """Return the decided relations, each once, in the order they were seen."""
    found: dict[tuple[object, ...], Relation] = {}
    for one in observed:
        for relation in one.observation.relations:
            if relation.verdict is not Verdict.UNBOUND and one.observation.outcome is not Outcome.REVIEW:
                found.setdefault(identity(relation), relation)
    return tuple(found.values())


def identity(relation: Relation) -> tuple[object, ...]:
    """Tell two relations apart by formula and printed numbers."""
    return (relation.formula, tuple((term.quantity.span, term.weight) for term in relation.terms))


@dataclass(frozen=True, slots=True)
class Solved:
    """A set of broken relations with its smallest repairs."""

    broken: tuple[int, ...]
    """Indices of the relations."""
    repairs: tuple[Assignment, ...]
    """All of the smallest size; none where the search was cut off or found none."""

    least: int = 0
    """Changes it needs at least: broken relations that share no number need one each."""
    cut: bool = False
    """Whether the search was cut off."""

    @property
    def tight(self) -> bool:
        """Whether no joint repair with something else could need fewer changes for it."""
        return bool(self.repairs) and len(self.repairs[0]) <= self.least


def solved(system: System, broken: Sequence[int], most: int | None = None) -> Solved:
    """Search the smallest repairs of some broken relations."""
    least = disjoint(system.spans, broken, {})
    try:
        found = system.repairs(broken, most)
        if len(broken) > 1 and (not found or len(found[0]) > 1):
            found = system.swaps(broken) or found
        return Solved(tuple(broken), tuple(found), least)
    except CutOff:
        return Solved(tuple(broken), (), least, cut=True)


def clusters(system: System, seeds: Sequence[int]) -> list[list[int]]:
    """Split broken relations into sets that share no number."""
    owner: dict[Span, int] = {}
    parent = {index: index for index in seeds}

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for index in seeds:
        for term in system.relations[index].printed_terms:
            if term.quantity.span in owner:
                parent[root(index)] = root(owner[term.quantity.span])
            owner[term.quantity.span] = root(index)
    grouped: dict[int, list[int]] = {}
    for index in seeds:
        grouped.setdefault(root(index), []).append(index)
    return list(grouped.values())


def merged(system: System, problems: Sequence[Solved]) -> list[Solved]:
    """Put problems together where mending them at once takes fewer changes than mending each alone.

    What cannot be mended alone cannot be mended together with something else in as many changes either.
    """
    rest = dict(enumerate(problems))
    around = {key: numbers_around(system, problem) for key, problem in rest.items()}
    pairs = linked_pairs(around)
    while pairs:
        first, second = pairs.pop(0)
        if first not in rest or second not in rest or not may_shrink(rest[first], rest[second]):
            continue
        limit = len(rest[first].repairs[0]) + len(rest[second].repairs[0]) - 1
        both = solved(system, sorted((*rest[first].broken, *rest[second].broken)), limit)
        if both.repairs:
            del rest[first], rest[second]
            key = max(around) + 1
            rest[key] = both
            around[key] = around[first] | around[second]
            pairs += [(other, key) for other in rest if other != key and around[other] & around[key]]
    return list(rest.values())


def may_shrink(first: Solved, second: Solved) -> bool:
    """Whether a joint repair of two problems could need fewer changes than one for each."""
    return bool(first.repairs and second.repairs) and not (first.tight and second.tight)


def linked_pairs(around: Mapping[int, set[Span]]) -> list[tuple[int, int]]:
    """Return the pairs of problems that some relation of the document connects, by the numbers around each."""
    near: dict[Span, list[int]] = {}
    for key, spans in around.items():
        for span in spans:
            near.setdefault(span, []).append(key)
    return sorted({pair for keys in near.values() for pair in combinations(keys, 2)})


def numbers_around(system: System, problem: Solved) -> set[Span]:
    """Return the numbers of a problem, of its repairs, and those that a short relation ties to them.

    Only through these can two problems have one cause: a sum of many rows ties everything to everything.
    """
    own = {span for index in problem.broken for span in system.spans[index]}
    own |= {span for repair in problem.repairs for span in repair}
    neighbours = {other for span in own for other in system.touching[span]}
    short = [other for other in neighbours if len(system.spans[other]) <= SHORT]
    return own.union(*(system.spans[other] for other in short))

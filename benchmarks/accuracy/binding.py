"""Which declared relations the program finds by itself, before anything is changed: what it cannot bind, it misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.accuracy.bases import Base, Relation
from reportlint.finding import Result
from reportlint.relation import Formula, Verdict


@dataclass(frozen=True, slots=True)
class Bindings:
    """The declared relations of one base."""

    base: Base
    """The base."""
    bound: tuple[Relation, ...]
    """Those whose numbers the program holds together in one decided relation."""
    unbound: tuple[Relation, ...]
    """The others."""


def bindings(base: Base, result: Result) -> Bindings:
    """Say which declared relations the program looked at.

    A number may stand for another that is declared to be the same one; that the two are equal is a relation of its own.
    """
    names = Names(base)
    same_number = twins(base)
    sets: list[frozenset[str]] = []
    root: dict[str, str] = {}
    for one in result.observed:
        for relation in one.observation.relations:
            if relation.verdict is Verdict.UNBOUND:
                continue
            spans = [(term.quantity.span.start, term.quantity.span.end) for term in relation.printed_terms]
            found = frozenset(filter(None, (names.at(*span) for span in spans)))
            sets.append(found)
            if relation.formula is Formula.EQUAL and len(found) == 2:
                first, second = sorted(found)
                root[top(root, first)] = top(root, second)
    alike = [frozenset(top(same_number, name) for name in found) for found in sets]
    parts: tuple[list[Relation], list[Relation]] = ([], [])
    for declared in base.relations:
        wanted = frozenset(declared.names)
        if declared.kind == "eq":
            bound = len({top(root, name) for name in wanted}) == 1
        else:
            wanted = frozenset(top(same_number, name) for name in wanted)
            bound = any(wanted <= found for found in alike)
        parts[bound or graded(declared, result)].append(declared)
    return Bindings(base, tuple(parts[True]), tuple(parts[False]))


def twins(base: Base) -> dict[str, str]:
    """Join the numbers that are declared to be the same one, printed alike."""
    root: dict[str, str] = {}
    for relation in base.relations:
        if relation.kind == "eq":
            first, *others = (name.lstrip("-") for name in (*relation.operands, *relation.stated))
            for other in others:
                if base.numbers[first].base_value == base.numbers[other].base_value and top(root, other) != top(
                    root, first
                ):
                    root[top(root, other)] = top(root, first)
    return root


def graded(declared: Relation, result: Result) -> bool:
    """Whether a look was taken at the word of a grade."""
    if declared.kind != "grade":
        return False
    at = declared.word_start
    return any(
        span.start <= at < span.end or at <= span.start < at + len(declared.word)
        for one in result.observed
        for span in (one.observation.span, *(related.span for related in one.observation.related))
        if len(span) < 40
    )


def top(root: Mapping[str, str], name: str) -> str:
    """Return the representative of the numbers found equal to one."""
    while root.get(name, name) != name:
        name = root[name]
    return name


class Names:
    """Finds the declared number that stands at a place."""

    def __init__(self, base: Base) -> None:
        """Index the characters of the declared numbers."""
        self.by_offset = {at: one.name for one in base.numbers.values() for at in range(one.start, one.end)}

    def at(self, start: int, end: int) -> str | None:
        """Return the declared number that shares a character with a range."""
        return next((self.by_offset[at] for at in range(start, end) if at in self.by_offset), None)


def written(base: Base, relation: Relation, line: int) -> str:
    """Print a declared relation as it stands in the base, with the lines of numbers that stand elsewhere."""

    def shown(reference: str) -> str:
        number = base.numbers[reference.lstrip("-")]
        where = base.line_of(number.start)
        sign = "-" if reference.startswith("-") else ""
        return f"{sign}{number.text}{number.unit}" + (f"@{where}" if where != line else "")

    operands, stated = " ".join(map(shown, relation.operands)), " ".join(map(shown, relation.stated))
    return f"{relation.kind}({operands}) → {stated}{relation.word}"


def binding_table(found: Sequence[Bindings]) -> Iterator[str]:
    """Yield, by kind of relation and folder of bases, how many declared relations are bound."""
    folders = sorted({one.base.name.split("/")[0] for one in found})
    counts = counted(found)
    yield f"{'relation':12}" + "".join(f"{folder:>18}" for folder in folders)
    for kind in sorted({kind for kind, _, _ in counts}):
        cells = []
        for folder in folders:
            bound, missing = counts[kind, folder, True], counts[kind, folder, False]
            total = bound + missing
            cells.append(f"{bound:6} / {total:<4}{100 * bound / total:4.0f} %" if total else "–")
        yield f"{kind:12}" + "".join(f"{cell:>18}" for cell in cells)
    for folder in folders:
        bound = sum(count for (_, at, is_bound), count in counts.items() if is_bound and at == folder)
        total = sum(count for (_, at, _), count in counts.items() if at == folder)
        yield f"all of {folder}: {bound} / {total}, {100 * bound / total:.1f} %"


def counted(found: Iterable[Bindings]) -> Counter[tuple[str, str, bool]]:
    """Count declared relations by kind, folder and whether they are bound."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    for one in found:
        folder = one.base.name.split("/")[0]
        counts.update((relation.kind, folder, True) for relation in one.bound)
        counts.update((relation.kind, folder, False) for relation in one.unbound)
    return counts


def unbound(found: Sequence[Bindings], most: int) -> Iterator[str]:
    """Yield examples of declared relations that the program does not look at, some of every kind."""
    by_kind: dict[str, list[tuple[Base, Relation]]] = {}
    for one in found:
        for relation in one.unbound:
            by_kind.setdefault(relation.kind, []).append((one.base, relation))
    for kind, pairs in sorted(by_kind.items()):
        chance = Random(len(kind))  # noqa: S311 - a fixed draw
        for base, relation in chance.sample(pairs, min(most, len(pairs))):
            at = base.numbers[(relation.stated or relation.operands)[0].lstrip("-")].start
            line = base.line_of(at)
            yield f"{base.name}:{line} {written(base, relation, line)[:160]}\n     {base.sentence(at)[:160].strip()}"


def binding_record(found: Sequence[Bindings]) -> list[dict[str, object]]:
    """Count for JSON."""
    counts = counted(found)
    return [
        {"kind": kind, "folder": folder, "bound": counts[kind, folder, True], "unbound": counts[kind, folder, False]}
        for kind, folder in sorted({(kind, folder) for kind, folder, _ in counts})
    ]

"""From broken relations to causes: which failures one repair would mend, and how to say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from reportlint.diagnose.repair import Assignment, CutOff, Effort, System, disjoint
from reportlint.facts import Facts
from reportlint.facts.tables.grids import FULL, SCORE, Column, Grid, Row
from reportlint.finding import Cause, Observation, Observed, Repair, Replacement
from reportlint.model import Span
from reportlint.number import Quantity, as_decimal
from reportlint.relation import Basis, Formula, Relation, Verdict, is_slip
from reportlint.rule import Outcome

SHORT = 6
"""Numbers of a relation through which two problems may have one cause."""
MOST_ALTERNATIVES = 3
"""Repairs named where several are equally small."""


def diagnose(facts: Facts, observed: Sequence[Observed], effort: Effort | None = None) -> tuple[Cause, ...]:
    """Group the failures of a document by what would mend them."""
    system = System(distinct(observed), effort or Effort())
    seeds = [index for index, relation in enumerate(system.relations) if relation.verdict is Verdict.INCONSISTENT]
    failures = [one.observation for one in observed if one.observation.outcome is Outcome.FAIL]
    narrator = Narrator(system, failures, failures_by_relation(failures), Describer(facts))
    causes = [
        cause
        for problem in merged(system, [solved(system, cluster) for cluster in clusters(system, seeds)])
        for cause in causes_of(problem, narrator)
    ]
    told = (cause for cause in causes if cause.observations)
    return tuple(sorted(told, key=lambda cause: cause.observations[0].span))


def failures_by_relation(failures: Sequence[Observation]) -> dict[tuple[object, ...], list[int]]:
    """Return for each relation the failures that look at it, by their positions."""
    found: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(failures):
        for relation in one.relations:
            found.setdefault(identity(relation), []).append(at)
    return found


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
        return Solved(tuple(broken), tuple(system.repairs(broken, most)), least)
    except CutOff:
        return Solved(tuple(broken), (), least, cut=True)


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


def without_echoes(observed: Sequence[Observed]) -> tuple[Observed, ...]:
    """Drop what repeats in a lower voice: a tie that is inferred, or never more than a warning, and declared anyway."""
    declared = {
        (formula, numbers)
        for one in observed
        for relation in one.observation.relations
        if relation.basis is not Basis.INFERRED and relation.verdict is not Verdict.UNBOUND
        for formula, numbers in ((None, numbers_of(relation)), (relation.formula, numbers_of(relation)))
        if formula is None or one.observation.ceiling is None
    }
    return tuple(one for one in observed if not is_echo(one.observation, declared))


def numbers_of(relation: Relation) -> frozenset[Span]:
    """Return the places of the numbers of a relation."""
    return frozenset(term.quantity.span for term in relation.terms)


def is_echo(observation: Observation, declared: AbstractSet[tuple[Formula | None, frozenset[Span]]]) -> bool:
    """Whether an observation is about one tie only, and another says the same with more right."""
    relations = observation.relations
    if len(relations) != 1:
        return False
    numbers = numbers_of(relations[0])
    if relations[0].basis is Basis.INFERRED:
        return (None, numbers) in declared
    return observation.ceiling is not None and (relations[0].formula, numbers) in declared


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


def causes_of(problem: Solved, narrator: Narrator) -> Iterator[Cause]:
    """Yield the causes of one problem: its smallest repair, taken apart where its changes do not need each other."""
    system, described = narrator.system, narrator.described
    repairs = sorted(problem.repairs, key=lambda repair: plausibility(system, repair, described))
    if not repairs:
        yield narrator.cause(problem.broken, [], cut=problem.cut)
        return
    system.ceiling = system.spent + system.effort.evaluations
    left = list(problem.broken)
    parts = independent(system, problem.broken, repairs[0])
    settled = [mended_by(system, problem.broken, changes) for changes in parts]
    for place, (changes, alone) in enumerate(zip(parts, settled, strict=True)):
        others = {index for at, own in enumerate(settled) if at != place for index in own}
        touched = [index for index in problem.broken if touches(system, index, changes)]
        touched = [index for index in touched if index in alone or index not in others]
        own = {
            tuple(sorted(part)): part
            for repair in repairs
            if (part := restricted(system, problem.broken, repair, alone))
        }
        mended = [index for index in touched if index in left]
        left = [index for index in left if index not in mended]
        if mended:
            yield narrator.cause(mended, list(own.values()), joint=len(alone) < len(touched))


def mended_by(system: System, broken: Sequence[int], changes: Assignment) -> list[int]:
    """Return the broken relations that some changes mend by themselves."""
    return [index for index in broken if touches(system, index, changes) and not system.broken(index, changes)]


def restricted(
    system: System, cluster: Sequence[int], repair: Assignment, mended: Sequence[int]
) -> dict[Span, Quantity]:
    """Return the part of a repair of a cluster that mends some of its relations, with the changes it needs."""
    for changes in independent(system, cluster, repair):
        if all(touches(system, index, changes) for index in mended):
            return changes
    return {}


def touches(system: System, index: int, changes: Mapping[Span, Quantity]) -> bool:
    """Whether a change concerns a relation."""
    return any(term.quantity.span in changes for term in system.relations[index].printed_terms)


def independent(system: System, cluster: Sequence[int], repair: Assignment) -> list[dict[Span, Quantity]]:
    """Split a repair into sets of changes that share no broken relation and need each other nowhere."""
    parts: list[dict[Span, Quantity]] = []
    for span, quantity in sorted(repair.items()):
        joined = [
            part for part in parts if any(need_each_other(system, cluster, span, other, repair) for other in part)
        ]
        merged = {span: quantity}
        for part in joined:
            merged |= part
            parts.remove(part)
        parts.append(merged)
    return parts


def need_each_other(system: System, cluster: Sequence[int], first: Span, second: Span, repair: Assignment) -> bool:
    """Whether two changes stand in one relation that either alone would break, or that is their only evidence.

    A total that two wrong rows spoil is a consequence of both; it joins them only where nothing else tells of each.
    """
    one, other = {first: repair[first]}, {second: repair[second]}
    shared = set(system.touching[first]) & set(system.touching[second])
    if any(index not in cluster and (system.broken(index, one) or system.broken(index, other)) for index in shared):
        return True
    return bool(shared & set(cluster)) and not (
        mends_alone(system, cluster, one) and mends_alone(system, cluster, other)
    )


def mends_alone(system: System, cluster: Sequence[int], change: Assignment) -> bool:
    """Whether one change by itself mends a broken relation."""
    return any(touches(system, index, change) and not system.broken(index, change) for index in cluster)


# ---------------------------------------------------------------- choosing and telling


def plausibility(system: System, repair: Assignment, described: Describer) -> tuple[int, int, int, list[Span]]:
    """Rank repairs: few kinds of place, small slips of the pen, much support; position last, to be deterministic."""
    places = {described.column_key(span) for span in repair}
    slips = sum(not is_slip(described.quote(span).replace(",", ""), quantity.text) for span, quantity in repair.items())
    support = sum(len(system.touching[span]) for span in repair)
    return (len(places), slips, -support, sorted(repair))


@dataclass(frozen=True, slots=True)
class Narrator:
    """Makes causes of broken relations."""

    system: System
    """The relations of the document."""
    failures: Sequence[Observation]
    """What was told."""
    about: Mapping[tuple[object, ...], Sequence[int]]
    """Relation → positions of the failures that look at it."""
    described: Describer
    """Words for places and repairs."""

    def cause(
        self,
        broken: Sequence[int],
        repairs: Sequence[Mapping[Span, Quantity]],
        *,
        joint: bool = False,
        cut: bool = False,
    ) -> Cause:
        """Make the cause of some broken relations.

        `joint`: some of them hold only with another cause mended too; `cut`: the search for repairs was given up.
        """
        identities = {identity(self.system.relations[index]) for index in broken}
        symptoms = [self.failures[at] for at in sorted({at for one in identities for at in self.about.get(one, ())})]
        options = tuple(as_repair(self.system.with_copies(changes)) for changes in list(repairs)[:MOST_ALTERNATIVES])
        decision = self.described.decision(symptoms)
        summary = with_others(self.described.summary(symptoms, options, cut=cut), joint=joint)
        return Cause(
            observations=tuple(sorted(symptoms, key=lambda one: one.span)),
            repairs=options,
            summary=with_decision(summary, decision),
            decision=decision,
        )


def with_others(summary: Mapping[str, str], *, joint: bool) -> Mapping[str, str]:
    """Append that a sum shared with another cause needs both mended."""
    if not joint:
        return summary
    return {
        "zh": f"{summary['zh']}其中与另一处错误共有的合计，须两处一并修改后成立。",
        "en": f"{summary['en']} A sum shared with another fault holds once both are mended.",
    }


def with_decision(summary: Mapping[str, str], decision: Mapping[str, str] | None) -> Mapping[str, str]:
    """Append what becomes of the total if the scores are cut to the printed maxima instead."""
    if decision is None:
        return summary
    return {
        "zh": f"{summary['zh']}如改按表中现有{FULL}封顶，总分将由 {decision['from']} 变为 {decision['to']}。",
        "en": f"{summary['en']} Cut to the printed maxima instead, the total goes from {decision['from']} "
        f"to {decision['to']}.",
    }


def as_repair(changes: Mapping[Span, Quantity]) -> Repair:
    """Return changes in document order."""
    return tuple(Replacement(quantity, quantity.text) for _, quantity in sorted(changes.items()))


@dataclass(frozen=True, slots=True)
class Overdrawn:
    """A score table some scores of which exceed their maxima."""

    position: int
    """Its position among the score tables."""
    total: Quantity
    """The total it prints."""
    excess: Fraction
    """The marks above the maxima, all rows together."""


@dataclass(frozen=True)
class Describer:
    """Says where a number stands and what a repair does."""

    facts: Facts
    """The facts the relations were made of."""

    def quote(self, span: Span) -> str:
        """Return the printed number."""
        return self.facts.document.quote(span)

    @cached_property
    def cells(self) -> Mapping[Span, tuple[Grid, Row, Column]]:
        """The numbers that fill cells, each with its grid, row and column; of nested tables with the outer one."""
        found: dict[Span, tuple[Grid, Row, Column]] = {}
        for grid in self.facts.grids:
            for row in grid.rows:
                for column in grid.columns:
                    slot = row.slots[column.index]
                    if slot and slot.quantity and not slot.inherited:
                        found.setdefault(slot.quantity.span, (grid, row, column))
        return found

    def cell(self, span: Span) -> tuple[Grid, Row, Column] | None:
        """Return grid, row and column of a number that fills a cell."""
        return self.cells.get(span)

    def column_key(self, span: Span) -> tuple[str, int, int]:
        """Name the column of a number, or the prose."""
        cell = self.cell(span)
        return ("cell", cell[0].table, cell[2].index) if cell else ("prose", 0, 0)

    def summary(
        self, symptoms: Sequence[Observation], repairs: Sequence[Repair], *, cut: bool = False
    ) -> Mapping[str, str]:
        """Say in one sentence what a group is about."""
        count = len(symptoms)
        if cut:
            return {
                "zh": f"{count} 处相互关联的数据不符，关联过多，已停止推算修改方案，请逐项核对。",
                "en": f"{count} related contradictions; too many are tied together, so the search for a repair was "
                "given up. Please check each.",
            }
        if not repairs:
            return {
                "zh": f"{count} 处相互关联的数据不符，未能找到唯一的修改方案，请逐项核对。",
                "en": f"{count} related contradictions; no small repair was found, please check each.",
            }
        if len(repairs) > 1:
            options = "；或 ".join(self.changes(repair) for repair in repairs)
            return {
                "zh": f"{count} 处数据不符可能同源：将 {options}，即可全部成立，请核实以何者为准。",
                "en": f"{count} contradictions may share one cause; alternatives: {options}.",
            }
        return self.unique_summary(count, repairs[0])

    def unique_summary(self, count: int, repair: Repair) -> Mapping[str, str]:
        """Say what the one smallest repair does."""
        cells = [(one, cell) for one in repair if (cell := self.cell(one.quantity.span))]
        columns = {(cell[0].table, cell[2].index) for _, cell in cells}
        if len(columns) == 1 and len(cells) > 1:
            grid, _, column = cells[0][1]
            return self.column_summary(count, grid, column, repair, tuple(one for one, _ in cells))
        return {
            "zh": f"{count} 处不符同源：若将 {self.changes(repair)}，各项勾稽关系全部成立，请核实。",
            "en": f"{count} contradictions share one cause: {self.changes(repair)} makes every relation hold.",
        }

    def column_summary(
        self, count: int, grid: Grid, column: Column, repair: Repair, inside: Repair
    ) -> Mapping[str, str]:
        """Say that a column is of an older version, and which words have to follow it."""
        name, whole = column.name or column.header, self.whole_column(grid, column, repair)
        others = tuple(one for one in repair if one not in inside)
        zh = f"；同时请修改相应文字：{self.changes(others)}" if others else ""
        en = f"; the words that quote it follow: {self.changes(others)}" if others else ""
        return {
            "zh": f"{count} 处不符同源：表 {grid.table + 1} 的“{name}”列疑似沿用旧版。若将该列改为 {whole}"
            f"（{self.changes(inside)}），各项勾稽关系全部成立{zh}。",
            "en": f"{count} contradictions share one cause: column {name} of table {grid.table + 1} seems to be of an "
            f"older version. Reading {whole} instead ({self.changes(inside)}) makes every relation hold{en}.",
        }

    def whole_column(self, grid: Grid, column: Column, repair: Repair) -> str:
        """Print a column as it would read after a repair."""
        replaced = {one.quantity.span: one.text for one in repair}
        slots = [row.slots[column.index] for row in grid.body()]
        numbers = [slot.quantity for slot in slots if slot and slot.quantity and not slot.inherited]
        return "、".join(replaced.get(number.span, number.text) for number in numbers)

    def changes(self, repair: Repair) -> str:
        """Print the changes of a repair."""
        return "，".join(f"{self.where(one.quantity.span)}{self.quote(one.quantity.span)}→{one.text}" for one in repair)

    def where(self, span: Span) -> str:
        """Name the row of a cell; a number in prose is named by its words alone."""
        cell = self.cell(span)
        return f"第 {cell[1].index - cell[0].header[1] + 1} 行 " if cell else ""

    def decision(self, symptoms: Sequence[Observation]) -> Mapping[str, str] | None:
        """Say what becomes of the total where scores exceed their maxima: cut to the maxima, it would be less."""
        tables = [self.overdrawn[one.span] for one in symptoms if one.span in self.overdrawn]
        if not tables:
            return None
        first = min(tables, key=lambda table: table.position)
        return self.consequence(first.total, first.total.value - first.excess)

    @cached_property
    def overdrawn(self) -> Mapping[Span, Overdrawn]:
        """The scores above their maxima, each with its table; tables that print no total are left out."""
        found: dict[Span, Overdrawn] = {}
        for position, table in enumerate(self.facts.score_tables):
            total = table.total.slot(table.grid.column(SCORE)) if table.total else None
            if total and total.quantity:
                marks = [(one.score, one.full) for one in table.indicators if one.score and one.full]
                over = {score.span: score.value - full.value for score, full in marks if score.value > full.value}
                overdrawn = Overdrawn(position, total.quantity, sum(over.values(), Fraction(0)))
                found |= {span: overdrawn for span in over if span not in found}
        return found

    def consequence(self, total: Quantity, capped: Fraction) -> Mapping[str, str]:
        """Compare a total with what would remain, with the grades the report's own bands give."""
        return {"from": self.graded(total.value), "to": self.graded(capped)}

    def graded(self, score: Fraction) -> str:
        """Print a score with its grade."""
        words = [band.word for band in self.facts.bands if score in band.interval]
        return as_decimal(score) + (f" {words[0]}" if words else "")

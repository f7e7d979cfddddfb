"""From broken relations to causes: which failures one repair would mend, and how to say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportlint.diagnose.problems import Solved, clusters, distinct, identity, merged, solved
from reportlint.diagnose.repair import Assignment, Effort, System
from reportlint.diagnose.telling import Describer, Narrator
from reportlint.facts import Facts
from reportlint.finding import Cause, Observation, Observed
from reportlint.model import Span
from reportlint.number import Quantity
from reportlint.relation import Verdict, is_slip
from reportlint.rule import Outcome


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


def plausibility(system: System, repair: Assignment, described: Describer) -> tuple[int, int, int, list[Span]]:
    """Rank repairs: few kinds of place, small slips of the pen, much support; position last, to be deterministic."""
    places = {described.column_key(span) for span in repair}
    slips = sum(not is_slip(described.quote(span).replace(",", ""), quantity.text) for span, quantity in repair.items())
    support = sum(len(system.touching[span]) for span in repair)
    return (len(places), slips, -support, sorted(repair))

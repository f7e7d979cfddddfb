"""A run in, what is said about all its reports together out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.finding import Coverage, Result, Run
from reportlint.messages import PAGE_PROBLEMS
from reportlint.model import Problem
from reportlint.render.batch.similarity import Likeness, Shared, own_words, shared_passages
from reportlint.render.batch.subject import Subject, subject_of
from reportlint.rule import Rule, Severity

SCORE_BINS = ((0, 60), (60, 70), (70, 80), (80, 85), (85, 90), (90, 95), (95, 100))
"""Scores that are counted together; the upper end belongs to the next class, 100 to the last."""

ERROR_BINS = ((0, 0), (1, 2), (3, 5), (6, 10), (11, 20), (21, None))
"""Numbers of errors that are counted together, both ends included."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One report among many: what is said of it there, not the report itself."""

    path: str
    """Its file."""
    subject: Subject
    """Whose it is."""
    name: str
    """How it is called: the unit, or a number where nobody shall be named."""
    pages: int | None
    """Its pages, None where the format has none."""
    severities: Mapping[Severity, int]
    """Its findings by weight."""
    broken: tuple[tuple[Rule, int], ...]
    """The rules it broke, in the order of its findings, each with how often."""
    coverage: Coverage
    """How many of its numbers take part in checks."""
    unread: int
    """Pages and matters that were not checked; 1 where nothing could be read."""
    is_unread: bool
    """Whether nothing of it could be read."""
    own_words: str
    """What it says in its own words about problems and measures."""

    @property
    def rank(self) -> tuple[int, int, int, int, str]:
        """Sort key: errors, warnings, what was not checked, then hints, the most first."""
        counts = [self.severities.get(severity, 0) for severity in Severity]
        return (-counts[0], -counts[1], -self.unread, -counts[2], self.name)

    @property
    def families(self) -> tuple[str, ...]:
        """The families of the rules it broke."""
        return tuple(sorted({rule.family for rule, _ in self.broken}))


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A rule and how often it was broken."""

    rule: Rule
    """The rule."""
    findings: int
    """Findings in all reports."""
    units: int
    """Reports with at least one."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that is said about many reports."""

    units: tuple[Unit, ...]
    """The reports, most errors first."""
    places: tuple[int, ...]
    """For every unit the index of its result in the run."""
    types: tuple[ProblemType, ...]
    """The problems, most frequent first."""
    scores: tuple[tuple[str, int], ...]
    """Classes of scores with the number of reports in them."""
    errors: tuple[tuple[str, int], ...]
    """Classes of error counts with the number of reports in them."""
    shared: tuple[Shared, ...]
    """Passages that units have in common, by index into `units`."""
    likenesses: tuple[Likeness, ...]
    """Pairs of units with much in common, by index into `units`."""


def gather(run: Run, label: str = "") -> Batch:
    """Gather what is said about a run; with a `label` such as `Unit {number}` nobody is named."""
    named = [unit_of(result) for result in run.reports]
    order = sorted(range(len(named)), key=lambda index: (named[index].rank, index))
    units = tuple(
        renamed(named[index], label.format(number=number) if label else "") for number, index in enumerate(order, 1)
    )
    shared, likenesses = shared_passages([unit.own_words for unit in units], [unit.subject.unit for unit in units])
    return Batch(
        units=units,
        places=tuple(order),
        types=types_of(units),
        scores=classes([unit.subject.score for unit in units]),
        errors=error_classes([unit.severities.get(Severity.ERROR, 0) for unit in units if not unit.is_unread]),
        shared=shared,
        likenesses=likenesses,
    )


def unit_of(result: Result) -> Unit:
    """Look at one report from afar."""
    subject = subject_of(result)
    rules = {finding.rule.code: finding.rule for finding in result.findings}
    counts = Counter(finding.rule.code for finding in result.findings)
    return Unit(
        path=result.path,
        subject=subject,
        name=subject.unit,
        pages=result.document.pages,
        severities=Counter(finding.severity for finding in result.findings),
        broken=tuple((rule, counts[code]) for code, rule in rules.items()),
        coverage=result.coverage,
        unread=sum(map(is_gap, result.problems)),
        is_unread=result.unread,
        own_words=own_words(result),
    )


def is_gap(problem: Problem) -> bool:
    """Whether something was not checked because of a problem."""
    return problem.fatal or problem.kind in PAGE_PROBLEMS or problem.kind.startswith("unread")


def renamed(unit: Unit, name: str) -> Unit:
    """Give a unit another name, unless that is empty."""
    return replace(unit, name=name or unit.name)


def types_of(units: Sequence[Unit]) -> tuple[ProblemType, ...]:
    """Count every rule that was broken."""
    rules: dict[str, Rule] = {}
    findings: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for unit in units:
        for rule, count in unit.broken:
            rules[rule.code] = rule
            findings[rule.code] += count
            holders[rule.code] += 1
    types = [ProblemType(rule, findings[code], holders[code]) for code, rule in rules.items()]
    return tuple(sorted(types, key=lambda each: (-each.units, -each.findings, each.rule.code)))


def classes(scores: Sequence[Fraction | None]) -> tuple[tuple[str, int], ...]:
    """Count the scores by class; nothing where no report prints one."""
    known = [score for score in scores if score is not None]
    if not known:
        return ()
    counted = [
        (f"{low}–{high}", sum(low <= score < high or (score >= high == SCORE_BINS[-1][1]) for score in known))
        for low, high in SCORE_BINS
    ]
    return tuple(counted)


def error_classes(counts: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Count the reports by how many errors they have."""
    return tuple(
        (bin_name(low, high), sum(low <= count and (high is None or count <= high) for count in counts))
        for low, high in ERROR_BINS
    )


def bin_name(low: int, high: int | None) -> str:
    """Name a class of error counts."""
    if high is None:
        return f"≥{low}"
    return str(low) if low == high else f"{low}–{high}"

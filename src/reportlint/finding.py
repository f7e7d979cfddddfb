"""What the checks say and what becomes of it: observations, findings, results, a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import islice

from reportlint.model import Document, Doubt, Problem, Span
from reportlint.number import Quantity
from reportlint.patterns import Match, compiled
from reportlint.relation import Relation
from reportlint.rule import Outcome, Profile, Rule, Severity


@dataclass(frozen=True, slots=True)
class Related:
    """The other end of a contradiction."""

    span: Span
    """Its words."""
    text: str
    """What it is, in the document's own terms: 分值, 第 3 行."""


class Hunch(StrEnum):
    """What makes a fault of a look for review."""

    NONE = ""
    """Nothing: a person decides."""
    SLIP = "slip"
    """That one slip of the pen explains it, in a number that nothing else vouches for."""
    NAMED = "named"
    """That other relations vouch for all its numbers but one: its words say which numbers are meant."""
    WORDED = "worded"
    """That its words leave no other numbers for it, though they do not single them out: at least a hint."""
    GUESS = "guess"
    """That a list stands right behind its total, or a difference behind two numbers, and nearly fits: only a hint."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One look of one check at one place, whatever came out of it."""

    outcome: Outcome
    """`pass`, `fail`, or `review` where it was found but cannot be decided."""
    span: Span
    """The words it is about: for a failure, what a reader should look at first."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the rule's message names."""
    related: tuple[Related, ...] = ()
    """The other places it speaks of."""
    computed: str = ""
    """The arithmetic, e.g. `10 + 10 + 10 + 10 = 40 ≠ 50`."""
    relations: tuple[Relation, ...] = ()
    """The numeric relations looked at, for the ledger, coverage and diagnosis."""
    ceiling: Severity | None = None
    """The highest severity the evidence allows, None where the rule's own stands."""
    place: tuple[str, ...] = ()
    """What stands below the section in the breadcrumb: table, row, column."""
    hunch: Hunch = Hunch.NONE
    """Of a look for review: what the rest of the document may make a fault of it."""

    def reviewed(self) -> Observation:
        """Return a failure as one that a person has to decide, anything else as it is."""
        return replace(self, outcome=Outcome.REVIEW) if self.outcome is Outcome.FAIL else self


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation with the rule that asked for it."""

    rule: Rule
    """The rule."""
    observation: Observation
    """What was seen."""

    def reviewed(self) -> Observed:
        """Return a failure as one that a person has to decide, anything else as it is."""
        return replace(self, observation=self.observation.reviewed())


@dataclass(frozen=True, slots=True)
class Replacement:
    """One change of a repair."""

    quantity: Quantity
    """The printed number."""
    text: str
    """What should stand there instead."""


Repair = tuple[Replacement, ...]
"""Changes that, made together, let every relation of the document hold."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Failures that one repair would mend."""

    observations: tuple[Observation, ...]
    """The symptoms, in document order."""
    repairs: tuple[Repair, ...]
    """The smallest repairs, most plausible first; none where the search was cut off or found none."""
    summary: Mapping[str, str]
    """One sentence by language."""
    decision: Mapping[str, str] | None = None
    """What the fault would change: `from`, `to`."""


class SilenceKind(StrEnum):
    """How somebody asked for silence."""

    DOCUMENT = "document"
    """A comment in the report itself."""
    FILE = "file"
    """An entry of a file beside the report."""
    BASELINE = "baseline"
    """Tolerated for the time being."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a finding is kept back."""

    kind: SilenceKind
    """How it was asked for."""
    reason: str = ""
    """Why, in the words of whoever asked."""
    author: str = ""
    """Who asked, as far as the source says."""
    until: date | None = None
    """The last day on which it holds, None where it has no end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A failure or an undecided case as it is told."""

    rule: Rule
    """The rule that speaks."""
    observation: Observation
    """What was seen."""
    severity: Severity
    """After configuration and evidence."""
    place: tuple[str, ...]
    """Breadcrumb: section titles, then table, row, column."""
    fingerprint: str
    """Sixteen hexadecimal digits, stable under re-export, changed by a changed number."""
    context: Span
    """The sentence or the table row around the words."""
    group: str | None = None
    """Identifier of the group with one cause, if any."""
    silenced: Silence | None = None
    """Why it is kept back, None where it is told."""
    repairs: tuple[Repair, ...] = ()
    """The smallest repairs of this finding alone, most plausible first; those of a group stand with the group."""
    doubt: Doubt | None = None
    """Why it must be verified against the original: it rests on words that may have been read wrongly."""

    @property
    def span(self) -> Span:
        """The words it is about."""
        return self.observation.span

    def message(self, language: str = "zh") -> str:
        """Fill the rule's message with the observation's values; a name nobody gave stays as it is."""
        return told(self.rule.message[language], self.observation.values)


def told(template: str, values: Mapping[str, str]) -> str:
    """Fill the names in a message; a name nobody gave stays as it is."""
    return PLACEHOLDER.sub(lambda match: filled(match, values), template)


PLACEHOLDER = compiled(r"\{\{|\}\}|\{([^{}]*)\}")
"""A name in a message, or a brace that means itself."""


def filled(match: Match, values: Mapping[str, str]) -> str:
    """Return what stands for a placeholder."""
    return match[0][0] if match[1] is None else values.get(match[1], match[0])


@dataclass(frozen=True, slots=True)
class Group:
    """Findings with one cause."""

    identifier: str
    """`g1`, `g2` … in document order."""
    summary: Mapping[str, str]
    """One sentence by language."""
    fingerprints: tuple[str, ...]
    """Its findings."""
    repair: Repair = ()
    """The smallest set of replacements that makes every relation hold, where it is unique."""
    decision: Mapping[str, str] | None = None
    """What the fault would change: `from`, `to`."""
    alternatives: tuple[Repair, ...] = ()
    """The smallest sets of replacements, where there are several."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a rule looked, and what it saw."""

    looked: int = 0
    """Places."""
    passed: int = 0
    """Where it holds."""
    failed: int = 0
    """Where it does not."""
    review: int = 0
    """Where it could not decide."""


class Standing(StrEnum):
    """How far checks vouch for one printed number."""

    PROTECTED = "protected"
    """At least nine in ten single-digit changes would be refused."""
    CHECKED = "checked"
    """It stands in a decided relation that is not weak."""
    UNCHECKED = "unchecked"
    """No relation says anything about it."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the document's numbers take part in checks (years, dates, heading numbers and codes not counted)."""

    numbers: int = 0
    """Numbers that count or measure something."""
    checked: int = 0
    """Those in at least one decided relation that is not weak."""
    protected: int = 0
    """Those of which at least nine in ten single-digit changes would be refused."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of the report, as its numbering or layout declares it."""

    span: Span
    """The heading."""
    text: str
    """Number and title."""
    level: int
    """0 for 第一部分, 1 for 一、, 2 for （一）, and so on."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row of a score table as it stands in the report."""

    names: tuple[str, str, str]
    """Names of level 1, 2 and 3; `` where the table has no such level."""
    kind: str
    """Canonical kind of the indicator: 数量, 质量 …; `` where none is told."""
    target: str
    """What was to be reached, as printed."""
    actual: str
    """What was reached, as printed."""
    criterion: str
    """How marks are given, as printed."""
    full: Quantity | None
    """Its maximum."""
    score: Quantity | None
    """Its awarded score."""
    span: Span
    """Its cells."""


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """A level-1 or level-2 indicator whose rows must add up."""

    level: int
    """1 or 2."""
    name: str
    """Its name."""
    members: tuple[int, ...]
    """Indices of its rows."""
    full: Quantity | None
    """The maximum the table declares for it."""
    score: Quantity | None
    """The score printed in its subtotal row."""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A score table of the report, ready to be computed again."""

    caption: str
    """Its caption, `` where it has none."""
    rows: tuple[ScoreRow, ...]
    """Its indicators in order."""
    groups: tuple[ScoreGroup, ...]
    """Its level-1 and level-2 indicators in order."""
    full: Quantity | None
    """The printed total of the maxima."""
    score: Quantity | None
    """The printed total of the scores."""


@dataclass(frozen=True, slots=True)
class Result:
    """Everything about one file."""

    path: str
    """As the user named it."""
    document: Document
    """As read; an empty text where it could not be."""
    sha256: str
    """Of the bytes; empty where there were none to read."""
    observed: tuple[Observed, ...] = ()
    """Every look of every selected rule."""
    findings: tuple[Finding, ...] = ()
    """What is told, in document order."""
    suppressed: tuple[Finding, ...] = ()
    """What is kept back, with the reason."""
    groups: tuple[Group, ...] = ()
    """Findings with one cause."""
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    """Code → how often the rule looked."""
    coverage: Coverage = Coverage()
    """How much of the document is protected."""
    standings: tuple[tuple[Span, Standing], ...] = ()
    """The numbers that coverage counts, one by one, in document order."""
    problems: tuple[Problem, ...] = ()
    """What could not be read or checked."""
    titles: tuple[Title, ...] = ()
    """The headings, in document order."""
    sheets: tuple[ScoreSheet, ...] = ()
    """The score tables, in document order."""
    of_requests: bool = False
    """Whether it is about a file of requests for silence instead of a report."""
    profile: Profile | None = None
    """The local scheme it was judged by."""

    @property
    def unread(self) -> bool:
        """Whether nothing of the file could be read."""
        return any(problem.fatal for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Run:
    """What one call of `check` found."""

    results: Sequence[Result]
    """One a file, in the order of the files; behind them, what is wrong with files of requests for silence.

    Those of many files may wait on disk: whoever goes through them holds one at a time.
    """
    warnings: tuple[str, ...] = ()
    """About the call itself: an unknown code in `--ignore`."""

    @property
    def reports(self) -> Iterator[Result]:
        """What was found in the reports, one at a time."""
        return (result for result in self.results if not result.of_requests)

    @property
    def requests(self) -> Iterator[Result]:
        """What is wrong with files of requests for silence."""
        return (result for result in self.results if result.of_requests)

    @property
    def only_report(self) -> Result | None:
        """The report of a run about one, None where there are several or none."""
        first = tuple(islice(self.reports, 2))
        return first[0] if len(first) == 1 else None

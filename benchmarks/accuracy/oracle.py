"""Lint before and after a change, and say whether the change was noticed where it was made."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

from benchmarks.accuracy.mutate import Edit, Mutant
from reportlint.beliefs import beliefs_for
from reportlint.config import Config
from reportlint.diagnose import diagnose
from reportlint.diagnose.coverage import relations_by_number
from reportlint.facts import extract
from reportlint.finding import Finding, Group, Repair, Result
from reportlint.flow import Beliefs, lint, observe, understood
from reportlint.judge import judge
from reportlint.model import Document
from reportlint.read import read
from reportlint.rule import Severity

Place = tuple[int, int]
"""Start and end offset."""
Key = tuple[str, int, int]
"""Code and place in the base: what makes two findings the same."""


@dataclass(frozen=True, slots=True)
class Case:
    """A changed document, as a worker gets it."""

    base: str
    """Name of the base."""
    before: str
    """Its text."""
    edits: tuple[Edit, ...]
    """The change."""
    after: str
    """The text after it."""
    changed: tuple[Place, ...]
    """What a finding must point at, in the text after the change."""
    tokens: tuple[Place, ...]
    """The characters changed, in the text after the change."""
    original: str
    """What stood there, where the change is one token."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a change."""

    level: str = ""
    """Gravest severity among the findings that noticed it; empty where none did."""
    codes: tuple[str, ...] = ()
    """Their codes."""
    repairs: int = 0
    """Repairs proposed by those findings."""
    rank: int = 0
    """The first repair that exchanges the changed token, counted from 1; 0 where none does."""
    restored: bool = False
    """Whether the first repair is the original."""
    elsewhere: int = 0
    """New findings of error or warning that do not point at the change."""

    @property
    def caught(self) -> bool:
        """Whether it was noticed at any level."""
        return bool(self.level)

    @property
    def loud(self) -> bool:
        """Whether it was noticed as an error or a warning."""
        return self.level in {"error", "warning"}


def case_of(mutant: Mutant) -> Case:
    """Pack a mutant for a worker."""
    tokens = tuple(
        (at, at + len(edit.text)) for edit in mutant.edits for at in (mutant.moved(edit.start),) if edit.text
    )
    first = mutant.edits[0]
    original = mutant.base.text[first.start : first.end] if len(mutant.edits) == 1 else ""
    return Case(mutant.base.name, mutant.base.text, mutant.edits, mutant.text, tuple(mutant.changed), tokens, original)


# ---------------------------------------------------------------- linting


@cache
def beliefs() -> Beliefs:
    """Load rules and words, once a process."""
    return beliefs_for(Config())[0]


def linted(text: str) -> Result:
    """Lint a Markdown text as a run with default settings does."""
    return lint(text.encode(), "a.md", beliefs(), Config())


@dataclass(frozen=True, slots=True)
class Told:
    """What a run tells about one document, coverage left out: it takes longer than all the rest."""

    findings: tuple[Finding, ...]
    """In document order."""
    groups: tuple[Group, ...]
    """Findings with one cause."""
    bound: int
    """Distinct numbers that stand in a decided relation."""


def told_of(document: Document) -> Told:
    """Run the stages of `reportlint.flow` on a document, coverage left out."""
    facts = extract(document, beliefs().vocabulary)
    looks, _ = observe(facts, beliefs().rules)
    observed = understood(facts, looks)
    judgement = judge(facts, observed, diagnose(facts, observed), Config())
    findings, groups = judgement.told, judgement.groups
    return Told(findings, groups, len(relations_by_number([r for one in observed for r in one.observation.relations])))


@cache
def base_told(text: str) -> Told:
    """Return what is told about an unchanged text."""
    return told_of(read(text.encode(), "a.md"))


def keys_of(findings: Iterable[Finding]) -> frozenset[Key]:
    """Return code and place of findings."""
    return frozenset((one.rule.code, one.span.start, one.span.end) for one in findings)


def profile(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """Count findings by code and severity."""
    return Counter((one.rule.code, one.severity.value) for one in findings)


# ---------------------------------------------------------------- the differential oracle


def judged(case: Case) -> Verdict:
    """Say whether a change was noticed."""
    return compared(told_of(read(case.after.encode(), "a.md")), keys_of(base_told(case.before).findings), case)


def compared(result: Told, before: frozenset[Key], case: Case) -> Verdict:
    """Look for findings that are new and whose evidence includes the change."""
    new = [one for one in result.findings if key_of(one, case.edits) not in before]
    caught = [one for one in new if any(meet(spot, place) for spot in evidence(one) for place in case.changed)]
    others = sum(one.severity is not Severity.INFO for one in new) - sum(
        one.severity is not Severity.INFO for one in caught
    )
    if not caught:
        return Verdict(elsewhere=others)
    told = sorted(caught, key=lambda one: one.severity.rank)
    options = [repairs_of(one, result) for one in told]
    best = max(options, key=lambda repairs: (bool(rank_of(repairs, case)), -rank_of(repairs, case)))
    return Verdict(
        level=told[0].severity.value,
        codes=tuple(dict.fromkeys(one.rule.code for one in told)),
        repairs=len(best),
        rank=rank_of(best, case),
        restored=bool(best) and any(each.text == plain(case.original) for each in best[0]),
        elsewhere=others,
    )


def key_of(finding: Finding, edits: Sequence[Edit]) -> Key:
    """Name a finding by code and place in the base."""
    return (finding.rule.code, unmoved(finding.span.start, edits), unmoved(finding.span.end, edits))


def unmoved(offset: int, edits: Sequence[Edit]) -> int:
    """Return where an offset of the changed text lies in the base."""
    shift = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        start = edit.start + shift
        if offset <= start:
            break
        if offset < start + len(edit.text):
            return edit.start
        shift += len(edit.text) - (edit.end - edit.start)
    return offset - shift


def evidence(finding: Finding) -> Iterator[Place]:
    """Yield what a finding rests on: its words, the other ends, the numbers of its relations."""
    yield (finding.span.start, finding.span.end)
    yield from ((related.span.start, related.span.end) for related in finding.observation.related)
    for relation in finding.observation.relations:
        for term in relation.printed_terms:
            yield (term.quantity.span.start, term.quantity.span.end)


def meet(one: Place, other: Place) -> bool:
    """Whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def repairs_of(finding: Finding, result: Told) -> tuple[Repair, ...]:
    """Return the repairs proposed for a finding or its group, most plausible first."""
    if finding.repairs:
        return finding.repairs
    group = next((one for one in result.groups if one.identifier == finding.group), None)
    if group is None:
        return ()
    return (group.repair,) if group.repair else group.alternatives


def rank_of(repairs: Sequence[Repair], case: Case) -> int:
    """Return the position, from 1, of the first repair that exchanges the changed token; 0 where none does."""
    for position, repair in enumerate(repairs, start=1):
        spans = [(each.quantity.span.start, each.quantity.span.end) for each in repair]
        if any(meet(span, token) for span in spans for token in case.tokens):
            return position
    return 0


def plain(text: str) -> str:
    """Leave separators out."""
    return text.replace(",", "")


# ---------------------------------------------------------------- neutral changes


@dataclass(frozen=True, slots=True)
class Stability:
    """What a change that should change nothing has changed."""

    gained: Mapping[tuple[str, str], int]
    """Findings more, by code and severity."""
    lost: Mapping[tuple[str, str], int]
    """Findings less."""
    bound: int
    """Numbers in decided relations, more (or less, if negative) than before."""

    @property
    def silent(self) -> bool:
        """Whether all findings are as before."""
        return not (self.gained or self.lost)

    @property
    def quiet(self) -> bool:
        """Whether all errors and warnings are as before."""
        return all(severity == "info" for _, severity in (*self.gained, *self.lost))


def settled(case: Case) -> Stability:
    """Compare the findings before and after by code and severity."""
    told, now = base_told(case.before), told_of(read(case.after.encode(), "a.md"))
    before, after = profile(told.findings), profile(now.findings)
    return Stability(dict(after - before), dict(before - after), now.bound - told.bound)


# ---------------------------------------------------------------- many


def judge_all(cases: Sequence[Case], jobs: int | None = None) -> list[Verdict]:
    """Judge changes in several processes, in order."""
    with ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
        return list(pool.map(judged, cases, chunksize=8))


def settle_all(cases: Sequence[Case], jobs: int | None = None) -> list[Stability]:
    """Compare neutral changes in several processes, in order."""
    with ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
        return list(pool.map(settled, cases, chunksize=8))

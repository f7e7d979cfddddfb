"""A saved run in, a run out: the JSON of `check` holds all that is drawn of it, only not the reports themselves.

The looks that found nothing, and the nodes of the report, stand in its details; those of another version of the program
are passed over, and the run tells its findings and counts all the same.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from reportlint.finding import (
    Coverage,
    Finding,
    Group,
    Observation,
    Observed,
    Related,
    Replacement,
    Result,
    Run,
    Silence,
    SilenceKind,
    Tally,
)
from reportlint.load.details import Details, fits, unpacked
from reportlint.load.mistakes import Mistake
from reportlint.load.script import LARGE, Script, read_script
from reportlint.messages import LANGUAGES, PROBLEMS
from reportlint.model import Document, Doubt, Layout, Problem, Span
from reportlint.number import Kind, Quantity
from reportlint.rule import Outcome, Profile, Rule, Severity

Record = Mapping[str, Any]

VERSION = 1
"""The version of the JSON that is understood."""


@dataclass(frozen=True, slots=True)
class Restorer:
    """Makes results of their records."""

    rules: Mapping[str, Rule]
    """Code → rule, as far as they are known today."""
    profiles: Mapping[str, Profile]
    """Name → local scheme, as far as they are known today."""

    def result(self, record: Record) -> Result:
        """Make a result."""
        details = self.details(record)
        document = Document(
            text(record["text"]), text(record["format"]), pages=record["pages"], layout=layout_of(record)
        )
        looks = details.observed if details else ()
        findings = tuple(self.finding(one, looks) for one in record["findings"])
        suppressed = tuple(self.finding(one, looks) for one in record["suppressed"])
        told = Result(
            path=text(record["path"]),
            document=document,
            sha256=text(record["sha256"]),
            observed=looks or tuple(Observed(one.rule, one.observation) for one in (*findings, *suppressed)),
            findings=findings,
            suppressed=suppressed,
            groups=tuple(map(group_of, record["groups"])),
            tallies={code: tally_of(tally) for code, tally in record["observed"].items()},
            coverage=Coverage(**{name: int(record["coverage"][name]) for name in ("numbers", "checked", "protected")}),
            problems=tuple(map(problem_of, record["problems"])),
            of_requests=bool(record.get("of_requests")),
            profile=self.profiles.get(record.get("profile") or ""),
        )
        return with_details(told, details) if details else told

    def details(self, record: Record) -> Details | None:
        """Make the details of a result, None where there are none of this version."""
        packed = record.get("details")
        if not packed or not fits(packed):
            return None
        return unpacked(packed, lambda code: self.rules.get(code) or unknown_rule(code), len(record["text"]))

    def finding(self, record: Record, looks: Sequence[Observed]) -> Finding:
        """Make a finding."""
        return Finding(
            rule=self.rule(record),
            observation=observation_of(record, looks),
            severity=Severity(record["severity"]),
            place=tuple(map(text, record["place"])),
            fingerprint=text(record["fingerprint"]),
            context=span_between(*record["context_offsets"]),
            group=None if record["group"] is None else text(record["group"]),
            silenced=silence_of(record["silenced"]),
            repairs=tuple(map(repair_of, record["repairs"])),
            doubt=doubt_of(record.get("doubt")),
        )

    def rule(self, record: Record) -> Rule:
        """Return the rule that spoke, or one that says what it said where it is not known any more."""
        known = self.rules.get(record["code"])
        if known is not None:
            return known
        said = text(record["message"]).replace("{", "{{").replace("}", "}}")
        severity = Severity(record["severity"])
        return unknown_rule(text(record["code"]), text(record["name"]), text(record["summary"]), said, severity)


def unknown_rule(
    code: str, name: str = "", summary: str = "", said: str = "", severity: Severity = Severity.INFO
) -> Rule:
    """Make a rule that is not known any more, of what was saved of it."""
    return Rule(code, name, severity, "", None, both(summary), both(said), both(summary))


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run that was saved."""

    run: Run
    """What it found."""
    detailed: bool
    """Whether it holds every look and the nodes of its reports, as this version of the program knows them."""


def read_run(path: str, rules: Iterable[Rule], profiles: Iterable[Profile]) -> SavedRun:
    """Read a saved run; raises `RuleFilesError` for what is none."""
    script = read_script(path, LARGE)
    record = parsed(script)
    restorer = Restorer({rule.code: rule for rule in rules}, {profile.name: profile for profile in profiles})
    try:
        results = tuple(map(restorer.result, record["results"]))
        detailed = all(fits(one.get("details") or {}) for one in record["results"])
        return SavedRun(Run(results, tuple(map(str, record.get("warnings", ())))), detailed)
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        detail = f"{type(error).__name__}: {error}"
        raise script.errors([Mistake(0, "no-run", {"detail": detail})]) from error


def parsed(script: Script) -> Record:
    """Read a text as the JSON of a run."""
    try:
        record = json.loads(script.text)
    except (json.JSONDecodeError, RecursionError) as error:
        at = getattr(error, "pos", 0)
        raise script.errors([Mistake(at, "json-syntax", {"detail": getattr(error, "msg", str(error))})]) from error
    version = record.get("version") if isinstance(record, dict) else None
    if version != VERSION:
        raise script.errors([Mistake(0, "no-run", {"detail": f"version: {version}"})])
    return dict(record)


def text(value: Any) -> str:  # noqa: ANN401 - from a file
    """Return a text; raises `TypeError` for what is none."""
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r:.40}")
    return value


def texts_by_name(record: Record) -> Mapping[str, str]:
    """Return a mapping from texts to texts."""
    return {text(name): text(value) for name, value in record.items()}


def both(said: str) -> Mapping[str, str]:
    """Say the same in every language."""
    return dict.fromkeys(LANGUAGES, said)


def layout_of(record: Record) -> Layout | None:
    """Put the spans of findings back on their pages; None where the report has none."""
    if record["format"] != "pdf":
        return None
    length, found = len(record["text"]), (*record["findings"], *record["suppressed"])
    pages, boxes = array("i", bytes(4 * length)), array("d", bytes(32 * length))
    for finding in found:
        for place in (finding["location"], *(one["location"] for one in finding["related"])):
            span = span_of(place)
            if place["page"] and place["box"]:
                for index in range(span.start, min(span.end, length)):
                    pages[index] = int(place["page"])
                    boxes[4 * index : 4 * index + 4] = array("d", map(float, place["box"]))
    return Layout(pages, boxes)


def span_of(record: Record) -> Span:
    """Make a span of a location."""
    return span_between(record["offset"], record["end_offset"])


def span_between(start: Any, end: Any) -> Span:  # noqa: ANN401 - from a file
    """Make a span of two offsets."""
    start, end = int(start), int(end)
    if not 0 <= start <= end:
        raise ValueError(f"offset {start} to {end}")
    return Span(start, end)


def observation_of(record: Record, looks: Sequence[Observed]) -> Observation:
    """Return the look a finding came from, or make it anew of what is told of it."""
    span, look = span_of(record["location"]), record.get("look")
    if looks and look is not None and looks[look].observation.span == span:
        return looks[look].observation
    return Observation(
        outcome=Outcome(record["outcome"]),
        span=span,
        values=texts_by_name(record["values"]),
        related=tuple(Related(span_of(one["location"]), text(one["text"])) for one in record["related"]),
        computed=text(record["computed"]),
        place=tuple(map(text, record["cell"])),
    )


def with_details(result: Result, details: Details) -> Result:
    """Return a result with the nodes of its report, and all that was seen in it."""
    groups = result.groups
    if len(groups) == len(details.summaries):
        said = zip(groups, details.summaries, strict=True)
        groups = tuple(replace(group, summary={**group.summary, **summary}) for group, summary in said)
    document = details.document(result.document)
    return replace(
        result,
        document=replace(document, problems=result.problems),
        groups=groups,
        standings=details.standings,
        titles=details.titles,
        sheets=details.sheets,
    )


def silence_of(record: Record | None) -> Silence | None:
    """Make the reason of a silence."""
    if record is None:
        return None
    until = date.fromisoformat(record["until"]) if record["until"] else None
    return Silence(SilenceKind(record["kind"]), text(record["reason"]), text(record["author"]), until)


def doubt_of(record: Record | None) -> Doubt | None:
    """Make the doubt of a finding."""
    return None if record is None else Doubt(span_of(record["location"]), text(record["kind"]))


def group_of(record: Record) -> Group:
    """Make a group; its summary is in the language the run was told in."""
    return Group(
        text(record["id"]),
        both(text(record["summary"])),
        tuple(map(text, record["fingerprints"])),
        repair_of(record["repair"]),
        texts_by_name(record["decision"]) if record["decision"] else None,
        tuple(map(repair_of, record["alternatives"])),
    )


def repair_of(records: Sequence[Record]) -> tuple[Replacement, ...]:
    """Make a repair: which printed numbers become which; what they measure is not told."""
    return tuple(
        Replacement(
            Quantity(span_of(one["location"]), text(one["quote"]), Fraction(0), 0, "", Kind.PLAIN),
            text(one["replacement"]),
        )
        for one in records
    )


def tally_of(record: Record) -> Tally:
    """Make a tally."""
    return Tally(*(int(record[name]) for name in ("looked", "pass", "fail", "review")))


def problem_of(record: Record) -> Problem:
    """Make a problem."""
    if record["kind"] not in PROBLEMS:
        raise ValueError(f"kind {record['kind']}")
    span = span_of(record["location"]) if record["location"] else None
    return Problem(record["kind"], texts_by_name(record["values"]), span, bool(record["fatal"]))

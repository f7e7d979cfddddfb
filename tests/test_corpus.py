"""The adversarial corpus through the real rules: traps stay silent, planted faults are found (corpus/README.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import check_text, rules

from reportlint.finding import Finding, Result
from reportlint.model import Span
from reportlint.rule import Severity

Case = Mapping[str, Any]
FOLDER = Path(__file__).parent / "corpus"
KNOWN = {"misses": "known-misses.yaml", "false-alarms": "known-false-alarms.yaml"}


def load_cases() -> Iterator[Case]:
    """Yield the cases of all topics."""
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name not in KNOWN.values():
            yield from yaml.safe_load(path.read_text(encoding="utf-8"))


def load_known(kind: str) -> Mapping[str, str]:
    """Read a list of what is known not to work: id → reason."""
    path = FOLDER / KNOWN[kind]
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.exists() else {}


CASES = {case["id"]: case for case in load_cases()}
TRAPS = [name for name, case in CASES.items() if not case["expect"]]
PLANTED = [name for name, case in CASES.items() if case["expect"]]
CODES = {code for case in CASES.values() for one in case["expect"] for code in (one["code"], *one.get("or", ()))}
MISSES, FALSE_ALARMS = load_known("misses"), load_known("false-alarms")


def marked(names: Sequence[str], known: Mapping[str, str]) -> list[Any]:
    """Make parameters; what is known not to work must still not work."""
    return [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=known[name])) if name in known else name
        for name in names
    ]


@cache
def result_of(name: str) -> Result:
    """Check the text of a case, once."""
    return check_text(CASES[name]["text"])


# ---------------------------------------------------------------- matching


def occurrences(text: str, token: str) -> Iterator[Span]:
    """Yield the places of a printed token; a number does not begin or end inside another."""
    before = r"(?<![\d])(?<!\d[.,])" if token[0].isdigit() else ""
    behind = r"(?![\d])(?![.,]\d)" if token[-1].isdigit() else ""
    pattern = r"\s*".join(map(re.escape, re.sub(r"\s+", "", token)))
    return (Span(*match.span()) for match in re.finditer(before + pattern + behind, text))


def places(entry: Mapping[str, Any], text: str) -> list[Span]:
    """Return where a finding may point."""
    return [span for token in (entry["quote"], *entry.get("also", ())) for span in occurrences(text, str(token))]


def meets(finding: Finding, entry: Mapping[str, Any], text: str) -> bool:
    """Whether a finding is the one an entry asks for."""
    if finding.rule.code not in {entry["code"], *entry.get("or", ())}:
        return False
    if "severity" in entry and finding.severity.value != entry["severity"]:
        return False
    return any(finding.span.covers(place) or place.covers(finding.span) for place in places(entry, text))


def assign(entries: Sequence[Mapping[str, Any]], findings: Sequence[Finding], text: str) -> list[Finding] | None:
    """Give every entry a finding of its own, None where that cannot be done."""
    if not entries:
        return []
    for index, finding in enumerate(findings):
        if meets(finding, entries[0], text):
            rest = assign(entries[1:], [*findings[:index], *findings[index + 1 :]], text)
            if rest is not None:
                return [finding, *rest]
    return None


def is_judged(finding: Finding, allowed: Sequence[str]) -> bool:
    """Whether silence is judged on a finding."""
    if finding.severity is Severity.INFO:
        return finding.rule.code in CODES and finding.rule.code not in allowed
    return True


def spans(finding: Finding) -> list[Span]:
    """Return every place a finding speaks of."""
    return [finding.span, *(related.span for related in finding.observation.related)]


def false_alarms(case: Case, result: Result) -> list[str]:
    """Return the findings that nothing of the case explains."""
    text, found = case["text"], result.findings
    figures = [place for entry in case["expect"] for place in places(entry, text)]
    figures += [
        span for entry in case["expect"] for finding in found if meets(finding, entry, text) for span in spans(finding)
    ]
    return [
        told(finding, text)
        for finding in found
        if is_judged(finding, case.get("allow", ()))
        and not any(span.meets(figure) for span in spans(finding) for figure in figures)
    ]


def told(finding: Finding, text: str) -> str:
    """Print a finding in short."""
    quote = text[finding.span.start : finding.span.end]
    return f"{finding.rule.code} {finding.severity.value} {quote}: {finding.observation.computed}"


# ---------------------------------------------------------------- the cases


@pytest.mark.parametrize("name", marked(TRAPS, FALSE_ALARMS))
def test_a_trap_stays_silent(name: str) -> None:
    assert false_alarms(CASES[name], result_of(name)) == []


@pytest.mark.parametrize("name", marked(PLANTED, MISSES))
def test_a_planted_fault_is_found(name: str) -> None:
    case, result = CASES[name], result_of(name)
    found = [told(finding, case["text"]) for finding in result.findings]
    assert assign(case["expect"], result.findings, case["text"]) is not None, found


@pytest.mark.parametrize("name", marked(PLANTED, FALSE_ALARMS))
def test_a_planted_fault_brings_no_false_alarm(name: str) -> None:
    assert false_alarms(CASES[name], result_of(name)) == []


@pytest.mark.parametrize("name", CASES)
def test_no_rule_breaks_down(name: str) -> None:
    assert [problem for problem in result_of(name).problems if problem.kind == "rule-failed"] == []


# ---------------------------------------------------------------- the corpus itself


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case["id"] for case in load_cases()]
    assert len(names) == len(set(names))


def test_every_quote_stands_in_its_text() -> None:
    absent = [
        (name, entry["quote"])
        for name in PLANTED
        for entry in CASES[name]["expect"]
        if not list(occurrences(CASES[name]["text"], str(entry["quote"])))
    ]
    assert absent == []


def test_every_expected_code_is_a_rule() -> None:
    asked = {entry["code"] for case in CASES.values() for entry in case["expect"]}
    assert asked - {rule.code for rule in rules()} == set()


def test_what_is_known_not_to_work_is_a_case_with_a_reason() -> None:
    assert set(MISSES) <= set(PLANTED)
    assert set(FALSE_ALARMS) <= set(CASES)
    assert all(str(reason).strip() for reason in (*MISSES.values(), *FALSE_ALARMS.values()))

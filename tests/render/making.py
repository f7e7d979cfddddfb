"""Small results made by hand, so that renderers can be tested without rules."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reportlint.finding import Finding, Observation, Observed, Related, Result, Run, Silence, Tally
from reportlint.model import Document, Span
from reportlint.number import Kind, Quantity
from reportlint.read import read
from reportlint.relation import Formula, Relation, Term, evaluate
from reportlint.rule import Outcome, Rule, Severity


def document_of(text: str, name: str = "报告.md") -> Document:
    """Read a document from text."""
    return read(text.encode(), name)


def span_of(document: Document, words: str, nth: int = 1) -> Span:
    """Find the nth occurrence of some words."""
    at = -1
    for _ in range(nth):
        at = document.text.index(words, at + 1)
    return Span(at, at + len(words))


def rule_of(code: str = "SCO101", severity: Severity = Severity.ERROR, **changes: object) -> Rule:
    """Make a rule."""
    settings: dict[str, object] = {
        "name": "score-above-maximum",
        "check": "row-bound",
        "params": {},
        "summary": {"zh": "得分高于分值", "en": "awarded score exceeds the maximum"},
        "message": {"zh": "“{label}”得分 {low} 分，高于分值 {high} 分。", "en": "“{label}” scores {low} of {high}."},
        "why": {"zh": "单项得分不得超过该项分值。", "en": "No score may exceed its maximum."},
    }
    return Rule(code, severity=severity, **{**settings, **changes})  # type: ignore[arg-type]


def finding_of(
    document: Document,
    words: str | Span,
    *,
    context: str | Span | None = None,
    related: Mapping[str, str] | Mapping[Span, str] | None = None,
    rule: Rule | None = None,
    values: Mapping[str, str] | None = None,
    computed: str = "",
    place: tuple[str, ...] = (),
    outcome: Outcome = Outcome.FAIL,
    group: str | None = None,
    silenced: Silence | None = None,
) -> Finding:
    """Make a finding about some words of a document; the context is their line unless it is given."""
    span = words if isinstance(words, Span) else span_of(document, words)
    rule = rule or rule_of()
    others = tuple(
        Related(key if isinstance(key, Span) else span_of(document, key), text)
        for key, text in (related.items() if related else ())
    )
    observation = Observation(outcome, span, values or {}, others, computed, place=place)
    around = line_of(document, span) if context is None else context
    around = around if isinstance(around, Span) else span_of(document, around)
    return Finding(rule, observation, rule.severity, place, "0123456789abcdef", around, group, silenced)


def line_of(document: Document, span: Span) -> Span:
    """Return the line a span begins on."""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.start)
    return Span(start, len(document.text) if end < 0 else end)


def result_of(document: Document, *findings: Finding, path: str = "报告.md", **changes: object) -> Result:
    """Make a result; every rule of its findings looked once."""
    tallies = {finding.rule.code: Tally(1, 0, 1, 0) for finding in findings}
    settings: dict[str, object] = {"findings": findings, "tallies": tallies, "problems": document.problems, **changes}
    return Result(path, document, "00" * 32, **settings)  # type: ignore[arg-type]


def run_of(document: Document, *findings: Finding, **changes: object) -> Run:
    """Make a run of one file."""
    return Run((result_of(document, *findings, **changes),))  # type: ignore[arg-type]


def quantity_of(document: Document, words: str, nth: int = 1, kind: Kind = Kind.SCORE) -> Quantity:
    """Make the quantity printed as `words`."""
    decimals = len(words.partition(".")[2])
    return Quantity(span_of(document, words, nth), words, Fraction(words), decimals, "", kind)


def sum_of(stated: Quantity, *addends: Quantity) -> Relation:
    """Make the relation that some quantities add up to a stated one."""
    return evaluate(Relation(Formula.SUM, tuple(map(Term, addends)), Term(stated)))


def observed_of(relation: Relation, rule: Rule, place: tuple[str, ...] = ()) -> Observed:
    """Make the observation that looked at a relation."""
    outcome = Outcome.PASS if relation.holds else Outcome.FAIL
    return Observed(rule, Observation(outcome, relation.stated.quantity.span, relations=(relation,), place=place))

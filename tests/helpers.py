"""Inputs as text: numbers as printed, sentences as facts, passages as observations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from reportlint.checks import CHECKS
from reportlint.config import Config
from reportlint.facts import Facts, extract
from reportlint.facts.text.quantities import UNITS
from reportlint.finding import Finding, Observation, Result
from reportlint.flow import Beliefs, lint
from reportlint.load.profiles import load_profiles
from reportlint.load.rules import load_rules
from reportlint.load.vocabulary import load_vocabulary
from reportlint.model import Document, Span
from reportlint.number import Kind, Modifier, Quantity, Unit
from reportlint.read import read
from reportlint.relation import Formula, Relation, Term, evaluate
from reportlint.rule import Profile, Rule, Vocabulary

ROOT = Path(__file__).parent.parent
RULES = ROOT / "rules"

PRINTED = re.compile(r"(-?)([\d,]+(?:\.\d+)?)\s*(.*)")


def printed(text: str, modifier: Modifier = Modifier.NONE, *, at: int = 0) -> Quantity:
    """Make the quantity that a bare print such as `-1,234.50 万元` is, without the lexer; it stands at `at`."""
    match = PRINTED.fullmatch(text.strip())
    assert match, text
    sign, digits, unit = match.groups()
    digits = digits.replace(",", "")
    meaning = UNITS.get(unit, Unit(Kind.PLAIN, Fraction(1)))
    return Quantity(
        span=Span(at, at + len(sign + digits)),
        text=sign + digits,
        value=Fraction(sign + digits),
        decimals=len(digits.partition(".")[2]),
        unit=unit,
        kind=meaning.kind,
        scale=meaning.scale,
        modifier=modifier,
    )


def round_half_even(value: Fraction, decimals: int) -> Fraction:
    """Round to `decimals` places, ties to the even digit, as GB/T 8170 prescribes: the print of some reports."""
    return round(value, decimals)


def term(text: str, *, at: int = 0) -> Term:
    """Make a term: `- 60.17 万元` with a blank behind the sign is subtracted, `-30.59%` is a negative number."""
    subtracted = text.startswith("- ")
    return Term(printed(text[2:] if subtracted else text, at=at), -1 if subtracted else 1)


def relation(formula: Formula, operands: str | Sequence[str], stated: str) -> Relation:
    """Evaluate a relation written as text: operands separated by ` | `, each number at a place of its own."""
    listed = operands.split(" | ") if isinstance(operands, str) else list(operands)
    terms = [term(text, at=100 * number) for number, text in enumerate([*listed, stated])]
    return evaluate(Relation(formula, tuple(terms[:-1]), terms[-1]))


def restated(one: Relation, quantity: Quantity) -> Relation:
    """Evaluate a relation again with another stated number."""
    return evaluate(replace(one, stated=replace(one.stated, quantity=quantity)))


# ---------------------------------------------------------------- documents


def document(text: str, name: str = "a.md") -> Document:
    """Read a Markdown text."""
    return read(text.encode(), name)


@cache
def vocabulary() -> Vocabulary:
    """Load the words of the genre, once."""
    return load_vocabulary([RULES])


def facts(text: str) -> Facts:
    """Read the facts of a Markdown text."""
    return extract(document(text), vocabulary())


def look(check: str, text: str, **params: object) -> list[Observation]:
    """Let one kind of check look at a text."""
    kind = CHECKS[check]
    return list(kind.run(facts(text), kind.params(**params)))


def told(check: str, text: str, **params: object) -> list[str]:
    """Let one kind of check look, and print what it saw: `fail 11.66%: 214.17 ÷ (…) = … ≠ 11.66%`."""
    return [shown(one, text) for one in look(check, text, **params)]


def shown(one: Observation, text: str) -> str:
    """Print an observation: outcome, the words pointed at, the arithmetic."""
    quote = text[one.span.start : one.span.end]
    return f"{one.outcome.value} {quote}" + (f": {one.computed}" if one.computed else "")


def outcomes(check: str, text: str, **params: object) -> list[str]:
    """Let one kind of check look, and say only how each look came out."""
    return [one.outcome.value for one in look(check, text, **params)]


# ---------------------------------------------------------------- rules


def has_rules() -> bool:
    """Whether there are rule files beside the vocabulary."""
    return any(path.parent.name != "vocabulary" for path in RULES.rglob("*.yaml"))


@cache
def rules() -> tuple[Rule, ...]:
    """Load every rule, once."""
    return load_rules([RULES], {name: check.params for name, check in CHECKS.items()})


@cache
def profiles() -> tuple[Profile, ...]:
    """Load every profile, once."""
    return load_profiles([RULES])


@cache
def default_beliefs() -> Beliefs:
    """Bring the rules that are on by default, and the words."""
    chosen = tuple(rule for rule in rules() if rule.default and rule.status == "stable")
    return Beliefs(chosen, vocabulary(), profiles=profiles())


def check_bytes(data: bytes, name: str) -> Result:
    """Run the whole flow on the bytes of one file."""
    return lint(data, name, default_beliefs(), Config())


def check_text(text: str) -> Result:
    """Run the whole flow on a Markdown text."""
    return check_bytes(text.encode(), "a.md")


def alarms(text: str) -> list[str]:
    """Return the errors and warnings about the numbers of a self-evaluation report, with the words they point at."""
    result = check_text(f"# 绩效自评报告\n\n{text}")
    loud = [one for one in result.findings if one.severity.value != "info" and one.rule.code[:3] not in {"CON", "SEC"}]
    return [f"{one.rule.code} {result.document.quote(one.span)}" for one in loud]


def quoted(result: Result, finding: Finding) -> str:
    """Return the words a finding points at, white space left out."""
    return bare(result.document.quote(finding.span))


def bare(text: str) -> str:
    """Leave white space out."""
    return re.sub(r"\s+", "", text)

"""From a relation to an observation: what each verdict means for the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf

from reportlint.facts import Prose
from reportlint.finding import Hunch, Observation, Related
from reportlint.model import Span
from reportlint.number import Kind, Modifier, Quantity, approximate, last_step
from reportlint.patterns import compiled
from reportlint.relation import (
    LINEAR,
    Basis,
    Changes,
    Formula,
    Relation,
    Term,
    Verdict,
    arithmetic,
    evaluate,
    reworded,
    substituted,
)
from reportlint.rule import Outcome, Severity


def relate(formula: Formula, operands: Sequence[Term], stated: Term, basis: Basis = Basis.DECLARED) -> Relation:
    """Make and evaluate a relation."""
    return evaluate(Relation(formula, tuple(operands), stated, basis))


def observe(  # noqa: PLR0913 - what an observation may say; all but the first three by name
    relation: Relation,
    values: Mapping[str, str] | None = None,
    related: Sequence[Related] = (),
    *,
    span: Span | None = None,
    place: tuple[str, ...] = (),
    ceiling: Severity | None = None,
    unsure: bool = False,
    hunch: Hunch = Hunch.NONE,
) -> Observation:
    """Turn an evaluated relation into an observation of the stated number, or of `span`.

    What is `unsure`, or only a `hunch`, is for review where it does not hold; a hunch may be borne out by the rest of
    the document.
    """
    computed = arithmetic(relation)
    open_question = bool(unsure or hunch) and relation.verdict is Verdict.INCONSISTENT
    return Observation(
        outcome=Outcome.REVIEW if open_question else outcome_of(relation),
        span=span or relation.stated.quantity.span,
        values=dict(values or {}) | {"stated": relation.stated.quantity.shown(), "computed": computed},
        related=tuple(related),
        computed=computed,
        relations=(relation,),
        ceiling=lower(ceiling, Severity.WARNING if hunch and open_question else ceiling_of(relation)),
        place=place,
        hunch=hunch if open_question and not unsure else Hunch.NONE,
    )


def lower(first: Severity | None, second: Severity | None) -> Severity | None:
    """Return the lower of two ceilings."""
    return max((one for one in (first, second) if one), key=lambda one: one.rank, default=None)


def outcome_of(relation: Relation) -> Outcome:
    """Say what a verdict comes to: a hedged number never fails, a shortened one is for a person to judge."""
    match relation.verdict:
        case Verdict.EXACT:
            return Outcome.PASS
        case Verdict.ROUNDED:
            return Outcome.FAIL if relation.strained else Outcome.PASS
        case Verdict.INCONSISTENT:
            hedged = any(term.quantity.modifier is not Modifier.NONE for term in relation.terms)
            return Outcome.REVIEW if hedged else Outcome.FAIL
        case Verdict.TRUNCATED | Verdict.DOUBLE_ROUNDED if relation.basis is Basis.DECLARED:
            return Outcome.FAIL
        case _:
            return Outcome.REVIEW


def ceiling_of(relation: Relation) -> Severity | None:
    """Cap what is inferred, or could still be rounding, at a warning, and digits cut off at a hint."""
    if relation.verdict in {Verdict.TRUNCATED, Verdict.DOUBLE_ROUNDED}:
        return Severity.INFO
    return Severity.WARNING if relation.strained or relation.basis is Basis.INFERRED else None


def best(relations: Sequence[Relation]) -> int | None:
    """Return the position of the relation that holds best, the first of those that hold alike; None if none holds."""
    holding = [(FIT.index(one.verdict), at) for at, one in enumerate(relations) if one.holds]
    return min(holding)[1] if holding else None


FIT = (Verdict.EXACT, Verdict.ROUNDED, Verdict.TRUNCATED, Verdict.DOUBLE_ROUNDED)
"""Verdicts that hold, the best first."""


def beside(terms: Sequence[tuple[Term, str]]) -> tuple[Related, ...]:
    """Name the other printed numbers of a relation."""
    return tuple(Related(term.quantity.span, text) for term, text in terms)


def looks_meant(relation: Relation) -> bool:
    """Whether one changed digit would close a sum: then the numbers were meant to add up, though no word says so.

    Only sums of at least four printed digits count; shorter ones close by chance.
    """
    if relation.point is None or len(relation.stated.quantity.text.replace(".", "")) < 4:
        return False
    residual = abs(relation.point - relation.stated.value)
    finest = min(term.quantity.ulp * term.quantity.scale for term in relation.terms)
    steps = str(residual / finest)
    return len(steps.rstrip("0")) == 1 and one_digit_off(relation)


def one_digit_off(relation: Relation) -> bool:
    """Whether one changed digit of one of its numbers would make a relation exact."""
    return any(closes(relation, index) for index in range(len(relation.terms)))


def closes(relation: Relation, index: int) -> bool:
    """Whether some changed digit of one of the numbers makes the relation exact."""
    quantity = relation.terms[index].quantity
    changes = Changes.of(quantity.text).within(*closing_range(relation, index))
    mutants = (reworded(quantity, text) for text in changes)
    return any(substituted(relation, {quantity.span: mutant}).verdict is Verdict.EXACT for mutant in mutants)


def closing_range(relation: Relation, index: int) -> tuple[float, float]:
    """Return what one of the numbers must be, as it is printed, to close a sum: seen in floating point, with room."""
    terms = relation.terms
    alone = sum(term.quantity.span == terms[index].quantity.span for term in terms) == 1
    if relation.formula not in LINEAR or not alone:
        return -inf, inf
    values = [approximate(term.quantity) * term.weight for term in terms]
    residual = values[-1] - sum(values[:-1])
    room = last_step(terms[-1].quantity) + 1e-9 * sum(map(abs, values))
    missing = -residual if index == len(terms) - 1 else residual
    factor = terms[index].weight * float(terms[index].quantity.scale)
    ends = sorted(((values[index] + missing - room) / factor, (values[index] + missing + room) / factor))
    return ends[0], ends[1]


def numbers(one: Observation) -> frozenset[Span]:
    """Return the places of the numbers of a look."""
    return frozenset(term.quantity.span for relation in one.relations for term in relation.printed_terms)


def distinct(observations: Iterable[Observation]) -> Iterator[Observation]:
    """Yield each look once: the same numbers tied in the same way are not told twice."""
    seen: set[tuple[Span, frozenset[Span]]] = set()
    for one in observations:
        key = (one.span, numbers(one))
        if key not in seen:
            seen.add(key)
            yield one


def observe_count(  # noqa: PLR0913 - what a count may say; all but the first three by name
    prose: Prose,
    span: Span,
    told: int,
    *,
    found: int,
    values: Mapping[str, str],
    where: Related,
    holds: bool | None = None,
    unsure: bool = False,
) -> Observation:
    """Compare a number of things told at `span` with those `found`; `holds` where more than one number may be right."""
    right = told == found if holds is None else holds
    return Observation(
        Outcome.PASS if right else Outcome.REVIEW if unsure else Outcome.FAIL,
        span,
        dict(values),
        (where,),
        f"{found} {'=' if right else '≠'} {told}",
        relations=counted_relation(prose, span, found) or (spelled_relation(prose, span, told) if right else ()),
    )


SPELLED = compiled(r"[一二两三四五六七八九十]{1,3}")
"""A number of things in words."""


def spelled_relation(prose: Prose, span: Span, told: int) -> tuple[Relation, ...]:
    """Relate a number in words that is no quantity, as 三 of 三方面, to the length of its list that it is."""
    match = SPELLED.match(prose.passage.text, prose.passage.find(span)[0])
    if match is None:
        return ()
    number = Quantity(prose.passage.locate(*match.span()), str(told), Fraction(told), 0, "", Kind.COUNT)
    return (relate(Formula.COUNT, [Term(number, printed=False)], Term(number)),)


def counted_relation(prose: Prose, span: Span, items: int) -> tuple[Relation, ...]:
    """Relate the number in front of a list to its length, for the ledger and coverage."""
    stated = next((quantity for quantity in prose.quantities if span.covers(quantity.span)), None)
    if stated is None:
        return ()
    length = Quantity(stated.span, str(items), Fraction(items), 0, stated.unit, Kind.COUNT)
    return (relate(Formula.COUNT, [Term(length, printed=False)], Term(stated)),)

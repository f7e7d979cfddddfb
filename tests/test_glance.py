"""What is quick says the same as what is thorough: glances at relations, quotients by two corners, sums by one step."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from unittest.mock import patch

from helpers import relation, term
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportlint.checks.observe import one_digit_off
from reportlint.number import Interval, Modifier
from reportlint.relation import (
    FORMULAS,
    Formula,
    Relation,
    Verdict,
    digit_mutants,
    evaluate,
    may_make,
    misses,
    reaching,
    substituted,
    whole_of,
)
from reportlint.relation.formulas import image, image_by_corners, positive_base

PRINTS = st.builds(
    lambda minus, whole, decimals, places, unit: f"{minus}{whole}{f'.{decimals:0{places}d}' if places else ''}{unit}",
    st.sampled_from(["", "", "", "-"]),
    st.integers(0, 3000),
    st.integers(0, 9),
    st.integers(0, 3),
    st.sampled_from(["万元", "元", "人", "亿元", "分", "公里", "%"]),
)
ARITY = {
    Formula.EQUAL: 1,
    Formula.SUM: 3,
    Formula.PARTITION: 3,
    Formula.COUNT: 2,
    Formula.MEAN: 3,
    Formula.RATIO: 2,
    Formula.GROWTH: 2,
    Formula.CHANGE_RATE: 2,
    Formula.PRODUCT: 2,
    Formula.WEIGHTED: 4,
    Formula.COMPOUND: 3,
    Formula.ELIMINATION: 5,
}
SHAPES = st.sampled_from(list(ARITY)).flatmap(
    lambda formula: st.tuples(st.just(formula), st.lists(PRINTS, min_size=ARITY[formula], max_size=ARITY[formula]))
)
ENDS = st.fractions(-50, 50, max_denominator=20)
SETS = st.builds(
    lambda ends, low_in, high_in: Interval(
        min(ends), max(ends), low_in or ends[0] == ends[1], high_in or ends[0] == ends[1]
    ),
    st.tuples(ENDS, ENDS),
    st.booleans(),
    st.booleans(),
)


def hedged(one: Relation, hedges: list[Modifier]) -> Relation:
    """Print hedges with the numbers of a relation."""
    terms = [
        replace(each, quantity=replace(each.quantity, modifier=hedge))
        for each, hedge in zip(one.terms, [*hedges, *[Modifier.NONE] * len(one.terms)], strict=False)
    ]
    return Relation(one.formula, tuple(terms[:-1]), terms[-1])


def near(one: Relation, steps: int) -> Relation:
    """Let the stated number miss what the others give by some last places."""
    if one.point is None:
        return one
    stated = one.stated.quantity
    value = round(one.point / stated.scale, stated.decimals) + steps * stated.ulp
    text = f"{float(value):.{stated.decimals}f}"
    return replace(one, stated=replace(one.stated, quantity=replace(stated, text=text, value=Fraction(text))))


@settings(max_examples=300, deadline=None)
@given(SHAPES, PRINTS, st.lists(st.sampled_from(list(Modifier)), max_size=2), st.none() | st.integers(-3, 3))
def test_what_misses_at_a_glance_is_refused_by_the_whole_ladder(
    shape: tuple[Formula, list[str]], stated: str, hedges: list[Modifier], steps: int | None
) -> None:
    one = hedged(relation(*shape, stated), hedges)
    one = one if steps is None else near(evaluate(one), steps)
    with patch("reportlint.relation.ladder.misses", lambda _: False):
        thorough = evaluate(one)
    assert evaluate(one) == thorough
    assert not misses(one) or thorough.verdict is Verdict.INCONSISTENT


def test_a_sum_that_misses_by_far_is_seen_to_miss() -> None:
    assert misses(relation(Formula.SUM, "12.50万元 | 30.25万元", "52.75万元"))
    assert not misses(relation(Formula.SUM, "12.50万元 | 30.25万元", "42.76万元"))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([Formula.RATIO, Formula.GROWTH, Formula.CHANGE_RATE]), SETS, SETS)
@example(Formula.CHANGE_RATE, Interval(Fraction(-1), Fraction(2)), Interval(Fraction(-5), Fraction(-3)))
@example(
    Formula.RATIO, Interval(Fraction(0), Fraction(1), low_in=False), Interval(Fraction(1), Fraction(2), high_in=False)
)
def test_two_corners_of_a_quotient_are_its_ends(formula: Formula, first: Interval, second: Interval) -> None:
    values = [first, second]
    expected = image_by_corners(FORMULAS[formula], values) if positive_base(formula, values) else None
    assert image(formula, values) == expected


@settings(max_examples=150, deadline=None)
@given(st.lists(PRINTS, min_size=2, max_size=3), PRINTS, st.none() | st.integers(-3, 3))
def test_a_changed_digit_that_closes_a_sum_is_found_without_trying_all(
    operands: list[str], stated: str, steps: int | None
) -> None:
    one = relation(Formula.SUM, operands, stated)
    one = one if steps is None else evaluate(near(one, steps))
    tried = [
        substituted(one, {each.quantity.span: mutant}).verdict is Verdict.EXACT
        for each in one.terms
        for mutant in digit_mutants(each.quantity)
    ]
    assert one_digit_off(one) == any(tried)


def test_a_number_that_stands_twice_in_a_sum_is_changed_in_both_places() -> None:
    twice = Relation(Formula.SUM, (term("21万元"), term("21万元")), term("44万元", at=100))
    assert one_digit_off(evaluate(twice))


@given(st.lists(PRINTS, min_size=2, max_size=6), st.integers(2, 6), st.integers(-1, 1))
def test_no_beginning_of_a_list_that_makes_a_number_is_passed_over(parts: list[str], size: int, drift: int) -> None:
    terms = [term(each) for each in parts]
    whole = sum((each.value for each in terms[:size]), Fraction(0)) + Fraction(drift, 100)
    stated = term(f"{float(whole):.2f}{terms[0].quantity.unit if terms[0].quantity.scale == 1 else '元'}")
    for count in range(1, len(terms) + 1):
        if evaluate(Relation(Formula.SUM, tuple(terms[:count]), stated)).holds:
            assert count in reaching(terms, stated)
            assert may_make(whole_of(terms[:count]), stated)

"""Marks that follow from what was measured: by steps, by so much a step short, by case, in proportion."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from helpers import printed
from hypothesis import given
from hypothesis import strategies as st

from reportlint.award import Award, Each, Share, Short, Step, Steps
from reportlint.number import Interval
from reportlint.relation import Formula, Relation, Term, Verdict, arithmetic, evaluate, refused, substituted

FEW = st.fractions(0, 2, max_denominator=100)
FULLS = st.integers(1, 50).map(Fraction)
TIERS = Steps(
    (
        Step(Interval(Fraction(1), None), Fraction(10)),
        Step(Interval(Fraction(9, 10), Fraction(1), high_in=False), Fraction(9)),
    )
)


def judged(award: Award, operands: str, stated: str) -> Relation:
    """Evaluate a mark by a rule; operands are separated by ` | `."""
    terms = [Term(printed(text, at=100 * at)) for at, text in enumerate([*operands.split(" | "), stated])]
    return evaluate(Relation(Formula.TIER, tuple(terms[:-1]), terms[-1], award=award))


@pytest.mark.parametrize(
    ("award", "operands", "stated", "verdict"),
    [
        (Short(Fraction(1, 100), Fraction(1, 2)), "10分 | 91% | 95%", "8分", Verdict.EXACT),
        (Short(Fraction(1, 100), Fraction(1, 2)), "10分 | 91% | 95%", "9分", Verdict.INCONSISTENT),
        # 2.6 points short: 2.6 steps, or two whole ones, or three begun ones
        (Short(Fraction(1, 100), Fraction(1)), "10分 | 92.4% | 95%", "7.4分", Verdict.EXACT),
        (Short(Fraction(1, 100), Fraction(1)), "10分 | 92.4% | 95%", "8分", Verdict.EXACT),
        (Short(Fraction(1, 100), Fraction(1)), "10分 | 92.4% | 95%", "7分", Verdict.EXACT),
        (Short(Fraction(1, 100), Fraction(1)), "10分 | 92.4% | 95%", "6分", Verdict.INCONSISTENT),
        (Short(Fraction(1, 100), Fraction(1)), "10分 | 70% | 95%", "0分", Verdict.EXACT),
        (Short(Fraction(1), Fraction(1), above=True), "5分 | 18天 | 15天", "2分", Verdict.EXACT),
        (Each(Fraction(1, 2)), "5分 | 3处", "3.5分", Verdict.EXACT),
        (Each(Fraction(1, 2)), "5分 | 3处", "4分", Verdict.INCONSISTENT),
        (Share(), "20分 | 45公里 | 50公里", "18分", Verdict.EXACT),
        (Share(), "20分 | 52公里 | 50公里", "20分", Verdict.EXACT),
        # both official readings of an upper limit: A/B, and 2 - B/A
        (Share(above=True), "10分 | 22万元 | 20万元", "9.09分", Verdict.EXACT),
        (Share(above=True), "10分 | 22万元 | 20万元", "9分", Verdict.EXACT),
        (Share(above=True), "10分 | 22万元 | 20万元", "9.5分", Verdict.INCONSISTENT),
        (Share(rate=True), "10分 | 91.19%", "9.12分", Verdict.EXACT),
        # systems cut digits off
        (Share(rate=True), "10分 | 91.19%", "9.11分", Verdict.TRUNCATED),
        (TIERS, "91.19%", "9分", Verdict.EXACT),
        (TIERS, "91.19%", "10分", Verdict.INCONSISTENT),
        (TIERS, "80%", "8分", Verdict.UNBOUND),
    ],
)
def test_a_mark_is_judged_by_every_reading_its_rule_allows(
    award: Award, operands: str, stated: str, verdict: Verdict
) -> None:
    relation = judged(award, operands, stated)
    assert relation.verdict is verdict
    assert refused(relation) is (verdict is Verdict.INCONSISTENT)


def test_only_marks_that_may_lie_anywhere_are_rounded() -> None:
    assert judged(Share(rate=True), "7分 | 97%", "6.8分").verdict is Verdict.EXACT
    assert judged(Each(Fraction(1, 2)), "5分 | 3处", "4分").verdict is Verdict.INCONSISTENT
    assert judged(TIERS, "100%", "9分").verdict is Verdict.INCONSISTENT


def test_the_computation_is_printed_with_the_nearest_reading() -> None:
    short = judged(Short(Fraction(1, 100), Fraction(1, 2)), "10分 | 91% | 95%", "9分")
    assert arithmetic(short) == "10 - (95% - 91%) ÷ 1% × 0.5 = 8 ≠ 9"
    assert arithmetic(judged(TIERS, "91.19%", "10分")) == "91.19% → 9 ≠ 10"


@given(
    full=FULLS, measured=FEW, standard=FEW, step=st.sampled_from([Fraction(1, 100), Fraction(1)]), above=st.booleans()
)
def test_no_rule_awards_more_than_the_maximum_or_less_than_nought(
    full: Fraction, measured: Fraction, standard: Fraction, step: Fraction, above: bool
) -> None:
    rules: tuple[Award, ...] = (Short(step, Fraction(1, 2), above), Share(above=above), Each(Fraction(1, 2)))
    values = ((full, measured, standard), (full, measured, standard), (full, measured))
    marks = [mark for rule, own in zip(rules, values, strict=True) for mark in rule.marks(own)]
    assert all(0 <= mark <= full for mark in marks)


@given(full=FULLS, standard=FEW, more=FEW)
def test_a_standard_that_was_reached_earns_all_marks(full: Fraction, standard: Fraction, more: Fraction) -> None:
    assert set(Short(Fraction(1, 100), Fraction(1)).marks((full, standard + more, standard))) == {full}


def test_a_mark_read_again_with_another_number_is_judged_by_the_same_rule() -> None:
    relation = judged(Short(Fraction(1, 100), Fraction(1, 2)), "10分 | 91% | 95%", "9分")
    mended = replace(relation.stated.quantity, text="8", value=Fraction(8))
    assert substituted(relation, {mended.span: mended}).verdict is Verdict.EXACT

"""Copies: other prints of a number, one of which closes a relation that the number breaks.

One of several mentions of a fact keeps an old value: the tie it stands in does not hold, and the value that would close
it is printed elsewhere about the same thing. Two witnesses, arithmetic and words, speak against one number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from reportlint.diagnose.prints import Print, Prints
from reportlint.diagnose.repair import mending
from reportlint.facts.across.levels import core
from reportlint.number import Kind, Quantity, telling_digits
from reportlint.relation import LINEAR, Formula, Relation, Term, Verdict, evaluate, is_slip, reread

LONG = 4
"""Digits of a number that closes a relation by no chance."""
FORMER = Fraction(3, 2)
"""How many times larger a fact may be than before it was brought up to date."""
SOLVED = LINEAR | {Formula.RATIO, Formula.GROWTH, Formula.CHANGE_RATE, Formula.PRODUCT}
"""Formulas that are solved for each of their numbers."""


def copies_of(prints: Prints, relation: Relation, position: int) -> Iterator[Print]:
    """Yield the other numbers of a document that make a relation hold in the place of one of its own."""
    term = relation.terms[position]
    if relation.formula not in SOLVED or relation.formula is Formula.EQUAL:
        return
    for value in mending(relation, position):
        wanted = abs(value)
        room = room_of(relation, wanted)
        for one in prints.between(term.quantity, wanted - room, wanted + room):
            if one.quantity.span != term.quantity.span and closes(relation, term, one.quantity):
                yield one


def room_of(relation: Relation, wanted: Fraction) -> Fraction:
    """Return how far from the value that makes it exact a number may lie and still close a relation."""
    step = relation.stated.quantity.ulp * relation.stated.quantity.scale
    if relation.formula in LINEAR:
        return step
    size = abs(relation.stated.value) + (1 if relation.formula in {Formula.GROWTH, Formula.CHANGE_RATE} else 0)
    return wanted * step / size if size else Fraction(0)


def closes(relation: Relation, term: Term, other: Quantity) -> bool:
    """Whether a relation holds to the last place with another number in the place of one of its own."""
    like = term.quantity
    bare = other.kind is Kind.PLAIN and not other.unit
    read = replace(other, span=like.span, kind=like.kind, unit=like.unit, scale=like.scale) if bare else other
    again = evaluate(reread(relation, {like.span: replace(read, span=like.span)}))
    return again.verdict is Verdict.EXACT and not again.weak


def is_copy(own: Print, other: Print, *, again: bool = False) -> bool:
    """Whether two numbers may be prints of one fact, one of them out of date or mistyped.

    `again`: the other one is printed several times.
    """
    first, second = own.quantity, other.quantity
    here = own.place[0] == other.place[0]  # 2024年末资产总额…。资产总额…: one passage tells of two years
    times = {own.period, other.period} - (set() if here else {""})
    long = telling_digits(second) >= LONG - again
    if own.place == other.place or own.compared != other.compared or len(times) > 1 or not long:
        return False
    if first.kind is Kind.RATIO and core(own.text) != core(other.text):
        return False
    scale = first.scale if second.kind is Kind.PLAIN and not second.unit else second.scale
    small, large = sorted((abs(first.base_value), abs(second.value * scale)))
    near = large <= FORMER * small or (first.scale == scale and is_slip(first.text, second.text))
    return near and names_meet(own, other, 3 if again else 2)


def names_meet(own: Print, other: Print, share: int) -> bool:
    """Whether two numbers may bear one name: a share of the shorter one, half or a third, stands in the other."""
    first, second = own.words, other.words
    return bool(first & second) and share * len(first & second) >= min(len(first), len(second))

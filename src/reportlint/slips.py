"""Slips of the pen: whether undoing one would close a relation that does not hold.

A digit replaced, two neighbours swapped, a digit dropped or doubled, the point shifted, the sign turned, 元 for 万元.
A residual that one slip explains to the last place is no accident of another scope or of missing rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from reportlint.number import AMOUNTS, WHOLE, Quantity, approximate, digits, last_step
from reportlint.relation import FORMULAS, LINEAR, ONE_SIDED, Formula, Relation, Term, Verdict, digit_changes, evaluate

MOST_TERMS = 60
"""Terms of a sum beyond which only its total is looked at: some slip among so many would explain anything."""
SHIFTS = (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)
"""Powers of ten by which points shift and units are mistaken."""
MOVES = (-2, -1, 1, 2)
"""Places by which a point moves in writing."""
SCALES = (Fraction(1), Fraction(10**4), Fraction(10**8))
"""Base units of what reports print amounts in: 元, 万元 and 亿元."""
WITNESSES = (LINEAR - ONE_SIDED) | {Formula.RATIO, Formula.GROWTH, Formula.CHANGE_RATE, Formula.PRODUCT}
"""Formulas whose result shows in which unit each of their numbers is meant."""
LEAST_STEPS = 10
"""Last places that a quotient comes to at least for an agreement with it to prove anything."""
LEAST_SUM = 100
"""Last places that a sum comes to at least for a slip in it to be suspected."""
DRIFT = 1e-6
"""Last places that a sum in floating point may miss."""
MARGIN = 1e-9
"""Far above the error of floating point, relative to the numbers it was computed from."""
LEAST_DIGITS = 3
"""Digits a number needs for a slip in it to prove anything."""


def slipped(text: str) -> Iterator[str]:
    """Yield what a printed number may have been before one slip of the pen."""
    yield from digit_changes(text)
    for at in range(len(text) - 1):
        first, second = text[at], text[at + 1]
        if second == "." and at + 2 < len(text):
            yield text[:at] + text[at + 2] + "." + first + text[at + 3 :]
        elif first.isdigit() and second.isdigit() and first != second:
            yield text[:at] + second + first + text[at + 2 :]
    for at, character in enumerate(text):
        if character.isdigit() and len(text) > 1:
            yield text[:at] + text[at + 1 :]
    for at in range(text.startswith("-"), len(text) + 1):
        for digit in "0123456789":
            yield text[:at] + digit + text[at:]
    yield text[1:] if text.startswith("-") else f"-{text}"


@lru_cache(maxsize=2048)
def variants(text: str) -> tuple[float, ...]:
    """Return the values a printed number may have had before one slip, in order; a report prints many numbers again."""
    values = {float(one) for one in slipped(text) if one.strip("-.") and not one.startswith((".", "-."))}
    return tuple(sorted(values.union(float(text) * 10.0**shift for shift in SHIFTS)))


def explained_by_slip(relation: Relation) -> bool:
    """Whether one slip in one of its printed numbers explains a relation that does not hold, rounding allowed for."""
    terms = relation.terms
    printed = [at for at, term in enumerate(terms) if term.printed and digits(term.quantity) >= LEAST_DIGITS]
    if relation.formula in LINEAR:
        chosen = printed if len(terms) <= MOST_TERMS else printed[-1:]
        return next(linear_slips(relation, chosen, slack_of(terms), variants), None) is not None
    return any(curved_slip(relation, at, variants) for at in printed)


def mended_by_slip(relation: Relation) -> bool:
    """Whether putting one slip right, with the signs as they are, makes a relation hold to the last printed place.

    For ties that are guessed: it takes short numbers too, and leaves nothing to rounding.
    """
    return next(mending_places(relation), None) is not None


def mending_places(relation: Relation) -> Iterator[int]:
    """Yield the positions of the terms in which putting one slip right makes a relation hold to the last place."""
    terms = relation.terms
    printed = [at for at, term in enumerate(terms) if term.printed]
    if relation.formula in LINEAR:
        finest = min(last_step(term.quantity) for term in terms)
        yield from linear_slips(relation, printed, 0.02 * finest, unsigned_variants)
        return
    yield from (at for at in printed if curved_slip(relation, at, unsigned_variants))


def slip_tells(relation: Relation) -> bool:
    """Whether one slip explains a relation: a sum to the last printed place, anything else rounding allowed for."""
    return mended_by_slip(relation) if relation.formula is Formula.SUM else explained_by_slip(relation)


def is_of_another_size(relation: Relation, ratio: Fraction) -> bool:
    """Whether a result and the number printed for it differ in sign, or one is more than `ratio` times the other."""
    if relation.point is None:
        return False
    small, large = sorted((abs(relation.point), abs(relation.stated.value)))
    return relation.point * relation.stated.value < 0 or large > ratio * small


def is_shifted(relation: Relation, position: int) -> bool:
    """Whether moving the point of one number by a place or two makes a relation hold."""
    terms = relation.terms
    quantity = terms[position].quantity
    for places in (1, -1, 2, -2):
        moved = replace(terms[position], quantity=replace(quantity, scale=quantity.scale * Fraction(10) ** places))
        *operands, stated = (moved if at == position else term for at, term in enumerate(terms))
        if evaluate(replace(relation, operands=tuple(operands), stated=stated)).verdict in {
            Verdict.EXACT,
            Verdict.ROUNDED,
        }:
            return True
    return False


def slips_of(relation: Relation) -> Iterator[int]:
    """Yield the positions of the terms in which putting one slip right makes a relation hold to the last place.

    Rounding may leave one step of it; numbers that leave no room for it are missed by none. The relation need not be
    evaluated: this is cheaper, and may be asked first.
    """
    terms = relation.terms
    chosen = [at for at, term in enumerate(terms) if term.printed and digits(term.quantity) >= LEAST_DIGITS]
    if relation.formula not in LINEAR:
        yield from (at for at in chosen if curved_slip(relation, at, unsigned_variants))
        return
    finest = min(last_step(term.quantity) for term in terms)
    come_to = abs(sum(approximate(term.quantity) * term.weight for term in relation.operands))
    if come_to >= (LEAST_SUM - DRIFT) * finest:
        rounded = any(term.quantity.kind not in WHOLE for term in terms)
        yield from linear_slips(relation, chosen, (1.05 if rounded else DRIFT) * finest, unsigned_variants)


def mended_by_unit(relation: Relation) -> bool:
    """Whether one number read in another unit makes a relation hold: 600元 for 万元."""
    return next(unit_slips(relation), None) is not None


def unit_slips(relation: Relation) -> Iterator[int]:
    """Yield the positions of the numbers that, read in another unit, make a relation hold that misses by 10 000.

    Such a miss proves more than any other: numbers of another subject are not the same but for four or eight places.
    """
    terms = relation.terms
    if relation.formula not in WITNESSES or any(term.quantity.modifier or term.quantity.high for term in terms):
        return
    if relation.formula is Formula.SUM and digits(relation.stated.quantity) < LEAST_DIGITS:
        return
    may_close = first_look(relation)
    for at, term in enumerate(terms):
        units = (unit for unit in other_units(term.quantity) if may_close(at, unit)) if term.printed else ()
        if any(closes(reunited(relation, at, unit), at) for unit in units):
            yield at


def first_look(relation: Relation) -> Callable[[int, Fraction], bool]:
    """Return what says whether a relation may hold with one number in another unit: nearly no sum of many does.

    As in `relation.glance`, only what surely misses is left out; exact arithmetic decides about the rest.
    """
    if relation.formula not in LINEAR:
        return lambda _at, _unit: True
    terms = relation.terms
    values = [approximate(term.quantity) * term.weight for term in terms]
    steps = [
        last_step(term.quantity) * abs(term.weight) + MARGIN * abs(value)
        for term, value in zip(terms, values, strict=True)
    ]
    values[-1] = -values[-1]
    residual, room = sum(values), sum(steps)

    def may_close(at: int, unit: Fraction) -> bool:
        times = float(unit / terms[at].quantity.scale)
        return abs(residual + values[at] * (times - 1)) <= room + steps[at] * times

    return may_close


def other_units(quantity: Quantity) -> Iterator[Fraction]:
    """Yield the scales that a number of an amount or of things may have been meant in: 元, 万元 or 亿元."""
    if quantity.kind in AMOUNTS and quantity.scale in SCALES:
        yield from (scale for scale in SCALES if scale != quantity.scale)


def reunited(relation: Relation, position: int, scale: Fraction) -> Relation:
    """Return a relation evaluated again with one number in another unit."""
    terms = list(relation.terms)
    term = terms[position]
    terms[position] = replace(term, quantity=replace(term.quantity, scale=scale))
    return evaluate(replace(relation, operands=tuple(terms[:-1]), stated=terms[-1]))


def closes(relation: Relation, position: int) -> bool:
    """Whether a relation holds in a way that proves one of its numbers; of short ones only where it does so exactly."""
    if relation.weak or is_lost(relation, position):
        return False
    rounded = all(digits(term.quantity) >= LEAST_DIGITS for term in relation.terms)
    return relation.verdict is Verdict.EXACT or (rounded and relation.verdict is Verdict.ROUNDED)


def is_lost(relation: Relation, position: int) -> bool:
    """Whether one number of a sum is nothing beside the last places of the others: the sum would close without it."""
    coarsest = max(last_step(term.quantity) for term in relation.terms)
    return relation.formula in LINEAR and approximate(relation.terms[position].quantity) < LEAST_STEPS * coarsest


@lru_cache(maxsize=2048)
def unsigned_variants(text: str) -> tuple[float, ...]:
    """Return the values a printed number may have had before one slip that leaves its sign alone, in order."""
    value = float(text)
    return tuple(variant for variant in variants(text) if variant * value >= 0)


def slack_of(terms: Sequence[Term]) -> float:
    """Return how far a sum of rounded numbers may miss after a slip was put right."""
    finest = min(last_step(term.quantity) for term in terms)
    steps = 1.05 if len(terms) <= 4 else 1.5 if len(terms) <= 12 else 2.5
    return finest * steps + abs(approximate(terms[-1].quantity)) * 1e-12


def linear_slips(
    relation: Relation, chosen: Sequence[int], slack: float, before: Callable[[str], Sequence[float]]
) -> Iterator[int]:
    """Yield which of the chosen numbers of a sum may have slipped: each should be what the others leave."""
    terms = relation.terms
    values = [approximate(term.quantity) * term.weight for term in terms]
    residual = sum(values[:-1]) - values[-1]
    least = 10 * min(last_step(term.quantity) for term in terms)
    for at in chosen:
        term = terms[at]
        sign = -1 if at == len(terms) - 1 else 1
        needed = (values[at] - sign * residual) / float(term.quantity.scale) * term.weight
        room = slack / float(term.quantity.scale)
        if abs(needed) * float(term.quantity.scale) <= least:  # leaving a number out is no slip of the pen
            continue
        tried = before(term.quantity.text)
        near = tried[bisect_left(tried, needed - 2 * room) : bisect_right(tried, needed + 2 * room)]
        if any(abs(value - needed) <= room for value in near):
            yield at


def curved_slip(relation: Relation, at: int, before: Callable[[str], Sequence[float]]) -> bool:
    """Look for a slip in one number of a ratio, a growth rate or a product; what a rule awards is no such formula."""
    terms = relation.terms
    if relation.formula is Formula.TIER:
        return False
    values = [Fraction(term.quantity.text) * term.quantity.scale * term.weight for term in terms]
    floats = [float(value) for value in values]
    scale = float(terms[at].quantity.scale) * terms[at].weight
    step = last_step(terms[-1].quantity)
    if at == len(terms) - 1:
        return result_slipped(image_of(relation.formula, floats[:-1]), terms[-1], before)
    for value in before(terms[at].quantity.text):
        floats[at] = value * scale
        result = image_of(relation.formula, floats[:-1])
        if result is None or abs(result) < LEAST_STEPS * step:
            continue
        if abs(result - floats[-1]) <= 0.51 * step:
            return True
    return False


def result_slipped(result: float | None, stated: Term, before: Callable[[str], Sequence[float]]) -> bool:
    """Whether a result became the number stated for it by one slip; a moved point takes the last place along."""
    if result is None:
        return False
    scale, step, text = float(stated.quantity.scale) * stated.weight, last_step(stated.quantity), stated.quantity.text
    slips = [(value, step) for value in before(text)]
    moved = [(float(text) * 10.0**shift, step * 10.0**shift) for shift in MOVES]
    return any(
        abs(result) >= LEAST_STEPS * place and abs(result - value * scale) <= 0.51 * place
        for value, place in slips + moved
    )


def image_of(formula: Formula, values: list[float]) -> float | None:
    """Evaluate a formula in floating point, None where it divides by nought."""
    try:
        return float(FORMULAS[formula](values))  # type: ignore[arg-type]  # the formulas are the same over floats
    except ZeroDivisionError:
        return None

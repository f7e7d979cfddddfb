"""Checks of the bands of a scheme of grades: none overlap, no score is left out, and all are told alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import regex

from reportlint.checks.check import NoParams
from reportlint.checks.observe import counted_relation, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.bands import Band
from reportlint.facts.scores.grades import IN_TABLE
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Interval, Kind, Quantity, as_decimal
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Outcome, Severity


def bands_named(word: str, bands: Sequence[Band]) -> list[Band]:
    """Return the bands of a grade word, or of another word for the same grade."""
    return [band for band in bands if band.word == word] or [band for band in bands if same_grade(band.word, word)]


def bands_of(value: Fraction, bands: Sequence[Band]) -> list[Band]:
    """Return the bands a score lies in; between whole bounds (80-89, 90-100) the lower band goes on to the next."""
    inside = [band for band in bands if value in band.interval]
    if inside or not all(is_integer(band.interval) for band in bands):
        return inside
    below = [band for band in bands if band.interval.high is not None and band.interval.high < value]
    nearest = max(below, key=lambda band: band.interval.high or Fraction(0), default=None)
    if nearest is None or nearest.interval.high is None or value >= nearest.interval.high + 1:
        return []
    return [nearest]


def scheme(facts: Facts) -> Sequence[Band]:
    """Return the bands of the first passage that declares a scheme."""
    bands = facts.bands
    return told_downwards([band for band in bands if band.passage == bands[0].passage]) if bands else []


def told_downwards(bands: Sequence[Band]) -> Sequence[Band]:
    """Close bands that only say where they begin, best first: 92分以上为优秀，85分以上为良好 means 85 to 92."""
    closed: list[Band] = []
    for band in bands:
        above = closed[-1].interval if closed else None
        low, start = band.interval.low, above.low if above else None
        if band.interval.high is None and low is not None and start is not None and low < start:
            band = replace(band, interval=replace(band.interval, high=start, high_in=False))  # noqa: PLW2901
        closed.append(band)
    return closed


def same_grade(first: str, second: str) -> bool:
    """Whether two grade words are one grade: 优 and 优秀, 良 and 良好."""
    return first[0] == second[0] or {first, second} == {"差", "较差"}


def band_cover(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every scheme: neighbouring bands must neither overlap nor leave scores out."""
    bands = scheme(facts)
    ordered = sorted(bands, key=lambda band: (band.interval.low is not None, band.interval.low or Fraction(0)))
    integers = all(is_integer(band.interval) for band in bands)
    for lower, upper in pairwise(ordered):
        closed = integers and "<" not in facts.document.quote(lower.span)
        fault = between_faults(lower.interval, upper.interval, integers=closed)
        values = {"lower": lower.word, "upper": upper.word, "fault": fault}
        outcome = Outcome.FAIL if fault else Outcome.PASS
        relations = touching_bounds(facts, lower, upper) if not fault else ()
        yield Observation(outcome, upper.span, values, (Related(lower.span, lower.word),), relations=relations)


def touching_bounds(facts: Facts, lower: Band, upper: Band) -> tuple[Relation, ...]:
    """Relate the two printed bounds at which neighbouring bands meet, for the ledger and coverage.

    They are one number printed twice, or follow each other by the last digit: 80-89 and 90-100, 89.99 and 90.
    """
    if lower.high is None or upper.low is None:
        return ()
    first, second = (bound_at(facts, span) for span in (lower.high, upper.low))
    apart = second.value - first.value
    if apart == 0:
        return (relate(Formula.EQUAL, [Term(first)], Term(second)),)
    if apart != first.ulp:
        return ()
    step = replace(first, text=as_decimal(apart), value=apart)
    return (relate(Formula.SUM, [Term(first), Term(step, printed=False)], Term(second)),)


def bound_at(facts: Facts, span: Span) -> Quantity:
    """Return a printed bound of a band; it is meant exactly as it is printed."""
    text = facts.document.quote(span)
    return Quantity(span, text, Fraction(text), len(text.partition(".")[2]), "分", Kind.SCORE)


def bands_again(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every scheme that is printed again with the same grades: its bounds must be those of the first.

    Schemes that differ in more than one pair of bounds are schemes of their own.
    """
    printed: dict[int, list[Band]] = {}
    for band in facts.bands:
        if band.passage != IN_TABLE:
            printed.setdefault(band.passage, []).append(band)
    first, *others = printed.values() or [[]]
    for pairs in (list(paired_bounds(first, one)) for one in others):
        told = [relate(Formula.EQUAL, [Term(bound_at(facts, one))], Term(bound_at(facts, two))) for one, two in pairs]
        wrong = [one.stated.quantity.text for one in told if not one.holds]
        if len(set(wrong)) > 1:
            continue
        for relation in told:
            meant = relation.operands[0].quantity
            values = {"said": relation.stated.quantity.text, "printed": meant.text}
            ceiling = Severity.INFO if len(wrong) > 1 else None  # changed throughout, it may be meant
            yield observe(relation, values, [Related(meant.span, "前文")], ceiling=ceiling)


def paired_bounds(first: Sequence[Band], second: Sequence[Band]) -> Iterator[tuple[Span, Span]]:
    """Yield the bounds that two schemes of the same grades both print, in the order they are printed in."""
    if [band.word for band in first] == [band.word for band in second]:
        for one, other in zip(first, second, strict=True):
            here, there = (sorted(end for end in (band.low, band.high) if end) for band in (one, other))
            yield from zip(here, there, strict=False)


def is_integer(interval: Interval) -> bool:
    """Whether both printed ends are whole numbers."""
    return all(end is None or end.denominator == 1 for end in (interval.low, interval.high))


def between_faults(lower: Interval, upper: Interval, *, integers: bool) -> str:
    """Name what is wrong between two neighbouring bands: `gap`, `overlap` or nothing.

    Bands of whole marks (80-89, 90-100) leave no hole; a bound that both include is a matter of style.
    """
    if lower.high is None or upper.low is None:
        return "overlap"
    if lower.high > upper.low:
        return "overlap"
    step = 1 if integers else last_digit(lower.high)
    return "gap" if upper.low - lower.high > step else ""


def last_digit(value: Fraction) -> Fraction:
    """Return what the last decimal of a bound counts, nought for a whole one: after 89.99 comes 90."""
    return Fraction(0) if value.denominator == 1 else 1 / Fraction(10 ** decimals_of(value))


def decimals_of(value: Fraction) -> int:
    """Return how many decimals a printed bound has."""
    return next(count for count in range(12) if (value * 10**count).denominator == 1)


def band_count(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every 分为 N 个等级: N bands must follow."""
    for prose in facts.prose:
        for quantity in prose.quantities:
            start, end = prose.passage.find(quantity.extent)
            if not is_grade_count(prose.passage.text, start, end):
                continue
            words = listed_grades(facts, prose, prose.passage.text[end:])
            if len(words) >= 2:
                outcome = Outcome.PASS if len(words) == quantity.value else Outcome.FAIL
                values = {"count": quantity.text, "listed": str(len(words)), "words": "、".join(words)}
                relation = counted_relation(prose, quantity.span, len(words))
                sign = "=" if outcome is Outcome.PASS else "≠"
                yield Observation(
                    outcome, quantity.span, values, computed=f"{len(words)} {sign} {quantity.text}", relations=relation
                )


def is_grade_count(text: str, start: int, end: int) -> bool:
    """Whether a number counts grades: 分为四个等级, 设4个档次, 四级."""
    return bool(compiled(r"(?:分为?|设|划分为?|设置|分成|共)$").search(text[max(0, start - 4) : start])) and bool(
        compiled(r"(?:评价|绩效)?(?:等级|档次|档|等次|级别)").match(text[end : end + 6])
    )


def listed_grades(facts: Facts, prose: Prose, behind: str) -> list[str]:
    """Return the distinct grades listed behind a count: those with bands, else those named in the sentence."""
    banded = list(dict.fromkeys(band.word for band in prose.bands))
    if banded:
        return banded
    words = sorted(facts.vocabulary.terms.get("grades", ()), key=len, reverse=True)
    sentence = behind.split("。", maxsplit=1)[0]
    return list(dict.fromkeys(regex.findall("|".join(words), sentence))) if words else []


def usual_bands(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the scheme of grades: whether it is that of the profile, or of the ministry (90, 80, 60)."""
    usual = facts.profile.bands if facts.profile and facts.profile.bands else (90, 80, 60)
    bands = scheme(facts)
    cuts = sorted({band.interval.low for band in bands if band.interval.low}, reverse=True)
    if cuts:
        outcome = Outcome.PASS if cuts == list(usual) else Outcome.FAIL
        yield Observation(outcome, bands[0].span, {"declared": "、".join(f"{float(cut):g}" for cut in cuts)})

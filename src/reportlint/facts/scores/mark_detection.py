"""Which numbers of a passage are marks that were given: bounds of bands and marks of tiers are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reportlint.facts.scores.bands import Band
from reportlint.facts.scores.marks import as_marks
from reportlint.facts.scores.score_words import BARE_SCORE, RANGE_END, THRESHOLD, TIER
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled


def marks_of(passage: Passage, quantities: Sequence[Quantity], bands: Sequence[Band]) -> list[Quantity]:
    """Return the marks of a passage; the numbers of its bands are none."""
    return [
        mark
        for quantity in quantities
        if (mark := mark_of(quantity, passage))
        and not any(band.span.meets(quantity.span) for band in bands)
        and not is_threshold(quantity, passage)
    ]


def is_threshold(quantity: Quantity, passage: Passage) -> bool:
    """Whether a mark only bounds a range of marks: 95分及以上为A档, 85—95分（不含95分）."""
    start, end = passage.find(quantity.extent)
    before = passage.text[max(0, start - 12) : start]
    return bool(THRESHOLD.match(passage.text, end) or RANGE_END.search(before))


def tier_marks(passage: Passage, marks: Sequence[Quantity]) -> set[Span]:
    """Return the marks of tiers, where a sentence states several: they say how marks are awarded, not which were.

    A mark right behind a rate and before them opens their list: 合格率100%得7分，90%（含）至100%得5分，90%以下得2分.
    """
    found: dict[int, set[Span]] = {}
    opening: dict[int, set[Span]] = {}
    for mark in marks:
        at = passage.find(mark.extent)[0]
        sentence = passage.text.rfind("。", 0, at) + 1
        if TIER.search(passage.text, max(sentence, at - 40), at):
            found.setdefault(sentence, set()).add(mark.span)
        elif sentence not in found and RATE_EARNS.search(passage.text, max(sentence, at - 12), at):
            opening.setdefault(sentence, set()).add(mark.span)
    several = {sentence: spans for sentence, spans in found.items() if len(spans) > 1}
    return {span for sentence, spans in several.items() for span in spans | opening.get(sentence, set())}


RATE_EARNS = compiled(r"\d%(?:及以上|以上)?得(?:满分)?$")
"""Words between a rate and the mark that it earns by a rule."""


def mark_of(quantity: Quantity, passage: Passage) -> Quantity | None:
    """Return a number as a mark: one with 分, a weight in percent, or a bare one right behind 总分 or 得分."""
    if quantity.kind is Kind.SCORE:
        return quantity
    at = passage.find(quantity.extent)[0]
    lead = passage.text[max(0, at - 8) : at]
    if quantity.kind is Kind.RATIO and quantity.unit == "%" and compiled(r"权重(?:为|：|占)?$").search(lead):
        return as_marks(quantity)
    if quantity.kind is Kind.PLAIN and not quantity.unit and BARE_SCORE.search(lead):
        return replace(quantity, unit="分", kind=Kind.SCORE, scale=Fraction(1))
    return None

"""The context of a mark: what the words around it make of it, such as what one step costs or what several lost."""

from __future__ import annotations

from fractions import Fraction

from reportlint.facts.scores.score_words import (
    CONVERTED_TO,
    OR_ELSE,
    PER_STEP,
    RESPECTIVELY,
    SCORE_NEXT,
    SUM_OF_SEVERAL,
    TIER_OF_ALL,
    TIMES_BEHIND,
    WON_ALL,
)
from reportlint.facts.text.passages import REMARK, Passage
from reportlint.number import Kind, Quantity
from reportlint.patterns import Match, compiled


def is_of_several(role: str | None, lead: str, following: str) -> bool:
    """Whether a mark is that of several told before: the sum of what stood in brackets, or the first of their losses.

    甲（核减5分）、乙（核减4.8分），两项合计9.8分; 甲得13.9分，乙得23.8分，分别扣1.1分、1.2分.
    """
    if role in {"", "full"}:
        return SUM_OF_SEVERAL.search(lead) is not None and not SCORE_NEXT.match(following)
    return role == "deducted" and RESPECTIVELY.search(lead) is not None and following[:1] in {"、", "和"}


def whole_clauses(lead: str) -> str:
    """Return words that were cut off at their beginning from the next clause on; 476亩（约2.5万亩）… names nothing."""
    rest = compiled(r"[，；]").split(lead, maxsplit=1)[-1]
    return rest if rest and len(rest) < len(lead) else lead


def says_all_won(behind: str) -> bool:
    """Whether words behind a maximum say that it was earned, and recite no rule of who earns it."""
    match = WON_ALL.search(behind[:40])
    if match is None:
        return False
    return not (TIER_OF_ALL.search(match.group()) or OR_ELSE.match(behind, match.end()))


def is_per_step(lead: str, behind: str) -> bool:
    """Whether a mark is what one step or case costs, whatever a remark in brackets says of a part of it."""
    return PER_STEP.search(REMARK.sub("", lead)) is not None or TIMES_BEHIND.match(behind) is not None


def ends_at_hundred(lead: str) -> bool:
    """Whether words end with a plain 百分制; 换算为百分制 gives the total out of a hundred."""
    return "百分制" in lead[-4:] and not CONVERTED_TO.search(lead)


def zero_of(match: Match, passage: Passage) -> Quantity:
    """Make the deduction of nought that 不扣分 states."""
    span = passage.locate(*match.span())
    return Quantity(span, "0", Fraction(0), 0, "分", Kind.SCORE, whole=span)

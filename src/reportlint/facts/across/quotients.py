"""Quotients known by their name whose numbers stand further off: 存贷比67.1%, paragraphs behind the two balances.

The document names the two numbers; of several that bear a name the nearest come first. Nothing but arithmetic tells
that they are meant, unless each name is that of one number alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from reportlint.facts.across.levels import Levels
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.named_quotients import AFAR, APART, QUOTIENTS, NamedQuotient
from reportlint.facts.prose.scenes import clause
from reportlint.number import Kind, Modifier, counts_like
from reportlint.patterns import Pattern, compiled

MOST_EACH = 4
"""Numbers of each name that are tried."""
MOVED = compiled(
    r"^(?:[:：]1)?，?(?:进一步|逐步|略有?)?(?:缩小|扩大|下降|降|回落|提高|上升|升|变化|调整|提升)(?:至|到|为)$"
)
"""Words between a quotient of an earlier time and that of now: 由上年的2.31:1缩小为."""


def quotient_pairs(one: Mention, before: Mention | None, levels: Levels) -> Sequence[tuple[Mention, Mention]]:
    """Return the numbers that a quotient known by its name may be made of, likeliest first."""
    if one.quantity.modifier is not Modifier.NONE or one.role in {Role.FROM, Role.BASE} or one.period == "prior":
        return ()
    words = named_words(one, before)
    known = next((each for each in (*QUOTIENTS, *AFAR) if is_called(each, one, words)), None)
    return tuple(pairs_of(known, levels, one.quantity.span.start)) if known else ()


def named_words(one: Mention, before: Mention | None) -> str:
    """Return the words that name a number: its own, or those of what it was before."""
    moved = MOVED.search(one.lead) and before is not None and before.sentence == one.sentence
    if moved and before is not None:
        return EARLIER.sub("", clause(before))
    return clause(one)


EARLIER = compiled(r"(?:由|从|自)[^由从自]{0,12}$")
"""Words between the name of a quotient and what it was."""


def is_called(known: NamedQuotient, one: Mention, words: str) -> bool:
    """Whether a number is told as a quotient, by its name alone."""
    match = known.name.search(words) if one.quantity.kind in known.kinds else None
    return match is not None and OWN.fullmatch(words[: match.start()]) is not None


OWN = compiled(
    r"(?:则|其|即|故|年末|余额|实际|全[县市区州省镇乡校院]|本[县市区州省镇乡校院]|(?:小学|初中|高中|幼儿园))*的?"
)
"""What may stand before the name of a quotient: that of another body is another one."""


def pairs_of(known: NamedQuotient, levels: Levels, at: int) -> Iterator[tuple[Mention, Mention]]:
    """Yield the numbers that a quotient may be made of, the nearest to a place first."""
    tops, bases = called(known.top, levels, at), called(known.base, levels, at)
    ranked = sorted(product(enumerate(tops), enumerate(bases)), key=lambda pair: pair[0][0] + pair[1][0])
    for (_, top), (_, base) in ranked:
        alike = known.mixed or counts_like(top.quantity, base.quantity)
        if alike and top.quantity.span != base.quantity.span and top.period == base.period and base.quantity.value > 0:
            yield top, base


def called(words: Pattern, levels: Levels, at: int) -> Sequence[Mention]:
    """Return the present numbers of a document whose names end with some words, the nearest to a place first."""
    found: dict[Fraction, Mention] = {}
    for one in levels.like(words, is_level_of_now).before_first(at):
        found.setdefault(one.quantity.base_value, one)
        if len(found) == MOST_EACH:
            break
    return list(found.values())


def is_level_of_now(one: Mention) -> bool:
    """Whether a level is of the time that the document is about, and no rate."""
    return one.quantity.kind is not Kind.RATIO and one.period not in {"prior", "target"} and not APART.search(one.label)

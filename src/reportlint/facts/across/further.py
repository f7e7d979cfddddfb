"""Further ways to read a number as a quotient of others afar: by its name, by its plan, by what it is taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlint.facts.across.averages import average_pairs
from reportlint.facts.across.completions import completion_pairs, of_one_thing
from reportlint.facts.across.levels import Levels
from reportlint.facts.across.quotients import quotient_pairs
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.scenes import Way, clause
from reportlint.facts.prose.ties import Tie, TieKind
from reportlint.number import Modifier, approximate, digits
from reportlint.relation import Formula, Term

MOST = {2: 2, 3: 6}
"""Telling digits of a number → ways that are tried; fewer digits allow none, more of them `MOST_WAYS`."""
MOST_WAYS = 12


@dataclass(frozen=True, slots=True)
class Further:
    """What else a number may be made of."""

    kind: TieKind
    """What the words say."""
    pairs: Sequence[tuple[Mention, Mention]]
    """What may be divided, and by what, likeliest first."""
    sole: bool = False
    """Whether names leave one way only."""


@dataclass(frozen=True, slots=True)
class Place:
    """A number with what stands around it."""

    one: Mention
    """The number."""
    before: Mention | None
    """The number before it in its passage."""
    here: Sequence[Mention]
    """Plain amounts before it in its sentence and the one before, nearest first."""
    behind: str
    """The characters behind it."""


def with_further(found: Tie | None, place: Place, levels: Levels) -> Tie | None:
    """Add to what is known of a number the further ways to read it, which nothing but arithmetic bears out."""
    one, more = place.one, further(place, levels)
    pairs = [pair for pair in more.pairs if may_give(one, *pair)] if more else []
    if more is None or not pairs:
        return found
    most = MOST.get(digits(one.quantity), MOST_WAYS)
    ways = [Way(Formula.RATIO, (Term(top.quantity), Term(base.quantity))) for top, base in pairs[:most]]
    if found is not None:
        return replace(found, ways=tuple(dict.fromkeys((*found.ways, *ways))))
    stated = replace(one.quantity, modifier=Modifier.NONE)  # a hedged average is mostly one that was rounded
    sole = more.sole and len(pairs) == 1
    return Tie(more.kind, one.label or clause(one), Term(stated), tuple(ways), certain=False, far=True, meant=int(sole))


def further(place: Place, levels: Levels) -> Further | None:
    """Return what else a number may be made of, None where its words do not say that it is a quotient."""
    one, here = place.one, place.here
    if one.quantity.high is not None or digits(one.quantity) < min(MOST):
        return None
    if one.quantity.modifier is Modifier.NONE:
        if pairs := quotient_pairs(one, place.before, levels):
            return Further(TieKind.RATE, pairs, sole=len(pairs) == 1)
        if pairs := completion_pairs(one, here, levels):
            return Further(TieKind.RATE, pairs, sole=of_one_thing(*pairs[0]))
    if one.quantity.modifier in {Modifier.NONE, Modifier.ABOUT}:
        return Further(TieKind.AVERAGE, average_pairs(one, here, levels, place.behind))
    return None


LARGEST_SLIP = 12
"""How many times too large or small a quotient may be and still be meant."""


def may_give(one: Mention, top: Mention, base: Mention) -> bool:
    """Whether a quotient of other numbers is of the size of a number, a slip of the point allowed for."""
    three = (one.quantity, top.quantity, base.quantity)
    if len({each.span for each in three}) < len(three) or base.quantity.value <= 0 or not one.quantity.value:
        return False
    size = abs(approximate(top.quantity) / approximate(base.quantity) / approximate(one.quantity))
    return 1 / LARGEST_SLIP <= size <= LARGEST_SLIP

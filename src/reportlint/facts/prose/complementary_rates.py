"""Rates of a part whose complement stands beside it, while the whole that both make is not printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.named_rates import RATE_STEM
from reportlint.facts.prose.rate_operands import PAIR
from reportlint.facts.prose.scenes import Scene, Way, clause, is_due, ways
from reportlint.number import counter
from reportlint.patterns import compiled
from reportlint.relation import Formula

NEGATED_RATE = compiled(r"(?P<not>[不未非无])(?P<stem>[一-鿿]{1,3})率(?:为|是|达到?|约|：)*$")
"""不捕率: a rate of what was not done."""
LEFT_OVER = compiled(r"(?:结余|盈余)率[^，。；\d]*$")
"""The rate of what is left over of a revenue."""
SPENT_IN_ALL = compiled(r"^(?:[^，。；]{0,6}(?:支出|费用|成本)(?:总额|合计|总计)|总支出|总成本)$")
"""Names of all that was spent: what is left besides it makes the revenue."""


def beside_rest(part: Mention, other: Mention) -> list[Way]:
    """Return how a rate is computed of two parts of a whole that is not printed: 公办12所，民办18所，民办率60%."""
    return [] if is_due(other) else ways(Formula.PORTION, iter([(part, other)]))


def left_over(scene: Scene, amounts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return what is left and what was spent, of the rate of what is left: 支出总额460万元，结余40万元，结余率8%."""
    if LEFT_OVER.search(scene.lead) is None:
        return None
    own = [other for other in amounts if other.sentence == scene.one.sentence]
    if len(own) != PAIR or counter(own[0].quantity) != counter(own[1].quantity):
        return None
    spent, left = own
    total = SPENT_IN_ALL.search(spent.label) and not compiled("预算|项目|其中").search(spent.label)
    return (left, spent) if total and compiled(r"(?:结余|盈余)$").search(left.label) else None


def negated_pairs(scene: Scene, amounts: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield what was not done and what was, of a rate of what was not: 批捕35人，不捕24人，不捕率40.68%."""
    match = NEGATED_RATE.search(scene.lead)
    near = [other for other in amounts if other.sentence == scene.one.sentence and match]
    for top in reversed(near):
        if match and match["not"] + match["stem"] in clause(top):
            done = [other for other in near if other is not top and says(other, match["stem"])]
            yield from ((top, other) for other in done if counter(other.quantity) == counter(top.quantity))
            return


def done_and_undone(scene: Scene, amounts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return what was done and what was not, right behind it, of a rate of what was: 恢复25亩，未恢复13亩."""
    match = RATE_STEM.search(scene.lead)
    if match is None or NEGATED_RATE.search(scene.lead) or len(amounts) < PAIR:
        return None
    done, undone = amounts[-PAIR:]
    denied = regex.search(rf"(?:尚?未|没有?|不){regex.escape(match['stem'])}", clause(undone))
    like = [other for other in amounts if other.sentence == done.sentence and says(other, match["stem"])]
    both = like == [done] and counter(done.quantity) == counter(undone.quantity)
    return (done, undone) if denied and both else None


def says(one: Mention, stem: str) -> bool:
    """Whether a number counts what was done: 批准逮捕35人."""
    words = clause(one)
    at = words.rfind(stem)
    return at >= 0 and not compiled(r"[不未非无应需待没]").search(words[max(0, at - 1) : at])

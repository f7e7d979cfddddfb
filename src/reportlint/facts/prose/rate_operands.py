"""The operands of a rate: the amounts before it that it may be made of."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.named_rates import STATED
from reportlint.facts.prose.periods import same_period
from reportlint.facts.prose.scenes import OF_MARKS, WEIGHTED, Scene, is_told_again, plain
from reportlint.number import AMOUNTS, Kind, counter, counts_like
from reportlint.patterns import compiled

RATE_NAME = compiled(r"(?:率|占比|比重|比例|满意度|进度|覆盖面)(?:仅|只|则|分别)?(?:为|是|达到?|约|：|至|到)*$")
"""How the words before a rate end."""
OPENING = compiled(r"(?:年初|期初)[^，。；]{0,6}$")
"""What stands before a stock that a rate of the year may be of: 年初638万元，化解128万元，化解比例20%."""
ANSWERS = {"人", "份"}
"""Units of people and of the questionnaires that they answer."""
PAIR = 2
"""Numbers that a rate is made of."""
CARRIED_OUT = compiled(r"^(?:及?以上)?，(?:全年|年末)?实际[^，。；\d比较]{0,8}$")
"""Words between what was planned and what came of it: 新增就业450人，实际新增487人."""


def is_rate_itself(one: Mention) -> bool:
    """Whether a number is a rate, which what stands before it made already."""
    return one.quantity.kind is Kind.RATIO


def is_counted_like(one: Mention, other: Mention) -> bool:
    """Whether two numbers count the same things; people answer questionnaires."""
    units = {counter(one.quantity), counter(other.quantity)}
    return counts_like(one.quantity, other.quantity) or units == ANSWERS


def is_named_rate(scene: Scene) -> bool:
    """Whether a number is called a rate, is no mean of rates, and does not only repeat one."""
    named = scene.one.part is Role.RATIO and RATE_NAME.search(scene.lead) and not WEIGHTED.search(scene.lead)
    return (
        bool(named)
        and not OF_MARKS.search(scene.lead)
        and plain(scene.one)
        and not is_told_again(scene.one, scene.sentence())
    )


def amounts_before(scene: Scene, *, planned: bool = False) -> list[Mention]:
    """Return the amounts before a rate that it may be made of, with `planned` those of plans and targets, too.

    Of a run that is added up right behind it, that is the sum: 分别为12项、4项和3项，共19项.
    """
    found = [
        other
        for other in scene.before
        if plain(other)
        and other.quantity.kind in AMOUNTS
        and (other.part in STATED or (other.part is Role.CHANGE and CARRIED_OUT.search(other.lead)))
        and not other.reason
        and (
            same_period(scene.one.period, other.period)
            or OPENING.search(other.lead)
            or (planned and other.period == "target")
        )
    ]
    sums = {at for at, one in enumerate(found) if at and found[at - 1].run >= 0 and ADDED_UP.fullmatch(one.lead)}
    added = {found[at - 1].run for at in sums if is_sum_of_run(found[at], found[:at])}
    return [one for one in found if one.run not in added]


ADDED_UP = compiled(r"，(?:共计?|合计|总计)(?:为|是)?")
"""All that stands between a run and its sum."""


def is_sum_of_run(one: Mention, before: Sequence[Mention]) -> bool:
    """Whether a number is what the run right before it comes to."""
    members = [other.quantity for other in before if other.run == before[-1].run]
    return sum(each.base_value for each in members) == one.quantity.base_value

"""Reformulations: a number that says the one before it once more, in other words, rounded or as a bound."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.converted import converted
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.products import is_price
from reportlint.facts.prose.scenes import Reading, Scene, plain, ways
from reportlint.number import Kind, Modifier, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula

REWORDED = compiled(
    r"^，(?:实现|达到?|为|共)+$|^[，（]?$"
    r"|(?:折合|折|合|即|也就是|规模|总量|总额|突破|超过|近|约|不足|逾)(?:人民币|约|近|超过?|为|达)*$"
)
"""Words before a number that says the one before it again."""
STATED_ONCE = {Role.LEVEL, Role.TO, Role.RATIO, Role.SHARE}
"""Parts of numbers that may be said again in other words."""
EXCEEDS = compiled(r"超(?:计划|目标|任务|额|出|标|额完成)*$")
"""Words right before a number that may be how much more than planned was done."""
FOR_EACH = compiled(r"[/／每](?=[一-鿿])")
"""What stands behind a number that is one for each of something."""
COMPUTING = compiled(r"(?:减去|扣除|扣减|加上|乘以|除以|[减加乘])$")
"""Words right before the last number of a computation."""


def again(scene: Scene) -> Reading | None:
    """折合18347203元, 即2.4亿元, 超过60亿元: the amount right before it in other words."""
    cue = REWORDED.search(scene.lead)
    before = scene.sentence()
    if cue is None or not before or scene.one.role not in {Role.LEVEL, Role.BASE}:
        return None
    last = before[-1]
    if is_price(last) or scene.one.quantity.kind is Kind.SCORE or FOR_EACH.match(scene.text, scene.one.end):
        return None  # 120分折合96分 is no other word for the same mark, nor is 0.85万元/场 one for 312万元
    if last.quantity.modifier is not Modifier.NONE and plain(scene.one):
        return bound_before(scene, last)
    hedged = scene.one.quantity.modifier is not Modifier.NONE
    named = compiled(r"[，（、]?(?:折合|约合|折|合|即|也就是)(?:人民币|约|近|超过?|为|达)*").fullmatch(scene.lead)
    if not (hedged or named) or not plain(last) or counter(last.quantity) != counter(scene.one.quantity):
        return None
    computed = COMPUTING.search(scene.text[: last.start]) is not None  # 9685件减去9046件，即639件
    computed = computed or (hedged and (is_excess(scene, before) or clears_norm(scene, before)))
    if last.role not in STATED_ONCE or computed or len(scene.lead) > 10 or "；" in scene.lead:
        return None
    return Reading(ways(Formula.EQUAL, iter([(last,)])), certain=True, strict=True)


def said_again(scene: Scene) -> Reading | None:
    """Read a number as the one before it in other words or in another unit."""
    return converted(scene) or again(scene)


def is_excess(scene: Scene, before: Sequence[Mention]) -> bool:
    """Whether a number is how much more than planned was done: 计划120件，实际138件，超18件.

    So it is where it is what two numbers before it differ by, or a plain 超 before a small part of the last of them.
    """
    one, last = scene.one.quantity, before[-1].quantity
    alike = (other.quantity for other in before[:-1] if counter(other.quantity) == counter(one))
    differ = any(abs(last.base_value - other.base_value) == one.base_value for other in alike)
    plain_cue = EXCEEDS.search(scene.text[max(0, scene.one.start - 6) : scene.one.start]) is not None
    return differ or (plain_cue and 2 * one.base_value < last.base_value)


NORM = compiled(
    r"(?:[/／每][一-鿿]{1,3})?(?:的[^，。；：（）、\d]{0,8})?(?:标准|目标|计划|任务|要求|规定|指标|限额|限值|定额|时限|[上下]限|底线|红线|警戒线|门槛)"
)
"""Words behind a number that is set for others to keep or to pass."""
UPWARDS = {Modifier.OVER, Modifier.ABOVE, Modifier.AT_LEAST, Modifier.AND_MORE}
DOWNWARDS = {Modifier.BELOW, Modifier.AT_MOST, Modifier.NEARLY}


def clears_norm(scene: Scene, before: Sequence[Mention]) -> bool:
    """Whether a number is a norm that one before it lies on the said side of, near or far: 96场，超过80场的目标."""
    one = scene.one.quantity
    if NORM.match(scene.text, scene.one.end) is None:
        return False
    like = [other.quantity.base_value for other in before if counter(other.quantity) == counter(one)]
    above = one.modifier in UPWARDS and any(value > one.base_value for value in like)
    return above or (one.modifier in DOWNWARDS and any(value < one.base_value for value in like))


def bound_before(scene: Scene, last: Mention) -> Reading | None:
    """接近412万人，为411.21万人: the hedge stands first."""
    adjacent = compiled(r"[^，]{0,2}，(?:共|实现|达到?|为|共计)+").fullmatch(scene.lead)
    if not adjacent or counter(last.quantity) != counter(scene.one.quantity):
        return None
    return Reading(ways(Formula.EQUAL, iter([(last,)])), certain=True, strict=True)

"""What was taken off a price: 送审900万元，审定855万元，核减45万元; 控制价900万元，中标855万元，下浮率5%."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.facts.prose.scenes import Reading, Scene, clause, less, of_sort, plain, ways
from reportlint.number import AMOUNTS, counter
from reportlint.patterns import Pattern, compiled
from reportlint.relation import Formula

PAIR = 2
"""Numbers that differ by what was taken off."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """The words of one way in which a price becomes less."""

    cut: Pattern
    """Words before what was taken off."""
    rate: Pattern
    """The rate of that, over what was asked."""
    asked: Pattern
    """Words before what was asked."""
    granted: Pattern
    """Words before what was left of it."""


def reduction(cut: str, asked: str, granted: str) -> Reduction:
    """Describe one way."""
    tail = r"[^，。；\d]{0,8}$"
    return Reduction(
        compiled(rf"(?:{cut})(?!率|比例)[^，。；\d]{{0,6}}$"),
        compiled(rf"(?:{cut})(?:率|比例)[^，。；\d]*$"),
        compiled(rf"(?:{asked}){tail}"),
        compiled(rf"(?:{granted}){tail}"),
    )


REDUCTIONS = (
    reduction("审减|核减|净减", "送审|报审|申报", "审定|核定|审核"),
    reduction(
        "下浮|节[约支](?:资金|投资)?", "控制价|最高限价|(?<!调整)预算|概算", "中标|成交|合同|采购|实际支出|结算|决算"
    ),
    reduction("扣减|核减", "应[付计]", "核付|实付"),
)
"""A review of what was handed in, a tender below its limit, a payment by results."""


def cut_by_audit(scene: Scene) -> Reading | None:
    """Read 送审金额900万元，审定金额860万元，审减40万元: what was asked less what was granted, told in either order."""
    last = scene.sentence()[-PAIR:]
    members = of_sort(scene, last)
    if len(members) != PAIR or not plain(scene.one):
        return None
    words = [clause(one) for one in members]
    for known in REDUCTIONS:
        whole = next((at for at, text in enumerate(words) if known.asked.search(text)), None)
        if whole is not None and known.cut.search(scene.lead) and known.granted.search(words[1 - whole]):
            return Reading([less(members[whole], [members[1 - whole]])], certain=True, strict=True)
    return None


def is_cut_rate(scene: Scene) -> bool:
    """Whether words call a rate that of what was taken off."""
    return any(known.rate.search(scene.lead) for known in REDUCTIONS)


def taken_off(scene: Scene) -> Reading | None:
    """Read 送审900万元，审定855万元，核减45万元，核减率5%: what was taken off, or the fall, over what was asked."""
    own = [other for other in scene.sentence() if plain(other) and other.quantity.kind in AMOUNTS]
    for known in REDUCTIONS:
        base = next((other for other in reversed(own) if known.asked.search(clause(other))), None)
        if base is None or not known.rate.search(scene.lead):
            continue
        like = [each for each in own if each.start > base.start and counter(each.quantity) == counter(base.quantity)]
        if like and known.cut.search(clause(like[-1])):
            return Reading(ways(Formula.RATIO, iter([(like[-1], base)])), certain=True, strict=True)
        if like and known.granted.search(clause(like[-1])):
            return Reading(ways(Formula.GROWTH, iter([(like[-1], base)])), certain=True, strict=True, weight=-1)
    return None

"""How many there are for a round number of people: 每千人拥有床位7.5张（按常住人口52.8万人计算）."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, plain
from reportlint.number import AMOUNTS, Kind, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

FOR_SO_MANY = compiled(
    r"每(?P<scale>百|千|万|十万|百万)(?:名)?(?P<unit>人|户)(?:口)?(?:中)?(?:平均)?(?:拥有|配备|占有|享有|有|对应)?[^，。；：、\d]{0,14}?"
    r"(?:为|是|达到?|约)?$"
)
"""Words right before how many there are for so many people: 每千人拥有经营主体."""
HELD_AGAINST = compiled(r"超过|[高低]于|不[足少低]|标准|要求|目标")
"""Words of a number that others are held against: 超过每千人5批次的要求."""
SCALES: Mapping[str, int] = {"百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6}
STATED = {Role.LEVEL, Role.TO, Role.WHOLE, Role.BASE}
"""Parts of numbers that state how many there are."""


def density(scene: Scene) -> Reading | None:
    """Read a number as one before it for each hundred, thousand or ten thousand of the people before or behind it."""
    match = FOR_SO_MANY.search(scene.lead)
    told = scene.one.quantity.kind in AMOUNTS and plain(scene.one) and scene.one.run < 0
    if match is None or not told or HELD_AGAINST.search(scene.lead):
        return None
    stated = [one for one in (*scene.before, *scene.behind) if plain(one) and one.role in STATED]
    stated = [one for one in stated if not FOR_SO_MANY.search(one.lead)]
    people = [one for one in stated if counter(one.quantity) == match["unit"] and one.quantity.base_value > 0]
    tops = [
        one for one in stated if counter(one.quantity) == counter(scene.one.quantity) and one.start < scene.one.start
    ]
    if tops and tops[0] in people:  # 执业医师1242人，常住人口41.4万人
        people = [max(people, key=lambda one: one.quantity.base_value)]
        tops = [one for one in tops if one not in people]
    found = ways_of(tops, people, SCALES[match["scale"]])
    sure = len(found) == 1
    return Reading(found, certain=sure, strict=sure) if found else None


def ways_of(tops: Sequence[Mention], people: Sequence[Mention], scale: int) -> list[Way]:
    """Return how many there are for each `scale` of the people, the nearest numbers first."""
    return [
        Way(Formula.RATIO, (Term(top.quantity), in_units_of(base, scale)))
        for top in reversed(tops)
        for base in reversed(people)
    ]


def in_units_of(people: Mention, scale: int) -> Term:
    """Return a number of people as that of groups of so many."""
    quantity = people.quantity
    return Term(replace(quantity, scale=quantity.scale / Fraction(scale), kind=Kind.COUNT))

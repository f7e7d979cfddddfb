"""What a review of prices took off what was handed in: 送审900万元，审定855万元，核减45万元，核减率5%."""

from __future__ import annotations

import re

from reportlint.facts.prose.scenes import Reading, Scene, Way, clause, of_sort, plain, ways
from reportlint.number import AMOUNTS, counter
from reportlint.relation import Formula, Term

CUT = re.compile(r"(?:审减|核减|净减|扣减|下浮|节约|节支)(?!率|比例)[^，。；\d]{0,6}$")
"""Words before what a review took off."""
SUBMITTED = re.compile(r"(?:送审|报审|申报|控制价|最高限价|采购预算|应[付计])[^，。；\d]{0,8}$")
"""Words before what was handed in for review."""
AUDITED = re.compile(r"(?:审定|核定|审核|中标|成交|合同|核付|实付)[^，。；\d]{0,8}$")
"""Words before what a review left of it."""


def cut_by_audit(scene: Scene) -> Reading | None:
    """Read 送审金额900万元，审定金额860万元，审减40万元: what was submitted less what was found right."""
    last = scene.sentence()[-2:]
    members = of_sort(scene, last)
    if not CUT.search(scene.lead) or len(members) != 2 or not plain(scene.one):
        return None
    words = [clause(one) for one in members]
    told = (SUBMITTED, AUDITED) if SUBMITTED.search(words[0]) else (AUDITED, SUBMITTED)
    if not all(pattern.search(text) for pattern, text in zip(told, words, strict=True)):
        return None
    whole, part = members if told[0] is SUBMITTED else reversed(members)
    way = Way(Formula.SUM, (Term(whole.quantity), Term(part.quantity, -1)))
    return Reading([way], certain=True, strict=True)


CUT_RATE = re.compile(r"(?:核减|审减|扣减|下浮|节约|节支)(?:率|比例)[^，。；\d]*$")
"""The rate of what a review took off what was handed in."""


def taken_off(scene: Scene) -> Reading | None:
    """Read 送审900万元，审定855万元，核减45万元，核减率5%: what was taken off, or the fall, over what was handed in."""
    own = [other for other in scene.sentence() if plain(other) and other.quantity.kind in AMOUNTS]
    base = next((other for other in reversed(own) if SUBMITTED.search(clause(other))), None)
    if base is None:
        return None
    behind = [other for other in own if other.start > base.start and counter(other.quantity) == counter(base.quantity)]
    if behind and CUT.search(clause(behind[-1])):
        return Reading(ways(Formula.RATIO, iter([(behind[-1], base)])), certain=True, strict=True)
    if behind and AUDITED.search(clause(behind[-1])):
        return Reading(ways(Formula.GROWTH, iter([(behind[-1], base)])), certain=True, strict=True, weight=-1)
    return None

"""Money that was not spent: 预算860万元，执行838万元，结余22万元, whatever parts of either are told in between.

Source: 财预〔2020〕10号, 附件2 (预算数, 执行数 and what they leave).
"""

from __future__ import annotations

import re
from itertools import islice, permutations

from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.scenes import MOST_WAYS, Reading, Scene, alike, clause, less, of_sort, plain
from reportlint.number import Kind

LEFT = re.compile(r"(?:结余|节余|剩余|剩下|尚余|未支出|未使用|未执行)(?:资金)?(?:[^，。；\d](?!率)){0,4}$")
"""Words before money that was not spent."""
SPENT = re.compile(r"(?:支出|执行|支付|使用|动用|列支|拨付|花费)(?:数|资金|金额)?(?:为|了|共|共计|合计|：)?$")
"""Words before money that was spent."""
CARRIED_OVER = re.compile(r"结转|结余|上年|年初数")
"""Words before money of which not all is meant."""
PAIR = 2
"""Amounts that leave a third."""


def unspent(scene: Scene) -> Reading | None:
    """Read what is left of the money given first when the money spent is taken off, each told once."""
    if scene.one.quantity.kind is not Kind.MONEY or not plain(scene.one) or not LEFT.search(scene.lead):
        return None
    members = of_sort(scene, scene.sentence())
    heads = without_parts(members)
    if len(heads) != PAIR or any(alike(other, scene.one) for other in scene.behind[:1]):
        return None
    given, spent = heads
    between = scene.text[given.end : scene.one.start]
    words = clause(given)
    if "；" in between or not SPENT.search(clause(spent)) or SPENT.search(words) or CARRIED_OVER.search(words):
        return None
    others = (less(one, [other]) for one, other in islice(permutations(members, PAIR), MOST_WAYS))
    meant = less(given, [spent])
    return Reading([meant, *(way for way in others if way != meant)], certain=True, strict=True)

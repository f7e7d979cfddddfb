"""Money given and not spent: 预算860万元，执行838万元，结余22万元, whatever parts of either are told in between.

Source: 财预〔2020〕10号, 附件2 (预算数, 执行数 and what they leave).
"""

from __future__ import annotations

from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.scenes import Reading, Scene, alike, clause, less, of_sort, plain, rests
from reportlint.number import Kind
from reportlint.patterns import compiled

UNSPENT = compiled(
    r"(?:尚|仍|还|当年|本年|实际|预算|项目|资金)*(?:结余|节余|剩余|剩下|尚余|未支出|未使用|未执行)(?:资金|金额|数)?(?:为|共|约)?"
)
"""All the words of the clause of money that was not spent: 专户结余 and 累计结余 hold more, or less, of it."""
GIVEN = compiled(r"(?:预算|安排|下达|到位|指标|拨付|预备费)(?:资金|数|金额|总额|经费)?(?:为|共|合计|：)?$|^安排|资金$")
"""Words before money that was given to be spent."""
SPENT = compiled(r"(?:支出|执行|支付|使用|动用|列支|花费)(?:数|资金|金额)?(?:为|了|共|共计|合计|：)?$")
"""Words before money that was spent."""
OF_ELSE = compiled(r"结转|结余|上年|年初数|收入|总投资|合同|债券|季度|[上下]半年")
"""Words before money of which not all is meant, or that may be spent later."""
PAIR = 2
"""Amounts that leave a third."""


def unspent(scene: Scene) -> Reading | None:
    """Read what is left of money given when the money spent of it is taken off, each told once in the sentence."""
    if scene.one.quantity.kind is not Kind.MONEY or not plain(scene.one) or not UNSPENT.fullmatch(clause(scene.one)):
        return None
    members = of_sort(scene, scene.sentence())
    heads = without_parts(members)
    if len(heads) != PAIR or any(alike(other, scene.one) for other in scene.behind[:1]):
        return None
    given, spent = heads
    told = GIVEN.search(clause(given)) and SPENT.search(clause(spent)) and not SPENT.search(clause(given))
    if not told or OF_ELSE.search(clause(given) + clause(spent)) or "；" in scene.text[given.end : scene.one.start]:
        return None
    meant = less(given, [spent])
    return Reading([meant, *(way for way in rests(members) if way != meant)], certain=True, strict=True)

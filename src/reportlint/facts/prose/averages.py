"""Averages: 平均每辆2.62万元, 人均3.2万元, 单宗平均1801万元: an amount over a count in the unit that the words name."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.products import PRICED
from reportlint.facts.prose.scenes import DUE, Reading, Scene, is_due, plain, set_beside, ways
from reportlint.facts.text.quantities import ANY_UNIT
from reportlint.number import AMOUNTS, Kind, Modifier, Quantity, counter
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula

PER = compiled(
    r"(?:平均每|月均每|每|单(?=[宗件车个台辆次户人批笔张]))(?![十百千万亿])(?P<unit>[^，。；、\d的][^，。；、\d]{0,21})$"
    r"|(?P<short>公顷|公里|项目|批次|[一-鿿])均[^，。；\d]{0,12}$|(?P<paid>平均(?:年?工资|年薪|薪酬))[^，。；\d]{0,4}$"
)
"""Words that say for each of what an amount is: 平均每公里, 人均."""
PRICE_NAME = compiled(
    r"(?:单价|标准|定额|补助|按)[^，。；]{0,10}$|^[，：]?(?:每(?![^，。；\d]{0,2}平)[^，。；\d]{1,3}|按每.{1,4})$"
)
"""Words of a price, which counts multiply; an average follows from them instead."""
ALONE = compiled(r"^[^，。；：]*+(?:，[^，。；：、]*+)?$")
"""Words before an average or a rate that say nothing but its name, behind what the number before it counts."""
AT_A_PRICE = compiled(r"的?标准|计")
"""What stands behind a price: 按每天5元计."""
JOINED = compiled(r"[、，]?(?:共|计)?")
"""What stands between a count and an amount that are told together: 96项4608万元, 412户、1297人."""
STATED = {Role.LEVEL, Role.TO, Role.WHOLE}
"""Parts of numbers that state how much there is."""
PAIR = 2
"""Numbers that an average is made of."""
YEARLY_MEAN = compiled(r"年平均(?:常住)?(?:人口|数|人数)|年均(?:常住)?人口|平均数计算")
"""Words of what an average is taken over that only a statistician knows."""
TRIMMED = compiled(r"加权|去掉|扣除|剔除|除外")
"""Words of a mean that is no plain one."""
SHORT = {
    "人": "人名人次",
    "次": "人次次",
    "场": "场场次",
    "村": "个",
    "生": "人名",
    "镇": "个",
    "乡": "个",
    "校": "所个",
    "案": "件宗起",
    "车": "辆台",
    "点": "个处",
    "单": "笔件",
    "批": "批次批",
    "床": "张",
    "日": "日天",
    "月": "个月月",
    "院": "家个所",
    "站": "座个处",
    "馆": "个座家",
    "企": "家户个",
    "户": "户家",
    "项目": "个项",
}
"""What stands before 均 → units that it counts; otherwise it is the unit itself."""


def average(scene: Scene) -> Reading | None:
    """平均每辆2.62万元: an amount before it over a count before it in the unit the words name; no changes of either."""
    match = PER.search(scene.lead)
    told = plain(scene.one) or scene.one.quantity.modifier is Modifier.ABOUT
    if PRICE_NAME.search(scene.lead) or match is None or scene.one.quantity.kind not in AMOUNTS or not told:
        return None
    if YEARLY_MEAN.search(scene.text, scene.text.rfind("。", 0, scene.one.start) + 1, scene.one.start):
        return None  # 按年平均人口计算，人均生产总值9万元: of a number that is not printed
    if scene.one.role is Role.FROM:
        return None  # 发放贷款120笔、2400万元，笔均由18万元提高到20万元: what it was before is of other numbers
    asides = set_beside(scene.before)
    heads = [
        other
        for other in scene.before
        if plain(other)
        and other.quantity.kind in AMOUNTS
        and other.role is not Role.CHANGE
        and (other.sentence == scene.one.sentence or other.sentence not in asides)
        and not PRICED.search(other.lead)
    ]
    wanted = averaged_over(match)
    counts = [other for other in heads if named_by(other.quantity, wanted)]
    tops = [other for other in heads if counter(other.quantity) == counter(scene.one.quantity)]
    tops = [other for other in tops if other.quantity.unit != ANYTHING or is_of_same(scene, other)]
    pairs = [(top, count) for top in reversed(tops) for count in reversed(counts) if top is not count]
    found = ways(Formula.RATIO, iter(pairs))
    wholes = without_parts(heads)
    whole = [pair for pair in pairs if all(each in wholes for each in pair)]
    meant = ([] if DUE.search(scene.lead) else [pair for pair in whole if not is_due(pair[0])]) or whole
    certain = len(meant) == 1 and "均" in scene.lead and is_told_together(scene, *meant[0])
    if certain and meant != pairs:
        found = ways(Formula.RATIO, iter([*meant, *(pair for pair in pairs if pair not in meant)]))
    worded = None if certain else worded_pair(scene, wanted)
    if worded:
        return Reading(ways(Formula.RATIO, iter([worded, *(pair for pair in pairs if pair != worded)])), worded=1)
    close = [other for other in of_sentence(scene, wholes)[-2:] if any(other in pair for pair in meant)]
    return Reading(found, certain, strict=certain and len(close) == 2) if found else None


ANYTHING = "个"
"""The unit of whatever has none of its own."""


def is_of_same(scene: Scene, top: Mention) -> bool:
    """Whether what is counted by 个 is the same thing: 4个信息 are none of 3.2个环节."""
    text, end = scene.text, scene.one.end
    noun = compiled(r"[一-鿿]{0,2}").match(text, end)
    return noun is None or not noun.group() or text.startswith(noun.group(), top.end) or noun.group() in top.label


def worded_pair(scene: Scene, wanted: str) -> tuple[Mention, Mention] | None:
    """Return the amount and the count that stand alone before an average, or are joined there: 96项4608万元，项均48.

    What is a mean itself ends the part of the sentence that is looked at, as ； and a colon do.
    """
    if not ALONE.match(scene.lead) or AT_A_PRICE.match(scene.text[scene.one.end :]):
        return None
    begun = max(scene.text.rfind(mark, 0, scene.one.start) for mark in "；：")
    meant = max((other.end for other in scene.before if PER.search(other.lead)), default=0)
    here = [other for other in scene.sentence() if other.start >= max(begun, meant) and other.depth <= scene.one.depth]
    own = without_parts([other for other in here if other.quantity.kind in AMOUNTS])
    counts = [other for other in own if named_by(other.quantity, wanted)]
    tops = [other for other in own if counter(other.quantity) == counter(scene.one.quantity)]
    if len(counts) != 1 or len(tops) != 1 or counts == tops:
        last = here[-2:]
        joined = len(last) == PAIR and JOINED.fullmatch(scene.text[last[0].end : last[1].start])
        counts = [other for other in last if joined and named_by(other.quantity, wanted)]
        tops = [other for other in last if joined and counter(other.quantity) == counter(scene.one.quantity)]
    if len(counts) != 1 or len(tops) != 1 or counts == tops:
        return None
    states = all(plain(each) and each.role in STATED and each.period == scene.one.period for each in (*counts, *tops))
    return (tops[0], counts[0]) if states and not is_of_all(scene, wanted) else None


def is_of_all(scene: Scene, wanted: str) -> bool:
    """Whether an average is of all the amounts of its sentence together: 甲组支出5万元；乙组支出3万元，人均1.26万元."""
    own = [other for other in scene.sentence() if plain(other) and other.quantity.kind in AMOUNTS]
    tops = [other.quantity.base_value for other in own if counter(other.quantity) == counter(scene.one.quantity)]
    counts = [other.quantity.base_value for other in own if named_by(other.quantity, wanted)]
    one = scene.one.quantity
    total, room = sum(tops, Fraction(0)), one.ulp * one.scale / 2
    wholes = {*counts, sum(counts, Fraction(0))}
    return len(tops) > 1 and any(each and abs(total / each - one.base_value) <= room for each in wholes)


def of_sentence(scene: Scene, among: Sequence[Mention]) -> list[Mention]:
    """Return the numbers of the sentence of an average."""
    return [other for other in among if other.sentence == scene.one.sentence]


def is_told_together(scene: Scene, top: Mention, count: Mention) -> bool:
    """Whether an amount is of what is counted: in a sentence that counts things of its own, it stands there, too."""
    return top.sentence == scene.one.sentence or count.sentence != scene.one.sentence


def averaged_over(match: Match) -> str:
    """Return the unit, or the units, that an average is told by: 公里 of 平均每公里投资, 人名人次 of 人均."""
    if match["paid"]:
        return SHORT["人"]
    unit = None if match["short"] else ANY_UNIT.match(match["unit"])
    word = match["short"] or (unit.group() if unit else match["unit"][0])
    return SHORT.get(word, word)


def named_by(quantity: Quantity, wanted: str) -> bool:
    """Whether words name the unit of a number: 平均每辆, 平均每个项目, 户均."""
    unit = counter(quantity)
    return bool(unit) and quantity.kind is not Kind.MONEY and (wanted.startswith(unit) or unit in wanted)

"""Which numbers the words around a rate leave for it, though they do not single them out for certain.

约定60个、结案45个，完成率75%: two amounts stand alone before it, one of which was due. 整改率98.6%，剩余7项: what is
left stands behind it. Such a tie is made whatever it comes to, so that a wrong number in it is no reason to see none.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.averages import ALONE, PER
from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.named_rates import PLEASED, STATED, stem_of, tells_top
from reportlint.facts.prose.periods import same_period
from reportlint.facts.prose.scenes import DONE, Scene, Way, is_due, own_words, plain, ways
from reportlint.number import AMOUNTS, Kind, counts_like
from reportlint.patterns import compiled
from reportlint.relation import Formula

ASKED_FOR = compiled(r"需求|约定|合同|在册|有效(?:问卷|样本|答卷)")
"""Words of what was asked for, beside those of plans."""
AMONG = compiled(r"^[^，。；、：（\d]{0,12}(?<!其)[中里](?=[，\d]|[^，。；、：\d]{0,10}\d)")
"""What stands behind a number of things of which others are some: 63个项目中，通过验收61个."""
ACTUAL = compiled(r"实(?:际)?[一-鿿]{1,3}$")
"""What stands before what was done of it: 应检860人，实检700人."""
ALL_DONE = compiled(r"完成|执行|支出|支付|到位|进度|使用|兑现|实现")
"""Stems of rates of whatever was done."""
DIFFERENCE = compiled(r"[增减节降超调差损剩余缺利]|变动|变化")
"""Words in the name of a rate of what two amounts differ by, or of a gain."""
DUE_BEHIND = compiled(r"^[，（](?:全年|年度|年初|原|总)?(?:计划|目标|任务|预算|概算|核定|批复|应)[一-鿿]{0,4}$")
"""Words before what was due, printed behind the rate of it: 到位率70%，计划2180万元."""
REST = r"(?:目?前|仍)?(?:其余|剩余?下?|余下?|尚[有差余欠缺]|还[有差剩]|缺口|结余|欠[一-鿿]?|[未不待][一-鿿]{1,6})的?$"
REST_BEHIND = compiled(rf"^[，（]{REST}")
"""Words before what is left, printed behind the rate of what was done: 整改率98.6%，剩余7项."""
LEFT = compiled(rf"^{REST}")
"""The same as a clause of its own before the rate."""
WHOLE_REMARKED = compiled(r"^（(?:全年|全部|共|总|应|计划|目标|抽[查检样])[一-鿿]{0,4}$")
"""What stands between what was done and all that it is a part of, in a remark: 优良341天（全年365天）."""
PAIR = 2
"""Numbers that a rate is made of."""


def worded_ways(scene: Scene) -> list[Way]:
    """Return how the words around a rate may have it computed, likeliest first, as far as they leave no other way."""
    stem = stem_of(scene.lead)
    if not stem or DIFFERENCE.search(stem) or not ALONE.match(scene.lead):
        return []
    own = stretch(scene)
    if not own:
        return ways_remarked(scene)
    return ways_before(scene, own) or ways_around(scene, own) or ways_remarked(scene)


def stretch(scene: Scene) -> list[Mention]:
    """Return the amounts right before a rate in its part of the sentence that count what the last of them counts.

    Another rate ends it; parts, means and remarks in brackets are left out. Of changes and hedged numbers it has none.
    """
    begun = scene.text.rfind("；", 0, scene.one.start)
    rated = max((other.end for other in scene.before if other.quantity.kind is Kind.RATIO), default=0)
    here = [
        other
        for other in scene.sentence()
        if other.start > max(begun, rated) and other.depth <= scene.one.depth and not PER.search(other.lead)
    ]
    if not here or here[-1].quantity.kind not in AMOUNTS:
        return []
    own = without_parts([other for other in here if counts_like(other.quantity, here[-1].quantity)])
    return own if all(states(scene, other) for other in own) else []


def states(scene: Scene, other: Mention) -> bool:
    """Whether a number plainly states how much there is, or was to be, in the time of a rate."""
    of_its_time = same_period(scene.one.period, other.period) or is_asked(scene, other)
    return of_its_time and plain(other) and other.part in STATED and not other.reason


def ways_before(scene: Scene, own: Sequence[Mention]) -> list[Way]:
    """Return how a rate is computed from amounts that stand alone before it: one was done, another was due."""
    *bases, top = own
    named = [other for other in own if tells_top(scene, other)]
    if len(own) == PAIR and LEFT.match(own_words(top)):
        return ways(Formula.PORTION, iter([(own[0], top)])) if named == own[:1] else []
    asked = [other for other in own if is_asked(scene, other)]
    if len(own) == PAIR and len(asked) == 1:
        other = next(each for each in own if each not in asked)
        return ways(Formula.RATIO, iter([(other, asked[0])])) if is_of_done(scene, other, asked[0]) else []
    if named != [top] or top in asked or not bases:
        return []
    if len(own) > PAIR:  # each of them may be the whole of the last
        return ways(Formula.RATIO, ((top, base) for base in reversed(bases))) if asked else []
    return [*ways(Formula.RATIO, iter([(top, bases[0])])), *ways(Formula.PORTION, iter([(top, bases[0])]))]


def is_asked(scene: Scene, one: Mention) -> bool:
    """Whether words say that a number counts all there is to do or to look at."""
    return is_due(one) or ASKED_FOR.search(own_words(one)) is not None or is_among(scene, one)


def is_among(scene: Scene, one: Mention) -> bool:
    """Whether other numbers are counted among the things that one counts: 63个项目中."""
    return AMONG.match(scene.text[one.end : scene.one.start]) is not None


def is_of_done(scene: Scene, top: Mention, base: Mention) -> bool:
    """Whether a rate may count what was done of what was due: 发放300份，收回286份 make no 满意率."""
    if tells_top(scene, top) or is_among(scene, base):
        return True
    done = DONE.search(own_words(top)) or ACTUAL.search(own_words(top)) or ALL_DONE.search(stem_of(scene.lead))
    return bool(done) and PLEASED.search(scene.lead) is None


def ways_remarked(scene: Scene) -> list[Way]:
    """Return how a rate is computed from what a remark beside it, or behind what was done, says.

    满意度为94%（有效问卷300份，满意282份）; 优良341天（全年365天），优良率93.4%.
    """
    remark = [other for other in scene.behind[:PAIR] if other.depth > scene.one.depth]
    opened = bool(remark) and scene.text[scene.one.end :].startswith("（")
    before = scene.sentence()[-PAIR:]
    if opened and len(remark) == PAIR and counts_like(remark[0].quantity, remark[1].quantity):
        first, second = remark
        told = all(map(plain, remark)) and is_asked(scene, first) and not is_due(second) and is_told(scene, second)
        return ways(Formula.RATIO, iter([(second, first)])) if told else []
    if len(before) == PAIR and before[1].depth > scene.one.depth == before[0].depth:
        top, base = before
        whole = WHOLE_REMARKED.match(base.lead) and counts_like(top.quantity, base.quantity)
        told = bool(whole) and states(scene, top) and plain(base) and tells_top(scene, top)
        return ways(Formula.RATIO, iter([(top, base)])) if told else []
    return []


def is_told(scene: Scene, one: Mention) -> bool:
    """Whether the words of a number name what a rate counts."""
    return stem_of(scene.lead) in own_words(one)


def ways_around(scene: Scene, own: Sequence[Mention]) -> list[Way]:
    """Return how a rate is computed from what was done before it and what was due, or is left, behind it."""
    top = own[-1]
    if not scene.behind or not tells_top(scene, top) or is_asked(scene, top):
        return []
    other = scene.behind[0]
    if not counts_like(top.quantity, other.quantity) or not plain(other):
        return []
    if REST_BEHIND.match(other.lead):
        return ways(Formula.PORTION, iter([(top, other)]))
    return ways(Formula.RATIO, iter([(top, other)])) if len(own) == 1 and DUE_BEHIND.match(other.lead) else []

"""Sums that words declare beyond a plain list: with what comes on top, of several sorts of things, of so many items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportlint.facts.prose.compared import PER_HEAD
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, alike, clause, plain
from reportlint.facts.text.numerals import integer_of
from reportlint.number import AMOUNTS, Kind, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

ON_TOP = compiled(r"^(?:再)?加上?[^，。；：\d]{1,14}$")
"""How a sentence begins that adds to the number the one before it is about: 加上年结转3亿元."""
GRAND_TOTAL = compiled(r"(?:总量|总计|合计|总额)(?:为|是|达到?)?$")
"""Words before what it comes to."""
SUMMED_UP = compiled(r"^[，、](?:合计|共计|总计|一共|共)(?:为|是|有)?$")
"""All that stands before the sum of a list of several sorts of things: 证书6841本、证明2317份，合计9158件."""
MOST_SEEN = 10
"""Numbers before one that are looked at, so that of as many the first may not be the first of its sentence."""
JOINERS = ("、", "，", "和", "及", "与")
"""What joins the members of a list."""
FEWEST = 2
"""Members of a list."""
SO_MANY = compiled(
    r"^(?:以上|上述)?(?P<count>[两二三四五六七八九])[项类个家](?:资金|来源|渠道|费用|工程|项目)?"
    r"(?:合计|共计|总计|共|累计)[^，。；\d]{0,4}$"
)
"""Words before a sum that say of how many items of the sentence before it is."""
OTHERWISE = compiled(r"其中|尚差|还差|缺口|比|较|未|上年|年初")
"""Words before a number that is no item of such a list."""


def declared_sum(scene: Scene) -> Reading | None:
    """Read a number as the sum that words declare it to be."""
    if scene.one.quantity.kind not in AMOUNTS or not plain(scene.one) or scene.one.role is Role.WHOLE:
        return None
    return grand_total(scene) or of_several_sorts(scene) or of_items(scene) or of_seconds(scene)


def of_seconds(scene: Scene) -> Reading | None:
    """Read 农村2,416户3,902人，城市318户484人，合计2,734户4,386人: each first number has its second right behind."""
    own = scene.sentence()
    pairs = [(one, other) for one, other in pairwise(own) if one.end == other.start]
    alone = 2 * len(pairs) + 1 == len(own)
    if len(pairs) < FEWEST or not alone or own[-1].end != scene.one.start or not SUMMED_UP.match(own[-1].lead):
        return None
    firsts, seconds = zip(*pairs, strict=True)
    fitting = all(alike(one, own[-1]) for one in firsts) and all(alike(one, scene.one) for one in seconds)
    made = sum(one.quantity.base_value for one in firsts) == own[-1].quantity.base_value
    return summed(seconds) if fitting and made else None


def grand_total(scene: Scene) -> Reading | None:
    """Read 收入900万元，…。加上级补助80万元，收入总量980万元: what the sentence before is about counts, too."""
    own = [other for other in scene.sentence() if alike(other, scene.one)]
    if not own or not GRAND_TOTAL.search(scene.lead) or ON_TOP.match(own[0].lead) is None:
        return None
    listed = all(not OTHERWISE.search(other.lead) or "上年结转" in other.lead for other in own[1:])
    before = [other for other in scene.before if other.sentence == own[0].sentence - 1 and alike(other, scene.one)]
    head = next((other for other in before if other.role in {Role.LEVEL, Role.TO}), None)
    cut_off = len(scene.before) >= MOST_SEEN and scene.before[0].sentence == own[0].sentence - 1
    if head is None or cut_off or not listed or len(own) != len(scene.sentence()):
        return None
    return summed([head, *own])


def of_several_sorts(scene: Scene) -> Reading | None:
    """Read 证书6841本、证明2317份，合计9158件: counts of several units, joined by 、, right before their sum."""
    if scene.one.quantity.kind is not Kind.COUNT or not SUMMED_UP.match(scene.lead):
        return None
    before = [other for other in scene.sentence() if other.depth == scene.one.depth]
    run: list[Mention] = before[-1:]
    for earlier, later in pairwise(reversed(before)):
        ends_list = earlier.lead.startswith("，") and len(run) > 1 and run[1].lead.startswith("、")
        if ends_list or not earlier.lead.startswith(JOINERS):
            break  # 运动员186人，获金牌14枚、银牌11枚，共25枚: the list begins with what a comma sets off
        run.insert(0, later)
    counted = all(other.quantity.kind is Kind.COUNT and plain(other) and other.role is Role.LEVEL for other in run)
    each = any(PER_HEAD.search(other.lead) for other in run)
    if len(run) < FEWEST or not counted or each or all(alike(other, scene.one) for other in run):
        return None
    if sum(alike(other, scene.one) for other in run) > 1:
        return None  # 企业3,084家，一般隐患7,214处，重大隐患18处，合计7,232处: a sum of what counts like it
    if thing_of(scene, scene.one) or not is_general(scene.one, run):
        return None
    return summed(run)


GENERAL = {"个", "件", "项", "份", "处", "种", "类", "家", "人"}
"""Counters that things of several sorts are added up by."""


def is_general(one: Mention, run: Sequence[Mention]) -> bool:
    """Whether a sum is counted by a word for any of its parts: 宣讲团8个、小分队14支，共286场次 is no sum."""
    unit = counter(one.quantity)
    return unit in GENERAL or any(counter(other.quantity) == unit for other in run)


NOUN = compiled(r"(?!等)[一-鿿]{1,8}(?:（[^（）]{1,6}）[一-鿿]{0,4})?")
"""What stands behind a counter: the things that are counted."""


def thing_of(scene: Scene, one: Mention) -> str:
    """Return what is named right behind a number: 村民小组 of 126个村民小组."""
    match = NOUN.match(scene.text, one.end)
    return match.group() if match else ""


def counts_others(scene: Scene, members: Sequence[Mention]) -> bool:
    """Whether a number counts other things than those before it: 18个行政村、3个社区，共126个村民小组."""
    own = thing_of(scene, scene.one)
    things = [thing_of(scene, one) or compiled(r"[，。；、：（）]").split(one.lead)[-1] for one in members]
    return bool(own and things) and all(things) and set(own[-2:]).isdisjoint(thing[-1] for thing in things)


def is_all_planned(member: Mention, one: Mention) -> bool:
    """Whether a number is all there is to do, where a sum tells what was done: 总投资96万元，…，累计完成61万元."""
    return ALL_PLANNED.search(clause(member)) is not None and SO_FAR.search(clause(one)) is not None


ALL_PLANNED = compiled(r"(?:总投资|总概算|总目标|总任务|总规模|目标|计划|概算)[^，。；\d]{0,8}$")
"""Words before all there is to do."""
SO_FAR = compiled(r"(?:累计|已)[^，。；\d]{0,6}(?:完成|改造|建成|支出|支付|到位|实施|投入|拨付)")
"""Words before a number of what was done of it so far."""


def of_items(scene: Scene) -> Reading | None:
    """Read 甲到位86万元；乙到位82万元，尚差5万元；丙到位26万元。三项共到位194万元: what each item opens with."""
    own = scene.sentence()
    match = SO_MANY.match(scene.text[own[0].start if own else scene.one.start - len(scene.lead) : scene.one.start])
    if match is None:
        return None
    before = [other for other in scene.before if other.sentence == scene.one.sentence - 1]
    heads = heads_of_items(scene, before)
    named = scene.text[before[-1].end : scene.one.start].partition("。")[2] if before else ""
    return summed(heads) if len(heads) == integer_of(match["count"]) and named.startswith(match.group()) else None


def heads_of_items(scene: Scene, before: Sequence[Mention]) -> list[Mention]:
    """Return the number that each stretch between two ； opens with, as far as it can be added."""
    heads: dict[int, Mention] = {}
    for other in before:
        at = scene.text.count("；", 0, other.start)
        priced = scene.text[other.end : other.end + 1] in {"/", "／"}
        if alike(other, scene.one) and other.role is Role.LEVEL and not priced and not OTHERWISE.search(other.lead):
            heads.setdefault(at, other)
    return list(heads.values())


def summed(parts: Sequence[Mention]) -> Reading:
    """Say that a number is the sum of some others."""
    return Reading([Way(Formula.SUM, tuple(Term(part.quantity) for part in parts))], certain=True, strict=True)

"""Points between two rates that stand beside them: 增长9.3%，比全省平均（6.5%）高2.8个百分点.

The rates stand before the points, behind them (提高9.5个百分点，由88.6%达到98.1%), or at the ends of a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, less, plain
from reportlint.number import Kind, Modifier
from reportlint.patterns import compiled

APART = (
    r"(?:高出?|低|多|少|快|慢|提高|上升|增加|下降|降低|回落|加快|放缓|缩小|扩大|超出?|超过|领先|落后|[尚还仍]?相?差)"
    r"(?:了|约|近)?"
)
"""Words of how far apart two rates are."""
COMPARED = compiled(
    r"^，?[^，。；\d]{0,6}(?:(?<![占对同环])比(?![重例])|较|与|距离?|离|高出|高于|低于|超过|超出|快于|慢于|优于|多于|少于)"
    r"(?:(?:19|20)\d{2}年)?[^，。；\d]{0,16}（?$"
)
"""Words between a rate and the one that it is held against."""
FROM_IT = compiled(rf"^(?:）|的[^，。；\d]{{1,8}})?(?:相比)?，?(?:{APART})?$")
"""Words between the rate that another is held against and the points: ）高, 的预期目标."""
ABOVE_TARGET = compiled(r"^，(?:超|超过|超出|高于|低于)(?:年度|预期|年初|计划)?(?:目标|计划|任务)(?:值|数)?$")
TARGET = compiled(r"^[，（](?:年度|全年|年初|计划|预期|任务)?(?:目标|计划|任务)(?:值|数|为|是)*$")
"""Words before a target, and before how far it was passed."""
TO_IT = compiled(r"^(?:达到?|提高到|提升到|上升到|增加到|[降升]至|提高至|提升至|下降[到至]|降低[到至]|降到|升到)$")
"""Words between the rate that a move begins with and the one it ends with."""
BETWEEN_THEM = compiled(
    r"^，(?:后者|第二[次轮期]|(?P<later>[^，。；]{2,8}?))[比较](?:前者|第一[次轮期]|(?P<former>[^，。；]{2,8}?))"
    rf"{APART}$"
)
"""Words of points that name both rates."""
OVER_ALL = compiled(rf"^，(?:[两二三四五六]年|期间)?(?:累计|共|合计){APART}$")
"""Words of points over all of a run of rates."""
CHANGING = compiled(r"^，(?:分别|依次|同比|环比)")
LEAST_RUN = 3
"""Rates of a run that moves over several years."""


def gap(scene: Scene) -> Reading | None:
    """Read how many points lie between two rates right before it, behind it, or at the ends of a run."""
    one = scene.one
    if one.quantity.kind is not Kind.POINTS or not plain(one) or one.run >= 0 or CHANGING.match(one.lead):
        return None
    pair = held_against(scene) or moved_behind(scene) or both_named(scene) or ends_of_run(scene)
    if pair is None:
        return None
    high, low = sorted(pair, key=lambda each: each.quantity.base_value, reverse=True)
    return Reading([less(high, [low])], certain=True, strict=True, named=True)


def is_rate(one: Mention) -> bool:
    """Whether a number is a plainly printed rate."""
    return one.quantity.kind is Kind.RATIO and plain(one)


def last_rates(scene: Scene) -> list[Mention]:
    """Return the two numbers right before the points, if both are rates of its sentence and part of it."""
    before = beside(scene)
    begun = scene.text.rfind("；", 0, scene.one.start)
    if len(before) < len(("one", "other")) or before[0].start < begun:
        return []
    first, second = before
    bound = second.lead == "，" and second.quantity.modifier in BOUNDS  # 低于5.5%的预期目标
    second = replace(second, quantity=replace(second.quantity, modifier=Modifier.NONE)) if bound else second
    return [first, second] if is_rate(first) and is_rate(second) else []


def beside(scene: Scene) -> Sequence[Mention]:
    """Return the two numbers right before the points, what tells of a change of the first left out.

    城镇化率64.2%，比上年提高0.9个百分点，距66%的目标还差1.8个百分点: the rate is held against the target.
    """
    *before, last = scene.sentence() or (None,)
    if last is None or not before or before[-1].quantity.kind is not Kind.POINTS or not TOWARDS.match(last.lead):
        return scene.sentence()[-2:]
    rates = [each for each in before if each.quantity.kind is Kind.RATIO and not COMPARED.match(each.lead)]
    return (rates[-1], last) if rates else ()


TOWARDS = compiled(r"^，[尚还仍]?(?:距离?|离)")
"""Words between a rate and the target that it is short of, whatever stands between."""


BOUNDS = {Modifier.BELOW, Modifier.OVER, Modifier.ABOVE}
"""What words like 低于 before a rate make of it, though it is what another is held against."""


def held_against(scene: Scene) -> tuple[Mention, Mention] | None:
    """Return the rate and the one it is held against: 4.1%，低于5.5%的预期目标1.4个百分点."""
    rates = last_rates(scene)
    if not rates or rates[0].depth != scene.one.depth:
        return None
    first, second = rates
    bound = second.lead == "，" and second.quantity.modifier is Modifier.NONE and scene.lead.startswith("的")
    compared = (COMPARED.match(second.lead) or bound) and FROM_IT.match(scene.lead)
    said = scene.lead.strip("）") != "" or COMPARED_TO.search(second.lead) is not None
    aimed = TARGET.match(second.lead) and ABOVE_TARGET.match(scene.lead)
    if not ((compared and said) or aimed):
        return None
    meant = TOWARDS.match(second.lead) or GOAL.search(second.lead) or GOAL.match(scene.lead)
    return first, exact(second, first) if meant else second


GOAL = compiled(r"(?:）?的)?[^，。；\d]{0,8}(?:目标|要求|任务|上限|下限|红线|底线|控制线|标准)")
"""Words of a rate that was set, and is no finer than it is printed."""


def exact(one: Mention, like: Mention) -> Mention:
    """Return a rate that was set with as many places as another: 95% means 95.00%."""
    places = max(one.quantity.decimals, like.quantity.decimals)
    return replace(one, quantity=replace(one.quantity, decimals=places))


COMPARED_TO = compiled(r"高出|高于|低于|超过|超出|快于|慢于|优于|多于|少于")
"""Words that compare and say which of two is larger."""


def moved_behind(scene: Scene) -> tuple[Mention, Mention] | None:
    """Return the ends of a move right behind the points: 提高9.5个百分点，由88.6%达到98.1%."""
    if len(scene.behind) < len(("from", "to")) or not scene.one.direction:
        return None
    start, end = scene.behind[:2]
    told = compiled(r"[，（][由从]").fullmatch(start.lead) and (TO_IT.match(end.lead) or end.role is Role.TO)
    return (start, end) if told and is_rate(start) and is_rate(end) else None


def both_named(scene: Scene) -> tuple[Mention, Mention] | None:
    """Return the two rates of a sentence whose names the words of the points repeat: 2024届比2023届高1.5个百分点."""
    rates, own = last_rates(scene), scene.sentence()
    named = BETWEEN_THEM.match(scene.lead)
    if not rates or named is None or sum(each.quantity.kind is Kind.RATIO for each in own) != len(rates):
        return None
    words = "".join(each.lead for each in rates)
    repeated = all(name is None or name in words for name in (named["later"], named["former"]))
    return (rates[0], rates[1]) if repeated else None


def ends_of_run(scene: Scene) -> tuple[Mention, Mention] | None:
    """Return the ends of a run of rates right before the points: 依次为62%、66%、71%，两年累计提高9个百分点."""
    run = run_before(scene)
    return (run[0], run[-1]) if len(run) >= LEAST_RUN and OVER_ALL.match(scene.lead) else None


def run_before(scene: Scene) -> Sequence[Mention]:
    """Return the run of rates that ends right before the points."""
    before = scene.sentence()
    own = [each for each in before if before[-1].run >= 0 and each.run == before[-1].run]
    return own if all(map(is_rate, own)) else []

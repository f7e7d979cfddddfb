"""Rates told beside what they are made of: 抽查95个，整改78个，整改率82.1%.

A rate names one of its two amounts, what was done; the other is what that is a part of. Words of what was due and what
was not done tell which is which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from reportlint.facts.prose.audits import is_cut_rate, taken_off
from reportlint.facts.prose.complementary_rates import LEFT_OVER, beside_rest, done_and_undone, left_over, negated_pairs
from reportlint.facts.prose.declared_rates import declared_pair, of_least
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.named_rates import RATE_STEM, named_again, names_top, tells_top
from reportlint.facts.prose.qualified import is_qualified
from reportlint.facts.prose.rate_operands import PAIR, amounts_before, is_counted_like, is_named_rate
from reportlint.facts.prose.rates_of_change import ADJUSTED_BY, CHANGE_NAMED, adjusted, changed
from reportlint.facts.prose.scenes import Reading, Scene, clause, is_due, is_spelled_out, is_turned, ways
from reportlint.facts.prose.worded import worded_ways
from reportlint.facts.prose.years_apart import is_of_another_year
from reportlint.number import Kind, Quantity, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term, evaluate

SPENDING = compiled(r"支出(?!预算)|成本|费用")
"""Words of what was spent."""
DEMANDED = compiled(r"应[一-鿿]{2,4}$")
"""What stands before all that was due: 应拨付120批, of which no more than all can be done."""
NEAREST = 6
"""Amounts before a rate that it may be made of."""


def rate(scene: Scene) -> Reading | None:
    """整改率82.1%: one amount before it over another, of its own year rather than of two; 核减率 is of a fall."""
    if is_former_beside(scene):
        return None
    if is_cut_rate(scene) and is_named_rate(scene) and (cut := taken_off(scene)) is not None:
        return cut
    if is_qualified(scene.text, scene.one, scene.before) or is_of_several(scene):
        return None
    scene = in_its_place(scene)
    own = tuple(other for other in scene.before if not is_of_another_year(scene.text, other, scene.one))
    found = rate_among(replace(scene, before=own))
    if is_whole_completion(scene):
        return doubted(found)
    if found is not None or len(own) == len(scene.before):
        return found
    return doubted(rate_among(scene))


def in_its_place(scene: Scene) -> Scene:
    """Leave out the numbers of runs as long as that of a rate that stand in another place: 依次完成…，完成率分别为…."""
    start = scene.one.run
    if start < 0:
        return scene
    own = [one for one in (*scene.before, scene.one, *scene.behind) if one.run == start]
    place = next(index for index, one in enumerate(own) if one is scene.one)
    runs: dict[int, list[Mention]] = {}
    for one in scene.before:
        if one.run not in {-1, start}:
            runs.setdefault(one.run, []).append(one)
    apart = {id(one) for run in runs.values() if len(run) == len(own) for at, one in enumerate(run) if at != place}
    return replace(scene, before=tuple(one for one in scene.before if id(one) not in apart))


FORMER_BESIDE = compiled(r"（(?:上年|去年|上一年|(?:19|20)\d{2}年)(?:度|同期)?[^，。；（）\d]*$")
"""Words before a rate that brackets tell of an earlier year: （上年审减率."""


def is_former_beside(scene: Scene) -> bool:
    """Whether a rate is that of an earlier year, told in brackets right behind the present one of the same name."""
    opened = FORMER_BESIDE.search(scene.text[: scene.one.start])
    match = RATE_STEM.search(scene.lead)
    if opened is None or match is None or not scene.before:
        return False
    rates = [one for one in scene.before if one.end <= opened.start() and one.quantity.kind is Kind.RATIO]
    return bool(rates) and rates[-1].end == opened.start() and match["stem"] in rates[-1].lead


OF_SEVERAL = compiled(r"[两二三四五各]类|综合|总体|平均")
"""Words of a rate of several groups together."""


def is_of_several(scene: Scene) -> bool:
    """Whether a rate is of groups each of which has its own before it: 两类对象综合满意度88.75%."""
    match = RATE_STEM.search(scene.lead)
    if match is None or not OF_SEVERAL.search(scene.lead):
        return False
    own = [one for one in scene.before if one.quantity.kind is Kind.RATIO and match["stem"] in one.label]
    return len(own) >= PAIR


def doubted(found: Reading | None) -> Reading | None:
    """Say of a reading that only arithmetic bears it out."""
    return replace(found, certain=False, strict=False, worded=0) if found else None


def rate_among(scene: Scene) -> Reading | None:
    """Read a rate as one amount before it over another; its name tells which (已整改78个).

    Where words say that one was due and the other done, nothing else is meant, whatever else would give the rate.
    """
    if CHANGE_NAMED.search(scene.lead):
        return changed(scene)
    if ADJUSTED_BY.search(scene.lead) or not is_named_rate(scene):
        return adjusted(scene) if ADJUSTED_BY.search(scene.lead) else None
    declared = None if LEFT_OVER.search(scene.lead) else declared_pair(scene) or of_least(scene)
    found = () if declared is None else ways(Formula.RATIO, iter([declared]))
    if declared and is_turned(declared[1], declared[0]):
        return Reading(found, certain=True, strict=True)
    other = rate_of_some(scene)
    if other and other.certain:
        return other
    if declared is None:
        return (
            worded_first(scene, other) if other and other.strict else beside_others(scene) or worded_first(scene, other)
        )
    # Of things counted, the two the other way round are no other way: whoever asked 194 and has 200 content has
    # exchanged them. Money may be named by the bound it kept: 控制在21万元之内，控制率88.67%.
    counted = all(one.quantity.kind is Kind.COUNT for one in declared)
    told = {one.quantity.span for one in declared} if counted else set()
    more = [way for way in (other.ways if other else ()) if {term.quantity.span for term in way.operands} != told]
    return Reading([*found, *more, *beside_rest(*declared)], certain=True, strict=True)


def beside_others(scene: Scene) -> Reading | None:
    """Read 调查200人，知晓166人、满意172人，知晓率83%: what the rate names, over what was due or stands before it."""
    opened = scene.text.rfind("；", 0, scene.one.start)
    own = [
        one for one in amounts_before(scene, planned=True) if one.sentence == scene.one.sentence and one.start > opened
    ]
    tops = [one for one in own[1:] if tells_top(scene, one) and not is_due(one)]
    if len(own) <= PAIR or len(tops) != 1 or not is_due(own[0]):
        return None
    top = tops[0]
    before = own[own.index(top) - 1]
    bases = [one for one in dict.fromkeys((own[0], before)) if is_counted_like(one, top) and one.quantity.value > 0]
    pairs = [(top, base) for base in bases]
    return Reading(ways(Formula.RATIO, iter(pairs)), worded=len(pairs)) if pairs else None


def worded_first(scene: Scene, other: Reading | None) -> Reading | None:
    """Put before the ways to compute a rate those that its words leave, whatever they come to."""
    worded = worded_ways(scene)
    if not worded:
        return other
    return Reading([*worded, *(way for way in (other.ways if other else ()) if way not in worded)], worded=len(worded))


def rate_of_some(scene: Scene) -> Reading | None:
    """Read a rate as one of the amounts before it over another of them, those that its name tells of first."""
    amounts = amounts_before(scene)
    pairs = list(possible_pairs(scene, amounts[-NEAREST:]))
    same = [pair for pair in pairs if counter(pair[0].quantity) == counter(pair[1].quantity)]
    same = [
        pair for pair in same if tells_top(scene, pair[0]) or not all(is_spelled_out(scene.text, one) for one in pair)
    ]
    turned = turned_pair(scene.one, same)
    if turned:
        return Reading(ways(Formula.RATIO, iter([turned])), certain=True, strict=True)
    left = left_over(scene, amounts)
    if left:
        return Reading(ways(Formula.PORTION, iter([left])), certain=True, strict=True)
    # People out of questionnaires, households out of applications: counts of two sorts.
    mixed = [pair for pair in pairs if pair not in same and all(is_printed_count(scene, each) for each in pair)]
    tops = [other for other in amounts[-NEAREST:] if names_top(scene.lead, other) and not names_base(scene.lead, other)]
    named = [pair for pair in same if pair[0] in tops and pair[1] not in tops]
    ordered = [*named, *(pair for pair in (*same, *mixed) if pair not in named)]
    found = ways(Formula.RATIO, iter(ordered))
    rests = [] if pairs_with_whole(scene.one, ordered) else list(negated_pairs(scene, amounts))
    if rests:
        return Reading([*ways(Formula.PORTION, iter(rests)), *found], certain=len(rests) == 1, strict=len(rests) == 1)
    halves = done_and_undone(scene, amounts)
    if halves:
        own = [pair for pair in named if pair[0] is halves[0]]
        both = [*ways(Formula.PORTION, iter([halves])), *ways(Formula.RATIO, iter(own))]
        return Reading(both, certain=True, strict=True)
    strict = len(named) == 1 and is_told_beside(scene, *named[0])
    more = beside_rest(*named[0]) if strict else []
    return Reading([*found, *more], certain=strict, strict=strict) if found else None


def is_whole_completion(scene: Scene) -> bool:
    """Whether a completion of a hundred per cent is told: that of the work, or one that counts no further."""
    return scene.one.quantity.base_value == 1 and "完成" in clause(scene.one)


def possible_pairs(scene: Scene, amounts: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the amounts of which a rate may be one over the other, the nearest first."""
    for top, base in permutations(reversed(amounts), 2):
        named = is_demanded(base) and names_top(scene.lead, top) and not is_due(top)
        fits = base.quantity.value > 0 and (within(scene.one.quantity, top, base) or named)
        if fits and not is_spent(scene.lead, base):
            yield top, base


def is_told_beside(scene: Scene, top: Mention, base: Mention) -> bool:
    """Whether the only two amounts that a rate names stand in its own sentence, with nothing new begun between."""
    inside = top.sentence == base.sentence == scene.one.sentence
    between = scene.text[min(top.start, base.start) : scene.one.start]
    return inside and not named_again(scene.lead, top) and "；" not in between


def turned_pair(one: Mention, pairs: Sequence[tuple[Mention, Mention]]) -> tuple[Mention, Mention] | None:
    """Return what a rate should be made of where it is only what was due over what was done: 发出80份，收回90份."""
    own = [pair for pair in pairs if all(each.sentence == one.sentence for each in pair)]
    giving = [pair for pair in own if pairs_with_whole(one, [pair])]
    if not giving or not all(is_turned(*pair) for pair in giving):
        return None
    top, base = giving[0]
    return base, top


def pairs_with_whole(one: Mention, pairs: Sequence[tuple[Mention, Mention]]) -> bool:
    """Whether some two amounts give a rate as they are."""
    return any(
        evaluate(Relation(Formula.RATIO, (Term(top.quantity), Term(base.quantity)), Term(one.quantity))).holds
        for top, base in pairs
    )


def names_base(lead: str, other: Mention) -> bool:
    """Whether a number that has the name of a rate is all that was due; 预算调整50万元 is what the rate counts."""
    match = RATE_STEM.search(lead)
    return is_due(other) and not (match and clause(other).endswith(match["stem"]))


def is_spent(lead: str, base: Mention) -> bool:
    """Whether a number is what was spent, of which nothing is left over: 结余率 is a rate of the revenue."""
    return LEFT_OVER.search(lead) is not None and SPENDING.search(base.label or clause(base)) is not None


def is_printed_count(scene: Scene, one: Mention) -> bool:
    """Whether a number counts several things one by one, in digits: of things of two sorts, 一个标准 is no data."""
    return one.quantity.kind is Kind.COUNT and one.quantity.value > 1 and scene.text[one.start].isdigit()


def is_data(scene: Scene, top: Mention, base: Mention) -> bool:
    """Whether one of two counts is printed in digits: 三个学校的四个指标 are data only where a rate names them."""
    return not (is_spelled_out(scene.text, top) and is_spelled_out(scene.text, base))


def is_demanded(base: Mention) -> bool:
    """Whether a number counts all that was due."""
    return DEMANDED.search(base.lead) is not None


def within(stated: Quantity, top: Mention, base: Mention) -> bool:
    """Whether a rate may be one amount over another: a rate above one hundred has the larger number on top."""
    smaller = top.quantity.base_value <= base.quantity.base_value
    return smaller == (stated.value <= 100) or (smaller and stated.value > 200)

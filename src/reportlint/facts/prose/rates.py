"""Rates told beside what they are made of: 抽查95个，整改78个，整改率82.1%.

A rate names one of its two amounts, what was done; the other is what that is a part of. Words of what was due and what
was not done tell which is which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

import regex

from reportlint.facts.prose.audits import is_cut_rate, taken_off
from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.named_rates import (
    PLEASED,
    RATE_STEM,
    STATED,
    named_again,
    names_top,
    same_period,
    tells_top,
)
from reportlint.facts.prose.qualified import is_qualified
from reportlint.facts.prose.scenes import (
    OF_MARKS,
    WEIGHTED,
    Reading,
    Scene,
    Way,
    clause,
    is_due,
    is_spelled_out,
    is_told_again,
    is_turned,
    plain,
    ways,
)
from reportlint.facts.prose.worded import worded_ways
from reportlint.facts.prose.years_apart import is_of_another_year
from reportlint.number import AMOUNTS, Kind, Modifier, Quantity, counter, counts_like
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term, evaluate

RATE_NAME = compiled(r"(?:率|占比|比重|比例|满意度|进度|覆盖面)(?:仅|只|则|分别)?(?:为|是|达到?|约|：|至|到)*$")
"""How the words before a rate end."""
OPENING = compiled(r"(?:年初|期初)[^，。；]{0,6}$")
"""What stands before a stock that a rate of the year may be of: 年初638万元，化解128万元，化解比例20%."""
CHANGE_NAMED = compiled(r"变动率(?:为|是|达到?|：)*$")
"""Words before a rate of change that has no direction word."""
ADJUSTED_BY = compiled(r"调整率[^，。；\d]*$")
"""The rate by which a budget was adjusted."""
FORMER = compiled(r"(?:上年|去年|上一年)(?!结转下)")
"""How the name of an amount of the year before begins."""
NEGATED_RATE = compiled(r"(?P<not>[不未非无])(?P<stem>[一-鿿]{1,3})率(?:为|是|达到?|约|：)*$")
"""不捕率: a rate of what was not done."""
LEFT_OVER = compiled(r"(?:结余|盈余)率[^，。；\d]*$")
"""The rate of what is left over of a revenue."""
SPENDING = compiled(r"支出(?!预算)|成本|费用")
"""Words of what was spent."""
SPENT_IN_ALL = compiled(r"^(?:[^，。；]{0,6}(?:支出|费用|成本)(?:总额|合计|总计)|总支出|总成本)$")
"""Names of all that was spent: what is left besides it makes the revenue."""
DEMANDED = compiled(r"应[一-鿿]{2,4}$")
"""What stands before all that was due: 应拨付120批, of which no more than all can be done."""
ANSWERS = {"人", "份"}
"""Units of people and of the questionnaires that they answer."""
PAIR = 2
"""Numbers that a rate is made of."""
NEAREST = 6
"""Amounts before a rate that it may be made of."""


def rate(scene: Scene) -> Reading | None:
    """整改率82.1%: one amount before it over another, of its own year rather than of two; 核减率 is of a fall."""
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


def adjusted(scene: Scene) -> Reading | None:
    """Read 年初预算500万元，调整50万元，预算调整率10%: what was adjusted, or the growth, over the budget it was of."""
    own = [one for one in scene.sentence() if plain(one) and one.quantity.kind is Kind.MONEY]
    base = next((one for one in own if BEGUN_WITH.search(clause(one))), None)
    behind = [one for one in own if base is not None and one is not base]
    amounts = [one for one in behind if compiled(r"调整(?!后|预算)|追加|净增").search(clause(one))]
    totals = [one for one in behind if compiled(r"调整后|调整预算|全年预算").search(clause(one))]
    if base is None or len(amounts) > 1 or len(totals) > 1:
        return None
    by_amount = ways(Formula.RATIO, iter([(one, base) for one in amounts]))
    by_total = ways(Formula.GROWTH, iter([(one, base) for one in totals]))
    found = [*by_total, *by_amount]
    return Reading(found, certain=len(found) == 1, strict=len(found) == 1) if found else None


BEGUN_WITH = compiled(r"年初(?:部门)?预算[^，。；\d]{0,6}$")
"""Words before the budget that a year begins with."""


def beside_rest(part: Mention, other: Mention) -> list[Way]:
    """Return how a rate is computed of two parts of a whole that is not printed: 公办12所，民办18所，民办率60%."""
    return [] if is_due(other) else ways(Formula.PORTION, iter([(part, other)]))


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


def declared_pair(scene: Scene) -> tuple[Mention, Mention] | None:
    """Return the two amounts that a rate names, whatever they come to: 回访200人，满意188人，满意率94%.

    What it counts stands right before it, and one amount before that, a plan or not; where that stands in the sentence
    before, it is the only one there that was due.
    """
    amounts = amounts_before(scene, planned=True)
    heads = without_parts(amounts)
    opened = scene.text.rfind("；", 0, scene.one.start)
    own = [other for other in heads if other.sentence == scene.one.sentence and other.start > opened]
    tops = [other for other in own if tells_top(scene, other) and not is_due(other)]
    if not tops and (part := told_part(scene, amounts, heads)):
        return part
    turned = len(own) == PAIR and is_turned(*own) and not PLEASED.search(scene.lead) and is_rate_of(scene, own[1])
    if not tops and (turned or (len(own) == PAIR and was_carried_out(scene, own[1]))):
        tops = own[1:]
    if (
        len(tops) != 1
        or tops[0] is not heads[-1]
        or any(is_due(part) for part in amounts if part.start > tops[0].start)
    ):
        return None
    top = tops[0]
    if scene.one.quantity.value <= HUNDRED and top.quantity.kind is not Kind.COUNT and exceeds_all(top, heads[:-1]):
        return None  # 接收8.6万卷，开放审核12.4万卷，开放率38.2%: of what is not printed
    alike = [other for other in heads[:-1] if is_counted_like(other, top) and other.quantity.value > 0]
    bases = [other for other in alike if other in own or (own == tops and opened < 0 and is_due(other))]
    parted = [other for other in scene.before if bases and other.start > bases[-1].start and is_rate_itself(other)]
    return (top, bases[0]) if len(bases) == 1 and not parted else None


def told_part(scene: Scene, amounts: Sequence[Mention], heads: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return the part that alone is what a rate names, and its whole: 实训180人，其中153人实现就业，就业率85%."""
    last = amounts[-1] if amounts else None
    if last is None or last in heads or not heads or heads[-1].sentence != scene.one.sentence:
        return None
    told = tells_top(scene, last) and not is_due(last) and not is_due(heads[-1])
    return (last, heads[-1]) if told and is_counted_like(last, heads[-1]) else None


HUNDRED = 100


def exceeds_all(top: Mention, others: Sequence[Mention]) -> bool:
    """Whether a number is larger than all that count like it."""
    like = [one for one in others if is_counted_like(one, top)]
    due = any(map(is_due, like))  # of what was due and what was done one is wrong
    return bool(like) and not due and top.quantity.base_value > max(one.quantity.base_value for one in like)


CARRIED_OUT = compiled(r"^(?:及?以上)?，(?:全年|年末)?实际[^，。；\d比较]{0,8}$")
"""Words between what was planned and what came of it: 新增就业450人，实际新增487人."""
COMPLETION = compiled(r"^，(?:目标|计划|任务)?完成(?:率|比例)(?:仅|只|约)?(?:为|是|达到?)?$")
"""Words before the rate of what was planned that came to be, right behind it."""


def was_carried_out(scene: Scene, came: Mention) -> bool:
    """Whether words say that a number is what came of the one before: 450人，实际新增487人，完成率108.22%."""
    return CARRIED_OUT.search(came.lead) is not None and COMPLETION.search(scene.lead) is not None and not is_due(came)


def of_least(scene: Scene) -> tuple[Mention, Mention] | None:
    """Return what came, and the least that was planned: 活动60场以上，实际开展64场，完成率106.67%."""
    opened = scene.text.rfind("；", 0, scene.one.start)
    own = [other for other in scene.sentence() if other.start > opened and other.quantity.kind in AMOUNTS]
    if len(own) != PAIR or own[0].quantity.modifier is not Modifier.AT_LEAST or not plain(own[1]):
        return None
    plan, came = own
    told = was_carried_out(scene, came) and counts_like(plan.quantity, came.quantity)
    return (came, replace(plan, quantity=replace(plan.quantity, modifier=Modifier.NONE))) if told else None


MONEY_SPENT = compiled(r"(?:^|[^任务项目工程质量指标])(?:执行|支付|支出|到位|使用|拨付|发放|控制|完成)(?:率|进度|比例)")
"""Names of rates of money; what was done with it has others: 预算120万元，支出108万元，质量达标率100%."""


def is_rate_of(scene: Scene, top: Mention) -> bool:
    """Whether a rate may be that of what was done of what was due, though it does not name it."""
    if top.quantity.kind is not Kind.MONEY:
        return scene.one.quantity.base_value != 1
    return MONEY_SPENT.search(clause(scene.one)) is not None


def is_whole_completion(scene: Scene) -> bool:
    """Whether a completion of a hundred per cent is told: that of the work, or one that counts no further."""
    return scene.one.quantity.base_value == 1 and "完成" in clause(scene.one)


def is_rate_itself(one: Mention) -> bool:
    """Whether a number is a rate, which what stands before it made already."""
    return one.quantity.kind is Kind.RATIO


def is_counted_like(one: Mention, other: Mention) -> bool:
    """Whether two numbers count the same things; people answer questionnaires."""
    units = {counter(one.quantity), counter(other.quantity)}
    return counts_like(one.quantity, other.quantity) or units == ANSWERS


def changed(scene: Scene) -> Reading | None:
    """Read 上年20万元，本年18万元，变动率-10%: the only two amounts of the sentence, of which one is the former."""
    own = [one for one in scene.sentence() if one.quantity.kind in AMOUNTS and one.part in STATED and plain(one)]
    if scene.one.part is not Role.RATE or len(own) != PAIR or counter(own[0].quantity) != counter(own[1].quantity):
        return None
    base, top = sorted(own, key=lambda one: (not is_former(one), one.period))
    told = is_former(base) != is_former(top) or (base.period < top.period and base.period.isdigit())
    return Reading(ways(Formula.GROWTH, iter([(top, base)])), certain=True, strict=True) if told else None


def is_former(one: Mention) -> bool:
    """Whether an amount is that of the year before."""
    return one.period == "prior" or FORMER.match(clause(one)) is not None


def is_named_rate(scene: Scene) -> bool:
    """Whether a number is called a rate, is no mean of rates, and does not only repeat one."""
    named = scene.one.part is Role.RATIO and RATE_NAME.search(scene.lead) and not WEIGHTED.search(scene.lead)
    return (
        bool(named)
        and not OF_MARKS.search(scene.lead)
        and plain(scene.one)
        and not is_told_again(scene.one, scene.sentence())
    )


def amounts_before(scene: Scene, *, planned: bool = False) -> list[Mention]:
    """Return the amounts before a rate that it may be made of, with `planned` those of plans and targets, too.

    Of a run that is added up right behind it, that is the sum: 分别为12项、4项和3项，共19项.
    """
    found = [
        other
        for other in scene.before
        if plain(other)
        and other.quantity.kind in AMOUNTS
        and (other.part in STATED or (other.part is Role.CHANGE and CARRIED_OUT.search(other.lead)))
        and not other.reason
        and (same_period(scene.one, other) or OPENING.search(other.lead) or (planned and other.period == "target"))
    ]
    sums = {at for at, one in enumerate(found) if at and found[at - 1].run >= 0 and ADDED_UP.fullmatch(one.lead)}
    added = {found[at - 1].run for at in sums if is_sum_of_run(found[at], found[:at])}
    return [one for one in found if one.run not in added]


ADDED_UP = compiled(r"，(?:共计?|合计|总计)(?:为|是)?")
"""All that stands between a run and its sum."""


def is_sum_of_run(one: Mention, before: Sequence[Mention]) -> bool:
    """Whether a number is what the run right before it comes to."""
    members = [other.quantity for other in before if other.run == before[-1].run]
    return sum(each.base_value for each in members) == one.quantity.base_value


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


def left_over(scene: Scene, amounts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return what is left and what was spent, of the rate of what is left: 支出总额460万元，结余40万元，结余率8%."""
    if LEFT_OVER.search(scene.lead) is None:
        return None
    own = [other for other in amounts if other.sentence == scene.one.sentence]
    if len(own) != PAIR or counter(own[0].quantity) != counter(own[1].quantity):
        return None
    spent, left = own
    total = SPENT_IN_ALL.search(spent.label) and not compiled("预算|项目|其中").search(spent.label)
    return (left, spent) if total and compiled(r"(?:结余|盈余)$").search(left.label) else None


def negated_pairs(scene: Scene, amounts: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield what was not done and what was, of a rate of what was not: 批捕35人，不捕24人，不捕率40.68%."""
    match = NEGATED_RATE.search(scene.lead)
    near = [other for other in amounts if other.sentence == scene.one.sentence and match]
    for top in reversed(near):
        if match and match["not"] + match["stem"] in clause(top):
            done = [other for other in near if other is not top and says(other, match["stem"])]
            yield from ((top, other) for other in done if counter(other.quantity) == counter(top.quantity))
            return


def done_and_undone(scene: Scene, amounts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return what was done and what was not, right behind it, of a rate of what was: 恢复25亩，未恢复13亩."""
    match = RATE_STEM.search(scene.lead)
    if match is None or NEGATED_RATE.search(scene.lead) or len(amounts) < PAIR:
        return None
    done, undone = amounts[-PAIR:]
    denied = regex.search(rf"(?:尚?未|没有?|不){regex.escape(match['stem'])}", clause(undone))
    like = [other for other in amounts if other.sentence == done.sentence and says(other, match["stem"])]
    both = like == [done] and counter(done.quantity) == counter(undone.quantity)
    return (done, undone) if denied and both else None


def says(one: Mention, stem: str) -> bool:
    """Whether a number counts what was done: 批准逮捕35人."""
    words = clause(one)
    at = words.rfind(stem)
    return at >= 0 and not compiled(r"[不未非无应需待没]").search(words[max(0, at - 1) : at])


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

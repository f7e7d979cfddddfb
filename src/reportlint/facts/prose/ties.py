"""Numbers that words tie to others beside them: averages, products, stocks and flows, remainders, sums, multiples.

Each tie is one printed number with the ways in which its words let it be computed, likeliest first. Which of them is
meant is settled by arithmetic; a tie whose words leave one way only is certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise, permutations

from reportlint.facts.prose.averages import average
from reportlint.facts.prose.joint import joint
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.products import multiplied
from reportlint.facts.prose.scenes import (
    AMOUNTS,
    WEIGHTED,
    Reading,
    Scene,
    Way,
    clause,
    is_due,
    is_told_again,
    is_turned,
    plain,
    ways,
)
from reportlint.facts.prose.stocks import addition, flow, remainder
from reportlint.facts.prose.structures import shift
from reportlint.facts.text.passages import Passage
from reportlint.number import Kind, Modifier, Quantity, counter
from reportlint.relation import Formula, Relation, Term, evaluate


class TieKind(StrEnum):
    """What words say of a number."""

    AVERAGE = "average"
    """平均每户3.2人, 人均, 生均: an amount over a count."""
    PRODUCT = "product"
    """385台，每台4260元，计164.01万元: a price times a count."""
    FLOW = "flow"
    """年初12件，新增30件，办结35件，年末7件: a stock from the one before and what came and went."""
    REMAINDER = "remainder"
    """其余5项, 尚有17个, 结余: what is left of a whole."""
    ADDITION = "addition"
    """合计, 共, 两项相加: what stands before it, added up."""
    RATE = "rate"
    """整改率82.1%: one of two amounts beside it over the other."""
    MULTIPLE = "multiple"
    """是2020年的3倍, 增长2倍: a later amount over an earlier one."""
    COMPOUND = "compound"
    """由2019年的9846元增加到2024年的15372元，年均增长9.3%: a yearly rate over several years."""
    MEAN = "mean"
    """季均4200件, 平均得分90.65分: the mean of a run of numbers."""
    JOINT = "joint"
    """三项合计占总量的77%: several numbers before it, added up, over their whole."""
    SHIFT = "shift"
    """第二产业比重提高1.1个百分点: a member of a structure less the same member of the one before."""
    AGAIN = "again"
    """1834.72万元，折合18347203元; 超过2.4亿元: the same number in other words."""


MOST_MEANT = 4
"""Ways that words mean, at most."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One number with the ways its words let it be computed."""

    kind: TieKind
    """What the words say."""
    label: str
    """What the number is about."""
    stated: Term
    """The number."""
    ways: tuple[Way, ...]
    """Likeliest first, at least one."""
    certain: bool
    """Whether the words leave no other way."""
    strict: bool = False
    """Whether the numbers also stand so close together that nothing else can be meant."""
    unsure: bool = False
    """Whether the sentence says that ordinary arithmetic does not apply."""
    far: bool = False
    """Whether its numbers may stand in other sentences, so that only arithmetic tells which are meant."""
    meant: int = MOST_MEANT
    """How many of its ways words mean, so that a slip in them is no accident."""


WINDOW = 10
"""Numbers before one that are looked at."""


def find_ties(passage: Passage, mentions: Sequence[Mention], year: int | None = None) -> Iterator[Tie]:
    """Read the ties of one passage of a report on a year."""
    usable = [one for one in mentions if one.quantity.high is None]
    for index, one in enumerate(usable):
        around = usable[max(0, index - WINDOW) : index]
        near = tuple(other for other in around if one.sentence - other.sentence <= 1)
        behind = tuple(other for other in usable[index + 1 : index + 4] if other.sentence == one.sentence)
        scene = Scene(passage.text, one, near, behind, year)
        for kind, read in READERS.items():
            found = read(scene)
            if found is not None:
                yield made(kind, scene, found)
                break


def made(kind: TieKind, scene: Scene, reading: Reading) -> Tie:
    """Make a tie of what a reader found."""
    one = scene.one
    label = one.label if len(one.label) > 1 else re.split(r"[，；：。（）]", one.lead)[-1]
    unsure = one.unsure and kind not in {TieKind.COMPOUND, TieKind.MEAN, TieKind.ADDITION, TieKind.AVERAGE}
    return Tie(
        kind=kind,
        label=label,
        stated=Term(one.quantity, reading.weight),
        ways=tuple(reading.ways),
        certain=reading.certain,
        strict=reading.strict,
        unsure=unsure,
        far=reading.loose,
    )


# ---------------------------------------------------------------- rates, multiples, growth over years

RATE_NAME = re.compile(r"(?:率|占比|比重|比例|满意度|进度|覆盖面)(?:仅|只|分别)?(?:为|是|达到?|约|：|至|到)*$")


RATE_STEM = re.compile(r"(?P<stem>[一-鿿]{2})(?:率|度|进度|比例|比重)(?:仅|只|分别)?(?:为|是|达到?|约|：|至|到)*$")
STATED = {Role.LEVEL, Role.TO, Role.WHOLE}
"""Parts of numbers that state how much there is."""
SPENT = ("执行", "支出", "支付", "使用", "完成", "拨付", "发放", "到位")
"""Words for what a budget's rate counts: 执行率 of what was spent, paid, used."""
FAMILIES = {"执行": SPENT, "支付": SPENT, "支出": SPENT, "使用": SPENT, "满意": ("满意",), "完成": (*SPENT, "实现")}


OPENING = re.compile(r"(?:年初|期初)[^，。；]{0,6}$")
"""What stands before a stock that a rate of the year may be of: 年初638万元，化解128万元，化解比例20%."""


def rate(scene: Scene) -> Reading | None:
    """整改率82.1%: one amount before it over another; its name tells which (已整改78个)."""
    one = scene.one
    if (
        one.part is not Role.RATIO
        or not RATE_NAME.search(scene.lead)
        or not plain(one)
        or WEIGHTED.search(scene.lead)
        or is_told_again(one, scene.sentence())
    ):
        return None
    amounts = [
        other
        for other in scene.before
        if plain(other)
        and other.quantity.kind in AMOUNTS
        and other.part in STATED
        and not other.reason
        and (same_period(one, other) or OPENING.search(other.lead))
    ]
    tops = [other for other in amounts[-6:] if names_top(scene.lead, other) and not is_due(other)]
    pairs = [
        (top, base)
        for top, base in permutations(reversed(amounts[-6:]), 2)
        if base.quantity.value > 0
        and (within(one.quantity, top, base) or (top in tops and is_demanded(base)))
        and not is_spent(scene.lead, base)
    ]
    same = [pair for pair in pairs if counter(pair[0].quantity) == counter(pair[1].quantity)]
    # People out of questionnaires, households out of applications: counts of two sorts.
    pairs = [
        *same,
        *(pair for pair in pairs if pair not in same and all(is_printed_count(scene, each) for each in pair)),
    ]
    named = [pair for pair in same if pair[0] in tops and pair[1] not in tops]
    pairs = [*named, *(pair for pair in pairs if pair not in named)]
    found = ways(Formula.RATIO, iter(pairs))
    own = [pair for pair in named if all(each.sentence == one.sentence for each in pair)]
    strict = (
        len(own) == 1 == len(named)
        and not named_again(scene.lead, own[0][0])
        and "；" not in scene.text[min(each.start for each in own[0]) : one.start]
    )
    turned = turned_pair(one, same)
    if turned:
        return Reading(ways(Formula.RATIO, iter([turned])), certain=True, strict=True)
    left = left_over(scene, amounts)
    if left:
        return Reading(ways(Formula.PORTION, iter([left])), certain=True, strict=True)
    rests = [] if pairs_with_whole(one, pairs) else list(negated_pairs(scene, amounts))
    if rests:
        return Reading([*ways(Formula.PORTION, iter(rests)), *found], certain=len(rests) == 1, strict=len(rests) == 1)
    return Reading(found, certain=strict, strict=strict) if found else None


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
    total = SPENT_IN_ALL.search(spent.label) and not re.search("预算|项目|其中", spent.label)
    return (left, spent) if total and re.search(r"(?:结余|盈余)$", left.label) else None


PAIR = 2
"""Numbers that a rate is made of."""
SPENT_IN_ALL = re.compile(r"^(?:[^，。；]{0,6}(?:支出|费用|成本)(?:总额|合计|总计)|总支出|总成本)$")
"""Names of all that was spent: what is left besides it makes the revenue."""
NEGATED_RATE = re.compile(r"(?P<not>[不未非无])(?P<stem>[一-鿿]{1,3})率(?:为|是|达到?|约|：)*$")


def negated_pairs(scene: Scene, amounts: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield what was not done and what was, of a rate of what was not: 批捕35人，不捕24人，不捕率40.68%."""
    match = NEGATED_RATE.search(scene.lead)
    near = [other for other in amounts if other.sentence == scene.one.sentence and match]
    for top in reversed(near):
        if match and match["not"] + match["stem"] in clause(top):
            done = [other for other in near if other is not top and says(other, match["stem"])]
            yield from ((top, other) for other in done if counter(other.quantity) == counter(top.quantity))
            return


def says(one: Mention, stem: str) -> bool:
    """Whether a number counts what was done: 批准逮捕35人."""
    words = clause(one)
    at = words.rfind(stem)
    return at >= 0 and not re.search(r"[不未非无应需待没]", words[max(0, at - 1) : at])


def pairs_with_whole(one: Mention, pairs: Sequence[tuple[Mention, Mention]]) -> bool:
    """Whether some two amounts give a rate as they are."""
    return any(
        evaluate(Relation(Formula.RATIO, (Term(top.quantity), Term(base.quantity)), Term(one.quantity))).holds
        for top, base in pairs
    )


def same_period(one: Mention, other: Mention) -> bool:
    """Whether two numbers may be of one period: a rate of last year is not made of this year's amounts."""
    named = {one.period, other.period} - {""}
    return one.period == other.period or (len(named) == 1 and not named & {"prior", "target"})


def names_top(lead: str, other: Mention) -> bool:
    """Whether the name of a rate names what a number counts: 办结率 and 办结421件."""
    match = RATE_STEM.search(lead)
    if match is None:
        return False
    behind_title = clause(other).rpartition("：")[2] or clause(other)  # 支出进度：下达补助…: a title names no number
    around = behind_title + other.label.rpartition("：")[2]
    return any(word in around for word in FAMILIES.get(match["stem"], (match["stem"],)))


LEFT_OVER = re.compile(r"(?:结余|盈余)率[^，。；\d]*$")
SPENDING = re.compile(r"支出|成本|费用")


def is_spent(lead: str, base: Mention) -> bool:
    """Whether a number is what was spent, of which nothing is left over: 结余率 is a rate of the revenue."""
    return LEFT_OVER.search(lead) is not None and SPENDING.search(base.label or clause(base)) is not None


def named_again(lead: str, top: Mention) -> bool:
    """Whether the words before a run name what a rate counts in several members: 满意、基本满意分别为71份、56份."""
    match = RATE_STEM.search(lead)
    return match is not None and top.run >= 0 and clause(top).count(match["stem"]) > 1


def is_printed_count(scene: Scene, one: Mention) -> bool:
    """Whether a number counts several things one by one, in digits: of things of two sorts, 一个标准 is no data."""
    return one.quantity.kind is Kind.COUNT and one.quantity.value > 1 and scene.text[one.start].isdigit()


DEMANDED = re.compile(r"应[一-鿿]{2,4}$")
"""What stands before all that was due: 应拨付120批, of which no more than all can be done."""


def is_demanded(base: Mention) -> bool:
    """Whether a number counts all that was due."""
    return DEMANDED.search(base.lead) is not None


def within(stated: Quantity, top: Mention, base: Mention) -> bool:
    """Whether a rate may be one amount over another: a rate above one hundred has the larger number on top."""
    smaller = top.quantity.base_value <= base.quantity.base_value
    return smaller == (stated.value <= 100) or (smaller and stated.value > 200)


TIMES = re.compile(r"(?:是|为|相当于|达到?)[^，。；]{0,24}的$")
GROWN_TIMES = re.compile(r"(?:增长|增加|提高|上升)(?:了|近|约|超)?$")


def multiple(scene: Scene) -> Reading | None:
    """是2020年的3倍: a later amount over an earlier one; 增长2倍: their growth."""
    one = scene.one
    if one.quantity.kind is not Kind.MULTIPLE or not plain(one):
        return None
    related = TIMES.search(scene.lead) or (scene.lead == "的" and scene.before and scene.before[-1].role is Role.WHOLE)
    formula = Formula.RATIO if related else Formula.GROWTH if GROWN_TIMES.search(scene.lead) else None
    amounts = [other for other in scene.before if plain(other) and other.quantity.kind in AMOUNTS]
    pairs = [
        (top, base)
        for top, base in permutations(reversed(amounts[-5:]), 2)
        if counter(top.quantity) == counter(base.quantity) and top.quantity.base_value > base.quantity.base_value > 0
    ]
    if formula is None or not pairs:
        return None
    moved = [(top, base) for top, base in pairs if top.role is Role.TO and base.role is Role.FROM]
    if scene.lead == "的":
        moved = [(top, base) for top, base in pairs if base is scene.before[-1]]
    certain = len(moved or pairs) == 1
    return Reading(ways(formula, iter(moved or pairs)), certain, strict=certain and bool(moved))


REWORDED = re.compile(
    r"^，(?:实现|达到?|为|共)+$|^[，（]?$"
    r"|(?:折合|折|合|即|也就是|规模|总量|总额|突破|超过|近|约|不足|逾)(?:人民币|约|近|超过?|为|达)*$"
)


STATED_ONCE = {Role.LEVEL, Role.TO, Role.RATIO, Role.SHARE}
"""Parts of numbers that may be said again in other words."""
COMPUTING = re.compile(r"(?:减去|扣除|扣减|加上|乘以|除以|[减加乘])$")
"""Words right before the last number of a computation."""


def again(scene: Scene) -> Reading | None:
    """折合18347203元, 即2.4亿元, 超过60亿元: the amount right before it in other words."""
    cue = REWORDED.search(scene.lead)
    before = scene.sentence()
    if cue is None or not before or scene.one.role not in {Role.LEVEL, Role.BASE}:
        return None
    last = before[-1]
    if scene.one.quantity.kind is Kind.SCORE:
        return None  # 120分折合96分 is no other word for the same mark
    if last.quantity.modifier is not Modifier.NONE and plain(scene.one):
        return bound_before(scene, last)
    hedged = scene.one.quantity.modifier is not Modifier.NONE
    named = re.fullmatch(r"[，（、]?(?:折合|折|合|即|也就是)(?:人民币|约|近|超过?|为|达)*", scene.lead)
    if not (hedged or named) or not plain(last) or counter(last.quantity) != counter(scene.one.quantity):
        return None
    computed = COMPUTING.search(scene.text[: last.start])  # 9685件减去9046件，即639件
    if last.role not in STATED_ONCE or computed or len(scene.lead) > 10 or "；" in scene.lead:
        return None
    return Reading(ways(Formula.EQUAL, iter([(last,)])), certain=True, strict=True)


def bound_before(scene: Scene, last: Mention) -> Reading | None:
    """接近412万人，为411.21万人: the hedge stands first."""
    adjacent = re.fullmatch(r"[^，]{0,2}，(?:共|实现|达到?|为|共计)+", scene.lead)
    if not adjacent or counter(last.quantity) != counter(scene.one.quantity):
        return None
    return Reading(ways(Formula.EQUAL, iter([(last,)])), certain=True, strict=True)


MEANS = re.compile(r"(?:季均|月均|平均(?:数|值|得分|分)?|算术平均(?:数|值)?|简单平均(?:数|值)?)(?:为|是|达|约)*$")


SO_MANY = re.compile(r"(?P<words>[二两三四五六七八九十]|\d{1,2})[一-鿿]{1,4}$")
"""三题平均: of how many numbers a mean is."""


def averaged(scene: Scene) -> Reading | None:
    """四个季度分别为…，季均4200件: the mean of a run before it."""
    means = MEANS.search(scene.lead)
    if means is None or scene.one.quantity.modifier is not Modifier.NONE:
        return None
    run = [other for other in scene.before if other.run >= 0 and counter(other.quantity) == counter(scene.one.quantity)]
    last = [other for other in run if other.run == run[-1].run]
    named = SO_MANY.search(scene.lead[: means.start()])
    cut = last and last[0] is scene.before[0] and len(scene.before) == WINDOW
    if len(last) < 2 or cut or (named and number_of(named["words"]) != len(last)):
        return None
    return Reading(ways(Formula.MEAN, iter([tuple(last)])), certain=True, strict=True)


YEARS = re.compile(r"(?P<words>[一二两三四五六七八九十]|\d{1,2})年(?:来|间|里)?[^，。；]{0,12}$")
YEARLY_NAME = re.compile(r"年均|年平均|年复合|^年$|按[^，]{1,4}计算|[一二三四五六七八九十]年来?")
YEARLY = re.compile(r"(?:年均|年平均|年复合)[^，。；\d]{0,8}$")
NUMERALS = {**{word: at for at, word in enumerate("零一二三四五六七八九十")}, "两": 2}


def number_of(words: str) -> int:
    """Return the number that digits or one Chinese numeral print."""
    return NUMERALS.get(words, 0) or int(words)


def compound(scene: Scene) -> Reading | None:
    """由2019年的9846元增加到2024年的15372元，年均增长9.3%."""
    if scene.one.quantity.kind is not Kind.RATIO or not YEARLY.search(scene.run_lead) or not plain(scene.one):
        return None
    amounts = [other for other in scene.before if plain(other) and other.quantity.kind in AMOUNTS]
    pairs = [
        (later, earlier)
        for later, earlier in permutations(reversed(amounts[-4:]), 2)
        if counter(later.quantity) == counter(earlier.quantity) and may_grow(earlier, later, scene.one)
    ]
    moved = [(later, earlier) for later, earlier in pairs if later.part is Role.TO and earlier.part is Role.FROM]
    told = years_told(scene)
    spans = terms_of_years(scene, told or years_until_report(scene))
    found = [
        Way(Formula.COMPOUND, (Term(later.quantity), Term(earlier.quantity), years))
        for later, earlier in (moved or pairs)
        for years in spans
    ]
    weight = -1 if scene.one.direction < 0 and scene.one.quantity.value > 0 else 1
    own = YEARLY_NAME.sub("", scene.one.label) not in "".join(each.label for each in amounts)
    certain = len(found) == 1 and bool(told) and not own and "；" not in scene.lead
    return Reading(found, certain, strict=certain and bool(moved), weight=weight) if found else None


def may_grow(earlier: Mention, later: Mention, one: Mention) -> bool:
    """Whether the direction word lets one amount lead to the other."""
    rises = later.quantity.base_value > earlier.quantity.base_value
    return earlier.quantity.value > 0 and later.quantity.value > 0 and rises == (one.direction >= 0)


def years_told(scene: Scene) -> set[int]:
    """Return how many years may lie between: from the two years printed, and from words like 五年来."""
    text = scene.text[: scene.one.start]
    found = {abs(last - first) for first, last in pairwise(years_printed(text))} - {0}
    words = YEARS.search(scene.lead) or re.search(r"(?P<words>[一二两三四五六七八九十])年", text[-60:])
    if words:
        found.add(number_of(words["words"]))
    return found


def years_until_report(scene: Scene) -> set[int]:
    """Return how many years lie between the year printed last and the one the report is about: 比2020年的402万增加."""
    years = years_printed(scene.text[: scene.one.start])
    return {scene.year - years[-1]} if scene.year and years else set()


def years_printed(text: str) -> list[int]:
    """Return the years that a text prints, in order."""
    return [int(year) for year in re.findall(r"((?:19|20)\d{2})年", text)]


def terms_of_years(scene: Scene, counts: Iterable[int]) -> list[Term]:
    """Make terms of how many years may lie between."""
    span = scene.one.quantity.span
    return [
        Term(Quantity(span, str(count), Fraction(count), 0, "", Kind.COUNT), printed=False)
        for count in sorted(counts)
        if 1 < count <= 40
    ]


READERS: Mapping[TieKind, Callable[[Scene], Reading | None]] = {
    TieKind.AGAIN: again,
    TieKind.MEAN: averaged,
    TieKind.COMPOUND: compound,
    TieKind.AVERAGE: average,
    TieKind.PRODUCT: multiplied,
    TieKind.FLOW: flow,
    TieKind.REMAINDER: remainder,
    TieKind.ADDITION: addition,
    TieKind.RATE: rate,
    TieKind.JOINT: joint,
    TieKind.SHIFT: shift,
    TieKind.MULTIPLE: multiple,
}
"""Kind → its reader; the first that reads a number counts."""

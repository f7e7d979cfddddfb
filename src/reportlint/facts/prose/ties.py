"""Numbers that words tie to others beside them: averages, products, stocks and flows, remainders, sums, multiples.

Each tie is one printed number with the ways in which its words let it be computed, likeliest first. Which of them is
meant is settled by arithmetic; a tie whose words leave one way only is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise, permutations

from reportlint.facts.prose.averages import average
from reportlint.facts.prose.averages_behind import average_behind
from reportlint.facts.prose.balances import balance
from reportlint.facts.prose.comma_lists import by_commas
from reportlint.facts.prose.converted import converted
from reportlint.facts.prose.coordination import names_of_run
from reportlint.facts.prose.densities import density
from reportlint.facts.prose.enclosed import enclosed
from reportlint.facts.prose.gaps import gap
from reportlint.facts.prose.graded import graded
from reportlint.facts.prose.joint import joint
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.named_quotients import by_name
from reportlint.facts.prose.opposed import opposed
from reportlint.facts.prose.pleased import pleased
from reportlint.facts.prose.products import is_price, multiplied
from reportlint.facts.prose.rates import rate
from reportlint.facts.prose.scenes import Reading, Scene, Way, alike, of_own_body, plain, set_beside, ways
from reportlint.facts.prose.shortfalls import short_of
from reportlint.facts.prose.stocks import addition, flow, remainder
from reportlint.facts.prose.structures import shift
from reportlint.facts.prose.sums_told import declared_sum
from reportlint.facts.prose.surplus import surplus
from reportlint.facts.prose.unit_prices import by_unit_price
from reportlint.facts.prose.unspent import unspent
from reportlint.facts.text.numerals import integer_of
from reportlint.facts.text.passages import Passage
from reportlint.number import AMOUNTS, Kind, Modifier, Quantity, counter
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Term


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
    GAP = "gap"
    """比全省平均（6.5%）高2.8个百分点: the points between two rates."""
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
    worded: int = 0
    """How many of its first ways are all that the words leave, though they do not single out one for certain."""


WINDOW = 10
"""Numbers before one that are looked at."""


def find_ties(passage: Passage, mentions: Sequence[Mention], year: int | None = None) -> Iterator[Tie]:
    """Read the ties of one passage of a report on a year."""
    usable = [one for one in mentions if one.quantity.high is None]
    for index, one in enumerate(usable):
        around = usable[max(0, index - WINDOW) : index]
        asides = set_beside(around)
        near = tuple(other for other in around if one.sentence - other.sentence <= 1 + (one.sentence - 1 in asides))
        behind = tuple(other for other in usable[index + 1 : index + 4] if other.sentence == one.sentence)
        scene = Scene(passage.text, one, near, behind, year)
        for kind, read in READERS.items():
            found = read(scene)
            if found is not None:
                yield made(kind, scene, found)
                break


PLAIN_ARITHMETIC = {TieKind.COMPOUND, TieKind.MEAN, TieKind.ADDITION, TieKind.AVERAGE}
"""Ties that hold whatever a sentence says of growth."""


def made(kind: TieKind, scene: Scene, reading: Reading) -> Tie:
    """Make a tie of what a reader found."""
    one = scene.one
    label = one.label if len(one.label) > 1 else compiled(r"[，；：。（）]").split(one.lead)[-1]
    unsure = one.unsure and not reading.named and kind not in PLAIN_ARITHMETIC
    return Tie(
        kind=kind,
        label=label,
        stated=Term(one.quantity, reading.weight),
        ways=tuple(reading.ways),
        certain=reading.certain,
        strict=reading.strict,
        unsure=unsure,
        far=reading.loose,
        worded=reading.worded,
    )


TIMES = compiled(r"(?:是|为|相当于|达到?)[^，。；]{0,24}的$")
"""Words before a multiple of an earlier amount."""
GROWN_TIMES = compiled(r"(?:增长|增加|提高|上升)(?:了|近|约|超)?$")
"""Words before how many times an amount has grown."""


def multiple(scene: Scene) -> Reading | None:
    """是2020年的3倍: a later amount over an earlier one; 增长2倍: their growth."""
    one = scene.one
    if one.quantity.kind is not Kind.MULTIPLE or not plain(one):
        return None
    related = TIMES.search(scene.lead) or (scene.lead == "的" and scene.before and scene.before[-1].role is Role.WHOLE)
    formula = Formula.RATIO if related else Formula.GROWTH if GROWN_TIMES.search(scene.lead) else None
    told = len(scene.behind) > 1 and scene.behind[0].lead.startswith(("，即", "（即", "（由", "，由"))
    if formula and told and is_move_beside(scene, *scene.behind[1::-1]):
        return Reading(ways(formula, iter([scene.behind[1::-1]])), certain=True, strict=True)
    amounts = undivided([other for other in scene.before if plain(other) and other.quantity.kind in AMOUNTS])
    every = [
        (top, base)
        for top, base in permutations(reversed(amounts[-5:]), 2)
        if counter(top.quantity) == counter(base.quantity) and may_be_times(top.quantity, base.quantity)
    ]
    pairs = [pair for pair in every if formula is Formula.GROWTH or may_be_named(scene.lead, pair[1])]
    if formula is None or not pairs:
        return None
    moved = [(top, base) for top, base in pairs if is_move_beside(scene, top, base)]
    if scene.lead == "的":
        moved = [(top, base) for top, base in pairs if base is scene.before[-1]]
    found = moved or pairs
    sole = len(moved) == 1 or len(every) == 1
    certain = sole and found[0][0].quantity.base_value > found[0][1].quantity.base_value
    return Reading(ways(formula, iter(found)), certain, strict=certain and bool(moved))


TIMES_OF = compiled(
    r"(?:是|为|相当于|达到?)(?:(?P<year>(?:19|20)\d{2})年|(?P<before>上年|去年|年初|期初|同期)|(?P<apart>[前后]者))[^，。；]{0,20}的$"
)
"""Words that name what a multiple is of: 是2022年的, 相当于上年末的, 为后者的."""


def may_be_named(lead: str, base: Mention) -> bool:
    """Whether an amount is what a multiple is said to be of, where its words name a year; of 后者 no amount is."""
    match = TIMES_OF.search(lead)
    if match is None or match["apart"]:
        return match is None
    if base.role is Role.CHANGE:
        return False
    former = base.period == "prior" or base.role in {Role.BASE, Role.FROM}
    return former or (match["year"] is not None and match["year"] in {base.period, *YEAR.findall(base.lead)})


YEAR = compiled(r"(?:19|20)\d{2}")


def undivided(amounts: Sequence[Mention]) -> Sequence[Mention]:
    """Leave out the numbers right behind one that make it to the last digit: 196人，其中男性142人、女性54人."""
    kept: list[Mention] = []
    at = 0
    while at < len(amounts):
        kept.append(amounts[at])
        at += 1 + parts_behind(amounts[at], amounts[at + 1 :])
    return kept


def parts_behind(whole: Mention, following: Sequence[Mention]) -> int:
    """Count the numbers behind one that make it, none where they miss it or count otherwise."""
    left = whole.quantity.base_value
    for size, part in enumerate(following, start=1):
        left -= part.quantity.base_value
        if left <= 0 or counter(part.quantity) != counter(whole.quantity):
            return size if left == 0 and size > 1 else 0
    return 0


def is_move_beside(scene: Scene, top: Mention, base: Mention) -> bool:
    """Whether two numbers are the ends of a move in the sentence of a number."""
    ends = top.role is Role.TO and base.role is Role.FROM
    return ends and top.sentence == base.sentence == scene.one.sentence


def may_be_times(top: Quantity, base: Quantity) -> bool:
    """Whether one amount may be a multiple of another: it is the larger, or one of them is printed in another unit."""
    return base.base_value > 0 and (top.base_value > base.base_value or top.scale != base.scale)


REWORDED = compiled(
    r"^，(?:实现|达到?|为|共)+$|^[，（]?$"
    r"|(?:折合|折|合|即|也就是|规模|总量|总额|突破|超过|近|约|不足|逾)(?:人民币|约|近|超过?|为|达)*$"
)
"""Words before a number that says the one before it again."""
STATED_ONCE = {Role.LEVEL, Role.TO, Role.RATIO, Role.SHARE}
"""Parts of numbers that may be said again in other words."""
EXCEEDS = compiled(r"超(?:计划|目标|任务|额|出|标|额完成)*$")
"""Words right before a number that may be how much more than planned was done."""
FOR_EACH = compiled(r"[/／每](?=[一-鿿])")
"""What stands behind a number that is one for each of something."""
COMPUTING = compiled(r"(?:减去|扣除|扣减|加上|乘以|除以|[减加乘])$")
"""Words right before the last number of a computation."""


def again(scene: Scene) -> Reading | None:
    """折合18347203元, 即2.4亿元, 超过60亿元: the amount right before it in other words."""
    cue = REWORDED.search(scene.lead)
    before = scene.sentence()
    if cue is None or not before or scene.one.role not in {Role.LEVEL, Role.BASE}:
        return None
    last = before[-1]
    if is_price(last) or scene.one.quantity.kind is Kind.SCORE or FOR_EACH.match(scene.text, scene.one.end):
        return None  # 120分折合96分 is no other word for the same mark, nor is 0.85万元/场 one for 312万元
    if last.quantity.modifier is not Modifier.NONE and plain(scene.one):
        return bound_before(scene, last)
    hedged = scene.one.quantity.modifier is not Modifier.NONE
    named = compiled(r"[，（、]?(?:折合|约合|折|合|即|也就是)(?:人民币|约|近|超过?|为|达)*").fullmatch(scene.lead)
    if not (hedged or named) or not plain(last) or counter(last.quantity) != counter(scene.one.quantity):
        return None
    computed = COMPUTING.search(scene.text[: last.start]) is not None  # 9685件减去9046件，即639件
    computed = computed or (hedged and (is_excess(scene, before) or clears_norm(scene, before)))
    if last.role not in STATED_ONCE or computed or len(scene.lead) > 10 or "；" in scene.lead:
        return None
    return Reading(ways(Formula.EQUAL, iter([(last,)])), certain=True, strict=True)


def said_again(scene: Scene) -> Reading | None:
    """Read a number as the one before it in other words or in another unit."""
    return converted(scene) or again(scene)


def is_excess(scene: Scene, before: Sequence[Mention]) -> bool:
    """Whether a number is how much more than planned was done: 计划120件，实际138件，超18件.

    So it is where it is what two numbers before it differ by, or a plain 超 before a small part of the last of them.
    """
    one, last = scene.one.quantity, before[-1].quantity
    alike = (other.quantity for other in before[:-1] if counter(other.quantity) == counter(one))
    differ = any(abs(last.base_value - other.base_value) == one.base_value for other in alike)
    plain_cue = EXCEEDS.search(scene.text[max(0, scene.one.start - 6) : scene.one.start]) is not None
    return differ or (plain_cue and 2 * one.base_value < last.base_value)


NORM = compiled(
    r"(?:[/／每][一-鿿]{1,3})?(?:的[^，。；：（）、\d]{0,8})?(?:标准|目标|计划|任务|要求|规定|指标|限额|限值|定额|时限|[上下]限|底线|红线|警戒线|门槛)"
)
"""Words behind a number that is set for others to keep or to pass."""
UPWARDS = {Modifier.OVER, Modifier.ABOVE, Modifier.AT_LEAST, Modifier.AND_MORE}
DOWNWARDS = {Modifier.BELOW, Modifier.AT_MOST, Modifier.NEARLY}


def clears_norm(scene: Scene, before: Sequence[Mention]) -> bool:
    """Whether a number is a norm that one before it lies on the said side of, near or far: 96场，超过80场的目标."""
    one = scene.one.quantity
    if NORM.match(scene.text, scene.one.end) is None:
        return False
    like = [other.quantity.base_value for other in before if counter(other.quantity) == counter(one)]
    above = one.modifier in UPWARDS and any(value > one.base_value for value in like)
    return above or (one.modifier in DOWNWARDS and any(value < one.base_value for value in like))


def bound_before(scene: Scene, last: Mention) -> Reading | None:
    """接近412万人，为411.21万人: the hedge stands first."""
    adjacent = compiled(r"[^，]{0,2}，(?:共|实现|达到?|为|共计)+").fullmatch(scene.lead)
    if not adjacent or counter(last.quantity) != counter(scene.one.quantity):
        return None
    return Reading(ways(Formula.EQUAL, iter([(last,)])), certain=True, strict=True)


MEANS = compiled(r"(?:[季月年]均|平均(?:数|值|得分|分)?|算术平均(?:数|值)?|简单平均(?:数|值)?)(?:为|是|达|约|超)*$")
"""Words before the mean of what stands before it."""
WEIGHED = compiled(r"加权|权重|折算|按比例")
"""Words of a mean that is not that of the bare numbers."""
SO_MANY = compiled(r"(?P<words>[二两三四五六七八九十]|\d{1,2})[一-鿿]{1,4}$")
"""三题平均: of how many numbers a mean is."""


def averaged(scene: Scene) -> Reading | None:
    """四个季度分别为…，季均4200件: the mean of a run before it."""
    means = MEANS.search(scene.lead) or mean_of_run(scene)
    if means is None or scene.one.quantity.modifier is not Modifier.NONE or WEIGHED.search(scene.lead):
        return None
    run = [other for other in scene.before if other.run >= 0 and counter(other.quantity) == counter(scene.one.quantity)]
    last = [other for other in run if other.run == run[-1].run] or listed_before(scene) or listed_in_sentence(scene)
    counted = so_many(scene, scene.lead[: means.start()].strip("，"))
    cut = last and last[0] is scene.before[0] and len(scene.before) == WINDOW
    if len(last) < 2 or cut or counted not in {None, len(last)}:
        return None
    return Reading(ways(Formula.MEAN, iter([tuple(last)])), certain=True, strict=True)


OF_UNITS = compiled(r"[三四五六七八九十](?:地|县|市|区|镇|乡|村|校|所|家|院|馆|个[一-鿿]{1,4})(?:的)?$")
"""Words before a mean that say of how many units it is."""


def listed_in_sentence(scene: Scene) -> list[Mention]:
    """Return the marks of the sentence before one that opens with the mean of so many units: 四地平均为89.70分."""
    means = MEANS.search(scene.lead)
    if scene.sentence() or means is None or not OF_UNITS.search(scene.lead[: means.start()]):
        return []
    before = [other for other in scene.before if other.sentence == scene.one.sentence - 1]
    return before if len(before) >= LEAST_LISTED and all(alike(other, scene.one) for other in before) else []


MEAN_OF_RUN = compiled(r"^，(?:[年月季]均(?P<verb>[一-鿿]{2,4})|平均每(?P<unit>[一-鿿]{1,3}))$")
"""Words before the mean of a run that name again what its numbers are, or are told for: 年均接收, 平均每村."""


def mean_of_run(scene: Scene) -> Match | None:
    """Return the words of the mean of the run right before a number: 五年分别接收210人、…、270人，年均接收240人."""
    match, before = MEAN_OF_RUN.match(scene.lead), scene.sentence()
    run = [one for one in before if one.run >= 0 and one.run == before[-1].run] if before else []
    words = run[0].lead if run else ""
    return match if match and len(run) >= LEAST_LISTED and (match["verb"] or match["unit"]) in words else None


def so_many(scene: Scene, words: str) -> int | None:
    """Return of how many numbers a mean is said to be, None where that is not said: 三题平均, 三项平均."""
    before = scene.sentence()
    if before and not words and counts_them(before[-1]):
        return int(before[-1].quantity.value)
    named = SO_MANY.search(words)
    return integer_of(named["words"]) if named else None


def counts_them(one: Mention) -> bool:
    """Whether a number counts what stands before it: 三项 behind a comma."""
    return one.quantity.kind is Kind.COUNT and one.lead in {"，", "；"}


def listed_before(scene: Scene) -> list[Mention]:
    """Return the members of a list with 、 right before a number, three or more: 态度88.6分、内容82.4分、质量80.5分."""
    members: list[Mention] = []
    before = scene.sentence()
    for other in reversed(before[:-1] if before and counts_them(before[-1]) else before):
        if not alike(other, scene.one):
            break
        members.insert(0, other)
        if not other.lead.startswith(("、", "和", "及", "与")):
            break
    return members if len(members) >= LEAST_LISTED else []


LEAST_LISTED = 3
"""Members of a list of which a mean is taken."""
YEARS = compiled(r"(?P<words>[一二两三四五六七八九十]|\d{1,2})年(?:来|间|里)?[^，。；]{0,12}$")
"""Over how many years something grew: 五年来."""
WITHIN = compiled(r"间")
"""Behind a number of years: from the first to the fifth, 五年间, there are four steps."""
YEARLY_NAME = compiled(r"年均|年平均|年复合|^年$|按[^，]{1,4}计算|[一二两三四五六七八九十]年(?:来|平均?)?")
"""What the name of a yearly rate adds to the name of what grows."""
YEARLY = compiled(r"(?:年均|年平均|年复合|[两二三四五]年平均)[^，。；\d]{0,8}$")
"""Words before a yearly rate."""


def compound(scene: Scene) -> Reading | None:
    """由2019年的9846元增加到2024年的15372元，年均增长9.3%."""
    if scene.one.quantity.kind is not Kind.RATIO or not YEARLY.search(scene.run_lead) or not plain(scene.one):
        return None
    amounts = [other for other in scene.before if plain(other) and other.quantity.kind in AMOUNTS]
    amounts = [other for other in amounts if other.part is not Role.CHANGE]
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
    certain = len(moved or pairs) == 1 and 1 <= len(spans) <= 2 and bool(told) and not own and "；" not in scene.lead
    dated = bool(pairs) and all(each.period.isdigit() for each in pairs[0]) and len(amounts) == len(pairs[0])
    return Reading(found, certain, strict=certain and (bool(moved) or dated), weight=weight) if found else None


def may_grow(earlier: Mention, later: Mention, one: Mention) -> bool:
    """Whether the direction word lets one amount lead to the other."""
    rises = later.quantity.base_value > earlier.quantity.base_value
    return earlier.quantity.value > 0 and later.quantity.value > 0 and rises == (one.direction >= 0)


def years_told(scene: Scene) -> set[int]:
    """Return how many years may lie between: from the two years printed, and from words like 五年来."""
    text = scene.text[: scene.one.start]
    found = {abs(last - first) for first, last in pairwise(years_printed(text))} - {0}
    words = YEARS.search(scene.lead) or compiled(r"(?P<words>[一二两三四五六七八九十])年").search(text[-60:])
    if words:
        found.add(integer_of(words["words"]))
        if WITHIN.match(text, text.rfind("年", 0, words.end()) + 1) or WITHIN.search(words.group()):
            found.add(integer_of(words["words"]) - 1)
    return found


def years_until_report(scene: Scene) -> set[int]:
    """Return how many years lie between the year printed last and the one the report is about: 比2020年的402万增加."""
    years = years_printed(scene.text[: scene.one.start])
    return {scene.year - years[-1]} if scene.year and years else set()


def years_printed(text: str) -> list[int]:
    """Return the years that a text prints, in order."""
    return [int(year) for year in compiled(r"((?:19|20)\d{2})年").findall(text)]


def terms_of_years(scene: Scene, counts: Iterable[int]) -> list[Term]:
    """Make terms of how many years may lie between."""
    span = scene.one.quantity.span
    return [
        Term(Quantity(span, str(count), Fraction(count), 0, "", Kind.COUNT), printed=False)
        for count in sorted(counts)
        if 1 < count <= 40
    ]


def rest(scene: Scene) -> Reading | None:
    """Read what is left of a whole, or what it lacks: by words of what is due or left, by grades, by opposites."""
    readers = (short_of, graded, enclosed, surplus, unspent, remainder, opposed, by_commas)
    return next((found for read in readers if (found := read(scene))), None)


def stock(scene: Scene) -> Reading | None:
    """Read a stock from the one before and what came and went, wherever in the sentence each is told."""
    return flow(scene) or balance(scene)


def sum_of(scene: Scene) -> Reading | None:
    """Read a number as the sum of those before it: as words declare it, or as a list before it lets expect."""
    return declared_sum(scene) or addition(scene)


def product_of(scene: Scene) -> Reading | None:
    """Read an amount by the units that a price before it is told by, or by any price and count before it."""
    stop = scene.text.find("。", scene.one.end)
    if BY_ACTUAL.search(scene.text, scene.one.end, stop if stop >= 0 else len(scene.text)) or is_of_tiers(scene):
        return None
    return by_unit_price(scene) or multiplied(scene)


BY_ACTUAL = compiled(r"按实际|据实|实际享受|人员增减|有增减|核发")
"""Words behind an amount that was not paid at a plain price: 按实际享受月数核发."""


def is_of_tiers(scene: Scene) -> bool:
    """Whether several prices make an amount together, or it is itself one of a run of prices.

    一等奖3名，每名2万元；二等奖6名，每名1万元，共计12万元; 购置2辆，单价分别为17.86万元、15.98万元.
    """
    prices = [other for other in scene.sentence() if is_price(other)]
    tiers = len({scene.text.count("；", 0, other.start) for other in prices}) > 1
    return (tiers and TOGETHER.search(scene.lead) is not None) or (scene.one.run >= 0 and "单价" in scene.run_lead)


TOGETHER = compiled(r"(?:[合共总]计|共)[^，。；\d]{0,8}$")
"""Words of an amount of all that stands before it."""


def average_of(scene: Scene) -> Reading | None:
    """Read an average by what stands behind it, or by what stands before; of so many people, by how many there are."""
    return density(scene) or average_behind(scene) or average(scene)


def quotient_of(scene: Scene) -> Reading | None:
    """Read a rate or another quotient: by a name that tells its numbers, or by what stands around it."""
    scene = replace(scene, before=of_own_body(scene.one, scene.before) or scene.before)
    return pleased(scene) or by_name(scene) or (None if is_of_group(scene) else rate(with_own_name(scene)))


def is_of_group(scene: Scene) -> bool:
    """Whether a rate of a run is that of one of several groups, not of all: 甲馆、乙馆问卷有效率分别为96.5%和97.8%."""
    names = names_of_run(scene.run_lead) if scene.one.run >= 0 else []
    return len(names) > 1 and not all(RATE_AT_END.search(name) for name in names)


RATE_AT_END = compiled(r"(?:率|度|比例|比重|占比)$")
"""How the name of a rate ends."""


def with_own_name(scene: Scene) -> Scene:
    """Let a rate of a run be told by its own name: 知晓率、满意率分别为83%和86%."""
    one = scene.one
    own = one.run >= 0 and one.label.endswith("率") and one.quantity.kind is Kind.RATIO
    return replace(scene, one=replace(one, lead=f"，{one.label}")) if own else scene


READERS: Mapping[TieKind, Callable[[Scene], Reading | None]] = {
    TieKind.AGAIN: said_again,
    TieKind.MEAN: averaged,
    TieKind.COMPOUND: compound,
    TieKind.AVERAGE: average_of,
    TieKind.PRODUCT: product_of,
    TieKind.FLOW: stock,
    TieKind.REMAINDER: rest,
    TieKind.ADDITION: sum_of,
    TieKind.RATE: quotient_of,
    TieKind.JOINT: joint,
    TieKind.SHIFT: shift,
    TieKind.GAP: gap,
    TieKind.MULTIPLE: multiple,
}
"""Kind → its reader; the first that reads a number counts."""

"""Numbers that words tie to others beside them: averages, products, stocks and flows, remainders, sums, multiples.

Each tie is one printed number with the ways in which its words let it be computed, likeliest first. Which of them is
meant is settled by arithmetic; a tie whose words leave one way only is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reportlint.facts.prose.averages import average
from reportlint.facts.prose.averages_behind import average_behind
from reportlint.facts.prose.balances import balance
from reportlint.facts.prose.comma_lists import by_commas
from reportlint.facts.prose.compound_growth import compound
from reportlint.facts.prose.coordination import names_of_run
from reportlint.facts.prose.densities import density
from reportlint.facts.prose.enclosed import enclosed
from reportlint.facts.prose.gaps import gap
from reportlint.facts.prose.graded import graded
from reportlint.facts.prose.joint import joint
from reportlint.facts.prose.means import averaged
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.multiples import multiple
from reportlint.facts.prose.named_quotients import by_name
from reportlint.facts.prose.opposed import opposed
from reportlint.facts.prose.parted import parted
from reportlint.facts.prose.pleased import grades_told, passed, pleased
from reportlint.facts.prose.prices_around import by_price_around
from reportlint.facts.prose.products import is_price, multiplied
from reportlint.facts.prose.rates import rate
from reportlint.facts.prose.reformulations import said_again
from reportlint.facts.prose.scenes import WINDOW, Reading, Scene, Way, of_own_body, set_beside
from reportlint.facts.prose.shortfalls import short_of
from reportlint.facts.prose.stocks import addition, flow, remainder
from reportlint.facts.prose.structures import shift
from reportlint.facts.prose.sums_told import declared_sum
from reportlint.facts.prose.surplus import surplus
from reportlint.facts.prose.unit_prices import by_unit_price
from reportlint.facts.prose.unspent import unspent
from reportlint.facts.text.passages import Passage
from reportlint.number import Kind
from reportlint.patterns import compiled
from reportlint.relation import Term


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
        meant=0 if reading.held else MOST_MEANT,
        worded=reading.worded,
    )


def rest(scene: Scene) -> Reading | None:
    """Read what is left of a whole, or what it lacks: by words of what is due or left, by grades, by opposites."""
    readers = (short_of, graded, enclosed, parted, surplus, unspent, remainder, opposed, by_commas)
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
    return by_unit_price(scene) or multiplied(scene) or by_price_around(scene)


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
    named = pleased(scene) or passed(scene) or by_name(scene)
    return named or (None if is_of_group(scene) or grades_told(scene) else rate(with_own_name(scene)))


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

"""Averages over what they are usually taken over, wherever that stands: 生均11947元, over the pupils at school.

Words say what it is taken over (按户籍人口计算, 每千常住人口, 生均); the amount stands beside it or bears its name.
Nothing but arithmetic tells that they are meant, so that nothing is suspected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, islice

from reportlint.facts.across.levels import LEAST_NAME, Levels, core
from reportlint.facts.prose.averages import PER, averaged_over, named_by
from reportlint.facts.prose.densities import SCALES
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.named_quotients import MASSES
from reportlint.facts.prose.scenes import clause
from reportlint.number import AMOUNTS, Kind, Modifier, counter, counts_like
from reportlint.patterns import Pattern, compiled

MOST_TOPS = 3
"""Amounts beside an average that are tried, and of its name."""
MOST_BASES = 6
"""Numbers that an average may be taken over that are tried."""
COUNTED_BY = compiled(r"按(?:照)?(?P<base>[^，。；：\d]{2,14}?)(?:计算|测算|折算|折合|计(?=人|户|，))")
"""What stands before an average that says by what it is taken."""
GROUPS = compiled(
    r"(?:平均)?每(?P<scale>百|千|万|十万)(?:名|个|位)?(?P<unit>[^，。；：、\d]{1,6}?)"
    r"(?:拥有|配备|占有|享有|有|对应|运行|运营)?[^，。；：、\d]{0,10}$"
)
"""Words of a number for so many of something: 每千常住人口, 每百名学生, 每百公里运行费用."""
PEOPLE = compiled(r"(?:常住|户籍|总|受益|服务)人口|(?:职工|员工|从业|参保)(?:总?人)?数?$")
"""How those are called that an average of so much for each is taken over."""
USUAL = (
    (compiled(r"生均|每[百千万]?(?:名)?(?:学|幼)?生"), compiled(r"在校(?:学?生|人数)|学生(?:总)?(?:人)?数?$|幼儿数?$")),
    (compiled(r"人均|每人|人口|每(?:位|名)?居民"), PEOPLE),
    (compiled(r"车均|每辆|每台车"), compiled(r"(?:车辆|用车)[^，。；]{0,4}(?:保有量|数量?)?$")),
    (compiled(r"床均|每床"), compiled(r"床位(?:总)?数?$")),
    (compiled(r"户均|每户"), compiled(r"(?:总|受益|参与|农)户数?$")),
)
"""Words of an average, and how what it is usually taken over is called."""
NEAR = 16
"""Characters, remarks included, between a count and an average over it."""
COUNTED_BEFORE = compiled(r"^[^，。；：、\d]{0,8}平均[^，。；：、\d]{0,4}$")
"""All that stands between a count and an average over it: 21个村平均66.02万元."""


def average_pairs(
    one: Mention, here: Sequence[Mention], levels: Levels, behind: str = ""
) -> Sequence[tuple[Mention, Mention]]:
    """Return what an average may be made of, likeliest first.

    `here` holds the amounts before it in its sentence and the one before, nearest first; `behind` are the characters
    behind it, which may say for each of what it is: 3.85万元/公里.
    """
    if one.quantity.kind not in AMOUNTS or one.role not in {Role.LEVEL, Role.TO} or one.period in {"prior", "target"}:
        return ()
    words = clause(one)
    unit = None if HELD_TO.search(words) else BY_UNIT.match(behind)
    scale = SCALES[unit["scale"]] if unit and unit["scale"] else scale_of(words)
    named = bases_of(one, words, here, levels)
    units = by_unit(unit["unit"], one, here, levels) if unit else ()
    bases = list(islice(distinct(chain(units, named)), MOST_BASES))
    if not bases:
        return ()
    tops = list(distinct(tops_of(one, words, here, levels)))
    pairs = [(top, base) for base in bases for top in tops if top.quantity.span != base.quantity.span]
    pairs.sort(key=lambda pair: tops.index(pair[0]) + bases.index(pair[1]))
    return [(in_unit_of(one, top), in_groups(base, scale)) for top, base in pairs if of_one_time(top, base)]


BY_UNIT = compiled(r"[/／](?P<scale>百|千|万)?(?P<unit>[^，。；：、（）\d/／]{1,4}?)(?=$|[，。；：、（）])")
"""What stands behind an average that is told by the unit: 万元/公里, 张/千人."""
HELD_TO = compiled(r"标准|控制|上限|限额|不[高低超足少多]|目标|最高|最低|原价|报价")
"""Words of a price that others are held to."""


def by_unit(unit: str, one: Mention, here: Sequence[Mention], levels: Levels) -> Iterator[Mention]:
    """Yield the numbers in the unit behind an average, people by what they are called: 按常住人口折合7.1张/千人."""
    at = one.quantity.span.start
    yield from (other for other in here if counter(other.quantity) == unit)
    if unit == "人":
        yield from named_like(PEOPLE, levels, at)
    else:
        yield from (other for other in levels.counting(unit, at) if counter(other.quantity) == unit)


def scale_of(words: str) -> int:
    """Return of how many an average tells: 1000 of 每千常住人口."""
    match = GROUPS.search(words)
    return SCALES[match["scale"]] if match else 1


def bases_of(one: Mention, words: str, here: Sequence[Mention], levels: Levels) -> Iterator[Mention]:
    """Yield the numbers that an average may be taken over: those its words name, then the usual ones."""
    at = one.quantity.span.start
    if here and COUNTED_BEFORE.match(one.lead) and one.start - here[0].end <= NEAR:
        yield here[0]
    counted = COUNTED_BY.search(one.lead)
    name = NO_NAME.sub("", core(counted["base"])) if counted else ""
    if len(name) >= LEAST_NAME:
        yield from named_like(name, levels, at)
    match, groups = PER.search(one.lead), GROUPS.search(words)
    if groups and not match:
        yield from (other for other in here if counter(other.quantity) in groups["unit"])
    if match:
        yield from (other for other in here if named_by(other.quantity, averaged_over(match)))
    usual = next((names for called, names in USUAL if called.search(words)), None)
    if usual and (match or groups or counted):
        yield from named_like(usual, levels, at)


NO_NAME = compiled(r"^(?:年末|年平均|年初)|(?:总?人?数|保有量)$")
"""What a name of what an average is taken over has besides: 按年末户籍人口数计算."""


def named_like(words: Pattern | str, levels: Levels, at: int) -> Iterator[Mention]:
    """Yield the present counts of a document whose names hold some words, those before a place first."""
    return levels.like(words, is_present_count).before_first(at)


def is_present_count(one: Mention) -> bool:
    """Whether a number is a count of now."""
    return one.quantity.kind in {Kind.COUNT, Kind.MEASURE} and is_present(one)


def is_present(one: Mention) -> bool:
    """Whether a number is of no earlier time and no plan."""
    return one.period not in {"prior", "target"} and one.quantity.modifier is Modifier.NONE


def tops_of(one: Mention, words: str, here: Sequence[Mention], levels: Levels) -> Iterator[Mention]:
    """Yield what may be averaged: the amounts beside an average, then those of its name."""
    at = one.quantity.span.start
    name = core(OVER.sub("", COUNTED_BY.sub("", words)))
    if len(name) >= LEAST_NAME:
        named = levels.bearing_or_akin(name, at)
        yield from islice((other for other in named if is_like(other, one) and is_present(other)), MOST_TOPS)
    beside = [other for other in here if is_like(other, one) and is_present(other) and not PER.search(other.lead)]
    yield from beside[:MOST_TOPS]


OVER = compiled(r"^[^，。；]*?(?:每[一-鿿]{1,6}?(?:拥有|配备|占有|享有)|[一-鿿]均|平均每?[^，。；\d]?|每[一-鿿]{1,3})")
"""What stands before the name of an averaged amount: 人均粮食产量, 每床收入."""


def is_like(other: Mention, one: Mention) -> bool:
    """Whether an amount may be averaged to another: they count the same, or are masses."""
    both = {counter(other.quantity), counter(one.quantity)}
    return counts_like(other.quantity, one.quantity) or both <= MASSES.keys()


def in_unit_of(one: Mention, top: Mention) -> Mention:
    """Return a mass in the unit of its average: 21.35万吨 as so many 公斤."""
    own, other = MASSES.get(counter(one.quantity)), MASSES.get(counter(top.quantity))
    if own is None or other is None or own == other:
        return top
    return replace(top, quantity=replace(top.quantity, scale=top.quantity.scale * Fraction(other, own)))


def in_groups(base: Mention, scale: int) -> Mention:
    """Return a number as that of groups of so many."""
    return base if scale == 1 else replace(base, quantity=replace(base.quantity, scale=base.quantity.scale / scale))


def of_one_time(top: Mention, base: Mention) -> bool:
    """Whether two numbers may be of one time."""
    return top.period == base.period or not (top.period and base.period)


def distinct(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield each value once."""
    seen: set[tuple[str, Fraction]] = set()
    for one in mentions:
        key = counter(one.quantity), one.quantity.base_value
        if key not in seen and one.quantity.base_value > 0:
            seen.add(key)
            yield one

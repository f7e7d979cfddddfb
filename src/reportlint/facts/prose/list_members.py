"""The members of a list that breaks a total down: which of the numbers behind 其中 are its parts, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportlint.facts.prose.compared import PER_HEAD, TRIGGER, measures_like
from reportlint.facts.prose.each import times_told
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.number import Kind, counter
from reportlint.patterns import Match, compiled

INDEPENDENT = compiled(r"负债总额|负债合计|净资产|不计入|限额|上限|[空缺超满]编")
"""Names that end a list: an amount beside the total, not inside it."""
RANKED = compiled(r"(?:[一二三四五\d]|^)[级层]")
"""一级指标 and 二级指标: levels of one order, which hold each other."""
RANK_BEHIND = compiled(r"[一二三四五六]级")
"""What follows a number that counts such levels: 4个一级指标."""
BELOW = compiled(r"(?:下[设辖分]|再分|细[分化])[^，。；\d]{0,6}$|；另[^，。；\d]{0,12}$")
"""Words before a number of what stands below those counted before, or beside: 4个片区……；下设16个村民小组."""
LOSS = compiled(r"亏损|赤字|超支|净流出")
"""Names of what takes off a profit or a balance."""


def heads_of_items(whole: Mention, parts: Sequence[Mention]) -> Sequence[Mention]:
    """Return what each item between ； opens with, where that makes the whole: what else it tells is of that part.

    投诉4126件，调解成功3107件；举报2192件，立案186件.
    """
    heads = [one for at, one in enumerate(parts) if not at or "；" in one.lead]
    return heads if 1 < len(heads) < len(parts) and not missed(whole, heads) else []


def is_factor(text: str, one: Mention) -> bool:
    """Whether a number is a price, or multiplied with another: 5200元/生, 40辆×8万元＝320万元."""
    return FOR_EACH.match(text, one.end) is not None or text[one.end : one.end + 1] in MULTIPLIES | EQUALS


MULTIPLIES, EQUALS = frozenset("×*✕"), frozenset("＝=")
"""Marks behind a factor, and behind the last one."""


def is_ranked(text: str, one: Mention) -> bool:
    """Whether a number of a text counts levels of an order."""
    return RANKED.search(one.label) is not None or RANK_BEHIND.match(text, one.end) is not None


OR_SO = compiled(r"（(?P<unit>[一-鿿]{1,2})）")
"""Another word for the unit, right behind a number: 2310台（套）."""


def measured_alike(one: Mention, whole: Mention) -> bool:
    """Whether a part is measured as its whole is."""
    counted = one.quantity.kind is not Kind.COUNT or counter(one.quantity) == counter(whole.quantity)
    return counted and measures_like(one, whole)


def parts_of(mentions: Sequence[Mention], trigger: Match, stop: int, whole: Mention) -> list[Mention]:
    """Return the levels of a list: same kind, same bracket, each with a name, explanations left out."""
    inside = [one for one in mentions if trigger.end() <= one.start < stop]
    outside = next((at for at, one in enumerate(inside) if ends_list(one) or is_stock(one, whole)), len(inside))
    outside = min(outside, first_status(inside))
    inside = inside[: min(outside, first_sibling(inside, whole))]
    if inside and TIME_CUT.match(inside[0].lead.rpartition("其中")[2]) and SO_FAR.search(whole.lead):
        inside = inside[:1]  # 累计发放1.26亿元，其中当年发放3260万元，累计收回…: a part in time, and nothing else of it
    depth = inside[0].depth if inside else 0
    if inside and (names_only(inside[0], trigger, whole) or inside[0].role is Role.LISTED):
        return []  # 分别为95人、148人和69人: what follows such a run is no part
    behind = OR_SO.match(trigger.string, whole.end)
    other = behind["unit"] if behind else None
    return [
        one
        for one in inside
        if (one.role is Role.LEVEL or is_added(one))
        and one.depth == depth
        and one.quantity.kind is whole.quantity.kind
        and (measured_alike(one, whole) or counter(one.quantity) == other)
        and one.period in {one.period.removeprefix("target"), whole.period}
        and not one.reason
        and not PER_HEAD.search(one.label)
        and (one.label or one.quantity.kind is Kind.COUNT or one.period.isdigit())
    ]


STATUS = compiled(r"^；(?:目前|现|均)?(?:已|尚|未|全年|年初|年末|年内|当年|涉及)")
"""How an item begins that tells what became of all that was divided: 其中重大隐患36条；已整改2694条."""
TELLS_STATUS = compiled(r"已|尚|未|完成|办结|整改")


def first_status(inside: Sequence[Mention]) -> int:
    """Return where a list of sorts goes on to what became of them."""
    if not inside or TELLS_STATUS.search(inside[0].lead):
        return len(inside)
    return next((at for at, one in enumerate(inside) if at and STATUS.match(one.lead)), len(inside))


def first_sibling(inside: Sequence[Mention], whole: Mention) -> int:
    """Return where a list goes on to a whole like its own: 苹果面积12.4万亩，其中挂果8.7万亩；梨面积3.1万亩，其中…."""
    for at in range(1, len(inside) - 1):
        one, behind = inside[at : at + 2]
        alike = len(one.label) > 1 and one.label[-2:] == whole.label[-2:]
        if "；" in one.lead and alike and TRIGGER.search(behind.lead):
            return at
    return len(inside)


TIME_CUT = compiled(r"(?:当年|本年度?|今年|本期|年内|(?:19|20)\d{2}年)")
"""How the name of a part begins that is what came in one year."""
SO_FAR = compiled(r"累计|历年|历次|以来")
"""Words of a number of several years."""


def names_only(first: Mention, trigger: Match, whole: Mention) -> bool:
    """Whether a list holds names and no numbers: 5项，分别为甲、乙、丙五项, 5项，分别为甲、乙、丙；9项…."""
    names = first.lead[max(0, len(first.lead) - (first.start - trigger.end())) :]
    again = first.quantity.base_value == whole.quantity.base_value
    return first.quantity.kind is Kind.COUNT and names.count("、") > 1 and (again or "；" in names)


def is_rest(first: Mention) -> bool:
    """Whether a number is what a count before it leaves over, and no part of it: 三类增长；其余五类持平."""
    return first.quantity.kind is Kind.COUNT and LEFT_OVER.match(first.label) is not None


LEFT_OVER = compiled(r"其余|余下|剩余")
ADDED = compiled(
    r"(?:^|[，、；：和及])(?:其中：?)?(?:年中|年度中|期中|后期)(?:追加|新增|调增|增加)(?:安排|立项|实施|项目)?$"
)
"""Words of a part that came later than the others: 年初安排8个，年中追加7个."""


def is_added(one: Mention) -> bool:
    """Whether a number that reads like a change is a part that was added later."""
    return one.role is Role.CHANGE and not one.base and ADDED.search(one.lead) is not None


def too_much(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts that all are smaller than their whole exceed it together by far."""
    values = [one.quantity.base_value for one in parts]
    return max(values) <= whole.quantity.base_value and 2 * sum(values) > 3 * whole.quantity.base_value


def without_inner(text: str, whole: Mention, parts: Sequence[Mention]) -> Sequence[Mention]:
    """Leave out members that divide an earlier one: 其中回访420件，满意400件，一般15件，不满意5件.

    What each of several has counts as often as it is had: 社区中心5家，甲站、乙站各1家.
    """
    sizes = [times_told(text, each) * each.quantity.base_value for each in parts]
    rest = sum(sizes, Fraction(0))
    if rest == whole.quantity.base_value:
        return parts
    for at, one in enumerate(parts[:-2]):
        rest -= sizes[at]
        if rest == one.quantity.base_value or (rest <= one.quantity.base_value and too_much(whole, parts)):
            return parts[: at + 1]
    return parts


def evenly_joined(text: str, parts: Sequence[Mention]) -> int:
    """Return how many parts stand before the first ， of a list that 、 joins: 甲3辆、乙2辆、丙1辆，报废1辆."""
    for at in range(1, len(parts) - 1):
        if text[parts[at - 1].end] == "、" and text[parts[at].end] == "，":
            return at + 1
    return len(parts)


FOR_EACH = compiled(r"[/／]|每[一-鿿]")
"""What stands behind a price, which is no part of an amount: 5200元/生."""
FURTHER = compiled(r"^，(?:目前|现|均|截至[^，；。]{0,10}|年底前|至今)?(?:已|尚|仍|整改|涉及)")
"""Words of a number behind a list that tells what became of it."""


def own_members(text: str, whole: Mention, parts: Sequence[Mention]) -> Sequence[Mention]:
    """Return the members of a list without what is told behind it: 31个，其中甲9个、乙12个、丙10个，涉及118个部门.

    It may end where a ， takes the place of its 、, or where words say what became of it; where neither end makes the
    total, the one that comes nearer to it is meant.
    """
    told = next((at for at, one in enumerate(parts) if at > 1 and FURTHER.search(one.lead)), len(parts))
    ends = dict.fromkeys((len(parts), evenly_joined(text, parts), told))
    return parts[: min(ends, key=lambda end: missed(whole, parts[:end]))]


def missed(whole: Mention, parts: Sequence[Mention]) -> Fraction:
    """Return by how much some parts miss their whole."""
    made = sum((one.quantity.base_value for one in parts), Fraction(0))
    return abs(made - whole.quantity.base_value)


def ends_list(one: Mention) -> bool:
    """Whether a number stands beside the total rather than inside it.

    So does an amount of its own, the sum of the list, and what is counted below its members.
    """
    own = INDEPENDENT.search(one.label) or BELOW.search(one.lead) or IN_A_YEAR.match(one.lead)
    return bool(own or compiled(r"合计|共计|总计|小计").search(one.lead[-10:]))


IN_A_YEAR = compiled(r"^，(?:全年|当年|年内|本年)(?:累计|共)?(?:出栏|产[奶蛋量]|销售|生产|消费|新增|减少|退出|屠宰)")
"""Words of what came or went in a year, behind what there is: 存栏28.6万头，其中母猪2.74万头，全年出栏43.2万头."""
STOCK = compiled(
    r"(?:(?<!上年)(?<!年初)(?<!期初)余额|(?:年末|期末|累计)(?:滚存)?(?:结转(?:[和及]?结余)?|结余|结存)(?:资金)?)(?:[为是有]|达到?)?$"
)
"""Names of what there is at the end of a time."""
FLOW = compiled(r"(?:收入|支出|收益|归集额?|提取额?|缴存额|发放额?|拨付额?|利润|投放额?)$")
"""Names of what came or went in it."""


def is_stock(one: Mention, whole: Mention) -> bool:
    """Whether a number is what there is at the end of a time, and no part of what came in it: 收入…，年末结余….

    收支总计 holds both.
    """
    return STOCK.search(one.lead) is not None and FLOW.search(whole.label) is not None

"""Totals with the lists that break them down, and changes of totals with the changes of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.facts.prose.claims import Claim, Part, Statement, statement
from reportlint.facts.prose.compared import PER_HEAD, TRIGGER, measures_like
from reportlint.facts.prose.each import each_told
from reportlint.facts.prose.mentions import ANOTHER_MEASURE, Mention, Role
from reportlint.facts.prose.wholes import Partitions
from reportlint.facts.text.passages import Passage
from reportlint.number import Kind, counter
from reportlint.patterns import Match, compiled

BREAK = compiled(
    rf"{TRIGGER.pattern}|(?P<implied>(?<=[^，。；：（）、])(?:，按[^，。；：\d]{{2,12}})?(?:：|——?)(?!其中))"
)
"""What opens a list of parts: words, or a colon or dash right behind a number."""
ETC = compiled(r"等(?:[^级次额于待候值其]|其[^他它]|$)")
"""What leaves more out: behind the last part more parts, inside a name only more of what that part is for."""
MORE = compiled(r"不计入|不含|另有|主要(?:用于|包括|是|为|有)|其余|部分|如：")
"""Other words of a list that is not all."""
OPEN_LIST = compiled(f"{ETC.pattern}|{MORE.pattern}")
"""Words of a list that is not all."""
MORE_BEHIND = compiled(rf"不计入|不含|另有|其余|^[^，。；]{{0,2}}{ETC.pattern}")
"""Words behind a list that is not all: what else they tell is of other numbers."""
OTHER_TIME = compiled(r"；(?:年初|年末|期初|期末|上年|去年|上期|截至)")
"""What speaks of another time behind a list: 监测户90户，其中新识别13户；年初为96户."""
TOTAL_WORD = compiled(r"合计|总计|共计|总额|总数|总量|总收入|总支出|一共|总共|共$|共为|共有|共安排|共收|共支")
INDEPENDENT = compiled(r"负债总额|负债合计|净资产|不计入|限额|上限|[空缺超满]编")
"""Names that end a list: an amount beside the total, not inside it."""
RANKED = compiled(r"(?:[一二三四五\d]|^)[级层]")
"""一级指标 and 二级指标: levels of one order, which hold each other."""
RANK_BEHIND = compiled(r"[一二三四五六]级")
"""What follows a number that counts such levels: 4个一级指标."""
BELOW = compiled(r"(?:下[设辖分]|再分|细[分化])[^，。；\d]{0,6}$|；另[^，。；\d]{0,12}$")
"""Words before a number of what stands below those counted before, or beside: 4个片区……；下设16个村民小组."""


SHARED_OUT = compiled(r"，[一-鿿]{1,8}[、和与][一-鿿]{1,10}$")
"""Names right before 分别为, behind a number that something became: 良好减至5家，合格、不合格仍分别为3家和1家."""


OWN_SUBJECT = compiled(r"，[一-鿿]{4,20}$")
"""What is made up of parts (由……构成), named behind the number before it: its own number is not printed."""


def compositions(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Partitions
) -> Iterator[Statement]:
    """Yield every total with the list that breaks it down."""
    for trigger in BREAK.finditer(passage.text) if mentions else ():
        whole = whole_of(passage, mentions, trigger)
        if whole is None or (trigger["implied"] and whole.end != trigger.start()):
            continue
        stop = scope_end(passage.text, trigger.end())
        yield from of_twin(passage, number, mentions, whole, (trigger.end(), stop))
        whole = named_whole(mentions, whole, [one for one in mentions if trigger.end() <= one.start < stop])
        inside = parts_of(mentions, trigger, stop, whole)
        parts = heads_of_items(whole, inside) or without_inner(whole, inside)
        parts = [one for one in parts if not is_factor(passage.text, one)]
        if any(LOSS.search(one.label) for one in parts) and not LOSS.search(whole.label):
            continue  # 利润3214万元，其中水务盈利4126万元，文旅亏损1774万元: what was lost is taken off
        if is_of_earlier(mentions, whole, parts):
            continue  # 受理126件，已办结108件，未办结18件，其中土地类46件
        if is_last_of_list(passage.text, mentions, whole) and exceeds(whole, parts):
            continue  # 198个村、17个社区，其中…203个: parts of both
        parts = own_members(passage.text, whole, parts)
        if (
            parts
            and not is_rest(parts[0])
            and not repeats(parts)
            and not all(is_ranked(passage.text, one) for one in parts)
        ):
            partial = ends_in_sum(mentions, parts[-1], stop) or leaves_rest(mentions, parts, stop)
            partial = partial or counts_otherwise(mentions, whole, parts) or lacks_quarter(parts)
            partial = partial or is_completed_before(mentions, whole, parts)
            yield composition(passage, number, Breakdown(whole, parts, trigger, stop, partial), partitions)


def of_twin(
    passage: Passage, number: int, mentions: Sequence[Mention], whole: Mention, scope: tuple[int, int]
) -> Iterator[Statement]:
    """Yield what the number right before a whole, which counts the same otherwise, has as its first part.

    监测对象598户2,318人，其中已消除风险457户1,786人: the households are parts of households.
    """
    at = next(index for index, one in enumerate(mentions) if one is whole)
    twin = mentions[at - 1] if at else None
    inside = [one for one in mentions if scope[0] <= one.start < scope[1]][:2]
    joined = len(inside) > 1 and all(each.lead in {"", "、", "，"} for each in (whole, inside[1]))
    if twin is None or not joined or twin.quantity.kind is not Kind.COUNT or twin.role is not Role.LEVEL:
        return
    if counter(inside[0].quantity) == counter(twin.quantity) != counter(whole.quantity) == counter(inside[1].quantity):
        yield replace(broken_down(passage, number, twin, inside[:1]), first_stretch=1)


LOSS = compiled(r"亏损|赤字|超支|净流出")
"""Names of what takes off a profit or a balance."""


def heads_of_items(whole: Mention, parts: Sequence[Mention]) -> Sequence[Mention]:
    """Return what each item between ； opens with, where that makes the whole: what else it tells is of that part.

    投诉4126件，调解成功3107件；举报2192件，立案186件.
    """
    heads = [one for at, one in enumerate(parts) if not at or "；" in one.lead]
    return heads if 1 < len(heads) < len(parts) and not missed(whole, heads) else []


def is_last_of_list(text: str, mentions: Sequence[Mention], whole: Mention) -> bool:
    """Whether a number is the last of several that count alike: 198个村、17个社区."""
    before = [one for one in mentions if one.start < whole.start and one.sentence == whole.sentence][-1:]
    joined = bool(before) and LIST_MARK.fullmatch(text[before[0].end : whole.start]) is not None
    return joined and counter(before[0].quantity) == counter(whole.quantity)


LIST_MARK = compiled(r"[^，。；：、\d]{0,8}[、和及与][^，。；：、\d]{0,8}")
"""What stands between two members of a list."""


def is_of_earlier(mentions: Sequence[Mention], whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a part is larger than the number before it, and one before that in the sentence can hold it."""
    first = parts[0].quantity.base_value if parts else Fraction(0)
    before = [one for one in mentions if one.start < whole.start and one.sentence == whole.sentence]
    like = [one for one in before if one.role is Role.LEVEL and counter(one.quantity) == counter(whole.quantity)]
    return first > whole.quantity.base_value and any(one.quantity.base_value >= first for one in like)


def exceeds(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether some parts come to more than their whole."""
    return sum((one.quantity.base_value for one in parts), Fraction(0)) > whole.quantity.base_value


def is_factor(text: str, one: Mention) -> bool:
    """Whether a number is a price, or multiplied with another: 5200元/生, 40辆×8万元＝320万元."""
    return FOR_EACH.match(text, one.end) is not None or text[one.end : one.end + 1] in MULTIPLIES | EQUALS


MULTIPLIES, EQUALS = frozenset("×*✕"), frozenset("＝=")
"""Marks behind a factor, and behind the last one."""


def counts_otherwise(mentions: Sequence[Mention], whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a member of a list is counted by another word than its total: 1,206件，其中来信184件、来访392批次."""
    between = [one for one in mentions if parts[0].start < one.start < parts[-1].start and one not in parts]
    return any(
        one.role is Role.LEVEL
        and one.depth == parts[0].depth
        and one.quantity.kind is whole.quantity.kind is Kind.COUNT
        and one.lead.startswith(("、", "，", "；"))
        and bool(one.label)
        for one in between
    )


def is_completed_before(mentions: Sequence[Mention], whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether what a list leaves out has been told before: 县级3150万元。各级共计11426万元，其中中央…、省级…、市级…."""
    left = whole.quantity.base_value - sum(one.quantity.base_value for one in parts)
    before = (one for one in mentions if one.start < whole.start and one.sentence >= whole.sentence - 1)
    return left > 0 and any(one.quantity.base_value == left and measures_like(one, whole) for one in before)


QUARTER = compiled(r"[一二三四]季度")
QUARTERS = 4


def lacks_quarter(parts: Sequence[Mention]) -> bool:
    """Whether a list of quarters leaves one out, which has been told before."""
    named = [match.group() for one in parts if (match := QUARTER.search(one.label))]
    return len(named) == len(parts) and 0 < len(set(named)) < QUARTERS


def is_ranked(text: str, one: Mention) -> bool:
    """Whether a number of a text counts levels of an order."""
    return RANKED.search(one.label) is not None or RANK_BEHIND.match(text, one.end) is not None


def whole_of(passage: Passage, mentions: Sequence[Mention], trigger: Match) -> Mention | None:
    """Return the level a trigger breaks down: the last one before it in its sentence."""
    depth = passage.text.count("（", 0, trigger.start()) - passage.text.count("）", 0, trigger.start())
    for level in reversed(mentions):
        if level.start >= trigger.start() or level.depth > depth:
            continue
        between = passage.text[level.end : trigger.start()]
        if "。" in between or "；" in between:
            return None
        if PER_HEAD.search(level.label):
            continue
        shared = level.role is Role.TO and SHARED_OUT.search(between) is not None
        if shared or (trigger.group() == "由" and OWN_SUBJECT.search(between)):
            return None
        if level.role in {Role.LEVEL, Role.TO} and level.quantity.kind is not Kind.PLAIN:
            return level
        if level.role in {Role.LISTED, Role.CHANGE}:
            return None
    return None


def named_whole(mentions: Sequence[Mention], last: Mention, listed: Sequence[Mention]) -> Mention:
    """Return the level of the same sentence that the shares of a list name as their whole, else the last one before it.

    收件618件、寄件606件，其中京津440件（占收件的71.2%）: the list divides what was received.
    """
    names = {one.label for one in listed if one.role is Role.SHARE and one.label}
    earlier = [one for one in mentions if one.sentence == last.sentence and one.start < last.start]
    named = [
        one
        for one in (*earlier, last)
        if one.role is Role.LEVEL
        and one.label
        and measures_like(one, last)
        and any(ends_alike(one.label, name) for name in names)
    ]
    return named[0] if len(named) == 1 else last


def ends_alike(label: str, name: str) -> bool:
    """Whether one of two names is the end of the other."""
    return label.endswith(name) or name.endswith(label)


def scope_end(text: str, start: int) -> int:
    """Return where a list that begins at `start` ends: with its bracket, its sentence, or where another time begins."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "（") - (text[at] == "）")
        if depth < 0 or text[at] == "。" or OTHER_TIME.match(text, at):
            return at
    return len(text)


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


def without_inner(whole: Mention, parts: Sequence[Mention]) -> Sequence[Mention]:
    """Leave out members that divide an earlier one: 其中回访420件，满意400件，一般15件，不满意5件."""
    rest = sum((each.quantity.base_value for each in parts), Fraction(0))
    if rest == whole.quantity.base_value:
        return parts
    for at, one in enumerate(parts[:-2]):
        rest -= one.quantity.base_value
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


def ends_in_sum(mentions: Sequence[Mention], last: Mention, stop: int) -> bool:
    """Whether the number behind a list says that it adds the list up."""
    behind = next((one for one in mentions if last.end <= one.start < stop), None)
    return behind is not None and bool(compiled(r"合计|共计|总计|小计").search(behind.lead[-10:]))


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


ALL_SHARES = 95
"""Per cent that the shares of a list make at least where it is all of its total, slips allowed for."""


def leaves_rest(mentions: Sequence[Mention], parts: Sequence[Mention], stop: int) -> bool:
    """Whether every part of a list prints its share of one whole, and these leave a good part of it out."""
    shares = [one for one in mentions if parts[0].start < one.start < stop and one.role is Role.SHARE]
    told = len(shares) == len(parts) and len({one.label for one in shares}) == 1
    return told and sum(one.quantity.value for one in shares) < ALL_SHARES


COMPARED = compiled(r"(?:上年|去年)(?!度?末?(?:结转|结余))|年初预算|同期")
"""What a list compares its members with; 上年结转收入 is a member like any other."""


def repeats(parts: Sequence[Mention]) -> bool:
    """Whether a list compares rather than adds: the same name twice, or a base among its members."""
    labels = [one.label for one in parts if one.label]
    return len(set(labels)) < len(labels) or any(COMPARED.search(one.lead) for one in parts)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total with the list that breaks it down."""

    whole: Mention
    """The total."""
    parts: Sequence[Mention]
    """The members of the list, at least one."""
    trigger: Match
    """The words that open the list."""
    stop: int
    """Where the list ends."""
    partial: bool
    """Whether the list says that it is not all: by a sum of its own, or by shares that leave a rest."""


def composition(passage: Passage, number: int, breakdown: Breakdown, partitions: Partitions) -> Statement:
    """Make the statement of one breakdown; a second 其中 inside the list makes its completeness unsure."""
    whole, parts, trigger = breakdown.whole, breakdown.parts, breakdown.trigger
    listed = passage.text[trigger.start() : parts[-1].end]
    alone = sum(one.quantity.base_value for one in parts) == whole.quantity.base_value
    told = tuple(parts) if alone else each_told(passage.text, parts)
    first = sum(one.end <= segment_end(passage, parts[0]) for one in told)
    nested = bool(TRIGGER.search(passage.text, trigger.end(), parts[-1].end))
    declared = not trigger["implied"] and (trigger["all"] or TOTAL_WORD.search(whole.label + whole.lead[-8:]))
    half = 2 * sum(part.quantity.base_value for part in told) >= whole.quantity.base_value  # 企业1216家，其中国家级6家
    known = half and partitions.make_up([part.label for part in told], whole.label)
    fills = sum(part.quantity.base_value for part in told) == whole.quantity.base_value
    if not (known or fills) and partitions.make_up([part.label for part in told[:first]], whole.label):
        known, told = True, told[:first]  # what stands behind the ； is of something else
    most = max(part.quantity.base_value for part in parts)
    some = "资产" in whole.label or most >= whole.quantity.base_value  # of assets some are named; all may be insured
    claimed = half and declared and len(parts) > 1 and not some and not overlap(part.label for part in parts)
    return replace(
        broken_down(passage, number, whole, told),
        complete=bool(known or claimed) and not nested and not ETC.search(listed),
        open=leaves_out_more(passage.text, breakdown, known=known) or (breakdown.partial and not known),
        unsure=nested or under_conditions(passage.text, whole.start, parts[-1].end),
        implied=bool(trigger["implied"]) and not known,
        first_stretch=first,
    )


def leaves_out_more(text: str, breakdown: Breakdown, *, known: bool) -> bool:
    """Whether words of a list, or right behind it, say that it is not all; `known` names leave nothing but others."""
    trigger, last = breakdown.trigger, breakdown.parts[-1]
    if known and text.startswith("；另", last.end):
        return False
    return bool(MORE.search(text, trigger.start(), last.end) or MORE_BEHIND.search(text[last.end : breakdown.stop]))


def under_conditions(text: str, start: int, end: int) -> bool:
    """Whether words before a number or among its parts say that ordinary arithmetic does not apply.

    What stands behind the parts speaks of other numbers: …，通信用车3辆，单车年均行驶2.1万公里.
    """
    remark = REMARK.match(text, end)
    stretch = text[text.rfind("。", 0, start) + 1 : remark.end() if remark else end]
    counted_twice = COUNTED_TWICE.match(text, remark.end() if remark else end)
    return counted_twice is not None or any(words.search(stretch) for words in (ANOTHER_MEASURE, LEFT_OUT))


COUNTED_TWICE = compiled(
    r"[^，。；\d]{0,6}[，；](?:[两二三][者项]|其中)?(?:之间)?的?(?:重复|重叠|交叉)(?:计算|统计|部分)?"
)
"""What stands right behind the parts where some of them is counted twice: 两者重复计算量4.55亿立方米."""


REMARK = compiled(r"[^，。；（）\d]{0,4}（[^（）]*）")
"""A remark right behind the last part."""


LEFT_OUT = compiled(
    r"扣除|剔除|年均|平均每年|年平均|复合增长|递增|重叠|重复(?!参保)|交叉(?!检查)|同时(?:实施|享受|属于|具有|包含|含|为)|不计入|双重|重合|兼有"
)
"""Words of less than the amounts, of those of one year among several, or of parts that overlap."""


def broken_down(passage: Passage, number: int, whole: Mention, parts: Sequence[Mention]) -> Statement:
    """Make the statement that a number has parts, nothing said of whether they are all."""
    return Statement(
        kind="composition",
        label=whole.label,
        span=passage.locate(whole.start, parts[-1].end),
        passage=number,
        sentence=whole.sentence,
        quantities={"total": whole.quantity},
        parts=tuple(Part(part.label, part.quantity) for part in parts),
    )


OVERLAPPING = compiled(
    r"女|党员|团员|学历|以上|以下|职称|高级|中级|硕士|博士|研究生|本科|骨干|民族|残疾|兼职|新增|重点|主要|医师|护士"
)
"""Names of groups that share members with others, or leave some out."""


ATTRIBUTE = compiled(r"可采|挂果|投产|认证|有机|绿色食品|优质|示范")
"""Names of what one of several things may be besides others: 茶园6.2万亩，其中可采5.4万亩，有机认证1.1万亩."""


def overlap(labels: Iterable[str]) -> bool:
    """Whether the groups that some labels name may share members, or leave some out."""
    labels = list(labels)
    shared = any(OVERLAPPING.search(label) for label in labels)
    return shared and not (are_all_bands(labels) or are_all_ranks(labels))


RANKS = (
    tuple(map(compiled, ("高级|副高|正高", "中级", "初级"))),
    tuple(map(compiled, ("研究生|硕士|博士", "本科", "专科|大专"))),
)
"""Ranks of titles and of schooling, of which everybody has one."""


def are_all_ranks(labels: Sequence[str]) -> bool:
    """Whether labels name all ranks of one scale, each once, and nothing else: 高级职称, 中级职称, 初级及以下."""
    return any(
        len(labels) == len(scale) and all(sum(bool(rank.search(label)) for label in labels) == 1 for rank in scale)
        for scale in RANKS
    )


LOWEST, HIGHEST = (
    compiled(rf"^\D*\d+(?:\.\d+)?(?:周?岁|分){words}") for words in (r"[及（含）]*以[下内]", r"[及（含）]*以上")
)
"""Names of all up to an age or a mark, and of all from one on."""


def are_all_bands(labels: Sequence[str]) -> bool:
    """Whether groups are those of all ages or marks, one behind the other: 30岁以下, 31—45岁, 46岁以上."""
    units = [unit for unit in ("岁", "分") if labels and all(unit in label for label in labels)]
    ends = (labels[0], labels[-1]) if units else ("", "")
    lowest, highest = (sum(map(bool, map(words.match, labels))) for words in (LOWEST, HIGHEST))
    return lowest == highest == 1 and any(map(LOWEST.match, ends)) and any(map(HIGHEST.match, ends))


def are_kinds(labels: Sequence[str]) -> bool:
    """Whether names are those of kinds, none of which is another: 食品类, 药品类; 国家级, 省级, 县级."""
    ends = {label[-1:] for label in labels}
    return len(labels) > 1 and len(ends) == 1 and "" not in ends and len(set(labels)) > 1 and not overlap(labels)


def segment_end(passage: Passage, part: Mention) -> int:
    """Return where the first stretch of a list ends: at the first ； behind its first member."""
    at = passage.text.find("；", part.end)
    return at if at >= 0 else len(passage.text)


def components(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Partitions
) -> Iterator[Statement]:
    """Yield the change of a total with the changes of its parts beside it: known parts, or those listed behind 其中."""
    totals = [one for one in mentions if one.role is Role.CHANGE and not one.label and not one.reason]
    for total in totals:
        members = member_changes(passage, mentions, total, partitions)
        if members:
            made = statement(Claim("components", total.base or "合计", {"total": total}), passage, number)
            yield replace(
                made,
                span=passage.locate(total.start, members[-1].end),
                parts=tuple(Part(one.label, one.quantity) for one in members),
                directions={**made.directions, **{one.label: one.direction for one in members}},
                complete=partitions.are_known([one.label for one in members]),
                open=bool(OPEN_LIST.search(passage.text[total.end : members[-1].end + 2])),
                unsure=made.unsure or any(one.unsure for one in members),
            )


def member_changes(
    passage: Passage, mentions: Sequence[Mention], total: Mention, partitions: Partitions
) -> list[Mention]:
    """Return the changes of the parts of a changed total, none where they are not told as its parts."""
    until = next(
        (one.start for one in mentions if one.start > total.start and one.role is Role.CHANGE and not one.label),
        len(passage.text),
    )
    named = [
        one
        for one in mentions
        if total.start < one.start < until
        and one.role is Role.CHANGE
        and one.label
        and not one.reason
        and one.quantity.kind is total.quantity.kind
    ]
    for known in partitions.known:
        members = [one for one in named if any(one.label.endswith(word) for word in known)]
        if Partitions((known,)).are_known([one.label for one in members]):
            return members
    same = [one for one in named if one.sentence == total.sentence]
    trigger = TRIGGER.search(passage.text, total.end, same[0].start) if same else None
    return same if trigger and len(same) > 1 else []

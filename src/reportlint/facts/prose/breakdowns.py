"""Totals with the lists that break them down: which total a list divides, and whether the list says that it is all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.facts.prose.claims import Part, Statement
from reportlint.facts.prose.classifications import overlap
from reportlint.facts.prose.comparability import ANOTHER_MEASURE
from reportlint.facts.prose.compared import PER_HEAD, TRIGGER, measures_like
from reportlint.facts.prose.each import each_told
from reportlint.facts.prose.exhaustiveness import (
    ETC,
    MORE,
    MORE_BEHIND,
    TOTAL_WORD,
    counts_otherwise,
    ends_in_sum,
    is_completed_before,
    lacks_quarter,
    leaves_rest,
)
from reportlint.facts.prose.list_members import (
    LOSS,
    heads_of_items,
    is_factor,
    is_ranked,
    is_rest,
    own_members,
    parts_of,
    without_inner,
)
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.wholes import Partitions
from reportlint.facts.text.passages import Passage
from reportlint.number import Kind, counter
from reportlint.patterns import Match, compiled

BREAK = compiled(
    rf"{TRIGGER.pattern}|(?P<implied>(?<=[^，。；：（）、])(?:，按[^，。；：\d]{{2,12}})?(?:：|——?|，即(?!日))(?!其中))"
)
"""What opens a list of parts: words, or a colon or dash right behind a number."""
OTHER_TIME = compiled(r"；(?:年初|年末|期初|期末|上年|去年|上期|截至)")
"""What speaks of another time behind a list: 监测户90户，其中新识别13户；年初为96户."""
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
        listed = [one for one in mentions if trigger.end() <= one.start < stop]
        whole = counted_whole(mentions, named_whole(mentions, present_whole(mentions, whole, listed), listed), listed)
        inside = parts_of(mentions, trigger, stop, whole)
        parts = heads_of_items(whole, inside) or without_inner(passage.text, whole, inside)
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


def present_whole(mentions: Sequence[Mention], last: Mention, listed: Sequence[Mention]) -> Mention:
    """Return the value of now that stands before one of last year, unless a list makes that one.

    全年支出86万元，上年支出79万元，其中：工资52万元、办公34万元: the list divides what the report is about.
    """
    before = [one for one in mentions if one.start < last.start and one.sentence == last.sentence][-1:]
    told = sum((one.quantity.base_value for one in listed if one.role is Role.LEVEL), Fraction(0))
    if last.period != "prior" or told == last.quantity.base_value:
        return last
    fitting = (one for one in before if one.role in {Role.LEVEL, Role.TO} and one.period not in {"prior", "target"})
    return next((one for one in fitting if one.depth == last.depth and measures_like(one, last)), last)


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
        and any(is_end_of_other(one.label, name) for name in names)
    ]
    return named[0] if len(named) == 1 else last


def counted_whole(mentions: Sequence[Mention], whole: Mention, listed: Sequence[Mention]) -> Mention:
    """Return the number right before a whole where a list counts what that one does, and nothing that the whole does.

    低保对象27户、43人，其中A类9户、B类18户: it divides the households.
    """
    at = next(index for index, one in enumerate(mentions) if one is whole)
    twin = mentions[at - 1] if at and whole.lead in {"", "、", "，"} else None
    if twin is None or twin.role is not Role.LEVEL or twin.quantity.kind is not Kind.COUNT or not listed:
        return whole
    counted = {counter(one.quantity) for one in listed if one.role is Role.LEVEL}
    own = counter(whole.quantity) in counted or counter(twin.quantity) == counter(whole.quantity)
    return twin if not own and counter(listed[0].quantity) == counter(twin.quantity) else whole


def is_end_of_other(label: str, name: str) -> bool:
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
    remark = REMARK_BEHIND.match(text, end)
    stretch = text[text.rfind("。", 0, start) + 1 : remark.end() if remark else end]
    counted_twice = COUNTED_TWICE.match(text, remark.end() if remark else end)
    return counted_twice is not None or any(words.search(stretch) for words in (ANOTHER_MEASURE, LEFT_OUT))


COUNTED_TWICE = compiled(
    r"[^，。；\d]{0,6}[，；](?:[两二三][者项]|其中)?(?:之间)?的?(?:重复|重叠|交叉)(?:计算|统计|部分)?"
)
"""What stands right behind the parts where some of them is counted twice: 两者重复计算量4.55亿立方米."""
REMARK_BEHIND = compiled(r"[^，。；（）\d]{0,4}（[^（）]*）")
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


def segment_end(passage: Passage, part: Mention) -> int:
    """Return where the first stretch of a list ends: at the first ； behind its first member."""
    at = passage.text.find("；", part.end)
    return at if at >= 0 else len(passage.text)

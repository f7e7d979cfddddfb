"""Finds the numbers that a sentence states, each with its part, its name, its base and its period.

List markers, dates and numbers that only say of which things others tell are none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlint.facts.prose.comparability import is_unsure
from reportlint.facts.prose.coordination import without_lists
from reportlint.facts.prose.labels import base_of, label_of
from reportlint.facts.prose.mentions import Mention, Place, Role
from reportlint.facts.prose.periods import period_of
from reportlint.facts.prose.roles import Surroundings, role_of
from reportlint.facts.text.passages import REMARK, Passage
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled

REASON = compiled(
    r"主要(?:原因)?(?:是|为|由于|系|因)|因[^，。；：\d]{1,12}原因|原因(?=[：，是为在有系如包由于主也还又均都依见之一（“]|$)"
    r"|因为|由于|系因|所致"
)
"""Words before what explains another number; 非人为原因事件486起 names what is counted."""
BY_REASON = compiled(r"[^，。；：\d]{2,8}原因：[^，。；：、\d]{1,10}$")
"""What opens a list of how many there are for each reason: 退出原因：死亡263份，户籍迁出47份."""


def find_mentions(passage: Passage, quantities: Sequence[Quantity], begin: int = 0) -> tuple[Mention, ...]:
    """Tell the part of every quantity of a passage, in order; its words begin at `begin`, behind a list number."""
    if not quantities:
        return ()
    mentions: list[Mention] = []
    starts = sentence_starts(passage.text)
    depths = bracket_depths(passage.text)
    end = begin
    for quantity in quantities:
        start, behind = passage.find(quantity.extent)
        if is_of_a_name(passage.text, quantity, start, behind):
            continue
        sentence = max(index for index, at in enumerate(starts) if at <= start) if starts else 0
        lead = passage.text[max(end, starts[sentence]) : start]
        mentions.append(mention(passage.text, quantity, lead, Place(sentence, start, behind, depths[start])))
        end = behind
    aims = {at for at, start in enumerate(starts) if AIMS.match(passage.text, start)}
    mentions = [
        replace(one, period="target")
        if not one.period and (one.sentence in aims or is_striven_for(passage.text, one.start))
        else one
        for one in mentions
    ]
    return tuple(without_lists(passage.text, mentions))


STRIVEN = compiled(r"力争|争取(?=[^，。；\d]{0,10}(?:达到|实现|突破|增长|完成|净增|新增))")
"""Words before what is striven for, as far as the stretch goes."""


def is_striven_for(text: str, at: int) -> bool:
    """Whether a number stands behind words of what is striven for: 力争净增3万人以上，征缴收入增长7%左右."""
    begun = max(text.rfind(mark, 0, at) for mark in "；。")
    return STRIVEN.search(text, begun + 1, at) is not None


def is_of_a_name(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Whether a number only says of which things others tell: 35岁及以下21人, 90分及以上的9家, 未在14日内完成的21份."""
    if text[start:end] in ONE_ALONE and text[end : end + 1] in BEHIND_ONE:
        return True
    match quantity.unit:
        case "岁":
            return COUNTED_BEHIND.match(text, end) is not None
        case "分":
            return BAND_BEHIND.match(text, end) is not None
        case "天" | "日" | "个工作日" | "工作日":
            return text.endswith("在", 0, start) and text.startswith("内", end)
        case _:
            return GRADE_BEHIND.match(text, end) is not None


GRADE_BEHIND = compiled(
    r"(?:（不?含[^）]*）|\(不?含\))?(?:及)?(?:以[上下内]|及以[上下])(?:（不?含[^）]*）)?的[^，。；：、\d]{0,6}\d[\d,]{0,8}[家户个项人名位笔件]"
)
"""What stands behind the border of a size that names those who are counted: 10万元以上的9家, 5万元及以下的26个."""
ONE_ALONE, BEHIND_ONE = {"一项", "一类", "一块"}, frozenset("就占即便仅")
"""Words behind a name that speak of it alone: 教育一项就占了20.8%."""
COUNTED_BEHIND = compiled(
    r"(?:[至—~～-]\d{1,3}周?岁)?(?:（不?含[^）]*）)?[^，。；：、（）\d比较由到增减升降提]{0,12}\d[\d,]{0,12}[人名位户]"
)
"""What stands behind an age that names those who are counted: 35岁及以下21人."""
BAND_BEHIND = compiled(
    r"(?:（不?含[^）]*）)?(?:[至—~～-]\d+(?:\.\d+)?分?(?:（不?含[^）]*）)?)?(?:及?以[上下])?的(?=\d|[一二三四五六七八九十]+[个家项])"
)
"""What stands behind the border of marks that names those who are counted."""
AIMS = compiled(r"(?:(?:19|20)\d{2}年(?:度)?)?[^，。；：\d]{0,8}目标(?:[是为]|如下)?：")
"""How a sentence begins that tells nothing but aims: 2024年度整体绩效目标：新增藏量12万册，有效读者证增长8%."""


def sentence_starts(text: str) -> list[int]:
    """Return where the sentences of a text begin."""
    return [0, *(match.end() for match in compiled(r"[。！？]").finditer(text))]


def bracket_depths(text: str) -> list[int]:
    """Count the open brackets at every character."""
    depth, depths = 0, []
    for character in text:
        depth = max(0, depth - (character == "）"))
        depths.append(depth)
        depth += character == "（"
    return [*depths, depth]


ROUGHLY = compiled(
    r"(?:占(?:到|了)?|(?:接近|超过|达到)(?=[^，。；：、（）]*的(?:一半|半数)))(?P<whole>[^，。；：、（）占]{0,16}?)的?(?:约|近|超过?|接近|不足|逾|将近)?"
    r"(?:[一二三四五六七八九]成半?|一半|半数|三分之[一二]|四分之[一三])(?:多|以上|左右|强|有余)?（$"
)
"""Words that tell a share roughly, right before it in brackets: 占全市收入近六成（57.5%）, 接近全市的一半（49.2%）."""


def in_plain_words(lead: str) -> str:
    """Return the words before a share as they would be without the rough one: 占全市收入的."""
    match = ROUGHLY.search(lead)
    if match is None:
        return lead
    whole = match["whole"]
    return lead[: match.start()] + "占" + whole + ("的" if whole and whole != "比" else "")


def mention(text: str, quantity: Quantity, lead: str, place: Place) -> Mention:
    """Tell the part of one quantity."""
    lead = REMARK.sub("", lead)
    lead = in_plain_words(lead) if quantity.kind is Kind.RATIO else lead
    clause = compiled(r"[，；：、（）]").split(lead)[-1]
    behind = REMARK.sub("", text[place.end : place.end + 80])[:24]
    role, direction = role_of(Surroundings(quantity.kind, clause, lead, behind))
    return Mention(
        quantity=quantity,
        role=role,
        label=label_of(role, clause, lead),
        direction=direction,
        base=base_of(lead),
        sentence=place.sentence,
        start=place.start,
        end=place.end,
        lead=lead,
        depth=place.depth,
        reason=bool(REASON.search(lead.rpartition("；")[2])) and not (role is Role.LEVEL and BY_REASON.match(lead)),
        period=period_of(clause),
        unsure=is_unsure(text, place),
    )

"""Score rates told name by name: 从得分率看，决策类90.0%、过程类85.0%; 决策类权重20%，得分率90.0%."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.facts import Prose
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.text.numerals import WHOLE_NUMBER
from reportlint.number import Kind, Quantity, is_plain
from reportlint.patterns import compiled

RATE = "得分率"
"""What all of them are."""
CALLED = r"(?P<name>[\u4e00-\u9fff]{2,10}?)(?:类|方面|部分|维度)?(?:[一二三]级)?(?:指标)?的?"
"""A name with what may stand behind it."""
OPENING = compiled(r"得分率(?:[来上]?看|方面|情况)?(?:分别|依次|如下|[为是：，])+")
"""What opens a list of names with their score rates: 分类得分率为：, 从得分率看，."""
ITEM = compiled(rf"[，、；和及]?(?:其中)?(?:{CALLED})?(?:自评|复核|复评|评价)?后?(?:为|是|达到?)?")
"""What stands before a rate of such a list: the name, or another hand behind that of the last (决策类90%、复核85%)."""
WEIGHED = compiled(
    rf"(?:^|[。；，：])(?:其中，?)?{CALLED}(?:权重|满分|分值|标准分|配分)[为是占：]?{WHOLE_NUMBER}[%分]，{RATE}[为是达约到：]*$"
)
"""A name with its maximum before its rate: 决策类权重20%，得分率."""
FORMER = compiled(r"上年|去年|往年|(?:19|20)\d\d年|目标|要求")
"""Words before a list by which its rates are other ones."""
LONGEST = 50
"""Characters before a rate that are looked at."""


def rates_by_name(prose: Prose) -> Iterator[tuple[str, Quantity]]:
    """Yield every score rate of a passage that stands in a list by name, or behind a name and its maximum."""
    text = prose.passage.text
    if RATE not in text:
        return
    for one in prose.mentions:
        match = WEIGHED.search(text[max(0, one.start - LONGEST) : one.start]) if is_rate(one) else None
        if match:
            yield match["name"], one.quantity
    for opening in OPENING.finditer(text):
        if not FORMER.search(text, text.rfind("。", 0, opening.start()) + 1, opening.start()):
            yield from listed(prose, opening.end())


def listed(prose: Prose, end: int) -> Iterator[tuple[str, Quantity]]:
    """Yield the names and rates of a list that begins at a place of a passage."""
    name = ""
    for one in prose.mentions:
        if one.start < end:
            continue
        match = ITEM.fullmatch(prose.passage.text, end, one.start)
        name = (match["name"] or name) if match else ""
        if not name or not is_rate(one):
            return
        yield name, one.quantity
        end = prose.passage.find(one.quantity.extent)[1]


def is_rate(one: Mention) -> bool:
    """Whether a number is a plain rate of the report's own time."""
    return one.quantity.kind is Kind.RATIO and is_plain(one.quantity) and one.period == ""

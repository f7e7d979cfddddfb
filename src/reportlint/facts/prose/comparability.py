"""Comparability: whether words around a number say that ordinary arithmetic does not give its growth.

Growth at constant prices, by the year or over several years, and of incomes is not that of the printed amounts.
"""

from __future__ import annotations

from reportlint.facts.prose.mentions import Place
from reportlint.patterns import compiled

ANOTHER_MEASURE = compiled(
    r"可比价|可比口径|同口径(?!(?:[比较]|与)(?:上年|去年)(?:同期)?的?(?:\d|$))|不变价|实际增长|名义|折算"
)
"""Words of growth that is not that of the printed amounts, wherever they stand in the sentence."""
ANOTHER_SPAN = compiled(
    r"扣除|剔除|年均|平均每年|两年平均|年平均|复合增长|递增|以来"
    r"|累计(?=[^，。；\d]{0,6}(?:增|减|升|降|提高|上涨|下滑|压缩))"
)
"""Words of growth over several periods, or of less than the amount, as far as the next semicolon on either side."""
PRINTED_BASE = compiled(
    r"(?:[比较与同从由自])(?:19|20)\d{2}年(?:度|末|底)?的?\d[\d,.]*[^，。；\d]{0,12}?(?:相比|下降|增加|增长|提高|[到至])"
)
"""与2019年的35.8微克相比，累计下降13.4微克: over however many years, the base is printed."""
MOVED_IN_ALL = compiled(
    r"[从由]\d[\d,.]*[^，。；\d]{0,6}(?:增[加长]?|提高|上升|减少|下降|降低?)[到至]\d[\d,.]*[^，。；\d]{0,6}，(?:[两三四五六七八九十]年)?(?P<all>累计)(?=[增提上减下降])"
)
"""从2.0亿元增加至3.5亿元，累计增长75%: over however many years, both ends are printed."""
YEARLY = compiled(r"年均|年平均|平均每年|复合|递增")
OVER_YEARS = compiled(rf"累计|{YEARLY.pattern}")
"""Words of a change over several years, which ordinary arithmetic gives unless it is told by the year."""
REAL_GROWTH = compiled(r"生产总值|增加值|GDP")
INCOME_GROWTH = compiled(r"人均(?:可支配)?收入|居民收入")
"""Growth that is told at other prices, or against another survey, than the amounts that are printed elsewhere."""
BASE_BESIDE = compiled(
    r"[由从](?:(?:19|20)\d{2}年的?|上年的?)?\d[\d,.]*[^，。；\d]{0,8}(?:提高|增加|增长|上升|[涨升增])[到至]"
    r"|(?:上年|去年)(?:同期)?(?:为|是|的)?\d"
)
"""A former value right beside it, of which it is the plain growth."""


def is_unsure(text: str, place: Place) -> bool:
    """Whether the sentence around a number says that ordinary arithmetic does not apply."""
    before = text[text.rfind("。", 0, place.start) + 1 : place.start]
    stop = text.find("。", place.end)
    behind = text[place.end : stop if stop >= 0 else place.end + 30]
    sentence = before + text[place.start : place.end] + behind
    if (moved := MOVED_IN_ALL.search(sentence)) is not None:
        at, begun = moved.start("all"), len(sentence) - len(behind)
        alone = not any(map(str.isdigit, before[at:]))
        before, behind = without(before, at), without(behind, at - begun)
        if alone:  # 累计增长40.8%，年均增长7.1%: the yearly rate is another one
            behind = YEARLY.sub("", behind)
    if PRINTED_BASE.search(sentence) and not YEARLY.search(compiled(r"[，；：]").split(before)[-1]):
        before, behind = (OVER_YEARS.sub("", part) for part in (before, behind))
    beside = (before[before.rfind("；") + 1 :], behind.partition("；")[0])
    return bool(
        any(ANOTHER_SPAN.search(part) for part in beside)
        or any(ANOTHER_MEASURE.search(part) for part in (before, behind))
        or REAL_GROWTH.search(before)
        or is_of_income(before, text[place.start : place.end] + beside[1])
    )


def is_of_income(before: str, behind: str) -> bool:
    """Whether words before a number speak of incomes, and no former value of them stands beside."""
    told = [match.start() for match in INCOME_GROWTH.finditer(before)]
    return bool(told) and not BASE_BESIDE.search(before[told[-1] :] + behind)


def without(text: str, at: int) -> str:
    """Return a text without the word 累计 at a place, if it is there."""
    return text[:at] + text[at + len("累计") :] if at >= 0 and text.startswith("累计", at) else text

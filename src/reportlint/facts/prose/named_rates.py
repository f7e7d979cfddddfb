"""What the name of a rate says of the numbers beside it: 整改率 counts what 已整改78个 counts."""

from __future__ import annotations

import regex

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import RATE_NAMED, Scene, clause, own_words
from reportlint.patterns import compiled

RATE_STEM = compiled(r"(?P<stem>[一-鿿]{2})(?:率|度|进度|比例|比重)(?:仅|只|则|分别)?(?:为|是|达到?|约|：|至|到)*$")
"""The two characters that say what a rate counts: 整改 of 整改率."""
STATED = {Role.LEVEL, Role.TO, Role.WHOLE}
"""Parts of numbers that state how much there is."""
SPENT = ("执行", "支出", "支付", "使用", "完成", "拨付", "发放", "到位")
"""Words for what a budget's rate counts: 执行率 of what was spent, paid, used."""
IN_TIME = ("及时", "按时", "按期", "准时", "如期")
"""Words for what a rate of punctuality counts."""
FAMILIES = {
    **dict.fromkeys(("执行", "支付", "支出", "使用"), SPENT),
    **dict.fromkeys(IN_TIME, IN_TIME),
    **dict.fromkeys(("回收", "收回"), ("回收", "收回")),
    "满意": ("满意",),
    "完成": (*SPENT, "实现"),
    "利用": ("利用", "在用", "使用"),
    "安排": ("重点", "安排"),
}
"""Stem of a rate → the words that may name what it counts, where these are not the stem itself."""
PLEASED = compiled(r"满意[率度][^，。；\d]*$")
"""The name of a rate that what was sent and what came back do not make: 发放300份，收回286份，满意率95.8%."""


def stem_of(lead: str) -> str:
    """Return what the words before a rate say that it counts: 整改 of 整改率, `` where they say nothing."""
    match = RATE_STEM.search(lead)
    return match["stem"] if match else ""


def tells_top(scene: Scene, other: Mention) -> bool:
    """Whether the words around a number name what a rate counts: 满意188人 and 188人表示满意, 按时完成57次 and 及时率.

    The name of the rate itself, printed as a title before its numbers, says nothing of them: 就业率指标跟踪350人.
    """
    match = RATE_STEM.search(scene.lead)
    if match is None:
        return False
    behind = compiled(r"[^，；。：（）、\d]*").match(scene.text[other.end : scene.one.start])
    around = own_words(other) + RATE_NAMED.sub("", behind.group() if behind else "")
    return tells_stem(match["stem"], around)


def tells_stem(stem: str, words: str) -> bool:
    """Whether words say that what a rate counts was done: 恢复251亩, and not 未恢复134亩."""
    family = "|".join(map(regex.escape, FAMILIES.get(stem, (stem,))))
    return regex.search(rf"(?<![不未没])(?:{family})", words) is not None


def names_top(lead: str, other: Mention) -> bool:
    """Whether the name of a rate names what a number counts: 办结率 and 办结421件."""
    match = RATE_STEM.search(lead)
    if match is None:
        return False
    behind_title = clause(other).rpartition("：")[2] or clause(other)  # 支出进度：下达补助…: a title names no number
    around = behind_title + other.label.rpartition("：")[2]
    return tells_stem(match["stem"], around)


def named_again(lead: str, top: Mention) -> bool:
    """Whether the words before a run name what a rate counts in several members: 满意、基本满意分别为71份、56份."""
    match = RATE_STEM.search(lead)
    return match is not None and top.run >= 0 and clause(top).count(match["stem"]) > 1

"""Multiples: how many times an earlier amount a later one is, or has grown by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from reportlint.facts.prose.mentions import COMPARED, Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, alike, plain, ways
from reportlint.facts.text.years import YEAR
from reportlint.number import AMOUNTS, Kind, Quantity, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula

TIMES = compiled(r"(?:是|为|相当于|达到?)[^，。；]{0,24}的$")
"""Words before a multiple of an earlier amount."""
GROWN_TIMES = compiled(r"(?:增长|增加|提高|上升)(?:了|近|约|超)?$")
"""Words before how many times an amount has grown."""


def multiple(scene: Scene) -> Reading | None:
    """是2020年的3倍: a later amount over an earlier one; 增长2倍: their growth."""
    one = scene.one
    if one.quantity.kind is not Kind.MULTIPLE or not plain(one):
        return None
    if (apart := former_and_latter(scene)) is not None:
        return apart
    printed = base_beside(scene)
    related = TIMES.search(scene.lead) or printed
    formula = Formula.RATIO if related else Formula.GROWTH if GROWN_TIMES.search(scene.lead) else None
    told = len(scene.behind) > 1 and scene.behind[0].lead.startswith(("，即", "（即", "（由", "，由"))
    if formula and told and is_move_beside(scene, *scene.behind[1::-1]):
        return Reading(ways(formula, iter([scene.behind[1::-1]])), certain=True, strict=True)
    stated = [other for other in scene.before if plain(other) and other.quantity.kind in AMOUNTS]
    amounts = undivided([other for other in stated if not printed or alike(other, printed)])
    every = [
        (top, base)
        for top, base in permutations(reversed(amounts[-5:]), 2)
        if counter(top.quantity) == counter(base.quantity) and may_be_times(top.quantity, base.quantity)
    ]
    pairs = [pair for pair in every if formula is Formula.GROWTH or may_be_named(scene.lead, pair[1])]
    if formula is None or not pairs:
        return None
    moved = [(top, base) for top, base in pairs if is_move_beside(scene, top, base)]
    if printed:
        moved = [(top, base) for top, base in pairs if base is printed]
    found = moved or pairs
    sole = (len(moved) == 1 or len(every) == 1) and (scene.lead != "）的" or moved[0][0] in scene.before[-PAIR:])
    certain = sole and found[0][0].quantity.base_value > found[0][1].quantity.base_value
    return Reading(ways(formula, iter(found)), certain, strict=certain and bool(moved))


PAIR = 2
"""Numbers that a multiple is made of."""
TIMES_OF_BRACKET = compiled(r"(?:是|为|相当于|达到?)[^，。；：（）]{1,24}（$")
"""Words before what a multiple is of, where that stands in brackets: 是上年（124.3万元）的1.5倍."""


def base_beside(scene: Scene) -> Mention | None:
    """Return what a multiple is of, printed right before it: 是2019年4865件的2.6倍, 是上年（124.3万元）的1.5倍."""
    last = scene.before[-1] if scene.before else None
    if last is None or last.sentence != scene.one.sentence:
        return None
    bracketed = scene.lead == "）的" and TIMES_OF_BRACKET.search(last.lead) is not None
    return last if bracketed or (scene.lead == "的" and last.role is Role.WHOLE) else None


FORMER_AND_LATTER = compiled(r"(?P<top>[前后])者(?:恰好?|正好|约|大约)?(?:是|为|相当于|达到?)(?P<base>[前后])者的$")
"""Words of a multiple of one of two amounts right before it by the other."""


def former_and_latter(scene: Scene) -> Reading | None:
    """Read 最多的为34.3亿元，最少的为11.1亿元，前者是后者的3.1倍: the last two amounts, by their places."""
    match = FORMER_AND_LATTER.search(scene.lead)
    if match is None or match["top"] == match["base"]:
        return None
    begun = scene.text.rfind("；", 0, scene.one.start)
    own = [other for other in scene.sentence() if other.start > begun and is_stated(other)]
    own = [other for other in own if counter(other.quantity) == counter(own[-1].quantity)]
    if len(own) < PAIR:
        return None
    former, latter = own[-2:]
    pair = (former, latter) if match["top"] == "前" else (latter, former)
    sure = len(own) == PAIR
    return Reading(ways(Formula.RATIO, iter([pair])), certain=sure, strict=sure)


def is_stated(one: Mention) -> bool:
    """Whether a number says how much there is."""
    return plain(one) and one.role in {Role.LEVEL, Role.TO} and one.quantity.kind in AMOUNTS


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
        if part.role in COMPARED or part.period != whole.period:
            return 0  # 58.35 of 上年为58.35万人次，增加66.25万人次 is no part
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

"""Stocks and what came and went, told in any order: 在库318人，年内新增42人、清退9人，年初为285人."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, alike, clause, plain
from reportlint.number import AMOUNTS
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

OPENED = compiled(r"(?:年初|期初|月初|季初|上年末|上年年末|上期末)[^，。；\d]{0,8}$")
"""Words before what there was at the beginning."""
CLOSED = compiled(r"(?:年末|期末|月末|季末|年底|目前|现[有存]|在库|结存)[^，。；\d]{0,10}$")
"""Words before what there is at the end."""
CAME = compiled(
    r"(?:新增|新入[库规]|识别|新设|新建|新成立|新纳入|增加|增补|补充|转入|调入|迁入|出生|招录|招生|发放|举借|发行|纳入"
    r"|购[进入置])[^，。；\d]{0,6}$"
)
"""Words before what came."""
WENT = compiled(
    r"(?:减少|退[出库]|注销|清退|取消|撤销|收回|回收|偿还|归还|毕业|退休|调出|转出|迁出|死亡|消除|核销|报废|处置|淘汰|压减)"
    r"[^，。；\d]{0,8}$"
)
"""Words before what went."""
NET = compiled(r"净[增减][^，。；\d]{0,4}$")
"""Words before what came less what went."""
OPENING, CLOSING, INCOME, OUTGO = "opening", "closing", "income", "outgo"
WEIGHTS = {OPENING: 1, CLOSING: -1, INCOME: 1, OUTGO: -1}
"""Part of a balance → its sign: what there was, and came, less what went, and is left, is nothing."""


def balance(scene: Scene) -> Reading | None:
    """Read the last number of a sentence that tells a stock at two times, and all that came and went between them."""
    if scene.one.quantity.kind not in AMOUNTS or not plain(scene.one):
        return None
    if any(alike(other, scene.one) for other in scene.behind):
        return None
    told = [other for other in (*scene.sentence(), scene.one) if alike(other, scene.one) and not NET.search(other.lead)]
    told = without_echo(told)
    if scene.one not in told:
        return None
    parts = parts_of(scene, told)
    if CLOSING not in parts and (before := closed_before(scene)):
        told, parts = [*before, *told], [*(CLOSING for _ in before), *parts]
    if moved := moved_before(scene, parts):
        told, parts = [*moved, *told], [INCOME, OUTGO, *parts]
    moves = parts.count(INCOME) + parts.count(OUTGO)
    if None in parts or parts.count(OPENING) != 1 or parts.count(CLOSING) != 1 or not moves:
        return None
    *signs, own = (WEIGHTS[part] for part in parts if part)
    terms = tuple(Term(one.quantity, -sign * own) for one, sign in zip(told[:-1], signs, strict=True))
    return Reading([Way(Formula.SUM, terms)], certain=True, strict=not moved)


def moved_before(scene: Scene, parts: Sequence[str | None]) -> list[Mention]:
    """Return what the sentence before, or the item before a ；, tells came and went: 当年归集13亿元，提取9亿元."""
    if list(parts) != [OPENING, CLOSING]:
        return []
    first = scene.sentence()[-1] if scene.sentence() else scene.one
    begun = max(scene.text.rfind(mark, 0, first.start) for mark in "。；")
    since = max(scene.text.rfind(mark, 0, begun) for mark in "。；") if begun > 0 else -1
    before = [one for one in scene.before if since < one.start < begun and alike(one, scene.one)]
    pair = [one for one in before if not LEFT_OVER.search(clause(one))]
    if len(pair) != len((INCOME, OUTGO)) or any(one.base or one.depth for one in pair):
        return []
    return pair if YIELDED.search(words_before(scene, pair[0])) and PAID.search(words_before(scene, pair[1])) else []


YIELDED = compiled(r"(?:收入|归集额?|缴存额?|征收|筹集)(?:合计|总额|资金)?(?:为|共)?$")
PAID = compiled(r"(?:支出|提取额?|支付|使用|拨付)(?:合计|总额|资金)?(?:为|共)?$")
"""Words before what a fund took in, and paid, in a year."""
LEFT_OVER = compiled(r"(?:当[年期]|本[年期])[^，。；\d]{0,4}结余$")
"""Words before what is left of the two, told beside them."""


def without_echo(told: Sequence[Mention]) -> list[Mention]:
    """Leave out a first number that only says beforehand what a move leads to: 企业46户，……由年初51户降为46户."""
    ends = {one.quantity.base_value for one in told if one.role is Role.TO}
    return [one for one in told if one is not told[0] or one.role is Role.TO or one.quantity.base_value not in ends]


def parts_of(scene: Scene, told: Sequence[Mention]) -> list[str | None]:
    """Return the part that each of some numbers plays; the first, if nothing says so, is what there is at the end."""
    parts = [part_of(scene, one) for one in told]
    if parts and parts[0] is None and CLOSING not in parts:
        parts[0] = CLOSING
    return parts


def part_of(scene: Scene, one: Mention) -> str | None:
    """Return the part that the words before a number give it in a balance, None where they give it none."""
    words = words_before(scene, one)
    if OPENED.search(words):
        return OPENING
    if one.role is Role.TO:
        return CLOSING
    named = ((OUTGO, WENT), (INCOME, CAME), (CLOSING, CLOSED))
    return next((part for part, pattern in named if pattern.search(words) and not one.base), None)


def words_before(scene: Scene, one: Mention) -> str:
    """Return the words of a number's own clause; one right behind another shares those of it: 新识别13户41人."""
    if one.lead not in {"", "、"}:
        return clause(one)
    before = [other for other in scene.before if other.end <= one.start]
    return clause(before[-1]) if before else ""


def closed_before(scene: Scene) -> list[Mention]:
    """Return what the sentence before tells there is at the end: 年末户籍人口1862人。年初1878人，出生13人、死亡29人."""
    own = scene.one.sentence
    before = [other for other in scene.before if other.sentence == own - 1 and alike(other, scene.one)]
    closed = [other for other in before if CLOSED.search(words_before(scene, other))]
    return closed if len(closed) == 1 else []

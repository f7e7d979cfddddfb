"""Parts of a number told one after the other, each with a name of its own, that words let be all of it.

现有专业35个，分布在机械（9个）、电子（6个）和食品（20个）三个大类: each stands in a bracket behind its name.
减少24户，其中注销15户、吸收合并9户: what went makes the fall.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, clause, less, plain
from reportlint.facts.text.numerals import integer_of
from reportlint.number import AMOUNTS, counts_like
from reportlint.patterns import compiled

FIRST = compiled(
    r"^[，：](?:其中|分布在|分布于|分为|分别(?:为|是|在)|包括|涉及|覆盖|即)?[：]?[^，。；：、（）\d]{1,14}（$"
)
"""What stands before the first of some numbers in brackets behind their names."""
NEXT = compiled(r"^）(?:[、，和及与]|以及)[^，。；：、（）\d]{1,14}（$")
"""What stands between two of them."""
SORTS = compiled(
    r"）(?:这)?(?P<count>[二两三四五六七八九十]{1,2}|\d{1,2})(?:个|大)?(?:大?类|部分|领域|方面|片区|乡镇|县区|市县|区县|板块|专题|环节|渠道)"
)
"""Words right behind the last, which count the names."""
SOME = compiled(r"等|主要|重点|另|其余|…")
"""Words of a list that is not all."""
OTHERS = compiled(r"[及和与]其[他它余]|[以之除]外")
"""Words around a list that leave more than it: 三个大类及其他."""
LEAST = 2
"""Parts of a whole."""
GONE = compiled(r"注销|退出|合并|划出|撤销|取消|关闭|关停|淘汰|调出|退休|辞职|死亡|迁出|核减|终止|清退|出列|销户")
COME = compiled(r"新增|新设|新建|新办|新入|划入|引进|调入|招录|录用|迁入|纳入|升规|入库|开户")
"""Words of what went, and of what came."""
CHANGED = compiled(r"^[，（](?:其中|包括|系|为)[：]?[^，。；\d]{1,10}$")
"""What stands between a change and the first of what made it."""


def parted(scene: Scene) -> Reading | None:
    """Read the last of the parts of a number: what the others leave of it."""
    if scene.one.quantity.kind not in AMOUNTS or not plain(scene.one):
        return None
    return in_brackets(scene) or of_change(scene)


def in_brackets(scene: Scene) -> Reading | None:
    """Read 现有专业35个，分布在机械（9个）、电子（6个）和食品（20个）三个大类."""
    if scene.text[scene.one.end : scene.one.end + 1] != "）" or not NEXT.match(scene.lead):
        return None
    if any(NEXT.match(other.lead) for other in scene.behind[:1]):
        return None
    told = [*scene.sentence(), scene.one]
    at = len(told) - 1
    while at > 0 and NEXT.match(told[at].lead) and counts_like(told[at].quantity, scene.one.quantity):
        at -= 1
    whole, parts = (told[at - 1], told[at:]) if at else (None, [])
    if whole is None or not is_whole(whole, parts) or SOME.search(scene.text[whole.end : scene.one.end + 8]):
        return None
    if leaves_more(scene.text, whole, scene.one):
        return None
    sorts = SORTS.match(scene.text, scene.one.end)
    certain = sorts is not None and integer_of(sorts["count"]) == len(parts) > LEAST
    return Reading([less(whole, parts[:-1])], certain, strict=certain)


def leaves_more(text: str, whole: Mention, last: Mention) -> bool:
    """Whether the words behind a whole, up to its first part, or right behind the last, say that there is more."""
    head = text[whole.end : last.start].partition("（")[0]
    behind = compiled(r"[，。；！？]").split(text[last.end : last.end + FARTHEST], maxsplit=1)[0]
    return OTHERS.search(head) is not None or OTHERS.search(behind) is not None


FARTHEST = 24
"""Characters behind the last part that may say that there are more."""


def is_whole(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a number stands right before the first of some parts in brackets, and can hold the largest."""
    alike = all(counts_like(part.quantity, whole.quantity) and plain(part) for part in parts)
    level = whole.role is Role.LEVEL and plain(whole)
    larger = max(part.quantity.base_value for part in parts) <= whole.quantity.base_value
    return level and alike and larger and FIRST.match(parts[0].lead) is not None and len(parts) >= LEAST


def of_change(scene: Scene) -> Reading | None:
    """Read 与上年末的117户相比减少24户，其中注销15户、吸收合并9户."""
    told = [*scene.sentence(), scene.one]
    opened = (at for at in range(len(told) - LEAST, -1, -1) if CHANGED.match(told[at + 1].lead))
    at = next((at for at in opened if told[at].role is Role.CHANGE), -1)
    if at < 0 or any(counts_like(other.quantity, scene.one.quantity) for other in scene.behind):
        return None
    whole, parts = told[at], told[at + 1 :]
    words = {1: COME, -1: GONE}.get(whole.direction)
    alike = all(counts_like(part.quantity, whole.quantity) and plain(part) for part in parts)
    if words is None or len(parts) < LEAST or not alike:
        return None
    if not all(words.search(clause(part)) for part in parts):
        return None
    close = all(part.lead[:1] in "，、和及" for part in parts)
    return Reading([less(whole, parts[:-1])], certain=close, strict=close) if close else None

"""Parts that nothing but commas put behind their whole: 自然保护地14处，国家级3处、省级11处."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, alike, clause, less, plain
from reportlint.number import AMOUNTS
from reportlint.patterns import compiled

FIRST = compiled(r"^(?:[^，。；：（）\d]{0,12}中)?，[^，。；：（）\d]{1,14}$")
"""What stands between a whole and the first of its parts."""
NEXT = compiled(r"^[、，和][^，。；：（）\d]{1,14}$")
"""What stands between two parts."""
STAGE = compiled(
    r"其中|实际|已|支出|收回|发放|完成|新增|[增减超]|[比较占]|计划|目标|应|预算|上年|年[初末底]|平均|每|[人户均]均|总|共|合计"
    r"|涉及|覆盖|惠及|投入|投资|使用|结转|结余|余额|有效|计$"
)
"""Words of a number that is no part: a stage of the same course, another time, a sum."""
FEWEST = 2
"""Parts of a whole."""


def by_commas(scene: Scene) -> Reading | None:
    """Read the last of some parts behind their whole; no word says so, and arithmetic has to."""
    if scene.one.quantity.kind not in AMOUNTS or not plain(scene.one) or goes_on(scene):
        return None
    start = scene.text.rfind("；", 0, scene.one.start)
    told = [other for other in scene.sentence() if other.start > start and alike(other, scene.one)]
    whole, parts = (told[0], [*told[1:], scene.one]) if told else (None, [])
    if whole is None or len(parts) < FEWEST or whole.role is not Role.LEVEL:
        return None
    if not is_first(scene, whole, parts[0]) or not all(is_next(scene, *pair) for pair in pairwise(parts)):
        return None
    over = sum((one.quantity.base_value for one in parts), Fraction(0)) > whole.quantity.base_value
    certain = over and are_named_alike(whole, parts)
    return Reading([less(whole, parts[:-1])], certain, strict=certain)


def are_named_alike(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts are called after kinds of what their whole counts: 子公司6家，全资子公司4家，控股子公司2家."""
    noun, largest = whole.label[-2:], max(one.quantity.base_value for one in parts)
    if len(noun) < FEWEST or HAS.search(clause(whole)) is None or largest > whole.quantity.base_value:
        return False
    return all(one.label.endswith(noun) and one.label != whole.label for one in parts)


HAS = compiled(r"(?:有|[下共]设|下辖|辖)[^，。；\d]{2,8}$")
"""Words before a number of what a body has."""


def goes_on(scene: Scene) -> bool:
    """Whether another number that could be added follows in the same stretch."""
    stop = scene.text.find("；", scene.one.end)
    behind = (other for other in scene.behind if alike(other, scene.one) and not FURTHER.match(other.lead))
    return any(stop < 0 or other.start < stop for other in behind)


FURTHER = compiled(r"^[，；]?另外?有?")
"""Words before what is told besides a whole and its parts."""


def is_first(scene: Scene, whole: Mention, part: Mention) -> bool:
    """Whether a number is told right behind a whole, in words of its own."""
    return bool(FIRST.match(scene.text[whole.end : part.start])) and is_part(part)


def is_next(scene: Scene, before: Mention, part: Mention) -> bool:
    """Whether a number is told right behind a part, as the next one."""
    return bool(NEXT.match(scene.text[before.end : part.start])) and is_part(part)


def is_part(one: Mention) -> bool:
    """Whether the words before a number do not make it something else than a part."""
    return one.role is Role.LEVEL and STAGE.search(one.lead) is None

"""How many of some things were given each grade: 对9个项目开展自评，……“优”的6个、“良”的2个、“中”的1个."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, alike, less
from reportlint.number import Kind
from reportlint.patterns import compiled

GRADE = (
    "优秀?|良好?|中等?|一般|合格|基本合格|较?差|不合格|非常满意|[很比]?较?满意|满意|基本满意|不太满意|[很非]?常?不满意"
)
NAMED = rf"[“‘]?(?P<grade>{GRADE})[”’]?(?:等[级次]|档)?"
BEFORE = compiled(rf"(?:^|[、，；：]|[为是]|其中|评[定出]|选择|表示|评价){NAMED}(?:的(?:有|共|为)?)?$")
"""What stands before a count that says which grade those counted have: 等级为“优”的6个."""
BEHIND = compiled(rf"[^，。；：、\d]{{0,12}}(?:评?为|是|获评?){NAMED}[，。；、）]")
"""What stands behind one: 11个项目自评等次为“优”，."""
SOME = compiled(r"等[，。；]|以上|及以上|主要|部分|其他|其余")
"""Words of grades that are not all, or are several in one."""
FEWEST = 2
"""Grades that divide something."""


def graded(scene: Scene) -> Reading | None:
    """Read the last of the counts by grade: it is what the others leave of the things graded."""
    if scene.one.quantity.kind is not Kind.COUNT or grade_of(scene, scene.one) is None:
        return None
    if any(alike(other, scene.one) and grade_of(scene, other) for other in scene.behind):
        return None
    before = [other for other in scene.before if alike(other, scene.one)]
    first = len(before)
    while first and grade_of(scene, before[first - 1]) and before[first - 1].sentence == scene.one.sentence:
        first -= 1
    parts = before[first:]
    whole = before[first - 1] if first else answered(scene)
    if whole is None or len(parts) + 1 < FEWEST or not divide(scene, whole, (*parts, scene.one)):
        return None
    return Reading([less(whole, parts)], certain=True, strict=True)


def divide(scene: Scene, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether counts by grade are all of what was counted before them: none twice, and nothing left out in words."""
    grades = [grade_of(scene, part) for part in parts]
    told = scene.text[whole.end : scene.one.end + 1]
    larger = whole.quantity.base_value > max(part.quantity.base_value for part in parts)
    ungraded = compiled(rf"{NAMED}的?$").search(whole.lead) is None
    distinct = len(set(grades)) == len(grades)
    return whole.role is Role.LEVEL and ungraded and larger and distinct and not SOME.search(told)


ANSWERED = compiled(r"(?<!未)(?<!未能)(?:收回|回收|有效)[^，。；\d]{0,6}$"), compiled(r"问卷[^，。；\d]{0,6}$")
"""Words before how many questionnaires there are to count, those that were answered first."""


def answered(scene: Scene) -> Mention | None:
    """Return how many questionnaires came back: one for everybody who answered, in whatever unit these are counted."""
    sheets = [other for other in scene.before if other.quantity.unit == "份" and other.start < scene.one.start]
    found = (other for words in ANSWERED for other in reversed(sheets) if words.search(other.lead))
    return next(found, None)


def grade_of(scene: Scene, one: Mention) -> str | None:
    """Return the grade that the words right before or behind a count give those counted."""
    match = BEFORE.search(one.lead) or BEHIND.match(scene.text, one.end)
    return match["grade"] if match else None

"""Rates out of the grades of all: 回收196份，其中很满意128份、满意59份、一般9份，满意度95.41%.

Those content are the best grades on the list, added up, over all that answered. Where 基本满意 or 比较满意 is among the
grades, reports count it or not, or by half, so that only arithmetic tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.scenes import Reading, Scene, Way, clause, plain
from reportlint.number import Kind, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

SATISFACTION = compiled(r"^[，。；]?[^，。；：\d]{0,12}满意(?:度|率)(?:为|是|达到?)*$")
"""Words before a rate of satisfaction, right behind the answers."""
GRADE = compiled(
    r"[“‘]?(?P<grade>(?:非常|十分|很|比较|较为?|基本)?满意|一般|(?:不太|很不|非常不|不)满意)[”’]?(?:的)?(?:有)?$"
)
"""A grade of satisfaction right before how many gave it."""
BEST, PARTLY = {"非常满意", "十分满意", "很满意", "满意"}, {"比较满意", "较满意", "较为满意", "基本满意"}
"""Grades of those content, and of those content to some degree."""
LEAST = 3
"""Grades that are all there are."""


def pleased(scene: Scene) -> Reading | None:
    """Read a rate of satisfaction as the best grades of a list over all that answered."""
    if scene.one.quantity.kind is not Kind.RATIO or not plain(scene.one) or not SATISFACTION.match(scene.lead):
        return None
    graded = [(one, match["grade"]) for one in scene.sentence() if (match := GRADE.search(clause(one)))]
    if len(graded) < LEAST or len({grade for _, grade in graded}) < len(graded):
        return None
    whole = all_answers(scene, [one for one, _ in graded])
    best = [one for one, grade in graded if grade in BEST]
    partly = [one for one, grade in graded if grade in PARTLY]
    if whole is None or not best:
        return None
    chosen = [best, [*best, *partly]] if partly else [best]
    found = [Way(Formula.JOINT_SHARE, tuple(Term(one.quantity) for one in (*each, whole))) for each in chosen]
    return Reading(found, certain=not partly, strict=not partly)


PASSED = compiled(r"^[，；]?[^，。；：\d]{0,6}(?:及格|合格)率(?:为|是|达到?)*$")
"""Words before a rate of those who passed, right behind the grades."""
MARK = compiled(r"(?P<grade>优秀|优良|优|良好|良|中等?|(?:基本|不)?(?:及格|合格))(?:的|等[级次])?(?:有)?$")
"""A grade right before how many were given it."""
FAILED, PASS = {"不及格", "不合格"}, {"及格", "合格"}
"""Grades of those who did not pass, and of those who passed and no more."""


def passed(scene: Scene) -> Reading | None:
    """Read a rate of those who passed as all grades but the last over all: 优秀9人、良好20人、及格18人、不及格3人."""
    told = grades_told(scene)
    best = [one for one, grade in told if grade not in FAILED]
    whole = all_answers(scene, [one for one, _ in told]) if told else None
    if whole is None:
        return None
    operands = tuple(Term(one.quantity) for one in (*best, whole))
    return Reading([Way(Formula.JOINT_SHARE, operands)], certain=True, strict=True)


def grades_told(scene: Scene) -> list[tuple[Mention, str]]:
    """Return how many were given each grade, where all are told before a rate of those who passed."""
    if scene.one.quantity.kind is not Kind.RATIO or not plain(scene.one) or not PASSED.match(scene.lead):
        return []
    told = [(one, match["grade"]) for one in scene.sentence() if (match := MARK.search(clause(one)))]
    grades = {grade for _, grade in told}
    return told if len(told) == len(grades) >= LEAST and grades & FAILED and grades & PASS else []


def all_answers(scene: Scene, graded: Sequence[Mention]) -> Mention | None:
    """Return the number before a list of grades that all of them make, None where none does."""
    made = sum(one.quantity.base_value for one in graded)
    before = (one for one in reversed(scene.before) if one.start < graded[0].start and plain(one))
    alike = (one for one in before if counter(one.quantity) == counter(graded[0].quantity))
    return next((one for one in alike if one.quantity.base_value == made), None)

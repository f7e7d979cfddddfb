"""A full mark with its parts right behind it: 满分100分，其中预算执行10分、产出50分、效益30分、满意度10分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.tables.grids import FULL
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

WHOLE = compiled(r"(?:满分|总分值?|分值|权重)(?:共|合计|总计)?(?:计|为|是)?$")
"""Words before a full mark."""
FIRST = compiled(r"^[，：（](?:其中|包括|由|分别为)?[：]?[^，。；：、（）\d得扣失减加]{2,14}$")
NEXT = compiled(r"^[、，和及][^，。；：、（）\d得扣失减加]{2,14}$")
"""What stands before the first of its parts, and before the others."""
HUNDRED = 100
FEWEST = 3
"""Parts that are likely all of a full mark."""


def full_marks_divided(facts: Facts) -> Iterator[Observation]:
    """Look at every full mark whose parts stand right behind it: they make it, or one slip is why they do not."""
    for prose in facts.prose:
        marks = prose.mentions
        for at, whole in enumerate(marks):
            if is_mark(whole) and WHOLE.search(whole.lead):
                parts = parts_behind(whole, marks[at + 1 :])
                if len(parts) >= FEWEST and not prose.passage.text.startswith("等", parts[-1].end):
                    yield from looked_at(whole, parts)


def is_mark(one: Mention) -> bool:
    """Whether a number is a plain mark."""
    return one.quantity.kind is Kind.SCORE and one.quantity.modifier is Modifier.NONE and one.quantity.high is None


def parts_behind(whole: Mention, behind: Sequence[Mention]) -> list[Mention]:
    """Return the marks told one by one right behind a full mark."""
    parts: list[Mention] = []
    for one in behind:
        if one.sentence != whole.sentence or not is_mark(one) or not (NEXT if parts else FIRST).match(one.lead):
            break
        parts.append(one)
    return parts


def looked_at(whole: Mention, parts: Sequence[Mention]) -> Iterator[Observation]:
    """Add up the parts of a full mark."""
    relation = relate(Formula.SUM, [Term(one.quantity) for one in parts], Term(whole.quantity), Basis.DECLARED)
    told = whole.quantity.value == HUNDRED and mended_by_slip(relation)  # of ten, a little may be left out
    if relation.holds or told:
        values = {"column": FULL, "count": str(len(parts)), "said": whole.quantity.text}
        related = [Related(one.quantity.span, FULL) for one in parts]
        yield observe(relation, values, related, ceiling=Severity.WARNING)

"""Shares of a structure before and after: 产业结构由12.9:37.2:49.9调整为12.7:38.3:49.0，第二产业比重提高1.1个百分点."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.periods import PRIOR
from reportlint.facts.prose.scenes import Reading, Scene, clause, less, plain
from reportlint.facts.text.proportions import is_proportion
from reportlint.number import Kind
from reportlint.patterns import compiled

POSITIONS = (compiled(r"第一产业|一产"), compiled(r"第二产业|二产"), compiled(r"第三产业|三产"))
"""Names of the members of 三次产业结构, in the order they are always printed in."""
TWO_NAMED = compiled(r"第?(?P<first>[一二三])(?:次?产业?)?[、和与]第?(?P<second>[一二三])次?产")
"""Two of them in one name, before the numbers of both: 第二、三产业占比分别提高."""
BY_INDUSTRY = compiled(r"(?:三次|一二三|三大)产业|产业结构")


def shift(scene: Scene) -> Reading | None:
    """第二产业比重提高1.1个百分点: a member of the later structure less the same member of the earlier one."""
    one = scene.one
    if one.quantity.kind is not Kind.POINTS or not one.direction or not plain(one):
        return None
    runs = structures(scene.before)
    if len(runs) < 2 or len(runs[-1]) != len(runs[-2]):
        return None
    first, second = runs[-2:]
    later, earlier = (first, second) if PRIOR.search(clause(second[0])) else (second, first)
    named = position(scene, first)
    places = [*([named] if named is not None else []), *(at for at in range(len(later)) if at != named)]
    found = [less(later[at], [earlier[at]]) for at in places]
    certain = named is not None
    return Reading(found[:1] if certain else found, certain, strict=certain, weight=one.direction)


def structures(before: Sequence[Mention]) -> list[list[Mention]]:
    """Return the runs of shares that stand in a proportion, in order."""
    members = (each for each in before if each.quantity.kind is Kind.RATIO and is_proportion(each.quantity))
    return [
        run
        for start, group in groupby(members, key=lambda each: each.run)
        if start >= 0 and len(run := list(group)) > 1
    ]


def position(scene: Scene, run: Sequence[Mention]) -> int | None:
    """Return which member of a structure of industries some words name, None where they name none."""
    if len(run) != len(POSITIONS) or not BY_INDUSTRY.search(scene.text[: run[0].start]):
        return None
    if scene.one.run >= 0 and (two := TWO_NAMED.search(scene.run_lead)):
        return "一二三".index(two["first"] if scene.one.start == scene.one.run else two["second"])
    named = [at for at, name in enumerate(POSITIONS) if name.search(clause(scene.one))]
    return named[0] if len(named) == 1 else None

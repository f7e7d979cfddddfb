"""Marks right behind that of a whole which make it up: 过程25分，得21分。其中：管理15分，得13分；实施10分，得8分.

Their maxima come to that of the whole, or their names are those of all groups that a scheme has.
Source: 财预〔2020〕10号, 附件 (决策、过程、产出、效益; 预算执行、产出、效益、满意度).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

HUNDRED = Fraction(100)
"""The full mark of a whole that prints none."""
GROUPS = (
    ("决策", "过程", "产出", "效益"),
    ("投入", "过程", "产出", "效益"),
    ("投入", "过程", "产出", "效果"),
    ("预算执行", "产出", "效益", "满意"),
)
"""The names of all groups of a scheme."""
BESIDE = compiled(r"[）)]?[、；]")
"""How the words begin of the next member of a list."""
LEAST = 2
"""Marks that make up another."""


def marks_behind(facts: Facts) -> Iterator[Observation]:
    """Look at every mark with the marks right behind it in its passage that are all of it.

    Where a table prints the marks, each is held against that instead.
    """
    for at, whole in enumerate(facts.scores if not facts.score_tables else ()):
        behind = [one for one in facts.scores[at + 1 :] if one.passage == whole.passage]
        if whole.score is not None and not whole.converted and not is_printed_again(whole, behind):
            parts = by_maxima(whole, behind) or by_names(whole, behind)
            if parts:
                yield added(whole.score, [one.score for one in parts if one.score])


def is_printed_again(whole: ScoreStatement, behind: Sequence[ScoreStatement]) -> bool:
    """Whether the passage goes on to another total, which the marks between may make up."""
    return whole.total and any(one.total for one in behind)


def by_maxima(whole: ScoreStatement, behind: Sequence[ScoreStatement]) -> Sequence[ScoreStatement]:
    """Return the marks right behind one whose maxima come to its own, none where they pass it by.

    What a list goes on with stands beside it, and is no part of it: 积案8分（满分30分）、治理9分（满分20分）.
    """
    if behind and BESIDE.match(behind[0].words):
        return ()
    full = whole.full.value if whole.full else HUNDRED if whole.total else None
    left = full or Fraction(0)
    for size, one in enumerate(behind, 1):
        if full is None or one.full is None or one.score is None or one.total or one.added or one.raw:
            return ()
        left -= one.full.value
        if left <= 0:
            return behind[:size] if left == 0 and size >= LEAST else ()
    return ()


def by_names(whole: ScoreStatement, behind: Sequence[ScoreStatement]) -> Sequence[ScoreStatement]:
    """Return the marks right behind a total that are named as all groups of a scheme are."""
    for names in GROUPS if whole.total else ():
        parts = behind[: len(names)]
        told = len(parts) == len(names) and all(one.score and not one.total and not one.added for one in parts)
        rest = behind[len(names) : len(names) + 1]
        more = bool(rest) and rest[0].words.startswith(("、", "，", "；"))
        if told and not more and all(name in one.words for name, one in zip(names, parts, strict=True)):
            return parts
    return ()


def added(whole: Quantity, parts: Sequence[Quantity]) -> Observation:
    """Relate marks to the one that they make up."""
    relation = relate(Formula.SUM, [Term(part) for part in parts], Term(whole))
    values = {"column": SCORE, "count": str(len(parts)), "said": whole.text}
    return observe(relation, values, [Related(part.span, SCORE) for part in parts])

"""How the names of the rows and groups of a score table are compared with what the prose calls them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from reportlint.facts.scores.indicators import Indicator, IndicatorGroup, ScoreTable, bare_group
from reportlint.patterns import compiled

NOISE = compiled(
    r"(?:一级|二级|三级)?指标|(?:观测|考核|考察|评价)点|方面|类|(?:完成|实现|执行)?情况(?:分析)?|分析|得分|[“”\"，、：。（）\s]|\d+(?:\.\d+)?分?"
)
"""What two names of one thing may differ in."""
MARGIN = 15
"""Points of similarity by which the best name must lead."""
LEAST_NAME = 3
"""Characters a name must have to be recognised inside other words."""
LIKE = 60
"""Points of similarity that make two names alike without further evidence."""


def pairs_of(name: str) -> set[str]:
    """Return the neighbouring characters of a name: its words, as far as they tell it from other names."""
    return {first + second for first, second in pairwise(bare(name))}


def all_rows(table: ScoreTable) -> tuple[Indicator, ...]:
    """Return the rows of a table with those of the money block above it."""
    return (*table.indicators, *table.execution)


def is_known(name: str, table: ScoreTable) -> bool:
    """Whether a name is that of a group or of a row."""
    return group_named(name, table) is not None or names_row(name, table)


def group_named(name: str, table: ScoreTable) -> IndicatorGroup | None:
    """Return the level-1 group, or else the only level-2 group of several rows, that has a name word for word."""
    own = bare_group(bare(name))
    telling = (group for group in table.groups if group.level == 1 or len(group.members) > 1)
    same = [group for group in telling if own and bare_group(bare(group.name)) == own]
    tops = [group for group in same if group.level == 1] or same
    return tops[0] if len(tops) == 1 else None


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Strip what two names of one thing may differ in; every row is compared with every name, hence remembered."""
    return NOISE.sub("", name)


def names_row(name: str, table: ScoreTable) -> bool:
    """Whether a name is also, word for word, the name of a row or a long part of it."""
    own = bare(name)
    return any(own and (own == bare(one.name) or (len(own) > 4 and own in bare(one.name))) for one in all_rows(table))


def most_alike(name: str, rows: Sequence[Indicator]) -> Indicator | None:
    """Return the row whose name is clearly the most similar, None where none is."""
    from rapidfuzz.fuzz import partial_ratio, ratio  # noqa: PLC0415 - costs start-up time and is seldom needed

    ranked = sorted(
        (
            (max(ratio(bare(name), bare(row.name)), 0.9 * partial_ratio(bare(name), bare(row.name))), -at, row)
            for at, row in enumerate(rows)
        ),
        reverse=True,
        key=lambda entry: entry[:2],
    )
    best = ranked[0]
    if len(bare(name)) < LEAST_NAME and bare(name) not in bare(best[2].name):
        return None
    if best[0] < LIKE or (len(ranked) > 1 and best[0] - ranked[1][0] < MARGIN):
        return None
    return best[2]

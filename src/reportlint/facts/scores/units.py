"""Units that a score table has a column of marks for each, and that another table may list row by row.

甲项目 heads a column of the one and names a row of the other, which gives it one mark as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportlint.facts.scores.indicators import ScoreTable, bare_group
from reportlint.facts.scores.names import LEAST_NAME, bare

Units = Mapping[str, ScoreTable]
"""Name of a unit → the table with a column of marks for it."""


def units_of(tables: Sequence[ScoreTable]) -> Units:
    """Return the units that the tables have columns for, by name; a table with one column of marks has none."""
    several = (table for table in tables if len(table.views) > 1)
    return {bare(view.seen_by): table for table in several for view in table.views if bare(view.seen_by)}


def speaks_of_part(name: str, words: Iterable[str], units: Units) -> bool:
    """Whether words name a row or a group of the table that has a column for a unit: a mark is the unit's mark there.

    完工及时性满分20分。甲项目得18分 is not what 甲项目 got as a whole.
    """
    table = units.get(bare(name))
    if table is None:
        return False
    names = (*(bare(one.name) for one in table.indicators), *(bare_group(bare(one.name)) for one in table.groups))
    text = "\n".join(map(bare, words))
    return any(len(one) >= LEAST_NAME and one in text for one in names)

"""Which part of a document each score table speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.tables.grids import SCORE
from reportlint.facts.text.sections import Section
from reportlint.model import Span
from reportlint.patterns import compiled


def find_domains(tables: Sequence[ScoreTable], sections: Sequence[Section], whole: Span) -> tuple[Span, ...]:
    """Return for each score table the part of the report that is about it alone.

    That is the widest section around it that holds no other score table; the whole report where there is one table,
    unless its section is one of several that each tell their own total: 甲项目得96分, 乙项目得91分.
    Tables that only repeat the groups of another one do not count.
    """
    mains = [index for index, table in enumerate(tables) if not table.repeats]
    parts = own_parts(tables, sections)
    if len(mains) == 1:
        parts[mains[0]] = section_of_total(tables[mains[0]], sections) or whole
    return tuple(parts.get(index, table.grid.span) for index, table in enumerate(tables))


TOLD = compiled(r"得(?:分)?[为：]?(?P<total>\d{1,3}(?:\.\d+)?)分）?$")
"""How a heading ends that tells the total of what stands below it."""


def section_of_total(table: ScoreTable, sections: Sequence[Section]) -> Span | None:
    """Return the section whose heading tells the total of its table, where one beside it tells another total."""
    score = table.mark(table.total, SCORE) if table.total else None
    told = [(one, match["total"]) for one in sections if (match := TOLD.search(one.heading.title))]
    for section, total in told if score else ():
        beside = any(other is not section and other.parents == section.parents for other, _ in told)
        if beside and score and Fraction(total) == score.value and section.span.covers(table.grid.span):
            return section.span
    return None


def own_parts(tables: Sequence[ScoreTable], sections: Sequence[Section]) -> dict[int, Span]:
    """Return for the tables that stand in a section without another one the widest such section.

    Tables that only repeat the groups of another one disturb none.
    """
    found: dict[int, Span] = {}
    order = sorted(range(len(tables)), key=lambda index: tables[index].grid.span.start)
    starts = [tables[index].grid.span.start for index in order]
    for section in sections:
        near = order[bisect_left(starts, section.span.start) : bisect_left(starts, section.span.end)]
        inside = [index for index in near if section.span.covers(tables[index].grid.span)]
        mains = [index for index in inside if not tables[index].repeats]
        for index in mains or inside if len(mains) < 2 else ():
            found.setdefault(index, section.span)
    return found

"""Which part of a document each score table speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.text.sections import Section
from reportlint.model import Span


def find_domains(tables: Sequence[ScoreTable], sections: Sequence[Section], whole: Span) -> tuple[Span, ...]:
    """Return for each score table the part of the report that is about it alone.

    That is the widest section around it that holds no other score table; the whole report where there is one table.
    Tables that only repeat the groups of another one do not count.
    """
    mains = [index for index, table in enumerate(tables) if not table.repeats]
    parts = own_parts(tables, sections)
    if len(mains) == 1:
        parts[mains[0]] = whole
    return tuple(parts.get(index, table.grid.span) for index, table in enumerate(tables))


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

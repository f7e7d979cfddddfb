"""Which score sentence of the prose speaks of which row or group of the score table.

Kind first (数量, 质量 … 满意度), order second, similarity of names third: names are paraphrased between table, analysis
and conclusion. What stays ambiguous is left unmatched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.facts.indicators import Indicator, IndicatorGroup, ScoreTable, group_kind, indicator_kind
from reportlint.facts.scores import WHOLE_SUBJECT, ScoreStatement
from reportlint.facts.sections import Section
from reportlint.model import Span
from reportlint.rule import Vocabulary

NOISE = re.compile(r"(?:一级|二级|三级)?指标|方面|类|情况|得分|[“”\"，、：。（）\s]|\d+(?:\.\d+)?分?")
MARGIN = 15
"""Points of similarity by which the best name must lead."""
LIKE = 60
"""Points of similarity that make two names alike without further evidence."""


@dataclass(frozen=True, slots=True)
class Match:
    """A score sentence tied to a row or a group of a score table."""

    statement: ScoreStatement
    """The sentence."""
    name: str
    """What the prose calls it: its subject, or the heading above it."""
    table: ScoreTable
    """The table."""
    indicator: Indicator | None = None
    """The row, None where it speaks of a group."""
    group: IndicatorGroup | None = None
    """The group, None where it speaks of a row."""


def find_matches(
    statements: Sequence[tuple[ScoreStatement, str]],
    tables: Sequence[ScoreTable],
    domains: Sequence[Span],
    vocabulary: Vocabulary,
) -> tuple[Match, ...]:
    """Tie score sentences, each with the heading above it, to the table in whose part of the report they stand."""
    return tuple(
        match
        for table, domain in zip(tables, domains, strict=True)
        for match in table_matches(
            [(one, above) for one, above in statements if domain.covers(one.span)], table, vocabulary
        )
    )


def find_domains(tables: Sequence[ScoreTable], sections: Sequence[Section], whole: Span) -> tuple[Span, ...]:
    """Return for each score table the part of the report that is about it alone.

    That is the widest section around it that holds no other score table; the whole report where there is one table.
    """
    if len(tables) == 1:
        return (whole,)
    return tuple(
        next(
            (
                section.span
                for section in sections
                if section.span.covers(table.grid.span)
                and not any(section.span.covers(other.grid.span) for other in tables if other is not table)
            ),
            table.grid.span,
        )
        for table in tables
    )


def table_matches(
    statements: Sequence[tuple[ScoreStatement, str]], table: ScoreTable, vocabulary: Vocabulary
) -> tuple[Match, ...]:
    """Tie score sentences to the rows and groups of one table."""
    named = [(one, name_of(one, above, table)) for one, above in statements if speaks_of_row(one)]
    groups = {
        index: group for index, (one, name) in enumerate(named) if (group := group_of(one, name, table, vocabulary))
    }
    rows = dict(
        row_matches([(index, name) for index, (_, name) in enumerate(named) if index not in groups], table, vocabulary)
    )
    return tuple(
        Match(one, name, table, indicator=rows.get(index), group=groups.get(index))
        for index, (one, name) in enumerate(named)
        if index in groups or index in rows
    )


def name_of(statement: ScoreStatement, above: str, table: ScoreTable) -> str:
    """Return what a sentence speaks of: the row the heading above it names, its own subject, or that heading."""
    if not statement.named and names_row(above, table) and not names_row(statement.subject, table):
        return above
    return statement.subject or above


def speaks_of_row(statement: ScoreStatement) -> bool:
    """Whether a score sentence can speak of a row or group: not of the whole, nor of a bare maximum of nobody."""
    alone = statement.score is None and statement.deducted is None
    if WHOLE_SUBJECT.fullmatch(statement.subject) and statement.subject:
        return False
    return not statement.total and not (alone and (not statement.kind or len(statement.subject) > 16))


def bare(name: str) -> str:
    """Strip what two names of one thing may differ in."""
    return NOISE.sub("", name)


def group_of(statement: ScoreStatement, name: str, table: ScoreTable, vocabulary: Vocabulary) -> IndicatorGroup | None:
    """Return the level-1 group a sentence speaks of, None where it speaks of a row or of nothing known."""
    tops = [group for group in table.groups if group.level == 1]
    if names_row(name, table) or not statement.subject:
        return None
    same = [group for group in tops if bare(group.name) == bare(name) and bare(name)]
    if same:
        return same[0] if len(same) == 1 else None
    kind = group_kind(name, vocabulary)
    alike = [group for group in tops if group.kind == kind and kind]
    if len(alike) != 1 or len(bare(name)) > len(bare(alike[0].name)) + 4:
        return None
    specific = indicator_kind(name, vocabulary)
    return alike[0] if not specific or specific == indicator_kind(alike[0].name, vocabulary) else None


def names_row(name: str, table: ScoreTable) -> bool:
    """Whether a name is also, word for word, the name of a row or a long part of it."""
    own = bare(name)
    return any(own and (own == bare(one.name) or (len(own) > 4 and own in bare(one.name))) for one in table.indicators)


def row_matches(
    named: Sequence[tuple[int, str]], table: ScoreTable, vocabulary: Vocabulary
) -> Iterator[tuple[int, Indicator]]:
    """Yield the row of each named sentence, kind by kind."""
    by_kind: dict[str, list[tuple[int, str]]] = {}
    for index, name in named:
        if name:
            by_kind.setdefault(indicator_kind(name, vocabulary), []).append((index, name))
    for kind, items in by_kind.items():
        rows = [one for one in table.indicators if not kind or one.kind == kind]
        yield from kind_matches(items, rows, certain=bool(kind))


def kind_matches(
    items: Sequence[tuple[int, str]], rows: Sequence[Indicator], *, certain: bool
) -> Iterator[tuple[int, Indicator]]:
    """Match the sentences of one kind with the rows of that kind."""
    if not rows:
        return
    for position, (index, name) in enumerate(items):
        if certain and len(rows) == 1:
            yield index, rows[0]
            continue
        row = most_alike(name, rows)
        if row is None and certain and len(items) == len(rows):
            row = rows[position]
        if row is not None:
            yield index, row


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
    if best[0] < LIKE or (len(ranked) > 1 and best[0] - ranked[1][0] < MARGIN):
        return None
    return best[2]

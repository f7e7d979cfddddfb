"""Marks listed without names, in the order of the groups: 四类得分分别为27分、36分、17分、9分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled

NAMELESS = compiled(
    r"(?P<count>[两二三四五六七八九\d])(?:大)?(?:类|项|个(?:方面|维度|部分)|部分|方面|维度)(?:一级)?(?:指标)?(?:的)?"
    r"(?P<what>得分|满分|分值|权重|标准分|配分|应得分?)(?:分别|依次)(?:为|是)(?=\d)"
)
"""What opens such a list."""
NAMES = compiled(r"(?:^|[，。；：])(?:[\u4e00-\u9fff]{1,12}[、和及与])+[\u4e00-\u9fff]{1,12}$")
"""Names before the opening, 数量、质量、时效、成本四类分值分别为: each mark is that of a name then."""
COUNTS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"两": 2}


def listed_matches(
    passages: Sequence[tuple[Passage, Sequence[Quantity]]], tables: Sequence[ScoreTable], domains: Sequence[Span]
) -> Iterator[Match]:
    """Tie the marks of a nameless list to the level-1 groups in their order, where there are as many of both."""
    for number, (passage, quantities) in enumerate(passages):
        for opening in NAMELESS.finditer(passage.text):
            marks = run_of_marks(passage, quantities, opening.end())
            said = int(opening["count"]) if opening["count"].isdigit() else COUNTS[opening["count"]]
            table = table_of(passage.span, tables, domains)
            named = NAMES.search(passage.text, 0, opening.start())
            if named or table is None or not len(marks) == said == len(table.tops):
                continue
            for group, mark in zip(table.tops, marks, strict=True):
                full, score = (None, mark) if opening["what"] == "得分" else (mark, None)
                statement = ScoreStatement(group.name, group.kind, mark.extent, full, None, score, passage=number)
                yield Match(statement, group.name, table, group=group)


def run_of_marks(passage: Passage, quantities: Sequence[Quantity], start: int) -> list[Quantity]:
    """Return the marks that follow a place with nothing but 、 or 和 between them."""
    found = [one for one in quantities if one.kind is Kind.SCORE and passage.find(one.extent)[0] >= start]
    for at, (first, second) in enumerate(pairwise(found), start=1):
        if passage.text[passage.find(first.extent)[1] : passage.find(second.extent)[0]] not in {"、", "和", "，", "及"}:
            return found[:at]
    return found


def table_of(span: Span, tables: Sequence[ScoreTable], domains: Sequence[Span]) -> ScoreTable | None:
    """Return the only table in whose part of the report a passage stands."""
    found = [table for table, domain in zip(tables, domains, strict=True) if domain.covers(span) and not table.repeats]
    return found[0] if len(found) == 1 else None

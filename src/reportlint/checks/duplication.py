"""Checks of duplication: a clause or sentence that stands twice in one passage or in neighbouring ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.facts import Facts, Prose
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.rule import Outcome

CLAUSE = re.compile(r"[^。；！？]+[。；！？]?")
QUOTED = re.compile(r"《[^》]*》|[“”]")


@dataclass(frozen=True, slots=True)
class Repetition:
    """Parameters."""

    characters: int = 16
    """Chinese characters a repeated clause must have; shorter ones are slogans and names."""


def repeated_clause(facts: Facts, params: Repetition) -> Iterator[Observation]:
    """Look at every clause long enough: the same words must not stand before it in the same passage."""
    for prose in facts.prose:
        yield from repeated_in(prose, params.characters)


def repeated_in(prose: Prose, least: int) -> Iterator[Observation]:
    """Look at the clauses of one passage; figures make a clause a statement of its own."""
    seen: dict[str, Span] = {}
    for start, end, key in clauses(prose.passage.text):
        if len(key) < least:
            continue
        span = prose.passage.locate(start, end)
        before = seen.get(key)
        values = {"clause": prose.passage.text[start:end], "length": str(len(key))}
        related = (Related(before, "首次出现"),) if before else ()
        yield Observation(Outcome.FAIL if before else Outcome.PASS, span, values, related)
        seen.setdefault(key, span)


def clauses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses between 。 and ； with what is compared: the Chinese characters, titles left out."""
    for match in CLAUSE.finditer(text):
        words = QUOTED.sub("", match.group())
        if not re.search(r"\d", words):
            yield match.start(), match.end(), re.sub(r"[^\u4e00-\u9fff]", "", words)

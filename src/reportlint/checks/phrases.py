"""Checks of words: phrases that are wrong in this genre, each with what should stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from reportlint.facts import Facts
from reportlint.facts.passages import Passage
from reportlint.finding import Observation
from reportlint.rule import Outcome

TIMEOUT = 2.0
"""Seconds a rule's patterns may take on one passage."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """Parameters: wrong phrases with their corrections, and contexts in which they are right."""

    phrases: Mapping[str, str]
    """Regular expression of the wrong phrase → what should stand there (`` to name nothing)."""
    unless: tuple[str, ...] = field(default=())
    """Regular expressions; a wrong phrase inside a match of one of them is right."""


def substitution(facts: Facts, params: Substitution) -> Iterator[Observation]:
    """Look for every wrong phrase in prose and in table cells."""
    pattern = compiled(tuple(params.phrases))
    allowed = [regex.compile(expression) for expression in params.unless]
    for passage in passages(facts):
        for match in pattern.finditer(passage.text, timeout=TIMEOUT):
            if excepted(passage.text, match, allowed):
                continue
            values = {"phrase": match.group(), "correction": corrected(passage.text, match, params)}
            yield Observation(Outcome.FAIL, passage.locate(*match.span()), values)


def corrected(text: str, match: regex.Match[str], params: Substitution) -> str:
    r"""Return what should stand instead of a wrong phrase; `\1` is the first group of the phrase's own pattern."""
    phrase, correction = list(params.phrases.items())[int((match.lastgroup or "p0")[1:])]
    if "\\" not in correction:
        return correction
    own = regex.compile(phrase).match(text, match.start(), timeout=TIMEOUT)
    return str(own.expand(correction)) if own else ""


@lru_cache(maxsize=128)
def compiled(phrases: tuple[str, ...]) -> regex.Pattern[str]:
    """Join phrases into one pattern with a group each."""
    return regex.compile("|".join(f"(?P<p{index}>{phrase})" for index, phrase in enumerate(phrases)))


def excepted(text: str, match: regex.Match[str], allowed: Sequence[regex.Pattern[str]]) -> bool:
    """Whether a wrong phrase stands where it is right."""
    around = [found for pattern in allowed for found in pattern.finditer(text, timeout=TIMEOUT)]
    return any(found.start() <= match.start() and match.end() <= found.end() for found in around)


def passages(facts: Facts) -> Iterator[Passage]:
    """Yield the passages of prose and the cells of tables, each once."""
    yield from (prose.passage for prose in facts.prose)
    seen = set()
    for grid in facts.grids:
        for row in grid.rows:
            for slot in row.slots:
                if slot is not None and slot.cell.span not in seen:
                    seen.add(slot.cell.span)
                    yield slot.passage

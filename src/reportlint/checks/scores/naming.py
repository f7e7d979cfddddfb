"""Which passages of the prose name which rows of the score tables, looked up in one pass over the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.checks.memory import once_a_document
from reportlint.facts import Facts
from reportlint.facts.scores.names import bare
from reportlint.lexicon import Lexicon

LEAST_SHORT = 4
"""Characters of a shortened name."""
SHORTEST = 3
"""Characters of a name that stands for a row wherever it is printed."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the prose names."""

    passages: Mapping[str, Sequence[int]]
    """Name of a row, as printed → indices of the passages that print it."""
    bare: frozenset[str]
    """Names without blanks and marks, and beginnings of such, that the prose holds somewhere."""


def naming(facts: Facts) -> Naming:
    """Return the index of a document's names."""
    return index(facts)[0]


@once_a_document
def index(facts: Facts) -> Iterator[Naming]:
    """Look up the names of all rows."""
    names = {one.name for table in facts.score_tables for one in table.indicators if len(one.name) >= SHORTEST}
    known = Lexicon.of(names)
    passages: dict[str, list[int]] = defaultdict(list)
    for number, prose in enumerate(facts.prose) if names else ():
        for name in known.within(prose.passage.text):
            passages[name].append(number)
    short = {own for name in names if len(own := bare(name)) >= SHORTEST}
    text = "\n".join(bare(one.passage.text) for one in facts.prose) if short else ""
    words = {*short, *(begun for name in short for begun in beginnings(name))}
    yield Naming(passages, Lexicon.of(words).within(text))


def beginnings(name: str) -> Iterator[str]:
    """Yield what a name may be cut short to: its first words, at least half of it, the longest first."""
    for length in range(len(name) - 1, max(LEAST_SHORT, (len(name) + 1) // 2) - 1, -1):
        yield name[:length]

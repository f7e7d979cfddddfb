"""Which passages of the prose name which rows of the score tables, looked up in one pass over the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.checks.memory import once_a_document
from reportlint.facts import Facts
from reportlint.facts.scores.matching import bare
from reportlint.lexicon import Lexicon

SHORTEST = 3
"""Characters of a name that stands for a row wherever it is printed."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the prose names."""

    passages: Mapping[str, Sequence[int]]
    """Name of a row, as printed → indices of the passages that print it."""
    bare: frozenset[str]
    """Names without blanks and marks that the prose holds somewhere."""


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
    yield Naming(passages, Lexicon.of(short).within(text))

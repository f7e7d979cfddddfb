"""Score sentences of paragraphs that score one item: all they say of marks is said of that item.

`②立项程序（3分）。经党委会议审议、村民代表表决，得3分。`: the mark is that of 立项程序, not of what the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlint.facts.scores.marks import indicator_kind
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.scored_items import ScoredItem, scored_item
from reportlint.facts.text.passages import Passage
from reportlint.number import Quantity
from reportlint.rule import Vocabulary


def as_items(
    statements: Sequence[ScoreStatement],
    passages: Sequence[tuple[Passage, Sequence[Quantity]]],
    vocabulary: Vocabulary,
) -> Iterator[ScoreStatement]:
    """Yield the score sentences, those of a paragraph about one item as one."""
    for number, group in groupby(statements, key=lambda one: one.passage):
        told = list(group)
        item = scored_item(*passages[number])
        if item is None or item.parts or item.whole.score is None or is_told(item, told):
            yield from told
        else:
            yield statement_of(item, passages[number][0], number, vocabulary)


def is_told(item: ScoredItem, told: Sequence[ScoreStatement]) -> bool:
    """Whether one of the sentences gives maximum and mark of an item, or speaks of the whole."""
    own = item.whole
    return any(one.total or (one.full == own.full and one.score == own.score) for one in told)


def statement_of(item: ScoredItem, passage: Passage, number: int, vocabulary: Vocabulary) -> ScoreStatement:
    """Say what a paragraph says of its item; of several losses, none is that of the whole item."""
    own = item.whole
    told = [passage.find(one.extent) for one in (own.score, *own.losses) if one is not None]
    start = passage.text.rfind("。", 0, min(told)[0]) + 1
    end = max(told)[1]
    return ScoreStatement(
        subject=own.name,
        kind=indicator_kind(own.name, vocabulary),
        span=passage.locate(start, end),
        full=own.full,
        deducted=own.losses[0] if len(own.losses) == 1 else None,
        score=own.score,
        words=passage.text[start:end],
        passage=number,
    )

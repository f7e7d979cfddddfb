"""Marks told respectively: names in one list, their marks in another (分值分别为20分、30分), one each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlint.facts.scores.marks import indicator_kind
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.score_words import AND_RESPECTIVELY, PAIRED
from reportlint.facts.text.passages import Passage
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary


def paired_lists(
    passage: Passage, number: int, marks: Sequence[Quantity], vocabulary: Vocabulary
) -> Iterator[ScoreStatement]:
    """Read names and their marks from two lists: 投入、过程两类，分值分别为20分、30分; 甲和乙分别扣3分、2分."""
    match = PAIRED.search(passage.text)
    if match is None or MARK_TOLD.search(match["names"]):
        return  # 效益满分25分、得23.8分，分别扣1.1分、2.7分: of what was named before
    names = compiled("、|以及|和|及|与").split(match["names"])
    names[0] = compiled(r"分为|包括|包含|设置|由|设|分|含|的").split(names[0])[-1] or names[0]
    found: list[dict[str, Quantity]] = [{} for _ in names]
    while match is not None and (run := run_behind(passage, marks, match.end(), len(names))):
        role = "deducted" if match["lost"] else "score" if match["won"] else "full"
        for one, mark in zip(found, run, strict=True):
            one[role] = mark
        match = AND_RESPECTIVELY.match(passage.text, passage.find(run[-1].extent)[1])
    for name, told in zip(names, found, strict=True):
        if told:
            full, lost, won = (told.get(role) for role in ("full", "deducted", "score"))
            span = next(iter(told.values())).extent
            yield ScoreStatement(
                name, indicator_kind(name, vocabulary), span, full, lost, won, words=name, passage=number
            )


MARK_TOLD = compiled(r"\d分")
"""A mark among what would be names."""


def run_behind(passage: Passage, marks: Sequence[Quantity], at: int, count: int) -> list[Quantity]:
    """Return as many marks as asked for, one right behind the other from a place on; none where there are fewer."""
    run = [mark for mark in marks if at <= passage.find(mark.span)[0]][:count]
    ends = [(at, at), *(passage.find(mark.extent) for mark in run)]
    between = [passage.text[first[1] : second[0]] for first, second in pairwise(ends)]
    return run if len(run) == count and all(len(text) <= 1 for text in between) else []

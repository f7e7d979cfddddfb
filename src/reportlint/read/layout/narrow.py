"""Text set narrower than its page: lines that break inside sentences at an edge of their own → how they are set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reportlint.read.layout.lines import Line
from reportlint.read.layout.paragraphs import HANGING, LABEL, Measure, Measures, alike, common, full
from reportlint.read.layout.tables import finished

FEWEST: Final = 4
"""Lines of a narrow text."""
NARROWER: Final = 3.0
"""How far before the edge of its page a narrow text ends, in character sizes."""
FARTHEST: Final = 3.0
"""How far lines of one text begin apart, in character sizes."""
SHORTEST: Final = 8.0
"""The width of a narrow text, in character sizes."""
BREAKS: Final = 3
"""Lines at whose end there was no room for the next word."""
EXCEPTIONS: Final = 8
"""Breaks that outweigh one line which ends before the edge and is no end of a sentence."""
INSIDE: Final = "，、"
"""Marks that sentences have inside."""


def with_narrow_texts(measures: Measures, lines: Sequence[Line]) -> Measures:
    """Add how texts are set that are narrower than their page."""
    found = {
        (line.page, line.order): measure
        for block in blocks_of(lines, measures)
        for measure in narrow(block, measures.of(block[0]))
        for line in block
    }
    return replace(measures, narrow=found) if found else measures


def blocks_of(lines: Sequence[Line], measures: Measures) -> Iterator[list[Line]]:
    """Yield the lines that stand close to each other, are alike and begin near each other."""
    block: list[Line] = []
    for line in lines:
        if block and not follows(block, line, measures):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def follows(block: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Say whether a line may belong to the text above it."""
    last = block[-1]
    if not alike(last, line) or measures.place(last) != measures.place(line):
        return False
    near = 0 < line.base - last.base <= 1.45 * measures.of(line).pitch(line.size)
    return near and abs(line.x0 - block[0].x0) <= FARTHEST * line.size


def narrow(block: Sequence[Line], around: Measure) -> Iterator[Measure]:
    """Yield how a text is set that is narrower than what stands around it and runs on from line to line."""
    if len(block) < FEWEST:
        return
    size = block[0].size
    left = min(common([line.x0 for line in block], 2.0))
    right = max(common([line.x1 for line in block if line.text[-1] not in HANGING], 0.7 * size), default=left)
    measure = replace(around, left=left, right=right)
    if right < around.right - NARROWER * size and right - left > SHORTEST * size and runs_on(block, measure):
        yield measure


def runs_on(block: Sequence[Line], measure: Measure) -> bool:
    """Say whether lines are parts of sentences that are broken where the next word had no room left."""
    breaks = short = 0
    for last, line in pairwise(block):
        if finished(last.text) or line.x0 > measure.left + 0.8 * line.size:
            continue
        if full(last, line, measure) and not LABEL.match(line.text):
            breaks += 1
        else:
            short += 1
    text = "".join(line.text for line in block)
    sentences = finished(block[-1].text) and any(mark in text for mark in INSIDE)
    return sentences and breaks >= BREAKS and breaks >= EXCEPTIONS * short

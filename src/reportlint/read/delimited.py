"""Reads csv and tsv: one table, with the lines above and below it that are no rows as paragraphs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from reportlint.model import Document
from reportlint.read.encoding import decode
from reportlint.read.story import Slot, Story
from reportlint.read.trouble import Limits, Unreadable, brief

SEPARATORS: Final = "\t,;|"
SAMPLE: Final = 50
"""Lines looked at to tell what parts the columns."""


def read_delimited(data: bytes, limits: Limits, separators: str = SEPARATORS) -> Document:
    """Read a file of values; what parts them is the first of `separators` that parts the most of its lines evenly."""
    text = decode(data)
    separator = max(separators, key=partial(evenness, text.split("\n")[:SAMPLE]))
    form = "tsv" if separator == "\t" else "csv"
    csv.field_size_limit(limits.part_bytes)
    try:
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error as error:
        raise Unreadable("damaged", detail=brief(str(error))) from error
    story = Story(form, limits)
    for region in regions(rows):
        write(story, region)
    return story.document()


def evenness(lines: Sequence[str], separator: str) -> tuple[int, int]:
    """Return how many lines have as many of a separator as the most common number of it, and that number."""
    counts = [line.count(separator) for line in lines if line.strip()]
    found = [count for count in counts if count]
    if not found:
        return (0, 0)
    common = max(set(found), key=lambda count: (found.count(count), count))
    return (found.count(common), common)


def regions(rows: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Part rows at blank ones."""
    region: list[Sequence[str]] = []
    for row in rows:
        if any(row):
            region.append(row)
        elif region:
            yield region
            region = []
    if region:
        yield region


def write(story: Story, rows: list[Sequence[str]]) -> None:
    """Write rows that stand together: those of one word at both ends as paragraphs, the rest as a table."""
    head = next((place for place, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
    tail = len(rows) - next((place for place, row in enumerate(reversed(rows)) if sum(map(bool, row)) > 1), 0)
    lone = [word for row in rows[:head] for word in row if word]
    for word in lone:
        story.paragraph([word])
    body = rows[head:tail]
    width = max((place + 1 for row in body for place, word in enumerate(row) if word), default=0)
    slots = (Slot(y, x, (word,)) for y, row in enumerate(body) for x, word in enumerate(row[:width]))
    story.table(slots, len(body), width, merges_known=False)
    for row in rows[max(tail, head) :]:
        for word in filter(None, row):
            story.paragraph([word])


def read_tabbed(data: bytes, limits: Limits) -> Document:
    """Read a file of values between tabs."""
    return read_delimited(data, limits, "\t")

"""The header of a table without upright rules: its words over one column or several, in one row or more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import Final, TypeAlias

from reportlint.read.layout.drawings import Edge
from reportlint.read.layout.gaps import Column, Word, bodies, column_at, column_of, header_words, joined, parted
from reportlint.read.layout.grids import Place
from reportlint.read.layout.lines import Line
from reportlint.read.layout.tables import PrintedCell

Spanning: TypeAlias = Mapping[int, tuple[float, float]]
"""Words that stand over several columns, by their identity, and from where to where they reach."""

LEAP: Final = 1.3
"""Baselines so many times further apart than the closest ones begin a new row."""
LOOSE: Final = 1.0
"""How far a rule may begin behind the words above it, in points."""


def levels_of(lines: Sequence[Line]) -> tuple[list[list[Word]], bool]:
    """Return the words of a header by row, and whether its rows are told by their distance, or just one line each."""
    steps = [below.base - above.base for above, below in pairwise(lines)]
    spaced = bool(steps) and max(steps) > LEAP * min(steps)
    levels: list[list[Word]] = []
    for place, words in enumerate(map(header_words, lines)):
        if spaced and place and steps[place - 1] <= LEAP * min(steps):
            levels[-1] += words
        else:
            levels.append(words)
    return levels, spaced


def spanning_words(
    levels: Sequence[Sequence[Word]], body: Sequence[Line], rules: Sequence[Edge], *, spaced: bool
) -> dict[int, tuple[float, float]]:
    """Return from where to where the words of a header reach that stand over several columns, by their identity."""
    columns = bodies(body)
    found = {
        id(word): (word.x0, word.x1)
        for words in levels
        for word in words
        if parted([column for column in columns if column.meets(word)])
    }
    for upper, lower in pairwise(levels):
        shares = shared_out(upper, lower)
        for place, word in enumerate(upper):
            below = shares[id(word)]
            if not spans(word, below, columns, rules):
                below = set_left(upper, place, lower) if spaced else []
            if below:
                found[id(word)] = (min(word.x0, below[0].x0), max(word.x1, below[-1].x1))
    return found


def set_left(upper: Sequence[Word], place: int, lower: Sequence[Word]) -> list[Word]:
    """Return the words of a row that stand under one of the row above, from where it begins to where the next does."""
    low = upper[place].x0 - upper[place].line.size
    high = min((word.x0 for word in upper if word.x0 > upper[place].x1), default=inf)
    below = [word for word in lower if low < word.x0 < high - LOOSE]
    aligned = below and below[0].x0 < upper[place].x0 + upper[place].line.size
    return below if aligned and len(below) > 1 else []


def shared_out(upper: Sequence[Word], lower: Sequence[Word]) -> dict[int, list[Word]]:
    """Give each word of a line to the word of the line above that is nearest."""
    shares: dict[int, list[Word]] = {id(word): [] for word in upper}
    for word in lower:
        nearest = min(upper, key=lambda above: abs(above.middle - word.middle))
        shares[id(nearest)].append(word)
    return shares


def spans(word: Word, below: Sequence[Word], columns: Sequence[Column], rules: Sequence[Edge]) -> bool:
    """Say whether a word stands over those of the line below that are given: in their midst, over none alone."""
    if len(below) < 2 or not below[0].x0 < word.middle < below[-1].x1:
        return False
    under = [column for column in columns if column.meets(word)]
    if not all(any(column.meets(other) for other in below) or beneath(column, below) for column in under):
        return False
    over = [other for other in below if other.x0 < word.x1 and word.x0 < other.x1]
    return len(over) != 1 or any(ruled_under(word, below, rule) for rule in rules)


def beneath(column: Column, words: Sequence[Word]) -> bool:
    """Say whether a column stands between the first and the last of some words."""
    return words[0].x0 < column.x0 and column.x1 < words[-1].x1


def ruled_under(word: Word, below: Sequence[Word], rule: Edge) -> bool:
    """Say whether a rule parts a word from several below."""
    parts = word.line.base < rule.at < below[0].line.base
    return parts and rule.low - LOOSE <= below[0].x0 and rule.high + LOOSE >= below[-1].x1


def heading(levels: Sequence[Sequence[Word]], spanning: Spanning, xs: Sequence[float]) -> tuple[int, list[PrintedCell]]:
    """Return the rows and cells of a header: one row, and one more for each line with words over several columns."""
    tops = [reaches(words, spanning, xs) for words in levels]
    tops = [reached for reached in tops if reached]
    names = named(levels, spanning, xs)
    cells: list[PrintedCell] = []
    for column, (low, high) in enumerate(pairwise(xs)):
        depth = max((row + 1 for row, top in enumerate(tops) if any(column in span for span, _ in top)), default=0)
        for row, top in enumerate(tops[:depth]):
            over = next(((span, word) for span, word in top if column in span), None)
            if over is None:
                cells.append(PrintedCell(Place(row, column, 1, 1), (), low, high))
            elif column == over[0].start:
                place = Place(row, column, 1, len(over[0]))
                cells.append(PrintedCell(place, (joined([over[1]]),), low, xs[over[0].stop]))
        cells.append(PrintedCell(Place(depth, column, len(tops) + 1 - depth, 1), names[column], low, high))
    return len(tops) + 1, sorted(cells, key=lambda cell: cell.place)


def reaches(words: Sequence[Word], spanning: Spanning, xs: Sequence[float]) -> list[tuple[range, Word]]:
    """Return the columns that each of the spanning words of a row stands over, none of them twice."""
    found: list[tuple[range, Word]] = []
    for word in sorted((word for word in words if id(word) in spanning), key=lambda word: word.x0):
        low, high = spanning[id(word)]
        start = max(column_of(low + LOOSE, xs), found[-1][0].stop if found else 0)
        stop = max(column_of(high - LOOSE, xs) + 1, start + 1)
        if start < len(xs) - 1:
            found.append((range(start, stop), word))
    return found


def named(levels: Sequence[Sequence[Word]], spanning: Spanning, xs: Sequence[float]) -> list[tuple[Line, ...]]:
    """Return the lines of the name of each column."""
    names: list[list[Line]] = [[] for _ in xs[1:]]
    for words in levels:
        held: dict[tuple[float, int], list[Word]] = {}
        for word in words:
            if id(word) not in spanning:
                held.setdefault((word.line.base, column_at(word, xs)), []).append(word)
        for (_, column), parts in held.items():
            names[column].append(joined(parts))
    return [tuple(lines) for lines in names]

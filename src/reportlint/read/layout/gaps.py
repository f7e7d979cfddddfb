"""Columns that only gaps tell: which words of a table without upright rules stand below one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import sub
from typing import Final, NamedTuple

from reportlint.patterns import compiled
from reportlint.read.layout.lines import Line

APART: Final = 0.4
"""A gap of so many character sizes in every line parts two columns."""
SPACED: Final = 2.5
"""Single characters in a header that stand so many character sizes apart at most are one word, set wide."""
LETTERS: Final = 0.4
"""A line with more words than this share of its characters is one whose characters are set apart."""
TOTAL: Final = compiled("[合总小]计")
"""What a row of sums is called."""
NUMBER: Final = compiled(r"[-—–/]|[-+−－]?[\d.,，]*\d(?:\.\d+)?(?:%|％)?|[（(]-?[\d.,]*\d[)）]")
"""What a cell of numbers holds."""


class Word(NamedTuple):
    """A run of characters of one line without a gap."""

    line: Line
    """The line."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character."""
    x0: float
    """Where it begins."""
    x1: float
    """Where it ends."""

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text[self.start : self.end]

    @property
    def middle(self) -> float:
        """Where its middle stands."""
        return (self.x0 + self.x1) / 2


def words_of(line: Line, apart: float = APART) -> list[Word]:
    """Part a line at gaps of so many character sizes."""
    # Lines are parted again and again: nothing is looked up twice here.
    text, boxes, least = line.text, line.boxes, apart * line.size
    lefts, rights = boxes[::4], boxes[2::4]
    printed = [at for at, char in enumerate(text) if char != " "]
    cuts = [place for place, (before, at) in enumerate(pairwise(printed), 1) if lefts[at] - rights[before] > least]
    ends = [*cuts, len(printed)] if printed else []
    return [
        Word(line, printed[start], printed[end - 1] + 1, lefts[printed[start]], max(rights[printed[start] : end_at]))
        for start, end in zip((0, *cuts), ends, strict=False)
        for end_at in [printed[end - 1] + 1]
    ]


def gapped(line: Line) -> bool:
    """Say whether a line has wide gaps."""
    # Most lines have none: a look at all characters at once spares them one at each. Spaces have no box of their own.
    steps = map(sub, line.boxes[4::4], line.boxes[2::4])
    return max(steps, default=0.0) > 2 * APART * line.size and len(words_of(line, 2 * APART)) > 1


def are_rows(above: Line, below: Line) -> bool:
    """Say whether two lines are rows of words or numbers that stand apart, and no running text."""
    if not (gapped(above) and gapped(below)):
        return False
    held = [[word.text for word in words_of(line, 2 * APART)] for line in (above, below)]
    if any(len(words) > LETTERS * sum(map(len, words)) for words in held):
        return False
    return any(map(is_number, [*held[0][1:], *held[1][1:]])) or all(len(words) > 2 for words in held)


def is_header(lines: Sequence[Line]) -> bool:
    """Say whether lines name columns: few of their words are numbers."""
    words = [word.text for line in lines for word in words_of(line)]
    return 2 * sum(map(is_number, words)) < len(words)


def is_number(text: str) -> bool:
    """Say whether some words are one number, or a mark that stands for none."""
    return NUMBER.fullmatch(text) is not None


def joined(words: Sequence[Word]) -> Line:
    """Return the part of a line that some of its words make, from the first to the last."""
    line, start, end = words[0].line, words[0].start, words[-1].end
    if start == 0 and end == len(line.text):
        return line
    marks = tuple(replace(mark, at=mark.at - start) for mark in line.marks if start < mark.at <= end)
    return replace(line, text=line.text[start:end], boxes=line.boxes[4 * start : 4 * end], marks=marks)


@dataclass(slots=True)
class Column:
    """The words that stand below one another, while they are gathered."""

    x0: float
    """Where the leftmost begins."""
    x1: float
    """Where the rightmost ends."""
    lines: set[int]
    """The lines of the body that have words in it."""
    headed: bool = False
    """Whether a word of the header stands above it."""

    def meets(self, word: Word) -> bool:
        """Say whether a word stands above or below some of it."""
        return word.x0 < self.x1 and self.x0 < word.x1

    def take(self, x0: float, x1: float) -> None:
        """Grow over a stretch."""
        self.x0, self.x1 = min(self.x0, x0), max(self.x1, x1)


def columns_of(body: Sequence[Line], header: Sequence[Word], spanning: Container[int] = ()) -> list[Column]:
    """Find the columns of a table: where its body leaves gaps, and where its header has words.

    `spanning` are the identities of the words of the header that stand over several columns.
    """
    found = bodies(body)
    for word in header:
        met = [column for column in found if column.meets(word)]
        if id(word) in spanning or parted(met):
            continue
        if not met:
            found.append(Column(word.x0, word.x1, set()))
            met = found[-1:]
        for other in met[1:]:
            swallow(found, met[0], other)
        met[0].headed = True
        met[0].take(word.x0, word.x1)
    found.sort(key=lambda column: column.x0)
    return settled(found, max((line.size for line in body), default=0.0)) if header else found


def parted(columns: Sequence[Column]) -> bool:
    """Say whether some line has words in two of the columns, so that they are not one."""
    return any(one.lines & other.lines for one, other in pairwise(columns))


def bodies(body: Sequence[Line]) -> list[Column]:
    """Find the columns that the lines of a body show; one that is a single word can stand across several."""
    parted = [list(totalled(words_of(line))) for line in body]
    least = APART * max(line.size for line in body)
    found: list[Column] = []
    several = [(number, word) for number, words in enumerate(parted) if len(words) > 1 for word in words]
    for number, word in sorted(several, key=lambda pair: pair[1].x0):
        if found and word.x0 - found[-1].x1 <= least:
            found[-1].take(word.x0, word.x1)
            found[-1].lines.add(number)
        else:
            found.append(Column(word.x0, word.x1, {number}))
    for number, words in enumerate(parted):
        if len(words) == 1:
            met = [column for column in found if column.meets(words[0])]
            if not met:
                found.append(Column(words[0].x0, words[0].x1, {number}))
            elif len(met) == 1:
                met[0].take(words[0].x0, words[0].x1)
                met[0].lines.add(number)
    return sorted(found, key=lambda column: column.x0)


def totalled(words: Sequence[Word]) -> Iterator[Word]:
    """Join the two characters of a total that are set wide."""
    place = 0
    while place < len(words):
        pair = words[place : place + 2]
        close = pair[-1].x0 - pair[0].x1 <= SPACED * pair[0].line.size
        total = close and TOTAL.fullmatch("".join(word.text for word in pair)) is not None
        yield whole(pair) if total else words[place]
        place += 2 if total else 1


def swallow(found: list[Column], column: Column, other: Column) -> None:
    """Make one column of two."""
    column.take(other.x0, other.x1)
    column.lines |= other.lines
    column.headed = column.headed or other.headed
    found[:] = [kept for kept in found if kept is not other]


def settled(found: list[Column], size: float) -> list[Column]:
    """Give columns without a header to a neighbour that has one, where no line has words in both.

    Numbers at the right and a dash at the left of one column, or a header that stands beside its words. Where all can,
    they go to the left, for names mostly begin where their columns do; else each to what is nearest.
    """
    bare = [place for place, column in enumerate(found) if not column.headed]
    if all(fits(found, place, place - 1) for place in bare):
        for owner, column in [(found[place - 1], found[place]) for place in bare]:
            swallow(found, owner, column)
        return found
    for column in [found[place] for place in bare]:
        place = next(at for at, kept in enumerate(found) if kept is column)
        near = [at for at in (place - 1, place + 1) if 0 <= at < len(found)]
        near = [at for at in near if fits(found, place, at) or gap_between(column, found[at]) < 2 * APART * size]
        if near:
            swallow(found, min((found[at] for at in near), key=lambda other: gap_between(column, other)), column)
    return found


def fits(found: Sequence[Column], place: int, other: int) -> bool:
    """Say whether a column can be part of its neighbour: that one has a header, and no line has words in both."""
    return 0 <= other < len(found) and found[other].headed and not found[other].lines & found[place].lines


def gap_between(one: Column, other: Column) -> float:
    """Return how far two columns stand from each other."""
    return max(one.x0, other.x0) - min(one.x1, other.x1)


def edges_of(columns: Sequence[Column], low: float, high: float) -> tuple[float, ...]:
    """Return where columns begin and end: in the middle of the gaps between them."""
    return (
        min(low, columns[0].x0),
        *((before.x1 + behind.x0) / 2 for before, behind in pairwise(columns)),
        max(high, columns[-1].x1),
    )


def stood(line: Line, xs: Sequence[float]) -> dict[int, Line]:
    """Put the words of a line into columns, none of them cut: one across several stands in the first it fills."""
    held: dict[int, list[Word]] = {}
    for word in words_of(line):
        held.setdefault(column_at(word, xs), []).append(word)
    return {column: joined(words) for column, words in held.items()}


def column_at(word: Word, xs: Sequence[float]) -> int:
    """Return the column a word stands in: the one its middle is in, the first one where it crosses an edge."""
    return column_of(word.x0 + 1 if astride(word, xs) else word.middle, xs)


def column_of(x: float, xs: Sequence[float]) -> int:
    """Return the column that holds a point; the outer ones reach as far as anybody asks."""
    return bisect_right(xs, x, 1, len(xs) - 1) - 1


def astride(word: Word, xs: Sequence[float]) -> bool:
    """Say whether a word stands across the edge between two columns."""
    return any(word.x0 + 1 < x < word.x1 - 1 for x in xs[1:-1])


def crosses(line: Line, xs: Sequence[float]) -> bool:
    """Say whether a word of a line stands across the edge between two columns."""
    return any(astride(word, xs) for word in words_of(line))


def header_words(line: Line) -> list[Word]:
    """Return the words of a line of a header; single characters set wide are one word."""
    return list(closed_up(words_of(line)))


def closed_up(words: Iterable[Word]) -> Iterator[Word]:
    """Join single characters that stand apart."""
    held: list[Word] = []
    for word in words:
        single = word.end - word.start == 1 and not word.text.isascii()
        if held and not (single and word.x0 - held[-1].x1 <= SPACED * word.line.size):
            yield whole(held)
            held = []
        if single:
            held.append(word)
        else:
            yield word
    if held:
        yield whole(held)


def whole(words: Sequence[Word]) -> Word:
    """Make one word of several."""
    return words[0]._replace(end=words[-1].end, x1=words[-1].x1)

"""An excerpt and its marks in, the drawing out: the line, the marks below it, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from reportlint.model import Span
from reportlint.render.cells import cut
from reportlint.render.excerpt import Excerpt
from reportlint.render.pieces import Line, Piece

BAR = "|"
"""What a label hangs on."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to point at."""

    span: Span
    """The words."""
    label: str
    """What they are, empty where that goes without saying."""
    style: str
    """Name of the style to draw it in."""
    primary: bool = False
    """Whether they are what the finding is about."""

    @property
    def sign(self) -> str:
        """What it is underlined with."""
        return "^" if self.primary else "-"


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in columns."""

    start: int
    """First column."""
    end: int
    """Column behind the last."""
    mark: Mark
    """The mark."""


def draw(excerpt: Excerpt, marks: Sequence[Mark], gutter: int, width: int) -> Iterator[Line]:
    """Draw a line of the document, its marks and their labels; `gutter` is the width of the line numbers."""
    yield ((f"{excerpt.line:>{gutter}} | ", "frame"), ("".join(glyph.text for glyph in excerpt.glyphs), ""))
    placed = place(excerpt, marks)
    if not placed:
        return
    beside, below = split_labels(placed, width)
    for line in (underline(placed, beside), *label_lines(below, width)):
        yield ((f"{'':{gutter}} | ", "frame"), *line)


def place(excerpt: Excerpt, marks: Sequence[Mark]) -> list[Placed]:
    """Find the columns of the marks that this excerpt shows, left to right."""
    found = [(excerpt.columns(mark.span), mark) for mark in marks]
    placed = [Placed(*columns, mark) for columns, mark in found if columns]
    return sorted(placed, key=lambda each: (each.start, each.end))


def split_labels(placed: Sequence[Placed], width: int) -> tuple[Placed | None, list[Placed]]:
    """Choose the label that stands beside the underline, the last one if it fits; the others go below."""
    last = max(placed, key=lambda each: each.end)
    fits = last.end + 1 + cell_len(last.mark.label) <= width
    beside = last if last.mark.label and fits else None
    return beside, [each for each in placed if each.mark.label and each is not beside]


def underline(placed: Sequence[Placed], beside: Placed | None) -> Line:
    """Draw the marks; where two overlap, the primary one is on top."""
    row: list[Piece] = [(" ", "")] * max(each.end for each in placed)
    for each in sorted(placed, key=lambda each: each.mark.primary):
        row[each.start : each.end] = [(each.mark.sign, each.mark.style)] * (each.end - each.start)
    return (*row, (f" {beside.mark.label}", beside.mark.style)) if beside else tuple(row)


def label_lines(placed: Sequence[Placed], width: int) -> Iterator[Line]:
    """Draw labels below their marks, on as few lines as they fit, with a bar where one hangs lower."""
    for level in levels(placed, width):
        line: list[Piece] = []
        at = 0
        for column, text, style in sorted(level):
            line += [(" " * (column - at), ""), (text, style)]
            at = column + cell_len(text)
        yield tuple(line)


def levels(placed: Sequence[Placed], width: int) -> list[list[tuple[int, str, str]]]:
    """Distribute labels over lines, the rightmost highest; each is a column, a text and a style."""
    lines: list[list[tuple[int, str, str]]] = []
    for each in reversed(placed):
        label = cut(each.mark.label, width)
        column = max(min(each.start, width - cell_len(label)), 0)
        depth = next((depth for depth, line in enumerate(lines) if free(line, column, label)), len(lines))
        if depth == len(lines):
            lines.append([])
        for line in lines[:depth]:
            if free(line, each.start, BAR):
                line.append((each.start, BAR, each.mark.style))
        lines[depth].append((column, label, each.mark.style))
    return lines


def free(line: Sequence[tuple[int, str, str]], column: int, label: str) -> bool:
    """Whether a label fits before everything that stands on a line already."""
    return all(column + cell_len(label) < other for other, _, _ in line)

"""Lines of all pages → running headers, footers and footnotes on one side, the body on the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reportlint.patterns import compiled
from reportlint.read.layout.drawings import Edge
from reportlint.read.layout.lines import Line
from reportlint.read.layout.pages import Page

HEAD: Final = 0.14
"""The share of a page, from the top, where a running header can stand."""
FOOT: Final = 0.86
"""The share of a page, from the top, below which a running footer can stand."""
DEEP: Final = 6.0
"""How far a running line may move up and down from page to page, in points."""
APART: Final = 1.4
"""Footnotes stand so many times further from the text than its lines from each other."""
MIDDLE: Final = 0.6
"""Footnotes begin below this share of what is printed."""
PAGE_NUMBER: Final = compiled(
    r"[-—–－‐·•~～]+\s*\d{1,4}\s*[-—–－‐·•~～]+"
    r"|第?\s*\d{1,4}\s*+(?:页\s*+)?(?:[/／,，共of ]++\s*+)?(?:\d{1,4}\s*+)?页?"
)
"""A line that is nothing but a page number."""
ROMAN: Final = compiled(r"[ivxlIVXL]{1,6}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰ-ⅹ]")
"""A page number of a table of contents."""
FOOTNOTE: Final = compiled(r"\d{1,2}(?![\d.%％、．])|[①-⑳]|[*†‡]|[(\[（［〔]\d{1,2}[)\]）］〕]")
"""How a footnote begins."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the body of one page."""

    headers: tuple[Line, ...] = ()
    """Running lines above it."""
    footers: tuple[Line, ...] = ()
    """Running lines and the page number below it."""
    footnotes: tuple[tuple[Line, ...], ...] = ()
    """Footnotes, each with its lines."""


def unfurnished(pages: Sequence[Page]) -> list[tuple[Page, Furniture]]:
    """Return each page with its body lines only, and what was taken away."""
    running = running_lines(pages)
    size = body_size(line for page in pages for line in page.lines)
    return [cleared(page, running, size) for page in pages]


def body_size(lines: Iterable[Line]) -> float:
    """Return the font size that most characters have."""
    weights: dict[float, int] = defaultdict(int)
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    return max(weights, key=lambda size: weights[size], default=10.5)


def running_lines(pages: Sequence[Page]) -> set[int]:
    """Return the identities of the lines that recur at the same height on three pages, or on half of a few."""
    groups: dict[tuple[bool, str], list[tuple[int, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if line.base < HEAD * page.height or line.base > FOOT * page.height:
                key = compiled(r"\d+").sub("#", line.text)
                groups[(line.base < page.height / 2, key)].append((page.number, line))
    found: set[int] = set()
    for group in groups.values():
        middle = sorted(line.base for _, line in group)[len(group) // 2]
        near = [(number, line) for number, line in group if abs(line.base - middle) <= DEEP]
        count = len({number for number, _ in near})
        if count >= 3 or (count == 2 and len(pages) <= 4):
            found.update(id(line) for _, line in near)
    return found


def cleared(page: Page, running: set[int], size: float) -> tuple[Page, Furniture]:
    """Part one page into body and furniture."""
    lines = list(page.lines)
    headers: list[Line] = []
    footers: list[Line] = []
    while lines and is_header(lines, page, running, size):
        headers.append(lines.pop(0))
    while lines and is_footer(lines, page, running, size):
        footers.insert(0, lines.pop())
    body: list[Line] = []
    footnotes: list[tuple[Line, ...]] = []
    for column in columns_of(lines, page):
        rest, notes = part_footnotes(column, page.rules, size)
        body += rest
        footnotes += notes
    furniture = Furniture(tuple(headers), tuple(footers), tuple(footnotes))
    return replace(page, lines=tuple(body)), furniture


def columns_of(lines: list[Line], page: Page) -> list[list[Line]]:
    """Part the lines of a page by the columns they stand in."""
    if not page.regions:
        return [lines]
    found: dict[tuple[float, int], list[Line]] = defaultdict(list)
    for line in lines:
        found[page.column((line.x0 + line.x1) / 2, line.base)].append(line)
    return list(found.values())


def is_header(lines: Sequence[Line], page: Page, running: set[int], size: float) -> bool:
    """Say whether the first of these lines is a running header."""
    line = lines[0]
    below = [other.top for other in lines[1:2]] + [piece.top for piece in page.fragments]
    if line.base > HEAD * page.height or line.size > 1.15 * size or any(top < line.top for top in below):
        return False
    alone = not below or min(below) - line.bottom > line.size
    if id(line) in running and (alone or line.size < 0.95 * size):
        return True
    return alone and bool(PAGE_NUMBER.fullmatch(line.text)) and line.base < 0.1 * page.height


def is_footer(lines: Sequence[Line], page: Page, running: set[int], size: float) -> bool:
    """Say whether the last of these lines is a running footer or a page number."""
    line = lines[-1]
    above = [other.bottom for other in lines[-2:-1]] + [piece.bottom for piece in page.fragments]
    if line.base < FOOT * page.height or line.size > 1.15 * size or any(bottom > line.bottom for bottom in above):
        return False
    alone = not above or line.top - max(above) > 0.8 * line.size
    if id(line) in running and (alone or line.size < 0.95 * size):
        return True
    if ROMAN.fullmatch(line.text) or line.text.isdigit():
        return alone or line.base > 0.93 * page.height
    return bool(PAGE_NUMBER.fullmatch(line.text))


def part_footnotes(lines: list[Line], rules: Sequence[Edge], size: float) -> tuple[list[Line], list[tuple[Line, ...]]]:
    """Part the footnotes off the foot of a page's body."""
    start = ruled_off(lines, rules, size)
    if start is None:
        start = min(set_small(lines, size), set_apart(lines))
    return lines[:start], grouped(lines[start:])


def ruled_off(lines: Sequence[Line], rules: Sequence[Edge], size: float) -> int | None:
    """Return the first line below a short rule under which a footnote stands, None where there is none."""
    if not lines:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for rule in rules:
        length = rule.high - rule.low
        if abs(rule.low - left) > 1.5 * size or not 2 * size < length < 0.5 * (right - left):
            continue
        start = next((place for place, line in enumerate(lines) if line.base > rule.at), len(lines))
        if start and start < len(lines) and FOOTNOTE.match(lines[start].text) and lines[start].size < 1.05 * size:
            return start
    return None


def set_small(lines: Sequence[Line], size: float) -> int:
    """Return the first of the small lines at the foot that begin with a footnote mark; their count where none does."""
    start = len(lines)
    while start > 1 and lines[start - 1].size < 0.92 * size:
        start -= 1
    marked = (place for place in range(start, len(lines)) if FOOTNOTE.match(lines[place].text))
    first = next(marked, len(lines))
    return first if first and marks_above(lines[:first]) else len(lines)


def set_apart(lines: Sequence[Line]) -> int:
    """Return the first line of what stands at the foot, further down than lines do, and begins with a mark used above.

    Their count where there is none. Some producers keep neither the rule above footnotes nor their smaller print.
    """
    marks = {mark.text for line in lines for mark in line.marks}
    if not marks:
        return len(lines)
    steps = [below.base - above.base for above, below in pairwise(lines)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    for place in range(len(lines) - 1, 0, -1):
        found = FOOTNOTE.match(lines[place].text)
        if steps[place - 1] > APART * usual:
            named = found is not None and found.group() in marks and marks_above(lines[:place])
            return place if named and lines[place].base > MIDDLE * lines[-1].base else len(lines)
    return len(lines)


def marks_above(lines: Iterable[Line]) -> bool:
    """Say whether any of these lines carries a footnote mark."""
    return any(line.marks for line in lines)


def grouped(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Part lines into footnotes: each begins with a mark, and the marks count up."""
    notes: list[list[Line]] = []
    for line in lines:
        mark = FOOTNOTE.match(line.text)
        if not notes or (mark and succeeds(notes[-1][0].text, line.text)):
            notes.append([line])
        else:
            notes[-1].append(line)
    return [tuple(note) for note in notes]


def succeeds(before: str, text: str) -> bool:
    """Say whether the mark of a footnote is another one than that of the note before it, and no smaller number."""
    old, new = FOOTNOTE.match(before), FOOTNOTE.match(text)
    if old is None or new is None:
        return old is not new
    numbers = [compiled(r"\D").sub("", mark.group()) for mark in (old, new)]
    if all(numbers):
        return int(numbers[1]) == int(numbers[0]) + 1
    return True

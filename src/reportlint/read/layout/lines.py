"""Characters of a page → printed lines, each character where it stands, no space that nobody typed."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter, sub
from typing import Final

from reportlint.patterns import compiled
from reportlint.read.layout.glyphs import BROAD, GENERATED, TYPED, Glyph
from reportlint.read.raised import LOOK_BACK, SUBSCRIPT, exponent

CHAR, LEFT, BASE, SIZE, SIDES = itemgetter(0), itemgetter(1), itemgetter(5), itemgetter(6), itemgetter(1, 2, 3, 4)
"""The fields of many characters are read in bulk: by place, for speed."""
NOWHERE: Final = array("d", (0.0, 0.0, 0.0, 0.0))
"""The box of a character that is not printed."""
WIDE: Final = 2.5
"""A gap of so many character sizes parts two things on one line."""
SMALL: Final = 0.9
"""What is raised or lowered is printed smaller than so many sizes of its line; browsers shrink it least."""
BROAD_GAP: Final = 0.6
"""What is left of a broad space at least where a line is set tightly, in character sizes."""
SYMBOL: Final = compiled(r"[A-Za-z)）]")
"""What an index of one digit stands at."""
LOWERED: Final = 0.05
"""How far below the line the index of a formula stands at least, in character sizes."""
MARK: Final = compiled(r"[\d①-⑳*†‡\[\]［］〔〕()（）−-]")
"""What footnote marks and exponents are made of."""


DECIMALS: Final = compiled(r"\d\.\d+$")
"""A number with decimals at the end of a line."""
DECIMAL: Final = compiled(r"[\d,]+\.\d")
"""Another one at the beginning of the next: no number has two decimal points."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark taken out of a line."""

    text: str
    """The mark."""
    boxes: array[float]
    """Four numbers a character, as in `model.Layout`."""
    at: int
    """Offset of the line's text behind which it stood."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or the part of it that stands in one table cell."""

    page: int
    """1-based."""
    text: str
    """Its characters from left to right; a space is one the reader put there."""
    boxes: array[float]
    """Four numbers a character, as in `model.Layout`; zeros for a space."""
    base: float
    """Baseline from the top of the page."""
    size: float
    """The font size most of it has."""
    order: int
    """Place of its first character in the order of drawing."""
    marks: tuple[Mark, ...] = ()
    """Footnote marks taken out of it."""

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.boxes[0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.boxes[-2]

    @property
    def top(self) -> float:
        """Height of its upper edge, judged by its size: the boxes of some fonts overlap the next line."""
        return self.base - 0.88 * self.size

    @property
    def bottom(self) -> float:
        """Height of its lower edge."""
        return self.base + 0.12 * self.size

    def width(self, start: int, end: int) -> float:
        """Return how much room the characters `start` to `end` take."""
        return self.boxes[4 * end - 2] - self.boxes[4 * start] if end > start else 0.0


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Gather characters into lines, from the top of the page down."""
    return [line_of(row, page) for row in rows_of(glyphs)]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Gather characters by baseline, raised and lowered ones with the line they belong to."""
    rows: list[list[Glyph]] = []
    for base, neighbours_on_it in groupby(glyphs, BASE):
        run = list(neighbours_on_it)
        reach = 0.2 * run[0].size
        row = next((row for row in reversed(rows) if -reach <= row[0].base - base <= reach), None)
        if row is None:
            rows.append(run)
        else:
            row += run
    rows.sort(key=lambda row: row[0].base)
    return adopted(rows)


def adopted(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Give every row of small raised or lowered characters to the larger row it hangs on."""
    kept: list[list[Glyph]] = []
    for place, row in enumerate(rows):
        host = next((near for near in neighbours(rows, place) if hangs(row, near)), None)
        if host is None:
            kept.append(row)
        else:
            host.extend(row)
    return kept


def neighbours(rows: list[list[Glyph]], place: int) -> list[list[Glyph]]:
    """Return the rows next below and next above."""
    return rows[place + 1 : place + 2] + rows[max(place - 1, 0) : place]


def hangs(row: list[Glyph], host: list[Glyph]) -> bool:
    """Say whether `row` is an exponent, index or mark of `host`."""
    small, large = row[0], host[0]
    if small.size > SMALL * large.size or not -0.25 * large.size <= large.base - small.base <= 0.7 * large.size:
        return False
    reach = 0.5 * large.size
    return all(any(-reach <= glyph.x0 - near.x1 <= reach for near in (*host, *row)) for glyph in row)


def line_of(row: list[Glyph], page: int) -> Line:
    """Set the characters of one row side by side."""
    size = common_size(row)
    first = next(glyph for glyph in row if glyph.size == size)
    order = min(row[0].order, first.order)
    printed = once(sorted(row, key=LEFT), size)
    if len({*map(SIZE, printed)}) == 1:
        return Line(page, *set_out(printed), first.base, size, order)
    return with_marks(printed, page, first.base, size)


def common_size(row: Sequence[Glyph]) -> float:
    """Return the size most characters have; the larger one where two are as frequent."""
    if len({*map(SIZE, row)}) == 1:
        return row[0].size
    sizes: Counter[float] = Counter(map(SIZE, row))
    return max(sizes, key=lambda size: (sizes[size], size))


def once(row: list[Glyph], size: float) -> list[Glyph]:
    """Leave out characters drawn again on the same spot, as some producers do for bold print."""
    reach = 0.15 * size
    lefts = list(map(LEFT, row))
    if min(map(sub, lefts[1:], lefts), default=reach) >= reach:
        return row
    kept: list[Glyph] = []
    for glyph in row:
        # Compared with the last two only: printing twice puts the copy next to the original.
        for near in kept[-2:]:
            if glyph.x0 - near.x0 < reach and again(glyph, near):
                break
        else:
            kept.append(glyph)
    return kept


def again(glyph: Glyph, near: Glyph) -> bool:
    """Say whether two characters at one spot are one, printed twice."""
    if glyph.char != near.char:
        return False
    # The two f of a ligature have one box.
    return not (glyph.char.isascii() and glyph.char.isalpha() and abs(glyph.order - near.order) == 1)


def set_out(row: Sequence[Glyph]) -> tuple[str, array[float]]:
    """Return text and boxes of characters that stand side by side, with the spaces that are meant."""
    text = "".join(map(CHAR, row))
    boxes = array("d", [side for sides in map(SIDES, row) for side in sides])
    reach = 0.1 * row[0].size
    gaps = [place for place, gap in enumerate(map(sub, boxes[4::4], boxes[2::4]), 1) if gap > reach]
    for place in reversed(gaps):
        if parted(row, place):
            text = f"{text[:place]} {text[place:]}"
            boxes[4 * place : 4 * place] = NOWHERE
    return text, boxes


def parted(row: Sequence[Glyph], place: int) -> bool:
    """Say whether a space is meant before the character at `place`, which stands off from the one before."""
    before, glyph = row[place - 1], row[place]
    gap = glyph.x0 - before.x1
    if gap > WIDE * glyph.size or (glyph.space == BROAD and gap > BROAD_GAP * glyph.size):
        return True
    if gap < 0.1 * glyph.size or not (is_latin(before.char) and is_latin(glyph.char)):
        return False
    if glyph.order != before.order + 1:
        return gap > 0.25 * glyph.size
    return glyph.space == TYPED or (glyph.space == GENERATED and not spread(row, place))


def is_latin(char: str) -> bool:
    """Say whether a character belongs to words that are parted by spaces."""
    return "!" <= char <= "~"


def spread(row: Sequence[Glyph], place: int) -> bool:
    """Say whether the gap before `place` is letter-spacing: the one beside it is as wide, or the steps are even."""
    gap, step = apart(row, place)
    beside = [apart(row, near) for near in (place - 1, place + 1) if 0 < near < len(row)]
    even = any(abs(other - gap) < 0.1 * gap or abs(pace - step) < 0.02 * step for other, pace in beside)
    return even and gap < 0.8 * row[place].size


def apart(row: Sequence[Glyph], place: int) -> tuple[float, float]:
    """Return the gap before a character, and the step from the one before it."""
    before, glyph = row[place - 1], row[place]
    return glyph.x0 - before.x1, glyph.x0 - before.x0


def with_marks(row: list[Glyph], page: int, base: float, size: float) -> Line:
    """Make a line of characters of several sizes, its footnote marks taken out."""
    body: list[Glyph] = []
    marks: list[tuple[list[Glyph], int]] = []
    at = 0
    for high, neighbours in groupby(row, lambda glyph: raised(glyph, base, size)):
        run = list(neighbours)
        at += len(run)
        words, before = spelled(run), spelled(body[-LOOK_BACK:])
        power = exponent(before, words, spelled(row[at : at + LOOK_BACK])) if high else ""
        if high and body and not power:
            marks.append((run, len(body)))
        else:
            body += [glyph._replace(char=char) for glyph, char in zip(run, power or words, strict=True)]
    text, boxes = set_out(with_indices(body, base, size))
    found = tuple(Mark(*set_out(mark), at=len(set_out(body[:count])[0])) for mark, count in marks)
    return Line(page, text, boxes, base, size, min(glyph.order for glyph in row), found)


def spelled(glyphs: Iterable[Glyph]) -> str:
    """Return what characters say one behind the other."""
    return "".join(map(CHAR, glyphs))


def raised(glyph: Glyph, base: float, size: float) -> bool:
    """Say whether a character is printed small and high like a footnote mark or an exponent."""
    return glyph.size < SMALL * size and glyph.base < base - 0.15 * size and bool(MARK.match(glyph.char))


def with_indices(body: list[Glyph], base: float, size: float) -> list[Glyph]:
    """Keep lowered digits from running into a number behind them: CO₂ and 12.5 say no 212.5."""
    for place in range(1, len(body) - 1):
        before, index, behind = body[place - 1 : place + 2]
        if not lowered(index, base, size) or lowered(behind, base, size):
            continue
        if SYMBOL.match(before.char) and index.char.isdecimal() and behind.char.isdecimal():
            body[place] = index._replace(char=index.char.translate(SUBSCRIPT))
    return body


def lowered(glyph: Glyph, base: float, size: float) -> bool:
    """Say whether a character is printed small and low like the index of a formula."""
    return glyph.size < SMALL * size and glyph.base > base + LOWERED * size


def glue(before: Line, after: Line, right: float) -> str:
    """Return what belongs between two lines of one text: nothing, or a space between two words.

    `right` is where the text could have gone on to: digits that had room to stand together are two numbers.
    """
    last, first = before.text[-1], after.text[0]
    if not (is_latin(last) and is_latin(first)):
        return ""
    if last.isalpha() and first.isalpha():
        return " "
    if last.isdigit() and first.isdigit():
        if DECIMALS.search(before.text) and DECIMAL.match(after.text):
            return " "
        return " " if before.x1 + after.width(0, 1) < right else ""
    return ""

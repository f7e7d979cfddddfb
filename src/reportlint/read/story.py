"""Paragraphs, tables and notes in reading order in, one text with spans out: what readers of flowing formats share."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, TypeAlias

from reportlint.model import Block, Cell, Chart, Document, Formula, Note, Paragraph, Problem, Span, Table
from reportlint.read.pen import Pen
from reportlint.read.raised import LOOK_BACK, parted
from reportlint.read.tabbed import tabulated
from reportlint.read.trouble import Limits
from reportlint.read.widths import MOST_COLUMNS, begun, narrowed


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that belong to a place of the body but do not stand there."""

    kind: str
    """As `model.Note.kind`; `raised` for raised characters of the body, of which some are footnote marks; `inserted`
    for words that stand in the body all the same."""
    words: str
    """What they say; a line feed parts paragraphs."""
    author: str = ""
    """Who wrote them."""


Words: TypeAlias = Sequence["str | Aside"]
"""The content of a paragraph or cell: text, a line feed where a line ends, and what is called for in between."""


RUNNING: Final = frozenset({"hidden", "raised", "inserted"})
"""Kinds of words that run on from one stretch to the next."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a grid that has no place in the text yet."""

    row: int
    """0-based."""
    column: int
    """0-based."""
    words: Words = ()
    """What it says."""
    rowspan: int = 1
    """Rows it asks for, 1 or more."""
    colspan: int = 1
    """Columns it asks for, 1 or more."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The values a chart is drawn from."""

    title: str
    """Its title, empty for none."""
    rows: tuple[tuple[str, ...], ...]
    """First the names of the series behind an empty corner, then a row for each category, its name first."""


@dataclass(slots=True)
class Story:
    """A document in the making."""

    form: str
    """Its format."""
    limits: Limits
    """How large a table may be."""
    pen: Pen = field(default_factory=Pen)
    """Writes the text."""
    blocks: list[Block] = field(default_factory=list)
    """What the body consists of so far."""
    problems: list[Problem] = field(default_factory=list)
    """What could not be seen."""
    notes: list[Note] = field(default_factory=list)
    """Notes whose words stand in the body."""
    formulas: list[Formula] = field(default_factory=list)
    """What cells compute."""
    pictures: int = 0
    """Pictures and charts of the body."""
    unread: int = 0
    """Pictures among them."""
    drawn: list[tuple[Drawn, Span]] = field(default_factory=list)
    """Charts to be written behind the body, each with its place."""
    waiting: list[tuple[Aside, Span | None]] = field(default_factory=list)
    """Notes to be written behind the body, each with what it is about."""

    def paragraph(
        self, words: Words, outline: int | None = None, *, label: str = "", listed: bool = False
    ) -> Span | None:
        """Write a paragraph on a line of its own; an empty one leaves no trace."""
        pen = self.pen
        start, piece = pen.length, len(pen.pieces)
        pen.begin_line()
        # The number of a paragraph that is hidden whole is hidden with it.
        kinds = {word.kind if isinstance(word, Aside) else "" for word in words if word}
        mark = pen.label("" if kinds == {"hidden"} else label.strip())
        self.write(words)
        span = pen.since(start, piece)
        if not len(span):
            return None
        self.blocks.append(Paragraph(span, outline, mark, listed=listed))
        return span

    def write(self, words: Words) -> None:
        """Write words at the pen, on one line."""
        pieces = tuple(gathered(words))
        for word, after in zip(pieces, (*pieces[1:], ""), strict=False):
            following = after if isinstance(after, str) else ""
            text, aside = self.told_apart(word, following) if isinstance(word, Aside) else (word, None)
            if aside:
                self.aside_here(aside)
            start, piece = self.pen.length, len(self.pen.pieces)
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.pen.break_here()
                self.pen.write(line.replace("\r", " "))
            if isinstance(word, Aside) and word.kind == "inserted":
                self.notes.append(Note(word.kind, self.pen.since(start, piece), author=word.author))

    def told_apart(self, aside: Aside, after: str) -> tuple[str, Aside | None]:
        """Tell what stands beside the body from raised characters that stand in it, before what comes `after`."""
        if aside.kind == "inserted":
            return aside.words, None
        if aside.kind != "raised":
            return "", aside
        text, mark = parted(self.pen.before(LOOK_BACK), aside.words, after)
        return text, Aside("footnote", mark) if mark else None

    def aside(self, aside: Aside, anchor: Span | None = None) -> None:
        """Keep a note until the body is done."""
        if aside.words.strip():
            self.waiting.append((aside, anchor))

    def aside_here(self, aside: Aside) -> None:
        """Keep a note on the place the pen has come to."""
        self.aside(aside, Span(self.pen.place(), self.pen.place()))

    def table(self, slots: Iterable[Slot], rows: int, columns: int, *, merges_known: bool = True) -> Table | None:
        """Write a table, one line a row, its cells parted by tabs; every slot that no cell covers gets an empty one.

        A cell that asks for a slot that is taken, or beyond the grid, gets what is free of it. A row that was deleted
        whole is no row. A table beyond the limit is named, and nothing of it is written.
        """
        slots = tuple(slots)
        gone = deleted_rows(slots)
        if gone:
            for row in gone.values():
                self.aside_here(row)
            slots, rows = without_rows(slots, tuple(gone)), rows - len(gone)
        if rows < 1 or columns < 1:
            return None
        if rows * columns > self.limits.slots:
            self.problems.append(Problem("table-too-large", {"limit": str(self.limits.slots)}))
            return None
        grid = laid(slots, rows, columns)
        self.pen.open_line()
        cells = [cell for row in range(rows) for cell in self.row(grid, row, columns)]
        table = Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells), rows, columns, merges_known)
        self.blocks.append(table)
        return table

    def row(self, grid: dict[tuple[int, int], Slot | None], row: int, columns: int) -> list[Cell]:
        """Write one row of a grid that says which slots begin a cell (a slot), and which are covered (None)."""
        if row:
            self.pen.separate("\n")
        cells: list[Cell] = []
        for column in range(columns):
            if column:
                self.pen.separate("\t")
            slot = grid.get((row, column), Slot(row, column))
            if slot is None:
                continue
            start, piece = self.pen.length, len(self.pen.pieces)
            self.write(slot.words)
            cells.append(Cell(self.pen.since(start, piece), row, column, slot.rowspan, slot.colspan))
        return cells

    def document(self, pages: int | None = None) -> Document:
        """Write the notes behind the body and hand everything on."""
        charts = tuple(self.charts())
        if self.unread:
            self.problems.append(Problem("unread-picture", {"count": str(self.unread)}))
        notes = [*self.notes, *(Note(aside.kind, span, anchor, aside.author) for aside, anchor, span in self.written())]
        text, blocks = tabulated("".join(self.pen.pieces), self.blocks, self.pen.tabs)
        return Document(
            text,
            self.form,
            blocks=blocks,
            notes=tuple(notes),
            problems=tuple(self.problems),
            pages=pages,
            charts=charts,
            formulas=tuple(self.formulas),
            pictures=self.pictures,
        )

    def picture(self) -> None:
        """Count a picture whose words were not read."""
        self.pictures += 1
        self.unread += 1

    def chart(self, drawn: Drawn) -> None:
        """Keep a chart that is drawn at this place until the body is done."""
        self.pictures += 1
        if len(drawn.rows) > 1:
            self.drawn.append((drawn, Span(self.pen.place(), self.pen.place())))
        else:
            self.problems.append(Problem("unread-chart", {"count": "1"}))

    def charts(self) -> Iterable[Chart]:
        """Write the charts that wait behind the body."""
        return [chart for drawn, anchor in self.drawn for chart in write_chart(self.pen, drawn, anchor)]

    def written(self) -> Iterable[tuple[Aside, Span | None, Span]]:
        """Write the notes that wait, each on a line of its own."""
        pen = self.pen
        for aside, anchor in self.waiting:
            start, piece = pen.length, len(pen.pieces)
            pen.begin_line()
            self.write((aside.words,))
            span = pen.since(start, piece)
            if span:
                yield aside, anchor, span


def printed(words: Iterable[str | Aside]) -> str:
    """Return what is printed of words that are not written yet."""
    text = ""
    for word in words:
        if isinstance(word, str):
            text += word
        elif word.kind == "raised":
            text += parted(text[-LOOK_BACK:], word.words)[0]
        elif word.kind == "inserted":
            text += word.words
    return text


def without_idle_columns(slots: Sequence[Slot], columns: int) -> tuple[Sequence[Slot], int]:
    """Leave out the columns of a table wider than any paper in which no cell begins; return its width too."""
    if columns <= MOST_COLUMNS:
        return slots, columns
    begins = begun(slot.column for slot in slots)
    placed = [(slot, *narrowed(slot.column, slot.colspan, begins)) for slot in slots]
    return [Slot(slot.row, column, slot.words, slot.rowspan, wide) for slot, column, wide in placed], len(begins)


def gathered(words: Iterable[str | Aside]) -> Iterator[str | Aside]:
    """Yield words, text side by side as one, and so what is hidden, raised or inserted."""
    for kind, run in groupby((word for word in words if word), key=running):
        if kind:
            yield Aside(kind[0], "".join(word.words for word in run if isinstance(word, Aside)), kind[1])
        elif kind is None:
            yield "".join(word for word in run if isinstance(word, str))
        else:
            yield from run


def running(word: str | Aside) -> tuple[str, ...] | None:
    """Return what tells a word that runs on from others: None for text, nothing for a word that stands alone."""
    if isinstance(word, str):
        return None
    return (word.kind, word.author) if word.kind in RUNNING else ()


def deleted_rows(slots: Sequence[Slot]) -> Mapping[int, Aside]:
    """Return the rows of which every word was deleted with changes tracked, each with what it said."""
    rows: dict[int, list[Slot]] = defaultdict(list)
    for slot in slots:
        rows[slot.row].append(slot)
    found: dict[int, Aside] = {}
    for row, cells in rows.items():
        words = [word for cell in cells for word in cell.words if not isinstance(word, str) or word.strip()]
        deleted = [word for word in words if isinstance(word, Aside) and word.kind == "deleted"]
        if deleted and len(deleted) == len(words) and all(cell.rowspan == 1 for cell in cells):
            found[row] = Aside("deleted", " ".join(word.words for word in deleted), deleted[0].author)
    return found


def without_rows(slots: Iterable[Slot], gone: Sequence[int]) -> tuple[Slot, ...]:
    """Take rows out of a grid; cells that reach over them lose as much."""
    gone = sorted(gone)
    left: list[Slot] = []
    for slot in slots:
        before = bisect_left(gone, slot.row)
        if before < len(gone) and gone[before] == slot.row:
            continue
        inside = bisect_left(gone, slot.row + slot.rowspan) - before
        left.append(Slot(slot.row - before, slot.column, slot.words, slot.rowspan - inside, slot.colspan))
    return tuple(left)


def laid(slots: Iterable[Slot], rows: int, columns: int) -> dict[tuple[int, int], Slot | None]:
    """Give every cell the slots it covers; the first to ask gets a slot."""
    grid: dict[tuple[int, int], Slot | None] = {}
    for slot in slots:
        if (slot.row, slot.column) in grid or slot.row >= rows or slot.column >= columns:
            continue
        width = next(
            (wide for wide in range(1, min(slot.colspan, columns - slot.column)) if taken(grid, slot, 0, wide)),
            min(slot.colspan, columns - slot.column),
        )
        height = next(
            (
                high
                for high in range(1, min(slot.rowspan, rows - slot.row))
                if any(taken(grid, slot, high, wide) for wide in range(width))
            ),
            min(slot.rowspan, rows - slot.row),
        )
        for high in range(height):
            for wide in range(width):
                grid[slot.row + high, slot.column + wide] = None
        grid[slot.row, slot.column] = Slot(slot.row, slot.column, slot.words, height, width)
    return grid


def taken(grid: dict[tuple[int, int], Slot | None], slot: Slot, down: int, across: int) -> bool:
    """Say whether the slot so far from the first one of a cell belongs to another cell."""
    return (slot.row + down, slot.column + across) in grid


def write_chart(pen: Pen, drawn: Drawn, anchor: Span | None) -> Iterable[Chart]:
    """Write the values of a chart, its title first, each row on a line."""
    pen.begin_line()
    title = pen.label(" ".join(drawn.title.split()))
    pen.open_line()
    cells: list[Cell] = []
    for row, values in enumerate(drawn.rows):
        if row:
            pen.separate("\n")
        for column, value in enumerate(values):
            if column:
                pen.separate("\t")
            start, piece = pen.length, len(pen.pieces)
            pen.write(" ".join(value.split()))
            cells.append(Cell(pen.since(start, piece), row, column))
    table = Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells), len(drawn.rows), len(drawn.rows[0]))
    yield Chart(table, title, anchor)

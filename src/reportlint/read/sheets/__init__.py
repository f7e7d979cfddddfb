"""What spreadsheets have in common: a sheet of cells in, sections, tables and formulas of a document out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from reportlint.model import Document, Formula, Note, Problem, Span
from reportlint.read.sheets.formulas import Place
from reportlint.read.sheets.merges import Area, covered
from reportlint.read.sheets.references import Workbook
from reportlint.read.story import Aside, Drawn, Slot, Story
from reportlint.read.trouble import Limits


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell with what it prints and what is behind it."""

    text: str
    """As printed."""
    value: Decimal | None = None
    """The number behind it, None for text."""
    formula: str = ""
    """What it computes, without the equals sign; empty where it is typed in."""
    cached: bool = True
    """False where a formula stands and its result does not."""
    hidden: bool = False
    """True where its format prints nothing of it."""
    scale: Decimal = Decimal(1)
    """By what its format multiplies the number before it prints it: a thousandth for `0,`."""


@dataclass(slots=True)
class Sheet:
    """One sheet as its file describes it."""

    name: str
    """As on its tab."""
    hidden: bool = False
    """Whether its tab is hidden."""
    cells: dict[Place, SheetCell] = field(default_factory=dict)
    """Cells that are not blank, by row and column."""
    merges: list[Area] = field(default_factory=list)
    """Merged cells."""
    hidden_rows: set[int] = field(default_factory=set)
    """Rows nobody sees."""
    hidden_columns: set[int] = field(default_factory=set)
    """Columns nobody sees."""
    comments: dict[Place, tuple[str, str]] = field(default_factory=dict)
    """Comment and author by cell."""
    charts: list[Drawn] = field(default_factory=list)
    """Charts drawn on it."""
    pictures: int = 0
    """Pictures on it."""
    boxes: list[str] = field(default_factory=list)
    """Words of the shapes drawn on it; a line feed parts paragraphs."""
    margins: list[tuple[str, str]] = field(default_factory=list)
    """What is printed on each of its pages: `header` or `footer`, and the words."""
    zeros: bool = True
    """Whether a zero is printed."""
    cut: bool = False
    """Whether it holds more cells than are read."""


def without_zero(cell: SheetCell) -> SheetCell | None:
    """Return a cell of a sheet that prints no zeros; None for a zero that is typed in."""
    if cell.value is None or cell.value:
        return cell
    return replace(cell, text="") if cell.formula else None


def document_of(sheets: Sequence[Sheet], form: str, limits: Limits) -> Document:
    """Write sheets one below the other, each as a section with its name as the title."""
    story = Story(form, limits)
    hidden: list[Sheet] = []
    uncached = 0
    book = Workbook({sheet.name.lower(): sheet.cells for sheet in sheets})
    for sheet in sheets:
        uncached += sum(bool(cell.formula) and not cell.cached for cell in sheet.cells.values())
        if sheet.cut:
            story.problems.append(Problem("table-too-large", {"limit": str(limits.slots)}))
        if not (sheet.cells or sheet.charts or sheet.pictures or sheet.boxes):
            continue
        if sheet.hidden:
            hidden.append(sheet)
        else:
            write_sheet(story, sheet, book)
    for sheet in hidden:
        story.problems.append(Problem("hidden-sheet", {"name": sheet.name}))
        rows = ["\t".join(cell.text for _, cell in row) for _, row in rows_of(sheet.cells)]
        story.aside(Aside("hidden", "\n".join([sheet.name, *rows, *sheet.boxes])))
    for kind, words in dict.fromkeys(margin for sheet in sheets if not sheet.hidden for margin in sheet.margins):
        story.aside(Aside(kind, words))
    if uncached:
        story.problems.append(Problem("formula-uncached", {"count": str(uncached)}))
    unsolved = sum(formula.computed is None for formula in story.formulas)
    if unsolved:
        story.problems.append(Problem("formula-unsolved", {"count": str(unsolved)}))
    return story.document()


def rows_of(cells: Mapping[Place, SheetCell]) -> list[tuple[int, list[tuple[int, SheetCell]]]]:
    """Return the rows that hold something, from the top, each with its cells from the left."""
    rows: dict[int, list[tuple[int, SheetCell]]] = {}
    for (row, column), cell in sorted(cells.items()):
        rows.setdefault(row, []).append((column, cell))
    return list(rows.items())


def write_sheet(story: Story, sheet: Sheet, book: Workbook) -> None:
    """Write one sheet: its name as a heading, rows that stand together as tables, lone cells as paragraphs."""
    story.paragraph([sheet.name], 1)
    corners = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
    spans: dict[Place, Span] = {}
    under = covered(sheet.cells, sheet.merges)
    printed = {place: cell for place, cell in sheet.cells.items() if place not in under}
    for region in regions_of(printed, sheet.merges):
        rows = list(region)
        head = 0
        while head < len(rows) and len(rows[head][1]) == 1:
            head += 1
        tail = len(rows)
        while tail > head and len(rows[tail - 1][1]) == 1 and not sits_in_a_column(rows[head:tail]):
            tail -= 1
        write_lines(story, rows[:head], spans)
        write_table(story, rows[head:tail], corners, spans)
        write_lines(story, rows[tail:], spans)
    annotate(story, sheet, spans)
    for place, corner in sorted(under.items()):
        above = sheet.cells.get(corner)
        # Programs that export tables often repeat the value of a merged cell in every cell under it.
        if above is None or above.text != sheet.cells[place].text:
            story.aside(Aside("hidden", sheet.cells[place].text), spans.get(corner))
    story.formulas.extend(
        Formula(spans[place], cell.formula, book.result(sheet.name, place, cell))
        for place, cell in sheet.cells.items()
        if cell.formula and cell.cached and place in spans and cell.value is not None
    )
    for box in sheet.boxes:
        for paragraph in box.split("\n"):
            story.paragraph([paragraph])
    for chart in sheet.charts:
        story.chart(chart)
    for _ in range(sheet.pictures):
        story.picture()


Rows: TypeAlias = Sequence[tuple[int, list[tuple[int, SheetCell]]]]


def sits_in_a_column(rows: Rows) -> bool:
    """Say whether the lone cell of the last row is a number of a column rather than a remark below the table."""
    return rows[-1][1][0][1].value is not None


def regions_of(printed: Mapping[Place, SheetCell], merges: Sequence[Area]) -> Iterable[Rows]:
    """Part the rows of a sheet where a row between them is blank and no merged cell reaches over it."""
    bridged = {row for top, _, bottom, _ in merges if bottom - top < 1000 for row in range(top + 1, bottom + 1)}
    region: list[tuple[int, list[tuple[int, SheetCell]]]] = []
    for number, cells in rows_of(printed):
        if (
            region
            and number - region[-1][0] > 1
            and not all(row in bridged for row in range(region[-1][0] + 1, number))
        ):
            yield region
            region = []
        region.append((number, cells))
    if region:
        yield region


def write_lines(story: Story, rows: Rows, spans: dict[Place, Span]) -> None:
    """Write rows of one cell each as paragraphs."""
    for row, cells in rows:
        for column, cell in cells:
            span = story.paragraph([cell.text])
            if span:
                spans[row, column] = span


def write_table(story: Story, rows: Rows, corners: dict[Place, tuple[int, int]], spans: dict[Place, Span]) -> None:
    """Write rows as one table, without the blank columns around it."""
    if not rows:
        return
    left = min(cells[0][0] for _, cells in rows)
    top, bottom = rows[0][0], rows[-1][0]
    ends = [column + corners.get((row, column), (1, 1))[1] for row, cells in rows for column, _ in cells]
    lows = [row + corners.get((row, column), (1, 1))[0] for row, cells in rows for column, _ in cells]
    # A merge that reaches far beyond all words is a formatted area, not a wide table.
    right = min(max(ends), max(column for _, cells in rows for column, _ in cells) + 1 + 64)
    bottom = min(max(lows), bottom + 1)
    slots = [
        Slot(row - top, column - left, (cell.text,), *corners.get((row, column), (1, 1)))
        for row, cells in rows
        for column, cell in cells
    ]
    table = story.table(slots, max(bottom, rows[-1][0] + 1) - top, right - left)
    for placed in table.cells if table else ():
        spans[top + placed.row, left + placed.column] = placed.span


def annotate(story: Story, sheet: Sheet, spans: dict[Place, Span]) -> None:
    """Note what is hidden and what is commented on."""
    unseen = {place for place, cell in sheet.cells.items() if cell.hidden}
    for place, span in spans.items():
        if span and (place in unseen or place[0] in sheet.hidden_rows or place[1] in sheet.hidden_columns):
            story.notes.append(Note("hidden", span))
    for place, (words, author) in sheet.comments.items():
        story.aside(Aside("comment", words, author), spans.get(place))

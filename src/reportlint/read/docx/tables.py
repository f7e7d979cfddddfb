"""A table's grid: the cells of each row as Word writes them in, cells with their place and extent out."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlint.model import Cell, Span
from reportlint.read.docx.names import DELETION, TEXT, VALUE, Properties, W, integer, properties, value
from reportlint.read.widths import MOST_COLUMNS, begun, narrowed
from reportlint.read.xml import Element

CELL_PROPERTIES, ROW_PROPERTIES = W + "tcPr", W + "trPr"
GRID_SPAN, DOWN, ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
CELL_INSERTION, CELL_DELETION, CELL_MERGE = W + "cellIns", W + "cellDel", W + "cellMerge"
BEFORE, AFTER = W + "gridBefore", W + "gridAfter"


@dataclass(slots=True)
class Draft:
    """A cell whose extent is still growing."""

    span: Span
    """Its text."""
    row: int
    """First grid row."""
    column: int
    """First grid column."""
    rowspan: int = 1
    """Grid rows so far."""
    colspan: int = 1
    """Grid columns so far."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a `w:tc` says about its place."""

    width: int
    """Grid columns."""
    down: str | None
    """`restart` or `continue` in a vertical merge, else None."""
    across: str | None
    """The same in a horizontal merge, which only old files have."""
    inserted: Element | None = None
    """The tracked change that inserts the cell."""
    deleted: Element | None = None
    """The tracked change that deletes it: the cells behind it move up."""


@dataclass(slots=True)
class Grid:
    """The grid as far as its rows have been read."""

    drafts: list[Draft] = field(default_factory=list)
    """The cells in reading order."""
    rows: int = 0
    """Rows finished."""
    columns: int = 0
    """The widest row so far."""
    column: int = 0
    """Where the next cell of the current row stands."""
    above: dict[int, Draft] = field(default_factory=dict)
    """Cells the row above leaves open for a vertical merge, by column."""
    open: dict[int, Draft] = field(default_factory=dict)
    """Those of the current row."""
    latest: Draft | None = None
    """The cell before in the row, None where that slot is covered from above."""

    def begin_row(self, row: Element) -> None:
        """Go to the first slot of a row."""
        self.column = skipped(row, BEFORE)
        self.latest = None

    def covers(self, extent: Extent) -> bool:
        """Say whether the next slot belongs to a cell that has been read, and let that cell grow over it."""
        if extent.across == "continue" and self.column > 0:
            if self.latest is not None:
                self.latest.colspan += extent.width
            self.column += extent.width
            return True
        merged = self.above.get(self.column) if extent.down == "continue" else None
        if merged is None or merged.colspan != extent.width:
            return False
        merged.rowspan += 1
        self.open[self.column] = merged
        self.column += extent.width
        self.latest = None
        return True

    def add(self, extent: Extent, span: Span) -> None:
        """Put a cell into the next slots."""
        draft = Draft(span, self.rows, self.column, colspan=extent.width)
        self.drafts.append(draft)
        if extent.down is not None:
            self.open[self.column] = draft
        self.column += extent.width
        self.latest = draft

    def end_row(self, row: Element) -> None:
        """Close a row."""
        self.columns = max(self.columns, self.column + skipped(row, AFTER))
        self.rows += 1
        self.above, self.open = self.open, {}

    def cells(self) -> tuple[Cell, ...]:
        """Return the cells with their final extents."""
        self.narrow()
        return tuple(Cell(draft.span, draft.row, draft.column, draft.rowspan, draft.colspan) for draft in self.drafts)

    def narrow(self) -> None:
        """Leave out the columns of a table wider than any paper in which no cell begins."""
        if self.columns <= MOST_COLUMNS:
            return
        begins = begun(draft.column for draft in self.drafts)
        for draft in self.drafts:
            draft.column, draft.colspan = narrowed(draft.column, draft.colspan, begins)
        self.columns = len(begins)


def extent_of(cell: Element) -> Extent:
    """Read width and merges of a `w:tc`."""
    said = properties(cell, CELL_PROPERTIES)
    width = max(1, integer(value(said, GRID_SPAN), 1))
    down = merge(said, DOWN) or tracked_merge(cell, said)
    return Extent(width, down, merge(said, ACROSS), said.get(CELL_INSERTION), said.get(CELL_DELETION))


def merge(said: Properties, tag: str) -> str | None:
    """Read a merge; one that does not say otherwise continues."""
    element = said.get(tag)
    return None if element is None else element.get(VALUE, "continue")


def tracked_merge(cell: Element, said: Properties) -> str | None:
    """Read a merge that a tracked change makes; a cell with words of its own is not merged away."""
    change = said.get(CELL_MERGE)
    if change is None:
        return None
    merged = change.get(W + "vMerge") == "cont" and not any(text.text for text in cell.iter(TEXT))
    return "continue" if merged else "restart"


def skipped(row: Element, tag: str) -> int:
    """Read how many slots a row leaves out at one of its ends."""
    return max(0, integer(value(properties(row, ROW_PROPERTIES), tag)))


def row_deletion(row: Element) -> Element | None:
    """Return the tracked change that deletes the row, None for a row that stays."""
    return properties(row, ROW_PROPERTIES).get(DELETION)

"""Grids and characters → tables with their words, and pieces of one table on several pages → one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlint.patterns import compiled
from reportlint.read.layout.gaps import is_number
from reportlint.read.layout.glyphs import Glyph
from reportlint.read.layout.grids import Grid, Place, columns_agree
from reportlint.read.layout.lines import Line, lines_of

SLOTS: Final = 8
"""A table has at least so many slots, or words in all of its cells."""
TALLEST: Final = 15
"""Lines in a cell of the only row of a table; more are a page with a frame around it."""
REACH: Final = 2.0
"""How far the column edges of two pieces of one table may differ, in points."""
MARGINS: Final = (2.0, 7.0)
"""The least and the largest inner margin of a cell, in points."""
FULL_STOPS: Final = "。！？"
"""What the last sentence of a cell ends with; other marks part the items of a list inside it."""
ENDINGS: Final = "。！？；：.!?;:"
"""What a finished text ends with."""
CLOSERS: Final = "”’」』）)】》〉\"'"
"""What may stand behind an ending."""
CLINGING: Final = compiled(
    r"(?:[（《〈“‘「『【〔［]{1,2}[!-~]{1,12}|[（《〈“‘「『【〔［]{0,2}.)[，。、；：？！）》〉”’」』】〕］％]{0,2}"
)
"""A character, or a number in brackets, with the marks that no line begins or ends with."""
NARROW: Final = compiled(r"[!-~]{1,12}")
"""Characters half as wide as others that are not parted at a line end."""
SPARE: Final = 0.2
"""How much more room than they take such characters ask for, in character sizes."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell with its words."""

    place: Place
    """The slots it covers."""
    lines: tuple[Line, ...] = ()
    """Its lines in reading order."""
    x0: float = 0.0
    """Its left rule."""
    x1: float = 0.0
    """Its right rule."""

    @property
    def text(self) -> str:
        """Its characters without anything between the lines."""
        return "".join(line.text for line in self.lines)

    def breaks_before(self, below: PrintedCell) -> bool:
        """Say whether its last line leaves no room for the first character of another cell and what clings to it."""
        if not self.lines or not below.lines:
            return False
        line, first = self.lines[-1], below.lines[0]
        beginning = CLINGING.match(first.text)
        # A number in the middle of words stays whole; one below another one is a number of its own.
        number = None if line.text[-1].isascii() else NARROW.match(first.text)
        count = max(match.end() for match in (beginning, number) if match) if beginning or number else 1
        asked = max(first.width(0, count), line.size) + SPARE * line.size
        return line.x1 - line.x0 + asked > room(self)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A table, or the piece of one that stands on one page."""

    page: int
    """1-based; of the first piece."""
    top: float
    """Where it begins on its page."""
    bottom: float
    """Where it ends, on the page of its last piece."""
    xs: tuple[float, ...]
    """Its column edges."""
    rows: int
    """Grid rows."""
    cells: tuple[PrintedCell, ...]
    """By row and column; together they cover every slot once."""
    loose: tuple[Line, ...] = ()
    """The same words as lines across the cells, should this turn out to be no table."""
    breaks: tuple[int, ...] = ()
    """Rows before which a page ended."""
    repeated: tuple[tuple[int, str], ...] = ()
    """Header rows left out because they repeat the first page's: their page and their words."""
    ruled: bool = True
    """False where its cells are told by gaps alone, so that merged ones cannot be known."""

    @property
    def columns(self) -> int:
        """Grid columns."""
        return len(self.xs) - 1

    def row(self, number: int) -> list[PrintedCell]:
        """Return the cells that begin in a row."""
        return [cell for cell in self.cells if cell.place.row == number]

    def standing(self, row: int) -> list[PrintedCell]:
        """Return the cells that cover a row, wherever they begin."""
        return [cell for cell in self.cells if cell.place.row <= row < cell.place.row + cell.place.rowspan]


def room(cell: PrintedCell) -> float:
    """Return how wide a line of a cell can be: what its rules leave, less its margin on both sides."""
    inset = min(line.x0 for line in cell.lines) - cell.x0
    return cell.x1 - cell.x0 - 2 * min(max(inset, MARGINS[0]), MARGINS[1])


def take_fragments(glyphs: list[Glyph], grids: Sequence[Grid], page: int) -> tuple[list[Fragment], list[Glyph]]:
    """Put the characters of a page into the cells they stand in; what stands in none is handed back."""
    if not grids:
        return [], glyphs
    held: list[dict[tuple[int, int], list[Glyph]]] = [{} for _ in grids]
    rest: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for grid, slots in zip(grids, held, strict=True):
            slot = grid.slot(x, y)
            if slot:
                slots.setdefault(slot, []).append(glyph)
                break
        else:
            rest.append(glyph)
    return [fragment_of(grid, slots, page) for grid, slots in zip(grids, held, strict=True)], rest


def fragment_of(grid: Grid, held: dict[tuple[int, int], list[Glyph]], page: int) -> Fragment:
    """Make a piece of a table from a grid and the characters in its slots."""
    cells = tuple(cell_of(grid, place, held, page) for place in grid.places)
    small = not certain(grid.rows, cells)
    loose = tuple(lines_of((glyph for slot in held.values() for glyph in slot), page)) if small else ()
    return Fragment(page, grid.ys[0], grid.ys[-1], grid.xs, grid.rows, cells, loose)


def certain(rows: int, cells: Sequence[PrintedCell]) -> bool:
    """Say whether cells are surely a table and not a frame around something else."""
    worded = sum(bool(cell.lines) for cell in cells)
    slots = sum(cell.place.rowspan * cell.place.colspan for cell in cells)
    if slots >= SLOTS:
        return worded >= 2
    if rows == 1:
        return worded == len(cells) >= 2 and all(len(cell.lines) <= TALLEST for cell in cells)
    return len(cells) >= 4 and (worded == len(cells) or (rows > 2 and is_form(cells)))


def is_form(cells: Sequence[PrintedCell]) -> bool:
    """Say whether every row of two cells has a name, and some have a value behind it."""
    names, values = ([bool(cell.lines) for cell in cells if cell.place.column == side] for side in (0, 1))
    return len(names) == len(values) == len(cells) / 2 and all(names) and any(values)


def cell_of(grid: Grid, place: Place, held: dict[tuple[int, int], list[Glyph]], page: int) -> PrintedCell:
    """Make a cell with the words that stand in its slots."""
    row, column, rowspan, colspan = place
    glyphs: list[Glyph] = []
    for down in range(row, row + rowspan):
        for across in range(column, column + colspan):
            glyphs.extend(held.get((down, across), ()))
    return PrintedCell(place, tuple(in_order(lines_of(glyphs, page))), grid.xs[column], grid.xs[column + colspan])


def in_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a cell in reading order: a column of single characters as it was drawn."""
    if len(lines) > 1 and all(len(line.text) == 1 for line in lines):
        return sorted(lines, key=lambda line: line.order)
    return lines


def continues(above: Fragment, below: Fragment) -> bool:
    """Say whether a table at the top of a page may go on the one that ended the page before."""
    if begins_anew(above, below):
        return False
    if not (above.ruled or below.ruled):
        return gaps_agree(above, below)
    return columns_agree(above.xs, below.xs, REACH) or (
        min(above.columns, below.columns) >= 2
        and columns_agree((above.xs[0], above.xs[-1]), (below.xs[0], below.xs[-1]), REACH)
        and (part_of(above.xs, below.xs) or part_of(below.xs, above.xs))
    )


def begins_anew(above: Fragment, below: Fragment) -> bool:
    """Say whether a piece has a header of its own: other names, where all rows around have numbers."""
    names, others = above.row(0), below.row(0)
    if len(names) != len(others) or not all(cell.lines and not is_number(cell.text) for cell in (*names, *others)):
        return False
    same = sum(one.text == other.text for one, other in zip(names, others, strict=True))
    numeric = numeric_columns(above) & numeric_columns(below)
    return 2 * same < len(names) and bool(numeric)


def numeric_columns(piece: Fragment) -> set[int]:
    """Return the columns that hold numbers and nothing else below the first row."""
    held: dict[int, list[str]] = {}
    for cell in piece.cells:
        if cell.lines and cell.place.row:
            held.setdefault(cell.place.column, []).append(cell.text)
    return {column for column, texts in held.items() if all(map(is_number, texts))}


def gaps_agree(above: Fragment, below: Fragment) -> bool:
    """Say whether two pieces whose columns only gaps tell are as wide and have the same columns.

    The edges of columns stand somewhere in the gaps, on every page elsewhere.
    """
    if above.columns != below.columns:
        return False
    outer = [abs(above.xs[side] - below.xs[side]) <= REACH for side in (0, -1)]
    return all(outer) and (held_by(above, below.xs) or held_by(below, above.xs))


def held_by(piece: Fragment, xs: Sequence[float]) -> bool:
    """Say whether the words of each cell of a piece stand between the column edges of another one."""
    return all(
        xs[column] - REACH <= line.x0 and line.x1 <= xs[column + cell.place.colspan] + REACH
        for cell in piece.cells
        for column in [cell.place.column]
        for line in cell.lines
    )


def part_of(some: Sequence[float], all_edges: Sequence[float]) -> bool:
    """Say whether every column edge of one piece is one of the other's."""
    return all(any(abs(edge - known) <= REACH for known in all_edges) for edge in some)


def stitched(above: Fragment, below: Fragment) -> Fragment:
    """Make one table of a piece and its continuation on the next page."""
    xs = above.xs if above.columns >= below.columns else below.xs
    above, whole = regridded(above, xs), regridded(below, xs)
    below = without_header(above, whole)
    gone = "".join(cell.text for cell in whole.cells if cell.place.row < whole.rows - below.rows)
    above = replace(above, repeated=(*above.repeated, *below.repeated, *([(last_page(whole), gone)] if gone else [])))
    if not below.rows:
        return replace(above, bottom=below.bottom)
    run_on = runs_over(above, below)
    if run_on:
        above, below = poured(above, below)
    seam = above.rows
    kept, cells = heirs(above, below)
    return replace(
        above,
        bottom=below.bottom,
        rows=above.rows + below.rows,
        cells=(*kept, *(shifted(cell, seam) for cell in cells)),
        loose=(),
        breaks=(*above.breaks, seam) if below.rows else above.breaks,
    )


def last_page(piece: Fragment) -> int:
    """Return the page a piece stands on, or the last of its pages."""
    return max((line.page for cell in piece.cells for line in cell.lines), default=piece.page)


def regridded(piece: Fragment, xs: tuple[float, ...]) -> Fragment:
    """Count the columns of a piece by finer column edges."""
    if len(piece.xs) == len(xs):
        return piece
    spots = [min(range(len(xs)), key=lambda spot: abs(xs[spot] - edge)) for edge in piece.xs]
    cells = tuple(
        replace(cell, place=cell.place._replace(column=spots[start], colspan=spots[end] - spots[start]))
        for cell in piece.cells
        for start, end in [(cell.place.column, cell.place.column + cell.place.colspan)]
    )
    return replace(piece, xs=xs, cells=cells)


def shifted(cell: PrintedCell, rows: int) -> PrintedCell:
    """Move a cell down by some rows."""
    return replace(cell, place=cell.place._replace(row=cell.place.row + rows))


def without_header(above: Fragment, below: Fragment) -> Fragment:
    """Leave out the leading rows that repeat the header of the table."""
    repeated = 0
    while repeated < min(above.rows, below.rows) and repeats(above.row(repeated), below.row(repeated)):
        repeated += 1
    return cropped(below, repeated)


def repeats(header: Sequence[PrintedCell], row: Sequence[PrintedCell]) -> bool:
    """Say whether a row is the header again, even where its words are cut off."""
    if [cell.place.column for cell in header] != [cell.place.column for cell in row]:
        return False
    pairs = [(first.text, again.text) for first, again in zip(header, row, strict=True)]
    same = sum(first == again for first, again in pairs if again)
    return same >= 2 and 2 * same >= len(pairs) and all(first.startswith(again) for first, again in pairs)


def cropped(piece: Fragment, rows: int) -> Fragment:
    """Leave out the first rows of a piece; a cell that goes on below them stays, empty."""
    if not rows:
        return piece
    cells = tuple(
        shifted(cell, -rows) if cell.place.row >= rows else clipped(cell, rows)
        for cell in piece.cells
        if cell.place.row + cell.place.rowspan > rows
    )
    return replace(piece, rows=piece.rows - rows, cells=cells)


def clipped(cell: PrintedCell, rows: int) -> PrintedCell:
    """Cut the first rows off a cell that begins in them."""
    left = cell.place.row + cell.place.rowspan - rows
    return replace(cell, place=cell.place._replace(row=0, rowspan=left), lines=())


def runs_over(above: Fragment, below: Fragment) -> bool:
    """Say whether the first row of a continuation is the rest of the last row before the page break.

    It is where all its words go on an unfinished text right above, and it has no values of its own where that row has.
    """
    last = {cell.place.column: cell for cell in above.standing(above.rows - 1)}
    row = below.row(0)
    worded = [cell for cell in row if cell.lines]
    blank = [cell for cell in row if not cell.lines]
    if not worded or not all(unfinished(last.get(cell.place.column), cell) for cell in worded):
        return False
    return any(cell.place.column in last and last[cell.place.column].lines for cell in blank)


def unfinished(above: PrintedCell | None, below: PrintedCell) -> bool:
    """Say whether a cell breaks off at the end of a full line, with another one of its width below."""
    if above is None or above.place.colspan != below.place.colspan or not above.breaks_before(below):
        return False
    return not above.text.rstrip(CLOSERS).endswith(tuple(FULL_STOPS))


def finished(text: str) -> bool:
    """Say whether a text ends with a mark that ends sentences."""
    return text.rstrip(CLOSERS).endswith(tuple(ENDINGS))


def poured(above: Fragment, below: Fragment) -> tuple[Fragment, Fragment]:
    """Add the words of the first row below to the cells they continue."""
    rest = {cell.place.column: cell.lines for cell in below.row(0)}
    cells = tuple(
        replace(cell, lines=cell.lines + rest.get(cell.place.column, ()))
        if cell.place.row + cell.place.rowspan == above.rows
        else cell
        for cell in above.cells
    )
    return replace(above, cells=cells), cropped(below, 1)


def heirs(above: Fragment, below: Fragment) -> tuple[tuple[PrintedCell, ...], tuple[PrintedCell, ...]]:
    """Let merged cells that the page break cut grow over the blanks that continue them."""
    last = {cell.place.column: cell for cell in above.standing(above.rows - 1)}
    taken: dict[Place, int] = {}
    gone: set[Place] = set()
    leading = True
    for cell in below.row(0):
        owner = last.get(cell.place.column)
        leading = leading and not cell.lines
        usual = leading and merges(above, below, cell.place.column)
        if owner and not cell.lines and inherits(owner, cell, usual=usual):
            taken[owner.place] = cell.place.rowspan
            gone.add(cell.place)
    kept = tuple(
        replace(cell, place=cell.place._replace(rowspan=cell.place.rowspan + taken.get(cell.place, 0)))
        for cell in above.cells
    )
    return kept, tuple(cell for cell in below.cells if cell.place not in gone)


def inherits(owner: PrintedCell, blank: PrintedCell, *, usual: bool) -> bool:
    """Say whether a blank at the top of a page is the rest of the merged cell above the break."""
    if owner.place.colspan != blank.place.colspan or not owner.lines:
        return False
    return owner.place.rowspan > 1 or blank.place.rowspan > 1 or usual


def merges(above: Fragment, below: Fragment, column: int) -> bool:
    """Say whether cells of a column are merged downwards anywhere in the table."""
    return any(cell.place.rowspan > 1 and cell.place.column == column for cell in (*above.cells[1:], *below.cells))

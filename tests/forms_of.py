"""One self-evaluation form, written as HTML in Markdown, as a Word table and as a sheet, with the same merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document as WordDocument
from openpyxl import Workbook


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell."""

    text: str
    """Its words."""
    across: int = 1
    """Columns it covers."""
    down: int = 1
    """Rows it covers."""


Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Form:
    """A title and one table."""

    title: str
    """What stands above."""
    rows: Rows
    """Its cells, each where it begins."""

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Yield row and column at which each cell begins."""
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                yield row, column, cell
                taken |= {(row + down, column + across) for down in range(cell.down) for across in range(cell.across)}
                column += cell.across

    @property
    def width(self) -> int:
        """Columns of the table."""
        return max(column + cell.across for _, column, cell in self.placed())


def rows_of(text: str) -> Rows:
    """Read rows from lines of cells between |; `>2 words` covers two columns, `^3 words` three rows."""
    return [
        [cell_of(part.strip()) for part in line.strip().strip("|").split("|")] for line in text.strip().splitlines()
    ]


def cell_of(text: str) -> Cell:
    """Read one cell."""
    across, down = 1, 1
    while text[:1] in {">", "^"} and text[1:2].isdigit():
        mark, _, text = text.partition(" ")
        across, down = (int(mark[1:]), down) if mark[0] == ">" else (across, int(mark[1:]))
    return Cell(text, across, down)


def as_markdown(form: Form) -> bytes:
    """Write a form as an HTML table below a heading."""
    lines = [f"# {form.title}", "", "<table>"]
    for cells in form.rows:
        inside = "".join(f'<td colspan="{one.across}" rowspan="{one.down}">{one.text}</td>' for one in cells)
        lines.append(f"<tr>{inside}</tr>")
    return "\n".join([*lines, "</table>", ""]).encode()


def as_docx(form: Form) -> bytes:
    """Write a form as a Word document."""
    document = WordDocument()
    document.add_heading(form.title, 0)
    table = document.add_table(len(form.rows), form.width)
    for row, column, one in form.placed():
        cell = table.cell(row, column)
        if one.across > 1 or one.down > 1:
            cell = cell.merge(table.cell(row + one.down - 1, column + one.across - 1))
        cell.text = one.text
    return saved(document)


def as_xlsx(form: Form) -> bytes:
    """Write a form as a sheet, every cell as text, as systems export it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "自评表"
    sheet.append([form.title])
    for row, column, one in form.placed():
        sheet.cell(row + 2, column + 1, one.text)
        if one.across > 1 or one.down > 1:
            sheet.merge_cells(
                start_row=row + 2, start_column=column + 1, end_row=row + 1 + one.down, end_column=column + one.across
            )
    return saved(book)


def saved(document: object) -> bytes:
    """Save a document of either library."""
    stream = BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


WRITERS = {"md": as_markdown, "docx": as_docx, "xlsx": as_xlsx}

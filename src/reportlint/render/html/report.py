"""The report as it reads, left on the page: paragraphs, headings and tables with everything marked in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.finding import Result
from reportlint.model import Block, Cell, Paragraph, Table
from reportlint.render.html.escape import tag, text
from reportlint.render.html.marks import Marked
from reportlint.render.html.words import WORDS, both

CHUNK = 24
"""Blocks that a browser lays out together; what is far from the window is not laid out at all."""

DEEPEST = 6
"""The lowest heading of HTML."""


def report(result: Result, marked: Marked) -> str:
    """Draw the text of a report, in pieces that a browser can leave alone until they are looked at."""
    levels = {title.span.start: max(2, min(title.level + 2, DEEPEST)) for title in result.titles}
    blocks = [block(each, marked, levels) for each in result.document.blocks]
    return chunked("section", blocks) + charts(result, marked) + notes(result, marked)


def chunked(name: str, pieces: Sequence[str], size: int = CHUNK) -> str:
    """Put pieces of a page into elements that a browser lays out only when they come near the window."""
    starts = range(0, len(pieces), size)
    return "".join(tag(name, "".join(pieces[start : start + size]), class_="chunk") for start in starts)


def block(each: Block, marked: Marked, levels: dict[int, int]) -> str:
    """Draw a paragraph, a heading or a table."""
    if isinstance(each, Table):
        return table(each, marked)
    return paragraph(each, marked, levels.get(each.span.start))


def paragraph(each: Paragraph, marked: Marked, level: int | None) -> str:
    """Draw a paragraph; a heading has a level from 2 to 6."""
    name = "p" if level is None else f"h{level}"
    return tag(name, marked.html(each.span), id=f"b{each.span.start}")


def table(each: Table, marked: Marked) -> str:
    """Draw a table with its merged cells; slots that no cell covers are drawn empty."""
    rows: list[list[Cell]] = [[] for _ in range(each.rows)]
    for cell in each.cells:
        rows[cell.row].append(cell)
    body = "".join(tag("tr", "".join(cells(row, marked))) for row in rows)
    return tag("div", tag("table", body), class_="wide", id=f"b{each.span.start}", tabindex="0")


def cells(row: Sequence[Cell], marked: Marked) -> Iterator[str]:
    """Draw the cells of one row."""
    for cell in sorted(row, key=lambda cell: cell.column):
        yield tag(
            "td",
            marked.html(cell.span),
            rowspan=cell.rowspan if cell.rowspan > 1 else None,
            colspan=cell.colspan if cell.colspan > 1 else None,
        )


def charts(result: Result, marked: Marked) -> str:
    """Draw the values behind the charts."""
    if not result.document.charts:
        return ""
    pieces = (
        tag("h3", marked.html(chart.title) if chart.title else both("chart")) + table(chart.table, marked)
        for chart in result.document.charts
    )
    return tag("section", tag("h2", both("charts")) + "".join(pieces), class_="chunk charts")


def notes(result: Result, marked: Marked) -> str:
    """Draw what stands beside the body."""
    end = max((each.span.end for each in result.document.blocks), default=0)
    shown = [note for note in result.document.notes if note.span and note.span.start >= end]
    if not shown:
        return ""
    lines = "".join(
        tag(
            "li",
            tag("b", both(note.kind) if note.kind in WORDS else text(note.kind))
            + " "
            + tag("i", text(note.author))
            + " "
            + marked.html(note.span),
        )
        for note in shown
    )
    return tag("section", tag("h2", both("notes")) + tag("ul", lines), class_="chunk notes")

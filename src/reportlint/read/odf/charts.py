"""A chart embedded in a document: its local table in, series, categories and values out."""

from __future__ import annotations

from reportlint.read.odf.names import CELL, CHART, PARAGRAPH, ROW, TABLE
from reportlint.read.story import Drawn
from reportlint.read.xml import Element

MOST_VALUES = 10_000
"""A chart of more rows is not written out."""


def read_chart(root: Element) -> Drawn | None:
    """Read the values a chart is drawn from; None for any other embedded object."""
    chart = next(root.iter(CHART + "chart"), None)
    if chart is None:
        return None
    title = chart.find(CHART + "title")
    table = chart.find(TABLE + "table")
    rows: list[tuple[str, ...]] = []
    for row in () if table is None else table.iter(ROW):
        rows.append(tuple(words(cell) for cell in row.iterchildren(CELL)))
        if len(rows) > MOST_VALUES:
            break
    width = max(map(len, rows), default=0)
    return Drawn("" if title is None else words(title), tuple(row + ("",) * (width - len(row)) for row in rows))


def words(element: Element) -> str:
    """Return the words of a cell or title."""
    return " ".join("".join(str(text) for text in paragraph.itertext()) for paragraph in element.iter(PARAGRAPH))

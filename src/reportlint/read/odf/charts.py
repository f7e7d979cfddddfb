"""A chart embedded in a document: its local table in, series, categories and values out."""

from __future__ import annotations

from itertools import islice
from posixpath import normpath

from reportlint.read.categories import named
from reportlint.read.odf.names import CELL, CHART, LIST, LIST_ITEM, PARAGRAPH, ROW, TABLE, XLINK
from reportlint.read.package import Package
from reportlint.read.story import Drawn
from reportlint.read.xml import Element

MOST_VALUES = 10_000
"""A chart of more rows is not written out."""


def embedded_chart(package: Package, element: Element) -> Drawn | None:
    """Read the chart that an embedded object is, a document of its own inside the package; None for any other."""
    name = normpath(element.get(XLINK + "href", "").lstrip("./")) + "/content.xml"
    return read_chart(package.parse(name)) if package.has(name) else None


def read_chart(root: Element) -> Drawn | None:
    """Read the values a chart is drawn from; None for any other embedded object."""
    chart = next(root.iter(CHART + "chart"), None)
    if chart is None:
        return None
    title = chart.find(CHART + "title")
    table = chart.find(TABLE + "table")
    cells = [list(row.iterchildren(CELL)) for row in islice(() if table is None else table.iter(ROW), MOST_VALUES + 1)]
    names = named(levels_of(row[0]) if row else [""] for row in cells)
    rows = [(name, *map(words, row[1:])) if row else () for name, row in zip(names, cells, strict=True)]
    width = max(map(len, rows), default=0)
    return Drawn("" if title is None else words(title), tuple(row + ("",) * (width - len(row)) for row in rows))


def levels_of(cell: Element) -> list[str]:
    """Return the name of a category, or its levels one by one, the outermost first, where a list behind it has them."""
    return [words(level) for level in cell.iter(LIST_ITEM)] or [words(cell)]


def words(element: Element) -> str:
    """Return the words of a cell, level or title; what a list in a cell says is said before it."""
    said = element.iter(PARAGRAPH) if element.find(LIST) is None else element.iterchildren(PARAGRAPH)
    return " ".join("".join(str(text) for text in paragraph.itertext()) for paragraph in said)

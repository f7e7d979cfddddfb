"""Native charts of Office files (DrawingML): a chart part in, series names, categories and cached values out."""

from __future__ import annotations

from typing import Final

from reportlint.read.categories import named
from reportlint.read.sheets.formats import GENERAL, number_of, printed
from reportlint.read.story import Drawn
from reportlint.read.xml import Element

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MOST_POINTS: Final = 10_000
"""A chart of more points is not written out."""

MOST_LEVELS: Final = 10
"""Levels of categories that are read; there are two or three."""


def read_chart(root: Element) -> Drawn:
    """Read the cached values of a chart; one without any has no rows."""
    title = root.find(f"{C}chart/{C}title")
    series = list(root.iter(C + "ser"))
    categories: dict[int, str] = {}
    for one in series:
        for points in (names_of(one.find(C + kind)) for kind in ("cat", "xVal")):
            categories = categories or points
    values = [points_of(one.find(C + "val")) or points_of(one.find(C + "yVal")) for one in series]
    indexes = sorted({index for points in (categories, *values) for index in points})[:MOST_POINTS]
    if not indexes or not any(values):
        return Drawn(words_of(title), ())
    names = [words_of(one.find(C + "tx")) for one in series]
    rows = [(categories.get(index, ""), *(points.get(index, "") for points in values)) for index in indexes]
    return Drawn(words_of(title), (("", *names), *rows))


def names_of(element: Element | None) -> dict[int, str]:
    """Return the names of categories by their index; of those with several levels all of them, the outermost first."""
    levels = [] if element is None else [points_of(level) for level in element.iter(C + "lvl")][:MOST_LEVELS]
    if len(levels) < 2:
        return points_of(element)
    indexes = sorted({index for level in levels for index in level})[:MOST_POINTS]
    rows = ([level.get(index, "") for level in reversed(levels)] for index in indexes)
    return dict(zip(indexes, named(rows), strict=True))


def points_of(element: Element | None) -> dict[int, str]:
    """Return the points of a cached series by their index, numbers as they are printed."""
    if element is None:
        return {}
    code = element.findtext(f".//{C}formatCode") or GENERAL
    numeric = next(element.iter(C + "numCache", C + "numLit"), None) is not None
    found: dict[int, str] = {}
    for point in element.iter(C + "pt"):
        index, text = point.get("idx", ""), point.findtext(C + "v") or ""
        number = number_of(text) if numeric else None
        if index.isdecimal() and len(index) < 9 and int(index) not in found:
            found[int(index)] = text if number is None else printed(number, point.get("formatCode") or code)
    return found


def words_of(element: Element | None) -> str:
    """Return the words of a title or of the name of a series."""
    if element is None:
        return ""
    cached = [value.text or "" for value in element.iter(C + "v")]
    typed = [text.text or "" for text in element.iter(A + "t")]
    return " ".join("".join(typed or cached).split())

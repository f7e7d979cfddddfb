"""The numbers of a document that no relation says anything about, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from reportlint.finding import Result, Standing
from reportlint.model import Span
from reportlint.render.cells import padded
from reportlint.render.json import Record
from reportlint.render.json_text import dumped
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.paint import painted
from reportlint.render.pieces import Line
from reportlint.render.visible import one_line
from reportlint.render.words import say

AROUND = 24
"""Characters shown on either side of a number."""


def unchecked_of(result: Result) -> list[Span]:
    """Return the numbers that no relation vouches for, in document order."""
    return [span for span, standing in result.standings if standing is Standing.UNCHECKED]


def render_unchecked(result: Result, options: Options) -> str:
    """Draw the numbers that nothing was compared with, one a line, and how many there are."""
    spans = unchecked_of(result)
    total = say("unchecked-total", options.language, count=len(spans), numbers=len(result.standings))
    return painted([*rows(result, spans), *([()] if spans else []), ((total, "strong"),)], color=options.color)


def rows(result: Result, spans: list[Span]) -> Iterator[Line]:
    """Draw places, numbers and the words around them in columns."""
    locator = Locator.of(result.document)
    places = [locator.short(span) for span in spans]
    numbers = [one_line(result.document.quote(span)) for span in spans]
    widest_place, widest_number = (max(map(cell_len, column), default=0) for column in (places, numbers))
    text = result.document.text
    for span, place, number in zip(spans, places, numbers, strict=True):
        start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
        words = f"{'…' if start else ''}{one_line(text[start:end])}{'…' if end < len(text) else ''}"
        yield (
            (f"{place:>{widest_place}}", "frame"),
            (f"  {padded(number, widest_number)}", "strong"),
            (f"  {words}", "faint"),
        )


def render_unchecked_json(result: Result) -> str:
    """Draw the numbers that nothing was compared with as one JSON object."""
    locator = Locator.of(result.document)
    return dumped({"version": 1, "unchecked": [record(locator, span) for span in unchecked_of(result)]}) + "\n"


def record(locator: Locator, span: Span) -> Record:
    """Describe one number."""
    return {"quote": locator.document.quote(span), "location": locator.record(span)}

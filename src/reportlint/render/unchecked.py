"""The numbers of a document that no relation says anything about, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Result, Standing
from reportlint.model import Span
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
    """Draw places and words in columns."""
    locator = Locator.of(result.document)
    places = [locator.short(span) for span in spans]
    widest = max(map(len, places), default=0)
    text = result.document.text
    for span, place in zip(spans, places, strict=True):
        before, behind = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
        yield (
            (f"{place:>{widest}}", "frame"),
            (f"  {one_line(before)}", "faint"),
            (one_line(text[span.start : span.end]), "strong"),
            (one_line(behind), "faint"),
        )


def render_unchecked_json(result: Result) -> str:
    """Draw the numbers that nothing was compared with as one JSON object."""
    locator = Locator.of(result.document)
    return dumped({"version": 1, "unchecked": [record(locator, span) for span in unchecked_of(result)]}) + "\n"


def record(locator: Locator, span: Span) -> Record:
    """Describe one number."""
    return {"quote": locator.document.quote(span), "location": locator.record(span)}

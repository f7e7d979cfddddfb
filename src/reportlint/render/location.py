"""Where a span stands: line and column for everyone, page and box where the format has pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportlint.model import Document, Lines, Position, Span
from reportlint.render.visible import one_line


@dataclass(frozen=True, slots=True)
class Locator:
    """A document with its line starts at hand."""

    document: Document
    """The document."""
    lines: Lines
    """Its line starts."""

    @classmethod
    def of(cls, document: Document) -> Locator:
        """Index the lines of a document."""
        return cls(document, Lines.of(document.text))

    def position(self, span: Span) -> Position:
        """Return line and column of the first character."""
        return self.lines.position(span.start)

    def page(self, span: Span) -> int | None:
        """Return the page, None where the format has none."""
        return self.document.layout.page(span) if self.document.layout else None

    def box(self, span: Span) -> list[float] | None:
        """Return the box on the page in points, None where the format has none."""
        box = self.document.layout.box(span) if self.document.layout else None
        return [round(number, 2) for number in box] if box else None

    def record(self, span: Span) -> Mapping[str, object]:
        """Return the location as the JSON contract has it."""
        start, end = self.position(span), self.lines.position(span.end)
        return {
            "offset": span.start,
            "end_offset": span.end,
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
            "page": self.page(span),
            "box": self.box(span),
        }

    def short(self, span: Span) -> str:
        """Return `line:column`."""
        position = self.position(span)
        return f"{position.line}:{position.column}"


def address(path: str, locator: Locator, span: Span | None) -> str:
    """Return `path:line:column`, or the path alone where there is no place."""
    return one_line(path) if span is None else f"{one_line(path)}:{locator.short(span)}"

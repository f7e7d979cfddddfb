"""Small PDF files made in the test: what is drawn where is written down with the expectation."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reportlint.model import Document, Paragraph, Table
from reportlint.read.pdf import read_pdf
from reportlint.read.trouble import LIMITS, Limits

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 90.0, 510.0
BODY, LEADING = 14.0, 24.0

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Paper:
    """A PDF in the making; heights count from the top of the page."""

    def __init__(self, **options: object) -> None:
        """Begin with an empty page."""
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT), **options)
        self.at = 80.0

    def put(self, x: float, top: float, text: str, size: float = BODY, spacing: float = 0.0) -> Paper:
        """Print `text` with its baseline `top` points below the edge of the page."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - top, text, charSpace=spacing)
        return self

    def centre(self, text: str, size: float = 22.0) -> Paper:
        """Print a centred line."""
        self.put((LEFT + RIGHT - wide(text, size)) / 2, self.at, text, size)
        self.at += 1.6 * size
        return self

    def lines(self, *texts: str, size: float = BODY, x: float = LEFT) -> Paper:
        """Print lines one below the other."""
        for text in texts:
            self.put(x, self.at, text, size)
            self.at += LEADING * size / BODY
        return self

    def prose(self, text: str, indent: float = 2 * BODY) -> Paper:
        """Print a paragraph, wrapped at the right margin, its first line indented; new pages as they are needed."""
        for line, x in wrapped(text, indent):
            if self.at > HEIGHT - 90:
                self.page()
            self.put(x, self.at, line)
            self.at += LEADING
        return self

    def page(self) -> Paper:
        """Turn to the next page."""
        self.canvas.showPage()
        self.at = 80.0
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float, width: float = 0.5) -> Paper:
        """Draw a straight line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)
        return self

    def bar(self, x0: float, top: float, x1: float, bottom: float) -> Paper:
        """Fill a rectangle."""
        self.canvas.setFillColorRGB(0.3, 0.5, 0.7)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)
        return self

    def table(self, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float], step: float = 30.0) -> Paper:
        """Draw a ruled table; `"^"` stands for a slot covered from above, `"<"` for one covered from the left."""
        ys = [top + step * number for number in range(len(rows) + 1)]
        self.rule(xs[0], ys[0], xs[-1], ys[0]).rule(xs[0], ys[0], xs[0], ys[-1])
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                x0, x1, y0, y1 = xs[column], xs[column + 1], ys[number], ys[number + 1]
                if number + 1 == len(rows) or rows[number + 1][column] != "^":
                    self.rule(x0, y1, x1, y1)
                if column + 1 == len(row) or row[column + 1] != "<":
                    self.rule(x1, y0, x1, y1)
                if text not in {"^", "<"}:
                    for place, line in enumerate(text.split("\n")):
                        self.put(x0 + 4, y0 + 13 + 12 * place, line, 10.0)
        self.at = ys[-1] + LEADING
        return self

    def bytes(self) -> bytes:
        """Finish the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()

    def read(self, limits: Limits = LIMITS) -> Document:
        """Finish the file and read it."""
        return read_pdf(self.bytes(), limits)


def wide(text: str, size: float = BODY) -> float:
    """Return how much room `text` takes."""
    return float(pdfmetrics.stringWidth(text, FONT, size))


def wrapped(text: str, indent: float) -> Iterator[tuple[str, float]]:
    """Break a paragraph where the next character would pass the right margin."""
    x, line = LEFT + indent, ""
    for char in text:
        if x + wide(line + char) > RIGHT:
            yield line, x
            x, line = LEFT, ""
        line += char
    yield line, x


def paragraphs(document: Document) -> list[str]:
    """Return the paragraphs as text."""
    return [document.quote(block.span) for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    """Return the tables."""
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(document: Document, number: int = 0) -> dict[tuple[int, int], str]:
    """Return the words of a table by row and column."""
    return {(cell.row, cell.column): document.quote(cell.span) for cell in tables(document)[number].cells}


def notes(document: Document, kind: str) -> list[str]:
    """Return the notes of one kind as text."""
    return [document.quote(note.span) for note in document.notes if note.kind == kind]


def problems(document: Document) -> list[tuple[str, dict[str, str]]]:
    """Return kind and values of the problems."""
    return [(problem.kind, dict(problem.values)) for problem in document.problems]

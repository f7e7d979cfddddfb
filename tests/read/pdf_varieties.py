"""The fixture reports drawn as other producers draw them: tables of three lines, print for boldness, strokes of air."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

import pytest
from helpers import ROOT
from reportlab.lib import colors

FIXTURES = ROOT / "fixtures"


def generator() -> ModuleType:
    """Load the script that draws the fixtures."""
    return importlib.import_module("fixtures.generate")


def drawn(report: str) -> bytes:
    """Draw a report anew."""
    made = generator()
    return bytes(made.pdf(made.load(FIXTURES / "source" / f"{report}.yaml")))


def with_three_lines(patch: pytest.MonkeyPatch) -> None:
    """Rule tables above, below and under their header only, unless some of their cells are merged."""
    made = generator()
    ruled = made._pdf_table

    def table(block: Any, width: float) -> Any:
        grid = ruled(block, width)
        if any(cell.merged for cell in block.cells()):
            return grid
        data = grid._cellvalues
        widths = [width * part / sum(block.widths) for part in block.widths]
        lines = [("LINEABOVE", (0, 0), (-1, 0)), ("LINEBELOW", (0, -1), (-1, -1))]
        lines.append(("LINEBELOW", (0, block.header - 1), (-1, block.header - 1)))
        style = [(*line, 0.8, colors.black) for line in lines] + [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        return made.Grid(data, widths, style=style)

    patch.setattr(made, "_pdf_table", table)


def printed_twice(patch: pytest.MonkeyPatch) -> None:
    """Print every line again a hair beside itself, as some producers do for bold type."""
    made = generator()
    once = made.Text._draw_line

    def twice(text: Any, line: str, number: int, indent: float, spare: float) -> None:
        once(text, line, number, indent, spare)
        once(text, line, number, indent + 0.3, spare)

    patch.setattr(made.Text, "_draw_line", twice)


def character_by_character(patch: pytest.MonkeyPatch) -> None:
    """Place every character by itself, as printer drivers do."""
    made = generator()

    def draw(text: Any, line: str, number: int, indent: float, spare: float) -> None:
        look = text.look
        justified = look.align == "j" and not (text.last and number == len(text.lines) - 1) and len(line) > 1
        gap = spare / (len(line) - 1) if justified else 0.0
        x = indent + {"c": spare / 2, "r": spare}.get(look.align, 0.0)
        text.canv.setFont(made.FONT, look.size)
        for char in line:
            text.canv.drawString(x, text.height - look.leading * number - look.size, char)
            x += made.pdfmetrics.stringWidth(char, made.FONT, look.size) + gap

    patch.setattr(made.Text, "_draw_line", draw)

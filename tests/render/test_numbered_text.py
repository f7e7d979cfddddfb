"""The text that all locations refer to."""

from __future__ import annotations

from reportlint.model import Document
from reportlint.render.text import render_text


def test_lines_are_numbered_as_locations_count_them() -> None:
    text = "\n".join(f"第{number}行" for number in range(1, 11)) + "\n"
    lines = render_text(Document(text, "txt")).split("\n")
    assert lines[0] == " 1 | 第1行"
    assert lines[9] == "10 | 第10行"
    assert len(lines) == 11


def test_empty_lines_count_tabs_stay_and_controls_are_visible() -> None:
    assert render_text(Document("a\tb\n\n\x1b[31mc", "txt")) == "1 | a\tb\n2 |\n3 | <U+001B>[31mc\n"

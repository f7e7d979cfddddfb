"""What the tables at the head of an RTF file define: how fonts code their bytes, what styles stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlint.read.rtf.names import CHARSETS, CODEPAGES, CONTENTS_NAME, HEADING_NAME, known


@dataclass(slots=True)
class Definitions:
    """Fonts and styles by their numbers."""

    fonts: dict[int, str] = field(default_factory=dict)
    """Font number → encoding."""
    outlines: dict[int, int] = field(default_factory=dict)
    """Style number → heading level, 0 the highest."""
    contents: set[int] = field(default_factory=set)
    """Numbers of the styles of a table of contents."""
    style: int = 0
    """The style being defined."""

    def font(self, font: int, name: str, number: int | None) -> None:
        """Follow a word about a font."""
        if name == "fcharset" and number in CHARSETS:
            if number:
                self.fonts[font] = CHARSETS[number]
        elif name == "cpg" and number:
            self.fonts[font] = known(CODEPAGES.get(number, f"cp{number}"))

    def style_word(self, name: str, number: int) -> None:
        """Follow a word about a style."""
        if name == "s":
            self.style = number
        elif name == "outlinelevel" and 0 <= number < 9:
            self.outlines[self.style] = number

    def name_style(self, name: str) -> None:
        """Read a level off the name of the style being defined; the next one begins."""
        heading = HEADING_NAME.fullmatch(name)
        if heading:
            self.outlines.setdefault(self.style, int(heading[1]) - 1)
        if CONTENTS_NAME.fullmatch(name):
            self.contents.add(self.style)
        self.style = 0

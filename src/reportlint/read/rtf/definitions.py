"""What the tables at the head of an RTF file define: how fonts code their bytes, what styles stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlint.read.rtf.names import CHARSETS, CODEPAGES, CONTENTS_NAME, HEADING_NAME, known
from reportlint.read.symbols import is_symbolic


@dataclass(slots=True)
class Definitions:
    """Fonts and styles by their numbers."""

    fonts: dict[int, str] = field(default_factory=dict)
    """Font number → encoding."""
    western: set[int] = field(default_factory=set)
    """Numbers of the fonts that are said to be Western."""
    names: dict[int, str] = field(default_factory=dict)
    """Number of a font of symbols → its name."""
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
            else:
                self.western.add(font)
        elif name == "cpg" and number:
            self.fonts[font] = known(CODEPAGES.get(number, f"cp{number}"))

    def name_font(self, font: int, name: str) -> None:
        """Note the name of a font of symbols."""
        if is_symbolic(name):
            self.names[font] = name

    def decoded(self, data: bytes, font: int, codec: str) -> str:
        """Decode bytes set in a font; `codec` is that of the file.

        Careless programs call a font Western and set Chinese in it: bytes that are whole characters of the file's code
        page are these.
        """
        own = self.fonts.get(font)
        if own is None and font in self.western:
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                own = CHARSETS[0]
        return data.decode(own or codec, "replace")

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

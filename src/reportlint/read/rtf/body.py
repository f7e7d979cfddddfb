"""The body of an RTF file in the making: its paragraphs, and its tables by the edges of their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from reportlint.read.edged import Edged, Nest
from reportlint.read.rtf.definitions import Definitions
from reportlint.read.story import Aside, Story, Words


def words_in(sink: Iterable[str | Aside]) -> str:
    """Return the words alone."""
    return "".join(word for word in sink if isinstance(word, str))


@dataclass(slots=True)
class Properties:
    """What a paragraph says about itself."""

    style: int = 0
    """Number of its style."""
    outline: int | None = None
    """Its outline level, 0 the highest."""
    in_table: bool = False
    """Whether it stands in a table cell."""
    depth: int = 1
    """How deep in tables it stands then."""


BLANK: Final = Edged(0, 0)
"""A cell of which nothing is said yet."""


@dataclass(slots=True)
class Body:
    """What has been read of the block in the making."""

    story: Story
    """Grows."""
    definitions: Definitions
    """What styles stand for."""
    properties: Properties = field(default_factory=Properties)
    """Of the paragraph in the making."""
    label: list[str | Aside] = field(default_factory=list)
    """The printed number of the paragraph in the making."""
    nest: Nest = field(default_factory=Nest)
    """The table in the making."""
    shapes: list[Edged] = field(default_factory=list)
    """How the row being defined is divided."""
    shape: Edged = BLANK
    """The cell being defined."""
    left: int = 0
    """Where the next cell begins."""
    boxes: list[str] = field(default_factory=list)
    """Lines of text boxes, written when the block they are anchored in is done."""

    def end_line(self, words: list[str | Aside]) -> None:
        """End a paragraph, also of a cell."""
        if self.properties.in_table:
            self.nest.line(self.properties.depth, self.line(words))
        else:
            self.end_paragraph(words)

    def line(self, words: list[str | Aside]) -> Words:
        """Take the words of a line, its number first."""
        line = (*self.label, *words)
        words.clear()
        self.label = []
        return line

    def end_paragraph(self, said_here: list[str | Aside]) -> None:
        """Hand on the paragraph in the making; a table before it is done."""
        words = list(said_here)
        said_here.clear()
        label = words_in(self.label).strip()
        self.label = []
        if not label and not any(not isinstance(word, str) or word.strip() for word in words):
            return
        self.end_table()
        said = self.properties
        level = said.outline if said.outline is not None else self.definitions.outlines.get(said.style)
        outline = None if level is None or not 0 <= level < 9 else level + 1
        self.story.paragraph(words, outline, label=label, listed=said.style in self.definitions.contents)
        self.write_boxes()

    def write_boxes(self) -> None:
        """Write the text boxes that wait."""
        waiting, self.boxes = self.boxes, []
        for line in waiting:
            self.story.paragraph([line])

    def end_cell(self, depth: int, words: list[str | Aside]) -> None:
        """End a cell."""
        self.nest.end_cell(depth, self.line(words))

    def end_row(self, depth: int) -> None:
        """End a row: its cells get the edges the row defines."""
        self.nest.end_row(depth, self.shapes)

    def end_table(self) -> None:
        """Hand on the table in the making."""
        if self.nest.write(self.story):
            self.write_boxes()

    def begin_row(self) -> None:
        """Begin to define a row."""
        self.shapes, self.shape, self.left = [], BLANK, 0

    def end_shape(self, number: int | None) -> None:
        """End the definition of a cell."""
        right = max(number or 0, self.left + 1)
        self.shapes.append(replace(self.shape, left=self.left, right=right))
        self.shape, self.left = BLANK, right

    def set_row_aside(self) -> Callable[[], None]:
        """Let a row of a table inside a cell be defined; return what lets the row around it hold again."""
        outer = self.shapes, self.shape, self.left

        def restore() -> None:
            self.shapes, self.shape, self.left = outer

        return restore

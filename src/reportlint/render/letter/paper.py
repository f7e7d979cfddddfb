"""A letter on paper as offices write it: margins, fonts and sizes of GB/T 9704-2012, made with python-docx."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reportlint.render.remarks import AUTHOR
from reportlint.render.visible import visible

BODY, HEADING, TITLE = "仿宋", "黑体", "方正小标宋简体"
"""Fonts of the body, of level-1 headings and of the title (GB/T 9704-2012, 5.2.2 and 7.3)."""

BODY_SIZE, TITLE_SIZE, LINE = 16, 22, 28
"""Sizes 三号 and 二号, and the distance of lines, in points."""

MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
"""The edges of the type area in millimetres (GB/T 9704-2012, 5.2.1)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document being written."""

    file: Any
    """python-docx's document."""

    @classmethod
    def new(cls) -> Paper:
        """Take an empty A4 sheet."""
        file = docx.Document()
        without_effects(file.part)
        section = file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for name, size in MARGINS.items():
            setattr(section, name, Mm(size))
        style = file.styles["Normal"]
        style.font.name, style.font.size = BODY, Pt(BODY_SIZE)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
        style.paragraph_format.line_spacing, style.paragraph_format.space_after = Pt(LINE), Pt(0)
        file.core_properties.author = AUTHOR
        return cls(file)

    def title(self, text: str) -> None:
        """Write the title."""
        paragraph = self.paragraph(text, TITLE, TITLE_SIZE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(LINE)

    def line(self, text: str) -> None:
        """Write a line without an indent."""
        self.paragraph(text, BODY, BODY_SIZE)

    def heading(self, text: str) -> None:
        """Write a level-1 heading."""
        self.indented(self.paragraph(text, HEADING, BODY_SIZE))

    def prose(self, text: str) -> None:
        """Write a paragraph."""
        self.indented(self.paragraph(text, BODY, BODY_SIZE))

    def signature(self, text: str) -> None:
        """Write a line at the right."""
        self.paragraph(text, BODY, BODY_SIZE).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def turn(self) -> None:
        """Go to a new page."""
        self.file.add_page_break()

    def paragraph(self, text: str, font: str, size: int) -> Any:  # noqa: ANN401 - python-docx's own
        """Write a paragraph in a font."""
        paragraph = self.file.add_paragraph()
        run = paragraph.add_run(visible(text))
        run.font.name, run.font.size = font, Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)  # noqa: SLF001 - python-docx has no other way
        return paragraph

    def indented(self, paragraph: Any) -> None:  # noqa: ANN401
        """Indent the first line by two characters."""
        paragraph.paragraph_format.first_line_indent = Pt(2 * BODY_SIZE)

    def finished(self) -> bytes:
        """Return the file; its parts bear no time, so that the same letter is the same file."""
        draft, sink = io.BytesIO(), io.BytesIO()
        self.file.save(draft)
        with ZipFile(draft) as source, ZipFile(sink, "w", ZIP_DEFLATED) as target:
            for entry in source.infolist():
                timeless = ZipInfo(entry.filename)
                timeless.compress_type = ZIP_DEFLATED
                target.writestr(timeless, source.read(entry))
        return sink.getvalue()


def without_effects(part: Any) -> None:  # noqa: ANN401 - python-docx's own
    """Drop the second set of styles that python-docx's template brings for Word 2010: it contradicts the first."""
    for name, relationship in list(part.rels.items()):
        if relationship.reltype.endswith("/stylesWithEffects"):
            del part.rels[name]

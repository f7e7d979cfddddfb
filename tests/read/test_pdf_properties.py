"""Laws of every PDF reading: spans slice to their own words, and no digit is lost, doubled or invented."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_of import HEIGHT, Paper

from reportlint.model import Document, Paragraph, Span
from reportlint.read.pdf import read_pdf
from reportlint.read.trouble import LIMITS

WORDS = st.text("清溪镇水利站维修资金万元，。“”（）0123456789.%Ab ", min_size=1, max_size=90).filter(str.strip)
ROWS = st.lists(st.lists(st.text("产出效益12.05%", max_size=7), min_size=3, max_size=3), min_size=3, max_size=5)
XS = (90.0, 230.0, 370.0, 490.0)


@st.composite
def papers(draw: st.DrawFn) -> bytes:
    """Make a few pages of paragraphs, tables, headers and page numbers."""
    paper = Paper()
    for number in range(draw(st.integers(1, 3))):
        if number:
            paper.page()
        paper.put(200, 40, "清溪镇自评报告", 10).put(285, 810, f"— {number + 1} —", 10)
        for _ in range(draw(st.integers(1, 3))):
            if draw(st.booleans()):
                paper.prose(draw(WORDS), draw(st.sampled_from([0.0, 28.0])))
            elif paper.at < HEIGHT - 300:
                # Other columns on every page: a repeated header would be left out, digits and all.
                paper.table(paper.at, draw(ROWS), [x + 7 * number for x in XS])
    return paper.bytes()


def digits_of(data: bytes) -> Counter[str]:
    """Count the digits of a file's text layer."""
    file = pypdfium2.PdfDocument(data)
    try:
        text = "".join(page.get_textpage().get_text_bounded() for page in file)
    finally:
        file.close()
    return Counter(char for char in text if char.isdigit())


def spans_of(document: Document) -> list[Span]:
    """Return the spans of all leaves in the order of the text."""
    spans: list[Span] = []
    for block in document.blocks:
        spans += [block.span] if isinstance(block, Paragraph) else [cell.span for cell in block.cells]
    return spans + [note.span for note in document.notes]


@settings(max_examples=40, deadline=None)
@given(papers())
def test_the_laws_of_reading_hold(data: bytes) -> None:
    document = read_pdf(data, LIMITS)
    assert digits_of(data) == Counter(char for char in document.text if char.isdigit())

    spans = spans_of(document)
    assert all(0 <= span.start <= span.end <= len(document.text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(document.quote(span) == document.quote(span).strip() for span in spans)
    assert not any("\n" in document.quote(span) for span in spans)

    between = Counter(document.text) - sum((Counter(document.quote(span)) for span in spans), Counter[str]())
    assert set(between) <= {"\n", "\t"}

    layout = document.layout
    assert layout
    assert len(layout.pages) == len(document.text)
    assert len(layout.boxes) == 4 * len(document.text)
    for offset, char in enumerate(document.text):
        assert (layout.pages[offset] == 0) == (char in " \n\t")


@settings(max_examples=20, deadline=None)
@given(papers())
def test_the_cells_of_a_table_cover_every_slot_once(data: bytes) -> None:
    for table in read_pdf(data, LIMITS).tables():
        slots = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        ]
        assert len(slots) == len(set(slots)) == table.rows * table.columns
        assert [(cell.row, cell.column) for cell in table.cells] == sorted(
            (cell.row, cell.column) for cell in table.cells
        )
        assert all(table.span.covers(cell.span) for cell in table.cells)

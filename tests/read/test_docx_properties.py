"""What holds for every docx, whatever it says."""

from __future__ import annotations

import contextlib
from xml.sax.saxutils import escape

from docx_of import abstract, docx_of, level, listed, num, p, r, table, tc, tr
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model import Document, Paragraph, Span, Table
from reportlint.read.docx import read_docx
from reportlint.read.trouble import LIMITS, Unreadable

NUMBERING = abstract(0, level(0, "decimal", "%1."), level(1, "chineseCountingThousand", "（%2）")) + num(1, 0)

words = st.text(st.sampled_from("甲乙，。 　（）1290.%ab\n\t&<"), max_size=6).map(escape)
pieces = st.one_of(
    words.map(lambda text: r(f"<w:t xml:space='preserve'>{text}</w:t>")),
    st.sampled_from(["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", '<w:br w:type="page"/>']).map(r),
    words.map(lambda text: r(f"<w:t>{text}</w:t>", "<w:vanish/>")),
    words.map(lambda text: f"<w:ins>{r(f'<w:t>{text}</w:t>')}</w:ins>"),
    words.map(lambda text: f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"),
)
properties = st.sampled_from(["", listed(1), listed(1, 1), '<w:outlineLvl w:val="0"/>'])
paragraphs = st.builds(lambda inside, own: p(*inside, properties=own), st.lists(pieces, max_size=4), properties)
extents = st.sampled_from(
    ["", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/><w:vMerge/>']
)


def tables(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw tables whose cells hold `inside`."""
    cells = st.builds(lambda parts, own: tc("".join(parts) or p(), own), st.lists(inside, max_size=3), extents)
    rows = st.lists(cells, max_size=4).map(lambda drawn: tr(*drawn))
    return st.lists(rows, max_size=4).map(lambda drawn: table(*drawn))


blocks = st.recursive(paragraphs, tables, max_leaves=12)
documents = (
    st.lists(blocks, max_size=6)
    .map(lambda drawn: docx_of("".join(drawn), numbering=NUMBERING))
    .map(lambda data: read_docx(data, LIMITS))
)


def spans(document: Document) -> list[Span]:
    """List the spans of paragraphs and cells in the order of the blocks."""
    found: list[Span] = []
    for block in document.blocks:
        found += [block.span] if isinstance(block, Paragraph) else [cell.span for cell in block.cells]
    return found


@given(documents)
def test_every_paragraph_and_cell_is_a_stripped_piece_of_one_line(document: Document) -> None:
    for span in spans(document):
        text = document.quote(span)
        assert len(text) == len(span)
        assert text == text.strip()
        assert not set(text) & {"\n", "\t"}


@given(documents)
def test_spans_are_in_order_and_share_no_character(document: Document) -> None:
    at = 0
    for span in spans(document):
        assert at <= span.start <= span.end <= len(document.text)
        at = span.end


@given(documents)
def test_cells_fill_their_grid_without_overlap(document: Document) -> None:
    for found in document.tables():
        slots = [
            (row, column)
            for cell in found.cells
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        ]
        assert len(slots) == len(set(slots))
        assert all(row < found.rows and column < found.columns for row, column in slots)
        assert found.cells == tuple(sorted(found.cells, key=lambda cell: (cell.row, cell.column)))
        assert all(found.span.covers(cell.span) for cell in found.cells)


@given(documents)
def test_every_typed_character_has_one_origin(document: Document) -> None:
    origins = [0] * len(document.text)
    for run in document.runs:
        for index in range(run.span.start, run.span.end):
            origins[index] += 1
    assert max(origins, default=0) <= 1
    labels = [block.label for block in document.blocks if isinstance(block, Paragraph) and block.label]
    in_cells = [cell.span for found in document.tables() for cell in found.cells]
    for index, character in enumerate(document.text):
        span = Span(index, index + 1)
        if not character.isspace() and not any(place.covers(span) for place in (*labels, *in_cells)):
            assert origins[index] == 1 or any(
                note.kind == "deleted" and note.span.covers(span) for note in document.notes
            )


@given(documents)
def test_a_line_of_the_body_is_a_paragraph_or_a_row(document: Document) -> None:
    beside = (note.span.start for note in document.notes if note.kind != "inserted")
    end = min(beside, default=len(document.text))
    expected = sum(found.rows if isinstance(found, Table) else 1 for found in document.blocks)
    body = document.text[:end]
    blank = [line for line in body.split("\n") if not line.strip()]
    assert expected <= body.count("\n") + 1 <= expected + len(blank)


@given(st.binary(max_size=200), st.integers(0, 1500), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused_but_never_crashes(noise: bytes, at: int, gone: int) -> None:
    data = docx_of(p("正文 12 万元") + table(tr("甲", "1")), numbering=NUMBERING)
    with contextlib.suppress(Unreadable):
        read_docx(data[:at] + noise + data[at + gone :], LIMITS)

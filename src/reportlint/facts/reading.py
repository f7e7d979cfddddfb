"""The body of a document, paragraph by paragraph and cell by cell, before it is understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlint.facts.prose.mention_detection import find_mentions
from reportlint.facts.prose.times import in_their_times
from reportlint.facts.record import Prose
from reportlint.facts.scores.bands import find_bands
from reportlint.facts.tables.grids import Grid, Slot
from reportlint.facts.text.dates import find_dates, find_periods
from reportlint.facts.text.passages import (
    LONGEST,
    Passage,
    cut_up,
    may_continue,
    read_passage,
    rest_of_cell,
)
from reportlint.facts.text.quantities import CUT_OFF_UNIT, find_quantities
from reportlint.facts.text.references import find_caption
from reportlint.facts.text.sections import Heading
from reportlint.facts.text.subject import Subject
from reportlint.model import Document, Paragraph, Span
from reportlint.rule import Vocabulary


def read_prose(
    document: Document, headings: Sequence[Heading], subject: Subject, vocabulary: Vocabulary
) -> Iterator[Prose]:
    """Read the body paragraph by paragraph, page cuts mended."""
    by_block = {heading.block: heading for heading in headings}
    stretches = (piece for chain in chains(document, by_block, subject) for piece in pieces(document, chain))
    for number, piece in enumerate(stretches):
        passage = read_passage(document, piece.spans)
        heading = None if piece.continued else by_block.get(piece.blocks[0])
        dates = find_dates(passage)
        start = passage.find(heading.token)[1] if heading and heading.token else 0
        quantities = tuple(find_quantities(passage, [date.span for date in dates], start))
        yield Prose(
            passage=passage,
            blocks=tuple(piece.blocks),
            heading=heading,
            quantities=quantities,
            dates=dates,
            periods=tuple(find_periods(passage, dates)),
            mentions=in_their_times(passage.text, find_mentions(passage, quantities, start), subject.last_year),
            bands=find_bands(passage, number, vocabulary),
            continued=piece.continued,
        )


@dataclass(slots=True)
class Piece:
    """What is read as one passage, while it grows."""

    continued: bool
    """Whether it goes on with the piece before it."""
    blocks: list[int] = field(default_factory=list)
    """Indices of its paragraphs."""
    spans: list[Span] = field(default_factory=list)
    """What of each paragraph belongs to it."""
    room: int = LONGEST
    """Characters it may still hold."""


def pieces(document: Document, chain: Sequence[int]) -> Iterator[Piece]:
    """Yield the paragraphs of a chain, nearly always in one piece; what is too long for a passage in several."""
    piece = Piece(continued=False)
    for index in chain:
        for span in cut_up(document.text, document.blocks[index].span):
            if piece.spans and len(span) > piece.room:
                yield piece
                piece = Piece(continued=True)
            piece.blocks.append(index)
            piece.spans.append(span)
            piece.room -= len(span)
    yield piece


def chains(document: Document, headings: dict[int, Heading], subject: Subject) -> Iterator[tuple[int, ...]]:
    """Yield the indices of paragraphs that read as one: a paragraph that breaks off goes on in the next."""
    chain: list[int] = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph) or block.listed:
            if chain:
                yield tuple(chain)
            chain = []
            continue
        if chain and (chain[-1] == subject.block or not goes_on(document, chain[-1], index, headings)):
            yield tuple(chain)
            chain = []
        chain.append(index)
    if chain:
        yield tuple(chain)


def goes_on(document: Document, before: int, after: int, headings: dict[int, Heading]) -> bool:
    """Whether a paragraph is the rest of the one before it."""
    first, second = document.blocks[before], document.blocks[after]
    if not isinstance(first, Paragraph) or not isinstance(second, Paragraph) or second.outline is not None:
        return False
    heading = headings.get(before)
    if after in headings or (heading is not None and not heading.run_in):
        return False
    words, text = document.quote(first.span), document.quote(second.span)
    if text.startswith(("图", "表", "附", "注", "单位")):
        return False
    breaks_off = tears_number(words, text) or may_continue(first, words)
    return breaks_off and not find_caption(read_passage(document, [first.span]))


def tears_number(first: str, second: str) -> bool:
    """Whether a break stands between a number and its unit: 142.05 / 万元."""
    return first[-1:].isdigit() and bool(CUT_OFF_UNIT.match(second))


def read_cells(document: Document, grids: Sequence[Grid]) -> Iterator[Prose]:
    """Yield the cells below the headers, inherited slots left out; what is too long for one passage in pieces."""
    seen: set[Span] = set()
    for grid in grids:
        for row in grid.rows:
            for slot in row.slots:
                if slot is not None and not slot.inherited and slot.cell.span not in seen and slot.text:
                    seen.add(slot.cell.span)
                    yield read_cell(slot, grid.block)
                    yield from (text_of_cell(piece, grid.block) for piece in rest_of_cell(document, slot.cell))


def read_cell(slot: Slot, block: int) -> Prose:
    """Read one cell: its number with the unit of its column, or whatever its text says."""
    if slot.quantity:
        return Prose(slot.passage, (block,), None, (slot.quantity,), (), (), (), ())
    return text_of_cell(slot.passage, block)


def text_of_cell(passage: Passage, block: int) -> Prose:
    """Read what the text of a cell says."""
    dates = find_dates(passage)
    quantities = tuple(find_quantities(passage, [date.span for date in dates]))
    return Prose(passage, (block,), None, quantities, dates, tuple(find_periods(passage, dates)), (), ())

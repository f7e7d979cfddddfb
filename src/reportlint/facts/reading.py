"""The body of a document, paragraph by paragraph and cell by cell, before it is understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.facts.prose.mentions import find_mentions
from reportlint.facts.record import Prose
from reportlint.facts.scores.bands import find_bands
from reportlint.facts.tables.grids import Grid, Slot
from reportlint.facts.text.dates import find_dates, find_periods
from reportlint.facts.text.passages import may_continue, read_passage
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
    for number, blocks in enumerate(chains(document, by_block, subject)):
        passage = read_passage(document, [document.blocks[index].span for index in blocks])
        heading = by_block.get(blocks[0])
        dates = find_dates(passage)
        start = passage.find(heading.token)[1] if heading and heading.token else 0
        quantities = tuple(find_quantities(passage, [date.span for date in dates], start))
        yield Prose(
            passage=passage,
            blocks=blocks,
            heading=heading,
            quantities=quantities,
            dates=dates,
            periods=tuple(find_periods(passage, dates)),
            mentions=find_mentions(passage, quantities, start),
            bands=find_bands(passage, number, vocabulary),
        )


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


def read_cells(grids: Sequence[Grid]) -> Iterator[Prose]:
    """Yield the cells below the headers, inherited slots left out."""
    seen: set[Span] = set()
    for grid in grids:
        for row in grid.rows:
            for slot in row.slots:
                if slot is not None and not slot.inherited and slot.cell.span not in seen and slot.text:
                    seen.add(slot.cell.span)
                    yield read_cell(slot, grid.block)


def read_cell(slot: Slot, block: int) -> Prose:
    """Read one cell: its number with the unit of its column, or whatever its text says."""
    if slot.quantity:
        return Prose(slot.passage, (block,), None, (slot.quantity,), (), (), (), ())
    dates = find_dates(slot.passage)
    quantities = tuple(find_quantities(slot.passage, [date.span for date in dates]))
    return Prose(slot.passage, (block,), None, quantities, dates, tuple(find_periods(slot.passage, dates)), (), ())

"""Document in, facts out: what the checks see, each with the span it was read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportlint.facts.across.afar import find_far_ties
from reportlint.facts.across.levels import Levels, find_levels
from reportlint.facts.across.named import completed
from reportlint.facts.across.portions import NamedShare, find_named_shares
from reportlint.facts.across.rows import Listing, find_listings, find_rows, with_named_totals
from reportlint.facts.prose.amounts import Amount, find_amounts
from reportlint.facts.prose.mentions import Mention, find_mentions
from reportlint.facts.prose.statements import Statement, find_statements
from reportlint.facts.prose.ties import Tie, find_ties
from reportlint.facts.scores.bands import Band, find_bands
from reportlint.facts.scores.columns import with_marks_named
from reportlint.facts.scores.grades import Grade, find_grades, table_bands, table_grades
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.listed import listed_matches
from reportlint.facts.scores.losses import with_losses_joined
from reportlint.facts.scores.matching import Match, Said, find_domains, find_matches
from reportlint.facts.scores.score_tables import find_score_tables
from reportlint.facts.scores.scores import ScoreStatement, find_score_statements, marks_of
from reportlint.facts.tables.drafts import find_grids
from reportlint.facts.tables.grids import Grid, Slot
from reportlint.facts.tables.sheets import Sheet, find_sheets
from reportlint.facts.text.contents import with_contents
from reportlint.facts.text.dates import Date, Period, find_dates, find_periods
from reportlint.facts.text.passages import Passage, may_continue, read_passage
from reportlint.facts.text.quantities import STARTS_WITH_UNIT, find_quantities
from reportlint.facts.text.references import Caption, Reference, find_caption, find_references
from reportlint.facts.text.sections import Heading, Section, find_headings, find_sections
from reportlint.facts.text.subject import Subject, find_parts, find_subject
from reportlint.facts.text.years import YearMention, YearUse, find_years
from reportlint.model import Document, Paragraph, Span, Table
from reportlint.number import Quantity
from reportlint.rule import Profile, Vocabulary

__all__ = ["Facts", "Prose", "extract"]


@dataclass(frozen=True, slots=True)
class Prose:
    """One passage of prose with what was read in it."""

    passage: Passage
    """The text as it reads."""
    blocks: tuple[int, ...]
    """Indices of its paragraphs among the document's blocks."""
    heading: Heading | None
    """The heading or numbered item it is, None for plain text."""
    quantities: tuple[Quantity, ...]
    """Its numbers, list number left out."""
    dates: tuple[Date, ...]
    """Its dates."""
    periods: tuple[Period, ...]
    """Its ranges of dates."""
    mentions: tuple[Mention, ...]
    """Its numbers with the part each plays."""
    bands: tuple[Band, ...]
    """The grade bands it declares."""


@dataclass(frozen=True)
class Facts:
    """Everything that was read out of one document."""

    document: Document
    """The document."""
    vocabulary: Vocabulary
    """The words it was read with."""
    subject: Subject
    """What the report is about, by its title."""
    parts: tuple[Subject, ...]
    """The reports that the file holds, in order; nearly always one."""
    headings: tuple[Heading, ...]
    """Headings and numbered items in order."""
    sections: tuple[Section, ...]
    """What stands under each heading."""
    prose: tuple[Prose, ...]
    """The passages of the body, page cuts mended."""
    grids: tuple[Grid, ...]
    """The tables."""
    sheets: tuple[Sheet, ...]
    """The numbers of the tables, rows and columns typed."""
    score_tables: tuple[ScoreTable, ...]
    """The grids that give indicators marks."""
    statements: tuple[Statement, ...]
    """Claims of the prose about amounts."""
    listings: tuple[Listing, ...]
    """Lists of the prose with what may be their total."""
    named_shares: tuple[NamedShare, ...]
    """Shares that name their amount instead of printing it."""
    ties: tuple[Tie, ...]
    """Numbers that words tie to others beside them."""
    far_ties: tuple[Tie, ...]
    """Quotients whose numbers may stand further off."""
    amounts: tuple[Amount, ...]
    """Levels with a canonical name."""
    scores: tuple[ScoreStatement, ...]
    """Claims of the prose about marks."""
    grades: tuple[Grade, ...]
    """Grade words given."""
    tabled_bands: tuple[Band, ...]
    """The grade bands that tables declare."""
    domains: tuple[Span, ...]
    """For each score table the part of the report that is about it alone."""
    matches: tuple[Match, ...]
    """Score sentences tied to rows and groups of the score table."""
    captions: tuple[Caption, ...]
    """Titles of figures and tables."""
    references: tuple[Reference, ...]
    """Places that send to a figure or table."""
    cells: tuple[Prose, ...]
    """Table cells that begin in the row they are listed under, each once, read like passages."""

    profile: Profile | None = None
    """The local scheme it is judged by, None where none is known."""
    name: str = ""
    """The name of the file; empty where it came without one."""

    @cached_property
    def memory(self) -> dict[object, Any]:
        """What checks have worked out of these facts and ask for again, by the function that did."""
        return {}

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number of the body in document order."""
        found = [quantity for prose in (*self.prose, *self.cells) for quantity in prose.quantities]
        return tuple(sorted(found, key=lambda quantity: quantity.span))

    @cached_property
    def cell_passages(self) -> tuple[Passage, ...]:
        """The passages of all table cells, headers among them, each once."""
        found: dict[Span, Passage] = {}
        for grid in self.grids:
            for slot in (slot for row in grid.rows for slot in row.slots if slot is not None):
                found.setdefault(slot.cell.span, slot.passage)
        for cell in (cell for table in self.document.tables() for cell in table.cells if len(cell.span)):
            if cell.span not in found:
                found[cell.span] = read_passage(self.document, [cell.span], cell=True)
        return tuple(found.values())

    @cached_property
    def wording(self) -> str:
        """All passages and cells as they read, a line each: to see at once that something is nowhere said."""
        return "\n".join([*(one.passage.text for one in self.prose), *(one.text for one in self.cell_passages)])

    @cached_property
    def years(self) -> tuple[tuple[int, YearMention], ...]:
        """Every year printed in the prose below the title, with the index of its passage."""
        return tuple(
            (index, mention)
            for index, one in enumerate(self.prose)
            if one.blocks[0] != self.subject.block
            for mention in find_years(one.passage, one.dates, self.subject.unit)
        )

    def part(self, span: Span) -> Subject:
        """Return what the report around a span is about."""
        return self.parts[bisect_right(self.part_starts, span.start)]

    @cached_property
    def part_starts(self) -> tuple[int, ...]:
        """Where the reports of the file begin, the first one left out; in order."""
        return tuple(one.span.start for one in self.parts[1:] if one.span is not None)

    @cached_property
    def captioned(self) -> Mapping[int, Caption]:
        """Index of a passage that is the title of a figure or table → that title."""
        at = {caption.span.start: caption for caption in self.captions}
        starts = ((index, one.passage.offsets[0]) for index, one in enumerate(self.prose))
        return {index: at[start] for index, start in starts if start in at}

    @cached_property
    def heading_at(self) -> Mapping[int, Heading]:
        """Index of a block → the heading it is."""
        return {heading.block: heading for heading in self.headings}

    @property
    def year(self) -> int | None:
        """The year the report is about: that of its title, else the latest that several statements are about."""
        if self.subject.year is not None or self.subject.years:
            return max(date.year or 0 for date in self.subject.years)
        topics = Counter(mention.year for _, mention in self.years if mention.use is YearUse.TOPIC)
        return max((year for year, count in topics.items() if count > 1), default=None)

    @property
    def bands(self) -> tuple[Band, ...]:
        """Every grade band declared, those of the prose first."""
        return (*(band for prose in self.prose for band in prose.bands), *self.tabled_bands)

    @cached_property
    def prose_starts(self) -> list[int]:
        """Offsets at which passages of the prose begin."""
        return [one.passage.span.start for one in self.prose]

    def prose_in(self, span: Span) -> tuple[Prose, ...]:
        """Return the passages within a span."""
        first, end = bisect_left(self.prose_starts, span.start), bisect_left(self.prose_starts, span.end)
        return tuple(one for one in self.prose[first:end] if span.covers(one.passage.span))

    @cached_property
    def section_starts(self) -> list[int]:
        """Offsets at which sections begin."""
        return [section.span.start for section in self.sections]

    def section(self, span: Span) -> Section | None:
        """Return the innermost section around a span."""
        index = bisect_right(self.section_starts, span.start) - 1
        return self.sections[index] if index >= 0 else None

    def breadcrumb(self, span: Span) -> tuple[str, ...]:
        """Return the headings around a span, outermost first, as printed."""
        section = self.section(span)
        if section is None:
            return ()
        chain = [*(self.sections[parent] for parent in section.parents), section]
        numbered = [one for one in chain if one.heading.level > 0 or one.heading.number is not None]
        return tuple(self.heading_text(one.heading) for one in numbered)

    def heading_text(self, heading: Heading) -> str:
        """Return number and title of a heading."""
        token = self.document.quote(heading.token).strip() if heading.token else ""
        return f"{token}{heading.title}"

    @cached_property
    def block_starts(self) -> list[int]:
        """Offsets at which blocks begin."""
        return [block.span.start for block in self.document.blocks]

    def block(self, span: Span) -> Paragraph | Table | None:
        """Return the block a span stands in."""
        index = bisect_right(self.block_starts, span.start) - 1
        return self.document.blocks[index] if index >= 0 else None

    def context(self, span: Span) -> Span:
        """Return the sentence or the table row around a span."""
        block = self.block(span)
        if isinstance(block, Table):
            return row_around(block, span)
        return sentence_around(self.document.text, block.span if block else span, span)


def row_around(table: Table, span: Span) -> Span:
    """Return the cells that begin in the row of the cell around `span`."""
    row = next((cell.row for cell in table.cells if cell.span.covers(span)), None)
    cells = [cell.span for cell in table.cells if cell.row == row] or [span]
    return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))


def sentence_around(text: str, paragraph: Span, span: Span) -> Span:
    """Return the sentence of `paragraph` that holds `span`."""
    start = max(text.rfind(mark, paragraph.start, span.start) for mark in "。！？\n") + 1
    ends = [at for mark in "。！？\n" if (at := text.find(mark, max(span.end - 1, span.start), paragraph.end)) >= 0]
    start, end = max(start, paragraph.start), (min(ends) + 1 if ends else paragraph.end)
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(end, span.end))


# ---------------------------------------------------------------- extraction


def extract(document: Document, vocabulary: Vocabulary) -> Facts:
    """Read the facts of a document."""
    document = with_contents(document)
    headings = find_headings(document)
    sections = find_sections(document, headings)
    grids = with_marks_named(document, find_grids(document, vocabulary), vocabulary)
    tables = find_score_tables(grids, vocabulary)
    subject = find_subject(document)
    prose = tuple(read_prose(document, headings, subject, vocabulary))
    sheets = find_sheets(document, grids, [table.grid for table in tables])
    levels = find_levels((one.mentions for one in prose), sheets)
    statements = tuple(read_statements(prose, vocabulary, levels))
    rows = [one.name for table in tables for one in table.indicators]
    scores = tuple(with_losses_joined(list(read_scores(prose, vocabulary)), [one.passage for one in prose], rows))
    domains = find_domains(tables, sections, Span(0, len(document.text)))
    named = find_matches(list(in_place(scores, sections)), tables, domains, vocabulary)
    listed = listed_matches([(one.passage, one.quantities) for one in prose], tables, domains) if tables else ()
    matches = (*named, *listed)
    captions = {number: caption for number, one in enumerate(prose) if (caption := find_caption(one.passage))}
    return Facts(
        document=document,
        vocabulary=vocabulary,
        subject=subject,
        parts=find_parts(document, headings, subject),
        headings=headings,
        sections=sections,
        prose=prose,
        grids=grids,
        sheets=sheets,
        score_tables=tables,
        statements=statements,
        named_shares=tuple(
            share
            for number, one in enumerate(prose)
            for share in find_named_shares(one.passage, number, one.mentions, levels)
        ),
        ties=tuple(tie for one in prose for tie in find_ties(one.passage, one.mentions)),
        far_ties=tuple(find_far_ties((one.mentions for one in prose), levels)),
        listings=tuple(read_listings(prose, sections, levels)),
        amounts=tuple(find_amounts(statements, vocabulary)),
        scores=as_settled(scores, matches),
        grades=(*read_grades(prose, vocabulary), *table_grades(grids, vocabulary)),
        tabled_bands=tuple(table_bands(grids, vocabulary)),
        domains=domains,
        matches=matches,
        captions=tuple(captions.values()),
        references=tuple(
            reference
            for number, one in enumerate(prose)
            if number not in captions
            for reference in find_references(one.passage)
        ),
        cells=tuple(read_cells(grids)),
    )


def read_statements(prose: Sequence[Prose], vocabulary: Vocabulary, levels: Levels) -> Iterator[Statement]:
    """Yield the claims about amounts, passage by passage, completed by what the document names elsewhere."""
    known = partitions(vocabulary)
    for number, one in enumerate(prose):
        yield from completed(find_statements(one.passage, number, one.mentions, known), levels)


def read_listings(prose: Sequence[Prose], sections: Sequence[Section], levels: Levels) -> Iterator[Listing]:
    """Yield the lists of the prose, over the borders of passages."""
    rows = [row for number, one in enumerate(prose) for row in find_rows(one.passage, number, one.mentions)]
    found = find_listings(rows, [one.passage for one in prose], list(siblings(prose, sections)), levels)
    yield from (with_named_totals(one, levels) for one in found)


def siblings(prose: Sequence[Prose], sections: Sequence[Section]) -> Iterator[tuple[int, ...]]:
    """Yield for each passage the lists it may be a member of.

    Those are the numbered items beside it, as the item itself or as its first paragraph, and the paragraphs beside it.
    """
    lists: dict[tuple[object, ...], int] = {}
    starts = [section.span.start for section in sections]
    headed: int | None = None
    for one in prose:
        index = bisect_right(starts, one.passage.span.start) - 1
        section = sections[index] if index >= 0 else None
        if one.heading and section and one.heading.number is not None:
            headed = lists.setdefault((section.parents, section.heading.level, section.heading.style), len(lists))
            yield (headed,)
            headed = None if one.mentions else headed
        else:
            beside = lists.setdefault((index,), len(lists))
            yield (beside,) if headed is None or not one.mentions else (headed, beside)
            headed = None if one.mentions else headed


def read_scores(prose: Sequence[Prose], vocabulary: Vocabulary) -> Iterator[ScoreStatement]:
    """Yield the claims about marks, passage by passage."""
    for number, one in enumerate(prose):
        title = one.heading.title if one.heading else ""
        yield from find_score_statements(
            one.passage, number, title, marks_of(one.passage, one.quantities, one.bands), vocabulary
        )


def read_grades(prose: Sequence[Prose], vocabulary: Vocabulary) -> Iterator[Grade]:
    """Yield the grades given, passage by passage."""
    for number, one in enumerate(prose):
        yield from find_grades(one.passage, number, one.bands, vocabulary)


def in_place(scores: Sequence[ScoreStatement], sections: Sequence[Section]) -> Iterator[Said]:
    """Yield score sentences with the titles of the sections around them."""
    starts = [section.span.start for section in sections]
    for one in scores:
        index = bisect_right(starts, one.span.start) - 1
        around = () if index < 0 else (*sections[index].parents, index)
        yield Said(one, tuple(sections[at].heading.title for at in around))


def as_settled(scores: Sequence[ScoreStatement], matches: Sequence[Match]) -> tuple[ScoreStatement, ...]:
    """Return the score sentences as the tables they were tied to let them be read."""
    tied = {match.statement.span: match.statement for match in matches}
    return tuple(tied.get(one.span, one) for one in scores)


def partitions(vocabulary: Vocabulary) -> tuple[frozenset[str], ...]:
    """Return the sets of names known to make up a whole."""
    return tuple(frozenset(words) for name, words in vocabulary.terms.items() if name.startswith("partition."))


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
    return first[-1:].isdigit() and bool(STARTS_WITH_UNIT.match(second))


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

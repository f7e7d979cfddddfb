"""What is known of a document: its facts, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from reportlint.facts.across.listings import Listing
from reportlint.facts.across.portions import NamedShare
from reportlint.facts.prose.amounts import Amount
from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.ties import Tie
from reportlint.facts.scores.bands import Band
from reportlint.facts.scores.events import Event
from reportlint.facts.scores.grades import Grade
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.matrices import Matrix
from reportlint.facts.scores.rankings import Ranked
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import Grid
from reportlint.facts.tables.sheets import Sheet
from reportlint.facts.text.dates import Date, Period
from reportlint.facts.text.passages import LONGEST, Passage, read_cell_text, rest_of_cell
from reportlint.facts.text.references import Caption, Reference
from reportlint.facts.text.sections import Heading, Section
from reportlint.facts.text.subject import Subject
from reportlint.facts.text.years import YearMention, YearUse, find_years
from reportlint.model import Document, Paragraph, Span, Table
from reportlint.number import Quantity
from reportlint.rule import Profile, Vocabulary


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
    continued: bool = False
    """Whether it goes on with the passage before it: the two are pieces of one that is too long to be read at once."""

    def quantity_at(self, at: int) -> Quantity | None:
        """Return the number that begins at a place of its passage."""
        return next((one for one in self.quantities if self.passage.find(one.span)[0] == at), None)


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
    matrices: tuple[Matrix, ...]
    """The grids that give units marks, a unit a row."""
    ranked: tuple[Ranked, ...]
    """The units that tables give a mark in all."""
    events: tuple[Event, ...]
    """What tables list of what moved the marks of units."""
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
                found[cell.span] = read_cell_text(self.document, cell)
        cells = (cell for table in self.document.tables() for cell in table.cells)
        return (*found.values(), *(piece for cell in cells for piece in rest_of_cell(self.document, cell)))

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

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """Every grade band declared, those of the prose first."""
        return (*(band for prose in self.prose for band in prose.bands), *self.tabled_bands)

    @cached_property
    def scores_at(self) -> Mapping[Span, tuple[ScoreStatement, ...]]:
        """Place of a mark → the claims that it was awarded."""
        found: dict[Span, tuple[ScoreStatement, ...]] = {}
        for one in self.scores:
            if one.score is not None:
                found[one.score.span] = (*found.get(one.score.span, ()), one)
        return found

    @cached_property
    def tied_marks(self) -> Mapping[Span, tuple[Quantity, ...]]:
        """Place of a mark → the marks and maxima there that were tied to a row of a table."""
        found: dict[Span, tuple[Quantity, ...]] = {}
        for match in self.matches:
            for mark in (match.statement.score, match.statement.full):
                if mark is not None:
                    found[mark.span] = (*found.get(mark.span, ()), mark)
        return found

    @cached_property
    def subsections(self) -> Mapping[int, tuple[Section, ...]]:
        """Index of a section → the sections right below it."""
        found: dict[int, list[Section]] = {}
        for section in self.sections:
            found.setdefault(section.parents[-1] if section.parents else -1, []).append(section)
        return {index: tuple(below) for index, below in found.items()}

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

    def sections_around(self, span: Span) -> tuple[Section, ...]:
        """Return the sections around a span, outermost first."""
        section = self.section(span)
        return (*(self.sections[parent] for parent in section.parents), section) if section else ()

    def breadcrumb(self, span: Span) -> tuple[str, ...]:
        """Return the headings around a span, outermost first, as printed."""
        chain = self.sections_around(span)
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
        """Return the sentence or the table row around a span, as much of it as a passage may hold."""
        block = self.block(span)
        if isinstance(block, Table):
            return stretch_around(row_around(block, span), span)
        return sentence_around(self.document.text, stretch_around(block.span, span) if block else span, span)


def stretch_around(whole: Span, span: Span) -> Span:
    """Return the part of a paragraph or row that holds `span`: all of it, unless it is longer than can be told."""
    if len(whole) <= 2 * LONGEST:
        return whole
    start = span.start - (span.start - whole.start) % LONGEST
    return Span(start, min(max(start + LONGEST, span.end), whole.end))


def row_around(table: Table, span: Span) -> Span:
    """Return the cells that begin in the row of the cell around `span`."""
    own = bisect_right(table.cells, span.start, key=lambda cell: cell.span.start) - 1
    row = next((table.cells[at].row for at in range(own, -1, -1) if table.cells[at].span.covers(span)), None)
    if row is None:
        return span
    first, end = (bisect(table.cells, row, key=attrgetter("row")) for bisect in (bisect_left, bisect_right))
    cells = [cell.span for cell in table.cells[first:end]]
    return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))


def sentence_around(text: str, paragraph: Span, span: Span) -> Span:
    """Return the sentence of `paragraph` that holds `span`."""
    start = max(text.rfind(mark, paragraph.start, span.start) for mark in "。！？\n") + 1
    ends = [at for mark in "。！？\n" if (at := text.find(mark, max(span.end - 1, span.start), paragraph.end)) >= 0]
    start, end = max(start, paragraph.start), (min(ends) + 1 if ends else paragraph.end)
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(end, span.end))

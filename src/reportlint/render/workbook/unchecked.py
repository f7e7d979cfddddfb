"""未核验事项: what could not be read, what could not be decided, and the numbers nothing is tied to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reportlint.finding import Result, Standing
from reportlint.model import Span
from reportlint.relation import Verdict, arithmetic
from reportlint.render.excerpt import IndexedText
from reportlint.render.ledger import entries_of
from reportlint.render.location import Locator
from reportlint.render.telling import kept_because, message, trouble
from reportlint.render.visible import one_line, quoted
from reportlint.render.workbook.book import Book, Column

COLUMNS = (Column("number", 6), Column("type", 26), Column("matter", 80), Column("place", 44))
LONGEST = 80
"""Characters of the sentence around a number."""


def unchecked_sheet(book: Book, result: Result) -> None:
    """Write what nobody vouches for."""
    sheet = book.sheet("unchecked", COLUMNS)
    row = 0
    for row, (kind, matter, place) in enumerate(matters(book, result), start=1):
        sheet.write(row, 0, row)
        sheet.write(row, 1, book.say(kind))
        sheet.write(row, 2, matter)
        sheet.write(row, 3, place)
    sheet.page.autofilter(0, 0, max(row, 1), len(COLUMNS) - 1)


def matters(book: Book, result: Result) -> Iterator[tuple[str, str, str]]:
    """Yield kind, matter and place of all that was not checked."""
    places = Places(result)
    for problem in result.problems:
        yield "unread-part", trouble(problem, book.language), places.near(problem.span) if problem.span else ""
    for entry in entries_of(result):
        if entry.relation.verdict is Verdict.UNBOUND:
            span = entry.relation.stated.quantity.span
            yield "undecided", f"{entry.code} {one_line(arithmetic(entry.relation))}", places.near(span)
    for span, standing in result.standings:
        if standing is Standing.UNCHECKED:
            yield "lone-number", places.around(span), places.near(span)
    for finding in result.suppressed:
        reason = kept_because(finding.silenced, book.language) if finding.silenced else ""
        yield "suppressed", f"{finding.rule.code} {message(finding, book.language)} {reason}", places.near(finding.span)
    idle = sorted(code for code, tally in result.tallies.items() if not tally.looked)
    if idle:
        yield "idle-rules", "、".join(idle), ""


class Places:
    """Where things stand, for people: the heading above, and the page where there is one."""

    def __init__(self, result: Result) -> None:
        """Index the headings of a report."""
        self.result = result
        self.starts = [title.span.start for title in result.titles]
        self.locator = Locator.of(result.document)
        self.indexed = IndexedText.of(result.document)

    def near(self, span: Span) -> str:
        """Name the heading above a place, and its line."""
        index = bisect_right(self.starts, span.start) - 1
        title = one_line(self.result.titles[index].text) if index >= 0 else ""
        return f"{title} {self.locator.short(span)}".strip()

    def around(self, span: Span) -> str:
        """Quote a number with the words around it."""
        rows = self.indexed.rows_at(span)
        context = Span(rows[0].start, rows[-1].end) if rows else self.indexed.sentence(span)
        start = max(context.start, span.start - LONGEST // 2)
        end = min(context.end, span.end + LONGEST // 2)
        document = self.result.document
        before, behind = one_line(document.text[start : span.start]), one_line(document.text[span.end : end])
        return f"{before}【{quoted(document, span)}】{behind}"

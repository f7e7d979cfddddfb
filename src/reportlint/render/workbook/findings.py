"""问题清单: one row a finding, to be sorted, filtered, answered and ticked off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from reportlint.finding import Finding, Repair, Result
from reportlint.render.families import family_name
from reportlint.render.location import Locator
from reportlint.render.telling import gravest_first, message, request
from reportlint.render.visible import one_line, quoted
from reportlint.render.workbook.book import Book, Column

COLUMNS = (
    Column("number", 5), Column("file", 16), Column("level", 7), Column("type", 12), Column("code", 8),
    Column("place", 24), Column("quote", 18), Column("problem", 38), Column("computed", 22), Column("basis", 20),
    Column("advice", 26), Column("cause", 22), Column("reply", 18), Column("mended", 9),
)  # fmt: skip
LONGEST_QUOTE = 120
"""Characters of the words a finding is about."""


def findings_sheet(book: Book, results: Sequence[Result]) -> None:
    """Write the findings of some reports, the gravest first."""
    sheet = book.sheet("findings", COLUMNS, frozen=3)
    if book.report:
        sheet.page.set_column(1, 1, None, None, {"hidden": True})
    row = 0
    for result in results:
        locator = Locator.of(result.document)
        for finding in gravest_first(result.findings):
            row += 1
            level = finding.severity.value
            sheet.write(row, 0, row)
            sheet.write(row, 2, book.say(level), look=level)
            for column, value in texts(book, result, finding, locator).items():
                sheet.write(row, column, value)
            sheet.write(row, 12, "", look="fill")
            sheet.write(row, 13, "", look="fill")
    sheet.page.autofilter(0, 0, max(row, 1), len(COLUMNS) - 1)
    choices = [book.say(key) for key in ("yes", "no", "refused")]
    sheet.page.data_validation(1, 13, max(row, 1), 13, {"validate": "list", "source": choices})


def texts(book: Book, result: Result, finding: Finding, locator: Locator) -> dict[int, str]:
    """Return the texts of a row by column."""
    language = book.language
    return {
        1: one_line(PurePath(result.path).name),
        3: family_name(finding.rule.family, language),
        4: finding.rule.code,
        5: place_of(book, finding, locator),
        6: quoted(result.document, finding.span, LONGEST_QUOTE),
        7: message(finding, language),
        8: one_line(finding.observation.computed),
        9: "；".join(map(one_line, finding.rule.see)),
        10: advice(book, result, finding),
        11: cause(book, result, finding),
    }


def place_of(book: Book, finding: Finding, locator: Locator) -> str:
    """Say where a finding is: page, sections, table, row and column."""
    page = locator.page(finding.span)
    trail = " › ".join(map(one_line, finding.place))
    return f"{book.say('page-line', page=page)} {trail}" if page else trail


def advice(book: Book, result: Result, finding: Finding) -> str:
    """Say what to change: the repair of the finding, else that of its group, else what its message asks for."""
    group = next((group for group in result.groups if group.identifier == finding.group), None)
    repairs = finding.repairs
    if not repairs and group:
        repairs = (own_part(group.repair, finding),) if group.repair else group.alternatives
    if not repairs:
        return request(finding, book.language)
    ways = " / ".join(changes(result, repair) for repair in repairs)
    return book.say("would-hold" if len(repairs) == 1 else "one-of", changes=ways)


def own_part(repair: Repair, finding: Finding) -> Repair:
    """Return the changes of a repair that concern the numbers of one finding; all where none does."""
    spans = {finding.span, *(related.span for related in finding.observation.related)}
    for relation in finding.observation.relations:
        spans |= {term.quantity.span for term in relation.printed_terms}
    return tuple(each for each in repair if each.quantity.span in spans) or repair


def changes(result: Result, repair: Repair) -> str:
    """Print the changes of a repair."""
    return "、".join(f"{quoted(result.document, each.quantity.span)}→{each.text}" for each in repair)


def cause(book: Book, result: Result, finding: Finding) -> str:
    """Name the cause that the finding shares with others; the first of them tells it."""
    group = next((group for group in result.groups if group.identifier == finding.group), None)
    if group is None:
        return ""
    first = next(other for other in gravest_first(result.findings) if other.group == group.identifier)
    if first is not finding:
        return group.identifier
    return book.say("same-cause", group=group.identifier, summary=one_line(group.summary[book.language]))

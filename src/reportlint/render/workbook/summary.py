"""The summary of many reports as sheets: ranking, typical problems, distributions, copied passages."""

from __future__ import annotations

from reportlint.finding import Run
from reportlint.render.batch import Batch, gather
from reportlint.render.families import family_name
from reportlint.render.options import Options
from reportlint.render.visible import one_line
from reportlint.render.workbook.book import Book, Column
from reportlint.rule import Severity

RANKING = (
    Column("number", 6), Column("report", 34), Column("kind", 12), Column("pages", 8), Column("error", 8),
    Column("warning", 8), Column("info", 8), Column("unread", 9), Column("checked-share", 12),
    Column("own-score", 10), Column("file", 40),
)  # fmt: skip
TYPES = (
    Column("number", 6), Column("code", 9), Column("level", 8), Column("type", 18), Column("problem", 54),
    Column("in-units", 11), Column("times", 9),
)  # fmt: skip
LIKENESS = (Column("number", 6), Column("units", 50), Column("letters", 9), Column("passage", 90))
ANONYMOUS = {"zh": "单位{number}", "en": "Unit {number}"}
"""What a unit is called where nobody shall be named."""


def summary_sheets(book: Book, run: Run, options: Options) -> None:
    """Write the summary."""
    batch = gather(run, ANONYMOUS[options.language] if options.anonymous else "")
    ranking(book, batch, named=not options.anonymous)
    types(book, batch)
    distribution(book, batch)
    likeness(book, batch, named=not options.anonymous)


def ranking(book: Book, batch: Batch, *, named: bool) -> None:
    """Write one row a report, most errors first."""
    columns = RANKING if named else RANKING[:-1]
    sheet = book.sheet("ranking", columns, frozen=2)
    for row, unit in enumerate(batch.units, start=1):
        coverage, score = unit.coverage, unit.subject.score
        share = coverage.checked / coverage.numbers if coverage.numbers else None
        counts = [unit.severities.get(severity, 0) for severity in Severity]
        kind = book.say("none-read" if unit.is_unread else unit.subject.kind)
        values = (row, unit.name, kind, unit.pages, *counts, unit.unread)
        for column, value in enumerate(values):
            sheet.write(row, column, value)
        sheet.write(row, 8, share, number="0%")
        sheet.write(row, 9, None if score is None else float(score), number="0.00")
        if named:
            sheet.write(row, 10, one_line(unit.path))
    sheet.page.autofilter(0, 0, max(len(batch.units), 1), len(columns) - 1)


def types(book: Book, batch: Batch) -> None:
    """Write the problems, most frequent first."""
    sheet = book.sheet("types", TYPES)
    for row, each in enumerate(batch.types, start=1):
        level = each.rule.severity.value
        sheet.write(row, 0, row)
        sheet.write(row, 1, each.rule.code)
        sheet.write(row, 2, book.say(level), look=level)
        sheet.write(row, 3, family_name(each.rule.family, book.language))
        sheet.write(row, 4, one_line(each.rule.summary[book.language]))
        sheet.write(row, 5, each.units)
        sheet.write(row, 6, each.findings)
    sheet.page.autofilter(0, 0, max(len(batch.types), 1), len(TYPES) - 1)


def distribution(book: Book, batch: Batch) -> None:
    """Write how errors and scores are distributed, with a chart each."""
    sheet = book.sheet("distribution")
    sheet.page.set_column(0, 1, 16)
    row = 0
    for key, values in (("errors-each", batch.errors), ("own-score", batch.scores)):
        if not values:
            continue
        sheet.write(row, 0, book.say(key), look="title")
        sheet.write(row + 1, 0, book.say("class"), look="head")
        sheet.write(row + 1, 1, book.say("count"), look="head")
        for offset, (label, count) in enumerate(values, start=row + 2):
            sheet.write(offset, 0, label)
            sheet.write(offset, 1, count)
        last = row + 1 + len(values)
        chart = book.file.add_chart({"type": "column"})
        name = book.say("distribution")
        chart.add_series({"categories": [name, row + 2, 0, last, 0], "values": [name, row + 2, 1, last, 1]})
        chart.set_title({"name": book.say(key)})
        chart.set_legend({"none": True})
        sheet.page.insert_chart(row, 3, chart)
        row = max(last + 3, row + 17)


def likeness(book: Book, batch: Batch, *, named: bool) -> None:
    """Write the passages that units have in common; their words only where units may be named."""
    columns = LIKENESS if named else LIKENESS[:-1]
    sheet = book.sheet("likeness", columns)
    for row, one in enumerate(batch.shared, start=1):
        sheet.write(row, 0, row)
        sheet.write(row, 1, "、".join(batch.units[number].name for number in one.units))
        sheet.write(row, 2, one.length)
        if named:
            sheet.write(row, 3, one.words)

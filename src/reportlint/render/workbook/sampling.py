"""The three sheets of a sampling review (绩效自评抽评), in the order and with the headings bureaus use.

What a machine can say is filled in; marks and verified values are left to the reviewer, in coloured cells.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.finding import Finding, Result, ScoreRow
from reportlint.patterns import compiled
from reportlint.render.families import FAMILIES, family_name
from reportlint.render.telling import gravest_first, message
from reportlint.render.visible import one_line
from reportlint.render.workbook.book import Book, Column, cell, decimals
from reportlint.rule import Severity

QUALITY = (
    Column("content", 18), Column("content", 18), Column("full", 9), Column("criterion", 34), Column("score", 9),
    Column("why-deducted", 60),
)  # fmt: skip
PERFORMANCE = (
    Column("first-level", 16), Column("second-level", 16), Column("third-level", 26), Column("nature", 10),
    Column("value", 14), Column("measure", 10), Column("weight", 10), Column("verified", 16),
    Column("sampled-score", 12), Column("remark", 40),
)  # fmt: skip
TARGET = compiled(
    r"\s*(?:(?P<nature>[≥≤=＝>＜<>]|大于等于|小于等于|不低于|不高于)\s*)?(?P<value>[\d.,]+)\s*+(?P<unit>\D{0,8})\s*"
)
MOST_REASONS = 5
"""Findings named as the reason of a deduction; how many more there are is said."""


def sampling_sheets(book: Book, result: Result) -> None:
    """Write the three sheets."""
    last_mark = quality_sheet(book, result)
    performance_sheet(book, result, last_mark)
    sheet = book.sheet("problems", (Column("problems", 120),))
    sheet.write(1, 0, "\n".join(problems(book, result)) or book.say("nothing"))


def quality_sheet(book: Book, result: Result) -> int:
    """Write what was looked at, by family of rules; return the row of the last mark."""
    sheet = book.sheet("quality", QUALITY)
    row = 0
    for family in FAMILIES:
        codes = [code for code in result.tallies if code.startswith(family)]
        looked = sum(result.tallies[code].looked for code in codes)
        found = [finding for finding in gravest_first(result.findings) if finding.rule.family == family]
        if not looked and not found:
            continue
        row += 1
        failed = sum(result.tallies[code].failed for code in codes)
        sheet.write(row, 0, family)
        sheet.write(row, 1, family_name(family, book.language))
        sheet.write(row, 2, "", look="fill")
        sheet.write(row, 3, book.say("looked", looked=looked, failed=failed))
        sheet.write(row, 4, "", look="fill")
        sheet.write(row, 5, reasons(book, found), look="fill")
    sheet.write(row + 2, 0, book.say("to-fill"))
    return max(row, 1)


def reasons(book: Book, findings: list[Finding]) -> str:
    """Name the findings of a family, the gravest first."""
    lines = [message(finding, book.language) for finding in findings[:MOST_REASONS]]
    rest = len(findings) - MOST_REASONS
    return "\n".join([*lines, f"… +{rest}"] if rest > 0 else lines)


def performance_sheet(book: Book, result: Result, last_mark: int) -> None:
    """Write the indicators with their targets, and the total of the sampling as a formula."""
    sheet = book.sheet("performance", PERFORMANCE)
    row = 0
    for table in result.sheets:
        for one in table.rows:
            row += 1
            nature, value, unit = target_of(one)
            texts = (*map(one_line, one.names), nature, value, unit)
            for column, text in enumerate(texts):
                sheet.write(row, column, text)
            weight = float(one.full.value) if one.full else None
            sheet.write(row, 6, weight, number=decimals(one.full.decimals) if one.full else "")
            sheet.write(row, 7, "", look="fill")
            sheet.write(row, 8, "", look="fill")
            sheet.write(row, 9, "\n".join(about(book, result, one)))
    last = max(row, 1)
    quality = f"'{book.say('quality')}'!{cell(1, 4)}:{cell(last_mark, 4)}"
    formula = f"=0.4*SUM({quality})+0.6*SUM({cell(1, 8)}:{cell(last, 8)})"
    sheet.write(last + 2, 0, book.say("sampling-total"), look="head")
    sheet.formula(last + 2, 8, formula, 0, number="0.00")


def target_of(row: ScoreRow) -> tuple[str, str, str]:
    """Take a target apart: how it compares, its value, its unit; words stay a value."""
    match = TARGET.fullmatch(row.target)
    if match is None:
        return "", one_line(row.target), ""
    return match["nature"] or "=", match["value"], one_line(match["unit"])


def about(book: Book, result: Result, row: ScoreRow) -> Iterable[str]:
    """Yield what was found in a row of the score table."""
    return (
        message(finding, book.language) for finding in result.findings if row.span.covers(finding.span) and finding.span
    )


def problems(book: Book, result: Result) -> Iterable[str]:
    """Yield the errors and warnings, numbered, those with one cause once."""
    told: set[str] = set()
    groups = {group.identifier: group for group in result.groups}
    number = 0
    for finding in gravest_first(result.findings):
        if finding.severity is Severity.INFO or finding.group in told:
            continue
        number += 1
        group = groups.get(finding.group or "")
        if group:
            told.add(group.identifier)
        text = one_line(group.summary[book.language]) if group else message(finding, book.language)
        yield f"{number}. [{book.say(finding.severity.value)}] {text}"

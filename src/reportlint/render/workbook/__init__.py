"""The reviewer's working paper as xlsx: findings, recomputed score tables, every relation, the forms of a sampling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlint.finding import Result, Run
from reportlint.render.naming import names_of
from reportlint.render.options import Options
from reportlint.render.workbook.book import Book
from reportlint.render.workbook.findings import findings_sheet
from reportlint.render.workbook.relations import relations_sheet
from reportlint.render.workbook.sampling import sampling_sheets
from reportlint.render.workbook.scores import scores_sheet
from reportlint.render.workbook.summary import summary_sheets
from reportlint.render.workbook.unchecked import unchecked_sheet

__all__ = ["render", "render_folder"]

SUMMARY = "summary.xlsx"
"""Name of the workbook about all reports."""


def render(run: Run, options: Options) -> bytes:
    """Draw a run as one workbook: the working paper of its report, or the summary of several."""
    report = run.only_report
    if report is not None and not options.anonymous:
        return working_paper(report, options, run.requests)
    return summary(run, options)


def render_folder(run: Run, options: Options) -> Iterator[tuple[str, bytes]]:
    """Draw a run as a summary and a working paper for each report; the summary alone where nobody shall be named."""
    yield SUMMARY, summary(run, options)
    if not options.anonymous:
        names = names_of([result.path for result in run.reports], ".xlsx")
        for result, name in zip(run.reports, names, strict=True):
            yield f"reports/{name}", working_paper(result, options)


def working_paper(result: Result, options: Options, requests: Iterable[Result] = ()) -> bytes:
    """Draw the working paper of one report, with what is wrong with the requests for silence of its run."""
    book = Book.new(options.language, result.path)
    findings_sheet(book, (result, *requests))
    scores_sheet(book, result)
    relations_sheet(book, result)
    sampling_sheets(book, result)
    unchecked_sheet(book, result)
    return book.closed()


def summary(run: Run, options: Options) -> bytes:
    """Draw the workbook about all reports."""
    book = Book.new(options.language, "")
    summary_sheets(book, run, options)
    if not options.anonymous:
        findings_sheet(book, run.results)
    return book.closed()

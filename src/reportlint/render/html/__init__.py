"""A run as HTML files that need nothing else: no network, no font, no picture, no second file."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Run
from reportlint.render.html.index import index
from reportlint.render.html.page import page
from reportlint.render.naming import names_of
from reportlint.render.options import Options

__all__ = ["index", "page", "render", "render_folder"]

INDEX = "index.html"
"""Name of the page that leads to the others."""


def render(run: Run, options: Options) -> str:
    """Draw a run as one page: that of its report, or the summary of several."""
    report = run.only_report
    if report is not None and not options.anonymous:
        return page(report, options, requests=tuple(run.requests))
    return index(run, options)


def render_folder(run: Run, options: Options) -> Iterator[tuple[str, str]]:
    """Draw a run as a summary and a page for each report; the summary alone where nobody shall be named."""
    names = names_of([result.path for result in run.reports], ".html")
    names = tuple(f"reports/{name}" for name in names)
    yield INDEX, index(run, options, names)
    if not options.anonymous:
        for result, name in zip(run.reports, names, strict=True):
            yield name, page(result, options, "../" * name.count("/") + INDEX)

"""复核意见函: a draft letter to each unit, as docx, in the sentences of an experienced reviewer."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Run
from reportlint.render.letter.paper import Paper
from reportlint.render.letter.text import write_letter
from reportlint.render.naming import names_of
from reportlint.render.options import Options

__all__ = ["render", "render_folder"]


def render(run: Run, options: Options) -> bytes:
    """Write the letters of a run into one document, each on pages of its own."""
    paper = Paper.new()
    for number, result in enumerate(run.reports):
        if number:
            paper.turn()
        write_letter(paper, result, options.language)
    return paper.finished()


def render_folder(run: Run, options: Options) -> Iterator[tuple[str, bytes]]:
    """Write one document for each report."""
    names = names_of([result.path for result in run.reports], ".letter.docx")
    for result, name in zip(run.reports, names, strict=True):
        paper = Paper.new()
        write_letter(paper, result, options.language)
        yield name, paper.finished()

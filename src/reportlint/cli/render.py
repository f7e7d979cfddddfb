"""`reportlint render`: a saved run in another format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from reportlint.beliefs import all_rules, profiles_for
from reportlint.cli.output import mistake, outputs_of, show
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, setting_files, settings_wishes
from reportlint.cli.terminal import columns, uses_color
from reportlint.cli.verbs import color_wish, language_wish, outputs_wish, verb, wish
from reportlint.finding import Result, Run
from reportlint.load.runs import read_run
from reportlint.model import Document
from reportlint.read import read
from reportlint.render import FORMATS, Format
from reportlint.render.options import Options

TEXTS = frozenset({"md", "txt"})
"""Formats whose text is the file itself, so that the text is enough to read it again."""


@verb("render")
@click.argument("file", metavar="RUN.json")
@outputs_wish
@wish("-o", "--output-file", heading="output", metavar="PATH")
@color_wish
@language_wish
@wish("-q", "--quiet", heading="output", is_flag=True)
@wish("-v", "--verbose", heading="output", is_flag=True)
@wish("--statistics", heading="output", is_flag=True)
@settings_wishes
@click.pass_obj
def render(  # noqa: PLR0913 - one parameter a flag
    session: Session,
    *,
    file: str,
    output_format: tuple[str, ...],
    output_file: str | None,
    color: str,
    quiet: bool,
    verbose: bool,
    statistics: bool,
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Draw a saved run and return 0; what it found is no matter of this command."""
    outputs = outputs_of(output_format, output_file)
    whole = next((output.format for output in outputs if not is_saved(FORMATS[output.format])), None)
    if whole is not None:
        raise mistake("not-from-json", format=whole)
    if not Path(file).is_file():
        raise mistake("no-run", path=file)
    ground = Ground(setting_files(configs, {}, isolated=isolated), session)
    session = ground.speaking(".")
    settings = ground.layered(".")
    run = read_run(file, all_rules(settings), profiles_for(settings))
    run = Run(tuple(map(completed, run.results)), run.warnings)
    options = Options(
        session.language, columns(), uses_color(color), quiet=quiet, verbose=verbose, statistics=statistics
    )
    show(outputs, run, (), options)
    return 0


def is_saved(form: Format) -> bool:
    """Whether a saved run holds all that a format draws."""
    return form.from_json and not form.binary


def completed(result: Result) -> Result:
    """Return a result with the tables and paragraphs of its report, where its text tells them."""
    return replace(result, document=document_of(result.document, result.path))


def document_of(document: Document, path: str) -> Document:
    """Read a text again; a Markdown or plain text report is its text."""
    if document.format not in TEXTS or not document.text.strip():
        return document
    again = read(document.text.encode("utf-8", "surrogatepass"), path)
    return again if again.text == document.text else document

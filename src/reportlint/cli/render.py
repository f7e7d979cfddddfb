"""`reportlint render`: a saved run in another format."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import click

from reportlint.beliefs import all_rules, profiles_for
from reportlint.cli.output import data_of, outputs_of, show
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, setting_files, settings_wishes
from reportlint.cli.single import read_source
from reportlint.cli.terminal import columns, uses_color
from reportlint.cli.verbs import color_wish, language_wish, outputs_wish, verb, wish
from reportlint.cli.words import mistake
from reportlint.files import Source
from reportlint.finding import Result
from reportlint.load.runs import read_run
from reportlint.model import Document
from reportlint.read import read
from reportlint.render.options import Options


@verb("render")
@click.argument("file", metavar="RUN.json")
@outputs_wish
@wish("-o", "--output-file", heading="output", metavar="PATH")
@color_wish
@language_wish
@wish("-q", "--quiet", heading="output", is_flag=True)
@wish("-v", "--verbose", heading="output", is_flag=True)
@wish("--statistics", heading="output", is_flag=True)
@wish("--anonymous", heading="output", is_flag=True)
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
    anonymous: bool,
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Draw a saved run and return 0; what it found is no matter of this command."""
    outputs = outputs_of(output_format, output_file)
    if not Path(file).is_file():
        raise mistake("no-run", path=file)
    ground = Ground(setting_files(configs, {}, isolated=isolated), session)
    session = ground.speaking(".")
    settings = ground.layered(".")
    saved = read_run(file, all_rules(settings), profiles_for(settings))
    lacking = next((output.format for output in outputs if not (saved.detailed or output.from_findings)), None)
    if lacking is not None:
        raise mistake("not-from-json", format=lacking)
    results: Sequence[Result] = saved.run.results
    taken = {name for output in outputs for name in output.takes}
    sources = tuple(found(result, Path(file).parent) if taken else Source(result.path) for result in results)
    if taken:
        results = [again(*pair, taken) for pair in zip(results, sources, strict=True)]
    if not saved.detailed:
        results = tuple(map(completed, results))
    options = Options(session.language, columns(), uses_color(color), quiet, verbose, anonymous, statistics)
    show(outputs, replace(saved.run, results=results), sources, options)
    return 0


# ---------------------------------------------------------------- the reports themselves


def found(result: Result, folder: Path) -> Source:
    """Return the file of a report: where it was, or there seen from the folder of the saved run.

    It is the first that is still the same; where none is, whoever wants its bytes will say so.
    """
    places = dict.fromkeys((result.path, str(folder / result.path), str(folder / Path(result.path).name)))
    there = [place for place in places if Path(place).is_file()]
    same = (place for place in there if sha256(Path(place).read_bytes()).hexdigest() == result.sha256)
    return Source(next(same, next(iter(there), result.path)))


def again(result: Result, source: Source, taken: Container[str]) -> Result:
    """Return a result with its report read again, as its text does not tell where its words stand in the file.

    Raises `ConfigError` where the report is gone or another one by now, or where it reads differently.
    """
    if result.unread or result.document.format not in taken:
        return result
    data_of(source, result)
    document = read_source(source)
    if document.text != result.document.text:
        raise mistake("read-otherwise", path=source.name)
    return replace(result, document=document)


TEXTS = frozenset({"md", "txt"})
"""Formats whose text is the file itself, so that the text is enough to read it again."""


def completed(result: Result) -> Result:
    """Return a result of a run without details with the nodes of its report, where its text tells them."""
    return replace(result, document=document_of(result.document, result.path))


def document_of(document: Document, path: str) -> Document:
    """Read a text again; a Markdown or plain text report is its text."""
    if document.format not in TEXTS or not document.text.strip():
        return document
    once_more = read(document.text.encode("utf-8", "surrogatepass"), path)
    return once_more if once_more.text == document.text else document

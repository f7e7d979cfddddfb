"""`reportlint check`: the linter."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from reportlint.cli.beliefs import beliefs_for
from reportlint.cli.outcome import exit_code
from reportlint.cli.output import outputs_of, show
from reportlint.cli.session import Session
from reportlint.cli.terminal import columns, complain, uses_color
from reportlint.cli.verbs import color_wish, language_wish, outputs_wish, several, stdin_wish, verb, wish
from reportlint.cli.words import say
from reportlint.cli.work import Task, lint_all
from reportlint.config import Config
from reportlint.files import Source, find_sources
from reportlint.finding import Run
from reportlint.render.options import Options
from reportlint.rule import Severity

SEVERITIES = click.Choice([severity.value for severity in Severity])


@verb("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@several("--select")
@several("--extend-select")
@several("--ignore")
@wish("--preview/--no-preview", heading="rules", default=False)
@stdin_wish
@outputs_wish
@wish("-o", "--output-file", heading="output", metavar="PATH")
@color_wish
@language_wish
@wish("-q", "--quiet", heading="output", is_flag=True)
@wish("-v", "--verbose", heading="output", is_flag=True)
@wish("--fail-severity", heading="failing", type=SEVERITIES, default="error")
@wish("-e", "--exit-zero", heading="failing", is_flag=True)
@wish("-j", "--jobs", type=click.IntRange(min=1), metavar="N")
@click.pass_obj
def check(  # noqa: PLR0913 - one parameter a flag
    session: Session,
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    stdin_filename: str,
    output_format: tuple[str, ...],
    output_file: str | None,
    color: str,
    quiet: bool,
    verbose: bool,
    fail_severity: str,
    exit_zero: bool,
    jobs: int | None,
) -> int:
    """Check reports and return the exit code."""
    outputs = outputs_of(output_format, output_file)
    least = Severity(fail_severity)
    config = Config(select, extend_select, ignore, preview, fail_severity=least, language=session.language)
    sources = find_sources(paths or (".",), stdin_filename, sys.stdin.buffer.read)
    run = checked(sources, config, session, jobs, quiet=quiet)
    show(outputs, run, sources, Options(session.language, columns(), uses_color(color), quiet, verbose))
    return exit_code(run, least, always_zero=exit_zero)


def checked(sources: Sequence[Source], config: Config, session: Session, jobs: int | None, *, quiet: bool) -> Run:
    """Check files; warnings about the call are said at once."""
    beliefs, warnings = beliefs_for(config)
    for warning in warnings:
        complain(warning, session.language, kind="warning")
    with progress(len(sources), session.language, hidden=quiet) as tick:
        results = lint_all(sources, Task(beliefs, config, session.debug), jobs, tick)
    return Run(results, warnings)


@contextmanager
def progress(length: int, language: str, *, hidden: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error where a person waits for several files."""
    if hidden or length < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label=say("progress", language), file=sys.stderr) as bar:
        yield bar.update

"""`reportlint ledger`: every relation with its verdict and its arithmetic."""

from __future__ import annotations

import click

from reportlint.cli.beliefs import beliefs_for
from reportlint.cli.session import Session
from reportlint.cli.single import tell_problems, the_source
from reportlint.cli.terminal import columns, complain, deliver, uses_color
from reportlint.cli.verbs import color_wish, format_wish, language_wish, several, stdin_wish, verb, wish
from reportlint.cli.work import Task, lint_source
from reportlint.config import Config
from reportlint.finding import Result
from reportlint.render.ledger import render_ledger, render_ledger_json
from reportlint.render.options import Options


@verb("ledger")
@click.argument("file")
@several("--select")
@several("--extend-select")
@several("--ignore")
@wish("--preview/--no-preview", heading="rules", default=False)
@stdin_wish
@format_wish("text", "json")
@color_wish
@language_wish
@click.pass_obj
def ledger(  # noqa: PLR0913 - one parameter a flag
    session: Session,
    *,
    file: str,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    stdin_filename: str,
    output_format: str,
    color: str,
) -> int:
    """Print the relations of a report and return the exit code."""
    config = Config(select, extend_select, ignore, preview, language=session.language)
    source = the_source(file, stdin_filename)
    beliefs, warnings = beliefs_for(config)
    for warning in warnings:
        complain(warning, session.language, kind="warning")
    result = lint_source(source, Task(beliefs, config, session.debug))
    code = tell_problems(source.name, result, session)
    if code == 0:
        colored = uses_color(color)
        deliver(drawn(result, output_format, Options(session.language, columns(), colored)), color=colored)
    return code


def drawn(result: Result, output_format: str, options: Options) -> str:
    """Draw the ledger in a format."""
    return render_ledger_json(result) if output_format == "json" else render_ledger(result, options)

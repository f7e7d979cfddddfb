"""`reportlint ledger`: every relation with its verdict and its arithmetic."""

from __future__ import annotations

import click

from reportlint.beliefs import beliefs_for
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, given, rule_wishes, setting_files, settings_wishes
from reportlint.cli.single import tell_problems, the_source
from reportlint.cli.terminal import columns, complain, deliver, uses_color
from reportlint.cli.verbs import Wish, color_wish, format_wish, language_wish, stdin_wish, verb
from reportlint.cli.work import Plan, Task, lint_all
from reportlint.finding import Result
from reportlint.render.ledger import render_ledger, render_ledger_json
from reportlint.render.options import Options
from reportlint.render.unchecked import render_unchecked, render_unchecked_json


@verb("ledger")
@click.argument("file")
@click.option("--unchecked", is_flag=True, cls=Wish, heading="output")
@rule_wishes
@stdin_wish
@format_wish("text", "json")
@color_wish
@language_wish
@settings_wishes
@click.pass_obj
def ledger(  # noqa: PLR0913 - one parameter a flag
    session: Session,
    *,
    file: str,
    unchecked: bool,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool | None,
    stdin_filename: str,
    output_format: str,
    color: str,
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Print the relations of a report and return the exit code."""
    flags = given(select=select, extend_select=extend_select, ignore=ignore, preview=preview)
    ground = Ground(setting_files(configs, flags, isolated=isolated), session)
    source = the_source(file, stdin_filename)
    session, config = ground.speaking(source.name), ground.config(source.name)
    beliefs, warnings = beliefs_for(config, ground.layered(source.name))
    for warning in warnings:
        complain(warning, session.language, kind="warning")
    (result,) = lint_all(Plan.same((source,), Task(beliefs, config, session.debug)), 1, lambda _: None)
    code = tell_problems(source.name, result, session)
    if code == 0:
        colored = uses_color(color)
        options = Options(session.language, columns(), colored)
        deliver(drawn(result, output_format, options, unchecked=unchecked), color=colored)
    return code


def drawn(result: Result, output_format: str, options: Options, *, unchecked: bool) -> str:
    """Draw the ledger, or what it leaves out, in a format."""
    if unchecked:
        return render_unchecked_json(result) if output_format == "json" else render_unchecked(result, options)
    return render_ledger_json(result) if output_format == "json" else render_ledger(result, options)

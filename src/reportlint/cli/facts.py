"""`reportlint facts`: what the checks see."""

from __future__ import annotations

import click

from reportlint.beliefs import words_for
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, setting_files, settings_wishes
from reportlint.cli.single import read_source, tell_problems, the_source
from reportlint.cli.terminal import deliver
from reportlint.cli.verbs import format_wish, language_wish, stdin_wish, verb
from reportlint.facts import extract
from reportlint.render.facts import render_facts


@verb("facts")
@click.argument("file")
@stdin_wish
@format_wish("text", "json")
@language_wish
@settings_wishes
@click.pass_obj
def facts(  # noqa: PLR0913 - one parameter a flag
    session: Session,
    *,
    file: str,
    stdin_filename: str,
    output_format: str,
    configs: tuple[str, ...],
    isolated: bool,
) -> int:
    """Print what was read out of a report and return the exit code."""
    ground = Ground(setting_files(configs, {}, isolated=isolated), session)
    source = the_source(file, stdin_filename)
    session = ground.speaking(source.name)
    document = read_source(source)
    code = tell_problems(source.name, document, session)
    if code == 0:
        found = extract(document, words_for(ground.layered(source.name)))
        deliver(render_facts(found, output_format, session.language))
    return code

"""`reportlint facts`: what the checks see."""

from __future__ import annotations

import click

from reportlint.cli.session import Session
from reportlint.cli.single import read_source, tell_problems, the_source
from reportlint.cli.terminal import deliver
from reportlint.cli.verbs import format_wish, language_wish, stdin_wish, verb
from reportlint.facts import extract
from reportlint.load.locate import bundled_rules
from reportlint.load.vocabulary import load_vocabulary
from reportlint.render.facts import render_facts


@verb("facts")
@click.argument("file")
@stdin_wish
@format_wish("text", "json")
@language_wish
@click.pass_obj
def facts(session: Session, *, file: str, stdin_filename: str, output_format: str) -> int:
    """Print what was read out of a report and return the exit code."""
    source = the_source(file, stdin_filename)
    document = read_source(source)
    code = tell_problems(source.name, document, session)
    if code == 0:
        found = extract(document, load_vocabulary([bundled_rules()]))
        deliver(render_facts(found, output_format, session.language))
    return code

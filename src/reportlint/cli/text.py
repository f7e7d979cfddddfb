"""`reportlint text`: the numbered text that all locations refer to."""

from __future__ import annotations

import click

from reportlint.cli.session import Session
from reportlint.cli.single import read_source, tell_problems, the_source
from reportlint.cli.terminal import deliver
from reportlint.cli.verbs import language_wish, stdin_wish, verb
from reportlint.render.text import render_text


@verb("text")
@click.argument("file")
@stdin_wish
@language_wish
@click.pass_obj
def text(session: Session, *, file: str, stdin_filename: str) -> int:
    """Print the text of a report and return the exit code."""
    source = the_source(file, stdin_filename)
    document = read_source(source)
    code = tell_problems(source.name, document, session)
    if code == 0:
        deliver(render_text(document))
    return code

"""`reportlint init`: a setting file with every key, explained and commented out."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from reportlint.cli.session import Session
from reportlint.cli.terminal import deliver_to
from reportlint.cli.verbs import language_wish, verb
from reportlint.cli.words import mistake, say
from reportlint.load.manual import MANUAL, TABLES
from reportlint.load.settings import FILE_NAME, keys
from reportlint.render.visible import one_line


@verb("init")
@click.argument("folder", default=".", metavar="[FOLDER]")
@language_wish
@click.pass_obj
def init(session: Session, *, folder: str) -> int:
    """Write a setting file into a folder and return the exit code; one that is there stays as it is."""
    path = os.path.normpath(os.path.join(folder, FILE_NAME))  # noqa: PTH118 - the name stays as it was written
    if os.path.lexists(path):
        raise mistake("is-there", path=path)
    deliver_to(path, settings_text(session.language))
    click.echo(say("written", session.language, path=one_line(path)), err=True)
    return 0


def settings_text(language: str) -> str:
    """Return a setting file that changes nothing: every key with what it does and an example, as comments."""
    return "\n".join(lines(language)) + "\n"


def lines(language: str) -> Iterator[str]:
    """Write keys first and tables last, as TOML wants it."""
    yield f"# {say('settings-head', language)}"
    for name in sorted(keys(), key=lambda key: key in TABLES):
        yield ""
        yield f"# {MANUAL[name].text(language)}"
        yield from (f"#   {key}: {text}" for key, text in MANUAL[name].part_texts(language))
        yield from (f"# {line}" for line in MANUAL[name].example.splitlines())

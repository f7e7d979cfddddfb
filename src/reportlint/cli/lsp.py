"""`reportlint lsp`: the language server, over standard input and output."""

from __future__ import annotations

import click

from reportlint.cli.session import Session
from reportlint.cli.verbs import language_wish, verb
from reportlint.cli.words import mistake


@verb("lsp")
@language_wish
@click.pass_obj
def lsp(session: Session) -> int:
    """Serve an editor until it leaves and return the exit code; raises `ConfigError` where the extra is missing."""
    try:
        from reportlint.lsp import server  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise mistake("no-extra", name="lsp", module=error.name or "?", extra="lsp") from error
    server(session.language).start_io()
    return 0

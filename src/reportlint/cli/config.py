"""`reportlint config`: what can be set, and the schema that editors know it by."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

import click

from reportlint.checks import CHECKS
from reportlint.cli.output import mistake
from reportlint.cli.session import Session
from reportlint.cli.terminal import deliver
from reportlint.cli.verbs import format_wish, language_wish, verb, wish
from reportlint.load.errors import guess
from reportlint.load.manual import MANUAL
from reportlint.load.schema import Schema, ignores_schema, rule_schema, schema_text, settings_schema
from reportlint.load.settings import keys


def rules_schema() -> Schema:
    """Return the schema of a rule file."""
    return rule_schema({name: check.params for name, check in CHECKS.items()})


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "settings": settings_schema,
    "ignores": ignores_schema,
    "rule": rules_schema,
}
"""Kind of file → its schema."""


@verb("config")
@click.argument("key", required=False, metavar="[KEY]")
@format_wish("text", "json")
@wish("--schema", heading="output", type=click.Choice(tuple(SCHEMAS)))
@language_wish
@click.pass_obj
def config(session: Session, *, key: str | None, output_format: str, schema: str | None) -> int:
    """Describe one setting or all of them, or print a schema; return the exit code."""
    if schema is not None:
        deliver(schema_text(SCHEMAS[schema]()))
        return 0
    if key is not None and key not in keys():
        raise mistake("no-key", name=key, near=guess(key, keys()) or ", ".join(keys()))
    wanted = [key] if key is not None else list(keys())
    if output_format == "json":
        record = {
            name: {"zh": MANUAL[name].zh, "en": MANUAL[name].en, "example": MANUAL[name].example} for name in wanted
        }
        deliver(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    else:
        deliver("\n".join(lines(wanted, session.language)) + "\n")
    return 0


def lines(wanted: Sequence[str], language: str) -> Iterator[str]:
    """Describe settings."""
    for number, name in enumerate(wanted):
        if number:
            yield ""
        yield name
        yield f"    {MANUAL[name].text(language)}"
        yield from (f"      {line}" for line in MANUAL[name].example.splitlines())

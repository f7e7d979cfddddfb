"""`reportlint config`: what can be set, and the schema that editors know it by."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict

import click

from reportlint.beliefs import profiles_in
from reportlint.checks import CHECKS
from reportlint.cli.session import Session
from reportlint.cli.terminal import deliver
from reportlint.cli.verbs import format_wish, language_wish, verb, wish
from reportlint.cli.words import mistake, say
from reportlint.load.errors import guess
from reportlint.load.locate import bundled_rules
from reportlint.load.manual import MANUAL
from reportlint.load.schema import Schema, ignores_schema, rule_schema, schema_text, settings_schema
from reportlint.load.settings import keys
from reportlint.read.trouble import LIMITS


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
        yield from (f"      {line}" for line in aligned(choices(name, language)))
        yield from (f"      {line}" for line in MANUAL[name].example.splitlines())


def choices(name: str, language: str) -> list[tuple[str, str]]:
    """Return what a setting may name, each with what it means: the keys of a table, the local schemes."""
    if name == "profile":
        return [(profile.name, profile.title[language]) for profile in profiles_in((str(bundled_rules()),))]
    bounds = asdict(LIMITS)
    parts = MANUAL[name].part_texts(language)
    return [(key, say("with-default", language, text=text, value=bounds[key.replace("-", "_")])) for key, text in parts]


def aligned(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Write names and their meanings in two columns."""
    widest = max((len(name) for name, _ in rows), default=0)
    return (f"{name:<{widest}}  {text}" for name, text in rows)

"""Commands and options whose help is bilingual and grouped under headings; their texts stand in `words`."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

import click

from reportlint.cli.session import Session
from reportlint.cli.words import say
from reportlint.messages import LANGUAGES
from reportlint.render import FORMATS
from reportlint.version import VERSION

HEADINGS = ("rules", "files", "output", "silence", "failing", "settings", "debugging", "other")
"""The groups of options, in the order of the help."""

COMMANDS: Mapping[str, str] = {
    "check": "reportlint.cli.check:check",
    "rule": "reportlint.cli.rule:rule",
    "facts": "reportlint.cli.facts:facts",
    "text": "reportlint.cli.text:text",
    "ledger": "reportlint.cli.ledger:ledger",
    "test": "reportlint.cli.test:test",
    "render": "reportlint.cli.render:render",
    "config": "reportlint.cli.config:config",
    "init": "reportlint.cli.init:init",
    "lsp": "reportlint.cli.lsp:lsp",
}
"""Name of a command → where it lives."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def language_of(context: click.Context) -> str:
    """Return the language to speak."""
    return context.find_root().ensure_object(Session).language if context.find_root().obj else "zh"


class Wish(click.Option):
    """An option that knows its heading; its help is the text `opt.<name>`, or another one."""

    def __init__(self, *names: Any, heading: str = "other", words: str = "", **settings: Any) -> None:  # noqa: ANN401
        """Take what click takes, a heading of `HEADINGS`, and the key of another text."""
        super().__init__(*names, **settings)
        self.heading = heading
        self.words = words or f"opt.{self.name}"

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and what it does."""
        record = super().get_help_record(ctx)
        text = say(self.words, language_of(ctx), formats=" ".join(FORMATS))
        return (record[0], text) if record else None


class Verb(click.Command):
    """A command whose help is the text of its name."""

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - texts are short by nature
        """Return one line about the command."""
        return say(self.name or "", current_language())

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        write_about(self.name or "", ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their headings."""
        write_options(self, ctx, formatter)


class Verbs(click.Group):
    """The commands, each imported only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the table is always the same
        """Return the names of the commands, in the order of the pipeline."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        return cast(click.Command, getattr(importlib.import_module(module), name))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the program is called."""
        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program does."""
        write_about("reportlint", ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        write_options(self, ctx, formatter)
        with formatter.section(say("commands", language_of(ctx))):
            formatter.write_dl([(name, say(name, language_of(ctx))) for name in COMMANDS])


def current_language() -> str:
    """Return the language of the call that is going on."""
    context = click.get_current_context(silent=True)
    return language_of(context) if context else "zh"


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the usage line in the language of the call."""
    prefix = f"{say('usage', language_of(ctx))}: "
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix)


def write_about(name: str, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the sentence about a command."""
    formatter.write_paragraph()
    formatter.write(f"  {say(name, language_of(ctx))}\n")


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options under their headings."""
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    for heading in HEADINGS:
        rows = records((option for option in options if heading_of(option) == heading), ctx)
        if rows:
            with formatter.section(say(heading, language_of(ctx))):
                formatter.write_dl(rows)


def heading_of(option: click.Option) -> str:
    """Return the heading an option stands under."""
    return option.heading if isinstance(option, Wish) else "other"


def records(options: Iterable[click.Option], ctx: click.Context) -> list[tuple[str, str]]:
    """Return options with their help; click's own is the help option."""
    found = [(option, option.get_help_record(ctx)) for option in options]
    own = say("opt.help", language_of(ctx))
    return [(record[0], record[1] if isinstance(option, Wish) else own) for option, record in found if record]


# ---------------------------------------------------------------- decorators


def verb(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command."""
    return click.command(name, cls=Verb)


def wish(
    *names: str,
    heading: str = "other",
    **settings: Any,  # noqa: ANN401 - what click takes
) -> Callable[[Decorated], Decorated]:
    """Make an option."""
    return click.option(*names, cls=Wish, heading=heading, **settings)


def several(*names: str, heading: str = "rules", metavar: str = "CODES") -> Callable[[Decorated], Decorated]:
    """Make an option that takes lists: by commas, by repetition, or both."""
    return wish(*names, heading=heading, multiple=True, metavar=metavar, callback=split)


def split(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Take lists apart at commas."""
    return tuple(word for value in values for word in (part.strip() for part in value.split(",")) if word)


def format_wish(*formats: str) -> Callable[[Decorated], Decorated]:
    """Make the option that chooses the output format, the first one by default."""
    return wish("--output-format", heading="output", type=click.Choice(formats), default=formats[0])


def outputs_wish(command: Decorated) -> Decorated:
    """Add `--output-format` as a list: `FORMAT` or `FORMAT:TARGET`, repeated; the environment may name one."""
    return wish(
        "--output-format",
        heading="output",
        words="opt.outputs",
        multiple=True,
        metavar="FORMAT[:PATH]",
        callback=formats_or_default,
    )(command)


def formats_or_default(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was asked for, by the call or else by the environment."""
    return values or (os.environ.get("REPORTLINT_OUTPUT_FORMAT") or "full",)


def language_wish(command: Decorated) -> Decorated:
    """Add `--lang`, which the session has read already; here it is only checked."""
    choice = click.Choice(LANGUAGES)
    return wish("--lang", heading="output", type=choice, expose_value=False, envvar="REPORTLINT_LANG")(command)


def color_wish(command: Decorated) -> Decorated:
    """Add `--color`."""
    choice = click.Choice(("auto", "always", "never"))
    return wish("--color", heading="output", type=choice, default="auto")(command)


def stdin_wish(command: Decorated) -> Decorated:
    """Add `--stdin-filename`."""
    return wish("--stdin-filename", heading="files", metavar="NAME", default="stdin.md")(command)


def print_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's way
    """Print the version and leave."""
    if wanted:
        click.echo(f"reportlint {VERSION}")
        context.exit()


@click.group("reportlint", cls=Verbs)
@wish("--version", "-V", is_flag=True, is_eager=True, expose_value=False, callback=print_version)
@language_wish
def reportlint() -> None:
    """Hold the commands together; the help of each stands in `words`."""

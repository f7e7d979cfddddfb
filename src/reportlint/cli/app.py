"""One call of the program: the command, and what becomes of everything that can go wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Sequence

import click

from reportlint.cli.session import Session, session_of
from reportlint.cli.terminal import complain, prepare_streams
from reportlint.cli.verbs import COMMANDS, reportlint
from reportlint.cli.words import say
from reportlint.load.errors import ConfigError, guess
from reportlint.patterns import compiled, keep

FAILED = 2
"""The exit code of a job that could not be done."""
SELDOM = 200_000
"""Objects made between two searches for cyclic garbage: values know no one above them, so there is next to none."""


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; no traceback ever reaches a user who has not asked for it."""
    gc.set_threshold(SELDOM)
    session = session_of(arguments)
    prepare_streams()
    try:
        code = reportlint.main(list(arguments), prog_name="reportlint", standalone_mode=False, obj=session)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("interrupted", session.language), err=True)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        complain_of_usage(error, session)
    except ConfigError as error:
        complain(error.text(session.language), session.language)
    except Exception as error:
        if session.debug:
            raise
        detail = f"{type(error).__name__}: {error}"
        complain(say("internal", session.language, detail=detail), session.language)
    else:
        return int(code or 0)
    finally:
        keep()
    return FAILED


def complain_of_usage(error: click.ClickException, session: Session) -> None:
    """Say what is wrong with the arguments and where to read more."""
    complain(usage_text(error, session.language), session.language)
    context = getattr(error, "ctx", None)
    if context is not None:
        click.echo(say("see-help", session.language, command=context.command_path), err=True)


def usage_text(error: click.ClickException, language: str) -> str:
    """Say what is wrong with the arguments, the commonest mistakes in the reader's language."""
    match error:
        case click.NoSuchOption():
            return say("no-option", language, option=error.option_name, hint=meant(meant_option(error), language))
        case click.MissingParameter(param=click.Parameter() as param):
            return say("no-argument", language, name=param.human_readable_name)
        case click.BadParameter(param=click.Option() as option):
            return value_text(error, option, language)
        case click.exceptions.NoSuchCommand():
            hint = meant(guess(error.command_name, COMMANDS), language)
            return say("no-command", language, command=error.command_name, hint=hint)
        case click.BadOptionUsage() if "requires an argument" in error.message:
            return say("no-value", language, option=error.option_name)
        case _:
            surplus = SURPLUS.match(error.format_message())
            return say("too-many", language, words=surplus[1]) if surplus else error.format_message()


def meant_option(error: click.NoSuchOption) -> str | None:
    """Return the option most like the one that was written; the dashes that all have are no likeness."""
    bare = {option.lstrip("-"): option for option in error.possibilities or ()}
    near = guess(error.option_name.lstrip("-"), bare)
    return bare[near] if near else None


def value_text(error: click.BadParameter, option: click.Option, language: str) -> str:
    """Say which values an option takes."""
    name = max(option.opts, key=len)
    match option.type:
        case click.Choice(choices=choices):
            names = [str(choice) for choice in choices]
            value = next(iter(QUOTED.findall(error.message)), "")
            hint = meant(guess(value, names), language)
            return say("no-choice", language, option=name, value=value, choices=", ".join(names), hint=hint)
        case click.IntRange(min=least):
            return say("no-number", language, option=name, least=least)
        case _:
            return error.format_message()


QUOTED = compiled(r"'([^']*)'")
"""What a mistake of click names: first of all the value that was given."""


SURPLUS = compiled(r"Got unexpected extra arguments? \((.*)\)")
"""How click says that a command takes fewer arguments."""


def meant(name: str | None, language: str) -> str:
    """Propose a name, where there is one."""
    return say("did-you-mean", language, name=name) if name else ""

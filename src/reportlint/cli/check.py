"""`reportlint check`: the linter."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from reportlint.cli.beliefs import beliefs_for
from reportlint.cli.outcome import exit_code
from reportlint.cli.output import outputs_of, show
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, file_patterns, given, rule_wishes, setting_files, settings_wishes
from reportlint.cli.show_settings import settings_text
from reportlint.cli.terminal import columns, complain, deliver, uses_color
from reportlint.cli.verbs import color_wish, language_wish, outputs_wish, several, stdin_wish, verb, wish
from reportlint.cli.words import say
from reportlint.cli.work import Plan, Task, lint_all
from reportlint.files import Filter, Source, find_sources
from reportlint.finding import Run
from reportlint.render.options import Options
from reportlint.render.visible import one_line
from reportlint.rule import Severity

SEVERITIES = click.Choice([severity.value for severity in Severity])


@verb("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@rule_wishes
@several("--per-file-ignores", metavar="PATTERN:CODE")
@several("--exclude", heading="files", metavar="PATTERNS")
@several("--extend-exclude", heading="files", metavar="PATTERNS")
@wish("--respect-gitignore/--no-respect-gitignore", heading="files", default=None)
@wish("--force-exclude", heading="files", is_flag=True)
@stdin_wish
@outputs_wish
@wish("-o", "--output-file", heading="output", metavar="PATH")
@color_wish
@language_wish
@wish("-q", "--quiet", heading="output", is_flag=True)
@wish("-v", "--verbose", heading="output", is_flag=True)
@wish("--anonymous", heading="output", is_flag=True)
@wish("--fail-severity", heading="failing", type=SEVERITIES)
@wish("-e", "--exit-zero", heading="failing", is_flag=True)
@settings_wishes
@wish("--show-files", heading="debugging", is_flag=True)
@wish("--show-settings", heading="debugging", is_flag=True)
@wish("-j", "--jobs", type=click.IntRange(min=1), metavar="N")
@click.pass_obj
def check(  # noqa: PLR0913 - one parameter a flag
    session: Session,
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    per_file_ignores: tuple[str, ...],
    preview: bool | None,
    exclude: tuple[str, ...],
    extend_exclude: tuple[str, ...],
    respect_gitignore: bool | None,
    force_exclude: bool,
    stdin_filename: str,
    output_format: tuple[str, ...],
    output_file: str | None,
    color: str,
    quiet: bool,
    verbose: bool,
    anonymous: bool,
    fail_severity: str | None,
    exit_zero: bool,
    configs: tuple[str, ...],
    isolated: bool,
    show_files: bool,
    show_settings: bool,
    jobs: int | None,
) -> int:
    """Check reports and return the exit code."""
    outputs = outputs_of(output_format, output_file)
    flags = given(
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        per_file_ignores=file_patterns(per_file_ignores) or None,
        preview=preview,
        exclude=exclude,
        extend_exclude=extend_exclude,
        respect_gitignore=respect_gitignore,
        fail_severity=Severity(fail_severity) if fail_severity else None,
        jobs=jobs,
    )
    ground = Ground(setting_files(configs, flags, isolated=isolated), session)
    paths = paths or (".",)
    if show_settings:
        deliver(settings_text(ground, paths))
        return 0
    passed_over: list[str] = []

    def filter_of(argument: str) -> Filter:
        settings = ground.layered(argument).settings
        patterns = (*settings.exclude, *settings.extend_exclude)
        return Filter(patterns, settings.respect_gitignore, force_exclude, passed_over.append)

    sources = find_sources(paths, stdin_filename, sys.stdin.buffer.read, filter_of)
    if show_files:
        return list_files(sources, passed_over, session)
    session = ground.speaking(sources[0].name if sources else ".")
    plan, warnings = planned(sources, ground, session)
    run = checked(plan, ground, session, warnings, quiet=quiet)
    show(outputs, run, sources, Options(session.language, columns(), uses_color(color), quiet, verbose, anonymous))
    return exit_code(
        run, [task.config.fail_severity for task in map(plan.task, range(len(sources)))], always_zero=exit_zero
    )


def list_files(sources: Sequence[Source], passed_over: Sequence[str], session: Session) -> int:
    """Print the files that would be checked; what is passed over goes to standard error."""
    deliver("".join(f"{one_line(source.name)}\n" for source in sources if source.problem is None))
    for name in sorted(passed_over):
        complain(one_line(name), session.language, kind="passed-over")
    return 2 if any(source.problem for source in sources) else 0


def planned(sources: Sequence[Source], ground: Ground, session: Session) -> tuple[Plan, tuple[str, ...]]:
    """Decide what is done to each file; return it with warnings about the call and the settings, each once."""
    tasks: list[Task] = []
    warnings: dict[str, None] = {}
    known: dict[tuple[str, tuple[str, ...]], int] = {}
    which: list[int] = []
    for source in sources:
        settings, config = ground.layered(source.name), ground.config(source.name)
        key = (settings.file, config.file_ignore)
        if key not in known:
            known[key] = len(tasks)
            beliefs, found = beliefs_for(config, settings)
            tasks.append(Task(beliefs, config, session.debug))
            warnings.update(dict.fromkeys(found))
        which.append(known[key])
    return Plan(tuple(sources), tuple(tasks), tuple(which)), tuple(warnings)


def checked(plan: Plan, ground: Ground, session: Session, warnings: tuple[str, ...], *, quiet: bool) -> Run:
    """Check files; warnings about the call are said at once."""
    for warning in warnings:
        complain(warning, session.language, kind="warning")
    first = plan.sources[0].name if plan.sources else "."
    jobs = ground.layered(first).settings.jobs or None
    with progress(len(plan.sources), session.language, hidden=quiet) as tick:
        results = lint_all(plan, jobs, tick)
    return Run(results, warnings)


@contextmanager
def progress(length: int, language: str, *, hidden: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error where a person waits for several files."""
    if hidden or length < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label=say("progress", language), file=sys.stderr) as bar:
        yield bar.update

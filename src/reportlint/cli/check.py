"""`reportlint check`: the linter."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import click

from reportlint.cli.outcome import exit_code
from reportlint.cli.output import outputs_of, show
from reportlint.cli.runs import Keeping, checked, planned
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground, file_patterns, given, rule_wishes, setting_files, settings_wishes
from reportlint.cli.show_settings import settings_text
from reportlint.cli.terminal import columns, complain, deliver, is_terminal, uses_color
from reportlint.cli.verbs import color_wish, language_wish, outputs_wish, several, stdin_wish, verb, wish
from reportlint.cli.watch import state_of, watch
from reportlint.files import Filter, Source, find_sources
from reportlint.load.errors import ConfigError
from reportlint.load.ignores import nearest_ignores
from reportlint.load.settings import FILE_NAME, limit_fields
from reportlint.read.trouble import LIMITS
from reportlint.render.options import Options
from reportlint.render.visible import one_line
from reportlint.rule import Severity

SEVERITIES = click.Choice([severity.value for severity in Severity])


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """The flags of one call, as click hands them over; what each does stands in `words`."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    per_file_ignores: tuple[str, ...]
    preview: bool | None
    profile: str | None
    exclude: tuple[str, ...]
    extend_exclude: tuple[str, ...]
    respect_gitignore: bool | None
    force_exclude: bool
    stdin_filename: str
    output_format: tuple[str, ...]
    output_file: str | None
    color: str
    quiet: bool
    verbose: bool
    anonymous: bool
    statistics: bool
    fail_severity: str | None
    exit_zero: bool
    allow_unread: bool
    no_ignores: bool
    baseline: str | None
    write_baseline: str | None
    configs: tuple[str, ...]
    isolated: bool
    show_files: bool
    show_settings: bool
    watch: bool
    jobs: int | None

    def settings(self) -> dict[str, Any]:
        """Return what the flags say of the keys of a setting file."""
        return given(
            select=self.select,
            extend_select=self.extend_select,
            ignore=self.ignore,
            per_file_ignores=file_patterns(self.per_file_ignores) or None,
            preview=self.preview,
            profile=self.profile,
            exclude=self.exclude,
            extend_exclude=self.extend_exclude,
            respect_gitignore=self.respect_gitignore,
            fail_severity=Severity(self.fail_severity) if self.fail_severity else None,
            honour_document_ignores=False if self.no_ignores else None,
            jobs=self.jobs,
        )

    def keeping(self) -> Keeping:
        """Return what the flags say of keeping back."""
        return Keeping(not self.no_ignores, self.baseline or "", self.write_baseline or "")


@verb("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@wish("--profile", heading="rules", metavar="NAME")
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
@wish("--statistics", heading="output", is_flag=True)
@wish("--anonymous", heading="output", is_flag=True)
@wish("--no-ignores", heading="silence", is_flag=True)
@wish("--baseline", heading="silence", metavar="FILE")
@wish("--write-baseline", heading="silence", metavar="FILE")
@wish("--fail-severity", heading="failing", type=SEVERITIES)
@wish("-e", "--exit-zero", heading="failing", is_flag=True)
@wish("--allow-unread", heading="failing", is_flag=True)
@settings_wishes
@wish("--show-files", heading="debugging", is_flag=True)
@wish("--show-settings", heading="debugging", is_flag=True)
@wish("--watch", is_flag=True)
@wish("-j", "--jobs", type=click.IntRange(min=1), metavar="N")
@click.pass_obj
def check(session: Session, /, **flags: Any) -> int:  # noqa: ANN401 - `Flags` knows their types
    """Check reports and return the exit code."""
    wanted = Flags(**flags)
    if wanted.watch:
        return watch(lambda: check_again(session, wanted), lambda: state_of(watched(session, wanted)))
    return run_check(session, wanted)


def check_again(session: Session, flags: Flags) -> int:
    """Check on a clean screen; a mistake in a setting file is told, and its mending waited for."""
    if is_terminal():
        click.clear()
    try:
        return run_check(session, flags)
    except ConfigError as error:
        complain(error.text(session.language), session.language)
        return 2


def watched(session: Session, flags: Flags) -> Iterator[str]:
    """Yield the files of which a change asks for another check: reports, setting files and files of requests."""
    try:
        ground = Ground(setting_files(flags.configs, flags.settings(), isolated=flags.isolated), session)
        for source in sources_of(flags, ground, []):
            yield source.name
            yield from filter(None, (ground.files.file_of(source.name), nearest_ignores(source.name)))
    except ConfigError:
        yield from (FILE_NAME, *flags.configs)


def run_check(session: Session, flags: Flags) -> int:
    """Check reports as the flags say."""
    outputs = outputs_of(flags.output_format, flags.output_file)
    ground = Ground(setting_files(flags.configs, flags.settings(), isolated=flags.isolated), session)
    paths = flags.paths or (".",)
    if flags.show_settings:
        deliver(settings_text(ground, paths))
        return 0
    passed_over: list[str] = []
    sources = sources_of(flags, ground, passed_over)
    if flags.show_files:
        return list_files(sources, passed_over, session)
    session = ground.speaking(sources[0].name if sources else ".")
    looks = any(output.shows_looks for output in outputs)
    plan, warnings = planned(sources, ground, debug=session.debug, looks=looks)
    for warning in warnings:
        complain(warning, session.language, kind="warning")
    run = replace(checked(plan, ground, session, flags.keeping(), quiet=flags.quiet), warnings=warnings)
    colored = uses_color(flags.color)
    options = Options(
        session.language, columns(), colored, flags.quiet, flags.verbose, flags.anonymous, flags.statistics
    )
    show(outputs, run, sources, options)
    least = plan.fail_severities(len(run.results))
    return exit_code(run, least, always_zero=flags.exit_zero, allow_unread=flags.allow_unread)


def sources_of(flags: Flags, ground: Ground, passed_over: list[str]) -> tuple[Source, ...]:
    """Find the reports; names of what is passed over are noted."""
    return find_sources(
        flags.paths or (".",),
        flags.stdin_filename,
        sys.stdin.buffer.read,
        lambda argument: filter_of(argument, ground, passed_over, force=flags.force_exclude),
    )


def filter_of(argument: str, ground: Ground, passed_over: list[str], *, force: bool) -> Filter:
    """Return what is passed over below an argument; its names are noted."""
    settings = ground.layered(argument).settings
    patterns = (*settings.exclude, *settings.extend_exclude)
    limits = replace(LIMITS, **limit_fields(settings.limits))
    return Filter(patterns, settings.respect_gitignore, force, passed_over.append, limits)


def list_files(sources: Sequence[Source], passed_over: Sequence[str], session: Session) -> int:
    """Print the files that would be checked; what is passed over goes to standard error."""
    deliver("".join(f"{one_line(source.name)}\n" for source in sources if source.problem is None))
    for name in sorted(passed_over):
        complain(one_line(name), session.language, kind="passed-over")
    return 2 if any(source.problem for source in sources) else 0

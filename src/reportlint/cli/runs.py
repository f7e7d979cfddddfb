"""Files in, a run out: which settings hold for each, what is done to it, and what is kept back of what was found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import click

from reportlint.beliefs import beliefs_for
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground
from reportlint.cli.silences import IgnoreFiles, OpenBaseline, Silencer, accepted, new_baseline
from reportlint.cli.terminal import complain, deliver_to
from reportlint.cli.words import say
from reportlint.cli.work import Plan, Task, lint_all
from reportlint.files import Source
from reportlint.finding import Result, Run
from reportlint.load.ignores import baseline_text
from reportlint.render.visible import one_line


@dataclass(frozen=True, slots=True)
class Keeping:
    """What may be kept back, besides what the reports themselves ask for."""

    ignores: bool = True
    """Whether requests are heard at all."""
    baseline: str = ""
    """The baseline to read, empty for that of the settings."""
    write_baseline: str = ""
    """The baseline to write, empty for none."""


def planned(sources: Sequence[Source], ground: Ground, *, debug: bool) -> tuple[Plan, tuple[str, ...]]:
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
            tasks.append(Task(beliefs, config, debug))
            warnings.update(dict.fromkeys(found))
        which.append(known[key])
    return Plan(tuple(sources), tuple(tasks), tuple(which)), tuple(warnings)


def checked(plan: Plan, ground: Ground, session: Session, keeping: Keeping, *, quiet: bool) -> Run:
    """Check files and keep back what is asked for; raises `ConfigError` for files of requests that cannot be read."""
    if not plan.sources:
        return Run(())
    settings = ground.layered(plan.sources[0].name).settings
    with progress(len(plan.sources), session.language, hidden=quiet) as tick:
        results = lint_all(plan, settings.jobs or None, tick)
    task = plan.task(0)
    silencer = Silencer(task.beliefs, task.config, today())
    run = Run(results)
    if not keeping.ignores:
        return run
    if keeping.write_baseline:
        run, complaints = requested(run, silencer)
        written = accepted_into(run, keeping.write_baseline, session.language)
        return replace(written, results=(*written.results, *complaints))
    return quieted(run, keeping.baseline or settings.baseline, silencer, session)


def quieted(run: Run, baseline: str, silencer: Silencer, session: Session) -> Run:
    """Keep back what requests and baseline ask for; complaints about them stand behind the other results."""
    run, complaints = requested(run, silencer)
    if baseline:
        tolerated = OpenBaseline.read(baseline, silencer)
        run = replace(run, results=tuple(map(tolerated.applied, run.results)))
        complaints = (*complaints, *tolerated.complaints())
        for old, new in dict.fromkeys(tolerated.renamed()):
            text = say("renamed", session.language, old=one_line(old), new=one_line(new))
            complain(text, session.language, kind="warning")
    return replace(run, results=(*run.results, *complaints))


def requested(run: Run, silencer: Silencer) -> tuple[Run, tuple[Result, ...]]:
    """Keep back what files of requests ask for; return what is wrong with them as well."""
    files = IgnoreFiles(silencer)
    run = replace(run, results=tuple(map(files.applied, run.results)))
    return run, tuple(files.complaints())


def accepted_into(run: Run, path: str, language: str) -> Run:
    """Write a baseline of all that is found, and keep it back from now on."""
    baseline = new_baseline(run, path, language)
    deliver_to(path, baseline_text(baseline))
    count = sum(len(entries) for entries in baseline.values())
    click.echo(say("baseline-written", language, path=one_line(path), count=count), err=True)
    return accepted(run)


def today() -> date:
    """Return the day of the run."""
    return date.today()  # noqa: DTZ011 - the day as the user's calendar has it


@contextmanager
def progress(length: int, language: str, *, hidden: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error where a person waits for several files."""
    if hidden or length < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label=say("progress", language), file=sys.stderr) as bar:
        yield bar.update

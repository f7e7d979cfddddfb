"""Files in, a run out: which settings hold for each, what is done to it, and what is kept back of what was found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import click

from reportlint.beliefs import beliefs_for
from reportlint.cli.session import Session
from reportlint.cli.settings import Ground
from reportlint.cli.silences import IgnoreFiles, NewBaseline, OpenBaseline, Silencer
from reportlint.cli.tasks import Plan, Task
from reportlint.cli.terminal import complain, deliver_to
from reportlint.cli.words import say
from reportlint.cli.work import lint_all
from reportlint.files import Source
from reportlint.finding import Result, Run
from reportlint.load.ignores import baseline_text
from reportlint.render.visible import one_line
from reportlint.render.words import count


@dataclass(frozen=True, slots=True)
class Keeping:
    """What may be kept back, besides what the reports themselves ask for."""

    ignores: bool = True
    """Whether requests are heard at all."""
    baseline: str = ""
    """The baseline to read, empty for that of the settings."""
    write_baseline: str = ""
    """The baseline to write, empty for none."""


def planned(sources: Sequence[Source], ground: Ground, *, debug: bool, looks: bool) -> tuple[Plan, tuple[str, ...]]:
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
            tasks.append(Task(beliefs, config, debug, looks))
            warnings.update(dict.fromkeys(found))
        which.append(known[key])
    return Plan(tuple(sources), tuple(tasks), tuple(which)), tuple(warnings)


def checked(plan: Plan, ground: Ground, session: Session, keeping: Keeping, *, quiet: bool) -> Run:
    """Check files and keep back what is asked for; raises `ConfigError` for files of requests that cannot be read."""
    if not plan.sources:
        return Run(())
    settings = ground.layered(plan.sources[0].name).settings
    keeper = Keeper.of(plan.task(0), keeping, settings.baseline, session.language)
    with progress(len(plan.sources), session.language, hidden=quiet) as tick:
        results = lint_all(plan, settings.jobs or None, lambda result: keeper.applied(result, tick))
    for each in keeper.complaints():
        results.append(each)
    keeper.finish(session.language)
    return Run(results)


@dataclass(frozen=True, slots=True)
class Keeper:
    """What keeps findings back as the results come, and what is wrong with that."""

    requests: IgnoreFiles | None = None
    """Files of requests beside the reports."""
    tolerated: OpenBaseline | None = None
    """The baseline that is heard."""
    written: NewBaseline | None = None
    """The baseline that is written."""

    @classmethod
    def of(cls, task: Task, keeping: Keeping, baseline: str, language: str) -> Keeper:
        """Make what is asked for; `baseline` is that of the settings."""
        if not keeping.ignores:
            return cls()
        silencer = Silencer(task.beliefs, task.config, today())
        if keeping.write_baseline:
            return cls(IgnoreFiles(silencer), written=NewBaseline.begin(keeping.write_baseline, language))
        path = keeping.baseline or baseline
        return cls(IgnoreFiles(silencer), OpenBaseline.read(path, silencer) if path else None)

    def applied(self, result: Result, tick: Callable[[int], None]) -> Result:
        """Return a result without what is kept back, and count it as done."""
        for each in (self.requests, self.tolerated, self.written):
            if each is not None:
                result = each.applied(result)
        tick(1)
        return result

    def complaints(self) -> Iterator[Result]:
        """Yield what is wrong with files of requests and baseline."""
        for each in (self.requests, self.tolerated):
            if each is not None:
                yield from each.complaints()

    def finish(self, language: str) -> None:
        """Write the baseline, and say which reports seem to have been renamed."""
        if self.written is not None:
            deliver_to(self.written.path, baseline_text(self.written.entries))
            findings = count(sum(map(len, self.written.entries.values())), "problem", language)
            click.echo(say("baseline-written", language, path=one_line(self.written.path), findings=findings), err=True)
        if self.tolerated is not None:
            for old, new in dict.fromkeys(self.tolerated.renamed()):
                complain(say("renamed", language, old=one_line(old), new=one_line(new)), language, kind="warning")


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

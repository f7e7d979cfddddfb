"""The last lines: what was found, what was looked at, and what was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.finding import Result, Run, SilenceKind
from reportlint.messages import PAGE_PROBLEMS
from reportlint.render.options import Options
from reportlint.render.pieces import Line
from reportlint.render.telling import trouble, unread_pages
from reportlint.render.totals import Totals, add_up
from reportlint.render.visible import one_line
from reportlint.render.words import count, listed, say
from reportlint.rule import Severity


def summary(run: Run, options: Options) -> Iterator[Line]:
    """Draw the last lines of a run."""
    totals = add_up(run)
    yield ((verdict(totals, options.language), style(totals)),)
    if totals.read_files:
        yield ((looked(totals, options.language), ""),)
        yield from idle(totals, options)
    gaps = Gaps.of(run, options.language)
    if gaps.unread:
        yield ((say("not-read", options.language, what=listed(gaps.unread, options.language)), "error"),)
    if gaps.profiles:
        yield ((say("profiles", options.language, names=listed(gaps.profiles, options.language)), "faint"),)
    yield from gaps.unchecked
    if totals.suppressed:
        yield ((suppressed(totals, options.language), "faint"),)


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the last lines name file by file."""

    unread: list[str]
    """Files of which nothing could be read."""
    profiles: list[str]
    """The local schemes the files were judged by, each once."""
    unchecked: list[Line]
    """What of files that were read was not checked."""

    @classmethod
    def of(cls, run: Run, language: str) -> Gaps:
        """Go through the results of a run once."""
        gaps = cls([], [], [])
        for result in run.results:
            if result.unread:
                gaps.unread.append(one_line(result.path))
            title = result.profile.title[language] if result.profile else ""
            if title and title not in gaps.profiles:
                gaps.profiles.append(title)
            gaps.unchecked.extend(unchecked(result, language))
        return gaps


def style(totals: Totals) -> str:
    """Choose the colour of the verdict: the gravest finding's, or that of what was not read."""
    gravest = next((severity.value for severity in Severity if totals.severities.get(severity)), "")
    return "error" if totals.unread else gravest or "good"


def verdict(totals: Totals, language: str) -> str:
    """Say how much was found in how many files, and how many could not be read."""
    unread = count(totals.unread_files, "file", language)
    tail = say("and-unread", language, files=unread) if totals.unread_files else say("stop", language)
    if not totals.read_files:
        return say("read-nothing", language) + tail
    files = count(totals.read_files, "file", language)
    counts = [
        count(totals.severities[severity], severity.value, language)
        for severity in Severity
        if totals.severities.get(severity)
    ]
    if not counts:
        return say("found-nothing", language, files=files) + tail
    return say("found", language, files=files, counts=listed(counts, language)) + tail


def looked(totals: Totals, language: str) -> str:
    """Say how many places were looked at and what came of it."""
    tally = totals.tally
    if not tally.looked:
        return say("looked-nowhere", language)
    text = say(
        "looked",
        language,
        rules=count(totals.rules, "rule", language),
        looked=tally.looked,
        passed=tally.passed,
        failed=tally.failed,
        review=tally.review,
    )
    if not totals.coverage.numbers:
        return text
    gap = " " if language == "en" else ""
    coverage = totals.coverage
    return text + gap + say("covered", language, numbers=coverage.numbers, checked=coverage.checked)


def idle(totals: Totals, options: Options) -> Iterator[Line]:
    """Say which rules found nothing to look at: how many, or each; where none found anything, that is said already."""
    if not totals.idle or not (totals.tally.looked or options.verbose):
        return
    text = say("idle", options.language, rules=count(len(totals.idle), "rule", options.language))
    if not options.verbose:
        yield ((text + say("idle-hint", options.language), "faint"),)
        return
    codes = say("at", options.language) + " ".join(totals.idle)
    yield ((text + codes, "faint"),)


def unchecked(result: Result, language: str) -> Iterator[Line]:
    """Name what of a file that was read was not checked."""
    path = one_line(result.path)
    pages = unread_pages(result)
    if pages:
        text = say("pages-unread", language, path=path, pages=listed(pages, language))
        yield ((say("not-checked", language, what=text), "warning"),)
    for problem in result.problems:
        if not problem.fatal and problem.kind not in PAGE_PROBLEMS:
            text = f"{path}{say('at', language)}{trouble(problem, language)}"
            yield ((say("not-checked", language, what=text), "warning"),)


def suppressed(totals: Totals, language: str) -> str:
    """Say how much is kept back and why."""
    kinds = [
        say("silence.count", language, kind=say(f"silence.{kind}", language), count=totals.silenced[kind])
        for kind in SilenceKind
        if kind in totals.silenced
    ]
    return say("suppressed", language, count=totals.suppressed, kinds=listed(kinds, language))

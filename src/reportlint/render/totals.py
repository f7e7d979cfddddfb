"""What a run amounts to: counts over all its files, for the last lines of every format."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportlint.finding import Coverage, Result, Run, SilenceKind, Tally
from reportlint.render.telling import unread_pages
from reportlint.rule import Severity


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of one run."""

    files: int
    """Files that were asked for."""
    severities: Mapping[Severity, int]
    """Findings told, by severity."""
    silenced: Mapping[SilenceKind, int]
    """Findings kept back, by the way it was asked for."""
    unread_files: int
    """Files of which nothing could be read."""
    unread_pages: int
    """Pages of the others of which nothing could be read."""
    tally: Tally
    """All looks of all rules."""
    rules: int
    """Rules that found something to look at."""
    idle: tuple[str, ...]
    """Codes of the rules that found nothing to look at."""
    coverage: Coverage
    """Numbers, and how many take part in checks."""

    @property
    def unread(self) -> int:
        """Files and pages that could not be read."""
        return self.unread_files + self.unread_pages

    @property
    def suppressed(self) -> int:
        """How many findings are kept back."""
        return sum(self.silenced.values())


def add_up(run: Run) -> Totals:
    """Count everything a run found."""
    tallies = tallies_of(run)
    looking = [code for code, tally in tallies.items() if tally.looked]
    return Totals(
        files=len(run.results),
        severities=Counter(finding.severity for result in run.results for finding in result.findings),
        silenced=Counter(
            finding.silenced.kind for result in run.results for finding in result.suppressed if finding.silenced
        ),
        unread_files=sum(result.unread for result in run.results),
        unread_pages=sum(len(unread_pages(result)) for result in run.results),
        tally=added(tallies.values()),
        rules=len(looking),
        idle=tuple(sorted(set(tallies) - set(looking))),
        coverage=covered(run.results),
    )


def tallies_of(run: Run) -> Mapping[str, Tally]:
    """Add up the looks of every rule over all files."""
    by_code: defaultdict[str, list[Tally]] = defaultdict(list)
    for result in run.results:
        for code, tally in result.tallies.items():
            by_code[code].append(tally)
    return {code: added(tallies) for code, tallies in by_code.items()}


def added(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    rows = [(tally.looked, tally.passed, tally.failed, tally.review) for tally in tallies]
    return Tally(*map(sum, zip(*rows, strict=True))) if rows else Tally()


def covered(results: Iterable[Result]) -> Coverage:
    """Add up the coverage of all files."""
    rows = [(each.coverage.numbers, each.coverage.checked, each.coverage.protected) for each in results]
    return Coverage(*map(sum, zip(*rows, strict=True))) if rows else Coverage()

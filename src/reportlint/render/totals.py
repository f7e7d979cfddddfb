"""What a run amounts to: counts over all its files, for the last lines of every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportlint.finding import Coverage, Run, SilenceKind, Tally
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
    tallies: Mapping[str, Tally]
    """Code → the looks of the rule in all files."""
    coverage: Coverage
    """Numbers, and how many take part in checks."""

    @property
    def read_files(self) -> int:
        """Files of which something could be read."""
        return self.files - self.unread_files

    @property
    def unread(self) -> int:
        """Files and pages that could not be read."""
        return self.unread_files + self.unread_pages

    @property
    def tally(self) -> Tally:
        """All looks of all rules."""
        return added(self.tallies.values())

    @property
    def rules(self) -> int:
        """Rules that found something to look at."""
        return sum(bool(tally.looked) for tally in self.tallies.values())

    @property
    def idle(self) -> tuple[str, ...]:
        """Codes of the rules that found nothing to look at."""
        return tuple(sorted(code for code, tally in self.tallies.items() if not tally.looked))

    @property
    def suppressed(self) -> int:
        """How many findings are kept back."""
        return sum(self.silenced.values())


def add_up(run: Run) -> Totals:
    """Count everything a run found, going through its results once."""
    severities: Counter[Severity] = Counter()
    silenced: Counter[SilenceKind] = Counter()
    tallies: dict[str, Tally] = {}
    coverage, unread_files, pages = Coverage(), 0, 0
    for result in run.results:
        severities.update(finding.severity for finding in result.findings)
        silenced.update(finding.silenced.kind for finding in result.suppressed if finding.silenced)
        tallies.update((code, added((tallies.get(code, Tally()), tally))) for code, tally in result.tallies.items())
        coverage = covered((coverage, result.coverage))
        unread_files += result.unread
        pages += len(unread_pages(result))
    return Totals(len(run.results), severities, silenced, unread_files, pages, tallies, coverage)


def added(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    rows = [(tally.looked, tally.passed, tally.failed, tally.review) for tally in tallies]
    return Tally(*map(sum, zip(*rows, strict=True))) if rows else Tally()


def covered(parts: Iterable[Coverage]) -> Coverage:
    """Add coverages up."""
    rows = [(each.numbers, each.checked, each.protected) for each in parts]
    return Coverage(*map(sum, zip(*rows, strict=True))) if rows else Coverage()

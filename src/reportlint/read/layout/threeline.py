"""Tables ruled only above, below and under the header (三线表), or between rows: columns from the gaps of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from reportlint.read.layout.drawings import Box, Edge
from reportlint.read.layout.gapped import has_numbers, table_of
from reportlint.read.layout.gaps import crosses, gapped, is_header
from reportlint.read.layout.grids import NEAR
from reportlint.read.layout.lines import Line
from reportlint.read.layout.tables import Fragment

LONG: Final = 0.4
"""The rules of a table are so long at least, as a share of the room there is."""
STEP: Final = 2.6
"""The lines of a table that no rule ends stand so many character sizes apart at most."""
BROAD: Final = 0.6
"""A line without gaps that fills this share of the length of the rules is running text."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking for such tables on a page."""

    fragments: tuple[Fragment, ...]
    """The tables."""
    lines: tuple[Line, ...]
    """The lines that belong to none."""
    doubtful: bool = False
    """True where rules stand like those of a table, but no columns were found."""


@dataclass(frozen=True, slots=True)
class Band:
    """The lines between two long rules."""

    top: Edge
    """The rule above."""
    bottom: float
    """Where the rule below stands, or where its lines end."""
    lines: tuple[Line, ...]
    """What stands between them."""


def take_three_lined(lines: Sequence[Line], rules: Sequence[Edge], width: float) -> Found:
    """Part the lines of a page, from the top down, into tables between long level rules and the rest."""
    fragments: list[Fragment] = []
    rest = list(lines)
    doubtful = False
    long = [rule for rule in rules if rule.high - rule.low > LONG * width]
    for bands in banded(long, rest):
        whole = len(bands) > 1
        fragment = three_lined(bands, rules) if whole else open_below(bands[0], rest, long)
        if fragment:
            fragments.append(fragment)
            rest = outside(fragment, rest)
        doubtful = doubtful or (whole and fragment is None)
    return Found(tuple(fragments), tuple(rest), doubtful)


def outside(fragment: Fragment, lines: Sequence[Line]) -> list[Line]:
    """Return the lines that do not stand in a table across the page."""
    return [line for line in lines if not fragment.top < line.base - 0.3 * line.size < fragment.bottom]


def three_lined(bands: Sequence[Band], rules: Sequence[Edge]) -> Fragment | None:
    """Make a table of the bands between rules, None where they show no columns."""
    first = bands[0]
    headed = is_header(first.lines)
    header, rest = (first.lines, bands[1:]) if headed else ((), bands)
    parting = [rule for rule in rules if first.top.at < rule.at < first.bottom]
    table = table_of(header, [band.lines for band in rest], box_under(first.top, bands[-1].bottom), parting)
    return table if table and table.rows >= 3 else None


def box_under(rule: Edge, bottom: float) -> Box:
    """Return what a table covers whose upper rule and end are known."""
    return (rule.low, rule.at, rule.high, bottom)


def open_below(head: Band, lines: Sequence[Line], long: Sequence[Edge]) -> Fragment | None:
    """Make a table of a header between two rules and the lines below, where no rule ends them but the page."""
    if not is_header(head.lines):
        return None
    end = next((rule.at for rule in long if rule.at > head.bottom + NEAR), inf)
    body = run_below(head, [line for line in lines if head.bottom < line.base - 0.3 * line.size < end])
    parting = [rule for rule in long if head.top.at < rule.at < head.bottom]
    for _ in range(2):
        if sum(map(gapped, body)) < 2 or not tabular(body):
            return None
        table = table_of(head.lines, [body], box_under(head.top, body[-1].bottom), parting)
        if table is None or not has_numbers(table):
            return None
        end = next((at for at, line in enumerate(body) if crosses(line, table.xs)), len(body))
        if end == len(body):
            return table
        body = body[:end]
    return None


def run_below(head: Band, lines: Sequence[Line]) -> list[Line]:
    """Return the lines that follow a header closely, keep within its rules and are no running text."""
    found: list[Line] = []
    last = head.bottom
    for line in lines:
        if is_broad(line, head.top) or line.base - last > STEP * line.size or not held([line], head.top):
            break
        found.append(line)
        last = line.base
    return found


def is_broad(line: Line, rule: Edge) -> bool:
    """Say whether a line is long and has no gaps, as running text between two tables."""
    return line.x1 - line.x0 > BROAD * (rule.high - rule.low) and not gapped(line)


def banded(long: Sequence[Edge], lines: Sequence[Line]) -> list[list[Band]]:
    """Return runs of bands between rules of the same length that hold tabular lines."""
    runs: list[list[Band]] = []
    for above, below in neighbours(long):
        inside = tuple(line for line in lines if above.at < line.base - 0.3 * line.size < below.at)
        loose = any(map(gapped, inside)) and not any(is_broad(line, above) for line in inside)
        if not inside or not held(inside, above) or not (loose or tabular(inside)):
            continue
        band = Band(above, below.at, inside)
        if runs and runs[-1][-1].bottom == above.at:
            runs[-1].append(band)
        elif tabular(inside):
            runs.append([band])
    return [run for run in runs if len(run) != 2 or tabular(run[-1].lines)]


def neighbours(long: Sequence[Edge]) -> Iterator[tuple[Edge, Edge]]:
    """Yield each rule with the next one as long; one height of shorter rules between them can part a header."""
    for place, above in enumerate(long):
        for below in long[place + 1 : place + 6]:
            if alike(above, below):
                yield above, below
            elif abs(below.at - long[place + 1].at) <= NEAR and held_by(below, above):
                continue
            break


def held_by(short: Edge, rule: Edge) -> bool:
    """Say whether a rule keeps within the length of another one."""
    return rule.low - NEAR <= short.low and short.high <= rule.high + NEAR


def alike(one: Edge, other: Edge) -> bool:
    """Say whether two level rules begin and end at the same places."""
    return abs(one.low - other.low) <= NEAR and abs(one.high - other.high) <= NEAR


def held(lines: Sequence[Line], rule: Edge) -> bool:
    """Say whether lines keep within the length of a rule."""
    return all(rule.low - NEAR <= line.x0 and line.x1 <= rule.high + NEAR for line in lines)


def tabular(lines: Sequence[Line]) -> bool:
    """Say whether lines are parted into columns, at least the most of them."""
    return 2 * sum(gapped(line) for line in lines) >= len(lines)

"""A table told by gaps that goes on at the top of the next page, where no rule stands above it and no header."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reportlint.read.layout.drawings import Edge
from reportlint.read.layout.gapped import rest_of_table
from reportlint.read.layout.gaps import crosses, gapped, is_header, is_number, stood
from reportlint.read.layout.grids import NEAR
from reportlint.read.layout.lines import Line
from reportlint.read.layout.tables import Fragment

HEAD: Final = 0.25
"""The share of a page, from the top, where the rest of a table begins."""
RUNNING: Final = 2
"""So many running lines may stand above it."""
STEP: Final = 2.6
"""Its lines stand so many character sizes apart at most."""


def carry_on(before: Fragment, lines: Sequence[Line], rules: Sequence[Edge], height: float) -> Fragment | None:
    """Find the lines at the top of a page that go on with the table at the end of the page before."""
    start = next((at for at, line in enumerate(lines[: RUNNING + 1]) if keeps(line, before) and gapped(line)), None)
    if start is None or lines[start].base > HEAD * height or headed(lines[start], rules, before):
        return None
    body = [lines[start]]
    for line in lines[start + 1 :]:
        if line.base - body[-1].base > STEP * line.size or not keeps(line, before):
            break
        body.append(line)
    last = body[-1].base + STEP * body[-1].size
    ends = [rule.at for rule in rules if reaches(rule, before) and body[0].base < rule.at < last]
    parted = [[line for line in body if low < line.base < high] for low, high in pairwise((0.0, *(ends or [last])))]
    bands = [band for band in parted if band]
    inside = [line for band in bands for line in band]
    if 2 * sum(map(gapped, inside)) < len(inside) or not numbers_agree(inside, before):
        return None
    bottom = ends[-1] if ends else inside[-1].bottom
    return rest_of_table(bands, inside[0].top, bottom, before.xs)


def headed(line: Line, rules: Sequence[Edge], table: Fragment) -> bool:
    """Say whether a line is a header of its own: words between two rules."""
    own = [rule.at for rule in rules if reaches(rule, table)]
    return own[1:] != [] and own[0] < line.base < own[1] and is_header([line])


def keeps(line: Line, table: Fragment) -> bool:
    """Say whether a line keeps to the columns of a table."""
    return table.xs[0] - NEAR <= line.x0 and line.x1 <= table.xs[-1] + NEAR and not crosses(line, table.xs)


def reaches(rule: Edge, table: Fragment) -> bool:
    """Say whether a rule is as long as a table is wide."""
    return abs(rule.low - table.xs[0]) <= NEAR and abs(rule.high - table.xs[-1]) <= NEAR


def numbers_agree(lines: Sequence[Line], table: Fragment) -> bool:
    """Say whether most lines have a number where the last row of a table has one."""
    numeric = {cell.place.column for cell in table.row(table.rows - 1) if is_number(cell.text)}
    held = [{column for column, part in stood(line, table.xs).items() if is_number(part.text)} for line in lines]
    return not numeric or 2 * sum(bool(numeric & columns) for columns in held) >= len(lines)

"""What formulas of a workbook refer to: which cells, on which sheets, and which of them refer to themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Final, Protocol, TypeAlias

from reportlint.patterns import compiled
from reportlint.read.sheets.formulas import MOST_CELLS, Place, Range, Unknown, Valued, column_of, evaluated

RANGE: Final = compiled(
    r"(?<![\w'!$.\]])(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d]\w*)!)?\$?(?P<left>[A-Za-z]{1,3})\$?(?P<top>\d{1,7})"
    r"(?::\$?(?P<right>[A-Za-z]{1,3})\$?(?P<bottom>\d{1,7}))?(?![\w(])"
)
MOST_STEPS: Final = 1_000_000
"""Cells looked at to find formulas that refer to themselves."""

Spot: TypeAlias = tuple[str, Place]
"""A cell of the workbook: the name of its sheet in lower case, and its place."""


class Computing(Valued, Protocol):
    """What is asked of a cell that may compute something."""

    @property
    def formula(self) -> str:
        """Its formula; empty for none."""

    @property
    def scale(self) -> Decimal:
        """By what its number is multiplied before it is printed."""


@dataclass(slots=True)
class Workbook:
    """The cells of all sheets, for formulas that name them."""

    cells: Mapping[str, Mapping[Place, Computing]]
    """By the name of the sheet in lower case."""
    circular: frozenset[Spot] | None = field(default=None)
    """The cells that refer to themselves, None before anybody has asked."""

    def look_up(self, name: str, place: Place) -> Computing | None:
        """Find a cell; raises `Unknown` for one of a sheet that is not of this workbook."""
        sheet = self.cells.get(name.lower())
        if sheet is None:
            raise Unknown
        return sheet.get(place)

    def result(self, name: str, place: Place, cell: Computing) -> str | None:
        """Work out what a cell computes; None where nobody can, as in a circle that is reckoned by steps."""
        result = evaluated(cell.formula, name, self.look_up, cell.scale)
        if result is None or cell.value is None:
            return result
        stored = cell.value * cell.scale
        if abs(Decimal(result) - stored) <= abs(stored) / 10**9:
            return result
        if self.circular is None:
            self.circular = frozenset(self.circles())
        return None if (name.lower(), place) in self.circular else result

    def circles(self) -> Iterator[Spot]:
        """Yield the cells that refer to themselves, be it by way of others, and those that rest on them."""
        steps = 0
        graph: dict[Spot, set[Spot]] = {}
        for name, cells in self.cells.items():
            for place, cell in cells.items():
                if not cell.formula:
                    continue
                graph[name, place] = set()
                for spot in references(cell.formula, name):
                    steps += 1
                    if steps > MOST_STEPS:
                        return
                    other = self.cells.get(spot[0], {}).get(spot[1])
                    if other is not None and other.formula:
                        graph[name, place].add(spot)
        yield from graph.keys() - set(resolvable(graph))


def resolvable(graph: Mapping[Spot, Iterable[Spot]]) -> Iterator[Spot]:
    """Yield what can be worked out one after the other."""
    sorter = TopologicalSorter(graph)
    # What lies before and beside a circle is still given out.
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        yield from ready
        sorter.done(*ready)


def references(formula: str, sheet: str) -> Iterator[Spot]:
    """Yield the cells that a formula on a sheet names."""
    for match in RANGE.finditer(formula):
        name = (match["sheet"] or sheet).strip("'").replace("''", "'").lower()
        top, left = int(match["top"]), column_of(match["left"])
        bottom, right = int(match["bottom"] or top), column_of(match["right"] or match["left"])
        low, high = (min(top, bottom) - 1, min(left, right)), (max(top, bottom) - 1, max(left, right))
        area = Range(name, low, high)
        # A larger range is not worked out anyway.
        if area.size <= MOST_CELLS:
            yield from ((name, place) for place in area.places())

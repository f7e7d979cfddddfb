"""How often each rule looked and what it saw, over all files: for `--statistics`."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from reportlint.finding import Run
from reportlint.render.cells import padded
from reportlint.render.pieces import Line
from reportlint.render.totals import add_up
from reportlint.render.words import say

COLUMNS = ("looked", "passed", "failed", "review")
"""The numbers of a tally, in the order of the columns."""


def statistics(run: Run, language: str) -> Iterator[Line]:
    """Draw a line a rule that looked anywhere, those that found most first."""
    rows = [(code, tally) for code, tally in add_up(run).tallies.items() if tally.looked]
    rows.sort(key=lambda row: (-row[1].failed, row[0]))
    if not rows:
        return
    heads = [say(f"column.{name}", language) for name in COLUMNS]
    widths = [max(cell_len(head), 6) for head in heads]
    names = "".join(f"  {' ' * (width - cell_len(head))}{head}" for head, width in zip(heads, widths, strict=True))
    yield ((f"{padded(say('column.rule', language), 8)}{names}", "strong"),)
    for code, tally in rows:
        numbers = [getattr(tally, name) for name in COLUMNS]
        cells = "".join(f"  {number:>{width}}" for number, width in zip(numbers, widths, strict=True))
        yield ((f"{code:<8}{cells}", "" if tally.failed else "faint"),)
    yield ()

"""Words of an RTF file that say how characters and paragraphs look, and where cells and rows end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from reportlint.read.rtf.walk import Walk


def _group_word(name: str, value: Callable[[int | None], object]) -> Callable[[Walk, int | None], None]:
    """Make the follower of a word that changes a group."""

    def follow(walk: Walk, number: int | None) -> None:
        setattr(walk.group, name, value(number))

    return follow


def switched(number: int | None) -> bool:
    """Say whether a toggle is on: it is, unless 0 stands behind it."""
    return number != 0


def plain(walk: Walk, _number: int | None) -> None:
    """Forget how characters look."""
    walk.group.hidden = walk.group.deleted = walk.group.raised = walk.group.inserted = False


def style(walk: Walk, number: int | None) -> None:
    """Note the style of a paragraph."""
    walk.body.properties.style = number or 0


def outline(walk: Walk, number: int | None) -> None:
    """Note the outline level of a paragraph."""
    walk.body.properties.outline = number


def in_table(walk: Walk, _number: int | None) -> None:
    """Note that a paragraph stands in a cell."""
    walk.body.properties.in_table = True


def depth(walk: Walk, number: int | None) -> None:
    """Note how deep in tables a paragraph stands."""
    walk.body.properties.in_table = (number or 0) > 0
    walk.body.properties.depth = max(number or 0, 1)


COMMON: Final[Mapping[str, Callable[[Walk, int | None], None]]] = {
    "f": _group_word("font", lambda number: number or 0),
    "uc": _group_word("skip", lambda number: min(max(number or 0, 0), 8)),
}
"""Words that count wherever text is read."""

PLAIN: Final[Mapping[str, Callable[[Walk, int | None], None]]] = {
    "v": _group_word("hidden", switched),
    "deleted": _group_word("deleted", switched),
    "mvf": _group_word("deleted", switched),
    "mvt": _group_word("inserted", switched),
    "revised": _group_word("inserted", switched),
    "super": _group_word("raised", switched),
    "sub": _group_word("raised", lambda _: False),
    "nosupersub": _group_word("raised", lambda _: False),
    "plain": plain,
    "pard": lambda walk, _: walk.reset(),
    "s": style,
    "outlinelevel": outline,
    "intbl": in_table,
    "trowd": lambda walk, _: walk.body.begin_row(),
    "trleft": lambda walk, number: setattr(walk.body, "left", number or 0),
    "clmrg": lambda walk, _: setattr(walk.body, "shape", replace(walk.body.shape, across=True)),
    "clvmrg": lambda walk, _: setattr(walk.body, "shape", replace(walk.body.shape, down=True)),
    "cellx": lambda walk, number: walk.body.end_shape(number),
    "itap": depth,
    "cell": lambda walk, _: walk.body.end_cell(1, walk.words),
    "row": lambda walk, _: walk.body.end_row(1),
    "nestcell": lambda walk, _: walk.body.end_cell(max(walk.body.properties.depth, 2), walk.words),
    "nestrow": lambda walk, _: walk.body.end_row(max(walk.body.properties.depth, 2)),
}
"""Words that count in the body only."""

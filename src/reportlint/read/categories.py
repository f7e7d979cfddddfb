"""Categories of several levels, as charts have them: the name of each level in, one name for each row out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def named(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the name of each row out of its levels, the outermost first.

    A level that is left blank runs on, until a level around it begins anew.
    """
    running: list[str] = []
    for levels in rows:
        *around, own = levels
        begun = next((place for place, name in enumerate(around) if name), len(around))
        running = [*(running or [""] * len(around))[:begun], *around[begun:]]
        yield " ".join(name for name in (*running, own) if name)

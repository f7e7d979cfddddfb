"""Names for files that are drawn of several reports: as the reports stand below their common folder, each name once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import PurePath

SAFE = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
"""Characters that some systems refuse in names."""


def names_of(paths: Sequence[str], suffix: str) -> tuple[str, ...]:
    """Return a relative name with `/` between folders for every path, the suffix behind its own; no two are equal."""
    parts = [[part.translate(SAFE) for part in PurePath(path).parts if part not in {"/", "\\"}] for path in paths]
    folders = [each[:-1] for each in parts]
    common = 0
    while folders and all(len(each) > common and each[common] == folders[0][common] for each in folders):
        common += 1
    names: list[str] = []
    taken: set[str] = set()
    for each in parts:
        bare = "/".join("_" if part in {"..", "."} else part for part in each[common:]) or "report"
        name = next(one for one in numbered(bare, suffix) if one.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def numbered(bare: str, suffix: str) -> Iterator[str]:
    """Yield the names to try, the plain one first."""
    yield bare + suffix
    yield from (f"{bare}.{number}{suffix}" for number in count(2))

"""Patterns of files as git reads them: rooted where they were written, matched against whole paths."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from reportlint.patterns import compiled

SPECIAL = compiled(r"([*?\[\]!#\\])")
"""Signs that mean something in a pattern."""


def rooted(pattern: str, base: str) -> str:
    """Return a pattern that means from anywhere what it means in the folder `base`.

    As in `.gitignore`: one without a slash inside fits at any depth, one with a slash only below `base`.
    """
    negated, bare = pattern.startswith("!"), pattern.removeprefix("!")
    inner = bare.rstrip("/")
    if inner.startswith(whole(base) + "/"):
        return pattern
    depth = "" if "/" in inner else "**/"
    return f"{'!' * negated}{escaped(base)}/{depth}{bare.lstrip('/')}"


def escaped(folder: str) -> str:
    """Return a folder as a pattern that fits it alone."""
    return SPECIAL.sub(r"\\\1", whole(folder).rstrip("/"))


def whole(path: str) -> str:
    """Return the whole path of a file, with slashes, as patterns are matched against it."""
    return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100 - links stay as they are written


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return a function that says whether a path fits rooted patterns; a path that ends in a slash is a folder's."""
    patterns = tuple(patterns)
    if not patterns:
        return lambda _: False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most runs have no patterns

    spec = GitIgnoreSpec.from_lines(patterns)
    return lambda path: spec.match_file(whole(path) + "/" * path.endswith("/"))

"""A script: rules, words, settings or requests as somebody wrote them, able to show where a mistake stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlint.load.errors import ConfigError, RuleFileError, RuleFilesError
from reportlint.load.mistakes import Mistake, Mistakes, wrong
from reportlint.load.strict_yaml import LIMIT, Node, parse

SUFFIXES = (".yaml", ".yml")

LARGE = 1 << 30
"""Bytes of what the program itself wrote: saved runs and baselines."""


@dataclass(frozen=True, slots=True)
class Script:
    """The text of a file of rules, words, settings or requests."""

    path: str
    """As it is shown: relative to the current folder where it lies in it."""
    text: str
    """Its characters, lines ending in line feeds."""

    def error(self, mistake: Mistake) -> RuleFileError:
        """Give a mistake its line, column and excerpt."""
        line = self.line(mistake.at)
        column = mistake.at - (self.text.rfind("\n", 0, mistake.at) + 1) + 1
        excerpt = self.text.split("\n")[line - 1]
        return RuleFileError(self.path, line, column, excerpt, mistake.message)

    def errors(self, mistakes: Iterable[Mistake]) -> RuleFilesError:
        """Make one exception of many mistakes."""
        return RuleFilesError(self.error(mistake) for mistake in mistakes)

    def line(self, at: int) -> int:
        """Return the 1-based line of an offset."""
        return self.text.count("\n", 0, at) + 1

    def parsed(self) -> Node:
        """Read it as strict YAML; raise `RuleFilesError`."""
        try:
            return parse(self.text)
        except Mistakes as refusal:
            raise self.errors(refusal.mistakes) from refusal


def read_script(path: str, most: int = 4 * LIMIT) -> Script:
    """Read a file of at most so many bytes; raise `RuleFilesError` where it is larger or no text."""
    shown = shown_path(path)
    try:
        return Script(shown, text_of(path, most))
    except Mistakes as refusal:
        raise Script(shown, "").errors(refusal.mistakes) from refusal


def text_of(path: str, most: int) -> str:
    """Return the characters of a UTF-8 file of bearable size."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a string is enough
            data = file.read(most + 1)
        if len(data) > most:
            raise wrong(0, "too-large", limit=str(most))
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise wrong(0, "not-readable", detail=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise wrong(0, "not-utf8") from error


def shown_path(path: str) -> str:
    """Name a file relative to the current folder where it lies in it."""
    here = os.getcwd().rstrip(os.sep) + os.sep  # noqa: PTH109 - a plain string is enough
    return path.removeprefix(here)


def yaml_files(folder: str | Path, skipped: Sequence[str] = ()) -> Iterator[str]:
    """Yield the YAML files below `folder` in stable order, leaving out hidden ones and the `skipped` subfolders."""
    root = os.path.abspath(folder)  # noqa: PTH100 - walked as strings, which is three times as fast
    if not os.path.isdir(root):  # noqa: PTH112
        raise ConfigError(f"规则文件夹不存在：{folder}", f"no such folder of rules: {folder}")
    for parent, folders, names in os.walk(root):
        hidden = skipped if parent == root else ()
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in hidden)
        for name in sorted(names):
            if name.endswith(SUFFIXES) and name[0] != ".":
                yield os.path.join(parent, name)  # noqa: PTH118

"""TOML text in, nodes that know their place out: the same nodes that rule files are read as.

`tomllib` says what is TOML and what a value means; what it forgets is where things stand, which is found out here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeAlias

import regex

from reportlint.load.mistakes import wrong
from reportlint.load.strict_yaml import LIMIT, Entries, Items, Node, Scalar
from reportlint.patterns import Pattern, compiled

PLACE = compiled(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
"""Where `tomllib` says that it stumbled."""
BLANK = compiled(r"(?:[ \t]|#[^\n]*)*")
"""What may stand between two things on one line."""
SPACE = compiled(r"(?:\s|#[^\n]*)*")
"""What may stand between two things of a list, or two lines."""
TEXT = compiled(
    r'''"""(?:\\[\s\S]|[^\\])*?"{3,5} | \'\'\'[\s\S]*?\'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*' ''', regex.VERBOSE
)
"""A text in any of its four kinds of quotes."""
BARE_KEY = compiled(r"[A-Za-z0-9_-]+")
BARE_VALUE = compiled(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.+\-Zz]+|[^\s,\]}#]+")
"""A number, a truth value, a date, and the one value that may hold a blank: a date with its time."""


@dataclass(slots=True)
class Draft:
    """A table that is still being filled: later headers may add to it."""

    at: int
    """Where it begins."""
    nodes: dict[str, Growing] = field(default_factory=dict)
    """Key → value."""
    keys: dict[str, int] = field(default_factory=dict)
    """Key → its own place."""


Growing: TypeAlias = "Draft | list[Draft] | Node"
"""A value that may still grow."""


def parse_toml(text: str) -> Entries:
    """Return the table that `text` is; raise `Mistakes` where it is not TOML."""
    if len(text) > LIMIT:
        raise wrong(0, "too-large", limit=str(LIMIT))
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        detail = str(error)
        raise wrong(place_of(detail, text), "toml-syntax", detail=PLACE.sub("", detail)) from error
    except RecursionError as error:
        raise wrong(0, "too-deep", limit="100") from error
    return Scanner(text).document()


def place_of(detail: str, text: str) -> int:
    """Return the offset that an error of `tomllib` names."""
    place = PLACE.search(detail)
    if place is None or place[1] is None:
        return len(text.rstrip("\n"))
    before = text.split("\n")[: int(place[1]) - 1]
    return sum(len(line) + 1 for line in before) + int(place[2]) - 1


@dataclass(slots=True)
class Scanner:
    """Walks through a text that is known to be TOML."""

    text: str
    """The whole file."""
    at: int = 0
    """Where the walk has come to."""

    def document(self) -> Entries:
        """Read all lines."""
        root = table = Draft(0)
        while self.skip(SPACE):
            if self.text[self.at] == "[":
                table = self.header(root)
            else:
                self.pair(table)
        return entries_of(root)

    def skip(self, gap: Pattern) -> bool:
        """Pass over a gap; say whether anything is left."""
        found = gap.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at < len(self.text)

    def header(self, root: Draft) -> Draft:
        """Read `[a.b]` or `[[a.b]]` and return the table that begins."""
        start = self.at
        is_list = self.text.startswith("[[", start)
        self.at += 2 if is_list else 1
        path = self.key_path()
        self.at += 2 if is_list else 1
        parent = descend(root, path[:-1])
        name, place = path[-1]
        if not is_list:
            return descend(parent, [(name, place)])
        fresh = Draft(start)
        tables = parent.nodes.setdefault(name, [])
        parent.keys.setdefault(name, place)
        if isinstance(tables, list):
            tables.append(fresh)
        return fresh

    def pair(self, table: Draft) -> None:
        """Read `key = value` into a table."""
        path = self.key_path()
        self.at += 1  # the sign of equality
        self.skip(BLANK)
        parent = descend(table, path[:-1])
        name, place = path[-1]
        parent.keys[name] = place
        parent.nodes[name] = self.value()

    def key_path(self) -> list[tuple[str, int]]:
        """Read a dotted key up to what follows it: names with their places."""
        path: list[tuple[str, int]] = []
        while True:
            self.skip(BLANK)
            path.append(self.key())
            self.skip(BLANK)
            if self.text[self.at] != ".":
                return path
            self.at += 1

    def key(self) -> tuple[str, int]:
        """Read one part of a key."""
        start = self.at
        found = TEXT.match(self.text, start) or BARE_KEY.match(self.text, start)
        word = found[0] if found else self.text[start]
        self.at += len(word)
        return (str(meaning(word)) if word[0] in "\"'" else word, start)

    def value(self) -> Growing:
        """Read a value."""
        match self.text[self.at]:
            case "[":
                return self.items()
            case "{":
                return self.inline_table()
            case _:
                return self.scalar()

    def items(self) -> Items:
        """Read a list."""
        start = self.at
        self.at += 1
        nodes: list[Node] = []
        while self.skip(SPACE) and self.text[self.at] != "]":
            nodes.append(frozen(self.value()))
            self.skip(SPACE)
            self.at += self.text[self.at] == ","
        self.at += 1
        return Items(tuple(nodes), start)

    def inline_table(self) -> Draft:
        """Read a table between braces."""
        table = Draft(self.at)
        self.at += 1
        while self.skip(SPACE) and self.text[self.at] != "}":
            self.pair(table)
            self.skip(SPACE)
            self.at += self.text[self.at] == ","
        self.at += 1
        return table

    def scalar(self) -> Scalar:
        """Read a text, a number, a truth value or a date."""
        start = self.at
        found = TEXT.match(self.text, start) or BARE_VALUE.match(self.text, start)
        word = found[0] if found else self.text[start]
        self.at += len(word)
        return scalar_of(word, start)


def scalar_of(word: str, at: int) -> Scalar:
    """Make a scalar of what is written; only a text is no plain one."""
    value = meaning(word)
    match value:
        case str():
            return Scalar(value, plain=False, at=at)
        case bool() | int():
            return Scalar(str(value).lower(), plain=True, at=at)
        case date() | time() | datetime():
            return Scalar(value.isoformat(), plain=True, at=at)
        case _:
            return Scalar(word, plain=True, at=at)


def meaning(word: str) -> object:
    """Return the value that TOML gives to what is written."""
    return tomllib.loads(f"value = {word}")["value"]


def descend(table: Draft, path: list[tuple[str, int]]) -> Draft:
    """Follow a path of keys, making the tables that are not there; of a list of tables, the last one is meant."""
    for name, place in path:
        table.keys.setdefault(name, place)
        node = table.nodes.setdefault(name, Draft(place))
        if isinstance(node, list):
            node = node[-1]
        if isinstance(node, Draft):
            table = node
    return table


def frozen(node: Growing) -> Node:
    """Return a value that no longer grows."""
    match node:
        case Draft():
            return entries_of(node)
        case list():
            return Items(tuple(map(entries_of, node)), node[0].at)
        case _:
            return node


def entries_of(table: Draft) -> Entries:
    """Return a table that no longer grows."""
    return Entries({key: frozen(value) for key, value in table.nodes.items()}, dict(table.keys), table.at)

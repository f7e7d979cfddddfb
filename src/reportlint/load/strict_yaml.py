"""YAML text in, nodes that know their place out: the strict subset in which nothing means something else.

No duplicate keys, no anchors, aliases or tags, one document. Every scalar keeps its text, and only what asks for it
makes a number or a truth value of it, so that `no`, `010`, `12:30` and `2024-01-01` stay what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml.reader import ReaderError

from reportlint.load.mistakes import Mistakes, Words, wrong
from reportlint.patterns import compiled

LIMIT = 1_000_000
"""Characters a file may have."""
DEPTH = 24
"""Levels a file may nest."""
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML 1.2 takes for no value."""
TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
"""What YAML 1.2 takes for a truth value."""
WHOLE = compiled(r"[-+]?(?:0|[1-9][0-9]*)")
"""A whole number; one with leading zeros is a text."""
BRACE = compiled(r"\{ *(?:zh|en):.*\{|\b(?:zh|en): *\{")
"""A message whose first brace YAML takes for a mapping."""

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text."""

    text: str
    """Its characters, quotes and indentation taken away."""
    plain: bool
    """Whether it stands without quotes and so may be a number, a truth value or nothing."""
    at: int
    """Offset in the file."""

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return self.plain and self.text in NOTHING

    @property
    def truth(self) -> bool | None:
        """The truth value it is, None where it is none."""
        return TRUTH.get(self.text) if self.plain else None

    @property
    def whole(self) -> int | None:
        """The whole number it is, None where it is none."""
        return int(self.text) if self.plain and WHOLE.fullmatch(self.text) else None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple[Node, ...]
    """Its items."""
    at: int
    """Offset in the file."""


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    """Key → value, in the order of the file."""
    keys: Mapping[str, int] = field(default_factory=dict)
    """Key → its own offset in the file."""
    at: int = 0
    """Offset in the file."""

    def place(self, key: str) -> int:
        """Return where the value of `key` stands; its own place where there is no such key."""
        node = self.nodes.get(key)
        return self.at if node is None else node.at


Node: TypeAlias = Scalar | Items | Entries
"""A value of a YAML file."""
Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"
"""A value that has forgotten its place."""


def parse(text: str) -> Node:
    """Return the one document of `text`; raise `Mistakes` where it is not strict YAML."""
    if len(text) > LIMIT:
        raise wrong(0, "too-large", limit=str(LIMIT))
    try:
        return document(iter(PARSER(text).get_event, None))
    except yaml.MarkedYAMLError as error:
        raise syntax_mistake(text, error) from error
    except ReaderError as error:
        raise wrong(max(0, error.position), "syntax", detail=error.reason, hint="") from error


def plain(node: Node) -> Plain:
    """Forget the places: text, whole numbers, truth values, lists and mappings remain."""
    match node:
        case Items():
            return [plain(item) for item in node.nodes]
        case Entries():
            return {key: plain(value) for key, value in node.nodes.items()}
        case Scalar():
            return plain_scalar(node)


def plain_scalar(scalar: Scalar) -> str | int | bool | None:
    """Make of a scalar what YAML 1.2 makes of it; fractions stay text, which is exact."""
    if scalar.empty:
        return None
    if scalar.truth is not None:
        return scalar.truth
    return scalar.text if scalar.whole is None else scalar.whole


# ---------------------------------------------------------------- events to nodes


def document(events: Iterator[Any]) -> Node:
    """Build the first document and make sure that it is the last."""
    next(events)  # the stream begins
    if isinstance(next(events), yaml.StreamEndEvent):
        raise wrong(0, "empty-file")
    root = build(next(events), events, DEPTH)
    next(events)  # the document ends
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise wrong(after.start_mark.index, "several-documents")
    return root


def build(event: Any, events: Iterator[Any], depth: int) -> Node:
    """Build the node that begins with `event`."""
    at = event.start_mark.index
    refuse_reference(event, at)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, plain=event.implicit[0], at=at)
    if depth == 0:
        raise wrong(at, "too-deep", limit=str(DEPTH))
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(tuple(items(events, depth - 1)), at)
    return entries(at, events, depth - 1)


def refuse_reference(event: Any, at: int) -> None:
    """Refuse anchors, aliases and tags: a rule file says everything where it stands."""
    if event.anchor is not None:
        raise wrong(at, "alias")
    if event.tag is not None:
        raise wrong(at, "tag", tag=event.tag)


def items(events: Iterator[Any], depth: int) -> Iterator[Node]:
    """Build the items of a list."""
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield build(event, events, depth)


def entries(at: int, events: Iterator[Any], depth: int) -> Entries:
    """Build a mapping; a key stands in it once."""
    nodes: dict[str, Node] = {}
    keys: dict[str, int] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = build(event, events, depth)
        if not isinstance(key, Scalar) or key.empty:
            raise wrong(key.at, "key-not-text")
        if key.text in nodes:
            raise wrong(key.at, "duplicate-key", key=key.text)
        keys[key.text] = key.at
        nodes[key.text] = build(next(events), events, depth)
    return Entries(nodes, keys, at)


# ---------------------------------------------------------------- what the parser stumbled over


def syntax_mistake(text: str, error: yaml.MarkedYAMLError) -> Mistakes:
    """Say what the parser stumbled over."""
    at = error.problem_mark.index if error.problem_mark else 0
    return wrong(at, "syntax", detail=error.problem or "?", hint=hint(text, at))


def hint(text: str, at: int) -> Words:
    """Look around a syntax error for the mistakes one makes first: tabs, full-width colons, braces without quotes."""
    before = text.rfind("\n", 0, max(0, text.rfind("\n", 0, at)))
    lines = text[before + 1 :].split("\n")[:2]
    if any(line.lstrip(" ").startswith("\t") for line in lines):
        return {"zh": "（缩进请用空格，不用制表符）", "en": " (indent with spaces, not tabs)"}
    if any("：" in line and ": " not in line for line in lines):
        return {"zh": "（键后请用半角冒号加空格）", "en": " (a key ends with a half-width colon and a space)"}
    if any(BRACE.search(line) for line in lines):
        return {
            "zh": "（含花括号的消息：zh 与 en 请各占一行，以花括号开头的请加引号）",
            "en": " (a message with braces: give zh and en a line each, and quote one that begins with a brace)",
        }
    return ""

"""How the time of each pattern grows on texts made to wear it out: `python -m benchmarks.patterns [NAME] [--size N]`.

Every pattern of the program is tried on strings of one piece over and over, made of its own literals and of what
reports are made of. It is tried as the program uses it: one that is only matched is not searched for. What grows much
faster than the length is printed with the piece that does it. Passages are bounded, so that the square of a passage is
the most that such a pattern costs; the command ends with 1 where one is so slow that it has to be ended.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as grammar  # type: ignore[attr-defined]
from resource import RLIMIT_CPU, setrlimit
from time import process_time
from typing import Any, NamedTuple, TypeAlias

import regex

import reportlint

SOURCES = Path(reportlint.__file__).parent
SIZE = 3000
"""Characters of the shorter text; the longer one has twice as many."""
STEEP = 2**1.3
"""How many times as long twice the length may take."""
LEAST = 0.004
"""Seconds below which a text is too quick for its growth to be measured."""
PATIENCE = 20
"""Seconds of processor time that all texts of one pattern may take."""
PIECES = (
    *(
        "1",
        "1,",
        "1、",
        "1.",
        "0.",
        "1:2",
        "1分",
        "1月",
        "5%",
        "100万元",
        "2024年",
        "甲",
        "甲1",
        "甲、",
        "甲为1，",
        "一",
        "一是",
    ),
    *(
        "，",
        "、",
        "：",
        "；",
        "（",
        "（1）",
        "“",
        "”",
        "“”",
        "《",
        "[",
        "<",
        "#",
        "*",
        "|",
        "-",
        "—",
        " ",
        "\n",
        "a",
        "其中",
        "占",
    ),
)
"""What reports are made of, and what marks them up."""
MOST_OWN = 60
"""Pieces that one pattern gives itself."""
ANCHORED = frozenset({"match", "fullmatch"})
"""Ways to use a pattern that begin at one place."""

Pattern: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"
Tree: TypeAlias = Iterable[tuple[Any, Any]]


class Named(NamedTuple):
    """A pattern of the program."""

    name: str
    """Module and name."""
    pattern: Pattern
    """As compiled."""
    anchored: bool
    """Whether it is only ever tried at one place of a text."""


class Worn(NamedTuple):
    """What the worst text does to a pattern."""

    name: str
    """Module and name of the pattern."""
    piece: str
    """What the text repeats."""
    seconds: float
    """How long the shorter text took."""
    growth: float
    """How many times as long the longer one took; infinite where it was ended."""


# ---------------------------------------------------------------- the patterns there are


def patterns() -> list[Named]:
    """Return the patterns that modules of the program hold, each once, by name."""
    used = uses()
    found: dict[Pattern, Named] = {}
    for module in pkgutil.walk_packages(reportlint.__path__, "reportlint."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                anchored = bool(used[name]) and used[name] <= ANCHORED
                for pattern in held(value):
                    found.setdefault(pattern, Named(f"{module.name}.{name}", pattern, anchored))
    return sorted(found.values(), key=lambda one: one.name)


def held(value: object) -> Iterator[Pattern]:
    """Yield the patterns over text in a value: itself, or what a collection holds."""
    if isinstance(value, re.Pattern | regex.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, Mapping):
        yield from (pattern for each in value.values() for pattern in held(each))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (pattern for each in value for pattern in held(each))


@cache
def uses() -> defaultdict[str, set[str]]:
    """Return for every name of the program's modules which methods are called on it, or that it is handed on."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in SOURCES.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        called = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found[node.id].add(called.get(id(node), "handed on"))
    return found


# ---------------------------------------------------------------- what may wear them out


def pieces(pattern: Pattern) -> list[str]:
    """Return what to repeat: what reports are made of, and the literals of the pattern itself."""
    own = sorted(set(literals(tree_of(pattern))), key=lambda text: (len(text), text))
    return list(dict.fromkeys([*PIECES, *own[:MOST_OWN]]))


def tree_of(pattern: Pattern) -> Tree:
    """Return the parts of a pattern; of one that only `regex` can read there are none."""
    try:
        return list(grammar.parse(pattern.pattern, pattern.flags & re.VERBOSE))
    except re.error:
        return []


def literals(tree: Tree) -> Iterator[str]:
    """Yield the runs of literals of a pattern, and a character of every class."""
    run = ""
    for kind, value in tree:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        if run:
            yield run
        run = ""
        if kind is op.IN:
            yield from (chr(each if sort is op.LITERAL else each[0]) for sort, each in value if sort in CHARACTERS)
        for part in parts(kind, value):
            yield from literals(part)
    if run:
        yield run


CHARACTERS = frozenset({op.LITERAL, op.RANGE})
REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT})
"""Repeats that are tried again in other lengths; possessive ones are not."""


def parts(kind: Any, value: Any) -> Iterator[Tree]:  # noqa: ANN401 - what the standard library's parser gives
    """Yield the patterns inside a part of one."""
    if kind in REPEATS or kind is op.POSSESSIVE_REPEAT:
        yield value[2]
    elif kind is op.SUBPATTERN:
        yield value[3]
    elif kind is op.ATOMIC_GROUP:
        yield value
    elif kind is op.BRANCH:
        yield from value[1]
    elif kind in {op.ASSERT, op.ASSERT_NOT}:
        yield value[1]


# ---------------------------------------------------------------- repeats side by side


def doubled(pattern: Pattern) -> list[str]:
    """Return the characters that two endless repeats, one right behind the other, may both take.

    A text of n of them can be shared out between the two in n ways, and every way is tried where what follows fails.
    """
    return sorted(set(shared(tree_of(pattern))))


def shared(tree: Tree) -> Iterator[str]:
    """Yield the characters that neighbours in a sequence, or in two rounds of a repeat, may both take without end."""
    open_ended: frozenset[str] = frozenset()
    for kind, value in flat(tree):
        own = endless(kind, value)
        yield from open_ended & own
        if own:
            open_ended = open_ended | own if value[0] == 0 else own
        elif not may_be_empty(kind, value):
            open_ended = frozenset()
        again = kind in REPEATS and value[1] is op.MAXREPEAT
        for part in parts(kind, value):
            yield from shared([*part, *part] if again else part)


def flat(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """Yield the parts of a sequence, plain groups opened."""
    for kind, value in tree:
        if kind is op.SUBPATTERN:
            yield from flat(value[3])
        else:
            yield kind, value


def endless(kind: Any, value: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the characters of which a part may take any number, and take fewer where it must."""
    if kind not in REPEATS or value[1] is not op.MAXREPEAT:
        return frozenset()
    inner = list(flat(value[2]))
    return taken(*inner[0]) if len(inner) == 1 else frozenset()


def taken(kind: Any, value: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the characters of the alphabet of reports that one part may be."""
    single = grammar.SubPattern(grammar.State(), [(kind, value)])
    if kind not in {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}:
        return frozenset()
    return frozenset(one for one in ALPHABET if matches(single, one))


def matches(single: Any, character: str) -> bool:  # noqa: ANN401
    """Whether a part that is one character may be this one."""
    (kind, value), *_ = single
    if kind is op.IN:
        negated = value[0][0] is op.NEGATE
        return negated != any(in_class(sort, each, character) for sort, each in value if sort is not op.NEGATE)
    return kind is op.ANY or (kind is op.LITERAL) == (ord(character) == value)


def in_class(sort: Any, value: Any, character: str) -> bool:  # noqa: ANN401
    """Whether a member of a class of characters is, or holds, a character."""
    if sort is op.LITERAL:
        return bool(ord(character) == value)
    if sort is op.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    classes = {
        op.CATEGORY_DIGIT: character.isdigit(),
        op.CATEGORY_NOT_DIGIT: not character.isdigit(),
        op.CATEGORY_SPACE: character.isspace(),
        op.CATEGORY_NOT_SPACE: not character.isspace(),
        op.CATEGORY_WORD: character.isalnum() or character == "_",
        op.CATEGORY_NOT_WORD: not (character.isalnum() or character == "_"),
    }
    return classes[value]


ALPHABET = "".join(dict.fromkeys("".join(PIECES) + "0123456789.,%-_/\\()”》）]>~～…·度率额数的和为等x"))
"""What reports are written in, one of every sort."""


def may_be_empty(kind: Any, value: Any) -> bool:  # noqa: ANN401
    """Whether a part may stand for nothing."""
    if kind in REPEATS or kind is op.POSSESSIVE_REPEAT:
        return bool(value[0] == 0)
    if kind is op.BRANCH:
        return any(all(may_be_empty(*each) for each in branch) for branch in value[1])
    return kind in {op.ASSERT, op.ASSERT_NOT, op.AT}


# ---------------------------------------------------------------- measuring


def seconds(one: Named, text: str) -> float:
    """Return how long a pattern takes over a text, used as the program uses it."""
    begin = process_time()
    if one.anchored:
        one.pattern.match(text)
        one.pattern.fullmatch(text)
    else:
        for _ in one.pattern.finditer(text):
            pass
    return process_time() - begin


def measure(one: Named, todo: list[str], size: int, answers: Connection) -> None:
    """Send how long every piece takes, in texts of one size and of twice the size."""
    setrlimit(RLIMIT_CPU, (PATIENCE, PATIENCE))
    for piece in todo:
        short, long = (piece * (length // len(piece) + 1) for length in (size, 2 * size))
        answers.send((seconds(one, short), seconds(one, long)))


def worn(one: Named, size: int) -> Worn | None:
    """Return the text that grows worst, None where none grows too fast; one that takes too long is ended."""
    context = get_context("fork")
    todo, worst = pieces(one.pattern), None
    while todo:
        answers, other = context.Pipe(duplex=False)
        process = context.Process(target=measure, args=(one, todo, size, other), daemon=True)
        process.start()
        other.close()
        while todo:
            try:
                short, long = answers.recv()
            except EOFError:
                return Worn(one.name, todo[0], PATIENCE, float("inf"))
            growth = long / max(short, LEAST / STEEP)
            if long > LEAST and growth > STEEP and (worst is None or short > worst.seconds):
                worst = Worn(one.name, todo[0], short, growth)
            todo = todo[1:]
        process.join()
    return worst


def main() -> int:
    """Print the patterns that texts can wear out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", default="", help="part of the names of the patterns to try")
    parser.add_argument("--size", type=int, default=SIZE)
    arguments = parser.parse_args()
    chosen = [one for one in patterns() if arguments.name in one.name]
    print(f"{len(chosen)} patterns; what grows faster than the length: ms, growth for twice the length, piece")
    ended = 0
    for each in filter(None, (worn(one, arguments.size) for one in chosen)):
        ended += each.growth == float("inf")
        print(f"{1000 * each.seconds:9.1f}  {each.growth:5.1f} ×  {each.name}  {each.piece!r}", flush=True)
    return int(ended > 0)


if __name__ == "__main__":
    sys.exit(main())

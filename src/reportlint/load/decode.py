"""Nodes in, typed values out: a type hint says what a place of a file may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from reportlint.load.mistakes import Mistake, Mistakes, Words, did_you_mean, listed, wrong
from reportlint.load.strict_yaml import Entries, Items, Node, Scalar
from reportlint.messages import LANGUAGES
from reportlint.patterns import compiled

T = TypeVar("T")

Place = NewType("Place", int)
"""Hint of a dataclass field that no key fills: the offset at which the mapping stands."""

Positive = NewType("Positive", int)
"""Hint of a whole number of at least 1."""

Reader: TypeAlias = Callable[[Node, tuple[Any, ...]], Any]
"""Reads a node; the second argument holds what stands in the brackets of a generic hint."""

DECIMAL = compiled(r"[-+]?[0-9]+(?:\.[0-9]+)?")
"""A number that a `Fraction` is read from, exactly as printed."""

WANTED: Mapping[object, Words] = {
    str: {"zh": "文字", "en": "text"},
    int: {"zh": "整数", "en": "a whole number"},
    Positive: {"zh": "正整数", "en": "a whole number of at least 1"},
    date: {"zh": "日期（如 2026-12-31）", "en": "a date like 2026-12-31"},
    bool: {"zh": "true 或 false", "en": "true or false"},
    Fraction: {"zh": "数字", "en": "a number"},
    NoneType: {"zh": "空", "en": "nothing"},
    tuple: {"zh": "列表", "en": "a list"},
    Mapping: {"zh": "映射（键: 值）", "en": "a mapping (key: value)"},
}
"""What a place should hold, in words."""


def decode(node: Node, hint: type[T]) -> T:
    """Read `node` as a value of type `hint`; raise `Mistakes` where it is not one."""
    return cast("T", value_of(node, hint))


def value_of(node: Node, hint: Any) -> Any:
    """Read `node` by any hint, generic ones included."""
    reader, arguments = reader_of(hint)
    return reader(node, arguments)


@cache
def reader_of(hint: Any) -> tuple[Reader, tuple[Any, ...]]:
    """Find the function that reads values of a type, and what it must know of the hint."""
    origin = get_origin(hint) or hint
    if origin in READERS:
        return READERS[origin], get_args(hint)
    if is_dataclass(origin):
        return read_record, (origin,)
    if isinstance(origin, type) and issubclass(origin, Enum):
        return read_member, (origin,)
    raise TypeError(f"no way to read {hint} from a file")


# ---------------------------------------------------------------- scalars


def read_text(node: Node, _: tuple[Any, ...] = ()) -> str:
    """Read text: whatever is written, except nothing."""
    scalar = expect(node, Scalar, str)
    if scalar.empty:
        raise unexpected(node, str)
    return scalar.text


def read_whole(node: Node, _: tuple[Any, ...]) -> int:
    """Read a whole number."""
    value = expect(node, Scalar, int).whole
    if value is None:
        raise unexpected(node, int)
    return value


def read_positive(node: Node, _: tuple[Any, ...]) -> int:
    """Read a whole number of at least 1."""
    value = expect(node, Scalar, Positive).whole
    if value is None or value < 1:
        raise unexpected(node, Positive)
    return value


def read_date(node: Node, _: tuple[Any, ...]) -> date:
    """Read a day of the calendar."""
    scalar = expect(node, Scalar, date)
    try:
        return date.fromisoformat(scalar.text)
    except ValueError as error:
        raise unexpected(node, date) from error


def read_truth(node: Node, _: tuple[Any, ...]) -> bool:
    """Read `true` or `false`."""
    value = expect(node, Scalar, bool).truth
    if value is None:
        raise unexpected(node, bool)
    return value


def read_number(node: Node, _: tuple[Any, ...]) -> Fraction:
    """Read a decimal number, exactly."""
    scalar = expect(node, Scalar, Fraction)
    if not DECIMAL.fullmatch(scalar.text):
        raise unexpected(node, Fraction)
    return Fraction(scalar.text)


def read_nothing(node: Node, _: tuple[Any, ...]) -> None:
    """Read the absence of a value."""
    if not expect(node, Scalar, NoneType).empty:
        raise unexpected(node, NoneType)


def read_member(node: Node, arguments: tuple[Any, ...]) -> Enum:
    """Read the value of one member of an enumeration."""
    (members,) = arguments
    return cast("Enum", members(read_choice(node, [member.value for member in members])))


def read_literal(node: Node, choices: tuple[Any, ...]) -> str:
    """Read one of some words."""
    return read_choice(node, [str(choice) for choice in choices])


def read_choice(node: Node, choices: list[str]) -> str:
    """Read one of `choices`."""
    text = read_text(node)
    if text not in choices:
        hint = did_you_mean(text, choices)
        raise wrong(node.at, "not-a-choice", found=text, choices=listed(choices), hint=hint)
    return text


# ---------------------------------------------------------------- lists, mappings, alternatives


def read_tuple(node: Node, hints: tuple[Any, ...]) -> tuple[Any, ...]:
    """Read a list, of one kind (`tuple[str, ...]`) or of fixed length (`tuple[str, int]`)."""
    nodes = expect(node, Items, tuple).nodes
    if len(hints) == 2 and hints[1] is Ellipsis:
        return tuple(all_of((item, hints[0]) for item in nodes))
    if len(nodes) != len(hints):
        raise wrong(node.at, "wrong-length", wanted=str(len(hints)), found=str(len(nodes)))
    return tuple(all_of(zip(nodes, hints, strict=True)))


def read_mapping(node: Node, hints: tuple[Any, ...]) -> dict[Any, Any]:
    """Read a mapping from any text to values of one kind."""
    found = expect(node, Entries, Mapping)
    keys = [Scalar(key, plain=True, at=at) for key, at in found.keys.items()]
    names = all_of((key, hints[0]) for key in keys)
    return dict(zip(names, all_of((value, hints[1]) for value in found.nodes.values()), strict=True))


def read_union(node: Node, hints: tuple[Any, ...]) -> Any:
    """Read the first alternative that fits; where none does, complain about the one that looks like it."""
    refusals: list[Mistakes] = []
    for hint in hints:
        try:
            return value_of(node, hint)
        except Mistakes as refusal:
            refusals.append(refusal)
    raise next(filter(is_close, refusals), None) or unexpected(node, *(get_origin(hint) or hint for hint in hints))


def is_close(refusal: Mistakes) -> bool:
    """Whether the value had the right shape and was refused for something within."""
    return refusal.mistakes[0].kind != "expected"


def all_of(pairs: Iterator[tuple[Node, Any]] | zip[tuple[Node, Any]]) -> list[Any]:
    """Read several nodes; raise the mistakes of all of them together."""
    values: list[Any] = []
    mistakes: list[Mistake] = []
    for node, hint in pairs:
        try:
            values.append(value_of(node, hint))
        except Mistakes as refusal:
            mistakes.extend(refusal.mistakes)
    if mistakes:
        raise Mistakes(mistakes)
    return values


def read_entries(node: Node, _: tuple[Any, ...]) -> Entries:
    """Leave a mapping as it is, for somebody who knows more."""
    return expect(node, Entries, Mapping)


READERS: Mapping[Any, Reader] = {
    str: read_text,
    int: read_whole,
    Positive: read_positive,
    date: read_date,
    bool: read_truth,
    Fraction: read_number,
    NoneType: read_nothing,
    Literal: read_literal,
    tuple: read_tuple,
    Mapping: read_mapping,
    dict: read_mapping,
    Union: read_union,
    UnionType: read_union,
    Entries: read_entries,
}
"""Hint, or what a generic hint is an instance of → its reader."""


# ---------------------------------------------------------------- records


def read_record(node: Node, arguments: tuple[Any, ...]) -> Any:
    """Read a mapping into a dataclass: its fields are the keys, those with a default may be left out."""
    (record,) = arguments
    found = expect(node, Entries, Mapping)
    return made(record, found.at, given_values(found, record, [*missing_keys(found, record)]))


def decode_given(node: Node, record: type) -> dict[str, Any]:
    """Read only what is given of a dataclass: field → value; raise `Mistakes` where a key or value does not fit."""
    return given_values(expect(node, Entries, Mapping), record, [])


def given_values(found: Entries, record: type, mistakes: list[Mistake]) -> dict[str, Any]:
    """Read the keys of a mapping as the fields of a dataclass; raise all mistakes together with those known before."""
    hints = keys_of(record)
    mistakes = [*unknown_keys(found, hints), *mistakes]
    given = [key for key in found.nodes if key in hints]
    values: list[Any] = []
    try:
        values = all_of((found.nodes[key], hints[key]) for key in given)
    except Mistakes as refusal:
        mistakes.extend(refusal.mistakes)
    if mistakes:
        raise Mistakes(mistakes)
    names = fields_of(record)
    return {names[key]: value for key, value in zip(given, values, strict=True)}


def made(record: type, at: int, values: Mapping[str, Any]) -> Any:
    """Make the dataclass; a `ValueError` from its `__post_init__` is the author's mistake."""
    places = dict.fromkeys(places_of(record), at)
    try:
        return record(**places, **values)
    except ValueError as error:
        raise wrong(at, "refused", detail=str(error).rstrip("。.")) from error


def unknown_keys(found: Entries, known: Mapping[str, Any]) -> Iterator[Mistake]:
    """Complain about keys that no field reads."""
    for key, at in found.keys.items():
        if key not in known:
            values = {"key": key, "hint": did_you_mean(key, known), "known": listed(known)}
            yield Mistake(at, "unknown-key", values)


def missing_keys(found: Entries, record: type) -> Iterator[Mistake]:
    """Complain about fields without a default that no key gives."""
    missing = [key for key in required_keys(record) if key not in found.nodes]
    if missing:
        yield Mistake(found.at, "missing-key", {"keys": listed(missing)})


@cache
def hints_of(record: type) -> Mapping[str, Any]:
    """Return the hints of the fields of a dataclass."""
    return get_type_hints(record)


@cache
def places_of(record: type) -> tuple[str, ...]:
    """Return the names of the fields that no key fills."""
    return tuple(name for name, hint in hints_of(record).items() if hint is Place)


@cache
def fields_of(record: type) -> Mapping[str, str]:
    """Map the keys of a file to field names; `from_` is written `from`, and settings are written with hyphens."""
    names = [each.name for each in fields(record) if each.name not in places_of(record)]
    keys = {name.rstrip("_"): name for name in names}
    return {key.replace("_", "-"): name for key, name in keys.items()} if is_hyphenated(record) else keys


def is_hyphenated(record: type) -> bool:
    """Whether the keys of a dataclass are written with hyphens."""
    return bool(getattr(record, "HYPHENATED", False))


@cache
def keys_of(record: type) -> Mapping[str, Any]:
    """Map the keys of a file to the hints of their fields."""
    return {key: hints_of(record)[name] for key, name in fields_of(record).items()}


@cache
def required_keys(record: type) -> tuple[str, ...]:
    """Return the keys that must be given."""
    optional = {each.name for each in fields(record) if each.default is not MISSING or has_factory(each)}
    return tuple(key for key, name in fields_of(record).items() if name not in optional)


def has_factory(each: Field[Any]) -> bool:
    """Whether a field makes its own default."""
    return each.default_factory is not MISSING


# ---------------------------------------------------------------- complaints


def expect(node: Node, shape: type[T], wanted: Any) -> T:
    """Return the node if it has the right shape."""
    if not isinstance(node, shape):
        raise unexpected(node, wanted)
    return node


def unexpected(node: Node, *wanted: Any) -> Mistakes:
    """Say what was wanted and what was found instead."""
    return wrong(node.at, "expected", wanted=either([words_for(hint) for hint in wanted]), found=found_words(node))


def words_for(hint: Any) -> Words:
    """Say what a hint asks for; words of a list are text, and records are mappings."""
    if hint in WANTED:
        return WANTED[hint]
    is_word = hint is Literal or (isinstance(hint, type) and issubclass(hint, Enum))
    return WANTED[str] if is_word else WANTED[Mapping]


def either(words: list[Words]) -> Words:
    """Join alternatives."""
    zh, en = ([word if isinstance(word, str) else word[language] for word in words] for language in LANGUAGES)
    return {"zh": "或".join(dict.fromkeys(zh)), "en": " or ".join(dict.fromkeys(en))}


def found_words(node: Node) -> Words:
    """Say what a node is."""
    match node:
        case Items():
            return WANTED[tuple]
        case Entries():
            return WANTED[Mapping]
        case Scalar():
            return WANTED[NoneType] if node.empty else f"“{node.text}”"

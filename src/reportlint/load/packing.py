"""Values to JSON and back, by their types: a record becomes the list of its fields, without defaults at its end.

A record is a dataclass or a named tuple.

What is packed is for this program alone; `signature` tells whether the types are still those it was packed with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zlib import crc32

Packed = Any
"""What JSON can hold."""

Maker = Callable[[Packed], Any]
"""Makes a value of what was packed; raises `TypeError`, `ValueError` or `LookupError` for what was not."""

PLAIN = (str, int, float, bool, NoneType)
"""Types that JSON has."""

NO_DEFAULT = object()


class Packer:
    """Packs values; those of some types once each, by their number in a list."""

    def __init__(self, shared: Iterable[type], named: Mapping[type, str], tagged: Collection[type] = ()) -> None:
        """Put values of `shared` types into a list; of `named` types, pack only the attribute that names them.

        `tagged` records, of which several types may stand in one place, are packed with the name of their type.
        """
        self.tagged = frozenset(tagged)
        self.shared: dict[type, dict[Any, int]] = {each: {} for each in shared}
        self.lists: dict[type, list[Packed]] = {each: [] for each in self.shared}
        self.named = named

    def pack(self, value: Any) -> Packed:
        """Pack a value."""
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is tuple or kind is list:
            return [self.pack(each) for each in value]
        if kind in self.named:
            return getattr(value, self.named[kind])
        if kind in self.shared:
            return self.number(value, kind)
        return {kind.__name__: self.record(value)} if kind in self.tagged else self.packed(value)

    def packed(self, value: Any) -> Packed:
        """Pack a value of no plain type."""
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, Fraction):
            return value.numerator if value.denominator == 1 else str(value)
        if isinstance(value, Mapping):
            return {name: self.pack(each) for name, each in value.items()}
        return self.record(value)

    def record(self, value: Any) -> list[Packed]:
        """Pack the fields of a record, without those at the end that hold their default."""
        kind: type = type(value)
        given = [(getattr(value, name), default) for name, default in defaults_of(kind).items()]
        while given and given[-1][0] == given[-1][1]:
            given.pop()
        return [self.pack(each) for each, _ in given]

    def number(self, value: Any, kind: type) -> int:
        """Return the number of a shared value."""
        known = self.shared[kind]
        if value not in known:
            known[value] = len(known)
            self.lists[kind].append(self.record(value))
        return known[value]


class Unpacker:
    """Makes values of what a `Packer` packed."""

    def __init__(
        self,
        shared: Mapping[type, Sequence[Packed]],
        named: Mapping[type, Callable[[str], Any]],
        own: Mapping[type, Maker],
    ) -> None:
        """Take the lists of shared values, what finds the values of named types, and makers of our own for others."""
        self.named = named
        self.shared: dict[type, list[Any]] = {}
        self.makers: dict[Any, Maker] = dict(own)
        for kind, records in shared.items():
            make = partial(self.record, kind)
            self.shared[kind] = [make(record) for record in records]

    def unpack(self, hint: Any, packed: Packed) -> Any:
        """Make a value of a type."""
        if hint not in self.makers:
            self.makers[hint] = self.maker(hint)
        return self.makers[hint](packed)

    def maker(self, hint: Any) -> Maker:  # noqa: PLR0911 - one line a kind of type
        """Find what makes values of a type."""
        origin, arguments = get_origin(hint) or hint, get_args(hint)
        if origin in (Union, UnionType):
            return partial(self.either, [each for each in arguments if each is not NoneType])
        if origin is tuple:
            return partial(self.several, arguments)
        if origin is Mapping:
            return partial(self.mapping, arguments[1])
        if origin in self.named:
            return lambda packed: self.named[origin](checked(packed, str))
        if origin in self.shared:
            return lambda packed: self.shared[origin][natural(packed)]
        if origin is Fraction:
            return lambda packed: Fraction(checked(packed, (str, int)))
        if is_record(origin):
            return partial(self.record, hint)
        if isinstance(origin, type) and issubclass(origin, Enum):
            return origin
        return partial(checked, kind=(int, float) if origin is float else origin)

    def either(self, hints: Sequence[Any], packed: Packed) -> Any:
        """Make a value of the one type that is not None, or of the one that is named."""
        if packed is None or len(hints) == 1:
            return None if packed is None else self.unpack(hints[0], packed)
        ((name, record),) = checked(packed, dict).items()
        return self.unpack({each.__name__: each for each in hints}[name], record)

    def several(self, hints: Sequence[Any], packed: Packed) -> tuple[Any, ...]:
        """Make a tuple: of one type, or of as many as are named."""
        each = checked(packed, list)
        if hints[-1] is Ellipsis:
            return tuple(self.unpack(hints[0], one) for one in each)
        return tuple(self.unpack(hint, one) for hint, one in zip(hints, each, strict=True))

    def mapping(self, hint: Any, packed: Packed) -> Mapping[str, Any]:
        """Make a mapping from texts."""
        return {checked(name, str): self.unpack(hint, each) for name, each in checked(packed, dict).items()}

    def record(self, kind: type, packed: Packed) -> Any:
        """Make a record."""
        given = checked(packed, list)
        hints = hints_of(kind)
        if len(given) > len(hints):
            raise ValueError(f"{kind.__name__} of {len(given)}")
        return kind(*(self.unpack(hint, each) for hint, each in zip(hints, given, strict=False)))


def checked(packed: Packed, kind: type | tuple[type, ...]) -> Any:
    """Return what was packed; raises `TypeError` where it is of another type."""
    if not isinstance(packed, kind):
        raise TypeError(f"no {kind}: {packed!r:.40}")
    return packed


def natural(packed: Packed) -> int:
    """Return an index; raises `LookupError` for a negative one."""
    index: int = checked(packed, int)
    if index < 0:
        raise IndexError(index)
    return index


def is_record(kind: object) -> bool:
    """Whether a type has named fields: a dataclass or a named tuple."""
    return is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"))


@cache
def defaults_of(kind: type) -> Mapping[str, object]:
    """Return the fields of a record, each with what it holds where nothing is given."""
    if is_dataclass(kind):
        return {field.name: default_of(field) for field in fields(kind)}
    return {name: kind._field_defaults.get(name, NO_DEFAULT) for name in kind._fields}  # type: ignore[attr-defined]


def default_of(field: Field[Any]) -> object:
    """Return what a field of a dataclass holds where nothing is given."""
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else NO_DEFAULT


@cache
def hints_of(kind: type) -> tuple[Any, ...]:
    """Return the types of the fields of a record."""
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in defaults_of(kind))


# ---------------------------------------------------------------- the types themselves


@cache
def signature(kind: type) -> str:
    """Return eight digits that change with the fields of a record or of any that it holds."""
    described = sorted(f"{each.__name__}{hints_of(each)}" for each in held_by(kind, set()))
    return f"{crc32(' '.join(described).encode()):08x}"


def held_by(hint: Any, known: set[type]) -> set[type]:
    """Collect a record and those its fields hold."""
    for argument in get_args(hint):
        held_by(argument, known)
    if isinstance(hint, type) and is_record(hint) and hint not in known:
        known.add(hint)
        for each in hints_of(hint):
            held_by(each, known)
    return known

"""Results on their way from one process to another.

Frozen dataclasses with slots pickle themselves field by field in Python, and a long report has a hundred thousand of
them; here each is sent as its class with the values of its fields, and made again by calling the class.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from io import BytesIO
from operator import attrgetter
from typing import Any, ClassVar


def packed(value: object) -> bytes:
    """Write a value for another process."""
    buffer = BytesIO()
    Packer(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def unpacked(data: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """Read what another process of this program has written."""
    return pickle.loads(data)  # noqa: S301 - through a pipe of our own


class Packer(pickle.Pickler):
    """Pickles frozen dataclasses by their fields."""

    known: ClassVar[dict[type, Callable[[Any], tuple[Any, ...]] | None]] = {}
    """What reads the values a class is made of, None where it pickles as ever."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as the library has it
        """Return class and values of a frozen dataclass; everything else pickles as ever."""
        kind = type(value)
        if kind not in self.known:
            self.known[kind] = values_of(kind)
        values = self.known[kind]
        return NotImplemented if values is None else (kind, values(value))


def values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """Return what reads the values a class is made of, None where calling the class would not make the same again."""
    if not is_dataclass(kind) or not {"__slots__", "__setattr__"} <= vars(kind).keys():
        return None
    named = fields(kind)
    if not named or not all(field.init and not field.kw_only for field in named):
        return None
    read = attrgetter(*(field.name for field in named))
    return read if len(named) > 1 else lambda value: (read(value),)

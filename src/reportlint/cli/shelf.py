"""Results put aside until they are drawn: a few in memory, the others on disk, so that memory stays flat."""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any, overload
from weakref import finalize

from reportlint.finding import Result
from reportlint.rule import Rule

IN_MEMORY = 16
"""Results that stay in memory."""

Place = tuple[int, int]
"""Where a result stands on disk: its first byte and their number."""


class Shelf(Sequence[Result]):
    """Results by the number of their file, in whatever order they come."""

    def __init__(self, count: int, rules: Iterable[Rule]) -> None:
        """Make room for as many results; the rules that spoke are not put on disk with every one."""
        self.rules = {rule.code: rule for rule in rules}
        self.held: list[Result | Place | None] = [None] * count
        self.in_memory = 0
        self.disk: IO[bytes] | None = None

    def put(self, index: int, result: Result) -> None:
        """Put the result of a file where it belongs."""
        self.held[index] = self.stored(result)

    def append(self, result: Result) -> None:
        """Put a result behind all others."""
        self.held.append(self.stored(result))

    def stored(self, result: Result) -> Result | Place:
        """Write a result to disk where enough are in memory; where that cannot be done, it stays there too."""
        if self.in_memory >= IN_MEMORY:
            try:
                return self.written(result)
            except OSError:
                pass
        self.in_memory += 1
        return result

    def written(self, result: Result) -> Place:
        """Write a result to disk."""
        if self.disk is None:
            self.disk = TemporaryFile()  # noqa: SIM115 - open as long as the results are wanted
            finalize(self, self.disk.close)
        start = self.disk.seek(0, 2)
        Writer(self.disk, self.rules).dump(result)
        self.disk.flush()
        return start, self.disk.tell() - start

    def taken(self, index: int) -> Result:
        """Return the result of a file."""
        held = self.held[index]
        if held is None:
            raise IndexError(index)
        if isinstance(held, Result):
            return held
        assert self.disk is not None  # noqa: S101 - what has a place there was written
        self.disk.seek(held[0])
        found: Result = Reader(self.disk, self.rules).load()
        return found

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Result]: ...
    def __getitem__(self, index: int | slice) -> Result | Sequence[Result]:
        """Return the result of a file, or those of several."""
        if isinstance(index, slice):
            return [self.taken(each) for each in range(len(self))[index]]
        return self.taken(index)

    def __len__(self) -> int:
        """Count the results."""
        return len(self.held)

    def __iter__(self) -> Iterator[Result]:
        """Yield the results in the order of their files, one at a time."""
        return map(self.taken, range(len(self)))


# ---------------------------------------------------------------- on disk


class Writer(pickle.Pickler):
    """Writes results with the codes of the rules that spoke instead of the rules."""

    def __init__(self, file: IO[bytes], rules: Mapping[str, Rule]) -> None:
        """Write to a file; `rules` are those that are known there."""
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        # A method would hold the writer and all that it wrote until somebody looks for cyclic garbage.
        self.dispatch_table = {**copyreg.dispatch_table, Rule: partial(reduced, rules)}


def reduced(rules: Mapping[str, Rule], rule: Rule) -> Any:  # noqa: ANN401 - what pickle takes
    """Say how a rule is made again: by its code, unless it is another rule of that code."""
    known = rules.get(rule.code)
    return (rule_of, (rule.code,)) if known == rule else rule.__reduce_ex__(pickle.HIGHEST_PROTOCOL)


class Reader(pickle.Unpickler):
    """Reads what a `Writer` wrote in the same run."""

    def __init__(self, file: IO[bytes], rules: Mapping[str, Rule]) -> None:
        """Read from a file; `rules` are those that were known when it was written."""
        super().__init__(file)
        self.rules = rules

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        """Find what makes a value; rules are known already."""
        if (module, name) == (rule_of.__module__, rule_of.__name__):
            return self.rules.__getitem__
        found: Callable[..., object] = super().find_class(module, name)
        return found


def rule_of(code: str) -> Rule:
    """Stand in what is written for whoever reads it and knows the rules."""
    raise LookupError(code)

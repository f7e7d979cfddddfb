"""Numbers in the order in which they stand around a place: what is asked for again and again is sorted once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice

from reportlint.facts.prose.mentions import Mention


class Around:
    """Some numbers of a document, sorted by place, those of one place in the order given."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        """Sort the numbers once from either side."""
        self.forth = sorted(mentions, key=start_of)
        self.back = sorted(self.forth, key=start_of, reverse=True)
        self.starts = [start_of(one) for one in self.forth]

    def before(self, at: int) -> Iterator[Mention]:
        """Yield the numbers up to a place, the nearest first."""
        return islice(self.back, len(self.back) - bisect_right(self.starts, at), None)

    def behind(self, at: int) -> Iterator[Mention]:
        """Yield the numbers behind a place, the nearest first."""
        return islice(self.forth, bisect_right(self.starts, at), None)

    def before_first(self, at: int) -> Iterator[Mention]:
        """Yield the numbers up to a place, then those behind it, the nearest first."""
        yield from self.before(at)
        yield from self.behind(at)

    def nearest(self, at: int) -> Iterator[Mention]:
        """Yield the numbers on both sides of a place, the nearest first."""
        return merge(self.before(at), self.behind(at), key=lambda one: abs(start_of(one) - at))


def start_of(one: Mention) -> int:
    """Return where a number stands."""
    return one.quantity.span.start

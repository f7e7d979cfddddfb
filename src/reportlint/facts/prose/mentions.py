"""Each number of a sentence with the part it plays: level, change, rate of change, share, completion, ratio, points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportlint.number import Quantity, counter
from reportlint.patterns import compiled


class Role(StrEnum):
    """What a number does in its sentence."""

    LEVEL = "level"
    CHANGE = "change"
    RATE = "rate"
    SHARE = "share"
    COMPLETION = "completion"
    RATIO = "ratio"
    POINTS = "points"
    FROM = "from"
    TO = "to"
    LISTED = "listed"
    BASE = "base"
    WHOLE = "whole"


COMPARED = {Role.FROM, Role.BASE, Role.CHANGE}
"""Parts of numbers that are of another time than a level, or no level."""
NOUN = compiled(r"[一-鿿]{2,8}")
"""The thing counted, right behind a number."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One number in its sentence."""

    quantity: Quantity
    """The number."""
    role: Role
    """What it does."""
    label: str
    """Its own name in the sentence, `` where it borrows one."""
    direction: int
    """+1 for 增加, -1 for 减少, 0 where no direction is said."""
    base: str
    """What it is compared with, as printed: 上年, 年初预算数, 2023年度; `` where nothing is said."""
    sentence: int
    """0-based number of its sentence in the passage."""
    start: int
    """Where it begins in the passage's text."""
    end: int
    """Where it ends, unit included."""
    lead: str
    """The words between the number before it (or the sentence's start) and itself."""
    depth: int
    """How many brackets it stands in."""
    reason: bool
    """Whether it explains another number (主要是, 因为) instead of stating one."""
    unsure: bool
    """Whether the sentence says that ordinary arithmetic does not apply: 可比价, 年均, 同口径, a target."""
    period: str = ""
    """The year printed with it, `prior` for 上年 and 年初, `target` for 预期 and 目标, `` for the present one."""
    natural: Role | None = None
    """Of a member of a 分别 run the part that the words before the run give all of them."""
    run: int = -1
    """Of such a member where its run begins, -1 for all others."""

    @property
    def part(self) -> Role:
        """What it does, where a run is read member by member."""
        return self.natural or self.role


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands in its passage."""

    sentence: int
    """0-based number of its sentence."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends, unit included."""
    depth: int
    """How many brackets it stands in."""


def same_counter(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers count the same: amounts of money, or one unit, 万 left out."""
    return counter(first) == counter(second)

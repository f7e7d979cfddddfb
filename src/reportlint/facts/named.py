"""Levels of the whole document by name: what a share far from its whole, or a change far from its value, speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlint.facts.mentions import Mention, Role
from reportlint.facts.statements import Part, Statement
from reportlint.number import Kind, Modifier, Quantity

BRACKETS = re.compile(r"（[^（）]*）|[“”\"《》]")
HEAD = re.compile(
    r"^(?:(?:19|20)\d{2}年(?:度|末|底)?|全年|本年度?|当年|年末|期末|报告期内?|全[市县区省镇乡村州]|本(?:部门|单位|级)|上半年"
    r"|我[市县区省局镇]|实现|安排|共|的)+"
)
TAIL = re.compile(r"(?:合计|总计|总额|总数|总量|共计|小计|共|数|为|的)+$")
LEAST_NAME = 2
"""Characters a name needs."""
MOST = 4
"""Levels of a name that are tried."""


def bare_name(label: str) -> str:
    """Strip what two mentions of one name differ in: brackets, the year, 全年, 合计."""
    label = HEAD.sub("", BRACKETS.sub("", label))
    return TAIL.sub("", label) or label


@dataclass(frozen=True)
class Levels:
    """The named levels of a document, in order."""

    by_name: dict[str, list[Mention]]
    """Bare name → its levels."""
    by_end: dict[str, list[Mention]]
    """Last two characters of a bare name → levels."""

    def called(self, name: str, like: Mention, before: int) -> list[Mention]:
        """Return levels with exactly a name, nearest before an offset first, then those behind it."""
        return nearest(self.by_name.get(bare_name(name), ()), like, before)

    def ending(self, name: str, like: Mention, before: int) -> list[Mention]:
        """Return levels whose name ends with a name, or the other way round."""
        wanted = bare_name(name)
        fitting = [
            level
            for level in self.by_end.get(wanted[-LEAST_NAME:], ())
            if (own := bare_name(level.label)).endswith(wanted) or wanted.endswith(own)
        ]
        return nearest(fitting, like, before)


def nearest(levels: Sequence[Mention], like: Mention, before: int) -> list[Mention]:
    """Return a few levels of one sort with different values, nearest before an offset first."""
    at = bisect_left([level.quantity.span.start for level in levels], before)
    found: list[Mention] = []
    for level in [*reversed(levels[:at]), *levels[at:]]:
        other = level.quantity
        if other.kind is not like.quantity.kind or other.span == like.quantity.span:
            continue
        if all(other.base_value != one.quantity.base_value for one in found):
            found.append(level)
        if len(found) == MOST:
            break
    return found


def find_levels(mentions: Iterable[Mention]) -> Levels:
    """Index the named plain levels."""
    by_name: dict[str, list[Mention]] = {}
    by_end: dict[str, list[Mention]] = {}
    for one in mentions:
        plain = one.quantity.modifier is Modifier.NONE and one.quantity.kind not in {Kind.PLAIN, Kind.SCORE}
        name = bare_name(one.label)
        if one.role in {Role.LEVEL, Role.TO} and plain and len(name) >= LEAST_NAME and not one.reason:
            by_name.setdefault(name, []).append(one)
            by_end.setdefault(name[-LEAST_NAME:], []).append(one)
    return Levels(by_name, by_end)


# ---------------------------------------------------------------- statements completed from afar


def completed(statements: Iterable[Statement], levels: Levels) -> Iterator[Statement]:
    """Yield the statements, with what they leave unsaid taken from elsewhere in the document where it has a name."""
    for one in statements:
        if one.kind == "change" and "current" not in one.quantities and one.label:
            yield with_current(one, levels)
        elif one.kind == "share" and one.base and not one.parts:
            yield with_wholes(one, levels)
        else:
            yield one


def with_current(one: Statement, levels: Levels) -> Statement:
    """Add the levels that a named change may be the change of."""
    stated = one.quantities.get("change") or one.quantities.get("rate")
    if stated is None or len(bare_name(one.label)) <= LEAST_NAME:
        return one
    like = stated if stated.kind in {Kind.MONEY, Kind.COUNT, Kind.MEASURE} else None
    found = [level for level in levels.by_name.get(bare_name(one.label), ()) if may_be_current(level, like)]
    at = bisect_left([level.quantity.span.start for level in found], one.span.start)
    order = [*reversed(found[:at]), *found[at:]][:MOST]
    return replace(one, parts=tuple(Part(level.label, level.quantity) for level in order), distant=bool(order))


def may_be_current(level: Mention, like: Quantity | None) -> bool:
    """Whether a level may be the value that a change led to."""
    quantity = level.quantity
    if level.period == "prior" or level.unsure or quantity.kind is Kind.RATIO:
        return False
    return like is None or (quantity.kind is like.kind and quantity.unit.lstrip("万亿千") == like.unit.lstrip("万亿千"))


def with_wholes(one: Statement, levels: Levels) -> Statement:
    """Add the levels that a share with a named whole may be a share of."""
    part = one.quantities["part"]
    like = next(iter(levels.by_end.get(bare_name(one.base)[-LEAST_NAME:], ())), None)
    if like is None:
        return one
    found = levels.ending(one.base, replace(like, quantity=part), one.span.start)
    wholes = tuple(Part(level.label, level.quantity) for level in found if level.quantity.base_value >= part.base_value)
    return replace(one, parts=wholes, distant=bool(wholes))

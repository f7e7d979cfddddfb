"""Levels of the whole document by name: what a share far from its whole, or a change far from its value, speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

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


@lru_cache(maxsize=8192)
def bare_name(label: str) -> str:
    """Strip what two mentions of one name differ in: brackets, the year, 全年, 合计."""
    label = HEAD.sub("", BRACKETS.sub("", label))
    return TAIL.sub("", label) or label


GENERIC = re.compile(r"^[^，。；]{0,6}(?:总量|总数|总额|总计|合计|总人数|总件数)$|^(?:全部|所有)[^，。；]{0,6}$")
"""Names that mean the largest number of their sort: 占总量的65.4%."""


@dataclass(frozen=True)
class Levels:
    """The named levels of a document, in order."""

    by_name: dict[str, list[Mention]]
    """Bare name → its levels."""
    by_end: dict[str, list[Mention]]
    """Last two characters of a bare name → levels."""
    records: dict[str, list[Mention]]
    """Unit → the levels that are larger than all of that unit before them."""

    def ending(self, name: str, like: Quantity, before: int) -> list[Mention]:
        """Return levels whose name ends with a name, or the other way round, nearest before an offset first."""
        wanted = bare_name(name)
        fitting = [
            level
            for level in self.by_end.get(wanted[-LEAST_NAME:], ())
            if (own := bare_name(level.label)).endswith(wanted) or wanted.endswith(own)
        ]
        found = nearest(fitting, like, before)
        return [*found, *self.largest(like, before)] if GENERIC.match(name) else found

    def largest(self, like: Quantity, before: int) -> list[Mention]:
        """Return the largest level of one unit before an offset."""
        records = self.records.get(like.unit, [])
        at = bisect_left([level.quantity.span.start for level in records], before)
        return records[at - 1 : at] if at else []


def nearest(levels: Sequence[Mention], like: Quantity, before: int) -> list[Mention]:
    """Return a few levels of one sort with different values, nearest before an offset first."""
    at = bisect_left([level.quantity.span.start for level in levels], before)
    found: list[Mention] = []
    for level in [*reversed(levels[:at]), *levels[at:]]:
        other = level.quantity
        if other.kind is not like.kind or other.span == like.span:
            continue
        if all(other.base_value != one.quantity.base_value for one in found):
            found.append(level)
        if len(found) == MOST:
            break
    return found


def find_levels(mentions: Iterable[Mention]) -> Levels:
    """Index the named plain levels."""
    levels = Levels({}, {}, {})
    for one in mentions:
        plain = one.quantity.modifier is Modifier.NONE and one.quantity.kind not in {Kind.PLAIN, Kind.SCORE, Kind.RATIO}
        name = bare_name(one.label)
        if one.role in {Role.LEVEL, Role.TO} and plain and not one.reason:
            if len(name) >= LEAST_NAME:
                levels.by_name.setdefault(name, []).append(one)
                levels.by_end.setdefault(name[-LEAST_NAME:], []).append(one)
            records = levels.records.setdefault(one.quantity.unit, [])
            if not records or one.quantity.base_value > records[-1].quantity.base_value:
                records.append(one)
    return levels


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
    found = levels.ending(one.base, part, one.span.start)
    wholes = tuple(Part(level.label, level.quantity) for level in found if level.quantity.base_value >= part.base_value)
    return replace(one, parts=wholes, distant=bool(wholes))

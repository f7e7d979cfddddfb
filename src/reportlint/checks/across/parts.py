"""Which columns may print a number of the prose again: those that play its part, of its time."""

from __future__ import annotations

from reportlint.checks.across.cells import is_comparable
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import Entry
from reportlint.facts.tables.sheets import Sheet
from reportlint.facts.text.years import YEAR
from reportlint.number import Kind, Quantity, digits
from reportlint.patterns import compiled

PRIOR = compiled(r"上年|上一年|上学年|去年|上期|年初|期初|同期")
FALL = compiled(r"减|降|节约|下滑")
RISE = compiled(r"增|±|变")
PARTS: dict[Role, frozenset[str]] = {
    Role.CHANGE: frozenset({"change"}),
    Role.RATE: frozenset({"rate", "change"}),
    Role.POINTS: frozenset({"points", "change"}),
    Role.SHARE: frozenset({"share"}),
    Role.COMPLETION: frozenset({"completion"}),
    Role.RATIO: frozenset({"completion", "share", ""}),
    Role.LEVEL: frozenset({"", "average", "change"}),
    Role.FROM: frozenset({"", "average", "completion", "share"}),
    Role.TO: frozenset({"", "average", "completion", "share"}),
    Role.BASE: frozenset({"", "average", "completion", "share"}),
    Role.WHOLE: frozenset({"", "average"}),
    Role.LISTED: frozenset({"", "average", "completion", "share", "rate"}),
}
"""Part of a number in its sentence → parts of the columns that may print it again."""
PLANNED = compiled(r"目标|计划|预计|预期|规划")
"""A column of what is to come."""
COMMON = compiled(r"（[^（）]*）|(?:19|20)\d{2}年?度?|[、/：]")
"""What the head of a column holds besides its name."""
LEAST_HEADING = 3
"""Characters of the head of a column that names a number."""
LEVELS, BASES = {Role.LEVEL, Role.TO}, {Role.FROM, Role.BASE}
"""What is now, and what it is compared with."""


def same_year(mention: Mention, column: Entry) -> bool:
    """Whether what a number says of its year does not contradict the head of a column."""
    years = YEAR.findall(column.heading)
    if mention.period.isdigit() and years:
        return mention.period in years
    if mention.period == "prior":
        return not years or column.role != "" or PRIOR.search(column.heading) is not None or len(years) == 1
    return mention.period != "target" or mention.role is Role.COMPLETION  # 为年度目标的101.7%


def plays(mention: Mention, cell: Quantity, column: Entry, sheet: Sheet) -> bool:
    """Whether a column plays the part of a number, at its time: what now is stands in no column of the year before."""
    if not is_comparable(mention.quantity, cell) or not same_year(mention, column):
        return False
    if mention.part in LEVELS:
        now = mention.period.isdigit() or not is_prior(column, sheet)
        return column.role in {"", "average"} and now
    if mention.part in BASES:
        return column.role in {"", "average", "completion", "share"} and is_prior(column, sheet)
    percent = cell.kind in {Kind.RATIO, Kind.POINTS}
    if column.role == "change" and mention.part in {Role.RATE, Role.CHANGE}:
        return percent is (mention.part is Role.RATE)
    return column.role in PARTS.get(mention.part, frozenset())


def is_prior(column: Entry, sheet: Sheet) -> bool:
    """Whether a column is of a time before that of another one of its table."""
    if PRIOR.search(column.heading):
        return True
    years = YEAR.findall(column.heading)
    printed = [year for one in sheet.columns if not PLANNED.search(one.heading) for year in YEAR.findall(one.heading)]
    return bool(years) and max(years) < max(printed, default="")


def is_headed(said: str, column: Entry) -> bool:
    """Whether the words before a number share two characters in a row with the head of a column: 支出, 当年支出."""
    words = COMMON.sub("", column.heading)
    return any(words[at : at + 2] in said for at in range(len(words) - 1))


def is_for_each(mention: Mention, column: Entry) -> bool:
    """Whether a number is what one of many costs or has, and a column gives what all have: 每人次5元."""
    return FOR_EACH.search(mention.label) is not None and FOR_EACH_HEADED.search(column.heading) is None


FOR_EACH = compiled(r"^(?:平均)?每[^年月季]|每[^年月季日天周]{1,3}$|[人户生亩车篇件]均")
"""Names of what one of many costs or has."""
FOR_EACH_HEADED = compiled(r"每|均|单[价位]|标准|/")
"""Headings of columns that print such numbers."""


def may_be_chance(mention: Mention, column: Entry, *, named: bool) -> bool:
    """Whether a number is tied to a cell by chance: a single digit whose name is that of neither row nor column."""
    own = len(mention.label) > 1 and (named or is_headed(mention.label, column))
    return digits(mention.quantity) < 2 and not own


def is_called(mention: Mention, column: Entry) -> bool:
    """Whether the name of a number is the head of a column."""
    name = COMMON.sub("", column.heading)
    return len(name) >= LEAST_HEADING and mention.label.endswith(name)

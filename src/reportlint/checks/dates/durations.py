"""Checks of durations: how long something took by what is stated, and by the days it began and ended.

The days are those of a range (自…至…，共8个月), stand in one stretch of a sentence (7月7日开始，9月12日结束，历时68天),
or in two columns of a table beside the days between them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.tables.grids import Column, Grid, Row
from reportlint.facts.text.dates import Date, Period, days_in, find_dates
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Quantity
from reportlint.patterns import Match, compiled
from reportlint.rule import Outcome, Severity

DURATION = compiled(
    r"[^，。；：\d（(]{0,10}[，（(]?(?:共计|共|合计|总计|历时|为期|历经|前后历时|(?:总|计划|合同|建设|施工|服务|租赁|实施|项目|评价|工作)?(?:工期|租期|期限|服务期|周期|合同期|实施期|工作期|时间)"
    r"(?:共计|共|为|是)?)[：:]?(?!(?:19|20)\d{2}年)(?P<number>\d{1,4}|[一二两三四五六七八九十]{1,3})个?(?P<unit>月|年|周|天|日(?!常|均|前|内))(?!度|内|来|初|底|\d)"
)
"""What follows a range of dates and says how long it is."""


def duration(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every stated duration: behind a range of dates, behind days told apart, beside two columns of days."""
    yield from of_ranges(facts)
    yield from of_days(facts)
    yield from of_columns(facts)


# ---------------------------------------------------------------- ranges


def of_ranges(facts: Facts) -> Iterator[Observation]:
    """Look at every range of dates with a stated duration behind it: 自…至…，共8个月."""
    for prose in (*facts.prose, *facts.cells):
        for period in prose.periods:
            end = prose.passage.find(period.span)[1]
            match = DURATION.match(prose.passage.text, end)
            possible = lengths(period, match["unit"]) if match else ()
            if match and possible:
                yield lasting(prose, period, match, possible)


def lasting(prose: Prose, period: Period, match: Match, possible: Sequence[int]) -> Observation:
    """Compare a stated duration with the durations that a range can have."""
    span = prose.passage.locate(match.start("number"), match.end("unit"))
    related = (Related(period.span, "起止日期"),)
    return compared(span, match["number"], match["unit"], sorted(set(possible)), related)


def compared(span: Span, number: str, unit: str, possible: Sequence[int], related: tuple[Related, ...]) -> Observation:
    """Compare a duration as printed with those that its days allow."""
    stated = integer_of(number)
    holds = stated in possible
    shown = "或".join(map(str, possible))
    values = {"stated": number + unit, "possible": shown, "unit": unit}
    outcome = Outcome.PASS if holds else Outcome.FAIL
    return Observation(outcome, span, values, related, f"{shown} {'=' if holds else '≠'} {stated}{unit}")


def lengths(period: Period, unit: str) -> tuple[int, ...]:
    """Return how many units a range can be said to last, its ends counted or not; none where that is open."""
    start, end = period.start, period.end
    if start.year is None or end.year is None or start.month is None or end.month is None:
        return ()
    if start.fuzzy or end.fuzzy or not (start.possible and end.possible):
        return ()
    if start.day and end.day:
        return day_lengths(day_of(start), day_of(end), unit)
    months = 12 * (end.year - start.year) + end.month - start.month
    if unit == "月":
        return (months, months + 1)
    return (round(months / 12), round((months + 1) / 12)) if unit == "年" else ()


def day_lengths(start: dt.date, end: dt.date, unit: str) -> tuple[int, ...]:
    """Return how many units there are between two days: rounded down and up where they do not come out even."""
    days = (end - start).days
    match unit:
        case "天" | "日":
            return (days, days + 1)
        case "周":
            return (days // 7, -(-(days + 1) // 7))
        case "月":
            return full_months(start, end)
        case _:
            return tuple(sorted({months // 12 for months in full_months(start, end)} | {round(days / 365.25)}))


def full_months(start: dt.date, end: dt.date) -> tuple[int, ...]:
    """Return the months between two days, one number where they come out even, else rounded down and up."""
    behind = end + dt.timedelta(days=1)
    months = 12 * (behind.year - start.year) + behind.month - start.month
    if start.day in {behind.day, end.day}:
        return (months,)
    return (months - 1, months) if behind.day < start.day else (months, months + 1)


# ---------------------------------------------------------------- days told apart


LASTED = compiled(
    r"(?:(?:前后|总共|一共|共计?)?(?:历时|用时|历经|耗时|为期)|全程|实际(?:施工|建设)?(?:总)?(?:工期|周期)为?"
    r"|(?:建设|施工)(?:总)?(?:工期|周期)为?(?=\d{1,4}(?:天|日|个月)（(?:含|包括))|(?:含|包括)首尾[两二]?[日天]?，?(?:历时|用时|共计?))(?:共|约)?"
    r"(?P<number>\d{1,4}|[一二两三四五六七八九十]{1,3})(?P<unit>天|日|个月)(?!内|前|以)"
)
"""What says how long something took."""
CUT = compiled(r"[；。]|(?:历时|用时|历经|耗时|为期)[^，。；]{1,8}[，；。]")
"""What ends the stretch that a length is of."""


def of_days(facts: Facts) -> Iterator[Observation]:
    """Yield a look at every length behind two days or more of its stretch: it is the time between two of them.

    Days that do not run forward are told of several things: 余下的于11月22日完工，该工程5月8日开工，实际工期198天.
    """
    for prose in facts.prose:
        if not prose.dates:
            continue
        for match in LASTED.finditer(prose.passage.text):
            days = days_of(prose, match) if not leaves_out(prose, match) else []
            pairs = list(combinations(days, 2))
            if pairs and between(days[0], days[-1], match["unit"]) and not is_beside(prose, match):
                look = looked_at(prose, match, days, pairs)
                own = is_of_a_part(prose, match) and look.outcome is Outcome.FAIL
                yield look.reviewed() if own else look


def days_of(prose: Prose, match: Match) -> list[Date]:
    """Return the days printed before a length in its stretch; none where one of them has no day."""
    cuts = [cut.end() for cut in CUT.finditer(prose.passage.text, 0, match.start())]
    start = max(cuts, default=0)
    own = [one for one in prose.dates if start <= prose.passage.find(one.span)[0] < match.start()]
    whole = all(one.month and one.day and one.possible and not one.fuzzy for one in own)
    return own if whole else []


NAMED_PART = compiled(
    r"其中|(?:^|[，（、])(?![，（]?(?:工程|项目|活动|工作|整个|全程|全部|建设|施工)[^，]{0,4}$)[^，（、\d]{2,}$"
)
"""Words right before a length that say of what it is: 其中现场核查历时12天."""


LEFT_OUT = compiled(r"扣除|剔除|不含|不计|停工|冬歇|雨季|有效(?:工期|工作日)|工作日")
"""Words of a stretch whose length leaves some of its days out."""


def leaves_out(prose: Prose, match: Match) -> bool:
    """Whether words of the sentence say that a length is not all the time between two days: （扣除雨季停工）."""
    text = prose.passage.text
    begin, end = text.rfind("。", 0, match.start()) + 1, text.find("。", match.end())
    return LEFT_OUT.search(text[begin : end if end >= 0 else len(text)]) is not None


def is_of_a_part(prose: Prose, match: Match) -> bool:
    """Whether a length has a subject of its own, which may have begun and ended on other days."""
    return NAMED_PART.search(prose.passage.text[max(0, match.start() - 24) : match.start()]) is not None


def is_beside(prose: Prose, match: Match) -> bool:
    """Whether a range of days stands right before a length, which is looked at by itself."""
    ends = (prose.passage.find(period.span)[1] for period in prose.periods)
    return any(0 <= match.start() - end <= len("，前后共计") for end in ends)


def between(first: Date, last: Date, unit: str) -> tuple[int, ...]:
    """Return how long the time between two days may be said to be; none where it would be less than nothing."""
    start, end = day_of(first), day_of(last)
    if end < start and first.inherited and last.inherited:
        end = day_of(replace(last, year=end.year + 1))
    return day_lengths(start, end, unit.removeprefix("个")) if start <= end else ()


LEAP = 2024
"""A year with 29 February, for days of which no year is known."""


def day_of(one: Date) -> dt.date:
    """Return a printed day; 29 February of a year that has none is the last of the month."""
    year, month = one.year or LEAP, one.month or 1
    return dt.date(year, month, min(one.day or 1, days_in(year, month)))


def looked_at(prose: Prose, match: Match, days: Sequence[Date], pairs: Sequence[tuple[Date, Date]]) -> Observation:
    """Compare a length with the times between the days before it; of several, the first and the last are meant."""
    stated, unit = integer_of(match["number"]), match["unit"]
    first, last = next((pair for pair in pairs if stated in between(*pair, unit)), (days[0], days[-1]))
    span = prose.passage.locate(match.start("number"), match.end("unit"))
    related = (Related(first.span, "起"), Related(last.span, "止"))
    look = compared(span, match["number"], unit, between(first, last, unit), related)
    return replace(look, ceiling=Severity.WARNING)


# ---------------------------------------------------------------- columns


HEADED = compiled(r"(?:用时|历时|工期|耗时|时长|天数|周期|间隔)")
"""A heading of a column of durations."""
IN_DAYS = compiled(r"[天日]")
LEAST_ROWS = 3
"""Rows that have both days and their duration, all but one of which agree, in a column that prints durations."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """One row with two days and the days between them."""

    row: Row
    """The row."""
    first: Date
    """The day in the column further left."""
    last: Date
    """The other day."""
    days: Quantity
    """The duration printed."""

    @property
    def possible(self) -> tuple[int, ...]:
        """How many days there may be said to be between the two."""
        return between(self.first, self.last, "天")

    @property
    def fits(self) -> bool:
        """Whether the duration is that between the two days."""
        return int(self.days.value) in self.possible


def of_columns(facts: Facts) -> Iterator[Observation]:
    """Look at every column of durations in days whose rows print two days each: all but one agree, and that is told."""
    for grid in facts.grids:
        for column in grid.columns:
            if HEADED.search(column.header) and IN_DAYS.search(column.header + column.unit):
                yield from (told_in_row(grid, column, one) for one in best_pair(grid, column))


def best_pair(grid: Grid, column: Column) -> Sequence[Lasting]:
    """Return the rows as read by the two columns of days that agree best with a column of durations."""
    days = [one for one in grid.columns if any(day_in(row, one) for row in grid.body())]
    readings = [list(lasting_rows(grid, column, *pair)) for pair in combinations(days, 2)]
    good = [rows for rows in readings if len(rows) >= LEAST_ROWS and sum(one.fits for one in rows) >= len(rows) - 1]
    return max(good, key=lambda rows: sum(one.fits for one in rows), default=())


def lasting_rows(grid: Grid, column: Column, first: Column, last: Column) -> Iterator[Lasting]:
    """Yield the rows that print two days and a duration."""
    for row in grid.body():
        start, end, days = day_in(row, first), day_in(row, last), row.number(column)
        if start and end and days is not None and days.value.denominator == 1:
            yield Lasting(row, start, end, days)


def day_in(row: Row, column: Column) -> Date | None:
    """Return the day that a cell prints and nothing else."""
    slot = row.slot(column)
    found = find_dates(slot.passage) if slot and not slot.inherited and slot.quantity is None else ()
    if len(found) != 1 or not (found[0].year and found[0].month and found[0].day and found[0].possible):
        return None
    return found[0]


def told_in_row(grid: Grid, column: Column, one: Lasting) -> Observation:
    """Compare the duration of a row with its two days."""
    related = (Related(one.first.span, "起"), Related(one.last.span, "止"))
    look = compared(one.days.span, str(int(one.days.value)), "天", one.possible, related)
    return replace(look, ceiling=Severity.WARNING, place=(f"表 {grid.table + 1}", one.row.label, column.header))

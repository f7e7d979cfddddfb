"""Columns typed by what stands in them: bare numbers that are the percentages of other columns, though no head says so.

完成预算 | 占本年支出 may head percentages without a sign. Such a column is read as one where most of its numbers are,
to the last printed place, quotients, rates of change or shares of the amounts beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import TypeAlias

from reportlint.facts.tables.entries import Entry
from reportlint.number import Kind, Quantity, approximate
from reportlint.patterns import compiled

Line: TypeAlias = "tuple[Quantity | None, ...]"
"""The numbers of one column by row."""

MAY_BE_PERCENT = compiled(r"占|完成|执行|比|率|构成|结构|份额|幅|增|减|升|降|变|涨|进度")
"""Words that head a column of percentages, with or without a sign."""
LEAST_FITTING = 3
"""Numbers that must be the percentages of others before their column is read as one."""
LARGEST = 1000.0
"""What a percentage does not reach in a column without a sign."""
ROLE_OF_SHARE, ROLE_OF_QUOTIENT, ROLE_OF_CHANGE = "share", "completion", "rate"


def with_percentages(
    heads: Sequence[Entry], lines: Sequence[Line], stated: Sequence[bool]
) -> tuple[tuple[Entry, ...], list[Line]]:
    """Return the columns, those of unsigned percentages read as such; `stated` tells whose head prints a unit."""
    read = [
        (head, line) if has_unit else read_by_content(head, line, others(at, heads, lines))
        for at, (head, line, has_unit) in enumerate(zip(heads, lines, stated, strict=True))
    ]
    return tuple(head for head, _ in read), [line for _, line in read]


def others(at: int, heads: Sequence[Entry], lines: Sequence[Line]) -> list[Line]:
    """Return the columns of amounts beside one, as many as are tried."""
    near = [line for number, line in enumerate(lines) if number != at and not heads[number].aside]
    return near[:6]


def read_by_content(head: Entry, line: Line, beside: Sequence[Line]) -> tuple[Entry, Line]:
    """Read one column: as percentages where its words and most of its numbers say so."""
    numbers = [one for one in line if one]
    plain = all(one.kind in {Kind.PLAIN, Kind.MONEY, Kind.COUNT} and abs(one.value) < LARGEST for one in numbers)
    if head.aside or not plain or len(numbers) < LEAST_FITTING or not MAY_BE_PERCENT.search(head.heading):
        return head, line
    role = next((role for role, percents in readings(beside) if is_borne_out(line, percents)), None)
    if role is None:
        return head, line
    read = tuple(replace(one, unit="%", scale=Fraction(1, 100), kind=Kind.RATIO) if one else None for one in line)
    return replace(head, role=head.role or role, percent=True), read


def readings(beside: Sequence[Line]) -> Iterator[tuple[str, list[float | None]]]:
    """Yield the percentages that a column may print: of two columns row by row, or of a column in its whole."""
    columns = [[approximate(one) if one else None for one in other] for other in beside]
    for first, second in permutations(columns, 2):
        pairs = list(zip(first, second, strict=True))
        yield ROLE_OF_QUOTIENT, [100 * a / b if a is not None and b else None for a, b in pairs]
        yield ROLE_OF_CHANGE, [100 * (a - b) / b if a is not None and b else None for a, b in pairs]
    for column in columns:
        for whole in (column[-1], column[0]):
            yield ROLE_OF_SHARE, [100 * a / whole if a is not None and whole else None for a in column]


def is_borne_out(line: Line, percents: Sequence[float | None]) -> bool:
    """Whether most numbers of a column are given percentages, to the last printed place."""
    pairs = [(one, percent) for one, percent in zip(line, percents, strict=True) if one and percent is not None]
    fitting = [
        (one, percent) for one, percent in pairs if abs(float(one.value) - percent) <= 0.51 * 10.0**-one.decimals
    ]
    telling = {one.value for one, percent in fitting if percent not in {0.0, 100.0}}
    return len(telling) >= LEAST_FITTING and 3 * len(fitting) >= 2 * len(pairs)

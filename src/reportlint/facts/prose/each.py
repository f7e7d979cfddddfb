"""Numbers told once that each of several has: 甲乡、乙乡各4处 are 4 and 4."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention
from reportlint.facts.text.numerals import integer_of
from reportlint.patterns import compiled

EACH = compiled(
    r"(?P<names>[^，。；：（）]*?)(?:各自?(?![类项级方界地种个乡镇村县市区省校单部街科处队条批期年季月位户家人族式])|均|都)"
    r"[^，。；：（）、\d]{0,6}$"
)
"""Words of a clause before a number that each of several has."""
JOINED = compiled(r"[、和与及]")
"""What joins the names of several."""
SO_MANY = compiled(r"(?P<count>\d{1,2}|[两二三四五六七八九十])[个家所位名座处条][^，。；：（）\d]{0,8}$")
"""How many have a number each: 三个乡镇各4处."""
MOST_TIMES = 20
"""Times that one number is added."""
LONGEST = 60
"""Characters before a number in which the names of those that have it are looked for."""


def each_told(text: str, run: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return some numbers of a passage, one that each of several has as often as it is had."""
    return tuple(one for one in run for _ in range(times_told(text, one)))


def times_told(text: str, one: Mention) -> int:
    """Return how many have a number each, as the words before it name or count them; 1 where it is told once."""
    clause = compiled(r"[，。；：（）]").split(text[max(0, one.start - LONGEST) : one.start])[-1]
    match = EACH.search(clause)
    if match is None:
        return 1
    counted = SO_MANY.search(match["names"])
    names = [name for name in JOINED.split(match["names"]) if name]
    return min(max(1, integer_of(counted["count"]) if counted else len(names)), MOST_TIMES)

"""The words of the prose that belong to one score sentence, and what was measured by them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.text.passages import Passage
from reportlint.number import Kind, Quantity, is_plain
from reportlint.patterns import compiled

GOAL = compiled(
    r"(?:目标|计划|指标值|要求|应达|不低于|不高于|达到[^，。]{0,4}|超过|低于|高于|每|权重|提高|下降|上升|减少|增加|上年|去年|同比)[^，。；]{0,6}$"
)
"""Words before a rate that is not a result."""
HELD_AGAINST = compiled(r"(?:高|低|多|少|大|小|优)于|超过?|不[足到]|未达到?|达到|完成|为")
"""Words between a result and the target behind it."""
OF_GOAL = compiled(r"[^，。；\d]{0,4}的(?:年度|年初|预期)?(?:目标|要求|计划|标准|任务)")
"""Words behind a target."""
GOAL_BEHIND = compiled(r"[%]?(?:的(?:目标|要求|计划|标准)|(?:（不?含）)?(?:及?以[上下内]|[-—~至])|的?[得计]满分)")
RANGE_BEFORE = compiled(r"(?:\d%?(?:（不?含）)?[-—~至]{1,2}|[≥≤<>])$")
PLANNED = compiled(
    r"(?:目标|计划|应|任务|核定|下达|抽查|抽检|发放|收回|回收|访问|回访|受访|调查|检查|验收|样本|样|问卷|共|已|总)[^，。；\d]{0,12}$"
)
"""Words before the number that a result is measured by."""
REACHED = compiled(
    r"(?:实[际有办建到查巡做得]|完成|满意|合格|达标|合规|按期|按时|及时|及格|规范|正常|有效|通过|新增|覆盖|采纳)[^，。；\d]{0,10}$"
)
"""Words before a result."""
FAULTY = compiled(r"(?:（[^）]*）)?(?:个|项|的)?[^，。；、和及\d]{0,4}(?:未|不|延|超|缺|漏|逾|违|迟|错|有误|差|虚)")
"""Words behind a number of cases that something is wrong with."""
LISTED = compiled(r"[^，。；：、\d]{0,16}(?:\d[\d,.]*[亿万]?元)?(?:、|和|及|以及|与)[^，。；：、\d]{0,16}")
"""Words between two numbers of a list of cases, and what one of them is worth."""
OTHER_UNIT = compiled(r"(?P<unit>[一-鿿])(?:（|/|或)(?P<other>[一-鿿])(?![一-鿿])")
"""Another unit that a rule counts in: 每处（条）扣0.5分."""
LOOKED_AT = compiled(r"[^，。；\d]{0,4}中(?![断止标学心央毒])")
"""Words behind a number of what was looked at, some of which had something wrong: 四个季度中第三季度晚发."""
SHORTAGE = compiled(r"(?:缺[口少漏失]?|少|差|迟报?|延[期误迟]?|逾期|超[期过]?|晚|不足)(?:了|为|约)?$")
"""Words before a number that is what falls short itself: 缺2人, 迟报4个工作日."""
DAYS = frozenset({"天", "日", "工作日", "个工作日"})
"""Units that are one when steps are counted."""
ADDABLE = {Kind.COUNT, Kind.MEASURE, Kind.MONEY}


@dataclass(frozen=True, slots=True)
class Told:
    """What the prose says about the marks of one score sentence."""

    statement: ScoreStatement
    """The sentence."""
    passage: Passage
    """Where it stands."""
    start: int
    """Where the words about it begin in the passage."""
    end: int
    """Where they end."""
    quantities: tuple[Quantity, ...]
    """The numbers among them."""

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start : self.end]


def find_told(passage: Passage, statements: Sequence[ScoreStatement], quantities: Sequence[Quantity]) -> Iterator[Told]:
    """Yield the words about each score sentence of one passage.

    They begin behind the sentence about the marks before, and end with the sentence, or where the next marks begin.
    The quantities are in order.
    """
    places = [passage.find(one.span) for one in statements]
    ends = [end_of(passage.text, end) for _, end in places]
    cuts = [0]
    for (at, following), until in zip(pairwise(places), ends, strict=False):
        cuts.append(min(until, following[0]) if following[0] >= at[1] else until)
    stops = [*cuts[1:], ends[-1] if ends else 0]
    starts = [passage.find(one.span)[0] for one in quantities]
    for statement, start, end in zip(statements, cuts, stops, strict=True):
        inside = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
        yield Told(statement, passage, start, end, tuple(inside))


def end_of(text: str, at: int) -> int:
    """Return where the sentence around a place ends."""
    stop = text.find("。", at)
    return stop if stop >= 0 else len(text)


def words_around(told: Told, quantity: Quantity) -> tuple[str, str]:
    """Return what stands before and behind a number."""
    start, end = told.passage.find(quantity.span)
    return told.passage.text[max(told.start, start - 16) : start], told.passage.text[end : end + 8]


def rates_told(told: Told, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the rates that say how much was reached; what stands in a rule (`taken`) does not."""
    found = []
    for one in told.quantities:
        before, behind = words_around(told, one)
        goal = GOAL.search(before) or RANGE_BEFORE.search(before) or GOAL_BEHIND.match(behind)
        if one.kind is Kind.RATIO and is_plain(one) and not goal and not is_taken(told, one, taken):
            found.append(one)
    return list({one.value: one for one in found}.values())


def is_taken(told: Told, quantity: Quantity, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a number stands in one of some stretches of the words."""
    at = told.passage.find(quantity.span)[0] - told.start
    return any(start <= at < end for start, end in taken)


def pair_told(told: Told, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, Quantity] | None:
    """Return target and result where the words give just two numbers of one unit: 目标40座，完成38座."""
    numbers = [one for one in told.quantities if one.kind in ADDABLE and one.high is None]
    numbers = [one for one in numbers if not is_taken(told, one, taken)]
    if len(numbers) != 2 or numbers[0].unit != numbers[1].unit:
        return None
    first, second = numbers
    if SHORTAGE.search(words_around(told, second)[0]):
        return None
    if is_goal(told, second):
        return second, first
    planned, reached = PLANNED.search(words_around(told, first)[0]), REACHED.search(words_around(told, second)[0])
    return (first, second) if planned or reached else None


def is_goal(told: Told, quantity: Quantity) -> bool:
    """Whether a number is what a result before it is held against: 增收271元，高于260元的目标."""
    before, behind = words_around(told, quantity)
    return bool(HELD_AGAINST.search(before) and OF_GOAL.match(behind))


def cases_told(told: Told, unit: str, rule: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the numbers of cases in a unit that a rule, given in its words, counts; none where that is not clear.

    It is the only number, or the only one of something faulty: 12个标段中2个延期; a list of causes counts as a whole,
    漏登3处、错登2处, unless the rule names one of them, or their sum stands before it.
    """
    units = {unit, *(match["other"] for match in OTHER_UNIT.finditer(rule) if match["unit"] == unit)}
    numbers = [one for one in told.quantities if one.unit in units and one.kind is Kind.COUNT and is_plain(one)]
    numbers = [one for one in numbers if not is_taken(told, one, taken)]
    numbers = [one for one in numbers if not LOOKED_AT.match(words_around(told, one)[1])]
    if len(numbers) < 2:
        return tuple(numbers)
    faulty = [one for one in numbers if FAULTY.match(words_around(told, one)[1])]
    if len(faulty) == 1:
        return tuple(faulty)
    first, *rest = numbers
    if len(rest) > 1 and is_list(told, rest) and first.value == sum(one.value for one in rest):
        return (first,)
    if not is_list(told, numbers):
        return ()
    named = [one for one in numbers if is_named(told, one, rule)]
    return tuple(named if len(named) == 1 else numbers)


def is_list(told: Told, numbers: Sequence[Quantity]) -> bool:
    """Whether numbers are those of a list: 漏登3处、错登4处以及涂改1处."""
    places = [told.passage.find(one.extent) for one in numbers]
    between = (told.passage.text[first[1] : second[0]] for first, second in pairwise(places))
    return all(LISTED.fullmatch(words) for words in between)


def is_named(told: Told, quantity: Quantity, rule: str) -> bool:
    """Whether a rule names what a number of a list counts: 超时2处 by 每超时1处扣0.2分."""
    name = compiled(r"[，、。；：（和及\d]").split(words_around(told, quantity)[0])[-1]
    return any(first + second in rule for first, second in pairwise(name))


def shortage_told(told: Told, unit: str, taken: Sequence[tuple[int, int]] = ()) -> Quantity | None:
    """Return the only number in a unit that is said to be missing or too much: 缺2人."""
    numbers = [one for one in of_unit(told, unit, taken) if SHORTAGE.search(words_around(told, one)[0])]
    return numbers[0] if len(numbers) == 1 else None


def of_unit(told: Told, unit: str, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Return the plain numbers in a unit outside some stretches of the words."""
    units = DAYS if unit in DAYS else {unit}
    plain = [one for one in told.quantities if one.unit in units and is_plain(one)]
    return [one for one in plain if not is_taken(told, one, taken)]

"""Checks of units: a number that stands without one where its siblings have theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.checks.words.phrases import Forbidden, Where, forbidden_text, passages
from reportlint.facts import Facts
from reportlint.facts.text.passages import Passage
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.patterns import Match, compiled
from reportlint.rule import Outcome

NUMBER = compiled(r"(?<![\d.,A-Za-z])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>[万亿千]?元|[%％])?")
BEHIND = compiled(r"(?=[，。；）]|$)")
RATE = compiled(
    r"(?:占比|占|增长|下降|增幅|降幅|减幅|比重|比例|[\u4e00-\u9fff]率|占[^，。；\d]{1,14}的)(?:为|达到?|是)?$"
)
MONEY = compiled(
    r"(?:[\u4e00-\u9fff]费|支出|收入|经费|资金|金额|预算|决算|余额|结余|合计|共计|总额|补助|拨款|款)(?:[为共计]|共计|合计|达)?$"
)
NO_MONEY = compiled(r"费率|收入比|人均|倍|指数|系数|单价")
NO_PERCENT = compiled(
    r"[十百千万亿][^，。；\d]{1,12}率|(?:周转|容积|频|功|速|汇|倍|斜|曲)率|(?:流动|速动|保障|杠杆|收入|产出)比率?"
)
"""Names of rates that are no per cent: of so many hours, people or vehicles (百万工时事件率), and plain quotients."""
SCOPE = compiled(r"单位[：:为]|分别|依次|[（(](?:万元|元|[%％])[）)]")
"""Words that give a list of numbers its unit."""
SENTENCE = compiled(r"[^。！？]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a sentence."""

    start: int
    """Where it begins in its passage."""
    end: int
    """Where it ends, unit included."""
    unit: str
    """Its unit, as printed; empty for none."""
    role: str
    """`rate` or `money`, as the words before it say; empty where they do not."""
    fraction: bool
    """Whether it has decimals."""
    closes: bool
    """Whether a clause ends behind it."""


def missing_unit(facts: Facts, params: Forbidden) -> Iterator[Observation]:
    """Look for numbers without a unit, where words ask for one or the numbers beside them have one."""
    told: list[Span] = []
    for one in forbidden_text(facts, params):
        told.append(one.span)
        yield one
    for passage in passages(facts, (Where.TEXT,)):
        for sentence in SENTENCE.finditer(passage.text):
            if not SCOPE.search(passage.text[: sentence.end()]):
                yield from (one for one in lonely(passage, sentence) if not any(one.span.meets(span) for span in told))


def lonely(passage: Passage, sentence: Match) -> Iterator[Observation]:
    """Yield the numbers of a sentence without a unit beside numbers of the same sort that have one."""
    numbers = list(numbers_of(passage.text, *sentence.span()))
    for role in ("rate", "money"):
        family = [one for one in numbers if one.role == role]
        units = {one.unit.replace("％", "%") for one in family if one.unit}
        if len(units) != 1 or any(one.unit and (one.unit in {"%", "％"}) != (role == "rate") for one in family):
            continue
        for one in family:
            if not one.unit and one.fraction and one.closes:
                values = {"phrase": passage.text[max(sentence.start(), one.start - 6) : one.end]}
                values["mark"] = passage.text[one.start : one.end]
                yield Observation(Outcome.FAIL, passage.locate(one.start, one.end), values)


def numbers_of(text: str, start: int, end: int) -> Iterator[Number]:
    """Yield the numbers of a sentence with what the words before them say they are."""
    for match in NUMBER.finditer(text, start, end):
        before = text[max(start, match.start() - 18) : match.start()]
        yield Number(
            match.start(),
            match.end(),
            match["unit"] or "",
            role_of(before),
            "." in match["value"],
            bool(BEHIND.match(text, match.end())),
        )


def role_of(before: str) -> str:
    """Say what the words before a number make of it."""
    clause = compiled(r"[，。；：（、]").split(before)[-1]
    if NO_MONEY.search(clause) or NO_PERCENT.search(clause):
        return ""
    if RATE.search(clause):
        return "rate"
    return "money" if MONEY.search(clause) else ""

"""Checks of lists that tell their length: 10个，即…; 甲、乙、丙三项; “甲、乙、丙”三项; 三个问题：一是…二是….

How many names a list has is open where a 和 may join two names or be part of one; what else the number may count
makes a difference a thing for a person to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe_count, relate
from reportlint.checks.prose.enumerations import (
    COUNTED,
    LONGEST,
    NUMBER,
    Enumeration,
    announced,
    itemised,
    quoted,
    seat_and_others,
    summed_up,
)
from reportlint.checks.prose.members import Members, told_members
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.scenes import Way
from reportlint.facts.prose.ties import Tie, TieKind
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import telling_digits
from reportlint.patterns import Match, compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict

LEAST_TELLING = 5
"""Digits of a sum and numbers added, together, that do not close by chance."""


def announced_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every list of names that stands behind or right before its number."""
    for prose in facts.prose:
        text = prose.passage.text
        seen: set[int] = set()
        for one in (*announced(text), *summed_up(text), *seat_and_others(text)):
            if one.number[0] not in seen:
                seen.add(one.number[0])
                yield counted(prose, one, "、".join(one.items))
    yield from listed_above(facts)
    yield from listed_below(facts)
    yield from (members_counted(one) for one in told_members(facts))


def members_counted(one: Members) -> Observation:
    """Compare how many amounts a list has with how many it is said to have."""
    where = Related(one.prose.passage.locate(*one.listed), "列举")
    length = Length(one.count, len(one.names), "、".join(one.names), where)
    return measured(one.prose, one.number, length, holds=one.count == len(one.names))


ABOVE = compiled(rf"(?:以上|上述|前述|以上所列|上列){NUMBER}(?P<unit>{COUNTED})")
"""以上四项, 上述五个科目: how many numbered items stand right above."""


def listed_above(facts: Facts) -> Iterator[Observation]:
    """Look at every number of items told at the head of the passage right behind them."""
    for at, prose in enumerate(facts.prose):
        match = ABOVE.match(prose.passage.text)
        above = items_before(facts.prose[:at]) if match else []
        items = bearing(above, prose.passage.text[match.end() :][:NOUN]) if match else []
        if match and len(items) > 1:
            number = match["number"]
            count = integer_of(number)
            listed = Related(Span(items[0].passage.span.start, items[-1].passage.span.end), "列举")
            length = Length(count, len(items), "、".join(one.passage.text[:LONGEST] for one in items), listed)
            yield measured(prose, (match.start("number"), match.end("unit")), length, holds=count == len(items))


BELOW = compiled(
    rf"(?:共有?|以下|如下|下列|存在|有)(?:以下|如下)?{NUMBER}(?P<unit>[项个条点类种]|个?方面)(?!多|余)[^。；：\d]{{0,16}}"
    r"(?:，[^。；：]{0,24})?：$"
)
"""共有8项指标扣分，合计扣7.23分：, how many numbered items stand right below."""


def listed_below(facts: Facts) -> Iterator[Observation]:
    """Look at every number of items told at the end of a passage that opens a list of numbered passages."""
    for at, prose in enumerate(facts.prose):
        match = BELOW.search(prose.passage.text)
        items = items_behind(facts.prose[at + 1 :]) if match else []
        if match and len(items) > 1:
            count = integer_of(match["number"])
            listed = Related(Span(items[0].passage.span.start, items[-1].passage.span.end), "列举")
            length = Length(count, len(items), "、".join(one.passage.text[:LONGEST] for one in items), listed)
            yield measured(prose, (match.start("number"), match.end("unit")), length, holds=count == len(items))


def items_behind(below: Sequence[Prose]) -> list[Prose]:
    """Return the numbered items of one style that begin with the first right behind a passage, one after the other."""
    items: list[Prose] = []
    for one in below:
        heading = one.heading
        style = items[0].heading.style if items and items[0].heading else None
        if heading is None or heading.number != len(items) + 1 or (items and heading.style != style):
            return items
        items.append(one)
    return items


NOUN = 2
"""Characters of the thing counted, right behind its number."""


def bearing(items: Sequence[Prose], noun: str) -> Sequence[Prose]:
    """Return the items whose titles name the thing counted, all where none does: （一）总体情况 is none of 三个项目."""
    named = [one for one in items if one.heading is not None and noun in one.heading.title]
    return named if len(named) > 1 else items


def items_before(above: Sequence[Prose]) -> list[Prose]:
    """Return the numbered items that end right before a passage and begin with the first of their list."""
    items: list[Prose] = []
    for one in reversed(above):
        heading = one.heading
        following = items[0].heading if items else None
        if heading is None or heading.number is None:
            return []
        if following and (heading.style != following.style or heading.number != (following.number or 0) - 1):
            return []
        items.insert(0, one)
        if heading.number == 1:
            return items
    return []


def itemised_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every number of problems or measures that 一是…二是… then tell one by one."""
    texts = [prose.passage.text for prose in facts.prose]
    for at, prose in enumerate(facts.prose):
        if "一是" in texts[at] or "①" in texts[at]:
            yield from (counted(prose, one, f"至“{last}”") for one, last in itemised(texts, at))


def quoted_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every quoted enumeration in front of its number: “甲、乙、丙”三项."""
    for prose in facts.prose:
        yield from (counted(prose, one, "、".join(one.items)) for one in quoted(prose.passage.text))


SUM_OF = compiled(r"(?P<number>[两二三四五六七八九])(?P<unit>[项类个种笔])(?:合计|共计|总计|之和|相加|加总)")
"""三项合计2541.00万元: how many numbers a sum adds up."""


def summed_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sum that says how many numbers it adds up: those that make it must be as many."""
    ties = {one.stated.quantity.span: one for one in facts.ties if one.kind is TieKind.ADDITION}
    for prose in facts.prose:
        for match in SUM_OF.finditer(prose.passage.text):
            named = next((one for one in prose.mentions if 0 <= one.start - match.end() <= 8), None)
            tie = ties.get(named.quantity.span) if named else None
            telling = list(filter(is_telling, map(partial(related, tie), tie.ways))) if tie else []
            as_many = [one for one in telling if len(one.operands) == integer_of(match["number"])]
            if telling:
                yield addends_counted(prose, match, (as_many or telling)[0])
    yield from divided(facts)


WHOLE_OF = compiled(
    rf"(?<![前后其余另第几数\d])(?P<number>[两三四五六七八九十]|\d{{1,2}})(?P<unit>大|户|地|(?:{COUNTED}))(?![中有以内外之])[^，。；：、“”（）\d]{{2,16}}$"
)
"""四大产业产值合计达到, before a total: how many it is made of."""


TOGETHER = compiled(r"(?:合计|共计|总计|之和|加起来)[^，。；]{0,3}$")
"""Words before a total that add up what was counted."""
HALF = compiled(r"[^，。；]{0,4}(?:已|未|尚|欠|待)")
"""Names of what was done and what was not, which divide any total in two."""
LISTED = compiled(r"[：:]|，?(?:分别|依次)[为是]")
"""Words behind it that open the list of what was counted; 其中 may divide the total by something else."""


def divided(facts: Facts) -> Iterator[Observation]:
    """Look at every total that says how many it is made of, with a list behind it that makes it."""
    for one in facts.statements:
        total = one.quantities.get("total")
        if one.kind != "composition" or total is None or len(one.parts) < 2:
            continue
        prose = facts.prose[one.passage]
        relation = relate(Formula.SUM, [Term(part.quantity) for part in one.parts], Term(total), Basis.INFERRED)
        text, (start, end) = prose.passage.text, prose.passage.find(total.extent)
        match = WHOLE_OF.search(text[:start])
        if match is None or not is_telling(relation):
            continue
        count, listed = integer_of(match["number"]), len(one.parts)
        halves = any(HALF.match(part.label) for part in one.parts)  # 三项合计786万元，其中已拨750万元，欠拨36万元
        meant = LISTED.match(text, end) or (TOGETHER.search(match.group()) and not halves)
        if count == listed or (meant and abs(count - listed) == 1):
            yield addends_counted(prose, match, relation)


def related(tie: Tie, way: Way) -> Relation:
    """Evaluate one way to make a sum."""
    return relate(way.formula, way.operands, tie.stated, Basis.INFERRED)


def is_telling(relation: Relation) -> bool:
    """Whether a sum closes, on numbers too long to close by chance."""
    length = telling_digits(relation.stated.quantity)
    return relation.verdict is Verdict.EXACT and length + len(relation.operands) > LEAST_TELLING


def addends_counted(prose: Prose, match: Match, relation: Relation) -> Observation:
    """Compare how many numbers make a sum with how many it is said to add up."""
    operands = relation.operands
    items = "、".join(term.shown() for term in operands)
    where = Related(relation.stated.quantity.span, "合计")
    length = Length(integer_of(match["number"]), len(operands), items, where)
    return measured(prose, (match.start("number"), match.end("unit")), length, holds=length.count == length.listed)


def counted(prose: Prose, one: Enumeration, items: str) -> Observation:
    """Compare a list with its length as told."""
    holds = one.count in one.lengths
    listed = one.count if holds else max(one.lengths)
    length = Length(one.count, listed, items, Related(prose.passage.locate(*one.listed), "列举"))
    return measured(prose, one.number, length, holds=holds, sure=one.sure)


@dataclass(frozen=True, slots=True)
class Length:
    """How many there are said to be, and how many there are."""

    count: int
    """The number told."""
    listed: int
    """The number found."""
    items: str
    """What was found, for the message."""
    where: Related
    """Where it was found."""


def measured(prose: Prose, number: tuple[int, int], length: Length, *, holds: bool, sure: bool = True) -> Observation:
    """Say what counting came to; `number` is where the count stands in the passage."""
    values = {"count": prose.passage.text[slice(*number)], "listed": str(length.listed), "items": length.items}
    return observe_count(
        prose,
        prose.passage.locate(*number),
        length.count,
        found=length.listed,
        values=values,
        where=length.where,
        holds=holds,
        unsure=not sure,
    )

"""Checks of marks that the prose gives right behind a name: 望江站37.6分, 甲校设备场地扣12分, 三项共给36.9分.

The sentences that speak of one indicator are read as a whole elsewhere; here any mark behind the name of a row, a
group, a unit or an expert is held against what the tables give that name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.score_tables import as_score
from reportlint.checks.scores.units_told import settled_marks, units_told
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.holders import AWARDED, FULL_MARK, LEAST_NAME, LOST, Holder, Sum, find_holders
from reportlint.facts.scores.passed_over import marks_in_run, sums_of_losses
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.score_words import ROLES
from reportlint.facts.scores.scored_items import is_mark
from reportlint.facts.text.passages import STOP
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Quantity
from reportlint.patterns import Match, Pattern, compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity

ROLE_WORDS = {
    LOST: r"(?:扣减?|扣除|扣分|失分?|减分?|丢)(?:了|掉|去|共|：)?",
    FULL_MARK: r"(?:满分|配分|分值|权重|标准分|应得|上限|最高分)(?:为|是|：)?",
    AWARDED: r"(?:得分?|获得?|评分|核得|核定|实得|打分|给|评定|计|分别为|为|是|：)*",
}
FILLER = (
    r"(?:类|项|方面|部分|一项|指标|维度|千分制|百分制|年度|最[高低]|[“”（，、*]|的|就|也|仅|只|才|各|共|均|实际|最终|合计|累计|"
    r"[两三四五六七]位|专家|评委|自评|评价|考核|综合|总分|年终|小计)*"
)
CHAINED = rf"(?:{FILLER}(?:{'|'.join(ROLE_WORDS.values())})\d+(?:\.\d+)?分[，、（）和及]*+)*"
FOUND = r"[^。；：分]{0,36}，(?:按[^，。；\d]{0,8}|折算后?|折合|据此|故|因此|所以|仅|只|应|实)*"
BETWEEN = {role: compiled(rf"^{CHAINED}{FILLER}{words}") for role, words in ROLE_WORDS.items()}
BETWEEN[AWARDED] = compiled(rf"{BETWEEN[AWARDED].pattern}|^{FOUND}得")
"""What may stand between a name and its mark, by what the mark is."""
DOUBTFUL = compiled(
    r"每|若|如果|以[上下]|上一?年|去年|上年度|上一?轮|上次|往年|比(?![例率重])|较|高于|低于|相差|差距|领先|落后|提高|降低|下降|上升|增加|目标|力争|调整|改为|(?:19|20)\d\d年"
)
"""Words of a clause whose marks may be other ones: of another year, a rule, a comparison."""
ANOTHER_HAND = compiled(r"\d分.*(?:专家|评委|评价|评审|复核|审核|考核)")
"""Words between a party and a mark by which somebody else gave that: 自评99分，专家评分94.2分."""
LEAST_OF_HUNDRED = 20
"""What a mark out of a hundred comes to at least."""
LONGEST = 40
"""Characters between a name and its mark."""
LEAST_AGREEING = 1
"""Marks of a passage that agree with the tables before a bare one behind a name must."""
MOST_LOST = compiled(r"(?:扣分|失分|丢分|扣得)最[多少高低大小]的?(?:也|仍|还)?[是为：]?$")
"""Words right before a name that say what its number is: what it lost."""
MOST_OF_ELSE = compiled(r"[^，。；扣失丢得评分]{1,6}最[多少高低大小]的?(?:也|仍|还)?[是为：]?$")
"""The same of anything else: 调减最多的是."""
JOINED = compiled(r"[和及与、](?:类|指标|方面)?$")
"""What joins a name to the one before it."""
SUMMED = compiled(r"合计|共计|两[项类者]|[三四五六七]项|之和|一共")
"""Words behind joined names that add up what they have."""
JOINS = compiled(r"[和及与、][\u4e00-\u9fff]{0,2}")
"""What joins two names, the second of which may be told in full."""
ADDED_UP = compiled(r"[和及与、][^，。；：]{2,16}[两三四五六七](?:项|个|类|部分)[^，。；：]{0,4}(?:合计|共计|共|之和)")
"""Words by which what follows is what several things have together."""
SUMMED_WITHIN = 8
"""Characters behind joined names in which words add them up."""
LONG_NAME = 3
"""Characters of a name that is recognised inside other words."""
BORDER = compiled(r"[^\u4e00-\u9fff]$|其中$|[和及与在的为是对]$")
"""What stands before a short name."""
MADE_OF = compiled(r"[^。；]*?(?:组成|构成)")
"""What follows in a list of maxima: 基础分由管理150分、产出400分组成."""
OF_WHOLE = compiled(r"[总得评]分|综合|合计|成绩")
"""Words in the name of a column that hold what units have in all."""
LIST_NUMBER = compiled(r"(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]\s?)?")
"""What may stand before the name that a passage opens with."""
COMPARED_WITH = compiled(r"(?:[比较]|[低高优劣多少好差次弱强][于过]|不[及如]|超过|落后于)$")
"""Words before a name that is only compared with: 比一季度低2.0分, 全部低于二季度."""
BESIDE, HELD_AGAINST = compiled(r"[与同和跟]$"), compiled(r"[^，。；]{0,8}(?:相[比较同差]|比较|持平|一致)")
"""Words before and behind such a name: 与一季度相比."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mark behind a name."""

    name: str
    """The name, with the part where it is that of a unit."""
    role: str
    """What the mark is."""
    said: Quantity
    """The mark."""
    marks: tuple[Sum, ...]
    """What the tables give."""
    plain: bool
    """Whether nothing but the name says what the mark is."""
    doubtful: bool
    """Whether its clause may speak of something else."""
    placed: bool
    """Whether its sentence names both the row and the column it is that of."""


def named_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every mark told of a ranked unit, or right behind a name that has marks in a table: it must be theirs."""
    yield from units_told(facts)
    holders = {one.name: one for one in find_holders(facts.score_tables, facts.matrices)}
    if not holders:
        return
    parts = {name for one in holders.values() for name in one.parts if len(name) >= LEAST_NAME}
    names = regex.compile("|".join(map(regex.escape, sorted({*holders, *parts}, key=len, reverse=True))))
    taken = marks_taken(facts)
    matched = Counter(match.statement.passage for match in facts.matches)
    looks: list[tuple[Spoken, Relation, int]] = []
    for number, prose in enumerate(facts.prose):
        found = [one for one in spoken(prose, titles(facts, number), holders, names) if one.said.span not in taken]
        relations = [best_of(one) for one in found]
        agreeing = sum(relation.holds for relation in relations) + matched[number]
        looks += [(one, relation, agreeing) for one, relation in zip(found, relations, strict=True)]
    off = {(one.name, one.role, one.said.value) for one, relation, _ in looks if not relation.holds}
    ways = Counter((name, role) for name, role, _ in off)
    for one, relation, agreeing in looks:
        weighed = relation.point is not None and 2 * relation.point < one.said.value
        least = LEAST_OF_HUNDRED if one.placed else 0
        hundred = weighed and least <= one.said.value <= 100  # before it is weighed
        unsure = (
            one.doubtful
            or hundred
            or is_apart(facts, one)
            or (one.plain and agreeing < LEAST_AGREEING)
            or ways[one.name, one.role] > 1
        )
        values = {"label": one.name, "role": one.role, "said": one.said.text}
        related = [Related(term.quantity.span, "评分表") for term in relation.operands]
        yield observe(relation, values, related, ceiling=Severity.WARNING, unsure=unsure)


def is_apart(facts: Facts, one: Spoken) -> bool:
    """Whether a mark stands outside the part of the report that its only score table is about."""
    domains = [domain for table, domain in zip(facts.score_tables, facts.domains, strict=True) if not table.repeats]
    return len(domains) == 1 and not domains[0].covers(one.said.span)


def marks_taken(facts: Facts) -> set[Span]:
    """Return the marks that sentences about rows, groups, the whole and ranked units have been read from."""
    scored = (match for match in facts.matches if match.indicator is None or match.indicator.score is not None)
    read = [match.statement for match in scored] + [one for one in facts.scores if one.total]
    told = {mark.span for one in read for mark in (one.full, one.deducted, one.score, one.reviewed, one.cut) if mark}
    told |= {mark.span for one in read for mark in summed_up(facts, one)}
    return told | {*settled_marks(facts)}


def summed_up(facts: Facts, one: ScoreStatement) -> Iterator[Quantity]:
    """Yield the losses that a sentence tells before the one they come to: 自评扣1分，复核再扣2分，合计扣3分."""
    if one.deducted is None or one.passage < 0:
        return
    prose = facts.prose[one.passage]
    for mark in prose.quantities:
        inside = is_mark(mark) and one.span.covers(mark.span) and mark.span < one.deducted.span
        if inside and ROLES["deducted"].search(prose.passage.text[: prose.passage.find(mark.extent)[0]]):
            yield mark


def titles(facts: Facts, number: int) -> str:
    """Return the heading above a passage."""
    section = facts.section(facts.prose[number].passage.span)
    return section.heading.title if section else ""


def spoken(prose: Prose, title: str, holders: Mapping[str, Holder], names: Pattern) -> Iterator[Spoken]:
    """Yield the marks of a passage that stand right behind a name."""
    text = prose.passage.text
    known = [match for match in names.finditer(text) if stands_alone(text, match)]
    plain_marks = [quantity for quantity in prose.quantities if is_mark(quantity)]
    above = part_above(text, title, known, holders)
    of_none = {*marks_in_run(prose.passage, plain_marks), *sums_of_losses(prose.passage, plain_marks)}
    for quantity in plain_marks:
        at, end = prose.passage.find(quantity.extent)
        if quantity.span in of_none or text.startswith("的", end):
            continue
        first = max((stop.end() for stop in STOP.finditer(text, 0, at)), default=0)
        before = [match for match in known if match.end() <= at]
        if not before or before[-1].start() < first or at - before[-1].end() > LONGEST:
            continue
        between = text[before[-1].end() : at]
        role = next((role for role, pattern in BETWEEN.items() if pattern.fullmatch(between)), None)
        if role == AWARDED and text.rfind("由", first, at) >= 0 and MADE_OF.match(text, end):
            role = FULL_MARK
        lead = text[first : before[-1].start()]
        if role == AWARDED and MOST_LOST.search(lead):
            role = LOST
        elif MOST_OF_ELSE.search(lead) or (len(before) > 1 and JOINED.search(lead) and SUMMED.search(between)):
            role = None
        spoken_of = [*(match for match in before[:-1] if not is_compared_with(text, match, before)), before[-1]]
        context = [*names.findall(title), *(match.group() for match in spoken_of)]
        near = [match.group() for match in spoken_of if match.start() >= said_since(text, before[-1].start(), first)]
        near = [above, *near] if above and not any(is_part(one, holders) for one in near) else near
        plain = not compiled(r"[得获评核实打给定计为是：]").search(between)
        told = told_of(context, near, role, holders) if role is not None else None
        if role is None or told is None or (plain and role == AWARDED and compiled(r"\d").search(between)):
            continue
        further = [FULL_MARK, LOST] if plain and role == AWARDED else []
        others = [other[1] for one in further if (other := told_of(context, near, one, holders))]
        own = holders.get(context[-1])
        added = parts_added(text, [one for one in before if one.start() >= first], own, role)
        marks = added or (*told[1], *(mark for other in others for mark in other))
        words = text[first:at] if own is None or names_no_part(own, near) else names.sub("", text[first:at])
        doubtful = DOUBTFUL.search(words) is not None or has_elsewhere(own, quantity)
        doubtful = doubtful or (not added and ADDED_UP.search(text, first, before[-1].start()) is not None)
        of_party = own is not None and own.kind == "party"
        doubtful = doubtful or (of_party and ANOTHER_HAND.search(between) is not None)
        placed = own is not None and own.kind == "party" and not names_no_part(own, near)
        yield Spoken(told[0], role, quantity, marks, plain and role == AWARDED, doubtful, placed)


def is_compared_with(text: str, name: Match, names: Sequence[Match]) -> bool:
    """Whether a name only says with what its sentence compares: what stands behind is not said of it.

    So is one that is joined to such a name: 低于一季度和二季度.
    """
    at, end = name.span()
    if COMPARED_WITH.search(text, max(0, at - 4), at) or (
        BESIDE.search(text, max(0, at - 1), at) and HELD_AGAINST.match(text, end)
    ):
        return True
    joined = next((one for one in names if one.end() + 1 == at and JOINED.search(text, 0, at)), None)
    return joined is not None and is_compared_with(text, joined, names)


def parts_added(text: str, names: Sequence[Match], own: Holder | None, role: str) -> tuple[Sum, ...]:
    """Return what a unit has for parts named together before it, where the words add them up; else nothing.

    立项和目标两项合计满分7分，甲得6.5分、乙得6分.
    """
    parts = own.parts if own is not None and own.kind == "party" else {}
    run: list[Match] = []
    for one in names if parts else ():
        joined = run and JOINS.fullmatch(text, run[-1].end(), one.start())
        if one.group() in parts:
            run = [*run, one] if joined else [one]
    marks = [parts[one.group()].get(role) for one in run]
    behind = text[run[-1].end() : run[-1].end() + SUMMED_WITHIN] if len(run) > 1 else ""
    if not SUMMED.search(behind) or not all(marks):
        return ()
    return (tuple(term for one in marks if one for term in one[0]),)


def part_above(text: str, title: str, known: Sequence[Match], holders: Mapping[str, Holder]) -> str:
    """Return the part of units that a whole passage is about: what it opens with, else what its heading names."""
    parts = {name for one in holders.values() for name in one.parts if len(name) >= LEAST_NAME}
    parts = {name for name in parts if not OF_WHOLE.search(name)}
    opening = next((match.group() for match in known if LIST_NUMBER.fullmatch(text, 0, match.start())), "")
    found = {name for name in parts if opening.startswith(name)} or {name for name in parts if name in title}
    return found.pop() if len(found) == 1 else ""


def is_part(name: str, holders: Mapping[str, Holder]) -> bool:
    """Whether a name is that of a part, and not of a unit."""
    return name not in holders or holders[name].kind != "party"


def said_since(text: str, name: int, first: int) -> int:
    """Return from where on a clause tells its row: one that opens with a unit behind a semicolon goes on with the last.

    失分主要在村道养护，满分10分，甲镇得8分；乙镇得7分.
    """
    goes_on = name == first and text[:first].endswith("；")
    return max(text.rfind("。", 0, name) + 1, 0) if goes_on else first


def stands_alone(text: str, name: Match) -> bool:
    """Whether a name is no end of a longer one: a short one needs a border before it."""
    before = text[max(0, name.start() - 2) : name.start()]
    return len(name.group()) >= LONG_NAME or not before or BORDER.search(before) is not None


def told_of(
    context: Sequence[str], near: Sequence[str], role: str, holders: Mapping[str, Holder]
) -> tuple[str, tuple[Sum, ...]] | None:
    """Return whose mark one is by the names before it, the nearest last, and what the tables give; None for nobody.

    `near` are the names of its own sentence.
    """
    name = context[-1]
    units = [one for one in context if one in holders and holders[one].kind == "party"]
    own = holders.get(name)
    if own is not None and own.kind == "party":
        named = [one for one in near[:-1] if one in own.parts][-1:]
        marks = [*(own.parts[named[-1]].get(role, ()) if named else ()), *own.marks.get(role, ())]
        return (name, tuple(marks)) if marks else None
    if units and name in holders[units[-1]].parts:
        unit = holders[units[-1]]
        marks = [*unit.parts[name].get(role, ()), *(own.marks.get(role, ()) if own else ())]
        return (f"{unit.name}{name}", tuple(marks)) if marks else None
    marks = list(own.marks.get(role, ())) if own else []
    return (name, tuple(marks)) if marks else None


def names_no_part(own: Holder, near: Sequence[str]) -> bool:
    """Whether a sentence names a column, which may be a year, without a row: what it has there is not said."""
    return own.kind == "party" and not any(one in own.parts for one in near)


def has_elsewhere(own: Holder | None, said: Quantity) -> bool:
    """Whether a unit has a mark for one of its parts, which a short form may name: 资金监控, where 翁镇得14.5分."""
    parts = own.parts.values() if own is not None and own.kind == "party" else ()
    sums = (mark for part in parts for marks in part.values() for mark in marks)
    return any(sum(term.quantity.value * term.weight for term in mark) == said.value for mark in sums)


def best_of(one: Spoken) -> Relation:
    """Relate a mark to the first of those the tables give that it agrees with, else to the first."""
    said = Term(one.said)

    def related(mark: Sum) -> Relation:
        terms = [Term(as_score(term.quantity), term.weight) for term in mark]
        return relate(Formula.EQUAL if len(terms) == 1 else Formula.SUM, terms, said)

    # In a long report a name has marks in many tables, mostly the same: no more are computed than are needed.
    distinct: dict[tuple[tuple[str, str, int], ...], Sum] = {}
    for mark in one.marks:
        distinct.setdefault(tuple((term.quantity.text, term.quantity.unit, term.weight) for term in mark), mark)
    found = map(related, distinct.values())
    return next((relation for relation in found if relation.holds), None) or related(one.marks[0])

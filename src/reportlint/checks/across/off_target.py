"""How far a number is from one that stands elsewhere: 满意度93.0%，高于目标值3个百分点, beside 满意度≥90%.

The words before the distance name what the number is held against; arithmetic finds it among those that bear such a
name. Where none fits, a target of the same name that one slip of the pen explains is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from reportlint.checks.across.off_plan import off_plan
from reportlint.checks.across.printed_goals import (
    AIMED,
    COMMON_NAME,
    LEAST_NAME,
    ONCE,
    Goals,
    Printed,
    printed_goals,
    read_as,
    sharing,
)
from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.across.akin import pairs_in
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.years import YEAR
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.number import AMOUNTS, Kind, Modifier, Quantity, counts_like, digits, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Outcome, Severity
from reportlint.slips import mended_by_slip

MORE, LESS = r"高出|高|快|多|超出?|提高|上升|增加|加快", r"[低慢少]|相?差|下降|降低|回落|减少|压减|短收"
NAME = r"(?:(?:19|20)\d{2}年)?[^，。；、\d]{0,18}?"
HELD = (
    compiled(
        rf"(?:^|[，；（、])[^，。；\d]{{0,6}}?[比较与](?P<name>{NAME})(?:相比，?)?(?:[尚还仍])?"
        rf"(?:(?P<more>{MORE})|(?P<less>{LESS}))了?$"
    ),
    compiled(
        rf"(?:^|[，；（、])[^，。；\d]{{0,6}}?(?:(?P<more>高于|快于|超过|超出|高出|多于|超额|超(?![支收编标进])|领先)|(?P<less>低于|慢于|少于"
        rf"|不及|未达到?|欠(?![收缴拨付])|落后于?|滞后于?|距离?|离))(?P<name>{NAME})(?:[尚还仍]?(?:相?差|高|低|多|少)了?)?$"
    ),
    compiled(r"(?:^|[，；（、])(?P<name>)(?:(?P<more>超支|超收)|(?P<less>短收))$"),
    compiled(
        r"^，(?P<name>)(?:同比|[比较](?:项目)?(?:实施|改造|整改|治理)之?前)?(?:(?P<more>提高|提升|上升)|(?P<less>下降|降低))了?$"
    ),
)
"""Words before a distance: 比上年提高, 高于目标值, 距目标还差; what they name is what the number is held against."""
NOT_NAMED = compiled(r"^(?:[之其此以]|前者|后者|预期?$|去$)?$|环比|月|季度")
"""Names of nothing that could stand elsewhere."""
UNNAMED = {HELD[2]: "预算", HELD[3]: "上年"}
"""Words that do not say what they compare with → what that is: a budget is exceeded, a rate has risen since."""
OVERALL = compiled(r"平均|总体|整体|综合|全[市县省区国部体镇州]|合计")
"""Words of a level of all together."""
LEVELS = frozenset({Role.LEVEL, Role.TO, Role.RATIO, Role.SHARE, Role.COMPLETION, Role.RATE})
"""Parts of numbers that may be held against another."""
TELLING = 3
"""Digits of a number that is not met by chance, where no target is meant."""
OWN_TARGET = compiled(
    r"(?:年度|全年|年初|当年|预期|绩效|既定|设定|批复|的)*(?:目标|指标|计划|任务|预算)(?:任务|目标|指标)?[值数]?的?(?:要求)?"
)
"""Words for a report's own target; 全省目标 is another."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a number is said to be from another."""

    level: Mention
    """The number."""
    one: Mention
    """How far it is."""
    name: str
    """What it is held against, by name."""
    sign: int
    """1 where the number is larger, -1 where it is smaller."""


def off_target(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every distance from a number that is not printed beside it: of two levels one that holds is meant."""
    yield from off_plan(facts)
    found = [one for prose in facts.prose for one in distances(prose)]
    if not found:
        return
    goals = printed_goals(facts)
    for _, group in groupby(found, key=lambda one: one.one.quantity.span):
        seen = [look for one in group for look in looked_at(one, goals)]
        yield from [look for look in seen if look.outcome is Outcome.PASS][:1] or seen[:1]


def distances(prose: Prose) -> Iterator[Distance]:
    """Yield the distances of a passage."""
    for at, one in enumerate(prose.mentions):
        plain = is_plain(one.quantity) and one.run < 0
        match = next((found for form in HELD if (found := form.search(one.lead))), None) if plain else None
        name = match["name"] or UNNAMED.get(match.re, "") if match else ""
        if match is None or NOT_NAMED.search(name) or one.quantity.kind is Kind.RATIO:
            continue
        sign = 1 if match["more"] else -1
        yield from (Distance(level, one, name, sign) for level in levels_before(prose.mentions[:at], one))
    yield from from_remarks(prose)


REMARKED = compiled(
    r"^（(?:(?:19|20)\d{2}年(?:度|[末底])?|上年(?:度|[末底])?|去年(?:末|底)?|上届|上期|年初|期初)(?:数|同期)?(?:为|是)?$"
)
"""Words before a former value in the bracket behind a change."""


def from_remarks(prose: Prose) -> Iterator[Distance]:
    """Yield the changes whose former value stands in brackets behind them: 增加47.74亿元（上年末842.65亿元）."""
    for at, one in enumerate(prose.mentions):
        changed = one.role in {Role.CHANGE, Role.POINTS} and one.direction and one.quantity.modifier is Modifier.NONE
        behind = prose.mentions[at + 1 : at + 3] if changed and len(one.label) >= LEAST_NAME else ()
        remark = next((other for other in behind if REMARKED.match(other.lead)), None)
        if remark is not None and remark.depth == one.depth + 1 and fits(remark, one):
            yield Distance(remark, one, one.label, -one.direction)


def levels_before(before: Sequence[Mention], one: Mention) -> Iterator[Mention]:
    """Yield the levels that may be so far off: the nearest of its sentence, and the one that opens it with its parts.

    计划投入960万元，其中市级115万元、县级205万元，比上年计划减少85万元: all of it is less.
    """
    own = [other for other in before if other.sentence == one.sentence and fits(other, one)]
    if own and may_be_level(own[-1]):
        yield own[-1]
        if len(own) > 1 and may_be_level(own[0]) and PARTS.search(own[1].lead + own[-1].lead):
            yield own[0]


def may_be_level(one: Mention) -> bool:
    """Whether a number is a level, and not itself what another is held against."""
    held = any(form.search(one.lead) for form in HELD)
    return is_plain(one.quantity) and one.role in LEVELS and not (held or one.base)


PARTS = compiled(r"其中|包括|（|^、|^和")
"""Words of the parts of a number before them."""


def fits(level: Mention, one: Mention) -> bool:
    """Whether a number is of the sort that a distance is told of; another distance is not."""
    if one.quantity.kind is Kind.POINTS:
        return level.quantity.kind is Kind.RATIO
    alike = level.quantity.kind is one.quantity.kind and counts_like(level.quantity, one.quantity)
    return (one.quantity.kind in AMOUNTS or one.quantity.kind is Kind.SCORE) and alike and level.role is not Role.CHANGE


def looked_at(one: Distance, goals: Goals) -> Iterator[Observation]:
    """Look for what a number is held against among those that give the distance, else among targets of its name."""
    own = {one.level.quantity.span, one.one.quantity.span}
    about = pairs_in(one.level.label + one.level.lead)
    wanted = one.level.quantity.value - one.sign * in_level_unit(one)
    room = one.one.quantity.ulp + one.level.quantity.ulp
    near = [each for each in goals.near(wanted, one.level.quantity, room) if each.quantity.span not in own]
    holding = sharing([each for each in near if may_be_meant(each, one)], about | pairs_in(one.name))
    relations = [relation for each in holding if (relation := related(one, each)).holds and not relation.weak]
    if relations:
        yield told(one, relations[0])
    elif not one.level.unsure:
        yield from missed(one, goals, own)


def in_level_unit(one: Distance) -> Fraction:
    """Return a distance in the unit of what is so far off."""
    quantity = one.one.quantity
    return quantity.value if quantity.kind is Kind.POINTS else quantity.base_value / one.level.quantity.scale


def may_be_meant(each: Printed, one: Distance) -> bool:
    """Whether a number bears out the name of what another is held against: a target, a former value, or that name."""
    if AIMED.search(one.name):
        return each.aimed
    years = YEAR.findall(one.name)
    if digits(each.quantity) < TELLING:
        return False
    if ONCE.search(one.name) or years:
        return each.once and (not years or years[0] in each.words or bool(ONCE.search(each.words)))
    return bool(each.pairs & pairs_in(one.name)) or (OVERALL.search(one.name) is not None and not each.aimed)


def related(one: Distance, each: Printed) -> Relation:
    """Relate a number and what it is held against to the distance."""
    level = one.level.quantity
    other = read_as(each.quantity, level)
    if AIMED.search(one.name):  # a target is no finer than it is printed
        other = replace(other, decimals=max(other.decimals, level.decimals, one.one.quantity.decimals))
    high, low = (level, other) if one.sign > 0 else (other, level)
    return relate(Formula.SUM, [Term(high), Term(low, -1)], Term(one.one.quantity), Basis.INFERRED)


def missed(one: Distance, goals: Goals, own: Collection[Span]) -> Iterator[Observation]:
    """Look at the only target that bears the name of a number, where one slip of the pen explains the distance.

    A former value in brackets is held against the only present value that bears the name of the change.
    """
    aimed = AIMED.search(one.name) is not None
    name = one.level.label if aimed else one.name
    if not (OWN_TARGET.fullmatch(one.name) or one.name == one.one.label) or COMMON_NAME.match(name):
        return
    alike = goals.called(name, one.level.quantity, aimed=aimed)
    called = [each for each in alike if each.quantity.span not in own]
    relation = related(one, called[0]) if len({each.value for each in called}) == 1 else None
    if relation is not None and mended_by_slip(relation):
        yield told(one, relation)


def told(one: Distance, relation: Relation) -> Observation:
    """Say what a distance came to."""
    level, other = one.level.quantity, base_of(one, relation)
    values = {"label": one.level.label or "所比的数", "current": level.shown(), "base": other.shown(), "name": one.name}
    related_numbers = beside([(Term(level), one.level.label), (Term(other), one.name)])
    return observe(relation, values, related_numbers, ceiling=Severity.WARNING)


def base_of(one: Distance, relation: Relation) -> Quantity:
    """Return what a number was held against."""
    return next(term.quantity for term in relation.operands if term.quantity.span != one.level.quantity.span)

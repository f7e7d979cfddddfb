"""Checks of changes in prose: the difference, the rate, the direction, the changes of the parts, the unprinted base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, permutations

from reportlint.checks.check import NoParams
from reportlint.checks.expression import parse
from reportlint.checks.observe import beside, distinct, looks_meant, observe, relate
from reportlint.checks.prose.bases import difference_from, rate_from
from reportlint.checks.prose.itemised_sums import itemised_sums
from reportlint.checks.prose.points import told_in_percent
from reportlint.checks.prose.turned import told_the_other_way
from reportlint.facts import Facts
from reportlint.facts.prose.amounts import Amount
from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Hunch, Observation, Related
from reportlint.model import Span
from reportlint.number import AMOUNTS, Kind, Modifier, Quantity, counter, counts_like
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict, arithmetic
from reportlint.rule import Outcome, Severity
from reportlint.slips import mended_by_slip


@dataclass(frozen=True, slots=True)
class Elimination:
    """Parameters: one difference whose three members are stated with their growth."""

    identity: str
    """`result = minuend - subtrahend`, canonical names."""

    def __post_init__(self) -> None:
        """Refuse anything but a difference of two."""
        if parse(self.identity).weights != (1, -1):
            raise ValueError(f"{self.identity!r} is no difference of two amounts")


def change_statements(facts: Facts) -> Iterator[Statement]:
    """Yield the statements of change, those left out whose value and base do not count the same: 342天, 31微克."""
    return (one for one in facts.statements if one.kind == "change" and counts_the_same(one))


def counts_the_same(statement: Statement) -> bool:
    """Whether value and base of a change may be of one thing, as far as units tell."""
    current, base = (statement.quantities.get(role) for role in ("current", "base"))
    if current is None or base is None or not {current.kind, base.kind} <= {Kind.COUNT, Kind.MEASURE}:
        return True
    return counts_like(current, base)


def change_difference(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every change printed with current value and base: current - base must be the change."""
    for statement in change_statements(facts):
        current, base, change = (statement.quantities.get(role) for role in ("current", "base", "change"))
        if change and base and not current and statement.distant:
            yield from distant_difference(statement, change, base)
        yield from difference_from(statement)
        if not (current and base and change):
            continue
        larger, smaller = sorted((current, base), key=lambda quantity: quantity.base_value, reverse=True)
        relation = relate(Formula.SUM, [Term(larger), Term(smaller, -1)], Term(change))
        values = {"label": statement.label, "current": current.text, "base": base.text, "unit": change.unit}
        related = beside([(Term(current), statement.label), (Term(base), statement.base)])
        plain = is_plainly_off(statement, relation) if statement.adjusted else proven(statement)
        unsure = statement.unsure and not plain
        yield observe(relation, values, related, unsure=unsure, ceiling=Severity.WARNING if statement.unsure else None)


def is_plainly_off(statement: Statement, relation: Relation) -> bool:
    """Whether a difference misses by more than its last place though the rate beside it is that of the two levels.

    Ordinary arithmetic then applies, whatever words cast doubt on it.
    """
    stated = relation.stated
    if relation.point is None or not proven(statement):
        return False
    return abs(relation.point - stated.value) > stated.quantity.ulp * stated.quantity.scale


def proven(statement: Statement) -> bool:
    """Whether the rate of a change proves that the value before it is the one that changed."""
    rate = statement.quantities.get("rate")
    ways = rate_relations(statement, rate) if rate else ()
    return any(one.verdict is Verdict.EXACT and not one.weak and one.formula is not Formula.RATIO for one in ways)


def closes(statement: Statement) -> bool:
    """Whether value, base and change stand together and agree: then there is no doubt which value is meant."""
    current, base, change = (statement.quantities.get(role) for role in ("current", "base", "change"))
    if not (current and base and change):
        return False
    sign = statement.directions.get("change", 1)
    return relate(Formula.SUM, [Term(current), Term(base, -1)], Term(change, sign)).holds


def distant_difference(statement: Statement, change: Quantity, base: Quantity) -> Iterator[Observation]:
    """Look at a change from a printed base whose value stands elsewhere under the same name."""
    sign = statement.directions.get("change", 1)
    relations = [
        relate(Formula.SUM, [Term(part.quantity), Term(base, -1)], Term(change, sign), Basis.INFERRED)
        for part in statement.parts
    ]
    values = {"label": statement.label, "current": statement.parts[0].quantity.text, "base": base.text}
    yield from settled(relations, {**values, "unit": change.unit}, statement)


def change_rate(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rate of change: some pair of the amounts beside it must give it."""
    for statement in change_statements(facts):
        rate = statement.quantities.get("rate")
        if rate is None:
            continue
        relations = list(rate_relations(statement, rate))
        if not relations or any(one.holds for one in relations):
            yield from rate_from(statement)
        if not relations:
            yield from distant_rate(statement, rate)
        if not relations or is_points(statement, rate):
            continue
        holding = [one for one in relations if one.holds]
        beside_base = next((one for one in relations if one.formula is Formula.RATIO), None)
        # what changed may be another amount than the one read
        apart = beside_base is not None and not closes(statement)
        relation = holding[0] if holding else beside_base if beside_base and apart else relations[0]
        values = {"label": statement.label, "base": statement.base or "基数", "hint": wrong_base(statement, rate)}
        related = [Related(term.quantity.span, role) for term, role in roles(statement)]
        unsure = statement.adjusted or (statement.unsure and not closes(statement) and not apart)
        unsure = unsure or (bool(values["hint"]) and is_saving(facts, statement, rate))
        ceiling = Severity.WARNING if statement.unsure else None
        seen = observe(relation, values, related, unsure=unsure, ceiling=ceiling)
        yield replace(seen, relations=tuple(holding) or seen.relations)


SAVED = compiled(r"节[约省]|[核审]减|下浮|优惠|让利")
"""Words for what a price came to less than it had been estimated."""


def is_saving(facts: Facts, statement: Statement, rate: Quantity) -> bool:
    """Whether a rate tells what was saved of an amount before it: 控制价6452.60万元，节约164.16万元，节约率2.54%."""
    between = Span(statement.quantities["current"].span.end, rate.span.start)
    return "base" not in statement.quantities and SAVED.search(facts.document.quote(between)) is not None


def distant_rate(statement: Statement, rate: Quantity) -> Iterator[Observation]:
    """Look at a rate whose value stands elsewhere under the same name; only a slip of the pen convicts it."""
    if not statement.distant:
        return
    relations = [
        replace(one, basis=Basis.INFERRED)
        for part in statement.parts
        for one in rate_relations(
            replace(statement, quantities={**statement.quantities, "current": part.quantity}), rate
        )
    ]
    yield from settled(relations, {"label": statement.label, "base": statement.base or "基数", "hint": ""}, statement)


def settled(relations: Sequence[Relation], values: dict[str, str], statement: Statement) -> Iterator[Observation]:
    """Say what the candidates come to: one that holds settles it, one that a slip explains is told."""
    decided = [one for one in relations if one.verdict is not Verdict.UNBOUND]
    holding = [one for one in decided if one.holds and not one.weak]
    slipped = [] if holding else [one for one in decided if mended_by_slip(one)]
    if not decided:
        return
    relation = (holding or slipped or decided)[0]
    related = beside([(term, statement.label) for term in relation.operands])
    open_question = not (holding or slipped or statement.sole)
    yield observe(
        relation,
        values,
        related,
        unsure=statement.unsure,
        hunch=(Hunch.NAMED if len(decided) == 1 else Hunch.SLIP) if open_question else Hunch.NONE,
        ceiling=Severity.WARNING,
    )


def is_points(statement: Statement, rate: Quantity) -> bool:
    """Whether a rate between two rates is their difference, not their growth: 由80%提高到85%，提高5%."""
    current, base = statement.quantities.get("current"), statement.quantities.get("base")
    if not current or not base or current.kind is not Kind.RATIO:
        return False
    grown = relate(Formula.GROWTH, [Term(current), Term(base)], Term(rate, level_sign(current, base, rate)))
    return grown.verdict is not Verdict.EXACT and difference(current, base, rate).verdict is Verdict.EXACT


def difference(current: Quantity, base: Quantity, rate: Quantity) -> Relation:
    """Relate a printed percentage to the difference of two rates."""
    larger, smaller = sorted((current, base), key=lambda quantity: quantity.base_value, reverse=True)
    return relate(Formula.SUM, [Term(larger), Term(smaller, -1)], Term(rate))


def percentage_points(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every change between two rates: what is their difference must be called percentage points."""
    yield from distinct(chain(changes_of_rates(facts), told_in_percent(facts)))


def changes_of_rates(facts: Facts) -> Iterator[Observation]:
    """Look at the changes whose two rates are printed beside them."""
    for statement in change_statements(facts):
        current, base, rate = (statement.quantities.get(role) for role in ("current", "base", "rate"))
        if not current or not base or not rate or current.kind is not Kind.RATIO:
            continue
        outcome = Outcome.FAIL if is_points(statement, rate) else Outcome.PASS
        relation = difference(current, base, rate)
        values = {"label": statement.label, "current": current.shown(), "base": base.shown(), "stated": rate.shown()}
        related = (Related(current.span, statement.label), Related(base.span, statement.base))
        yield Observation(outcome, rate.span, values, related, arithmetic(relation))


RATE_NAME = compiled(r"率|比重|占比|比例|满意度|增速|增幅|降幅|涨幅|进度|覆盖面")
"""Words in the names of rates."""
STATES_RATE = compiled(
    r"(?:率|占比|比重|满意度)(?:为|是|达到?|约)*$|占(?:[^，。；占]{0,30}的)?$|完成[^，。；]{0,12}的$"
)
MOVES_RATE = compiled(r"拉[低高动]|拖[累低]|影响|带动|[抬推]高|压低|贡献|牵引|[高低快慢优好]于|超[过出]|领先|落后|滞后")
"""Verbs of what moves a rate by some points: 拉低全县完成率1.62个百分点."""
ITSELF = compiled(r"(?:增幅|降幅|涨幅|减幅|变动率|增减率|增长率|下降率)(?:为|是|达|约|增长|下降|上升)*$")


def points_for_percent(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every number of percentage points: points are the difference of two rates, not a rate or a growth."""
    for prose in facts.prose:
        for index, one in enumerate(prose.mentions):
            if one.quantity.kind is Kind.POINTS:
                before = prose.mentions[index - 1] if index else None
                near = prose.mentions[max(0, index - 4) : index]
                fails = (misnamed(one, before) and not tells_rate(one, near)) or is_growth(one, near)
                yield Observation(
                    Outcome.FAIL if fails else Outcome.PASS,
                    one.quantity.span,
                    {"stated": one.quantity.text, "label": one.label},
                    (Related(before.quantity.span, ""),) if before and fails else (),
                )


def tells_rate(one: Mention, near: Sequence[Mention]) -> bool:
    """Whether a rate stands before a change of an amount: 优良率82.7%，较上年的292天增加10天，提高2.7个百分点."""
    changed = bool(near) and near[-1].role is Role.CHANGE
    rates = (other for other in near if other.sentence == one.sentence and other.role is Role.RATIO)
    return changed and any(other.quantity.kind is Kind.RATIO for other in rates)


def misnamed(one: Mention, before: Mention | None) -> bool:
    """Whether words or the number before one say that it is a rate, or the growth of an amount."""
    clause = compiled(r"[，；。、（）]").split(one.lead)[-1]
    if one.quantity.high is not None:
        return False
    if not one.direction:
        return STATES_RATE.search(clause) is not None and not MOVES_RATE.search(clause)
    if before is None or before.sentence != one.sentence or before.depth != one.depth:
        return False
    if before.quantity.kind not in AMOUNTS or before.role not in {Role.CHANGE, Role.LEVEL, Role.TO}:
        return False
    named = RATE_NAME.search(ITSELF.sub("", one.lead))
    return not named and not one.label and len(one.lead) <= LONGEST_LEAD


def is_growth(one: Mention, before: Sequence[Mention]) -> bool:
    """Whether two amounts right before a change of points give it as a rate of change, to the last printed place."""
    amounts = [other.quantity for other in before if other.sentence == one.sentence and is_amount(other)]
    rates = [other for other in before if other.sentence == one.sentence and other.quantity.kind is Kind.RATIO]
    if not one.direction or rates or len(one.quantity.text.replace(".", "").lstrip("0")) < TELLING_RATE:
        return False
    percent = replace(one.quantity, kind=Kind.RATIO, unit="%")
    return any(
        gives(relate(formula, [Term(first), Term(second)], Term(percent, weight)))
        for first, second in permutations(amounts, 2)
        if counter(first) == counter(second) and second.value > 0
        for formula, weight in ((Formula.GROWTH, one.direction), (Formula.RATIO, 1))
    )


def gives(relation: Relation) -> bool:
    """Whether amounts give a rate, and not just any rate."""
    return relation.verdict in {Verdict.EXACT, Verdict.ROUNDED} and not relation.weak


def is_amount(one: Mention) -> bool:
    """Whether a number is a plain amount."""
    return one.quantity.kind in AMOUNTS and one.quantity.modifier is Modifier.NONE


TELLING_RATE = 2
"""Digits of a rate that two amounts do not give by chance."""
LONGEST_LEAD = 14
"""Characters between an amount and its growth."""


def roles(statement: Statement) -> Iterator[tuple[Term, str]]:
    """Yield the amounts of a change with their names."""
    names = {"current": statement.label or "本期数", "base": statement.base or "基数", "change": "变动额"}
    for role, name in names.items():
        if role in statement.quantities:
            yield Term(statement.quantities[role]), name


def rate_relations(statement: Statement, rate: Quantity) -> Iterator[Relation]:
    """Yield the ways to compute a rate from the amounts beside it."""
    current, base, change = (statement.quantities.get(role) for role in ("current", "base", "change"))
    sign = statement.directions.get("change") or statement.directions.get("rate") or 1
    stated = Term(rate, rate_sign(statement, rate))
    if current and base:
        yield relate(Formula.GROWTH, [Term(current), Term(base)], Term(rate, level_sign(current, base, rate)))
    if change and base:
        yield relate(Formula.RATIO, [Term(change, sign), Term(base)], stated)
    if current and change:
        yield relate(Formula.CHANGE_RATE, [Term(current), Term(change, sign)], stated)


def rate_sign(statement: Statement, rate: Quantity) -> int:
    """Return the sign that makes a printed rate comparable: its size is checked here, its direction elsewhere."""
    sign = statement.directions.get("change") or statement.directions.get("rate") or 1
    return sign if rate.value >= 0 else 1


def level_sign(current: Quantity, base: Quantity, rate: Quantity) -> int:
    """Return the sign of a rate between two levels."""
    return -1 if current.base_value < base.base_value and rate.value >= 0 else 1


def wrong_base(statement: Statement, rate: Quantity) -> str:
    """Name the wrong base that would explain a rate: the current value instead of the base."""
    current, change = statement.quantities.get("current"), statement.quantities.get("change")
    if not current or not change or not current.value:
        return ""
    wrong = relate(Formula.RATIO, [Term(change), Term(current)], Term(replace(rate, value=abs(rate.value))))
    return "（所印比率系以本期数为分母所得）" if wrong.verdict is Verdict.EXACT else ""


def change_direction(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every direction word: it must agree with the two levels, and the words for amount and rate must agree."""
    worded = (seen for one in change_statements(facts) for seen in (*level_direction(one), *word_directions(one)))
    yield from distinct(chain(worded, told_the_other_way(facts)))


def level_direction(statement: Statement) -> Iterator[Observation]:
    """Compare the direction words with the two levels printed beside them; what is said of a level is plainest."""
    current, base = statement.quantities.get("current"), statement.quantities.get("base")
    if not current or not base or current.denotes().meets(base.denotes()):
        return
    rises = current.base_value > base.base_value
    change = next((role for role in ("change", "rate") if statement.directions.get(role)), None)
    roles = [role for role in ("current", change) if role and statement.directions.get(role)]
    wrong = [role for role in roles if rises != (said(statement, role) > 0)]
    for role in (wrong or roles)[:1]:
        outcome = Outcome.FAIL if wrong else Outcome.PASS
        if statement.unsure and role != "current" and outcome is Outcome.FAIL:
            outcome = Outcome.REVIEW
        yield Observation(
            outcome,
            statement.quantities[role].span,
            direction_values(statement, current.text, base.text),
            (Related(current.span, statement.label or "本期数"), Related(base.span, statement.base or "基数")),
            f"{current.shown()} {'>' if rises else '<'} {base.shown()}",
        )


def said(statement: Statement, role: str) -> int:
    """Return the direction that words and sign give a number."""
    return statement.directions[role] * (1 if statement.quantities[role].value >= 0 else -1)


def word_directions(statement: Statement) -> Iterator[Observation]:
    """Compare the direction words of amount and rate."""
    change, rate = statement.directions.get("change"), statement.directions.get("rate")
    if not change or not rate or statement.quantities["rate"].value < 0:
        return
    outcome = Outcome.PASS if change == rate else Outcome.FAIL
    number = statement.quantities["change"]
    yield Observation(
        outcome,
        statement.quantities["rate"].span,
        direction_values(statement, statement.quantities["rate"].shown(), number.shown()),
        (Related(number.span, "变动额"),),
    )


def direction_values(statement: Statement, current: str, base: str) -> dict[str, str]:
    """Return what the message names."""
    return {"label": statement.label, "current": current, "base": base}


def component_changes(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every change of a total with the changes of its parts: they must add up."""
    yield from distinct(chain(worded_components(facts), itemised_sums(facts, {Role.CHANGE})))


def worded_components(facts: Facts) -> Iterator[Observation]:
    """Look at the changes of parts that are known to make up a whole."""
    for statement in facts.statements:
        if statement.kind != "components":
            continue
        total = Term(statement.quantities["total"], statement.directions.get("total", 1))
        parts = [Term(part.quantity, statement.directions.get(part.label, 1)) for part in statement.parts]
        relation = relate(Formula.SUM, parts, total)
        if not statement.complete and not relation.holds:
            if statement.open or not looks_meant(relation):
                continue
            relation = replace(relation, basis=Basis.INFERRED)
        labels = [(term, part.label) for term, part in zip(parts, statement.parts, strict=True)]
        yield observe(relation, {"label": statement.label}, beside(labels), unsure=statement.unsure)


def eliminated_growth(facts: Facts, params: Elimination) -> Iterator[Observation]:
    """Look at every difference whose three members are stated with growth: the bases never printed must agree."""
    expression = parse(params.identity)
    by_passage: dict[int, list[Amount]] = {}
    for amount in facts.amounts:
        by_passage.setdefault(amount.passage, []).append(amount)
    for amounts in by_passage.values():
        members = [grown(amounts, name) for name in (*expression.names, expression.result)]
        if all(members):
            yield elimination([member for member in members if member], params)


def grown(amounts: Sequence[Amount], name: str) -> Amount | None:
    """Return the only one of the amounts of a passage that has a name and is stated with its growth."""
    found = [one for one in amounts if one.name == name and one.growth]
    return found[0] if len(found) == 1 else None


def elimination(members: Sequence[Amount], params: Elimination) -> Observation:
    """Relate minuend, subtrahend and difference through the bases that their growth rates imply."""
    minuend, subtrahend, difference = members
    operands = [
        Term(minuend.quantity),
        growth_term(minuend),
        Term(subtrahend.quantity),
        growth_term(subtrahend),
        Term(difference.quantity),
    ]
    relation = relate(Formula.ELIMINATION, operands, growth_term(difference), Basis.DECLARED)
    names = [minuend.label, f"{minuend.label}增幅", subtrahend.label, f"{subtrahend.label}增幅", difference.label]
    values = {"identity": params.identity, "label": difference.label}
    return observe(relation, values, beside(list(zip(operands, names, strict=True))))


def growth_term(amount: Amount) -> Term:
    """Return the rate of growth of an amount with its sign."""
    rate = amount.growth or amount.quantity
    return Term(rate, amount.direction if rate.value >= 0 and amount.direction else 1)

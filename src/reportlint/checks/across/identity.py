"""Identities an auditor writes in one line, asked of labelled amounts in prose or of the columns of a table row.

`净资产 = 资产总额 - 负债总额`, `执行率 = 执行数 / 预算数`, `编制总数 = 行政编制 + 事业编制 + 工勤编制?`
(`?`: may be absent).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, pairwise, product
from typing import Literal

from reportlint.checks.expression import Expression, parse, right_side
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.amounts import Amount
from reportlint.facts.prose.periods import same_period
from reportlint.facts.scores.marks import as_marks
from reportlint.facts.tables.grids import Column, Grid, Row
from reportlint.finding import Observation
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict

MOST_BINDINGS = 64
"""Ways to bind the names of one identity that are tried before it is left undecided."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Parameters: one identity over canonical names of amounts."""

    identity: str
    """`result = name ± name …`, `result = name / name` or `result = name × name`."""
    within: Literal["passage", "section"] = "passage"
    """How far apart the amounts may stand."""

    def __post_init__(self) -> None:
        """Refuse an identity that cannot be read."""
        parse(self.identity)


@dataclass(frozen=True, slots=True)
class RowIdentity:
    """Parameters: one identity over canonical column names."""

    identity: str
    """As for prose."""

    def __post_init__(self) -> None:
        """Refuse an identity that cannot be read."""
        parse(self.identity)


def prose_identity(facts: Facts, params: Identity) -> Iterator[Observation]:
    """Look at every printed result whose operands stand in the same passage or section."""
    expression = parse(params.identity)
    scopes = scoped(facts, params.within)
    for amount in facts.amounts:
        if amount.name == expression.result and not is_defined_otherwise(facts, amount):
            around = scopes.get(scope_key(facts, amount, params.within), ())
            if is_aside(facts, amount, around):
                continue
            yield from bound_observations(facts, expression, amount, around)


DEFINED = compiled(r"（[^（）\d]*(?:占|÷|/|除以|为分母|的比[例率重])[^（）\d]*）(?:仅|只|约)?(?:为|是|达到?|：)*$")
"""What stands right before a number whose name says in brackets how it is reckoned: 有效率（有效占发放份数）93.89%."""
LONGEST_DEFINITION = 40
"""Characters of such a bracket."""


def is_defined_otherwise(facts: Facts, amount: Amount) -> bool:
    """Whether the report itself says how a number is reckoned, so that no other identity of that name is meant."""
    at = amount.quantity.span.start
    return DEFINED.search(facts.document.text[max(0, at - LONGEST_DEFINITION) : at]) is not None


ASIDE = compiled(r"[。；][^。；]*（[^（）。；，\d]*$")
"""What stands before a result that brackets tell of a later sentence: 。担保公司放大倍数4.2倍（净资产."""


def is_aside(facts: Facts, amount: Amount, around: Sequence[Amount]) -> bool:
    """Whether a result stands in brackets of a sentence that names nothing else of the identity: it is another body's.

    市属企业资产总额18亿元，负债总额11亿元。担保公司在保余额26亿元（净资产6亿元）.
    """
    passage = facts.prose[amount.passage].passage
    aside = ASIDE.search(passage.text[: passage.find(amount.quantity.span)[0]])
    if aside is None:
        return False
    own = [one for one in around if one is not amount and one.passage == amount.passage]
    return not any(passage.find(one.quantity.span)[0] > aside.start() for one in own)


def performance(facts: Facts, params: Identity) -> Iterator[Observation]:
    """Look at every named rate with its operands beside it, and at every 完成年初预算的P with budget and result."""
    yield from prose_identity(facts, params)
    for statement in facts.statements:
        quantities = statement.quantities
        if statement.kind == "completion" and "whole" in quantities:
            operands = [Term(quantities["part"]), Term(quantities["whole"])]
            relation = relate(Formula.RATIO, operands, Term(quantities["ratio"]))
            values = {"identity": f"{statement.label} ÷ {statement.base}", "label": f"完成{statement.base}的比例"}
            names = beside([(operands[0], statement.label), (operands[1], statement.base)])
            yield observe(relation, values, names, unsure=statement.unsure)


def scoped(facts: Facts, within: str) -> Mapping[int, Sequence[Amount]]:
    """Group the amounts by passage or section."""
    groups: dict[int, list[Amount]] = {}
    for amount in facts.amounts:
        groups.setdefault(scope_key(facts, amount, within), []).append(amount)
    return groups


def scope_key(facts: Facts, amount: Amount, within: str) -> int:
    """Name the passage or section an amount stands in."""
    if within == "passage":
        return amount.passage
    section = facts.section(amount.quantity.span)
    return section.span.start if section else -1


def bound_observations(
    facts: Facts, expression: Expression, result: Amount, around: Sequence[Amount]
) -> Iterator[Observation]:
    """Try the ways to bind the operands; one that holds settles it, and only an unambiguous one can fail."""
    fellows = [one for one in around if same_period(one.period, result.period)]
    close = [one for one in fellows if one.segment == result.segment or one.passage != result.passage]
    choices = [candidates(name, result, close) for name in expression.names]
    if not all(choices):
        choices = [candidates(name, result, fellows) for name in expression.names]
    required = [
        choice for name, choice in zip(expression.names, choices, strict=True) if name not in expression.optional
    ]
    if not all(required):
        return
    kept = [(weight, choice) for weight, choice in zip(expression.weights, choices, strict=True) if choice]
    bindings = list(islice(product(*(choice for _, choice in kept)), MOST_BINDINGS))
    if result.scope in NARROW and not any(one.scope.startswith(result.scope) for each in bindings for one in each):
        return  # 全年预算W，支出V，公用经费控制率93%: what budget and spending of all make is another rate
    relations = [relation_of(expression, [weight for weight, _ in kept], binding, result) for binding in bindings]
    own = [at for at, binding in enumerate(bindings) if all(one.scope == result.scope for one in binding)]
    meant = own[0] if len(own) == 1 else 0  # 编制214人，其中行政编制42人: the rate of all is of all
    relation = next((relation for relation in relations if relation.holds), relations[meant])
    yield observe(
        relation,
        {"identity": f"{expression.result} = {right_side(expression)}", "label": result.label},
        beside(
            [
                (term, amount.label)
                for term, amount in zip(relation.operands, chosen(relation, relations, bindings), strict=True)
            ]
        ),
        unsure=len(bindings) > 1 and len(own) != 1,
    )


NARROW = {"公用", "公用经费", "三公", "三公经费"}
"""Scopes of some of the money."""


def chosen(
    relation: Relation, relations: Sequence[Relation], bindings: Sequence[tuple[Amount, ...]]
) -> tuple[Amount, ...]:
    """Return the amounts a relation was made of."""
    return bindings[relations.index(relation)]


def candidates(name: str, result: Amount, around: Sequence[Amount]) -> list[Amount]:
    """Return the amounts of a name: those of the result's own sentence, else those before it, else all.

    What stands before an earlier result of the same name belongs to that one, and so does, in another sentence, what
    stands behind a later one: 甲所（编制18名）、乙所（编制14名）。局机关编制32名，其中行政编制24名.
    """
    at = result.quantity.span.start
    results = [one.quantity.span.start for one in around if one.name == result.name]
    earlier = max((start for start in results if start < at), default=-1)
    later = min((start for start in results if start > at), default=None)
    named = [one for one in around if one.name == name and one is not result and one.quantity.span.start > earlier]
    near = [one for one in named if one.sentence == result.sentence and one.passage == result.passage]
    named = near or [one for one in named if later is None or one.quantity.span.start < later]
    if near:
        return [one for one in near if one.scope in result.scope or result.scope in one.scope]
    scoped = [one for one in named if not result.scope or result.scope in one.label]
    before = [one for one in scoped if one.quantity.span.start < at]
    return before[-3:] or scoped


def relation_of(expression: Expression, weights: Sequence[int], binding: Sequence[Amount], result: Amount) -> Relation:
    """Make the relation of one binding."""
    operands = [
        Term(amount.quantity, weight if expression.formula is Formula.SUM else 1)
        for weight, amount in zip(weights, binding, strict=True)
    ]
    kinds = {term.quantity.kind for term in operands} | {result.quantity.kind}
    if expression.formula is Formula.SUM and len(kinds) > 1:
        return Relation(expression.formula, tuple(operands), Term(result.quantity), verdict=Verdict.UNBOUND)
    return relate(expression.formula, operands, Term(result.quantity))


def row_identity(facts: Facts, params: RowIdentity) -> Iterator[Observation]:
    """Look at every table row that has a number under the result's column and under each operand's."""
    expression = parse(params.identity)
    for grid in facts.grids:
        for columns in columns_of(grid, expression):
            for row in grid.rows:
                yield from row_observations(grid, row, expression, columns)


def columns_of(grid: Grid, expression: Expression) -> Iterator[Mapping[str, Column]]:
    """Yield the columns of an identity, for every column of its result; nothing where one is missing.

    A further result stands right of its operands: 自评得分, 得分率, 核定得分, 得分率. What all share stands once.
    """
    found = {name: [one for one in grid.columns if one.name == name] for name in (expression.result, *expression.names)}
    if not all(found.values()):
        return
    yield {name: columns[0] for name, columns in found.items()}
    for before, result in pairwise(found[expression.result]):
        nearest = {name: [one for one in found[name] if one.index < result.index] for name in expression.names}
        own = {name: columns[-1] for name, columns in nearest.items() if columns}
        if len(own) == len(nearest) and any(before.index < one.index for one in own.values()):
            yield {expression.result: result, **own}


def row_observations(
    grid: Grid, row: Row, expression: Expression, columns: Mapping[str, Column]
) -> Iterator[Observation]:
    """Look at one row; a rate printed as a bare fraction (0.9351) is read as one."""
    numbers = {name: row.number(columns[name]) for name in (expression.result, *expression.names)}
    stated = numbers.pop(expression.result)
    operands = [number for number in numbers.values() if number is not None]
    if stated is None or len(operands) < len(expression.names):
        return
    if any(number.kind is Kind.SCORE for number in operands):
        operands = [as_marks(number) for number in operands]
    if (
        any(number.kind is Kind.PLAIN for number in operands)
        and expression.formula is Formula.SUM
        and stated.kind is not Kind.PLAIN
    ):
        return
    terms = [Term(number, weight) for number, weight in zip(operands, expression.weights, strict=True)]
    relation = relate(expression.formula, terms, Term(as_fraction(stated, expression)), Basis.STRUCTURAL)
    values = {"identity": f"{expression.result} = {right_side(expression)}", "label": row.label}
    place = (f"表 {grid.table + 1}", row.label, expression.result)
    yield observe(relation, values, beside(list(zip(terms, expression.names, strict=True))), place=place)


def as_fraction(stated: Quantity, expression: Expression) -> Quantity:
    """Read a rate without a percent sign and not above 1.5 as a fraction of one."""
    printed_percent = stated.whole is not None and len(stated.whole) > len(stated.span)
    if (
        expression.formula is not Formula.RATIO
        or printed_percent
        or stated.value > Fraction(3, 2)
        or not stated.decimals
    ):
        return stated
    return Quantity(stated.span, stated.text, stated.value, stated.decimals, "", Kind.RATIO, whole=stated.whole)

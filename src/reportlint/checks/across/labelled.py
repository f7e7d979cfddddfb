"""Identities asked of the rows and columns of tables by name: 净资产 = 资产总额 - 负债总额 in every column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlint.checks.across.identity import Identity, performance, prose_identity
from reportlint.checks.expression import Expression, parse, right_side
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.amounts import canonical
from reportlint.facts.tables.sheets import Sheet, counted
from reportlint.finding import Observation
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Term
from reportlint.rule import Vocabulary


def identity(facts: Facts, params: Identity) -> Iterator[Observation]:
    """Look at every printed result whose operands stand beside it, in prose and in tables."""
    yield from prose_identity(facts, params)
    yield from sheet_identity(facts, parse(params.identity))


def performance_everywhere(facts: Facts, params: Identity) -> Iterator[Observation]:
    """Look at every named rate with its operands, in prose and in tables."""
    yield from performance(facts, params)
    yield from sheet_identity(facts, parse(params.identity))


def sheet_identity(facts: Facts, expression: Expression) -> Iterator[Observation]:
    """Look at every table that has a row for the result and one for each operand, or a column for each."""
    for sheet in facts.sheets:
        if not sheet.scored:
            for way in (counted(sheet), counted(sheet.flipped)):
                named = names_of(way, facts.vocabulary)
                wanted = [name for name in expression.names if name in named or name not in expression.optional]
                if expression.result in named and all(name in named for name in wanted):
                    yield from down(way, expression, named, wanted)


def names_of(sheet: Sheet, vocabulary: Vocabulary) -> Mapping[str, int]:
    """Return the rows by the canonical names of their labels; a name that two rows bear names neither."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for at, row in enumerate(sheet.rows):
        name = next((name for label in (row.full, row.name) if (name := canonical(label, vocabulary)[0])), None)
        if name is not None:
            twice.update({name} & found.keys())
            found[name] = at
    return {name: at for name, at in found.items() if name not in twice}


def down(sheet: Sheet, expression: Expression, named: Mapping[str, int], wanted: list[str]) -> Iterator[Observation]:
    """Look at every column of amounts that has all the numbers."""
    signs = dict(zip(expression.names, expression.weights, strict=True))
    for at, column in enumerate(sheet.columns):
        numbers = sheet.lines[at]
        stated = numbers[named[expression.result]]
        operands = [(name, number) for name in wanted if (number := numbers[named[name]]) is not None]
        if column.aside or stated is None or len(operands) < len(wanted) or not alike(expression, stated, operands):
            continue
        terms = [Term(number, signs[name] if expression.formula is Formula.SUM else 1) for name, number in operands]
        relation = relate(expression.formula, terms, Term(stated), Basis.INFERRED)
        place = sheet.place(named[expression.result], at)
        values = {"identity": f"{expression.result} = {right_side(expression)}", "label": place[1]}
        yield observe(
            relation,
            values,
            beside([(term, name) for term, (name, _) in zip(terms, operands, strict=True)]),
            place=place,
        )


def alike(expression: Expression, stated: Quantity, operands: list[tuple[str, Quantity]]) -> bool:
    """Whether the numbers are of kinds that the formula takes: a sum of like amounts, a rate of two amounts."""
    kinds = {number.kind for _, number in operands}
    if expression.formula is Formula.SUM:
        return kinds == {stated.kind} and stated.kind is not Kind.RATIO
    return (
        len(kinds) == 1
        and Kind.RATIO not in kinds
        and (stated.kind is Kind.RATIO) is (expression.formula is Formula.RATIO)
    )

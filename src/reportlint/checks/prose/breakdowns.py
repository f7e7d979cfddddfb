"""Checks of breakdowns in prose: the parts against their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, distinct, looks_meant, numbers, observe, relate
from reportlint.checks.prose.itemised_sums import itemised_sums
from reportlint.checks.prose.meant import PAIR, PEOPLE, pair_may_be_all
from reportlint.checks.prose.portions import totals_of_shares
from reportlint.facts import Facts
from reportlint.facts.prose.claims import Part, Statement
from reportlint.facts.prose.classifications import ATTRIBUTE, are_kinds, overlap
from reportlint.facts.prose.mentions import Role
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.number import Kind, Quantity, digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict
from reportlint.rule import Outcome, Severity
from reportlint.slips import mended_by_slip


def breakdown(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every breakdown: parts said to be all must make the total, others must not exceed it."""
    listed = tuple(itemised_sums(facts, {Role.LEVEL, Role.BASE}))
    missed = {numbers(one) for one in listed if one.outcome is Outcome.FAIL}
    said = (one for one in worded(facts) if one.outcome is Outcome.FAIL or numbers(one) not in missed)
    yield from distinct(chain(said, listed, totals_of_shares(facts)))


def worded(facts: Facts) -> Iterator[Observation]:
    """Look at the breakdowns that words declare."""
    seen = [
        (statement, look)
        for statement in facts.statements
        if statement.kind == "composition"
        for look in breakdown_observations(statement)
    ]
    made = {beginning(statement) for statement, look in seen if look.outcome is Outcome.PASS and is_sum(look)}
    for statement, look in seen:
        if look.outcome is not Outcome.FAIL or beginning(statement) not in made:
            yield look


def beginning(statement: Statement) -> tuple[Span, Span | None]:
    """Return the total of a breakdown and its first part: of two readings that begin alike, one that holds is meant."""
    first = statement.parts[0].quantity.span if statement.parts else None
    return statement.quantities["total"].span, first


def is_sum(look: Observation) -> bool:
    """Whether a look at a breakdown is at parts that make the total."""
    return any(one.formula is Formula.SUM and len(one.operands) > 1 for one in look.relations)


def breakdown_observations(statement: Statement) -> Iterator[Observation]:
    """Look at one breakdown."""
    total = statement.quantities["total"]
    relation = judged(statement, [Term(part.quantity) for part in statement.parts], total)
    slipped = len(relation.operands) > PAIR and relation.formula is Formula.SUM and mended_by_slip(relation)
    if statement.implied and not (relation.holds or slipped or nearly_closes(statement, relation)):
        return
    labels = {part.quantity.span: part.label for part in statement.parts}
    values = {
        "label": statement.label,
        "total": total.shown(),
        "count": str(len(relation.operands)),
        "unit": total.unit,
    }
    related = beside([(term, labels[term.quantity.span]) for term in relation.operands])
    over = (
        total.kind is Kind.COUNT and not falls_short(relation) and are_kinds([part.label for part in statement.parts])
    )
    faint = relation.basis is Basis.INFERRED and relation.formula is Formula.SUM and not (over or convincing(relation))
    # What was given up at the start and taken up again in between is counted twice by right.
    later = any(LATER in part.label for part in statement.parts)
    ceiling = Severity.INFO if faint else Severity.WARNING if later else None
    yield observe(relation, values, related, unsure=statement.unsure, ceiling=ceiling)


def judged(statement: Statement, parts: Sequence[Term], total: Quantity) -> Relation:
    """Choose what the words claim: equality, several breakdowns in a row, or that parts do not exceed the whole."""
    whole = relate(Formula.SUM, parts, Term(total))
    grouped = in_groups(statement.parts, total)
    # Behind a ； another total may begin; what stands before it is the list for certain.
    stretch = whole if statement.first_stretch >= len(parts) else first_stretch(statement, parts, total)
    if whole.holds or (statement.complete and not statement.open and not grouped):
        return nearer(whole, stretch)
    if stretch.holds and len(stretch.operands) > 1 and not grouped:
        return stretch
    if not statement.open and not grouped:
        if statement.implied and len(parts) > PAIR and mended_by_slip(whole):
            return replace(whole, basis=Basis.INFERRED)
        if len(parts) > 1 and total.kind is not Kind.COUNT and looks_meant(whole):
            return replace(whole, basis=Basis.INFERRED)
        meant = nearly_closes(statement, stretch) and not leaves_out(stretch, total)
        if (meant and (falls_short(stretch) or total.unit in PEOPLE)) or slips_short(statement, stretch):
            return replace(stretch, basis=Basis.INFERRED)
    return within_whole(statement, parts, total, grouped=grouped)


LATER = "年中"
"""Word of a part that was added later."""


def nearer(whole: Relation, stretch: Relation) -> Relation:
    """Return the sum of a whole list, or that of its first stretch where this misses the total by less."""
    several = len(stretch.operands) > 1 and not whole.holds
    return stretch if several and missed_share(stretch) < missed_share(whole) else whole


LONG = 5
"""Digits of a total that parts do not miss by one slip of the pen by chance."""


def within_whole(statement: Statement, parts: Sequence[Term], total: Quantity, *, grouped: bool) -> Relation:
    """Say that parts do not exceed their whole, as far as they are parts of it and of nothing else."""
    if grouped:
        return relate(Formula.SUBSET, parts[:1], Term(total))
    if total.kind is Kind.COUNT:
        # Other counted things than people seldom overlap inside one stretch of a list.
        shared = total.unit in PEOPLE or is_course(parts, total)
        kinds = not shared and are_kinds([part.label for part in statement.parts])
        overlapping = (statement.open and not kinds) or (shared and not exclude_each_other(statement.parts))
        chosen = largest(parts) if overlapping else parts[: statement.first_stretch]
        return relate(Formula.SUBSET, chosen, Term(total), Basis.INFERRED)
    every = relate(Formula.SUBSET, parts, Term(total))
    if not every.holds and max(term.value for term in parts) == total.base_value:
        return relate(Formula.SUBSET, largest(parts), Term(total))  # 4.36万人，其中免费教科书4.36万人、补助0.82万人
    if not every.holds and any(ATTRIBUTE.search(part.label) for part in statement.parts):
        return relate(Formula.SUBSET, largest(parts), Term(total))
    return every if every.holds else relate(Formula.SUBSET, parts[: statement.first_stretch], Term(total))


EXCLUSIVE = compiled(r"^(?!.*(?:以[上下]|不含)).*(?:学历|职称|文化程度)$")
"""Names of groups of people none of whom is in another."""


def exclude_each_other(parts: Sequence[Part]) -> bool:
    """Whether nobody is counted in two parts: who graduated from college has no other degree."""
    return all(EXCLUSIVE.match(part.label) for part in parts)


def is_course(parts: Sequence[Term], total: Quantity) -> bool:
    """Whether counts are stages of one course, each of what the one before left: 发放900份，其中收回880份，满意850份.

    Together they exceed their whole by far, though none exceeds it or the one before.
    """
    values = [total.base_value, *(term.value for term in parts)]
    falling = len(parts) > 1 and all(later <= earlier for earlier, later in pairwise(values))
    return falling and 2 * sum(values[1:]) > 3 * values[0]


def falls_short(relation: Relation) -> bool:
    """Whether the parts of a sum leave some of its total out."""
    return relation.point is not None and relation.point < relation.stated.value


def first_stretch(statement: Statement, parts: Sequence[Term], total: Quantity) -> Relation:
    """Add up the parts before the first ；."""
    return relate(Formula.SUM, parts[: statement.first_stretch], Term(total))


def leaves_out(relation: Relation, total: Quantity) -> bool:
    """Whether two groups of people leave others out: graduates who went on and who found work are not all of them."""
    pair = total.unit in PEOPLE and len(relation.operands) == 2
    return pair and falls_short(relation) and not mended_by_slip(relation)


CLOSE = Fraction(1, 20)
"""How much of a total a list may miss and still be meant to reach it."""
LOOSE = Fraction(3, 20)
"""How much it may miss and still be worth a hint."""


def nearly_closes(statement: Statement, relation: Relation) -> bool:
    """Whether a list misses its total by so little that it was meant to reach it: what leaves parts out leaves more."""
    if relation.formula is not Formula.SUM or len(relation.operands) < 2:
        return False
    if statement.open or overlap(part.label for part in statement.parts):
        return False
    return relation.point is not None and missed_share(relation) <= LOOSE


def slips_short(statement: Statement, relation: Relation) -> bool:
    """Whether one slip of the pen is why parts that share nothing do not make their total; two of a few things may."""
    if relation.verdict is not Verdict.INCONSISTENT or overlap(part.label for part in statement.parts):
        return False
    if relation.stated.quantity.kind is not Kind.COUNT and not falls_short(relation):
        return False  # parts of an amount that exceed it are wrong whatever explains it
    telling = len(relation.operands) > PAIR or pair_may_be_all(relation)
    return len(relation.operands) >= PAIR and telling and mended_by_slip(relation)


def convincing(relation: Relation) -> bool:
    """Whether a missed sum is more than a hint: it holds, a slip in long numbers explains it, or it exceeds its total.

    What 其中 names often leaves a little of an amount out; short ones miss by one digit then in one case of ten.
    """
    counted = relation.stated.quantity.kind is Kind.COUNT
    near = missed_share(relation) <= CLOSE and (not falls_short(relation) or (counted and mended_by_slip(relation)))
    if relation.holds or near:
        return True
    far = counted and missed_share(relation) > LOOSE
    long = counted or digits(relation.stated.quantity) >= LONG
    return long and not far and (looks_meant(relation) or (mended_by_slip(relation) and not counted))


def missed_share(relation: Relation) -> Fraction:
    """Return what part of its total a sum misses."""
    stated = relation.stated.value
    if relation.point is None or not stated:
        return Fraction(1)
    return abs(relation.point - stated) / abs(stated)


def largest(parts: Sequence[Term]) -> list[Term]:
    """Return the largest part alone."""
    return [max(parts, key=lambda term: term.value)]


def in_groups(parts: Sequence[Part], total: Quantity) -> bool:
    """Whether the list breaks the same total down several times, one way after another."""
    group: list[Term] = []
    groups = 0
    for part in parts:
        group.append(Term(part.quantity))
        if len(group) > 1 and relate(Formula.SUM, group, Term(total)).holds:
            group, groups = [], groups + 1
    return groups > 0

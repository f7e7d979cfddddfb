"""Shares of a whole that no number prints: 城镇902万人，占63.88%；乡村510万人，占36.12%.

The whole is the sum of the parts. That the shares fit the sum proves that the parts are all there are; a total printed
before them that is another sum is then wrong itself, and so is the one share that does not fit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportlint.checks.observe import beside, observe, relate
from reportlint.checks.prose.itemised_shares import Portion, agrees, apportionment, divides_all, portions_of
from reportlint.facts import Facts
from reportlint.facts.across.listings import Listing
from reportlint.facts.across.rows import same_sort
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Hunch, Observation
from reportlint.model import Span
from reportlint.number import Modifier
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

LEAST_PROOF = 3
"""Shares that fit the sum of their parts before a total that is another sum is told."""


def shares_of_sum(facts: Facts, settled: Collection[Span]) -> Iterator[Observation]:
    """Look at every list whose shares are of the sum of its parts, and of no number that is printed."""
    for one, portions in shared_lists(facts):
        if not apportionment(one) and not any(each.share.quantity.span in settled for each in portions):
            yield from looked(portions)


def totals_of_shares(facts: Facts) -> Iterator[Observation]:
    """Look at the total of every list whose shares are of another sum; that one may be printed elsewhere."""
    for one, portions in shared_lists(facts):
        if divides_all(portions) and all(agrees(portion_of(portions, at)) for at in range(len(portions))):
            yield from other_total(one, portions)


def shared_lists(facts: Facts) -> Iterator[tuple[Listing, Sequence[Portion]]]:
    """Yield the lists that print a share of every part, nought left out."""
    for one in facts.listings:
        portions = list(portions_of(one.items))
        parts = sum(any(cell.quantity.value for cell in item.cells) for item in one.items)  # nothing needs no share
        if len(portions) >= max(2, parts) and all_alike(portions):
            yield one, portions


def all_alike(portions: Sequence[Portion]) -> bool:
    """Whether the parts of a list can be added."""
    return all(same_sort(each.part, portions[0].part) for each in portions)


def looked(portions: Sequence[Portion]) -> Iterator[Observation]:
    """Say what the shares of a list come to, as far as they are of its sum at all."""
    relations = [portion_of(portions, at) for at in range(len(portions))]
    hits = sum(agrees(relation) for relation in relations)
    whole = divides_all(portions)
    if hits == len(portions) and whole:
        for each, relation in zip(portions, relations, strict=True):
            yield told(each, relation)
    elif hits == len(portions) - 1 and not whole:
        for each, relation in zip(portions, relations, strict=True):
            sure = relation.holds or hits >= LEAST_PROOF - 1
            if sure or mended_by_slip(relation):
                yield told(each, relation, hunch=Hunch.NONE if sure else Hunch.SLIP)


def portion_of(portions: Sequence[Portion], at: int) -> Relation:
    """Relate a share to its part and the sum of all parts."""
    rest = [each.part.quantity for number, each in enumerate(portions) if number != at]
    operands = [Term(portions[at].part.quantity), *map(Term, rest)]
    return relate(Formula.PORTION, operands, Term(portions[at].share.quantity), Basis.STRUCTURAL)


def told(each: Portion, relation: Relation, *, hunch: Hunch = Hunch.NONE) -> Observation:
    """Say what one share came to."""
    values = {"label": each.part.label, "whole": "各项之和", "part": each.part.quantity.shown()}
    related = beside([(term, "") for term in relation.operands])
    return observe(relation, values, related, hunch=hunch, ceiling=Severity.WARNING)


def other_total(one: Listing, portions: Sequence[Portion]) -> Iterator[Observation]:
    """Look at the total that words tie to a list whose shares are of another sum."""
    total = total_of(one, portions[0].part)
    told = one.declared or one.items[0].opened
    if total is None or len(portions) < LEAST_PROOF or not told:
        return
    elsewhere = apportionment(one)
    if elsewhere and elsewhere.whole is total:
        return
    relation = relate(Formula.SUM, [Term(each.part.quantity) for each in portions], Term(total.quantity))
    values = {
        "label": total.label,
        "total": total.quantity.shown(),
        "count": str(len(portions)),
        "unit": total.quantity.unit,
    }
    related = beside([(Term(each.part.quantity), each.part.label) for each in portions])
    hunch = Hunch.NAMED if elsewhere else Hunch.NONE
    yield observe(relation, values, related, ceiling=Severity.WARNING, hunch=hunch)


def total_of(one: Listing, part: Mention) -> Mention | None:
    """Return the number that words tie to a list as its total, as far as it may be one: of now, in no remark."""
    outside = (row for row in one.totals if row.cells[0].depth <= part.depth)  # 收入96万元（上年88万元），其中：…
    row = next(outside, None)
    cells = row.cells if row else ()
    fitting = [
        cell
        for cell in cells
        if cell.part in {Role.LEVEL, Role.TO}
        and same_sort(cell, part)
        and cell.quantity.modifier is Modifier.NONE
        and cell.quantity.base_value > part.quantity.base_value
    ]
    told = [cell for cell in fitting if cell.period != "prior"] or fitting
    return told[-1] if told else None

"""Checks of lists in prose that print shares: every share is one of the total, and all of them make one hundred.

Which number is the total is settled by arithmetic: the one that most of the shares are shares of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.observe import beside, observe, relate
from reportlint.checks.prose.list_totals import LEAST_NAME, telling
from reportlint.facts import Facts
from reportlint.facts.across.listings import Listing
from reportlint.facts.across.rows import Row, same_sort
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Hunch, Observation
from reportlint.model import Span
from reportlint.number import Modifier
from reportlint.relation import Basis, Formula, Relation, Term, Verdict
from reportlint.rule import Outcome
from reportlint.slips import mended_by_slip


def itemised_shares(facts: Facts) -> Iterator[Observation]:
    """Look at every list of the prose that prints shares; a share in several lists counts where most of it closes.

    Parts that fill the whole of their list are shares of nothing else, whatever else a wrong one of them fits.
    """
    divided = [found for one in facts.listings if (found := apportionment(one))]
    settled: set[Span] = set()
    final: set[Span] = set()
    for one in sorted(divided, key=lambda found: -found.hits):
        seen = [each for each in shares(one) if each.outcome is Outcome.PASS or each.span not in settled]
        seen = [each for each in seen if each.span not in final]
        settled |= {each.span for each in seen}
        final |= {each.span for each in seen} if one.hits > 1 and is_filled(one.portions, one.whole) else set()
        yield from seen


@dataclass(frozen=True, slots=True)
class Portion:
    """One member of a list with its share."""

    part: Mention
    """Its amount."""
    share: Mention
    """Its share of the whole."""


@dataclass(frozen=True, slots=True)
class Apportionment:
    """A list whose members are shares of one whole."""

    listing: Listing
    """The list."""
    portions: Sequence[Portion]
    """Its members that print a share, at least two."""
    whole: Mention
    """The number that most of them are shares of."""
    hits: int
    """How many are."""


def apportionment(one: Listing) -> Apportionment | None:
    """Find the whole of the shares of a list: the number that most of them are shares of."""
    portions = list(portions_of(one.items))
    portions = [each for each in portions if not is_of_fellow(each, portions)]
    if len(portions) < 2:
        return None
    undivided = [row for row in one.totals if not any(is_share(row, cell) for cell in row.cells)]
    wholes = [cell for row in undivided for cell in row.cells if is_whole(cell, portions)]
    ranked = [(sum(agrees(share_of(each, cell)) for each in portions), -at, cell) for at, cell in enumerate(wholes)]
    if not ranked:
        return None
    hits, _, whole = max(ranked, key=lambda entry: entry[:2])
    return Apportionment(one, portions, whole, hits) if hits and 2 * hits >= len(portions) else None


def is_of_fellow(one: Portion, portions: Sequence[Portion]) -> bool:
    """Whether a share says that it is one of another member: 占授予中小企业合同金额的54.0%, beside 授予中小企业."""
    names = (each.part.label for each in portions if each is not one)
    return any(len(name) > LEAST_NAME and one.share.label.startswith(name) for name in names)


def agrees(relation: Relation) -> bool:
    """Whether a share is exactly or rounded what it should be: one that is merely cut off proves no whole."""
    return relation.verdict in {Verdict.EXACT, Verdict.ROUNDED}


def shares(one: Apportionment) -> Iterator[Observation]:
    """Look at the shares of a list whose whole is known."""
    portions, whole = one.portions, one.whole
    relations = [share_of(each, whole) for each in portions]
    whole_told = one.hits > 1 or named_alike(one) or (divides_all(portions) and not one.listing.tentative)
    whole_told = whole_told or (is_filled(portions, whole) and not any(each.share.label for each in portions))
    for each, relation in zip(portions, relations, strict=True):
        sure = whole_told or relation.holds or mended_by_slip(relation)
        values = {"label": each.part.label, "whole": whole.label, "part": each.part.quantity.shown()}
        related = beside([(relation.operands[0], each.part.label), (relation.operands[1], whole.label)])
        yield observe(relation, values, related, hunch=Hunch.NONE if sure else Hunch.SLIP)
    if all(relation.holds for relation in relations):
        yield from hundred(one.listing, portions, whole)


def named_alike(one: Apportionment) -> bool:
    """Whether all shares of a list name their whole, and the number that one of them is a share of bears that name."""
    names = {each.share.label for each in one.portions}
    name = min(names, key=len)
    return len(names) == 1 and len(name) >= LEAST_NAME and name not in OF_ANYTHING and name in one.whole.label


OF_ANYTHING = {"总额", "总数", "总量", "合计", "总计", "全部", "支出", "收入", "预算", "资金"}
"""Names of wholes that say too little of what they are wholes of."""


def divides_all(portions: Sequence[Portion]) -> bool:
    """Whether the shares make one hundred, so that their whole is all that they divide."""
    total = sum((each.share.quantity.value for each in portions), Fraction(0))
    slack = sum((each.share.quantity.ulp for each in portions), Fraction(0)) / 2
    return abs(total - 100) <= slack


def portions_of(items: Sequence[Row]) -> Iterator[Portion]:
    """Yield the members that print amount and share."""
    for row in items:
        share = next((cell for cell in row.cells if is_share(row, cell) and not has_own_whole(row, cell)), None)
        before = [cell for cell in row.cells if cell.part is Role.LEVEL and share and cell.start < share.start]
        part = before[-1] if before else None
        if part and share and part.quantity.modifier is Modifier.NONE and share.quantity.modifier is Modifier.NONE:
            yield Portion(part, share)


def has_own_whole(row: Row, share: Mention) -> bool:
    """Whether a share prints its whole right before it: 完成年初预算2271.45万元的116.03%."""
    at = row.cells.index(share)
    bracketed = share.lead == "）的"  # the row leaves out what stands in brackets: 占专业课教师（239人）的78.7%
    return share.lead in {"的", "）的"} and (bracketed or (at > 0 and row.cells[at - 1].role is Role.WHOLE))


BEHIND_AMOUNT = {"（", "、", "（占"}
"""What stands between an amount and its bare share: 建设补助486.50万元（40.46%）."""


def is_share(row: Row, cell: Mention) -> bool:
    """Whether a number of a row is the share of the amount before it."""
    bare = cell.role is Role.RATIO and cell.lead in BEHIND_AMOUNT
    return cell.role is Role.SHARE or bare or is_zipped(row, cell)


def is_zipped(row: Row, cell: Mention) -> bool:
    """Whether a share out of a run was put beside its amount; left in its run it may belong to any."""
    return cell.natural is Role.SHARE and len(row.cells) == 2


def is_whole(cell: Mention, portions: Sequence[Portion]) -> bool:
    """Whether a number may be what the members are shares of."""
    plain = cell.part in {Role.LEVEL, Role.TO, Role.WHOLE} and cell.quantity.modifier is Modifier.NONE
    return (
        plain
        and same_sort(cell, portions[0].part)
        and all(cell.quantity.base_value >= each.part.quantity.base_value for each in portions[:1])
    )


def share_of(portion: Portion, whole: Mention) -> Relation:
    """Relate amount and share of a member to a whole."""
    return relate(Formula.RATIO, [Term(portion.part.quantity), Term(whole.quantity)], Term(portion.share.quantity))


def is_filled(portions: Sequence[Portion], whole: Mention) -> bool:
    """Whether the parts of a list make its whole to the last digit, and not by chance."""
    parts = relate(Formula.SUM, [Term(each.part.quantity) for each in portions], Term(whole.quantity))
    return parts.verdict is Verdict.EXACT and telling(parts)


def hundred(one: Listing, portions: Sequence[Portion], whole: Mention) -> Iterator[Observation]:
    """Look at whether the shares of a whole that is fully divided make one hundred."""
    if len(portions) < len(one.items) or not is_filled(portions, whole):
        return  # what is rounded off may hide one part more
    operands = tuple(Term(each.share.quantity) for each in portions)
    convention = replace(operands[-1].quantity, text="100", value=operands[-1].quantity.value * 0 + 100, decimals=0)
    relation = relate(Formula.PARTITION, operands, Term(convention, printed=False), Basis.STRUCTURAL)
    values = {"label": whole.label, "whole": whole.label, "part": ""}
    labels = [(term, each.part.label) for term, each in zip(operands, portions, strict=True)]
    last = portions[-1].share.quantity.span
    yield observe(relation, values, beside(labels), span=last)

"""Checks of lists in prose as if they were tables: every column adds up to the total, every share is one of the total.

Which of the rows before a list is its total is settled by arithmetic: the one that some column closes on. What closes
proves the list, and only a proven or a declared list convicts its other numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.memory import once_a_document
from reportlint.checks.observe import beside, observe, relate
from reportlint.checks.prose.meant import (
    PAIR,
    PEOPLE,
    exhausted,
    nearly_made,
    telling_slip,
    worth_a_hint,
)
from reportlint.facts import Facts
from reportlint.facts.across.listings import Listing
from reportlint.facts.across.rows import Column, Row, columns, same_sort
from reportlint.facts.prose.classifications import ATTRIBUTE, are_all_bands, overlap
from reportlint.facts.prose.list_members import LOSS, STATUS, TELLS_STATUS
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import clause
from reportlint.finding import Hunch, Observation
from reportlint.model import Span
from reportlint.number import Modifier, approximate, digits, last_step
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict, may_make, reaching, whole_of
from reportlint.rule import Outcome, Severity
from reportlint.slips import mended_by_slip, mended_by_unit, slips_of

ADDED = {Role.LEVEL: {Role.LEVEL, Role.TO}, Role.CHANGE: {Role.CHANGE}, Role.BASE: {Role.BASE, Role.LEVEL}}
"""Part of the members that are added → parts that their total may play."""
LIMIT = compiled(r"最[高多]|上限|不超过|[单每][户人个家项次]")
"""Words of a number that bounds one case, and is no total."""
ENOUGH_DIGITS = 3
"""Digits of a total that do not add up by chance."""


def itemised_sums(facts: Facts, roles: Collection[Role]) -> Iterator[Observation]:
    """Look at every list of the prose whose numbers of some parts can be added."""
    return (seen for role, seen in all_sums(facts) if role in roles)


@once_a_document
def all_sums(facts: Facts) -> Iterator[tuple[Role, Observation]]:
    """Look at every list of the prose whose numbers can be added."""
    return (seen for one in facts.listings for seen in sums(one))


def itemised_shares(facts: Facts) -> Iterator[Observation]:
    """Look at every list of the prose that prints shares; a share in several lists counts where most of it closes.

    Parts that fill the whole of their list are shares of nothing else, whatever else a wrong one of them fits.
    """
    divided = [found for one in facts.listings if (found := division(one))]
    settled: set[Span] = set()
    final: set[Span] = set()
    for one in sorted(divided, key=lambda found: -found.hits):
        seen = [each for each in shares(one) if each.outcome is Outcome.PASS or each.span not in settled]
        seen = [each for each in seen if each.span not in final]
        settled |= {each.span for each in seen}
        final |= {each.span for each in seen} if one.hits > 1 and is_filled(one.portions, one.whole) else set()
        yield from seen


# ---------------------------------------------------------------- sums


def sums(one: Listing) -> Iterator[tuple[Role, Observation]]:
    """Yield a look at every column that can be added.

    Columns may have their totals in different rows: the budget in one sentence, the spending in the next.
    """
    added = [column for column in columns(one.items) if column.role in ADDED and addable(column)]
    proofs = [proof for column in added if (proof := closing(column, one.totals))]
    for proof in proofs:
        yield proof.column.role, told(one, proof.column, proof.cell, proof.relation)
    if proofs:
        proven = {id(proof.column) for proof in proofs}
        yield from others(one, [column for column in added if id(column) not in proven], proofs[0].row)
    elif counted := next((proof for column in added if (proof := counted_out(one, column))), None):
        yield from others(one, [column for column in added if column is not counted.column], counted.row)
    elif not one.open and not shares_members(one) and not is_made_nearby(one, added):
        likely = one.said or not one.tentative or are_all_bands([row.label for row in one.items])
        found = list(suspected(one, added)) if likely else []
        yield from found or list(supposed(one, added)) or less_likely(one, added)


def counted_out(one: Listing, column: Column) -> Proof | None:
    """Return what short counts of a list that words open make right before it: 8个，967万元。其中：…3个；…4个；…1个.

    They are too short to prove it, and say that their rows are all there are.
    """
    introduced = (one.cued or one.declared) and not one.open and len(column.cells) > PAIR
    return closing(column, one.totals[:1], short=True) if introduced and column.rank == 0 else None


def is_made_nearby(one: Listing, added: Sequence[Column]) -> bool:
    """Whether a list makes a number right before it, too short to prove it: 计划36个，完成38个，其中14个、24个."""
    for column in added:
        whole = whole_of(map(signed, column.cells))
        cells = (cell for row in one.totals[:1] for cell in candidates(column, row) if may_make(whole, signed(cell)))
        if any(sum_of(column, cell, Basis.INFERRED).holds for cell in cells):
            return True
    return False


def shares_members(one: Listing) -> bool:
    """Whether two groups of people share members, or leave some out: 其中党员36人、女性42人."""
    people = len(one.items) == PAIR and all(row.cells[0].quantity.unit in PEOPLE for row in one.items)
    return people and not (one.said or one.divided or one.enclosed) and overlap(row.label for row in one.items)


@dataclass(frozen=True, slots=True)
class Proof:
    """A column that adds up."""

    column: Column
    """The column."""
    row: Row
    """The row its total stands in."""
    cell: Mention
    """The total."""
    relation: Relation
    """The sum."""


def addable(column: Column) -> bool:
    """Whether the cells of a column are plain numbers of one sort."""
    plain = all(cell.quantity.modifier is Modifier.NONE and cell.quantity.high is None for cell in column.cells)
    sorts = all(same_sort(column.cells[0], cell) for cell in column.cells)
    return plain and sorts and len({cell.quantity.span for cell in column.cells}) == len(column.cells)


def closing(column: Column, totals: Sequence[Row], *, short: bool = False) -> Proof | None:
    """Return the first total that a column adds up to, fast floats first; `short` numbers too may do so by chance."""
    computed = sum(approximate(each.quantity) * sign(each) for each in column.cells)
    slack = sum(last_step(each.quantity) for each in column.cells)
    for row in totals:
        for cell in candidates(column, row):
            if abs(computed - approximate(cell.quantity) * sign(cell)) <= slack + last_step(cell.quantity):
                relation = sum_of(column, cell)
                if relation.holds and not relation.strained and (short or telling(relation)):
                    return Proof(column, row, cell, relation)
    return None


def candidates(column: Column, total: Row) -> Iterator[Mention]:
    """Yield the cells of a row that may be the total of a column, the one in the same position first."""
    own = set(map(id, column.cells))
    fitting = [
        cell
        for cell in total.cells
        if cell.part in ADDED[column.role]
        and same_sort(cell, column.cells[0])
        and cell.quantity.modifier is Modifier.NONE
        and not LIMIT.search(clause(cell))
        and id(cell) not in own
    ]
    yield from fitting[column.rank : column.rank + 1]
    yield from fitting[: column.rank]
    yield from fitting[column.rank + 1 :]


def likeliest(column: Column, total: Row) -> list[Mention]:
    """Return the cells of a row that are tried where none is made exactly: the first two, and what it comes to."""
    found = list(candidates(column, total))
    result = [cell for cell in found if END_OF_A_TIME.search(clause(cell))] if len(found) > LEAST_FLOW else []
    named = [cell for cell in found if names_whole(column, cell)]
    return list({id(cell): cell for cell in (*named[-1:], *result[-1:], *found[:2])}.values())


END_OF_A_TIME = compiled(r"年[末底]|期末|月[末底]")


def names_whole(column: Column, cell: Mention) -> bool:
    """Whether the words that open a list name what it divides: 退出412份。退出原因：死亡263份，迁出47份."""
    opening, colon, _ = column.cells[0].lead.partition("：")
    return bool(colon) and len(cell.label) >= LEAST_NAME and opening.startswith(cell.label)


LEAST_NAME = 2
"""Characters of a name by which words before a list say what it divides: 退出412份。退出原因：…."""
LEAST_FLOW = 3
"""Numbers of a row, at least, that tell how much there was, what came or went, and what there is."""


def sign(cell: Mention) -> int:
    """Return -1 for a decrease, and for a loss."""
    if LOSS.search(cell.label):
        return -1
    return cell.direction or 1 if cell.part is Role.CHANGE else 1


def sum_of(column: Column, cell: Mention, basis: Basis = Basis.DECLARED) -> Relation:
    """Relate the cells of a column to their total."""
    return relate(Formula.SUM, list(map(signed, column.cells)), signed(cell), basis)


def signed(cell: Mention) -> Term:
    """Return a number as a sum has it."""
    return Term(cell.quantity, sign(cell))


def telling(relation: Relation) -> bool:
    """Whether a sum is of numbers long enough not to close by chance."""
    length = digits(relation.stated.quantity)
    return length + len(relation.operands) > ENOUGH_DIGITS + 1 and length > 1


def others(one: Listing, open_columns: Sequence[Column], row: Row) -> Iterator[tuple[Role, Observation]]:
    """Yield the columns of a proven list that close nowhere, where their total stands in the same position."""
    for column in open_columns:
        cell = next(candidates(column, row), None)
        if cell is None or len(in_role(row, column)) <= column.rank:
            continue
        relation = sum_of(column, cell, Basis.STRUCTURAL)
        if cell.period == column.cells[0].period and mended_by_slip(relation):
            yield column.role, told(one, column, cell, relation)


def in_role(row: Row, column: Column) -> list[Mention]:
    """Return the cells of a row that may be totals of a column."""
    return [cell for cell in row.cells if cell.part in ADDED[column.role] and same_sort(cell, column.cells[0])]


def suspected(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield a list that misses its total by one slip of the pen; rows of other shapes are lists of their own."""
    for column in added[:1]:
        if not is_of_one_shape(one, column):
            continue
        for row in one.totals[:4]:
            for cell in likeliest(column, row):
                relation = sum_of(column, cell, Basis.INFERRED)
                if relation.verdict is not Verdict.INCONSISTENT or is_no_list(one, column, cell):
                    continue
                whole = names_whole(column, cell) or are_all_bands([row.label for row in one.items])
                slipped = (whole or telling_slip(one, relation)) and mended_by_slip(relation)
                meant = exhausted(one, row, relation) or nearly_made(one, row, relation)
                if meant or slipped or mended_by_unit(relation):
                    several = len(column.cells) > PAIR and digits(cell.quantity) >= ENOUGH_DIGITS
                    tied = one.declared and row is one.totals[0]
                    sure = meant or not slipped or tied or several or whole
                    yield column.role, told(one, column, cell, relation, hunch=Hunch.NONE if sure else Hunch.SLIP)
                    return


def is_no_list(one: Listing, column: Column, total: Mention) -> bool:
    """Whether something speaks against a total and its list: a member of its own kind, a sum before its end, a flow."""
    return lists_sibling(column, total) or ends_before(column, total) or is_mixed(one, column, total)


STOCK_OF_A_TIME = compiled(r"(?<![比较与同])(?:上年|年初)|期初|年末|期末|月末")
"""Words of what there is at one time."""


def is_mixed(one: Listing, column: Column, total: Mention) -> bool:
    """Whether members are of different sorts: stocks and flows, things and what became of them, attributes of one.

    Where words open a list, what it divides may be of a time that they do not name again: 年末在职88人，其中….
    """
    whole, *timed = (STOCK_OF_A_TIME.search(clause(each)) is not None for each in (total, *column.cells))
    introduced = one.declared or one.cued or one.divided or one.enclosed
    ended = END_OF_A_TIME.search(clause(total)) is not None
    times = {*timed} if introduced and ended and not any(timed) else {whole, *timed}
    stated = [STATUS.match(each.lead) is not None for each in column.cells]
    kinds = any(ATTRIBUTE.search(each.label) for each in column.cells)
    return len(times) > 1 or (any(stated[1:]) and not TELLS_STATUS.search(column.cells[0].lead)) or kinds


def lists_sibling(column: Column, total: Mention) -> bool:
    """Whether a member bears the kind of name its total has, the first does not: 苹果面积，其中挂果；梨面积."""
    first, *others = column.cells
    kind = total.label[-2:]
    if "；" in total.lead and "；" not in first.lead and all("；" in each.lead for each in others):
        return True  # …；无法提供33件，其中因不掌握的26件；不予处理9件: members of the list that the total is one of
    return len(kind) > 1 and first.label[-2:] != kind and any(each.label[-2:] == kind for each in others)


def is_of_one_shape(one: Listing, column: Column) -> bool:
    """Whether every row prints as many numbers of a column's sort; one that prints more is a list of its own."""
    return len({len(in_role(row, column)) for row in one.items}) == 1


def supposed(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield as a hunch the first total that a list misses by one slip of the pen; two numbers alone are no list."""
    meant = one.declared or one.cued or one.said or one.divided
    apart = one.tentative and len({row.passage for row in one.items}) > 1  # the first of numbered items is seldom all
    likely = not apart and (meant or len(one.items) > PAIR)
    for column in added if likely else ():
        if not is_of_one_shape(one, column):
            continue
        for row in one.totals[:4]:
            for cell in likeliest(column, row):
                relation = sum_of(column, cell, Basis.INFERRED)
                again = any(term.value == relation.stated.value for term in relation.operands)
                broken = relation.verdict is Verdict.INCONSISTENT and not again and not is_mixed(one, column, cell)
                if broken and next(slips_of(relation), None) is not None:
                    yield column.role, told(one, column, cell, relation, hunch=Hunch.SLIP)
                    return


def less_likely(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield what is left to suppose of a list: a slip in short numbers, a total of an earlier draft, a near miss."""
    guesses = list(guessed(one, added))
    slipped = [(role, each) for role, each in guesses if any(map(mended_by_slip, each.relations))]
    yield from slipped or list(outdated(one, added)) or guesses


FORMER = Fraction(3, 2)
"""How many times larger or smaller than its list a total may be and still be of an earlier draft."""


def outdated(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield as a hunch the total that words tie to a list of other size: another print of it may be what they make."""
    tied = (one.declared or one.items[0].opened) and len(one.items) > PAIR and one.totals
    for column in added[:1] if tied else ():
        cell = next(candidates(column, one.totals[0]), None)
        relation = sum_of(column, cell, Basis.INFERRED) if cell else None
        if cell is None or relation is None or relation.point is None or relation.verdict is not Verdict.INCONSISTENT:
            continue
        small, large = sorted((abs(relation.point), abs(relation.stated.value)))
        if large <= FORMER * small:
            yield column.role, told(one, column, cell, relation, hunch=Hunch.SLIP)


def guessed(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield as a guess the total right before a list that is nearly made, or missed by one slip of the pen."""
    for column in added[:1]:
        for row in one.totals[: 4 if one.counted else 2]:
            cell = next(candidates(column, row), None)
            if cell is None or row.passage != one.items[0].passage or cell.start > column.cells[0].start:
                continue
            relation = sum_of(column, cell, Basis.INFERRED)
            again = any(term.value == relation.stated.value for term in relation.operands)
            broken = relation.verdict is Verdict.INCONSISTENT and not again and not is_mixed(one, column, cell)
            if broken and worth_a_hint(one, relation) and not ends_before(column, cell):
                yield column.role, told(one, column, cell, relation, hunch=Hunch.GUESS)
                return


def ends_before(column: Column, cell: Mention) -> bool:
    """Whether the first numbers of a column make its total already: what follows them is no part of it."""
    sizes = (size for size in reaching(map(signed, column.cells[:-1]), signed(cell)) if size > 1)
    return any(sum_of(replace(column, cells=column.cells[:size]), cell).holds for size in sizes)


def told(one: Listing, column: Column, whole: Mention, relation: Relation, *, hunch: Hunch = Hunch.NONE) -> Observation:
    """Say what adding up a column came to."""
    total = relation.stated.quantity
    values = {
        "label": whole.label or clause(whole) or one.items[0].label,
        "total": total.shown(),
        "count": str(len(relation.operands)),
        "unit": total.unit,
    }
    labels = [row.label for row in one.items]
    related = beside(list(zip(relation.operands, labels, strict=True)))
    unsure = column.role is Role.CHANGE and any(cell.unsure for cell in column.cells)
    ceiling = Severity.WARNING if relation.basis is not Basis.DECLARED else None
    return observe(relation, values, related, ceiling=ceiling, unsure=unsure, hunch=hunch)


# ---------------------------------------------------------------- shares


@dataclass(frozen=True, slots=True)
class Portion:
    """One member of a list with its share."""

    part: Mention
    """Its amount."""
    share: Mention
    """Its share of the whole."""


@dataclass(frozen=True, slots=True)
class Division:
    """A list whose members are shares of one whole."""

    listing: Listing
    """The list."""
    portions: Sequence[Portion]
    """Its members that print a share, at least two."""
    whole: Mention
    """The number that most of them are shares of."""
    hits: int
    """How many are."""


def division(one: Listing) -> Division | None:
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
    return Division(one, portions, whole, hits) if hits and 2 * hits >= len(portions) else None


def is_of_fellow(one: Portion, portions: Sequence[Portion]) -> bool:
    """Whether a share says that it is one of another member: 占授予中小企业合同金额的54.0%, beside 授予中小企业."""
    names = (each.part.label for each in portions if each is not one)
    return any(len(name) > LEAST_NAME and one.share.label.startswith(name) for name in names)


def agrees(relation: Relation) -> bool:
    """Whether a share is exactly or rounded what it should be: one that is merely cut off proves no whole."""
    return relation.verdict in {Verdict.EXACT, Verdict.ROUNDED}


def shares(one: Division) -> Iterator[Observation]:
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


def named_alike(one: Division) -> bool:
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

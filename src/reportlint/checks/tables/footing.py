"""Totals of any numeric table: rows that foot, columns that cross-foot, parts below their wholes, flows that balance.

A reading of how a table adds up is believed where most of its columns bear it out; only then is an exception a fault.
A total that no reading closes in most columns is misread, not wrong: it is left for review, and told of once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.memory import once_a_document
from reportlint.checks.observe import observe, relate
from reportlint.checks.tables.closings import Family, Footing
from reportlint.checks.tables.families import find_families
from reportlint.checks.tables.linked import linked
from reportlint.checks.tables.retold import retold
from reportlint.checks.tables.series import grown
from reportlint.checks.tables.shortened import as_declared, is_lone
from reportlint.checks.tables.surveys import surveys
from reportlint.checks.tables.weighed import weighed
from reportlint.facts import Facts
from reportlint.facts.tables.grids import DEDUCTED, FULL
from reportlint.facts.tables.sheets import Sheet, counted
from reportlint.finding import Observation
from reportlint.model import Document
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, substituted
from reportlint.rule import Outcome, Severity
from reportlint.slips import explained_by_slip

NOT_ALL = compiled(r"不含|不包括|剔除|扣除|除外|另含|主要|部分|重点|摘|节选|举例")
"""Words by which a total is of more or less than its rows."""
MEAN_TOO = compiled(r"平均")
"""Words by which a row of totals holds means under some columns: 合计（平均）."""
TOLD_OF_SCORES = frozenset({FULL, DEDUCTED})
"""Columns of a score table that nothing else makes."""
INCOME_TOTAL, SPENT_TOTAL = compiled(r"收入?.*总计$"), compiled(r"支出?.*总计$")


def footing(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every total of every numeric table, down its columns and along its rows, and of what others itemise."""
    down = iter(footed_down(facts))
    with_means = {matrix.grid.table for matrix in facts.matrices if matrix.mean is not None}
    for sheet in facts.sheets:
        yield from linked(sheet, ()) if sheet.scored else looked_at(facts.document, sheet, next(down))
        yield from weighed(sheet, besides=TOLD_OF_SCORES if sheet.scored else ())
        if not sheet.scored:
            yield from weighed(sheet.flipped, means=sheet.grid.table not in with_means)
    for first, second in pairwise(facts.sheets):
        if first.grid is second.grid:
            yield from balanced(first, second)
    yield from retold(facts)
    yield from surveys(facts)


@once_a_document
def footed_down(facts: Facts) -> Iterator[list[Account]]:
    """Yield what the totals of every numeric table come to, down its columns."""
    return (accounts(sheet) for sheet in facts.sheets if not sheet.scored)


def looked_at(document: Document, sheet: Sheet, down: list[Account]) -> Iterator[Observation]:
    """Foot a sheet both ways, then look for what its columns and rows compute besides."""
    ways = (sheet, sheet.flipped)
    found = [down, accounts(sheet.flipped)]
    for way, ones in zip(ways, found, strict=True):
        yield from footed(way, ones)
    for way, ones in zip(ways, reversed(found), strict=True):
        yield from linked(way, {members_of(account.family) for account in ones})
        yield from grown(document, way)


def members_of(family: Family) -> frozenset[int]:
    """Return the rows of a family."""
    return frozenset((family.whole, *(part for part, _ in family.parts)))


def balanced(income: Sheet, spent: Sheet) -> Iterator[Observation]:
    """Look at the last rows of 收支总表: 收入总计 is 支出总计, column by column."""
    if len(income.columns) != len(spent.columns) or not income.columns:
        return
    if not INCOME_TOTAL.search(last_name(income)) or not SPENT_TOTAL.search(last_name(spent)):
        return
    for column, (first, second) in enumerate(zip(income.cells[-1], spent.cells[-1], strict=True)):
        if first and second and first.kind is second.kind:
            relation = relate(Formula.EQUAL, [Term(first)], Term(second), Basis.STRUCTURAL)
            place = spent.place(len(spent.rows) - 1, column)
            values = {"label": place[1], "column": place[2], "count": "1"}
            yield observe(relation, values, place=place, ceiling=Severity.WARNING)


def last_name(sheet: Sheet) -> str:
    """Return the name of the last row, behind the heading of its half of the table: 收入 above, 总计 below."""
    return sheet.columns[0].heading + sheet.rows[-1].name


def misread(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Tell once of a table whose totals close in none or few of its columns: its layout was not understood."""
    told: set[int] = set()
    numeric = [sheet for sheet in facts.sheets if not sheet.scored]
    for sheet, found in zip(numeric, footed_down(facts), strict=True):
        tried = [account for account in found if account.is_declared]
        closing = sum(account.closing for account in tried)
        asked = sum(account.asked for account in tried)
        if asked >= 2 and not any(account.is_believed for account in tried) and sheet.grid.table not in told:
            told.add(sheet.grid.table)
            values = {"table": str(sheet.grid.table + 1), "closing": str(closing), "asked": str(asked)}
            first = tried[0].relations[0][1].stated.quantity.span
            yield Observation(Outcome.FAIL, first, values, place=(f"表 {sheet.grid.table + 1}",))


@dataclass(frozen=True, slots=True)
class Account:
    """One family and how far the columns bear it out."""

    family: Family
    """The family."""
    relations: tuple[tuple[int, Relation], ...]
    """Columns with what they came to."""
    alike: tuple[int, int]
    """In how many places families of its style close, and in how many they were asked."""

    @property
    def closing(self) -> int:
        """Columns in which it closes."""
        return sum(relation.holds for _, relation in self.relations)

    @property
    def asked(self) -> int:
        """Columns in which it has numbers."""
        return len(self.relations)

    @property
    def is_declared(self) -> bool:
        """Whether words say that the parts make the whole."""
        return self.family.style in {"total", "group"}

    @property
    def is_believed(self) -> bool:
        """Whether at least half of its columns bear it out, or most families like it elsewhere in the table."""
        closing, asked = self.alike
        own = self.closing > 0 and 2 * self.closing >= self.asked
        return own or (closing - self.closing >= 1 and 2 * closing >= asked)


def accounts(sheet: Sheet) -> list[Account]:
    """Relate every family of a sheet in every column that has its numbers."""
    sheet = counted(sheet)
    plan = Footing(sheet)
    related = [(family, tuple(relations_of(sheet, plan, family))) for family in find_families(plan)]
    styles: dict[str, tuple[int, int]] = {}
    for family, found in related:
        closing, asked = styles.get(family.style, (0, 0))
        styles[family.style] = (closing + sum(one.holds for _, one in found), asked + len(found))
    return [Account(family, found, styles[family.style]) for family, found in related if found]


def relations_of(sheet: Sheet, plan: Footing, family: Family) -> Iterator[tuple[int, Relation]]:
    """Yield the relation of a family in every column; blanks contribute nothing, averages are no totals."""
    for field in plan.fields:
        numbers = sheet.lines[field]
        stated = numbers[family.whole]
        terms = [Term(number, sign) for part, sign in plan.addends(family, numbers) if (number := numbers[part])]
        if stated is None or not terms:
            continue
        if family.exhaustive and len(terms) == 1 and not telling_single(family, terms[0].quantity):
            continue
        if not family.exhaustive:
            if all(term.value >= 0 for term in terms) and stated.value >= 0 and sheet.columns[field].role != "change":
                yield from ((field, relate(Formula.SUBSET, [one], Term(stated), Basis.STRUCTURAL)) for one in terms)
            continue
        whole = stated.kind is Kind.RATIO and stated.value == 100
        relation = relate(Formula.PARTITION if whole else Formula.SUM, terms, Term(stated), Basis.STRUCTURAL)
        if not relation.holds and MEAN_TOO.search(sheet.rows[family.whole].label):
            relation = relate(Formula.MEAN, terms, Term(stated), Basis.STRUCTURAL)
        if relation.holds or not lies_among(stated, terms) or explained_by_slip(relation):
            yield field, relation


def telling_single(family: Family, part: Quantity) -> bool:
    """Whether a single part may stand for its whole: one code below another, one row above its subtotal."""
    return family.style in {"level", "total", "group"} and part.value != 0


def lies_among(stated: Quantity, terms: Sequence[Term]) -> bool:
    """Whether a number lies among those it would sum, as an average, a rate or a maximum does."""
    values = [term.value for term in terms if term.value]
    return len(values) > 1 and min(values) > 0 and min(values) <= stated.base_value <= max(values)


def footed(sheet: Sheet, found: Sequence[Account]) -> Iterator[Observation]:
    """Say what every family of a sheet came to."""
    alone = is_lone([relation for account in found for _, relation in account.relations])
    for account in found:
        for column, relation in account.relations:
            yield told(sheet, account, column, as_declared(relation) if alone and account.is_believed else relation)


def told(sheet: Sheet, account: Account, column: int, relation: Relation) -> Observation:
    """Say what one total came to: an exception among columns that close is a fault, the rest is for a person."""
    place = sheet.place(account.family.whole, column)
    values = {"label": place[1], "column": place[2], "count": str(len(relation.operands))}
    if relation.holds and (cut := cut_short(relation, sheet.places[column])):
        return observe(cut, values, place=place, ceiling=Severity.INFO)
    if relation.holds or not account.family.exhaustive:
        return observe(relation, values, place=place, ceiling=None if relation.holds else Severity.WARNING)
    slip = explained_by_slip(relation)
    if account.is_believed:
        certain = slip and account.is_declared and account.closing > 1 and not is_rest(relation)
        unnamed = not slip and not any(one.heading for one in sheet.columns)
        return observe(relation, values, place=place, ceiling=None if certain else Severity.WARNING, unsure=unnamed)
    sure = account.asked <= 2 and (slip or (account.asked == 1 and is_whole(sheet, account)))
    return observe(relation, values, place=place, ceiling=Severity.WARNING, unsure=not sure)


def is_rest(relation: Relation) -> bool:
    """Whether amounts miss their total by no more than rounding may leave, had they not been exact to the 分."""
    finest = min(term.quantity.ulp * term.quantity.scale for term in relation.terms)
    residual = abs((relation.point or 0) - relation.stated.value)
    return len(relation.terms) > 3 and residual * 2 <= finest * len(relation.terms)


def cut_short(relation: Relation, places: int | None) -> Relation | None:
    """Return a sum that only holds because one of its numbers lost the last digit that its column prints."""
    short = [term for term in relation.terms if places and term.quantity.decimals < places and term.quantity.decimals]
    if len(short) != 1 or relation.formula is not Formula.SUM:
        return None
    quantity = short[0].quantity
    sound = substituted(relation, {quantity.span: replace(quantity, decimals=places or 0)})
    return None if sound.holds else sound


def is_whole(sheet: Sheet, account: Account) -> bool:
    """Whether a lone total says that it is all of what stands above it: no exceptions, no list of main items."""
    words = sheet.rows[account.family.whole].label + sheet.grid.caption
    return account.is_declared and not NOT_ALL.search(words)

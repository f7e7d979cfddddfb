"""What is left of a row of a table, though no column prints it: 水库除险加固尚未支付447.65万元 beside 预算 and 支出.

Two cells of the row that prose names have that difference to the last place. Where none has, a slip is looked for in
the columns of what was due and what was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from reportlint.checks.across.cells import TELLING, Place, in_unit
from reportlint.checks.across.clauses import Clause, Line
from reportlint.checks.observe import relate
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import Entry
from reportlint.number import Kind, digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict

LEFT = compiled(
    r"欠|差|缺口|未(?:支付|支出|到位|拨付|完成|执行|使用|整改|兑付)|尚未|结转|结余|剩余|节约|节余|超支|超出|[顺逆]差|收不抵支|收支相抵"
    r"|盈余|核减"
)
"""Words of what two numbers differ by."""
DUE, DONE = compiled(r"预算|计划|应|下达|安排|批复|送审|收入"), compiled(r"支出|执行|实际|到位|支付|完成|审定|拨付")
"""Heads of the columns of what was to be, and of what was."""
NUMBERS = {Role.LEVEL, Role.CHANGE, Role.LISTED}
"""Parts of numbers that may be such a difference."""


def left_over(clause: Clause) -> Iterator[tuple[Mention, tuple[Place, Place], Relation]]:
    """Yield the numbers of a clause that are what two cells of a row differ by, or were to be."""
    agreed = {tie.mention.start for tie in clause.agreements}
    for mention in clause.mentions:
        if mention.start in agreed or not may_be_left(clause, mention):
            continue
        readings = [one for line in clause.lines_about(mention) for one in differences(clause, mention, line)]
        holding = [one for one in readings if one[1].verdict is Verdict.EXACT]
        meant = holding or [one for one in readings if is_due_and_done(clause, one[0])]
        if holding or len(meant) == 1:
            yield mention, *meant[0]


def may_be_left(clause: Clause, mention: Mention) -> bool:
    """Whether the words before a long number say that it is a difference."""
    quantity = mention.quantity
    plain = mention.part in NUMBERS and not (mention.unsure or mention.reason or quantity.modifier)
    if not plain or quantity.kind is Kind.RATIO or digits(quantity) < TELLING:
        return False
    text = clause.reading.prose.passage.text[clause.reading.sentence_start(mention) : mention.start]
    return LEFT.search(text) is not None


def differences(clause: Clause, mention: Mention, line: Line) -> Iterator[tuple[tuple[Place, Place], Relation]]:
    """Yield the pairs of amounts of one row, the larger first, with what they come to."""
    sheet = clause.tables.sheets[line[0]]
    places = [one for one in clause.tables.lines[line] if is_amount(sheet.columns[one.column], one, mention)]
    for pair in permutations(places, 2):
        first, second = (in_unit(place.quantity, mention.quantity) for place in pair)
        apart = first.base_value - second.base_value
        if apart == mention.quantity.base_value or (apart > 0 and is_due_and_done(clause, pair)):
            operands = [Term(first), Term(second, -1)]
            yield pair, relate(Formula.SUM, operands, Term(mention.quantity), Basis.INFERRED)


def is_amount(column: Entry, place: Place, mention: Mention) -> bool:
    """Whether a cell may be one of two amounts that differ by a number."""
    alike = place.quantity.kind in {mention.quantity.kind, Kind.PLAIN}
    return alike and column.role == ""


def is_due_and_done(clause: Clause, pair: Sequence[Place]) -> bool:
    """Whether the columns of two cells are of what was due and of what was done."""
    due, done = (clause.tables.column(place).heading for place in pair)
    return DUE.search(due) is not None and DONE.search(done) is not None and DONE.search(due) is None

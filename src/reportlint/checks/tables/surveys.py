"""Tables of answers: every row of them adds up to the questionnaires, though no column prints the sum.

满意 | 基本满意 | 不满意: each question was answered by all who were asked. That all rows but one come to the same
number says so; that number is printed in the text, 有效问卷760份.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.tables.entries import BODY
from reportlint.facts.tables.sheets import Sheet
from reportlint.finding import Observation
from reportlint.number import Kind, Quantity, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip

ANSWER = compiled(
    r"(?:^|[，、（：])(?:(?:非常|很|十分|比较|较为?|基本|不太?|很不|非常不)?(?:满意|了解|清楚|认可|赞成|同意|支持)|一般|说不清|不清楚|不好说|未作?答|弃权"
    r"|(?:很|较|比较)?[好差]|无所谓)(?:（[^（）]*）|\(.*\))?(?:人?数|份数|人次)?$"
)
"""The head of a column of one answer."""
FEWEST_ROWS, FEWEST_ANSWERS = 3, 3
"""Questions that all came to one number, and answers that they had."""
LEAST = 10
"""Questionnaires that a survey has."""
UNANSWERED = Fraction(1, 20)
"""The part of those asked that may have left a question unanswered."""
SHEETS_OF_PAPER = frozenset({"份", "人", "名", "户", "位", "张", "家", "人次", "份次"})
"""What questionnaires are counted by."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One question with the numbers of its answers."""

    row: int
    """The row of the sheet."""
    terms: tuple[Term, ...]
    """The numbers."""

    @property
    def total(self) -> Fraction:
        """What they come to."""
        return sum((term.quantity.value for term in self.terms), Fraction(0))


def surveys(facts: Facts) -> Iterator[Observation]:
    """Look at every row of every table of answers whose rows come to one number that the text prints."""
    printed = {one.value: one for one in reversed(facts.quantities) if counts_sheets(one)}
    for sheet in facts.sheets:
        columns = [at for at, column in enumerate(sheet.columns) if ANSWER.search(column.heading)]
        if not sheet.scored and len(columns) >= FEWEST_ANSWERS and not adds_up(sheet, columns):
            yield from looked_at(sheet, answers(sheet, columns), printed)


def counts_sheets(one: Quantity) -> bool:
    """Whether a number may be how many questionnaires there were."""
    return is_plain(one) and one.kind is Kind.COUNT and one.unit in SHEETS_OF_PAPER and one.value >= LEAST


def adds_up(sheet: Sheet, columns: Sequence[int]) -> bool:
    """Whether a column of the table prints the sum itself: then it is looked at as such."""
    others = [at for at in range(len(sheet.columns)) if at not in columns]
    return any(SUM.search(sheet.columns[at].heading) for at in others)


SUM = compiled(r"合计|小计|总计|总数|有效|样本|回收|收回|问卷|(?<![满意])[份人]数$")
"""The head of a column of sums."""


def answers(sheet: Sheet, columns: Sequence[int]) -> list[Answers]:
    """Return the questions of a table that print whole numbers of answers; the row of totals is none."""
    found = []
    for at, (row, cells) in enumerate(zip(sheet.rows, sheet.cells, strict=True)):
        numbers = [cells[column] for column in columns]
        whole = [one for one in numbers if one is not None and one.kind is not Kind.RATIO and not one.decimals]
        if row.rank == BODY and not row.role and whole and len(whole) == len([one for one in numbers if one]):
            found.append(Answers(at, tuple(map(Term, whole))))
    return found


def looked_at(sheet: Sheet, rows: Sequence[Answers], printed: dict[Fraction, Quantity]) -> Iterator[Observation]:
    """Hold the rows of a table against the number that all but one of them come to."""
    counts = Counter(row.total for row in rows)
    total, often = counts.most_common(1)[0] if counts else (Fraction(0), 0)
    if len(rows) < FEWEST_ROWS or often < len(rows) - 1 or often < FEWEST_ROWS - 1 or total not in printed:
        return
    stated = Term(printed[total])
    for row in rows:
        relation = relate(Formula.SUM, row.terms, stated, Basis.STRUCTURAL)
        if relation.holds or explained_by_slip(relation):
            place = sheet.place(row.row, 0)
            values = {"label": place[1], "column": "各项合计", "count": str(len(row.terms))}
            span = None if relation.holds else row.terms[0].quantity.span
            skipped = 0 < total - row.total <= total * UNANSWERED
            yield observe(relation, values, place=place, span=span, ceiling=Severity.WARNING, unsure=skipped)

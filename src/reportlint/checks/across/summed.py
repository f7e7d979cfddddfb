"""Sums of cells that prose states: 教育、卫生健康两类支出合计443323万元, 共安排613.50万元，具体如下.

What is added is told by the names listed right before the number, or by the table that follows it: all its rows, where
no row of it is their total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.across.cells import TELLING, Place, in_unit
from reportlint.checks.across.clauses import Clause
from reportlint.checks.across.parts import is_headed, plays
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import BODY
from reportlint.facts.text.numerals import integer_of
from reportlint.number import digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, evaluate

SAID = compiled(r"合计|总计|共|总额|之和|[两二三四五六七八九十]\D{0,3}(?:项|类|个|地|市|县|区|户|厂)")
"""Words that say of a number that it is a sum."""
FOLLOWS = compiled(r"如下|下表|下列|明细|具体为|：$")
"""Words that announce a table."""
LEAST_ROWS = 2
"""Rows that make a sum."""
MOST_ROWS = 40
"""Rows of a table that prose adds up."""

Cells = tuple[Place, ...]


def sums(clause: Clause) -> Iterator[tuple[Mention, Cells, Relation]]:
    """Yield the levels of a clause that are said to be sums, with the cells of one column that they may be sums of."""
    agreed = {tie.mention.start for tie in clause.agreements}
    for mention in clause.mentions:
        plain = mention.role is Role.LEVEL and not (mention.unsure or mention.reason or mention.period == "prior")
        if mention.start in agreed or not plain:
            continue
        telling = digits(mention.quantity) >= TELLING
        listed = (named(clause, mention), below(clause, mention)) if telling else ()
        choices = [cells for rows in (*listed, above(clause, mention)) for cells in columns(clause, mention, rows)]
        related = [(mention, cells, added(mention, cells)) for cells in choices]
        holding = [one for one in related if one[2].holds]
        if holding or len(related) == 1:
            yield (holding or related)[0]


def named(clause: Clause, mention: Mention) -> list[tuple[int, int]]:
    """Return the rows listed right before a number, all of one table."""
    before = [one.end for one in clause.mentions if one.end <= mention.start]
    text = clause.reading.prose.passage.text
    start = max([*before, *(text.rfind(mark, 0, mention.start) + 1 for mark in "。；")])
    names = [name for at, name in clause.reading.found if start <= at < mention.start]
    if len(set(names)) < LEAST_ROWS or not SAID.search(text[start : mention.start]):
        return []
    lines = [clause.reading.rows_called(name)[:1] for name in dict.fromkeys(names)]
    rows = [line for found in lines for line in found]
    return rows if len({sheet for sheet, _ in rows}) == 1 and len(set(rows)) == len(rows) else []


def below(clause: Clause, mention: Mention) -> list[tuple[int, int]]:
    """Return all rows of the table that a passage announces, where none is their total."""
    reading = clause.reading
    sheets = [at for at, block in enumerate(clause.tables.blocks) if block == reading.prose.blocks[-1] + 1]
    said = SAID.search(mention.lead) and FOLLOWS.search(reading.prose.passage.text[mention.end :])
    if len(sheets) != 1 or not said:
        return []
    rows = clause.tables.sheets[sheets[0]].rows
    if not LEAST_ROWS <= len(rows) <= MOST_ROWS or any(row.rank != BODY or row.part or row.depth for row in rows):
        return []
    return [(sheets[0], at) for at in range(len(rows))]


def above(clause: Clause, mention: Mention) -> list[tuple[int, int]]:
    """Return all rows of the table right before a passage, where its words count them: 三个片区已签约422户."""
    reading = clause.reading
    text = reading.prose.passage.text
    opened = max(text.rfind(mark, 0, mention.start) for mark in "。；") + 1
    sheets = [at for at, block in enumerate(clause.tables.blocks) if block == reading.prose.blocks[0] - 1]
    if len(sheets) != 1 or not same_sentence(clause, mention):
        return []
    rows = clause.tables.sheets[sheets[0]].rows
    plain = all(row.rank == BODY and not row.part and not row.depth for row in rows)
    if not plain or not LEAST_ROWS <= len(rows) <= MOST_ROWS:
        return []
    counted = SO_MANY.match(text, opened)
    quarter = OF_QUARTER.search(text[opened : mention.start]) and all(OF_MONTH.match(row.label) for row in rows)
    meant = counted is not None and integer_of(counted["count"]) == len(rows)
    return [(sheets[0], at) for at in range(len(rows))] if meant or (quarter and len(rows) == MONTHS) else []


def same_sentence(clause: Clause, mention: Mention) -> bool:
    """Whether a number stands in the first sentence of its passage, right behind the table."""
    return mention.sentence == 0 and not mention.depth


SO_MANY = compiled(r"(?:以上|上述|全部|这)?(?P<count>[两三四五六七八九十]{1,2}|\d{1,2})[个家所名户项类座处条批]")
"""How a sentence begins that counts the rows of the table before it."""
OF_QUARTER, OF_MONTH, MONTHS = compiled(r"[一二三四]季度"), compiled(r"\d{1,2}月"), 3
"""A quarter, the label of one of its months, and how many it has."""


def columns(clause: Clause, mention: Mention, rows: Sequence[tuple[int, int]]) -> Iterator[Cells]:
    """Yield the cells of some rows in each column that may print such a number; those its words name alone, if any."""
    if not rows:
        return
    sheet = clause.tables.sheets[rows[0][0]]
    found: dict[int, list[Place]] = {}
    for row in rows:
        for place in clause.tables.lines[row]:
            if plays(mention, place.quantity, sheet.columns[place.column], sheet):
                found.setdefault(place.column, []).append(place)
    full = {at: places for at, places in found.items() if len(places) == len(rows)}
    said = clause.reading.words_before(mention)
    headed = [at for at in full if is_headed(said, sheet.columns[at])]
    yield from (tuple(full[at]) for at in headed or full)


def added(mention: Mention, cells: Cells) -> Relation:
    """Relate some cells to the sum that prose states; bare ones are read in its unit."""
    quantity = mention.quantity
    terms = [Term(in_unit(cell.quantity, quantity)) for cell in cells]
    return evaluate(Relation(Formula.SUM, tuple(terms), Term(quantity), Basis.INFERRED))

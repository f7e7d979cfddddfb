"""Checks of years against the tables they stand beside: the caption above a table, the sentence that prints its number.

A caption that kept last year's year stands above columns headed with this year's; a sentence that kept it prints a
number that the table has under this year.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.tables.entries import BODY, Entry
from reportlint.facts.tables.grids import Grid
from reportlint.facts.tables.sheets import Sheet
from reportlint.facts.text.years import YearMention, YearUse
from reportlint.finding import Observation, Related
from reportlint.model import Paragraph
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import compiled
from reportlint.rule import Outcome

HEADED = compiled(r"(?<!\d)(?P<year>20\d\d)(?:年|$|(?=预算|决算))")
"""A year in the heading of a column."""
PRINTED = compiled(r"20\d\d(?=年|[-—–~至])")
"""A year of a sentence, of whatever use."""
LEADS = compiled(r"(?:见下表|如下表|下表所示|如下|为|见下|见表\d*)[：:]?$|[：:]$")
"""How a sentence ends that goes on in the table below it."""
LONGEST_LINE = 40
"""Characters of a line that may stand between a sentence and its table: number of the form, unit."""
TELLING, FULL = 4, 6
"""Digits of a number that is recognised in a row that its words name, and in any row."""
WHOLE = compiled(r"总|合计|共")
"""Words of a number that the total row of a table may repeat."""


# ---------------------------------------------------------------- above a table


def year_above(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every caption and lead-in of a table whose columns are headed with years: its year is among them.

    Only a year before all of them is told: the next year may be planned in a table about this one.
    """
    tables = headed_by_block(facts)
    for index, mention in facts.years:
        if mention.use is not YearUse.TOPIC or not leads(facts, index, mention):
            continue
        known = tables.get(table_below(facts, facts.prose[index].blocks[-1]))
        if not known:
            continue
        printed = {int(year) for year in PRINTED.findall(mention.sentence)}
        outcome = Outcome.FAIL if max(printed | {mention.year}) < min(known) else Outcome.PASS
        values = {"year": str(mention.year), "columns": "、".join(map(str, sorted(known)))}
        yield Observation(outcome, mention.span, values, computed=f"{mention.year} < {min(known)}")


def table_below(facts: Facts, block: int) -> int:
    """Return the block of the table below a paragraph; one short line without a year may stand between."""
    below = block + 1
    if below < len(facts.document.blocks) and isinstance(facts.document.blocks[below], Paragraph):
        line = facts.document.quote(facts.document.blocks[below].span)
        if len(line) <= LONGEST_LINE and not PRINTED.search(line):
            return below + 1
    return below


def leads(facts: Facts, index: int, mention: YearMention) -> bool:
    """Whether a year stands in the caption of a table, or in the last sentence before it."""
    return index in facts.captioned or bool(LEADS.search(mention.behind))


def headed_by_block(facts: Facts) -> Mapping[int, frozenset[int]]:
    """Return for each table, by its block, the years that head its columns; those without any are left out."""
    found: dict[int, set[int]] = defaultdict(set)
    for grid in facts.grids:
        found[grid.block].update(years_of(grid))
    return {block: frozenset(years) for block, years in found.items() if years}


def years_of(grid: Grid) -> Iterator[int]:
    """Yield the years that head the columns of a grid."""
    for column in grid.columns:
        yield from (int(match["year"]) for match in HEADED.finditer(column.header))


# ---------------------------------------------------------------- the number of another column


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table under one year."""

    year: int
    """The only year that heads its column."""
    row: Entry
    """Its row."""
    quantity: Quantity
    """As printed."""
    beside: frozenset[int]
    """The years that head the columns of its table."""


def year_of_column(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every number of a statement about a year that tables print under years: one of them is that year.

    Where the table has no column for the year of the statement, it does not speak of that year.
    """
    cells = sorted(cells_of(facts.sheets), key=lambda one: one.quantity.base_value)
    values = [one.quantity.base_value for one in cells]
    for index, mention in facts.years:
        if not cells or mention.use is not YearUse.TOPIC or len(set(PRINTED.findall(mention.sentence))) != 1:
            continue
        for quantity in numbers_behind(facts.prose[index], mention):
            low, high = quantity.base_value - half_ulp(quantity), quantity.base_value + half_ulp(quantity)
            same = cells[bisect_left(values, low) : bisect_right(values, high)]
            label = words_between(facts.prose[index], mention, quantity)
            known = [one for one in same if mention.year in one.beside and is_meant(one, quantity, label)]
            if known:
                yield held(mention, quantity, known, right=any(one.year == mention.year for one in same))
                break


def cells_of(sheets: Sequence[Sheet]) -> Iterator[Cell]:
    """Yield the numbers of tables whose columns are headed with one year each; changes and shares are left out."""
    for sheet in sheets:
        headed = {at: year for at, column in enumerate(sheet.columns) if (year := year_of(column)) and not column.role}
        beside = frozenset(headed.values())
        for row, cells in zip(sheet.rows, sheet.cells, strict=True):
            for at, year in headed.items():
                quantity = cells[at]
                if quantity is not None and not sheet.scored:
                    yield Cell(year, row, quantity, beside)


def year_of(column: Entry) -> int | None:
    """Return the only year that heads a column."""
    years = {int(match["year"]) for match in HEADED.finditer(column.heading)}
    return years.pop() if len(years) == 1 else None


FORMER = compiled(r"上一?年|去年|同期|年初")
"""Words of another time: what follows them is not of the year before them."""


def numbers_behind(prose: Prose, mention: YearMention) -> Iterator[Quantity]:
    """Yield the amounts behind a year in its sentence that are long enough to be recognised."""
    first = prose.passage.find(mention.span)[1]
    former = FORMER.search(mention.behind)
    stop = prose.passage.locate(first, first + (former.start() if former else len(mention.behind))).end
    for one in prose.quantities:
        plain = one.kind is Kind.MONEY and one.modifier is Modifier.NONE and one.high is None
        if mention.span.end <= one.span.start < stop and plain and digits(one) >= TELLING:
            yield one


def half_ulp(quantity: Quantity) -> Fraction:
    """Return half a unit of the last place of a number, in base units."""
    return quantity.ulp * quantity.scale / 2


def digits(quantity: Quantity) -> int:
    """Count the digits of a number, noughts at its end left out."""
    return len(quantity.text.replace(".", "").replace(",", "").rstrip("0"))


def words_between(prose: Prose, mention: YearMention, quantity: Quantity) -> str:
    """Return what stands between a year and a number."""
    return prose.passage.text[prose.passage.find(mention.span)[1] : prose.passage.find(quantity.span)[0]]


def is_meant(cell: Cell, quantity: Quantity, label: str) -> bool:
    """Whether a cell is the one that a number repeats: its row is named, or the number is too long for chance."""
    named = len(cell.row.name) > 1 and cell.row.name in label
    return named or digits(quantity) >= FULL or (cell.row.rank > BODY and bool(WHOLE.search(label)))


def held(mention: YearMention, quantity: Quantity, known: Sequence[Cell], *, right: bool) -> Observation:
    """Say whether a number stands under the year that its statement is about."""
    first = known[0]
    values = {"year": str(mention.year), "column": str(first.year), "number": quantity.text, "row": first.row.label}
    related = (Related(first.quantity.span, f"{first.year} 年栏"),)
    return Observation(Outcome.PASS if right else Outcome.FAIL, mention.span, values, related)

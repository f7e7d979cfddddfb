"""Columns of marks that a table computes by weights and means: 权重 × 打分 = 加权得分; the mean of several experts.

Such a formula is learned from the rows like any other: it counts where it holds in most of them, with more digits than
chance explains or with headings that name it. Rows are asked the same: the mean of the units above it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import log10

from reportlint.checks.observe import observe, relate
from reportlint.facts.tables.entries import BODY
from reportlint.facts.tables.sheets import Sheet
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity, approximate, last_step
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip

WEIGHT = compiled(r"权重|权数|权值|系数|比重|占比|比例")
"""What heads a column of weights."""
WEIGHED = compiled(r"加权|计权|折算|折合|贡献|综合|换算|乘")
"""What heads what weights make of marks."""
RATE = compiled(r"率|[度幅]$")
"""What heads percentages that weigh nothing."""
MEAN = compiled(r"平均|均[分值]|^均$")
"""What heads means."""
OF_MARKS = frozenset({Kind.PLAIN, Kind.SCORE})
"""Kinds of number that may be marks."""
HIGHEST_MARK = 1000
"""No mark of a row is higher."""
LEAST_EVIDENCE, LEAST_DECLARED = 6.0, 3.0
"""Digits that must agree before a formula is believed, the less where headings name it."""
LEAST_MEANT, MOST_MEANT = 2, 40
"""How many numbers a mean is tried of."""
MOST_COLUMNS = 14
"""Columns of a table in which means are looked for that no heading names."""
SAMPLE = 6
"""Rows a formula is tried on before it is tried on all."""


@dataclass(frozen=True, slots=True)
class Making:
    """A column made of others."""

    formula: Formula
    """PRODUCT of a weight and a mark, or MEAN."""
    operands: tuple[int, ...]
    """The columns it is made of."""
    stated: int
    """Its column."""
    declared: bool
    """Whether the headings name the formula."""


def weighed(sheet: Sheet, *, means: bool = True, besides: Collection[str] = ()) -> Iterator[Observation]:
    """Look at every column of a sheet that weights or means make of others, row by row.

    What other rules tell of is left out: `means`, or columns of the names `besides`.
    """
    for stated, entry in enumerate(sheet.columns):
        if not is_of_marks(sheet.lines[stated]) or entry.known in besides:
            continue
        makings = [*products(sheet, stated), *(mean_runs(sheet, stated) if means else ())]
        found = [(one, rows) for one in makings if (rows := borne_out(sheet, one))]
        if found:
            making, rows = max(found, key=fit)
            yield from told(sheet, making, rows)


def fit(found: tuple[Making, Sequence[tuple[int, Relation]]]) -> tuple[int, int, int]:
    """Order what may make a column: by the rows that hold, that hold exactly, and the columns that go into it."""
    making, rows = found
    exact = sum(relation.verdict is Verdict.EXACT for _, relation in rows)
    return sum(relation.holds for _, relation in rows), exact, len(making.operands)


def is_of_marks(line: Sequence[Quantity | None]) -> bool:
    """Whether the numbers of a column may be marks."""
    numbers = [one for one in line if one]
    return len(numbers) > 1 and all(one.kind in OF_MARKS and 0 <= one.value <= HIGHEST_MARK for one in numbers)


# ---------------------------------------------------------------- what may make a column


def products(sheet: Sheet, stated: int) -> Iterator[Making]:
    """Yield every weight times every column of marks."""
    for weight, head in enumerate(sheet.columns):
        named = WEIGHT.search(head.heading) is not None
        shares = head.percent and head.role in {"", "share"} and not RATE.search(head.label)
        if weight == stated or not (named or shares) or not are_weights(sheet.lines[weight]):
            continue
        for mark, entry in enumerate(sheet.columns):
            if mark not in {weight, stated} and not entry.percent and is_of_marks(sheet.lines[mark]):
                declared = named and WEIGHED.search(sheet.columns[stated].heading) is not None
                yield Making(Formula.PRODUCT, (weight, mark), stated, declared)


def are_weights(line: Sequence[Quantity | None]) -> bool:
    """Whether the numbers of a column may be weights: percentages, bare or with their sign, or parts of one."""
    numbers = [one for one in line if one]
    return len(numbers) > 1 and all(
        one.kind in OF_MARKS | {Kind.RATIO} and 0 <= one.value <= 100 and not one.modifier for one in numbers
    )


def mean_runs(sheet: Sheet, stated: int) -> Iterator[Making]:
    """Yield the mean of the columns right before one, as far as they go; sums and rates between them are none."""
    if sheet.columns[stated].rank != BODY:
        return
    declared = MEAN.search(sheet.columns[stated].heading) is not None
    if not declared and (sheet.turned or len(sheet.columns) > MOST_COLUMNS):
        return
    run: list[int] = []
    for at in range(stated - 1, max(-1, stated - MOST_MEANT), -1):
        entry = sheet.columns[at]
        if entry.percent or entry.aside or entry.rank != BODY:
            if run and entry.rank == BODY:
                return
            continue
        if not is_of_marks(sheet.lines[at]):
            return
        run.insert(0, at)
        if len(run) >= LEAST_MEANT:
            yield Making(Formula.MEAN, tuple(run), stated, declared)


# ---------------------------------------------------------------- whether it does


def borne_out(sheet: Sheet, making: Making) -> list[tuple[int, Relation]]:
    """Return the relation of every row that has all the numbers, where most hold and not by chance; else none."""
    rows = [row for row, entry in enumerate(sheet.rows) if entry.rank == BODY or making.formula is Formula.MEAN]
    rows = [row for row in rows if complete(sheet, making, row)]
    if len(rows) < (1 if making.formula is Formula.MEAN and sheet.turned else 2):
        return []
    share = share_of_weights(sheet, making) if making.formula is Formula.PRODUCT else Fraction(1)
    sample = [relation_of(sheet, making, row, share) for row in rows[:SAMPLE]]
    if 2 * sum(one.holds for one in sample) < len(sample):
        return []
    found = [(row, relation_of(sheet, making, row, share)) for row in rows]
    holding = [(row, relation) for row, relation in found if relation.holds]
    evidence = sum(digits_agreeing(relation) for _, relation in holding)
    least = LEAST_DECLARED if making.declared else LEAST_EVIDENCE
    return found if len(holding) > 1 and 3 * len(holding) >= 2 * len(found) and evidence >= least else []


def complete(sheet: Sheet, making: Making, row: int) -> bool:
    """Whether a row has all the numbers of a formula."""
    return all(sheet.lines[at][row] is not None for at in (*making.operands, making.stated))


def share_of_weights(sheet: Sheet, making: Making) -> Fraction:
    """Return what one of the weights counts: a hundredth, unless they are parts of one."""
    weights = [one for one in sheet.lines[making.operands[0]] if one]
    parts = all(one.kind is not Kind.RATIO and one.value <= 1 for one in weights)
    return Fraction(1) if parts else Fraction(1, 100)


def relation_of(sheet: Sheet, making: Making, row: int, share: Fraction) -> Relation:
    """Relate the numbers of one row."""
    stated = sheet.lines[making.stated][row]
    numbers = [number for at in making.operands if (number := sheet.lines[at][row])]
    assert stated is not None  # noqa: S101 - the row is complete
    if making.formula is Formula.PRODUCT:
        named = WEIGHT.search(sheet.columns[making.operands[0]].heading) is not None
        weight = replace(numbers[0], scale=share, unit="%" if share != 1 else numbers[0].unit)
        numbers[0] = replace(weight, kind=Kind.SCORE if named else Kind.RATIO)
        stated = replace(stated, kind=Kind.PLAIN)
    else:
        numbers = [as_counted(number, stated) for number in numbers]
    return relate(making.formula, [Term(one) for one in numbers], Term(stated), Basis.STRUCTURAL)


def as_counted(number: Quantity, mean: Quantity) -> Quantity:
    """Read a bare number that is printed with fewer places than the mean as one that nobody rounded."""
    exact = number.kind is Kind.PLAIN and number.decimals < mean.decimals
    return replace(number, kind=Kind.SCORE, unit="分", scale=Fraction(1)) if exact else number


def digits_agreeing(relation: Relation) -> float:
    """Return how many digits of a result agree that need not: those of a mean only as far as its numbers differ."""
    stated = relation.stated.quantity
    values = [approximate(term.quantity) for term in relation.operands]
    width = float(relation.computed.width or 0) if relation.computed is not None else 0.0
    step = max(last_step(stated), width)
    reach = max(values) - min(values) if relation.formula is Formula.MEAN else approximate(stated)
    return max(0.0, log10(reach / step)) if reach > 0 and step > 0 else 0.0


# ---------------------------------------------------------------- what is told


def told(sheet: Sheet, making: Making, rows: Sequence[tuple[int, Relation]]) -> Iterator[Observation]:
    """Say what every row came to; what no slip of the pen explains is left for review."""
    for row, relation in rows:
        place = sheet.place(row, making.stated)
        values = {"label": place[1], "column": place[2]}
        related = [
            Related(term.quantity.span, sheet.columns[at].label)
            for at, term in zip(making.operands, relation.operands, strict=True)
        ]
        unsure = not relation.holds and not (making.declared or explained_by_slip(relation))
        certain = making.declared and len(rows) > 2
        ceiling = None if certain else Severity.WARNING
        yield observe(relation, values, related, place=place, ceiling=ceiling, unsure=unsure)

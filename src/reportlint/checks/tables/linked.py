"""What is told of the columns that a table computes from its other columns, row by row; and of rows likewise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from fractions import Fraction

from reportlint.checks.observe import observe
from reportlint.checks.tables.links import CLOSING, MOST_FIELDS, QUOTIENTS, SECONDARY, Links, Trial
from reportlint.checks.tables.shortened import as_declared, is_lone
from reportlint.facts.tables.entries import BODY
from reportlint.facts.tables.grids import DEDUCTED, FULL, SCORE
from reportlint.facts.tables.sheets import Sheet
from reportlint.finding import Observation, Related
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip

LONG = 120
"""Rows beyond which one formula a column is enough."""
DEDUCTION = compiled(r"[扣减]分")
"""A column of marks taken off: what makes a score table compute its scores."""
COMPARING = frozenset({"points"})
"""Parts of columns that a score table computes from others, no rule of its own looks at: 得分率回落（个百分点）."""
SUMMED = compiled(r"总和|合计|小计|总计|之和|累计")
"""Headings of what the marks of several hands come to, beside the score: 甲、乙、丙、总和、平均."""
OF_ROW_DEDUCTIONS = {FULL, DEDUCTED, SCORE}
"""Columns of a score table that a rule of their own ties together."""


def linked(sheet: Sheet, told_of: Collection[frozenset[int]]) -> Iterator[Observation]:
    """Look at every column of a sheet that the table computes, row by row; what totals told of is not told again."""
    if len(sheet.columns) < 2:
        return
    links = Links(sheet)
    found = [trial for stated in fields_asked(sheet) for trial in links.believed(stated)]
    most = 1 + SECONDARY if len(sheet.rows) <= LONG else 1
    asked: Counter[int] = Counter()
    seen = set(told_of)
    whole = [*told_of, *(columns_of(trial) for trial in found if trial.held == trial.asked)]
    for trial in sorted(found, key=links.order):
        columns = columns_of(trial)
        stated = trial.link.stated
        if trial.held < trial.asked and any(columns < other for other in whole):
            continue
        if loses_in_parts(sheet) and {sheet.columns[at].known for at in columns if at >= 0} == OF_ROW_DEDUCTIONS:
            continue
        if columns in seen or asked[stated] >= most or (asked[stated] and trial.held < trial.asked):
            continue
        if told_of and sheet.turned and is_rearranged(sheet, trial):
            continue
        seen.add(columns)
        asked[stated] += 1
        yield from told(sheet, links, trial, first=asked[stated] == 1)


def loses_in_parts(sheet: Sheet) -> bool:
    """Whether rows of a score table print several deductions one below the other: another rule adds these up."""
    deducted, *marks = (sheet.grid.column(name) for name in (DEDUCTED, FULL, SCORE))
    return sheet.scored and any(
        row.number(deducted) and not any(row.number(column) for column in marks) for row in sheet.grid.body()
    )


def columns_of(trial: Trial) -> frozenset[int]:
    """Return the columns of a formula; a share of a whole is told from a formula inside one row.

    Where one formula leaves out a column that another one, which holds everywhere, adds, it holds where that is nought.
    """
    return frozenset((*trial.link.operands, trial.link.stated, *({-1} if trial.link.bases else ())))


def is_rearranged(sheet: Sheet, trial: Trial) -> bool:
    """Whether a sum over rows that totals already tie together says nothing that a word in its own row says."""
    row = sheet.columns[trial.link.stated]
    return trial.link.formula is Formula.SUM and not row.role and CLOSING.search(row.label) is None


def fields_asked(sheet: Sheet) -> Iterator[int]:
    """Yield the columns that may be computed; of many rows taken for columns only those whose words say so."""
    known = [column.known for column in sheet.columns]
    form = {"执行率", "全年预算数", "全年执行数"} <= set(known)  # a self-evaluation form has a rule of its own
    many = sheet.turned and len(sheet.columns) > MOST_FIELDS
    headings = " ".join(one.heading for one in sheet.columns)
    for at, column in enumerate(sheet.columns):
        summed = not column.known and SUMMED.fullmatch(column.label)
        marked = not sheet.scored or column.role in COMPARING or summed or DEDUCTION.search(headings)
        if marked and not (form and column.known == "执行率") and (column.role or not many):
            yield at


def told(sheet: Sheet, links: Links, trial: Trial, *, first: bool) -> Iterator[Observation]:
    """Say what every row came to; of a further formula only what holds."""
    found = list(links.relations(trial.link))
    alone = trial.declared and is_lone([relation for _, relation in found])
    for row, relation in found:
        if not first and not relation.holds:
            continue
        place = sheet.place(row, trial.link.stated)
        values = {"label": place[1], "column": place[2]}
        fields = (*trial.link.operands, *trial.link.operands) if trial.link.bases else trial.link.operands
        related = [
            Related(term.quantity.span, sheet.columns[field].label)
            for term, field in zip(relation.operands, fields, strict=True)
        ]
        if relation.holds:
            yield observe(as_declared(relation) if alone else relation, values, related, place=place)
            continue
        slip = explained_by_slip(relation)
        total = sheet.rows[row].rank != BODY
        certain = trial.declared and slip and trial.held > 2 and 3 * trial.held >= 2 * trial.asked
        ceiling = None if certain else Severity.WARNING
        named = trial.declared or (is_proven(trial) and not is_left_out(relation))
        if misses_by_another(links, trial, row, relation):
            slip, named = False, False
        turned = DEVIATION.search(sheet.columns[trial.link.stated].label) and is_turned(relation)
        doubtful = bool(turned) or (not slip and (not named or (total and is_mean(sheet, trial.link.stated, row))))
        yield observe(relation, values, related, place=place, ceiling=ceiling, unsure=doubtful)


DEVIATION = compiled(r"偏[差离]")
"""Headings of deviations: where less is better, they may be printed the other way round."""


def is_turned(relation: Relation) -> bool:
    """Whether a result misses what is printed by nothing but its sign."""
    stated = relation.stated
    return (
        relation.point is not None and abs(relation.point + stated.value) <= stated.quantity.ulp * stated.quantity.scale
    )


PROVEN = 9
"""Digits that agree without having to in a column of quotients or sums of which a single one is off."""
PROVING = {*QUOTIENTS, Formula.SUM}
"""Formulas that a column proves though no heading names them."""


def is_proven(trial: Trial) -> bool:
    """Whether all rows but one follow a formula that no heading names, in so many digits that nothing else is meant."""
    single = trial.held > 2 and trial.asked - trial.held == 1
    return trial.link.formula in PROVING and single and trial.evidence >= PROVEN


def misses_by_another(links: Links, trial: Trial, row: int, relation: Relation) -> bool:
    """Whether a sum misses by what its row prints in a column that the formula leaves out, blank where it holds."""
    if relation.formula is not Formula.SUM or relation.point is None or trial.declared:
        return False
    apart = abs(relation.point - relation.stated.value)
    own = {trial.link.stated, *trial.link.operands}
    others = (links.lines[at][row] for at in links.fields if at not in own)
    return any(each is not None and each.base_value and abs(each.base_value) == apart for each in others)


def is_left_out(relation: Relation) -> bool:
    """Whether a result is nought, or one of its numbers alone: what was withdrawn, or has not come yet, is no part."""
    stated = relation.stated.value
    return relation.formula is Formula.SUM and (not stated or any(term.value == stated for term in relation.operands))


def is_mean(sheet: Sheet, column: int, row: int) -> bool:
    """Whether a rate in a total row is the plain mean of the rates above it, as some print it."""
    numbers = sheet.lines[column]
    values = [one.value for at, one in enumerate(numbers) if one and sheet.rows[at].rank == BODY]
    stated = numbers[row]
    if not values or stated is None:
        return False
    return abs(sum(values, Fraction(0)) / len(values) - stated.value) <= stated.ulp

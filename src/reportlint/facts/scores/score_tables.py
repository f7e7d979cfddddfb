"""Grids read as score tables: one indicator a leaf row, with its groups, its sums and the money block above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, zip_longest
from operator import itemgetter

from reportlint.facts.scores.groups import (
    closed_groups,
    closing_rows,
    column_groups,
    dividing_groups,
    head_rows,
    headed_groups,
    on_top,
    subtotal_of,
    united,
)
from reportlint.facts.scores.indicators import (
    EXECUTION,
    HUNDRED,
    MONEY_COLUMNS,
    ORDINAL_LABEL,
    Indicator,
    IndicatorGroup,
    ScoreTable,
    Subtotal,
    bare_group,
)
from reportlint.facts.scores.marks import (
    NAME_COLUMNS,
    as_marks,
    bare_name,
    embedded_maximum,
    embeds_maxima,
    has_marks,
    indicator_kind,
    mark_column,
    mark_in,
)
from reportlint.facts.scores.names import bare
from reportlint.facts.scores.worded_marks import with_worded_marks
from reportlint.facts.tables.grids import CUT, DEDUCTED, FULL, MARKED, OWN, PARTY, RATE, RAW, SCORE, Column, Grid, Row
from reportlint.facts.text.years import YEAR
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary

OF_ONE_SCORE = frozenset({SCORE, PARTY, OWN, DEDUCTED, RAW, CUT, RATE})
"""Columns that go with one column of scores."""
LEAST_OUTGROWN = 3
"""Rows in which a column must exceed another before that is more than a few mistakes."""
ANSWERS = compiled(r"选项|答案|回答|满意程度")
"""Headers of what people could answer."""
CONVERTED = compiled(r"百分制|折算|折合|换算|得分率|折(?:成|为)?百分")
"""Labels of rows that print the total out of another maximum."""
LONGER = Fraction(3, 2)
"""How many times the rows of an excerpt the table it is taken from has at least."""
SUMMED = compiled(r"[合小总]计|^基[础本](?:得?分|评分)$")
"""Labels of rows that only say that they sum up others."""
COMPARED = compiled(r"[名位]次|排[名位序]|等[级次第]|上年|去年|同口径|增减|[升降]幅?|变化")
"""Labels of rows below the total that say how it compares."""


def find_score_tables(grids: Sequence[Grid], vocabulary: Vocabulary) -> tuple[ScoreTable, ...]:
    """Read every grid with maxima or scores beside named indicators."""
    tables = []
    grids = [with_worded_marks(of_latest_year(grid)) for grid in mended(grids)]
    for index, grid in enumerate(grids):
        if is_score_grid(grid):
            table = score_table(grid, grids[:index], vocabulary)
            tables.append(replace(table, views=tuple(views(grid, grids[:index], vocabulary))))
    return with_summaries([table for table in tables if table.indicators])


def mended(grids: Sequence[Grid]) -> list[Grid]:
    """Put the halves of tables that a page cuts together, where the second repeats the header of the first."""
    found: list[Grid] = []
    for grid in grids:
        if found and grid.continues and found[-1].rows and grid.rows and grid.header[1] > grid.header[0]:
            before, offset = found[-1], found[-1].rows[-1].index + 1 - grid.rows[0].index
            rows = (*before.rows, *(replace(row, index=row.index + offset) for row in grid.rows))
            found[-1] = replace(before, rows=rows, span=Span(before.span.start, grid.span.end))
        else:
            found.append(grid)
    return found


def with_summaries(tables: Sequence[ScoreTable]) -> tuple[ScoreTable, ...]:
    """Mark the tables whose rows repeat the groups, or some of the rows, of another one."""
    grouped: dict[str, set[int]] = {}
    for at, other in enumerate(tables):
        for group in other.tops if not other.nested and len(other.tops) < len(other.indicators) else ():
            grouped.setdefault(bare_group(group.name), set()).add(at)
    return tuple(
        replace(table, summary=sums_up(table, tables, grouped), excerpt=excerpt_of(table, tables)) for table in tables
    )


def sums_up(table: ScoreTable, tables: Sequence[ScoreTable], grouped: Mapping[str, AbstractSet[int]]) -> bool:
    """Whether the rows of a table are level-1 groups of another, at least two of them and nothing else.

    `grouped` says which tables have a level-1 group of a name.
    """
    length = len(table.indicators)
    names = {bare_group(one.name) for one in table.indicators}
    if length < 2 or not names <= grouped.keys():
        return False
    shared = frozenset.intersection(*(frozenset(grouped[name]) for name in names))
    return any(tables[at] is not table and length < len(tables[at].indicators) for at in shared)


def excerpt_of(table: ScoreTable, others: Sequence[ScoreTable]) -> tuple[Quantity | None, ...]:
    """Return the scores of a table of which nearly all rows are rows of a longer one, as that one gives them.

    That is, with its maxima, and in one of the columns mostly with its scores: such a table goes into the marks of a
    group. One of another unit, or of another project, has marks of its own: of it nothing is returned.
    """
    longer = (other for other in others if LONGER * len(table.indicators) <= len(other.indicators))
    found = (repeated_scores(table, {bare(one.name): one for one in other.indicators}) for other in longer)
    return next((scores for scores in found if scores), ())


def repeated_scores(table: ScoreTable, rows: Mapping[str, Indicator]) -> tuple[Quantity | None, ...]:
    """Return the scores of a table that repeats `rows` by name, maximum and mostly score; nothing if none do."""
    own = [rows.get(bare(one.name)) for one in table.indicators]
    shared = len(own) - own.count(None)
    maxima, scores = ([getattr(one, mark, None) for one in own] for mark in ("full", "score"))
    if 5 * shared < 4 * len(own) or 5 * count_same([one.full for one in table.indicators], maxima) < 4 * shared:
        return ()
    columns = zip_longest(*((one.score, *one.other_scores) for one in table.indicators))
    counts = [(count_same(column, scores), column) for column in columns]
    held, column = max(counts, key=itemgetter(0))
    return tuple(column) if 2 * held >= shared > 0 else ()


def count_same(first: Sequence[Quantity | None], second: Sequence[Quantity | None]) -> int:
    """Count the places at which two rows of numbers print the same one, in whatever unit."""
    return sum(
        a is not None and b is not None and Fraction(a.text) == Fraction(b.text)
        for a, b in zip(first, second, strict=True)
    )


def is_score_grid(grid: Grid) -> bool:
    """Whether a grid names indicators and gives them marks: answers of a survey are none, nor is what outgrows them."""
    names = [column for name in NAME_COLUMNS if (column := grid.column(name))]
    if not names or any(ANSWERS.match(one.header) for one in names) or outgrows_maxima(grid):
        return False
    return mark_column(grid, FULL) is not None or embeds_maxima(grid)


def outgrows_maxima(grid: Grid) -> bool:
    """Whether most rows hold more than what would be their maximum: points times answers, and no marks."""
    full, score = mark_column(grid, FULL), grid.column(SCORE)
    if full is None or score is None or full.unit == "%":
        return False
    pairs = [(most, mark) for row in grid.body() if (most := row.number(full)) and (mark := row.number(score))]
    both = [(most.value, mark.value) for most, mark in pairs if most.kind is not Kind.RATIO]
    return len(both) >= LEAST_OUTGROWN and 2 * sum(mark > most for most, mark in both) > len(both)


def score_table(grid: Grid, earlier: Sequence[Grid], vocabulary: Vocabulary) -> ScoreTable:
    """Read one score table."""
    heads = head_rows(grid)
    total = grid.total()
    rows = [row for row in grid.body() if has_marks(grid, row) and row not in heads and not is_aside(row, total)]
    parts = list(parts_of_sums(grid))
    divided = {row.index for row in parts}
    converted = [row for row in rows if total is not None and CONVERTED.search(row.label) and row.index < total.index]
    rows = [row for row in rows if row.index not in divided and row not in converted]
    alone = lone_sums(grid)
    rows = sorted([*rows, *alone], key=lambda row: row.index)
    groups = united(column_groups(grid, rows, vocabulary), headed_groups(grid, heads, rows, vocabulary))
    groups = groups or list(dividing_groups(grid, parts, rows, vocabulary))
    closing = {} if groups else closing_rows(grid, rows)
    groups = groups or list(closed_groups(rows, closing, grid, vocabulary))
    rows = [row for at, row in enumerate(rows) if at not in closing]
    below = [row for row in grid.rows if row.kind != "body" and row is not total and row not in alone]
    subtotals = [one for row in below if (one := subtotal_of(grid, row, groups, rows, below))]
    subtotals += [converted_sum(row, rows) for row in converted]
    own = {one.group: one.row for one in subtotals if one.group is not None}
    groups = [replace(one, subtotal=own.get(index, one.subtotal)) for index, one in enumerate(groups)]
    indicators = tuple(indicator(grid, row, number, groups, vocabulary) for number, row in enumerate(rows))
    extra = execution_rows(earlier)
    execution = tuple(execution_indicator(block, row) for block, row in extra)
    return ScoreTable(grid, indicators, tuple(groups), total, extra, execution, tuple(on_top(subtotals, groups)))


def lone_sums(grid: Grid) -> list[Row]:
    """Return the rows that sum up a group of which no row is printed: 产出 小计, right below another such row."""
    names = {slot.text for row in grid.body() for slot in row.slots if slot is not None}
    return [
        row
        for above, row in pairwise(grid.rows)
        if above.kind == row.kind == "subtotal"
        and has_marks(grid, row)
        and row.label not in names
        and not SUMMED.search(row.label)
    ]


def parts_of_sums(grid: Grid) -> Iterator[Row]:
    """Yield the rows that only divide the sum above them once more: 合计, 其中：收入, 其中：支出."""
    below_sum = False
    for row in grid.rows:
        part = row.label.lstrip("　 ").startswith("其中")
        below_sum = row.kind != "body" or (below_sum and part)
        if below_sum and part:
            yield row


def converted_sum(row: Row, rows: Sequence[Row]) -> Subtotal:
    """Read a row that prints the sum of all rows above it out of another full mark: what is added on top follows."""
    above = tuple(number for number, one in enumerate(rows) if one.index < row.index)
    return Subtotal(row.label, row, above, whole=True, converted=True)


def views(grid: Grid, earlier: Sequence[Grid], vocabulary: Vocabulary) -> Iterator[ScoreTable]:
    """Yield a score table as each column of marks but the first column of scores shows it."""
    scores = [column for column in grid.columns if column.name == SCORE]
    others = [column for column in grid.columns if column.name in {OWN, PARTY}]
    for column in (*scores[1:], *others):
        names = {one.index: SCORE if one is column else None for one in grid.columns if one.name in OF_ONE_SCORE}
        names |= {
            one.index: None for one in grid.columns if one.name == FULL and one is not maxima_beside(grid, column)
        }
        columns = tuple(replace(one, name=names.get(one.index, one.name)) for one in grid.columns)
        yield replace(score_table(replace(grid, columns=columns), earlier, vocabulary), seen_by=column.header)


def maxima_beside(grid: Grid, column: Column) -> Column | None:
    """Return the column of maxima that one of scores goes with: of several the nearest before it, else the first."""
    maxima = [one for one in grid.columns if one.name == FULL]
    return next((one for one in reversed(maxima) if one.index < column.index), maxima[0] if maxima else None)


def of_latest_year(grid: Grid) -> Grid:
    """Leave of the maxima and marks that a grid prints year by year only those of the last year named columns."""
    marks = [one for one in grid.columns if one.name in {FULL, *OF_ONE_SCORE}]
    years = {one.index: max(YEAR.findall(one.header), default="") for one in marks}
    maxima, scores = ([one for one in marks if one.name == name] for name in (FULL, SCORE))
    yearly = len(maxima) > 1 or (len(scores) > 1 and all(years[one.index] for one in scores))
    if not yearly or len({*years.values()} - {""}) < 2:
        return grid
    last = max(years.values())
    earlier = {index for index, year in years.items() if year and year < last}
    columns = (replace(one, name=None) if one.index in earlier else one for one in grid.columns)
    return replace(grid, columns=tuple(columns))


def restates(row: Row, total: Row | None) -> bool:
    """Whether a row below the total only prints it in another way: 百分制得分, 折算后得分, 得分率."""
    return total is not None and row.index > total.index and bool(CONVERTED.search(row.label))


def is_aside(row: Row, total: Row | None) -> bool:
    """Whether a row below the total is no indicator: it prints the total again, or places it."""
    compares = total is not None and row.index > total.index and bool(COMPARED.search(row.label))
    return compares or restates(row, total)


def execution_indicator(block: Grid, row: Row) -> Indicator:
    """Read a row of the money block as the indicator 预算执行率."""
    name_slot = next(slot for slot in row.slots if slot)
    full, score = mark_in(block, row, FULL), mark_in(block, row, SCORE)
    return Indicator("预算执行率", EXECUTION, full, score, row, name_slot, ())


def indicator(grid: Grid, row: Row, number: int, groups: Sequence[IndicatorGroup], vocabulary: Vocabulary) -> Indicator:
    """Read one leaf row."""
    slots = [slot for name in NAME_COLUMNS if (slot := row.slot(grid.column(name))) and slot.text]
    name_slot = slots[0] if slots else next(slot for slot in row.slots if slot)
    texts = [slot.text for slot in reversed(slots)]
    kind = next((kind for text in (*texts[1:][:1], *texts) if (kind := indicator_kind(text, vocabulary))), "")
    full = row.slot(mark_column(grid, FULL))
    maximum = full.quantity if full else embedded_maximum(grid, row)
    score = row.slot(grid.column(SCORE))
    lost_once = len(ScoreTable(grid, (), (), None).losses(row)) == 1
    return Indicator(
        name=ORDINAL_LABEL.sub("", bare_name(name_slot.text)) or name_slot.text,
        kind=kind,
        full=as_marks(maximum) if maximum else None,
        score=score.quantity if score else None,
        row=row,
        name_slot=name_slot,
        groups=tuple(index for index, one in enumerate(groups) if number in one.members),
        deducted=row.number(grid.column(DEDUCTED)) if lost_once else None,
        raw=row.number(grid.column(RAW)),
        other_scores=(*marks_under(grid, row, SCORE)[1:], *marks_under(grid, row, OWN), *marks_under(grid, row, PARTY)),
        parties=marks_under(grid, row, PARTY),
        bonus=bonus_of(row) if maximum is None else max(bonus_of(row), 0),
    )


def marks_under(grid: Grid, row: Row, name: str) -> tuple[Quantity, ...]:
    """Return the marks of a row under every column of one name, in their order."""
    columns = (column for column in grid.columns if column.name == name)
    return tuple(number for column in columns if (number := row.number(column)))


def bonus_of(row: Row) -> int:
    """Tell rows of marks on top and of marks taken from the whole by their labels."""
    texts = [slot.text for slot in row.slots[:3] if slot]
    if any(
        compiled(r"扣分项|扣减项|减分项|扣分事项|减分事项|倒扣|^减：|^(?:扣分|减分)(?:：|（|$)").search(text)
        for text in texts
    ):
        return -1
    return (
        1
        if any(
            compiled(r"加分项|加分事项|附加分|奖励分|^加：|^(?:加分|奖励)(?:：|（|$)").search(text) for text in texts
        )
        else 0
    )


def is_about_money(grid: Grid) -> bool:
    """Whether a grid has a column of budgets or spending, or rows that name funds: marks of quarters are no money."""
    named = any(grid.column(name) for name in MONEY_COLUMNS)
    return named or any(
        "资金" in slot.text or "预算" in slot.text for row in grid.rows for slot in row.slots[:3] if slot
    )


def heads_with_maximum(grid: Grid) -> bool:
    """Whether the header of a column of scores declares the maximum: 得分（10分）."""
    return any(column.name == SCORE and MARKED.search(column.header) for column in grid.columns)


def execution_rows(earlier: Sequence[Grid]) -> tuple[tuple[Grid, Row], ...]:
    """Return the rows with marks of the money block before a score table, in one table with it or in its own."""
    for other in reversed(earlier):
        if is_score_grid(other):  # what stands before it is of another form
            return ()
        if is_about_money(other) and (other.column(FULL) or heads_with_maximum(other)):
            marked = [row for row in other.rows if has_marks(other, row)]
            return () if is_whole_evaluation(other, marked) else tuple((other, row) for row in marked)
    return ()


def is_whole_evaluation(grid: Grid, rows: Sequence[Row]) -> bool:
    """Whether the rows of a grid about money weigh projects and make a hundred of their own: no block of a form."""
    weighed = [full.value for row in rows if row.kind == "body" and (full := mark_in(grid, row, FULL))]
    return len(weighed) > 1 and sum(weighed) >= HUNDRED

"""Marks in cells, and the names beside them: columns of marks, maxima inside names, kinds of indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from reportlint.facts.tables.grids import (
    DEDUCTED,
    FULL,
    LEVEL_COLUMNS,
    LEVEL_MARKS,
    LEVEL_SCORES,
    PARTY,
    SCORE,
    Column,
    Grid,
    Row,
    Slot,
)
from reportlint.facts.text.passages import Passage
from reportlint.number import Kind, Quantity
from reportlint.patterns import Match, Pattern, compiled
from reportlint.rule import Vocabulary

DECLARED = compiled(
    r"(?P<name>[^=＝]*?[^\d（=＝])（?(?:(?P<score>\d+(?:\.\d+)?)/)?(?P<number>\d+(?:\.\d+)?)(?P<unit>分|%)?）?$"
)
"""A name with its maximum behind it, and perhaps the mark before that: 过程（40.14/46）."""
DECLARED_AND_WON = compiled(
    r"(?P<name>[^（]*[^\d（])（(?:满分|分值|权重|标准分)?[：为]?(?P<number>\d+(?:\.\d+)?)(?P<unit>分|%)"
    r"(?:[，,、；;/]?(?:自评|评价|评审|考核|实际|实)?得分?[：为]?(?P<score>\d+(?:\.\d+)?)分?)?）$"
)
"""A name with its maximum, so called, or with maximum and mark in brackets: 产出（50分，得48分）."""
NAME_COLUMNS = ("三级指标", "指标名称", "二级指标", "一级指标")
"""Columns that name the rows, the deepest first."""
RATE_AND_MARK = compiled(r"(?<!\d)\d++(?:\.\d++)?%[；;，,、/ ]{1,2}(?P<number>\d+(?:\.\d+)?)(?P<unit>分)?")
"""A cell of two numbers under a header of two names: 执行率、得分."""
MARK_AND_RATE = compiled(r"(?P<number>\d{1,3}(?:\.\d)?)(?P<unit>分)?[；;，,、/／ ]{1,2}\d{1,3}(?:\.\d++)?%")
"""The same the other way round: 分值／执行率."""
MARKS = (FULL, SCORE, DEDUCTED, *LEVEL_MARKS, *LEVEL_SCORES)
"""Columns whose numbers are marks."""


def mark_column(grid: Grid, name: str) -> Column | None:
    """Return a column of marks; where no column holds the maxima of the rows, that of the deepest named level does."""
    column = grid.column(name)
    if column is None and name == FULL:
        levels = [level for level in LEVEL_COLUMNS if grid.column(level)]
        deepest = LEVEL_COLUMNS.index(levels[-1]) if levels else len(LEVEL_MARKS)
        return grid.column(LEVEL_MARKS[deepest]) if deepest < len(LEVEL_MARKS) else None
    return column


def mark_in(grid: Grid, row: Row, name: str) -> Quantity | None:
    """Return a mark of a row; a weight in percent stands for as many marks, a maximum may stand behind the name."""
    column = mark_column(grid, name)
    number = embedded_maximum(grid, row) if column is None and name == FULL else row.number(column)
    if name == FULL and number is None:
        number = mark_beside_rate(row.slot(column), MARK_AND_RATE)
    if name == SCORE and (number is None or number.kind is Kind.RATIO):
        number = mark_beside_rate(row.slot(column), RATE_AND_MARK) or (None if is_of_rates(grid, row) else number)
    return number if number is None or name not in MARKS else as_marks(number)


def mark_beside_rate(slot: Slot | None, both: Pattern) -> Quantity | None:
    """Return the mark that a cell prints behind or before a rate: 95.10%；9.51, or 10分／95.10%."""
    match = both.fullmatch(slot.text) if slot is not None and not slot.inherited else None
    return mark_inside(match, "number", slot.passage) if match and slot else None


def is_of_rates(grid: Grid, row: Row) -> bool:
    """Whether what stands in the column of scores of a row without a maximum is the rate that may stand before them."""
    return (
        any(mark_beside_rate(other.slot(grid.column(SCORE)), RATE_AND_MARK) for other in grid.rows)
        and row.number(mark_column(grid, FULL)) is None
    )


ON_TOP = compiled(r"(?:加分|奖励|减分|扣分|倒扣)(?:：|（[－＋+-]|$)")
"""How rows begin that have no maximum: marks on top, and marks taken from the whole."""


def embedded_maximum(grid: Grid, row: Row) -> Quantity | None:
    """Return the maximum that a row prints behind its own name: 立项依据充分性（4分）."""
    if row.kind == "body":
        names = [slot for name in NAME_COLUMNS if (slot := row.slot(grid.column(name)))]
        own = [slot for slot in names[:1] if not slot.inherited]
    else:
        own = [slot for slot in row.slots[:1] if slot]
    return next((declared_maximum(slot.passage) for slot in own), None)


def embeds_maxima(grid: Grid) -> bool:
    """Whether a grid with scores prints the maxima behind the names of its rows."""
    given = [column for column in grid.columns if column.name in {SCORE, PARTY}]
    rows = [row for row in grid.body() if any(map(row.number, given)) and not ON_TOP.match(row.label)]
    told = sum(embedded_maximum(grid, row) is not None for row in rows)
    return mark_column(grid, FULL) is None and told > 2 and 5 * told >= 4 * len(rows)


TOP_COLUMN = compiled(r"加(?:、|/|和|或)?减分|^加分|奖励分|附加分|增减分")
"""Headers of columns of marks on top of those that the maxima allow."""


ADDED = compiled(r"^加$|(?<![扣减])加分|附加分|奖励?分")
"""What heads marks that are added to others."""
TAKEN = compiled(r"^[扣减]$|(?<!加)[扣减]分|扣减")
"""What heads marks that are taken off."""
PER_CASE = compiled(r"每|单项(?!满)|单次|[加扣减奖]分标准|标准（分/")
"""What heads the marks for one case of several."""


def mark_on_top(grid: Grid, row: Row) -> Quantity | None:
    """Return the marks that a row gets on top of its maximum, None where its table has no column of such."""
    columns = (column for column in grid.columns if TOP_COLUMN.search(column.header))
    return next((number for column in columns if (number := row.number(column)) and number.value > 0), None)


def as_marks(quantity: Quantity) -> Quantity:
    """Read a weight in percent (产出 60%) as marks out of 100."""
    if quantity.kind is not Kind.RATIO:
        return quantity
    return replace(quantity, kind=Kind.SCORE, unit="分", scale=Fraction(1))


def has_marks(grid: Grid, row: Row) -> bool:
    """Whether a row carries a maximum or a score of its own."""
    return mark_in(grid, row, FULL) is not None or row.number(grid.column(SCORE)) is not None


def declared_maximum(passage: Passage) -> Quantity | None:
    """Read the maximum that a group's cell declares inside its text."""
    match = declaration(passage.text)
    return mark_inside(match, "number", passage) if match else None


def awarded_score(passage: Passage) -> Quantity | None:
    """Read the score that a group's cell gives beside its maximum: 过程（40.14/46）, 产出（50分，得48分）."""
    match = declaration(passage.text)
    return mark_inside(match, "score", passage) if match and match["score"] else None


def mark_inside(match: Match, name: str, passage: Passage) -> Quantity:
    """Make the mark that one group of a match prints inside a cell."""
    percent = match["unit"] == "%"
    return Quantity(
        span=passage.locate(*match.span(name)),
        text=match[name],
        value=Fraction(match[name]),
        decimals=len(match[name].partition(".")[2]),
        unit=match["unit"] or "分",
        kind=Kind.RATIO if percent else Kind.SCORE,
        scale=Fraction(1, 100) if percent else Fraction(1),
        whole=passage.span,
    )


def bare_name(text: str) -> str:
    """Return a name without the maximum inside it."""
    match = declaration(text)
    return match["name"].rstrip("：，、") if match else text


def declaration(text: str) -> Match | None:
    """Match a name that declares its maximum, with a unit or in brackets."""
    match = DECLARED_AND_WON.fullmatch(text) or DECLARED.fullmatch(text)
    return match if match and (match["unit"] or text.endswith("）")) else None


def indicator_kind(text: str, vocabulary: Vocabulary) -> str:
    """Tell the kind of an indicator from its words."""
    return next(kinds(text, "indicator-kind.", vocabulary), "")


def group_kind(text: str, vocabulary: Vocabulary) -> str:
    """Tell the kind of a level-1 indicator from its words."""
    return next(kinds(text, "group-kind.", vocabulary), "")


def kinds(text: str, prefix: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the kinds whose words stand in a text, in the order of the vocabulary."""
    for name, words in vocabulary.terms.items():
        if name.startswith(prefix) and any(word in text for word in words):
            yield name.removeprefix(prefix)

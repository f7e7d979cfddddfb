"""Grades given and grade bands in tables: 评价等级为“优”, a column 等级 beside 得分, a table of 等级 and 得分区间."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportlint.facts.scores.bands import BAND, Band, grade_words, interval_of
from reportlint.facts.tables.grids import FULL, RATE, SCORE, Column, Grid, Row, Slot
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary

Numbers = TypeVar("Numbers")
"""A number of a row of grades, or a column of numbers."""
NIL = frozenset({"", "-", "—", "——", "/", "无"})
"""Cells that hold nothing."""
LETTER = compiled(r"[A-ZⅠ-Ⅹ][级等档]")
"""A grade that is a letter."""
GRADE, RANGE = "等级", "分数段"
"""Columns of grades and of their scores."""
NO_MARK = compiled(
    r"[位名]次|排名|排序|序号|系数|升降|增减|差[值距]?$|上[一]?[年次轮]|往年|去年|[个人家次件项户份]数|占比|比重"
)
"""Labels of rows and columns of ranks, coefficients, counts, changes and former marks: no grade is given for these."""
CONVERTED = compiled(r"百分制|[折换]算?[成为合]?百分")
"""Headers of totals out of a hundred, beside those of another scale: these are what bands of grades speak of."""
MARK_NAME = compiled(r"总分|得分|综合|总评|[\u4e00-\u9fff]分$")
"""Labels of rows and columns of marks."""
COUNTED = compiled(r"[”」』]?的?(?:有|共|为)?\d+(?:个|家|项|份|所|名|人)")
"""What follows a grade that several were given: 等级为优的39个."""
OF_A_CLASS = compiled(
    r"[”」』】〗）》]?(?:等级|等次|档次|[级档等])?(?:（不?含[^）]*）)?"
    r"(?:(?:及|或)?以[上下]|(?:的|者)(?!结论|结果|评价|成绩|等[级次]|主要|原因|标准|要求|本|该))"
)
"""What follows a grade of anything that has it, whatever that is: 等级为“中”的项目，预算压减20%."""
IN_TABLE = -1
"""Number of the passage of what stands in a table."""
OPENING = '[“”"「【〖（《]?'
GRADE_CUE = (
    r"(?:等级|等次|级别|评级|评价结果|自评结果|评价结论|自评结论|结论|档次|综合评定|评定|对应)(?:评定|确定|认定|评)?"
    rf"(?:也|仍|均|同|同样|依然)?(?:为|是|：|属于|属)?[：]?{OPENING}"
)

GRADE_END = r"(?![\u4e00-\u9fff]*(?:率|等级的)|、)"
TO_BE = "(?:评为|评定为|确定为|定为|属于?|达到|对应|(?:同|仍|降|升)为|[降升]至)"
AWARDED = rf"{TO_BE}{OPENING}(?P<word2>{{words}})[”」】〗）》]?(?:等级|等次|档次|级|档)"
"""评定为优秀等次."""
QUOTED = rf"{TO_BE}[“”\"「『](?P<word4>{{words}})[”」』\"]"
"""属于“良好”: in quotation marks a grade needs no noun."""
BESIDE_SCORE = r"\d分”?[，（]{1,2}“?(?P<word3>{words})”?[）。；]"
FOLLOWS_SCORE = (
    r"\d分”?，(?:评)?为“?(?P<word5>{words})”?(?:等级|等次|档次)?(?=[。；，])"
    r"|\d分”?，“(?P<word7>{words})”[等级档](?=[。；，])"
)
"""95.5分（优秀）; 83.4分，为B级."""
OF_ITSELF = (
    r"(?:^|(?<=[，。；]))(?:经[^，。；\d的]{0,8})?(?:本|该|此)?(?:项目|单位|部门|次|单项|资金|[局校院镇]|总体|综合|最终|年度){1,3}"
    rf"[^，。；\d的者]{{0,4}}(?:评为|评定为|确定为|认定为|定为){OPENING}(?P<word8>{{words}})(?=[”」』\"，。；）]|$)"
)
"""本项目评为良: a grade of the whole, not one that a range of marks is called."""
GROUPS = ("word", "word2", "word3", "word4", "word5", "word6", "word7", "word8")
LEVELLED = rf"(?:{TO_BE}|列为?){OPENING}(?P<word6>{{levels}})(?=[”」』\"，。；、）（]|$)"
"""属Ⅱ级: a grade that says itself that it is one needs no noun."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade word given to the object evaluated."""

    word: str
    """As printed: 优秀, 良 …"""
    span: Span
    """The word."""
    passage: int
    """Index of the passage, `IN_TABLE` for a cell."""
    score: Quantity | None = None
    """The score it is given for, where a table prints both in one row."""
    beside: tuple[Quantity | None, ...] = ()
    """What its row prints under every column, where a column of a table holds nothing but grades."""
    table: int = -1
    """Number of the table with such a column, -1 elsewhere."""


def find_grades(passage: Passage, number: int, bands: Sequence[Band], vocabulary: Vocabulary) -> Iterator[Grade]:
    """Yield the grades given in a passage; a grade word inside a band is none."""
    words = grade_words(vocabulary)
    levels = "|".join(word for word in words.split("|") if word[-1] in "级等档") or r"(?!)"
    cued = f"{GRADE_CUE}(?P<word>{words}){GRADE_END}"
    pattern = f"{cued}|{AWARDED}|{QUOTED}|{BESIDE_SCORE}|{FOLLOWS_SCORE}|{LEVELLED}|{OF_ITSELF}"
    pattern = pattern.replace("{words}", words).replace("{levels}", levels)
    for match in compiled(pattern).finditer(passage.text):
        group = next(name for name in GROUPS if match[name])
        span = passage.locate(*match.span(group))
        counted = any(pattern.match(passage.text, match.end(group)) for pattern in (COUNTED, OF_A_CLASS))
        if not counted and not any(band.span.meets(span) for band in bands):
            yield Grade(match[group], span, number)


def table_grades(grids: Sequence[Grid], vocabulary: Vocabulary) -> Iterator[Grade]:
    """Yield the grades that tables give: in a column or row beside scores, and inside a cell (自评等级：优)."""
    words = with_letters(vocabulary.terms.get("grades", ()))
    for grid in grids:
        if is_band_table(grid, vocabulary):
            continue
        column = grade_column(grid, words)
        scores = scores_of_grades(grid, column) if column else None
        for row in grid.rows:
            yield from cell_grades(grid, row, column, vocabulary)
            slot = row.slot(column)
            if slot is not None and not slot.inherited and slot.text in words:
                numbers = tuple(row.number(one) for one in grid.columns)
                yield Grade(slot.text, slot.passage.span, IN_TABLE, row.number(scores), numbers, grid.table)
        yield from grades_below(grid, words)


def with_letters(words: Collection[str]) -> frozenset[str]:
    """Return grade words with the bare letters of those that are a letter and a noun: a cell says B for B等."""
    return frozenset({*words, *(word[0] for word in words if len(word) == 2 and LETTER.match(word))})


def grade_column(grid: Grid, words: Collection[str]) -> Column | None:
    """Return the column of grades: the one called so, else one that holds grades and nothing else."""
    named = grid.column(GRADE)
    if named is not None:
        return named
    for column in grid.columns:
        texts = [slot.text for row in grid.rows if (slot := row.slot(column)) and slot.text not in NIL]
        if len(texts) > 2 and all(text in words for text in texts):
            return column
    return None


def scores_of_grades(grid: Grid, column: Column) -> Column | None:
    """Return the column a grade is given for: the rate right before it, the nearest score, else the last number."""
    left = [one for one in grid.columns[: column.index] if any(row.number(one) for row in grid.rows)]
    if left and left[-1].name == RATE:
        return left[-1]
    scores = [one for one in grid.columns if one.name == SCORE]
    nearest = next(iter([one for one in scores if one.index < column.index][-1:] or scores[:1]), None)
    converted = [one for one in left if CONVERTED.search(one.header)]
    if converted and (nearest is None or nearest.index < converted[-1].index):
        return converted[-1]
    return nearest or marks_among([(one.header, one) for one in left])


def marks_among(named: Sequence[tuple[str, Numbers]]) -> Numbers | None:
    """Return what grades are given for among numbers with their names: the last called so, else the last that may."""
    possible = [(name, one) for name, one in named if not NO_MARK.search(name)]
    called = [(name, one) for name, one in possible if MARK_NAME.search(name)]
    return (called or possible)[-1][1] if possible else None


def grades_below(grid: Grid, words: Collection[str]) -> Iterator[Grade]:
    """Yield the grades of a row of grades, each with the number above it."""
    for at, row in enumerate(grid.rows):
        own = [slot for slot in row.slots[1:] if slot and not slot.inherited and slot.text not in NIL]
        given = [slot for slot in own if slot.text in words]
        if len(given) < 2 or len(given) < len(own):
            continue
        for column in grid.columns:
            slot = row.slot(column)
            if slot is not None and slot in given:
                above = [(one.label, number) for one in grid.rows[:at] if (number := one.number(column))]
                yield Grade(slot.text, slot.passage.span, IN_TABLE, marks_among(above))


def cell_grades(grid: Grid, row: Row, column: Column | None, vocabulary: Vocabulary) -> Iterator[Grade]:
    """Yield the grades inside the words of a row's cells, and in the cell right of 自评等级."""
    words = set(vocabulary.terms.get("grades", ()))
    names = vocabulary.column_of
    whole = row.number(grid.column(SCORE)) if row.kind == "total" else None
    before: Slot | None = None
    for slot in row.slots:
        if slot is None or slot.inherited or (column is not None and row.slot(column) is slot) or slot is before:
            continue
        for one in find_grades(slot.passage, IN_TABLE, (), vocabulary):
            yield Grade(one.word, one.span, IN_TABLE, whole)
        labelled = before is not None and names.get(before.text.rstrip("：")) == GRADE
        if labelled and slot.text in words:
            yield Grade(slot.text, slot.passage.span, IN_TABLE, whole)
        before = slot


def table_bands(grids: Sequence[Grid], vocabulary: Vocabulary) -> Iterator[Band]:
    """Yield the bands that a table of grades and scores declares."""
    words = set(vocabulary.terms.get("grades", ()))
    for grid in grids:
        if not is_band_table(grid, vocabulary):
            continue
        for row in grid.rows:
            word, scores = row.slot(grid.column(GRADE)), range_slot(grid, row)
            match = BAND.search(scores.text) if scores else None
            interval = interval_of(match) if match else None
            if word is not None and word.text in words and scores is not None and interval is not None:
                span = Span(*sorted((word.passage.span.start, scores.passage.span.start)))
                end = max(word.passage.span.end, scores.passage.span.end)
                yield Band(word.text, interval, Span(span.start, end), IN_TABLE)


def is_band_table(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether a grid declares bands: a column of grades, another of ranges, no marks of indicators."""
    column = grid.column(GRADE)
    if column is None or grid.column(FULL):
        return False
    words = set(vocabulary.terms.get("grades", ()))
    rows = [row for row in grid.rows if (slot := row.slot(column)) and slot.text in words]
    return len(rows) > 1 and all(range_slot(grid, row) is not None for row in rows)


def range_slot(grid: Grid, row: Row) -> Slot | None:
    """Return the cell with the range of scores of a row: under 分数段, else the only one that reads like a range."""
    column = grid.column(RANGE) or grid.column(SCORE)
    if column is not None:
        slot = row.slot(column)
        return slot if slot and BAND.search(slot.text) else None
    found = [slot for slot in row.slots if slot and BAND.search(slot.text)]
    return found[0] if len(found) == 1 else None

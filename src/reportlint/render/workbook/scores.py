"""评分表复算: every row of the score tables with the sums and differences as formulas."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reportlint.finding import Result, ScoreGroup, ScoreSheet
from reportlint.number import Quantity
from reportlint.render.visible import one_line
from reportlint.render.workbook.book import Book, Column, Sheet, cell, decimals

COLUMNS = (
    Column("first-level", 18), Column("second-level", 18), Column("third-level", 28), Column("target", 16),
    Column("actual", 16), Column("full", 10), Column("score", 10), Column("deducted", 10), Column("share", 10),
    Column("review", 18),
)  # fmt: skip
FULL, SCORE, DEDUCTED, SHARE, REVIEW = range(5, 10)
GROUP_HEADS = ("group", "declared", "summed", "difference", "declared-score", "summed-score", "difference")
"""Headings of the block that adds the groups up."""


def scores_sheet(book: Book, result: Result) -> None:
    """Write all score tables of a report below each other."""
    sheet = book.sheet("scores", COLUMNS, frozen=3)
    if not result.sheets:
        sheet.write(1, 0, book.say("no-tables"))
    row = 1
    for number, table in enumerate(result.sheets, start=1):
        caption = one_line(table.caption) or book.say("table", number=number)
        sheet.write(row, 0, caption, look="title")
        row = Block(book, sheet, table, row + 1).written() + 1


@dataclass(frozen=True, slots=True)
class Block:
    """One score table on its way into a sheet."""

    book: Book
    """The workbook."""
    sheet: Sheet
    """The sheet."""
    table: ScoreSheet
    """The table."""
    top: int
    """Row of its first indicator."""

    def written(self) -> int:
        """Write the rows, the total and the groups; return the row behind them."""
        for number in range(len(self.table.rows)):
            self.indicator(number)
        row = self.total(self.top + len(self.table.rows))
        groups = [group for group in self.table.groups if group.full or group.score]
        return self.groups(row + 1, groups) if groups else row

    def indicator(self, number: int) -> None:
        """Write one row: what the report prints, and what follows from it."""
        book, sheet, row, one = self.book, self.sheet, self.top + number, self.table.rows[number]
        for column, text in enumerate((*one.names, one.target, one.actual)):
            sheet.write(row, column, one_line(text))
        self.mark(row, FULL, one.full)
        self.mark(row, SCORE, one.score)
        for column in (DEDUCTED, SHARE, REVIEW):
            sheet.write(row, column, "")
        if one.full is None or one.score is None:
            return
        full, score = cell(row, FULL), cell(row, SCORE)
        places = max(one.full.decimals, one.score.decimals)
        lost = one.full.value - one.score.value
        sheet.formula(row, DEDUCTED, f"=ROUND({full}-{score},{places})", float(lost), number=decimals(places))
        if one.full.value:
            share = float(one.score.value / one.full.value)
            sheet.formula(row, SHARE, f"={score}/{full}", share, number="0.00%")
        above = book.say("above")
        said = above if one.score.value > one.full.value else ""
        sheet.formula(row, REVIEW, f'=IF({score}>{full},"{above}","")', said)

    def mark(self, row: int, column: int, quantity: Quantity | None) -> None:
        """Write a printed mark."""
        value = None if quantity is None else float(quantity.value)
        self.sheet.write(row, column, value, number=decimals(quantity.decimals) if quantity else "")

    def total(self, row: int) -> int:
        """Write the printed total, the sums, and their differences; return the row behind them."""
        book, sheet, table = self.book, self.sheet, self.table
        sheet.write(row, 2, book.say("total"), look="head")
        sheet.write(row + 1, 2, book.say("summed"), look="head")
        sheet.write(row + 2, 2, book.say("difference"), look="head")
        for column, printed in ((FULL, table.full), (SCORE, table.score)):
            marks = [one.full if column == FULL else one.score for one in table.rows]
            total = sum((mark.value for mark in marks if mark), Fraction(0))
            places = max([mark.decimals for mark in (*marks, printed) if mark], default=0)
            first, last = cell(self.top, column), cell(row - 1, column)
            self.mark(row, column, printed)
            formula = f"=ROUND(SUM({first}:{last}),{places})"
            sheet.formula(row + 1, column, formula, float(total), number=decimals(places))
            if printed:
                formula = f"=ROUND({cell(row, column)}-{cell(row + 1, column)},{places})"
                sheet.formula(row + 2, column, formula, float(printed.value - total), number=decimals(places))
        return row + 3

    def groups(self, row: int, groups: list[ScoreGroup]) -> int:
        """Write what each group states beside the sums of its rows; return the row behind them."""
        book, sheet = self.book, self.sheet
        for column, key in enumerate(GROUP_HEADS):
            sheet.write(row, column + 2, book.say(key), look="head")
        for number, group in enumerate(groups, start=row + 1):
            sheet.write(number, 2, one_line(group.name))
            self.compared(number, 3, FULL, group.full, group)
            self.compared(number, 6, SCORE, group.score, group)
        return row + 1 + len(groups)

    def compared(self, row: int, column: int, source: int, printed: Quantity | None, group: ScoreGroup) -> None:
        """Write a stated mark of a group, the sum of its rows, and the difference."""
        sheet, rows = self.sheet, self.table.rows
        marks = [rows[member].full if source == FULL else rows[member].score for member in group.members]
        places = max([mark.decimals for mark in (*marks, printed) if mark], default=0)
        terms = "+".join(cell(self.top + member, source) for member in group.members)
        total = float(sum(mark.value for mark in marks if mark))
        self.mark(row, column, printed)
        sheet.formula(row, column + 1, f"=ROUND({terms},{places})", total, number=decimals(places))
        if printed is None:
            sheet.write(row, column + 2, "")
            return
        formula = f"=ROUND({cell(row, column)}-{cell(row, column + 1)},{places})"
        sheet.formula(row, column + 2, formula, float(printed.value) - total, number=decimals(places))

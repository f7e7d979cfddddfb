"""勾稽关系表: every relation with its verdict, the ones that hold too, recomputed by a formula over its own numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportlint.finding import Result
from reportlint.number import Kind, round_half_up
from reportlint.relation import LINEAR, Formula, Relation, Term, Verdict, arithmetic
from reportlint.render.ledger import Entry, entries_of
from reportlint.render.visible import one_line
from reportlint.render.workbook.book import Book, Column, Sheet, cell, decimals

COLUMNS = (
    Column("number", 6), Column("code", 9), Column("place", 32), Column("relation", 14), Column("verdict", 11),
    Column("arithmetic", 48), Column("stated", 13), Column("recomputed", 13), Column("difference", 12),
    Column("unit", 8),
)  # fmt: skip
STATED, RECOMPUTED, DIFFERENCE, UNIT, FIRST = 6, 7, 8, 9, 10
VERDICTS = {Verdict.INCONSISTENT: ("broken", "error"), Verdict.UNBOUND: ("open", "info")}
"""Verdict → what it comes to, and its look; every other one holds."""

MOST_OPERANDS = 60
"""Numbers of a relation that get cells of their own; a longer sum is written into its formula."""


def relations_sheet(book: Book, result: Result) -> None:
    """Write the relations of a report in the order of the numbers they state."""
    entries = entries_of(result)
    sheet = book.sheet("relations", COLUMNS, frozen=2)
    widest = max((len(entry.relation.operands) for entry in entries), default=0)
    for number in range(min(widest, MOST_OPERANDS)):
        sheet.write(0, FIRST + number, book.say("operand", number=number + 1), look="head")
        sheet.page.set_column(FIRST + number, FIRST + number, 11)
    for row, entry in enumerate(entries, start=1):
        Line(book, sheet, row, entry).write()
    sheet.page.autofilter(0, 0, max(len(entries), 1), UNIT)
    sheet.page.print_area(0, 0, max(len(entries), 1), UNIT)


@dataclass(frozen=True, slots=True)
class Line:
    """One relation on its way into a row."""

    book: Book
    """The workbook."""
    sheet: Sheet
    """The sheet."""
    row: int
    """The row."""
    entry: Entry
    """The relation and who looked at it."""

    @property
    def relation(self) -> Relation:
        """The relation."""
        return self.entry.relation

    def write(self) -> None:
        """Write the row."""
        book, sheet, row, relation = self.book, self.sheet, self.row, self.relation
        verdict, look = VERDICTS.get(relation.verdict, ("holds", "good"))
        note = book.say("within-rounding") if relation.holds and relation.verdict is not Verdict.EXACT else ""
        note += book.say("weak") if relation.weak else ""
        sheet.write(row, 0, row)
        sheet.write(row, 1, self.entry.code)
        sheet.write(row, 2, " › ".join(map(one_line, self.entry.place)))
        sheet.write(row, 3, book.say(relation.formula.value))
        sheet.write(row, 4, book.say(verdict) + note, look=look)
        sheet.write(row, 5, one_line(arithmetic(relation)))
        self.number(STATED, relation.stated, signed=True)
        sheet.write(row, UNIT, "" if is_percent(relation.stated) else relation.stated.quantity.unit)
        self.computed()

    def number(self, column: int, term: Term, *, signed: bool = False) -> None:
        """Write a printed number in the unit of its column."""
        value = float((term.value if signed else term.quantity.base_value) / self.unit(term))
        form = percent(term) if self.in_percent(term) else decimals(term.quantity.decimals)
        self.sheet.write(self.row, column, value, number=form)

    def in_percent(self, term: Term) -> bool:
        """Whether a number's cell is a percentage: where it is one, and in a sum where the stated number is one."""
        return is_percent(self.relation.stated if self.relation.formula in LINEAR else term)

    def unit(self, term: Term) -> Fraction:
        """Return how many base units one unit of a term's cell is; a percentage is kept as a fraction."""
        if self.in_percent(term):
            return Fraction(1)
        relation = self.relation
        if relation.formula in LINEAR or term is relation.stated:
            return relation.stated.quantity.scale
        like = (each for each in relation.operands if each.quantity.kind is term.quantity.kind)
        return next(like, term).quantity.scale

    def computed(self) -> None:
        """Write the formula over the numbers of the row, and how far the stated number is off."""
        relation, sheet, row = self.relation, self.sheet, self.row
        if relation.point is None:
            sheet.write(row, RECOMPUTED, "")
            sheet.write(row, DIFFERENCE, "")
            return
        refs = [self.operand(number, term) for number, term in enumerate(relation.operands)]
        unit = self.unit(relation.stated)
        value = float(relation.point / unit)
        places = self.places()
        sheet.formula(row, RECOMPUTED, self.formula(refs), value, number=self.form(places))
        printed = relation.stated.quantity.decimals + (2 if is_percent(relation.stated) else 0)
        printed = max(printed, places) if relation.formula in LINEAR else printed
        formula = f"=ROUND({cell(row, STATED)}-ROUND({cell(row, RECOMPUTED)},{printed}),{printed})"
        off = float(relation.stated.value / unit - round_half_up(relation.point / unit, printed))
        sheet.formula(row, DIFFERENCE, formula, round(off, printed), number=self.form(printed))

    def operand(self, number: int, term: Term) -> str:
        """Write a number beside the row and return its address, or the number itself where there are too many."""
        if number >= MOST_OPERANDS:
            return repr(float(term.quantity.base_value / self.unit(term)))
        self.number(FIRST + number, term)
        return cell(self.row, FIRST + number)

    def formula(self, refs: list[str]) -> str:
        """Return the formula of the relation over the addresses of its numbers."""
        relation = self.relation
        if relation.award is not None and relation.point is not None:
            return f"={float(relation.point)!r}"
        if relation.formula in LINEAR:
            signs = ["-" if term.weight < 0 else "+" for term in relation.operands]
            return "=" + "".join(sign + ref for sign, ref in zip(signs, refs, strict=True)).removeprefix("+")
        signed = [f"(-{ref})" if term.weight < 0 else ref for term, ref in zip(relation.operands, refs, strict=True)]
        factor = self.factor()
        return expression(relation.formula, signed) + ("" if factor == 1 else f"*{float(factor)!r}")

    def factor(self) -> Fraction:
        """Return what a quotient or product of cells has to be multiplied with, for the units of its numbers."""
        units = [self.unit(term) for term in self.relation.operands]
        match self.relation.formula:
            case Formula.RATIO:
                return units[0] / units[1] / self.unit(self.relation.stated)
            case Formula.PRODUCT:
                product = Fraction(1)
                for unit in units:
                    product *= unit
                return product / self.unit(self.relation.stated)
            case Formula.MEAN:
                return units[0] / self.unit(self.relation.stated)
            case _:
                return 1 / self.unit(self.relation.stated)

    def places(self) -> int:
        """Return how many decimal places the recomputed number is shown and compared with."""
        stated = self.relation.stated
        extra = 2 if is_percent(stated) else 0
        finest = max([term.quantity.decimals for term in self.relation.terms])
        return min((finest if self.relation.formula in LINEAR else stated.quantity.decimals + 2) + extra, 12)

    def form(self, places: int) -> str:
        """Return the number format of the recomputed number."""
        return decimals(places - 2) + "%" if is_percent(self.relation.stated) else decimals(places)


SHAPES: Mapping[Formula, Callable[[list[str]], str]] = {
    Formula.RATIO: lambda refs: f"={refs[0]}/{refs[1]}",
    Formula.JOINT_SHARE: lambda refs: f"=({'+'.join(refs[:-1])})/{refs[-1]}",
    Formula.PORTION: lambda refs: f"={refs[0]}/({'+'.join(refs)})",
    Formula.MEAN: lambda refs: f"=({'+'.join(refs)})/{len(refs)}",
    Formula.WEIGHTED: lambda refs: (
        "=" + "+".join(f"{one}*{two}" for one, two in zip(refs[::2], refs[1::2], strict=True))
    ),
    Formula.GROWTH: lambda refs: f"=({refs[0]}-{refs[1]})/{refs[1]}",
    Formula.CHANGE_RATE: lambda refs: f"={refs[1]}/({refs[0]}-{refs[1]})",
    Formula.COMPOUND: lambda refs: f"=({refs[0]}/{refs[1]})^(1/{refs[2]})-1",
    Formula.ELIMINATION: lambda refs: f"={refs[4]}/({refs[0]}/(1+{refs[1]})-{refs[2]}/(1+{refs[3]}))-1",
    Formula.PRODUCT: lambda refs: "=" + "*".join(refs),
}
"""Formula that is no sum → how it is written over the addresses of its numbers."""


def expression(formula: Formula, refs: list[str]) -> str:
    """Return a formula that is no sum over the addresses of its numbers."""
    return SHAPES[formula](refs)


def is_percent(term: Term) -> bool:
    """Whether a number is a percentage, which a spreadsheet keeps as a fraction."""
    return term.quantity.kind is Kind.RATIO and term.quantity.unit == "%"


def percent(term: Term) -> str:
    """Return the number format of a percentage as printed."""
    return decimals(term.quantity.decimals) + "%"

"""Formulas of cells: arithmetic and the common functions over other cells in, an exact result out, or None."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException, localcontext
from typing import Final, Protocol, TypeAlias

from reportlint.patterns import Match, compiled

Place: TypeAlias = tuple[int, int]
"""Row and column, 0-based."""


class Valued(Protocol):
    """What a formula asks of a cell."""

    @property
    def value(self) -> Decimal | None:
        """Its number."""

    @property
    def text(self) -> str:
        """What it prints."""

    @property
    def cached(self) -> bool:
        """Whether its result is known."""


LookUp: TypeAlias = Callable[[str, Place], Valued | None]
"""Sheet name and place in, the cell there out; None for a blank one."""

TOKEN: Final = compiled(
    r"\s*(?:(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)"
    r"|(?P<sheet>'(?:[^']|'')+'|[^\W\d]\w*(?=!))?!?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>\d{1,7})(?![\w(.])"
    r"|(?P<name>[A-Za-z_][\w.]*)(?=\()|(?P<mark>[-+*/^%(),:;]))"
)
REFERENCE: Final = compiled(r"(?<![\w'!$])((?:'[^']+'|[^\W\d]\w*)!)?(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])")
ODF_REFERENCE: Final = compiled(r"\[([^\[\]]*)\]")
EXACT: Final = Context(prec=40)
MOST_CELLS: Final = 200_000
"""A range of more cells is not worked out."""
DEEPEST: Final = 60
"""Brackets within brackets."""


class Unknown(Exception):  # noqa: N818 - no error of the program
    """The formula says something that is not worked out here."""


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells; of one cell only where the formula names one."""

    sheet: str
    """The sheet it lies on."""
    first: Place
    """Its top left cell."""
    last: Place
    """Its bottom right cell."""

    def places(self) -> Iterator[Place]:
        """Yield its cells."""
        for row in range(self.first[0], self.last[0] + 1):
            for column in range(self.first[1], self.last[1] + 1):
                yield row, column

    @property
    def size(self) -> int:
        """Count its cells."""
        return (self.last[0] - self.first[0] + 1) * (self.last[1] - self.first[1] + 1)


def evaluated(formula: str, sheet: str, look_up: LookUp, scale: Decimal = Decimal(1)) -> str | None:
    """Work out a formula from the values of the cells it names; None where it says more than arithmetic.

    `scale` is what the cell's format multiplies every number by.
    """
    try:
        with localcontext(EXACT):
            result = Parser(formula, sheet, look_up).result() * scale
    except (Unknown, DecimalException, RecursionError):
        return None
    return f"{result:f}" if result.is_finite() and abs(result.adjusted()) < 40 else None


def moved(formula: str, down: int, across: int) -> str:
    """Write the formula of a cell as the cell so far below and to the right of it has it."""

    def shifted(match: Match) -> str:
        sheet, fixed_column, column, fixed_row, row = match.groups()
        if not fixed_column:
            column = letters(column_of(column) + across)
        number = int(row) if fixed_row else int(row) + down
        return f"{sheet or ''}{fixed_column}{column}{fixed_row}{number}"

    return REFERENCE.sub(shifted, formula)


def plain_odf(formula: str) -> str:
    """Write an OpenFormula as everybody else writes it: `of:=SUM([.E8:.E15])` as `SUM(E8:E15)`."""

    def plain(match: Match) -> str:
        ends = []
        for end in match[1].split(":"):
            sheet, _, cell = end.rpartition(".")
            name = sheet.lstrip("$")
            ends.append(f"{name}!{cell}" if name else cell)
        return ":".join(ends)

    return ODF_REFERENCE.sub(plain, formula.partition("=")[2].replace(";", ","))


def column_of(text: str) -> int:
    """Turn the letters of a column into its 0-based number."""
    number = 0
    for letter in text.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1


def letters(column: int) -> str:
    """Turn a 0-based column number into its letters."""
    text = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@dataclass(slots=True)
class Parser:
    """Reads one formula from left to right and works it out on the way."""

    formula: str
    """What is read."""
    sheet: str
    """The sheet it stands on."""
    look_up: LookUp
    """Finds cells."""
    at: int = 0
    """How far it is read."""
    depth: int = 0
    """Open brackets."""
    token: Match | None = field(default=None)
    """The token at this place."""

    def result(self) -> Decimal:
        """Work out the whole formula."""
        self.advance()
        number = self.total()
        if self.token is not None:
            raise Unknown
        return number

    def advance(self) -> None:
        """Go on to the next token."""
        rest = self.formula[self.at :].strip()
        if not rest:
            self.token = None
            return
        self.token = TOKEN.match(self.formula, self.at)
        if self.token is None:
            raise Unknown
        self.at = self.token.end()

    def mark(self) -> str:
        """Return the mark at this place, nothing for another token."""
        return (self.token["mark"] or "") if self.token else ""

    def take(self, mark: str) -> None:
        """Step over a mark that must stand here."""
        if self.mark() != mark:
            raise Unknown
        self.advance()

    def total(self) -> Decimal:
        """Read a sum."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unknown
        number = self.product()
        while self.mark() in {"+", "-"}:
            sign = self.mark()
            self.advance()
            other = self.product()
            number = number + other if sign == "+" else number - other
        self.depth -= 1
        return number

    def product(self) -> Decimal:
        """Read a product."""
        number = self.power()
        while self.mark() in {"*", "/"}:
            sign = self.mark()
            self.advance()
            other = self.power()
            if sign == "/" and not other:
                raise Unknown
            number = number * other if sign == "*" else number / other
        return number

    def power(self) -> Decimal:
        """Read a power; of exponents only small whole ones."""
        number = self.signed()
        while self.mark() == "^":
            self.advance()
            exponent = self.signed()
            if exponent != int(exponent) or abs(exponent) > 20:
                raise Unknown
            number **= int(exponent)
        return number

    def signed(self) -> Decimal:
        """Read a number with signs before it and percent signs behind it."""
        if self.mark() in {"-", "+"}:
            sign = self.mark()
            self.advance()
            number = self.signed()
            return -number if sign == "-" else number
        number = self.single()
        while self.mark() == "%":
            self.advance()
            number /= 100
        return number

    def single(self) -> Decimal:
        """Read one number, cell, function or bracket."""
        token = self.token
        if token is None:
            raise Unknown
        if token["number"]:
            self.advance()
            return Decimal(token["number"])
        if token["column"]:
            area = self.area()
            if area.size != 1:
                raise Unknown
            return self.number_at(area.sheet, area.first)
        if token["name"]:
            return self.call(token["name"].upper())
        self.take("(")
        number = self.total()
        self.take(")")
        return number

    def area(self) -> Range:
        """Read a cell or a range of cells."""
        sheet, first = self.reference()
        last = first
        if self.mark() == ":":
            self.advance()
            _, last = self.reference()
        low = min(first[0], last[0]), min(first[1], last[1])
        return Range(sheet, low, (max(first[0], last[0]), max(first[1], last[1])))

    def reference(self) -> tuple[str, Place]:
        """Read one cell's name."""
        token = self.token
        if token is None or not token["column"]:
            raise Unknown
        self.advance()
        sheet = (token["sheet"] or "").strip("'").replace("''", "'")
        return sheet or self.sheet, (int(token["row"]) - 1, column_of(token["column"]))

    def number_at(self, sheet: str, place: Place) -> Decimal:
        """Return the number of a cell that is reckoned with; a blank one is zero."""
        cell = self.look_up(sheet, place)
        if cell is None:
            return Decimal(0)
        if cell.value is None or not cell.cached:
            raise Unknown
        return cell.value

    def numbers_in(self, area: Range) -> Iterator[Decimal]:
        """Yield the numbers of a range; words and blanks do not count."""
        if area.size > MOST_CELLS:
            raise Unknown
        for place in area.places():
            cell = self.look_up(area.sheet, place)
            if cell is not None and not cell.cached:
                raise Unknown
            if cell is not None and cell.value is not None:
                yield cell.value

    def arguments(self) -> list[list[Decimal]]:
        """Read the arguments of a function: a range gives its numbers, everything else one."""
        self.advance()
        self.take("(")
        found: list[list[Decimal]] = []
        while self.mark() != ")":
            start, token = self.at, self.token
            if token is not None and token["column"]:
                area = self.area()
                if self.mark() in {",", ";", ")"}:
                    found.append(list(self.numbers_in(area)))
                else:
                    self.at, self.token = start, token
                    found.append([self.total()])
            else:
                found.append([self.total()])
            if self.mark() in {",", ";"}:
                self.advance()
            elif self.mark() != ")":
                raise Unknown
        self.take(")")
        return found

    def call(self, name: str) -> Decimal:
        """Work out a function."""
        function = FUNCTIONS.get(name)
        if function is None:
            raise Unknown
        return function(self.arguments())


def every(arguments: list[list[Decimal]]) -> list[Decimal]:
    """Return all numbers of all arguments; a function of none is not worked out."""
    numbers = [number for argument in arguments for number in argument]
    if not numbers:
        raise Unknown
    return numbers


def average(arguments: list[list[Decimal]]) -> Decimal:
    """Return the mean."""
    numbers = every(arguments)
    return sum(numbers, Decimal(0)) / len(numbers)


def rounded(arguments: list[list[Decimal]]) -> Decimal:
    """Round half away from zero to the places the second argument states."""
    if len(arguments) != 2 or any(len(argument) != 1 for argument in arguments):
        raise Unknown
    (number,), (places,) = arguments
    if abs(places) > 20:
        raise Unknown
    return number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def total(arguments: list[list[Decimal]]) -> Decimal:
    """Return the sum; of nothing it is zero."""
    return sum((number for argument in arguments for number in argument), Decimal(0))


def product(arguments: list[list[Decimal]]) -> Decimal:
    """Return the product."""
    result = Decimal(1)
    for number in every(arguments):
        result *= number
    return result


FUNCTIONS: Final[dict[str, Callable[[list[list[Decimal]]], Decimal]]] = {
    "SUM": total,
    "AVERAGE": average,
    "ROUND": rounded,
    "PRODUCT": product,
    "MAX": lambda arguments: max(every(arguments)),
    "MIN": lambda arguments: min(every(arguments)),
    "ABS": lambda arguments: abs(every(arguments)[0]),
    "COUNT": lambda arguments: Decimal(sum(map(len, arguments))),
}
"""The functions that are worked out; a formula with any other is left alone."""

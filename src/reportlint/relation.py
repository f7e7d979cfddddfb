"""How printed numbers must agree: a relation is a formula over printed numbers, its verdict says whether it holds.

Every formula is monotone in each of its numbers, so that its image over intervals is exact when evaluated at the
corners. The ladder of verdicts: EXACT, ROUNDED, TRUNCATED, DOUBLE-ROUNDED, INCONSISTENT, or UNBOUND.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import product
from math import inf

from reportlint.award import Award
from reportlint.model import Span
from reportlint.number import (
    Interval,
    Kind,
    Mode,
    Modifier,
    Quantity,
    as_decimal,
)


class Verdict(StrEnum):
    """How well a stated number agrees with the numbers it is tied to."""

    EXACT = "EXACT"
    ROUNDED = "ROUNDED"
    TRUNCATED = "TRUNCATED"
    DOUBLE_ROUNDED = "DOUBLE-ROUNDED"
    INCONSISTENT = "INCONSISTENT"
    UNBOUND = "UNBOUND"


class Basis(StrEnum):
    """Who says that the numbers are tied."""

    DECLARED = "declared"
    """The document's own words: 合计, 其中, 比…增加…增幅, 满分…扣…得."""
    STRUCTURAL = "structural"
    """The layout: a column under a heading, a row among its like."""
    INFERRED = "inferred"
    """General knowledge about such figures."""


class Formula(StrEnum):
    """The functions a relation can be; the last term is always the stated one."""

    EQUAL = "eq"
    SUM = "sum"
    PARTITION = "partition"
    SUBSET = "subset"
    BOUND = "bound"
    RATIO = "ratio"
    GROWTH = "growth"
    CHANGE_RATE = "change-rate"
    PRODUCT = "product"
    ELIMINATION = "elimination"
    MEAN = "mean"
    COMPOUND = "compound-growth"
    COUNT = "count-of-list"
    TIER = "tier"
    WEIGHTED = "weighted-sum"


@dataclass(frozen=True, slots=True)
class Term:
    """One printed number in a relation."""

    quantity: Quantity
    """The number."""
    weight: int = 1
    """+1, or -1 where it is subtracted or its words say 减少."""
    printed: bool = True
    """False for a number that convention supplies (a full mark of 100) and the document does not print."""

    def denotes(self, mode: Mode = Mode.ROUNDED) -> Interval:
        """Return its possible values in base units, sign applied."""
        values = self.quantity.denotes(mode)
        if self.weight == 1:
            return values
        return values.negated() if self.weight == -1 else values.scaled(Fraction(self.weight))

    @property
    def value(self) -> Fraction:
        """Its printed value in base units, sign applied."""
        value = self.quantity.base_value
        return value if self.weight == 1 else self.weight * value

    def shown(self) -> str:
        """Print it with its sign."""
        text = self.quantity.shown()
        return negated(text) if self.weight < 0 else text


@dataclass(frozen=True, slots=True)
class Relation:
    """A formula over printed numbers that the document ties together."""

    formula: Formula
    """How the operands give the stated number."""
    operands: tuple[Term, ...]
    """What is computed from."""
    stated: Term
    """What the document prints for the result."""
    basis: Basis = Basis.DECLARED
    """Who says so."""
    verdict: Verdict = Verdict.UNBOUND
    """How it agrees, once evaluated."""
    computed: Interval | None = None
    """Image of the operands in base units, None where it cannot be computed."""
    point: Fraction | None = None
    """Value computed from the printed figures, in base units."""
    weak: bool = False
    """True where agreement would verify nothing."""
    strained: bool = False
    """True where rounding could explain the residual, but only by an unlikely accident."""
    award: Award | None = None
    """Of a tier: the rule by which the operands earn the stated mark."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """All printed numbers, the stated one last."""
        return (*self.operands, self.stated)

    @property
    def printed_terms(self) -> tuple[Term, ...]:
        """The numbers that stand in the document."""
        terms = (*self.operands, self.stated)
        return terms if all(term.printed for term in terms) else tuple(term for term in terms if term.printed)

    @property
    def holds(self) -> bool:
        """Whether the relation is decided and not broken."""
        return self.verdict not in {Verdict.INCONSISTENT, Verdict.UNBOUND}


# ---------------------------------------------------------------- formulas


def total(values: Sequence[Fraction]) -> Fraction:
    """Add up."""
    return sum(values[1:], values[0]) if values else Fraction(0)


def quotient(values: Sequence[Fraction]) -> Fraction:
    """Divide the first by the second."""
    return values[0] / values[1]


def growth(values: Sequence[Fraction]) -> Fraction:
    """Relative change from the second (the base) to the first (the current value)."""
    return values[0] / values[1] - 1


def change_rate(values: Sequence[Fraction]) -> Fraction:
    """Relative change where the first is the current value and the second the change itself."""
    return values[1] / (values[0] - values[1])


def times(values: Sequence[Fraction]) -> Fraction:
    """Multiply all."""
    result = Fraction(1)
    for value in values:
        result *= value
    return result


def eliminated_growth(values: Sequence[Fraction]) -> Fraction:
    """Growth of a difference: from minuend, its growth, subtrahend, its growth, and the difference today.

    The bases of the three are never printed: minuend/(1+g) - subtrahend/(1+h) is the base of the difference.
    """
    minuend, minuend_growth, subtrahend, subtrahend_growth, today = values
    return today / (minuend / (1 + minuend_growth) - subtrahend / (1 + subtrahend_growth)) - 1


def weighted(values: Sequence[Fraction]) -> Fraction:
    """Add up what is weighted: from weight, value, weight, value …."""
    return sum((weight * value for weight, value in zip(values[::2], values[1::2], strict=True)), Fraction(0))


def mean(values: Sequence[Fraction]) -> Fraction:
    """Divide the sum by how many there are."""
    return total(values) / len(values)


ROOT = Context(prec=40)
"""Precision of roots: far below any printed place."""


def compound_growth(values: Sequence[Fraction]) -> Fraction:
    """Yearly rate that leads from the second to the first in as many years as the third says.

    Floating-point values, of a first look, are taken as well.
    """
    ratio: Fraction | float = values[0] / values[1]
    if ratio <= 0:
        raise ZeroDivisionError
    if isinstance(ratio, float):
        return Fraction(ratio ** float(1 / values[2]) - 1)
    base = ROOT.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))
    years = ROOT.divide(Decimal(values[2].numerator), Decimal(values[2].denominator))
    return Fraction(ROOT.power(base, ROOT.divide(Decimal(1), years))) - 1


FORMULAS: dict[Formula, Callable[[Sequence[Fraction]], Fraction]] = {
    Formula.EQUAL: total,
    Formula.SUM: total,
    Formula.PARTITION: total,
    Formula.SUBSET: total,
    Formula.BOUND: total,
    Formula.COUNT: total,
    Formula.RATIO: quotient,
    Formula.GROWTH: growth,
    Formula.CHANGE_RATE: change_rate,
    Formula.PRODUCT: times,
    Formula.ELIMINATION: eliminated_growth,
    Formula.MEAN: mean,
    Formula.COMPOUND: compound_growth,
    Formula.TIER: total,
    Formula.WEIGHTED: weighted,
}
"""Formula → its function, monotone in every value where the signs are those of real amounts."""

LINEAR = {Formula.EQUAL, Formula.SUM, Formula.PARTITION, Formula.SUBSET, Formula.BOUND, Formula.COUNT}
ONE_SIDED = {Formula.SUBSET, Formula.BOUND}
"""Relations that ask only that the image does not exceed the stated number."""

BASES: dict[Formula, Callable[[Sequence[Interval]], Interval]] = {
    Formula.RATIO: lambda values: values[1],
    Formula.GROWTH: lambda values: values[1],
    Formula.COMPOUND: lambda values: values[1],
    Formula.CHANGE_RATE: lambda values: values[0].plus(values[1].scaled(Fraction(-1))),
}
"""Formula → what it divides by; a base that may be zero or negative leaves the relation unbound."""


def image(formula: Formula, values: Sequence[Interval]) -> Interval | None:
    """Return the exact set of results of `formula` over the sets of its operands, None where it is undefined."""
    if formula in LINEAR or formula is Formula.MEAN:
        result = added(values)
        return result if formula in LINEAR else result.scaled(Fraction(1, len(values)))
    if not all(value.bounded for value in values) or not positive_base(formula, values):
        return None
    return image_by_corners(FORMULAS[formula], values)


def added(values: Sequence[Interval]) -> Interval:
    """Add up sets; an end is included iff all ends that make it are."""
    lows = [value.low for value in values if value.low is not None]
    highs = [value.high for value in values if value.high is not None]
    return Interval(
        total(lows) if len(lows) == len(values) else None,
        total(highs) if len(highs) == len(values) else None,
        all(value.low_in for value in values),
        all(value.high_in for value in values),
    )


def positive_base(formula: Formula, values: Sequence[Interval]) -> bool:
    """Whether what the formula divides by is above zero throughout."""
    if formula not in BASES:
        return True
    low = BASES[formula](values).low
    return low is not None and low > 0


def image_by_corners(function: Callable[[Sequence[Fraction]], Fraction], values: Sequence[Interval]) -> Interval | None:
    """Evaluate a monotone function at every corner; an end is included iff all ends that make it are."""
    ends = [((value.low, value.low_in), (value.high, value.high_in)) for value in values]
    try:
        corners = [
            (function([end for end, _ in corner if end is not None]), all(inside for _, inside in corner))
            for corner in product(*ends)
        ]
    except ZeroDivisionError:
        return None
    low = min(corners, key=lambda corner: (corner[0], not corner[1]))
    high = max(corners, key=lambda corner: (corner[0], corner[1]))
    return Interval(low[0], high[0], low[1], high[1])


# ---------------------------------------------------------------- the ladder


def evaluate(relation: Relation) -> Relation:
    """Return the relation with its verdict, image and qualifiers."""
    if relation.award is not None:
        return by_award(relation, relation.award)
    computed = image(relation.formula, [term.denotes() for term in relation.operands])
    if computed is None:
        return replace(relation, verdict=Verdict.UNBOUND)
    point = printed_result(relation)
    if point is None:
        return replace(relation, verdict=Verdict.UNBOUND)
    verdict = ladder(relation, computed, point)
    decided = replace(relation, verdict=verdict, computed=computed, point=point)
    weak, strained = is_weak(decided), verdict is Verdict.ROUNDED and is_strained(decided)
    return replace(decided, weak=weak, strained=strained) if weak or strained else decided


def by_award(relation: Relation, award: Award) -> Relation:
    """Judge a mark by its rule: by what the operands print, then by what they may stand for, then cut off."""
    stated = relation.stated
    marks = award.marks([term.value for term in relation.operands])
    if not marks:
        return replace(relation, verdict=Verdict.UNBOUND)
    nearest = min(marks, key=lambda mark: abs(mark - stated.value))
    judged = replace(relation, computed=Interval.point(nearest), point=nearest, verdict=Verdict.INCONSISTENT)
    if stated.value in marks or (not award.stepped and any(agrees_as_printed(stated, mark) for mark in marks)):
        return replace(judged, verdict=Verdict.EXACT)
    if award.stepped:
        return judged
    if may_earn(relation, award):
        return replace(judged, verdict=Verdict.ROUNDED)
    cut = Interval(stated.value, stated.value + stated.quantity.ulp, high_in=False)
    return replace(judged, verdict=Verdict.TRUNCATED) if any(mark in cut for mark in marks) else judged


def may_earn(relation: Relation, award: Award) -> bool:
    """Whether what was measured, as far as it was rounded, earns the stated mark; maxima and targets are exact."""
    values = [term.value for term in relation.operands]
    measured = relation.operands[award.measured].denotes()
    if measured.low is None or measured.high is None:
        return True
    corners = [
        award.marks([*values[: award.measured], end, *values[award.measured + 1 :]])
        for end in (measured.low, measured.high)
    ]
    stated = stated_set(replace(relation, formula=Formula.PRODUCT), Mode.ROUNDED)
    lines = (Interval(min(line), max(line), low_in=False, high_in=False) for line in zip(*corners, strict=False))
    return any(line.meets(stated) for line in lines)


def partition_verdict(relation: Relation, computed: Interval) -> Verdict:
    """Judge shares that do not make exactly their whole."""
    return Verdict.ROUNDED if computed.meets(required(relation)) else shortened_otherwise(relation, computed)


def refused(relation: Relation) -> bool:
    """Whether nothing explains the stated number; like `evaluate`, without the qualifiers."""
    if relation.award is not None:
        return by_award(relation, relation.award).verdict is Verdict.INCONSISTENT
    computed = image(relation.formula, [term.denotes() for term in relation.operands])
    if computed is None:
        return False
    if relation.formula not in ONE_SIDED and not is_identity(relation) and computed.meets(required(relation)):
        return False
    point = printed_result(relation)
    return point is not None and ladder(relation, computed, point) is Verdict.INCONSISTENT


def printed_result(relation: Relation) -> Fraction | None:
    """Return what the printed figures give, None where the formula divides by nought."""
    try:
        return FORMULAS[relation.formula]([term.value for term in relation.operands])
    except ZeroDivisionError:
        return None


def ladder(relation: Relation, computed: Interval, point: Fraction) -> Verdict:
    """Walk down the verdicts to the first that explains the stated number."""
    stated = relation.stated
    if relation.formula in ONE_SIDED:
        return one_sided(relation, computed, point)
    if relation.formula is Formula.PARTITION:
        return Verdict.EXACT if point == stated.value else partition_verdict(relation, computed)
    if agrees_as_printed(stated, point):
        return Verdict.EXACT
    if is_identity(relation):
        return Verdict.INCONSISTENT
    if computed.meets(required(relation)):
        return Verdict.ROUNDED
    return shortened_otherwise(relation, computed)


def required(relation: Relation) -> Interval:
    """Return the values the stated number allows; the whole of a partition is exactly what is printed (100 %)."""
    if relation.formula is Formula.PARTITION:
        return Interval.point(relation.stated.value)
    return stated_set(relation, Mode.ROUNDED)


def stated_set(relation: Relation, mode: Mode) -> Interval:
    """Return what the stated number denotes; a mark computed as a product was rounded, though marks are exact."""
    stated = relation.stated
    if relation.formula in {Formula.PRODUCT, Formula.WEIGHTED} and stated.quantity.kind is Kind.SCORE:
        stated = replace(stated, quantity=replace(stated.quantity, kind=Kind.PLAIN))
    return stated.denotes(mode)


def one_sided(relation: Relation, computed: Interval, point: Fraction) -> Verdict:
    """Judge a part against its whole: only exceeding it is a fault."""
    stated = relation.stated
    if point <= stated.value:
        return Verdict.EXACT
    return Verdict.INCONSISTENT if stated.denotes().lies_below(computed) else Verdict.ROUNDED


def agrees_as_printed(stated: Term, point: Fraction) -> bool:
    """Whether the value computed from the printed figures, rounded either way, is the printed one."""
    quantity = stated.quantity
    if quantity.modifier is not Modifier.NONE or quantity.high is not None:
        return False
    # In whole numbers, for this is asked of every relation: the value, in last places of the print, is above / below.
    shift: int = 10**quantity.decimals
    above = stated.weight * point.numerator * quantity.scale.denominator * shift
    below = point.denominator * quantity.scale.numerator
    places, rest = divmod(quantity.value.numerator * shift, quantity.value.denominator)
    twice = 2 * abs(above - places * below)
    if rest or twice > below:
        return False
    return twice < below or places % 2 == 0 or abs(places) * below > abs(above)


def is_identity(relation: Relation) -> bool:
    """Whether the same fact is printed twice in one unit and precision: then it must be the same number."""
    if relation.formula is not Formula.EQUAL:
        return False
    other, stated = relation.operands[0].quantity, relation.stated.quantity
    plain = other.modifier is stated.modifier is Modifier.NONE and other.high is stated.high is None
    return plain and other.scale == stated.scale and other.decimals == stated.decimals


def shortened_otherwise(relation: Relation, computed: Interval) -> Verdict:
    """Try the other ways of shortening a number: cutting digits off, and rounding twice."""
    stated = relation.stated
    cut = image(relation.formula, [term.denotes(Mode.TRUNCATED) for term in relation.operands])
    if cut and cut.meets(required(relation)):
        return Verdict.TRUNCATED
    if relation.formula is Formula.PARTITION or stated_set(relation, Mode.ROUNDED).width == 0:
        return Verdict.INCONSISTENT
    if computed.meets(stated_set(relation, Mode.TRUNCATED)):
        return Verdict.TRUNCATED
    finer = stated.quantity.ulp * stated.quantity.scale / 20
    return Verdict.DOUBLE_ROUNDED if computed.widened(finer).meets(stated.denotes()) else Verdict.INCONSISTENT


def is_strained(relation: Relation) -> bool:
    """Whether rounding explains a sum only by an accident of less than one in seven hundred.

    The rounding errors of n addends and the total have a standard deviation of sqrt((n+1)/12) ulp; more than 3.3 of
    those is exceeded in at most 0.13 % of honest sums. Round amounts (30, 500) among decimals are taken as exact.
    """
    if relation.formula not in {Formula.SUM, Formula.PARTITION} or relation.point is None:
        return False
    finest = min(term.quantity.ulp * term.quantity.scale for term in relation.terms)
    coarse = [term.quantity for term in relation.terms if term.quantity.ulp * term.quantity.scale > finest]
    if any(quantity.modifier is not Modifier.NONE or quantity.value % 10 for quantity in coarse):
        return False
    residual = abs(relation.point - relation.stated.value) / finest
    # residual > 3.3 * sqrt((n + 1) / 12), squared to stay rational
    return residual * residual * 12 > Fraction(1089, 100) * (len(relation.operands) + 1)


def is_weak(relation: Relation) -> bool:
    """Whether fewer than half of the single-digit changes of the stated number would be refused."""
    if relation.computed is None or relation.verdict is Verdict.INCONSISTENT or relation.formula in ONE_SIDED:
        return relation.formula in ONE_SIDED and relation.verdict is not Verdict.INCONSISTENT
    width, stated = relation.computed.width, relation.stated.quantity
    ulp = stated.ulp * stated.scale
    if width is not None and width <= 2 * ulp and stated.modifier is Modifier.NONE:
        return False
    if width is not None and mostly_refused(stated, width):
        return False
    mutants = [replace(relation.stated, quantity=mutant) for mutant in digit_mutants(stated)]
    refused = sum(not relation.computed.meets(mutant.denotes()) for mutant in mutants)
    return 2 * refused < len(mutants)


def mostly_refused(stated: Quantity, width: Fraction) -> bool:
    """Whether, at a glance, more than half of the digits stand so high that any change of them leaves an image.

    The quick way to the same answer: a change of a digit moves the number by at least the weight of its place.
    """
    if stated.modifier is not Modifier.NONE or stated.high is not None:
        return False
    room = width / stated.scale + stated.ulp
    places = len(stated.text.replace(".", "").lstrip("-"))
    high, place = 0, stated.ulp
    for _ in range(places):
        high += place > room
        place *= 10
    return 16 * high >= 9 * places


def digit_mutants(quantity: Quantity) -> list[Quantity]:
    """Return the quantity with each of its digits replaced by each other digit (a leading zero left out)."""
    return [reworded(quantity, text) for text in digit_changes(quantity.text)]


def digit_changes(text: str) -> list[str]:
    """Return a printed number with each digit replaced by each other one; no number of several digits begins with 0."""
    return Changes.of(text).within()


@dataclass(frozen=True, slots=True)
class Changes:
    """The single-digit changes of a printed number, by their size."""

    text: str
    """The number as printed."""
    places: tuple[tuple[int, int, int, float], ...]
    """For each digit: where it stands, itself, the least digit that may stand there, and the signed weight of one."""

    @classmethod
    def of(cls, text: str) -> Changes:
        """Say what may be changed in a printed number."""
        negative = text.startswith("-")
        whole = text.find(".") if "." in text else len(text)
        places = []
        for at in range(negative, len(text)):
            if at != whole:
                leads = at == negative and whole > at + 1
                weight = 10.0 ** (whole - at - (at < whole))
                places.append((at, int(text[at]), int(leads), -weight if negative else weight))
        return cls(text, tuple(places))

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(10 - least - (digit >= least) for _, digit, least, _ in self.places)

    @property
    def extremes(self) -> tuple[float, float]:
        """The least and the greatest value, in floating point, that the number and its changes have."""
        moves = [(other - digit) * weight for _, digit, least, weight in self.places for other in (least, 9)]
        value = float(self.text)
        return value + min(moves, default=0), value + max(moves, default=0)

    def within(self, low: float = -inf, high: float = inf) -> list[str]:
        """Return the changes whose value, in floating point, lies between two ends."""
        value, text = float(self.text), self.text
        return [
            f"{text[:at]}{other}{text[at + 1 :]}"
            for at, digit, least, weight in self.places
            for other in range(least, 10)
            if other != digit and low <= value + (other - digit) * weight <= high
        ]


def is_slip(first: str, second: str) -> bool:
    """Whether one changed digit, or two swapped neighbours, turn one printed number into the other."""
    if len(first) != len(second):
        return False
    wrong = [at for at in range(len(first)) if first[at] != second[at]]
    if len(wrong) == 2 and wrong[1] - wrong[0] <= 2:
        return first[wrong[0]] == second[wrong[1]] and first[wrong[1]] == second[wrong[0]]
    return len(wrong) == 1


def reworded(quantity: Quantity, text: str) -> Quantity:
    """Return the quantity with other digits."""
    return replace(quantity, text=text, value=Fraction(text))


def reread(relation: Relation, values: Mapping[Span, Quantity]) -> Relation:
    """Return a relation with some printed numbers exchanged, by their spans, and not yet evaluated."""

    def swap(term: Term) -> Term:
        other = values.get(term.quantity.span) if term.printed else None
        return term if other is None else Term(other, term.weight)

    operands = tuple(map(swap, relation.operands))
    return Relation(relation.formula, operands, swap(relation.stated), relation.basis, award=relation.award)


def substituted(relation: Relation, values: Mapping[Span, Quantity]) -> Relation:
    """Return a relation evaluated again with some printed numbers exchanged, by their spans."""
    return evaluate(reread(relation, values))


# ---------------------------------------------------------------- printing

SIGNS = {
    Verdict.EXACT: "=",
    Verdict.ROUNDED: "≈",
    Verdict.TRUNCATED: "≈",
    Verdict.DOUBLE_ROUNDED: "≈",
    Verdict.INCONSISTENT: "≠",
    Verdict.UNBOUND: "?",
}


def arithmetic(relation: Relation) -> str:
    """Print the computation with its result beside the stated number, e.g. `10 + 10 + 10 + 10 = 40 ≠ 50`."""
    formula = expression(relation)
    if relation.award is not None and relation.point is not None:
        earned = f"{formula} {result(relation)}" if formula.endswith("→") else with_result(relation, formula)
        exact = relation.verdict is Verdict.EXACT and not formula.endswith("→")
        return f"{formula if exact else earned} {SIGNS[relation.verdict]} {relation.stated.shown()}"
    stated = stated_shown(relation)
    if relation.formula in ONE_SIDED:
        return f"{with_result(relation, formula)} {'>' if relation.verdict is Verdict.INCONSISTENT else '≤'} {stated}"
    if relation.point is None:
        return f"{formula} ? {stated}"
    if relation.verdict is Verdict.EXACT and len(relation.operands) > 1:
        return f"{formula} = {stated}"
    return f"{with_result(relation, formula)} {SIGNS[relation.verdict]} {stated}"


def stated_shown(relation: Relation) -> str:
    """Print the stated number, with its unit where the operands have another."""
    stated = relation.stated
    mixed = any(in_unit(term, stated) != term.shown() for term in relation.operands)
    return stated.shown() + stated.quantity.unit if mixed else stated.shown()


def with_result(relation: Relation, formula: str) -> str:
    """Append the computed value where the formula has more than one number."""
    return f"{formula} = {result(relation)}" if len(relation.operands) > 1 else formula


def result(relation: Relation) -> str:
    """Print the value computed from the printed figures, in the stated number's unit, one place finer than stated."""
    if relation.point is None:
        return "?"
    stated = relation.stated.quantity
    extra = 0 if relation.formula in LINEAR else 2
    finest = max([stated.decimals, *(decimals_in(term.quantity, stated) for term in relation.operands)])
    decimals = finest if relation.formula in LINEAR else stated.decimals + extra
    percent = stated.unit if stated.unit in {"%", "‰"} else ""
    return as_decimal(relation.point / stated.scale, decimals) + percent


def decimals_in(quantity: Quantity, other: Quantity) -> int:
    """Return how many decimals a quantity needs when printed in the unit of another, at most 8."""
    ulp = quantity.ulp * quantity.scale / other.scale
    decimals = 0
    while ulp * 10**decimals < 1 and decimals < 8:
        decimals += 1
    return decimals


def expression(relation: Relation) -> str:  # noqa: PLR0911 - one line a formula
    """Print the left side of a relation."""
    if relation.award is not None:
        return relation.award.shown([term.shown() for term in relation.operands])
    shown = [in_unit(term, relation.stated) for term in relation.operands]
    match relation.formula:
        case Formula.RATIO:
            return " ÷ ".join(shown)
        case Formula.GROWTH:
            return f"({shown[0]} - {bracketed(shown[1])}) ÷ {bracketed(shown[1])}"
        case Formula.CHANGE_RATE:
            return f"{shown[1]} ÷ ({signed_sum([shown[0], negated(shown[1])])})"
        case Formula.PRODUCT:
            return " × ".join(shown)
        case Formula.WEIGHTED:
            plain = [term.shown() for term in relation.operands]
            return " + ".join(f"{weight} × {value}" for weight, value in zip(plain[::2], plain[1::2], strict=True))
        case Formula.MEAN:
            return f"({signed_sum(shown)}) ÷ {len(shown)}"
        case Formula.COMPOUND:
            return f"({shown[0]} ÷ {shown[1]})^(1/{shown[2]}) - 1"
        case Formula.ELIMINATION:
            return f"{shown[4]} ÷ ({shown[0]} ÷ (1 + {shown[1]}) - {shown[2]} ÷ (1 + {shown[3]})) - 1"
        case _:
            return signed_sum(shown)


def in_unit(term: Term, stated: Term) -> str:
    """Print an operand, with its unit where a sum or equality mixes units."""
    same = term.quantity.scale == stated.quantity.scale or term.quantity.kind is not stated.quantity.kind
    return term.shown() if same or term.quantity.kind is Kind.RATIO else term.shown() + term.quantity.unit


def bracketed(text: str) -> str:
    """Put a negative number into brackets."""
    return f"({text})" if text.startswith("-") else text


def negated(text: str) -> str:
    """Turn the sign of a printed number."""
    return text[1:] if text.startswith("-") else f"-{text}"


def signed_sum(shown: Sequence[str]) -> str:
    """Join printed numbers by plus and minus."""
    first, *rest = shown
    return first + "".join(f" - {text[1:]}" if text.startswith("-") else f" + {text}" for text in rest)

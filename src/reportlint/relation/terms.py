"""What a relation is: a formula over printed numbers, the number it is stated to give, and how well they agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from reportlint.award import Award
from reportlint.model import Span
from reportlint.number import Interval, Mode, Quantity


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
    JOINT_SHARE = "joint-share"
    PORTION = "portion"


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
    def printed_places(self) -> frozenset[Span]:
        """Where its numbers stand in the document."""
        return frozenset(term.quantity.span for term in self.printed_terms)

    @property
    def holds(self) -> bool:
        """Whether the relation is decided and not broken."""
        return self.verdict not in {Verdict.INCONSISTENT, Verdict.UNBOUND}


def negated(text: str) -> str:
    """Turn the sign of a printed number."""
    return text[1:] if text.startswith("-") else f"-{text}"

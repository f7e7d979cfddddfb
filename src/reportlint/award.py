"""How marks follow from what was measured: by steps of a range, by so much a step short of a standard, in proportion.

A rule in words seldom says everything: whether 2.4 points short of a target count as two steps, as three or as 2.4,
whether 90 % belongs to the step below or above. Every reading that the words allow is a mark that may be awarded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from reportlint.number import Interval, as_decimal

NOUGHT = Fraction(0)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule: a range of what is measured, and its mark."""

    interval: Interval
    """What is measured, in base units; an end that the words leave open belongs to both neighbours."""
    mark: Fraction
    """Marks awarded."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Marks by ranges: 达100%得10分，90%-99%得9分. Takes what was measured."""

    steps: tuple[Step, ...]
    """The ranges."""

    @property
    def stepped(self) -> bool:
        """Nothing lies between the marks of two steps."""
        return True

    @property
    def measured(self) -> int:
        """The only value."""
        return 0

    def marks(self, values: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Return the marks of the steps a value lies in."""
        return tuple(dict.fromkeys(step.mark for step in self.steps if values[0] in step.interval))

    def shown(self, values: Sequence[str]) -> str:
        """Print what was measured."""
        return f"{values[0]} →"


@dataclass(frozen=True, slots=True)
class Short:
    """Marks lost for every step short of a standard: 每低1个百分点扣0.5分. Takes maximum, measured value, standard."""

    step: Fraction
    """Size of one step in base units."""
    mark: Fraction
    """Marks one step costs."""
    above: bool = False
    """Whether the standard is a limit from above: 每超1天扣1分."""
    most: Fraction | None = None
    """Marks lost at most, None where all may be."""

    @property
    def stepped(self) -> bool:
        """A part of a step may count."""
        return False

    @property
    def measured(self) -> int:
        """The second value, behind the maximum."""
        return 1

    def marks(self, values: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Return what remains of the maximum: a part of a step counts as it is, as none, or as a whole one."""
        full, measured, standard = values
        missing = max(NOUGHT, measured - standard if self.above else standard - measured) / self.step
        counts = (missing, Fraction(floor(missing)), Fraction(ceil(missing)))
        return tuple(left_of(full, count * self.mark, self.most) for count in counts)

    def shown(self, values: Sequence[str]) -> str:
        """Print the computation."""
        full, measured, standard = values
        gap = f"{measured} - {standard}" if self.above else f"{standard} - {measured}"
        percent = "%" if standard.endswith("%") else ""
        step = as_decimal(self.step * 100 if percent else self.step) + percent
        return f"{full} - ({gap}) ÷ {step} × {as_decimal(self.mark)}"


@dataclass(frozen=True, slots=True)
class Each:
    """Marks lost for every case: 每处扣0.5分. Takes maximum and number of cases, or one for each of several causes."""

    mark: Fraction
    """Marks one case costs."""
    size: Fraction = Fraction(1)
    """Cases that cost it together."""
    most: Fraction | None = None
    """Marks lost at most, None where all may be."""

    @property
    def stepped(self) -> bool:
        """Cases are whole."""
        return True

    @property
    def measured(self) -> int:
        """The second value, behind the maximum."""
        return 1

    def marks(self, values: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Return what remains of the maximum."""
        return (left_of(values[0], sum(values[1:], NOUGHT) / self.size * self.mark, self.most),)

    def shown(self, values: Sequence[str]) -> str:
        """Print the computation."""
        cases = values[1] if len(values) == 2 else f"({' + '.join(values[1:])})"
        cases = cases if self.size == 1 else f"{cases} ÷ {as_decimal(self.size)}"
        return f"{values[0]} - {cases} × {as_decimal(self.mark)}"


@dataclass(frozen=True, slots=True)
class Share:
    """Marks in proportion: 按完成比例计分. Takes maximum, what was measured, and, where it is no rate, its target.

    Of a limit from above both official readings count: A/B and 2 - B/A of the maximum.
    """

    above: bool = False
    """Whether less is better."""
    rate: bool = False
    """Whether what was measured is a rate, which may count by itself though there is a target."""

    @property
    def stepped(self) -> bool:
        """Everything between nought and the maximum may be awarded."""
        return False

    @property
    def measured(self) -> int:
        """The second value, behind the maximum."""
        return 1

    def marks(self, values: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Return the share of the maximum."""
        full, measured, *target = values
        if target and not target[0]:
            return ()
        ratio = measured / target[0] if target else measured
        if not self.above:
            ratios = (ratio, measured) if self.rate else (ratio,)
            return tuple(min(Fraction(1), one) * full for one in ratios)
        return (full, full) if ratio <= 1 else (full / ratio, max(NOUGHT, 2 - ratio) * full)

    def shown(self, values: Sequence[str]) -> str:
        """Print the computation."""
        full, measured, *target = values
        quotient = [*target, measured] if self.above else [measured, *target]
        return f"{' ÷ '.join(quotient)} × {full}"


def left_of(full: Fraction, lost: Fraction, most: Fraction | None) -> Fraction:
    """Return what a loss leaves of a maximum: never less than nothing, nor than a limit of the loss allows."""
    return max(NOUGHT, full - (lost if most is None else min(lost, most)))


Award: TypeAlias = Steps | Short | Each | Share
"""A rule by which a mark is awarded.

Each says whether only the marks it names exist (`stepped`), which of its values was `measured` and may be rounded, the
`marks` that some values in base units may earn, always as many (none where it does not say), and how the computation is
`shown`.
"""

"""Other digits in the place of the printed ones: what a slip of the hand makes of a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf

from reportlint.number import Quantity


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

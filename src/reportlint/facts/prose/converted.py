"""An area told again in another unit: 灌溉面积15.8万亩（合10,533公顷）."""

from __future__ import annotations

from fractions import Fraction

from reportlint.facts.prose.mentions import Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, plain
from reportlint.model import Span
from reportlint.number import Kind, Quantity, as_decimal, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

SQUARE_METRES = {
    "平方米": Fraction(1),
    "亩": Fraction(2000, 3),
    "公顷": Fraction(10**4),
    "平方公里": Fraction(10**6),
}
"""Units of area → in square metres (国务院关于在我国统一实行法定计量单位的命令, 1984: 15亩 are one 公顷)."""
AGAIN = compiled(r"^[，（、]?(?:折合|约合|折|合|即)(?:面积)?(?:约|为)*$")
"""All that stands between a number and the same in another unit."""


def converted(scene: Scene) -> Reading | None:
    """Read an area as the one right before it in another unit."""
    before = scene.sentence()
    if not before or not AGAIN.match(scene.lead) or not all(map(plain, (scene.one, before[-1]))):
        return None
    listed = before[-1].lead.startswith("、")  # 耕地142.8亩、其他土地40.3亩，折合12.2公顷: all of them are
    if scene.one.role not in {Role.LEVEL, Role.BASE} or listed:
        return None
    own, other = (SQUARE_METRES.get(counter(one.quantity)) for one in (scene.one, before[-1]))
    if own is None or other is None or own == other:
        return None
    formula, factor = (Formula.PRODUCT, other / own) if other > own else (Formula.RATIO, own / other)
    way = Way(formula, (Term(before[-1].quantity), Term(exactly(factor), printed=False)))
    return Reading([way], certain=True, strict=True)


def exactly(value: Fraction) -> Quantity:
    """Return how many of one unit another has."""
    places = 0 if value.denominator == 1 else 2
    return Quantity(Span(0, 0), as_decimal(value, places), value, 0, "", Kind.COUNT)

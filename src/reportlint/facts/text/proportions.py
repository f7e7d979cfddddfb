"""Numbers that words set against each other: 三次产业结构8.3:41.4:50.3, 城乡收入比2.02:1.

Members that make one hundred are percentages of a whole, and so are those of the three industries, whatever they make;
beside a 1 a member with decimals is how many times as large.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.facts.text.passages import Passage
from reportlint.number import Kind, Quantity
from reportlint.patterns import Match, compiled

MEMBER = r"\d+(?:\.\d+)?"
PROPORTION = compiled(rf"(?<![\d.:：A-Za-z]){MEMBER}%?(?:[:：]{MEMBER}%?){{1,5}}(?![\d:：])")
SPOKEN_OF = compiled(r"比|结构|构成")
"""Words for things set against each other; without them 12:30 is a time and 1:500 a scale."""
INDUSTRIES = compiled(r"(?<![一二第])三次产业(?:增加值)?的?(?:结构|比例|构成|比重|之?比)[^，。；、]{0,30}$")
"""Words for the shares of the three industries: a wrong one is a share all the same."""
THREE = 3
"""Industries."""
WHOLE = range(95, 106)
"""What percentages of one whole add up to, slips allowed for."""


def find_proportions(passage: Passage, start: int = 0) -> Iterator[Quantity]:
    """Yield the members of every proportion of a passage, a 1 left out."""
    for match in PROPORTION.finditer(passage.text, start):
        lead = compiled(r"[。；]").split(passage.text[max(0, match.start() - 40) : match.start()])[-1]
        if SPOKEN_OF.search(lead):
            yield from members(passage, match, shares=INDUSTRIES.search(lead) is not None)


def members(passage: Passage, match: Match, *, shares: bool) -> Iterator[Quantity]:
    """Yield the numbers of one proportion, of which the words before it may say that they are shares."""
    found = list(compiled(MEMBER).finditer(match.group()))
    total = sum(Fraction(one.group()) for one in found)
    percent = (total.denominator < 100 and round(total) in WHOLE) or (
        shares and len(found) == THREE and found[0].group() != "1"
    )
    for one in found:
        at = match.start() + one.start(), match.start() + one.end()
        if percent:
            signed = match.group()[one.end() : one.end() + 1] == "%"
            yield member(passage, at, Kind.RATIO, "%" if signed else "")
        elif len(found) == 2 and "." in one.group() and any(other.group() == "1" for other in found):
            yield member(passage, at, Kind.MULTIPLE, "")


def member(passage: Passage, at: tuple[int, int], kind: Kind, unit: str) -> Quantity:
    """Make the quantity of one member."""
    text = passage.text[slice(*at)]
    span = passage.locate(*at)
    scale = Fraction(1, 100) if kind is Kind.RATIO else Fraction(1)
    whole = passage.locate(at[0], at[1] + len(unit))
    return Quantity(span, text, Fraction(text), len(text.partition(".")[2]), unit, kind, scale, whole=whole)


def is_proportion(quantity: Quantity) -> bool:
    """Whether a number was read as a percentage or a multiple though no unit says so."""
    return not quantity.unit and quantity.kind in {Kind.RATIO, Kind.MULTIPLE}

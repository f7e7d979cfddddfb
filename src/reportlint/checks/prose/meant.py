"""What a list that misses its total was likely meant for: whether it says, or nearly shows, that it is all of it."""

from __future__ import annotations

from fractions import Fraction

from reportlint.facts.across.listings import Listing
from reportlint.facts.across.rows import Row
from reportlint.facts.prose.classifications import overlap
from reportlint.number import Quantity, digits, telling_digits
from reportlint.patterns import compiled
from reportlint.relation import Relation
from reportlint.slips import mended_by_slip

SAID_MISSES, LISTED_MISSES, DIVIDED_MISSES = Fraction(1, 4), Fraction(3, 20), Fraction(1, 20)
"""Share of its total that a list may miss and still be meant to make it, as words say that it is all."""
PAIR = 2
"""Numbers that stand next to each other without making a list, and may miss a third by one slip by chance."""
LONG = 5
"""Digits of a total that a list misses by one slip of the pen only if it was meant."""
PEOPLE = {"人", "名", "人次"}
"""Units of groups that overlap, and of which two seldom are all."""
REST = compiled(r"^(?:其他|其余|剩余|另外)|^其它")
"""Names of all that a list has not named before."""
LARGEST_DIGIT = 9
"""How many times larger a number is at most for another first digit."""


def exhausted(one: Listing, total: Row, relation: Relation) -> bool:
    """Whether a list said to divide its total ends with all the rest: …，其他各项21.53亿元.

    A list that 其中 opens may leave out more than the rest it names, unless it nearly makes the total.
    """
    last = one.items[-1]
    plain_list = all(len(row.cells) == 1 for row in one.items)
    if total is not one.totals[0] or not plain_list or not REST.match(last.label):
        return False
    behind = one.cued and total.passage == one.items[0].passage and len(one.items) > PAIR
    return one.declared or (behind and missed_by(relation) <= LISTED_MISSES)


def missed_by(relation: Relation) -> Fraction:
    """Return which share of its total a sum misses it by, one where it has none."""
    stated, point = relation.stated.value, relation.point
    return abs(point - stated) / abs(stated) if stated and point is not None else Fraction(1)


def nearly_made(one: Listing, total: Row, relation: Relation) -> bool:
    """Whether a list said to be all of something nearly makes it."""
    stated, point = relation.stated.value, relation.point
    if point is None or not stated:
        return False
    missed = abs(point - stated) / abs(stated)
    here = total.passage == one.items[0].passage
    if one.enclosed and is_behind(one, total, relation.stated.quantity):
        return missed <= (SAID_MISSES if point > stated else LISTED_MISSES)
    most = SAID_MISSES if len(one.items) > PAIR else DIVIDED_MISSES  # of two numbers a third may be left out
    return (one.said and missed <= most) or (one.divided and here and missed <= DIVIDED_MISSES)


def is_behind(one: Listing, total: Row, stated: Quantity) -> bool:
    """Whether a list in a bracket stands right behind its total, and its members share nothing."""
    opens = one.items[0].bracket
    behind = any(cell.quantity is stated and cell.end == opens for cell in total.cells)
    return behind and not overlap(row.label for row in one.items)


def telling_slip(one: Listing, relation: Relation) -> bool:
    """Whether a slip in the numbers of a missed sum would be no accident.

    Long numbers seldom miss by one slip. Of short ones, parts said to divide a total and nearly reaching it are meant
    to reach it: parts that leave something out leave out more.
    """
    if long(one, relation):
        return True
    stated, point = relation.stated.value, relation.point
    if relation.stated.quantity.unit in {"人", "名"}:  # groups of people overlap, and lists of them stop anywhere
        return False
    return one.declared and point is not None and Fraction(17, 20) * stated <= point <= Fraction(23, 20) * stated


def long(one: Listing, relation: Relation) -> bool:
    """Whether the numbers of a missed sum are long enough for a slip to be no accident."""
    length = telling_digits(relation.stated.quantity)
    return length >= LONG or ((one.declared or one.cued) and length >= LONG - 1)


def worth_a_hint(one: Listing, relation: Relation) -> bool:
    """Whether a list was likely meant to make the number before it: it nearly does, or would but for one slip."""
    meant = one.declared or one.cued or one.said or one.divided or one.enclosed
    if overlap(row.label for row in one.items):
        return False
    if meant and not one.tentative and missed_by(relation) <= LISTED_MISSES:
        return len(one.items) > PAIR or relation.stated.quantity.unit not in PEOPLE
    meant = meant or one.counted  # of what, they do not say
    if not meant and len({(row.passage, row.sentence) for row in one.items}) > 1:
        return False
    several = len(one.items) > PAIR or (meant and pair_may_be_all(relation))
    return several and mended_by_slip(relation)


def pair_may_be_all(relation: Relation) -> bool:
    """Whether two parts make half of their total or more, or so little that only a digit too many explains it."""
    stated, point = abs(relation.stated.value), abs(relation.point or Fraction(0))
    doubled = stated > LARGEST_DIGIT * point and digits(relation.stated.quantity) > PAIR
    return digits(relation.stated.quantity) > 1 and (2 * point >= stated or doubled)

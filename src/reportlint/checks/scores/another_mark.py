"""Marks told of a whole that are most likely those of something else.

That a sentence speaks of the whole, or of a group, is read from its words, and a score table has marks of many sizes:
one that is half as large again as what it is held against, or that much smaller, was seldom written for it, unless one
slip of the pen makes it of the other.
"""

from __future__ import annotations

from fractions import Fraction

from reportlint.relation import Relation
from reportlint.slips import explained_by_slip, mended_by_slip

FARTHEST = Fraction(3, 2)
"""How many times the mark it is held against one may be, or the other way round, and still be meant for it."""


def is_of_another(relation: Relation) -> bool:
    """Whether a mark is too far from what it is held against for a mistake of whoever wrote it."""
    if relation.point is None or relation.holds:
        return False
    small, large = sorted((abs(relation.point), abs(relation.stated.value)))
    near = relation.point * relation.stated.value >= 0 and large <= FARTHEST * small
    return not near and not is_slip(relation)


def is_slip(relation: Relation) -> bool:
    """Whether one slip of the pen explains the difference; a short one among several is a slip away from anything."""
    return explained_by_slip(relation) or (len(relation.operands) == 1 and mended_by_slip(relation))

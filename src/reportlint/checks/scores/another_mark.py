"""Marks told of a whole that are most likely those of something else.

That a sentence speaks of the whole, or of a group, is read from its words, and a score table has marks of many sizes:
one that is half as large again as what it is held against, or that much smaller, was seldom written for it, unless one
slip of the pen makes it of the other.
"""

from __future__ import annotations

from fractions import Fraction

from reportlint.facts import Facts
from reportlint.facts.scores.matches import Match
from reportlint.patterns import compiled
from reportlint.relation import Relation
from reportlint.slips import explained_by_slip, is_of_another_size, mended_by_slip

FARTHEST = Fraction(3, 2)
"""How many times the mark it is held against one may be, or the other way round, and still be meant for it."""


def is_of_another(relation: Relation) -> bool:
    """Whether a mark is too far from what it is held against for a mistake of whoever wrote it."""
    return not relation.holds and is_of_another_size(relation, FARTHEST) and not may_have_slipped(relation)


def may_have_slipped(relation: Relation) -> bool:
    """Whether one slip of the pen explains the difference; a short one among several is a slip away from anything."""
    return explained_by_slip(relation) or (len(relation.operands) == 1 and mended_by_slip(relation))


YEAR_OF_MARK = compiled(r"(?<!\d)((?:19|20)\d\d)年(?!起|以来|开始|[初末底])")
"""A year in words about a mark."""


def is_of_another_year(facts: Facts, match: Match) -> bool:
    """Whether a mark is what a row had in one of several years, or in a former one: 2021年供餐163天，得6.5分."""
    opened = YEAR_OF_MARK.match(match.statement.words)
    told = set(YEAR_OF_MARK.findall(facts.document.quote(facts.context(match.statement.span))))
    former = opened is not None and facts.year is not None and int(opened[1]) < facts.year
    return opened is not None and (former or len(told) > 1)

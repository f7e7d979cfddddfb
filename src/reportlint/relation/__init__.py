"""How printed numbers must agree: a relation is a formula over printed numbers, its verdict says whether it holds.

`terms` says what a relation is, `formulas` what it computes, `glance` whether it misses at first sight, `ladder` how
well the stated number agrees, `digits` what a slip makes of a number, `arithmetic` prints the computation.
"""

from reportlint.relation.arithmetic import arithmetic
from reportlint.relation.digits import Changes, digit_changes, digit_mutants, is_slip, reworded
from reportlint.relation.formulas import FORMULAS, LINEAR, ONE_SIDED
from reportlint.relation.glance import hedged, is_hedged, may_make, misses, reaching, whole_of
from reportlint.relation.ladder import agrees_as_printed, evaluate, is_identity, refused, reread, respelt, substituted
from reportlint.relation.terms import Basis, Formula, Relation, Term, Verdict

__all__ = [
    "FORMULAS",
    "LINEAR",
    "ONE_SIDED",
    "Basis",
    "Changes",
    "Formula",
    "Relation",
    "Term",
    "Verdict",
    "agrees_as_printed",
    "arithmetic",
    "digit_changes",
    "digit_mutants",
    "evaluate",
    "hedged",
    "is_hedged",
    "is_identity",
    "is_slip",
    "may_make",
    "misses",
    "reaching",
    "refused",
    "reread",
    "respelt",
    "reworded",
    "substituted",
    "whole_of",
]

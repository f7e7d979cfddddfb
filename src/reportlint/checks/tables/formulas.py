"""Formulas of spreadsheets: what a cell prints against what its formula comes to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.text.passages import read_passage
from reportlint.facts.text.quantities import cell_quantity
from reportlint.finding import Observation
from reportlint.rule import Outcome


def formula_result(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every cell that computes something: its printed number must be the result, rounded to its last digit."""
    for formula in facts.document.formulas:
        quantity = cell_quantity(read_passage(facts.document, [formula.span], cell=True))
        if formula.computed is None or quantity is None:
            continue
        result = (
            Fraction(formula.computed) / quantity.scale if quantity.unit in {"%", "‰"} else Fraction(formula.computed)
        )
        half = Fraction(1, 2 * 10**quantity.decimals)
        # A spreadsheet reckons in binary: what is exactly between two digits may fall to either side.
        slack = abs(result) / 10**12
        holds = abs(result - quantity.value) <= half + slack
        shown = f"{float(result):.{min(quantity.decimals + 2, 12)}f}".rstrip("0").rstrip(".")
        values = {"stated": quantity.shown(), "formula": formula.text, "result": shown + quantity.unit}
        outcome = Outcome.PASS if holds else Outcome.FAIL
        computed = f"{formula.text} = {shown} {'=' if holds else '≠'} {quantity.text}"
        yield Observation(outcome, quantity.span, values, computed=computed)

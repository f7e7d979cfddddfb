"""Rates of change from nothing: there is none, though 增长100% is written by convention."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.finding import Observation, Related
from reportlint.rule import Outcome


def change_from_nought(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rate of change whose base is printed: from nought there is no rate."""
    for statement in facts.statements:
        rate, base = statement.quantities.get("rate"), statement.quantities.get("base")
        if statement.kind == "change" and rate is not None and base is not None:
            outcome = Outcome.PASS if base.value else Outcome.FAIL
            values = {"label": statement.label, "base": base.shown(), "stated": rate.shown()}
            yield Observation(outcome, rate.span, values, (Related(base.span, statement.base or "基数"),))

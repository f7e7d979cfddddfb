"""Amounts with a canonical name, so that identities can be asked of them: 净资产 = 资产总额 - 负债总额."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.facts.prose.claims import Statement
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary


@dataclass(frozen=True, slots=True)
class Amount:
    """One named amount."""

    name: str
    """Canonical name."""
    label: str
    """As printed."""
    quantity: Quantity
    """The number."""
    passage: int
    """Index of the passage."""
    sentence: int
    """Sentence within the passage."""
    segment: int = 0
    """How many ； stand before it in its passage."""
    period: str = ""
    """The period its words name: a year, `prior`, `target` or ``."""
    scope: str = ""
    """What stands before the known name in the label: 政府采购 in 政府采购执行率."""
    growth: Quantity | None = None
    """Its rate of change against the year before, where printed beside it."""
    direction: int = 0
    """+1 or -1 of that rate."""


def find_amounts(statements: Sequence[Statement], vocabulary: Vocabulary) -> Iterator[Amount]:
    """Yield the levels whose label the vocabulary knows, each with its growth where it is printed."""
    growths = {
        statement.quantities["current"].span: statement
        for statement in statements
        if statement.kind == "change" and "current" in statement.quantities and "rate" in statement.quantities
    }
    for statement in statements:
        if statement.kind not in {"level", "ratio"}:
            continue
        name, scope = canonical(statement.label, vocabulary)
        quantity = statement.quantities.get("current") or statement.quantities["ratio"]
        if name is None or quantity.kind is Kind.PLAIN:
            continue
        growth = growths.get(quantity.span)
        rate = growth.quantities["rate"] if growth else None
        direction = (growth.directions.get("rate") or growth.directions.get("change") or 1) if growth else 0
        yield Amount(
            name,
            statement.label,
            quantity,
            statement.passage,
            statement.sentence,
            statement.segment,
            "" if statement.period == "prior" and EARLIER.match(name) else statement.period,
            scope,
            rate,
            direction,
        )


EARLIER = compiled(r"上年|年初")
"""How names begin that are of the year before by themselves: they stand beside the amounts of this year."""
GENERAL = compiled(r"全年|本年度?|当年|年度|资金|项目|部门|单位|支出|收入|财政|实际|共|的|末|年")
"""Words before a known name that do not narrow it."""


def canonical(label: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the canonical name of a label and what stands before it: the longest known name the label ends with.

    A known name that begins with `^` must be all of the label.
    """
    names = vocabulary.amount_of
    if whole := names.get("^" + label):
        return whole, ""
    for at in range(len(label) - 1):
        if label[at:] in names:
            return names[label[at:]], GENERAL.sub("", label[:at])
    return None, ""

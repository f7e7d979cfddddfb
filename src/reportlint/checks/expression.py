"""One identity as an auditor writes it: its name on the left, its formula on the right."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.patterns import compiled
from reportlint.relation import Formula

OPERATOR = compiled(r"\s*([-+/×*÷])\s*")


@dataclass(frozen=True, slots=True)
class Expression:
    """An identity taken apart."""

    result: str
    """The name on the left."""
    formula: Formula
    """SUM, RATIO or PRODUCT."""
    names: tuple[str, ...]
    """The names on the right."""
    weights: tuple[int, ...]
    """+1 or -1 for each of them in a sum."""
    optional: frozenset[str]
    """Those that may be absent."""


def parse(identity: str) -> Expression:
    """Take an identity apart; raises ValueError with the reason where it cannot be read."""
    result, equals, right = identity.partition("=")
    pieces = OPERATOR.split(right.strip())
    names, operators = pieces[0::2], pieces[1::2]
    if not equals or not result.strip() or not all(names):
        raise ValueError(f"cannot read the identity {identity!r}: expected `result = name - name`")
    formula = formula_of(set(operators), identity)
    weights = (1, *(-1 if operator == "-" else 1 for operator in operators))
    optional = frozenset(name.rstrip("?") for name in names if name.endswith("?"))
    return Expression(result.strip(), formula, tuple(name.rstrip("?") for name in names), weights, optional)


def formula_of(operators: set[str], identity: str) -> Formula:
    """Return the formula some operators make; they may not be mixed."""
    if operators <= {"+", "-"}:
        return Formula.SUM
    if operators <= {"/", "÷"}:
        return Formula.RATIO
    if operators <= {"×", "*"}:
        return Formula.PRODUCT
    raise ValueError(f"cannot read the identity {identity!r}: sums, ratios and products may not be mixed")


def right_side(expression: Expression) -> str:
    """Print the right side of an identity."""
    if expression.formula is Formula.RATIO:
        return " ÷ ".join(expression.names)
    if expression.formula is Formula.PRODUCT:
        return " × ".join(expression.names)
    signs = ["", *(" - " if weight < 0 else " + " for weight in expression.weights[1:])]
    return "".join(sign + name for sign, name in zip(signs, expression.names, strict=True))

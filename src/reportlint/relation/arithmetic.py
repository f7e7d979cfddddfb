"""The computation of a relation as a line to read: 10 + 10 + 10 + 10 = 40 ≠ 50."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.number import Kind, Quantity, as_decimal
from reportlint.relation.formulas import LINEAR, ONE_SIDED
from reportlint.relation.terms import Formula, Relation, Term, Verdict, negated

SIGNS = {
    Verdict.EXACT: "=",
    Verdict.ROUNDED: "≈",
    Verdict.TRUNCATED: "≈",
    Verdict.DOUBLE_ROUNDED: "≈",
    Verdict.INCONSISTENT: "≠",
    Verdict.UNBOUND: "?",
}


def arithmetic(relation: Relation) -> str:
    """Print the computation with its result beside the stated number, e.g. `10 + 10 + 10 + 10 = 40 ≠ 50`."""
    formula = expression(relation)
    if relation.award is not None and relation.point is not None:
        earned = f"{formula} {result(relation)}" if formula.endswith("→") else with_result(relation, formula)
        exact = relation.verdict is Verdict.EXACT and not formula.endswith("→")
        return f"{formula if exact else earned} {SIGNS[relation.verdict]} {relation.stated.shown()}"
    stated = stated_shown(relation)
    if relation.formula in ONE_SIDED:
        return f"{with_result(relation, formula)} {'>' if relation.verdict is Verdict.INCONSISTENT else '≤'} {stated}"
    if relation.point is None:
        return f"{formula} ? {stated}"
    if relation.verdict is Verdict.EXACT and len(relation.operands) > 1:
        return f"{formula} = {stated}"
    return f"{with_result(relation, formula)} {SIGNS[relation.verdict]} {stated}"


def stated_shown(relation: Relation) -> str:
    """Print the stated number, with its unit where the operands have another."""
    stated = relation.stated
    mixed = any(in_unit(term, stated) != term.shown() for term in relation.operands)
    return stated.shown() + stated.quantity.unit if mixed else stated.shown()


def with_result(relation: Relation, formula: str) -> str:
    """Append the computed value where the formula has more than one number."""
    return f"{formula} = {result(relation)}" if len(relation.operands) > 1 else formula


def result(relation: Relation) -> str:
    """Print the value computed from the printed figures, in the stated number's unit, one place finer than stated."""
    if relation.point is None:
        return "?"
    stated = relation.stated.quantity
    extra = 0 if relation.formula in LINEAR else 2
    finest = max([stated.decimals, *(decimals_in(term.quantity, stated) for term in relation.operands)])
    decimals = finest if relation.formula in LINEAR else stated.decimals + extra
    percent = stated.unit if stated.unit in {"%", "‰"} else ""
    return as_decimal(relation.point / stated.scale, decimals) + percent


def decimals_in(quantity: Quantity, other: Quantity) -> int:
    """Return how many decimals a quantity needs when printed in the unit of another, at most 8."""
    ulp = quantity.ulp * quantity.scale / other.scale
    decimals = 0
    while ulp * 10**decimals < 1 and decimals < 8:
        decimals += 1
    return decimals


def expression(relation: Relation) -> str:  # noqa: C901, PLR0911 - one line a formula
    """Print the left side of a relation."""
    if relation.award is not None:
        return relation.award.shown([term.shown() for term in relation.operands])
    shown = [in_unit(term, relation.stated) for term in relation.operands]
    match relation.formula:
        case Formula.RATIO:
            return " ÷ ".join(shown)
        case Formula.GROWTH:
            return f"({shown[0]} - {bracketed(shown[1])}) ÷ {bracketed(shown[1])}"
        case Formula.CHANGE_RATE:
            return f"{shown[1]} ÷ ({signed_sum([shown[0], negated(shown[1])])})"
        case Formula.PRODUCT:
            return " × ".join(shown)
        case Formula.WEIGHTED:
            plain = [term.shown() for term in relation.operands]
            return " + ".join(f"{weight} × {value}" for weight, value in zip(plain[::2], plain[1::2], strict=True))
        case Formula.MEAN:
            return f"({signed_sum(shown)}) ÷ {len(shown)}"
        case Formula.JOINT_SHARE:
            return f"({signed_sum(shown[:-1])}) ÷ {shown[-1]}"
        case Formula.PORTION:
            return f"{shown[0]} ÷ ({signed_sum(shown)})"
        case Formula.COMPOUND:
            return f"({shown[0]} ÷ {shown[1]})^(1/{shown[2]}) - 1"
        case Formula.ELIMINATION:
            return f"{shown[4]} ÷ ({shown[0]} ÷ (1 + {shown[1]}) - {shown[2]} ÷ (1 + {shown[3]})) - 1"
        case _:
            return signed_sum(shown)


def in_unit(term: Term, stated: Term) -> str:
    """Print an operand, with its unit where a sum or equality mixes units."""
    same = term.quantity.scale == stated.quantity.scale or term.quantity.kind is not stated.quantity.kind
    return term.shown() if same or term.quantity.kind is Kind.RATIO else term.shown() + term.quantity.unit


def bracketed(text: str) -> str:
    """Put a negative number into brackets."""
    return f"({text})" if text.startswith("-") else text


def signed_sum(shown: Sequence[str]) -> str:
    """Join printed numbers by plus and minus."""
    first, *rest = shown
    return first + "".join(f" - {text[1:]}" if text.startswith("-") else f" + {text}" for text in rest)

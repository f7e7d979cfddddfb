"""Verify the score-table base documents of the accuracy benchmark.

Every ``NN-name.md`` in this folder has a ``NN-name.relations.yaml`` beside it.  The YAML locates
numbers of the document (line, and the n-th token of that line with the given digits) and states
the relations that hold between them.  This script finds every number, verifies every relation
with exact fractions, and verifies that each mutation hint can be applied and would be wrong.

A number token is a maximal run ``digits[,ddd…][.digits]``; tokens are counted in the raw line,
markup included (the ``2`` of ``rowspan="2"`` counts as a token ``2``).

Keys beyond the common format, all optional:

* ``mutant`` on a relation: the mutation kind that breaks it (tells B2, B3 and B4 sums apart);
* ``weights`` on a sum: ``1`` or ``-1`` for each operand;
* ``scale`` on a ratio (default 100, a percentage) and a product (default 1/100, a percentage rate);
* ``rounding: down`` on a ratio or product: the document says that it truncates;
* ``bands`` on a tier: pairs of mark and interval, ``formula`` instead: an expression in ``x``
  (first operand) and, where there is a second operand, ``y``;
* ``nth`` on a grade: which occurrence of the word, where the line holds several.

Run ``python check_bases.py``; the exit status is 1 when anything does not hold.
"""

from __future__ import annotations

import ast
import operator
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

import yaml

TOKEN = re.compile(r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?(?!\d)")
INTERVAL = re.compile(r"([\[(])\s*(-?[\d.]+|-inf)\s*,\s*(-?[\d.]+|inf)\s*([\])])")
COMPARISON = re.compile(r"(>=|<=|>|<|==)\s*(-?[\d.]+)")
DEFAULT_MUTANT = {
    "bound": "B1",
    "eq": "B7",
    "diff": "B8",
    "tier": "B5",
    "grade": "B6",
}


OPERATORS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
FUNCTIONS: Mapping[str, Callable[..., Fraction]] = {
    "max": max,
    "min": min,
    "ceil": lambda value: Fraction(ceil(value)),
    "floor": lambda value: Fraction(floor(value)),
}


class BaseError(Exception):
    """A located number, a relation or a mutation hint does not hold."""


@dataclass(frozen=True, slots=True)
class Number:
    """One located number: its printed digits and its exact value."""

    text: str
    line: int

    @property
    def value(self) -> Fraction:
        """The exact value of the printed digits."""
        return Fraction(self.text.replace(",", ""))

    @property
    def decimals(self) -> int:
        """How many decimals are printed."""
        return len(self.text.partition(".")[2])


def locate(lines: Sequence[str], spec: Mapping[str, Any]) -> Number:
    """Find the number that ``spec`` (text, line, nth) points at."""
    text, line, nth = str(spec["text"]), int(spec["line"]), int(spec.get("nth", 1))
    if not 1 <= line <= len(lines):
        raise BaseError(f"no line {line}")
    found = sum(match.group() == text for match in TOKEN.finditer(lines[line - 1]))
    if nth < 1 or found < nth:
        raise BaseError(f"line {line} holds {text!r} {found} times, wanted no. {nth}")
    return Number(text, line)


def inside(value: Fraction, band: str) -> bool:
    """Tell whether ``value`` lies in a band written ``[75,85)`` or ``>=85``."""
    if match := INTERVAL.fullmatch(band.strip()):
        left, low, high, right = match.groups()
        above = low == "-inf" or value > Fraction(low) or (left == "[" and value == Fraction(low))
        below = high == "inf" or value < Fraction(high) or (right == "]" and value == Fraction(high))
        return above and below
    if match := COMPARISON.fullmatch(band.strip()):
        sign, bound = match.group(1), Fraction(match.group(2))
        return {
            ">=": value >= bound,
            "<=": value <= bound,
            ">": value > bound,
            "<": value < bound,
            "==": value == bound,
        }[sign]
    raise BaseError(f"unreadable band {band!r}")


def pick(value: Fraction, bands: Sequence[tuple[str, str]]) -> str:
    """Return the name of the one band that holds ``value``."""
    hits = [name for name, band in bands if inside(value, band)]
    if len(hits) != 1:
        raise BaseError(f"{float(value)} lies in {len(hits)} bands of {bands}")
    return hits[0]


def evaluate(formula: str, names: Mapping[str, Fraction]) -> Fraction:
    """Evaluate an arithmetic ``formula`` (``+ - * / max min ceil floor``) with exact fractions."""

    def walk(node: ast.expr) -> Fraction:
        match node:
            case ast.Constant(value=int() | float()):
                return Fraction(ast.unparse(node))
            case ast.Name(id=name) if name in names:
                return names[name]
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -walk(operand)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
                return OPERATORS[type(op)](walk(left), walk(right))
            case ast.Call(func=ast.Name(id=name), args=args) if name in FUNCTIONS:
                return FUNCTIONS[name](*map(walk, args))
        raise BaseError(f"formula {formula!r} holds something else than arithmetic")

    return walk(ast.parse(formula, mode="eval").body)


def rounded(value: Fraction, decimals: int) -> set[Fraction]:
    """Return ``value`` rounded half-up and half-even to ``decimals`` places."""
    scale = 10**decimals
    return {Fraction(floor(value * scale + Fraction(1, 2)), scale), Fraction(round(value * scale), scale)}


def truncated(value: Fraction, decimals: int) -> set[Fraction]:
    """Return ``value`` cut off after ``decimals`` places."""
    return {Fraction(floor(value * 10**decimals), 10**decimals)}


class Document:
    """One base document with its located numbers."""

    def __init__(self, text: str, spec: Mapping[str, Any]) -> None:
        """Locate all numbers of ``spec`` in ``text``."""
        self.lines = text.splitlines()
        self.spec = spec
        self.numbers: dict[str, Number] = {}
        places: dict[tuple[str, int, int], str] = {}
        for key, place in spec["numbers"].items():
            try:
                self.numbers[key] = locate(self.lines, place)
            except BaseError as error:
                raise BaseError(f"{key}: {error}") from error
            spot = (str(place["text"]), int(place["line"]), int(place.get("nth", 1)))
            if other := places.get(spot):
                raise BaseError(f"{key} and {other} are the same place")
            places[spot] = key

    def operands(self, relation: Mapping[str, Any]) -> list[Number]:
        """Return the located operands of ``relation``."""
        return [self.numbers[key] for key in relation["operands"]]

    def verify(self, relation: Mapping[str, Any]) -> None:
        """Raise ``BaseError`` unless ``relation`` holds."""
        kind = relation["kind"]
        if kind == "bound":
            low, high = self.numbers[relation["low"]], self.numbers[relation["high"]]
            wrong = low.value > high.value
        elif kind == "grade":
            self.verify_word(relation)
            bands = [(str(name), str(band)) for name, band in relation["bands"]]
            wrong = pick(self.numbers[relation["score"]].value, bands) != relation["word"]
        elif kind == "tier":
            wrong = not self.tier_holds(relation)
        else:
            stated = self.numbers[relation["stated"]]
            wrong = stated.value not in self.computed(relation, stated.decimals)
        if wrong:
            raise BaseError(f"does not hold: {relation}")

    def verify_word(self, relation: Mapping[str, Any]) -> None:
        """Raise ``BaseError`` unless the grade word stands in its line, unambiguously."""
        count = self.lines[int(relation["line"]) - 1].count(relation["word"])
        nth = relation.get("nth")
        if count == 0 or (nth is None and count > 1) or (nth is not None and not 1 <= nth <= count):
            raise BaseError(f"{relation['word']} stands {count} times in line {relation['line']}")

    def tier_holds(self, relation: Mapping[str, Any]) -> bool:
        """Tell whether the awarded mark follows from the tiers or the formula of its row."""
        stated = self.numbers[relation["stated"]]
        values = [number.value for number in self.operands(relation)]
        if "formula" in relation:
            names = dict(zip("xy", values, strict=False))
            allowed = rounded(evaluate(relation["formula"], names), stated.decimals)
        else:
            bands = [(str(mark), str(band)) for mark, band in relation["bands"]]
            allowed = {Fraction(pick(values[0], bands))}
        return stated.value == Fraction(str(relation["expected"])) and stated.value in allowed

    def computed(self, relation: Mapping[str, Any], decimals: int) -> set[Fraction]:
        """Return the values that the operands of ``relation`` allow for the stated number."""
        values = [number.value for number in self.operands(relation)]
        cut = truncated if relation.get("rounding") == "down" else rounded
        match relation["kind"]:
            case "sum":
                weights = relation.get("weights", [1] * len(values))
                return {sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0))}
            case "eq":
                (value,) = values
                return {value}
            case "diff":
                minuend, *rest = values
                return {minuend - sum(rest, Fraction(0))}
            case "ratio":
                numerator, denominator = values
                return cut(numerator / denominator * Fraction(str(relation.get("scale", 100))), decimals)
            case "product":
                one, two = values
                return cut(one * two * Fraction(str(relation.get("scale", "0.01"))), decimals)
            case kind:
                raise BaseError(f"unknown relation kind {kind}")

    def verify_hint(self, hint: Mapping[str, Any]) -> None:
        """Raise ``BaseError`` unless a mutation hint applies and contradicts a relation."""
        if hint["kind"] == "B6":
            old, new = hint["replace"]
            if self.lines[int(hint["line"]) - 1].count(old) != 1:
                raise BaseError(f"{old!r} is not unique in line {hint['line']}")
            grades = [r for r in self.spec["relations"] if r["kind"] == "grade" and r["line"] == hint["line"]]
            if old == new or not any(r["word"] in old for r in grades):
                raise BaseError(f"no grade is contradicted by {hint}")
        elif hint["kind"] == "B9":
            line = int(hint["drop_row"])
            here = {key for key, number in self.numbers.items() if number.line == line and number.value}
            if not any(here & set(r["operands"]) for r in self.spec["relations"] if r["kind"] == "sum"):
                raise BaseError(f"no total depends on line {line}")
        else:
            raise BaseError(f"unknown hint {hint}")

    def problems(self) -> list[str]:
        """Return every relation, hint or unused number that is wrong."""
        found = []
        used: set[str] = set()
        for relation in self.spec["relations"]:
            used.update(relation.get("operands", []))
            used.update(str(relation[key]) for key in ("stated", "low", "high", "score") if key in relation)
            try:
                self.verify(relation)
            except (BaseError, KeyError, ValueError) as error:
                found.append(f"{type(error).__name__}: {error}")
        for hint in self.spec.get("mutations", []):
            try:
                self.verify_hint(hint)
            except BaseError as error:
                found.append(str(error))
        found += [f"{key} is in no relation" for key in self.numbers.keys() - used]
        return found

    def counts(self) -> tuple[Counter[str], Counter[str]]:
        """Count relations by kind and by the mutation kind that breaks them."""
        relations = self.spec["relations"]
        kinds = Counter(str(r["kind"]) for r in relations)
        mutants = Counter(str(r.get("mutant", DEFAULT_MUTANT.get(r["kind"], "A"))) for r in relations)
        mutants.update(str(h["kind"]) for h in self.spec.get("mutations", []) if h["kind"] == "B9")
        return kinds, mutants


def show(counter: Counter[str]) -> str:
    """Format ``counter`` in the order of its keys."""
    return " ".join(f"{key}={counter[key]}" for key in sorted(counter))


def main() -> int:
    """Check every base of this folder and print counts; return the exit status."""
    folder = Path(__file__).resolve().parent
    kinds: Counter[str] = Counter()
    mutants: Counter[str] = Counter()
    numbers = failures = 0
    bases = sorted(folder.glob("[0-9][0-9]-*.md"))
    for path in bases:
        spec = yaml.safe_load(path.with_suffix(".relations.yaml").read_text(encoding="utf-8"))
        try:
            document = Document(path.read_text(encoding="utf-8"), spec)
        except BaseError as error:
            print(f"{path.name}: {error}")
            failures += 1
            continue
        found = document.problems()
        failures += len(found)
        for problem in found:
            print(f"{path.name}: {problem}")
        here, broken = document.counts()
        kinds += here
        mutants += broken
        numbers += len(document.numbers)
        print(f"{path.name}: {len(document.numbers)} numbers; {show(here)}; {show(broken)}")
    print(f"{len(bases)} bases, {numbers} numbers; {show(kinds)}; {show(mutants)}; {failures} problems")
    return 1 if failures or not bases else 0


if __name__ == "__main__":
    sys.exit(main())

"""Checks of 翻番: what doubled once is twice, what doubled twice four times its former value."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.prose.claims import Statement
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation, Related
from reportlint.patterns import compiled
from reportlint.rule import Outcome, Severity

DOUBLED = compiled(r"(?<![近约比较])翻了?(?P<times>[一两二三四])番(?![半多余])")
"""The words, where nothing makes them a rough saying."""
OTHER_BASE = compiled(r"[比较](?:19|20)\d{2}|以来|分别")
"""Words of a doubling against another year than the one printed."""
ROOM = Fraction(95, 100)
"""What part of twice, or four times, is called so."""


def doubling(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every 翻番 in a sentence with one value that grew to another."""
    for number, prose in enumerate(facts.prose):
        text = prose.passage.text
        for match in DOUBLED.finditer(text) if "番" in text else ():
            begin, end = text.rfind("。", 0, match.start()) + 1, text.find("。", match.end())
            sentence = prose.passage.locate(begin, end if end >= 0 else len(text))
            grown = [
                one
                for one in facts.statements
                if one.passage == number and sentence.covers(one.span) and has_grown(one)
            ]
            if len(grown) == 1 and not OTHER_BASE.search(text, begin, match.end()):
                words = prose.passage.locate(*match.span())
                yield judged(grown[0], Observation(Outcome.PASS, words, {"words": match.group()}), match["times"])


def has_grown(one: Statement) -> bool:
    """Whether a statement prints a value and the former one."""
    base = one.quantities.get("base")
    return one.kind == "change" and "current" in one.quantities and base is not None and base.value > 0


def judged(statement: Statement, words: Observation, times: str) -> Observation:
    """Hold the two values against the doublings: twice is what is nearly that, or more, and not yet four times."""
    current, base = statement.quantities["current"], statement.quantities["base"]
    ratio, due = current.base_value / base.base_value, 2 ** (integer_of(times) or 1)
    fails = not ROOM * due <= ratio < ROOM * 2 * due
    shown = f"{float(ratio):.2f}"
    values = {**words.values, "ratio": shown, "due": str(due), "current": current.text, "base": base.text}
    related = (Related(base.span, "原值"), Related(current.span, "现值"))
    computed = f"{current.text} ÷ {base.text} = {shown}" + (f" ≠ {due}" if fails else "")
    outcome = Outcome.FAIL if fails else Outcome.PASS
    return Observation(outcome, words.span, values, related, computed, ceiling=Severity.WARNING)

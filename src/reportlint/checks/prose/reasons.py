"""Checks of the main reason given for a change: a reason with an amount should explain a good part of it.

`会议经费减少48.60万元，主要是会场租金减少3.2万元`: what is called the main reason explains 6.6 %. Where a second
number stands among the reasons, nothing is said: together they may explain all.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.roles import DOWN, UP
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier
from reportlint.patterns import compiled
from reportlint.rule import Outcome

ENOUGH = Fraction(1, 2)
"""The part of a change that its main reason should explain."""
MAIN = compiled(r"主要(?:的?原因)?(?:是|为|由于|系|因|：)(?:因为|由于)?")
"""Words before a reason that is called the main one."""
MAIN_NEXT = compiled(rf"(?:其?(?:{UP}|{DOWN}|变动|变化|增减)(?:变动|变化)?的?)?{MAIN.pattern}")
"""The same at the head of the next sentence."""
ANOTHER = compiled(r"二是|（二）|（2）|[2②][.、]?(?!\d)|其次|另|此外|同时|还")
"""How a sentence with a further reason begins."""
STOPS = "。！？"


def reason_of_change(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every change of an amount whose one main reason has an amount, too."""
    for prose in facts.prose:
        for index, change in enumerate(prose.mentions):
            if is_amount(change) and change.role is Role.CHANGE and not change.reason:
                yield from main_reason(prose, index)


def is_amount(one: Mention) -> bool:
    """Whether a mention is an amount of money without about or nearly."""
    return one.quantity.kind is Kind.MONEY and one.quantity.modifier is Modifier.NONE and one.quantity.value > 0


def main_reason(prose: Prose, index: int) -> Iterator[Observation]:
    """Compare a change with the one amount among the reasons behind it."""
    change = prose.mentions[index]
    begin, end = stretch(prose.passage.text, change.end)
    behind = prose.mentions[index + 1 :]
    between = [one for one in behind if one.start < begin and one.quantity.kind is not Kind.RATIO]
    reasons = [one for one in behind if begin <= one.start < end and one.quantity.kind is not Kind.RATIO]
    if not begin or between or len(reasons) != 1 or not explains(reasons[0], change):
        return
    reason = reasons[0].quantity
    share = reason.base_value / change.quantity.base_value
    printed, whole = reason.text + reason.unit, change.quantity.text + change.quantity.unit
    percent = f"{float(share * 100):.2f}%"
    values = {"label": change.label, "change": whole, "reason": printed, "share": percent}
    related = (Related(change.quantity.span, "增减额"),)
    outcome = Outcome.PASS if share >= ENOUGH else Outcome.FAIL
    yield Observation(outcome, reason.span, values, related, f"{printed} ÷ {whole} = {percent}")


def stretch(text: str, at: int) -> tuple[int, int]:
    """Return where the reasons of a change that ends at `at` begin and end; 0, 0 where none is called the main one.

    They stand in its own sentence, or are the next one, and go on in a sentence that begins with 此外 or 二是.
    """
    end = sentence_end(text, at)
    own = MAIN.search(text, at, end)
    found = own if own and "；" not in text[at : own.start()] else MAIN_NEXT.match(text, end + 1)
    if found is None:
        return 0, 0
    end = sentence_end(text, found.end())
    while ANOTHER.match(text, end + 1):
        end = sentence_end(text, end + 1)
    return found.end(), end


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence around a place ends."""
    return min((found for stop in STOPS if (found := text.find(stop, at)) >= 0), default=len(text))


def explains(reason: Mention, change: Mention) -> bool:
    """Whether a number is an amount that changed the same way, and less."""
    same_way = reason.role is Role.CHANGE and reason.direction == change.direction != 0
    return is_amount(reason) and same_way and reason.quantity.base_value < change.quantity.base_value

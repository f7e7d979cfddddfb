"""One named amount that may not exceed another, or the kinds of it added up: staff in post and the posts there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.amounts import Amount
from reportlint.facts.prose.periods import same_period
from reportlint.finding import Observation
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term
from reportlint.rule import Severity


@dataclass(frozen=True, slots=True)
class AmountBound:
    """Parameters: canonical names of amounts."""

    low: str
    """What may not exceed the other."""
    high: str
    """What it may not exceed."""
    kinds: tuple[str, ...] = ()
    """What makes the higher one up, where it is not printed itself."""
    names: str = ""
    """What an amount must be called that its own words say to be the lower one: 实有人数为51人，全部为在职人员."""
    words: str = ""
    """Those words, right behind the number."""

    def __post_init__(self) -> None:
        """Refuse patterns that cannot be read."""
        compiled(self.names)
        compiled(self.words)


def amount_bound(facts: Facts, params: AmountBound) -> Iterator[Observation]:
    """Look at every lower amount with the higher one, or all kinds of it, beside it in the passage."""
    passages: dict[int, list[Amount]] = {}
    for amount in facts.amounts:
        passages.setdefault(amount.passage, []).append(amount)
    for amount in (*facts.amounts, *said_to_be(facts, params)):
        if amount.name == params.low:
            fellows = [one for one in passages.get(amount.passage, ()) if same_period(one.period, amount.period)]
            highs = [one for one in fellows if one.name == params.high and one.quantity.unit in same_units(amount)]
            kinds = highs or [one for one in fellows if one.name in params.kinds]
            distinct = len({one.name for one in kinds}) == len(kinds)
            if (len(highs) == 1 or not highs) and kinds and distinct and amount.scope in {"", kinds[0].scope}:
                yield compared(amount, kinds)


def said_to_be(facts: Facts, params: AmountBound) -> Iterator[Amount]:
    """Yield the amounts of another name that the words right behind them say to be the lower one."""
    for one in facts.statements if params.words else ():
        quantity = one.quantities.get("current")
        if one.kind != "level" or quantity is None or not compiled(params.names).search(one.label):
            continue
        passage = facts.prose[one.passage].passage
        if compiled(params.words).match(passage.text[passage.find(quantity.extent)[1] :]):
            yield Amount(params.low, one.label, quantity, one.passage, one.sentence, one.segment, one.period)


def same_units(amount: Amount) -> frozenset[str]:
    """Return the units that count the same people."""
    return frozenset({amount.quantity.unit, "人", "名"})


def compared(amount: Amount, highs: Sequence[Amount]) -> Observation:
    """Say what a lower amount and a higher one come to; all but the first kind are taken off the lower one."""
    first, *others = highs
    operands = [Term(amount.quantity), *(Term(other.quantity, -1) for other in others)]
    relation = relate(Formula.SUBSET, operands, Term(first.quantity), Basis.INFERRED)
    total = sum(one.quantity.base_value for one in highs)
    values = {"label": amount.label, "low": amount.quantity.shown(), "high": f"{total}"}
    names = beside(list(zip(operands, [amount.label, *(other.label for other in others)], strict=True)))
    return observe(relation, values, names, span=amount.quantity.span, ceiling=Severity.WARNING)

"""How many there are of one thing under one roof, told in several places: 下辖13个社区 here, 辖区十二个社区 there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.mentions import Mention
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term
from reportlint.rule import Severity

UNDER = compiled(
    r"(?:下辖|辖有|管辖|所辖|辖区内?(?:共有?|有)?|下设|内设|设有|所属|全[县市区镇乡]共?有?|街道共?有?)(?:共|有|的)*$"
)
"""Words before a count of all there is under one roof."""
ROOF = compiled(r"(?<![一-鿿])(?P<name>[一-鿿]*(?:省|市|县|区|镇|乡|街道|村|局|所|站|院|校|中心))$")
"""A name right before such words: whose roof it is."""
OWN = "辖区"
"""What any of them calls its own."""
NOUN = compiled(r"[一-鿿]{2,6}(?=[，。；、（）和及与的]|$)|[一-鿿]{2,6}?(?=均|都|已|全部|全面|完成|实现|开展)")


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of one thing."""

    noun: str
    """What is counted, unit included."""
    roof: str
    """Whose they are, `` where no name says so."""
    mention: Mention
    """How many."""


def counts_told(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every count of all there is of one thing, against the first one told in the same report."""
    told: dict[tuple[int | None, str], list[Count]] = {}
    for one in counts(facts):
        before = told.setdefault((facts.part(one.mention.quantity.span).block, one.noun), [])
        roofs = {other.roof for other in (*before, one)} - {""}
        if before and len(roofs) <= 1:
            yield compared(before[0], one)
        before.append(one)


def counts(facts: Facts) -> Iterator[Count]:
    """Yield the counts of all there is under the roof of who reports."""
    for prose in facts.prose:
        for one in prose.mentions:
            noun = NOUN.match(prose.passage.text, one.end)
            plain = one.quantity.modifier is Modifier.NONE and one.quantity.high is None and not one.period
            under = UNDER.search(one.lead)
            if noun and under and plain and one.quantity.kind is Kind.COUNT:
                roof = ROOF.search(one.lead[: under.start()]) or ROOF.search(under.group()[:2])
                name = roof["name"] if roof else ""
                yield Count(one.quantity.unit + noun.group(), "" if name == OWN else name, one)


def compared(first: Count, second: Count) -> Observation:
    """Relate two counts of one thing as equal."""
    one, other = first.mention.quantity, second.mention.quantity
    relation = relate(Formula.EQUAL, [Term(one)], Term(other), Basis.INFERRED)
    values = {"noun": second.noun, "said": other.shown(), "printed": one.shown()}
    return observe(relation, values, [Related(one.span, "前文")], ceiling=Severity.WARNING)

"""Sums of numbers that are only named: 供水管网、养殖园区两项合计未支付442.27万元, each told in another sentence.

The names say which numbers are added up. One set of them that makes the sum to the last place is meant; where every
name means one number alone, a sum that one slip of the pen explains is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from reportlint.checks.across.printed_goals import Printed, told_in_prose
from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.across.akin import pairs_in
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.number import AMOUNTS, Modifier, counter, counts_like, digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

NAMED = compiled(
    r"(?:^|[，；。：])(?:其中|上述|以上)?(?P<names>[^，。；：（）\d、]{2,12}(?:、[^，。；：（）\d、]{2,12})*?(?:[、和及与][^，。；：（）\d、]{2,12}?))"
    r"(?P<count>[两二三四五六])(?:项|类|个|县|区|市|镇|乡|村|院|校|家|者|种|级|口)[^，。；：\d]{0,10}"
    r"(?:合计|共计|总计|共|加起来|相加)[^，。；：\d]{0,8}$"
)
"""Names that are counted and added up, before their sum."""
BETWEEN = compiled(r"[、和及与]")
LEAST = 3
"""Digits of a sum that is not met by chance."""
NEAREST, MOST_SETS = 3, 300
"""Numbers of one name that are tried, and sets of them."""


@dataclass(frozen=True, slots=True)
class NamedSum:
    """A sum with the names of what it adds up."""

    one: Mention
    """The sum."""
    names: tuple[str, ...]
    """What is added up, by name."""
    words: frozenset[str]
    """What its words say it is a sum of."""


def named_sums(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sum whose addends are named before it and told elsewhere."""
    found = [one for prose in facts.prose for one in sums_of(prose)]
    if not found:
        return
    shelves: dict[str, list[Printed]] = {}
    for each in told_in_prose(facts):
        shelves.setdefault(counter(each.quantity), []).append(each)
    for one in found:
        yield from looked_at(one, shelves)


def sums_of(prose: Prose) -> Iterator[NamedSum]:
    """Yield the sums of a passage whose addends are named as many as they are said to be."""
    text = prose.passage.text
    for one in prose.mentions:
        plain = one.role is Role.LEVEL and one.quantity.modifier is Modifier.NONE and one.run < 0
        if not plain or one.quantity.kind not in AMOUNTS or digits(one.quantity) < LEAST:
            continue
        match = NAMED.search(text, max(0, one.start - FARTHEST), one.start)
        names = tuple(BETWEEN.split(match["names"])) if match else ()
        if match and len(names) == integer_of(match["count"]):
            yield NamedSum(one, names, pairs_in(text[match.end("count") : one.start]))


FARTHEST = 90
"""Characters before a sum in which its addends are named."""


def looked_at(one: NamedSum, shelves: Mapping[str, Sequence[Printed]]) -> Iterator[Observation]:
    """Add up the numbers that bear the names."""
    like = [each for each in shelves.get(counter(one.one.quantity), ()) if may_be_addend(each, one)]
    choices = [bearing(name, like, one) for name in one.names]
    if not all(choices):
        return
    sets = islice(product(*choices), MOST_SETS)
    relations = [
        added(chosen, one.one) for chosen in sets if len({each.quantity.span for each in chosen}) == len(chosen)
    ]
    exact = next((relation for relation in relations if relation.verdict is Verdict.EXACT), None)
    if exact is not None:
        yield told(one, exact)
    elif len(relations) == 1 and mended_by_slip(relations[0]):
        yield told(one, relations[0])


def may_be_addend(each: Printed, one: NamedSum) -> bool:
    """Whether a number may be one of those added up: it counts the same, is smaller, and no target or former value."""
    alike = counts_like(each.quantity, one.one.quantity) and each.quantity.kind is one.one.quantity.kind
    return alike and each.quantity.base_value < one.one.quantity.base_value and not (each.aimed or each.once)


def bearing(name: str, like: Sequence[Printed], one: NamedSum) -> list[Printed]:
    """Return the numbers that bear a name: those that say what is added up before the others, the nearest first."""
    named = [each for each in like if name in each.words]
    at = one.one.quantity.span.start
    ranked = sorted(named, key=lambda each: (-len(each.pairs & one.words), abs(each.quantity.span.start - at)))
    return ranked[:NEAREST]


def added(chosen: Sequence[Printed], one: Mention) -> Relation:
    """Relate some numbers to a sum."""
    return relate(Formula.SUM, [Term(each.quantity) for each in chosen], Term(one.quantity), Basis.INFERRED)


def told(one: NamedSum, relation: Relation) -> Observation:
    """Say what the named numbers come to."""
    labels: Mapping[Span, str] = {
        term.quantity.span: name for term, name in zip(relation.operands, one.names, strict=True)
    }
    related = beside([(term, labels[term.quantity.span]) for term in relation.operands])
    values = {"label": "、".join(one.names), "expected": ""}
    return observe(relation, values, related, ceiling=Severity.WARNING)

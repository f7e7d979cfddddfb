"""Sums of numbers that are only named: 供水管网、养殖园区两项合计未支付442.27万元, each told in another sentence.

The names say which numbers are added up. One set of them that makes the sum to the last place is meant; where every
name means one number alone, a sum that one slip of the pen explains is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from reportlint.checks.across.printed_goals import Printed, told_in_passage
from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.across.akin import pairs_in
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.number import AMOUNTS, Quantity, counter, counts_like, digits, is_plain
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


PERIOD = compiled(
    r"[上下]半年|前?[一二三四]个?季度|\d{1,2}(?:[-—~至]\d{1,2})?月|(?:19|20)\d{2}年|(?:上|去|前)年|[本当上]月|累计"
)
"""Words of the time that a number is of."""
SCOPE = compiled(
    r"财政|自筹|社会|中央|省|市级|县级|本级|上级|专项|政府|银行|外资|捐赠|基本|项目支出|新增|净|人员|公用|一般公共预算|基金"
    r"|计划|预算|目标|[未应已][一-鿿]"
)
"""Words of a sum that say of what share of the named things it is."""
BEHIND = compiled(
    r"[，（]?(?:均|已|全部)?(?:剔除|扣除|扣减|减去|不?含|不?包[括含]|抵[销消减扣]|不计|除|约|左右|上下|以[上下])"
)
"""Words right behind a sum that say that more or less is in it: 424万元，剔除上级专款18万元."""


@dataclass(frozen=True, slots=True)
class NamedSum:
    """A sum with the names of what it adds up."""

    one: Mention
    """The sum."""
    names: tuple[str, ...]
    """What is added up, by name."""
    pairs: frozenset[str]
    """What its words say it is a sum of."""
    before: str
    """The words of its passage before the names."""
    words: str
    """Those between the names and the sum."""
    behind: str
    """Those right behind the sum."""


@dataclass(frozen=True, slots=True)
class Addend:
    """A number that may be added up, with its passage."""

    printed: Printed
    """The number with the words beside it."""
    mention: Mention
    """The number where it stands, its hedge with it."""
    prose: Prose
    """Its passage."""

    @property
    def quantity(self) -> Quantity:
        """The number without a hedge."""
        return self.printed.quantity

    @property
    def before(self) -> str:
        """The words of its passage before it."""
        return self.prose.passage.text[: self.mention.start]


Shelves = Mapping[tuple[str, str], Sequence[Addend]]
"""What a number counts and a name its words hold → the numbers, in order."""


def named_sums(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sum whose addends are named before it and told elsewhere."""
    found = [one for prose in facts.prose for one in sums_of(prose)]
    if not found:
        return
    shelves = shelved(facts, {name for one in found for name in one.names})
    for one in found:
        yield from looked_at(one, shelves, str(facts.year))


def shelved(facts: Facts, names: Iterable[str]) -> Shelves:
    """Return the numbers whose words hold some names, by name."""
    heads: dict[str, list[str]] = {}
    for name in names:
        heads.setdefault(name[:PAIR], []).append(name)
    shelves: dict[tuple[str, str], list[Addend]] = {}
    for prose in facts.prose:
        for each, mention in zip(told_in_passage(facts, prose), prose.mentions, strict=True):
            for name in names_in(each.words, heads):
                shelves.setdefault((counter(each.quantity), name), []).append(Addend(each, mention, prose))
    return shelves


PAIR = 2
"""Characters by whose first ones a name is looked up."""


def names_in(words: str, heads: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the names that some words hold, by their first characters."""
    places = ((at, heads.get(words[at : at + PAIR], ())) for at in range(len(words) - 1))
    return {name for at, named in places for name in named if words.startswith(name, at)}


def sums_of(prose: Prose) -> Iterator[NamedSum]:
    """Yield the sums of a passage whose addends are named as many as they are said to be."""
    text = prose.passage.text
    for one in prose.mentions:
        plain = one.role is Role.LEVEL and is_plain(one.quantity) and one.run < 0
        if not plain or one.quantity.kind not in AMOUNTS or digits(one.quantity) < LEAST:
            continue
        match = NAMED.search(text, max(0, one.start - FARTHEST), one.start)
        names = tuple(BETWEEN.split(match["names"])) if match else ()
        if match and len(names) == integer_of(match["count"]):
            words, behind = text[match.end("count") : one.start], text[one.end : one.end + NEAR]
            yield NamedSum(one, names, pairs_in(words), text[: match.start("names")], words, behind)


FARTHEST, NEAR = 90, 12
"""Characters before a sum in which its addends are named, and behind it that say what is in it."""


def looked_at(one: NamedSum, shelves: Shelves, year: str) -> Iterator[Observation]:
    """Add up the numbers that bear the names."""
    counted = counter(one.one.quantity)
    choices = [bearing(shelves.get((counted, name), ()), one) for name in one.names]
    if not all(choices):
        return
    tried = islice(product(*choices), MOST_SETS)
    sets = [chosen for chosen in tried if len({each.quantity.span for each in chosen}) == len(chosen)]
    relations = [added(chosen, one.one) for chosen in sets]
    exact = next((relation for relation in relations if relation.verdict is Verdict.EXACT), None)
    if exact is not None:
        yield told(one, exact)
    elif len(relations) == 1 and mended_by_slip(relations[0]) and is_of_all(one, sets[0], year):
        yield told(one, relations[0])


def is_of_all(one: NamedSum, chosen: Sequence[Addend], year: str) -> bool:
    """Whether no word parts a sum from what it is to add up: another time, a share of it, more or less in it."""
    times = periods(one.before + one.words, year)
    scope = set(SCOPE.findall(one.words))
    alike = all(periods(each.before, year) == times and scope <= named_scope(each) for each in chosen)
    return alike and all(is_plain(each.mention.quantity) for each in chosen) and BEHIND.match(one.behind) is None


def periods(words: str, year: str) -> set[str]:
    """Return the times that some words name besides the year of the report."""
    return {found for found in PERIOD.findall(words) if found.removesuffix("年") != year}


def named_scope(each: Addend) -> set[str]:
    """Return of what share of its thing a number is."""
    return set(SCOPE.findall(each.printed.words))


def may_be_addend(each: Printed, one: NamedSum) -> bool:
    """Whether a number may be one of those added up: it counts the same, is smaller, and no target or former value."""
    alike = counts_like(each.quantity, one.one.quantity) and each.quantity.kind is one.one.quantity.kind
    return alike and each.quantity.base_value < one.one.quantity.base_value and not (each.aimed or each.once)


def bearing(named: Sequence[Addend], one: NamedSum) -> list[Addend]:
    """Return the numbers that bear a name: those that say what is added up before the others, the nearest first."""
    named = [each for each in named if may_be_addend(each.printed, one)]
    at = one.one.quantity.span.start
    ranked = sorted(named, key=lambda each: (-len(each.printed.pairs & one.pairs), abs(each.quantity.span.start - at)))
    return ranked[:NEAREST]


def added(chosen: Sequence[Addend], one: Mention) -> Relation:
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

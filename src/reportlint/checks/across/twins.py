"""Long numbers that stand in a document twice: what agrees to the last digit is one fact, whatever it is called.

Two long numbers that are a slip of the pen apart, in sentences that share their words, are meant to be one: that is a
hunch, which the rest of the document bears out where something vouches for one of them and nothing for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.across.whose import are_of_two_wholes
from reportlint.checks.observe import relate
from reportlint.facts import Facts, Prose
from reportlint.facts.across.akin import pairs_in
from reportlint.facts.across.levels import bare_name, core
from reportlint.facts.prose.mentions import COMPARED, NOUN, Mention, Role
from reportlint.finding import Hunch
from reportlint.number import AMOUNTS, PEOPLE, Kind, Modifier, Quantity, counter, digits, round_half_up, telling_digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.slips import slipped

LEAST_TELLING = 4
"""Digits, noughts at either end left out, that two numbers do not share by chance."""
LEAST_NAMED = 3
"""The same, where the words around the numbers are the same, too."""
LEAST_NAME = 4
"""Characters of a name that says what a rate is a rate of."""
LEAST_PRINTED = 4
"""Digits of two amounts that are not a slip of the pen apart by chance, where they share their words."""
SAME_WORDS = 3
"""Pairs of characters that two numbers share in the words before them where one has no name."""
RATES = {Role.RATIO, Role.SHARE, Role.COMPLETION, Role.TO}
PLANNED = compiled(r"预算(?!支出|收入|管理)|计划|目标|限额|指标")
"""Words of an amount that was planned, unlike what came of it."""
FEW = 2
"""Characters in which the names of like things differ."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One long number of the prose."""

    passage: int
    """Index of its passage."""
    mention: Mention
    """The number."""
    noun: str = ""
    """The thing counted right behind it: 37个问题."""
    origin: str = ""
    """What moved to it, where that is said before the number it moved from: 负债率由65%降到63%."""
    amount: Quantity | None = None
    """The amount right before it in its sentence: 直达资金47.82亿元，支出进度98.3%."""

    @property
    def quantity(self) -> Quantity:
        """The number itself."""
        return self.mention.quantity

    @property
    def words(self) -> frozenset[str]:
        """The pairs of characters that say what it is about."""
        return pairs_in("，".join((self.mention.label, self.origin, self.mention.lead[-24:], self.noun)))


@dataclass(frozen=True, slots=True)
class Twins:
    """Two numbers that are one, or should be."""

    first: Sighting
    """The one before."""
    second: Sighting
    """The one behind."""
    relation: Relation
    """That they are equal."""
    hunch: Hunch = Hunch.NAMED
    """What would convict one of them."""


def twins(facts: Facts) -> Iterator[Twins]:
    """Yield every long number of the prose with the first of its value, or with one a slip of the pen away."""
    seen = [one for number, prose in enumerate(facts.prose) for one in sightings(number, prose)]
    earlier: dict[tuple[str, object], list[Sighting]] = {}
    repeated: set[tuple[str, object]] = set()
    for one in seen:
        key = key_of(one.quantity)
        same = next((other for other in earlier.get(key, ()) if is_again(other, one)), None)
        if same:
            repeated.add(key)
            yield paired(same, one)
        earlier.setdefault(key, []).append(one)
    for pair in rounded_twins(seen):
        repeated.add(key_of(pair.second.quantity))
        yield pair
    tabled = {key_of(cell) for sheet in facts.sheets for line in sheet.cells for cell in line if cell is not None}
    yield from near_twins(facts, [one for one in seen if key_of(one.quantity) not in repeated | tabled], seen)


WITHIN = compiled(r"的?[一-鿿]{2,8}?(?=[中里][，、])")
"""What an amount is of that something is a part of: 6.15亿元问题金额中，."""


def sightings(number: int, prose: Prose) -> Iterator[Sighting]:
    """Yield the long numbers of a passage."""
    start = ""
    before: Mention | None = None
    for one in prose.mentions:
        if is_long(one):
            noun = (NOUN if one.quantity.kind is Kind.COUNT else WITHIN).match(prose.passage.text, one.end)
            beside = before.quantity if before and before.sentence == one.sentence and "；" not in one.lead else None
            amount = beside if beside and beside.kind in AMOUNTS else None
            yield Sighting(number, one, noun.group() if noun else "", start if one.role is Role.TO else "", amount)
        start, before = one.label if one.role is Role.FROM else "", one


def is_long(one: Mention) -> bool:
    """Whether a number is printed without a hedge and long enough to be known again."""
    quantity = one.quantity
    plain = quantity.modifier is Modifier.NONE and quantity.high is None
    kind = quantity.kind in AMOUNTS or (quantity.kind is Kind.RATIO and one.role in RATES)
    return plain and kind and telling_digits(quantity) >= LEAST_NAMED


def is_again(first: Sighting, second: Sighting) -> bool:
    """Whether one number printed twice is one fact: it is long, or the words around it are the same, too."""
    long = telling_digits(second.quantity) >= LEAST_TELLING and not is_rate(second)
    return long or bool(first.words & second.words)


def key_of(quantity: Quantity) -> tuple[str, object]:
    """Return what a number counts, people by whatever word, and its size."""
    counted = counter(quantity)
    return PEOPLE.get(counted, counted), quantity.base_value


def paired(first: Sighting, second: Sighting) -> Twins:
    """Relate two numbers as equal."""
    relation = relate(Formula.EQUAL, [Term(first.quantity)], Term(second.quantity), Basis.INFERRED)
    named = core(first.mention.label) == core(second.mention.label) and is_named(first)
    return Twins(first, second, relation, Hunch.SLIP if named else Hunch.NAMED)


def is_named(one: Sighting) -> bool:
    """Whether a number bears a name that says what it is a number of."""
    return len(core(one.mention.label)) >= LEAST_NAME


def near_twins(facts: Facts, alone: Iterable[Sighting], seen: Sequence[Sighting]) -> Iterator[Twins]:
    """Yield the numbers that stand alone with the nearest number a slip of the pen away, each pair once."""
    index: dict[tuple[str, object, str], list[Sighting]] = {}
    for one in seen:
        index.setdefault(print_of(one.quantity, one.quantity.text), []).append(one)
    told: set[frozenset[int]] = set()
    for one in alone:
        least = LEAST_NAMED if is_rate(one) else LEAST_PRINTED
        if digits(one.quantity) < least:
            continue
        other = next(likely(one, index), None)
        places = frozenset({one.quantity.span.start, other.quantity.span.start}) if other else frozenset()
        if other and places not in told and not apart(facts, one, other):
            told.add(places)
            yield paired(*sorted((one, other), key=lambda each: each.quantity.span))


def rounded_twins(seen: Sequence[Sighting]) -> Iterator[Twins]:
    """Yield the numbers that one number of more places, in whatever unit, rounds to: 1,234,567.80元 and 123.46万元."""
    formats = {(counter(one.quantity), one.quantity.scale, one.quantity.decimals) for one in seen if is_amount(one)}
    finer: dict[tuple[str, Fraction, int, Fraction], list[Sighting]] = {}
    for one in seen:
        for counted, scale, decimals in formats if is_amount(one) else ():
            if counted == counter(one.quantity) and step_of(one.quantity) < scale / 10**decimals:
                rounded = round_half_up(one.quantity.base_value / scale, decimals)
                finer.setdefault((counted, scale, decimals, rounded), []).append(one)
    for one in seen:
        quantity = one.quantity
        key = (counter(quantity), quantity.scale, quantity.decimals, quantity.value)
        found = finer.get(key, []) if is_amount(one) else []
        if len({other.quantity.base_value for other in found}) == 1 and is_rounded(found[0], one):
            yield paired(found[0], one)


def is_amount(one: Sighting) -> bool:
    """Whether a number is no percentage: of those, many round to one."""
    return not is_rate(one)


def step_of(quantity: Quantity) -> Fraction:
    """Return the last printed place of a number in base units."""
    return quantity.ulp * quantity.scale


def is_rounded(finer: Sighting, one: Sighting) -> bool:
    """Whether a number that another rounds to is the same fact: it is long, or they share their words."""
    shared = len(finer.words & one.words)
    length = telling_digits(one.quantity)
    return length > LEAST_TELLING or (length == LEAST_TELLING and shared > 0) or shared >= SAME_WORDS


def print_of(quantity: Quantity, text: str) -> tuple[str, object, str]:
    """Return what two numbers must share to be compared digit by digit."""
    return counter(quantity), quantity.scale, text


def likely(one: Sighting, index: Mapping[tuple[str, object, str], Sequence[Sighting]]) -> Iterator[Sighting]:
    """Yield the numbers that one would be but for a slip of the pen, in sentences that share its words."""
    for text in dict.fromkeys(slipped(one.quantity.text)):
        for other in index.get(print_of(one.quantity, text), ()):
            if (
                may_be_one(one, other)
                and not are_opposed(one, other)
                and (named_alike(one, other) if is_rate(one) else names_meet(one, other))
            ):
                yield other


def names_meet(one: Sighting, other: Sighting) -> bool:
    """Whether two numbers may bear one name: half of the shorter is in the other, or one has none and is told alike."""
    first, second = pairs_in(one.mention.label), pairs_in(other.mention.label)
    if not first or not second:
        return len(one.words & other.words) >= SAME_WORDS
    return 2 * len(first & second) >= min(len(first), len(second))


def is_rate(one: Sighting) -> bool:
    """Whether a number is a percentage, of which a document prints many that differ in one digit."""
    return one.quantity.kind is Kind.RATIO


def named_alike(one: Sighting, other: Sighting) -> bool:
    """Whether two rates bear one name that says what they are rates of, and stand behind no two amounts."""
    names = [core(each.mention.label) for each in (one, other)]
    of_one = one.amount is None or other.amount is None or one.amount.base_value == other.amount.base_value
    return names[0] == names[1] and of_one and is_named(one) and one.mention.period == other.mention.period


def are_siblings(one: Sighting, other: Sighting) -> bool:
    """Whether the names of two numbers differ in a character or two, as those of like things do: 甲河段, 乙河段."""
    names = [bare_name(each.mention.label) for each in (one, other)]
    wrong = sum(first != second for first, second in zip(*names, strict=False))
    return len(names[0]) == len(names[1]) and 0 < wrong <= FEW


OPPOSITES = (
    ("收入", "支出"),
    ("转贷", "还本"),
    ("期初", "期末"),
    ("年初", "年末"),
    ("出口", "进口"),
    ("城镇", "农村"),
    ("男", "女"),
)
"""Words of which two names of one thing do not have one each."""


def are_opposed(one: Sighting, other: Sighting) -> bool:
    """Whether the words of two numbers say that they are two things."""
    first, second = one.mention.label, other.mention.label
    pairs = (pair for left, right in OPPOSITES for pair in ((left, right), (right, left)))
    return any(here in first and there in second and here not in second for here, there in pairs)


def may_be_one(one: Sighting, other: Sighting) -> bool:
    """Whether two numbers may be one fact: of one time, in two sentences, and neither the change of something."""
    first, second = one.mention, other.mention
    here = (one.passage, first.sentence) == (other.passage, second.sentence)
    times = {first.period, second.period} - {""}
    same_part = (first.role in COMPARED) == (second.role in COMPARED)
    planned = [PLANNED.search(each.label + each.lead[-12:]) is not None for each in (first, second)]
    return not here and len(times) <= 1 and same_part and planned[0] == planned[1] and not are_siblings(one, other)


def apart(facts: Facts, one: Sighting, other: Sighting) -> bool:
    """Whether two numbers are of two reports of one file, of two wholes, or of sibling sections, maybe of two units."""
    if facts.part(one.quantity.span) is not facts.part(other.quantity.span):
        return True
    if are_of_two_wholes(facts, one.mention, other.mention):
        return True
    sections = [facts.section(each.quantity.span) for each in (one, other)]
    if sections[0] is None or sections[1] is None or sections[0] is sections[1]:
        return False
    return sections[0].parents == sections[1].parents and sections[0].heading.level > 1

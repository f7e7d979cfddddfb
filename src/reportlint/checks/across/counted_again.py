"""Short counts that a document prints twice: what is counted is known by its noun, in front of the number or behind.

走访行政村21个 and 抽查的21个行政村中 are one fact. Where all prints of a noun agree, they are one. A print that alone
is another number, in words that speak of all there are (16个标段中, 覆盖27个行政村), is a hunch: it convicts where
something vouches for one of the two only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.observe import relate
from reportlint.facts import Facts
from reportlint.facts.across.akin import pairs_in
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.number import PEOPLE, Kind, Quantity, counter, digits, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, is_slip

BEHIND = compiled(r"(?:（[^（）]{1,6}）)?(?P<noun>[一-鿿]{1,12})")
"""What may be the noun of a number, right behind it."""
ENDS = compiled(
    r"中(?![心央学药医小等型转标间])|[里均已全都有为在的和与及被由达共未没得按应可因逐受需仍还是从对以总并后内仅只占列等]"
    r"|完成(?![值率额量度情])|实现|分别|进行|开展|通过|合计|平均|参与|实[行施]|提[出交高]|发[现放生]|办[结理]|[较每]|存在|涉及|同比|增[加长]|减少"
)
"""Words with which a noun is over."""
THINGS = compiled(
    r"(?:项目|工程|指标|问题|单位|部门|企业|机构|标段|小区|乡镇|街道|社区|行政村|学校)"
    r"(?=延伸|自评|抽[查取]|核[查对实]|开[工展]|[竣复停]工|投[入用产]|验收[合通完]|纳入|报[送备]|[建落]成|签[订署]|使用|采[用取]|配[备齐]"
    r"|设[有置立]|也|又|再|正在|持续|陆续|全面|基本|如期|累计|推进|落实|整改|达[到标]|启动|超过|获|接受|同步|联合|自|属|是|无|不|取得|建有)"
)
"""Nouns right before what is done: 14个管网改造项目延伸核查, not 15个乡镇卫生院."""
OF_ONE = frozenset("村乡镇县区省市校")
"""Nouns of one character."""
OF_ALL_BEHIND = compiled(r"(?:中(?![心央学药医小等型转标间])|里|全部|全覆盖|均|都(?!是))")
OF_ALL_BEFORE = compiled(r"(?:上述|全部|所有|全[省市县区镇乡]|这|覆盖|针对)(?:的|辖|共)?$")
"""Words around a count that speak of all there are."""
ANY_THING = compiled(r"(?<=[一-鿿]{2})(?:项目|工程|指标|问题)$")
"""What a name may do without: 管网改造4个, 4个管网改造项目."""
MARKED_OUT = compiled(r"[，。；：、）]?(?P<words>[^，。；：、）]+)的$")
"""Words before a count that say which things are counted."""
PART = compiled(r"其中|另有|[另有仅剩]$|其余|剩余|新[增建]|个别|部分|不足|超过|第$|[前后]$|每|任意|至少")
"""Words before a count of some of many."""
SUBSET = compiled(r"其中|另有|[另仅剩]$|其余|剩余|个别|部分")
"""Those of them by which its value is that of a part wherever it is printed."""
FOUND = compiled(r"(?:[有对将]|发现|抽查|检查|查出|完成|整改|核实)了?$")
SAMPLED = compiled(r"抽[查取样检]|核查|选[取择定]|走访|随机|踏勘|调研|样本")
"""Words before a count of those that were looked at."""
OF_PLACE = compiled(r"全[省市县区镇乡]")
"""Words before a count of all that a place has."""
YEAR_TOLD = compiled(r"(?:19|20)\d{2}(?=年)")
"""A year that a clause tells."""
MOST_HELD = 24
"""Counts of one value that a count is held beside."""
WRONG = compiled(r"[^，。；]{0,4}[未没存违不超缺仍尚逾无]")
"""Words around a count of those that were found, or that something is wrong with."""
LONGEST = 3
"""Digits of a count from which on it is known by its digits."""
NEAREST = 12
"""Characters before a count that may say what is counted."""
LEAST_SHARED = 2
"""Pairs of characters that two counts share where their noun is counted in several numbers."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One short count of the prose."""

    mention: Mention
    """The number."""
    place: tuple[int, int]
    """Its passage and sentence."""
    noun: str
    """What is counted."""
    words: frozenset[str]
    """The pairs of characters that say which of them."""
    marks: frozenset[str]
    """Those of what marks them out: 应于年内完工的22个项目."""
    whole: bool
    """Whether its words speak of all there are."""
    faulty: bool
    """Whether its words speak of those that were found, or that something is wrong with."""
    year: str
    """The last year that its sentence names before it, up to the last ；, `` for none."""
    repeated: bool
    """Whether its paragraph prints its value in its unit once more: 线下11期。11期培训班均结业."""

    @property
    def lead(self) -> str:
        """The words right before it."""
        return self.mention.lead[-NEAREST:]

    @property
    def quantity(self) -> Quantity:
        """The number itself."""
        return self.mention.quantity

    @property
    def keys(self) -> Iterator[tuple[str, str]]:
        """What two counts of one thing share: the unit, and the end of the noun, with or without 项目 and the like."""
        unit = counter(self.quantity)
        bare = ANY_THING.sub("", self.noun)
        for end in dict.fromkeys((self.noun[-2:], bare[-2:] if len(bare) > 1 else self.noun[-2:])):
            yield PEOPLE.get(unit, unit), end


@dataclass(frozen=True, slots=True)
class CountedAgain:
    """Two counts that are one, or should be."""

    first: Counted
    """The one before."""
    second: Counted
    """The one behind."""
    relation: Relation
    """That they are equal."""


def counted_again(facts: Facts) -> Iterator[CountedAgain]:
    """Yield every short count with the first of its noun, or, where it alone differs, with the one it should be."""
    shelves: dict[tuple[str, str], list[Counted]] = {}
    for number, prose in enumerate(facts.prose):
        prints = Counter((counter(one.quantity), one.quantity.base_value) for one in prose.mentions)
        for one in prose.mentions:
            if (counted := counted_in(prose.passage.text, number, one, prints)) is not None:
                for key in counted.keys:
                    shelves.setdefault(key, []).append(counted)
    told: set[tuple[int, int]] = set()
    for shelf in shelves.values():
        for pair in (*agreeing(shelf), *differing(shelf)):
            places = pair.first.quantity.span.start, pair.second.quantity.span.start
            if places not in told and are_of_one_report(facts, pair):
                told.add(places)
                yield pair


def are_of_one_report(facts: Facts, pair: CountedAgain) -> bool:
    """Whether two counts stand in one report of a file."""
    return facts.part(pair.first.quantity.span) is facts.part(pair.second.quantity.span)


def counted_in(text: str, number: int, one: Mention, prints: Mapping[tuple[str, Fraction], int]) -> Counted | None:
    """Read a number as a short count of something, None where it is none or names nothing."""
    quantity = one.quantity
    if quantity.kind is not Kind.COUNT or not is_plain(quantity) or not 0 < digits(quantity) <= LONGEST:
        return None
    noun, end = noun_behind(text, one.end)
    if not noun and one.role is Role.LEVEL and len(one.label) > 1:
        noun = one.label
    if not noun or (one.period and one.period != "target"):
        return None
    before = one.lead[-NEAREST:]
    marked = MARKED_OUT.search(before)
    whole = (OF_ALL_BEHIND.match(text, end) or OF_ALL_BEFORE.search(before)) and not PART.search(before)
    faulty = FOUND.search(before) or WRONG.match(text, end) or PART.search(before)
    words, marks = pairs_in(f"{before}，{noun}，{one.label}"), pairs_in(marked["words"] if marked else "")
    year, repeated = year_before(text, one.start), prints[counter(quantity), quantity.base_value] > 1
    return Counted(one, (number, one.sentence), noun, words, marks, bool(whole), bool(faulty), year, repeated)


def year_before(text: str, at: int) -> str:
    """Return the last year named before a place in its sentence, up to the last ；, `` for none."""
    begun = max(text.rfind("。", 0, at), text.rfind("；", 0, at)) + 1
    return next(reversed(YEAR_TOLD.findall(text, begun, at)), "")


def noun_behind(text: str, at: int) -> tuple[str, int]:
    """Return the noun right behind a number, with the place where it ends."""
    match = BEHIND.match(text, at)
    if match is None:
        return "", at
    stop, thing = ENDS.search(match["noun"]), THINGS.search(match["noun"])
    noun = match["noun"][: stop.start()] if stop else match["noun"]
    noun = noun[: thing.end()] if thing else noun
    return (noun, match.start("noun") + len(noun)) if len(noun) > 1 or noun in OF_ONE else ("", at)


def agreeing(shelf: Sequence[Counted]) -> Iterator[CountedAgain]:
    """Yield every count with the first of its value; where there are several values, their words must be alike."""
    alone = len({one.quantity.base_value for one in shelf}) == 1
    first: dict[Fraction, list[Counted]] = {}
    for one in shelf:
        earlier = first.setdefault(one.quantity.base_value, [])
        same = (other for other in earlier if other.place != one.place)
        found = next((other for other in same if is_again(other, one, alone=alone)), None)
        if found is not None:
            yield paired(found, one)
        if len(earlier) < MOST_HELD:
            earlier.append(one)


def is_again(one: Counted, other: Counted, *, alone: bool) -> bool:
    """Whether two counts of one value are one: all of their noun are, or their words are alike, or are of all of it."""
    shared = len(one.words & other.words)
    whole = (one.whole or other.whole) and bool(ends_alike(one, other)) and marked_alike(one, other)
    return shared >= LEAST_SHARED or (shared > 0 and (alone or whole))


def ends_alike(one: Counted, other: Counted) -> bool:
    """Whether the noun of one of two counts ends with that of the other."""
    return one.noun.endswith(other.noun) or other.noun.endswith(one.noun)


def marked_alike(one: Counted, other: Counted) -> bool:
    """Whether what marks out the things that one of two counts is of stands beside the other, too."""
    return one.marks <= other.words and other.marks <= one.words


def differing(shelf: Sequence[Counted]) -> Iterator[CountedAgain]:
    """Yield the count that alone differs from all others of its noun, where one of the two speaks of all there are."""
    parts = {one.quantity.base_value for one in shelf if SUBSET.search(one.lead)}
    by_value: dict[Fraction, list[Counted]] = {}
    for one in (each for each in shelf if not PART.search(each.lead)):
        by_value.setdefault(one.quantity.base_value, []).append(one)
    if len(by_value) != 2 or not parts.isdisjoint(by_value):
        return
    few, many = sorted(by_value.values(), key=len)
    others = [one for one in shelf if one.quantity.base_value == many[0].quantity.base_value]
    if len(few) > 1 or are_of_other_times(few, others) or is_of_some(few[0], others):
        return
    for one, other in ((one, other) for one in few for other in many):
        if may_be_one(one, other):
            yield paired(*sorted((one, other), key=lambda each: each.quantity.span))
            return


def are_of_other_times(few: Sequence[Counted], many: Sequence[Counted]) -> bool:
    """Whether the sentences of two values name years, and none in common."""
    years, others = ({one.year for one in group if one.year} for group in (few, many))
    return bool(years and others) and years.isdisjoint(others)


def is_of_some(odd: Counted, others: Sequence[Counted]) -> bool:
    """Whether a count, or those that differ from it, are of some: 核查了12个乡镇, 全县14个乡镇."""
    smaller, larger = sorted(([odd], others), key=lambda group: group[0].quantity.base_value)
    sampled = any(SAMPLED.search(one.lead) for one in smaller) and not any(SAMPLED.search(one.lead) for one in larger)
    scoped = OF_PLACE.search(odd.lead) and not any(OF_PLACE.search(one.lead) for one in others)
    alone = odd if len(others) > 1 else smaller[0]
    return sampled or bool(scoped) or alone.repeated


def may_be_one(one: Counted, other: Counted) -> bool:
    """Whether two counts are a slip apart, bear one name in two sentences, and the smaller speaks of all there are.

    So it does where the thing is spoken of first. Else it may be one of some: 46所学校中41所已完工, 16所学校未公示.
    """
    smaller, larger = sorted((one, other), key=lambda each: each.quantity.base_value)
    first = smaller.quantity.span < larger.quantity.span and larger.whole and not smaller.faulty
    named = (smaller.whole or first) and ends_alike(one, other) and marked_alike(one, other)
    return named and one.place != other.place and is_slip(one.quantity.text, other.quantity.text)


def paired(first: Counted, second: Counted) -> CountedAgain:
    """Relate two counts as equal."""
    relation = relate(Formula.EQUAL, [Term(first.quantity)], Term(second.quantity), Basis.INFERRED)
    return CountedAgain(first, second, relation)

"""Compound growth: the yearly rate at which an amount became another one over several years."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise, permutations

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, plain
from reportlint.facts.text.numerals import integer_of
from reportlint.number import AMOUNTS, Kind, Quantity, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

YEARS = compiled(r"(?P<words>[一二两三四五六七八九十]|\d{1,2})年(?:来|间|里)?[^，。；]{0,12}$")
"""Over how many years something grew: 五年来."""
WITHIN = compiled(r"间")
"""Behind a number of years: from the first to the fifth, 五年间, there are four steps."""
YEARLY_NAME = compiled(r"年均|年平均|年复合|^年$|按[^，]{1,4}计算|[一二两三四五六七八九十]年(?:来|平均?)?")
"""What the name of a yearly rate adds to the name of what grows."""
YEARLY_RATE = compiled(r"(?:年均|年平均|年复合|[两二三四五]年平均)[^，。；\d]{0,8}$")
"""Words before a yearly rate."""


def compound(scene: Scene) -> Reading | None:
    """由2019年的9846元增加到2024年的15372元，年均增长9.3%."""
    if scene.one.quantity.kind is not Kind.RATIO or not YEARLY_RATE.search(scene.run_lead) or not plain(scene.one):
        return None
    amounts = [other for other in scene.before if plain(other) and other.quantity.kind in AMOUNTS]
    amounts = [other for other in amounts if other.part is not Role.CHANGE]
    pairs = [
        (later, earlier)
        for later, earlier in permutations(reversed(amounts[-4:]), 2)
        if counter(later.quantity) == counter(earlier.quantity) and may_grow(earlier, later, scene.one)
    ]
    moved = [(later, earlier) for later, earlier in pairs if later.part is Role.TO and earlier.part is Role.FROM]
    told = years_told(scene)
    spans = terms_of_years(scene, told or years_until_report(scene))
    found = [
        Way(Formula.COMPOUND, (Term(later.quantity), Term(earlier.quantity), years))
        for later, earlier in (moved or pairs)
        for years in spans
    ]
    weight = -1 if scene.one.direction < 0 and scene.one.quantity.value > 0 else 1
    own = YEARLY_NAME.sub("", scene.one.label) not in "".join(each.label for each in amounts)
    certain = len(moved or pairs) == 1 and 1 <= len(spans) <= 2 and bool(told) and not own and "；" not in scene.lead
    dated = bool(pairs) and all(each.period.isdigit() for each in pairs[0]) and len(amounts) == len(pairs[0])
    return Reading(found, certain, strict=certain and (bool(moved) or dated), weight=weight) if found else None


def may_grow(earlier: Mention, later: Mention, one: Mention) -> bool:
    """Whether the direction word lets one amount lead to the other."""
    rises = later.quantity.base_value > earlier.quantity.base_value
    return earlier.quantity.value > 0 and later.quantity.value > 0 and rises == (one.direction >= 0)


def years_told(scene: Scene) -> set[int]:
    """Return how many years may lie between: from the two years printed, and from words like 五年来."""
    text = scene.text[: scene.one.start]
    found = {abs(last - first) for first, last in pairwise(years_printed(text))} - {0}
    words = YEARS.search(scene.lead) or compiled(r"(?P<words>[一二两三四五六七八九十])年").search(text[-60:])
    if words:
        found.add(integer_of(words["words"]))
        if WITHIN.match(text, text.rfind("年", 0, words.end()) + 1) or WITHIN.search(words.group()):
            found.add(integer_of(words["words"]) - 1)
    return found


def years_until_report(scene: Scene) -> set[int]:
    """Return how many years lie between the year printed last and the one the report is about: 比2020年的402万增加."""
    years = years_printed(scene.text[: scene.one.start])
    return {scene.year - years[-1]} if scene.year and years else set()


def years_printed(text: str) -> list[int]:
    """Return the years that a text prints, in order."""
    return [int(year) for year in compiled(r"((?:19|20)\d{2})年").findall(text)]


def terms_of_years(scene: Scene, counts: Iterable[int]) -> list[Term]:
    """Make terms of how many years may lie between."""
    span = scene.one.quantity.span
    return [
        Term(Quantity(span, str(count), Fraction(count), 0, "", Kind.COUNT), printed=False)
        for count in sorted(counts)
        if 1 < count <= 40
    ]

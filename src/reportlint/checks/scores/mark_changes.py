"""Checks of marks that prose compares: 较上年86.5分提高2.5分, 与最低分73分相差19.35分, 距“优”还差1.2分.

The mark that is compared with stands in the words of the comparison, or is where a grade begins; the mark compared is
one before it in the sentence, that of a unit the sentence names, or the total of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.bands import scheme
from reportlint.checks.scores.full_marks import LEAST_FULL_MARK
from reportlint.checks.scores.hands_compared import hands_compared
from reportlint.checks.scores.score_tables import as_score
from reportlint.checks.scores.totals import EARLIER, own_totals, table_totals
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.holders import AWARDED, Holder, find_holders
from reportlint.facts.text.years import YEAR
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

NUMBER = r"\d+(?:\.\d+)?"
WHO = r"[^，。；：\d]{0,14}(?:(?:19|20)\d\d年?)?[^，。；：\d]{0,10}"
UP, DOWN = "提高|提升|上升|增加|增长|回升|高于|高出?|多出?", "下降|降低|减少|回落|下滑|低于|低|少|落后"
VERB = rf"(?:略?有?(?:(?P<up>{UP})|(?P<down>{DOWN})|还?差|相差))(?:了|出)?"
COMPARED = compiled(
    rf"(?:较|比|与|同|和|距离?|高于|低于|超过|不及|落后于?)(?P<who>{WHO})[（(]?(?P<base>{NUMBER})分?[）)”]?"
    rf"(?P<between>[^。；\d得扣]{{0,8}}?){VERB}(?P<change>{NUMBER})(?P<unit>分)?(?![%\d.])"
)
"""较上年86.5分提高2.5分; 高于二中的131分，差7分."""
GONE_ON = compiled(
    rf"(?:{EARLIER})[^，。；：\d]{{0,12}}?(?P<base>{NUMBER})分?(?P<between>(?:[^。；\d扣]|(?:19|20)\d\d年){{0,24}}[^。；\d扣高低]|，){VERB}"
    rf"(?P<change>{NUMBER})(?P<unit>分)?(?![%\d.])"
)
"""上年得86.5分，今年提高2.5分."""
SHORT_OF = compiled(
    rf"(?:距离?|离|与)[“\"「]?(?P<word>[\u4e00-\u9fffA-ZⅠ-Ⅹ]{{1,3}}?)[”\"」]?(?:级|等|档)?(?:标准|线|次)?(?:还|尚|仅|只)?(?:相?差)"
    rf"(?P<change>{NUMBER})(?P<unit>分)?(?![%\d.])"
)
"""距“优”还差1.2分."""
PLAN = compiled(r"力争|争取|预计|拟|每|目标是")
"""Words of a clause that says what is to come, or a rule."""
OTHER_MARKS = compiled(r"目标|计划|扣分|失分|加分|减分|平均|[年季月]均|累计")
"""Words of marks that are no totals to compare."""


AGAINST = compiled(rf"(?:较|比|与|同|和)(?P<time>{EARLIER})")
"""Words between a mark and a difference that name what that is measured from: 2023年得91分，比2022年提高5分."""
MOST_TIMES = 4
"""How many times further than said a mark from elsewhere may lie apart and still be the one that is compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A difference of marks as the prose states it."""

    change: Quantity
    """How far apart they are."""
    base: Term
    """What is compared with."""
    inside: tuple[Quantity, ...]
    """Marks before it in its sentence, the nearest first."""
    near: tuple[Quantity, ...]
    """Totals, by their size, in the sentences before, the nearest first."""
    named: tuple[Term, ...]
    """Totals of a unit that the sentence names."""
    direction: int = 0
    """1 where the mark is said to be higher than what it is compared with, -1 where lower, 0 where neither is said."""


def change_of_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every difference of marks whose base is printed beside it: it must be that from the mark compared."""
    holders = {one.name: one for one in find_holders(facts.score_tables, facts.matrices) if one.kind == "party"}
    totals = totals_known(facts)
    for prose in facts.prose:
        for comparison in comparisons(facts, prose, holders):
            candidates = [*map(Term, comparison.inside), *comparison.named, *map(Term, comparison.near), *totals]
            base = comparison.base.quantity
            relations = [difference(one, comparison) for one in candidates if one.quantity.span != base.span]
            relations.sort(key=is_of_another_size)
            if not relations:
                continue
            relation = next((one for one in relations if one.holds), relations[0])
            turned = against_words(candidates, comparison) if relation.holds else None
            likely = {one.operands[0].value + one.operands[1].value for one in relations if not is_of_another_size(one)}
            unsure = not comparison.inside and (len(likely) != 1 or not mended_by_slip(relation))
            relation, unsure = (turned, False) if turned else (relation, unsure)
            values = {"said": comparison.change.text, "base": comparison.base.quantity.text}
            related = [Related(term.quantity.span, "比较") for term in relation.operands if term.printed]
            yield observe(relation, values, related, ceiling=None if turned else Severity.WARNING, unsure=unsure)
    yield from hands_compared(facts)


def is_against_another(match: Match) -> bool:
    """Whether words between a mark and a difference say that this is measured from a mark of another time, or a part.

    2023年得91分，比2022年提高5分，其中产出提高2分: neither is measured from the 91.
    """
    if "between" not in match.groupdict():
        return False
    between = match["between"]
    named = AGAINST.search(between)
    own = YEAR.findall(compiled("[，。；：]").split(match.string[: match.start("base")])[-1])
    years = YEAR.findall(named["time"]) if named else []
    return "其中" in between or bool(own and years and years[0] not in own)


def is_of_another_size(relation: Relation) -> bool:
    """Whether two marks lie much further apart than is said: then another mark was meant."""
    return relation.point is not None and relation.point > MOST_TIMES * relation.stated.value


def totals_known(facts: Facts) -> list[Term]:
    """Return the totals of the report: what it says, and what its tables print."""
    said = [one.score for one in own_totals(facts) if one.score]
    printed = [total for table in facts.score_tables if not table.repeats for total in table_totals(table)]
    return [Term(mark) for mark in (*said, *printed)]


def difference(current: Term, comparison: Comparison) -> Relation:
    """Relate a difference to the larger less the smaller of two marks."""
    larger, smaller = sorted((current, comparison.base), key=lambda term: term.value, reverse=True)
    taken = Term(smaller.quantity, -1, printed=smaller.printed)
    return relate(Formula.SUM, [larger, taken], Term(comparison.change))


def against_words(candidates: Sequence[Term], comparison: Comparison) -> Relation | None:
    """Return the difference that is as large as said, but the other way: 91分，较上年的94分提高3分.

    None where the words do not say which way, or a mark lies as far off in the way they say.
    """
    base = comparison.base
    taken = Term(base.quantity, -1, printed=base.printed)
    others = [one for one in candidates if one.quantity.span != base.quantity.span]
    stated = Term(comparison.change, comparison.direction)
    ways = [relate(Formula.SUM, [one, taken], stated) for one in others] if comparison.direction else []
    if any(one.holds for one in ways):
        return None
    return next((one for one in ways if one.point == -stated.value), None)


def comparisons(facts: Facts, prose: Prose, holders: Mapping[str, Holder]) -> Iterator[Comparison]:
    """Yield the differences of marks of a passage."""
    text = prose.passage.text
    if "分" not in text and not facts.bands:
        return
    marks = {prose.passage.find(one.span)[0]: one for one in prose.quantities if may_be_mark(one)}
    taken: set[int] = set()
    for pattern in (COMPARED, GONE_ON, SHORT_OF):
        for match in pattern.finditer(text):
            change = marks.get(match.start("change"))
            start = max(text.rfind(mark, 0, match.start()) for mark in "。；") + 1
            plan, others = PLAN.search(text, start, match.end()), OTHER_MARKS.search(match.group())
            aside = plan or others or is_against_another(match)
            if change is None or match.start("change") in taken or aside:
                continue
            base = base_of(facts, match, marks)
            if base is None or not (match["unit"] or base.quantity.kind is Kind.SCORE):
                continue
            taken.add(match.start("change"))
            inside = [mark for at, mark in marks.items() if start <= at < match.start() and mark.kind is Kind.SCORE]
            before = [mark for at, mark in marks.items() if at < start and mark.kind is Kind.SCORE]
            near = [mark for mark in reversed(before) if mark.value >= LEAST_FULL_MARK]
            names = [name for name in holders if name in text[start : match.start("change")]]
            named = [term for name in names for mark in holders[name].marks.get(AWARDED, ()) for term in mark[:1]]
            nearest, told = tuple(reversed(inside)), tuple(as_marks(named))
            yield Comparison(
                as_score(change), base, nearest, tuple(near), told, direction_of(match, facts.subject.year)
            )


def direction_of(match: Match, year: int | None) -> int:
    """Return 1 where a mark is told to be higher than what it is measured from, -1 where lower, 0 for want of words.

    Behind 2024年得91分，比专家高2分 that is another mark; a mark of the year of the report is none, either.
    """
    if match.re is SHORT_OF:
        return 0
    if match.re is GONE_ON:
        times = [int(one) for one in YEAR.findall(match.group())]
        if "比" in match["between"] or "较" in match["between"] or (times and (year is None or times[0] >= year)):
            return 0
    return 1 if match["up"] else -1 if match["down"] else 0


def as_marks(terms: Sequence[Term]) -> Iterator[Term]:
    """Read bare numbers of tables as marks."""
    return (replace(term, quantity=as_score(term.quantity)) for term in terms)


def may_be_mark(quantity: Quantity) -> bool:
    """Whether a number may be a mark: one with 分, or without any unit."""
    plain = quantity.kind is Kind.SCORE or (quantity.kind is Kind.PLAIN and not quantity.unit)
    return plain and quantity.high is None and quantity.modifier is Modifier.NONE


def base_of(facts: Facts, match: Match, marks: Mapping[int, Quantity]) -> Term | None:
    """Return what a difference is measured from: the mark in the words, or where the named grade begins."""
    if "base" in match.groupdict():
        mark = marks.get(match.start("base"))
        return Term(as_score(mark)) if mark is not None and mark.value > Fraction(match["change"]) else None
    bands = [band for band in scheme(facts) if band.word[0] == match["word"][0] and band.interval.low is not None]
    low = bands[0].interval.low if len(bands) == 1 else None
    if low is None:
        return None
    text = str(low.numerator) if low.denominator == 1 else str(float(low))
    return Term(Quantity(bands[0].span, text, low, 0, "分", Kind.SCORE), printed=False)

"""Checks of facts printed twice: the same name, year and kind must be the same amount, in prose and in tables.

Names are matched by their endings, so that 本镇基本支出 and 基本支出 are one. Exact coincidences verify; a
disagreement is told only where the names are the same and the numbers a slip of the pen apart, or where all other
mentions agree with each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from reportlint.checks.across.counted_again import counted_again
from reportlint.checks.across.feet import outdated
from reportlint.checks.across.finer import is_printed_finer
from reportlint.checks.across.misscaled import misscaled
from reportlint.checks.across.tabulated import tabulated, twice
from reportlint.checks.across.twins import twins
from reportlint.checks.across.whose import are_of_two_wholes, in_parallel
from reportlint.checks.check import NoParams
from reportlint.checks.memory import once_a_document
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.across.levels import HEAD
from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.mentions import Mention
from reportlint.finding import Hunch, Observation, Related
from reportlint.model import Span
from reportlint.number import AMOUNTS, Kind, Modifier, Quantity, counter
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, is_slip
from reportlint.rule import Severity

OF_ANYTHING = compiled(
    r"(?:上年|去年|本年|上期|本期|往年)?(?:同期|同口径)*(?:基数|实际|合计|总计|数)*|每[^，。；]{1,5}"
)
"""Names that say when or by which measure, and not what."""
LEAST_LABEL = 4
"""Characters a name needs to be one."""
LEAST_CORE = 3
"""Characters of a name, words of its time left out, that tell what it is of."""
LEAST_DIGITS = 4
"""Digits an amount of money needs to be recognised again."""
FORMER = Fraction(5, 4)
"""How many times larger a fact may be than it was before it was brought up to date in one place only."""
LEAST_COUNTED = 3
"""Digits that a count needs: its unit, too, must be the same."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One amount with its name."""

    label: str
    """Its name without the year."""
    year: str
    """The year printed with it, `` where none is."""
    quantity: Quantity
    """The amount."""


def restatement(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every named amount of the prose that is printed again under the same name."""
    year = year_of(facts)
    prose = [one for statement in facts.statements if (one := stated(statement, year))]
    changes = [one for statement in facts.statements if (one := stated_change(statement))]
    yield from base_elsewhere(facts, prose)
    yield from reworded(facts)
    by_label: dict[tuple[int | None, str], list[Stated]] = {}
    for one in (*prose, *changes):
        by_label.setdefault((facts.part(one.quantity.span).block, key_of(one)), []).append(one)
    for group in by_label.values():
        yield from repeated(facts, group)
    yield from stale(facts, by_label.values())
    yield from stale(facts, grown(facts, prose))
    for amount, total in outdated(facts):
        one = Stated(amount.label, "", amount.quantity)
        yield told(one, total, equality(Stated("", "", total), one), "表中", hunch=Hunch.NAMED)
    for pair in twins(facts):
        label = pair.second.mention.label or facts.document.quote(pair.second.quantity.span)
        yield told(
            Stated(label, "", pair.second.quantity), pair.first.quantity, pair.relation, "前文", hunch=pair.hunch
        )
    for count in counted_again(facts):
        one = Stated(count.second.noun, "", count.second.quantity)
        yield told(one, count.first.quantity, count.relation, "前文", hunch=Hunch.NAMED)
    for tie in tabulated(facts):
        label = tie.mention.label or facts.document.quote(tie.mention.quantity.span)
        yield told(Stated(label, "", tie.mention.quantity), tie.place.quantity, tie.relation, "表中")
    for odd in misscaled(facts):
        relation = relate(Formula.EQUAL, [Term(odd.other)], Term(odd.quantity), Basis.INFERRED)
        yield told(Stated(odd.quantity.text, "", odd.quantity), odd.other, relation, "另一处", hunch=odd.hunch)
    for label, first, second, relation in twice(facts):
        yield told(Stated(label, "", second.quantity), first.quantity, relation, "前表")


LEAST_WORDS = 12
"""Characters that two clauses and the ones before them must share to be one sentence printed twice."""


def reworded(facts: Facts) -> Iterator[Observation]:
    """Look at the numbers of clauses that are printed twice, word for word, the clause before them included."""
    first_of: dict[tuple[str, str], Quantity] = {}
    told_of: dict[Span, tuple[int, int]] = {}
    for number, prose in enumerate(facts.prose):
        text = prose.passage.text
        ends = [match.end() for match in CLAUSE_END.finditer(text)] if prose.mentions else []
        for one in prose.mentions:
            key = words_around(text, ends, one), one.quantity.unit
            if not key[0] or one.unsure or one.quantity.modifier is not Modifier.NONE:
                continue
            other = first_of.setdefault(key, one.quantity)
            place = (number, one.sentence)
            if told_of.setdefault(other.span, place) == place:  # of two subjects, one sentence may say the same
                continue
            relation = relate(Formula.EQUAL, [Term(other)], Term(one.quantity), Basis.INFERRED)
            apart = in_parallel(facts, other.span, one.quantity.span)
            if relation.holds or (not apart and is_near(other, one.quantity)):
                yield told(Stated(one.label or key[0][-12:], "", one.quantity), other, relation, "前文")


CLAUSE_END = compiled(r"[，；。：]")


def words_around(text: str, ends: Sequence[int], one: Mention) -> str:
    """Return the words of a number's clause and of the one before it, other numbers included.

    `ends` are the places behind the marks that end clauses.
    """
    before, behind = bisect_right(ends, one.start), bisect_right(ends, one.end)
    start, stop = ends[max(before - 2, 0)] if before else 0, ends[behind] - 1 if behind < len(ends) else len(text)
    words = f"{text[start : one.start]}#{text[one.end : stop]}"
    return words if len(compiled(r"[一-鿿]").findall(words)) >= LEAST_WORDS else ""


def stated(statement: Statement, year: str) -> Stated | None:
    """Return the named amount of a level statement of a report on a year, None where it cannot be recognised again."""
    quantity = statement.quantities.get("current")
    if statement.kind != "level" or quantity is None or statement.unsure or not recognisable(quantity):
        return None
    label = NOT_OF_IT.sub("", statement.label)
    if len(bare(label)) < LEAST_LABEL or bare(label).startswith("其他") or OF_ANYTHING.fullmatch(bare(label)):
        return None
    return Stated(label, "" if statement.period == year else statement.period, quantity)


NOT_OF_IT = compiled(r"(?:19|20)\d{2}年?(?:[度末底](?!数))?|(?<=[一-鿿]{2})累计")
"""Words of a name that tell its time, not what it is of."""


def year_of(facts: Facts) -> str:
    """Return the year that numbers are of which name none: that of the title, else the only one that any names."""
    named = {one.period for one in facts.statements if one.kind == "level" and one.period.isdigit()}
    return str(facts.subject.year or (min(named) if len(named) == 1 else ""))


def stated_change(statement: Statement) -> Stated | None:
    """Return the amount of a change with a name of its own: 综合事务专项经费减少4.7万元, printed twice."""
    quantity = statement.quantities.get("change")
    if statement.kind != "change" or quantity is None or "current" in statement.quantities:
        return None
    if not recognisable(quantity):
        return None
    label = bare(compiled(r"^(?:主要[是为]?|因为?|由于)").sub("", statement.label))
    if len(label) < LEAST_LABEL or quantity.modifier is not Modifier.NONE:
        return None
    direction = "增" if statement.directions.get("change", 1) > 0 else "减"
    return Stated(f"{label}{direction}", statement.period, quantity)


def grown(facts: Facts, prose: Sequence[Stated]) -> Iterator[Sequence[Stated]]:
    """Yield what a name is elsewhere before what it grew to: 企业数由2020年的615家增至1313家, and 企业1313家."""
    levels: dict[tuple[int | None, str], Stated] = {}
    for one in prose:
        if not one.year:
            levels.setdefault((facts.part(one.quantity.span).block, key_of(one)), one)
    for statement in facts.statements:
        current, base = statement.quantities.get("current"), statement.quantities.get("base")
        if statement.kind != "change" or current is None or base is None or base.span.start > current.span.start:
            continue
        name = compiled(r"(?:19|20)\d{2}年?(?:度)?").sub("", statement.label).removesuffix("数")
        one = Stated(name, "", current)
        level = levels.get((facts.part(current.span).block, key_of(one)))
        if level and len(bare(name)) >= LEAST_LABEL and recognisable(current) and not statement.unsure:
            yield [level, one]


def base_elsewhere(facts: Facts, prose: Sequence[Stated]) -> Iterator[Observation]:
    """Look at every change whose base is a plan printed elsewhere; the amount that is current - change verifies it."""
    by_value: dict[Fraction, list[Stated]] = {}
    for one in prose:
        by_value.setdefault(one.quantity.base_value, []).append(one)
    for statement in facts.statements:
        current, change = statement.quantities.get("current"), statement.quantities.get("change")
        plan = compiled(r"预算|计划").search(statement.base)
        if statement.kind != "change" or not current or not change or not plan or "base" in statement.quantities:
            continue
        result = Term(change, statement.directions.get("change", 1))
        fitting = by_value.get(Term(current).value - result.value, ())
        base = next((one for one in fitting if plan.group() in one.label), None)
        if base is not None:
            relation = relate(Formula.SUM, [Term(current), Term(base.quantity, -1)], result, Basis.INFERRED)
            yield told(Stated(statement.label, "", change), base.quantity, relation, "前文")


def recognisable(quantity: Quantity) -> bool:
    """Whether a number is long enough not to coincide by chance."""
    digits = quantity.text.replace(".", "").lstrip("-0")
    plain = quantity.modifier is Modifier.NONE and quantity.high is None
    long = len(digits) >= (LEAST_DIGITS if quantity.kind is Kind.MONEY else LEAST_COUNTED)
    return plain and quantity.kind in AMOUNTS and long


def bare(label: str) -> str:
    """Strip a name of its list number and of brackets."""
    label = compiled(
        r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
    ).sub(
        "",
        label,
    )
    return compiled(r"（[^（）]*）").sub("", label).strip("：，、")


def key_of(one: Stated) -> str:
    """Return what two statements of one fact share: 支出, which is all that 本年支出 and 全年支出 do, names no fact."""
    name = bare(one.label)
    core = HEAD.sub("", name)
    return f"{core if len(core) >= LEAST_CORE else name}|{one.year}|{counter(one.quantity)}"


def repeated(facts: Facts, group: Sequence[Stated]) -> Iterator[Observation]:
    """Compare the mentions of one name: the value that most of them print is taken for the fact."""
    if len(group) < 2:
        return
    values = Counter(one.quantity.base_value for one in group)
    value, times = values.most_common(1)[0]
    fact = next(one for one in group if one.quantity.base_value == value)
    for one in group:
        if one is not fact:
            relation = equality(fact, one)
            apart = are_apart(facts, fact, one)
            convicted = not apart and (times >= 2 or is_near(fact.quantity, one.quantity))
            if relation.holds or convicted:
                yield told(one, fact.quantity, relation, "前文")


def stale(facts: Facts, groups: Iterable[Sequence[Stated]]) -> Iterator[Observation]:
    """Yield as a hunch every amount that differs from the one printed first under its name.

    Where two sentences disagree on several names, they speak of several things: 限额 here, 余额 there.
    """
    pairs = [(group[0], one) for group in groups for one in group[1:] if may_be_stale(facts, group[0], one)]
    places = [tuple(facts.context(each.quantity.span) for each in pair) for pair in pairs]
    often = Counter(places)
    for (fact, one), place in zip(pairs, places, strict=True):
        if often[place] == 1 and place[0] != place[1]:
            yield told(one, fact.quantity, equality(fact, one), "前文", hunch=Hunch.NAMED)


def may_be_stale(facts: Facts, fact: Stated, one: Stated) -> bool:
    """Whether one amount may be a former state of the other."""
    differs = fact.quantity.base_value != one.quantity.base_value and not equality(fact, one).holds
    near = of_a_size(fact.quantity, one.quantity) and not is_near(fact.quantity, one.quantity)
    listed = is_listed(facts, fact) or is_listed(facts, one)
    apart = listed or are_apart(facts, fact, one)
    if completes(facts, fact.quantity, one.quantity):
        return False
    return differs and near and not apart and not all(is_printed_finer(facts, each.quantity) for each in (fact, one))


def completes(facts: Facts, plan: Quantity, result: Quantity) -> bool:
    """Whether a rate right behind an amount says that it is what came of another: 高效节水4.05万亩，完成率96.43%."""
    (behind,) = behind_of(facts)
    rate = behind.get(result.span)
    if rate is None or rate.kind is not Kind.RATIO:
        return False
    return relate(Formula.RATIO, [Term(result), Term(plan)], Term(rate), Basis.INFERRED).holds


@once_a_document
def behind_of(facts: Facts) -> Iterator[dict[Span, Quantity]]:
    """Yield, once, every number of the prose → the one right behind it in its sentence."""
    pairs = (pair for prose in facts.prose for pair in pairwise(prose.mentions))
    yield {one.quantity.span: next_.quantity for one, next_ in pairs if one.sentence == next_.sentence}


def are_apart(facts: Facts, fact: Stated, one: Stated) -> bool:
    """Whether two amounts of one name are of two things: told in sibling sections, or under two wholes."""
    return in_parallel(facts, fact.quantity.span, one.quantity.span) or are_of_two_wholes(facts, fact, one)


def is_listed(facts: Facts, one: Stated) -> bool:
    """Whether an amount is a later member of a list, which may divide anything: 限额中一般29亿元、专项49亿元."""
    start = facts.context(one.quantity.span).start
    before = facts.document.text[start : one.quantity.span.start].rpartition(one.label)[0]
    return before.endswith("、") or one.label[-LEAST_LABEL + 1 :] in before


def of_a_size(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are near enough for one of them to be a former state of the other."""
    small, large = sorted((abs(first.base_value), abs(second.base_value)))
    return large <= FORMER * small


def equality(fact: Stated, one: Stated) -> Relation:
    """Return the relation that an amount is printed again."""
    return relate(Formula.EQUAL, [Term(fact.quantity)], Term(one.quantity), Basis.INFERRED)


def is_near(first: Quantity, second: Quantity) -> bool:
    """Whether a slip of the pen turns one printed amount into the other."""
    if first.scale == second.scale and first.decimals == second.decimals:
        return is_slip(first.text.replace(".", ""), second.text.replace(".", ""))
    whole = all(one.base_value.denominator == 1 for one in (first, second))
    return whole and is_slip(str(first.base_value), str(second.base_value))


def told(one: Stated, other: Quantity, relation: Relation, where: str, *, hunch: Hunch = Hunch.NONE) -> Observation:
    """Say what comparing two mentions came to; names alone never prove more than a warning."""
    texts = (one.quantity.text, other.text)
    units = (one.quantity.unit, other.unit) if texts[0] == texts[1] else ("", "")
    said, printed = (text + unit for text, unit in zip(texts, units, strict=True))
    values = {"label": bare(one.label), "said": said, "printed": printed, "where": where}
    related = [Related(other.span, where)]
    return observe(relation, values, related, ceiling=Severity.WARNING, hunch=hunch)

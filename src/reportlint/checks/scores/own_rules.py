"""Checks of marks against the rule of their own row, or of the sentence that gives them: recomputed where known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reportlint.award import Each, Share, Short, Steps
from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe
from reportlint.checks.scores.row_words import rule_among, told_in, word_cells
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts
from reportlint.facts.scores.awards import Ruling, find_rulings
from reportlint.facts.scores.indicators import EXECUTION, Indicator
from reportlint.facts.scores.targets import ACTUAL, Target, find_targets, only_number
from reportlint.facts.scores.told import Told, cases_told, find_told, pair_told, rates_told, shortage_told
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, evaluate

LOST_ELSEWHERE = compiled(r"[扣减]\d|酌情")
"""Words by which a rule takes marks for something else too."""


@dataclass(frozen=True, slots=True)
class Case:
    """A mark with the rule it is awarded by."""

    label: str
    """Whose mark it is."""
    kind: str
    """Its canonical kind, `` where none is told."""
    full: Quantity
    """Its maximum."""
    score: Quantity
    """The mark."""
    ruling: Ruling
    """The rule."""
    text: str
    """The words the rule stands in."""
    told: Told | None = None
    """Words that say what was found: of the prose, or of a cell."""
    others: tuple[Told, ...] = ()
    """Further words that may say it, where these do not."""
    target: Target | None = None
    """Target and result of the row."""
    actual: Quantity | None = None
    """The result in the row alone."""
    place: tuple[str, ...] = ()
    """Where the row stands."""


def own_rule(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every mark whose rule takes so much a step or case, or awards in proportion, and is known to apply."""
    for case in cases(facts):
        if isinstance(case.ruling.award, Steps):
            continue
        found = ((one, relation) for one in readings(case) if (relation := applied(one)) is not None)
        for one, relation in islice(found, 1):
            yield from told_of(one, relation)


def step_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every mark with steps over a percentage whose value is known: it must be that of its step."""
    for case in cases(facts):
        if not isinstance(case.ruling.award, Steps):
            continue
        rates = (rate for one in readings(case) if (rate := measured_rate(one)))
        value = next(rates, None) or only_execution_rate(facts, case)
        if value is not None:
            relation = by_rule(case, [Term(value)])
            if relation.point is not None:
                yield from told_of(case, relation, value)


def readings(case: Case) -> Iterator[Case]:
    """Yield a case with each of the words that may say what was found."""
    yield case
    yield from (replace(case, told=told) for told in case.others)


def told_of(case: Case, relation: Relation, value: Quantity | None = None) -> Iterator[Observation]:
    """Say how a mark looks beside its rule; less is no fault where the rule takes marks for something else too."""
    rest = case.text[: case.ruling.start] + case.text[case.ruling.end :]
    less = relation.point is not None and case.score.value < relation.point
    if case.told is None and less and not relation.holds and LOST_ELSEWHERE.search(rest):
        return
    if relation.point is None:
        return
    point = relation.point
    expected = f"{point.numerator}" if point.denominator == 1 else f"{float(round(point, 4)):g}"
    values = {
        "label": case.label,
        "score": case.score.text,
        "full": case.full.text,
        "expected": expected,
        "rule": case.text[case.ruling.start : case.ruling.end],
        "value": value.shown() if value else "",
    }
    related = [Related(term.quantity.span, "实际值") for term in relation.operands[-1:]]
    yield observe(relation, values, related, place=case.place)


def cases(facts: Facts) -> Iterator[Case]:
    """Yield every mark with a rule: of its row's cell, or of the words that give it."""
    told = tuple(all_told(facts))
    targets = {id(one.indicator): one for one in find_targets(facts.score_tables)}
    rows = {id(match.statement): match.indicator for match in facts.matches}
    told_of: dict[int, list[Told]] = {}
    for each in told:
        told_of.setdefault(id(rows.get(id(each.statement))), []).append(each)
    ruled: set[int] = set()
    for case, one in cases_of_rows(facts, targets):
        own = told_of.get(id(one), [])
        ruled.add(id(one))
        yield replace(case, told=own[0]) if len(own) == 1 else case
    for each in told:
        row = rows.get(id(each.statement))
        if row is None or id(row) not in ruled:
            target = targets.get(id(row))
            yield from (replace(case, target=target) for case in cases_of_words(each, row))


def cases_of_rows(facts: Facts, targets: Mapping[int, Target]) -> Iterator[tuple[Case, Indicator]]:
    """Yield the rows one of whose cells states their rule, with what the row says was measured."""
    by_place = {prose.passage.span: prose for prose in facts.cells}
    for table in facts.score_tables:
        for one in table.indicators:
            if one.full is None or one.score is None:
                continue
            cells = word_cells(by_place, table, one)
            ruled = rule_among(cells, one.full.value)
            if ruled is None:
                continue
            slot = one.row.slot(table.grid.column(ACTUAL))
            actual = only_number(slot) if slot else None
            place = row_place(table, one.row, "得分")
            text, words = ruled[0].passage.text, tuple(told_in(cell, one) for cell in cells)
            for ruling in chosen(ruled[1]):
                case = Case(one.name, one.kind, one.full, one.score, ruling, text, others=words)
                yield replace(case, target=targets.get(id(one)), actual=actual, place=place), one


def cases_of_words(told: Told, row: Indicator | None) -> Iterator[Case]:
    """Yield the rule that the words about a mark state."""
    full, score = told.statement.full or (row.full if row else None), told.statement.reviewed or told.statement.score
    if full is None or score is None or full.kind is not score.kind or told.statement.total:
        return
    label, kind = (row.name, row.kind) if row else (told.statement.subject, told.statement.kind)
    for ruling in chosen(find_rulings(told.text)):
        yield Case(label, kind, full, score, ruling, told.text, told)


def chosen(rulings: Sequence[Ruling]) -> Sequence[Ruling]:
    """Return the only rule, or the steps of several: what else is taken then concerns what lies below them."""
    steps = [one for one in rulings if isinstance(one.award, Steps)]
    return rulings if len(rulings) == 1 else steps[:1]


def all_told(facts: Facts) -> Iterator[Told]:
    """Yield the words about every score sentence."""
    by_passage: dict[int, list[int]] = {}
    for index, one in enumerate(facts.scores):
        by_passage.setdefault(one.passage, []).append(index)
    for number, indices in by_passage.items():
        prose = facts.prose[number]
        yield from find_told(prose.passage, [facts.scores[index] for index in indices], prose.quantities)


def applied(case: Case) -> Relation | None:
    """Apply a rule to what is known of its row, None where that is not enough."""
    award, full = case.ruling.award, Term(case.full)
    if isinstance(award, Short):
        return short_of(case, full)
    if isinstance(award, Share):
        return share_of(case, award, full)
    rule = case.text[case.ruling.start : case.ruling.end]
    numbers = cases_told(case.told, case.ruling.unit, rule, ruled_words(case)) if case.told else ()
    return by_rule(case, [full, *map(Term, numbers)]) if numbers else None


def ruled_words(case: Case) -> list[tuple[int, int]]:
    """Return where the rule itself stands in the words that say what was found."""
    return [(case.ruling.start, case.ruling.end)] if case.told and case.told.text == case.text else []


def share_of(case: Case, award: Share, full: Term) -> Relation | None:
    """Apply a rule that awards in proportion: to a rate, by itself or beside its target, else to target and result."""
    above = award.above or (case.target is not None and case.target.direction == "≤")
    rate = measured_rate(case)
    if rate is None:
        pair = pair_of(case)
        return by_rule(case, [full, Term(pair[1]), Term(pair[0])], replace(award, above=above)) if pair else None
    wanted = case.target.target if case.target and case.target.target.kind is Kind.RATIO else None
    if above and wanted is None:
        return None
    operands = [full, Term(rate), *([Term(wanted)] if wanted else [])]
    relation = by_rule(case, operands, replace(award, above=above, rate=True))
    # 按比例 of a rate without a target: of the rate itself, or of the rate to a target told elsewhere.
    return relation if relation.holds or wanted or award.rate else None


def short_of(case: Case, full: Term) -> Relation | None:
    """Apply a rule that counts steps short of a standard: the one it names, else the target of the row."""
    rule = case.ruling
    if rule.unit == "%":
        rate = measured_rate(case)
        standard = standard_of(case, rate) if rate else None
        return by_rule(case, [full, Term(rate), standard]) if rate and standard else None
    pair = pair_of(case)
    if pair is None or pair[0].unit != rule.unit:
        missing = shortage_told(case.told, rule.unit, ruled_words(case)) if case.told else None
        short = isinstance(rule.award, Short) and missing is not None
        each = (
            Each(rule.award.mark, rule.award.step, rule.award.most) if short and isinstance(rule.award, Short) else None
        )
        return by_rule(case, [full, Term(missing)], each) if missing is not None and each else None
    return by_rule(case, [full, Term(pair[1]), Term(pair[0])])


def standard_of(case: Case, rate: Quantity) -> Term | None:
    """Return the rate that steps are counted from: the one the rule names, else the target of the row."""
    if case.ruling.standard is None:
        named = case.target.target if case.target and case.target.target.kind is Kind.RATIO else None
        return Term(named) if named else None
    text = f"{float(case.ruling.standard * 100):g}"
    made = replace(rate, text=text, value=case.ruling.standard * 100, decimals=len(text.partition(".")[2]))
    return Term(made, printed=False)


def pair_of(case: Case) -> tuple[Quantity, Quantity] | None:
    """Return target and result: of the row, else of the words."""
    if case.target is not None:
        return case.target.target, case.target.actual
    return pair_told(case.told) if case.told else None


def measured_rate(case: Case) -> Quantity | None:
    """Return the rate a mark is judged by: the result of its row, else the only one of the words about it."""
    if case.actual is not None:
        return case.actual if case.actual.kind is Kind.RATIO else None
    if case.told is None:
        return None
    own = case.told.text == case.text
    rates = rates_told(case.told, [(case.ruling.start, case.ruling.end)] if own and not is_share(case) else [])
    if own and is_share(case) and len(rates) > 1:
        rates = right_before(case.told, case.ruling.start, rates)
    return rates[0] if len(rates) == 1 else None


RATE_NAMED = compiled(r"(?:按|以|依)(?:照)?[^，。；]{0,6}?(?P<rate>[\u4e00-\u9fff]{2}率)")
"""The rate that a rule in proportion names: 按竣工率乘以15分."""


def words_before(told: Told, rate: Quantity) -> str:
    """Return the words of its own clause before a rate."""
    at = told.passage.find(rate.span)[0]
    return compiled(r"[，。；\d]").split(told.passage.text[told.start : at])[-1]


NAMED_APART = compiled(r"、(?!.*[率度比])[一-鿿]{2,}(?:为|是)?$")
"""Words of a rate in a list of something else: 得分率分别为：过程93.57%、效果93.00%."""


def right_before(told: Told, at: int, rates: Sequence[Quantity]) -> list[Quantity]:
    """Return the last of some rates before a place in the words: 有效率96%，得分率90%，按标准分折算.

    Where the rule names one of them, it is that: 竣工率（按套）77%，已交付占90%，按竣工率乘以分值.
    """
    before = [one for one in rates if told.passage.find(one.span)[0] - told.start < at]
    name = RATE_NAMED.search(told.text, at)
    called = [one for one in before if name and name["rate"] in words_before(told, one)]
    before = called or [one for one in before if not (name and NAMED_APART.search(words_before(told, one)))]
    return [max(before, key=lambda one: one.span)] if before else []


def is_share(case: Case) -> bool:
    """Whether the rule awards in proportion; its words may hold the rate (按执行率94%乘以分值)."""
    return isinstance(case.ruling.award, Share)


def only_execution_rate(facts: Facts, case: Case) -> Quantity | None:
    """Return the only execution rate of the report, where that is what a row is about."""
    if (case.kind != EXECUTION and not case.label.endswith("预算执行率")) or case.actual is not None:
        return None
    rates = {one.quantity.value: one.quantity for one in facts.amounts if one.name == "执行率" and not one.scope}
    return next(iter(rates.values())) if len(rates) == 1 else None


def by_rule(case: Case, operands: Sequence[Term], award: Share | Each | None = None) -> Relation:
    """Relate what was measured to the mark by the rule."""
    relation = Relation(
        Formula.TIER, tuple(operands), Term(case.score), Basis.STRUCTURAL, award=award or case.ruling.award
    )
    return evaluate(relation)

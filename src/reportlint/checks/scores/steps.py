"""Checks of the steps of a scoring rule: none left out, none claimed twice, and marks that fall as the steps do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.criteria import rules_of_rows
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.awards import tiers
from reportlint.facts.scores.indicators import RULE
from reportlint.facts.scores.steps import (
    Printed,
    PrintedStep,
    downwards,
    find_steps,
    goes_on,
    meeting,
    runs,
    step_faults,
    stretches,
)
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Outcome, Severity

FAULTS: Mapping[str, str] = {"gap": "未定档", "overlap": "同时属于两档", "unit": "漏写百分号"}
"""Fault → what to say of it."""


@dataclass(frozen=True, slots=True)
class ScoringRule:
    """A rule in words: of a cell, or of a sentence that says much else."""

    label: str
    """Whose rule it is."""
    words: Prose
    """What it stands in."""
    start: int
    """Where it begins in those words."""
    end: int
    """Where it ends."""
    full: Quantity | None = None
    """The maximum that 满分 stands for."""
    place: tuple[str, ...] = ()
    """Where its row stands."""

    @property
    def text(self) -> str:
        """The rule alone."""
        return self.words.passage.text[self.start : self.end]

    @property
    def steps(self) -> list[PrintedStep]:
        """Its steps over a percentage, in the order they are printed."""
        return find_steps(self.words.passage.text, self.start, self.end)


def scoring_rules(facts: Facts) -> Iterator[ScoringRule]:
    """Yield the rules of rows, and those that sentences state step by step."""
    for table, one, words in rules_of_rows(facts):
        yield ScoringRule(one.name, words, 0, len(words.passage.text), one.full, row_place(table, one.row, RULE))
    for prose in facts.prose:
        for start, end in stretches(prose.passage.text):
            label = CLAUSE_MARK.split(prose.passage.text[:start])[-1]
            yield ScoringRule(label or "该项", prose, start, end)


CLAUSE_MARK = compiled(r"[，。；：]")
"""Marks between clauses."""


def step_cover(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rule with steps over a percentage: they must leave none out, claim none twice, all with unit."""
    for rule in scoring_rules(facts):
        if len(tiers(rule.text)) < 2:
            continue
        faults = step_faults(rule.text)
        words = "、".join(fault.words for fault in faults)
        said = "；".join(f"“{fault.words}”{FAULTS[fault.kind]}" for fault in faults)
        outcome = Outcome.FAIL if faults else Outcome.PASS
        values = {"label": rule.label, "words": words, "faults": said}
        relations = () if faults else tuple(touching(rule))
        span = rule.words.passage.locate(rule.start, rule.end)
        yield Observation(outcome, span, values, place=rule.place, relations=relations)


def touching(rule: ScoringRule) -> Iterator[Relation]:
    """Relate the bounds in which the steps of a rule meet, each printed twice, for the ledger and coverage."""
    for upper, lower in pairwise(downwards(rule.steps)):
        bounds = meeting(upper, lower)
        if bounds is not None and bounds[0].value == bounds[1].value:
            first, second = (percentage(rule, bound) for bound in bounds)
            yield relate(Formula.EQUAL, [Term(first)], Term(second))


def step_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rule with steps that meet: marks must fall from step to step, and alike where 以此类推 says so."""
    for rule in scoring_rules(facts):
        for run in runs(downwards(rule.steps)):
            yield from falling(rule, run)
        if len(rule.steps) > 2 and goes_on(rule.words.passage.text):
            yield from alike(rule)


SHARE = compiled(r"(?:率|满意度|比例|程度|覆盖面)$")
"""How the names of rates end that are, or should be, no more than all."""
UNBOUNDED = compiled(r"增|升|降|减|涨|速|控制|利润|收益|回报|产出|负债|周转|拨备|偿|流动|保值|变动|变化|换手|倍")
"""Words of rates that may go beyond all."""
BEYOND = compiled(r"超额|超出|超过|以内|增长|增幅|翻番|倍")
"""Words of rules that ask for more than all, or for no more than so much."""
ALL = 100
"""All of something, in percent."""


def step_reach(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rule about a rate of something: what earns most must not ask for more than all."""
    for rule in scoring_rules(facts):
        steps = [step for step in rule.steps if step.best or step.mark]
        bounded = SHARE.search(rule.label) and not UNBOUNDED.search(rule.label) and not BEYOND.search(rule.text)
        if not steps or not bounded:
            continue
        best = max(steps, key=lambda step: (step.best, step.mark.value if step.mark else Fraction(0)))
        if best.low is not None:
            asked = percentage(rule, best.low)
            all_of_it = replace(asked, text=str(ALL), value=Fraction(ALL), decimals=0)
            relation = relate(Formula.BOUND, [Term(asked)], Term(all_of_it, printed=False))
            values = {"label": rule.label, "asked": asked.shown()}
            yield observe(relation, values, span=asked.span, place=rule.place)


def falling(rule: ScoringRule, steps: Sequence[PrintedStep]) -> Iterator[Observation]:
    """Look at every two neighbouring steps: the marks of all go the way that those of the first and the last go."""
    marks = [mark_of(rule, step) for step in steps]
    known = [mark for mark in marks if mark is not None]
    if len(known) < 3 or known[0].value == known[-1].value:
        return
    rises = known[0].value < known[-1].value
    for first, second in pairwise(marks):
        if first is None or second is None:
            continue
        more, less = (second, first) if rises else (first, second)
        relation = relate(Formula.BOUND, [Term(less)], Term(more))
        values = {"label": rule.label, "less": less.text, "more": more.text}
        yield observe(relation, values, [Related(more.span, "")], span=less.span, place=rule.place)


def alike(rule: ScoringRule) -> Iterator[Observation]:
    """Look at whether the last steps before 以此类推 differ alike, in their bounds and in their marks.

    Steps further up may be of another size; they are looked at where they do differ alike.
    """
    steps = rule.steps
    lows = [percentage(rule, step.low) if step.low else None for step in steps]
    highs = [percentage(rule, step.high) if step.high else None for step in steps]
    for row in (lows if all(lows) else highs, [mark_of(rule, step) for step in steps]):
        yield from evenly(rule, row)
    upper, lower = ((lows[at], highs[at]) for at in (-2, -1))
    if upper[0] and upper[1] and lower[0] and lower[1]:
        yield spaced(rule, [Term(upper[1]), Term(upper[0], -1), Term(lower[0])], lower[1])


def evenly(rule: ScoringRule, numbers: Sequence[Quantity | None]) -> Iterator[Observation]:
    """Look at every number of a row between two others: it must be as far from the one as from the other."""
    last = len(numbers) - 2
    for at in range(1, last + 1):
        before, one, behind = numbers[at - 1 : at + 2]
        if before is None or one is None or behind is None:
            continue
        told = spaced(rule, [Term(before), Term(behind), Term(one, -1)], one)
        if at == last or told.outcome is Outcome.PASS:
            yield told


def spaced(rule: ScoringRule, operands: Sequence[Term], stated: Quantity) -> Observation:
    """Say whether steps that are said to go on alike do."""
    relation = relate(Formula.SUM, operands, Term(stated))
    values = {"label": rule.label, "less": stated.text, "more": stated.text}
    return observe(relation, values, place=rule.place, ceiling=Severity.INFO)


def mark_of(rule: ScoringRule, step: PrintedStep) -> Quantity | None:
    """Return the marks of a step as printed; 满分 stands for the maximum of the row."""
    if step.mark is None:
        return rule.full if step.best else None
    return quantity_of(rule, step.mark, "分", Fraction(1))


def percentage(rule: ScoringRule, bound: Printed) -> Quantity:
    """Return a bound of a step; it is meant exactly as it is printed."""
    return quantity_of(rule, bound, "%", Fraction(1, 100))


def quantity_of(rule: ScoringRule, number: Printed, unit: str, scale: Fraction) -> Quantity:
    """Make the quantity that a number of a rule is."""
    passage = rule.words.passage
    text, span = passage.text[number.start : number.end], passage.locate(number.start, number.end)
    return Quantity(span, text, number.value, len(text.partition(".")[2]), unit, Kind.SCORE, scale)

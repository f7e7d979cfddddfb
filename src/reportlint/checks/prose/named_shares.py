"""Checks of shares whose amount stands elsewhere, and of proportions: 三次产业结构8.3:41.4:50.3."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from reportlint.checks.observe import beside, best, observe, relate
from reportlint.facts import Facts
from reportlint.facts.across.portions import Choice, NamedShare
from reportlint.facts.prose.coordination import names_of_run
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import clause
from reportlint.facts.text.proportions import is_proportion
from reportlint.finding import Hunch, Observation
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Outcome, Severity
from reportlint.slips import mended_by_slip

Pair: TypeAlias = tuple[Fraction, Fraction]
"""A part and its whole, in base units."""


def named_shares(facts: Facts, settled: Collection[Span], proven: Collection[Pair]) -> Iterator[Observation]:
    """Look at every share that names its amount, unless settled; what its neighbours are shares of convicts it.

    So does the share of the same part in the same whole that is printed elsewhere and holds.
    """
    for _, group in groupby(facts.named_shares, key=lambda one: (one.passage, one.share.run, one.share.sentence)):
        shares = list(group)
        if any(one.share.quantity.span not in settled for one in shares):
            seen = together(shares, proven)
            yield from (look for look in seen if look.outcome is not Outcome.REVIEW or look.span not in settled)


def together(group: Sequence[NamedShare], pairs: Collection[Pair]) -> Iterator[Observation]:
    """Look at the shares of one sentence."""
    fitting = [fitting_choice(one) for one in group]
    proven = {each.whole.quantity.base_value for each in fitting if each}
    for one, choice in zip(group, fitting, strict=True):
        if choice:
            yield told(one, choice, sure=True)
            continue
        shared = [each for each in one.choices if each.whole.quantity.base_value in proven]
        alone = len({each.part.quantity.base_value for each in one.choices}) == 1
        slipped = next((each for each in shared if mended_by_slip(share_of(one, each))), None)
        picked = slipped or (shared or one.choices)[0]
        again = alone and is_printed_again(one, picked, pairs)
        certain = slipped is not None or (bool(shared) and alone) or again or (not proven and are_named(one))
        sure = certain and is_planned(picked.part) == is_planned(picked.whole)
        sole = alone and len({each.whole.quantity.base_value for each in one.choices}) == 1
        guessed = sole and not one.whole and are_near(one) and mended_by_slip(share_of(one, picked))
        yield told(one, picked, sure=sure, hunch=Hunch.SLIP if guessed and not sure else Hunch.NONE)
    parts = [choice.part.quantity for choice in fitting if choice]
    if len(parts) == len(group) > 1 and len(proven) == 1 and sum(each.base_value for each in parts) in proven:
        yield whole_of([one.share.quantity for one in group], group[0].whole, Basis.STRUCTURAL)


def is_printed_again(one: NamedShare, choice: Choice, pairs: Collection[Pair]) -> bool:
    """Whether the share of a part, named word for word, in the same whole is printed elsewhere."""
    pair = (choice.part.quantity.base_value, choice.whole.quantity.base_value)
    return pair in pairs and choice.part.label == one.label and choice.whole.label.endswith(one.whole)


FARTHEST = 120
"""Characters before a share in which the amounts that it names are its own."""
ANY_WHOLE = compiled(r"^(?:全[国省市县区镇乡校院局]|各类)|(?:总数|总量|总额|合计)$")
"""What the name of a whole has besides what it is a whole of."""


def are_named(one: NamedShare) -> bool:
    """Whether a share names the one part and the one whole that stand just before it: 民办机构占养老机构总数的64.1%."""
    pairs = {(each.part.quantity.base_value, each.whole.quantity.base_value) for each in one.choices}
    if len(pairs) != 1 or not one.label:
        return False
    part, whole = one.choices[0].part, one.choices[0].whole
    name = ANY_WHOLE.sub("", ANY_WHOLE.sub("", one.whole))
    return are_near(one) and part.label == one.label and len(name) > 1 and whole.label.endswith(name)


def are_near(one: NamedShare) -> bool:
    """Whether the likeliest part and whole of a share stand just before it."""
    start, choice = one.share.quantity.span.start, one.choices[0]
    return all(0 < start - each.quantity.span.start <= FARTHEST for each in (choice.part, choice.whole))


PLANNED = compiled(r"安排|预算|计划|下达|核定|批复|追加|调增")
"""Words of an amount that was planned: no share of what was spent."""


def is_planned(one: Mention) -> bool:
    """Whether the words of an amount's own clause say that it was planned."""
    return PLANNED.search(clause(one) + one.label) is not None


def fitting_choice(one: NamedShare) -> Choice | None:
    """Return the choice that gives a share best, None where none gives it or would prove nothing."""
    strong = [each for each in one.choices if not share_of(one, each).weak]
    at = best([share_of(one, each) for each in strong])
    return None if at is None else strong[at]


def share_of(one: NamedShare, choice: Choice) -> Relation:
    """Relate a share to one of its choices."""
    operands = [Term(choice.part.quantity), Term(choice.whole.quantity)]
    return relate(Formula.RATIO, operands, Term(one.share.quantity), Basis.INFERRED)


def told(one: NamedShare, choice: Choice, *, sure: bool, hunch: Hunch = Hunch.NONE) -> Observation:
    """Say what a share came to."""
    relation = share_of(one, choice)
    values = {"label": one.label, "whole": choice.whole.label, "part": choice.part.quantity.shown()}
    related = beside([(relation.operands[0], choice.part.label), (relation.operands[1], choice.whole.label)])
    return observe(relation, values, related, unsure=not (sure or hunch), ceiling=Severity.WARNING, hunch=hunch)


def proportions(facts: Facts) -> Iterator[Observation]:
    """Look at every proportion of percentages: its members make one hundred."""
    for prose in facts.prose:
        members = [one for one in prose.mentions if one.quantity.kind is Kind.RATIO and is_proportion(one.quantity)]
        for _, run in groupby(members, key=lambda one: one.run):
            parts = list(run)
            if len(parts) > 1:
                yield whole_of([one.quantity for one in parts], parts[0].label, Basis.DECLARED)


MOST_MISSED = 5
"""Percentage points by which shares with all the rest among them miss one hundred and still are meant to make it."""


def structures(facts: Facts) -> Iterator[Observation]:
    """Look at every run of shares that ends with all the rest: 设备、备件、其他业务占比分别为61.2%、35.1%和3.7%.

    其他 may be the name of one part among many: of that, the shares are far from one hundred.
    """
    for prose in facts.prose:
        shares = [one for one in prose.mentions if one.natural is Role.SHARE and one.run >= 0]
        for _, run in groupby(shares, key=lambda one: one.run):
            parts = list(run)
            names = names_of_run(parts[0].lead)
            all_named = len(names) >= len(parts) > PAIR and REST.match(names[-1]) is not None
            if all_named and abs(sum((one.quantity.value for one in parts), Fraction(-100))) <= MOST_MISSED:
                yield whole_of([one.quantity for one in parts], parts[0].label, Basis.INFERRED)


def weights(facts: Facts) -> Iterator[Observation]:
    """Look at every list of all weights, and of all that several bear.

    权重依次为：决策15%、过程25%、产出60%; 由三级按60%、24%、16%的比例分担.
    """
    for prose in facts.prose:
        text = prose.passage.text
        rates = [one for one in prose.mentions if one.quantity.kind is Kind.RATIO]
        for parts in borne_by_several(text, rates):
            total = sum((one.quantity.value for one in parts), Fraction(-100))
            if abs(total) <= MOST_OFF:
                yield whole_of([one.quantity for one in parts], parts[0].label, Basis.DECLARED)


MOST_OFF = 15
"""Percentage points by which weights that are said to be all miss one hundred and still are meant to make it."""
WEIGHTS = compiled(r"权重(?:依次|分别)?(?:为|是)?：?(?:[一-鿿]{2,8})?$")
"""Words before the first of a list of weights."""
NEXT_WEIGHT = compiled(r"[、，]?(?:和|及)?[一-鿿]{0,8}")
"""All that stands between two weights of a list, besides their names."""
SHARED_BY = compiled(r"的权重|的?比例(?:分担|承担|负担|配套|分摊|安排|筹集|共担)")
"""What follows the shares that several bear."""
LEAST_SHARES = 3
"""Shares of a list that are likely all: of two, one may be that of another thing."""


def borne_by_several(text: str, rates: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Yield the runs of percentages that are all weights, or all shares that several bear."""
    runs: list[list[Mention]] = []
    for one in rates:
        if runs and NEXT_WEIGHT.fullmatch(text, runs[-1][-1].end, one.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        if len(run) >= LEAST_SHARES and (WEIGHTS.search(run[0].lead) or SHARED_BY.match(text, run[-1].end)):
            yield run


PAIR = 2
"""Shares that name two parts of many."""
REST = compiled(r"其他|其它|其余")
"""How the name of all the rest begins."""


def whole_of(parts: Sequence[Quantity], label: str, basis: Basis) -> Observation:
    """Relate shares to one hundred."""
    operands = [Term(one) for one in parts]
    hundred = replace(parts[-1], text="100", value=Fraction(100), decimals=0)
    relation = relate(Formula.PARTITION, operands, Term(hundred, printed=False), basis)
    values = {"label": label, "whole": label, "part": ""}
    return observe(relation, values, beside([(term, "") for term in operands]), span=parts[-1].span)

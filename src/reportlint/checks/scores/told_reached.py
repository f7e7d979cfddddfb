"""Results that the prose tells with what they miss of a target in the table: 改造234户，少6户，完成率97.50%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.names import pairs_of
from reportlint.facts.scores.targets import ACTUAL, TARGET, Target, find_targets
from reportlint.facts.text.years import YEAR
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import slip_tells

SHARE = compiled(
    r"(?:完成率|实现程度|(?:完成|为|是|占|达到?)(?:了)?(?:年初|年度|全年|预期|绩效)?(?:目标|计划|任务|指标)(?:任务|值|数|量)?的|，完成)"
    r"[仅只为是达到约：]*$"
)
"""Words before a share of the target: 完成率97.50%, 完成年度目标的103.69%."""
GOAL = r"(?:年初|年度|全年|预期|绩效)?(?:目标|计划|任务|指标)(?:任务|值|数|量)?"
"""Words that mean the target."""
SHORT = compiled(rf"(?:(?:比|较|距|离|距离){GOAL}(?:还|尚|仍)?(?:少|差|缺|低|欠)|低于{GOAL})(?:了|出|为|完成)?$")
"""Words before what is missing: 比目标少6户, 低于目标0.8个百分点."""
SHORT_ALONE = compiled(r"，(?:还|尚|仍)?(?:少|差|欠)(?:了|完成)?$")
"""Words before what may be missing, if the clause ends with it: ，少6户; 差2公里支管 is of something else."""
CLOSED = compiled(r"[。，；）]|$")
"""What follows a number that ends its clause."""
BEYOND = compiled(rf"(?:(?:比|较){GOAL}(?:多|高|超)|(?:超过|高于|超){GOAL})(?:了|出|完成)?$")
"""Words before what was reached beyond the target: 比目标多400平方米, 超过计划8批次."""
FORMER = compiled(r"上年|去年|同期|往年|上一年")
"""Words by which the number before is that of another year, or is held against it."""
BEFORE = 24
"""Characters before a result that may name its row."""
LEAST_DIGITS = 2
"""Digits of a result that is known again by its value and its name."""


@dataclass(frozen=True, slots=True)
class Told:
    """A result that the prose tells, with the row it is of."""

    target: Target
    """The row's target and result."""
    said: Quantity
    """The result as the prose prints it."""
    start: int
    """Where the words about it begin: behind it."""
    end: int
    """Where they end: with the sentence, or before the next result."""


def told_reached(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every share and gap behind the result of a row: they are those of the result and the row's target.

    The row is known by its result and a word of its name; a target told in the same sentence is looked at elsewhere.
    """
    by_result: dict[tuple[str, Fraction], list[Target]] = {}
    for one in find_targets([table for table in facts.score_tables if not table.repeats]):
        by_result.setdefault((one.actual.unit, one.actual.base_value), []).append(one)
    for prose in facts.prose if by_result else ():
        for told in results(prose, by_result):
            yield from (looked_at(told, relation) for relation in relations(prose, told))


def results(prose: Prose, by_result: Mapping[tuple[str, Fraction], Sequence[Target]]) -> Iterator[Told]:
    """Yield the results of a passage that are those of just one row."""
    text = prose.passage.text
    found: list[tuple[Target, Quantity, int, int]] = []
    for one in prose.quantities:
        rows = by_result.get((one.unit, one.base_value), ())
        at, end = prose.passage.find(one.extent)
        rows = [row for row in rows if is_named(row, text[max(0, at - BEFORE) : at])] if is_plain(one) else []
        if len(rows) == 1 and len(one.text.strip("0.").replace(".", "")) >= LEAST_DIGITS:
            found.append((rows[0], one, at, end))
    nexts = [*(at for _, _, at, _ in found[1:]), len(text)]
    for (row, said, _, end), following in zip(found, nexts, strict=False):
        stop = min((at for mark in "。；" if (at := text.find(mark, end)) >= 0), default=len(text))
        yield Told(row, said, end, min(stop, following))


def is_named(row: Target, words: str) -> bool:
    """Whether the words before a number share a word with the name of a row, and speak of no other year."""
    clause = words.rpartition("。")[2].rpartition("；")[2]
    return bool(pairs_of(row.indicator.name) & pairs_of(clause)) and not (FORMER.search(clause) or YEAR.search(clause))


def relations(prose: Prose, told: Told) -> Iterator[Relation]:
    """Yield how the shares and gaps told of a result look beside it and its target."""
    text = prose.passage.text
    behind = [one for one in prose.quantities if told.start <= prose.passage.find(one.extent)[0] < told.end]
    target = told.target.target
    if any(one.unit == target.unit and one.base_value == target.base_value for one in behind) or not target.value:
        return
    said, wanted = Term(told.said), Term(target)
    for one in behind:
        at = prose.passage.find(one.extent)[0]
        words = text[told.start : at]
        if not is_plain(one) or FORMER.search(words):
            continue
        if one.kind is Kind.RATIO and SHARE.search(words) and told.target.direction != "≤":
            yield relate(Formula.RATIO, [said, wanted], Term(one))
        elif is_difference(one, told.said):
            if is_short(told, words, text[prose.passage.find(one.extent)[1] :]):
                yield relate(Formula.SUM, [wanted, Term(told.said, -1)], Term(one))
            elif BEYOND.search(words):
                yield relate(Formula.SUM, [said, Term(target, -1)], Term(one))


def is_short(told: Told, words: str, behind: str) -> bool:
    """Whether a number is told as missing of the target: a result that reaches it lacks something else."""
    if told.said.base_value >= told.target.target.base_value:
        return False
    return SHORT.search(words) is not None or (SHORT_ALONE.search(words) is not None and bool(CLOSED.match(behind)))


def is_difference(one: Quantity, said: Quantity) -> bool:
    """Whether a number is in the unit that a result may miss its target by."""
    return one.kind is Kind.POINTS if said.kind is Kind.RATIO else one.unit == said.unit


def looked_at(told: Told, relation: Relation) -> Observation:
    """Say how such a number looks; what no slip explains may be held against something else."""
    values = {"label": told.target.indicator.name, "target": told.target.target.shown(), "actual": told.said.shown()}
    related = [Related(told.said.span, ACTUAL), Related(told.target.target.span, TARGET)]
    doubtful = not relation.holds and not slip_tells(relation)
    return observe(relation, values, related, ceiling=Severity.WARNING, unsure=doubtful)

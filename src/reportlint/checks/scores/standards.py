"""Standards that the scoring rule of a row opens with, against its result and mark: ≥95%得满分, 96.26%, 2分 of 2分."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import relate
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.indicators import RULE, Indicator, ScoreTable
from reportlint.facts.scores.targets import ACTUAL, TARGET, of_one_unit, only_number, plain
from reportlint.facts.tables.grids import SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term
from reportlint.rule import Outcome, Severity

OPENING = compiled(r"(?:目标|标准)?(?P<word>≥|≤|>=|<=|不低于|不少于|不高于|不超过|达到)$")
"""What a rule opens with before its standard."""
DOWNWARD = frozenset({"≤", "<=", "不高于", "不超过"})
"""Words of standards that less is better than."""
FULL_BEHIND = compiled(r"(?:（含）|及以上|以上|的)?(?:，|得|计|为|$)(?!每|扣)")
"""What follows a standard that earns all marks."""
TURNED = compiled(r"下降|减少|降低|压减|负增长|[-－]\d|上升|增长|提高")
"""Words of a result that is a change, whose sign the words say."""
MOST_FRACTION = Fraction(3, 2)
"""Up to which a bare number may be a share printed as a decimal."""
STEPS = compiled(r"得\d|计\d")
"""Words of a rule that awards step by step, which another rule looks at."""


@dataclass(frozen=True, slots=True)
class Standard:
    """The standard of a row with what was reached."""

    table: ScoreTable
    """The table."""
    row: Indicator
    """The row."""
    wanted: Quantity
    """The standard."""
    got: Quantity
    """What was reached."""
    downward: bool
    """Whether less is better."""
    stepwise: bool
    """Whether the rule takes marks step by step for what is missing: less than a step may cost nothing."""

    @property
    def reached(self) -> bool:
        """Whether the standard was reached."""
        wanted, got = self.wanted.base_value, self.got.base_value
        return got <= wanted if self.downward else got >= wanted

    @property
    def missed_for_sure(self) -> bool:
        """Whether it was missed by a whole step at least, if steps are counted."""
        missing = abs(self.wanted.base_value - self.got.base_value) / self.wanted.scale
        return not self.reached and not (self.stepwise and missing < 1)


def standard_reached(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose rule opens with a standard: all marks for what reached it, not for what missed it.

    Less than all for what reached it may have another reason; then nothing is told.
    """
    for one in standards(facts):
        score, full = one.row.score, one.row.full
        if score is None or full is None or score.kind is not full.kind:
            continue
        if one.reached and score.value == full.value:
            yield told(one, score, Outcome.PASS)
        elif not one.reached:
            yield told(one, score, Outcome.FAIL if score.value >= full.value and one.missed_for_sure else Outcome.PASS)


def standards(facts: Facts) -> Iterator[Standard]:
    """Yield the rows with a standard in their rule and a number reached, none in a column of targets."""
    cells = {prose.passage.span: prose for prose in facts.cells}
    for table in facts.score_tables:
        rule, actual = table.grid.column(RULE), table.grid.column(ACTUAL)
        if rule is None or actual is None or table.grid.column(TARGET) or table.repeats:
            continue
        for one in table.indicators:
            slot, result = one.row.slot(rule), one.row.slot(actual)
            cell = cells.get(slot.passage.span) if slot and not slot.inherited else None
            got = only_number(result) if result and not TURNED.search(result.text) else None
            if cell is not None and got is not None and got.high is None and (found := standard_of(cell, got)):
                yield Standard(table, one, *found)


def standard_of(cell: Prose, got: Quantity) -> tuple[Quantity, Quantity, bool, bool] | None:
    """Return the standard that a rule opens with, what was reached in its unit, if less is better, if steps count."""
    text = cell.passage.text
    if not cell.quantities or STEPS.search(text):
        return None
    first = cell.quantities[0]
    start, end = cell.passage.find(first.span)
    opening = OPENING.fullmatch(text[:start])
    behind = text[end:].removeprefix(first.unit)
    pair = of_one_unit(plain(first, ""), plain(got, ""))
    if opening is None or first.high is not None or pair is None or not pair[0].value or not FULL_BEHIND.match(behind):
        return None
    wanted, reached = pair
    downward = opening["word"] in DOWNWARD
    if not downward and is_fraction(wanted, got):
        reached = replace(reached, scale=Fraction(1))
    return wanted, reached, downward, "每" in text


def is_fraction(wanted: Quantity, got: Quantity) -> bool:
    """Whether a bare number may be a share printed as a decimal beside a standard in %: 0.925 for 92.5%, 1 for 100%."""
    return wanted.unit == "%" and not got.unit and got.value <= MOST_FRACTION < wanted.value


def told(one: Standard, score: Quantity, outcome: Outcome) -> Observation:
    """Say how the mark of a row looks beside its standard and what was reached."""
    low, high = sorted((one.wanted, one.got), key=lambda quantity: quantity.base_value)
    relation = relate(Formula.BOUND, [Term(low)], Term(high), Basis.STRUCTURAL)
    sign = "≤" if one.downward else "≥"
    standard = sign + one.wanted.shown()
    values = {"label": one.row.name, "standard": standard, "actual": one.got.shown(), "score": score.text}
    related = (Related(one.wanted.span, RULE), Related(one.got.span, ACTUAL))
    computed = values["computed"] = f"{one.got.text} {'' if one.reached else '不满足 '}{sign} {one.wanted.text}"
    place = row_place(one.table, one.row.row, SCORE)
    seen = Observation(outcome, score.span, values, related, computed, place=place, ceiling=Severity.WARNING)
    return seen if outcome is Outcome.FAIL else replace(seen, relations=(relation,))

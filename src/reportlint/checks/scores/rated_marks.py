"""Marks told behind a rate, without the name of their row: 计划工作50项，完成47项，完成率94%，得8.46分.

Where the rate times the maximum of a row is the mark that this row has, the sentence speaks of it: maximum, rate and
mark belong together, and the mark told must be that of the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.indicators import Indicator
from reportlint.facts.scores.mark_detection import tier_marks
from reportlint.facts.scores.names import bare
from reportlint.facts.scores.units import units_of
from reportlint.facts.tables.grids import SCORE
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity

AWARDED = compiled(
    r"(?:^|[，、（])(?:故|因此|据此)?(?:按[^，。；\d]{0,14})?(?:自评|实际|核定)?(?:得分?|计分?|评定)(?:为)?$"
)
"""Words between a rate and the mark it earns."""
DOUBTFUL = compiled(r"上年|去年|(?:19|20)\d\d年|每|以[上下]|不足|目标|力争|应得|若|如果")
"""Words of a sentence that may speak of another mark, or of a rule."""
GIVEN = compiled(r"(?:得|计|扣|失|减)(?:分|除|了)?$")
"""Words before a mark that is no maximum."""
RANGE_BEFORE = compiled(r"\d%?(?:（不?含）)?[-—~～至到]{1,2}$")
"""Words before a rate that ends a range: 80%（含）—85%得4分 is a step of a rule."""
FARTHEST = 24
"""Characters between a rate and its mark."""


def rated_marks(facts: Facts) -> Iterator[Observation]:
    """Look at every mark behind a rate that no sentence about a row has been read from."""
    taken = {match.statement.score.span for match in facts.matches if match.statement.score}
    for prose in facts.prose if facts.score_tables else ():
        told = [one for one in rated(prose) if one.mark.span not in taken]
        rows = rows_for(facts, prose.passage.span) if told else []
        for one in told:
            yield from compared(one.rate, one.mark, [row for row in rows if one.may_be_of(row)])


@dataclass(frozen=True, slots=True)
class RatedMark:
    """A mark with the rate right before it."""

    rate: Quantity
    mark: Quantity
    full: Quantity | None
    """The mark that its sentence gives before the rate, which is a maximum: 改造户数8分，完成率92%，得7.36分."""

    def may_be_of(self, row: Indicator) -> bool:
        """Whether it may be of a row: the maximum told, if any, is that of the row."""
        return self.full is None or row.full is None or self.full.value == row.full.value


def rows_for(facts: Facts, place: Span) -> list[Indicator]:
    """Return the rows that a passage may speak of: those of the table in whose part it stands, else all."""
    tables = [one for one in zip(facts.score_tables, facts.domains, strict=True) if not one[0].repeats]
    own = [table for table, domain in tables if domain.covers(place)] or [table for table, _ in tables]
    units = units_of(facts.score_tables)
    rows = (row for table in own for row in table.indicators if bare(row.name) not in units)
    return [row for row in rows if row.full and row.full.kind is Kind.SCORE and scores_of(row)]


def rated(prose: Prose) -> Iterator[RatedMark]:
    """Yield the marks of a passage with the rate right before them."""
    text, before = prose.passage.text, None
    full: Quantity | None = None
    steps = tier_marks(prose.passage, [one for one in prose.quantities if one.kind is Kind.SCORE])
    for one in prose.quantities:
        at = prose.passage.find(one.extent)[0]
        plain = one.modifier is Modifier.NONE and one.high is None
        if one.kind is Kind.RATIO and one.unit == "%" and plain and 0 < one.value < 100:
            before = None if RANGE_BEFORE.search(text, max(0, at - 12), at) else one
        elif one.kind is Kind.SCORE and plain and before is not None:
            start = prose.passage.find(before.extent)[1]
            clause = max(text.rfind(stop, 0, at) for stop in "。；") + 1
            words = text[start:at]
            told = start > clause and len(words) <= FARTHEST and AWARDED.search(words) is not None
            if told and one.span not in steps and not DOUBTFUL.search(text, clause, at):
                yield RatedMark(before, one, full if full and prose.passage.find(full.span)[0] >= clause else None)
            before = None
        if one.kind is Kind.SCORE:
            full = None if GIVEN.search(text, max(0, at - FARTHEST), at) else one


def compared(rate: Quantity, said: Quantity, rows: Sequence[Indicator]) -> Iterator[Observation]:
    """Hold a mark against the only row that its rate earns the mark of, among those that have the mark if any has."""
    having = [row for row in rows if any(mark.value == said.value for mark in scores_of(row))]
    found = [row for row in (having or rows) if any(earned(rate, row, mark).holds for mark in scores_of(row))]
    if len(found) != 1 or found[0].full is None or said.value > found[0].full.value:
        return
    row = found[0]
    marks = [mark for mark in scores_of(row) if mark.value == said.value] or list(scores_of(row))
    values = {"label": row.name, "name": rate.shown(), "said": said.text, "printed": marks[0].text, "column": SCORE}
    related = [Related(marks[0].span, f"评分表{SCORE}"), Related(rate.span, "比率")]
    equal = relate(Formula.EQUAL, [Term(marks[0])], Term(said))
    yield observe(equal, values, related, ceiling=Severity.WARNING)
    if equal.holds:
        yield observe(earned(rate, row, said), values, related, ceiling=Severity.WARNING)


def scores_of(row: Indicator) -> Sequence[Quantity]:
    """Return the marks of a row in every column."""
    return [mark for mark in (row.score, *row.other_scores) if mark]


def earned(rate: Quantity, row: Indicator, mark: Quantity) -> Relation:
    """Relate a rate and the maximum of a row to a mark."""
    full = row.full or mark
    return relate(Formula.PRODUCT, [Term(full), Term(rate)], Term(mark))

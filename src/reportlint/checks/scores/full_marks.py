"""The full mark of the whole evaluation: maxima that make it, and sentences that speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.column_sums import column_readings, extra_numbers
from reportlint.checks.scores.score_tables import best, includes_more, terms, total_place
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import FULL, SCORE
from reportlint.finding import Observation
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term

WHOLE_WORDS = ("合计", "共", "相加", "总", "评价", "自评", "本次", "体系", "考核", "考评", "评分")
"""Words in the subject of a 满分 that make it the full mark of the whole."""
LEAST_FULL_MARK = 50
"""Marks below which a 满分 is that of a part."""
CONVERTED_WHOLE = compiled(r"[折换]算(?:为|成|后)|换算|折合|百分制|标准化|100\s*分制")
"""Words of a report whose table is worth another full mark than its score."""


@dataclass(frozen=True, slots=True)
class FullMark:
    """Parameters: the full mark where the report states none."""

    default: int = 100
    """Marks."""


def full_mark(facts: Facts, params: FullMark) -> Iterator[Observation]:
    """Look at every score table: its maxima must make the full mark the report states, or 100."""
    declared = [
        one.full
        for one in facts.scores
        if one.full and not one.bare and one.full.value >= LEAST_FULL_MARK and speaks_of_whole(one)
    ]
    tables = [table for table in facts.score_tables if not table.repeats]
    for table in tables:
        numbers = [one.full for one in table.indicators if one.full and one.full.kind is Kind.SCORE]
        if len(numbers) < 3 or len(tables) > 1 or table.nested:
            continue
        told = [full for full in declared if not is_total_score(table, full)]
        goals = [Term(full) for full in told] or [Term(assumed(numbers[0], params.default), printed=False)]
        readings = [reading for reading in whole_readings(table) if reading]
        basis = Basis.DECLARED if told else Basis.INFERRED
        by_goal = [best([relate(Formula.SUM, reading, goal, basis) for reading in readings]) for goal in goals]
        relation = next((one for one in by_goal if one.holds), by_goal[0])
        anchor = table.mark(table.total, FULL) if table.total else None
        values = {"goal": relation.stated.quantity.text}
        place = total_place(table, table.total, FULL) if table.total else (f"表 {table.grid.table + 1}",)
        closes = anchor is not None and anchor.value == table.worth
        converted = closes and CONVERTED_WHOLE.search(facts.document.text) is not None
        of_part = closes and bool(told) and all(goal.value >= 2 * table.worth for goal in told)
        of_part = of_part or (not told and table.worth < LEAST_FULL_MARK)
        unsure = converted or of_part or table.lists_losses or (table.total is not None and includes_more(table.total))
        look = observe(relation, values, span=(anchor or numbers[-1]).span, place=place, unsure=unsure)
        if anchor is not None and told and relation.stated.quantity.value == anchor.value:
            look = replace(look, relations=(*look.relations, relate(Formula.EQUAL, [Term(anchor)], relation.stated)))
        yield look


def is_total_score(table: ScoreTable, full: Quantity) -> bool:
    """Whether what reads like a full mark (考核总分94分) is what a table gives in all, below what it has to give."""
    totals = [mark for view in (table, *table.views) if view.total and (mark := view.mark(view.total, SCORE))]
    return full.value < table.worth and any(mark.value == full.value for mark in totals)


def whole_readings(table: ScoreTable) -> list[list[Term]]:
    """Return what the maxima of a whole table may be made of."""
    row = table.total or table.indicators[-1].row
    readings = column_readings(table, FULL, range(len(table.indicators)), row)
    extra = terms(extra_numbers(table, FULL))
    return [*readings.values(), [*readings["rows"], *extra] if extra else []]


def speaks_of_whole(one: ScoreStatement) -> bool:
    """Whether the 满分 of a sentence is the full mark of the evaluation."""
    return one.total or is_whole(one.subject, one.score)


def is_whole(subject: str, score: Quantity | None) -> bool:
    """Whether a 满分 speaks of the whole evaluation."""
    part = compiled(r"指标|执行率|产出|效益|满意度|管理|过程|投入").search(subject)
    told = IN_NAMES.sub("", subject)
    return score is None and not part and (not subject or any(word in told for word in WHOLE_WORDS))


IN_NAMES = compiled(r"公共|共[同建享治]|总[量体]")
"""Words that sum nothing up, though they hold one that does: 公共卫生 is a part."""


def assumed(sample: Quantity, value: int) -> Quantity:
    """Make the full mark that nothing in the report states; it stands where the first maximum stands."""
    return Quantity(sample.span, str(value), Fraction(value), 0, "分", Kind.SCORE)

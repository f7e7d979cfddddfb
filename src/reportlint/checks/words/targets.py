"""Checks of what indicators ask for: values that can be measured."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.tables.grids import Slot
from reportlint.finding import Observation, Related
from reportlint.patterns import compiled
from reportlint.rule import Outcome

MEASURED = compiled(r"[\d≥≤%％]|百分之|全部|全覆盖|零|[一二三四五六七八九十](?:次|个|场|人|户|项|家|件)")
VAGUE = compiled(
    r"提升|提高|改善|加强|增强|促进|推动|保障|完善|优化|及时|按要求|按计划|按时|良好|有效|显著|明显|较好|较高|合理|规范|持续|长期"
)
LEAST = 3
"""Values without measure that make a table hard to judge."""


def vague_targets(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the values that each score table asks for: half of them at least can be measured."""
    for table in facts.score_tables:
        values = list(targets(table))
        vague = [slot for slot in values if VAGUE.search(slot.text) and not MEASURED.search(slot.text)]
        fails = len(vague) >= LEAST and 2 * len(vague) > len(values)
        for slot in values[:1]:
            shown = {"vague": str(len(vague)), "count": str(len(values))}
            shown["value"] = vague[0].text if vague else ""
            related = tuple(Related(one.cell.span, "无法衡量") for one in vague[1:6])
            where = (vague[0] if fails else slot).cell.span
            yield Observation(Outcome.FAIL if fails else Outcome.PASS, where, shown, related if fails else ())


def targets(table: ScoreTable) -> Iterator[Slot]:
    """Yield the filled cells of the column of values asked for."""
    column = table.grid.column("年度指标值")
    for indicator in table.indicators:
        slot = indicator.row.slot(column) if column is not None else None
        if slot is not None and slot.text:
            yield slot

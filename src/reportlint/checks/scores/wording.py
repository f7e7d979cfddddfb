"""Checks of how a score table is worded: units of target and result, names of levels that differ a little."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reportlint.checks.check import NoParams
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import IndicatorGroup, bare_group
from reportlint.facts.scores.marks import indicator_kind
from reportlint.facts.scores.targets import ACTUAL, TARGET, only_number
from reportlint.facts.tables.grids import Slot
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.rule import Outcome

SAME_UNITS = (
    {"天", "日", "工作日", "个工作日"},
    {"月", "个月"},
    {"%", "百分比", "百分点", "个百分点"},
    {"人", "名", "位"},
    {"次", "场", "期", "场次", "批", "批次"},
    {"亩", "公顷", "平方米"},
    {"公里", "千米", "米"},
    {"吨", "千克", "公斤"},
    {"台", "套", "台套", "台（套）"},
)
"""Units that measure the same thing, or that reports use for one another."""
LEAST_NAME = 4
"""Characters from which on two names that differ in one are taken for one name."""
FAR = 100
"""How many times one amount must be the other to have mistaken its unit."""


def unit_of_result(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose target and result both print a unit: it should be the same one."""
    for table in facts.score_tables:
        for one in table.indicators:
            target, actual = (united(one.row.slot(table.grid.column(name))) for name in (TARGET, ACTUAL))
            if target is None or actual is None:
                continue
            values = {"label": one.name, "target": target.text + target.unit, "actual": actual.text + actual.unit}
            outcome = Outcome.PASS if comparable(target, actual) else Outcome.FAIL
            related = (Related(target.extent, TARGET),)
            place = row_place(table, one.row, ACTUAL)
            yield Observation(outcome, actual.extent, values, related, place=place)


def united(slot: Slot | None) -> Quantity | None:
    """Return the only number of a cell that ends with its unit; 2个工作日 is no number of 个."""
    number = only_number(slot) if slot else None
    return number if slot and number and number.unit and slot.text.endswith(number.unit) else None


def comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are of one unit, or of units that convert or stand for one another.

    元 and 万元 do, unless one of the amounts is then a hundred times the other.
    """
    if first.unit == second.unit or first.kind is second.kind is Kind.RATIO:
        return True
    if first.kind is second.kind is Kind.MONEY:
        small, large = sorted((abs(first.base_value), abs(second.base_value)))
        return small == 0 or large < FAR * small
    return any({first.unit, second.unit} <= units for units in SAME_UNITS)


def level_name_variants(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the names of levels of all score tables: two of one kind that differ in one character are one name."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - costs start-up time and is seldom needed

    named: dict[str, tuple[IndicatorGroup, int]] = {}
    for table in facts.score_tables:
        for group in table.groups:
            named.setdefault(bare_group(group.name), (group, table.grid.table))
    for (first, (one, _)), (second, (other, number)) in combinations(named.items(), 2):
        kinds = [indicator_kind(group.name, facts.vocabulary) for group in (one, other)]
        alike = one.level == other.level and one.kind == other.kind and kinds[0] == kinds[1]
        if not alike or min(len(first), len(second)) < LEAST_NAME or Levenshtein.distance(first, second) != 1:
            continue
        values = {"said": other.name, "name": one.name}
        related = (Related(one.slot.passage.span, one.name),)
        yield Observation(Outcome.FAIL, other.slot.passage.span, values, related, place=(f"表 {number + 1}",))

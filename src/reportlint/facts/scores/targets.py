"""Targets of indicators and what was reached: ≥95 % and 92.4 %, ≤9元 and 8.6元, 达成年度指标."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.facts.scores.indicators import Indicator, ScoreTable
from reportlint.facts.tables.grids import Column, Slot
from reportlint.facts.text.quantities import UNITS, find_quantities
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import compiled

TARGET, ACTUAL, SIGN, UNIT = "年度指标值", "实际完成值", "指标性质", "计量单位"
NIL = {"", "-", "—", "——", "/", "无", "不适用", "不涉及"}
"""Texts of cells that say nothing."""
DIRECTIONS: Mapping[Modifier, str] = {
    Modifier.AT_LEAST: "≥",
    Modifier.ABOVE: "≥",
    Modifier.OVER: "≥",
    Modifier.AT_MOST: "≤",
    Modifier.BELOW: "≤",
}
SIGNS = {
    **dict.fromkeys(("≥", ">", "正向", "正向指标"), "≥"),
    **dict.fromkeys(("≤", "<", "反向", "负向", "反向指标", "负向指标"), "≤"),
    "=": "=",
}
"""What a column of signs prints → the direction it means."""
LESS = compiled(
    r"负债率|成本|[能物油水电]耗|耗用|投诉|事故|差错|误差|逾期|超期|排放|[死病]亡?率|空置|流失|次均|返工|违规"
)
"""Names of what had better be less."""
QUALITATIVE = compiled(
    r"(?:基本|全部|已)?(?P<part>部分|未)?(?:达成|达到|完成|实现)(?:年度|预期)?(?:指标|目标)?(?:并具有一定效果|且效果较差)?"
)
"""The three steps of a qualitative indicator."""


@dataclass(frozen=True, slots=True)
class Target:
    """What one row set out to reach and what it reached, as numbers of one unit."""

    table: ScoreTable
    """The table."""
    indicator: Indicator
    """The row."""
    direction: str
    """`≥`, `≤`, `=`, or `` where the row does not say; then more is as good as enough."""
    target: Quantity
    """The target."""
    actual: Quantity
    """What was reached."""

    @property
    def reached(self) -> bool:
        """Whether the target was reached."""
        wanted, got = self.target.base_value, self.actual.base_value
        if self.direction == "≤":
            return got <= wanted
        return got == wanted if self.direction == "=" else got >= wanted

    @property
    def ratio(self) -> Fraction | None:
        """What was reached over the target, None for a target of nought."""
        return self.actual.base_value / self.target.base_value if self.target.value else None


def find_targets(tables: Sequence[ScoreTable]) -> Iterator[Target]:
    """Yield the rows whose target and result are one number each, of one unit."""
    for table in tables:
        for one in table.indicators:
            if target := target_of(table, one):
                yield target


def target_of(
    table: ScoreTable, one: Indicator, targets: Column | None = None, actuals: Column | None = None
) -> Target | None:
    """Return the target and the result of a row that are one number each, of one unit.

    They stand under the first columns of targets and results, or under those given: of another year or hand.
    """
    wanted = one.row.slot(targets or table.grid.column(TARGET))
    got = one.row.slot(actuals or table.grid.column(ACTUAL))
    if wanted is None or got is None:
        return None
    sign, unit = (text_of(one.row.slot(table.grid.column(name))) for name in (SIGN, UNIT))
    target, actual = only_number(wanted), only_number(got)
    if target is None or actual is None or actual.high is not None or target.high is not None:
        return None
    direction = SIGNS.get(sign) or DIRECTIONS.get(target.modifier, "=" if wanted.text.startswith("=") else "")
    direction = direction or ("≤" if LESS.search(one.name) else "")
    pair = of_one_unit(plain(target, unit), plain(actual, unit))
    return Target(table, one, direction, *pair) if pair is not None else None


def text_of(slot: Slot | None) -> str:
    """Return the text of a cell, `` where there is none."""
    return slot.text if slot is not None else ""


def only_number(slot: Slot) -> Quantity | None:
    """Return the only number of a cell; a cell that says more than a number and a few words has none."""
    if slot.quantity is not None:
        return slot.quantity
    found = list(find_quantities(slot.passage, ()))
    return found[0] if len(found) == 1 and len(slot.text) <= 16 else None


def plain(quantity: Quantity, unit: str) -> Quantity:
    """Return a number without its hedge, in the unit of the row where it prints none."""
    bare = replace(quantity, modifier=Modifier.NONE)
    if quantity.unit or unit not in UNITS:
        return bare
    return replace(bare, unit=unit, kind=UNITS[unit].kind, scale=UNITS[unit].scale)


def of_one_unit(target: Quantity, actual: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return both numbers in one unit; a bare result is in the unit of the target. None where the units differ."""
    if not actual.unit and target.unit:
        actual = replace(actual, unit=target.unit, kind=target.kind, scale=target.scale)
    if not target.unit and actual.unit and target.kind is Kind.PLAIN:
        target = replace(target, unit=actual.unit, kind=actual.kind, scale=actual.scale)
    comparable = target.kind is actual.kind and (
        target.unit == actual.unit or target.kind in {Kind.MONEY, Kind.RATIO, Kind.COUNT}
    )
    same_count = target.kind is not Kind.COUNT or target.unit == actual.unit
    return (target, actual) if comparable and same_count else None


def degree(text: str) -> str:
    """Return which step of a qualitative indicator a result is: `all`, `part`, `none`; `` where it is none of them."""
    match = QUALITATIVE.fullmatch(text)
    if match is None:
        return ""
    return {"部分": "part", "未": "none"}.get(match["part"] or "", "all")

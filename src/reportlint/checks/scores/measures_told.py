"""Targets and results of a score table that the prose prints again, wherever it names the row.

电子警察计划45套，完成42套 is about 电子警察新建数量 (≥45套, 42套) though no mark stands beside it. The row is known by
the words it shares with the number's clause, the cell by whether both are of what was planned. What agrees verifies
both; what a slip of the pen parts is a hunch, which convicts where something vouches for one of the two only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.observe import relate
from reportlint.checks.scores.row_values import MEASURES
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import COMPARED, Mention, Role
from reportlint.facts.scores.indicators import RULE, Indicator, ScoreTable
from reportlint.facts.scores.marks import NAME_COLUMNS
from reportlint.facts.scores.names import pairs_of
from reportlint.facts.scores.renaming import MARK_COLUMNS
from reportlint.facts.scores.targets import ACTUAL, DIRECTIONS, TARGET, UNIT, plain, text_of
from reportlint.facts.tables.grids import Column
from reportlint.facts.text.passages import STOP
from reportlint.facts.text.quantities import find_quantities
from reportlint.facts.text.years import YEAR
from reportlint.number import Modifier, Quantity, counter, digits, telling_digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, is_slip
from reportlint.slips import slipped

COMMON = frozenset(
    {"完成", "成率", "完工", "工率", "数量", "指标", "项目", "情况", "实际", "年度", "目标", "合格", "格率", "比例"}
)
"""Neighbouring characters that many rows share."""
OF_RATES = frozenset({"执行", "行率", "满意", "意度", "到位", "位率", "覆盖", "盖率", "达标", "标率", "支出", "资金"})
"""Those of the rates of many things."""
GOAL = compiled(
    r"(?:目标|计划|指标值|任务|要求|应[达完]|不[低少高多]于|不超过|控制在|标准|上限|限价|以内)[^，。；\d]{0,6}$|[≥≤]$"
)
"""Words before a number that was to be reached."""
HELD_AGAINST = compiled(r"(?:[高低多少大小优]于|超[过出]?|不[足到]|达到?|[占为距比是])[^，。；\d]{0,4}$")
OF_GOAL = compiled(
    r"(?:以[上下内])?的?(?:年度|年初|预期|考核|控制|绩效)?(?:目标|要求|计划|标准|任务|指标|控制|上限|限价)"
)
"""Words around a number that a result is held against: 高于95%的目标."""
NOUN = compiled(r"的?[一-鿿]{2,10}")
"""What is counted, right behind a number: 3套电子警察."""
LEAST_SHARED = {1: 3, 2: 2}
"""Telling digits of a number → pairs of characters that its words share with the name of its row; of more, one."""
LEAST_OWN = Fraction(1, 2)
"""Share of a row's name that the words around a number hold more of where it misprints a number of the row."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure in a row of a score table."""

    indicator: Indicator
    """The row."""
    quantity: Quantity
    """The number, without a hedge and in the unit of the row."""
    column: str
    """Which column it stands in."""
    planned: bool
    """Whether it was to be reached."""
    name: frozenset[str]
    """The pairs of characters that tell the row from others."""


@dataclass(frozen=True, slots=True)
class Said:
    """One number of the prose with the words around it."""

    mention: Mention
    """The number."""
    passage: int
    """Index of its passage."""
    near: frozenset[str]
    """The pairs of characters between the number before it and its own noun."""
    far: frozenset[str]
    """Those of its clause up to it."""
    lead: frozenset[str]
    """Those of the words right before it alone."""
    planned: bool
    """Whether it was to be reached."""
    settled: bool
    """Whether its passage leaves no doubt of that, nor of the year it is of."""

    @property
    def quantity(self) -> Quantity:
        """The number without a hedge."""
        return replace(self.mention.quantity, modifier=Modifier.NONE)


@dataclass(frozen=True, slots=True)
class MeasureTold:
    """A measure of a row that the prose prints again, or should."""

    printed: Measure
    """The cell."""
    said: Said
    """The number of the prose."""
    relation: Relation
    """How they agree."""


def measures_told(facts: Facts) -> Iterator[MeasureTold]:
    """Yield the measures of rows that the prose prints again under their names, then those a slip away from one."""
    cells = [one for table in facts.score_tables for one in printed_in(table)]
    if not cells:
        return
    by_text: dict[tuple[str, str], list[Measure]] = {}
    for cell in cells:
        by_text.setdefault((counter(cell.quantity), cell.quantity.text), []).append(cell)
    seen = [one for at, prose in enumerate(facts.prose) for one in said_in(facts, prose, at)]
    agreed: dict[int, set[int]] = {}
    alone: list[Said] = []
    for one in seen:
        again = best(one, by_text.get(key_of(one.quantity), ()))
        if again is None:
            alone.append(one)
        else:
            agreed.setdefault(one.passage, set()).add(again.quantity.span.start)
            yield tied(again, one)
    rows = frozenset(telling_pairs(one) for table in facts.score_tables for one in table.indicators)
    for one in alone:
        missing = missed(one, by_text, rows)
        if missing is not None and missing.quantity.span.start not in agreed.get(one.passage, ()):
            yield tied(missing, one)


def key_of(quantity: Quantity) -> tuple[str, str]:
    """Return what two prints of one measure share."""
    return counter(quantity), quantity.text


def tied(cell: Measure, one: Said) -> MeasureTold:
    """Relate a cell and a number as equal."""
    return MeasureTold(cell, one, relate(Formula.EQUAL, [Term(cell.quantity)], Term(one.quantity), Basis.INFERRED))


# ---------------------------------------------------------------- the table


def printed_in(table: ScoreTable) -> Iterator[Measure]:
    """Yield the measures of a score table."""
    for one in table.indicators:
        grid = table.grid_of(one.row)
        unit, name = text_of(one.row.slot(grid.column(UNIT))), telling_pairs(one)
        for column in grid.columns if name else ():
            if column.name not in {*MARK_COLUMNS, *NAME_COLUMNS, UNIT}:
                yield from cell_measures(one, column, unit, name)


def telling_pairs(one: Indicator) -> frozenset[str]:
    """Return the pairs of neighbouring characters in the name of a row that tell it from others."""
    return frozenset(pairs_of(COUNTED.sub("", one.name)) - COMMON)


COUNTED = compiled(r"(?:数量|(?:[盏处座户个人所件套场次项条批家台]次?)?数)(?:（[^）]*）)?$")
"""Words at the end of a row's name that say that it is counted: 安装路灯盏数."""


LIMIT = compiled(r"[≥≤＞＜><]|不[低少高多]于|不超过")
"""How a cell of rules begins that gives the target first: ≥95%，按比例计分."""


def cell_measures(one: Indicator, column: Column, unit: str, name: frozenset[str]) -> Iterator[Measure]:
    """Yield the measures of one cell: 36套（计划40套），完成率90.00% has three."""
    slot = one.row.slot(column)
    if slot is None or slot.inherited or not slot.text:
        return
    found = [slot.quantity] if slot.quantity else list(find_quantities(slot.passage, ()))
    if column.name == RULE:
        found = found[:1] if LIMIT.match(slot.text) else []  # 每低1个百分点扣0.5分 is no measure
    for quantity in found:
        measure = plain(quantity, unit if column.name in {TARGET, ACTUAL} else "")
        if measure.high is None and measure.kind in MEASURES and digits(measure):
            before = slot.passage.text[: max(slot.passage.find(quantity.extent)[0], 0)]
            planned = column.name in {TARGET, RULE} or GOAL.search(before) is not None
            yield Measure(one, measure, column.header, planned, name)


# ---------------------------------------------------------------- the prose


def said_in(facts: Facts, prose: Prose, at: int) -> Iterator[Said]:
    """Yield the measures of a passage with their words."""
    text = prose.passage.text
    section = facts.section(prose.passage.span)
    ahead = AHEAD.search(section.heading.title) if section else None
    stops = [0, *(match.end() for match in STOP.finditer(text))] if prose.mentions else []
    doubts = doubts_of(text, str(facts.year)) if prose.mentions else None
    for one in prose.mentions:
        hedged = one.quantity.modifier not in {Modifier.NONE, *DIRECTIONS}
        if one.quantity.kind not in MEASURES or one.quantity.high is not None or hedged or not digits(one.quantity):
            continue
        noun = NOUN.match(text, one.end)
        words = one.lead + "，" + (noun.group() if noun else "")
        clause = text[stops[bisect_right(stops, one.start) - 1] : one.start]
        planned = is_planned(one, text)
        settled = not ahead and doubts is not None and is_settled(doubts, one.start, planned=planned)
        bare = one.lead if NAMELESS.fullmatch(one.lead) is None else clause
        near, far, lead = (told_pairs(each) for each in (words, clause, bare))
        yield Said(one, at, near, far, lead, planned, settled)


NAMELESS = compiled(
    r"[，、：（]?(?:年度|年初)?(?:目标|计划|任务|指标值|实际|完成|达到?|[高低多少优]于|不[低少高多]于|超过|为|是|值|数|仅|只|已|到|距|比)*"
)
"""Words before a number that name nothing, so that it is what its clause is about: ，高于95%."""
AHEAD = compiled(r"建议|改进|整改|下一?步|下年|打算|措施|安排|存在(?:的|主要)?问题|展望")
"""Headings of what is to be done later, where a target is a new one."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What casts doubt on the numbers of a passage behind it."""

    another_year: int
    """Where the first year ends that is not that of the report."""
    targets: Sequence[int]
    """Where words of targets end."""
    stops: Sequence[int]
    """Where sentences end, and with them what such words speak of."""


def doubts_of(text: str, year: str) -> Doubts:
    """Look for other years and for targets."""
    years = (match.end() for match in YEAR.finditer(text) if match.group() != year)
    targets, stops = ([match.end() for match in words.finditer(text)] for words in (OF_TARGETS, SENTENCE_END))
    return Doubts(next(years, len(text) + 1), targets, stops)


OF_TARGETS, SENTENCE_END = compiled(r"目标|计划|任务"), compiled("。")
"""Words of targets, and the end of the sentence that they speak of."""


def is_settled(doubts: Doubts, at: int, *, planned: bool) -> bool:
    """Whether the words before a number name no other year, and, of a result, no target it may be one of."""
    target, stop = (last_before(places, at) for places in (doubts.targets, doubts.stops))
    return doubts.another_year > at and (planned or target <= stop)


def last_before(places: Sequence[int], at: int) -> int:
    """Return the last of some places, in order, that stands no further than another; -1 for none."""
    found = bisect_right(places, at)
    return places[found - 1] if found else -1


def told_pairs(words: str) -> frozenset[str]:
    """Return the pairs of characters of some words that may name a row."""
    return frozenset(words[at : at + 2] for at in range(len(words) - 1)) - COMMON


def is_planned(one: Mention, text: str) -> bool:
    """Whether a number of the prose was to be reached: 目标40套, 高于95%的目标."""
    limits = one.quantity.modifier in DIRECTIONS
    held = HELD_AGAINST.search(one.lead) and OF_GOAL.match(text, one.end)
    return bool(limits or held or one.period == "target" or GOAL.search(one.lead))


# ---------------------------------------------------------------- both


def best(one: Said, cells: Iterable[Measure]) -> Measure | None:
    """Return the cell that a number prints again: its row shares the words of the number, the nearest most of all."""
    least = LEAST_SHARED.get(telling_digits(one.quantity), 1)
    found: tuple[tuple[int, bool, int], Measure] | None = None
    for cell in cells:
        rank = len(one.near & cell.name), cell.planned is one.planned, len(one.far & cell.name)
        fits = rank[0] >= least or rank[2] > least or (rank[1] and rank[2] >= least)
        if fits and (found is None or rank > found[0]):
            found = rank, cell
    return found[1] if found else None


def missed(one: Said, by_text: dict[tuple[str, str], list[Measure]], rows: Iterable[frozenset[str]]) -> Measure | None:
    """Return the only cell that a number is a slip of the pen away from, of the row that its words name."""
    if not may_be_measure(one.mention):
        return None
    counted, text = key_of(one.quantity)
    near = (cell for other in dict.fromkeys(slipped(text)) for cell in by_text.get((counted, other), ()))
    found = [cell for cell in near if is_slip(text, cell.quantity.text) and is_named(one, cell)]
    found = [cell for cell in found if not is_of_another_row(one, cell, rows)]
    return found[0] if len(found) == 1 else None


def is_of_another_row(one: Said, cell: Measure, rows: Iterable[frozenset[str]]) -> bool:
    """Whether the words before a number name all of another row, not all of its own: 支付进度率：以调整后预算为基数."""
    words = one.lead | one.far
    return not cell.name <= words and any(name <= words for name in rows if name and name != cell.name)


OF_RESULT = {Role.LEVEL, Role.RATIO, Role.COMPLETION, Role.TO, Role.LISTED}
"""Parts of numbers that a row may print as its target or its result."""


def may_be_measure(one: Mention) -> bool:
    """Whether a number of the prose may be a target or result of this year."""
    apart = compiled(r"[比较差]").search(one.lead)
    return one.part in OF_RESULT - COMPARED and one.period in {"", "target"} and not (one.reason or apart)


def is_named(one: Said, cell: Measure) -> bool:
    """Whether the words before a number name the row of a cell, and both were to be reached, or neither."""
    words, own = one.lead | one.far, cell.name - OF_RATES
    alike = one.settled and cell.planned is one.planned and bool(cell.name & one.lead)
    return alike and bool(own & words or not own) and len(cell.name & words) > LEAST_OWN * len(cell.name)

"""Columns computed from other columns: differences, rates of change, completion, shares, products, averages, flows.

Which columns a table computes, and how, is learned from the table: a formula counts where it holds in most rows, with
more digits than chance explains or with a heading that names it, and only then is a row that breaks it a fault. The
same is asked of rows computed from other rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from math import log10

from reportlint.checks.observe import relate
from reportlint.facts.tables.entries import BODY
from reportlint.facts.tables.sheets import Sheet
from reportlint.number import Kind, Quantity, approximate, last_step
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.slips import explained_by_slip

CHANGED = compiled(r"增减|变[动化]|增幅|降幅|增长|差额")
"""Headings of changes."""
MOST_FIELDS = 14
"""Numeric columns beyond which only neighbours are tried with each other."""
WINDOW = 4
"""How far apart columns of a wider table may stand to be tried with each other."""
MOST_TRIPLES = 9
"""Columns up to which every a + b - c is tried."""
SAMPLE = 10
"""Rows a formula is tried on before it is tried on all."""
LEAST_EVIDENCE = 6
"""Digits that must agree before a formula no heading names is believed."""
LEAST_DECLARED = 1.5
"""Digits that must agree where the heading names it."""
LOOSE = 1 / 20
"""How wide, as a part of itself, a quotient may be left by the numbers it is made of and still tell something."""
QUOTIENTS = frozenset({Formula.RATIO, Formula.GROWTH, Formula.CHANGE_RATE})
"""Formulas that divide."""
SECONDARY = 3
"""Further formulas of a column that are listed where they hold in every row."""
OPENING = compiled(r"年初|期初|上年(?:末|结转|结余|滚存|累计)|上期|月初|季初|上年度?末")
CLOSING = compiled(r"得分|年末|期末|余额|结余|结存|结转|滚存|月末|季末|未[办结完审]")
REMAINS = compiled(
    r"^(?:当[年月期]|本[年月期])?(?:结余|盈余|节余|剩余|结存|差额|未[支完执付][^（]{0,3}|欠[缴拨付])(?:数|金额|资金)?"
)
GIVEN = compiled(r"收入|预算|下达|到位|安排|计划|应[缴拨付]|合同")
SPENT = compiled(r"支出|执行|支付|使用|已[缴拨付支]|实[缴拨付支]")
"""Headings of what is left, of what it is left of, and of what is taken off."""
OUTFLOW = compiled(r"支出|减少|销售|销量|消耗|领用|出库|偿还|还本|使用|流出|办结|处置|核销|转出|拨付|审结|退还|发放|减")
TEN_THOUSAND = 10_000
"""What a column without a unit may count in: 万立方米 for a price in 元 and an amount in 万元."""
TAKEN_OFF = compiled(r"[扣减]")
"""What heads columns that differ by what was taken off, or hold it."""
LESSENS = compiled(r"^[扣减]|[扣减]分(?:值|数)?$")
"""What heads a column that a sum takes off."""
DROP = compiled(r"节约|节减|下降|降低|减少|毛利|结余|未|核减|审减|降幅|减幅")
AVERAGE = compiled(r"平均|均|比$")
"""What heads a column of quotients rounded for print, unlike prices and standards."""
PLAINEST = (Formula.PRODUCT, Formula.GROWTH, Formula.RATIO, Formula.SUM, Formula.CHANGE_RATE)
"""Of formulas over the same columns the one to be told of comes first."""
PARTNERS = {
    "change": {Formula.SUM},
    "points": {Formula.SUM},
    "rate": {Formula.GROWTH, Formula.RATIO, Formula.CHANGE_RATE},
    "completion": {Formula.RATIO, Formula.GROWTH},
    "share": {Formula.RATIO},
    "average": {Formula.RATIO},
}
"""Part a column plays → the formulas its heading names."""


@dataclass(frozen=True, slots=True)
class Link:
    """A formula between the columns of a sheet."""

    formula: Formula
    """SUM with signs, RATIO, GROWTH, CHANGE_RATE or PRODUCT."""
    operands: tuple[int, ...]
    """Columns it is computed from."""
    signs: tuple[int, ...]
    """Their weights."""
    stated: int
    """The column that holds the result."""
    turned: int = 1
    """-1 where the result is printed without its sign: 节约率."""
    bases: tuple[int, ...] = ()
    """For a share, the row of the whole for every row; empty for a formula inside one row."""
    said: bool = False
    """Whether the words of its columns name the formula: an opening stock, what moves it, and a closing one."""
    factor: int = 1
    """What the first operand, printed without a unit, is multiplied with: 10000 where 万 is understood."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A formula and how it fares."""

    link: Link
    """The formula."""
    held: int
    """Rows in which it nearly holds."""
    asked: int
    """Rows that have all its numbers."""
    evidence: float
    """Digits that agree without having to."""
    declared: bool
    """Whether the heading names the formula."""
    partial: bool = False
    """Whether the heading leaves open of which amounts: prices, averages and what is made of them."""

    @property
    def is_believed(self) -> bool:
        """Whether it holds in most rows, and not by chance."""
        least = LEAST_DECLARED if self.declared else LEAST_EVIDENCE
        half = self.declared and not self.partial and self.asked == 2 and self.held == 1
        most = 3 * self.held >= 2 * self.asked or half
        return most and self.evidence >= least and (self.held > 1 or self.declared)


class Links:
    """The columns of one sheet on their way to formulas; lives only while it is read."""

    def __init__(self, sheet: Sheet) -> None:
        """Lay out the numbers."""
        self.sheet = sheet
        self.fields = range(len(sheet.columns))
        self.lines = [as_printed(line) for line in sheet.lines]
        self.kinds = [kind_of(line) for line in self.lines]
        self.values = [[approximate(one) if one else None for one in line] for line in self.lines]
        self.steps = self.printed_steps()
        self.rows = [at for at in range(len(sheet.rows)) if not (sheet.turned and sheet.rows[at].aside)]

    def printed_steps(self) -> list[list[float]]:
        """Return the step each number was rounded to; marks are not rounded: 4 beside 3.5 is 4.0 in any column."""
        steps = [steps_of(line) for line in self.lines]
        marks = [at for at in self.fields if self.kinds[at] is Kind.SCORE]
        finest = min((step for at in marks for step in steps[at] if step), default=0.0)
        return [[min(step, finest) for step in line] if at in marks else line for at, line in enumerate(steps)]

    # ------------------------------------------------------------ trying

    def trial(self, link: Link) -> Trial | None:
        """Try a formula on a few rows, then on all; None where it fails on most."""
        role = self.sheet.columns[link.stated].role
        rates = role == "change" and self.kinds[link.stated] is Kind.RATIO
        partners = PARTNERS.get("rate" if rates else role, ())
        marks = self.kinds[link.stated] is Kind.SCORE and self.names_deductions(link)
        declared = marks or link.said or link.formula in partners or link.formula is Formula.PRODUCT
        held = asked = 0
        evidence = 0.0
        for row in self.rows_of(link):
            fits = self.fits(link, row)
            if fits is None:
                continue
            asked += 1
            held += fits
            if fits and self.tells(link, row):
                evidence += self.weight(link, row)
            if asked == SAMPLE and 2 * held < asked:
                return None
        partial = link.formula is Formula.PRODUCT or role == "average"
        trial = Trial(link, held, asked, evidence, declared, partial)
        return trial if asked and (trial.is_believed or self.is_slip(trial)) else None

    def names_deductions(self, link: Link) -> bool:
        """Whether the columns of marks that a formula takes off are those that say so, or measure two marks apart."""
        off = [at for at, sign in zip(link.operands, link.signs, strict=True) if sign < 0]
        return link.formula is not Formula.SUM or all(
            TAKEN_OFF.search(self.sheet.columns[at].label + self.sheet.columns[link.stated].label) for at in off
        )

    def is_slip(self, trial: Trial) -> bool:
        """Whether the one row of a formula that its words name breaks it by a slip of the pen."""
        if not trial.link.said or trial.asked > 1 or trial.held:
            return False
        return any(explained_by_slip(relation) for _, relation in self.relations(trial.link))

    def rows_of(self, link: Link) -> Iterator[int]:
        """Yield the rows that have all the numbers of a formula; changes of a share are no shares of changes."""
        stated, *wanted = [self.values[field] for field in (link.stated, *link.operands)]
        shares = self.sheet.turned and link.formula is Formula.RATIO
        for row in self.rows:
            if shares and CHANGED.search(self.sheet.rows[row].label):
                continue
            if stated[row] is not None and None not in [values[row] for values in wanted]:
                yield row

    def weight(self, link: Link, row: int) -> float:
        """Return how many digits agree in a row that holds: what chance would have had to hit.

        Where like numbers are added and taken off again, that is only how far they lie apart. A quotient that the
        printed figures do not give, only what they may have been rounded from, tells no more than these leave open.
        """
        columns = (*link.operands, link.stated) if link.formula is Formula.SUM else (link.stated,)
        values = [abs(self.values[at][row] or 0.0) for at in columns]
        step = max(self.steps[at][row] for at in columns)
        operands, steps, printed = self.numbers_of(link, row)
        quotient = quotient_of(link, operands, steps) if link.formula in QUOTIENTS else None
        if quotient and abs(quotient[0] - printed) > step / 2 + 1e-9:
            if quotient[1] > LOOSE * abs(printed):
                return 0.0
            step = max(step, quotient[1])
        range_hit = max(values) - (min(values) if len(link.signs) > 2 and min(link.signs) < 0 else 0.0)
        return max(0.0, log10(range_hit / step)) if step and range_hit else 0.0

    def fits(self, link: Link, row: int) -> bool | None:
        """Whether a row nearly follows a formula; None where it cannot be asked."""
        if self.is_foreign(link, row):
            return None
        base = link.bases[row] if link.bases else -1
        if link.bases and (base == row or base < 0 or self.values[link.operands[0]][base] is None):
            return None
        operands, steps, printed = self.numbers_of(link, row)
        return nearly(link, operands, steps, printed, self.steps[link.stated][row])

    def numbers_of(self, link: Link, row: int) -> tuple[list[float], list[float], float]:
        """Return what a formula is computed from in a row, the steps these were rounded to, and what is printed."""
        places = [(field, row) for field in link.operands]
        if link.bases:
            places.append((link.operands[0], link.bases[row]))
        values = [self.values[field][at] or 0.0 for field, at in places]
        steps = [self.steps[field][at] for field, at in places]
        values[0] *= link.factor
        steps[0] *= link.factor
        return values, steps, (self.values[link.stated][row] or 0.0) * link.turned

    def is_foreign(self, link: Link, row: int) -> bool:
        """Whether a row of rates stands below amounts or marks that are added, or one of rounded means below marks."""
        own = self.sheet.rows[row]
        amounts = self.kinds[link.stated] not in {Kind.RATIO, Kind.POINTS} and (own.role == "rate" or own.percent)
        means = self.kinds[link.stated] is Kind.SCORE and own.role == "average"  # each is rounded by itself
        return link.formula is Formula.SUM and (means or (amounts and not self.sheet.columns[link.stated].role))

    def tells(self, link: Link, row: int) -> bool:
        """Whether a row that holds says anything: zeros and repeated numbers hold by themselves."""
        values = [self.values[field][row] for field in link.operands]
        return all(values) and bool(self.values[link.stated][row]) and len(set(values)) == len(values)

    def believed(self, stated: int) -> list[Trial]:
        """Return the formulas that explain a column."""
        found: list[Trial] = []
        for link in self.candidates(stated):
            trial = self.trial(link)
            if trial is not None:
                found.append(trial)
                if trial.held == trial.asked and trial.asked > 3 and len(found) > SECONDARY:
                    break
        return found

    def order(self, trial: Trial) -> tuple[float, ...]:
        """Order formulas: those that hold most often first, then those that words name, then plain sums."""
        link = trial.link
        closes = CLOSING.search(self.sheet.columns[link.stated].heading) is not None
        subtracts = min(link.signs) < 0
        named = (not trial.declared, not closes, subtracts)
        return (-trial.held / trial.asked, -trial.held, PLAINEST.index(link.formula), *named, spread(link))

    # ------------------------------------------------------------ candidates

    def candidates(self, stated: int) -> Iterator[Link]:
        """Yield the formulas a column may follow, likely ones first."""
        column = self.sheet.columns[stated]
        others = [at for at in self.fields if at != stated and self.near(at, stated)]
        amounts = [at for at in others if self.kinds[at] not in {Kind.RATIO, Kind.POINTS, Kind.SCORE}]
        if self.kinds[stated] in {Kind.RATIO, Kind.POINTS}:
            yield from self.shares(stated, amounts)
            yield from self.rates(stated, amounts)
            rates = [at for at in others if self.kinds[at] in {Kind.RATIO, Kind.POINTS}]
            yield from differences(stated, rates)
            return
        if self.kinds[stated] is Kind.SCORE:
            yield from differences(stated, [at for at in others if self.kinds[at] is Kind.SCORE])
            runs = self.runs(stated, {at for at in others if self.kinds[at] in {Kind.SCORE, Kind.PLAIN}})
            yield from (link for link in runs if not self.sheet.scored or min(link.signs) < 0)
            if not self.sheet.scored:
                yield from self.events(stated, others)
            return
        if column.role == "average":
            yield from (Link(Formula.RATIO, pair, (1, 1), stated) for pair in permutations(amounts, 2))
            return
        if column.role == "change" and self.kinds[stated] is Kind.PLAIN:  # 得分增减 beside marks
            yield from differences(stated, [at for at in others if self.kinds[at] is Kind.SCORE])
        alike = [at for at in amounts if self.kinds[at] is self.kinds[stated] and not self.is_average(at)]
        yield from self.runs(stated, set(alike))
        yield from self.remainders(stated, alike)
        yield from differences(stated, alike)
        yield from self.flows(stated, alike)
        yield from self.products(stated, amounts)

    def near(self, first: int, second: int) -> bool:
        """Whether two columns are tried with each other."""
        return len(self.fields) <= MOST_FIELDS or abs(first - second) <= WINDOW

    def is_average(self, column: int) -> bool:
        """Whether a column holds prices, standards or averages."""
        return self.sheet.columns[column].role == "average"

    def rates(self, stated: int, amounts: Sequence[int]) -> Iterator[Link]:
        """Yield quotients and rates of change of two columns."""
        drops = DROP.search(self.sheet.columns[stated].heading) is not None
        pairs = [pair for pair in permutations(amounts, 2) if self.kinds[pair[0]] is self.kinds[pair[1]]]
        for pair in pairs:
            yield Link(Formula.GROWTH, pair, (1, 1), stated)
            yield Link(Formula.RATIO, pair, (1, 1), stated)
            if drops:
                yield Link(Formula.GROWTH, pair, (1, 1), stated, turned=-1)
        for first, second in pairs:
            if self.sheet.columns[second].role == "change":
                yield Link(Formula.CHANGE_RATE, (first, second), (1, 1), stated)

    def runs(self, stated: int, alike: set[int]) -> Iterator[Link]:
        """Yield the sums of the columns right beside one."""
        for step in (1, -1):
            run: list[int] = []
            at = stated + step
            while at in alike or (0 <= at < len(self.fields) and self.kinds[at] in {Kind.RATIO, Kind.POINTS}):
                if at in alike:
                    run.append(at)
                    if len(run) > 1:
                        yield from self.added(sorted(run), stated)
                at += step

    def added(self, run: Sequence[int], stated: int) -> Iterator[Link]:
        """Yield the sum of some columns, and that in which those that say so are taken off: 平时 + 年终 + 加 - 减."""
        signs = tuple(-1 if LESSENS.search(self.sheet.columns[at].label) else 1 for at in run)
        yield Link(Formula.SUM, tuple(run), (1,) * len(run), stated)
        if min(signs) < 0 < max(signs):
            yield Link(Formula.SUM, tuple(run), signs, stated)

    def remainders(self, stated: int, alike: Sequence[int]) -> Iterator[Link]:
        """Yield what words say is left of one column when another is taken off: 收入 - 支出 = 结余."""
        labels = [column.label for column in self.sheet.columns]
        if not REMAINS.search(labels[stated]):
            return
        for whole, part in permutations(alike, 2):
            if GIVEN.search(labels[whole]) and SPENT.search(labels[part]) and not SPENT.search(labels[whole]):
                yield Link(Formula.SUM, (whole, part), (1, -1), stated, said=True)

    def flows(self, stated: int, alike: Sequence[int]) -> Iterator[Link]:
        """Yield what opens with a stock and ends with one: 年初 + 收入 - 支出 = 年末."""
        columns = self.sheet.columns
        if CLOSING.search(columns[stated].heading):
            opening = [at for at in alike if OPENING.search(columns[at].heading)]
            moving = [at for at in alike if at not in opening and not CLOSING.search(columns[at].label)]
            signs = tuple(-1 if OUTFLOW.search(columns[at].label) else 1 for at in moving)
            if opening and moving:
                yield Link(Formula.SUM, (opening[0], *moving), (1, *signs), stated, said=True)
            yield from (Link(Formula.SUM, pair, (1, 1), stated) for pair in combinations(alike, 2))
        if len(self.fields) <= MOST_TRIPLES:
            for first, second in combinations(alike, 2):
                for third in alike:
                    if third not in {first, second}:
                        yield Link(Formula.SUM, (first, second, third), (1, 1, -1), stated)
            for first in alike:
                for second, third in combinations([at for at in alike if at != first], 2):
                    yield Link(Formula.SUM, (first, second, third), (1, -1, -1), stated)

    def products(self, stated: int, amounts: Sequence[int]) -> Iterator[Link]:
        """Yield price times quantity; an average is the rounded quotient, not a factor."""
        for price in amounts:
            if self.is_average(price) and not AVERAGE.search(self.sheet.columns[price].heading):
                for quantity in amounts:
                    if quantity != price and self.kinds[quantity] is not Kind.MONEY:
                        yield Link(Formula.PRODUCT, (quantity, price), (1, 1), stated)
                    if quantity != price and self.kinds[quantity] is Kind.PLAIN and self.kinds[stated] is Kind.MONEY:
                        yield Link(Formula.PRODUCT, (quantity, price), (1, 1), stated, factor=TEN_THOUSAND)

    def events(self, stated: int, others: Sequence[int]) -> Iterator[Link]:
        """Yield numbers of events times the marks that each costs; what is taken off may be printed below nought."""
        printed = [value for value in self.values[stated] if value]
        turned = -1 if printed and max(printed) < 0 else 1
        for count in others:
            if self.kinds[count] in {Kind.COUNT, Kind.PLAIN}:
                marks = (at for at in others if at != count and self.kinds[at] is Kind.SCORE)
                yield from (Link(Formula.PRODUCT, (count, each), (1, 1), stated, turned=turned) for each in marks)

    def shares(self, stated: int, amounts: Sequence[int]) -> Iterator[Link]:
        """Yield the shares of every amount in the total row, in the first row, or in the subtotal it belongs to."""
        rows = self.sheet.rows
        totals = [at for at in range(len(rows)) if rows[at].rank != BODY]
        full = [at for at, one in enumerate(self.lines[stated]) if one and one.base_value == 1]
        wholes = list(dict.fromkeys([*totals[-1:], *totals[:1], *full[:2], 0, len(rows) - 1]))
        for amount in amounts:
            for whole in wholes:
                yield Link(Formula.RATIO, (amount,), (1,), stated, bases=(whole,) * len(rows))
            if len(totals) > 1:
                yield Link(Formula.RATIO, (amount,), (1,), stated, bases=next_totals(totals, len(rows)))

    # ------------------------------------------------------------ telling

    def relations(self, link: Link) -> Iterator[tuple[int, Relation]]:
        """Yield the relation of a formula in every row that has its numbers."""
        for row in self.rows_of(link):
            if self.fits(link, row) is None:
                continue
            numbers = [self.lines[field][row] for field in link.operands]
            if link.bases:
                numbers.append(self.lines[link.operands[0]][link.bases[row]])
            signs = (*link.signs, 1) if link.bases else link.signs
            first = numbers[0]
            if link.factor != 1 and first:
                numbers[0] = replace(first, scale=first.scale * link.factor, unit="万")
            terms = [Term(number, sign) for number, sign in zip(numbers, signs, strict=True) if number]
            stated = self.lines[link.stated][row]
            if stated is not None:
                yield row, relate(link.formula, terms, Term(stated, link.turned), Basis.STRUCTURAL)


def next_totals(totals: Sequence[int], count: int) -> tuple[int, ...]:
    """Return for every row the total at or below it, -1 where none follows."""
    following, wanted = -1, set(totals)
    found = [-1] * count
    for row in range(count - 1, -1, -1):
        following = row if row in wanted else following
        found[row] = following
    return tuple(found)


def differences(stated: int, alike: Sequence[int]) -> Iterator[Link]:
    """Yield the differences of two columns."""
    yield from (Link(Formula.SUM, pair, (1, -1), stated) for pair in permutations(alike, 2))


def spread(link: Link) -> int:
    """Return how far apart the columns of a formula stand."""
    columns = (*link.operands, link.stated)
    return max(columns) - min(columns)


def kind_of(line: Sequence[Quantity | None]) -> Kind:
    """Return the kind of most numbers of a column; rates printed as bare fractions are rates."""
    kinds = [number.kind for number in line if number]
    return max(dict.fromkeys(kinds), key=kinds.count) if kinds else Kind.PLAIN


def steps_of(line: Sequence[Quantity | None]) -> list[float]:
    """Return the step each number of a column was rounded to; of bare numbers the finest: 9 beside 8.5 is 9.0."""
    bare = [one is not None and one.kind is Kind.PLAIN and not one.unit for one in line]
    steps = [last_step(one) if one else 0.0 for one in line]
    finest = min((step for step, is_bare in zip(steps, bare, strict=True) if is_bare), default=0.0)
    return [finest if is_bare else step for step, is_bare in zip(steps, bare, strict=True)]


def as_printed(line: Sequence[Quantity | None]) -> list[Quantity | None]:
    """Read a column of rates that are all printed as bare fractions (0.9351) as fractions of one."""
    numbers = [number for number in line if number]
    bare = [one for one in numbers if one.whole is None or len(one.whole) <= len(one.span)]
    fractions = all(one.kind is Kind.RATIO and abs(one.value) <= 1.5 and one.decimals > 1 for one in numbers)
    if len(bare) < len(numbers) or not fractions or len(numbers) < 2:
        return list(line)
    return [replace(one, unit="", scale=one.scale * 100) if one else None for one in line]


def nearly(link: Link, operands: Sequence[float], steps: Sequence[float], stated: float, step: float) -> bool | None:
    """Whether numbers nearly follow a formula, in floating point; None where it divides by nought or less."""
    if link.formula is Formula.SUM:
        result = sum(sign * value for sign, value in zip(link.signs, operands, strict=True))
        return abs(result - stated) <= (sum(steps) + step) / 2 + 1e-12 * abs(stated)
    first, second = operands
    if link.formula is Formula.PRODUCT:
        slack = step + steps[0] * abs(second) + steps[1] * abs(first)
        return abs(first * second - stated) <= slack / 2 + 1e-12 * abs(stated)
    quotient = quotient_of(link, operands, steps)
    return None if quotient is None else abs(quotient[0] - stated) <= (step + quotient[1]) / 2 + 1e-9


def quotient_of(link: Link, operands: Sequence[float], steps: Sequence[float]) -> tuple[float, float] | None:
    """Return a ratio or a rate of change, and how wide its operands leave it; None where it divides by nought."""
    first, second = operands
    base = first - second if link.formula is Formula.CHANGE_RATE else second
    if base <= 0:
        return None
    quotient = (second if link.formula is Formula.CHANGE_RATE else first) / base
    slack = (steps[0] + steps[1] * max(1.0, abs(quotient))) / base * (1 + (link.formula is not Formula.RATIO))
    return quotient - (link.formula is Formula.GROWTH), slack

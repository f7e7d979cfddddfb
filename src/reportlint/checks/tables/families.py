"""How a table adds up: the wholes among its rows, each with the rows that make it.

It is read from the words of the rows (合计, 其中, 减), their codes, list numbers and indentation, and from the numbers
themselves: of the readings that words allow the one counts that closes in most columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportlint.facts.tables.entries import BODY, DERIVED, GRAND, SUBTOTAL, TOTAL_LABEL, Entry
from reportlint.facts.tables.sheets import Sheet
from reportlint.number import Kind, Quantity, approximate, last_step
from reportlint.patterns import compiled

FAR = 400
"""Rows back that the parts of a subtotal are looked for, where those since the last subtotal do not make it."""
MOST_SUFFIXES = 40
"""Rows above a total that are tried, one more at a time, where nothing else makes it."""
LONG = 4
"""Digits of a total that rows do not make by chance."""
NEARLY = 1 / 4
"""Share of its total that a column may miss where the one beside it closes."""
ALL = compiled(r"^[全总]|总量$|总数$|总额$")
"""The name of a first or last row that is all the others: 全市."""
MOST_EXCEEDING, MOST_EARLIER = 2, 3
"""Columns in which parts exceed the row before them from which on an earlier row is looked for, and how far back."""
MOST_FLOWING = 24
"""Rows behind the first signs of a flow among which its result is looked for."""
COSTS, INCOME = compiled(r"成本|费用|支出"), compiled(r"收入|收益")
"""Names of rows that are taken from those before them, and of these."""
NO_PARTS = DERIVED | {"change", "share"}
"""What rows and columns are never parts of a total."""


@dataclass(frozen=True, slots=True)
class Family:
    """A whole and the rows that make it."""

    whole: int
    """Index of the row."""
    parts: tuple[tuple[int, int], ...]
    """Indices of its parts, each with its sign."""
    style: str
    """What says so: `total`, `level`, `part`, `flow` or `group`."""
    exhaustive: bool = True
    """Whether the parts are said to be all."""


Closing = tuple[int, bool]
"""A column and whether the family closes in it."""


class Footing:
    """The rows of one sheet on their way to families; lives only while it is read.

    Numbers are compared in floating point first: what is told is evaluated soundly afterwards.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Lay out the numbers that may be added."""
        self.sheet = sheet
        self.rows = sheet.rows
        self.fields = [at for at, column in enumerate(sheet.columns) if is_additive(column)]
        self.values = [[approximate(one) if one else None for one in sheet.lines[field]] for field in self.fields]
        self.steps = [[room_of(one) if one else 0.0 for one in sheet.lines[field]] for field in self.fields]
        self.signs = [sign_of(row, (values[at] for values in self.values)) for at, row in enumerate(sheet.rows)]
        self.stand_ins: dict[int, tuple[tuple[int, int], ...]] = {}
        self.results: set[int] = set()
        # Marks are added whatever is rated: 预算执行率 and 满意度 lose so many each.
        none = () if self.fields and all(is_of_marks(sheet.lines[field]) for field in self.fields) else NO_PARTS
        self.members = [at for at, row in enumerate(sheet.rows) if row.role not in none and not row.percent]
        self.ranks = [row.rank for row in sheet.rows]

    def closings(self, family: Family) -> list[Closing]:
        """Return the columns in which a family has numbers that say something, and whether it closes there."""
        found = []
        for at, values in enumerate(self.values):
            stated = values[family.whole]
            if stated is None:
                continue
            total, slack, seen = 0.0, self.steps[at][family.whole], 0
            for part, sign in self.addends(family, values):
                value = values[part]
                if value is not None:
                    total += sign * value
                    slack += self.steps[at][part]
                    seen += value != 0
            if seen and stated:
                found.append((self.fields[at], abs(total - stated) <= slack / 2 + abs(stated) * 1e-12))
        return found

    def addends(self, family: Family, numbers: Sequence[object]) -> Iterator[tuple[int, int]]:
        """Yield the parts of a family in one column; where a part is blank, its own parts stand for it."""
        for part, sign in family.parts:
            if numbers[part] is None and part in self.stand_ins:
                yield from ((below, sign * own) for below, own in self.stand_ins[part])
            else:
                yield part, sign

    def score(self, family: Family) -> tuple[int, int]:
        """Return in how many columns a family closes, and in how many it does not."""
        found = self.closings(family)
        closing = sum(holds for _, holds in found)
        return closing, len(found) - closing

    def signed(self, members: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """Give every row its sign: 减 subtracts."""
        return tuple((at, self.signs[at] or 1) for at in members)

    # ------------------------------------------------------------ families

    @cached_property
    def families(self) -> list[Family]:
        """Find the families, those of the lower levels first."""
        nested = self.nested()
        below = {part for family in nested for part, _ in family.parts}
        if not below:
            nested = self.included(self.members)
            below = {part for family in nested for part, _ in family.parts}
        self.stand_ins = {family.whole: family.parts for family in nested if len(family.parts) > 1}
        for family in nested if below else ():
            self.ranks[family.whole] = BODY  # it sums up its own group, and nothing above or below that
        top = [at for at in self.members if at not in below]
        flows = list(self.flows(top))
        spent = {part for family in flows for part, _ in family.parts}
        self.results = {family.whole for family in flows if self.score(family)[0] > self.score(family)[1]}
        return [*nested, *flows, *self.totals([at for at in top if at not in spent])]

    def nested(self) -> list[Family]:
        """Return the families that codes, list numbers, indentation or merged headings tell; none where few close."""
        families = [*self.levels(), *self.groups()]
        scores = [self.score(family) for family in families]
        closing = sum(score[0] for score in scores)
        if 2 * closing < sum(map(sum, scores)) and not self.totals_close(families):
            return []
        return families

    def totals_close(self, nested: Sequence[Family]) -> bool:
        """Whether every total is what the heads of families come to, or what their parts do where a head is wrong."""
        below = {part for family in nested for part, _ in family.parts}
        heads = {family.whole for family in nested}
        several = all(len(family.parts) > 1 for family in nested)
        return several and any(
            self.is_total([at for at in self.members if at not in apart]) for apart in (below, heads)
        )

    def is_total(self, members: Sequence[int]) -> bool:
        """Whether some rows close under every total."""
        scores = [self.score(family) for family in self.totals(members)]
        return any(closing for closing, _ in scores) and not any(missing for _, missing in scores)

    def levels(self) -> Iterator[Family]:
        """Yield every row with the rows of the next level right below it."""
        details = [at for at in self.members if self.rows[at].rank == BODY]
        stack: list[tuple[int, list[int]]] = []
        done: list[tuple[int, list[int]]] = []
        for at in details:
            while stack and self.rows[stack[-1][0]].depth >= self.rows[at].depth:
                done.append(stack.pop())
            if stack and not self.parted(stack[-1][0], at):
                stack[-1][1].append(at)
            stack.append((at, []))
        done.extend(reversed(stack))
        for whole, children in sorted(done):
            if children:
                yield self.leveled(whole, children)

    def parted(self, first: int, second: int) -> bool:
        """Whether a total stands between two rows: then the second is no part of the first."""
        return any(self.rows[at].rank != BODY for at in range(first + 1, second))

    def leveled(self, whole: int, children: Sequence[int]) -> Family:
        """Make the family of a row and the rows of lower level below it: all of them, or as many as make it."""
        family = Family(whole, tuple((at, 1) for at in children), "level", self.all_told(children))
        if self.score(family)[0] or not any(self.rows[at].loose for at in children):
            return family
        fitting = self.run_below(whole, children)
        return fitting or family

    def all_told(self, children: Sequence[int]) -> bool:
        """Whether children are said to be all of their whole, and not a part of it."""
        return len(children) > 1 or not self.rows[children[0]].part

    def groups(self) -> Iterator[Family]:
        """Yield the subtotals inside merged headings: 公务用车 | 小计 | 购置费 | 运行费."""
        inside: dict[tuple[str, ...], list[int]] = {}
        for at in self.members:
            for level in range(1, len(self.rows[at].group) + 1):
                inside.setdefault(self.rows[at].group[:level], []).append(at)
        for group, members in inside.items():
            own = [at for at in members if self.rows[at].group == group]
            wholes = [at for at in own if self.rows[at].rank != BODY]
            deeper = self.heads_of(group, members)
            parts = [at for at in own if self.rows[at].rank == BODY] + deeper
            if len(wholes) == 1 and parts:
                yield Family(wholes[0], tuple((at, 1) for at in sorted(parts)), "group")

    def heads_of(self, group: tuple[str, ...], members: Sequence[int]) -> list[int]:
        """Return what stands for the groups inside a group: their subtotal, else all their members."""
        inner: dict[tuple[str, ...], list[int]] = {}
        for at in members:
            if len(self.rows[at].group) > len(group):
                inner.setdefault(self.rows[at].group[: len(group) + 1], []).append(at)
        heads: list[int] = []
        for ones in inner.values():
            totals = [at for at in ones if self.rows[at].rank != BODY]
            heads.extend(totals[:1] or ones)
        return heads

    def included(self, members: Sequence[int]) -> list[Family]:
        """Return the families that 其中 opens: the row before it and the rows from it on that make it.

        A second 其中 may divide once more what the first one divided: 总人口，其中非农业，农业，其中男性，女性.
        """
        families: list[Family] = []
        position = 1
        while position < len(members):
            at, before = members[position], members[position - 1]
            if not self.rows[at].part or self.rows[before].part:
                position += 1
                continue
            behind = self.until_total(members[position:])
            wholes = (before, *(one.whole for one in reversed(families)))
            made = (family for whole in wholes if (family := self.run_below(whole, behind)))
            family = next(made, None) or self.named_parts(before, behind)
            families.append(family)
            position += max(1, len(family.parts))
        return families

    def until_total(self, members: Sequence[int]) -> list[int]:
        """Return the rows before the next total."""
        behind: list[int] = []
        for at in members[:FAR]:
            if self.rows[at].rank != BODY:
                break
            behind.append(at)
        return behind

    def run_below(self, whole: int, behind: Sequence[int]) -> Family | None:
        """Return the run of rows that makes the whole in most columns, None where none does."""
        best: Family | None = None
        most = (0, 0)
        for size in range(1, min(len(behind), 40) + 1):
            family = Family(whole, tuple((at, 1) for at in behind[:size]), "part")
            closing, open_ = self.score(family)
            if closing and closing >= open_ and (closing, size) > most and (size > 1 or closing > 1):
                best, most = family, (closing, -size)
        return best

    def named_parts(self, whole: int, behind: Sequence[int]) -> Family:
        """Return the rows that say themselves that they are parts."""
        parts = [at for at in behind if self.rows[at].part]
        run = [behind[0]]
        for at in parts[1:]:
            if at == behind[len(run)]:
                run.append(at)
        return Family(self.bounding(whole, run), tuple((at, 1) for at in run), "part", exhaustive=False)

    def bounding(self, whole: int, parts: Sequence[int]) -> int:
        """Return the row that parts are of: the one before them, unless they exceed it often and an earlier one never.

        编制, 在职, 退休, 其中：中级以上职称 are some of those 在职.
        """
        if self.exceeding(whole, parts) < MOST_EXCEEDING:
            return whole
        earlier = self.members[max(0, self.members.index(whole) - MOST_EARLIER) : self.members.index(whole)]
        return next((at for at in reversed(earlier) if not self.exceeding(at, parts)), whole)

    def exceeding(self, whole: int, parts: Sequence[int]) -> int:
        """Count the columns in which one of some parts is larger than a whole."""
        return sum(
            any((part := values[at]) is not None and part > most for at in parts)
            for values in self.values
            if (most := values[whole]) is not None
        )

    def flows(self, members: Sequence[int]) -> Iterator[Family]:
        """Yield what opens with a stock and goes on with 加 and 减 up to the row that carries the result.

        The result of one that closes opens the next: 营业利润, 加 and 减, 利润总额, 减, 净利润.
        """
        start = 0
        while start < len(members):
            stop = start + 1
            while stop < len(members) and self.signs[members[stop]]:
                stop += 1
            if stop == start + 1 or stop >= len(members):
                start += 1
                continue
            before = members[start - 1 : start] if start else ()
            family = self.best_flow(before, members[start:stop], members[stop:])
            yield family
            start = members.index(family.whole) if self.score(family)[0] else stop

    def best_flow(self, before: Sequence[int], run: Sequence[int], behind: Sequence[int]) -> Family:
        """Return the reading of a flow that closes in most columns: a sign may hold until the next one.

        Costs that stand behind an income are taken from it without saying so: 营业总收入, 营业总成本, 加：….
        """
        openings = [[(run[0], 1)]]
        if before and COSTS.search(self.rows[run[0]].name) and INCOME.search(self.rows[before[0]].name):
            openings.append([(before[0], 1), (run[0], -1)])
        readings = []
        for opening in openings:
            terms = [*opening, *((at, self.signs[at]) for at in run[1:])]
            for at in behind[:MOST_FLOWING]:
                readings.append(Family(at, tuple(terms), "flow"))
                terms.append((at, self.signs[at] or terms[-1][1]))
        return max(readings, key=self.score_of)

    def score_of(self, family: Family) -> tuple[int, int]:
        """Order families: those that close in most columns first."""
        closing, open_ = self.score(family)
        return closing, -open_

    # ------------------------------------------------------------ totals

    def totals(self, top: Sequence[int]) -> Iterator[Family]:
        """Yield the totals of the highest level: those that say so; where none closes, a row that makes all others."""
        found = list(self.worded(top))
        told = any(self.rows[at].rank for at in top)
        if not told or not any(self.score(family)[0] for family in found):
            found = list(self.unnamed(top)) or found
        yield from found

    def worded(self, top: Sequence[int]) -> Iterator[Family]:
        """Yield the totals that say so: 小计 first, then 合计, then 总计; what a lower one takes is spent."""
        rest = list(top)
        for rank in range(SUBTOTAL, GRAND + 1):
            families = list(self.ranked(rest, rank))
            spent = {part for family in families for part, _ in family.parts}
            rest = [at for at in rest if at not in spent]
            yield from families

    def ranked(self, members: Sequence[int], rank: int) -> Iterator[Family]:
        """Yield the totals of one rank, each with the rows above it, or with those below where those fit better."""
        open_: list[int] = []
        spent: set[int] = set()
        for position, at in enumerate(members):
            if self.ranks[at] > rank:
                open_ = []
            elif self.ranks[at] < rank:
                open_.extend([at] if at not in spent else [])
            else:
                family = self.best_total(at, open_, self.below(members, position + 1, rank))
                if family is not None:
                    yield family
                    spent.update(part for part, _ in family.parts)
                open_ = [one for one in open_ if one not in spent][-FAR:] if rank == SUBTOTAL else []
                open_.append(at)

    def below(self, members: Sequence[int], start: int, rank: int) -> list[int]:
        """Return the rows below a total up to the next one of its rank."""
        behind = next((at for at in self.members if at > members[start - 1]), None)
        if behind is not None and self.rows[behind].part:
            return []  # 总计，其中…: what follows may overlap, and need not be all
        stop = start
        while stop < len(members) and self.ranks[members[stop]] < rank:
            stop += 1
        return list(members[start:stop])

    def best_total(self, whole: int, above: Sequence[int], below: Sequence[int]) -> Family | None:
        """Return the reading that closes in most columns; where none does, the rows since the last total."""
        plain: list[tuple[tuple[int, int], Family]] = []
        for run in (self.namesakes(whole, above), *self.runs(above, below)):
            if len(run) > 1 or (run and self.ranks[whole] == SUBTOTAL):
                family = Family(whole, self.signed(run), "total")
                closing, open_ = self.score(family)
                if closing and not open_:
                    return family
                if len(run) > 1:
                    plain.append(((closing, -open_), family))
        if not plain:
            return None
        score, best = max(plain, key=first_of)
        if score[0]:
            return best
        suffixes = [above[-size:] for size in range(2, min(len(above), MOST_SUFFIXES))]
        others = [Family(whole, self.signed(run), "total") for run in suffixes]
        other = max(others, key=self.score_of, default=best)
        return other if self.score(other)[0] > 1 else best

    def since_total(self, above: Sequence[int]) -> list[int]:
        """Return the rows since the last total among some."""
        last = max((number for number, at in enumerate(above) if self.ranks[at]), default=-1)
        return list(above[last + 1 :])

    def runs(self, above: Sequence[int], below: Sequence[int]) -> Iterator[Sequence[int]]:
        """Yield the rows a total may add up, most likely first."""
        totals = [at for at in above if self.ranks[at]]
        yield self.since_total(above) if totals and self.ranks[above[-1]] == BODY else above
        yield below
        if totals:
            yield above
            yield totals
            yield [at for at in above if not self.ranks[at]]
        yield self.shallow(above)
        yield self.shallow(below)
        yield from (below[:size] for size in range(2, min(len(below), MOST_SUFFIXES)))

    def namesakes(self, whole: int, above: Sequence[int]) -> list[int]:
        """Return the rows right above a total that have its name in theirs: 限定性净资产 for 净资产合计."""
        stem = TOTAL_LABEL.sub("", self.rows[whole].name)
        named = [bool(stem) and stem in self.rows[at].name for at in above]
        first = len(named)
        while first and named[first - 1]:
            first -= 1
        return list(above[first:])

    def shallow(self, members: Sequence[int]) -> list[int]:
        """Return the rows of the highest level among some."""
        details = [at for at in members if not self.rows[at].part]
        least = min((self.rows[at].depth for at in details), default=0)
        return [at for at in details if self.rows[at].depth == least]

    def unnamed(self, top: Sequence[int]) -> Iterator[Family]:
        """Yield a first or last row that makes all the others without saying so: 全市, then its districts.

        The result of a flow is none: 基本分 + 加减分 make 最终得分, and what is left over makes 基本分.
        """
        if len(top) < 4:
            return
        for whole, parts in ((top[0], top[1:]), (top[-1], top[:-1])):
            family = Family(whole, self.signed(parts), "total")
            closing, open_ = self.score(family)
            if whole in self.results:
                continue
            told = closing > 1 - bool(ALL.search(self.rows[whole].name)) or (open_ == 1 and self.is_telling(family))
            if told and closing >= open_ and self.adds_several(family):
                yield family
                return

    def adds_several(self, family: Family) -> bool:
        """Whether a family closes in a column in which more than one of its parts is no nought."""
        closed = {field for field, holds in self.closings(family) if holds}
        return any(
            sum(bool(values[part]) for part, _ in family.parts) > 1
            for field, values in zip(self.fields, self.values, strict=True)
            if field in closed
        )

    def is_telling(self, family: Family) -> bool:
        """Whether the column that a family closes in is of numbers too long to close by chance, and the other near."""
        stated = [self.sheet.lines[field][family.whole] for field, holds in self.closings(family) if holds]
        long = any(one and len(one.text.replace(".", "").lstrip("-")) >= LONG for one in stated)
        return long and all(self.misses(family, at) <= NEARLY for at in range(len(self.fields)))

    def misses(self, family: Family, at: int) -> float:
        """Return what share of its total a family misses in a column, 0 where it has none."""
        values = self.values[at]
        stated = values[family.whole]
        total = sum(sign * (values[part] or 0.0) for part, sign in self.addends(family, values))
        return abs(total - stated) / abs(stated) if stated else 0.0


def room_of(quantity: Quantity) -> float:
    """Return the step that a number was rounded to, nought for one that is exact."""
    return 0.0 if quantity.exact else last_step(quantity)


def first_of(pair: tuple[tuple[int, int], Family]) -> tuple[int, int]:
    """Return how well a reading closes."""
    return pair[0]


def sign_of(row: Entry, values: Iterable[float | None]) -> int:
    """Return the sign that the words of a row give its numbers; not so where 扣分 is printed below nought."""
    printed = [value for value in values if value]
    return abs(row.sign) if printed and max(printed) < 0 else row.sign


def is_of_marks(line: Sequence[Quantity | None]) -> bool:
    """Whether the numbers of a column are marks."""
    return all(one.kind is Kind.SCORE for one in line if one)


def is_additive(column: Entry) -> bool:
    """Whether the numbers of a column can be added: amounts and counts, and shares of one whole."""
    return column.role not in DERIVED and (not column.percent or column.role == "share")

"""The levels of the whole document by name, those of tables among them: what a share or rate far off speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from reportlint.facts.across.nearest import Around
from reportlint.facts.prose.compared import OF_PLAN, ends_so
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import BODY, DERIVED, SUBTOTAL, Entry
from reportlint.facts.tables.sheets import Sheet
from reportlint.facts.text.years import YEAR
from reportlint.model import Span
from reportlint.number import Kind, Modifier, Quantity, counter, counts_like, telling_digits
from reportlint.patterns import Pattern, compiled

BRACKETS = compiled(r"（[^（）]*）|[“”\"《》]")
HEAD = compiled(
    r"^(?:(?:19|20)\d{2}年(?:度|末|底)?|全年|本年度?|当年|年末|期末|报告期内?|全[市县区省镇乡村州]|本(?:部门|单位|级|院|校|馆|局|所)|上半年"
    r"|我[市县区省局镇院校馆]|全[院校馆局所站司]|实现|安排|共|的)+"
)
TAIL = compiled(r"(?:合计|总计|总额|总数|总量|共计|小计|共|数|为|的)+$")
WHOLE_HEAD = compiled(
    r"^(?:全部|所有|各项|各类|其|该|年度|同期|上年度?|去年|年初|期初|总(?![体量数额计值产部]))+(?=[^，。；]{2})"
)
"""What names of one thing differ in besides: 全部支出, 总支出, 各项收入."""
LEAST_NAME = 2
"""Characters a name needs."""
LONG_NAME = 4
"""Characters of a name that is known by its end."""
TELLING = 4
"""Digits of a number that is not met again by chance."""
MOST = 4
"""Levels of a name that are tried."""
MOST_AKIN = 24
"""Names that share characters with some words, of which levels are looked at."""
MOST_TABLED = 8
"""Cells of one amount that are looked at on either side of a place."""
NEAREST = 40
"""Levels of one ending that are looked at on either side of a place."""


@lru_cache(maxsize=8192)
def bare_name(label: str) -> str:
    """Strip what two mentions of one name differ in: brackets, the year, 全年, 合计."""
    label = HEAD.sub("", BRACKETS.sub("", label))
    return TAIL.sub("", label) or label


ACTOR = compiled(r"^[^，。；]*(?:实现|取得|达成)(?=[^，。；]{2})|^(?:本?公司|集团|学校|医院)(?=[^，。；]{4})")
"""Words before a name that say who, and that it was done: 公司实现营业收入."""


@lru_cache(maxsize=8192)
def core(label: str) -> str:
    """Strip a name to what it is a name of: 支出 of 全部支出, 总支出 and 本年支出合计."""
    name = bare_name(ACTOR.sub("", label))
    while (shorter := bare_name(WHOLE_HEAD.sub("", name))) != name:
        name = shorter
    return name


GENERIC = compiled(r"^[^，。；]{0,6}(?:总量|总数|总额|总计|合计|总人数|总件数)$|^(?:全部|所有)[^，。；]{0,6}$")
"""Names that mean the largest number of their sort: 占总量的65.4%."""


@dataclass(frozen=True)
class Levels:
    """The named levels of a document, in order."""

    by_name: dict[str, list[Mention]] = field(default_factory=dict)
    """Bare name → its levels in the prose."""
    by_core: dict[str, list[Mention]] = field(default_factory=dict)
    """Core of a name → its levels in prose and tables."""
    by_end: dict[str, list[Mention]] = field(default_factory=dict)
    """Last two characters of a bare name → levels of the prose."""
    by_value: dict[tuple[str, Fraction], Mention] = field(default_factory=dict)
    """What a number counts and its size in base units → the first level of that size."""
    by_stem: dict[str, list[Mention]] = field(default_factory=dict)
    """Core of a name without what it may be short of → levels of prose and tables."""
    sizes: dict[str, frozenset[Fraction]] = field(default_factory=dict)
    """Core of a name → the sizes of its levels, as far as they were asked for."""
    records: dict[str, list[Mention]] = field(default_factory=dict)
    """Unit → the levels that are larger than all of that unit before them."""
    counts: dict[str, list[Mention]] = field(default_factory=dict)
    """What a count counts → the counts of it."""
    heads: list[Mention] = field(default_factory=list)
    """The first plain level of every passage."""
    column_totals: dict[Span, tuple[Mention, ...]] = field(default_factory=dict)
    """Place of a cell of a table → the totals of its column."""
    beside: dict[Span, tuple[Mention, ...]] = field(default_factory=dict)
    """Place of an amount in a table → the amounts of its row."""
    cells: dict[tuple[str, Fraction], list[Mention]] = field(default_factory=dict)
    """What a number counts and its size → the amounts in tables that are it."""
    former: dict[str, list[Mention]] = field(default_factory=dict)
    """Core of a name → the former values of it in the prose, 上年末的829.30亿元 among them."""
    by_pair: dict[str, list[str]] = field(default_factory=dict)
    """Two neighbouring characters → the cores of names they stand in."""
    scanned: dict[tuple[Pattern | str, Callable[[Mention], bool]], Around] = field(default_factory=dict)
    """What names are searched for and what fits → the levels of such names, as far as they were asked for."""

    def like(self, words: Pattern | str, fits: Callable[[Mention], bool]) -> Around:
        """Return the levels that fit and whose names hold some words; all names are looked at once for each."""
        found = self.scanned.get((words, fits))
        if found is None:
            names = [name for name in self.by_core if (words in name if isinstance(words, str) else words.search(name))]
            found = Around(one for name in names for one in self.by_core[name] if fits(one))
            self.scanned[words, fits] = found
        return found

    def ending(self, name: str, like: Quantity, before: int) -> list[Mention]:
        """Return levels whose name ends with a name, or the other way round, nearest before an offset first."""
        wanted = bare_name(name)
        near = around(self.by_end.get(wanted[-LEAST_NAME:], []), before)
        fitting = [level for level in near if ends_so(own := bare_name(level.label), wanted) or ends_so(wanted, own)]
        found = distinct_values([*self.called(name, like, before), *fitting], like)
        return [*found, *self.largest(like, before)] if GENERIC.match(name) else found

    def called(self, name: str, like: Quantity, before: int) -> list[Mention]:
        """Return the levels of one sort that bear a name: printed alike first, else nearest before an offset first."""
        wanted = core(name)
        near = around(self.by_core.get(wanted, []), before) if len(wanted) >= LEAST_NAME else []
        return distinct_values(sorted(near, key=lambda level: level.label != name), like)

    def bearing(self, name: str, before: int) -> list[Mention]:
        """Return the levels of any sort that bear a name, in full, in short (财政拨款收入) or at its end."""
        wanted = core(name)
        found = around(self.by_core.get(wanted, []), before)
        if not found and len(wanted) >= LEAST_NAME:
            found = around(self.shortened(wanted), before)
        if not found and len(wanted) >= LONG_NAME:
            found = [
                one for one in around(self.by_end.get(wanted[-LEAST_NAME:], []), before) if ends_alike(one, wanted)
            ]
        return found[:MOST]

    def bearing_or_akin(self, name: str, before: int) -> list[Mention]:
        """Return the levels that bear a name, then those that share half of its neighbouring characters."""
        return [*self.bearing(name, before), *self.akin(name, before, len(name) // LEAST_NAME)]

    def akin(self, words: str, before: int, least: int = 1) -> list[Mention]:
        """Return the levels whose names share neighbouring characters with some words, those that share most first.

        At least so many pairs of them; of those that share alike the nearest to an offset come first.
        """
        shared = Counter(name for pair in sorted(pairs_of(words)) for name in self.by_pair.get(pair, ()))
        near = [(count, level) for name, count in shared.most_common(MOST_AKIN) for level in self.by_core[name]]
        ranked = sorted(near, key=lambda one: (-one[0], abs(one[1].quantity.span.start - before)))
        return [level for count, level in ranked if count >= least]

    def holding(self, name: str, part: Quantity) -> list[Mention]:
        """Return the levels larger than a part whose names share characters with its whole’s: 总办件量, 办件总量."""
        near = self.akin(core(name), part.span.start)
        larger = (one for one in near if counts_like(one.quantity, part) and one.quantity.base_value > part.base_value)
        return distinct_values(larger, part)

    def was(self, name: str, before: int) -> list[Mention]:
        """Return the former values of what bears a name, nearest before an offset first."""
        return around(self.former.get(core(name), []), before, MOST)

    def shortened(self, wanted: str) -> list[Mention]:
        """Return the levels whose name is longer than a core by what it may be short of, or no more than that: 资金."""
        longer = self.by_stem.get(wanted, [])
        bare = next((self.by_core.get(one) for one in SUFFIXES if wanted.startswith(one)), None)
        return sorted((*longer, *bare), key=lambda level: level.quantity.span.start) if bare else longer

    def sizes_of(self, name: str) -> frozenset[Fraction]:
        """Return the sizes of the levels that a core names, each once."""
        if name not in self.sizes:
            self.sizes[name] = frozenset(level.quantity.base_value for level in self.by_core.get(name, ()))
        return self.sizes[name]

    def counting(self, units: str, before: int) -> list[Mention]:
        """Return the counts of what some units count: those nearest to an offset, and the largest before it."""
        shelves = [shelf for unit, shelf in self.counts.items() if unit and (units.startswith(unit) or unit in units)]
        near = [one for shelf in shelves for one in around(shelf, before, MOST)]
        return near + [one for shelf in shelves for one in self.largest(shelf[0].quantity, before)]

    def tabled_as(self, quantity: Quantity) -> Sequence[Mention]:
        """Return the amounts in tables that are a number to the last digit, if it is long enough to be known by it.

        In a long report one amount stands in many tables: the nearest of them count, in their order.
        """
        if telling_digits(quantity) < TELLING:
            return []
        found = self.cells.get(value_key(quantity), [])
        at = bisect_left(found, quantity.span.start, key=lambda level: level.quantity.span.start)
        return found[max(0, at - MOST_TABLED) : at + MOST_TABLED]

    def heads_before(self, like: Quantity, least: Fraction = Fraction(0)) -> list[Mention]:
        """Return what the passages before a number begin with, if it can be compared with it: what they are about.

        Only what is at least of some size, in base units, counts.
        """
        at = bisect_left(self.heads, like.span.start, key=lambda level: level.quantity.span.start)
        before = reversed(self.heads[max(0, at - NEAREST) : at])
        near = (one for one in before if one.quantity.unit == like.unit and one.quantity.base_value >= least)
        return distinct_values(near, like)

    def adding_up(self, parts: Sequence[Quantity]) -> Mention | None:
        """Return a level that is the sum of some numbers to the last printed place, None where that proves nothing."""
        total = sum((part.base_value for part in parts), Fraction(0))
        found = self.by_value.get((counter(parts[0]), total))
        return found if found and len(found.quantity.text.replace(".", "").strip("0")) >= TELLING else None

    def largest(self, like: Quantity, before: int) -> list[Mention]:
        """Return the largest level of one unit before an offset."""
        records = self.records.get(like.unit, [])
        at = bisect_left(records, before, key=lambda level: level.quantity.span.start)
        return records[at - 1 : at] if at else []


SUFFIXES = ("收入", "支出", "资金", "费用", "经费", "费", "增加值", "产值", "类", "投资", "贷款", "余额")
"""What a name may be short of."""


COMMON = {"全年", "本年", "全市", "平均", "合计", "共计", "总额", "金额", "人数", "资金", "情况"}
"""Neighbouring characters that tell no name from another."""


def pairs_of(words: str) -> set[str]:
    """Return the pairs of neighbouring characters that words are made of."""
    return {words[at : at + 2] for at in range(len(words) - 1)} - COMMON


def ends_alike(one: Mention, wanted: str) -> bool:
    """Whether the name of a level ends with a name, or the other way round."""
    own = core(one.label)
    return len(own) >= LONG_NAME and (ends_so(own, wanted) or ends_so(wanted, own))


def around(levels: Sequence[Mention], before: int, most: int = NEAREST) -> list[Mention]:
    """Return the levels near an offset: those before it, nearest first, then those behind."""
    at = bisect_left(levels, before, key=lambda level: level.quantity.span.start)
    return [*reversed(levels[max(0, at - most) : at]), *levels[at : at + most]]


def distinct_values(levels: Iterable[Mention], like: Quantity) -> list[Mention]:
    """Return the first few levels that can be compared with a number, each value once."""
    found: dict[Fraction, Mention] = {}
    for level in levels:
        other = level.quantity
        if other.kind is like.kind and other.span != like.span:
            found.setdefault(other.base_value, level)
        if len(found) == MOST:
            break
    return list(found.values())


NAMED_ROLES = {Role.LEVEL, Role.TO}
UNNAMED_KINDS = {Kind.PLAIN, Kind.SCORE, Kind.RATIO}


def find_levels(passages: Iterable[Sequence[Mention]], sheets: Sequence[Sheet]) -> Levels:
    """Index the named plain levels of prose and tables."""
    levels = Levels()
    for mentions in passages:
        index_passage(levels, mentions)
    for one in tabled(sheets):
        shelve(levels, one)
        levels.by_value.setdefault(value_key(one.quantity), one)
    for sheet in sheets:
        levels.column_totals.update(column_totals(sheet))
        for row in rows_of(sheet):
            levels.beside.update({one.quantity.span: row for one in row})
            for one in row:
                levels.cells.setdefault(value_key(one.quantity), []).append(one)
    for name in levels.by_core:
        for pair in pairs_of(name):
            levels.by_pair.setdefault(pair, []).append(name)
    for shelf in (*levels.by_core.values(), *levels.by_stem.values()):
        shelf.sort(key=lambda level: level.quantity.span.start)
    return levels


def index_passage(levels: Levels, mentions: Sequence[Mention]) -> None:
    """Index the levels of one passage."""
    start, head, planned, before = "", None, None, None
    for told in mentions:
        one = replace(told, period="prior") if before and goes_on_from(before, told) else told
        before = one
        if one.quantity.kind not in UNNAMED_KINDS and (name := former_name(planned, one)):
            levels.former.setdefault(core(name), []).append(one)
        plain = one.quantity.modifier is Modifier.NONE and one.quantity.kind not in UNNAMED_KINDS
        if one.role is Role.WHOLE and plain and (whole := WHOLE_NAME.search(one.lead)):
            shelve(levels, replace(one, label=whole["name"]))
        if one.role in NAMED_ROLES and plain and not one.reason:
            index(levels, replace(one, label=start) if one.role is Role.TO and not one.label else one)
            if planned and (name := outturn_of(planned, one)):
                shelve(levels, replace(one, label=name))
            head, planned = head or one, one
        start = one.label if one.role is Role.FROM else ""
    if head:
        levels.heads.append(head)


PLANNED_NAME = compiled(r"(?:年初|调整后|全年|部门)?(?:预算|计划|安排|控制数)(?:安排|数|额|金额)?$")
OUTTURN_NAME = compiled(
    r"(?:全年|本年|当年)?(?:实际)?(?:决算|支出|执行|支付|完成|使用|拨付|发放|开支)(?:决算|支出|完成|执行)?(?:数|额|金额)?"
)


WHOLE_NAME = compiled(r"占(?:当年|全年)?(?![^，。；]*(?:上年|去年|同期|[年期]初))(?P<name>[^，。；：、占\d]{3,14})$")
"""Words that name a whole printed inside its share: 占本年收入2055.78万元的4.06%."""


def outturn_of(planned: Mention, one: Mention) -> str:
    """Return what a number is about that names only its stage, behind the plan of it: 运行费预算23万元，决算21万元."""
    name = PLANNED_NAME.sub("", planned.label)
    alone = OUTTURN_NAME.fullmatch(one.label) and planned.sentence == one.sentence
    return name if alone and name != planned.label and len(name) >= LEAST_NAME else ""


def former_name(before: Mention | None, one: Mention) -> str:
    """Return what a former value is one of: its own name, or that of the level before it."""
    if one.role is Role.FROM or (one.role in NAMED_ROLES and one.period == "prior"):
        return one.label
    compared = one.role is Role.BASE and not OF_PLAN.search(one.base)  # 比预算20.5万元节约: no value of last year
    return before.label if compared and before and before.sentence == one.sentence else ""


def goes_on_from(before: Mention, one: Mention) -> bool:
    """Whether a level goes on with a list of former values: （上年财政收入90亿元、财政支出89亿元）."""
    former = before.period == "prior" and before.role is Role.LEVEL and one.role is Role.LEVEL and not one.period
    beside = before.sentence == one.sentence and before.depth == one.depth
    return former and beside and GOES_ON.fullmatch(one.lead) is not None


GOES_ON = compiled(r"[、和](?!本年|今年|当年|年末|期末)[^，。；（）]{2,16}")
"""Words before a further member of a list."""


def shelve(levels: Levels, one: Mention) -> None:
    """Index a level by what it is a name of."""
    name = core(one.label)
    levels.by_core.setdefault(name, []).append(one)
    for suffix in SUFFIXES:
        if name.endswith(suffix):
            levels.by_stem.setdefault(name.removesuffix(suffix), []).append(one)


def index(levels: Levels, one: Mention) -> None:
    """Index one level of the prose."""
    name = bare_name(one.label)
    if len(name) >= LEAST_NAME:
        levels.by_name.setdefault(name, []).append(one)
        levels.by_end.setdefault(name[-LEAST_NAME:], []).append(one)
        shelve(levels, one)
    levels.by_value.setdefault(value_key(one.quantity), one)
    if one.quantity.kind is not Kind.MONEY:
        levels.counts.setdefault(counter(one.quantity), []).append(one)
    records = levels.records.setdefault(one.quantity.unit, [])
    if not records or one.quantity.base_value > records[-1].quantity.base_value:
        records.append(one)


def value_key(quantity: Quantity) -> tuple[str, Fraction]:
    """Return what a number counts, and its size."""
    return counter(quantity), quantity.base_value


def column_totals(sheet: Sheet) -> Iterator[tuple[Span, tuple[Mention, ...]]]:
    """Yield for every detail of a table the totals of its column."""
    for at, column in enumerate(sheet.columns):
        line = [(row, cells[at]) for row, cells in zip(sheet.rows, sheet.cells, strict=True)]
        totals = tuple(
            cell_level(cell, row.name, period_of(column, row))
            for row, cell in line
            if cell is not None and row.rank > SUBTOTAL and is_amount(row, column, cell)
        )
        if totals and not sheet.scored:
            yield from ((cell.span, totals) for row, cell in line if cell is not None and row.rank == BODY)


def rows_of(sheet: Sheet) -> Iterator[tuple[Mention, ...]]:
    """Yield the amounts of every row of a table, each of the period that its column names, behind its heading."""
    for row, cells in zip(sheet.rows, sheet.cells, strict=True):
        line = zip(sheet.columns, cells, strict=True)
        yield tuple(
            replace(cell_level(cell, row.name, period_of(column, row)), lead=column.heading)
            for column, cell in line
            if cell is not None and not sheet.scored and is_amount(row, column, cell)
        )


PRIOR_HEADING = compiled(r"上年|去年|上期|上一年|同期|年初|期初")
BLANK_HEADING = compiled(
    r"^(?:(?:19|20)\d{2}年?度?|本年度?|本期|上年度?|上期|去年|同期|期末|期初|年末|年初|金额|数额|数量|合计|预算|决算|执行"
    r"|实际|完成|调整|安排|数|（[^）]*）|[/、])*$"
)
"""Headings of columns that name no amount: its row does."""


def tabled(sheets: Sequence[Sheet]) -> Iterator[Mention]:
    """Yield the amounts of tables as levels, by the names of row, column and both."""
    for sheet in sheets:
        if sheet.scored:
            continue
        for row, cells in zip(sheet.rows, sheet.cells, strict=True):
            for column, cell in zip(sheet.columns, cells, strict=True):
                if cell is not None and is_amount(row, column, cell):
                    for name in dict.fromkeys(names_of(row, column)):
                        yield cell_level(cell, name, period_of(column, row))


def is_amount(row: Entry, column: Entry, cell: Quantity) -> bool:
    """Whether a cell holds an amount rather than a change, a share or a rate."""
    told = {row.role, column.role} & (DERIVED | {"share", "change"})
    return not told and cell.kind not in UNNAMED_KINDS


def names_of(row: Entry, column: Entry) -> Iterator[str]:
    """Yield the names that an amount of a table goes by."""
    heading = BRACKETS.sub("", column.name)
    if BLANK_HEADING.match(heading):
        yield row.name if row.rank == BODY else column.group[0] if column.group else row.name
    elif row.rank == BODY:
        yield row.name
        yield row.name + heading
    else:
        yield heading


def period_of(column: Entry, row: Entry) -> str:
    """Return the period that the head of a column or row names."""
    words = column.heading + row.label
    years = YEAR.findall(words)
    return years[-1] if years else "prior" if PRIOR_HEADING.search(words) else ""


def cell_level(cell: Quantity, name: str, period: str) -> Mention:
    """Read a cell as a level of the prose."""
    return Mention(
        quantity=cell,
        role=Role.LEVEL,
        label=name,
        direction=0,
        base="",
        sentence=0,
        start=0,
        end=0,
        lead=name,
        depth=0,
        reason=False,
        unsure=False,
        period=period,
    )

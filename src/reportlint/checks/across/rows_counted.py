"""How many things a table lists, against the number of them told right before it: 投向六个领域，见下表."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe_count
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.tables.entries import PART_LABEL
from reportlint.facts.tables.grids import Column, Grid, Row
from reportlint.facts.tables.sheets import CODE_HEADER, NIL
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier
from reportlint.patterns import compiled

NEAR = 3
"""Blocks between a table and the words that announce it: a caption, its unit."""
ANNOUNCED = compiled(r"(?:见下表|见表|如下|如表|下表|情况表|附表|明细)[^。]*$|(?:分别|具体)(?:为|是)[：:]?$")
"""Words at the end of a passage that say that the table behind it lists what was counted."""
REFERS = compiled(r"(?:上述|以上|表中|上表(?:所列|中)?)的?")
"""How a passage begins that counts the rows of the table before it."""
WHOLE = compiled(r"(?:共|合计|全[市县区省州镇乡村局院校]|设有?|下辖|辖|分为|分成|涉及|投向)[^，。；\d]{0,8}$")
"""Words before a count of all there is."""
SOME = compiled(r"前[一二三四五六七八九十\d]|部分|节选|主要|重点|典型|示例|排名|例如")
"""Words that say that a table, or a count, leaves some out."""
ALL = compiled(r"^[全总][市县区省州镇乡村街局校院]?$|^合计|总计$")
"""The name of a row that is all the others."""
SORTS = frozenset({"类", "种"})
"""Units that name no thing: the head of the names may be anything."""
HEAD = compiled(r"(?:名称|类别|类型|分类|名)$|（[^（）]*）|[\s　]")
"""What the head of a column of names says besides what they are names of."""
BEHIND = compiled(r"[一-鿿]{0,8}")
"""The words right behind a number: what it counts."""
LEAST, MOST_MISSED = 3, 2
"""Rows that make a list, and how many it may have more or fewer than told and still be the one that was meant."""


@dataclass(frozen=True, slots=True)
class List:
    """A table as a list of names."""

    grid: Grid
    """The table."""
    head: str
    """What heads its names."""
    names: tuple[str, ...]
    """The names, totals left out."""


def rows_counted(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every table whose rows are counted right before it."""
    scored = {sheet.grid.table for sheet in facts.sheets if sheet.scored}
    for grid in facts.grids:
        listed = list_of(grid) if grid.table not in scored else None
        if listed is not None:
            for prose in announcing(facts, grid):
                yield from counted(prose, listed)


def list_of(grid: Grid) -> List | None:
    """Read a table as a list of names, None where its rows have parts, or are not all there."""
    column = next((one for one in grid.columns if not CODE_HEADER.search(one.header)), None)
    if column is None or grid.continues or SOME.search(grid.caption):
        return None
    names = [name_of(row, column) for row in grid.body() if not ALL.search(row.label)]
    whole = all(names) and len(set(names)) == len(names) and not any(map(PART_LABEL.match, names))
    return List(grid, HEAD.sub("", column.header), tuple(names)) if whole and len(names) >= LEAST else None


def name_of(row: Row, column: Column) -> str:
    """Return the name of a row, `` where it has none of its own."""
    slot = row.slot(column)
    name = "" if slot is None or slot.inherited or slot.quantity else slot.text.strip()
    return "" if name in NIL else name


def announcing(facts: Facts, grid: Grid) -> Iterator[Prose]:
    """Yield the passages right before a table, and one right behind it that refers to it: 上述5个项目."""
    near = [one for one in facts.prose if 0 < grid.block - one.blocks[-1] <= NEAR]
    yield from reversed(near)
    yield from (one for one in facts.prose if one.blocks[0] == grid.block + 1 and REFERS.match(one.passage.text))


def counted(prose: Prose, listed: List) -> Iterator[Observation]:
    """Compare the counts of a passage with the length of a list."""
    text = prose.passage.text
    counts = [one for one in prose.mentions if may_count(text, one, listed)]
    length = len(listed.names)
    told = next((one for one in counts if one.quantity.value == length), None)
    if told is not None:
        yield looked(prose, told, listed)
    elif len(counts) == 1 and is_meant(text, counts[0], length):
        yield looked(prose, counts[0], listed)


def may_count(text: str, one: Mention, listed: List) -> bool:
    """Whether a number may count the names of a list: it counts what their head names, or sorts of anything."""
    quantity = one.quantity
    if quantity.kind is not Kind.COUNT or quantity.modifier is not Modifier.NONE or quantity.high is not None:
        return False
    behind = BEHIND.match(text, one.end)
    noun = behind.group() if behind else ""
    if SOME.search(one.lead[-6:]) or noun.startswith(("中", "以上", "以下")):
        return False
    if quantity.unit in SORTS:
        return ANNOUNCED.search(text) is not None
    head = listed.head[-2:]
    return len(head) > 1 and (noun.startswith(listed.head) or noun.endswith(head) or (not noun and head in one.label))


def is_meant(text: str, one: Mention, length: int) -> bool:
    """Whether a number that a list misses was meant to be its length."""
    near = abs(one.quantity.value - length) <= MOST_MISSED
    refers = REFERS.match(text)
    if refers is not None and refers.end() == one.start:
        return near
    return near and (ANNOUNCED.search(text) is not None or WHOLE.search(one.lead) is not None)


def looked(prose: Prose, one: Mention, listed: List) -> Observation:
    """Say how many were told and how many are listed."""
    length, span = len(listed.names), prose.passage.locate(one.start, one.end)
    values = {"count": prose.passage.text[one.start : one.end], "listed": str(length), "items": shown(listed.names)}
    where = Related(listed.grid.span, "表")
    return observe_count(prose, span, int(one.quantity.value), found=length, values=values, where=where)


def shown(names: Sequence[str]) -> str:
    """Print a few names."""
    return "、".join(names[:3]) + ("等" if len(names) > LEAST else "")

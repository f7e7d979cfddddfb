"""Rows of prose as lists: which rows are members of one list, and which may be the row of their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlint.facts.across.levels import Levels
from reportlint.facts.across.rows import Row, alike, same_sort, sort_of
from reportlint.facts.prose.each import times_told
from reportlint.facts.prose.list_members import evenly_joined
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.stocks import BORNE_BY
from reportlint.facts.text.numerals import integer_of
from reportlint.facts.text.passages import Passage
from reportlint.facts.text.proportions import is_proportion
from reportlint.number import AMOUNTS, Kind
from reportlint.patterns import compiled

TOTAL = compiled(r"合计|总计|共计|累计|一共|总共|共$|共为$|共有$")
"""Names of a row that adds others up."""
OTHERS = compiled(r"(?:其余|其他|其它|剩余)[^，。；：、]*$")
"""How the last member begins that adds up all others: …，其余四家合计8篇."""
LONGEST_NAME = 30
"""Characters before a number that may name it."""
MOST_TOTALS = 10
"""Rows before a list that are tried as its total."""
CUE = compiled(r"(?:按|从|分)[^，。；：]{1,14}(?:分|看|划分|分类|构成|来看)，|中[，：]|^分[^，。；]{1,8}看，|：$")
"""Words before a list that divides something."""
ETC = r"等(?:[^级次额于待候值]|$)"
"""What names more members before a list or right behind the last of them, and inside a name only more of that one."""
INCOMPLETE = compiled(r"主要(?:用于|包括|是|为|有)|不含|另有|(?<![两二三四五六七八九个])(?<!各[得占有]一)部分")
"""Words of a list that is not all, wherever they stand in it."""
NAMED_REST = compiled(r"[，、；]?(?:其余|其他|剩余)[^，。；\d]{0,12}[，。；]")
"""What follows a list that names the rest without a number: …，其余为杂粮."""
HAND = compiled(r"自[评查报]|初[评审]|[复终][评审核]|核定|审定|[县市省州]级|专家|[评考]\w组")
"""Words for who looked."""
SHARES_NAMED = compiled(r"占比|比重|比例|结构|构成|份额|之比")
"""Words before percentages that are shares."""
STATED = {Role.LEVEL, Role.TO}
"""Parts of numbers that say how much there is."""
SAID = compiled(r"(?:(?<!公)共|合计|总计|累计|总[^，。；\d]{1,4})[^，。；\d]{0,10}$")
"""Words before a number that is the total of what follows."""
DIVIDED = compiled(
    r"(?:从[^，。；：]{1,10}(?:看|来看|划分)[，：]|按[^，。；：]{2,12}[：]|按[^，。；：]{1,10}(?:分|划分|分类)[，：]"
    r"|由?[两二三四五六七八九]个?(?:部分|板块|渠道|来源)[^，。；：\d]{0,6}：)[^，。；]{0,14}$"
)
"""Words right before a list that say by what all of something is divided."""
INCLUDES = compiled(r"^(?:含|含有|包含|包括|如|另|又|即)")
"""How a bracket begins that says of some of an amount what it is."""
HOW_MANY = compiled(
    r"(?:^|[，。；：由将分为])(?:以上|上述|其|按|共)?(?P<number>[两二三四五六七八九十]|\d{1,2})"
    r"[个家项类种所处座镇乡村县区市院校期批大方支][^，。；：\d等]{0,14}：[^，。；：]*$"
)
"""Words right before a list that say of how many things all of it is."""
HEADS = {Role.LEVEL, Role.CHANGE}
"""Parts of numbers that begin a row of a list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of one list with the rows that may be their total."""

    items: tuple[Row, ...]
    """The members, at least two."""
    totals: tuple[Row, ...]
    """Rows that may add them up, likeliest first."""
    declared: bool
    """Whether words like 其中 tie the list to the first of them."""
    cued: bool
    """Whether words say that the list is a way of dividing something: 按…分, 从…看, …中，."""
    open: bool
    """Whether words say that it is not all: 等, 主要."""
    tentative: bool = False
    """Whether the total is itself one of the like rows, so that only arithmetic makes it one."""
    said: bool = False
    """Whether the first of them says that it is the total of the list that fills its sentence: 共26个，甲类7个，…."""
    divided: bool = False
    """Whether words right before it say by what all of something is divided: 从年龄看，按处理方式：."""
    counted: bool = False
    """Whether words right before it say of how many things all of it is: 四家院团各得一部分：."""
    enclosed: bool = False
    """Whether it fills a bracket right behind an amount of its sort: 教学班57个（小学24个、初中33个）."""


def seen_by_several(items: Sequence[Row]) -> bool:
    """Whether rows tell what several hands found of the same things: 自评未扣分的13项，复评未扣分的4项."""
    hands = {HAND.search(row.label) is not None for row in items}
    return hands == {True} and len({HAND.sub("", row.label) for row in items}) == 1


def find_listings(
    rows: Sequence[Row], passages: Sequence[Passage], siblings: Sequence[Sequence[int]], levels: Levels
) -> Iterator[Listing]:
    """Yield the lists of a document; `siblings` names for each passage the lists of paragraphs it may belong to."""
    for at in range(len(rows)):
        yield from split_listings(rows, at, passages)
        if begins_chain(rows, at):
            yield from chain_listings(rows, at, passages)
    yield from item_listings(rows, passages, siblings)
    yield from zipped_listings(rows, passages, levels)


def zipped_listings(rows: Sequence[Row], passages: Sequence[Passage], levels: Levels) -> Iterator[Listing]:
    """Yield the lists whose shares stand in a row of their own: …分别为a、b和c，占…的p、q和r.

    Which numbers the shares belong to is left to arithmetic where several will do.
    """
    for at, row in enumerate(rows):
        for start in dict.fromkeys(cell.run for cell in row.cells if is_share_run(cell)):
            shares = [cell for cell in row.cells if cell.run == start]
            for parts in partners(rows[max(0, at - 8) : at + 1], shares, levels):
                items = [
                    replace(row, cells=(part, replace(share, natural=Role.SHARE, role=Role.LISTED)))
                    for part, share in zip(parts, shares, strict=True)
                ]
                made = listing(items, rows, at, passages)
                own = tuple(cell for cell in row.cells if cell.start < parts[0].start)
                totals = (replace(row, cells=own), *made.totals) if own else made.totals
                yield replace(made, totals=totals, declared=False, tentative=True)


def is_share_run(cell: Mention) -> bool:
    """Whether a member of a run of percentages is a share: by its words, or because it stands in a proportion."""
    if cell.natural is Role.SHARE:
        return True
    if cell.run < 0 or cell.quantity.kind is not Kind.RATIO:
        return False
    return is_proportion(cell.quantity) or SHARES_NAMED.search(cell.lead) is not None


def partners(rows: Sequence[Row], shares: Sequence[Mention], levels: Levels) -> Iterator[Sequence[Mention]]:
    """Yield the amounts that some shares may belong to, as many as these: by name, by row, or next before them."""
    size, first = len(shares), shares[0].start
    near = [row for row in rows if row.passage == rows[-1].passage]
    before = [cell for row in near for cell in row.cells if cell.start < first and cell.part in STATED]
    before = [cell for cell in before if not cell.reason and cell.quantity.kind in AMOUNTS]
    if before:
        alike = [cell for cell in before if same_sort(cell, before[-1]) and cell.part is before[-1].part]
        for back in range(min(3, len(alike) - size + 1)):
            yield alike[len(alike) - size - back : len(alike) - back]
        heads = [row.cells[0] for row in outermost(near) if row.cells[0] in alike]
        if len(heads) >= size:
            yield heads[-size:]
    named = [called for share in shares for called in named_parts(share, levels)]
    if len(named) == size:
        yield named


def outermost(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows that are no list inside the row before them: 第二产业412亿元，其中工业337亿元."""
    before: Row | None = None
    for row in rows:
        inner = before is not None and row.opened and row.clause == before.clause
        if row.bracket < 0 and not inner:
            yield row
        before = row


def named_parts(share: Mention, levels: Levels) -> list[Mention]:
    """Return the level that bears the name a share has in the list before it."""
    return levels.bearing(share.label, share.quantity.span.start)[:1] if share.label else []


def linked(one: Row, other: Row) -> bool:
    """Whether a row is the next of the same list inside a passage: a ； stands between them."""
    return one.passage == other.passage and one.bracket == other.bracket and one.sentence == other.sentence


def begins_chain(rows: Sequence[Row], at: int) -> bool:
    """Whether a row opens a run of like rows."""
    before = previous(rows, at)
    return before is None or rows[at].opened or not (linked(before, rows[at]) and alike(before, rows[at]))


def previous(rows: Sequence[Row], at: int) -> Row | None:
    """Return the row before one in the same passage and bracket."""
    for row in reversed(rows[max(0, at - 6) : at]):
        if row.passage != rows[at].passage:
            return None
        if row.bracket == rows[at].bracket:
            return row
    return None


def chain_listings(rows: Sequence[Row], at: int, passages: Sequence[Passage]) -> Iterator[Listing]:
    """Yield the run of rows between ； that begins at a row."""
    items, places = [rows[at]], [at]
    inner = at + 1
    while inner < len(rows) and rows[inner].passage == items[0].passage:
        row = rows[inner]
        if row.bracket == items[0].bracket:
            if row.opened and row.clause == items[-1].clause:
                # a list inside the item: its parts are no members
                inner += 1
                continue
            if not (linked(items[-1], row) and alike(items[0], row)):
                break
            items.append(row)
            places.append(inner)
        inner += 1
    if len(items) > 1:
        yield from with_head(items, rows, places, passages)
        if headed_by_colon(items[0], passages):
            yield colon_listing(items, rows, at, passages)


def headed_by_colon(row: Row, passages: Sequence[Passage]) -> bool:
    """Whether a row opens with the total of what follows: 在校学生21,846人：本科生17,362人，占79.5%；研究生…."""
    if len(row.cells) < 2 or not same_sort(*row.cells[:2]):
        return False
    head, first = row.cells[:2]
    return head.part is first.part is Role.LEVEL and "：" in passages[row.passage].text[head.end : first.start]


def colon_listing(items: Sequence[Row], rows: Sequence[Row], at: int, passages: Sequence[Passage]) -> Listing:
    """Read the number before a colon as the total of the rows behind it."""
    total, first = replace(items[0], cells=items[0].cells[:1]), replace(items[0], cells=items[0].cells[1:])
    made = listing([first, *items[1:]], rows, at, passages)
    return replace(made, totals=(total, *made.totals), declared=True, cued=True)


BARE_TARGET = compiled(r"(?:年度|考核)?(?:指标|目标|计划|任务)(?:值|数)?")
"""Names of what should have been, which is no member of a list of what is: 18篇（SCI收录12篇，指标10篇）."""


def split_listings(rows: Sequence[Row], at: int, passages: Sequence[Passage]) -> Iterator[Listing]:
    """Yield the members of a list inside one row: 公安类198件、人社类96件、其他25件."""
    row = rows[at]
    heads = [
        index
        for index, cell in enumerate(row.cells)
        if cell.part in HEADS
        and (cell.label or cell.role is Role.LISTED or cell.quantity.kind is Kind.COUNT)
        and not cell.reason
        and not (cell.depth and BARE_TARGET.fullmatch(cell.label))
    ]
    text = passages[row.passage].text
    heads = [index for index in heads if not says_of_how_many(text, row.cells[index])]
    # what a dash sets behind the last member divides that one: …，移送21件——拘留15件、刑事6件
    keys = {at: (sort_of(row.cells[at]), text.count("——", row.start, row.cells[at].start)) for at in heads}
    for _, group in groupby(heads, key=keys.__getitem__):
        indices = list(group)
        if len(indices) < 2:
            continue
        stops = [*indices[1:], len(row.cells)]
        parts = [
            Row(row.passage, row.cells[start:stop], row.bracket, row.opened, row.clause, row.cells[start].sentence)
            for start, stop in zip(indices, stops, strict=True)
        ]
        own = [part for part in parts if TOTAL.search(part.label) and not is_of_others(text, part.start)]
        members = [part for part in parts if part not in own]
        if len(members) > 1:
            before = Row(row.passage, row.cells[: indices[0]], row.bracket, row.opened, row.clause, row.sentence)
            made = listing(members, rows, at, passages)
            extra = (*own, *((before,) if before.cells else ()))
            told = own[:1] if own and own[0].start < members[0].start else []
            said = any(SAID.search(part.cells[0].lead) for part in told)
            yield replace(
                made,
                totals=(*extra, *made.totals),
                declared=made.declared and not extra,
                said=said and fills_sentence(passages[row.passage].text, members),
                enclosed=not own and fills_bracket(passages[row.passage].text, row, members),
            )
            if len(members) > 2 and not own:
                yield headed(members, made, passages)


def says_of_how_many(text: str, cell: Mention) -> bool:
    """Whether a number in words only says how many others there are: 其余四个单位合计8篇."""
    return not text[cell.start].isdigit() and is_of_others(text, cell.start)


def is_of_others(text: str, at: int) -> bool:
    """Whether the clause of a number tells of all others."""
    return OTHERS.search(text, max(0, at - LONGEST_NAME), at) is not None


def headed(members: Sequence[Row], made: Listing, passages: Sequence[Passage]) -> Listing:
    """Read the first member as the total of the others: 公务用车26辆：执法用车18辆、通信用车8辆."""
    first, second = members[0].cells[-1], members[1]
    totals = [member for member in members if SAID.search(member.cells[0].lead)]
    between = passages[second.passage].text[first.end : second.start]
    colon = "：" in between
    text = passages[second.passage].text
    parts = members[1:]
    even = evenly_joined(text, [member.cells[0] for member in parts]) if colon else len(parts)
    return replace(
        made,
        items=tuple(parts[:even]) if even > 1 else tuple(parts),
        totals=(members[0],),
        declared=colon,
        cued=colon,
        tentative=not colon,
        said=totals == [members[0]] and fills_sentence(text, members[1:]),
    )


def fills_sentence(text: str, members: Sequence[Row]) -> bool:
    """Whether a list of single numbers, one next to the other, ends its sentence."""
    plain = all(len(member.cells) == 1 for member in members)
    behind = compiled(r"[。；]").split(text[members[-1].cells[-1].end :], maxsplit=1)[0]
    return plain and len(behind) <= 1


def fills_bracket(text: str, row: Row, members: Sequence[Row]) -> bool:
    """Whether single numbers, one next to the other, are all that stands in a bracket, and no word says 含."""
    plain = row.bracket >= 0 and len(members) == len(row.cells)
    closed = text.startswith("）", members[-1].cells[-1].end)
    return plain and closed and not INCLUDES.match(text[row.bracket + 1 :])


def listing(items: Sequence[Row], rows: Sequence[Row], at: int, passages: Sequence[Passage]) -> Listing:
    """Make a list of rows, with the rows before it that may be its total and a total right behind it."""
    first, last = items[0], items[-1]
    text = passages[first.passage].text
    behind = [
        row
        for row in rows[at : at + len(items) + 4]
        if row.passage == first.passage
        and row.start > last.start
        and TOTAL.search(row.label)
        and not BORNE_BY.search(text, last.cells[-1].end, row.start)
    ]
    before = list(earlier(rows, at))
    lead = text[: first.start][-60:]
    stretch = text[first.start : last.cells[-1].end + 3]
    return Listing(
        items=tuple(items),
        totals=tuple([*behind[:1], *before] if behind else before),
        declared=first.opened and not behind and bool(before) and before[0].clause == first.clause,
        cued=bool(CUE.search(lead) or first.opened),
        divided=bool(DIVIDED.search(lead)),
        counted=says_how_many(lead, items),
        open=bool(
            INCOMPLETE.search(stretch) or INCOMPLETE.search(lead[-12:]) or compiled(ETC).search(opening(lead)[-12:])
        )
        or compiled(ETC).match(text[last.cells[-1].end :]) is not None
        or NAMED_REST.match(text, last.cells[-1].end) is not None
        or any(times_told(text, cell) > 1 for row in items for cell in row.cells)  # 甲所、乙所各1家 is more than one
        or seen_by_several(items),
    )


def opening(lead: str) -> str:
    """Return the words before a list without the name of its first member."""
    return lead[: max((match.end() for match in compiled(r"[，：；。]|其中").finditer(lead)), default=len(lead))]


def says_how_many(lead: str, items: Sequence[Row]) -> bool:
    """Whether words before a list end in a colon and say of how many all of it is: 三个单位的人员分布为：."""
    match = HOW_MANY.search(lead)
    return match is not None and integer_of(match["number"]) == len(items)


def earlier(rows: Sequence[Row], at: int) -> Iterator[Row]:
    """Yield the rows before one, nearest first; inside a bracket the row around it comes first."""
    own = rows[at]
    for row in reversed(rows[max(0, at - MOST_TOTALS) : at]):
        if own.bracket >= 0 and row.bracket == own.bracket and row.start >= own.start:
            continue
        yield row


def item_listings(
    rows: Sequence[Row], passages: Sequence[Passage], siblings: Sequence[Sequence[int]]
) -> Iterator[Listing]:
    """Yield the lists whose members are numbered items, or paragraphs of one shape."""
    first_rows: dict[int, int] = {}
    for at, row in enumerate(rows):
        first_rows.setdefault(row.passage, at)
    by_list: dict[int, list[int]] = {}
    for passage, at in first_rows.items():
        for name in siblings[passage]:
            by_list.setdefault(name, []).append(at)
    for starts in by_list.values():
        for _, run in groupby(starts, key=lambda at: shape(rows[at])):
            members = list(run)
            if len(members) > 1:
                yield from with_head([rows[at] for at in members], rows, members, passages)


def with_head(
    items: Sequence[Row], rows: Sequence[Row], places: Sequence[int], passages: Sequence[Passage]
) -> Iterator[Listing]:
    """Yield a list as it is, and without its first row where that may be the total of the rest."""
    yield listing(items, rows, places[0], passages)
    if len(items) > 2:
        yield replace(listing(items[1:], rows, places[1], passages), tentative=True)


def shape(row: Row) -> str:
    """Name the sort of number a row begins with."""
    return sort_of(row.cells[0])


def with_named_totals(one: Listing, levels: Levels) -> Listing:
    """Add what the members may be shares of, wherever it stands: by its name (占余额的5.6%), or as their sum."""
    shares = [(cell.label, row) for row in one.items for cell in row.cells if cell.part is Role.SHARE]
    if not shares:
        return one
    name, row = shares[0]
    parts = [next((cell for cell in row.cells if cell.part in STATED), row.cells[0]) for _, row in shares]
    first = parts[0].quantity
    found = levels.ending(name, first, first.span.start) if name else []
    whole = levels.adding_up([part.quantity for part in parts])
    found = [*found, *([whole] if whole else [])]
    return replace(one, totals=(*one.totals, *(replace(row, cells=(level,)) for level in found)))

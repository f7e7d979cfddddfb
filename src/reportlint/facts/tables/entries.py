"""The rows and columns of a sheet by their words: names, levels, totals, and the part each plays.

A row is named by its label, a column by its headers; what stands in either when numbers are added and compared is read
from words, list numbers, codes and indentation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportlint.facts.tables.grids import MARKED, Column, Row
from reportlint.facts.text.passages import REMARK
from reportlint.facts.text.sections import TOKEN
from reportlint.model import Document
from reportlint.patterns import Pattern, compiled

BODY, SUBTOTAL, TOTAL, GRAND = range(4)
"""Ranks: a detail, 小计, 合计, 总计."""

GRAND_LABEL = compiled(r"(?:总计|总合计|合计总)$")
TOTAL_LABEL = compiled(r"(?:合计|总计|共计)(?:数|额)?$|^(?:合|总|共)$|^(?:全部|汇总|总数|总和)$")
SUBTOTAL_LABEL = compiled(r"小计(?:数|额)?$")
PART_LABEL = compiled(r"^(?:（?其中|[#＃*])：?")
INCLUDED_LABEL = compiled(r"^(?:含|包括|内含)：?")
DEDUCTION = compiled(r"^减：?")
ADDITION = compiled(r"^加(?![装强快固大密工权盟入班油速压深挂热]|计扣除)：?")
TAKEN_OFF = compiled(r"^倒?扣减?分(?!项|事|原|依|标|说)")
PUT_ON = compiled(r"^(?:奖励|附加|激励)(?:加?分)(?!项|事|原|依|标|说)")
"""The names of marks that are taken off the others, and of those that are added to them."""
COLUMN_ROLES: tuple[tuple[str, Pattern], ...] = (
    ("index", compiled(r"指数|系数|名次|排名|位次|栏次|序号|行次")),
    ("points", compiled(r"百分点")),
    ("share", compiled(r"占|比重|构成比|份额|结构")),
    (
        "average",
        compiled(
            r"平均|[人户笔亩件次位生校村镇县乡床台辆栋座]均|均(?:价|值|数)|单价|标准(?:（|/|$)|最高|最低|中位|每|价格|年龄|强度|倍|[^占同环对百]比$"
        ),
    ),
    (
        "rate",
        compiled(
            r"(?:增|减|升|降|涨|变动|变化|同比|环比|±)[^额数]{0,6}(?:率|幅|%|比例)|增幅|降幅|涨幅|^同比$|(?:收入|支出|金额)同比$|增速"
        ),
    ),
    (
        "completion",
        compiled(
            r"率|进度|满意度|完成.{0,4}%|完成(?:年初|年度|全年|调整后?)?的?(?:预算|计划|目标|任务)数?的?（?%|为.{0,6}%|比例"
        ),
    ),
    (
        "change",
        compiled(
            r"增减|增加|减少|变动|变化|增长|下降|差额|差异|超支|调整|增量|增额|净增|增支|减支|增收|多收|少收|短收|±|\+-|比上年|较上年|同比"
        ),
    ),
)
"""The part a column plays, and the words in its heading that say so; the first that fits counts."""
NO_FUND = r"(?!(?:财政|公用经费)?(?:拨款|补助|补贴|资金))"
"""What never follows in the name of an average: 生均拨款 is a fund."""
NOT_TOLD = r"(?!较?[慢快高低]|偏|过|缓|滞|不|未|达不)"
"""What never follows in the name of a rate: 支出进度缓慢 is a fault that is counted."""
ROW_ROLES: tuple[tuple[str, Pattern], ...] = (
    ("index", compiled(r"指数$|系数$|名次|排名|位次|^[栏行]次")),
    ("share", compiled(r"占比|比重|^占.*(?:比例|%|的)")),
    ("average", compiled(rf"^平均|平均(?:值|数|水平)?$|[人户笔亩生校村床台辆]均{NO_FUND}|均值$|单价$")),
    (
        "rate",
        compiled(
            r"(?:增减|增长|变动|下降|升降|增减变动)(?:率|幅度|幅|速度|百分比|（?%)|增速|增幅|降幅|^(?:同比|环比)(?!.*额)|±%"
        ),
    ),
    (
        "completion",
        compiled(rf"(?:(?:完成|执行|到位|支付|使用|覆盖|达标|合格|整改|办结)率|(?:支出|支付)进度){NOT_TOLD}"),
    ),
    (
        "change",
        compiled(r"^(?:比|较).*(?:增减|增加|减少)|增减(?:额|数)?$|增加额|减少额|差额$|变动额$|净增(?:加|减)?额?$"),
    ),
)
"""The same for rows, whose names use such words more freely."""
DERIVED = frozenset({"index", "points", "average", "completion", "rate"})
"""Parts whose numbers are never added up."""
LEAST_CODED = 3 / 5
"""Share of rows that must carry codes for codes to tell the levels."""
TOKEN_ORDER = ("part", "formal", "first", "second", "decimal", "third", "fourth", "fifth", "circled")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row or one column of a sheet."""

    label: str
    """As printed, the group it stands in left out."""
    name: str
    """Its label without list number, 其中, 加, 减, remarks and units."""
    heading: str
    """All the words above or beside it, groups included."""
    full: str = ""
    """Its name with its remarks: 因公出国（境）费."""
    group: tuple[str, ...] = ()
    """The headings it shares with its neighbours, outermost first."""
    rank: int = BODY
    """BODY, SUBTOTAL, TOTAL or GRAND, by its words."""
    depth: int = 0
    """Its level among details, by codes, list numbers or indentation; 0 is the highest."""
    loose: bool = False
    """Whether its depth is a guess: a row without a number below a numbered one."""
    part: bool = False
    """Whether it says that it is only a part: 其中."""
    sign: int = 0
    """+1 after 加, -1 after 减, 0 where neither is said."""
    role: str = ""
    """`share`, `change`, `rate`, `completion`, `points`, `average`, `index` or ``, by its words."""
    percent: bool = False
    """Whether most of its numbers are percentages."""
    known: str = ""
    """The canonical name of a column, `` where the vocabulary knows none."""

    @property
    def aside(self) -> bool:
        """Whether its numbers are no amounts: averages, rates, ranks."""
        return self.role in DERIVED or (self.percent and self.role != "share")


def row_entries(
    document: Document, kept: Sequence[tuple[Row, str, tuple[str, ...]]], names: Sequence[Column]
) -> list[Entry]:
    """Name the rows and tell their levels."""
    entries = [entry_of(label, "".join((*group, label)), group, ROW_ROLES) for _, label, group in kept]
    codes = [code_of(row, label, names) for row, label, _ in kept]
    bodies = [number for number, entry in enumerate(entries) if entry.rank == BODY]
    if sum(bool(codes[number]) for number in bodies) >= LEAST_CODED * len(bodies) > 0:
        return with_depths(entries, code_depths(codes))
    tokens = [token_of(entry.label) for entry in entries]
    if len({token for token in tokens if token}) > 0 and sum(map(bool, tokens)) > 1:
        return with_tokens(entries, tokens)
    indents = [indent_of(document, row, names) for row, _, _ in kept]
    if any(indents[number] for number in bodies):
        steps = sorted({indents[number] for number in bodies})
        return with_depths(entries, {number: steps.index(indents[number]) for number in bodies})
    return entries


def entry_of(label: str, heading: str, group: tuple[str, ...], roles: Sequence[tuple[str, Pattern]]) -> Entry:
    """Read the words of a row or column."""
    plain = label
    part = bool(PART_LABEL.match(plain))
    plain = PART_LABEL.sub("", plain)
    if token := TOKEN.match(plain):
        plain = plain[token.end() :]
    part = part or bool(PART_LABEL.match(plain) or INCLUDED_LABEL.match(plain))
    plain = INCLUDED_LABEL.sub("", PART_LABEL.sub("", plain))
    sign = sign_of(plain)
    plain = ADDITION.sub("", DEDUCTION.sub("", plain))
    full = compiled(r"^\d{3,7}(?=\D)").sub("", plain).strip("：、，.．")
    name = REMARK.sub("", full).strip("：、，.．）")
    marked = roles is ROW_ROLES and MARKED.search(label)
    said = label if roles is ROW_ROLES else heading
    role = "" if marked else next((role for role, words in roles if words.search(said)), "")
    return Entry(label, name, heading, full, group, rank_of(label), part=part, sign=sign, role=role)


def sign_of(label: str) -> int:
    """Return -1 for what a label says to be taken off, 1 for what it says to be added, 0 where it says neither."""
    if DEDUCTION.match(label) or TAKEN_OFF.match(label):
        return -1
    return 1 if ADDITION.match(label) or PUT_ON.match(label) else 0


def rank_of(label: str) -> int:
    """Tell totals from details by their words."""
    bare = REMARK.sub("", label).replace("：", "").replace(" ", "")
    if SUBTOTAL_LABEL.search(bare):
        return SUBTOTAL
    if GRAND_LABEL.search(bare):
        return GRAND
    return TOTAL if TOTAL_LABEL.search(bare) else BODY


def code_of(row: Row, label: str, names: Sequence[Column]) -> str:
    """Return the code of a row: in columns of its own (201 | 03 | 01), or in front of its name."""
    texts = [slot.text for column in names if (slot := row.slots[column.index]) is not None and slot.text]
    digits = list(dict.fromkeys(text for text in texts if text.isdigit()))
    if not digits:
        match = compiled(r"\d{3,7}(?=\D)").match(label)
        return match.group() if match else ""
    code = digits[0]
    for more in digits[1:]:
        code = more if more.startswith(code) else code + more
    return code


def code_depths(codes: Sequence[str]) -> Mapping[int, int]:
    """Return the level of every code by its length; serial numbers and codes of one length tell none."""
    lengths = sorted({len(code) for code in codes if code})
    if len(lengths) < 2 or all(len(code) < 3 for code in codes):
        return {}
    return {number: lengths.index(len(code)) for number, code in enumerate(codes) if code}


def with_depths(entries: Sequence[Entry], depths: Mapping[int, int]) -> list[Entry]:
    """Give entries their levels; totals stand at the highest."""
    return [
        replace(entry, depth=depths.get(number, 0)) if entry.rank == BODY else entry
        for number, entry in enumerate(entries)
    ]


def token_of(label: str) -> str:
    """Return the style of a label's list number, `` where it has none."""
    match = TOKEN.match(PART_LABEL.sub("", label))
    return match.lastgroup or "" if match else ""


def with_tokens(entries: Sequence[Entry], tokens: Sequence[str]) -> list[Entry]:
    """Give entries the level of their list number; those without one stand below the numbered row above them."""
    styles = [style for style in TOKEN_ORDER if style in tokens]
    leveled: list[Entry] = []
    above: int | None = None
    for entry, token in zip(entries, tokens, strict=True):
        if entry.rank != BODY:
            above = None
            leveled.append(entry)
        elif token:
            above = styles.index(token)
            leveled.append(replace(entry, depth=above))
        else:
            leveled.append(entry if above is None else replace(entry, depth=above + 1, loose=True))
    return leveled


def indent_of(document: Document, row: Row, names: Sequence[Column]) -> int:
    """Return how far the name of a row stands from the edge of its cell, in half-width characters."""
    slot = next((slot for column in names if (slot := row.slots[column.index]) is not None and slot.text), None)
    if slot is None:
        return 0
    before = document.text[max(0, slot.cell.span.start - 24) : slot.cell.span.start]
    blanks = before[len(before.rstrip(" 　\u00a0\u2002\u2003")) :]
    inside = compiled(r"(?:&nbsp;|&emsp;|&ensp;|　)*").match(document.text[slot.cell.span.start : slot.cell.span.end])
    marks = inside.group().count("&") + 2 * inside.group().count("　") if inside else 0
    return 2 * blanks.count("　") + max(0, len(blanks) - blanks.count("　") - 1) + marks


def column_entries(columns: Sequence[Column]) -> list[Entry]:
    """Name the columns by their headers, groups first."""
    entries = []
    for column in columns:
        label = column.path[-1] if column.path else ""
        entry = entry_of(label, "".join(column.path), column.path[:-1], COLUMN_ROLES)
        entries.append(replace(entry, known=column.name or ""))
    return entries

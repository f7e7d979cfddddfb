"""What the prose says of ranked units: 柳河镇：基础分92.4分，加1.5分、扣1.3分，综合得分92.6分.

Whose mark one is, is told by the unit named last before it in its sentence, else by the one that the passage opens
with or stands under; what it is, by the words right before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from operator import itemgetter

import regex

from reportlint.facts.scores.rankings import Ranked
from reportlint.facts.scores.score_words import SHARE_BEHIND
from reportlint.facts.text.passages import FINAL_REMARK, Passage
from reportlint.number import Quantity
from reportlint.patterns import compiled

LEAST_NAME = 2
"""Characters of the name of a unit."""
SEAT = compiled(r"^[省市州县区旗镇乡](?=[\u4e00-\u9fff]{3,})")
"""What the text may leave out of a name: 水利局 for 县水利局."""
LIST_NUMBER = compiled(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]\s*")
"""The number of an item."""
JOINS = compiled(r"[、和与及](?:其中)?")
"""What joins the names of several units."""
EACH = compiled(r"各|均|都|同[为样]|并列")
"""Words by which each of several units has a mark."""
OBJECT = compiled(r"(?:比|较|与|跟|距|同|除|超过|低于|高于|落后)$")
"""Words before a unit that is only compared with."""
REASON = compiled(r"其中|因|由于|系|涉及|包括|如|一次|首次|再|又|另|（")
"""Words of a clause that tells one of the reasons of a mark."""
OTHER_TIME = compiled(r"上一?年|去年|上年度|上一?[轮季期]|上次|往年|原[来先]|若|如果|预计|力争|目标")
"""Words of marks of another time, or of none."""
PART_TIME = compiled(r"[上下]半年|[一二三四1-4]季度|(?<!\d)\d{1,2}月")
"""Words of marks that may be those of a part of the time."""
YEAR_BEFORE_MARK = compiled(r"((?:19|20)\d\d)年")
"""A year before a mark."""
AVERAGED = compiled(r"(?:平均|[年季月]均)(?:为|的)?$|第[一二三四五六七八九十\d]{1,2}[名位]的?$")
"""Words right before what several marks come to on average, or that of a place: 三年平均综合得分, 第三名总得分."""
PER_CASE = compiled(r"每[^，。；]{0,16}$")
"""Words before what one case costs."""
MOVED = compiled(r"[多少低高提降升]$")
"""What stands before a verb that only compares: 多扣0.6分."""
SEVERAL = compiled(r"(?:[一二两三四五六七八九十\d][个家所]|全[省市县区镇乡校局部年]|各|以上)[^，。；]{0,8}$")
"""Words before what several units have together."""
CASES = compiled(r"\d(?:次|件|处|起|例|篇|批次)")
"""A number of cases: what is told behind it is what these cost."""


class Part(Enum):
    """What a mark of a unit is."""

    BASE = "基础分"
    ADDED = "加分"
    TAKEN = "扣分"
    TOTAL = "总分"
    GAINED = "净加分"
    LOST = "净扣分"


BEHIND = r"(?:了|掉|去|共|计|合计|累计|总计|为|是|达|：|得分?)*$"
CUES = {
    Part.GAINED: compiled(rf"净[加增]分?{BEHIND}"),
    Part.LOST: compiled(rf"净[扣减]分?{BEHIND}"),
    Part.ADDED: compiled(rf"(?:(?<![增追参])加|奖励加?|附加)分?{BEHIND}"),
    Part.TAKEN: compiled(rf"(?:(?<!核)(?:倒?扣减?|扣除)|(?<![核递])减|丢|失)分?{BEHIND}"),
    Part.TOTAL: compiled(
        rf"(?:(?:综合|最终|最后|考核|考评|年终|年度|测评|合计)+(?:总?得分|总?成绩|总?评分|总分|计分|分)|总得分|总分|总成绩){BEHIND}"
    ),
}
"""Part of a unit's mark → the words right before it."""
ALONE = compiled(r"[，：（]?(?:各|均|都|全年|年度|本年度?|共计?|合计|累计|总共|一共|仅|只|也)*")
"""What may stand between a unit and the words of its mark, where nothing else is spoken of."""


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A mark that the prose gives a unit."""

    units: tuple[str, ...]
    """Whose it may be, the likeliest first."""
    shared: bool
    """Whether each of these has it."""
    part: Part
    """What it is."""
    said: Quantity
    """The mark."""
    sure: bool
    """Whether it is the unit's whole mark of that kind: nothing else is spoken of."""
    reason: bool = False
    """Whether its clause tells one of several reasons."""


@dataclass(frozen=True, slots=True)
class Name:
    """A unit named in a passage."""

    unit: str
    """Its name in the tables."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""


TOPIC = compiled(
    r"(?:分值)?(?:最|较|居|排|列|在\d|前|后|超过|高于|低于)[^，。；：]{0,12}(?:[是为有：]|依次|分别|的|，)*$"
)
"""Words behind what a list of units is about."""
BESIDE = compiled(r"[（，]?(?:为|分别为)?")
"""What stands between a unit in such a list and its mark."""


class UnitNames:
    """The names of ranked units, as they are found in texts; lives only while a document is read."""

    def __init__(self, ranked: Sequence[Ranked]) -> None:
        """Collect the names with what the text may call them."""
        self.known: dict[str, str] = {}
        units = [one.unit for one in ranked]
        for shorten in (None, FINAL_REMARK, SEAT):
            for unit in dict.fromkeys(units):
                name = shorten.sub("", unit) if shorten else unit
                if len(name) >= LEAST_NAME and not name.isdigit():
                    self.known.setdefault(name, unit)
        words = sorted(self.known, key=len, reverse=True)
        self.pattern = regex.compile("|".join(map(regex.escape, words))) if words else None
        headings = [one.headings for one in ranked]
        self.cues = dict(CUES)
        if bases := {base for base, _ in headings if base}:
            self.cues[Part.BASE] = regex.compile(rf"(?:{'|'.join(map(regex.escape, bases))}){BEHIND}")
        if wholes := {whole for _, whole in headings if whole.endswith("分") and len(whole) > LEAST_NAME}:
            own = "|".join(map(regex.escape, wholes))
            self.cues[Part.TOTAL] = regex.compile(rf"(?:{own}){BEHIND}|{CUES[Part.TOTAL].pattern}")

    def find(self, text: str) -> list[Name]:
        """Return the units named in a text, in order."""
        matches = self.pattern.finditer(text) if self.pattern else ()
        return [Name(self.known[match.group()], match.start(), match.end()) for match in matches]

    def part_of(self, lead: str) -> tuple[Part, int] | None:
        """Return what a mark is by the words before it, and where these begin; None where they do not say."""
        found = ((part, match.start()) for part, cue in self.cues.items() if (match := cue.search(lead)))
        return min(found, key=itemgetter(1), default=None)

    def topic_of(self, lead: str) -> Part | None:
        """Return what the marks behind the units of a list are by the words that open it: 扣分较多的有."""
        match = TOPIC.search(lead)
        cue = self.part_of(lead[: match.start()]) if match else None
        return cue[0] if cue else None


def find_unit_marks(
    passage: Passage, marks: Sequence[Quantity], title: str, year: int | None, names: UnitNames
) -> Iterator[UnitMark]:
    """Yield the marks that a passage gives units; `title` is the heading it stands under, `year` that of the report."""
    text = passage.text
    found = names.find(text)
    head = head_of(text, found, title, names)
    told: dict[int, list[UnitMark]] = {}
    for mark in marks:
        at, end = passage.find(mark.extent)
        first = text.rfind("。", 0, at) + 1
        before = [one for one in found if first <= one.start and one.end <= at]
        cue = names.part_of(text[first:at])
        part, start = (cue[0], first + cue[1]) if cue else (listed(text, first, at, before, names), at)
        lead = text[first:start]
        aside = SHARE_BEHIND.match(text, end) or text.startswith(("/", "×"), end)
        if part is None or aside or is_of_none(lead, text[first:at], year):
            continue
        units, shared, behind = owners(text, [one for one in before if one.end <= start], head)
        if not units or (behind < 0 and SEVERAL.search(lead)):
            continue
        alone = behind >= 0 and ALONE.fullmatch(text, behind, start) is not None
        beside = {one.unit for one in before if one.start > text.rfind("；", first, start)}
        if cue and not alone and len(beside | {head} - {""}) > 1:
            continue  # behind the marks of several units it may be what they come to
        reason = PART_TIME.search(lead) is not None or (cue is not None and tells_reason(lead))
        sure = cue is None or alone or (part is Part.TOTAL and len(units) == 1)
        told.setdefault(first, []).append(UnitMark(units, shared, part, mark, sure and not reason, reason))
    for together in told.values():
        yield from settled(together)


def tells_reason(lead: str) -> bool:
    """Whether the words before a mark tell one of several reasons, or a number of cases."""
    return (
        REASON.search(compiled("[，；：、]").split(lead)[-1]) is not None
        or CASES.search(lead, lead.rfind("；") + 1) is not None
    )


def listed(text: str, first: int, at: int, before: Sequence[Name], names: UnitNames) -> Part | None:
    """Return what a mark right behind a unit in a list is, by the words that open the list; None for no such mark."""
    if not before or not BESIDE.fullmatch(text, before[-1].end, at):
        return None
    return names.topic_of(text[first : before[0].start])


def is_of_none(lead: str, told: str, year: int | None) -> bool:
    """Whether words before a mark are those of a comparison, of a rule, or of another time."""
    years = {int(match) for match in YEAR_BEFORE_MARK.findall(lead)}
    another = bool(years - {year}) or OTHER_TIME.search(lead) is not None or AVERAGED.search(lead) is not None
    return another or MOVED.search(lead) is not None or PER_CASE.search(told) is not None


def head_of(text: str, found: Sequence[Name], title: str, names: UnitNames) -> str:
    """Return the unit that a passage opens with, else the only one in its heading; `` for none."""
    number = LIST_NUMBER.match(text)
    opens = number.end() if number else 0
    if found and found[0].start == opens and not JOINS.match(text, found[0].end):
        return found[0].unit
    above = {one.unit for one in names.find(title)}
    return above.pop() if len(above) == 1 else ""


def owners(text: str, before: Sequence[Name], head: str) -> tuple[tuple[str, ...], bool, int]:
    """Return whose a mark is, whether each of these has it, and where the last of them ends, -1 where none is named.

    Several joined units have one each only where the words say so; else it is that of none of them.
    """
    named = [one for one in before if not OBJECT.search(text[max(0, one.start - 3) : one.start])]
    if not named:
        return ((head,), False, -1) if head else ((), False, -1)
    run = [named[-1]]
    for one in reversed(named[:-1]):
        if not JOINS.fullmatch(text, one.end, run[0].start):
            break
        run.insert(0, one)
    if len(run) > 1:
        each = EACH.match(text, run[-1].end) or EACH.match(text, run[-1].end + 1)
        return (tuple(one.unit for one in run), True, run[-1].end) if each else ((), False, -1)
    units = (run[0].unit,) if head in {"", run[0].unit} else (run[0].unit, head)
    return units, False, run[0].end


def settled(together: Sequence[UnitMark]) -> Iterator[UnitMark]:
    """Yield the marks of one sentence: where it tells two kinds of a unit's marks, one of each, these are its whole."""
    parts: dict[tuple[str, ...], list[Part]] = {}
    for one in together:
        parts.setdefault(one.units, []).extend([] if one.reason else [one.part])
    for one in together:
        kinds = parts[one.units]
        composes = len(set(kinds)) > 1 and not one.reason
        yield replace(one, sure=(one.sure or composes) and kinds.count(one.part) == 1)

"""What prose says about scores: maximum, deduction and score of indicators and groups, totals, grades."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from reportlint.facts.bands import Band
from reportlint.facts.indicators import as_marks, indicator_kind
from reportlint.facts.passages import Passage
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.rule import Vocabulary

ROLES = {
    "raw": re.compile(r"(?:百分制|原始)(?:的)?(?:自评)?(?:评分|得分|分数)(?:为|是|：)?$"),
    "total": re.compile(
        r"(?:(?:折算|换算|折合)(?:后)?(?:的)?(?:得分|总分|成绩)|最终(?:自评|评价|综合)?得分|综合(?:评价)?得分|总得分|自评总(?:得)?分|自评得分"
        r"|综合评分|评价(?:总)?得分|绩效(?:评价|自评)?(?:总)?得分|自评分数?|总评分)(?:合计|共计)?(?:为|是|：|共|达|达到)?$"
    ),
    "full": re.compile(
        r"(?:(?<!(?<!应)得)满分|分值|标准分值?|权重|权重分|(?<!折算)应得分?|总分值)(?:为|是|：|共|计)?$"
    ),
    "deducted": re.compile(
        r"(?:扣除?|扣减|扣分|(?<![核审调])减分?|失分?|扣了|扣掉|扣减分)(?:合计|共计|共)?(?:为|：|了)?$"
    ),
    "added": re.compile(r"(?:加|加分|奖励|另加)(?:为|：|了)?$"),
    "score": re.compile(r"(?:得满分|实际得分|得分|实得分?|自评得?分?|评分|得|获得|计分?|评得)(?:为|是|：|了|共)?$"),
}
"""Role of a score → the words right before it, most telling first."""
ALL_DEDUCTED = re.compile(
    r"(?:^|[，；。：])(?:自评|全部|全表|总体|本次|[一二三四五六七八九十\d]{0,2}项|各项|以上)?(?:共计|共|合计|累计|总计|总)"
    r"(?:扣除?|扣减|扣分|失分?|减分?)(?:为|：|了)?$"
    r"|(?:失分|扣分)(?:合计|共计|总计|共)(?:为|：)?$"
)
"""共扣6.2分: what the whole lost."""
SUMMED = re.compile(r"(?P<whose>[^，。；：、]*)(?:合计|总计|共计|(?:^|(?<=[，；、]))共)(?:得分?)?(?:为|是|：)?$")
"""合计95分: the total, unless somebody's own sum is meant."""
BARE_TOTAL = re.compile(r"(?<!满)总分(?:为|是|：|共|共计|合计)?$")
"""总分 alone is the score where a grade or 得分 stands beside it, else the full mark."""
OWN_SCORE = re.compile(r"(?:本|该|我)(?:项目|单位|部门|局|镇|乡|街道|办|中心|次)|整体支出|^项目$")
"""Subjects whose 得分 is the score of the whole."""
WHOLE_SUBJECT = re.compile(
    r"(?:本次|本项目|该项目|我单位|本单位|项目|部门|单位|整体支出|绩效|预算)*"
    r"(?:自评|评价|考核|考评|总分|总|指标)*(?:体系|结果|工作)?"
)
"""Subjects that mean the whole evaluation."""
ABOUT_WHOLE = re.compile(r"结论|评价|自评|得分|总体|综合|情况|结果|标准|等级|总分")
"""Headings above the marks of the whole."""
BARE_SCORE = re.compile(r"(?:总分|总得分|自评得分|综合得分|最终得分)(?:[A-Z]?=|为|：|[A-Z])$")
"""总分S=95.7: a mark without 分."""
PAIRED = re.compile(
    r"(?P<names>[^，。；：、]{2,14}(?:、[^，。；：、]{2,10}?)+(?:(?:和|及|以及)[^，。；：、]{2,10}?)?)"
    r"(?:等?(?:[二两三四五六七八九十\d]|这)(?:类|项|个|大类|部分|方面)[^，。；、]{0,8})?，?(?:其)?"
    r"(?:满分|分值|权重|标准分|权重分)(?:分别|依次)(?:为|是|设为|占)"
)
"""Names in one list, their maxima in another."""
TIER = re.compile(
    r"(?:\d%?(?:分|个|项|次|天|日)?(?:（不?含[^）]*）)?(?:及|或)?(?:以上|以下|以内)(?:（不?含[^）]*）)?"
    r"|\d%?(?:（不?含[^）]*）)?[-—~～至到]{1,2}\d+(?:\.\d+)?%?(?:（不?含[^）]*）)?"
    r"|(?:不超过|不低于|不高于|低于|高于|超过|超出|大于|小于|不足|达到|[≥≤<>＜＞])\d+(?:\.\d+)?%?(?:（不?含[^）]*）)?)"
    r"(?:的|时|者)?，?(?:得|计|不得分|不计分|得零分)$"
)
"""预算完成率98%及以上得8分，90%—98%得6分: one step of a rule that says how marks are awarded."""
THRESHOLD = re.compile(r"(?:（不?含[^）]*）)?(?:及|或)?以[上下]|(?:（不?含[^）]*）)?[-—~～至]{1,2}\d+(?:\.\d+)?分")
"""What follows a mark that only bounds a range: 95分及以上, 85分—95分."""
RANGE_END = re.compile(r"\d分?(?:（不?含[^）]*）)?[-—~～至]{1,2}$|不含$")
"""What stands before such a mark."""
MAXIMUM_BEHIND = re.compile(r"（(?:满分|分值|权重|标准分|应得分?)(?:为|：)?\d")
"""A bracket with the maximum: what stands right before it is the score."""
CONVERTED = re.compile(r"折算|换算|折合|折成|百分制")
"""Words of a score converted to another full mark."""
WEIGHT_BEHIND = re.compile(r"[，（]权重(?:为|占|是|：)?")
"""Words between a score and the weight it counts with."""
COMPOSED = re.compile(r"折合|加权")
"""Words of a score that several scores make up by their weights."""
CONVERTED_TO = re.compile(r"(?:折合|折成|[折换]算[为成])(?:百分制)?(?:后)?(?:为|是|：|计)?$")
"""折合36.2分: what a score counts for in another one."""
PER_STEP = re.compile(r"每[^，。；]{0,16}$|[%个分点]的(?:计|得|扣)$")
"""每低1个百分点扣1分: a rule, not a mark."""
NO_DEDUCTION = re.compile(r"(?:不|未|没有|无)扣分")
WON_ALL = re.compile(r"^[^。；]{0,24}?(?<![不未])(?:得|计|获|评)(?:了)?满分")
"""得满分 behind a maximum."""
MARKS_AWARDED = re.compile(r"得|计\d|评\d")
LISTED = re.compile(
    r"(?:满分|分值|权重|总分)(?:分别)?(?:为|是|：|包含|包括|由)[^。；]*$|(?:总分|满分|制)[^。；]{0,12}(?:其中|包含|包括|分为|由)[^。；]*$"
)
"""各类指标满分为：投入指标10分，产出指标40分: maxima in a list."""
NAMED_FULL = re.compile(r"[^，。；：、\d]{2,24}?(?:指标)?（?$")
MARKED_NAME = re.compile(r"(?:指标|效益|产出|满意度|执行率?|成本|过程|决策|投入|管理)$")
"""Names of indicators and groups: a mark right behind one is its maximum."""
PLAIN_NAME = re.compile(r"(?<!成)(?:该|此|本|上述)(?:三级指标|项指标|指标|项(?!目))")


@dataclass(frozen=True, slots=True)
class ScoreStatement:
    """What one stretch of prose says about the marks of one indicator, one group or the whole."""

    subject: str
    """The words before the marks; `` where they only say 该指标."""
    kind: str
    """Canonical kind of the subject, `` where none is told."""
    span: Span
    """From the subject to the last mark."""
    full: Quantity | None
    """满分."""
    deducted: Quantity | None
    """扣分."""
    score: Quantity | None
    """得分."""
    total: bool = False
    """Whether it is the score of the whole."""
    converted: bool = False
    """Whether it was converted to another full mark (折算得分)."""
    added: Quantity | None = None
    """加分."""
    raw: Quantity | None = None
    """Its mark out of 100, where the score is that times a weight."""
    won_all: bool = False
    """Whether it says 得满分 instead of a score."""
    words: str = ""
    """All words since the marks of something else, as they read."""
    bare: bool = False
    """Whether its maximum is only a mark right behind a name (产出46.2分), which may as well be the score."""
    composed: bool = False
    """Whether it is a total that other totals make up by their weights."""
    named: bool = False
    """Whether its sentence opens with the subject and a colon: 资金到位率：……得8分."""
    passage: int = 0
    """Index of the passage."""


def find_score_statements(
    passage: Passage, number: int, title: str, marks: Sequence[Quantity], vocabulary: Vocabulary
) -> Iterator[ScoreStatement]:
    """Read the score sentences of one passage under its own `title` from its marks."""
    paired = list(paired_lists(passage, number, marks, vocabulary))
    taken = {one.full.span for one in paired if one.full}
    tiers = tier_marks(passage, marks)
    draft = Draft(passage, number, title, vocabulary)
    for mark in marks:
        if mark.span in tiers:
            continue
        if mark.span not in taken:
            yield from draft.take(mark)
        elif paired and paired[0].full is mark:
            yield from draft.flush()
            yield from paired
            draft.pass_over(mark)
        else:
            draft.pass_over(mark)
    yield from draft.flush()


def paired_lists(
    passage: Passage, number: int, marks: Sequence[Quantity], vocabulary: Vocabulary
) -> Iterator[ScoreStatement]:
    """Read names and their maxima from two lists: 投入、过程、产出三类，分值分别为20分、30分、50分."""
    match = PAIRED.search(passage.text)
    if match is None:
        return
    names = re.split("、|和|及|以及", match["names"])
    names[0] = re.split(r"分为|包括|包含|设置|由|设|分|含|的", names[0])[-1] or names[0]
    inside = [mark for mark in marks if match.end() <= passage.find(mark.span)[0]]
    run = inside[: len(names)]
    ends = [passage.find(mark.extent) for mark in run]
    between = [passage.text[first[1] : second[0]] for first, second in pairwise(ends)]
    if len(run) < len(names) or any(len(text) > 1 for text in between) or ends[0][0] > match.end() + 1:
        return
    for name, mark in zip(names, run, strict=True):
        kind = indicator_kind(name, vocabulary)
        yield ScoreStatement(name, kind, mark.extent, mark, None, None, words=name, passage=number)


def marks_of(passage: Passage, quantities: Sequence[Quantity], bands: Sequence[Band]) -> list[Quantity]:
    """Return the marks of a passage; the numbers of its bands are none."""
    return [
        mark
        for quantity in quantities
        if (mark := mark_of(quantity, passage))
        and not any(band.span.meets(quantity.span) for band in bands)
        and not is_threshold(quantity, passage)
    ]


def is_threshold(quantity: Quantity, passage: Passage) -> bool:
    """Whether a mark only bounds a range of marks: 95分及以上为A档, 85—95分（不含95分）."""
    start, end = passage.find(quantity.extent)
    before = passage.text[max(0, start - 12) : start]
    return bool(THRESHOLD.match(passage.text, end) or RANGE_END.search(before))


def tier_marks(passage: Passage, marks: Sequence[Quantity]) -> set[Span]:
    """Return the marks of tiers, where a sentence states several: they say how marks are awarded, not which were."""
    found: dict[int, set[Span]] = {}
    for mark in marks:
        at = passage.find(mark.extent)[0]
        sentence = passage.text.rfind("。", 0, at) + 1
        if TIER.search(passage.text, max(sentence, at - 40), at):
            found.setdefault(sentence, set()).add(mark.span)
    return {span for spans in found.values() if len(spans) > 1 for span in spans}


def mark_of(quantity: Quantity, passage: Passage) -> Quantity | None:
    """Return a number as a mark: one with 分, a weight in percent, or a bare one right behind 总分 or 得分."""
    if quantity.kind is Kind.SCORE:
        return quantity
    at = passage.find(quantity.extent)[0]
    lead = passage.text[max(0, at - 8) : at]
    if quantity.kind is Kind.RATIO and quantity.unit == "%" and re.search(r"权重(?:为|：|占)?$", lead):
        return as_marks(quantity)
    if quantity.kind is Kind.PLAIN and not quantity.unit and BARE_SCORE.search(lead):
        return replace(quantity, unit="分", kind=Kind.SCORE, scale=Fraction(1))
    return None


class Lead(NamedTuple):
    """A mark with the words before it."""

    mark: Quantity
    """The mark."""
    lead: str
    """The words since the mark before."""
    at: int
    """Where the mark begins in the passage."""


class Draft:
    """The score sentence being read; a role that comes again begins the next one."""

    def __init__(self, passage: Passage, number: int, title: str, vocabulary: Vocabulary) -> None:
        """Begin at the start of `passage`."""
        self.passage = passage
        self.title = title
        self.number = number
        self.vocabulary = vocabulary
        self.marks: dict[str, Quantity] = {}
        self.subject = ""
        self.start = 0
        self.end = 0
        self.lead = ""
        self.leads: dict[str, Lead] = {}
        self.first = 0
        self.awarded = False
        self.listing = -1
        self.bare = False

    def take(self, quantity: Quantity) -> Iterator[ScoreStatement]:
        """Read one mark; yield the statement it ends."""
        at, behind = self.passage.find(quantity.extent)
        sentence = self.passage.text.rfind("。", 0, at) + 1
        lead = self.passage.text[max(sentence, self.end, at - 80) : at]
        role = self.role(lead, at, behind, sentence)
        if role is None:
            return
        carried = self.carried(role, lead, sentence)
        if role and self.ends_statement(role, sentence, lead):
            yield from self.flush()
        if carried is not None:
            self.begin(carried.lead, "deducted", carried.at, sentence)
            self.marks["deducted"] = carried.mark
        if role:
            if not self.marks:
                self.begin(lead, role, at, sentence)
            following = self.passage.text[behind : behind + 8]
            self.bare = role == "full" and not says_maximum(lead.rstrip('“”"（'), following)
            self.marks[role] = quantity
            self.leads[role] = Lead(quantity, lead, at)
            self.end = behind
        elif self.marks and "；" in lead:
            yield from self.flush()

    def pass_over(self, quantity: Quantity) -> None:
        """Go on behind a mark that was read otherwise."""
        self.end = self.passage.find(quantity.extent)[1]

    def begin(self, lead: str, role: str, at: int, sentence: int) -> None:
        """Begin a statement at its first mark."""
        self.subject = subject_of(lead, role)
        self.lead = lead
        self.start = at - len(lead)
        self.first = max(self.start, sentence)

    def carried(self, role: str, lead: str, sentence: int) -> Lead | None:
        """Return the deduction read behind a score that belongs to the next score: 得10分，……扣1分，得14分.

        Not where the next score has a name or a clause of its own: 得6.8分，扣1.2分；成本下降得8.1分.
        """
        apart = "；" in lead or self.end <= sentence
        if apart or role != "score" or not {"score", "deducted"} <= set(self.marks):
            return None
        deducted = self.leads["deducted"]
        if deducted.mark.span < self.marks["score"].span:
            return None
        del self.marks["deducted"]
        self.end = self.leads["score"].at + len(self.marks["score"].text)
        return deducted

    def role(self, lead: str, at: int, behind: int, sentence: int) -> str | None:
        """Tell the role of a mark; `` where it says nothing, None where it is to be passed over."""
        text = self.passage.text
        told = text[sentence:at]
        listed = behind <= self.listing or bool(LISTED.search(told))
        role = role_of(
            lead, re.split(r"[。（]", text[behind : behind + 30])[0] or "。", told, listed=listed, awarded=self.awarded
        )
        if role == "deducted" and "score" in self.marks and "其中" in lead:
            return None
        if role == "deducted" and ALL_DEDUCTED.search(lead) and self.may_sum_up():
            return "all-deducted"
        if MAXIMUM_BEHIND.match(text, behind) and (role == "" or (role == "full" and not ROLES["full"].search(lead))):
            role = "score"
        if role == "full" and BARE_TOTAL.search(lead) and quantity_is_broken(text[at:behind]):
            role = "total"
        apart = self.bare and SUMMED.search(lead.rstrip('“”"（')) and self.awarded
        open_mark = "full" in self.marks and "score" not in self.marks and self.end > sentence
        if role == "total" and open_mark and self.is_specific() and not apart:
            role = "score"
        if (role in {"deducted", "score", "added"} and PER_STEP.search(lead)) or "百分制" in lead[-4:]:
            return None
        self.awarded = self.awarded or role == "score"
        if role == "total":
            self.listing = text.find("。", behind)
        elif role == "full" and behind <= self.listing and not ROLES["full"].search(lead.rstrip('“”"（')):
            role = "score"
        return role

    def ends_statement(self, role: str, sentence: int, lead: str) -> bool:
        """Whether a mark of this role begins another statement."""
        if "；" in lead and {"score", "added"} & set(self.marks):
            return True
        if (role == "added" and "score" not in self.marks) or ("added" in self.marks and "score" not in self.marks):
            return True
        if role == "full" and set(self.marks) == {"total"} and WEIGHT_BEHIND.fullmatch(lead):
            return False
        if role in {"total", "all-deducted"}:
            whole = set(self.marks) <= {"full", "all-deducted", "total"} and not self.is_specific()
            return not (whole and self.marks and self.end > sentence and role not in self.marks)
        return role in self.marks or self.end <= sentence or bool({"total", "all-deducted"} & set(self.marks))

    def flush(self) -> Iterator[ScoreStatement]:
        """Yield the statement read so far, if it says anything."""
        marks, self.marks = self.marks, {}
        if not marks:
            return
        text = self.passage.text
        self.read_weight(marks)
        zero = NO_DEDUCTION.search(text, self.start, self.end + 12)
        won = WON_ALL.search(text[self.end : self.end + 40]) if set(marks) == {"full"} else None
        yield ScoreStatement(
            subject=self.subject,
            kind=indicator_kind(self.subject, self.vocabulary),
            span=self.passage.locate(self.start, self.end),
            full=marks.get("full"),
            deducted=marks.get("deducted")
            or marks.get("all-deducted")
            or (zero_of(zero, self.passage) if zero else None),
            score=marks.get("score") or marks.get("total"),
            total=bool({"total", "all-deducted"} & set(marks)) or self.is_own(marks),
            converted=CONVERTED.search(self.lead[-14:]) is not None,
            added=marks.get("added"),
            raw=marks.get("raw"),
            won_all=won is not None,
            bare=self.bare and set(marks) == {"full"},
            composed="total" in marks and COMPOSED.search(text, 0, self.end) is not None,
            words=text[self.first : self.end],
            named="：" in self.lead.rstrip("：") and bool(self.subject),
            passage=self.number,
        )

    def read_weight(self, marks: dict[str, Quantity]) -> None:
        """Read 得分90.5分，权重40% as a mark out of 100 with its weight: no mark exceeds its own maximum."""
        full = marks.get("full")
        name = "score" if "score" in marks else "total"
        score = marks.get(name)
        if full is None or score is None or score.value <= full.value:
            return
        if self.passage.text[self.passage.find(full.extent)[1] - 1] == "%":
            del marks["full"], marks[name]
            marks["raw"] = score

    def is_specific(self) -> bool:
        """Whether the sentence being read speaks of one indicator, not of the whole."""
        itemised = bool(self.title) and not ABOUT_WHOLE.search(self.title)
        return itemised or bool(PLAIN_NAME.search(self.lead)) or not WHOLE_SUBJECT.fullmatch(self.subject)

    def may_sum_up(self) -> bool:
        """Whether 共扣 may speak of the whole: not inside the marks of one indicator or group."""
        itemised = bool(self.title) and not ABOUT_WHOLE.search(self.title)
        if not self.marks or set(self.marks) == {"deducted"} or "total" in self.marks:
            return not itemised
        return bool(WHOLE_SUBJECT.fullmatch(self.subject))

    def is_own(self, marks: dict[str, Quantity]) -> bool:
        """Whether a plain 得分 is the score of the whole: 本项目得分88分，等级为良."""
        graded = "等级" in self.passage.text[self.end : self.end + 30]
        return set(marks) == {"score"} and (bool(OWN_SCORE.search(self.subject)) or (graded and not self.subject))


def says_maximum(bare: str, behind: str) -> bool:
    """Whether words before or behind a mark say that it is a maximum, not only the name right before it."""
    said = any(pattern.search(bare) for pattern in (ROLES["full"], BARE_TOTAL, BARE_SCORE, SUMMED))
    return said or bool(re.match(r"制|，?(?:实|自评|实际)?得(?:分)?\d", behind))


def quantity_is_broken(text: str) -> bool:
    """Whether a mark has decimals that say something: no full mark of the whole has."""
    return bool(re.match(r"\d+\.\d*[1-9]", text))


def zero_of(match: re.Match[str], passage: Passage) -> Quantity:
    """Make the deduction of nought that 不扣分 states."""
    span = passage.locate(*match.span())
    return Quantity(span, "0", Fraction(0), 0, "分", Kind.SCORE, whole=span)


def role_of(lead: str, behind: str, told: str, *, listed: bool, awarded: bool) -> str:  # noqa: PLR0911 - one line a cue
    """Tell what a mark is from the words before and behind it and what its sentence `told` before; `` for nothing.

    In a list of marks (满分分别为…) any name right before a mark makes it one of the list.
    """
    bare = lead.rstrip('“”"（')
    if behind.startswith(("制", "满分")):
        return "full"
    if CONVERTED_TO.search(bare):
        return ""
    if ROLES["raw"].search(bare):
        return "raw"
    if ROLES["total"].search(bare):
        return "total"
    if BARE_TOTAL.search(bare) or BARE_SCORE.search(bare):
        return "total" if "得" in told or re.search(r"等级|评为|评定|优|良", behind) else "full"
    if (summed := SUMMED.search(bare)) and not ROLES["deducted"].search(bare):
        return role_of_sum(summed["whose"]) if awarded or MARKS_AWARDED.search(told + behind) else "full"
    cue = next((role for role, pattern in ROLES.items() if pattern.search(bare)), "")
    if cue:
        return cue
    if re.match(r"，?(?:实|自评|实际)?得(?:分)?\d", behind):
        return "full"
    return "full" if is_named_full(bare, behind, listed=listed) else ""


def role_of_sum(whose: str) -> str:
    """Tell whether a 合计 sums up the whole or somebody's own marks."""
    return "score" if re.search(r"指标|产出|效益|满意度|项", whose) else "total"


def is_named_full(bare: str, behind: str, *, listed: bool) -> bool:
    """Whether a mark right behind the name of an indicator is its maximum: 产出指标（50分）."""
    named = bool(NAMED_FULL.search(bare)) and (listed or bool(MARKED_NAME.search(bare)))
    return named and behind[:1] in "（，；、。）"


def subject_of(lead: str, role: str) -> str:
    """Return whose mark it is: the words before the cue, without 该指标."""
    text = lead.rstrip('“”"（')
    match = ROLES[role].search(text) if role in ROLES else None
    text = (
        re.sub(r"^.*(?:分别|满分|分值|权重|总分)(?:为|是|：|包含|包括)：?(?=[^，]+$)", "", text)
        if match is None
        else text
    )
    text = text[: match.start()] if match else text
    text = re.split(r"[。；]", text.rstrip("，：、（ "))[-1]
    text = re.sub(r"^(?:其中|包括|\d{1,2}[.．、]|（\d{1,2}）)：?", "", text)
    text = re.sub(r"^.*(?:中的|下的|里的)", "", text.split("：")[0] if "：" in text.rstrip("：") else text)
    return "" if PLAIN_NAME.fullmatch(text) else PLAIN_NAME.sub("", text).strip('，：、（）“”"')

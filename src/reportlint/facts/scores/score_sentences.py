"""Sentences about scores, read mark by mark: a role that comes again, another name or another sentence begins anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from reportlint.facts.scores.mark_contexts import (
    ends_at_hundred,
    is_of_several,
    is_per_step,
    says_all_won,
    whole_clauses,
    zero_of,
)
from reportlint.facts.scores.mark_detection import tier_marks
from reportlint.facts.scores.marks import indicator_kind
from reportlint.facts.scores.passed_over import passed_over
from reportlint.facts.scores.respective_marks import paired_lists
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.score_words import (
    ABOUT_WHOLE,
    ALL_DEDUCTED,
    BEHIND_ANOTHER,
    COMPOSED,
    CONVERTED,
    CONVERTED_TO,
    CUT_BY_SOME,
    LEAST_FULL_WHOLE,
    LISTED,
    MAXIMUM_BEHIND,
    MEASURED,
    NAMED_FULL,
    NO_DEDUCTION,
    OF_PART,
    OTHERWISE,
    OWN_SCORE,
    OWN_SENTENCE,
    PART_NAMED,
    PLAIN_NAME,
    POINTED,
    RIGHT_BEHIND,
    ROLES,
    SCORE_BEHIND,
    SCORES_LISTED,
    SHARE_BEHIND,
    STEPWISE,
    SUM_BEFORE,
    SUMMED,
    TOTAL_OUT_OF,
    WEIGHT_BEHIND,
    WHOLE_SUBJECT,
    role_of,
    role_of_whole,
    says_maximum,
    subject_of,
)
from reportlint.facts.text.passages import REMARK, Passage
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary


def find_score_statements(
    passage: Passage, number: int, title: str, marks: Sequence[Quantity], vocabulary: Vocabulary
) -> Iterator[ScoreStatement]:
    """Read the score sentences of one passage under its own `title` from its marks."""
    paired = list(paired_lists(passage, number, marks, vocabulary))
    taken = [mark.span for one in paired for mark in (one.full, one.deducted, one.score) if mark]
    tiers = tier_marks(passage, marks)
    others = passed_over(passage, marks)
    draft = Draft(passage, number, title, vocabulary)
    for mark in marks:
        if mark.span in tiers:
            continue
        if mark.span in others and mark.span not in taken:
            yield from draft.flush()
            draft.pass_over(mark)
        elif mark.span not in taken:
            yield from draft.take(mark)
        elif mark.span == taken[0]:
            yield from draft.flush()
            yield from paired
            draft.pass_over(mark)
        else:
            draft.pass_over(mark)
    yield from draft.flush()


LONGEST_LEAD = 80
"""Characters before a mark that may say whose it is."""
LEAST_WHOLE = 50
"""Marks below which a sum is that of a part."""


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
        self.told: list[int] = []

    def take(self, quantity: Quantity) -> Iterator[ScoreStatement]:
        """Read one mark; yield the statement it ends."""
        at, behind = self.passage.find(quantity.extent)
        sentence = self.passage.text.rfind("。", 0, at) + 1
        lead = self.passage.text[max(sentence, self.end, at - LONGEST_LEAD) : at]
        if at - LONGEST_LEAD > max(sentence, self.end):
            lead = whole_clauses(lead)
        role = self.role(quantity, lead, sentence)
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
            following = self.passage.text[behind : behind + 60]
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
        self.subject = subject_of(lead, role) or self.named_before(sentence)
        self.lead = lead
        self.start = at - len(lead)
        another = BEHIND_ANOTHER.match(lead.rstrip('“”"（'))
        self.first = max(self.start + (another.end() if another else 0), sentence)

    def named_before(self, sentence: int) -> str:
        """Return the name that stands as a sentence of its own before this one: A类：决策。权重18分，得15.7分."""
        name = self.passage.text[: max(0, sentence - 1)].rpartition("。")[2].rpartition("：")[2]
        return name if OWN_SENTENCE.fullmatch(name) else ""

    def carried(self, role: str, lead: str, sentence: int) -> Lead | None:
        """Return the deduction read behind a score that belongs to the next score: 得10分，……扣1分，得14分.

        Not where it stands right behind the score, or the next one has a clause of its own: 得6.8分，扣1.2分；得8.1分.
        """
        apart = "；" in lead or self.end <= sentence
        if apart or role != "score" or not {"score", "deducted"} <= set(self.marks):
            return None
        deducted = self.leads["deducted"]
        if deducted.mark.span < self.marks["score"].span or RIGHT_BEHIND.fullmatch(deducted.lead):
            return None
        del self.marks["deducted"]
        self.end = self.leads["score"].at + len(self.marks["score"].text)
        return deducted

    def role(self, mark: Quantity, lead: str, sentence: int) -> str | None:
        """Tell the role of a mark; `` where it says nothing, None where it is to be passed over."""
        text = self.passage.text
        at, behind = self.passage.find(mark.extent)
        told = text[sentence:at]
        listed = behind <= self.listing or bool(LISTED.search(told))
        role = role_of(
            lead,
            compiled(r"[。（]").split(text[behind : behind + 60])[0] or "。",
            told,
            listed=listed,
            awarded=self.awarded,
        )
        bare = lead.rstrip('“”"（')
        if (
            role in {"", "full"}
            and SCORES_LISTED.search(told)
            and NAMED_FULL.search(bare)
            and not says_maximum(bare, "")
        ):
            role = "score"
        if is_of_several(role, lead, text[behind : behind + 20]):
            return None
        of_score = "score" in self.marks and ("其中" in lead or CUT_BY_SOME.search(lead))
        if role == "deducted" and (of_score or SHARE_BEHIND.match(text, behind)):
            return None
        stepwise = STEPWISE.search(REMARK.sub("", told)) is not None
        if role == "deducted" and not stepwise and ALL_DEDUCTED.search(lead) and self.may_sum_up(mark, behind):
            return "all-deducted"
        if MAXIMUM_BEHIND.match(text, behind) and (role == "" or (role == "full" and not ROLES["full"].search(lead))):
            role = "score"
        role = role_of_whole(role, mark, lead, text[behind : behind + 20])
        specific = self.is_specific() or self.is_of_part(mark)
        if role == "total" and self.end > sentence and specific and self.marks_row(mark, lead):
            role = "score"
        if (role in {"deducted", "score", "added"} and is_per_step(lead, text[behind : behind + 8])) or ends_at_hundred(
            lead
        ):
            return None
        self.awarded = self.awarded or role == "score"
        if role == "total":
            self.listing = text.find("。", behind)
        elif role == "full" and behind <= self.listing and not ROLES["full"].search(lead.rstrip('“”"（')):
            role = "score"
        return role

    def is_of_part(self, mark: Quantity) -> bool:
        """Whether a mark stands below an open maximum that no whole has: 分值4分，自评得分3.75分."""
        full = self.marks.get("full")
        return full is not None and mark.value <= full.value < LEAST_WHOLE

    def marks_row(self, mark: Quantity, lead: str) -> bool:
        """Whether a mark that reads like a total is that of the row being read: its open maximum allows it.

        So is the same row's mark by somebody else: 按比例得8.1分，而自评得分为9.6分.
        """
        full = self.marks.get("full")
        if "score" in self.marks:
            return bool(OTHERWISE.search(lead)) and mark.value < LEAST_WHOLE
        told = lead.rstrip('“”"（')
        summed = self.bare and (SUM_BEFORE.search(told) or (SUMMED.search(told) and self.awarded))
        return full is not None and not summed and not full.value < LEAST_WHOLE <= mark.value

    def ends_statement(self, role: str, sentence: int, lead: str) -> bool:
        """Whether a mark of this role begins another statement."""
        if "deducted" in self.marks and NO_DEDUCTION.search(lead):
            return True
        if "）；" in lead or ("；" in lead and {"score", "added"} & set(self.marks)) or self.names_another(role, lead):
            return True
        if (role == "added" and "score" not in self.marks) or ("added" in self.marks and "score" not in self.marks):
            return True
        of_total = WEIGHT_BEHIND.fullmatch(lead) or TOTAL_OUT_OF.fullmatch(lead)
        if role == "full" and set(self.marks) == {"total"} and of_total:
            return False
        if role in {"total", "all-deducted"}:
            whole = set(self.marks) <= {"full", "all-deducted", "total"} and not self.is_specific()
            return not (whole and self.marks and self.end > sentence and role not in self.marks)
        return role in self.marks or self.end <= sentence or bool({"total", "all-deducted"} & set(self.marks))

    def names_another(self, role: str, lead: str) -> bool:
        """Whether a score behind a cut or a loss has a name of its own: 甲核减1分，乙得分9.34分; 甲扣1分；乙得9分.

        So it may behind a bare mark: 折算34.4分；五县平均85.6分. A loss in brackets of its own is that of a reason.
        """
        if role == "deducted" and CLOSED_BEFORE.search(lead) and "score" in self.marks:
            return True
        mark = "，" if "cut" in self.marks else "；" if "deducted" in self.marks else ""
        mark = mark or ("；" if self.bare and set(self.marks) == {"full"} else "")
        behind = role == "score" and bool(mark) and mark in lead
        return (behind and bool(subject_of(lead.rpartition(mark)[2], role))) or self.opens_another(role, lead)

    def opens_another(self, role: str, lead: str) -> bool:
        """Whether a maximum behind a score is that of a part with a name, or what the next mark is converted to.

        得35.7分，其中甲22分得19分; 平均93.2分，折算为20分制得18.6分. So it is behind a loss: 甲扣1.5分；乙7分扣2分.
        """
        if role != "full":
            return False
        if set(self.marks) == {"deducted"} and ("；" in lead or OWN_PART.search(lead)):
            tail = lead.rpartition("；")[2]
            return bool(OWN_PART.search(lead) or (subject_of(tail, role) and not PLAIN_NAME.search(tail)))
        if not {"score", "total"} & set(self.marks):
            return False
        name = subject_of(compiled(r"[，；]").split(lead)[-1], role)
        return bool(CONVERTED_TO.search(lead)) or not (POINTED.fullmatch(name) or WHOLE_SUBJECT.fullmatch(name))

    def flush(self) -> Iterator[ScoreStatement]:
        """Yield the statement read so far, if it says anything."""
        marks, self.marks = self.marks, {}
        if not marks:
            return
        text = self.passage.text
        self.read_weight(marks)
        if not {"score", "total"} & set(marks) and "reviewed" in marks:
            marks["score"] = marks.pop("reviewed")
        closed = (
            text.rfind("）、", self.start, self.end) + 1
        )  # 时效6分（不扣分）、成本5.7分: what closes is of the one before
        zero = NO_DEDUCTION.search(text, max(self.start, closed), self.end + 12)
        self.told += [text.rfind("。", 0, self.end) + 1] if "score" in marks else []
        won = set(marks) == {"full"} and says_all_won(text[self.end : self.end + 60])
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
            won_all=won,
            bare=self.bare and set(marks) == {"full"},
            composed="total" in marks and COMPOSED.search(text, 0, self.end) is not None,
            words=text[self.first : self.end],
            named="：" in self.lead.rstrip("：") and bool(self.subject),
            passage=self.number,
            reviewed=marks.get("reviewed"),
            cut=marks.get("cut"),
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

    def may_sum_up(self, mark: Quantity, behind: int) -> bool:
        """Whether 共扣 may speak of the whole: not inside the marks of one indicator or group.

        What it leaves tells too: 合计扣2.5分，得12.5分 is about fifteen marks, and no whole has so few.
        """
        text = self.passage.text
        sentence = text.rfind("。", 0, behind) + 1
        if PART_NAMED.search(text[sentence:behind]):
            return False
        if IN_ALL.search(text, sentence, behind) and self.told.count(sentence) >= SEVERAL:
            return True
        left = SCORE_BEHIND.match(text, behind)
        if left and mark.value + Fraction(left["score"]) < LEAST_WHOLE:
            return False
        itemised = bool(self.title) and not ABOUT_WHOLE.search(self.title)
        if not self.marks or set(self.marks) == {"deducted"} or "total" in self.marks:
            return not itemised
        return bool(WHOLE_SUBJECT.fullmatch(self.subject))

    def is_own(self, marks: dict[str, Quantity]) -> bool:
        """Whether a plain 得分 is the score of the whole: 本项目得分88分，等级为良."""
        graded = "等级" in self.passage.text[self.end : self.end + 30]
        full = marks.get("full")
        plain = "score" in marks and set(marks) <= {"score", "deducted", "full"}
        plain = plain and (full is None or full.value >= LEAST_FULL_WHOLE)
        return plain and (self.is_of_whole(marks) if OWN_SCORE.search(self.subject) else graded and not self.subject)

    def is_of_whole(self, marks: dict[str, Quantity]) -> bool:
        """Whether a mark of 我局 is that of the whole, and not of what was measured: 我局控制率8.87%，计3分.

        Nor is a small one under the heading of an indicator, or that of a part with a name: 我局定量得分62分.
        """
        itemised = bool(self.title) and not ABOUT_WHOLE.search(self.title) and marks["score"].value < LEAST_WHOLE
        return not (itemised or MEASURED.search(self.subject) or OF_PART.search(self.subject))


IN_ALL = compiled(r"，(?:累计|合计|总计|总共|一共)(?:扣除?|扣减|失分?|减)[\d.]+分?$")
"""Words of what all that a sentence has told the marks of lost."""
SEVERAL = 2
"""Marks given before the last that make a sentence one about several."""
CLOSED_BEFORE = compiled(r"^[^（]*）[^（）]{2,}（[^（）\d]{1,4}$")
"""Words from inside a bracket up to the next one: 得35分）构成，原因是验收资料不全（扣3分."""
OWN_PART = compiled(r"，[^。；]*，(?:该|此|这)一?(?:小?项|条|款)(?:指标)?$")
"""Words, of clauses of their own behind a loss, before the maximum of what they name: 甲扣3分，完成一半，该项."""

"""Numbers with the parts right behind them that are all of them, though no word says so.

Their names make up a whole (360户，城镇96户、农村264户), they fill a bracket (33枚（金牌11枚、银牌8枚、铜牌14枚）),
end with the rest, are told in one breath (2511人，三个学段依次为1068人、792人和651人),
or counted behind (，二者之比为41∶59).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlint.facts.prose.breakdowns import SHARED_OUT, broken_down, repeats, under_conditions
from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.compared import PER_HEAD, TRIGGER
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.facts.prose.wholes import Partitions
from reportlint.facts.text.numerals import integer_of
from reportlint.facts.text.passages import Passage
from reportlint.patterns import Match, compiled

BESIDE = compiled(r"[一-鿿]{0,10}(?P<mark>[，（：])(?:其中|包括|分为)?[：，]?[^，。；：（）\d]*")
"""What may stand between a number and the first of the parts right behind it: the thing counted, a mark, names."""
JOINT = compiled(r"(?P<mark>[、，和及与])[^，。；：、（）\d]*")
"""What stands between two parts."""
PAIR = 2
"""Numbers that are told in one breath without being all of another."""
REST = compiled(r"其余|其他|其它|剩余|余下")
"""How the last part of a list begins that leaves nothing over."""
TOGETHER = compiled(r"，(?P<number>[两二三四五六])[者项](?:之比|比例|合计|共|相加|各占|分别占|占比)")
"""What is said of all parts right behind them: 二者之比为41∶59."""


@dataclass(frozen=True, slots=True)
class Division:
    """A number with the parts right behind it."""

    text: str
    """The passage."""
    whole: Mention
    """The number."""
    parts: Sequence[Mention]
    """The parts, at least two."""
    opened: Match
    """What stands between the number and the first part."""

    @property
    def after_comma(self) -> bool:
        """Whether only a comma stands there, which may part what is no part: 编制22人，在职19人，退休0人."""
        return self.opened["mark"] == "，"

    def is_known(self, partitions: Partitions) -> bool:
        """Whether the names of the parts make up a whole."""
        labels = [part.label for part in self.parts]
        words = self.whole.label + self.text[self.whole.end : self.whole.end + self.opened.start("mark")]
        return partitions.contrasting(labels, words) or (not self.after_comma and partitions.are_known(labels))

    def is_implied(self) -> bool:
        """Whether the parts stand as all parts do; words like 其中 say for themselves what they mean."""
        in_one_breath = len(self.parts) > PAIR and self.parts[0].run == self.parts[-1].run >= 0
        worded = TRIGGER.search(self.opened.group()) is not None
        return in_one_breath or self.told_together() or (not worded and (self.fills_bracket() or self.ends_in_rest()))

    def fills_bracket(self) -> bool:
        """Whether the parts fill a bracket."""
        end = self.parts[-1].end
        return self.opened["mark"] == "（" and self.text[end : end + 1] == "）"

    def ends_in_rest(self) -> bool:
        """Whether the last part is all the rest."""
        return not self.after_comma and REST.match(self.parts[-1].label) is not None

    def told_together(self) -> bool:
        """Whether words right behind the parts say how many they are."""
        match = TOGETHER.match(self.text, self.parts[-1].end)
        return match is not None and integer_of(match["number"]) == len(self.parts)


def divisions(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Partitions
) -> Iterator[Statement]:
    """Yield every number with the parts right behind it that are, or may be, all of it."""
    mentions = [one for one in mentions if passage.text[one.start].isdigit()]  # 三个学段 says how many parts there are
    for at in range(len(mentions) - PAIR):
        one = division(passage.text, mentions[at], mentions[at + 1 :])
        if one is not None and ((known := one.is_known(partitions)) or one.is_implied()):
            yield composed(passage, number, one, known=known)


def division(text: str, whole: Mention, behind: Sequence[Mention]) -> Division | None:
    """Read the parts right behind a number, None where there are none."""
    opened = BESIDE.fullmatch(text[whole.end : behind[0].start])
    came = whole.role is Role.CHANGE and not whole.base and whole.direction > 0  # 新增26家（合作社9家、家庭农场17家）
    if opened is None or not (came or whole.role in {Role.LEVEL, Role.TO}) or PER_HEAD.search(whole.label):
        return None
    if whole.role is Role.TO and SHARED_OUT.search(opened.group().partition("分别")[0]):
        return None
    if came and opened["mark"] != "（":
        return None
    parts = parts_beside(text, whole, behind)
    larger = any(part.quantity.base_value > whole.quantity.base_value for part in parts)
    return Division(text, whole, parts, opened) if len(parts) > 1 and not larger and not repeats(parts) else None


def parts_beside(text: str, whole: Mention, behind: Sequence[Mention]) -> list[Mention]:
    """Return the like numbers right behind one, up to where what parts them changes to a comma."""
    parts: list[Mention] = []
    marks: set[str] = set()
    for one in behind:
        joint = JOINT.fullmatch(text[parts[-1].end : one.start]) if parts else None
        if parts and (joint is None or (len(parts) > 1 and joint["mark"] == "，" and "，" not in marks)):
            break
        if not is_part(one, whole):
            break
        parts.append(one)
        marks |= {joint["mark"]} if joint else set()
    return parts


def is_part(one: Mention, whole: Mention) -> bool:
    """Whether a number may be a part of one before it: a named level of its sort and time."""
    named = (one.role is Role.LEVEL and one.label) or one.natural is Role.LEVEL
    like = same_counter(one.quantity, whole.quantity) and one.period in {"", whole.period}
    return bool(named) and like and not one.reason


def composed(passage: Passage, number: int, one: Division, *, known: bool) -> Statement:
    """Make the statement of a number and its parts."""
    whole, parts = one.whole, one.parts
    return replace(
        broken_down(passage, number, whole, parts),
        complete=known,
        unsure=under_conditions(passage.text, whole.start, parts[-1].end),
        implied=not known,
        first_stretch=len(parts),
    )

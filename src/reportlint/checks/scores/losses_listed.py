"""What was lost or added in all, with the list behind it: 共失11.5分：决策失2.9分、过程失4.4分、效益失4.2分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.scenes import clause
from reportlint.facts.tables.grids import DEDUCTED, FULL
from reportlint.facts.text.passages import Passage
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

MOVED = "失|扣减|扣|丢|减|核减|加|提高|贡献"
"""Verbs of what marks went, or came on top."""
TOTAL = compiled(
    rf"(?:(?P<verb>{MOVED})分?|(?P<noun>失分|扣分|减分|加分|满分|总分值))(?:总分|合计|共|共计|总计|了|为|是)?$"
)
"""What stands before how much it was in all."""
OF_FULL = compiled(r"(?:满分|总分值)(?:总分|合计|共|共计|总计|为|是)*$")
"""What stands before a full mark."""
OPENS = compiled(
    r"(?:（[^（）]*）)?"
    r"(?:：|——|[，。](?:[^，。；：\d]{0,6}(?:项目|情况|明细|构成|原因|因素)(?:如下|有)|按[^，。；：\d]{0,8}排[列序])：|，?(?:其中：?|分别[是为]|依次[是为]|包括|[由按从]{1,2}[高大多]到[低小少][^，。；：\d]{0,4}：)|，[是为]|（)"
)
"""What opens the list right behind it."""
ITEM = compiled(rf"^(?!.*(?:满分|分值|标准|[得评]分?$))[^，。；：、（）\d]*?(?:(?P<verb>{MOVED})分?)?$")
"""The words of a member's own clause: its name, and the verb of the whole where it is said again."""
SEVERAL = compiled(r"等(?:[，。；）]|$)|主要|最多|较多|集中|每[^，。；\d]{0,6}$|各[扣失减加]?$|封顶|最高|应扣|不扣")
"""Words of a list that leaves something out, or of marks that are a rule."""
SAME = {"贡": "提"}
"""What a verb says again in other words: 提高5.4分，其中甲贡献2.9分."""
FEWEST = 2
"""Members of a list."""


def losses_listed(facts: Facts) -> Iterator[Observation]:
    """Look at every list of what was lost, or added, that stands right behind how much it was in all."""
    for prose in (*facts.prose, *facts.cells):
        marks = [one for one in prose.mentions if is_mark(one)]
        for at, whole in enumerate(marks):
            members = listed_behind(prose.passage, whole, marks[at + 1 :])
            if len(members) >= FEWEST:
                column = FULL if OF_FULL.search(whole.lead) else DEDUCTED
                yield told(whole.quantity, [one.quantity for one in members], column)


def is_mark(one: Mention) -> bool:
    """Whether a number is a mark as such."""
    return one.quantity.kind is Kind.SCORE and one.quantity.modifier is Modifier.NONE


def listed_behind(passage: Passage, whole: Mention, behind: Sequence[Mention]) -> list[Mention]:
    """Return the members of the list that a total opens, none where the words say that it is not all of it."""
    total, opening = TOTAL.search(whole.lead), OPENS.match(passage.text, whole.end)
    if total is None or opening is None:
        return []
    verb, depth = of_verb(total["verb"] or total["noun"]), whole.depth + (opening.group() == "（")
    stop = end_of_list(passage.text, opening.end(), inside=opening.group() == "（")
    members = [one for one in behind if one.start < stop and one.depth == depth]
    told = passage.text[whole.end : stop]
    if SEVERAL.search(told) or any(not is_member(one, verb) for one in members):
        return []
    again = {says_again(one) for one in members}
    if opening.group() == "（" and False in again and not closes(whole, members):  # 扣2分（标准15分，终评13分）
        return []
    return [] if len({says_again(one) for one in members[1:]}) > 1 else members


def closes(whole: Mention, members: Sequence[Mention]) -> bool:
    """Whether members without a verb make up a total, or three of them miss it by a slip."""
    relation = relate(Formula.SUM, [Term(one.quantity) for one in members], Term(whole.quantity))
    return relation.holds or (len(members) > FEWEST and mended_by_slip(relation))


def of_verb(verb: str) -> str:
    """Return the first character of a verb, or of the one that it stands for."""
    return SAME.get(verb[0], verb[0])


def end_of_list(text: str, start: int, *, inside: bool) -> int:
    """Return where a list ends: with its bracket, with the sentence, or with what 、 joins: 其中甲35分、乙25分；丙."""
    depth, joined = 0, False
    for at in range(start, len(text)):
        depth += (text[at] == "（") - (text[at] == "）")
        joined = joined or (text[at] == "、" and text[at - 1] == "分" and depth == 0)
        if text[at] == "。" or (inside and depth < 0) or (joined and text[at] == "；"):
            return at
    return len(text)


def is_member(one: Mention, verb: str) -> bool:
    """Whether the words of a mark give it to a member: a name, with the verb of the whole or none.

    One of several that have as many each is none: 决策类和满意度类各1分.
    """
    words = own_words(one)
    match = None if words.endswith("各") else ITEM.match(words)
    return match is not None and (match["verb"] is None or of_verb(match["verb"]) == verb)


def says_again(one: Mention) -> bool:
    """Whether a member says the verb again."""
    match = ITEM.match(own_words(one))
    return match is not None and match["verb"] is not None


def own_words(one: Mention) -> str:
    """Return the words of a number's own clause, what opens a list left out."""
    return clause(one).rpartition("：")[2]


def told(whole: Quantity, parts: Sequence[Quantity], column: str) -> Observation:
    """Relate the members of a list to what they are said to come to."""
    relation: Relation = relate(Formula.SUM, [Term(part) for part in parts], Term(whole))
    values = {"column": column, "count": str(len(parts)), "said": whole.text}
    related = [Related(part.span, column) for part in parts]
    close = relation.holds or mended_by_slip(relation) or len(parts) > FEWEST
    return observe(relation, values, related, unsure=not close, ceiling=Severity.WARNING)

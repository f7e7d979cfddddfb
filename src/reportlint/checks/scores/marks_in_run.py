"""Marks told in a run that make up one told before: 共扣7.48分，四类指标分别扣0.50分、4.61分、1.71分和0.66分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.text.passages import Passage
from reportlint.finding import Observation, Related
from reportlint.number import Kind, is_plain
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

TAKEN = r"扣减|扣除|扣分|扣|失分|失|核减|减分|减|丢"
"""Verbs of marks that went."""
RUN = compiled(
    r"(?P<part>其中：?)?(?P<names>[^。；：，\d]{0,48}?)"
    r"(?:(?P<count>[两二三四五六七八九])(?:大)?(?:类|项|个(?:方面|维度|部分|[一二三]级指标)|部分|方面|维度|环节|块)?(?:[一二三]级)?(?:指标)?)?"
    rf"(?:自评|复核|评价|实际)?(?:得分|分值|权重)?(?:分别|依次)(?:(?P<verb>{TAKEN})(?:了|为|是)?|[为是得有占])?$"
)
"""The last clause before a run: 其中决策、过程、产出三类分别扣."""
LOST = compiled(rf"(?:{TAKEN})(?:了|掉|去|合计|共计|共|为|是|：)*$")
"""Words before what went in all."""
AWARDED = compiled(r"(?:[总得评]分|得|合计|自评|满分|分值|共)(?:为|是|达|到|：)*$")
"""Words before what was awarded in all, or is the full mark."""
GLUE = {"、", "和", "，", "及", "以及", "与"}
"""What joins the members of a run."""
COUNTS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"两": 2}
OTHER = compiled(r"上年|去年|上一年|平均|每|满分(?!.*满分)[^，。；]*(?:分别|依次)")
"""Words by which a run may be of something else than the mark before it."""
FEWEST = 2
LEAST_ALONE = 3
"""Members of a run from which on it may be told of without a word that counts them."""


def marks_in_run(facts: Facts) -> Iterator[Observation]:
    """Look at every run of marks behind 分别: where a mark told before is what they come to, or is meant to be.

    A run that does not come to it is told of only where it counts its members, or has three, and a slip explains it.
    """
    for prose in facts.prose:
        marks = [one for one in prose.mentions if one.quantity.kind is Kind.SCORE and is_plain(one.quantity)]
        for at, first in enumerate(marks):
            opening = opening_of(prose.passage, first) if at else None
            if opening is None:
                continue
            members = run_from(prose.passage, marks[at:])
            wholes = wholes_before(prose.passage, marks[:at], opening)
            if len(members) >= FEWEST and wholes:
                yield from told(opening, members, wholes)


def opening_of(passage: Passage, first: Mention) -> Match | None:
    """Return the words that open a run, its own sentence's last clause before it."""
    text = passage.text
    start = max(text.rfind(mark, 0, first.start) for mark in "。；，：（") + 1
    return RUN.fullmatch(text, start, first.start)


def run_from(passage: Passage, marks: Sequence[Mention]) -> list[Mention]:
    """Return the marks from the first on that nothing but 、 and 和 stands between."""
    text = passage.text
    joined = takewhile(lambda pair: text[pair[0].end : pair[1].start] in GLUE, pairwise(marks))
    return [marks[0], *(second for _, second in joined)]


def wholes_before(passage: Passage, marks: Sequence[Mention], opening: Match) -> list[Mention]:
    """Return the marks before a run that it may make up, the nearest first: of its sentence and of its own role.

    A sentence that begins with 其中 goes on with the one before.
    """
    text = passage.text
    begin = text.rfind("。", 0, opening.start()) + 1
    if begin == opening.start() and opening["part"]:
        begin = text.rfind("。", 0, max(0, begin - 1)) + 1
    role = LOST if opening["verb"] else None
    found = []
    for one in marks:
        words = text[begin : one.start]
        fits = role.search(words) if role else (LOST.search(words) or AWARDED.search(words))
        if one.start >= begin and fits:
            found.append(one)
    return found[::-1]


def told(opening: Match, members: Sequence[Mention], wholes: Sequence[Mention]) -> Iterator[Observation]:
    """Say how the members of a run look beside the mark that they make up."""
    parts = [Term(one.quantity) for one in members]
    relations = [relate(Formula.SUM, parts, Term(one.quantity)) for one in wholes]
    relation = next((one for one in relations if one.holds), relations[0])
    counted = opening["count"] is not None and COUNTS[opening["count"]] == len(members)
    if not relation.holds and (OTHER.search(opening.group()) or not is_meant(relation, counted=counted)):
        return
    values = {"column": "得分", "count": str(len(members)), "said": relation.stated.quantity.text}
    related = [Related(one.quantity.span, "") for one in members]
    yield observe(relation, values, related, ceiling=Severity.WARNING)


def is_meant(relation: Relation, *, counted: bool) -> bool:
    """Whether a run that does not come to a mark was meant to."""
    return (counted or len(relation.operands) >= LEAST_ALONE) and mended_by_slip(relation)

"""Totals that two hands gave, and how far apart the prose says they are: 复核比自评低3.1分.

Each hand is known by its name; its total is the last one told before, else the only one of the report.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.full_marks import LEAST_FULL_MARK
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.scored_items import is_mark
from reportlint.facts.text.numerals import WHOLE_NUMBER
from reportlint.finding import Observation, Related
from reportlint.number import Quantity
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Term
from reportlint.rule import Severity

HAND = r"自评|复核|复评|再评价|财政评价|部门评价|专家评价|第三方评价|评审"
BEHIND = r"(?:得分|总分|结果|综合得分|分数)?"
COMPARED = compiled(
    rf"(?:^|[，。；：（])(?P<whose>[^，。；：（）\d]{{0,6}}?)(?P<one>{HAND}){BEHIND}(?:比|较)[^，。；：\d]{{0,6}}?(?P<other>{HAND}){BEHIND}"
    rf"[略仅只]?(?:(?P<up>提?高|多|上升|增加)|(?P<down>低|少|降低|下降|减少))(?:出|了)?(?P<change>{WHOLE_NUMBER})分"
)
"""Two hands and how far apart their totals are."""
TOTAL = compiled(rf"(?P<hand>{HAND})(?:综合|最终|总)?{BEHIND}(?:为|是|：)?(?P<mark>{WHOLE_NUMBER})分")
"""A hand with the total it gave."""
OWN = compiled(r"(?:本次|最终|因此|可见|总体|综合|故|即)?(?:[省市县区州旗]级?)?(?:财政局?|部门|单位|评价组)?的?")
"""Words before the first hand that name no unit."""
OF_OTHERS = compiled(r"上年|去年|(?:19|20)\d\d年|平均|最[高低]|[各该]")
"""Words of a comparison that may be of other marks."""


def hands_compared(facts: Facts) -> Iterator[Observation]:
    """Look at every difference between the totals of two hands: it is theirs, and goes the way the words say."""
    for prose in facts.prose:
        for match in COMPARED.finditer(prose.passage.text):
            if match["one"] != match["other"] and not OF_OTHERS.search(match.group()):
                yield from compared(facts, prose, match)


def compared(facts: Facts, prose: Prose, match: Match) -> Iterator[Observation]:
    """Relate one difference to the two totals, where both are known."""
    change = plain_mark_at(prose, match.start("change"))
    one, other = (total_by(facts, prose, match[hand], match) for hand in ("one", "other"))
    if change is None or one is None or other is None:
        return
    larger, smaller = (one, other) if match["up"] else (other, one)
    relation = relate(Formula.SUM, [Term(larger), Term(smaller, -1)], Term(change))
    values = {"said": change.text, "base": other.text}
    related = [Related(one.span, match["one"]), Related(other.span, match["other"])]
    yield observe(relation, values, related, ceiling=Severity.WARNING)


def total_by(facts: Facts, prose: Prose, hand: str, match: Match) -> Quantity | None:
    """Return the last total of a hand before a comparison in its sentence, else in its passage, else its only one.

    What stands in the sentence before the comparison may name a unit that it is about: then only its own marks count.
    """
    own = [one for one in totals_in(prose, hand) if prose.passage.find(one.span)[0] < match.start()]
    begun = match.string.rfind("。", 0, match.start("one")) + 1
    inside = [one for one in own if prose.passage.find(one.span)[0] >= begun]
    if inside or match.start() >= max(begun, 1) or not OWN.fullmatch(match["whose"]):
        return inside[-1] if inside else None
    if own:
        return own[-1]
    others = [one for each in facts.prose for one in totals_in(each, hand)]
    return others[0] if len({one.value for one in others}) == 1 else None


def totals_in(prose: Prose, hand: str) -> Iterator[Quantity]:
    """Yield the totals that a passage tells of a hand."""
    text = prose.passage.text
    for match in TOTAL.finditer(text) if hand in text else ():
        mark = plain_mark_at(prose, match.start("mark"))
        if match["hand"] == hand and mark is not None and mark.value >= LEAST_FULL_MARK:
            yield mark


def plain_mark_at(prose: Prose, at: int) -> Quantity | None:
    """Return the plain mark that begins at a place of a passage."""
    one = prose.quantity_at(at)
    return one if one and is_mark(one) else None

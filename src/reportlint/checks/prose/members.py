"""Lists of amounts with the number of their members told before them.

四个渠道：上级补助18640万元，占51.2%；…: where the shares make one hundred, or the amounts make their total, the list is
whole, and has as many members as are told. Behind a total of its own (3户企业出借3880万元，分别为…) it may divide the
total by anything, so that its members must be what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.checks.observe import relate
from reportlint.checks.prose.enumerations import COUNTED, NUMBER, is_part_of_number
from reportlint.checks.prose.itemised_shares import Portion, divides_all
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.numerals import integer_of
from reportlint.number import Modifier, counter, digits
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Term, Verdict

HERALDS = (
    compiled(rf"{NUMBER}(?P<unit>{COUNTED}|户)(?:资金)?(?:来源|渠道|部分|方面|用途|类别|科目|事项|项目)?："),
    compiled(
        rf"{NUMBER}(?P<unit>个|家|户)(?P<noun>单位|部门|企业|公司|乡镇|镇|乡|村|县|区|市|机构|学校|医院)[^，。；：、\d]{{0,16}}"
        r"(?P<total>\d[\d,]*(?:\.\d+)?)[^，。；：、\d]{1,4}，(?:其中|分别(?:为|是)|具体(?:为|是))：?"
    ),
)
"""What stands right before the first name of a list: its number, or its number and its total."""
UNITS_END = compiled(r"(?:部门|[局委办院校站所厂处队馆社镇乡村县区市旗户]|公司|中心|医院|集团|街道)$")
"""How the names of offices, firms and places end."""
LEAST_DIGITS = 3
"""Digits of a total that amounts do not make by chance."""


@dataclass(frozen=True, slots=True)
class Members:
    """A list of amounts with the number of its members."""

    prose: Prose
    """The passage."""
    number: tuple[int, int]
    """Where the number and its unit stand."""
    listed: tuple[int, int]
    """Where the list stands."""
    count: int
    """The number."""
    names: tuple[str, ...]
    """The names of the members."""


def told_members(facts: Facts) -> Iterator[Members]:
    """Yield the whole lists of amounts that have the number of their members right before them."""
    for prose in facts.prose:
        text = prose.passage.text
        for herald in HERALDS if len(prose.mentions) > 1 else ():
            for match in herald.finditer(text):
                if not is_part_of_number(text, match.start("number")):
                    parts = parts_behind(prose, match)
                    if len(parts) > 1:
                        names = tuple(part.label for part in parts)
                        number, listed = (match.start("number"), match.end("unit")), (match.end(), parts[-1].end)
                        yield Members(prose, number, listed, integer_of(match["number"]), names)


def parts_behind(prose: Prose, match: Match) -> list[Mention]:
    """Return the amounts behind a number of members that are all of something, none where they may not be."""
    behind = [one for one in prose.mentions if one.start >= match.end()]
    behind = [one for one in behind if one.sentence == behind[0].sentence]
    if not behind or not prose.passage.text.startswith(behind[0].label, match.end()):
        return []
    if "total" not in match.re.groupindex:
        return parts_by_shares(behind)
    total = next((one for one in prose.mentions if one.start == match.start("total")), None)
    parts = parts_by_sum(behind, total) if total else []
    return parts if all(UNITS_END.search(part.label) for part in parts) else []


def parts_by_sum(behind: Sequence[Mention], total: Mention) -> list[Mention]:
    """Return the first amounts that make a total to its last place."""
    parts: list[Mention] = []
    for one in behind:
        if not is_part(one) or counter(one.quantity) != counter(total.quantity):
            return []
        parts.append(one)
        if adds_up(parts, total):
            return parts
    return []


def parts_by_shares(behind: Sequence[Mention]) -> list[Mention]:
    """Return the first amounts whose shares make one hundred."""
    portions: list[Portion] = []
    for part, share in zip(behind[::2], behind[1::2], strict=False):
        if not is_part(part) or share.role is not Role.SHARE or share.quantity.modifier is not Modifier.NONE:
            return []
        portions.append(Portion(part, share))
        if len(portions) > 1 and divides_all(portions):
            return [each.part for each in portions]
    return []


def is_part(one: Mention) -> bool:
    """Whether a number is a plain amount with a name."""
    plain = one.quantity.modifier is Modifier.NONE and one.quantity.high is None
    return plain and one.part is Role.LEVEL and bool(one.label)


def adds_up(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether amounts make a total to its last place, and not by chance."""
    if len(parts) < 2 or digits(total.quantity) < LEAST_DIGITS:
        return False
    return relate(Formula.SUM, [Term(part.quantity) for part in parts], Term(total.quantity)).verdict is Verdict.EXACT

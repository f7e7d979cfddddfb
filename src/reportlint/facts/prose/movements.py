"""Numbers of what came, what went, and what both come to: 新增612人，减员574人，净增38人."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.facts.prose.scenes import Reading, Way, clause, less
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

CAME = compiled(
    r"(?:新增|新入|新购|购置|购入|招录|录用|入职|招聘|调入|转入|迁入|新登记|新开户|新注册|新设|新办|补充|出生)[^，。；\d]{0,6}$"
)
WENT = compiled(
    r"(?:减员|退出|注销|吊销|调出|离职|转出|迁出|核销|销户|退休|流失|报废|处置|清退|淘汰|减少|死亡)[^，。；\d]{0,6}$"
)
NET = compiled(r"净(?P<sign>[增减])(?:加|少)?(?:了)?$")
"""How the words before what came, what went and what both come to end."""
MOVEMENTS = (CAME, WENT)
"""The two ways in which a number moves what there is."""


def moves(one: Mention) -> bool:
    """Whether a number tells what came or what went: no change of the whole is a change of it."""
    return any(words.search(clause(one)) for words in MOVEMENTS)


def is_net(one: Mention) -> bool:
    """Whether a number tells what coming and going come to."""
    return NET.search(clause(one)) is not None


def is_opposed(one: Mention, other: Mention) -> bool:
    """Whether of two numbers of the same sentence that count alike one tells what came, the other what went."""
    ways = [[words.search(clause(each)) is not None for words in MOVEMENTS] for each in (one, other)]
    opposed = sorted(ways) == [[False, True], [True, False]]
    return opposed and one.sentence == other.sentence and same_counter(one.quantity, other.quantity)


PLAINLY = compiled(r"(?:其中|(?:当|本)[年期]|年内|期间|全年)?[一-鿿]{2,3}")
"""All the words before what came and what went where nothing but the whole can be meant: 新增, 当年退出."""
VALUES = 2
"""Numbers that tell from what to what something changed."""


def gross_movement(one: Mention, before: Sequence[Mention], behind: Sequence[Mention]) -> Reading | None:
    """Read the last of what came and went beside both values of the whole: 由862家增至944家，新增147家，退出65家."""
    *values, other = before[-VALUES - 1 :] or [one]
    if [each.role for each in values] != [Role.FROM, Role.TO] or not is_opposed(one, other):
        return None
    if any(same_counter(each.quantity, one.quantity) and not is_net(each) for each in behind):
        return None  # more of what came or went may stand there
    if not all(PLAINLY.fullmatch(clause(each)) for each in (other, one)):
        return None
    former, now = values if CAME.search(clause(other)) else reversed(values)
    operands = Term(other.quantity), Term(former.quantity), Term(now.quantity, -1)
    return Reading([Way(Formula.SUM, operands)], certain=True, strict=True)


def net_movement(one: Mention, before: Sequence[Mention]) -> Reading | None:
    """Read a number as what came less what went, where words say so of it and of two numbers before it."""
    net = NET.search(clause(one))
    moved = [each for each in before if moves(each)]
    if net is None or len(moved) != len(MOVEMENTS) or has_more(moved, before):
        return None
    came = [each for each in moved if CAME.search(clause(each))]
    went = [each for each in moved if WENT.search(clause(each))]
    if len(came) != 1 or len(went) != 1 or came == went:
        return None
    larger, smaller = (came[0], went[0]) if net["sign"] == "增" else (went[0], came[0])
    return Reading([less(larger, [smaller])], certain=True, strict=True)


def has_more(moved: Sequence[Mention], before: Sequence[Mention]) -> bool:
    """Whether more than two movements stand before their net: 转入60人，转出42人，婴儿9人."""
    begun = moved[0].start
    own = [one for one in before if one.start >= begun and one.role is not Role.BASE and one.period != "prior"]
    return len(own) > len(moved)

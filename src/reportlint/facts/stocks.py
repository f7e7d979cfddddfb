"""Ties of numbers that add up: a stock from the one before and what came and went, what is left of a whole, sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, islice, permutations, product

from reportlint.facts.mentions import Mention, Role
from reportlint.facts.scenes import AMOUNTS, MOST_WAYS, Reading, Scene, Way, clause, of_sort, plain, ways
from reportlint.number import Kind
from reportlint.relation import Formula, Term

# ---------------------------------------------------------------- stocks and flows

OPENING = re.compile(
    r"(?:年初|期初|上年(?:度)?(?:末|结转|结余)?|上期(?:末|结转)?|月初|季初|上年末|结转)[^，。；\d]{0,14}$"
)
CLOSING = re.compile(r"(?:年末|期末|月末|季末|年底|结转下|结转|在办|结余|存量|库存|滚存|余额)[^，。；\d]{0,12}$")
INCOME = re.compile(
    r"(?:新|增|收到|受理|购置|购入|转入|生产|收入|移送|制发|登记|识别|纳入|发行|补充|加)[^，。；\d]{0,10}$"
)
OUTGO = re.compile(
    r"(?:减|退|注销|报废|处置|办结|销售|销|清理|盘活|剔|提取|废止|支出|支付|还本|偿还|核销|消除|调出|转出|消耗|使用|回收|收回)[^，。；\d]{0,10}$"
)


def flow(scene: Scene) -> Reading | None:
    """年初12件，新增30件，办结35件，年末7件."""
    if not CLOSING.search(scene.lead) or scene.one.quantity.kind is Kind.RATIO or not plain(scene.one):
        return None
    members = of_sort(scene, scene.sentence())
    start = next((at for at in reversed(range(len(members))) if OPENING.search(clause(members[at]))), None)
    if start is None or len(members) - start < 2:
        return None
    chain = members[start:][-6:]
    signs = [(1,), *(directions(member) for member in chain[1:])]
    found = [
        Way(Formula.SUM, tuple(Term(each.quantity, weight) for each, weight in zip(chain, weights, strict=True)))
        for weights in islice(product(*signs), MOST_WAYS)
    ]
    known = len(found) == 1 and all(member.role is Role.LEVEL for member in chain) and len(chain) > 2
    unbroken = (
        scene.sentence()[-len(chain) :] == tuple(chain) and "；" not in scene.text[chain[0].start : scene.one.start]
    )
    return Reading(found, certain=known, strict=known and unbroken)


def directions(one: Mention) -> tuple[int, ...]:
    """Return the signs that a number of a chain may have: known by its words, or either."""
    words = clause(one)
    if OUTGO.search(words):
        return (-1,)
    return (1,) if INCOME.search(words) else (1, -1)


LEFT = re.compile(
    r"(?:其余|剩余|尚有|尚未|仍有|还有|未[^，。；\d]{1,6}|待[^，。；\d]{1,4}|结余|结存|差额|缺口|空间|净增|净减|相差|收支相抵|盈余|结转)[^，。；\d]{0,12}$"
)


REST = re.compile(r"(?:其余|剩余|尚有|仍有|还有)[^，。；\d]{0,6}$")


TAKEN = re.compile(
    r"(?:已|其中|完成|办结|支付|支出|使用|整改|开工|化解|收回|执行|答复|回复|交付|拨付|达标|通过)[^，。；\d]{0,10}$"
)
"""Words for what was taken from a whole; without them two numbers and a rest may be three parts of another."""


def remainder(scene: Scene) -> Reading | None:
    """其余5项: a whole before it less what was taken from it."""
    if not LEFT.search(scene.lead) or scene.one.quantity.kind not in AMOUNTS or not plain(scene.one):
        return None
    members = of_sort(scene, scene.sentence()) or of_sort(scene, scene.before)
    if len(members) < 2:
        members = of_sort(scene, scene.before)
    if len(members) < 2:
        return None
    pairs = [
        Way(Formula.SUM, (Term(whole.quantity), Term(part.quantity, -1)))
        for whole, part in islice(permutations(reversed(members[-5:]), 2), MOST_WAYS)
        if whole.quantity.base_value > part.quantity.base_value
    ]
    whole = max(members, key=lambda member: member.quantity.base_value)
    rest = [member for member in members if member is not whole]
    if len(rest) > 1:
        all_of_them = (Term(whole.quantity), *(Term(member.quantity, -1) for member in rest))
        pairs.append(Way(Formula.SUM, all_of_them))
    spent = all(OUTGO.search(clause(member)) or TAKEN.search(clause(member)) for member in members[1:])
    given = not OUTGO.search(clause(members[0]))
    if len(members) > 2 and spent and given and whole is members[0]:
        return Reading(pairs[-1:], certain=True, strict=tuple(members) == scene.sentence()[-len(members) :])
    falls = members[0].quantity.base_value > members[1].quantity.base_value
    certain = len(members) == 2 and falls and bool(TAKEN.search(clause(members[1])))
    close = certain and tuple(members) == scene.sentence()[-2:] and bool(REST.search(scene.lead))
    return Reading(pairs, certain, close) if pairs else None


SUMMED = re.compile(
    r"(?:之和(?:为|即|是)?|合计|共计|总计|总量|累计|共|一共|总共|相加|总[^，。；\d]{0,4})[^，。；\d]{0,12}$"
)
BARE_SUM = re.compile(r"^[，、]?(?:合计|共计|总计|一共|总共|累计|共)[^，。；\d]{0,4}$")
SOME = re.compile(r"前(?P<few>[两二三四五六])[项类个种]|(?P<number>[两二三四五六])[项类个种]")
FEW = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def addition(scene: Scene) -> Reading | None:
    """书面9份、建议14份，合计23份: runs of like numbers before it."""
    if not SUMMED.search(scene.lead) or scene.one.quantity.kind not in AMOUNTS or not plain(scene.one):
        return None
    members = of_sort(scene, scene.before)
    first = SOME.search(scene.lead)
    runs: list[tuple[Mention, ...]] = []
    if first and first["few"]:
        count = FEW[first["few"]]
        sentence = of_sort(scene, scene.sentence()) or members
        runs = [tuple(sentence[:count]), tuple(sentence[-3 : -3 + count])] if len(sentence) >= count else []
    own = [member for member in members if member.sentence == scene.one.sentence]
    runs += [tuple(group[-size:]) for group in (own, members) for size in range(2, len(group) + 1)]
    runs += list(combinations(members[-5:], 2))
    runs = [run for run in dict.fromkeys(runs) if len(run) > 1]
    found = ways(Formula.SUM, iter(runs))
    listed = len(own) > 1 and own_list(scene, own)
    certain = listed and not first and bool(BARE_SUM.search(scene.lead))
    return Reading(found, certain, certain) if found else None


def own_list(scene: Scene, own: Sequence[Mention]) -> bool:
    """Whether the like numbers of the sentence are one plain list that ends right before the sum."""
    text = scene.text[own[0].end : own[-1].start]
    return len(own) == 2 and "；" not in text and len(text) < 24 and not re.search(r"其中|比|较|占", text)

"""Ties of numbers that add up: a stock from the one before and what came and went, what is left of a whole, sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, islice, pairwise, product

from reportlint.facts.prose.audits import cut_by_audit
from reportlint.facts.prose.each import each_told
from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.others import are_the_others
from reportlint.facts.prose.products import is_price
from reportlint.facts.prose.scenes import (
    MOST_WAYS,
    Reading,
    Scene,
    Way,
    alike,
    clause,
    less,
    of_sort,
    plain,
    rests,
    ways,
)
from reportlint.facts.prose.sums_told import counts_others, is_all_planned
from reportlint.facts.prose.unspent import UNSPENT
from reportlint.facts.text.numerals import integer_of
from reportlint.number import AMOUNTS, Kind
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

# ---------------------------------------------------------------- stocks and flows

OPENING = compiled(
    r"(?:年初|期初|上年(?:度)?(?:末|结转|结余)?|上期(?:末|结转)?|月初|季初|上年末|结转|原(?:批复)?预算)[^，。；\d]{0,14}$"
)
"""Words before what there was at the beginning."""
CLOSING = compiled(
    r"(?:年末|期末|月末|季末|年底|结转下|结转|在办|结余|存量|库存|滚存|余额|调整后|调整预算|全年预算)[^，。；\d]{0,12}$"
)
"""Words before what there is at the end."""
INCOME = compiled(
    r"(?:新|增|收到|受理|购置|购入|购进|入库|来水|拨款|拨入|归集|缴存|转入|生产|收入|移送|制发|登记|识别|纳入|发行|补充|加|出生|迁入|招录|调入)[^，。；\d]{0,10}$"
)
"""Words before what came in."""
OUTGO = compiled(
    r"(?:转入固定资产|转固|交付使用|减|退|注销|报废|处置|办结|销售|销|清理|盘活|剔|提取|废止|支出|支付|还本|偿还|核销|消除|调出|转出|消耗|损耗|损失|渗漏|蒸发|下泄|供水|调拨|执结|审结|竣工|完工|领用|售出|出库|使用|回收|收回"
    r"|死亡|迁出|调离|压)[^，。；\d]{0,10}$"
)
"""Words before what went out."""
NET = compiled(r"净增(?:加|长)?额?$")
"""What a stock grew by, all in all: 净增加额3468万元，期初余额52640万元，期末余额56108万元."""
ADJUSTED = compiled(r"(?:调整后|调整预算|全年预算)[^，。；\d]{0,12}$")
"""Words before a budget as it was adjusted."""
ADJUSTING = compiled(r"(?:追加|调增|调减|核减|压减|调整(?:增加|减少))[^，。；\d]{0,8}$")
"""Words before what adjusts a budget."""


def flow(scene: Scene) -> Reading | None:
    """年初12件，新增30件，办结35件，年末7件; 年初预算900万元，追加60万元，调整后960万元."""
    if not CLOSING.search(scene.lead) or OF_THE_TIME.search(clause(scene.one)) or not plain(scene.one):
        return None
    rate = scene.one.quantity.kind is Kind.RATIO
    members = [other for other in sorts_moved(scene) if other.depth == scene.one.depth and not rate]
    opening = (at for at in reversed(range(len(members))) if is_opening(scene, members[at]))
    start = next((at for at in opening if members[at].role is not Role.BASE), None)  # 比上年的39亿元增长
    if start and len(members) == start + 1 and NET.search(clause(members[start - 1])):
        return Reading(ways(Formula.SUM, iter([(members[start], members[start - 1])])), certain=True, strict=True)
    if start == 1 and (balance := balanced(scene, members)):
        return balance
    if start is None or len(members) - start < 2:
        return None
    chain = members[start:][-6:]
    signs = [(1,), *(directions(member) for member in chain[1:])]
    found = [
        Way(Formula.SUM, tuple(Term(each.quantity, weight) for each, weight in zip(chain, weights, strict=True)))
        for weights in islice(product(*signs), MOST_WAYS)
    ]
    moves = chain[1:]
    if ADJUSTED.search(scene.lead):
        unprinted = compiled(r"[压调核]减|追加|调[剂增入出]|收回").search(scene.lead)
        known = not unprinted and all(ADJUSTING.search(clause(member)) for member in moves)
        return Reading(found[:1], certain=True, strict=True) if known and len(found) == 1 else None
    known = len(found) == 1 and len(chain) > 2 and all(is_move(member) for member in moves)
    unbroken = (
        scene.sentence()[-len(chain) :] == tuple(chain) and "；" not in scene.text[chain[0].start : scene.one.start]
    )
    return Reading(found, certain=known, strict=known and unbroken)


def sorts_moved(scene: Scene) -> list[Mention]:
    """Return the plain amounts before a number that can be added to it, with those that tell why they came or went.

    因收入增长等原因退出429人 tells how many went, and explains no other number.
    """
    kept = {one.start for one in of_sort(scene, scene.sentence())}
    went = [one for one in scene.sentence() if one.reason and alike(one, scene.one) and is_known_move(one)]
    told = [one for one in scene.sentence() if one.start in kept or one in went]
    return [one for one in told if "其中" not in one.lead and not OF_THE_TIME.search(clause(one))]


OF_THE_TIME = compiled(r"(?:[当本][年期月季])[^，。；\d]{0,4}结余$")
"""Words before what a time left, which is what came in it less what went."""


def is_known_move(one: Mention) -> bool:
    """Whether the words right before a number say that it came or went."""
    return (
        REASONED.search(one.lead) is not None and (OUTGO.search(clause(one)) or INCOME.search(clause(one))) is not None
    )


REASONED = compiled(r"因[^，。；\d]{1,16}(?:等|等原因|原因|后|而)[^，。；\d、]{2,8}$")
"""Words before a number that came or went for a reason."""


def is_opening(scene: Scene, one: Mention) -> bool:
    """Whether words before a number say that it is what there was: 年初, or the end of the year before, 2023年末."""
    if OPENING.search(clause(one)) or OPENED_BEFORE.search(one.lead):
        return True
    first, last = YEAR_END.search(clause(one)), YEAR_END.search(clause(scene.one))
    return first is not None and last is not None and int(first["year"]) == int(last["year"]) - 1


OPENED_BEFORE = compiled(r"(?:年初|期初|上年末)，[^，。；\d]{2,16}$")
"""Words before what there was at a time that a comma sets off: 2023年初，未偿还债券本金."""
YEAR_END = compiled(r"(?P<year>(?:19|20)\d{2})年(?:末|底|年末|12月末)")
"""The end of a year by its number."""


def balanced(scene: Scene, members: Sequence[Mention]) -> Reading | None:
    """Read 收入合计900万元，年初结转100万元，支出合计950万元，年末结转50万元: what came in is told first."""
    words = [clause(one) for one in (*members, scene.one)]
    if len(words) != len(BALANCE) or not all(
        compiled(part).search(word) for part, word in zip(BALANCE, words, strict=True)
    ):
        return None
    income, opening, outlay = members
    way = Way(Formula.SUM, (Term(income.quantity), Term(opening.quantity), Term(outlay.quantity, -1)))
    return Reading([way], certain=True, strict=True)


BALANCE = (
    r"(?<!财政拨款)收入(?:合计|总额)?$",
    r"(?:年初|上年|期初)[^，。；\d]{0,4}(?:结转|结余)[^，。；\d]{0,6}$",
    r"(?<!财政拨款)支出(?:合计|总额)?$",
    r"(?:年末|期末|结转下年)[^，。；\d]{0,8}$",
)
"""How the four names of a balance of income and outlay end."""


def is_move(one: Mention) -> bool:
    """Whether a number tells what came or went, not how much more it was than before."""
    return one.role is Role.LEVEL or (one.role is Role.CHANGE and not one.base)


def moves_of(scene: Scene, among: Sequence[Mention]) -> list[Mention]:
    """Return the plain amounts that can be added to a number, those left out that say how much another one changed.

    年末余额80万元，比年初减少15万元，其中专项50万元，其他30万元: the fall is no part of what is left.
    """
    return [one for one in of_sort(scene, among) if not (one.role is Role.CHANGE and one.base)]


def directions(one: Mention) -> tuple[int, ...]:
    """Return the signs that a number of a chain may have: known by its words, or either."""
    words = clause(one)
    if OUTGO.search(words):
        return (-1,)
    return (1,) if INCOME.search(words) else (1, -1)


LEFT = compiled(
    r"(?:其余|正在|剩余|剩下|余下|尚余|[还仅]剩|尚有|尚未|仍有|还有|欠[缴拨付交发]|未(?!到期|到[^，。；\d]{0,2}时限|到办理)[^，。；\d]{1,6}|(?<![接招对优等看期款])待[^，。；\d]{1,4}|结余(?!分配)|结存|差额|缺口|空间|净增|净减|相差|收支相抵|盈余|结转)[^，。；\d]{0,12}$"
)


REST = compiled(r"(?:其余|剩余|剩下|余下|尚余|[还仅]剩|尚有|仍有|还有|正在)[^，。；\d]{0,6}$")
"""Words before what is left."""
TWIN = compiled(r"(?:尚未|未|没有)(?P<stem>[一-鿿]{2})[^，。；\d]{0,4}$")
"""未办结393件, of what was not done, beside 办结16725件."""
WHOLE_WORD = compiled(
    r"(?:应|需|拟|计划|共|总|合计|累计|发现|受理|下达|任务|核定|抽查|登记|安排|发放|检查)[^，。；\d]{0,10}$"
)


TAKEN = compiled(
    r"(?:已|其中|完成|办结|支付|支出|使用|整改|开工|化解|收回|执行|答复|回复|交付|拨付|达标|通过|上缴|归还|缴回|清退|清理|安置|销号|完工|清偿|补办|注销)[^，。；\d]{0,10}$"
)
"""Words for what was taken from a whole; without them two numbers and a rest may be three parts of another."""


NEXT_ITEM = compiled(r"；（?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）、.]")
"""The number of a further item of a list inside a paragraph: what is left over there is no rest of the item before."""


def remainder(scene: Scene) -> Reading | None:
    """其余5项: a whole before it less what was taken from it."""
    if (audited := cut_by_audit(scene)) is not None:
        return audited
    if (
        not (LEFT.search(scene.lead) or are_the_others(scene))
        or scene.one.quantity.kind not in AMOUNTS
        or not plain(scene.one)
    ):
        return None
    own = [member for member in scene.sentence() if not NEXT_ITEM.search(scene.text, member.end, scene.one.start)]
    before = scene.before if len(own) == len(scene.sentence()) else own
    members = moves_of(scene, own) or moves_of(scene, before)
    if len(members) < 2:
        members = moves_of(scene, before)
    if len(members) < 2 or is_of_whole_further_off(scene, members):
        return None
    if (twin := twin_of(scene)) is not None:
        return twin
    pairs = rests(reversed(members[-5:]))
    whole = max(members, key=lambda member: member.quantity.base_value)
    rest = [member for member in members if member is not whole]
    if len(rest) > 1:
        pairs.append(less(whole, rest))
    pairs += parted_behind(scene, whole, rest)
    spent = all(OUTGO.search(clause(member)) or TAKEN.search(clause(member)) for member in members[1:])
    given = not OUTGO.search(clause(members[0])) and scene.text[members[0].end : members[0].end + 1] != "、"
    parted = "；" in scene.text[members[0].end : scene.one.start]  # 立行立改82个；分阶段31个，完成29个；尚有2个
    heads = without_parts(members)
    leaves = sum((member.quantity.base_value for member in rest), Fraction(0)) <= whole.quantity.base_value
    if len(members) > 2 and spent and given and leaves and whole is members[0] and not parted and heads == members:
        return Reading(pairs[-1:], certain=True, strict=tuple(members) == scene.sentence()[-len(members) :])
    pairs = [less(heads[0], heads[1:]), *pairs] if len(members) > len(heads) == PAIR else pairs
    falls = heads[0].quantity.base_value > heads[-1].quantity.base_value
    now = heads[0].sentence == scene.one.sentence or heads[0].period != "prior"
    of_all = scene.one.quantity.kind is not Kind.MONEY or UNSPENT.fullmatch(clause(scene.one)) is not None
    certain = len(heads) == PAIR and falls and now and of_all and bool(TAKEN.search(clause(heads[1])))
    same = [other for other in scene.sentence() if other.quantity.kind in AMOUNTS]
    last = not any(alike(other, scene.one) for other in scene.behind)
    close = certain and last and members == same[-2:] and bool(REST.search(scene.lead))
    return Reading(pairs, certain, close) if pairs else None


def is_of_whole_further_off(scene: Scene, members: Sequence[Mention]) -> bool:
    """Whether the first of some numbers says what was done, of what was not: 已开工117个；其中竣工39个；未开工51个."""
    undone = TWIN.search(scene.lead)
    return undone is not None and is_done(without_parts(members)[0], undone["stem"])


PAIR = 2
"""Numbers that leave a rest."""


def parted_behind(scene: Scene, whole: Mention, rest: Sequence[Mention]) -> Iterator[Way]:
    """Yield the whole less all its parts where some stand behind the number: 37个，已销号29个，待验收6个；推进中2个."""
    behind = of_sort(scene, scene.behind)
    for count in range(1, len(behind) + 1):
        parts = (*rest, *behind[:count])
        left = whole.quantity.base_value - sum(part.quantity.base_value for part in parts)
        if left == scene.one.quantity.base_value:
            yield less(whole, parts)


def twin_of(scene: Scene) -> Reading | None:
    """Read 应办17118件，办结16725件，未办结393件: what was done, what was not, and the whole right before them."""
    match = TWIN.search(scene.lead)
    members = [one for one in of_sort(scene, scene.sentence()) if not is_part_told_before(scene, one)]
    at = next((at for at, one in enumerate(members) if match and is_done(one, match["stem"])), None)
    if not match or not at or at != len(members) - 1 or any(alike(other, scene.one) for other in scene.behind):
        return None
    done, before = members[at], members[:at]
    named = [one for one in before if WHOLE_WORD.search(clause(one))] or (before if len(before) == 1 else [])
    if not named or named[-1] is not before[-1]:
        return None
    return Reading([less(named[-1], [done])], certain=True, strict=True)


def is_part_told_before(scene: Scene, one: Mention) -> bool:
    """Whether a number is a part of another, told in an earlier item: 已开工117个；其中竣工39个；未开工51个."""
    return "其中" in one.lead and "；" in scene.text[one.end : scene.one.start]


def is_done(one: Mention, stem: str) -> bool:
    """Whether a number counts what was done, in the words that another says was not."""
    words = clause(one)
    at = words.find(stem)
    return at >= 0 and not compiled(r"[未应需待没]").search(words[max(0, at - 2) : at])


SUMMED = compiled(
    r"(?:之和(?:为|即|是)?|合计|共计|总计|总量|累计|共|一共|总共|相加|加总|小计|(?<![总合共累预估统设审会小])计(?!划)|总[^，。；\d]{0,4})[^，。；\d]{0,12}$"
)
"""Words before a sum."""
FOUND = compiled(r"(?P<verb>查出|发现|查处|检出|排查|立案|整改|惠及|服务|覆盖|涉及)")
"""Verbs behind 共 that tell what was done with what stands before it."""
BARE_SUM = compiled(
    r"^[，、]?(?:(?:以上|上述)[^，。；\d]{0,8})?(?:合计|共计|总计|一共|总共|累计|共|加总|相加|小计|计(?!划))[^，。；\d]{0,4}$"
)
RATED_BY = compiled(r"(?:分别|依次|各)按$")
"""Words before a run of what each of several is reckoned by: 分别按0.6亿元、0.8亿元和1亿元安排."""
SOME = compiled(
    r"前(?P<few>[两二三四五六])[项类个种]"
    r"|(?P<number>[两二三四五六])(?:[项类个种者年]|季度|部分|方面|期|批)(?:合计|共计|总计|相加|加总|之和)?[^，。；\d]{0,4}$"
)
"""How many numbers a sum adds up, where it says so."""


MOST_CHOSEN = 6
"""Numbers of which so many are chosen as a sum says that it adds up."""


def addition(scene: Scene) -> Reading | None:
    """书面9份、建议14份，合计23份: runs of like numbers before it."""
    summed = SUMMED.search(scene.lead)
    one = scene.one
    if not summed or one.quantity.kind not in AMOUNTS or not plain(one) or one.role is Role.WHOLE:
        return None
    priced = {other.run for other in scene.before if is_price(other) or RATED_BY.search(other.lead)} - {-1}
    rates = standards(scene)
    members = [other for other in of_sort(scene, scene.before) if not is_price(other) and other.run not in priced]
    members = [member for member in members if member not in rates and not is_all_planned(member, one)]
    if one.direction and any(member.role in {Role.FROM, Role.TO} for member in members):
        return None  # 由12386元增加到15498元，两年累计增加3112元: their difference
    own = [member for member in members if member.sentence == scene.one.sentence]
    if adds_others(scene, summed.group(), members, own):
        return None
    first = SOME.search(scene.lead)
    runs: list[tuple[Mention, ...]] = []
    level = [member for member in own if member.depth == scene.one.depth]
    if first and first["few"]:
        count = integer_of(first["few"])
        sentence = of_sort(scene, scene.sentence()) or members
        runs = [tuple(sentence[:count]), tuple(sentence[-3 : -3 + count])] if len(sentence) >= count else []
    runs += [tuple(group[-size:]) for group in (level, own, members) for size in range(2, len(group) + 1)]
    runs += list(combinations(members[-5:], 2))
    said = SOME.search(scene.text, max(0, one.start - LONGEST_GAP), one.start)
    if said and said["number"]:
        runs += list(combinations(members[-MOST_CHOSEN:], integer_of(said["number"])))
    runs = [run for run in dict.fromkeys(runs) if len(run) > 1]
    all_told = each_told(scene.text, level)
    runs = [*(each_told(scene.text, run) for run in runs), *runs]
    counts = {len(level), len(all_told)}
    counted = bool(first and first["number"] and integer_of(first["number"]) in counts)
    plain_list = len(level) > 1 and own_list(scene, level)
    if first and first["few"] and plain_list and of_sort(scene, scene.sentence()) == level:
        return Reading(ways(Formula.SUM, iter(runs)), certain=True, strict=len(level) == integer_of(first["few"]) + 1)
    certain = plain_list and (counted or (not first and is_bare_sum(scene)))
    if certain:
        whole = is_joined_list(scene, level)
        runs = [all_told, *(run for run in runs if run != all_told and (not whole or len(run) == len(level)))]
    found = ways(Formula.SUM, iter(dict.fromkeys(runs)))
    return Reading(found, certain, certain) if found else None


def adds_others(scene: Scene, words: str, members: Sequence[Mention], own: Sequence[Mention]) -> bool:
    """Whether the words of a sum say that it adds up other things than the numbers before it.

    查看73个单位，共查出问题98个: what was found is another thing than where. 铁路运输总量15亿吨，公路运输总量71亿吨:
    each is of its own. 工资和设备全部由县级负担，县级合计安排502万元: what is named in words is added up.
    """
    done = FOUND.search(words)
    found = done is not None and not any(done["verb"] in clause(member) for member in members)
    apart = words.startswith("总") and any(member.lead.endswith(words) for member in members)
    return found or apart or counts_others(scene, own) or (not own and BORNE_BY.search(scene.lead) is not None)


BORNE_BY = compiled(r"(?:全部|全额|均|都)由[^，。；\d]{1,12}(?:负担|承担|安排|解决)")
"""Words that name in a sentence of its own what a sum adds up."""
STANDARDS = compiled(r"”?的(?:补助|奖励|补贴|收费|抽[查检]|采样)?(?:标准|定额|单价|档次|频[次率])")
"""What follows a list of what each of several gets."""


def standards(scene: Scene) -> list[Mention]:
    """Return the list right before a sum of what each of several gets: 按五星级12万元、四星级10万元的标准，共62万元."""
    found: list[Mention] = []
    if scene.before and STANDARDS.match(scene.text, scene.before[-1].end):
        for other in reversed(scene.before):
            found.append(other)
            if not other.lead.startswith(("、", "和", "及")):
                break
    return found


def is_joined_list(scene: Scene, level: Sequence[Mention]) -> bool:
    """Whether the numbers before a bare sum are one list that 、 joins, none left out: 18项、126项、9项，共153项."""
    joined = all(member.lead.startswith("、") for member in level[1:])
    return joined and scene.lead.startswith("，") and is_bare_sum(scene)


def is_bare_sum(scene: Scene) -> bool:
    """Whether the words right before a number only say that it adds up what stands before it."""
    return bool(BARE_SUM.search(clause(scene.one)))


LONGEST_GAP = 20
"""Characters between two members of a plain list."""
REMARK_OR_QUOTE = compiled(r"（[^（）]*）|“[^“”]*”")
"""A remark or a quoted name between two numbers: what it says ties nothing."""
YEAR_NAMED = compiled(r"(?:19|20)\d{2}年")
APART = compiled(r"其中|比|较|占|；|。|年初|上年|\d{3}")
"""What never stands between two members of one list."""


def own_list(scene: Scene, own: Sequence[Mention]) -> bool:
    """Whether some numbers are one plain list that ends right before the sum."""
    between = [scene.text[one.end : other.start] for one, other in pairwise(own)]
    gaps = [YEAR_NAMED.sub("", REMARK_OR_QUOTE.sub("", gap)) for gap in between]
    plain_gaps = all(len(gap) <= LONGEST_GAP and not APART.search(gap) for gap in gaps)
    inside = [one for one in scene.sentence() if one.start > own[0].start and one.depth == own[0].depth]
    printed = [one for one in inside if scene.text[one.start].isdigit()]
    return plain_gaps and printed == list(own[1:])

"""What income leaves when outlay is taken off, and what is owed of what was due: 当年结余, 应缴…，已缴…，欠缴…."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.movements import gross_movement, net_movement
from reportlint.facts.prose.scenes import Reading, Scene, alike, clause, less, plain
from reportlint.number import AMOUNTS
from reportlint.patterns import compiled

LEFT = compiled(
    r"(?:基金|医院|学校|单位)?(?:(?:当|本)[年期月季](?:度)?(?:收支)?(?:结余|盈余)|收支(?:结余|差额|盈余))额?(?:为|是)?"
)
"""All the words of what one period left; 结余 alone may hold what was carried over."""
INCOME = compiled(r"(?<!财政拨款)(?:收入|收益)(?:合计|总计|总额)?(?:为|达|共)?$")
OUTLAY = compiled(r"(?:支出|费用)(?:合计|总计|总额)?(?:为|达|共)?$")
"""How the words before income and outlay end."""
OWED = compiled(r"(?:欠|尚未|未|少)(?P<stem>[缴交付拨发支还收报])[^，。；\d]{0,4}$")
"""Words before what is owed of what was due."""
PAIR = 2
"""Numbers that leave a third."""


def surplus(scene: Scene) -> Reading | None:
    """Read a number as what the two right before it leave, where words say of each of the three what it is."""
    if scene.one.quantity.kind not in AMOUNTS or not plain(scene.one):
        return None
    if trade := BALANCE_OF_TRADE.fullmatch(clause(scene.one)):
        return balance_of_trade(scene, deficit=trade["sign"] == "逆")
    begun = scene.text.rfind("；", 0, scene.one.start)
    pair = [one for one in scene.sentence() if one.start > begun and alike(one, scene.one)]
    behind = [other for other in scene.behind if other.depth <= scene.one.depth]
    if moved := net_movement(scene.one, pair) or gross_movement(scene.one, pair, behind):
        return moved
    if len(pair) != PAIR or any(one.base or one.depth != scene.one.depth for one in pair):
        return None
    if not (leaves_income(scene, pair) or is_owed(scene, pair) or is_lacking(scene, pair)):
        return None
    return Reading([less(pair[0], pair[1:])], certain=True, strict=True)


BALANCE_OF_TRADE = compiled(r"(?:对外|外贸|进出口)?(?:贸易)?(?:实现)?(?P<sign>[顺逆])差(?:额)?(?:为|达|达到|实现)?")
"""All the words of what exports and imports leave of each other."""
SIDES = compiled(r"(?<!进)出口(?:总?额)?(?:为|达|实现)?$"), compiled(r"进口(?:总?额)?(?:为|达|实现)?$")
"""How the words before exports and imports end."""


def balance_of_trade(scene: Scene, *, deficit: bool) -> Reading | None:
    """Read a number as what exports and imports right before it leave of each other."""
    levels = [one for one in scene.before if one.role is Role.LEVEL and alike(one, scene.one)]
    sides = [[one for one in levels if words.search(clause(one))][-1:] for words in SIDES]
    if not all(sides):
        return None
    larger, smaller = (side[0] for side in (reversed(sides) if deficit else sides))
    return Reading([less(larger, [smaller])], certain=True, strict=True)


NEEDED = compiled(r"(?:应|需|计划|概算|应当)[^，。；\d]{0,12}$")
GIVEN = compiled(r"(?:落实|到位|实际安排|已安排|筹集|拨付|配备|实有)[^，。；\d]{0,6}$")
LACK = compiled(r"(?:资金|经费|人员)?(?:缺口|缺额|短缺|缺少|尚缺)(?:为|达)?$")
"""How the words before what is needed, what there is and what is lacking end."""


def is_lacking(scene: Scene, pair: Sequence[Mention]) -> bool:
    """Whether words say that a number is what is lacking of what is needed: 应安排84万元，落实63万元，缺口21万元."""
    needed, given = (clause(one) for one in pair)
    told = NEEDED.search(needed) is not None and GIVEN.search(given) is not None
    return told and LACK.search(clause(scene.one)) is not None


def leaves_income(scene: Scene, pair: Sequence[Mention]) -> bool:
    """Whether words say that a number is what income and outlay of one period leave."""
    words = [clause(one) for one in pair]
    named = INCOME.search(words[0]) and OUTLAY.search(words[1])
    return bool(named) and LEFT.fullmatch(clause(scene.one)) is not None


def is_owed(scene: Scene, pair: Sequence[Mention]) -> bool:
    """Whether words say that a number is what is owed of what was due, when what was done is taken off."""
    owed = OWED.search(clause(scene.one))
    if owed is None:
        return False
    due, done = (clause(one) for one in pair)
    return f"应{owed['stem']}" in due and regex.search(rf"(?:已|实){owed['stem']}", done) is not None

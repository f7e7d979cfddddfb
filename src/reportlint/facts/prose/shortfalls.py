"""What lies between what should be and what is, and between the ends of a move: 编制76名，在职70人，空编6名."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, clause, less, plain
from reportlint.number import AMOUNTS, Kind, counts_like
from reportlint.patterns import compiled

LACKING = compiled(
    r"(?:^|[，；、（）])(?:[还尚仍共现又]|比[^，。；\d]{2,8})?"
    r"(?:空编|缺编|空岗|空缺|空余|缺额|缺口|短缺|缺少|缺|差|欠|余|少|未(?=完成))(?:编|额|员|完成)?$"
)
"""Words before how much what is falls short of what should be."""
EXCEEDING = compiled(
    r"(?:^|[，；、（）])(?:比[^，。；\d]{2,8})?(?:超编|超配|超额|超计划|超任务|超目标|超|多)(?:出|完成|配备)?$"
)
"""Words before how much it exceeds it."""
DUE = compiled(
    r"编制(?:数|总数)?(?:为|是|共)?$|(?:应|需|须)[^，。；、\d]{1,4}$|(?:计划|目标|任务|核定|定额|额定|自评|填报|申报|上报)[^，。；、\d]{0,8}$"
)
"""Words before what should be, or is said to be."""
PRESENT = compiled(
    r"(?<!应)(?:实有|实配|实到|在职|在编|在岗|现有|到岗|到位|实际|完成|已|开工|建成|化解|办结|核实|认定|复核)[^，。；、\d]{0,8}$"
)
"""Words before what is."""
FOUND = compiled(r"核实|认定|复核")
"""Words before what was found, whatever else they say."""
DROPPED = compiled(r"(?:取消|核减|扣减|扣款|扣除|罚款|撤销|退出|终止|剔除|砍掉)[^，。；、\d]{0,4}$")
"""Words before what was dropped from what was planned."""
GONE = "退出|注销|关闭|关停|取消|撤销|清退|淘汰|撤并|裁撤|核减"
COME = "新增|新建|新设|增设|增补|扩充|补充"
MOVED = compiled(
    rf"^，(?:(?P<gone>{GONE}|一年[来间]?(?:少|减))|(?P<come>{COME}|一年[来间]?(?:多|增)))(?:出|加|少)?(?:的|了)?$"
)
"""Words right behind a move that say by how much it went down or up."""


def short_of(scene: Scene) -> Reading | None:
    """Read the difference of what should be and what is, of two ends of a move, of what was planned and dropped."""
    if not plain(scene.one):
        return None
    if scene.one.quantity.kind not in AMOUNTS:
        return spread(scene)
    return moved_by(scene) or lacking(scene) or carried_out(scene) or spread(scene)


SPREAD = compiled(
    r"(?:最高(?:分|值|的)?[与和同]最低(?:分|值|的)?|最大值?[与和]最小值?|首末两?[位名家个]?|首尾|极差)[^，。；\d均各]{0,4}$"
)
"""Words before what the largest of some numbers exceeds the smallest by."""
OTHERWISE = compiled(r"满分|分值|权重|标准|平均|均为|合计|总|上年|目标")
"""Words of a number that is none of those compared."""
FEWEST_SPREAD = 3
"""Numbers that have a largest and a smallest."""


def spread(scene: Scene) -> Reading | None:
    """Read 甲98.05分、乙86.77分、丙97.51分，最高分与最低分相差11.28分."""
    if not SPREAD.search(scene.lead):
        return None
    like = [one for one in scene.sentence() if one.quantity.unit == scene.one.quantity.unit and plain(one)]
    told = [one for one in like if one.part in {Role.LEVEL, Role.TO, Role.RATIO} and one.depth == scene.one.depth]
    if len(told) < FEWEST_SPREAD or any(OTHERWISE.search(one.lead) for one in told):
        return None
    low, *_, high = sorted(told, key=lambda one: one.quantity.base_value)
    return Reading([less(high, [low])], certain=True)


def moved_by(scene: Scene) -> Reading | None:
    """Read 由16家减到9家，退出7家: what went or came is what the two ends differ by, where nothing else moved."""
    match = MOVED.match(scene.lead)
    ends = scene.sentence()[-2:]
    if match is None or [end.role for end in ends] != [Role.FROM, Role.TO] or not all(map(plain, ends)):
        return None
    origin, target = ends
    falls = target.quantity.base_value < origin.quantity.base_value
    more = any(counts_like(other.quantity, scene.one.quantity) for other in scene.behind)
    if more or falls != bool(match["gone"]) or not all(counts_like(end.quantity, scene.one.quantity) for end in ends):
        return None
    top, base = (origin, target) if falls else (target, origin)
    return Reading([less(top, [base])], certain=True, strict=True)


def lacking(scene: Scene) -> Reading | None:
    """Read 应配21名，在岗16名，缺5名, and 计划20个，实际上线17个，尚差3个; the other way round what is too much."""
    short = LACKING.search(scene.lead) is not None
    if not short and EXCEEDING.search(scene.lead) is None:
        return None
    told = like(scene)
    due = [one for one in told if DUE.search(clause(one)) and not FOUND.search(clause(one))]
    present = [one for one in told if one not in due and PRESENT.search(clause(one))]
    if not present and len(told) == PAIR and told[1:] == due and due[0].role is Role.WHOLE:
        present = [told[0]]  # 新增就业4820人，完成年度目标4500人的107.11%，超额完成320人
    pairs = [(one, other) if short else (other, one) for one, other in product(due, present)]
    certain = len(pairs) == 1
    likely = [(top, base) for top, base in pairs if certain or top.quantity.base_value > base.quantity.base_value]
    found = [less(top, [base]) for top, base in likely]
    return Reading(found, certain=certain, strict=certain and len(told) == len(pairs[0])) if found else None


PAIR = 2
"""Numbers of which one is due and the other is what came."""


def carried_out(scene: Scene) -> Reading | None:
    """Read 计划团组3个，取消1个，实际成行2个; 服务费100万元，扣减4万元，实付96万元: a plan less what was dropped."""
    told = [one for one in scene.sentence() if counts_like(one.quantity, scene.one.quantity) and plain(one)]
    dropped = told[1:]
    if not dropped or REMAINED.match(scene.lead) is None or not all(DROPPED.search(clause(one)) for one in dropped):
        return None
    return Reading([less(told[0], dropped)], certain=True, strict=len(told) == len(scene.sentence()))


REMAINED = compiled(r"^，(?:实际|实[付得拨收支])")
"""How the words begin that stand before what remained."""


def like(scene: Scene) -> Sequence[Mention]:
    """Return the numbers before one in its sentence that count the same, changes and rates left out."""
    return [
        other
        for other in scene.sentence()
        if counts_like(other.quantity, scene.one.quantity)
        and plain(other)
        and other.role in {Role.LEVEL, Role.TO, Role.WHOLE}
        and other.quantity.kind is not Kind.RATIO
    ]

"""Declared rates: words say which amount is the numerator and which the denominator, whatever the two come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.named_rates import PLEASED, tells_top
from reportlint.facts.prose.rate_operands import CARRIED_OUT, PAIR, amounts_before, is_counted_like, is_rate_itself
from reportlint.facts.prose.scenes import Scene, clause, is_due, is_turned, plain
from reportlint.number import AMOUNTS, Kind, Modifier, counts_like
from reportlint.patterns import compiled


def declared_pair(scene: Scene) -> tuple[Mention, Mention] | None:
    """Return the two amounts that a rate names, whatever they come to: 回访200人，满意188人，满意率94%.

    What it counts stands right before it, and one amount before that, a plan or not; where that stands in the sentence
    before, it is the only one there that was due.
    """
    amounts = amounts_before(scene, planned=True)
    heads = without_parts(amounts)
    opened = scene.text.rfind("；", 0, scene.one.start)
    own = [other for other in heads if other.sentence == scene.one.sentence and other.start > opened]
    tops = [other for other in own if tells_top(scene, other) and not is_due(other)]
    if not tops and (part := told_part(scene, amounts, heads)):
        return part
    turned = len(own) == PAIR and is_turned(*own) and not PLEASED.search(scene.lead) and is_rate_of(scene, own[1])
    if not tops and (turned or (len(own) == PAIR and was_carried_out(scene, own[1]))):
        tops = own[1:]
    if (
        len(tops) != 1
        or tops[0] is not heads[-1]
        or any(is_due(part) for part in amounts if part.start > tops[0].start)
    ):
        return None
    top = tops[0]
    if scene.one.quantity.value <= HUNDRED and top.quantity.kind is not Kind.COUNT and exceeds_all(top, heads[:-1]):
        return None  # 接收8.6万卷，开放审核12.4万卷，开放率38.2%: of what is not printed
    alike = [other for other in heads[:-1] if is_counted_like(other, top) and other.quantity.value > 0]
    bases = [other for other in alike if other in own or (own == tops and opened < 0 and is_due(other))]
    parted = [other for other in scene.before if bases and other.start > bases[-1].start and is_rate_itself(other)]
    return (top, bases[0]) if len(bases) == 1 and not parted else None


def told_part(scene: Scene, amounts: Sequence[Mention], heads: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return the part that alone is what a rate names, and its whole: 实训180人，其中153人实现就业，就业率85%."""
    last = amounts[-1] if amounts else None
    if last is None or last in heads or not heads or heads[-1].sentence != scene.one.sentence:
        return None
    told = tells_top(scene, last) and not is_due(last) and not is_due(heads[-1])
    return (last, heads[-1]) if told and is_counted_like(last, heads[-1]) else None


HUNDRED = 100


def exceeds_all(top: Mention, others: Sequence[Mention]) -> bool:
    """Whether a number is larger than all that count like it."""
    like = [one for one in others if is_counted_like(one, top)]
    due = any(map(is_due, like))  # of what was due and what was done one is wrong
    return bool(like) and not due and top.quantity.base_value > max(one.quantity.base_value for one in like)


PLAN_RATE = compiled(r"^，(?:目标|计划|任务)?完成(?:率|比例)(?:仅|只|约)?(?:为|是|达到?)?$")
"""Words before the rate of what was planned that came to be, right behind it."""


def was_carried_out(scene: Scene, came: Mention) -> bool:
    """Whether words say that a number is what came of the one before: 450人，实际新增487人，完成率108.22%."""
    return CARRIED_OUT.search(came.lead) is not None and PLAN_RATE.search(scene.lead) is not None and not is_due(came)


def of_least(scene: Scene) -> tuple[Mention, Mention] | None:
    """Return what came, and the least that was planned: 活动60场以上，实际开展64场，完成率106.67%."""
    opened = scene.text.rfind("；", 0, scene.one.start)
    own = [other for other in scene.sentence() if other.start > opened and other.quantity.kind in AMOUNTS]
    if len(own) != PAIR or own[0].quantity.modifier is not Modifier.AT_LEAST or not plain(own[1]):
        return None
    plan, came = own
    told = was_carried_out(scene, came) and counts_like(plan.quantity, came.quantity)
    return (came, replace(plan, quantity=replace(plan.quantity, modifier=Modifier.NONE))) if told else None


MONEY_SPENT = compiled(r"(?:^|[^任务项目工程质量指标])(?:执行|支付|支出|到位|使用|拨付|发放|控制|完成)(?:率|进度|比例)")
"""Names of rates of money; what was done with it has others: 预算120万元，支出108万元，质量达标率100%."""


def is_rate_of(scene: Scene, top: Mention) -> bool:
    """Whether a rate may be that of what was done of what was due, though it does not name it."""
    if top.quantity.kind is not Kind.MONEY:
        return scene.one.quantity.base_value != 1
    return MONEY_SPENT.search(clause(scene.one)) is not None

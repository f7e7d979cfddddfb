"""Rates that the numbers before them do not make: of a part, of a base told behind them, a threshold."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.named_rates import stem_of
from reportlint.number import AMOUNTS, Kind
from reportlint.patterns import compiled

OF_WHICH = compiled(r"其中[^，。；\d]*$")
"""Words of a rate of a part of what stands before it."""
THRESHOLD = compiled(r"(?:及?以[上下])?的[^，。；、\d]{1,8}\d")
"""What stands behind a rate that things are counted by: 支付率达到100%的项目3个."""
IN_THE_END = compiled(r"(?:最终|复检后)[^，。；\d]{0,6}率[^，。；\d]*$")
"""Names of rates of what was done at first and what was done again: 首检合格率81.7%，…，最终合格率98.8%."""
OWN_BASE = compiled(r"（(?:占|以|按)[^（）]*\d")
"""What stands behind a rate whose base a remark prints: 发改率0.73%（占结案数11751件）."""


def is_qualified(text: str, one: Mention, before: Sequence[Mention]) -> bool:
    """Whether words say that a rate is not one of the numbers before it in its sentence."""
    own = [other for other in before if other.sentence == one.sentence]
    if any(f"无{stem_of(one.lead)[1:]}" in other.lead for other in own if stem_of(one.lead).startswith("有")):
        return True  # 显效103名、有效185名、无效28名: 有效率 counts both of the first
    if IN_THE_END.search(one.lead):
        return True
    behind = OWN_BASE.match(text, one.end) or THRESHOLD.match(text, one.end)
    return behind is not None or is_of_part(one, own)


def is_of_part(one: Mention, before: Sequence[Mention]) -> bool:
    """Whether a rate is that of a part whose numbers nobody prints: 参保率97.4%，建筑项目参保率100%.

    A rate of the same name has used the numbers before it, and no amount stands between; what stands in brackets
    behind a rate is its own.
    """
    stem = stem_of(one.lead)
    if one.run >= 0 or not stem:
        return False
    used = False
    for other in before:
        if other.quantity.kind is Kind.RATIO:
            used = used or (stem_of(other.lead) == stem and not other.depth)
        elif other.quantity.kind in AMOUNTS and other.depth <= one.depth:
            used = used and OF_WHICH.search(one.lead) is not None
    return used

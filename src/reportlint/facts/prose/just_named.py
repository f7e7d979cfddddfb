"""The whole that the words of a share name just before it: 布设窗口88个；其中综合窗口52个，占59.1%.

其中 is said of what stands right before it, in the same sentence, or of what the sentence before is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlint.facts.prose.compared import ends_so
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.number import Modifier

OF_WHICH = re.compile(r"其中[：，]?[^，。；：\d]*$")
"""Words before a part of what stands right before them."""
SHARE_OF = re.compile(r"^，?占(?:比|[^，。；：占\d]{0,14})?的?(?:比重|比例)?[为是达]?$")
"""Words of a share of nothing but what they name."""
ALL_OF = re.compile(r"(?:总额|总量|总数|合计|总计)$")
"""How the name of a whole ends that is called without it where it is printed."""
ANY_WHOLE = re.compile(r"^(?:全部|总额|总量|总数|合计|总计|其|比)?$")
"""Names of any whole."""
LEVELS = {Role.LEVEL, Role.TO}
"""Parts of numbers that say how much there is."""


def whole_just_named(before: Sequence[Mention], part: Mention, share: Mention, name: str) -> Mention | None:
    """Return the amount that 其中 is said of, where the part behind it and its share stand right behind one another."""
    opened = OF_WHICH.search(part.lead)
    if not opened or not before or before[-1] is not part or not SHARE_OF.match(share.lead):
        return None
    levels = [one for one in before[:-1] if one.role in LEVELS and one.depth <= part.depth and not one.reason]
    own = [one for one in levels if one.sentence == part.sentence]
    whole = own[-1] if own else head_of(levels, part.sentence - 1)
    if whole is None or not may_be_whole(whole, part) or (own and stands_in_list(own)):
        return None
    return whole if is_called(whole, name, alone=not own) else None


def head_of(levels: Sequence[Mention], sentence: int) -> Mention | None:
    """Return the first amount of a sentence: what it is about."""
    return next((one for one in levels if one.sentence == sentence), None)


def may_be_whole(whole: Mention, part: Mention) -> bool:
    """Whether a part may be counted out of an amount, both plainly printed and of one time."""
    plain = whole.quantity.modifier is Modifier.NONE and part.quantity.modifier is Modifier.NONE
    return plain and same_counter(whole.quantity, part.quantity) and whole.period in {"", part.period}


def stands_in_list(own: Sequence[Mention]) -> bool:
    """Whether an amount is one of several that the sentence lists: 甲60件、乙40件，其中涉外10件."""
    *others, last = own
    alike = [one for one in others if one.role is Role.LEVEL and same_counter(one.quantity, last.quantity)]
    return last.role is Role.LEVEL and (last.lead.startswith("、") or bool(alike))


def is_called(whole: Mention, name: str, *, alone: bool) -> bool:
    """Whether an amount is what a share names as its whole; a share that names none is of its own sentence."""
    if ANY_WHOLE.match(name):
        return not alone
    stem = ALL_OF.sub("", name)
    return len(stem) > 1 and ends_so(whole.label, stem)

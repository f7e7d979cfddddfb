"""The whole that the words of a share name just before it: 布设窗口88个；其中综合窗口52个，占59.1%.

其中 is said of what stands right before it, in the same sentence, or of what the sentence before is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.compared import ends_so
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.number import Modifier
from reportlint.patterns import compiled

OF_WHICH = compiled(r"其中[：，]?[^，。；：\d]*$")
"""Words before a part of what stands right before them."""
SHARE_OF = compiled(r"^，?占(?:比|[^，。；：占\d]{0,14})?的?(?:比重|比例)?[为是达]?$")
"""Words of a share of nothing but what they name."""
ALL_OF = compiled(r"(?:总额|总量|总数|合计|总计)$")
"""How the name of a whole ends that is called without it where it is printed."""
ANY_WHOLE = compiled(r"^(?:全部|总额|总量|总数|合计|总计|其|比)?$")
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


def whole_called(before: Sequence[Mention], part: Mention, share: Mention, name: str) -> Mention | None:
    """Return the one amount of a sentence that a share calls by its name: 总额1120万元，…896万元，占采购总额的80%.

    The part stands right before its share. An amount that stands alone with it may be called by what was done of it:
    核查低保对象4800户，发现不符合条件的144户，占核查户数的3%.
    """
    if not before or before[-1] is not part or not SHARE_OF.match(share.lead) or ANY_WHOLE.match(name):
        return None
    begun = max((at for at, one in enumerate(before) if one.lead.startswith("；")), default=0)
    own = [one for one in before[begun:-1] if one.sentence == part.sentence and one.role in LEVELS and not one.reason]
    like = [one for one in own if may_be_whole(one, part) and one.quantity.base_value >= part.quantity.base_value]
    exact = [one for one in like if one.label and is_named_so(one, name)]
    if len(exact) == 1 and same_time(exact[0], name):
        return exact[0]
    alone = len(like) == 1 and [one for one in own if same_counter(one.quantity, part.quantity)] == like
    return like[0] if alone and like[0].start < part.start and is_done_to(like[0], name) else None


def is_named_so(whole: Mention, name: str) -> bool:
    """Whether an amount bears the name that a share gives its whole, but for 总额 and 合计."""
    stem, label = ALL_OF.sub("", name), ALL_OF.sub("", whole.label)
    return len(stem) > 2 and (label.endswith(stem) or (len(label) > 2 and stem.endswith(label)))


def same_time(whole: Mention, name: str) -> bool:
    """Whether a name tells no other time than that of an amount."""
    return OTHER_TIME.search(name) is None and whole.period != "prior"


OTHER_TIME = compiled(
    r"上年|去年|年初|计划|目标|(?<!公共)(?<!基金)(?<!经营)预算|全[国省市县区]|同期|累计|(?:19|20)\d{2}"
)
"""Words of a whole of another time or place than the amounts beside it."""
ANY_NUMBER = compiled(r"(?:总(?:数|量|额)|合计|总计|户数|人数|份数|件数|数量?|项目|总)$")
"""Ends of names that say only what is counted."""


def is_done_to(whole: Mention, name: str) -> bool:
    """Whether a name says what was done to the things that an amount counts: 核查户数 of 核查低保对象4800户."""
    if OTHER_TIME.search(name):
        return False
    stem = ANY_NUMBER.sub("", ANY_NUMBER.sub("", name))
    at, words = 0, whole.lead
    for character in stem:
        at = words.find(character, at) + 1
        if not at:
            return False
    return len(stem) > 1


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

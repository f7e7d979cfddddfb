"""Whether a list is exhaustive: what says that the parts of a total are all there are, or that more is left out."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.compared import measures_like
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.number import Kind
from reportlint.patterns import compiled

ETC = compiled(r"等(?:[^级次额于待候值其]|其[^他它]|$)")
"""What leaves more out: behind the last part more parts, inside a name only more of what that part is for."""
MORE = compiled(r"不计入|不含|另有|主要(?:用于|包括|是|为|有)|其余|部分|如：")
"""Other words of a list that is not all."""
OPEN_LIST = compiled(f"{ETC.pattern}|{MORE.pattern}")
"""Words of a list that is not all."""
MORE_BEHIND = compiled(rf"不计入|不含|另有|其余|^[^，。；]{{0,2}}{ETC.pattern}")
"""Words behind a list that is not all: what else they tell is of other numbers."""
TOTAL_WORD = compiled(r"合计|总计|共计|总额|总数|总量|总收入|总支出|一共|总共|共$|共为|共安排|共收|共支")


def counts_otherwise(mentions: Sequence[Mention], whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a member of a list is counted by another word than its total: 1,206件，其中来信184件、来访392批次."""
    between = [one for one in mentions if parts[0].start < one.start < parts[-1].start and one not in parts]
    return any(
        one.role is Role.LEVEL
        and one.depth == parts[0].depth
        and one.quantity.kind is whole.quantity.kind is Kind.COUNT
        and one.lead.startswith(("、", "，", "；"))
        and bool(one.label)
        for one in between
    )


def is_completed_before(mentions: Sequence[Mention], whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether what a list leaves out has been told before: 县级3150万元。各级共计11426万元，其中中央…、省级…、市级…."""
    left = whole.quantity.base_value - sum(one.quantity.base_value for one in parts)
    before = (one for one in mentions if one.start < whole.start and one.sentence >= whole.sentence - 1)
    return left > 0 and any(one.quantity.base_value == left and measures_like(one, whole) for one in before)


QUARTER = compiled(r"[一二三四]季度")
QUARTERS = 4


def lacks_quarter(parts: Sequence[Mention]) -> bool:
    """Whether a list of quarters leaves one out, which has been told before."""
    named = [match.group() for one in parts if (match := QUARTER.search(one.label))]
    return len(named) == len(parts) and 0 < len(set(named)) < QUARTERS


def ends_in_sum(mentions: Sequence[Mention], last: Mention, stop: int) -> bool:
    """Whether the number behind a list says that it adds the list up."""
    behind = next((one for one in mentions if last.end <= one.start < stop), None)
    return behind is not None and bool(compiled(r"合计|共计|总计|小计").search(behind.lead[-10:]))


ALL_SHARES = 95
"""Per cent that the shares of a list make at least where it is all of its total, slips allowed for."""


def leaves_rest(mentions: Sequence[Mention], parts: Sequence[Mention], stop: int) -> bool:
    """Whether every part of a list prints its share of one whole, and these leave a good part of it out."""
    shares = [one for one in mentions if parts[0].start < one.start < stop and one.role is Role.SHARE]
    told = len(shares) == len(parts) and len({one.label for one in shares}) == 1
    return told and sum(one.quantity.value for one in shares) < ALL_SHARES

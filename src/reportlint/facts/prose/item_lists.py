"""Lists whose items tell several things each, behind the totals of all: 立项59项，经费668万元：甲类8项400万元；…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.facts.prose.breakdowns import broken_down
from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.compared import PER_HEAD
from reportlint.facts.prose.list_members import STATUS
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.passages import Passage
from reportlint.number import AMOUNTS, Modifier, counter
from reportlint.patterns import compiled

OPENS = compiled(r"：(?!其中)|，其中：?|，分别(?:是|为)：?")
"""What opens a list behind the totals of a sentence."""
LEAVES_OUT = compiled(r"主要|等[，。；]|较[大多高]的|居前|前[两三四五六七八九十\d]+[名位]|部分|如：")
"""Words of a list that is not all."""
FEWEST = 2
"""Items of a list, and numbers of each of them."""


Item = Sequence[Mention]
"""The numbers of one item, in order."""


def item_lists(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield, for every total that a sentence tells before its list, what the items of the list have of it."""
    for opening in OPENS.finditer(passage.text) if mentions else ():
        start, stop = opening.end(), end_of_sentence(passage.text, opening.end())
        begin = passage.text.rfind("。", 0, opening.start()) + 1
        heads = [one for one in mentions if begin <= one.start < opening.start() and is_amount(one)]
        items = items_of(passage.text, [one for one in mentions if start <= one.start < stop and is_amount(one)], start)
        if LEAVES_OUT.search(passage.text, begin, stop) or OPENS.search(passage.text, begin, opening.start()):
            continue
        if any(STATUS.match(item[0].lead) for item in items[1:]):
            continue
        made = [(total, cells) for cells in columns(items) if (total := total_of(cells, heads)) is not None]
        sure = any(makes(total, cells) for total, cells in made)
        for total, cells in one_each(made):
            told = broken_down(passage, number, total, cells)
            yield replace(told, implied=not sure, complete=sure, first_stretch=len(cells))


def one_each(made: Sequence[tuple[Mention, Item]]) -> Iterator[tuple[Mention, Item]]:
    """Yield one column a total: the one that makes it, else the first; 疑点386条，查实91条 are not both parts."""
    for total in dict.fromkeys(total for total, _ in made):
        own = [cells for head, cells in made if head is total]
        yield total, next((cells for cells in own if makes(total, cells)), own[0])


def total_of(cells: Sequence[Mention], heads: Sequence[Mention]) -> Mention | None:
    """Return the one total before a list that counts what a column of it counts."""
    like = [head for head in heads if counter(head.quantity) == counter(cells[0].quantity)]
    return like[0] if len(like) == 1 else None


def makes(total: Mention, cells: Sequence[Mention]) -> bool:
    """Whether a column makes its total, so that the list is all of it."""
    return sum(one.quantity.base_value for one in cells) == total.quantity.base_value


def end_of_sentence(text: str, start: int) -> int:
    """Return where a sentence ends."""
    at = text.find("。", start)
    return len(text) if at < 0 else at


def is_amount(one: Mention) -> bool:
    """Whether a number says how much there is of something, and not how much for each, or how much more."""
    told = one.role in {Role.LEVEL, Role.TO, Role.LISTED} and one.quantity.kind in AMOUNTS
    return told and one.quantity.modifier is Modifier.NONE and not PER_HEAD.search(one.lead[-6:]) and one.depth == 0


def items_of(text: str, told: Sequence[Mention], start: int) -> list[Item]:
    """Put the numbers of a list together by item: a ； begins one, or else a ， before the first ；."""
    found: list[Item] = []
    stop = told[-1].end if told else start
    first = text.find("；", start, stop)
    for mark, until in (("；", stop), ("，", first if first >= 0 else stop)):
        items: dict[int, list[Mention]] = {}
        for one in told:
            if one.start < until:
                items.setdefault(text.count(mark, start, one.start), []).append(one)
        found = [*items.values()]
        if columns(found):
            break
    return found


def columns(items: Sequence[Item]) -> list[list[Mention]]:
    """Return the numbers of all items place by place, as far as each item tells the same sorts of things."""
    run = items[: next((at for at, item in enumerate(items) if len(item) < FEWEST), len(items))]
    if len(run) < FEWEST or len({tuple(one.quantity.kind for one in item) for item in run}) > 1:
        return []
    return [list(cells) for cells in zip(*run, strict=True)]

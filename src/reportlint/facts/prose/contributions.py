"""Contributions to a change: the change of a total with the changes of its parts beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.facts.prose.claims import Claim, Part, Statement, statement
from reportlint.facts.prose.compared import TRIGGER
from reportlint.facts.prose.exhaustiveness import OPEN_LIST
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.wholes import Partitions
from reportlint.facts.text.passages import Passage


def components(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Partitions
) -> Iterator[Statement]:
    """Yield the change of a total with the changes of its parts beside it: known parts, or those listed behind 其中."""
    totals = [one for one in mentions if one.role is Role.CHANGE and not one.label and not one.reason]
    for total in totals:
        members = member_changes(passage, mentions, total, partitions)
        if members:
            made = statement(Claim("components", total.base or "合计", {"total": total}), passage, number)
            yield replace(
                made,
                span=passage.locate(total.start, members[-1].end),
                parts=tuple(Part(one.label, one.quantity) for one in members),
                directions={**made.directions, **{one.label: one.direction for one in members}},
                complete=partitions.are_known([one.label for one in members]),
                open=bool(OPEN_LIST.search(passage.text[total.end : members[-1].end + 2])),
                unsure=made.unsure or any(one.unsure for one in members),
            )


def member_changes(
    passage: Passage, mentions: Sequence[Mention], total: Mention, partitions: Partitions
) -> list[Mention]:
    """Return the changes of the parts of a changed total, none where they are not told as its parts."""
    until = next(
        (one.start for one in mentions if one.start > total.start and one.role is Role.CHANGE and not one.label),
        len(passage.text),
    )
    named = [
        one
        for one in mentions
        if total.start < one.start < until
        and one.role is Role.CHANGE
        and one.label
        and not one.reason
        and one.quantity.kind is total.quantity.kind
    ]
    for known in partitions.known:
        members = [one for one in named if any(one.label.endswith(word) for word in known)]
        if Partitions((known,)).are_known([one.label for one in members]):
            return members
    same = [one for one in named if one.sentence == total.sentence]
    trigger = TRIGGER.search(passage.text, total.end, same[0].start) if same else None
    return same if trigger and len(same) > 1 else []

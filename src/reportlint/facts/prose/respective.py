"""Changes that runs tell respectively: the members of one run (分别下降10.0%和16.7%) are those of another, one each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlint.facts.prose.claims import Claim
from reportlint.facts.prose.compared import measures_like
from reportlint.facts.prose.mentions import Mention, Role


def claims_of_runs(mentions: Sequence[Mention], drafts: Sequence[Claim]) -> Iterator[Claim]:
    """Put the rates of a run beside the changes right before it, one each: 减少6起、5人，分别下降10.0%和16.7%.

    Changes that are a run themselves are yielded with the levels of the run before them.
    """
    listed = [list(run) for start, run in groupby(mentions, key=lambda one: one.run) if start >= 0]
    for at, rates in enumerate(listed):
        if rates[0].natural is not Role.RATE:
            continue
        before = [one for one in mentions if one.start < rates[0].start and one.sentence == rates[0].sentence]
        told = before[-len(rates) :]
        own = [draft for draft in drafts if any(draft.roles.get("change") is one for one in told)]
        if len(own) == len(rates) and not any("rate" in draft.roles for draft in own):
            for draft, rate in zip(own, rates, strict=True):
                draft.roles["rate"] = rate
        elif moved := moves_before(before, drafts, len(rates)):
            for draft, rate in zip(moved, rates, strict=True):
                draft.roles["rate"] = rate
        elif at and told == listed[at - 1] and told[0].natural is Role.LEVEL and told[0].period == "prior":
            yield from beside_former(before[: -len(rates)], told, rates)
        elif at > 1 and told == listed[at - 1] and told[0].natural is Role.CHANGE:
            yield from zipped(listed[at - 2], told, rates)


def beside_former(before: Sequence[Mention], former: Sequence[Mention], rates: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the changes of levels before a run of their former values: 甲7元，乙4元，上年依次为6元、3元，分别增长…."""
    levels = before[-len(rates) :]
    named = all(Role.LEVEL in {one.role, one.natural} and one.label and one.period != "prior" for one in levels)
    if named and len(levels) == len(rates) and all(map(measures_like, levels, former)):
        for level, base, rate in zip(levels, former, rates, strict=True):
            yield Claim("change", level.label, {"current": level, "base": base, "rate": rate}, "上年")


def moves_before(before: Sequence[Mention], drafts: Sequence[Claim], count: int) -> list[Claim]:
    """Return the moves from one level to another right before a run of as many rates: 由20人增至25人，由4元增至5元."""
    ends = before[-2 * count :]
    if [one.role for one in ends] != [Role.FROM, Role.TO] * count:
        return []
    return [draft for draft in drafts if draft.roles.get("current") in ends[1::2] and set(draft.roles) == MOVE]


MOVE = {"base", "current"}
"""What a move is told by."""


def zipped(levels: Sequence[Mention], changes: Sequence[Mention], rates: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the changes that three runs of one sentence tell position by position."""
    fitting = levels[0].natural in {Role.LEVEL, Role.TO} and len(levels) == len(changes) == len(rates)
    if fitting and levels[0].sentence == rates[0].sentence and measures_like(levels[0], changes[0]):
        for level, change, rate in zip(levels, changes, rates, strict=True):
            yield Claim("change", level.label, {"current": level, "change": change, "rate": rate}, changes[0].base)

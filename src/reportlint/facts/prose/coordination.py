"""Coordination: numbers joined by 、 and 和, which share their part, their unit or the names before 分别."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.facts.prose.labels import cleaned
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.number import Kind
from reportlint.patterns import compiled


def without_lists(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, those of a 分别 distribution marked as listed: their partners stand elsewhere."""
    mentions = [rate_behind(mentions, index) for index in range(len(mentions))]
    mentions = list(with_pairs(mentions))
    mentions = [nominal(mentions, index) for index in range(len(mentions))]
    first_of = {index: run[0] for run in runs(text, mentions) for index in run}
    for index, one in enumerate(mentions):
        if index not in first_of:
            yield one
            continue
        first = mentions[first_of[index]]
        direction, label = first.direction, name_in_run(first, index - first_of[index])
        yield replace(
            one, role=Role.LISTED, natural=first.role, run=first.start, direction=direction, label=label or one.label
        )


MONEY_NAME = compiled(r"(?:费|支出|收入|资金|金额|补助|投资|款|经费)$")
"""Names of amounts that leave 元 out behind one that prints it: 购置费3亿元、接待费0.7亿."""
BARE_BASE = compiled(r"^(?:（|，?[比较])(?:上年|去年|上期)(?:同期|末|底)?(?:的|为)?$")
"""What stands before a former value that takes its unit from the present one."""


def rate_behind(mentions: Sequence[Mention], index: int) -> Mention:
    """Read what two numbers leave to the one before: 增加14,309万元、3.85%; 52,864万元（上年53,910）."""
    one, before = mentions[index], mentions[index - 1] if index else None
    if before is None or before.sentence != one.sentence:
        return one
    if one.role is Role.RATIO and one.lead == "、" and before.role is Role.CHANGE:
        return replace(one, role=Role.RATE, direction=before.direction)
    like, plain = before.quantity, one.quantity.kind is Kind.PLAIN and before.role is Role.LEVEL
    if plain and not one.quantity.unit and BARE_BASE.match(one.lead):
        return replace(one, quantity=replace(one.quantity, unit=like.unit, kind=like.kind, scale=like.scale))
    if plain and like.unit == f"{one.quantity.unit}元" and MONEY_NAME.search(one.label):
        return replace(one, quantity=replace(one.quantity, unit=like.unit, kind=Kind.MONEY))
    return one


def with_pairs(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Read what stands behind a change and counts something else as a change, too: 比上年减少6起、5人."""
    before: Mention | None = None
    for one in mentions:
        read = one
        if before and before.role is Role.CHANGE and before.sentence == one.sentence and one.role is Role.LEVEL:
            paired = one.lead in {"、", "和"} and not same_counter(before.quantity, one.quantity)
            read = replace(one, role=Role.CHANGE, direction=before.direction, base=before.base) if paired else one
        yield read
        before = read


def nominal(mentions: Sequence[Mention], index: int) -> Mention:
    """Read a direction word that ends a name as part of it: A 35万元、服务能力提升 19万元、C 11万元."""
    one, before = mentions[index], mentions[index - 1] if index else None
    if one.role is not Role.CHANGE or not one.label or one.base or not before or not one.lead.startswith("、"):
        return one
    if before.role is not Role.LEVEL or not same_counter(before.quantity, one.quantity):
        return one
    return replace(one, role=Role.LEVEL, direction=0, label=cleaned(one.lead[1:]))


NAMES = compiled(r"[、和及与]|以及")


def name_in_run(first: Mention, position: int) -> str:
    """Return the name that a member of a run has in the list before 分别, `` where there is none."""
    names = names_of_run(first.lead)
    return cleaned(names[position]) if position < len(names) and len(names) > 1 else ""


def names_of_run(lead: str) -> list[str]:
    """Return the names listed before 分别: of 、 and 和 those that part them, without what all of them are parts of."""
    before, found, _ = lead.partition("分别")
    listed = compiled(r"占[^，；：。]*$").sub("", compiled(r"[，；：。]").split(before)[-1]) if found else ""
    return [name for name in NAMES.split(listed) if name]


def runs(text: str, mentions: Sequence[Mention]) -> Iterator[list[int]]:
    """Yield the runs of like numbers that are joined by nothing but 、 and 和."""
    run = [0] if mentions else []
    for index in range(1, len(mentions)):
        before, one = mentions[index - 1], mentions[index]
        between = text[before.end : one.start]
        spread = compiled("分别|依次").search(mentions[run[0]].lead)
        joined = between in {"、", "和", "及", "与", "或", ":", "：", "比"} or (between == "，" and spread is not None)
        if joined and same_counter(before.quantity, one.quantity):
            run.append(index)
        else:
            if len(run) > 1:
                yield run
            run = [index]
    if len(run) > 1:
        yield run

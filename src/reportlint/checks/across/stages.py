"""Which stage of its life an amount is told of: planned, or done."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention
from reportlint.patterns import compiled

STAGE = compiled(
    r"(?P<planned>(?:计划|拟|应|预计)(?:完成|实施|支付|拨付|到位|执行)|预算(?!管理|单位|支出|收入|财政)|计划|目标|任务|控制数)"
    r"|(?P<done>实际|到位|决算|执行|完成|实施|支付|拨付|累计)"
)
"""Words that say whether a number was planned or came about; the last of a name counts: 预算执行数 is what did."""
LISTED = compiled(r"[、和及]|以及")
"""What stands before a later member of a list."""


def stage_of(words: str) -> str:
    """Return `planned` or `done` by the last word of a name that tells, `` where none does."""
    found = [str(match.lastgroup) for match in STAGE.finditer(words)]
    return found[-1] if found else ""


def is_of_another_stage(said: Sequence[str], told: Sequence[str]) -> bool:
    """Whether of a number and a column, by the words of each, the nearest first, one was planned and one was done."""
    return {next(filter(None, map(stage_of, words)), "") for words in (said, told)} == {"planned", "done"}


def said_of(one: Mention, among: Sequence[Mention]) -> tuple[str, str]:
    """Return the name of a number, and the words before the first of the list it is a member of: 任务分解为：甲县."""
    at = among.index(one)
    while at and LISTED.match(among[at].lead):
        at -= 1
    return one.label, among[at].lead

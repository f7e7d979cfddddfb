"""Words by which two numbers are known for one: what their names share, and what says that they are of two times."""

from __future__ import annotations

from reportlint.patterns import compiled

GENERIC = compiled(
    r"其中|全年|本年|年末|年初|上年|去年|年度|合计|总计|共计|累计|完成|实现|增加|减少|增长|下降|万元|亿元|分别|为|的|了|达|和|与|比|较"
    r"|\d|[，。；：、（）“”]"
)
"""What says nothing of what a number is about."""
FORMER = compiled(r"上年|去年|上期|年初|期初|同期|预算|计划|目标|指标值")
"""Words at the head of a column of another time than the prose tells of, or of plans."""


def pairs_in(text: str) -> frozenset[str]:
    """Return the pairs of characters of a text that say what it is about."""
    return frozenset(part[at : at + 2] for part in GENERIC.split(text) for at in range(len(part) - 1))

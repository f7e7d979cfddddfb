"""The period that a number is of, as the words of its own clause tell it."""

from __future__ import annotations

from reportlint.patterns import compiled

PRIOR = compiled(
    r"(?:改革|整改|实施|改造|治理|优化)之?前|上年(?!度?末?结转)|去年|上一年|上一?学年|前一年|年初(?!预算|安排|批复)|期初"
)
FUTURE = compiled(
    r"预期|(?:目标|计划)(?!(?:任务)?(?:完成|实现)[率比])|下年|明年|力争|^(?:年度|考核)?指标(?:值|数)?[为是]?$"
)


def period_of(clause: str) -> str:
    """Return the period a number's own clause names."""
    years = compiled(r"((?:19|20)\d{2})年").findall(clause)
    if years:
        return str(years[-1])
    if PRIOR.search(clause):
        return "prior"
    return "target" if FUTURE.search(clause) else ""


def same_period(one: str, other: str) -> bool:
    """Whether two periods may be one: the same, or none is named where the other is no former one and no target."""
    named = {one, other} - {""}
    return one == other or (len(named) == 1 and not named & {"prior", "target"})

"""Changes that go back to the level of an earlier year: which year a level and a change are of."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.compared import comparable, same_name, year_of
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.patterns import compiled


def by_years(before: Sequence[Mention], current: Mention, one: Mention) -> tuple[Mention, Mention] | None:
    """Return the two levels of a series that a change behind it compares by their years: 2025年…，比2024年多….

    Only where the level right before it is of no year, such as the sum of the series.
    """
    named = compiled(r"(?:19|20)\d{2}").search(one.base)
    series = [level for level in before if level.sentence == one.sentence and is_yearly(level, one)]
    by_year = {level.period: level for level in series}
    base = by_year.get(named.group()) if named else None
    if base is None or current.period.isdigit() or len({level.label for level in series}) > 1:
        return None
    words = "".join(each.lead for each in (*before, one) if each.start > series[-1].start).rpartition("；")[2]
    told = (by_year.get(year, base) for year in compiled(r"((?:19|20)\d{2})年").findall(words))
    subject = next((level for level in told if level is not base), None)
    return (subject, base) if subject else None


def is_yearly(level: Mention, one: Mention) -> bool:
    """Whether a number is the level of a printed year that a change can be the change of."""
    return level.role is Role.LEVEL and level.period.isdigit() and comparable(level, one)


def is_year_before(level: Mention, one: Mention) -> bool:
    """Whether a level is what a later year is compared with: 2022年支出800万元，2023年比上年增加40万元.

    The words before the change name its year, and the base that they name is the year of the level; where they name
    none, an earlier level is what a later change begins with.
    """
    year, later = year_of(level), compiled(r"((?:19|20)\d{2})年").search(one.lead)
    own = int(later[1]) if later else None
    named = compiled(r"(?:19|20)\d{2}").search(one.base)
    if named is not None:
        return own is not None and year == int(named.group()) < own
    if own is None or (one.base and not LAST_YEAR.search(one.base)):
        return False
    return level.period == "prior" or (year is not None and (year == own - 1 if one.base else year < own))


def stands_years_back(before: Sequence[Mention], level: Mention, one: Mention) -> bool:
    """Whether the sentence of a level opens with an earlier year than that of a change: what it gives is the base.

    2023年收入50万元，其中租金4万元。2024年收入增加6万元，租金减少1万元.
    """
    if level.sentence == one.sentence:
        return False
    heads = {each.sentence: each for each in (one, *reversed(before))}
    former, later = (OPENING_TIME.match(heads[at].lead) for at in (level.sentence, one.sentence))
    if former is None or later is None or later["last"]:
        return False
    own = level.period if level.period.isdigit() else former["year"] or ""
    return bool(former["last"]) or "" < own < (later["year"] or "")


def is_of_another_year(text: str, one: Mention, other: Mention) -> bool:
    """Whether two numbers of a text stand in parts of it, set apart by ； or 。, that open with different years.

    2023年抽查360只，不合格13只；2024年不合格8只.
    """
    former, later = (OPENING_TIME.match(text, stretch_start(text, each.start)) for each in (one, other))
    if former is None or later is None:
        return False
    years = former["year"], later["year"]
    return years[0] != years[1] if all(years) else bool(former["last"]) != bool(later["last"])


def stretch_start(text: str, at: int) -> int:
    """Return where the part of a sentence around a place begins, behind ； or 。."""
    return max(text.rfind(stop, 0, at) for stop in "；。") + 1


OPENING_TIME = compiled(
    r"[^，。；：\d比较与]{0,6}?(?:(?P<year>(?:19|20)\d{2})年(?!以来|至)|(?P<last>上一?年|去年|前一年)(?!度?末?结转)|(?P<this>本年|今年|当年))"
)
"""A time that a sentence opens with, for all that stands in it."""
LAST_YEAR = compiled(r"^(?:上一?年|去年|前一年)")
"""Words for the year before."""


def former_namesake(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the level of a sentence about an earlier year that a change names, where its own sentence has no such."""
    named = [level for level in before if one.label and level.role is Role.LEVEL and same_name(level, one)]
    last = named[-1] if named else None
    return last if last and comparable(last, one) and stands_years_back(before, last, one) else None

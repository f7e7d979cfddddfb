"""The time of a number that names none of its own: what its sentence opens with, or the words before a colon, name it.

2023年营业收入820万元，利润64万元: both are of 2023. A time holds until the sentence names another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.periods import period_of
from reportlint.patterns import compiled

HEADED_TIME = compiled(
    r"(?:^|[，。；（])[^，。；：（）\d]{0,12}(?P<when>(?:上年|去年|上一年)(?:度|同期)?|目标|计划"
    r"|(?:19|20)\d{2}年度?(?=预算|计划|目标|安排|草案|打算))[^，。；：（）\d]{0,8}："
)
"""What says of which time all numbers behind its colon are: 可作对照的上年数：营业收入1103亿元，利润总额67亿元."""
HEAD_ENDS = compiled(r"[：。]")
"""Where it does so no longer."""
OPENING_TIME = compiled(
    r"^(?:[^，。；：\d]{0,10}[，：])?(?:其中，?)?(?:上一?年|去年|前一年|下一?年|明年|(?:19|20)\d{2}年)(?:度|末|底|同期|全年)?"
    r"(?!初|起|以来|至|到|前|后|\d|[^，。；：\d]{0,8}(?:结转|结余|立项|批复|印发))"
)
"""A time that a sentence opens with: what was left of it is no amount of that time."""
OTHER_TIME = compiled(
    r"今年|累计|余额|本年(?!度?(?:收入|支出))|本期|当前|目前|现(?:在|有)|(?:19|20)\d{2}年|上一?年|去年|同比|[比较]"
)
"""Words by which a number behind it may be of another time."""


def in_their_times(text: str, mentions: Sequence[Mention], year: int | None) -> tuple[Mention, ...]:
    """Return the numbers of a passage, those that name no time with the one named for them.

    `year` is the year of the report: of that are numbers that name none.
    """
    listed = of_listed_years(of_headed_times(text, mentions), str(year or ""))
    sentences = groupby(listed, key=lambda one: one.sentence)
    return tuple(one for _, group in sentences for one in of_opening_time(list(group), year))


def of_headed_times(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the levels behind a colon the time that the words before it name, where they name none of their own."""
    done = list(mentions)
    for head in HEADED_TIME.finditer(text) if mentions else ():
        end = HEAD_ENDS.search(text, head.end())
        stop = end.start() if end else len(text)
        period = period_of(head["when"])
        done = [
            replace(one, period=period) if head.end() <= one.start < stop and is_untimed(one) else one for one in done
        ]
    return done


LISTED_NEXT = compiled(r"[，、](?!.*(?:[合共总]计|累计|[本今当]年|结转|余额))(?:其中：?)?[一-鿿（）“”]{2,16}")
"""What stands between two amounts of one list: a delimiter and the name of the second."""


def of_listed_years(mentions: Sequence[Mention], own: str) -> list[Mention]:
    """Give the levels listed behind one of another year than the document's own that year: 2020年税收5亿，非税3亿."""
    done: list[Mention] = []
    for one in mentions:
        before = done[-1] if done else None
        listed = (
            before is not None
            and before.period.isdigit()
            and before.period != own
            and before.part is one.part is Role.LEVEL
            and before.sentence == one.sentence
            and not one.period
            and LISTED_NEXT.fullmatch(one.lead) is not None
        )
        done.append(replace(one, period=before.period) if before and listed else one)
    return done


def of_opening_time(sentence: Sequence[Mention], year: int | None) -> Iterator[Mention]:
    """Yield the numbers of a sentence, its levels in the other time that it opens with until one more is named."""
    first = sentence[0]
    opened = first.period if OPENING_TIME.search(first.lead) and is_another(first.period, year) else ""
    yield first
    for one in sentence[1:]:
        opened = "" if OTHER_TIME.search(one.lead) else opened
        yield replace(one, period=opened) if opened and is_untimed(one) else one


def is_untimed(one: Mention) -> bool:
    """Whether a number is a level that names no time."""
    return one.part is Role.LEVEL and not one.period


def is_another(period: str, year: int | None) -> bool:
    """Whether a period is another one than the year of the report."""
    return year is not None and int(period) != year if period.isdigit() else bool(period)

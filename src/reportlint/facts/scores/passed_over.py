"""Marks of a passage that are those of no row: of a part of one, of a list of what was lost, of a sum of losses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportlint.facts.scores.score_words import LOSS, ROLES
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.number import Quantity
from reportlint.patterns import compiled

LOSSES_LISTED = compiled(
    rf"(?:{LOSS})[^，。；：（\d]{{0,8}}\d[\d.]*分(?:分布[^，。；\d]{{0,10}}|分别[^，。；\d]{{0,6}})?"
    rf"(?:（|，其中[：，]?|：|，(?:分别|主要|具体|涉及)[^，。；：]{{0,6}}[是为在：])[^。；）]*$"
    r"|(?:[扣失丢]分|扣减)(?:项|点|情况|原因|较多的)?(?:由[高多大]到[低少小]|从[高多大]到[低少小])?(?:依次|分别|如下)?(?:有|为|是)?：[^。；]*$"
)
"""What stands before a mark in a list of losses: 共扣2.67分（预算执行0.34分、; 失分由大到小：预算执行0.39分、."""
NAME_ONLY = compiled(r"(?!.*(?:[扣失丢减得加评计](?:分|了|掉|去)?|满分|分值|权重)[为是]?$)[^\d]{2,}")
"""A name before a mark, and no word of what the mark is."""
CLAUSE_MARKS = compiled(r"[，。；：、（）]")
"""What a name stands behind."""
ENDS_ITEM = "、，；。）（和及与"
"""What follows a mark in such a list; 22分得19分 are two marks of a part."""
SUM_OF_THESE = compiled(
    r"(?:^|[，；：（、])(?:以上|上述|这)?(?:[两二三四五六七八九十]|\d{1,2})?(?:项|处|个|者|条|点|类)?(?:指标|扣分|失分)?"
    r"(?:合计|共计|总计|累计|小计|一共)(?:为|是|：)?$"
)
"""Words that add up what stands before: 两项合计2.28分."""
NEXT_OF_RUN = compiled(r"[、/](?:和|及)?$")
"""All that stands between the marks of the parts of a row: 得3分、4分."""


def passed_over(passage: Passage, marks: Sequence[Quantity]) -> set[Span]:
    """Return the marks of a passage that a sentence about a row, a group or the whole does not give."""
    of_parts = {*marks_in_run(passage, marks), *listed_losses(passage, marks)}
    return of_parts | {*sums_of_losses(passage, marks), *marks_behind_parts(passage, marks)}


def words_between(passage: Passage, marks: Sequence[Quantity]) -> Iterator[tuple[Quantity, str, str]]:
    """Yield every mark with its sentence up to it, and what of that stands behind the mark before."""
    end = 0
    for mark in marks:
        at, behind = passage.find(mark.extent)
        sentence = passage.text.rfind("。", 0, at) + 1
        yield mark, passage.text[sentence:at], passage.text[max(sentence, end) : at]
        end = behind


def marks_in_run(passage: Passage, marks: Sequence[Quantity]) -> Iterator[Span]:
    """Yield marks that stand one right behind the other: what the parts of a row were given one by one."""
    last: Quantity | None = None
    for mark, told, between in words_between(passage, marks):
        if last is not None and told and NEXT_OF_RUN.fullmatch(between):
            yield from (last.span, mark.span)
        last = mark


def listed_losses(passage: Passage, marks: Sequence[Quantity]) -> Iterator[Span]:
    """Yield the marks right behind names in a list of what was lost."""
    for mark, told, between in words_between(passage, marks):
        alone = passage.text[passage.find(mark.extent)[1] :][:1] in ENDS_ITEM
        if alone and LOSSES_LISTED.search(told) and NAME_ONLY.fullmatch(CLAUSE_MARKS.split(between)[-1]):
            yield mark.span


def sums_of_losses(passage: Passage, marks: Sequence[Quantity]) -> Iterator[Span]:
    """Yield the sums of a sentence that has given nothing but losses before, or the marks of several things."""
    lost: list[bool] = []
    won = 0
    listed = False
    for mark, told, between in words_between(passage, marks):
        if told == between:
            lost, won = [], 0
        of_losses = bool(lost) and all(lost) and SUM_OF_THESE.search(between) is not None
        of_list = listed and mark.value < WHOLE and COUNTED.fullmatch(between) is not None
        if of_losses or of_list or (won > 1 and LOST_IN_ALL.fullmatch(between)):
            yield mark.span
        else:
            lost.append(bool(ROLES["deducted"].search(between) or LOSSES_LISTED.search(told)))
        listed = between.startswith("、")
        won = 0 if ROLES["total"].search(between) else won + (ROLES["score"].search(between) is not None)


COUNTED = compiled(r"，计得?")
"""All that stands between the last mark of a list and what they make together: 甲5分、乙15分，计20分."""
WHOLE = 100
"""What marks in a list that make the whole evaluation come to at least."""
LOST_IN_ALL = compiled(r"分?）?，(?:合计|共计?)扣(?:分|了|去)?")
"""All that stands between the last mark of several things and what they lost together: 乙得22分，共扣3.5分."""

PARTED = compiled(
    r"(?<!\d)(?P<whole>\d{1,4}(?:\.\d{1,4})?)分[，（：]?其中：?(?P<parts>(?:[^，。；：（）\d]{2,14}\d{1,4}(?:\.\d{1,4})?分[、，和及]?){2,6})，?(?:实际?|共|合计)得(?:分)?$"
)
"""A maximum, the maxima of its parts, and words of the mark: 25分，其中管理15分、实施10分，实得."""
MARK = compiled(r"(?<!\d)\d{1,4}(?:\.\d{1,4})?(?=分)")


def marks_behind_parts(passage: Passage, marks: Sequence[Quantity]) -> Iterator[Span]:
    """Yield the marks behind the maxima of all parts of a whole: they are the whole's, and not the last part's."""
    for mark, told, _ in words_between(passage, marks):
        match = PARTED.search(told)
        if match and sum(map(Fraction, MARK.findall(match["parts"]))) == Fraction(match["whole"]):
            yield mark.span

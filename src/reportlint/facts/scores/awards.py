"""Scoring rules in words: 达100%得10分，90-99%得9分; 每低1个百分点扣0.5分，扣完为止; 按完成比例计分; 每处扣0.5分."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import regex

from reportlint.award import Award, Each, Share, Short, Step, Steps
from reportlint.facts.text.numerals import WHOLE_NUMBER, chinese_integer
from reportlint.number import Interval
from reportlint.patterns import Match, compiled

NUMBER = WHOLE_NUMBER
NOTE = r"(?:（不?含[\d.]*%?）)?"
HUNDRED = Fraction(1, 100)
COUNTER = (
    r"(?:个?工作日|个月|百分点|公里|处|项|个|次|起|批|卷|件|条|天|日|人|户|所|座|场|家|份|页|台|套|月|宗|例|名|篇|期|周|站"
    r"|笔|村)"
)
"""What single cases, or steps short of a target, are counted in."""
TIER = compiled(
    rf"""
    (?:
        (?P<low>{NUMBER})%?(?P<low_note>{NOTE})(?:以上)?(?:-|—|~|–|至|到){{1,2}}(?P<high>{NUMBER})(?P<percent>%)?(?P<high_note>{NOTE})
        (?:之间)?的?
      | (?:达到?|等于|为|(?<![\d.—~至-]))(?P<exact>{NUMBER})%{NOTE}及?(?:以上)?的?(?=，?(?:得|为|计)?满分)
      | (?:(?<!未)达到?|等于|为|(?<![\d.—~至到达于足-])(?=100%))(?P<exact2>{NUMBER})%{NOTE}及?(?:以上)?的?
      | (?P<from>{NUMBER})%(?P<from_note>{NOTE})及?以上(?:，|且|但)?(?:不[足到满]|低于|小于|至)
        (?P<to>{NUMBER})%(?P<to_note>{NOTE})的?
      | (?P<edge>{NUMBER})%(?P<edge_note>{NOTE})及?(?P<side>以上|以下|以内)(?P<side_note>{NOTE})的?
      | (?P<word>不超过|不高于|不低于|低于|不足|不到|小于|高于|超过|大于|≥|≤|<|>)(?P<bound>{NUMBER})%{NOTE}的?
    )
    ，?(?:(?:得|计|记|为)?(?P<mark>{NUMBER})分|(?P<none>不得分|不计分|得零分)|(?P<best>(?:得|为|计)?满分))
    """,
    regex.VERBOSE,
)
"""One step of a scoring rule over a percentage."""
UPWARD = frozenset({"不低于", "高于", "超过", "大于", "≥", ">"})
"""Words before a bound that what is measured must reach."""
AND_SO_ON = compiled(r"以此类推|依此类推|依次类推")
LOSS = compiled(
    rf"""
    (?:每|(?=(?:发现|出现|有|存在|缺少?|漏报?|少)(?:1|一)(?:{COUNTER})))(?P<verb>[^\d%，。；：每扣得一二三四五六七八九十]{{0,8}}?)
    (?:(?P<base>{NUMBER})%)?
    (?P<size>{NUMBER}|[一二三四五六七八九十])?
    (?P<unit>个百分点|%|{COUNTER})
    (?P<what>[^，。；：\d扣得]{{0,10}}?)，?(?:的)?(?:扣减?|减|扣除)(?P<mark>{NUMBER})分
    """,
    regex.VERBOSE,
)
"""每低1个百分点扣0.5分, 每有1项未量化扣0.5分: what a step short, or a case, costs."""
FALLS_SHORT, EXCEEDS = compiled(r"低|少|降|差|缺|不足"), compiled(r"高|超|延|逾|增|晚|迟|多")
RATE_TIMES = compiled(
    r"(?P<rate>[\u4e00-\u9fff]{0,6}(?:率|比例|满意度|程度))[^。；：×*乘率度÷/／]{0,10}?(?:×|\*|乘以?|与)(?:该?项?指标)?(?:的)?"
    rf"(?:标准分值?|分值|满分值?|权重分?|(?:满分)?{NUMBER}分?)(?!计算?成本)"
)
"""执行率×分值, 完成率乘以满分, 执行率与分值的乘积."""
IN_PROPORTION = compiled(
    r"(?:按|依)(?:照)?(?!.{0,6}以下)[^，。；：扣]{0,14}?(?:比例|比值|之比|折算|率计分|率得分|程度计分)[^，。；：扣]{0,6}"
    r"|按[^，。；：扣\d]{0,8}率(?:计算?|折算?)|实际[^，。；：]{0,8}[÷/／](?:约定|计划|目标|应)[^，。；：×*]{0,8}[×*]"
    r"|(?:实际)?完成(?:值|数|量)?[÷/](?:年度)?(?:目标|指标|计划)(?:值|数|量)?"
)
"""按完成比例计分, 按满意度折算得9.3分, 完成值÷目标值×分值."""
REVERSED = compiled(r"(?:目标|指标|计划)值?(?:与|÷|/)(?:实际)?完成值?|A/B")
AT_MOST = compiled(
    rf"(?:最多|至多|最高|封顶|累计不超过|不超过|上限)[^，。；\d]{{0,4}}[扣减]?(?:除|减|分)?(?P<most>{NUMBER})分"
    rf"|[扣减](?:除|减|分)?(?:累计|合计|总额|总计)?(?:最多|至多|不超过|以)(?P<limit>{NUMBER})分|扣(?:完|满|至|到)(?P<end>{NUMBER})分(?:为止|封顶)"
)
"""最多扣1分, 扣分不超过2分, 扣完3分为止: how many marks a rule takes at most."""
DISCRETION = compiled(r"酌情|视情况?|适当扣|综合评定|专家")
"""Words that leave the mark to somebody's judgement."""
STANDARD = compiled(
    rf"(?:(?:达到?|不[低少高]于|不少于|不超过|目标值?|标准|要求|[低高]于|超过|≥|≤)(?:值|为|是)?"
    rf"(?P<named>{NUMBER})%(?:{NOTE})(?:及?以上)?的?，?"
    r"(?:得(?:\d+(?:\.\d+)?)分|的?基础上|每[低少高超降差])"
    rf"|(?P<standard>{NUMBER})%(?:{NOTE})(?:及?以上)?的?，?(?:得|为)?满分)"
)
"""达到90%得满分，每低…: the standard that a rule names itself."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A scoring rule as it was read in some words."""

    award: Award
    """How marks follow."""
    start: int
    """Where its words begin."""
    end: int
    """Where they end."""
    unit: str = ""
    """What cases, or steps short of a target, are counted in; `%` for a rate, `` where it does not matter."""
    standard: Fraction | None = None
    """The standard it names itself, in base units."""


def find_rulings(text: str, full: Fraction | None = None) -> list[Ruling]:
    """Read the scoring rules in some words; none where these leave the mark to judgement.

    Where the maximum is known, 100%得满分 is a step too.
    """
    if DISCRETION.search(text) or not compiled(r"[扣得计记×*乘折÷/分]").search(text):
        return []
    found = [*steps_of(text, full), *losses(text), *shares(text)]
    return sorted(found, key=lambda one: one.start)


def tiers(text: str) -> list[Step]:
    """Read the steps of a scoring rule: 达100%得10分，90-99%得9分."""
    return [step for match in TIER.finditer(text) if (step := step_of(match))]


def step_of(match: Match, full: Fraction | None = None) -> Step | None:
    """Read one step; 满分 is a mark where the maximum is known."""
    interval = percentages_of(match)
    mark = full if match["best"] else Fraction(match["mark"]) if match["mark"] else Fraction(0)
    return Step(interval, mark) if interval is not None and mark is not None else None


def percentages_of(match: Match) -> Interval | None:
    """Return the range of a step; an end that no note includes or excludes belongs to both neighbours."""
    if match["low"]:
        return range_of(match) if match["percent"] or "%" in match.group() else None
    if exact := match["exact"] or match["exact2"]:
        return Interval(Fraction(exact) * HUNDRED, None)
    if match["from"]:
        low, high = Fraction(match["from"]) * HUNDRED, Fraction(match["to"]) * HUNDRED
        return Interval(low, high, "不含" not in match["from_note"], match["to_note"].startswith("（含"))
    if match["edge"]:
        edge, note = Fraction(match["edge"]) * HUNDRED, match["edge_note"] + match["side_note"]
        upper = Interval(edge, None, low_in="不含" not in note)
        return upper if match["side"] == "以上" else Interval(None, edge, high_in="不含" not in note)
    bound, word = Fraction(match["bound"]) * HUNDRED, match["word"]
    if word in UPWARD:
        return Interval(bound, None, low_in=word in {"不低于", "≥"})
    return Interval(None, bound, high_in=word in {"不超过", "不高于", "≤"})


def range_of(match: Match) -> Interval:
    """Return a range of percentages; a whole upper end in nine stands for all below the next whole number."""
    low, high = Fraction(match["low"]), Fraction(match["high"])
    if low > high:
        low, high = high, low
        notes = match["high_note"], match["low_note"]
    else:
        notes = match["low_note"], match["high_note"]
    notes = own_notes(notes, low, high)
    closes = high.denominator == 1 and high % 10 == 9
    one_noted = "含" in "".join(notes)
    ends = [note == "（含）" or not (one_noted or note) for note in notes]
    return Interval(
        low * HUNDRED, (high + 1 if closes else high) * HUNDRED, low_in=ends[0], high_in=not closes and ends[1]
    )


def own_notes(notes: tuple[str, str], low: Fraction, high: Fraction) -> tuple[str, str]:
    """Give each end its note: 80%—90%（含80%） names the end it speaks of."""
    named = compiled(r"（(不?含)([\d.]+)%?）").search(notes[0] + notes[1])
    if named is None:
        return notes
    note = f"（{named[1]}）"
    return (note, "") if Fraction(named[2]) == low else ("", note) if Fraction(named[2]) == high else ("", "")


def steps_of(text: str, full: Fraction | None = None) -> Iterator[Ruling]:
    """Yield the rule that several steps make; 以此类推 goes on by the last two."""
    matches = [match for match in TIER.finditer(text) if step_of(match, full)]
    steps = [step for match in matches if (step := step_of(match, full))]
    if len(steps) > 1:
        further = list(continued(steps)) if AND_SO_ON.search(text, matches[-1].end()) else []
        yield Ruling(Steps((*steps, *further)), matches[0].start(), matches[-1].end(), "%")


def continued(steps: list[Step]) -> Iterator[Step]:
    """Yield the steps that 以此类推 stands for: each as far below the last, for as many marks less."""
    (first, second) = steps[-2:]
    if None in {first.interval.low, second.interval.low, second.interval.high}:
        return
    low = second.interval.low or Fraction(0)
    width, drop = (first.interval.low or Fraction(0)) - low, first.mark - second.mark
    mark = second.mark - drop
    while width > 0 and drop > 0 and mark >= 0 and low > 0:
        yield Step(Interval(low - width, low, high_in=False), mark)
        low, mark = low - width, mark - drop


def losses(text: str) -> Iterator[Ruling]:
    """Yield the rules that take marks for every step or case."""
    named = STANDARD.search(text)
    standard = Fraction(named["standard"] or named["named"]) * HUNDRED if named else None
    limit = AT_MOST.search(text)
    most = Fraction(limit["most"] or limit["limit"] or limit["end"]) if limit else None
    for match in LOSS.finditer(text):
        unit = "%" if match["unit"] in {"个百分点", "%"} else match["unit"]
        size = chinese_integer(match["size"] or "一") or Fraction(match["size"])
        own = Fraction(match["base"]) * HUNDRED if match["base"] and match["size"] else standard
        short, above = FALLS_SHORT.search(match["verb"]), EXCEEDS.search(match["verb"])
        mark = Fraction(match["mark"])
        if (
            short
            or (above and unit == "%")
            or (above and not match["what"] and unit in {"天", "日", "个月", "人", "元"})
        ):
            step = Fraction(size) * (HUNDRED if unit == "%" else 1)
            yield Ruling(Short(step, mark, short is None, most), match.start(), match.end(), unit, own)
        elif unit != "%":
            yield Ruling(Each(mark, Fraction(size), most), match.start(), match.end(), unit)


def shares(text: str) -> Iterator[Ruling]:
    """Yield the rule that awards marks in proportion, once however often it is said."""
    times = RATE_TIMES.search(text)
    match = times or IN_PROPORTION.search(text)
    if match is not None:
        above = REVERSED.search(text) is not None
        by_rate = times is not None or compiled(r"(?:率|度)(?:折算|计算|计分|得分)").search(match.group()) is not None
        yield Ruling(Share(above=above, rate=by_rate), match.start(), match.end())

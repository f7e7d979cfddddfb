"""Changes of time, structure and words, made to be wrong: sentences put in, names, years and words exchanged.

The sentences are worded otherwise than the examples of the rules, so that what is measured is not what was fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

import yaml

from benchmarks.accuracy.bases import Base
from benchmarks.accuracy.mutate import Edit, Maker, Mutant, period_reversed, year_drifted

VOCABULARY = Path(__file__).parents[2] / "rules" / "vocabulary"
PARAGRAPH = re.compile(r"^(?![#|<\-—\s\d（(表图])[^\n|\t]{25,}。$", re.MULTILINE)
"""A paragraph of prose behind which another may stand."""
PLACES = 3
"""Places of a base at which each sentence is put in."""


# ---------------------------------------------------------------- putting in


def report_year(base: Base) -> int:
    """Return the first year of the title, 2024 where it names none."""
    found = re.search(r"20\d\d", base.text.split("\n", 1)[0])
    return int(found.group()) if found else 2024


def places(base: Base, chance: Random, most: int = PLACES) -> list[int]:
    """Return offsets behind paragraphs of prose."""
    ends = [match.end() for match in PARAGRAPH.finditer(base.text)]
    return sorted(chance.sample(ends, min(most, len(ends))))


def put_in(kind: str, base: Base, sentences: Sequence[str], chance: Random) -> Iterator[Mutant]:
    """Yield the base with each sentence as a paragraph of its own, at some places."""
    year = report_year(base)
    for sentence in sentences:
        text = sentence.format(Y=year, N=year + 1, L=year - 1)
        for at in places(base, chance):
            yield Mutant(kind, base, (behind(base, at, f"\n\n{text}"),), knowable=True)


def behind(base: Base, at: int, text: str) -> Edit:
    """Put a text behind a place, by exchanging the character before it, so that the edit has a place."""
    return Edit(at - 1, at, base.text[at - 1] + text)


# ---------------------------------------------------------------- C: dates

REVERSED = (
    "项目建设期为{Y}年9月至{Y}年3月，由原承建单位负责。",
    "问卷发放时间为{N}年3月12日至{N}年2月26日，覆盖全部乡镇。",
    "资料报送时段为{N}-04-10至{N}-03-28，逾期不再受理。",
    "物业服务期自{Y}年7月1日起至{L}年6月30日止，按月考核。",
    "入户核查在4月18日—4月9日完成，未发现异常。",
)
DISORDERED = (
    "评价组于{N}年4月中旬正式启动评价，3月10日至3月20日完成了资料收集，4月底形成报告。",
    "{N}年4月20日启动自查，随后于4月2日组织了座谈，听取各科室意见。",
    "本次核查分三步：资料审阅为{N}年3月16日—3月20日；实地走访为{N}年2月9日—2月13日；汇总撰写为{N}年3月23日—3月27日。",
    "专项检查于{N}年5月下旬开始，5月6日至5月12日完成了现场核实，6月上旬汇总情况。",
)
MISCOUNTED = (
    "供暖保障自{Y}年11月15日起至{N}年3月14日止，共5个月。",
    "现场抽查时间为{N}年3月3日至3月14日，历时20天。",
    "物业合同期为{Y}年1月1日至{N}年12月31日，合同期三年。",
    "水质监测时段为{Y}年3月至{Y}年8月，共9个月。",
)


def reversed_periods(base: Base, chance: Random) -> Iterator[Mutant]:
    """C1: a period ends before it starts, its own or one put in."""
    yield from period_reversed(base, chance)
    yield from put_in("C1", base, REVERSED, chance)


def years_drifted(base: Base, chance: Random) -> Iterator[Mutant]:
    """C3: the title names another year than the report, or a year is compared with itself."""
    yield from year_drifted(base, chance)
    for match in re.finditer(
        r"(20\d\d)年度?，?(?:(?!20\d\d年)[^\n。；])*?[比与](20\d\d)年(?:度|的\d|[增减相])", base.text
    ):
        if match[1] != match[2]:
            edit = Edit(*match.span(2), match[1])
            yield Mutant("C3", base, (edit,), about=(match.span(),), knowable=True)


def order_contradicted(base: Base, chance: Random) -> Iterator[Mutant]:
    """C4: work starts after its first step, or a phase before the one before it."""
    yield from put_in("C4", base, DISORDERED, chance)


def duration_miscounted(base: Base, chance: Random) -> Iterator[Mutant]:
    """C5: a stated duration is not that of its dates."""
    yield from put_in("C5", base, MISCOUNTED, chance)


# ---------------------------------------------------------------- D: structure


def level_jumped(base: Base, _: Random) -> Iterator[Mutant]:
    """D2: a list of a higher level begins below a heading of a deeper one."""
    for first, second in (("先行试点", "全面推开"), ("排查隐患", "落实整改"), ("健全制度", "强化培训")):
        at = len(base.text.rstrip())
        deeper = "\n\n1. 工作安排\n\n细化任务分工。\n\n2. 推进步骤"
        text = f"{deeper}\n\n（一）{first}\n\n按月调度进展。\n\n（二）{second}\n\n按季通报结果。"
        yield Mutant("D2", base, (behind(base, at, text),), knowable=True)


# ---------------------------------------------------------------- W: words

ALIENS = {
    "街道办事处": ("白鹭洲街道办事处", "青石桥街道办事处"),
    "人民政府": ("红枫镇人民政府", "碧溪乡人民政府"),
    "局": ("鹿鸣县粮食和物资储备局", "云台县信访局"),
    "馆": ("鹿鸣县文化馆", "云台县美术馆"),
    "中心": ("鹿鸣县气象服务中心", "云台县救助管理中心"),
}
OWN = (
    "{alien}{Y}年度整体支出绩效自评得分96.20分。",
    "{alien}主要职责是贯彻执行上级部署，组织实施本领域日常管理和公共服务工作。",
    "我单位（{alien}）成立了由分管领导任组长的自评工作小组。",
    "按照通知要求，{alien}整体支出管理较为规范，各项制度执行到位。",
)
UNIT = re.compile(
    r"^# *(?:20\d\d年度?)?(?P<unit>[\u4e00-\u9fff]{4,16}?(?P<ending>街道办事处|人民政府|局|馆|中心))"
    r"(?=20|关于|部门|单位|免)"
)


def other_unit_left(base: Base, chance: Random) -> Iterator[Mutant]:
    """W1: the name of another unit of the same kind, where the report speaks of its own."""
    unit = UNIT.match(base.text)
    for alien in ALIENS.get(unit["ending"], ()) if unit else ():
        sentences = [sentence.replace("{alien}", alien) for sentence in OWN]
        yield from put_in("W1", base, sentences, chance)


def year_left_over(base: Base, _: Random) -> Iterator[Mutant]:
    """W2: last year, where a statement, a heading, a caption or a day of reckoning is about the report's own."""
    title, year = base.text.split("\n", 1)[0], report_year(base)
    if len(set(re.findall(r"20\d\d", title))) != 1 or "预算编制" in title:
        return
    own = [match.start() for match in re.finditer(rf"{year}年", base.text) if match.start() > len(title)]
    if len(own) < 3:
        return
    spots = re.compile(
        rf"^(?:#+ [^\n]{{0,8}}?|表 ?\d+[　 ]|)(?P<year>{year})年|截至(?P<end>{year})年12月31日", re.MULTILINE
    )
    for match in spots.finditer(base.text, len(title)):
        group = "year" if match["year"] else "end"
        edit = Edit(*match.span(group), str(year - 1))
        yield Mutant("W2", base, (edit,), about=(match.span(),), knowable=True)


BLANKS = (
    "项目由XX镇组织实施，总投资XX万元。",
    "培训基层干部××人次，覆盖××个村。",
    "全年支出较上年下降（增长）3.26%，主要受政策调整影响。",
    "差旅费比上年减少，主要原因是。",
    "20XX年度，各项任务按期推进。",
    "会议费占公用经费的%，保持较低水平。",
    "验收时间为（待补充）。",
    "印刷费增长4.18，差旅费下降2.05。",
)


def placeholder_left(base: Base, chance: Random) -> Iterator[Mutant]:
    """W3: a placeholder, both directions, an empty reason or a number without its unit is left in."""
    yield from put_in("W3", base, BLANKS, chance)


def sentence_doubled(base: Base, _: Random) -> Iterator[Mutant]:
    """W4: a sentence without figures stands twice, in its paragraph or as the next one."""
    for line in PARAGRAPH.finditer(base.text):
        for match in re.finditer(r"[^。\n]*。", line.group()):
            text = match.group()
            if len(re.findall(r"[\u4e00-\u9fff]", text)) >= 18 and not re.search(r"\d|《", text):
                at = line.start() + match.end()
                for edit in (behind(base, at, text), behind(base, line.end(), f"\n\n{text}")):
                    yield Mutant("W4", base, (edit,), about=(match_in(line, match),), knowable=True)


def match_in(line: re.Match[str], match: re.Match[str]) -> tuple[int, int]:
    """Return the range of a match within a line, in the base."""
    return line.start() + match.start(), line.start() + match.end()


@cache
def bank(name: str) -> Mapping[str, str]:
    """Read wrong words and what should stand there from the vocabulary."""
    entries = yaml.safe_load((VOCABULARY / f"{name}.yaml").read_text("utf-8"))["wordings"][name]
    return {wrong: right for entry in entries for wrong, right in entry["words"].items()}


def word_misspelt(base: Base, chance: Random) -> Iterator[Mutant]:
    """W5: a word of the report is misspelt as the vocabulary knows it; one that the report lacks is put in."""
    for wrong, right in bank("misspellings").items():
        for match in list(re.finditer(re.escape(right), base.text))[:2]:
            yield Mutant("W5", base, (Edit(*match.span(), wrong),), knowable=True)
    words = sorted(bank("misspellings"))
    sentences = [f"进一步规范{wrong}相关工作，压实各方责任。" for wrong in chance.sample(words, min(12, len(words)))]
    yield from put_in("W5", base, sentences, chance)


TITLE_SLIPS = (
    ("实施", "落实"),
    ("管理办法", "考核办法"),
    ("深化", "推进"),
    ("框架", "标准"),
    ("指引", "指南"),
    ("指导意见", "实施意见"),
    ("暂行办法", "实施细则"),
)


def title_wrong(base: Base, chance: Random) -> Iterator[Mutant]:
    """W6: a known document number with another title."""
    known = yaml.safe_load((VOCABULARY / "instruments.yaml").read_text("utf-8"))["instruments"]
    sentences = [
        f"根据《{one['title'].replace(right, wrong, 1)}》（{one['number']}）要求，组织开展了相关工作。"
        for one in known
        for right, wrong in TITLE_SLIPS
        if right in one["title"]
    ]
    yield from put_in("W6", base, sentences, chance)


WORDS: Mapping[str, Maker] = {
    "C1": reversed_periods,
    "C3": years_drifted,
    "C4": order_contradicted,
    "C5": duration_miscounted,
    "D2": level_jumped,
    "W1": other_unit_left,
    "W2": year_left_over,
    "W3": placeholder_left,
    "W4": sentence_doubled,
    "W5": word_misspelt,
    "W6": title_wrong,
}
"""Kind → its maker; C1 and C3 take in those of `mutate`."""

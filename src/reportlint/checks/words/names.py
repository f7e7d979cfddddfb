"""Checks of names: another unit's name where the report speaks of its own, names one character apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

import regex

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.text.subject import Subject
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

SUFFIXES = (
    "街道办事处", "人民政府办公室", "人民政府", "街道党工委", "管理委员会", "委员会", "办公室", "办事处",
    "管理局", "监督局", "管理处", "管理所", "服务中心", "中心", "研究院", "研究所", "图书馆", "博物馆", "文化馆",
    "档案馆", "医院", "卫生院", "学校", "中学", "小学", "大学", "学院", "幼儿园", "公司",
    "局", "厅", "委", "馆", "院", "校", "站", "所",
)  # fmt: skip
"""How names of units end, the longest first."""
TELLING = frozenset(
    {"图书馆", "博物馆", "文化馆", "档案馆", "医院", "卫生院", "学校", "中学", "小学", "大学", "学院", "幼儿园"}
)
"""Endings that tell one unit of a district from another by themselves."""
NAME = rf"(?P<name>[\u4e00-\u9fff]{{2,22}}?(?:{'|'.join(SUFFIXES)}))"
SELF = compiled(
    rf"(?:^|[，。；：、（“])(?:根据[^，。；]{{2,20}}，|为[^，。；]{{2,20}}，)?[我本](?:单位|部门|局|办|中心|院|校|镇|乡|街道|馆|站|所|处|队|会|厅|公司)（{NAME}）"
    rf"|(?:^|[，。；：“]){NAME}(?:20\d\d年度?)?(?:部门)?(?:整体支出|(?:的)?主要(?:职责|职能)|核定编制|编制人数|内设机构|(?:部门)?决算(?:包括|由)"
    r"|(?:整体支出)?(?:绩效)?(?:自评|评价)?(?:综合|最终|总)?得分|是(?:由)?财政(?:全额)?拨款|为(?:一级|二级)预算单位|(?:20\d\d年度?)?(?:本年|预算|决算)?(?:收入|支出)(?:总计|合计|预算|决算))"
    rf"|(?:^|[，。；：“])对{NAME}(?:20\d\d年度?)?(?:部门)?整体支出"
)
"""Places where a report speaks of the unit whose report it is."""
SIGNER = compiled(NAME)
"""A line that is the name of a unit."""
OWN_REPORT = compiled(r"自评|决算|预算")
"""Titles of reports that a unit gives on itself."""
SIGNED = 4
"""Passages at the end of a report among which it is signed."""
Match: TypeAlias = regex.Match[str]
BRANCH = compiled(r"(?:分|新|老|总|东|西|南|北)[局馆院校所站中]心?$|分(?:中心|公司|支|队)|校区|本级|机关$")
"""Names of parts of a unit."""
POINTING = frozenset("我本该此各贵其")
"""Characters that stand for the name of a unit in front of its ending."""
FAMILY = compiled(r"[省市县区旗州盟镇乡]|街道|自治")
PLACE = compiled(r"^.{2,8}?(?:省|自治区|市|州|盟|县|区|旗)(?=.{2,})")
AREA = compiled(r".{2,8}?(?P<level>省|自治区|市|州|盟|县|区|旗)(?=.{2,})")
"""One place in front of the name of an office."""
LEVELS = {"省": 0, "自治区": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2}
"""Ending of a place → its level, the highest first."""
FUND = compiled(r"[\u4e00-\u9fff]{4}(?:经费项目|专项资金|专项经费|补助资金|补助项目|工程项目|建设项目|服务项目)")
"""Names of projects and funds, whatever stands in front of them."""
TWINS = frozenset(
    "一二三四五六七八九十甲乙丙丁上下左右东西南北前后内外大小新旧老少男女高低长短收支进出城乡县市区镇村省国中初小正副本两"
)
"""Characters whose exchange makes another name by right."""
WINDOW = 8
"""Characters, counted from the end, in which names are compared."""


# ---------------------------------------------------------------- another unit's name


def foreign_unit(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every place where a report speaks of its own unit: the name must be that of the title."""
    for prose in facts.prose:
        subject = facts.part(prose.passage.span)
        own = subject.unit
        if not own or prose.blocks[0] == subject.block:
            continue
        for match in SELF.finditer(prose.passage.text):
            yield named(facts, prose, match, subject)
    yield from signed(facts)


def named(facts: Facts, prose: Prose, match: Match, subject: Subject) -> Observation:
    """Compare a name in the place of a report's own unit with that of its title."""
    other = is_other(match["name"], subject.unit) or is_left_from_elsewhere(facts, match["name"], subject.unit)
    outcome = Outcome.FAIL if other else Outcome.PASS
    span = prose.passage.locate(*match.span("name"))
    title = (Related(subject.span, "标题"),) if subject.span else ()
    return Observation(outcome, span, {"name": match["name"], "own": subject.unit}, title)


def signed(facts: Facts) -> Iterator[Observation]:
    """Look at who signs a report that a unit gives on itself: the name above the date of its last lines."""
    for before, prose in pairwise(facts.prose[-SIGNED:]):
        subject = facts.part(prose.passage.span)
        match = SIGNER.fullmatch(before.passage.text)
        if match and subject.unit and OWN_REPORT.search(subject.title) and is_day_alone(prose):
            yield named(facts, before, match, subject)


def is_day_alone(prose: Prose) -> bool:
    """Whether a passage is a date and nothing else."""
    return len(prose.dates) == 1 and prose.dates[0].span == prose.passage.span and prose.dates[0].day is not None


def is_other(name: str, own: str) -> bool:
    """Whether two names are of two units of one kind: the same last character, nothing in common before the ending."""
    if name[-1] != own[-1] or BRANCH.search(name) or is_pronoun(name):
        return False
    first, second = stem(name), stem(own)
    if len(first) < 2 or len(second) < 2 or first in own or second in name:
        return False
    return not (pairs(first) & pairs(second))


def is_pronoun(name: str) -> bool:
    """Whether what stands before the ending of a name only points at the unit: 现将我局, 根据本中心."""
    return any(name.endswith(ending) and name.removesuffix(ending)[-1:] in POINTING for ending in SUFFIXES)


def is_left_from_elsewhere(facts: Facts, name: str, own: str) -> bool:
    """Whether a name is that of the same office of another place, of which the report says nothing else.

    An office above is named by right, and so are several offices of one kind, or one whose place is spoken of.
    """
    places, own_places = areas(name), areas(own)
    if not places or not own_places or stem(name) != stem(own) or LEVELS[places[-1][1]] < LEVELS[own_places[-1][1]]:
        return False
    place = places[-1][0]
    if any(one[:2] in own for one, _ in places) or any(one[:2] in name for one, _ in own_places):
        return False
    kindred = set(regex.findall(rf"[\u4e00-\u9fff]{{2}}[省市州盟县区旗]{regex.escape(stem(name))}", facts.wording))
    alone = facts.wording.count(place[:-1]) == facts.wording.count(name)
    return alone and sum(one not in own for one in kindred) == 1


def areas(name: str) -> list[tuple[str, str]]:
    """Return the places in front of a name, the largest first, each with its ending."""
    found: list[tuple[str, str]] = []
    at = 0
    while match := AREA.match(name, at):
        found.append((match.group(), match["level"]))
        at = match.end()
    return found


def stem(name: str) -> str:
    """Return what tells a unit from others of its kind: no district, no ending where something else is left."""
    own = PLACE.sub("", name) or name
    ending = next((suffix for suffix in SUFFIXES if own.endswith(suffix)), "")
    if len(own) > len(ending) + 1:
        return own.removesuffix(ending)
    return own if ending in TELLING else name.removesuffix(ending)


def pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters, those of districts left out."""
    return {text[at : at + 2] for at in range(len(text) - 1) if not FAMILY.search(text[at : at + 2])}


# ---------------------------------------------------------------- near twins


def near_twin(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the names of projects and funds: two that differ in one character may be meant to be one."""
    for rare, usual, count in twins(names_of(facts)):
        values = {"name": facts.document.quote(rare), "usual": facts.document.quote(usual), "count": str(count)}
        yield Observation(Outcome.FAIL, rare, values, (Related(usual, "相近名称"),))


def names_of(facts: Facts) -> dict[str, list[Span]]:
    """Return the last characters of every name of a project or fund, with their places."""
    found: dict[str, list[Span]] = defaultdict(list)
    for passage in (prose.passage for prose in (*facts.prose, *facts.cells)):
        for match in FUND.finditer(passage.text):
            start = match.end() - WINDOW
            if start >= match.start():
                found[passage.text[start : match.end()]].append(passage.locate(start, match.end()))
    return found


def twins(names: Mapping[str, list[Span]]) -> Iterator[tuple[Span, Span, int]]:
    """Yield pairs of names that differ in one character, the one that stands only once first (linear in the names)."""
    masked: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in names:
        for at in range(len(name) - 2):
            masked[at, name[:at] + name[at + 1 :]].append(name)
    for (at, _), pair in masked.items():
        if len(pair) == 2:
            rare, usual = sorted(pair, key=lambda name: (len(names[name]), -names[name][0].start))
            if len(names[rare]) == 1 and not {rare[at], usual[at]} <= TWINS:
                yield names[rare][0], names[usual][0], len(names[usual])

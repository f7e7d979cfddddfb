"""Lists of names with the number of them beside: before (四个展厅，即…), behind (甲、乙、丙三个片区), or 一是…二是…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reportlint.facts.text.numerals import integer_of
from reportlint.facts.text.passages import REMARK
from reportlint.patterns import Match, Pattern, compiled

COUNTED = (
    "个|项|家|类|条|件|种|方面|部分|部门|大类|所|场|名|位(?!小数|有效|数)|座|处|支|批|级|点"
    "|镇|乡|村|县|区|市|局|校|院|街道|社区|产业|行业"
)
NUMBER = r"(?P<number>[二三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九]|\d{1,2})"
"""How many a list has: a numeral as it is written (一三 is the end of one number and the next), and more than one."""
NAMES = r"(?P<list>(?:[^。；：（）]|（[^（）]*）)+)"
FORMS = (
    compiled(
        rf"{NUMBER}(?P<unit>大?(?:{COUNTED}))[^，。；：、“”（）\d]{{0,14}}”?(?:（[^（）、\d]{{1,8}}）)?"
        rf"[，：（]?(?:即|分别(?:为|是)|具体(?:为|是|包括)|依次(?:为|是)|包括(?!但不限于))[：]?{NAMES}"
    ),
    compiled(
        rf"{NUMBER}(?P<unit>{COUNTED})[^，。；：、“”（）\d]{{0,12}}（(?P<list>[^（）。；：\d]*、[^（）。；：\d]*)）"
    ),
    compiled(rf"{NUMBER}(?P<unit>{COUNTED})[^，。；：、“”（）\d]{{0,8}}：(?!一是|（?[一1①]){NAMES}"),
    compiled(rf"“{NUMBER}(?P<unit>大|{COUNTED})[^，。；：、“”（）\d]{{1,8}}”：{NAMES}"),
    compiled(
        rf"{NUMBER}(?P<unit>{COUNTED})[^，。；：、“”（）\d为是有]{{1,12}}(?<![均都皆全也同])(?:为|是)"
        r"(?P<list>[^，。；：（）\d]*、[^，。；：（）\d]*)(?=[。；，])"
    ),
    compiled(
        rf"{NUMBER}(?P<unit>{COUNTED})[^，。；：、“”（）\d—]{{0,10}}(?:（[^（）\d]{{1,8}}）)?——?"
        r"(?P<list>[^—，。；：（）\d]+、[^—，。；：（）\d]+)(?=——?|，|。)"
    ),
    compiled(
        rf"{NUMBER}(?P<unit>[个家])，(?:较|比|与)?上年(?:度|末)?(?:一致|相同|持平|[无未没]有?(?:变化|增减|变动))，"
        rf"(?:包括(?!但不限于)|分别(?:为|是)|即|具体(?:为|是))[：]?{NAMES}"
    ),
)
"""六个科室，分别为…; 四个重点项目（食品抽检、设备监管、计量检定、产权保护）; 三类：甲、乙、丙; 三家公司为甲、乙、丙;
4个县（市、区）——甲县、乙县、丙市、丁区——; 共3个，与上年一致，包括：…."""
SUMMED = compiled(
    rf"(?:有|为|是|设|包括|：)(?P<list>[^，。；：\d]*、[^，。；：\d]*)，(?:共|计|共计|合计|总计){NUMBER}(?P<unit>{COUNTED})"
)
"""内设机构有：办公室、业务部、财务部，计三个部室: names, and behind a comma the number of them."""
BEHIND = compiled(rf"{NUMBER}(?P<unit>大?(?:{COUNTED})|大)(?=[一-鿿（])")
"""A number that may sum up the names right before it: 学前、小学、初中、高中四个学段."""
QUOTED = compiled(
    r"“(?P<list>[^“”]*、[^“”]*)”(?:的|等)?(?P<number>[一二两三四五六七八九十]{1,2}|\d{1,2})"
    r"(?P<unit>大?(?:个|项|条|类|种|大|方面|方|型|维|化|度|制|网|联)[^，。；]{0,6})"
)
OPEN = compiled(r"(?<![平高中同初对相])等(?![级次额于待候值])|……|…|其他|有关|相关")
ANOTHER = compiled(r"(?:、|和|及|与|以及)[^，。；：、（）\d一二两三四五六七八九十]{1,12}（[^（）]*）")
"""A further name with names in brackets."""
LAST = compiled(r"以及|和|及|与")
STARTS = compiled(r"[，。；：！？（）]|其中|覆盖|涉及|围绕|聚焦|包括|组织对|分别对")
"""Behind these a list of names may begin."""
ACTING = compiled(
    r".[建造设修办召举]|新增|引进|培育|打造|创建|开展|组织|实施|完成|推进|支持|引导|服务|扶持|关停|整治|查处|制[定订]|修订|出台"
    r"|印发|发布|撤销|合并|整合|走访|慰问|帮扶|调研|检查|督查|核查|审核|验收|通过|取消|下放|承接|申报|获批|承担|参与|落实|抓好|做好"
)
"""Verbs in a row before a number of things: 新建、改建、扩建四条道路 is no list of four."""
UNITS = compiled(r"[百千万亿]?元|[%％‰个户亩吨米]|公[里顷斤]|平方(?:公里|米)|立方米|人次?|[份件次项天分]|百分点")
"""Units of the columns behind the title of a table: 表一 四个专项资金（万元、亩）."""
RANK = compiled(r"级(?![，：（、即分])")
"""A numeral with 级 before a noun says of which rank something is: 二级单位分别为…."""
COUNTED_AGAIN = compiled(rf"(?<!第)[二两三四五六七八九十](?:{COUNTED})")
"""A number nearer to the list than the one before it: 二级预算单位三个，分别是…."""
COUNTED_WORD = compiled(rf"大?(?:{COUNTED})|大")
ACTORS = compiled(r"[家名位镇乡村县区市局校院级]|街道|社区|部门")
"""Words counting those who act."""
ACTING_WORD = "要求|规定|规矩|约定|承诺|确定|明确|提出|反映|认为|建议|商定|协商"
STATES = (
    compiled(r"[了还都已均]"),
    compiled(rf".(?:{ACTING_WORD}|统一)|共同|一致"),
    compiled(rf"{ACTING_WORD}|统一"),
)
"""Words up to a colon by which those counted say what follows: whatever they are, where they are 个, where they act."""
NOT_THEIRS = compiled(
    r"(?:的|以?及|和|与|(?:各|(?<!平)均|(?<![成首古旧])都|皆|(?<!其)另外?|外聘|特邀|聘请|邀请)[^，。；、]{0,3})$|残疾人$"
)
"""What ends names whose number is that of the last alone, of a further one, of each: 妇联的两名, 和两名, 各派两名."""
OTHER_WORDS = compiled(
    r"(?:自治|直辖)?[区市县旗州省]|自治[州县旗]|兵团|街道|[乡镇盟村]|社区|单位|部门|企业|(?:功能|开发|园|新|林|景|管理)区|管委会|中心|[队所]+|农场|林场"
)
"""What stands in brackets behind the word counted, as other words for it: 31个省（区、市）, 12个乡（镇、街道）."""
LONGEST = 14
"""Characters a name may have; what is longer is a clause."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Names one by one, with the number of them."""

    number: tuple[int, int]
    """Where the number with its unit stands in the text."""
    listed: tuple[int, int]
    """Where the names stand."""
    count: int
    """The number."""
    items: tuple[str, ...]
    """The names, a last 和 taken for a separator."""
    lengths: frozenset[int]
    """How many there may be, as a 和 separates or belongs to a name."""
    sure: bool = True
    """Whether nothing but the number of these names can be meant."""


def announced(text: str) -> Iterator[Enumeration]:
    """Yield the lists that stand beside their number, nearly all behind it."""
    found = (match for form in FORMS for match in nearest_to_list(form, text))
    for match in chain(found, filter(names_its_members, SUMMED.finditer(text))):
        names, rest = first_stretch(match["list"])
        if (
            opens_list_of_lists(text, match)
            or is_one_of_items(text, match)
            or is_part_of_number(text, match.start("number"))
            or "等" in REMARK.sub("", match.group())[-8:]
            or not is_closed(names)
        ):
            continue
        made = enumeration(match, (match.start("list"), match.start("list") + len(names)), names)
        if made and is_of_kinds(made, text[match.end("unit") :]):
            continue
        if made and not is_something_else(made, text[match.start("unit") : match.start("list")]):
            short = max(made.lengths) < made.count and "、" in compiled(r"，|\d").split(rest.strip("，"))[0]
            yield (
                made
                if not short
                else Enumeration(made.number, made.listed, made.count, made.items, made.lengths, sure=False)
            )


SEAT_AND_OTHERS = compiled(
    rf"(?:单位|机构)[^，。；：、\d]{{0,6}}{NUMBER}(?P<unit>[个家])[，：（]?(?:分别(?:为|是)|包括|包含|含|即|其中)?[：]?"
    r"(?P<list>(?:(?!本级|机关|本部)[^，。；：、（）\d和与及]){0,10}(?:本级|机关|本部){1,2}(?:1[个家])?(?:、|和|及|与|以及)(?:所属|下属|直属)*"
    r"(?P<rest>[二两三四五六七八九十]{1,3}|\d{1,2})[个家][^，。；：、（）\d]{0,10}单位)(?=[，。；）])"
)
"""单位共6个，即局机关和5个二级单位: a seat and so many others."""


def seat_and_others(text: str) -> Iterator[Enumeration]:
    """Yield the numbers of bodies that are told as a seat and so many others."""
    for match in SEAT_AND_OTHERS.finditer(text):
        found = 1 + integer_of(match["rest"])
        place = (match.start("number"), match.end("unit"))
        yield Enumeration(place, match.span("list"), integer_of(match["number"]), (match["list"],), frozenset({found}))


def nearest_to_list(form: Pattern, text: str) -> Iterator[Match]:
    """Yield the matches of a form that begin with a number of things and have no other such number before the list."""
    at = 0
    while match := form.search(text, at):
        behind = match.end("unit")
        nearer = COUNTED_AGAIN.finditer(text, behind, match.start("list"))
        refused = is_rank(text, behind) or any(not is_rank(text, one.end()) for one in nearer)
        at = behind if refused else match.end()
        if not refused:
            yield match


def is_rank(text: str, end: int) -> bool:
    """Whether a number with its unit, which ends at a place, says of which rank something is."""
    return RANK.match(text, end - 1) is not None


AS_BEFORE = compiled(r"，(?:较|比|与)?上年[^，。；：]{2,6}(?=，)")
"""Words that a number of bodies is what it was: 共3个，与上年一致，包括：…."""


def is_something_else(made: Enumeration, told: str) -> bool:
    """Whether what stands behind a number is no list of what it counts: other words, units, what those counted say.

    `told` is what stands from the word counted to the list.
    """
    told = AS_BEFORE.sub("", told)
    other = any(all(form.fullmatch(item) for item in made.items) for form in (OTHER_WORDS, UNITS))
    return other or (told.endswith("：") and says_something(told[:-1]))


def says_something(told: str) -> bool:
    """Whether a word counted, and what follows it, go on to what those counted do or say."""
    unit = COUNTED_WORD.match(told)
    behind = told[unit.end() :] if unit else told
    if unit and ACTORS.fullmatch(unit.group()):
        return any(state.search(behind) for state in STATES)
    return any(state.search(behind) for state in STATES[: 2 if unit and unit.group() == "个" else 1])


def names_its_members(match: Match) -> bool:
    """Whether the thing counted behind a list is what its names are names of: 综合股、业务股，共两个股室."""
    noun = match.string[match.end() : match.end() + 4]
    return any(item[-1:] in noun for item in match["list"].split("、") if item)


def opens_list_of_lists(text: str, match: Match) -> bool:
    """Whether the names in brackets are those of one member only: 七个单位分成工科（甲、乙）、农科（丙）两类."""
    return text[match.end() - 1] == "）" and ANOTHER.match(text, match.end()) is not None


def is_of_kinds(made: Enumeration, behind: str) -> bool:
    """Whether names in brackets behind a number are far fewer, and so its kinds: 网点11个（分中心、管理部、专窗）."""
    return behind.startswith("（") and made.count > max(made.lengths) + 1


def is_one_of_items(text: str, match: Match) -> bool:
    """Whether the names behind a number and its colon are only the first item of several: 五项：甲及乙；丙；丁."""
    begun = text[match.end("unit") : match.start("list")].endswith("：")
    return begun and "、" not in match["list"] and text.startswith("；", match.end("list"))


def first_stretch(listed: str) -> tuple[str, str]:
    """Cut a list off where a comma ends it: what follows tells of something else."""
    depth = 0
    for at, character in enumerate(listed):
        depth += (character == "（") - (character == "）")
        if character == "，" and not depth and "、" in listed[:at]:
            return listed[:at], listed[at:]
    return listed, ""


def is_closed(names: str) -> bool:
    """Whether a list claims to be whole, and consists of names only; 其他 may be its last."""
    bare = compiled(r"、其[他它][^、，]{0,4}$").sub("", REMARK.sub("", names))
    return not OPEN.search(bare) and not compiled(r"\d").search(bare) and names.count("（") == names.count("）")


def summed_up(text: str) -> Iterator[Enumeration]:
    """Yield the lists right before their number: 甲、乙、丙三个片区."""
    done = 0
    for match in BEHIND.finditer(text):
        if is_part_of_number(text, match.start("number")):
            continue
        start = max(
            [done, *(mark.end() for mark in STARTS.finditer(text, 0, match.start()) if not in_name(text, mark))]
        )
        names = text[start : match.start()]
        done = match.end()
        if match["number"] == "二" or COUNTED_NAME.search(names):
            continue  # 公益一类、公益二类事业单位: two of them are 两类
        if (
            not ("、" in names or match["unit"].startswith("大"))
            or NOT_THEIRS.search(names)
            or OPEN.search(names)
            or QUOTED.match(text, text.rfind("“", 0, match.start()))
        ):
            continue
        made = enumeration(match, (start, match.start()), names)
        if made:
            yield Enumeration(
                made.number, made.listed, made.count, made.items, made.lengths, sure=is_summed_up(match, made)
            )


COUNTED_NAME = compiled(r"\d[个名人家所户件项处]、")
"""A member of a list that is told with its number, 行政单位22个、: the next number is of the next member."""


def in_name(text: str, mark: Match) -> bool:
    """Whether a mark is a bracket inside the list: 平安镇（含新区）、…."""
    return mark.group() in {"（", "）"} and "、" in text[mark.end() : mark.end() + 1]


def is_summed_up(match: Match, made: Enumeration) -> bool:
    """Whether a number can only count the names before it: a short numeral behind three names or more, or 两大."""
    names = [name for name in made.items[1:] if len(name) <= LONGEST]
    close = abs(made.count - len(made.items)) <= 2
    acting = any(ACTING.fullmatch(name) for name in names)
    plain = len(names) == len(made.items) - 1 and (len(made.items) > 2 or match["unit"].startswith("大"))
    return plain and close and not acting and (not match["number"].isdigit() or are_named(match, made))


def are_named(match: Match, made: Enumeration) -> bool:
    """Whether all names end like the thing counted behind them: 城关镇、河口镇、柳林乡3个乡镇."""
    noun = match.string[match.end() : match.end() + 2]
    several = len(made.items) > 2 and noun in CLASSES
    return several or (len(noun) > 1 and all(item[-1] in noun for item in made.items))


CLASSES = frozenset(
    compiled(r"..").findall(
        "机构科室部门单位片区街道乡镇社区指标方面环节领域学科专业类别阶段板块渠道层面岗位行业县区区县市县平台品种中心股室处室学校园区"
        "流域水库景区专项系统"
    )
)
"""Words for what names of one sort are all names of: 办公室、人事科、财政所3个机构."""


def quoted(text: str) -> Iterator[Enumeration]:
    """Yield the quoted lists in front of their number: “甲、乙、丙”三项."""
    for match in QUOTED.finditer(text):
        if OPEN.search(match["list"]) or "，" in match["list"]:
            continue
        made = enumeration(match, match.span("list"), match["list"])
        if made:
            yield made


def is_part_of_number(text: str, at: int) -> bool:
    """Whether what stands at a place belongs to a larger number, a date or 第."""
    return at > 0 and text[at - 1] in "第0123456789.一二两三四五六七八九十百年月每近超约余"


def enumeration(match: Match, listed: tuple[int, int], names: str) -> Enumeration | None:
    """Count the names of a list, None where it names fewer than two."""
    names = names.replace("》《", "》、《")
    pieces = [piece for piece in compiled(r"（[^（）]*）").sub("", names).strip("“”：，、").split("、") if piece]
    if any("，" in piece for piece in pieces[:-1]):
        return None
    tail = [piece for piece in LAST.split(pieces[-1]) if piece] if pieces else []
    items = (*pieces[:-1], *tail)
    if len(items) < 2:
        return None
    number = match["number"]
    count = integer_of(number)
    return Enumeration(
        (match.start("number"), match.end("unit")),
        listed,
        count,
        items,
        frozenset(range(max(len(pieces), 2), len(items) + 1)),
    )


# ---------------------------------------------------------------- 一是…二是…

HERALD = compiled(
    rf"{NUMBER}(?P<unit>个?方面|[项点条]|个(?![亿万月小]))(?:的)?(?:主要|突出|重点)?[^，。；：、\d]{{0,8}}[：。，]?$"
)
HERALD_OF_DEEDS = compiled(rf"{NUMBER}(?P<unit>大[项类]?|类|件(?=[实大民]|工作|重点|事))[^，。；：、\d]{{0,8}}：$")
"""What announces a list: 抓好五个方面的工作。一是…; of deeds and kinds, 办好五件实事：一是…, with a colon."""
MARKS = ("一二三四五六七八九十", "①②③④⑤⑥⑦⑧⑨⑩")


def itemised(texts: Sequence[str], at: int) -> Iterator[tuple[Enumeration, str]]:
    """Yield the number before 一是 with how far 一是…二是… go on, in a passage and in those behind it that continue."""
    text = texts[at]
    for first in compiled(r"一是|①").finditer(text):
        herald = HERALD.search(text[: first.start()]) or HERALD_OF_DEEDS.search(text[: first.start()])
        if herald is None or is_part_of_number(text, herald.start("number")):
            continue
        behind = [text[first.start() :], *texts[at + 1 : at + 11]]
        length, last = run_length(behind, first.group())
        number = herald["number"]
        count = integer_of(number)
        if length > 1:
            span = (first.start(), first.end())
            place = (herald.start("number"), herald.end("unit"))
            yield Enumeration(place, span, count, (), frozenset({length})), last


def run_length(texts: Sequence[str], first: str) -> tuple[int, str]:
    """Return how far 一是, 二是 … go on without a gap, and the last mark; a passage without the next mark ends them."""
    marks = [f"{one}是" for one in MARKS[0]] if first == "一是" else list(MARKS[1])
    length = 0
    for number, text in enumerate(texts):
        here = length
        position = 0
        while length < len(marks) and (found := text.find(marks[length], position)) >= 0:
            if number and length == here and found > 0:
                break
            length, position = length + 1, found + 1
        if length == here:
            break
    return length, marks[length - 1]

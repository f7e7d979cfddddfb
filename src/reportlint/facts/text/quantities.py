"""Numbers with their units and hedges, read out of a passage; what only looks like a number is left alone.

Never a quantity: parts of dates, ordinals (第3), document numbers (〔2019〕5号), captions (图 1), codes with letters
(GB12348-90), times (09:02), heading numbers. A year is never read out of a decimal: 2024.99 is one number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from reportlint.facts.text.alternatives import longest_of
from reportlint.facts.text.numerals import chinese_integer
from reportlint.facts.text.passages import Passage
from reportlint.facts.text.proportions import find_proportions
from reportlint.model import Span
from reportlint.number import SIGNS, Kind, Modifier, Quantity, Unit
from reportlint.patterns import Match, compiled

TEN_THOUSAND = Fraction(10**4)
HUNDRED_MILLION = Fraction(10**8)
MULTIPLIERS = {"万亿": Fraction(10**12), "亿": HUNDRED_MILLION, "千万": Fraction(10**7), "百万": Fraction(10**6)}
MULTIPLIERS |= {"万": TEN_THOUSAND, "千": Fraction(1000)}
COUNTED = (
    "人次|件次|家次|批次|班次|场次|车次|团组|课时|学时|人|名|个|项|家|户|次|件|条|台|辆|套|场|批|份|所|处|座|只|头|起|宗|例|篇|张|位|支|栋|幢|间"
    "|册|幅|块|组|盏|株|棵|类|种|艘|架|期|部|门|村|镇|乡|社区|单位|部门|股室|科室"
    "|笔|股|卷|羽|尾|箱|枚|款|床|站|口|眼|孔|节|段|道|根|片|粒|盒|剂|瓶|桶|袋|匹"
    "|本|对|单|通|页|轮|餐|列|顶|具"
)
SPELLED = compiled(
    r"\|(?:笔|股|卷|羽|尾|箱|枚|款|床|站|口|眼|孔|节|段|道|根|片|粒|盒|剂|瓶|桶|袋|匹|本|对|单|通|页|轮|餐|列|顶|具)(?=\||$)"
).sub(
    "",
    COUNTED,
)
"""Counters of spelled numbers: 三个, 两项; 一站, 一口 and 一片 are seldom counts."""
MEASURED = (
    "平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|亩|公顷|吨标准煤|吨|公斤|千克|毫克|微克|克|升"
    "|千瓦时|兆瓦时|千瓦|兆瓦|小时|分钟|天|日|个工作日|工作日|个月|周|岁"
    "|元/月|元/年|元/人|美元|欧元|港元|日元|英镑|微克/立方米|毫克/立方米|毫克/升|分贝|标准箱|标箱|吨公里|人公里|度"
)
LARGE_MEASURES = (
    "亩|吨|吨标准煤|公里|平方公里|平方米|立方米|公顷|千瓦时|千瓦"
    "|美元|欧元|港元|日元|标准箱|标箱|吨公里|人公里|公斤|米|度|小时"
)
"""Measures that are printed in thousands and more."""
UNITS: dict[str, Unit] = {
    "%": Unit(Kind.RATIO, Fraction(1, 100)),
    "‰": Unit(Kind.RATIO, Fraction(1, 1000)),
    "个百分点": Unit(Kind.POINTS, Fraction(1, 100)),
    "百分点": Unit(Kind.POINTS, Fraction(1, 100)),
    "分": Unit(Kind.SCORE, Fraction(1)),
    "倍": Unit(Kind.MULTIPLE, Fraction(1)),
    "成": Unit(Kind.RATIO, Fraction(1, 10)),
    "元": Unit(Kind.MONEY, Fraction(1)),
    **{prefix + "元": Unit(Kind.MONEY, scale) for prefix, scale in MULTIPLIERS.items()},
    **{word: Unit(Kind.COUNT, Fraction(1)) for word in COUNTED.split("|")},
    **{prefix + word: Unit(Kind.MEASURE, MULTIPLIERS[prefix]) for prefix in "万亿千" for word in COUNTED.split("|")},
    **{word: Unit(Kind.MEASURE, Fraction(1)) for word in MEASURED.split("|")},
    **{
        prefix + word: Unit(Kind.MEASURE, MULTIPLIERS[prefix])
        for prefix in ("万", "亿", "千", "百万", "千万", "万亿")
        for word in LARGE_MEASURES.split("|")
        if prefix + word != "千米"
    },
    **{sign: Unit(Kind.MEASURE, Fraction(1)) for sign in SIGNS},
    **{
        prefix + sign: Unit(Kind.MEASURE, MULTIPLIERS[prefix])
        for prefix in ("万", "亿", "千", "百万", "千万")
        for sign, word in SIGNS.items()
        if word in LARGE_MEASURES.split("|")
    },
    **{
        prefix: Unit(Kind.PLAIN, scale) for prefix, scale in MULTIPLIERS.items() if prefix not in {"千", "百万", "千万"}
    },
}
"""Printed unit → what it means. Money in 元, counts in pieces, ratios as plain fractions."""

NO_LETTER = r"(?![A-Za-z\d²³/·])"
"""What never stands behind a sign: 5m³/d is no volume."""
BEGINS_A_WORD = {
    "本": "(?![年级单部项次局市县区地季期月体质])",
    "对": "(?![于比应照口外])",
    "单": "(?![项独价位元])",
    "通": "(?![过知讯报])",
    "列": "(?![入为支示])",
    "具": "(?![体备])",
    "升": "(?![至到为降级高])",
}
"""Counter → what never stands behind it, since it then begins a word: 2024本年, 15对比."""


def guard_of(unit: str) -> str:
    """Return the pattern that must hold behind a unit."""
    bare = unit.lstrip("万亿千百")
    return NO_LETTER if bare in SIGNS else BEGINS_A_WORD.get(bare, "")


UNIT_PATTERN = longest_of(UNITS, guard_of)
SPACED = rf"(?:\x20(?={longest_of(SIGNS)}{NO_LETTER}))?"
"""The space before a sign: 5.2 km²."""
ANY_UNIT = compiled(UNIT_PATTERN)
"""A unit of any kind."""
CUT_OFF_UNIT = compiled(r"[万亿千]?元|%|‰|个?百分点|分(?![析别为类])")
"""What continues a number that a line break cut off."""
NUMBER_PATTERN = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:\x20\d{3})+(?!\d)|\d+)(?:\.\d+)?"
BEFORE: dict[str, Modifier] = {
    "约": Modifier.ABOUT,
    "大约": Modifier.ABOUT,
    "大概": Modifier.ABOUT,
    "近": Modifier.NEARLY,
    "将近": Modifier.NEARLY,
    "接近": Modifier.NEARLY,
    "不足": Modifier.NEARLY,
    "不到": Modifier.NEARLY,
    "超过": Modifier.OVER,
    "超": Modifier.OVER,
    "逾": Modifier.OVER,
    "突破": Modifier.OVER,
    "多达": Modifier.NONE,
    "不少于": Modifier.AT_LEAST,
    "不低于": Modifier.AT_LEAST,
    "至少": Modifier.AT_LEAST,
    "大于等于": Modifier.AT_LEAST,
    "≥": Modifier.AT_LEAST,
    "不超过": Modifier.AT_MOST,
    "不高于": Modifier.AT_MOST,
    "不多于": Modifier.AT_MOST,
    "不大于": Modifier.AT_MOST,
    "至多": Modifier.AT_MOST,
    "最多": Modifier.AT_MOST,
    "小于等于": Modifier.AT_MOST,
    "≤": Modifier.AT_MOST,
    "大于": Modifier.ABOVE,
    "高于": Modifier.ABOVE,
    ">": Modifier.ABOVE,
    "小于": Modifier.BELOW,
    "低于": Modifier.BELOW,
    "<": Modifier.BELOW,
}
BEHIND: dict[str, Modifier] = {
    "左右": Modifier.ABOUT,
    "上下": Modifier.ABOUT,
    "以上": Modifier.AT_LEAST,
    "及以上": Modifier.AT_LEAST,
    "以下": Modifier.AT_MOST,
    "及以下": Modifier.AT_MOST,
    "以内": Modifier.AT_MOST,
    "之内": Modifier.AT_MOST,
}


NOT_ONCE = "(?!(?<=一)次(?:性|验收|合格|通过|交验|办[结成好]|答复|解决|化解|修复|成活|签约|录用))"
"""What makes a way of doing of a count: 一次性补助, 一次验收合格率."""
QUANTITY = compiled(
    rf"""
    (?:(?<![节签合特履预违公制条])(?P<before>{longest_of(BEFORE)}))?
    (?:
        (?P<sign>(?<![\d%元分人个名项日月年）])-)?
        (?:(?<![\dA-Za-z.〔〕:/+])|(?<=（\+)) (?<![\d]-) (?P<number>{NUMBER_PATTERN}) (?![\d:+]|\.\d)
        (?: (?P<range_unit>{UNIT_PATTERN})? \s*(?:-|—|–|~|至)\s* (?P<high>{NUMBER_PATTERN}) (?![\d:]) )?
      | (?<![第每之初前后上零〇一二两三四五六七八九十百千万亿几数])
        (?P<chinese>[一二两三四五六七八九十百千零〇]{{1,8}}) (?=[余多]?(?:{SPELLED})) {NOT_ONCE}
    )
    (?P<more>[余多](?=[万亿千]?(?:元|个|名|人|项|家|户|次|件|条|台|辆|亩|吨|{COUNTED})))?
    {SPACED}(?P<unit>{UNIT_PATTERN})?
    (?P<behind>{longest_of(BEHIND)})?
    """,
    regex.VERBOSE,
)
ORDINAL = compiled(r"(?:第|No\.?|编号|代码|电话|热线|邮编|NO\.?)[：:\s]*$")
"""What turns the number behind it into a name."""
CALLS = compiled(r"(?:电话|热线)$")
"""What may be counted as well as named: 电话2158件."""
CAPTION = compiled(r"(?:图|表|附件|附录)[：:\s]*$")
"""What turns a number without a unit into a name."""
TITLED = compiled(r"附?(?:图|表|件|附件|附录)\s*")
"""What begins a caption, where the first word of the title is no unit: 表2项目支出构成表."""
NOT_A_UNIT = compiled(
    r"分(?=钟|之|米|贝|店|局|公司|支)|成(?=立|为|果|员|效|本|功)|日(?=常)|元(?=旦)|次(?=日)|期(?=间|末|初)|位(?=居|列|于)|部(?=分)|门(?=类)|名(?=列)|天(?=然)|款(?=项)|道(?=路|德)|站(?=位|上)|片(?=区)|节(?=能|约|假)|段(?=时)|口(?=径|岸)|股(?=权|份|东)|笔(?=记)|床(?=位)|度(?=假|过)|支(?=出)"
)
"""Words that begin like a unit."""
DIGITS = compiled(r"位(?:有效)?(?:小数|数字)")
"""What follows a number of digits: 保留两位小数 tells how numbers are printed."""
NAMED = compiled(r"^(?:号|[-_/]?[A-Za-z](?!\w*%)|[》])")
"""What turns the number before it into a name."""


def find_quantities(passage: Passage, taken: Sequence[Span], start: int = 0) -> Iterator[Quantity]:
    """Yield the quantities of a passage from `start` on, leaving out what `taken` spans (dates) already own."""
    set_apart = list(find_proportions(passage, start))
    taken = [*taken, *(one.extent for one in set_apart)]
    found = [
        quantity_of(match, passage)
        for match in QUANTITY.finditer(passage.text, start)
        if (at := match.start("number") if match["number"] else match.start("chinese")) >= 0
        and not is_name(match, passage.text, at)
        and not owned(passage.offsets[at], taken)
    ]
    yield from sorted([*found, *set_apart], key=lambda one: one.span) if set_apart else found


def owned(offset: int, taken: Sequence[Span]) -> bool:
    """Whether a date already owns the character at `offset`."""
    return any(span.start <= offset < span.end for span in taken)


def is_name(match: Match, text: str, at: int) -> bool:
    """Whether the number is part of a name, an ordinal or a code rather than a quantity."""
    if (ordinal := ORDINAL.search(text, max(0, at - 6), at)) and not (match["unit"] and CALLS.match(ordinal.group())):
        return True
    if CAPTION.search(text, max(0, at - 6), at) and (not match["unit"] or TITLED.fullmatch(text, 0, at)):
        return True
    if match["unit"] == "位" and DIGITS.match(text, match.start("unit")):
        return True
    if is_spelled_name(match, text, at) if match["chinese"] else YEAR_NAMED.match(text, at):
        return True
    return not match["unit"] and bool(NAMED.match(text[match.end() : match.end() + 6]))


def is_spelled_name(match: Match, text: str, at: int) -> bool:
    """Whether a spelled number is part of a name: 三次产业, 一类县, “一件事”, 泵站二期."""
    industry = match["unit"] == "次" and text.startswith("产业", match.end("unit"))
    phase = match["unit"] == "期" and not ISSUED.search(text, 0, at)
    return industry or phase or is_ordinal(match, text) or is_quoted(text, at)


def is_ordinal(match: Match, text: str) -> bool:
    """Whether a spelled number says which class, not how many: 一类县、二类县; of two classes one says 两类."""
    if match["unit"] != "类" or not CLASSED.match(text, match.end("unit")):
        return False
    return match["chinese"] in {"一", "二"} or compiled(r"[一二]类").search(text) is not None


CLASSED = compiled(r"[一-鿿]")
"""What stands behind a class: the things that are of it."""
YEAR_NAMED = compiled(r"(?:19|20)\d{2}(?:[届级版]|财年|学年|赛季)")
"""A year in a name: 2024届毕业生, 2017版目录."""
ISSUED = compiled(r"(?:共|计|办|开|设|织|成|了|[印编刊]发|出版|每)$")
"""What makes a spelled number of 期 a count of issues or courses; else it names a phase: 泵站二期, 一期二期."""


def is_quoted(text: str, at: int) -> bool:
    """Whether a spelled number stands inside a name in quotation marks: “一件事”, “三个一批”."""
    opened = text.rfind("“", max(0, at - LONGEST_NAME), at)
    closed = text.find("”", at, at + LONGEST_NAME)
    return opened >= 0 <= closed and not compiled(r"[”，。；：]").search(text[opened + 1 : closed])


LONGEST_NAME = 20
"""Characters on either side of a spelled number within which a quoted name begins and ends."""


def quantity_of(match: Match, passage: Passage) -> Quantity:
    """Make the quantity of one match."""
    unit, end = printed_unit(match, passage.text)
    if match["number"]:
        digits = match["number"].replace(",", "").replace(" ", "")
        start = match.start("sign") if match["sign"] else match.start("number")
        stop = match.end("number")
    else:
        digits = str(chinese_integer(match["chinese"]) or 0)
        start, stop = match.span("chinese")
    text = ("-" if match["sign"] else "") + digits
    high = match["high"].replace(",", "").replace(" ", "") if match["number"] and match["high"] else None
    meaning = UNITS.get(unit, Unit(Kind.PLAIN, Fraction(1)))
    own = UNITS.get(match["range_unit"] or unit, meaning) if match["number"] else meaning
    return Quantity(
        span=passage.locate(start, match.end("high") if high else stop),
        text=text,
        value=Fraction(text) * own.scale / meaning.scale,
        decimals=len(digits.partition(".")[2]),
        unit=unit,
        kind=meaning.kind,
        scale=meaning.scale,
        modifier=modifier_of(match, complete=end == match.end("unit") or not match["unit"]),
        high=Fraction(high) if high else None,
        whole=passage.locate(match.start(), max(end, stop) if match["unit"] else match.end()),
    )


def printed_unit(match: Match, text: str) -> tuple[str, int]:
    """Return the unit of a match and where it ends; a word that only begins like a unit is none."""
    unit = match["unit"] or ""
    if unit and NOT_A_UNIT.match(text, match.end("unit") - 1):
        unit = unit[:-1] if unit[:-1] in UNITS else ""
        return unit, match.start("unit") + len(unit)
    return unit or ((match["range_unit"] or "") if match["number"] else ""), match.end("unit")


def modifier_of(match: Match, *, complete: bool) -> Modifier:
    """Return the hedge of a match; the word behind counts only where the unit is whole."""
    if match["before"]:
        return BEFORE[match["before"]]
    if match["more"]:
        return Modifier.AND_MORE
    return BEHIND[match["behind"]] if match["behind"] and complete else Modifier.NONE


WHOLE_CELL = compiled(
    rf"(?:[+↑]|(?P<sign>[-↓]))?(?P<number>{NUMBER_PATTERN})(?P<unit>{UNIT_PATTERN})?"
    rf"|（(?P<negative>{NUMBER_PATTERN})）"
)


def cell_quantity(passage: Passage, unit: str = "") -> Quantity | None:
    """Read a cell that holds one number and nothing else; `unit` is what its column or caption says."""
    match = WHOLE_CELL.fullmatch(passage.text)
    if match is None or match["negative"]:
        return None
    printed = match["unit"] or unit
    meaning = UNITS.get(printed, Unit(Kind.PLAIN, Fraction(1)))
    digits = match["number"].replace(",", "").replace(" ", "")
    text = ("-" if match["sign"] else "") + digits
    return Quantity(
        span=passage.locate(match.start("sign" if match["sign"] else "number"), match.end("number")),
        text=text,
        value=Fraction(text),
        decimals=len(digits.partition(".")[2]),
        unit=printed,
        kind=meaning.kind,
        scale=meaning.scale,
        whole=passage.locate(0, len(passage.text)),
    )

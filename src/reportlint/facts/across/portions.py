"""Shares whose amount is not printed beside them: 公务接待费占10.3%, 93.12%来自事业收入，计58730万元.

Each is a percentage with the pairs of amount and whole that its names allow; which of them is meant, arithmetic tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlint.facts.across.levels import Levels
from reportlint.facts.prose.labels import SHARE_WHOLE, cleaned
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.roles import OF_WHOLE
from reportlint.facts.text.passages import Passage
from reportlint.number import AMOUNTS, Kind, Modifier, counter, digits
from reportlint.patterns import compiled


@dataclass(frozen=True, slots=True)
class Choice:
    """An amount and what it may be a share of."""

    part: Mention
    """The amount."""
    whole: Mention
    """The whole."""


@dataclass(frozen=True, slots=True)
class NamedShare:
    """A share that names its amount, or is told before it."""

    label: str
    """Whose share it is."""
    share: Mention
    """The percentage."""
    whole: str
    """What it is a share of, as printed; `` where that is not said."""
    choices: tuple[Choice, ...]
    """What its names allow, likeliest first, at least one."""
    passage: int
    """Index of the passage."""
    parts: tuple[Mention, ...] = ()
    """The amounts it may be the share of, likeliest first."""


FRAME = compiled(
    r"占(?P<share>[^，。；：占]{2,14}?)的?(?:比重|比例|份额)|(?:^|[，；：按])(?P<within>[^，。；：按]{2,12}?)(?:之中|当中|中)[，：]"
    r"|对(?P<of>[^，。；：]{2,12})的贡献"
)
"""Words that say once for several shares what they are shares of: 决算总额中，…; 占本年收入的比重….：."""
LISTED_SHARES = compiled(r"占比|比重|份额|构成|贡献")
COMES_FROM = compiled(r"^(?:来自|来源于|源于|投向|用于|为|是)(?P<name>[^，。；\d]{2,16})，?(?:计|共|合计|共计|金额)?$")
SUBJECT_BEFORE = compiled(r"^(?:也|均|仅|只|分别|约|合计|共|[、；：，])+")
SUBJECT_BEHIND = compiled(r"(?:一项|一类|一块|就|仅|只|则|也|均|约)+$")
MOST_CHOICES = 24
"""Pairs that are tried."""


def find_named_shares(
    passage: Passage, number: int, mentions: Sequence[Mention], levels: Levels
) -> Iterator[NamedShare]:
    """Read the shares of one passage that print no amount before them, with what their amounts add up to."""
    found = [*read_named_shares(passage, number, mentions, levels), *read_runs(number, mentions, levels)]
    for _, group in groupby(found, key=lambda one: (one.share.run, one.share.sentence)):
        shares = list(group)
        parts = [one.parts[0].quantity for one in shares if one.parts]
        whole = levels.adding_up(parts) if len(parts) == len(shares) > 1 else None
        for one in shares:
            extra = tuple(Choice(part, whole) for part in one.parts if whole)
            if extra or one.choices:
                yield replace(one, choices=(*extra, *one.choices))


def read_named_shares(
    passage: Passage, number: int, mentions: Sequence[Mention], levels: Levels
) -> Iterator[NamedShare]:
    """Read the shares of one passage with the wholes of their names; what one names, those behind it leave out."""
    said: tuple[int, str] = (-1, "")
    for index, one in enumerate(mentions):
        if one.quantity.kind is not Kind.RATIO or one.quantity.modifier is not Modifier.NONE or one.run >= 0:
            continue
        behind = mentions[index + 1] if index + 1 < len(mentions) else None
        at = one.quantity.span.start
        framed = frame_of(passage, one)
        if one.role is Role.SHARE and (name := own_name(one)):
            before = mentions[:index]
            parts = pointed_at(name, before) or told_beside(name, before, one) or levels.bearing(name, at)
        elif one.role is Role.RATIO and behind and (found := COMES_FROM.match(behind.lead)) and framed:
            name, parts = found["name"], [behind]
        elif one.role is Role.RATIO and framed and one.lead.endswith("，") and not one.lead.startswith("，"):
            name = cleaned(compiled(r"[；：，]").split(one.lead[:-1])[-1])
            parts = levels.bearing(name, at)
        elif index and is_bare(one, mentions[index - 1]) and SHARED.search(sentence_before(passage, one)):
            name, parts = mentions[index - 1].label, [mentions[index - 1]]
        else:
            said = (one.sentence, named_whole(one)) if one.role is Role.SHARE and named_whole(one) else said
            continue
        own = named_whole(one)
        whole = own or framed or (said[1] if said[0] == one.sentence else "")
        said = (one.sentence, whole)
        choices = tuple(choices_of(parts, whole, levels) if whole else larger(parts, one, mentions[:index], levels))
        choices = choices[:MOST_CHOICES]
        label = parts[0].label if name in POINTING and parts else name
        yield NamedShare(label, one, whole, choices, number, tuple(parts))


SHARES_OF_ALL = compiled(r"占|比重|份额|构成|结构|之比|(?<![成行付出位格意结改])比例")
"""Words before a run of percentages by which each is the share of one of several amounts, unlike 完成比例."""


def read_runs(number: int, mentions: Sequence[Mention], levels: Levels) -> Iterator[NamedShare]:
    """Read the runs of shares whose amounts stand before them one by one: 三者所占比重依次是3.9%、11.2%和85.0%.

    They are as many as the shares; what stands before the first of them may be their whole.
    """
    for start in dict.fromkeys(one.run for one in mentions if one.run >= 0):
        run = [one for one in mentions if one.run == start]
        first = run[0]
        plain = all(one.quantity.kind is Kind.RATIO and one.quantity.modifier is Modifier.NONE for one in run)
        if not plain or first.natural not in {Role.SHARE, Role.RATIO} or not SHARES_OF_ALL.search(first.lead):
            continue
        stated = [one for one in mentions if one.start < start and is_amount(one)]
        amounts = [one for one in stated if one.quantity.value != len(run)]  # 三类占比为
        parts = amounts[-len(run) :]
        if len(parts) == len(run) and len({counter(one.quantity) for one in parts}) == 1:
            before = [*reversed(amounts[: -len(run)]), *levels.heads_before(parts[0].quantity)]
            wholes = [one for one in before if counter(one.quantity) == counter(parts[0].quantity)]
            for share, part in zip(run, parts, strict=True):
                whole = named_whole(replace(share, role=Role.SHARE, lead=first.lead)) or "合计"
                larger = [Choice(part, one) for one in wholes if holds(one, part)]
                choices = (*larger, *choices_of([part], whole, levels))[:MOST_CHOICES]
                yield NamedShare(part.label, share, whole, choices, number, (part,))


def is_amount(one: Mention) -> bool:
    """Whether a number states an amount without a hedge."""
    stated = one.part in {Role.LEVEL, Role.TO} and one.quantity.kind in AMOUNTS and not one.reason
    return stated and one.quantity.modifier is Modifier.NONE and one.quantity.high is None and one.period != "prior"


def holds(whole: Mention, part: Mention) -> bool:
    """Whether a number may be a whole with a part."""
    return whole.quantity.base_value > part.quantity.base_value > 0


def pointed_at(name: str, before: Sequence[Mention]) -> list[Mention]:
    """Return the amount that 前者 or 后者 means: the first or the second of the last two."""
    money = (one for one in before if one.role is Role.LEVEL and one.quantity.kind is Kind.MONEY)
    amounts = [one for one in money if not compiled("合计|总计|共").search(one.label)]
    position = {"前者": -2, "前": -2, "后者": -1, "后": -1}.get(name)
    return [amounts[position]] if position and len(amounts) > 1 else []


def told_beside(name: str, before: Sequence[Mention], one: Mention) -> list[Mention]:
    """Return the last amount of a sentence whose name begins with a name: 县支出…，乡镇支出7.43亿元，乡镇占15.7%."""
    own = [other for other in before if other.sentence == one.sentence and is_amount(other)]
    stem = ANY_NUMBER.sub("", name)
    called = [other for other in own if len(stem) > 1 and other.label.startswith(stem)]
    return called[-1:]


ANY_NUMBER = compiled(r"(?:面积|人数|户数|数量|数|金额|总额)$")
"""Ends of names that say only what is counted."""


def larger(parts: Sequence[Mention], one: Mention, before: Sequence[Mention], levels: Levels) -> Iterator[Choice]:
    """Yield the amounts with what may hold them where a share names no whole: nothing but arithmetic tells which.

    That is what is told before it in its passage, the total of its row in a table, and what the passages before begin
    with; a short share is met by chance, and of its own sentence only.
    """
    short = digits(one.quantity) < LEAST_SHARE
    told = [other for other in reversed(before) if is_amount(other) and not (short and other.sentence != one.sentence)]
    for part in parts:
        rows = () if short else levels.beside.get(part.quantity.span, ())
        heads = () if short else levels.heads_before(part.quantity, part.quantity.base_value)
        totals = levels.column_totals.get(part.quantity.span, ())
        for whole in (*told, *totals, *rows, *heads):
            if counter(whole.quantity) == counter(part.quantity) and holds(whole, part) and whole.period == part.period:
                yield Choice(part, whole)


LEAST_SHARE = 3
"""Digits of a share that two numbers do not give by chance."""


POINTING = {"前", "后"}
"""What is left of 前一项 and 后一项."""


def own_name(one: Mention) -> str:
    """Return the name right before 占, `` where the number before it is meant."""
    before = compiled(r"[，；：、（）。]").split(SHARE_WHOLE.sub("", one.lead))[-1]
    name = SUBJECT_BEHIND.sub("", SUBJECT_BEFORE.sub("", before))
    return cleaned(name) if (len(name) > 1 or name in POINTING) and not OF_WHOLE.match(one.lead) else ""


def named_whole(one: Mention) -> str:
    """Return the whole that a share itself names."""
    match = SHARE_WHOLE.search(one.lead) if one.role is Role.SHARE else None
    return match["whole"] or match["like"] or "" if match else ""


def is_bare(one: Mention, before: Mention) -> bool:
    """Whether a share stands with nothing but a mark behind its amount in brackets: 住房保障支出139.3万元（6.93%）."""
    marks = one.lead in {"（", "，", "、"} and one.start - before.end == 1 and one.depth > 0
    states = before.role is Role.LEVEL and before.quantity.kind in AMOUNTS and before.quantity.high is None
    return marks and states and one.role is Role.RATIO and before.quantity.modifier is Modifier.NONE


SHARED = compiled(r"占|比重|份额|构成")
"""Words of a sentence of shares."""


def sentence_before(passage: Passage, one: Mention) -> str:
    """Return the words of a sentence before a share."""
    return passage.text[passage.text.rfind("。", 0, one.start) + 1 : one.start]


def frame_of(passage: Passage, one: Mention) -> str:
    """Return what the sentence around a share says that all its shares are shares of."""
    sentence = sentence_before(passage, one)
    found = [match.group(match.lastgroup or 0) for match in FRAME.finditer(sentence)]
    if found:
        return found[-1]
    return "合计" if LISTED_SHARES.search(sentence) else ""


def choices_of(parts: Sequence[Mention], whole: str, levels: Levels) -> Iterator[Choice]:
    """Yield the amounts with their wholes: by name, else the totals of the table the amount stands in."""
    for part in parts:
        like, at = part.quantity, part.quantity.span.start
        wholes = levels.ending(whole, like, at) if whole else []
        wholes = [*wholes, *levels.column_totals.get(part.quantity.span, ()), *levels.holding(whole, like)]
        for level in wholes:
            if level.quantity.base_value >= like.base_value > 0 and level.quantity.kind is like.kind:
                yield Choice(part, level)

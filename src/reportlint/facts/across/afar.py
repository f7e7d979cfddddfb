"""Rates, averages and ratios whose numbers stand further off: in another sentence, paragraph or table.

Names say which numbers may be meant, the nearest scope first. How many ways are tried depends on how many digits the
number has: a long number is not met by chance, a short one is met by any dozen pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice, product

from reportlint.facts.across.further import Place, may_give, with_further
from reportlint.facts.across.levels import LEAST_NAME, Levels, core
from reportlint.facts.prose.averages import PER, PRICE_NAME, YEARLY_MEAN, averaged_over, named_by
from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.named_rates import names_top
from reportlint.facts.prose.periods import same_period
from reportlint.facts.prose.rate_operands import RATE_NAME
from reportlint.facts.prose.rates_of_change import ADJUSTED_BY
from reportlint.facts.prose.scenes import Way, clause, is_due, is_turned, of_own_body, plain
from reportlint.facts.prose.ties import MOST_MEANT, Tie, TieKind
from reportlint.model import Span
from reportlint.number import AMOUNTS, Kind, Quantity, counter, counts_like, digits
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

BEHIND = 8
"""Characters behind a number that are looked at."""
RECENT = 14
"""Amounts before a number that are looked at, over the borders of paragraphs."""
CLOSE = 8
"""Amounts before a number among which those that its name names in full are meant."""
WAYS_BY_DIGITS = {2: 2, 3: 8, 4: 60}
"""Telling digits of a number → ways that are tried; more digits allow `MOST`, fewer none."""
MOST = 120
"""Ways that are tried for a long number."""
MOST_SIDES = 24
"""Amounts that are tried on top, and as many below: a long report has thousands that share words with a number."""
LEAST_SHARED = 2
"""Pairs of neighbouring characters that words share with the name of a number they mean."""
LONG_NAME = 4
"""Characters of the name of an averaged amount by which it is known."""
MOST_NAMED = 4
"""Amounts whose names share most with the words of a number that are tried before its neighbours."""
RATIO_NAME = compiled(
    r"(?P<name>[一-鿿]{2,12}?)(?:比率|比|倍数)(?:由|从|为|是|约|达到?|：|至|到|降|缩小|下降|扩大|上年|的)*(?:1:)?$"
)
"""A ratio without a sign: 流动比率1.74, 城乡居民收入比由1.92下降为1.89."""
WIDER = compiled(r"全[国省市县区州系行]|系统|行业|同[类行级]|上级|各[地县市区]|高于|低于")
"""Words of an average of others than the report is about."""
COUNTED_BY = compiled(r"按(?:照)?(?P<base>[^，。；：\d]{2,12}?)(?:计算|测算|折算|计)")
"""What stands before an average that says by what it is taken."""
PER_NAME = compiled(r"(?:平均)?每(?:一)?[^，。；、\d]{1,8}?(?=[^，。；、\d]{2})|[^，。；、]{0,80}?[一-鿿]均")
"""What stands before the name of an averaged amount: 人均缴存, 平均每辆运行维护费."""


@dataclass(frozen=True, slots=True)
class View:
    """A number with what stands before it in the document."""

    one: Mention
    """The number."""
    before: Mention | None
    """The number before it in its passage."""
    here: Sequence[Mention]
    """Plain amounts before it in its sentence and the one before, nearest first."""
    recent: Sequence[Mention]
    """Plain amounts before it, nearest first."""
    levels: Levels
    """The named levels of the document."""
    parts: AbstractSet[Span] = frozenset()
    """Where amounts stand that are parts of one before them."""
    year: int | None = None
    """The year the report is about, None where its title does not say."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Amounts that a quotient may be made of."""

    tops: Sequence[Mention]
    """What may be divided, likeliest first."""
    bases: Sequence[Mention]
    """What it may be divided by, likeliest first."""
    named: bool = False
    """Whether the names leave one of each."""
    meant: tuple[int, int] = (MOST_MEANT, MOST_MEANT)
    """How many of the first tops and bases words mean; the others are tried, but suspected of nothing."""


def find_far_ties(
    passages: Iterable[tuple[str, Sequence[Mention]]], levels: Levels, year: int | None = None
) -> Iterator[Tie]:
    """Read the quotients of a report on a year whose numbers may stand far off."""
    recent: list[Mention] = []
    parts: set[Span] = set()
    for text, mentions in passages:
        own = set(map(id, mentions))
        parts |= parts_among(mentions)
        for before, one in zip([None, *mentions], mentions, strict=False):
            near = recent[: -RECENT - 1 : -1]
            here = [other for other in near if id(other) in own and one.sentence - other.sentence <= 1]
            found = read(View(one, before, here, near, levels, parts, year)) if plain_number(one) else None
            if found := with_further(found, Place(one, before, here, text[one.end : one.end + BEHIND]), levels):
                yield found
            if may_be_meant(one):
                recent.append(one)


def may_be_meant(one: Mention) -> bool:
    """Whether a number is an amount that a quotient may be made of."""
    return plain(one) and one.quantity.kind in AMOUNTS and not one.reason and one.role is not Role.CHANGE


def parts_among(mentions: Sequence[Mention]) -> set[Span]:
    """Return where the amounts of a passage stand that are parts of one before them."""
    amounts = [one for one in mentions if may_be_meant(one)]
    return {one.quantity.span for one in amounts} - {one.quantity.span for one in without_parts(amounts)}


def plain_number(one: Mention) -> bool:
    """Whether a number is printed without hedge or range and long enough to be recognised."""
    return (
        one.quantity.modifier.value == "" and one.quantity.high is None and digits(one.quantity) >= min(WAYS_BY_DIGITS)
    )


def read(view: View) -> Tie | None:
    """Read one number as a quotient, None where its words do not say that it is one."""
    one = view.one
    if YEARLY_MEAN.search(one.lead) or ADJUSTED_BY.search(one.lead):
        return None  # of numbers that are not printed
    if is_of_groups(view):
        return None
    if one.quantity.kind is Kind.RATIO and (words := rate_words(view)):
        return tie(view, TieKind.RATE, rate_pairs(view, words))
    if one.quantity.kind in AMOUNTS and PER.search(one.lead) and not PRICE_NAME.search(one.lead):
        return tie(view, TieKind.AVERAGE, average_pairs(view))
    unsigned = one.quantity.kind is Kind.MULTIPLE or (one.quantity.kind is Kind.PLAIN and one.quantity.decimals > 0)
    if unsigned and not one.quantity.unit and ratio_name(view):
        return tie(view, TieKind.RATE, ratio_pairs(view))
    return None


OF_GROUPS = compiled(r"^[^，。；：\d]{0,6}(?:综合|总体|合计|平均)")
"""Words of a rate of some groups together, behind how many they are: 两类对象综合满意度."""


def is_of_groups(view: View) -> bool:
    """Whether a rate is of several groups together, whose numbers have to be added first."""
    before, one = view.before, view.one
    counted = before is not None and before.quantity.kind is Kind.COUNT and before.end == one.start - len(one.lead)
    return counted and before is not None and before.quantity.value < MANY and OF_GROUPS.match(one.lead) is not None


MANY = 10
"""Groups that are no longer told by their number."""


def tie(view: View, kind: TieKind, pairs: Pairs) -> Tie | None:
    """Make a tie of the amounts that may be meant, as many as the digits of the number allow."""
    allowed = WAYS_BY_DIGITS.get(digits(view.one.quantity), MOST)
    meant = list(choices(view.one, pairs.tops[: pairs.meant[0]], pairs.bases[: pairs.meant[1]]))
    more = choices(view.one, pairs.tops[:MOST_SIDES], pairs.bases[:MOST_SIDES])
    chosen = list(dict.fromkeys([*meant, *islice(more, allowed)]))[:allowed]
    if not chosen:
        return None
    certain, strict = pairs.named, pairs.named and close(view, pairs.tops[0], pairs.bases[0])
    return Tie(
        kind=kind,
        label=view.one.label or clause(view.one),
        stated=Term(view.one.quantity),
        ways=tuple(Way(Formula.RATIO, (Term(top), Term(base))) for top, base in chosen[: 1 if strict else None]),
        certain=certain,
        strict=strict,
        far=True,
        meant=min(len(meant), MOST_MEANT),
    )


def choices(one: Mention, tops: Sequence[Mention], bases: Sequence[Mention]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the tops and bases that may give a number, those of the likeliest of both first."""
    ranked = sorted(product(enumerate(tops), enumerate(bases)), key=lambda pair: pair[0][0] + pair[1][0])
    for (_, top), (_, base) in ranked:
        if may_give(one, top, base) and not is_turned(top, base):
            yield top.quantity, base.quantity


def close(view: View, top: Mention, base: Mention) -> bool:
    """Whether two amounts stand among the last ones before a number."""
    spans = {one.quantity.span for one in view.recent[:CLOSE]}
    return top.quantity.span in spans and base.quantity.span in spans


# ---------------------------------------------------------------- rates


def rate_words(view: View) -> str:
    """Return the words that name a rate, `` where it is none.

    They are its own, or those of the rate that it came from or is compared with: 资产负债率由60.4%降至59.6%.
    """
    one, before = view.one, view.before
    if one.part is Role.RATIO:
        return clause(one) if RATE_NAME.search(one.lead) else ""
    told = one if one.role is Role.FROM else before if one.role in MOVED else None
    if told is None or told.sentence != one.sentence or told.quantity.kind is not Kind.RATIO:
        return ""
    words = FROM_WORDS.sub("", clause(told))
    return words if RATE_NAME.search(words) else ""


MOVED = {Role.TO, Role.BASE}
"""Parts of rates that take their name from the rate before them."""
FORMER = {Role.FROM, Role.BASE}
"""Parts of rates that are those of an earlier time."""
FROM_WORDS = compiled(r"(?:由|从|自)[^由从自]*$")
"""Words between the name of a rate and what it came from."""
MEAN_RATE = compiled(r"^(?:平均|总体|综合|全市|整体)")
"""Words of a rate of all, which are no part of what it is called."""


def rate_pairs(view: View, words: str) -> Pairs:
    """Return what a named rate may be made of: 资产负债率, 回访率, 基本支出执行率."""
    one = view.one
    name = core(MEAN_RATE.sub("", RATE_NAME.sub("", words)))
    if one.role in FORMER or one.role is Role.TO:
        moved = list(split_names(name, view.levels, one))
        return Pairs(unique(top for top, _ in moved), unique(base for _, base in moved), named=len(moved) == 1)
    near = [other for other in view.recent if same_period(one.period, other.period)]
    if own := of_own_body(one, near):
        return Pairs(own[:1], own[1:], meant=(1, 1))  # 市属企业利润率: what is told of all is of others, too
    tops = [other for other in near[:6] if names_top(one.lead, other)]
    halves = list(split_names(name, view.levels, one))
    told = [top for top, _ in halves] + tops
    like = told[0].quantity if told else near[0].quantity if near else None
    if like is None:
        return Pairs((), ())
    at = one.quantity.span.start
    same = [other for top in tops[:2] for other in view.levels.called(top.label, like, at)]
    about = "".join(top.label or clause(top) for top in told[:2])
    called_so = of_counter(view.levels.akin(about, at), like)
    akin = [other for other in called_so if same_period(one.period, other.period)][:MOST_NAMED]
    called = unique([*(base for _, base in halves), *same, *akin])
    bases = unique([*called, *of_counter(near, like), *view.levels.heads_before(like)])
    meant = (len(unique(told)), min(len(called), MOST_MEANT))  # what no name names is suspected of nothing
    return Pairs(unique(told or of_counter(near[:2], like)), bases, named=len(halves) == 1, meant=meant)


def split_names(name: str, levels: Levels, one: Mention) -> Iterator[tuple[Mention, Mention]]:
    """Yield the amounts that the halves of a name name: 负债 over 资产 for 资产负债率."""
    at = one.quantity.span.start
    bearing = levels.was if one.role in FORMER else levels.bearing
    for middle in range(LEAST_NAME, len(name) - 1):
        for base in bearing(name[:middle], at):
            for top in bearing(name[middle:], at):
                if counter(top.quantity) == counter(base.quantity) and periods_agree(one, top, base):
                    yield top, base


def periods_agree(one: Mention, top: Mention, base: Mention) -> bool:
    """Whether two amounts are of one period, and of the one a rate is of."""
    former = one.role in FORMER
    return top.period == base.period and (former or (one.period == "prior") == (top.period == "prior"))


def of_counter(among: Sequence[Mention], like: Quantity) -> list[Mention]:
    """Return the amounts that count the same."""
    return [one for one in among if counter(one.quantity) == counter(like)]


def unique(mentions: Iterable[Mention]) -> list[Mention]:
    """Return each number once."""
    return list({one.quantity.span: one for one in mentions}.values())


# ---------------------------------------------------------------- averages


def average_pairs(view: View) -> Pairs:
    """Return what an average may be made of: an amount of its name over a count in the unit it names."""
    one = view.one
    match = PER.search(one.lead)
    wanted = averaged_over(match) if match else ""
    at = one.quantity.span.start
    name = core(PER_NAME.sub("", COUNTED_BY.sub("", clause(one))))
    words = "".join(other.lead for other in (one, *view.here) if other.sentence == one.sentence)
    akin = view.levels.akin(words, at, LEAST_SHARED)
    called = [*view.levels.bearing(name, at), *akin] if len(name) >= LEAST_NAME else akin
    here = like(view.here, one)
    tops = unique([*like(called, one)[:MOST_NAMED], *(here if len(name) >= LEAST_NAME else here[:1])])
    bases = unique(other for other in (*view.here, *akin) if named_by(other.quantity, wanted))
    related = view.levels.akin(words, at)
    others = [other for other in (*view.recent, *related) if named_by(other.quantity, wanted)]
    wider = WIDER.search(one.lead) is not None
    meant = [present(view, side) for side in (tops, told_by(one, bases))]
    more = [*like(related, one), *like(view.recent, one), *view.levels.heads_before(one.quantity)]
    return Pairs(
        unique([*meant[0], *tops, *more]),
        unique([*meant[1], *bases, *others, *view.levels.counting(wanted, at)]),
        named=not wider and all(map(is_sole, meant)) and is_named_in(name, meant[0][0]),
        meant=(0, 0) if wider else (len(meant[0]), len(meant[1])),
    )


def present(view: View, among: Sequence[Mention]) -> list[Mention]:
    """Leave out averages and the parts of another amount; of the rest what was due or is of an earlier time."""
    wholes = [other for other in among if other.quantity.span not in view.parts and not PER.search(other.lead)]
    return [other for other in wholes if not (is_due(other) or is_former(view, other))] or wholes


def is_former(view: View, other: Mention) -> bool:
    """Whether an amount is of another time than the report."""
    return other.period in {"prior", "target"} or (other.period.isdigit() and other.period != str(view.year))


def told_by(one: Mention, bases: Sequence[Mention]) -> Sequence[Mention]:
    """Return the counts that an average says it is taken by, all where it names none: 按年末保有量计算每辆车运行费."""
    match = COUNTED_BY.search(one.lead)
    named = [other for other in bases if match and core(other.label) and core(other.label) in match["base"]]
    return named or bases


def is_named_in(name: str, top: Mention) -> bool:
    """Whether the name of an averaged amount is long enough to be known by, and that of an amount."""
    return len(name) >= LONG_NAME and name in top.label


def is_sole(among: Sequence[Mention]) -> bool:
    """Whether some amounts are one, however often it is printed."""
    return len({other.quantity.base_value for other in among}) == 1


def like(among: Sequence[Mention], one: Mention) -> list[Mention]:
    """Return the amounts that an average may be an average of: they count the same, people by whatever word."""
    return [other for other in among if counts_like(other.quantity, one.quantity)]


# ---------------------------------------------------------------- ratios


def ratio_pairs(view: View) -> Pairs:
    """Return what a ratio without a sign may be made of: the numbers near it whose names its own shares.

    A name of two characters takes one of each: 生师比 of 在校生 and 专任教师, 医护比 of 医师 and 护士.
    """
    name = ratio_name(view)
    if len(name) == PAIR:
        tops = [other for other in view.recent if name[0] in called(other)]
        bases = [other for other in view.recent if name[1] in called(other) and other not in tops]
        return Pairs([*tops, *bases], [*bases, *tops], meant=(1, 1))
    near = view.recent[:4] if any(set(name) & set(called(other)) for other in view.recent[:4]) else []
    akin = [other for other in view.recent if len(set(name) & set(called(other))) >= LEAST_SHARED]
    return Pairs(unique([*near, *akin]), unique([*near, *akin]))


PAIR = 2
"""Characters of a name that takes one from each of two others."""


def ratio_name(view: View) -> str:
    """Return the name of a ratio, `` where it has none: its own, or that of the ratio it came from."""
    moved = view.one.role is Role.TO and view.before is not None and view.before.role is Role.FROM
    told = view.before if moved and view.before else view.one
    match = RATIO_NAME.search(clause(told))
    return core(match["name"]) if match else ""


def called(one: Mention) -> str:
    """Return the words that name a number."""
    return one.label + clause(one)

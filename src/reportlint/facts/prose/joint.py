"""What several numbers are of a whole together: A783件、B579件、C562件，合计占总量的77%; 前三位…占; 上述三项共占….

The words say how many numbers are meant, or only that they are added; the whole is printed beside the share or stands
before the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.facts.prose.coordination import NAMES
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.facts.prose.scenes import Reading, Scene, Way, plain
from reportlint.facts.text.numerals import integer_of
from reportlint.number import AMOUNTS, Kind
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Term

MANY = r"([两二三四五六七八九十]|\d{1,2})(?:位|名|者|项|类|个|种|大|家)(?![月季年百])"
"""How many are meant."""
JOINTLY = compiled(
    rf"(?:(?:前|上述|以上|这){MANY}|{MANY}(?=[^，。；\d]{{0,4}}(?:合计|共计|总计|共|之和)))[^，。；：占]{{0,12}}占[^，。；]*$"
    r"|(?:合计|共计|总计|一共|总共|共同|之和|(?<![总公])共)占[^，。；]*$"
)
"""Words before a share of several numbers, that say how many they are or only that they are added."""
RANKED = compiled(rf"(?:前|排名前|位列前){MANY}[^，。；\d]{{0,16}}$|前{MANY}[^。；]{{0,30}}$")
"""Words before the first of a list that say how many stand first."""

COUNTED = compiled(rf"^{MANY}[^，。；：占\d]{{0,12}}占[^，。；]*$")
"""What follows a number that only says how many the others are."""
OPENED = compiled(r"其中|：|包括")
"""Words that part a whole from its parts."""


def joint(scene: Scene) -> Reading | None:
    """合计占总量的77%: numbers before it, added up, over their whole."""
    one = scene.one
    if one.role is not Role.SHARE or not plain(one):
        return None
    groups = list(groups_of(scene.text, one, scene.sentence()))
    worded = bool(groups)
    groups = groups or list(plain_list(scene))
    found = [
        Way(Formula.JOINT_SHARE, (*(Term(each.quantity) for each in members), Term(whole.quantity)))
        for members in groups
        for whole in wholes(scene, members)
    ]
    shares = list(added_shares(scene, groups))
    told = worded and len(groups) == 1 and bool(found) and is_beside(scene, groups[0])
    certain = told and len({way.operands[-1].quantity.base_value for way in found}) == 1
    return Reading([*found, *shares], certain, strict=certain) if found or shares else None


def plain_list(scene: Scene) -> Iterator[tuple[Mention, ...]]:
    """Yield the numbers joined by 、 right before a share that no words give to all: it may be the last one's."""
    members: list[Mention] = []
    for each in reversed(scene.sentence()):
        if not is_member(each, scene.one) or (members and not same_counter(each.quantity, members[0].quantity)):
            break
        members.insert(0, each)
        if not each.lead.startswith("、"):
            break
    if len(members) > 1 and scene.one.lead.startswith("，占"):
        yield tuple(members)


def is_joint(text: str, one: Mention, before: Sequence[Mention]) -> bool:
    """Whether a share is one of several numbers together, not of the last of them."""
    return any(True for _ in groups_of(text, one, [each for each in before if each.sentence == one.sentence]))


def groups_of(text: str, one: Mention, before: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Yield the numbers of its sentence that a share may speak of together, likeliest first."""
    told = [each for each in before if not is_count_of_them(text, one, each) and each.role is not Role.WHOLE]
    stated = [each for each in told if is_member(each, one)]
    like = [each for each in stated if same_counter(each.quantity, stated[-1].quantity)]
    words = JOINTLY.search(text[told[-1].end : one.start]) if like else None
    if words:
        count = how_many(words)
        if count:
            yield from [tuple(like[-count:])] if len(like) >= count > 1 else []
        else:
            yield from added_before(text[told[-1].end : one.start][: words.start()], like)
        return
    yield from ranked_first(told, like)


def ranked_first(told: Sequence[Mention], like: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Yield the list that says how many stand first and ends right before the share."""
    for at, each in enumerate(like):
        ranked = RANKED.search(each.lead)
        count = how_many(ranked) if ranked else 0
        if count > 1 and len(like) - at == count and not any(cell.part is Role.SHARE for cell in told[-count:]):
            yield tuple(like[at:])


def added_before(subject: str, like: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Yield the numbers that are added by words that do not say how many: those named before them, else all."""
    bare = compiled(r"[，；：（）]").split(subject)[-1]
    names = set(NAMES.split(bare))
    named = tuple(each for each in like if each.label in names)
    if len(named) > 1:
        yield named
    elif bare or any(OPENED.search(each.lead) for each in like):
        yield from (tuple(like[-size:]) for size in range(len(like), 1, -1))
    elif len(like) > 1:
        yield tuple(like)


def is_count_of_them(text: str, one: Mention, each: Mention) -> bool:
    """Whether a number only says how many the others are: 三项合计占."""
    return each.quantity.kind is Kind.COUNT and COUNTED.search(text[each.start : one.start]) is not None


def how_many(words: Match) -> int:
    """Return how many numbers some words speak of, 0 where they do not say."""
    few = next((word for word in words.groups() if word), "")
    return integer_of(few)


def is_member(each: Mention, one: Mention) -> bool:
    """Whether a number may be one of several that a share speaks of."""
    part = each.part in {Role.LEVEL, Role.TO} and each.quantity.kind in AMOUNTS
    return part and plain(each) and each.depth == one.depth and each.period == one.period and not each.reason


def wholes(scene: Scene, members: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what some numbers may be parts of, likeliest first: the whole printed beside, else what stands before."""
    beside = scene.before[-1]
    if beside.role is Role.WHOLE:
        yield beside
        return
    least = sum(each.quantity.base_value for each in members)
    for each in reversed(scene.before):
        like = each.part in {Role.LEVEL, Role.TO} and same_counter(each.quantity, members[0].quantity) and plain(each)
        if like and each.start < members[0].start and each.quantity.base_value >= least:
            yield each


def added_shares(scene: Scene, groups: Sequence[Sequence[Mention]]) -> Iterator[Way]:
    """Yield the sums of the shares that some numbers have of their own."""
    shares = [each for each in scene.sentence() if each.part is Role.SHARE and plain(each)]
    shares += [each for each in scene.sentence() if each.part is Role.RATIO and each.lead in {"（", "（占"}]
    ordered = sorted((each for each in shares if each.quantity.kind is Kind.RATIO), key=lambda each: each.start)
    for size in dict.fromkeys(len(members) for members in groups):
        if len(ordered) >= size:
            yield Way(Formula.SUM, tuple(Term(each.quantity) for each in ordered[-size:]))


def is_beside(scene: Scene, members: Sequence[Mention]) -> bool:
    """Whether the share stands right behind its numbers and their shares: nothing else can be meant."""
    last = members[-1]
    between = [each for each in scene.sentence() if each.start > last.start]
    known = {Role.WHOLE, Role.SHARE}
    return all(each.role in known or is_count_of_them(scene.text, scene.one, each) for each in between)

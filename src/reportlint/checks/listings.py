"""Checks of lists that announce their length: 10个，即…; “甲、乙、丙”三项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from reportlint.checks.changes import NoParams
from reportlint.checks.observe import relate
from reportlint.facts import Facts, Prose
from reportlint.facts.numerals import chinese_integer
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Outcome

COUNTED = "个|项|家|类|条|种|方面|部分|大类|所|名|座|处|支|批"
ANNOUNCED = re.compile(
    rf"(?P<number>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?P<unit>{COUNTED})[^，。；：、“”（）\d]{{0,14}}"
    r"[，：（]?(?:即|分别(?:为|是)|具体(?:为|是|包括)|依次(?:为|是)|包括(?!但不限于))[：]?(?P<list>(?:[^。；：（）]|（[^（）]*）)+)"
)
BRACKETED = re.compile(
    rf"(?P<number>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})(?P<unit>{COUNTED})[^，。；：、“”（）\d]{{1,12}}"
    r"（(?P<list>[^（）。；：\d]*、[^（）。；：\d]*)）"
)
"""四个重点项目（食品抽检、设备监管、计量检定、产权保护）"""
NAMED = re.compile(
    rf"(?P<number>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})(?P<unit>{COUNTED})[^，。；：、“”（）\d为是有]{{1,12}}(?:为|是)"
    r"(?P<list>[^，。；：（）\d]*、[^，。；：（）\d]*)(?=[。；，])"
)
"""三家重要子公司为甲、乙、丙"""
SUMMED_UP = re.compile(
    r"(?:围绕|聚焦|抓好|突出|集中在|集中于|涉及|重点为|重点是|分为|设有|坚持|从)"
    r"(?P<list>[^，。；：（）\d围绕聚焦抓好]*、[^，。；：（）\d]*?)"
    rf"(?:等)?(?P<number>[一二两三四五六七八九十]{{1,2}})(?P<unit>大?(?:{COUNTED}))(?=[^、]{{0,6}}[，。；]|[^、]{{1,8}})"
)
"""围绕源头预防、积案化解、法治宣传三个方面"""
QUOTED = re.compile(
    r"“(?P<list>[^“”]*、[^“”]*)”(?:的|等)?(?P<number>[一二两三四五六七八九十]{1,2}|\d{1,2})(?P<unit>大?(?:个|项|条|类|种|大|方面|方|型|维|化|度|制|网|联)[^，。；]{0,6})"
)
FORMS = (ANNOUNCED, BRACKETED, NAMED, SUMMED_UP)
"""The ways a list is announced, or summed up."""
SEPARATOR = re.compile(r"、|，|和|以及|及|与")
OPEN = re.compile(r"等(?!级)|……|…|其他|有关|相关")


def announced_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every list behind its announced length."""
    for prose in facts.prose:
        for match in chain.from_iterable(form.finditer(prose.passage.text) for form in FORMS):
            if is_ordinal(prose.passage.text, match.start("number")) or "等" in match.group()[-8:]:
                continue
            items = split_items(match["list"])
            if items is not None and len(items) >= 2:
                yield counted(prose, match, items)


def is_ordinal(text: str, at: int) -> bool:
    """Whether the number belongs to a larger one or to 第."""
    return at > 0 and text[at - 1] in "第0123456789.一二三四五六七八九十百年月"


def split_items(listed: str) -> list[str] | None:
    """Split a list into its items, None where it says that it is open or its separators are ambiguous.

    、 separates items; a 和 splits only the last of them, and only where both readings agree it is a separator.
    """
    if OPEN.search(listed) or re.search(r"\d", listed) or listed.count("（") != listed.count("）"):
        return None
    pieces = re.split(r"、", re.sub(r"（[^（）]*）", "", listed).strip("“”：，"))
    if len(pieces) < 2:
        return None
    tail = re.split(r"和|以及|及|与", pieces[-1].split("，")[0])
    if any("，" in piece for piece in pieces[:-1]):
        return None
    return [*pieces[:-1], *[piece for piece in tail if piece]]


def counted(prose: Prose, match: re.Match[str], items: list[str]) -> Observation:
    """Compare a list with its announced length; a 和 inside the last item leaves one more reading open."""
    announced = int(match["number"]) if match["number"].isdigit() else chinese_integer(match["number"]) or 0
    joined = len(re.split(r"、", re.sub(r"（[^（）]*）", "", match["list"])))
    holds = announced in {len(items), joined}
    span = prose.passage.locate(match.start("number"), match.end("unit"))
    values = {"count": match["number"] + match["unit"], "listed": str(len(items)), "items": "、".join(items)}
    return Observation(
        Outcome.PASS if holds else Outcome.FAIL,
        span,
        values,
        (Related(list_span(prose, match), "列举"),),
        f"{len(items)} {'=' if holds else '≠'} {announced}",
        relations=counted_relation(prose, span, announced if holds else len(items)),
    )


def counted_relation(prose: Prose, span: Span, items: int) -> tuple[Relation, ...]:
    """Relate the number in front of a list to its length, for the ledger and coverage."""
    stated = next((quantity for quantity in prose.quantities if span.covers(quantity.span)), None)
    if stated is None:
        return ()
    length = Quantity(stated.span, str(items), Fraction(items), 0, stated.unit, Kind.COUNT)
    return (relate(Formula.COUNT, [Term(length, printed=False)], Term(stated)),)


def list_span(prose: Prose, match: re.Match[str]) -> Span:
    """Return the span of the list itself."""
    return prose.passage.locate(*match.span("list"))


def quoted_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every quoted enumeration in front of its number: “甲、乙、丙”三项."""
    for prose in facts.prose:
        for match in QUOTED.finditer(prose.passage.text):
            items = re.split(r"、", match["list"])
            if OPEN.search(match["list"]) or "，" in match["list"]:
                continue
            yield counted(prose, match, [item for item in items if item])

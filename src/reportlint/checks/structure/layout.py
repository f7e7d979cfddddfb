"""Checks of how headings and figures are laid out: styles of numbers, ends of headings, empty sections, references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.text.sections import Heading, Section
from reportlint.finding import Observation, Related
from reportlint.model import Paragraph, Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

ODD = compiled(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)][、.．]|[一二三四五六七八九十]{1,3}[.．])")
END = compiled(r"[。；：，、,;:.]$")
POINTS_TO_FIGURE = compiled(r"(?:如|见|下|上|由|从)(?:下|上)?图")
UNNUMBERED = compiled(r"(?:如|见)(?:下|上)?图(?:所示)?(?![\d一二三四五六七八九十])")
ANNEX_LIST = compiled(r"^附件[：:]")
ANNEX_ITEM = compiled(r"(?:^附件[：:]|^|[；。\s])(?P<number>\d{1,2})[.．、](?=\D)")
ANNEX_REFERENCE = compiled(r"(?<![》”])(?:见|详见|参见)附件(?P<number>\d{1,2})(?!的要求|规定)")


class Aspect(StrEnum):
    """What about the style of numbers is looked at."""

    MIXED = "mixed"
    """Two styles at one level: 1. and 1、."""
    BRACKETS = "brackets"
    """Half-width brackets beside full-width ones."""
    ODD = "odd"
    """A mark too many or another than the standard's: （一）、 or 一."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """Parameters."""

    aspect: Aspect
    """What is looked at."""


def own_line(facts: Facts) -> list[Heading]:
    """Return the numbered headings that stand on a line of their own."""
    return [one for one in facts.headings if one.number is not None and one.token is not None and not one.run_in]


# ---------------------------------------------------------------- styles of numbers


def number_style(facts: Facts, params: NumberStyle) -> Iterator[Observation]:
    """Look at how headings are numbered; one finding for all that differ."""
    odd, rest = {
        Aspect.MIXED: mixed,
        Aspect.BRACKETS: narrow,
        Aspect.ODD: misprinted,
    }[params.aspect](facts, own_line(facts))
    for heading in rest:
        yield Observation(Outcome.PASS, token_of(heading))
    if odd:
        first = odd[0]
        values = {
            "token": facts.document.quote(token_of(first)).strip(),
            "count": str(len(odd)),
            "usual": facts.document.quote(token_of(rest[0])).strip() if rest else "",
            "others": str(len(rest)),
        }
        related = tuple(Related(token_of(one), "同类编号") for one in odd[1:12])
        yield Observation(Outcome.FAIL, token_of(first), values, related)


def token_of(heading: Heading) -> Span:
    """Return the number of a heading."""
    return heading.token or heading.span


def mixed(facts: Facts, headings: list[Heading]) -> tuple[list[Heading], list[Heading]]:
    """Return the headings numbered 1. or 1、, those in the rarer style first; on equal numbers the non-standard."""
    dotted = [one for one in headings if one.style == "1."]
    comma = [one for one in headings if one.style == "1、"]
    if not dotted or not comma:
        return [], [*dotted, *comma]
    return (dotted, comma) if len(dotted) < len(comma) else (comma, dotted)


def narrow(facts: Facts, headings: list[Heading]) -> tuple[list[Heading], list[Heading]]:
    """Return the headings with half-width brackets, and those with full-width ones; no mixture, nothing odd."""
    bracketed = [one for one in headings if one.style in {"（一）", "（1）"}]
    half = [one for one in bracketed if "(" in facts.document.quote(token_of(one))]
    full = [one for one in bracketed if "(" not in facts.document.quote(token_of(one))]
    return (half, full) if half and full else ([], bracketed)


def misprinted(facts: Facts, headings: list[Heading]) -> tuple[list[Heading], list[Heading]]:
    """Return the headings with a mark too many or a wrong one, and the others."""
    parts: tuple[list[Heading], list[Heading]] = ([], [])
    for one in headings:
        parts[ODD.match(compiled(r"[\s*#]").sub("", facts.document.quote(token_of(one)))) is None].append(one)
    return parts


# ---------------------------------------------------------------- headings


def heading_end(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the last character of headings on a line of their own with text below: no stop, comma or colon.

    A numbered line with nothing below it, or beside such lines, is an item of a list, and ends as a sentence does.
    """
    listed = {key: reads_as_list(facts, family) for key, family in siblings_of(facts).items()}
    for section in facts.sections:
        heading = section.heading
        if heading.run_in or (heading.number is None and heading.level == 0) or heading.level > 3:
            continue
        text = facts.document.quote(heading.span).rstrip().rstrip("*")
        in_list = listed[*section.parents, -heading.level]
        item = not heading.title or len(heading.title) > 24 or in_list or not opens_text(facts, heading)
        fails = bool(END.search(text)) and not item
        at = heading.span.start + len(text)
        span = Span(at - 1, at) if fails else heading.span
        yield Observation(Outcome.FAIL if fails else Outcome.PASS, span, {"title": heading.title, "mark": text[-1:]})


def reads_as_list(facts: Facts, family: Sequence[Heading]) -> bool:
    """Whether most headings of one level below one heading have no text below them."""
    return len(family) > 1 and 2 * sum(opens_text(facts, one) for one in family) <= len(family)


def siblings_of(facts: Facts) -> dict[tuple[int, ...], list[Heading]]:
    """Return the headings by parents and level."""
    families: dict[tuple[int, ...], list[Heading]] = defaultdict(list)
    for section in facts.sections:
        families[(*section.parents, -section.heading.level)].append(section.heading)
    return families


def is_list(facts: Facts, family: Sequence[Heading]) -> bool:
    """Whether most of some headings of one level have no text below them: then they are items of a list."""
    return 2 * sum(opens_text(facts, one) for one in family) <= len(family) > 1


def opens_text(facts: Facts, heading: Heading) -> bool:
    """Whether a paragraph of text or a heading of a lower level stands right below a heading."""
    below = heading.block + 1
    if below >= len(facts.document.blocks) or not isinstance(facts.document.blocks[below], Paragraph):
        return False
    lower = facts.heading_at.get(below)
    return lower is None or lower.level > heading.level


def only_child(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every numbered section that begins a level: it should not be alone."""
    children: dict[tuple[int, ...], list[Section]] = defaultdict(list)
    for section in facts.sections:
        if section.heading.number is not None:
            children[(*section.parents, -section.heading.level)].append(section)
    for siblings in children.values():
        first = siblings[0].heading
        if first.level in {2, 3, 4} and first.number == 1 and siblings[0].parents:
            fails = len(siblings) == 1 and not first.run_in and len(first.title) <= 30
            values = {"token": facts.document.quote(token_of(first)).strip(), "title": first.title}
            yield Observation(Outcome.FAIL if fails else Outcome.PASS, token_of(first), values)


STATED = compiled(r"：.*\d|\d(?:\.\d+)?(?:分|万元|亿元|元|%)$")
"""A heading that states itself what the section is to tell: 总得分：9.1+85.2=94.3分."""


def empty_section(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every section of the first two levels: something must stand below its heading.

    Where no sibling has anything below it, the headings are a list or a table of contents.
    """
    families: dict[tuple[int, ...], list[Section]] = defaultdict(list)
    for section in facts.sections:
        heading = section.heading
        if heading.number is not None and not heading.run_in and heading.level in {1, 2}:
            families[section.parents].append(section)
    for siblings in families.values():
        bare = {id(one) for one in siblings if not has_content(facts, one)}
        for section in siblings:
            told = STATED.search(section.heading.title) is not None
            fails = (
                id(section) in bare and not told and 2 * len(bare) < len(siblings) and len(section.heading.title) <= 24
            )
            yield Observation(
                Outcome.FAIL if fails else Outcome.PASS,
                section.heading.span,
                {"title": facts.heading_text(section.heading)},
            )


def has_content(facts: Facts, section: Section) -> bool:
    """Whether any text or table stands in a section below its heading."""
    blocks = facts.document.blocks
    behind = section.heading.block + 1
    return behind < len(blocks) and blocks[behind].span.start < section.span.end


def repeated_heading(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the headings under one parent: two of them should not be called the same."""
    families: dict[tuple[int, ...], dict[str, Heading]] = defaultdict(dict)
    for section in facts.sections:
        heading = section.heading
        if heading.number is None or heading.run_in or not heading.title:
            continue
        key = (*section.parents, heading.level)
        family = families[key] = {} if heading.number == 1 else families[key]
        twin = family.setdefault(heading.title, heading)
        related = () if twin is heading else (Related(twin.span, "同名标题"),)
        outcome = Outcome.PASS if twin is heading else Outcome.FAIL
        yield Observation(outcome, heading.span, {"title": heading.title}, related)


# ---------------------------------------------------------------- figures and annexes


def unreferenced_figure(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every figure: some place must send to it, by number or by 如图 right before it."""
    known = {(one.kind, one.number) for one in facts.references}
    for index, caption in facts.captioned.items():
        if caption.kind == "图":
            before = "".join(one.passage.text for one in facts.prose[max(0, index - 2) : index])
            referenced = (caption.kind, caption.number) in known or bool(POINTS_TO_FIGURE.search(before))
            values = {"kind": caption.kind, "number": caption.number, "title": caption.title}
            yield Observation(Outcome.PASS if referenced else Outcome.FAIL, caption.span, values)


def unnumbered_reference(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every 如图所示 without a number, where there are several figures."""
    figures = [one for one in facts.captions if one.kind == "图"]
    for prose in facts.prose:
        for match in UNNUMBERED.finditer(prose.passage.text):
            outcome = Outcome.FAIL if len(figures) > 1 else Outcome.PASS
            values = {"phrase": match.group(), "count": str(len(figures))}
            yield Observation(outcome, prose.passage.locate(*match.span()), values)


def missing_picture(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Count captions of figures against pictures, where the format knows its pictures."""
    figures = [one for one in facts.captions if one.kind == "图"]
    pictures = facts.document.pictures
    if pictures is None or not figures:
        return
    values = {"captions": str(len(figures)), "pictures": str(pictures)}
    outcome = Outcome.FAIL if len(figures) > pictures else Outcome.PASS
    yield Observation(
        outcome,
        figures[-1].span,
        values,
        computed=f"{len(figures)} {'>' if outcome is Outcome.FAIL else '≤'} {pictures}",
    )


def dangling_annex(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every reference to a numbered annex, where the report lists its annexes."""
    listed = annex_numbers(facts)
    if not listed:
        return
    shown = "、".join(f"附件{number}" for number in sorted(listed))
    for prose in facts.prose:
        for match in ANNEX_REFERENCE.finditer(prose.passage.text):
            outcome = Outcome.PASS if int(match["number"]) in listed else Outcome.FAIL
            start, end = match.start("number") - 2, match.end("number")
            values = {"number": match["number"], "known": shown}
            yield Observation(outcome, prose.passage.locate(start, end), values)


def annex_numbers(facts: Facts) -> set[int]:
    """Return the numbers of the annexes in the list at the end of a report, 附件：1.… 2.…, if there is one."""
    found: set[int] = set()
    blocks = facts.document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not ANNEX_LIST.match(facts.document.quote(block.span)):
            continue
        for line in blocks[index : index + 12]:
            text = facts.document.quote(line.span) if isinstance(line, Paragraph) else ""
            numbers = [int(match["number"]) for match in ANNEX_ITEM.finditer(text)]
            if not numbers:
                break
            found.update(numbers)
    return found

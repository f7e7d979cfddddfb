"""Checks of marks: half-width ones in Chinese text, paragraphs that end without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.text.passages import is_closed
from reportlint.finding import Observation, Related
from reportlint.model import Paragraph, Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

NARROW = compiled(
    r"(?<=[\u4e00-\u9fff”）》])[ ]?[,;:?!](?=[\u4e00-\u9fff“（《])|(?<=[\u4e00-\u9fff”）》])\.(?=[\u4e00-\u9fff]|$)"
)
WIDE = compiled("[，；：？！]")
"""The full-width marks that half-width ones stand for; conversions leave 。 and 、 alone."""
FEW = 4
"""Half-width marks that a hand may have typed; more, beside no others, come from a conversion."""
LONG = 30
"""Characters from which a paragraph of text is held to end with a mark."""
ENDING = 2
"""Characters that are pointed at."""
LEAST = 3
"""Items beside one another whose ends tell how a list ends."""
OFFICE = frozenset({"docx", "doc", "wps", "odt", "rtf"})
"""Formats whose paragraphs are the author's own, and not cut by pages or lines."""
READS_ON = compiled(r"[等的地得和与及并或、，。；：）”]")
"""How the rest of a sentence begins that a page or a slip of the key has cut."""
NO_SENTENCE = compiled(
    r"[\d０-９A-Za-z%％）)\]】〕/_\-…]$|^(?:附件|附表|注|备注|单位|填报|联系|抄送|主送|来源)|年.{0,3}月"
)
"""Lines that end as they please."""


# ---------------------------------------------------------------- half-width marks


def narrow_marks(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look for half-width marks between Chinese characters; one finding for all of a report.

    Where most marks are half-width, it was a conversion that made them so.
    """
    found: list[Span] = []
    wide = 0
    for prose in facts.prose:
        for span in prose.passage.paragraphs:
            text = facts.document.quote(span)
            wide += len(WIDE.findall(text))
            found += [Span(span.start + match.start(), span.start + match.end()) for match in NARROW.finditer(text)]
    if found and len(found) <= max(wide, FEW):
        values = {"mark": facts.document.quote(found[0]).strip(), "count": str(len(found)), "wide": str(wide)}
        related = tuple(Related(span, "半角标点") for span in found[1:12])
        yield Observation(Outcome.FAIL, found[0], values, related)
    elif found or wide:
        yield Observation(Outcome.REVIEW if found else Outcome.PASS, facts.prose[0].passage.span)


# ---------------------------------------------------------------- ends of paragraphs


def paragraph_end(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at how paragraphs end: as their siblings do, and where the format knows its paragraphs, with a mark."""
    told: set[int] = set()
    for family in lists_of(facts):
        open_ended = [prose for prose in family if not is_closed(prose.passage.text)]
        fails = len(family) > LEAST and len(open_ended) == 1
        for prose in open_ended if fails else family[:1]:
            told.add(prose.blocks[0])
            yield ended(prose, Outcome.FAIL if fails else Outcome.PASS)
    if facts.document.format in OFFICE:
        yield from (one for prose in facts.prose if prose.blocks[0] not in told for one in own_end(facts, prose))


def lists_of(facts: Facts) -> Iterator[list[Prose]]:
    """Yield the numbered siblings that are sentences."""
    starts = {prose.blocks[0]: prose for prose in facts.prose}
    families: dict[tuple[object, ...], list[Prose]] = defaultdict(list)
    for section in facts.sections:
        heading = section.heading
        prose = starts.get(heading.block)
        if prose is not None and heading.number is not None and heading.level > 2 and is_sentence(prose):
            families[(*section.parents, heading.style)].append(prose)
    yield from (family for family in families.values() if len(family) >= LEAST)


def is_sentence(prose: Prose) -> bool:
    """Whether a numbered paragraph is text, and no heading."""
    text = prose.passage.text
    return len(text) >= LONG // 2 and bool(compiled("[，。；]").search(text[:-1]))


def own_end(facts: Facts, prose: Prose) -> Iterator[Observation]:
    """Look at the ends of paragraphs of text that another paragraph follows."""
    if prose.heading is not None and not prose.heading.run_in:
        return
    for index in prose.blocks:
        span = facts.document.blocks[index].span
        text = facts.document.quote(span).rstrip()
        if len(text) < LONG or "。" not in text or NO_SENTENCE.search(text) or not follows_text(facts, index):
            continue
        end = Span(span.start + len(text) - ENDING, span.start + len(text))
        yield Observation(Outcome.PASS if is_closed(text) else Outcome.FAIL, end, {"end": text[-12:]})


def follows_text(facts: Facts, index: int) -> bool:
    """Whether the block behind one is a paragraph that begins a sentence of its own, and does not read on."""
    behind = facts.document.blocks[index + 1] if index + 1 < len(facts.document.blocks) else None
    return isinstance(behind, Paragraph) and not READS_ON.match(facts.document.quote(behind.span))


def ended(prose: Prose, outcome: Outcome) -> Observation:
    """Point at the last characters of a paragraph."""
    text = prose.passage.text.rstrip()
    span = prose.passage.locate(max(0, len(text) - ENDING), len(text))
    return Observation(outcome, span, {"end": text[-12:]})

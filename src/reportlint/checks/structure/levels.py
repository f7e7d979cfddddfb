"""Checks of heading styles against the numbers that headings print."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.text.sections import Heading
from reportlint.finding import Observation, Related
from reportlint.model import Paragraph
from reportlint.rule import Outcome

STYLED = frozenset({"docx", "doc", "wps", "odt", "rtf"})
"""Formats whose outline levels come from styles that their author chose."""
LEAST = 4
"""Headings of one kind from which a usual style can be told."""


def levels_declared(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the outline levels of headings numbered alike: they are one; one finding a kind of number."""
    if facts.document.format not in STYLED:
        return
    for alike in declared(facts).values():
        usual, count = Counter(level for _, level in alike).most_common(1)[0]
        odd = [(heading, level) for heading, level in alike if level != usual]
        if len(alike) < LEAST or 3 * count < 2 * len(alike):
            continue
        first, level = odd[0] if odd else alike[0]
        values = {
            "title": facts.heading_text(first),
            "count": str(len(odd)),
            "declared": str(level),
            "usual": str(usual),
        }
        related = tuple(Related(one.span, "样式级别不同") for one, _ in odd[1:8])
        yield Observation(Outcome.FAIL if odd else Outcome.PASS, first.span, values, related)


def declared(facts: Facts) -> dict[str, list[tuple[Heading, int]]]:
    """Return the numbered headings with an outline level of their own, by the style of their number."""
    found: dict[str, list[tuple[Heading, int]]] = defaultdict(list)
    for heading in facts.headings:
        block = facts.document.blocks[heading.block]
        if heading.number is not None and isinstance(block, Paragraph) and block.outline is not None:
            found[heading.style.replace("、", ".") if heading.level == 3 else heading.style].append(
                (heading, block.outline)
            )
    return found

"""Parts of a document that its table of contents says to be kept apart: 第二部分 决算表（另附）."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlint.checks.memory import once_a_document
from reportlint.facts import Facts
from reportlint.facts.text.numerals import chinese_integer
from reportlint.facts.text.sections import Heading
from reportlint.patterns import compiled

KEPT_APART = compiled(
    r"(?:另附|另册|另行公[开布]|单独公[开布]|单独成册|附后|见附[件表录]|略)(?:[^（）]{0,4}[）)]?|[，；][^（）]{0,24}[）)])[\s.．…·\d]*$"
)
"""How an entry ends whose part stands in another file or behind the text."""
NUMBER = compiled(
    r"^[-*+#\s]*(?P<before>第|（|\(|)(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<behind>部分|[章篇节编]|）|\)|[、.．])"
)
"""The number of an entry or a heading, with what stands around it."""


@once_a_document
def numbers_kept_apart(facts: Facts) -> Iterator[tuple[str, str, int]]:
    """Yield the numbers of the entries of the table of contents that are kept apart, as `number_of` tells them."""
    for block in facts.document.paragraphs():
        text = facts.document.quote(block.span) if block.listed else ""
        number = number_of(text) if KEPT_APART.search(text) else None
        if number is not None:
            yield number


def are_kept_apart(facts: Facts, heading: Heading, left_out: Iterable[int]) -> bool:
    """Whether the numbers that the siblings of a heading leave out are those of parts kept apart."""
    own, kept = number_of(facts.document.quote(heading.token or heading.span).strip()), numbers_kept_apart(facts)
    return own is not None and all((*own[:2], number) in kept for number in left_out)


def number_of(text: str) -> tuple[str, str, int] | None:
    """Return what stands around the number that a text begins with, and the number."""
    match = NUMBER.match(text)
    if match is None:
        return None
    printed = match["number"]
    return match["before"], match["behind"], int(printed) if printed.isdigit() else chinese_integer(printed) or 0

"""Elements of a page: which begin a line, which are not shown, what they say, and the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex
from lxml import etree, html

from reportlint.patterns import compiled
from reportlint.read.story import Aside, Words
from reportlint.read.xml import Element

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
BLOCKS: Final = (
    frozenset(
        [
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "ul",
            "table",
            "caption",
        ]
    )
    | HEADINGS.keys()
)
"""Elements that begin a line of their own."""
SILENT: Final = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "title",
        "meta",
        "link",
        "textarea",
        "select",
        "option",
        "rt",
        "rp",
        "svg",
        "math",
    ]
)
"""Elements whose words a page does not show as its text."""
HIDING: Final = compiled(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", regex.IGNORECASE
)
GONE: Final = compiled(r"display\s*:\s*none|visibility\s*:\s*collapse|mso-hide\s*:\s*all", regex.IGNORECASE)
ROW_HOLDERS: Final = frozenset({"thead", "tbody", "tfoot", "tr"})
TABLE_PARTS: Final = ROW_HOLDERS | {"td", "th", "caption", "colgroup", "col"}
SPACE: Final = compiled(r"[ \t\r\n\f]+")


def is_element(node: Element) -> bool:
    """Say whether a node is an element rather than a comment or an instruction."""
    return not isinstance(node, html.HtmlComment | html.HtmlProcessingInstruction | html.HtmlEntity)


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table that are shown, not those of tables inside."""
    for child in table:
        if is_gone(child):
            continue
        if child.tag == "tr":
            yield child
        elif child.tag in ROW_HOLDERS or holds_rows(child):
            yield from rows_of(child)


def holds_rows(element: Element) -> bool:
    """Say whether rows stand in an element that is no part of a table, as in a form around them."""
    if not is_element(element) or element.tag in TABLE_PARTS or element.tag == "table":
        return False
    return any(child.tag in ROW_HOLDERS for child in element)


def is_gone(element: Element) -> bool:
    """Say whether an element takes no place on the page, so that what follows it takes its place."""
    if not is_element(element):
        return False
    return element.get("hidden") is not None or bool(GONE.search(element.get("style", "")))


def spoken(element: Element) -> str:
    """Return all words of an element, apart where blocks or cells part them."""
    pieces: list[str] = []
    silent = 0
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        tag = node.tag if event in {"start", "end"} else ""
        silent += (event == "start" and tag in SILENT) - (event == "end" and tag in SILENT)
        parts = " " if tag in BLOCKS or tag in TABLE_PARTS or tag == "br" else ""
        words = node.text if event == "start" else (node.tail if node is not element else "")
        pieces.extend((parts, "" if silent else words or ""))
    return " ".join("".join(pieces).split())


def is_hidden(element: Element) -> bool:
    """Say whether an element says itself that it is not shown."""
    return element.get("hidden") is not None or bool(HIDING.search(element.get("style", "")))


def collapsed(words: list[str | Aside]) -> Words:
    """Collapse white space; a line ends at a break only."""
    found: list[str | Aside] = []
    blank = True
    for word in words:
        if isinstance(word, Aside):
            found.append(word)
            continue
        for number, line in enumerate(word.split("\v")):
            if number:
                found.append("\n")
                blank = True
            text = SPACE.sub(" ", line)
            if blank:
                text = text.lstrip(" ")
            if text:
                found.append(text)
                blank = text.endswith(" ")
    return found

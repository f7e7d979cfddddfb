"""Captions of figures and tables, and the places that refer to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.patterns import compiled

NUMBER = r"(?:\d{1,2}(?:[-.－]\d{1,2})*|十[一二三四五六七八九]?|[一二三四五六七八九])"
CAPTION = compiled(
    rf"(?:（(?=[^（）。“]{{8,}}）$))?(?P<kind>附?[图表])(?P<number>{NUMBER})"
    rf"(?=[：:\s\u4e00-\u9fff《“]|$|(?<=[一二三四五六七八九十])(?:19|20)\d\d年)"
)
SENTENCE = compiled(r"所示|中所|中的|中，|为|是|可见|可以|(?P<either>反映|显示|与)|列示|列出|至|和|、|见")
"""What goes on behind a number in a sentence that begins with it; some of it, behind a blank, may open a title."""
REFERENCE = compiled(
    rf"(?:(?:见|如|详见|参见|按|据|由|从|上|下|本|(?<=\d)[至和、])(?:上|下)?(?P<kind>附?[图表])(?P<number>{NUMBER})(?![一-鿿]?季度)|(?P<kind2>附?[图表])(?P<number2>{NUMBER})(?=所示|中|显示|可|列|反映|为|是))"
)
CAPTION_LIMIT = 50
"""Characters beyond which a paragraph that begins with 图 1 is a sentence, remarks in brackets left out."""
REMARK_ON_CAPTION = compiled(r"（[^（）。]*）")


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of a figure or table."""

    kind: str
    """图 or 表."""
    number: str
    """As printed: 1, 2-1."""
    title: str
    """The words behind the number."""
    span: Span
    """Kind and number as printed."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that sends the reader to a figure or table."""

    kind: str
    """图 or 表."""
    number: str
    """As printed."""
    span: Span
    """Kind and number as printed."""


def find_caption(passage: Passage) -> Caption | None:
    """Read a paragraph as a caption, None where it is none."""
    match = CAPTION.match(passage.text)
    if match is None or len(REMARK_ON_CAPTION.sub("", passage.text)) > CAPTION_LIMIT or passage.text.endswith("。"):
        return None
    verb = SENTENCE.match(passage.text, match.end())
    if verb and not (verb["either"] and is_spaced(passage, match.end())):
        return None
    span = passage.locate(match.start("kind"), match.end("number"))
    return Caption(match["kind"], match["number"], passage.text[match.end() :].lstrip("：: "), span)


def is_spaced(passage: Passage, at: int) -> bool:
    """Whether something that does not read, a blank or markup, stands before a character."""
    return passage.locate(at, at + 1).start > passage.locate(at - 1, at).end


def find_references(passage: Passage) -> Iterator[Reference]:
    """Yield the references of a passage."""
    for match in REFERENCE.finditer(passage.text):
        kind, number = ("kind", "number") if match["kind"] else ("kind2", "number2")
        yield Reference(match[kind], match[number], passage.locate(match.start(kind), match.end(number)))

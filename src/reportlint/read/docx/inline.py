"""What stands inside a paragraph: its elements in, its visible characters written with the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlint.model import Span
from reportlint.read.docx.lettering import DIAGRAM, lettering_of
from reportlint.read.docx.names import (
    ALTERNATE,
    AUTHOR,
    DELETED_TEXT,
    DELETION,
    FONTS,
    IDENTITY,
    INSERTION,
    LATIN_FONT,
    MATH_TEXT,
    MOVED_AWAY,
    MOVED_HERE,
    OWN_MARK,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RELATIONSHIP_ID,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    STYLE_REFERENCE,
    TEXT,
    TEXT_BOX,
    VALUE,
    WRAPPERS,
    Properties,
    W,
    branch,
    child_value,
    integer,
    properties,
    switched_on,
    value,
)
from reportlint.read.docx.numbering import label_of
from reportlint.read.docx.reading import Reading
from reportlint.read.docx.styles import (
    BODY_LEVEL,
    NO_STYLE,
    Style,
    first_known,
    numbered,
    outline_level,
    raises,
)
from reportlint.read.docx.unseen import is_on_paper, is_unseen_paragraph, is_white, vanishes
from reportlint.read.equations import EQUATION_TAGS, meet, signs, words_of
from reportlint.read.fields import Choice, Field
from reportlint.read.pen import NO_ORDINAL
from reportlint.read.symbols import drawn, symbol
from reportlint.read.tabbed import APART
from reportlint.read.xml import Element

Handler: TypeAlias = Callable[[Reading, Element, int], None]
"""Reads one element at a depth."""

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
CHART_TAGS = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
    }
)
PICTURE_TAGS = frozenset({A + "blip", V + "imagedata", DIAGRAM})
"""What cannot be read as text: images, and diagrams whose data are lost."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph says about itself."""

    outline: int | None
    """Heading level, 1 the highest, None for body text."""
    label: str
    """Its automatic number."""
    style: Style
    """What its style says."""


def read_line(
    reading: Reading, paragraph: Element, depth: int, before: Sequence[Element] = ()
) -> tuple[Shape, Span | None]:
    """Write one paragraph at the pen, its label first; return what it says about itself and where its label stands.

    `before` are paragraphs that run on into it, because their ends were deleted with changes tracked.
    """
    shape = shape_of(reading, paragraph)
    reading.hidden_paragraph = reading.hidden = shape.style.hidden
    reading.listed = False
    if shape.outline is not None:
        reading.leave_contents()
    label = reading.pen.label(shape.label)
    for part in (*before, paragraph):
        read_inline(reading, part, depth)
        mark_end(reading, part)
    reading.end_paragraph()
    return shape, label


def mark_end(reading: Reading, paragraph: Element) -> None:
    """Mark the end of a paragraph that a tracked change inserts or deletes, where no words before it tell of it."""
    for change in properties(paragraph, PARAGRAPH_PROPERTIES).get(RUN_PROPERTIES, ()):
        if change.tag in {INSERTION, MOVED_HERE}:
            reading.inserted(reading.pen.length, len(reading.pen.pieces), change.get(AUTHOR, ""))
        elif change.tag in {DELETION, MOVED_AWAY}:
            reading.set_aside("deleted", "", NO_ORDINAL, change.get(AUTHOR, ""))


def shape_of(reading: Reading, paragraph: Element) -> Shape:
    """Work out outline level and automatic number of a paragraph from itself and its style."""
    said = properties(paragraph, PARAGRAPH_PROPERTIES)
    identity = value(said, STYLE_REFERENCE) or reading.grounds.styles.default
    style = reading.grounds.styles.of(identity)
    outline = first_known(outline_level(said), style.outline)
    direct = numbered(said)
    label = ""
    listed = bool(direct.number or style.numbered.number)
    if listed and not loses_mark(said) and not is_unseen_paragraph(paragraph, reading.grounds.styles):
        label = label_of(reading.numbering, direct, style.numbered, identity)
    return Shape(None if outline in {None, BODY_LEVEL} else outline + 1, label, style)


def joined(reading: Reading, elements: Iterable[Element]) -> Iterator[tuple[Element, Sequence[Element]]]:
    """Yield elements, each paragraph with those before it that run on into it."""
    before: list[Element] = []
    for element in elements:
        if element.tag != PARAGRAPH:
            if before:
                yield before.pop(), before
                before = []
            yield element, ()
        elif reading.revised and loses_mark(properties(element, PARAGRAPH_PROPERTIES)):
            before.append(element)
        else:
            yield element, before
            before = []
    if before:
        yield before.pop(), before


def loses_mark(said: Properties) -> bool:
    """Say whether a tracked deletion joins the paragraph to the next one, so that it has no number of its own."""
    mark = said.get(RUN_PROPERTIES)
    return mark is not None and any(child.tag in {DELETION, MOVED_AWAY} for child in mark)


def read_inline(reading: Reading, parent: Element, depth: int) -> None:
    """Read the elements of a paragraph, a run or any wrapper of runs; what is not known prints nothing."""
    reading.guard(depth)
    for child in parent:
        handler = HANDLERS.get(child.tag)
        if handler is not None:
            handler(reading, child, depth + 1)


def run(reading: Reading, element: Element, depth: int) -> None:
    """Read a run, hidden or not."""
    said = properties(element, RUN_PROPERTIES)
    if said:
        style = value(said, RUN_STYLE)
        own = NO_STYLE if style is None else reading.grounds.styles.of(style)
        reading.hidden = vanishes(said, reading.grounds.styles, hidden_paragraph=reading.hidden_paragraph)
        if not reading.hidden and is_white(said):
            reading.hidden = not reading.backed() and is_on_paper(element, said, reading.grounds.styles)
        reading.raised = bool(first_known(raises(said), own.raised))
        reading.after = text_behind(element) if reading.raised else ""
        fonts = said.get(FONTS)
        reading.font = "" if fonts is None else fonts.get(LATIN_FONT, "")
    read_inline(reading, element, depth)
    reading.hidden, reading.raised, reading.font = reading.hidden_paragraph, False, ""


def text_behind(element: Element) -> str:
    """Return what the next run or wrapper of runs that holds any text says."""
    texts = ("".join(text.text or "" for text in other.iter(TEXT)) for other in element.itersiblings(RUN, *WRAPPERS))
    return next(filter(None, texts), "")


def typed(reading: Reading, element: Element, _depth: int) -> None:
    """Read `w:t`."""
    text = characters(element)
    reading.show(drawn(reading.font, text) if reading.font else text, reading.ordinals[element])


def characters(element: Element) -> str:
    """Return the text of a text element; white space is printed as spaces, one for one, so that offsets stay true."""
    return (element.text or "").replace("\n", " ").replace("\r", " ").replace("\t", " ")


def blank(reading: Reading, element: Element, _depth: int) -> None:
    """Read a tab, which is a blank unless the lines around it make columns of it."""
    reading.show("\t", reading.ordinals[element])


def line_break(reading: Reading, element: Element, _depth: int) -> None:
    """Read a break of line, column or page: the words around it are joined into one line."""
    if not reading.muted() and not reading.hidden:
        reading.pen.break_here(reading.ordinals[element])


def hyphen(reading: Reading, element: Element, _depth: int) -> None:
    """Read a hyphen at which the line does not break."""
    reading.show("-", reading.ordinals[element])


def picked_symbol(reading: Reading, element: Element, _depth: int) -> None:
    """Read a character of a symbol font."""
    font, code = element.get(W + "font", ""), element.get(W + "char", "")
    text = symbol(font, code)
    if not text and not reading.muted() and not reading.hidden:
        reading.unknown[f"{font} {code}"] += 1
    reading.show(text, reading.ordinals[element])


def equation(reading: Reading, element: Element, depth: int) -> None:
    """Read an equation, written on one line."""
    for deleted in element.iter(DELETION, MOVED_AWAY):
        deletion(reading, deleted, depth)
    found = tuple(signs(element))
    if meet(reading.pen.before(1), words_of(found)):
        reading.show(APART)
    for sign in found:
        if isinstance(sign, str):
            reading.show(sign)
        else:
            reading.show(characters(sign), reading.ordinals[sign])
    if meet(words_of(found), text_behind(element)):
        reading.show(APART)


def alternate(reading: Reading, element: Element, depth: int) -> None:
    """Read one of two readings of the same thing."""
    read_inline(reading, branch(element), depth)


def deletion(reading: Reading, element: Element, _depth: int) -> None:
    """Keep a tracked deletion, or what was moved away, out of the text; one without words leaves its mark."""
    reading.set_aside("deleted", "", NO_ORDINAL, element.get(AUTHOR, ""))
    for deleted in element.iter(DELETED_TEXT, TEXT, MATH_TEXT):
        ordinal = reading.ordinals.get(deleted, NO_ORDINAL)
        reading.set_aside("deleted", characters(deleted), ordinal, element.get(AUTHOR, ""))


def insertion(reading: Reading, element: Element, depth: int) -> None:
    """Read a tracked insertion, or what was moved here, and mark it as one."""
    start, piece = reading.pen.length, len(reading.pen.pieces)
    read_inline(reading, element, depth)
    reading.inserted(start, piece, element.get(AUTHOR, ""))


def graphic(reading: Reading, element: Element, _depth: int) -> None:
    """Count a drawing as picture, chart or diagram; the words in it are read after the paragraph."""
    if reading.muted() or reading.hidden:
        return
    seen: set[str] = set()
    waiting = [element]
    while waiting:
        node = waiting.pop()
        drawn = lettering_of(node, reading.pen.part, reading.grounds.diagrams)
        if drawn is not None:
            reading.deferred.append(drawn)
            reading.diagrams += node.tag == DIAGRAM
            continue
        seen.add(node.tag)
        if node.tag == TEXT_BOX:
            reading.deferred.append(node)
        else:
            waiting.extend(reversed(branch(node) if node.tag == ALTERNATE else node))
        if node.tag in CHART_TAGS:
            reading.charts.append((node.get(RELATIONSHIP_ID, ""), reading.pen.place()))
    if not seen & CHART_TAGS and seen & PICTURE_TAGS:
        reading.pictures += 1


def simple_field(reading: Reading, element: Element, depth: int) -> None:
    """Read the result of a field in one element."""
    reading.fields.append(Field(element.get(W + "instr", ""), shown=True))
    read_inline(reading, element, depth)
    reading.end_field()


def field_mark(reading: Reading, element: Element, _depth: int) -> None:
    """Follow the marks between which the instruction and the result of a field stand."""
    kind = element.get(W + "fldCharType")
    if kind == "begin" and len(reading.fields) < reading.grounds.limits.depth:
        reading.fields.append(Field(choice=choice_of(element)))
    elif reading.fields and kind == "separate":
        reading.fields[-1].shown = True
    elif reading.fields and kind == "end":
        reading.end_field()


def choice_of(mark: Element) -> Choice:
    """Read what a field of a form was filled in with, from the mark it begins with."""
    box, options = mark.find(f"{W}ffData/{W}checkBox"), mark.find(f"{W}ffData/{W}ddList")
    if box is not None:
        checked = box.find(W + "checked")
        chosen = None if checked is None else int(switched_on(checked))
        default = box.find(W + "default")
        return Choice("box", chosen, int(default is not None and switched_on(default)))
    if options is None:
        return Choice()
    stated = child_value(options, W + "result")
    entries = [entry.get(VALUE, "") for entry in options.iterchildren(W + "listEntry")]
    chosen = None if stated is None else integer(stated)
    return Choice("list", chosen, integer(child_value(options, W + "default")), entries)


def instruction(reading: Reading, element: Element, _depth: int) -> None:
    """Take in what a field computes."""
    if reading.fields and not reading.fields[-1].shown:
        reading.fields[-1].add(element.text or "")


def reference(reading: Reading, element: Element, _depth: int) -> None:
    """Note where a footnote, endnote or comment is referred to; the mark itself is no text."""
    kind = element.tag.rpartition("}")[2].removesuffix("Reference")
    reading.references[kind, element.get(IDENTITY, "")] = reading.pen.place()
    # What follows in the run is then the mark, chosen by the author.
    reading.raised = reading.raised or element.get(OWN_MARK, "0") not in {"0", "false", "off"}


def comment_start(reading: Reading, element: Element, _depth: int) -> None:
    """Note where the words begin a comment is about."""
    reading.comment_starts[element.get(IDENTITY, "")] = reading.pen.place()


def comment_end(reading: Reading, element: Element, _depth: int) -> None:
    """Note where the words end a comment is about."""
    reading.comment_ends[element.get(IDENTITY, "")] = reading.pen.length


COMMENT_MARKS: Mapping[str, Handler] = {W + "commentRangeStart": comment_start, W + "commentRangeEnd": comment_end}

HANDLERS: Mapping[str, Handler] = {
    **dict.fromkeys((*WRAPPERS, W + "ruby", W + "rubyBase"), read_inline),
    **dict.fromkeys((W + "tab", W + "ptab"), blank),
    **dict.fromkeys((W + "br", W + "cr"), line_break),
    **dict.fromkeys((W + "drawing", W + "pict", W + "object"), graphic),
    **dict.fromkeys((W + "footnoteReference", W + "endnoteReference", W + "commentReference"), reference),
    **dict.fromkeys(EQUATION_TAGS, equation),
    **COMMENT_MARKS,
    RUN: run,
    TEXT: typed,
    W + "noBreakHyphen": hyphen,
    W + "sym": picked_symbol,
    W + "fldSimple": simple_field,
    W + "fldChar": field_mark,
    W + "instrText": instruction,
    **dict.fromkeys((DELETION, MOVED_AWAY), deletion),
    **dict.fromkeys((INSERTION, MOVED_HERE), insertion),
    ALTERNATE: alternate,
}
"""What can stand inside a paragraph, and who reads it."""

r"""Markdown and plain text in, `Document` out; its text is the file itself, with `\r\n` and `\r` as `\n` and no BOM.

Read by line, not by CommonMark: in converted reports four spaces are no code, `---` makes no heading of the line above,
and a line with tabs is a row. Fenced code is left out; its fences are ignored where it is Markdown or never closed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from reportlint.model import Block, Document, Lines, Note, Span
from reportlint.patterns import compiled
from reportlint.read.encoding import decode
from reportlint.read.html_table import strip_span
from reportlint.read.text.lines import split_lines
from reportlint.read.text.scan import Scan
from reportlint.read.trouble import Limits

__all__ = ["read_markdown", "read_plain"]

FOOTNOTE_MARK = compiled(r"\[\^([^\[\]\s]+)\](?!:)")
FRONT_MATTER_KEY = compiled(r"[\w.-]+:(?:\s|$)", regex.ASCII)


def read_markdown(data: bytes, limits: Limits) -> Document:
    """Read a Markdown file."""
    return read_text(decode(data), "md", limits)


def read_plain(data: bytes, limits: Limits) -> Document:
    """Read a plain text file: as Markdown, but `>` quotes nothing."""
    return read_text(decode(data), "txt", limits)


def read_text(text: str, form: str, limits: Limits) -> Document:
    """Read decoded text as a document of format `form`."""
    comments = find_comments(text)
    bare = blank_out(text, [*front_matter(text), *(outer for outer, _ in comments)])
    scan = Scan(form, limits)
    bare = scan.take_html(bare)
    scan.lines = split_lines(bare)
    scan.run()
    blocks = tuple(scan.blocks)
    index = Lines.of(text if comments else "")
    notes = [
        *(Note("comment", inner, find_anchor(index, outer, blocks)) for outer, inner in comments if len(inner)),
        *anchor_footnotes(bare, scan.footnotes),
        *scan.notes,
    ]
    return Document(text, form, blocks, tuple(sorted(notes, key=lambda note: note.span)), tuple(scan.problems))


def find_comments(text: str) -> list[tuple[Span, Span]]:
    """Bound every HTML comment: all of it, and its words."""
    comments: list[tuple[Span, Span]] = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        comments.append((Span(start, end + 3), strip_span(text, start + 4, end)))
        start = text.find("<!--", end + 3)
    return comments


def front_matter(text: str) -> list[Span]:
    """Bound the YAML front matter, if the file begins with one: keys, and no blank line before its end."""
    first, *following = text[:20000].split("\n")
    if first.rstrip() != "---" or not following or not FRONT_MATTER_KEY.match(following[0]):
        return []
    end = len(first)
    for line in following:
        end += 1 + len(line)
        if line.rstrip() in {"---", "..."}:
            return [Span(0, end)]
        if not line.strip():
            break
    return []


def blank_out(text: str, spans: list[Span]) -> str:
    """Replace the characters of `spans` by spaces; line ends stay."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        if span.start >= at:
            pieces += text[at : span.start], compiled(r"[^\n\f]").sub(" ", text[span.start : span.end])
            at = span.end
    return "".join([*pieces, text[at:]])


def find_anchor(lines: Lines, comment: Span, blocks: tuple[Block, ...]) -> Span | None:
    """Find the block a comment is about: the one it stands in or behind on the same line, else the next one."""
    after = bisect_right(blocks, comment.start, key=lambda block: block.span.start)
    if after:
        before = blocks[after - 1].span
        if lines.position(before.end).line >= lines.position(comment.start).line:
            return before
    return blocks[after].span if after < len(blocks) else None


def anchor_footnotes(text: str, footnotes: list[tuple[str, Span]]) -> Iterator[Note]:
    """Make a note of every footnote, about the mark that calls for it."""
    marks: dict[str, Span] = {}
    for mark in FOOTNOTE_MARK.finditer(text) if footnotes else ():
        marks.setdefault(mark[1], Span(*mark.span()))
    for name, span in footnotes:
        yield Note("footnote", span, marks.get(name))

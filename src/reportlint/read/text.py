r"""Markdown and plain text in, `Document` out; its text is the file itself, with `\r\n` and `\r` as `\n` and no BOM.

Read by line, not by CommonMark: in converted reports four spaces are no code, `---` makes no heading of the line above,
and a line with tabs is a row. Fenced code is left out; its fences are ignored where it is Markdown or never closed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from reportlint.model import Block, Cell, Document, Lines, Note, Paragraph, Problem, Span, Table
from reportlint.read.encoding import decode
from reportlint.read.html_table import TooLarge, find_caption, find_tables, parse_table, strip_span
from reportlint.read.trouble import Limits

NUMERAL = "一二三四五六七八九十百〇零"
NUMBER = (
    rf"第[{NUMERAL}\d]{{1,5}}[章节条款编篇部]|[{NUMERAL}]{{1,4}}[、.．，,]|[(（]\s?(?:[{NUMERAL}]{{1,4}}|\d{{1,3}})\s?[)）]"
    r"|\d{1,3}(?:\.\d{1,3}){0,4}(?:[、．)）]|\\?\.(?!\d)|(?<=\.\d)\s|(?<=\.\d\d)\s)|[①-⒛㈠-㈩]"
)
"""What numbers a heading or a list item."""

HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^\x00-\x7f])|$)")
CLOSING_MARKS = re.compile(r"\s#+$")
HTML_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]*)?>([^<>]*)</h\1\s*>", re.IGNORECASE)
QUOTE = re.compile(r"(?:>\s+)+|>$")
BULLET = re.compile(r"[-*+•●]\s+")
ENUMERATOR = re.compile(rf"(?:{NUMBER})\s*\t")
OWN_LINE = re.compile(rf"(?:{NUMBER}|[-*+•●◆■]\s|[#>|]|\*\*|附[件表录]|[图表]\s?\d|目\s*[录次]\s*$)")
"""How a line begins that is never the continuation of the one before, nor continued by the next."""

STOPS = "。！？；：.!?;:"
CLOSERS = "”’」』）)】》\"'*"
NARROWEST_WRAP = 30
"""Columns a line must fill before it can have been broken for its length."""

CONTENTS = re.compile(r"\**\s*(?:目\s*[录錄次]|contents|table of contents)\s*\**", re.IGNORECASE)
LEADER = re.compile(
    r"(?:…{2,}|[.·．•_]{4,}|(?:[.·．]\s){3,})[\s….·．]*[-—(（]?\s?(?:\d{1,4}|[ivx]{1,6})\s?[-—)）]?$", re.IGNORECASE
)
LEADER_ENDS = frozenset("0123456789ivxIVX-—)）")
CONTENTS_ENTRY = re.compile(r".*\S\s+(?:\d{1,4}|[ivx]{1,6})$", re.IGNORECASE)
CONTENTS_LINK = re.compile(r"\[.*\]\(#[^()]*\)$")
LONGEST_ENTRY = 300
"""Characters of a table of contents entry."""

PAGE_NUMBER = re.compile(r"[-—–－]\s?\d{1,4}\s?[-—–－]|第\s?\d{1,4}\s?页(?:[\s,，/]{0,3}共\s?\d{1,4}\s?页)?")
PAGE_BREAK = re.compile(
    r"\\(?:newpage|pagebreak|clearpage)|<[^<>]*page-break-(?:after|before)[^<>]*>(?:\s*</\w+>)?", re.IGNORECASE
)
HOLLOW = re.compile(
    r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])|!\[\[[^\[\]]*\]\]|</?[a-z][\w-]*(?=[\s/>])[^<>]*>|&nbsp;|&emsp;|&ensp;"
    r"|&#160;|[\\\u200b-\u200f\u2060\ufeff\s]",
    re.IGNORECASE,
)
"""What leaves no word on a line: pictures, tags, blanks in every spelling."""

HOLLOW_START = frozenset("<![&\\\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
LINK_FRAME = re.compile(r"\[\]\([^()]*\)")
"""What is left of a picture that was a link."""

DEFINITION = re.compile(r"\[[^\[\]^][^\[\]]*\]:\s*(?=<?[!-~]*?[/#:])[!-~]++(?:\s.*)?$")
FOOTNOTE = re.compile(r"\[\^([^\[\]\s]+)\]:")
FOOTNOTE_MARK = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")
FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)$")
OPEN_FENCES = frozenset({"markdown", "md", "html"})
"""Fences around what is itself the report."""

TAB = re.compile("\t")
PIPE = re.compile(r"(?<!\\)\|")
RULE_MARKS = frozenset("-*_=—─")
SEPARATOR_MARKS = frozenset("|-:=+ \t")
FRONT_MATTER_KEY = re.compile(r"[\w.-]+:(?:\s|$)", re.ASCII)


class Line(NamedTuple):
    """One line of the file; a tuple because there are as many as lines."""

    start: int
    """Offset of its first character."""
    text: str
    """Its characters, without the line end."""
    indent: int
    """White space before its words."""
    words: str
    """Its characters without surrounding white space."""
    ends_page: bool
    """True where a form feed, not a line feed, ends it."""

    @property
    def begin(self) -> int:
        """Offset of its words."""
        return self.start + self.indent

    @property
    def end(self) -> int:
        """Offset behind its words."""
        return self.start + self.indent + len(self.words)


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
            pieces += text[at : span.start], re.sub(r"[^\n\f]", " ", text[span.start : span.end])
            at = span.end
    return "".join([*pieces, text[at:]])


def split_lines(text: str) -> list[Line]:
    """Split text at line feeds and form feeds."""
    lines: list[Line] = []
    start = 0
    for row in text.split("\n"):
        *pages, last = row.split("\f")
        for piece in pages:
            lines.append(make_line(start, piece, ends_page=True))
            start += len(piece) + 1
        lines.append(make_line(start, last, ends_page=False))
        start += len(last) + 1
    return lines


def make_line(start: int, text: str, *, ends_page: bool) -> Line:
    """Make the line that begins at offset `start`."""
    rest = text.lstrip()
    return Line(start, text, len(text) - len(rest), rest.rstrip(), ends_page)


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


@dataclass(slots=True)
class Scan:
    """One walk over the lines of a file, and what it has found so far."""

    form: str
    limits: Limits
    lines: list[Line] = field(default_factory=list)
    at: int = 0
    """Index of the line looked at."""
    blocks: list[Block] = field(default_factory=list)
    html: list[Block] = field(default_factory=list)
    """Blocks of HTML tables not reached yet, the next one last."""
    notes: list[Note] = field(default_factory=list)
    footnotes: list[tuple[str, Span]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    wrapped: Line | None = None
    """The last line of the last paragraph, where the next line may continue it."""
    in_contents: bool = False
    """True from the title of a table of contents to its last entry."""
    no_pipes_before: int = 0
    """Lines before this index were looked at and are no rows between pipes."""
    no_tabs_before: int = 0
    """Lines before this index were looked at and are no rows between tabs."""
    fences: dict[str, list[int]] = field(default_factory=dict)
    """Indexes of the lines that can close a fence, by its character; filled when the first fence is met."""
    closing: set[int] = field(default_factory=set)
    """Indexes of closing fences whose content is read."""

    def take_html(self, text: str) -> str:
        """Read the HTML tables and return the text with a blank line in the place of each."""
        pieces: list[str] = []
        at = 0
        for region in find_tables(text):
            if self.read_html(text, region):
                # A paragraph before or behind the table on the same line is a line of its own.
                pieces += text[at : region.start], "\n", " " * (len(region) - 2), "\n"
                at = region.end
        self.html.reverse()
        return "".join([*pieces, text[at:]])

    def read_html(self, text: str, region: Span) -> bool:
        """Read the HTML table of `region`, its caption first; False where it is none."""
        try:
            table = parse_table(text, region, self.limits.slots)
        except TooLarge:
            self.refuse(region)
            return True
        if table is None:
            return False
        caption = find_caption(text, region)
        if caption:
            self.html.append(Paragraph(caption))
        self.html.append(table)
        return True

    def refuse(self, span: Span) -> None:
        """Say that a table is too large to be read."""
        self.problems.append(Problem("table-too-large", {"limit": str(self.limits.slots)}, span))

    def run(self) -> None:
        """Walk over all lines."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            while self.html and self.html[-1].span.start <= line.start:
                self.blocks.append(self.html.pop())
            if not line.words:
                self.wrapped = None
                self.pass_line(line)
            elif not (self.skip_fence(line) or self.take_pipes(line) or self.take_tabs(line)):
                self.take_line(line)
                self.pass_line(line)
        self.blocks.extend(reversed(self.html))

    def pass_line(self, line: Line) -> None:
        """Go on to the next line."""
        if line.ends_page:
            self.cut()
        self.at += 1

    def cut(self) -> None:
        """Mark the end of a page."""
        if self.blocks and isinstance(self.blocks[-1], Paragraph):
            self.blocks[-1] = replace(self.blocks[-1], cut=True)
        self.wrapped = None

    def skip_fence(self, line: Line) -> bool:
        """Step over fenced code, or over the fence alone where the content is to be read."""
        fence = FENCE.match(line.words) if line.words[0] in "`~" else None
        if fence is None:
            return False
        end = None if self.at in self.closing else self.find_closing(fence[1][0])
        self.wrapped = None
        if end is not None and fence[2].strip().lower() in OPEN_FENCES:
            self.closing.add(end)
        elif end is not None:
            self.at = end
        self.pass_line(self.lines[self.at])
        return True

    def find_closing(self, mark: str) -> int | None:
        """Find the fence that closes the one at this line."""
        if mark not in self.fences:
            self.fences[mark] = [index for index, line in enumerate(self.lines) if is_closing(line.words, mark)]
        indexes = self.fences[mark]
        following = bisect_right(indexes, self.at)
        return indexes[following] if following < len(indexes) else None

    def stretch(self, belongs: Callable[[Line], bool]) -> list[Line]:
        """Collect the lines of one page from here on that belong together."""
        found: list[Line] = []
        for index in range(self.at, len(self.lines)):
            line = self.lines[index]
            if not belongs(line):
                break
            found.append(line)
            if line.ends_page:
                break
        return found

    def take_pipes(self, line: Line) -> bool:
        """Read a table whose cells stand between pipes."""
        if self.at < self.no_pipes_before or not is_pipe_line(line):
            return False
        lines = self.stretch(is_pipe_line)
        self.no_pipes_before = self.at + len(lines)
        first = first_pipe_row(lines)
        if first is None:
            return False
        for early in lines[:first]:
            self.take_line(early)
        rows = [row for row in lines[first:] if not is_separator(row)]
        self.take_rows(rows, max(len(PIPE.findall(row.words)) for row in rows) - 1, split_pipes)
        self.at += len(lines) - 1
        self.pass_line(lines[-1])
        return True

    def take_tabs(self, line: Line) -> bool:
        """Read a table whose cells stand between tabs."""
        if self.at < self.no_tabs_before or not is_tab_row(line) or self.is_entry(line):
            return False
        lines = self.stretch(lambda row: is_tab_line(row) and not self.is_entry(row))
        self.no_tabs_before = self.at + len(lines)
        while not is_tab_row(lines[-1]):
            lines.pop()
        if sum(map(is_tab_row, lines)) < 2:
            return False
        self.take_rows(lines, max(row.words.count("\t") for row in lines), split_tabs)
        self.at += len(lines) - 1
        self.pass_line(lines[-1])
        return True

    def take_rows(self, lines: list[Line], least: int, split: Callable[[list[Line]], list[list[Span]]]) -> None:
        """Make one table of lines, each row as wide as the widest, which has at least `least` cells."""
        self.wrapped, self.in_contents = None, False
        rows = [] if least * len(lines) > self.limits.slots else split(lines)
        columns = max(map(len, rows), default=0)
        if rows and columns * len(rows) <= self.limits.slots:
            self.blocks.append(make_table(lines, rows, columns))
        else:
            self.refuse(Span(lines[0].begin, lines[-1].end))

    def take_line(self, line: Line) -> None:
        """Read a line that is no row of a table."""
        before, self.wrapped = self.wrapped, None
        entry = self.is_entry(line)
        self.in_contents = is_contents_title(line.words) or (self.in_contents and entry)
        if is_rule(line.words):
            self.underline(line)
        elif not (self.take_heading(line) or self.take_aside(line) or is_hollow(line.words)):
            self.take_prose(before, line, entry=entry)

    def take_prose(self, before: Line | None, line: Line, *, entry: bool) -> None:
        """Read a line of body text as a paragraph, or as more of the last one."""
        start = line.begin
        start += self.quote_width(line.words)
        bullet = BULLET.match(line.words, start - line.begin)
        start += len(bullet[0]) if bullet else 0
        if start >= line.end:
            return
        if before and not entry and is_continuation(before, line):
            last = self.blocks.pop()
            self.blocks.append(Paragraph(Span(last.span.start, line.end)))
        else:
            self.blocks.append(Paragraph(Span(start, line.end), listed=entry))
        if start == line.begin and not entry and may_wrap(line):
            self.wrapped = line

    def take_heading(self, line: Line) -> bool:
        """Read a line that declares itself a heading."""
        if line.words[0] not in "#<>":
            return False
        offset = self.quote_width(line.words)
        words = line.words[offset:]
        mark, html = HEADING.match(words), HTML_HEADING.fullmatch(words)
        if mark:
            closing = CLOSING_MARKS.search(words[-200:])
            start, end, outline = mark.end(), len(words) - (len(closing[0]) if closing else 0), len(mark[1])
        elif html:
            start, end, outline = html.start(2), html.end(2), int(html[1])
        else:
            return False
        span = strip_span(words, start, end, line.begin + offset)
        if span:
            self.blocks.append(Paragraph(span, outline))
        return True

    def underline(self, line: Line) -> None:
        """Make the paragraph right above a row of equals signs a heading; every other rule says nothing."""
        last = self.blocks[-1] if self.blocks else None
        if line.words[0] == "=" and isinstance(last, Paragraph) and self.at:
            above = self.lines[self.at - 1]
            if above.words and above.end == last.span.end:
                self.blocks[-1] = replace(last, outline=last.outline or 1)

    def take_aside(self, line: Line) -> bool:
        """Read a line that is no text of the body: the end of a page, a footnote, a link definition."""
        if PAGE_BREAK.fullmatch(line.words):
            self.cut()
            return True
        if PAGE_NUMBER.fullmatch(line.words):
            self.notes.append(Note("footer", Span(line.begin, line.end)))
            self.cut()
            return True
        if not line.words.startswith("["):
            return False
        footnote = FOOTNOTE.match(line.words)
        if footnote:
            span = strip_span(line.words, footnote.end(), len(line.words), line.begin)
            self.footnotes.append((footnote[1], span))
        return bool(footnote or DEFINITION.match(line.words))

    def quote_width(self, words: str) -> int:
        """Count the characters of the quotation marks of Markdown before a line's words."""
        quote = QUOTE.match(words) if words[0] == ">" and self.form == "md" else None
        return len(quote[0]) if quote else 0

    def is_entry(self, line: Line) -> bool:
        """Say whether a line is an entry of a table of contents."""
        words = line.words
        if len(words) > LONGEST_ENTRY:
            return False
        return bool(
            (self.in_contents and CONTENTS_ENTRY.match(words))
            or (words[-1] in LEADER_ENDS and LEADER.search(words))
            or CONTENTS_LINK.match(words.lstrip("-*+ "))
        )


def is_contents_title(words: str) -> bool:
    """Say whether a line is the title of a table of contents."""
    return len(words) < 40 and CONTENTS.fullmatch(words.strip("#* ")) is not None


def is_closing(words: str, mark: str) -> bool:
    """Say whether a line can close a fence."""
    return words.startswith(mark * 3) and not words.strip(mark)


def is_rule(words: str) -> bool:
    """Say whether a line is a drawn rule."""
    return words[0] in RULE_MARKS and len(words) > 2 and not words.strip(words[0] + " ")


def is_hollow(words: str) -> bool:
    """Say whether a line holds no word: only pictures, tags and blanks."""
    return words[0] in HOLLOW_START and not LINK_FRAME.sub("", HOLLOW.sub("", words)).strip()


def may_wrap(line: Line) -> bool:
    """Say whether a line may have been broken for its length only."""
    words = line.words
    return not (
        line.ends_page
        or line.text.endswith("  ")
        or "\t" in words
        or OWN_LINE.match(words)
        or words[-8:].rstrip(CLOSERS).endswith(tuple(STOPS))
        or count_columns(words) < NARROWEST_WRAP
    )


def is_continuation(before: Line, line: Line) -> bool:
    """Say whether a line goes on with the sentence of the line before."""
    return not (
        line.indent > before.indent
        or line.text.startswith("\u3000")
        or "\t" in line.words
        or OWN_LINE.match(line.words)
        # A line that fits more than the one before shows that nothing had to be broken there.
        or count_columns(line.words) > 1.2 * count_columns(before.words)
    )


def count_columns(words: str) -> int:
    """Count the columns text takes, two for an ideograph."""
    return len(words.encode("gb18030", "replace"))


def is_pipe_line(line: Line) -> bool:
    """Say whether a line may belong to a table between pipes."""
    return "|" in line.words or (line.words[:2] in {"+-", "+="} and is_separator(line))


def is_separator(line: Line) -> bool:
    """Say whether a line only draws the rule under a header or between rows."""
    marks = set(line.words)
    return marks <= SEPARATOR_MARKS and not marks.isdisjoint("-=") and not marks.isdisjoint("|+")


def first_pipe_row(lines: list[Line]) -> int | None:
    """Find the line at which the table begins; None where the lines are no table.

    Above a separator stands the header, one row or more with as many pipes. Without any separator, all lines must have
    the same number of pipes, at least two.
    """
    counts = [len(PIPE.findall(line.words)) for line in lines]
    separators = [index for index, line in enumerate(lines) if is_separator(line)]
    if len(separators) == len(lines):
        return None
    if not separators:
        return 0 if len(lines) > 1 and len(set(counts)) == 1 and counts[0] > 1 else None
    first = max(separators[0] - 1, 0)
    while first and counts[first - 1] == counts[first]:
        first -= 1
    return first


def pipe_cells(line: Line) -> list[Span]:
    """Bound the cells of a row between pipes."""
    words = line.words
    edges = [-1, *(pipe.start() for pipe in PIPE.finditer(words)), len(words)]
    if len(edges) > 2 and edges[1] == 0:
        del edges[0]
    if len(edges) > 2 and edges[-2] == len(words) - 1:
        del edges[-1]
    return [strip_span(words, left + 1, right, line.begin) for left, right in pairwise(edges)]


def is_tab_line(line: Line) -> bool:
    """Say whether a line may belong to a table between tabs."""
    return "\t" in line.text and bool(line.words)


def is_tab_row(line: Line) -> bool:
    """Say whether a tab divides a line: not an indent, not behind a number, not before a page number."""
    enumerator = ENUMERATOR.match(line.words)
    tabs = line.text.lstrip().count("\t")
    return tabs > (1 if enumerator else 0)


def tab_cells(line: Line) -> list[Span]:
    """Bound the cells of a row between tabs."""
    edges = [-1, *(tab.start() for tab in TAB.finditer(line.text)), len(line.text)]
    return [strip_span(line.text, left + 1, right, line.start) for left, right in pairwise(edges)]


def split_pipes(lines: list[Line]) -> list[list[Span]]:
    """Bound the cells of rows between pipes."""
    return [pipe_cells(line) for line in lines]


def split_tabs(lines: list[Line]) -> list[list[Span]]:
    """Bound the cells of rows between tabs, without the columns on the right in which no row has a word."""
    rows = [tab_cells(line) for line in lines]
    width = max(index for row in rows for index, span in enumerate(row, 1) if span)
    return [row[:width] for row in rows]


def make_table(lines: list[Line], rows: list[list[Span]], columns: int) -> Table:
    """Make a table of rows of spans; a short row gets empty cells at its end."""
    cells: list[Cell] = []
    for index, (line, spans) in enumerate(zip(lines, rows, strict=True)):
        cells += [Cell(span, index, column) for column, span in enumerate(spans)]
        end = max(line.end, spans[-1].end)
        cells += [Cell(Span(end, end), index, column) for column in range(len(spans), columns)]
    return Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells), len(rows), columns, merges_known=False)

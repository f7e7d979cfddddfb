"""One walk over the lines of a text: what each begins, goes on with or ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import regex

from reportlint.model import Block, Note, Paragraph, Problem, Span
from reportlint.patterns import compiled
from reportlint.read.html_table import TooLarge, find_caption, find_tables, parse_table, strip_span
from reportlint.read.text.lines import (
    Line,
    is_closing,
    is_contents_title,
    is_continuation,
    is_hollow,
    is_rule,
    may_wrap,
)
from reportlint.read.text.rows import (
    PIPE,
    first_pipe_row,
    is_pipe_line,
    is_separator,
    is_tab_line,
    is_tab_row,
    make_table,
    split_pipes,
    split_tabs,
)
from reportlint.read.trouble import Limits

HEADING = compiled(r"(#{1,6})(?:\s+|(?=[^\x00-\x7f])|$)")
CLOSING_MARKS = compiled(r"\s#+$")
HTML_HEADING = compiled(r"<h([1-6])(?:\s[^<>]*)?>([^<>]*)</h\1\s*>", regex.IGNORECASE)
QUOTE = compiled(r"(?:>\s+)+|>$")
BULLET = compiled(r"[-*+•●]\s+")
LEADER = compiled(
    r"(?:(?<!…)…{2,}+|(?<![.·．•_])[.·．•_]{4,}+|(?<![.·．]\s)(?:[.·．]\s){3,}+)[\s….·．]*+[-—(（]?\s?(?:\d{1,4}|[ivx]{1,6})\s?[-—)）]?$",
    regex.IGNORECASE,
)
LEADER_ENDS = frozenset("0123456789ivxIVX-—)）")
CONTENTS_ENTRY = compiled(r".*\S\s+(?:\d{1,4}|[ivx]{1,6})$", regex.IGNORECASE)
CONTENTS_LINK = compiled(r"\[.*\]\(#[^()]*\)$")
LONGEST_ENTRY = 300
"""Characters of a table of contents entry."""
PAGE_NUMBER = compiled(r"[-—–－]\s?\d{1,4}\s?[-—–－]|第\s?\d{1,4}\s?页(?:[\s,，/]{0,3}共\s?\d{1,4}\s?页)?")
PAGE_BREAK = compiled(
    r"\\(?:newpage|pagebreak|clearpage)|<[^<>]*page-break-(?:after|before)[^<>]*>(?:\s*</\w+>)?", regex.IGNORECASE
)
DEFINITION = compiled(r"\[[^\[\]^][^\[\]]*\]:\s*(?=<?[!-~]*?[/#:])[!-~]++(?:\s.*)?$")
FOOTNOTE = compiled(r"\[\^([^\[\]\s]+)\]:")
FENCE = compiled(r"(`{3,}|~{3,})([^`]*)$")
OPEN_FENCES = frozenset({"markdown", "md", "html"})
"""Fences around what is itself the report."""


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

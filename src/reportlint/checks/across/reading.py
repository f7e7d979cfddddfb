"""One passage read against the tables: which of their rows its words name, and where."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.checks.across.cells import Tables
from reportlint.facts import Prose
from reportlint.facts.prose.mentions import Mention
from reportlint.patterns import compiled

AT_ONCE = compiled(r"(?:（[^（）]{0,12}）)?(?:支出|收入|金额|资金|投入|投资|共|为|达到?|完成|实现|：){0,2}[（，]?")
"""What may stand between the name of a row and its number."""

PER_ONE = compiled(r"(?:[人户亩生村床均件次家校]均|平均|每[一-鿿]{1,2})的?$")
"""Words before the name of a row that make it another thing: 人均人员经费 is no 人员经费."""
NEAR = 10
"""Characters before a number that may name its column."""


class Reading:
    """One passage read against the tables; lives only while it is read."""

    def __init__(self, tables: Tables, prose: Prose, title: str) -> None:
        """Find the names of rows in the passage and in the title above it, and where its clauses begin."""
        self.tables = tables
        self.prose = prose
        self.title = title
        text = prose.passage.text
        self.found = [(match.start(), match.group()) for match in tables.names.finditer(text)] if tables.names else []
        self.averaged = {start for start, _ in self.found if PER_ONE.search(text, max(0, start - 4), start)}
        self.starts = [start for start, _ in self.found]
        self.stops = [match.end() for match in compiled(r"[。；！？]").finditer(text)]
        self.block = prose.blocks[0]
        self.near = tables.totals_near(self.block)
        titled = tables.names.findall(title) if tables.names else []
        self.titled = [line for name in titled[-1:] for line in self.rows_called(name)]

    def rows_called(self, name: str) -> list[tuple[int, int]]:
        """Return the rows of a name nearest to the passage."""
        return self.tables.rows_called(name, self.block)

    def sentence_start(self, mention: Mention) -> int:
        """Return where the sentence of a number begins; a ； ends one as well."""
        return max((stop for stop in self.stops if stop <= mention.start), default=0)

    def lines_named(self, mention: Mention) -> list[tuple[int, int]]:
        """Return the rows whose names stand before a number in its sentence, the nearest name first."""
        first = self.sentence_start(mention)
        names: list[str] = []
        at = bisect_right(self.starts, mention.start) - 1
        while at >= 0 and self.starts[at] >= first and len(names) < 8:
            names.append(self.found[at][1])
            at -= 1
        return [line for name in dict.fromkeys(names) for line in self.rows_called(name)]

    def own_name(self, mention: Mention) -> list[tuple[int, int]]:
        """Return the rows of the name nearest before a number."""
        at = bisect_right(self.starts, mention.start) - 1
        first = self.sentence_start(mention)
        if at < 0 or self.starts[at] < first:
            return self.titled
        return [] if self.starts[at] in self.averaged else self.rows_called(self.found[at][1])

    def names_at_once(self, mention: Mention) -> bool:
        """Whether the name of a row stands right before a number: 教育支出158417万元."""
        at = bisect_right(self.starts, mention.start) - 1
        if at < 0 or self.starts[at] in self.averaged:
            return False
        between = self.prose.passage.text[self.starts[at] + len(self.found[at][1]) : mention.start]
        return AT_ONCE.fullmatch(between) is not None

    def is_named(self, first: Mention, second: Mention) -> bool:
        """Whether the name of a row stands between two numbers."""
        return bisect_right(self.starts, first.end - 1) < bisect_right(self.starts, second.start)

    def words_before(self, mention: Mention) -> str:
        """Return the words from the name of a row on up to a number; the last few where no name stands before it."""
        at = bisect_right(self.starts, mention.start) - 1
        first = self.sentence_start(mention)
        named = at >= 0 and self.starts[at] >= first
        return self.prose.passage.text[self.starts[at] if named else max(first, mention.start - NEAR) : mention.start]

"""Text of many reports is drawn piece by piece: one report is looked at while the others wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

import pytest
from helpers import check_bytes

from reportlint.finding import Result, Run
from reportlint.render import FORMATS, load_piece_renderer, load_renderer
from reportlint.render.options import Options

TEXT = "# 一、概况\n\n评价得分 105 分，满分 100 分。\n\n项目由XX镇实施。\n"
COUNT = 20
OPTIONS = Options("zh", statistics=True)
IN_PIECES = sorted(name for name, form in FORMATS.items() if form.pieces)


class Watched(Sequence[Result]):
    """Results that tell how many of them have been taken since somebody began to go through them."""

    def __init__(self, results: Sequence[Result]) -> None:
        """Watch results."""
        self.results = results
        self.taken = 0

    def __iter__(self) -> Iterator[Result]:
        """Yield them, counting."""
        self.taken = 0
        for result in self.results:
            self.taken += 1
            yield result

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Result]: ...
    def __getitem__(self, index: int | slice) -> Result | Sequence[Result]:
        """Return one, or some."""
        return self.results[index]

    def __len__(self) -> int:
        """Count them."""
        return len(self.results)


def results() -> list[Result]:
    """Check a text under many names."""
    result = check_bytes(TEXT.encode(), "0.md")
    assert result.findings
    return [replace(result, path=f"{number:02}.md") for number in range(COUNT)]


@pytest.mark.parametrize("name", IN_PIECES)
def test_the_pieces_are_the_text_and_come_while_most_reports_wait(name: str) -> None:
    watched = Watched(results())
    run = Run(watched)
    texts, seen = [], []
    for text in load_piece_renderer(name)(run, OPTIONS):
        texts.append(text)
        seen.append((watched.taken, text))
    assert "".join(texts) == load_renderer(name)(run, OPTIONS)
    early = "".join(text for taken, text in seen if taken <= 2)
    late = "".join(text for taken, text in seen if taken == COUNT)
    assert "00.md" in early
    assert f"{COUNT - 1:02}.md" in late
    assert len("".join(texts)) > COUNT * 40


def test_all_text_formats_but_those_that_sort_a_run_are_drawn_in_pieces() -> None:
    whole = {name for name, form in FORMATS.items() if not form.binary and not form.pieces}
    assert whole == {"github", "html"}
